//! Giving a part to a colleague, or to somebody who is invited.

use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::responses::{Divide, Gift, PartKind};
use icc_pages::context::{GiveForm, ProblemKind};
use icc_pages::urls::Route;
use validator::Validate;

use super::AtGift;
use crate::extract::Path;
use crate::form::{Fields, Form, Sent, shown, status_of};
use crate::guest::Member;
use crate::present::parts::give_page;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Given {
    person: String,
    email: String,
    language: String,
    instruction: String,
    due: String,
    divide: String,
}

impl Form for Given {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            person: fields.text("person")?,
            email: fields.text("email")?,
            language: fields.text("language")?,
            instruction: fields.text("instruction")?,
            due: fields.text("due")?,
            divide: fields.text("divide")?,
        })
    }
}

fn kind(at: &AtGift) -> Result<PartKind, Problem> {
    PartKind::from_word(&at.kind).ok_or(Problem::new(ProblemKind::NotFound))
}

pub(crate) async fn show(member: Member, Path(at): Path<AtGift>) -> Result<Response, Problem> {
    let form = GiveForm {
        person: String::new(),
        email: String::new(),
        language: member.cx.locale,
        instruction: String::new(),
        due: String::new(),
        divide: "yes".to_owned(),
    };
    page(member, &at, form, &[]).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtGift>,
    sent: Sent<Given>,
) -> Result<Response, Problem> {
    let Given {
        person,
        email,
        language,
        instruction,
        due,
        divide,
    } = sent.form;
    let form = GiveForm {
        language: language.parse().unwrap_or(member.cx.locale),
        person,
        email,
        instruction,
        due,
        divide,
    };
    let gift = Gift {
        person: form.person.clone(),
        email: form.email.clone(),
        language: form.language,
        instruction: form.instruction.clone(),
        due_on: form.due.clone(),
        divide: match form.divide.as_str() {
            "yes" => Divide::Yes,
            "no" => Divide::No,
            _ => Divide::Unsaid,
        },
    };
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let questionnaire = (at.city.as_str(), at.wave.as_str());
    let what = (kind(&at)?, at.code.as_str());
    let given = service
        .give_part(&member.actor, questionnaire, what, &gift, origin)
        .await;
    match given {
        Ok(_) => {
            let there = Route::Parts {
                city: at.city,
                wave: at.wave,
                show: String::new(),
            };
            Ok(member.cx.done(&there, "part-given"))
        }
        Err(Error::Invalid(issues)) => page(member, &at, form, &issues).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(
    member: Member,
    at: &AtGift,
    form: GiveForm,
    issues: &[Issue],
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let what = (kind(at)?, at.code.as_str());
    let service = &cx.app.service;
    let giving = service.giving(&actor, &at.city, &at.wave, what).await?;
    let invented = giving.desk.city.demonstration;
    let page = give_page(&giving, form, shown(issues), &cx.app.i18n, cx.locale);
    let here = Route::PartGive {
        city: at.city.clone(),
        wave: at.wave.clone(),
        kind: at.kind.clone(),
        code: at.code.clone(),
    };
    cx.page_once(status_of(issues), move |cx| {
        Ok(cx
            .app
            .pages
            .part_give(&cx.city_frame(here, invented), &page)?)
    })
    .await
}
