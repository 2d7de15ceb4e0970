//! One's own second factor.

pub(crate) mod begin;
pub(crate) mod codes;
pub(crate) mod confirm;
pub(crate) mod off;

use axum::response::Response;
use chrono::SecondsFormat;
use icc_app::accounts::{SecondFactorState, SetUpCode};
use icc_app::input::Issue;
use icc_i18n::key;
use icc_pages::context::SecondFactorPage;
use icc_pages::urls::Route;
use validator::Validate;

use crate::form::{Fields, Form, shown, status_of};
use crate::guest::Member;
use crate::problem::Problem;

const HERE: Route = Route::SecondFactor {};

/// The password or a code, before something is undone.
#[derive(Validate)]
pub(crate) struct Proof {
    #[validate(length(min = 1, code = "missing"))]
    proof: String,
}

impl Form for Proof {
    const FIELDS: &'static [&'static str] = &["proof"];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            proof: fields.text("proof")?,
        })
    }
}

pub(crate) async fn show(member: Member) -> Result<Response, Problem> {
    page(member, Vec::new(), &[]).await
}

/// The page as it stands now, with codes for emergencies that were just made.
async fn page(member: Member, codes: Vec<String>, issues: &[Issue]) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let state = service.second_factor(&actor).await?;
    let name = cx.app.i18n.plain(cx.locale, key!("site-name"));
    let set_up = service.set_up_code(&actor, &name).await?;
    let (address, secret) = set_up
        .map(|SetUpCode { address, text }| (address, text))
        .unwrap_or_default();
    let (word, since, codes_left) = match state {
        SecondFactorState::Off => ("off", String::new(), 0),
        SecondFactorState::BeingSetUp => ("being-set-up", String::new(), 0),
        SecondFactorState::On { since, codes_left } => (
            "on",
            since.to_rfc3339_opts(SecondsFormat::Secs, true),
            i64::try_from(codes_left).unwrap_or(i64::MAX),
        ),
    };
    let page = SecondFactorPage {
        state: word.to_owned(),
        since,
        codes_left,
        address,
        secret,
        codes,
        has_password: service.has_password(&actor).await?,
        errors: shown(issues),
    };
    let status = status_of(issues);
    cx.page_once(status, move |cx| {
        Ok(cx.app.pages.second_factor(&cx.frame(HERE), &page)?)
    })
    .await
}
