//! Other editions into which answers can be carried, as a page shows them.

use icc_app::responses::{Targets, Wording};
use icc_domain::Locale;
use icc_i18n::I18n;
use icc_pages::context::{CrossingTarget, ResponseCrossingPage};

use super::response::head;

pub(crate) fn crossing_page(
    targets: &Targets,
    i18n: &I18n,
    locale: Locale,
) -> ResponseCrossingPage {
    let shown = targets.targets.iter().map(|target| CrossingTarget {
        edition: target.definition.id.to_string(),
        title: Wording::new(&target.definition, i18n, locale)
            .title()
            .to_owned(),
        reviewed_by: target.review.by.clone(),
        reviewed_on: target.review.on.clone(),
    });
    ResponseCrossingPage {
        head: head(&targets.desk, locale),
        targets: shown.collect(),
    }
}
