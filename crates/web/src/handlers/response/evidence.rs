//! Attaching evidence to an answer, and taking it off.

use axum::response::Response;
use icc_app::evidence::EvidenceId;
use icc_app::responses::Attaching;
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;
use validator::Validate;

use super::AtQuestion;
use crate::extract::Path;
use crate::form::{Fields, Form, Sent};
use crate::guest::Member;
use crate::handlers::id;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Attached {
    evidence: String,
    step: String,
    options: Vec<String>,
}

impl Form for Attached {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            evidence: fields.text("evidence")?,
            step: fields.text("step")?,
            options: fields.all("option"),
        })
    }
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtQuestion>,
    sent: Sent<Attached>,
) -> Result<Response, Problem> {
    let Attached {
        evidence,
        step,
        options,
    } = sent.form;
    let evidence: EvidenceId = id(&evidence)?;
    let (attaching, done) = match step.as_str() {
        "attach" => {
            let options = options.into_iter().collect();
            (Attaching::Attach(options), "evidence-attached")
        }
        "detach" => (Attaching::Detach, "evidence-detached"),
        _ => return Err(Problem::new(ProblemKind::BadRequest)),
    };
    let service = &member.cx.app.service;
    let place = (at.city.as_str(), at.wave.as_str(), at.question.as_str());
    service
        .attach_evidence(&member.actor, place, evidence, &attaching)
        .await?;
    let there = Route::ResponseQuestion {
        city: at.city,
        wave: at.wave,
        question: at.question,
    };
    Ok(member.cx.done(&there, done))
}
