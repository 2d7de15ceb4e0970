//! How networks want their waves answered.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::waves::{RuleKept, RuleRow, RuleSaid};
use icc_pages::context::{NetworkRulePage, NetworkRulesPage, RuleForm};
use icc_pages::urls::Route;
use serde::Deserialize;
use validator::Validate;

use crate::extract::Path;
use crate::form::{Fields, Form, Sent, shown, status_of};
use crate::guest::Member;
use crate::present::waves::{rule_entry, rule_form};
use crate::problem::Problem;

/// A network in the address.
#[derive(Deserialize)]
pub(crate) struct AtNetwork {
    network: String,
}

#[derive(Validate)]
pub(crate) struct Rule {
    rhythm: String,
    languages: Vec<String>,
    review: String,
    version: i32,
}

impl Form for Rule {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            rhythm: fields.text("rhythm")?,
            languages: fields.all("languages"),
            review: fields.text("review")?,
            version: fields.whole("version")?,
        })
    }
}

pub(crate) async fn list(member: Member) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let rules = cx.app.service.network_rules(&actor).await?;
    let rules = rules.iter().map(|row| rule_entry(row, cx.locale));
    let page = NetworkRulesPage {
        rules: rules.collect(),
    };
    cx.page_once(StatusCode::OK, move |cx| {
        let frame = cx.frame(Route::NetworkRules {});
        Ok(cx.app.pages.network_rules(&frame, &page)?)
    })
    .await
}

pub(crate) async fn show(member: Member, Path(at): Path<AtNetwork>) -> Result<Response, Problem> {
    let service = &member.cx.app.service;
    let row = service.network_rule(&member.actor, &at.network).await?;
    let form = rule_form(&row.rule);
    page(member, &row, form, &[], StatusCode::OK).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtNetwork>,
    sent: Sent<Rule>,
) -> Result<Response, Problem> {
    let said = RuleSaid {
        rhythm: sent.form.rhythm,
        languages: sent.form.languages,
        review: sent.form.review,
        version: sent.form.version,
    };
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let form = RuleForm {
        rhythm: said.rhythm.clone(),
        languages: said.languages.clone(),
        review: said.review.clone(),
        version: said.version.into(),
    };
    match service
        .set_network_rule(&member.actor, &at.network, &said, origin)
        .await
    {
        Ok(RuleKept::Kept) => Ok(member.cx.done(&Route::NetworkRules {}, "network-rule")),
        Ok(RuleKept::Conflict(row)) => {
            // Whoever sends it again has seen what holds now.
            let form = RuleForm {
                version: row.rule.version.into(),
                ..form
            };
            page(member, &row, form, &[], StatusCode::CONFLICT).await
        }
        Err(Error::Invalid(issues)) => {
            let row = service.network_rule(&member.actor, &at.network).await?;
            let status = status_of(&issues);
            page(member, &row, form, &issues, status).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    member: Member,
    row: &RuleRow,
    form: RuleForm,
    issues: &[Issue],
    status: StatusCode,
) -> Result<Response, Problem> {
    let cx = member.cx;
    let page = NetworkRulePage {
        rule: rule_entry(row, cx.locale),
        form,
        errors: shown(issues),
        conflict: status == StatusCode::CONFLICT,
    };
    let here = Route::NetworkRule {
        network: row.network.code.clone(),
    };
    cx.page_once(status, move |cx| {
        Ok(cx.app.pages.network_rule(&cx.frame(here), &page)?)
    })
    .await
}
