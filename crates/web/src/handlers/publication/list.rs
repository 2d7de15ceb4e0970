//! What of a wave can be published, and publishing it.

use std::collections::BTreeSet;

use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_pages::urls::Route;
use validator::Validate;

use super::AtWave;
use crate::extract::Path;
use crate::form::{Fields, Form, Sent, shown, status_of};
use crate::guest::Member;
use crate::present::publication::publication_page;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Chosen {
    #[validate(skip)]
    cities: BTreeSet<String>,
}

impl Form for Chosen {
    const FIELDS: &'static [&'static str] = &["city"];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            cities: fields.all("city").into_iter().collect(),
        })
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<AtWave>) -> Result<Response, Problem> {
    page(member, at.wave, &[]).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtWave>,
    sent: Sent<Chosen>,
) -> Result<Response, Problem> {
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let cities = &sent.form.cities;
    match service
        .publish_results(&member.actor, &at.wave, cities, origin)
        .await
    {
        Ok(published) => {
            let done = if published.passed == 0 {
                "results-published"
            } else {
                "results-passed"
            };
            Ok(member.cx.done(&Route::Publication { wave: at.wave }, done))
        }
        Err(Error::Invalid(issues)) => page(member, at.wave, &issues).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(member: Member, wave: String, issues: &[Issue]) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let found = cx.app.service.publication(&actor, &wave).await?;
    let page = publication_page(&found, shown(issues), cx.locale);
    cx.page_once(status_of(issues), move |cx| {
        let frame = cx.frame(Route::Publication { wave });
        Ok(cx.app.pages.publication(&frame, &page)?)
    })
    .await
}
