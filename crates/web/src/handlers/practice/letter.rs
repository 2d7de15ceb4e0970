//! Writing to the authors of a practice.

use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::letters::LONGEST_LETTER;
use icc_pages::urls::Route;
use validator::Validate;

use super::At;
use crate::extract::Path;
use crate::form::{Fields, Form, Sent, shown, status_of};
use crate::guest::Member;
use crate::present;
use crate::problem::Problem;

/// A letter; looked at by the use case.
#[derive(Validate)]
pub(crate) struct Letter {
    #[validate(skip)]
    pub(crate) body: String,
}

impl Form for Letter {
    const FIELDS: &'static [&'static str] = &[];
    /// Longer than a letter may be, so that one too long is told instead of refused.
    const LONGEST: usize = 2 * LONGEST_LETTER;

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            body: fields.text("letter")?,
        })
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    page(member, at, String::new(), &[]).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Letter>,
) -> Result<Response, Problem> {
    let body = sent.form.body;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match service
        .write_to_authors(&member.actor, at.id()?, &body, origin)
        .await
    {
        Ok(()) => {
            let there = Route::Practice {
                practice: at.practice,
            };
            Ok(member.cx.done(&there, "practice-asked"))
        }
        Err(Error::Invalid(issues)) => page(member, at, body, &issues).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(member: Member, at: At, body: String, issues: &[Issue]) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let found = cx
        .app
        .service
        .practice_letter_page(&actor, at.id()?)
        .await?;
    let errors = shown(issues);
    cx.page_once(status_of(issues), move |cx| {
        let page = present::practices::letter(cx, &found, body, errors);
        let here = Route::PracticeLetter {
            practice: at.practice,
        };
        let frame = cx.city_frame(here, page.entry.invented);
        Ok(cx.app.pages.practice_letter(&frame, &page)?)
    })
    .await
}
