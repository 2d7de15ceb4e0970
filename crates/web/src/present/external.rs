//! Rates that others have published about a city, apart from ours and as they were published.

use icc_app::snapshot::City;
use icc_i18n::{key, list};
use icc_pages::context::{ExternalFact, ExternalRate};

use crate::extract::PageCx;

/// Word of the data files for the index over everything.
const OVERALL: &str = "overall";
/// Word of the data files for a sample of every city.
const EVERYONE: &str = "all";

/// The published rates of a city, the latest first. What was published without a rate is left out.
pub(super) fn published(cx: &PageCx, city: &City) -> Vec<ExternalFact> {
    let naming = cx.naming();
    let mut found: Vec<_> = city
        .published
        .iter()
        .filter_map(|result| {
            let record = &result.record;
            let note = record.note.as_ref();
            Some(ExternalFact {
                label: label(cx, &record.measure),
                year: record.year,
                year_approximate: record.year_approximate,
                edition: edition(cx, &record.edition),
                edition_inferred: record.edition_inferred,
                rate: rate(record.value?),
                sample_average: record.sample_average.map(rate),
                sample: sample(
                    cx,
                    record.sample == EVERYONE,
                    [
                        record.sample_size_class.as_deref(),
                        record.sample_foreign_born_class.as_deref(),
                    ],
                ),
                sample_size: record.sample_size.and_then(|n| u32::try_from(n).ok()),
                note: note.map(|note| naming.text(note)).unwrap_or_default(),
                source: host(&record.source_url).to_owned(),
                source_url: record.source_url.clone(),
            })
        })
        .collect();
    found.sort_by_key(|fact| std::cmp::Reverse(fact.year));
    found
}

/// A rate with as many decimals as it was published with: one at most.
fn rate(value: f64) -> ExternalRate {
    ExternalRate {
        value,
        decimals: u8::from(value.fract().abs() > 0.0),
    }
}

/// What was published: the index, or an indicator by the name that today's edition gives it.
fn label(cx: &PageCx, measure: &str) -> String {
    if measure == OVERALL {
        return cx.app.i18n.plain(cx.locale, key!("city-external-overall"));
    }
    let named = cx.published.edition.as_ref().and_then(|edition| {
        let mut methods = edition.definition.methods.iter();
        let texts = cx.naming();
        methods.find_map(|method| {
            let texts = texts.method_texts(&edition.definition, method.id.as_str())?;
            texts.measures.get(measure).cloned()
        })
    });
    named.unwrap_or_else(|| measure.to_owned())
}

/// The title of a loaded edition; its code otherwise.
fn edition(cx: &PageCx, code: &str) -> String {
    let naming = cx.naming();
    let titles = &cx.published.editions;
    titles
        .get(code)
        .map_or_else(|| code.to_owned(), |names| naming.text(names))
}

fn sample(cx: &PageCx, everyone: bool, classes: [Option<&str>; 2]) -> String {
    if everyone {
        return cx.app.i18n.plain(cx.locale, key!("city-external-all"));
    }
    let naming = cx.naming();
    let groups = &cx.app.service.data().groups;
    let names: Vec<String> = classes
        .into_iter()
        .flatten()
        .filter_map(|class| groups.iter().find(|group| group.code == class))
        .map(|group| naming.text(&group.names))
        .collect();
    if names.is_empty() {
        return cx.app.i18n.plain(cx.locale, key!("city-external-part"));
    }
    list(cx.locale, &names)
}

/// The host of an address: what a reader recognises a source by.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}
