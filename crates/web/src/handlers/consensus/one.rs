//! A consensus, from its proposal on: objections, answers, and the steps it takes.

use axum::response::Response;
use icc_app::consensus::{AdoptionSaid, RemarkSaid, ReplySaid, StepSaid};
use icc_pages::context::{AdoptionForm, RemarkForm};
use validator::Validate;

use super::AtConsensus;
use crate::extract::Path;
use crate::form::{Fields, Form, Refusal, Sent};
use crate::guest::Member;
use crate::handlers::id;
use crate::present::consensus::consensus_page;
use crate::problem::Problem;

/// What is said; looked at by the use case.
#[derive(Validate)]
pub(crate) struct Saying {
    #[validate(skip)]
    said: Said,
}

/// Which of the forms of the page was sent.
enum Said {
    Adoption(AdoptionSaid),
    Remark(RemarkSaid),
    Reply { remark: String, reply: ReplySaid },
    Step(StepSaid),
}

impl Form for Saying {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        let step = fields.text("step")?;
        let said = match step.as_str() {
            "adopted" => Said::Adoption(AdoptionSaid {
                day: fields.text("day")?,
                meeting: fields.text("meeting")?,
                place: fields.text("place")?,
                present: fields.all("present"),
                version: fields.text("version")?,
            }),
            "object" => Said::Remark(RemarkSaid {
                kind: fields.text("kind")?,
                body: fields.text("words")?,
                city: fields.text("city")?,
                wording: fields.text("wording")?,
            }),
            "answer" | "withdraw" => Said::Reply {
                remark: fields.text("remark-id")?,
                reply: ReplySaid {
                    step,
                    body: fields.text("reply")?,
                    seen: fields.text("seen")?,
                },
            },
            _ => Said::Step(StepSaid {
                step,
                remark: fields.text("remark")?,
                version: fields.text("version")?,
            }),
        };
        Ok(Self { said })
    }
}

impl Said {
    /// What the page says once it is done.
    fn done(&self) -> &'static str {
        match self {
            Self::Adoption(_) => "consensus-adopted",
            Self::Remark(_) => "consensus-objected",
            Self::Reply { reply, .. } if reply.step == "withdraw" => "consensus-withdrawn",
            Self::Reply { .. } => "consensus-answered",
            Self::Step(step) => match step.step.as_str() {
                "opened" => "consensus-opened",
                "dropped" => "consensus-dropped",
                "shown" => "consensus-shown",
                _ => "consensus-reserved",
            },
        }
    }

    /// What the forms of the page hold, so that nothing is typed twice.
    fn forms(self) -> (AdoptionForm, RemarkForm) {
        let (mut adopting, mut form) = (AdoptionForm::default(), RemarkForm::default());
        match self {
            Self::Adoption(said) => {
                adopting = AdoptionForm {
                    day: said.day,
                    meeting: said.meeting,
                    place: said.place,
                    present: said.present,
                };
            }
            Self::Remark(said) => {
                form = RemarkForm {
                    of: "object".to_owned(),
                    kind: said.kind,
                    body: said.body,
                    city: said.city,
                };
            }
            Self::Reply { remark, reply } => {
                form = RemarkForm {
                    of: remark,
                    body: reply.body,
                    ..RemarkForm::default()
                };
            }
            Self::Step(said) => {
                form = RemarkForm {
                    of: "drop".to_owned(),
                    body: said.remark,
                    ..RemarkForm::default()
                };
            }
        }
        (adopting, form)
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<AtConsensus>) -> Result<Response, Problem> {
    page(member, at, None, Refusal::default()).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtConsensus>,
    sent: Sent<Saying>,
) -> Result<Response, Problem> {
    let said = sent.form.said;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let (actor, of) = (&member.actor, (at.network.as_str(), at.id()?));
    let done = match &said {
        Said::Adoption(said) => service.adopt_consensus(actor, of, said, origin).await,
        Said::Remark(said) => service.object_to_consensus(actor, of, said, origin).await,
        Said::Reply { remark, reply } => {
            let remark = id(remark)?;
            let replied = service.reply_to_remark(actor, of, remark, reply, origin);
            replied.await
        }
        Said::Step(said) => service.step_consensus(actor, of, said, origin).await,
    };
    match done {
        Ok(()) => Ok(member.cx.done(&at.here(), said.done())),
        Err(error) => page(member, at, Some(said), Refusal::of(error)?).await,
    }
}

async fn page(
    member: Member,
    at: AtConsensus,
    said: Option<Said>,
    refusal: Refusal,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service.consensus(&actor, &at.network, at.id()?).await?;
    let mut page = consensus_page(&found, &cx.app.config.public_url, cx.locale);
    if let Some(said) = said {
        (page.adopting, page.form) = said.forms();
    }
    let status = refusal.status();
    page.errors = refusal.errors;
    page.conflict = refusal.conflict;
    let here = at.here();
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, page.network.invented);
        Ok(cx.app.pages.consensus(&frame, &page)?)
    })
    .await
}
