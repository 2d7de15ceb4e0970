//! Having a municipality correct what was accepted.

use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::publication::Correcting;
use icc_pages::urls::Route;
use validator::Validate;

use super::AtCity;
use crate::extract::Path;
use crate::form::{Fields, Form, Sent, shown, status_of};
use crate::guest::Member;
use crate::present::publication::correction_page;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Said {
    #[validate(skip)]
    said: Correcting,
}

impl Form for Said {
    const FIELDS: &'static [&'static str] = &["reason-fr", "reason-en", "until"];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        let said = Correcting {
            reason_fr: fields.text("reason-fr")?,
            reason_en: fields.text("reason-en")?,
            until: fields.text("until")?,
        };
        Ok(Self { said })
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<AtCity>) -> Result<Response, Problem> {
    page(member, at, Correcting::default(), &[]).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtCity>,
    sent: Sent<Said>,
) -> Result<Response, Problem> {
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let (place, said) = ((at.city.as_str(), at.wave.as_str()), sent.form.said);
    match service.correct(&member.actor, place, &said, origin).await {
        Ok(()) => {
            let there = Route::Publication { wave: at.wave };
            Ok(member.cx.done(&there, "correction-begun"))
        }
        Err(Error::Invalid(issues)) => page(member, at, said, &issues).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(
    member: Member,
    at: AtCity,
    said: Correcting,
    issues: &[Issue],
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let found = cx.app.service.publication(&actor, &at.wave).await?;
    let row = found.rows.iter().find(|row| row.city.code == at.city);
    let row = row.filter(|row| row.may_correct).ok_or(Error::NotFound)?;
    let page = correction_page(&found, row, &said, shown(issues), cx.locale);
    let invented = row.city.demonstration;
    let here = Route::Correction {
        wave: at.wave,
        city: at.city,
    };
    cx.page_once(status_of(issues), move |cx| {
        let frame = cx.city_frame(here, invented);
        Ok(cx.app.pages.correction(&frame, &page)?)
    })
    .await
}
