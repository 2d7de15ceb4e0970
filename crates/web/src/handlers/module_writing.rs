//! Writing a module: its words, and its questions one by one.

use axum::response::Response;
use icc_app::modules::{BothSaid, ModuleMove, QuestionSaid, WordsSaid};
use icc_pages::context::ProblemKind;
use icc_pages::urls::{NEW, Route};
use serde::Deserialize;
use validator::Validate;

use super::module::At;
use crate::extract::{Path, id_or_new};
use crate::form::{Fields, Form, Formed, Refusal, Sent};
use crate::guest::Member;
use crate::present::modules::{question_page, words_page};
use crate::problem::Problem;

/// A question in the address.
#[derive(Deserialize)]
pub(crate) struct AtQuestion {
    network: String,
    #[serde(deserialize_with = "id_or_new")]
    module: String,
    #[serde(deserialize_with = "id_or_new")]
    place: String,
}

impl AtQuestion {
    /// The place from 1; none for a new one.
    fn place(&self) -> Result<Option<usize>, Problem> {
        if self.place == NEW {
            return Ok(None);
        }
        // A question has one address.
        let place = self.place.parse::<usize>().ok();
        let place = place.filter(|place| place.to_string() == self.place);
        place.map(Some).ok_or(Problem::new(ProblemKind::NotFound))
    }

    fn of(&self) -> (&str, &str) {
        (&self.network, &self.module)
    }

    fn module(&self) -> Route {
        Route::Module {
            network: self.network.clone(),
            module: self.module.clone(),
        }
    }
}

fn both(fields: &mut Fields, name: &str) -> Result<BothSaid, Problem> {
    Ok(BothSaid {
        fr: fields.text(&format!("{name}-fr"))?,
        en: fields.text(&format!("{name}-en"))?,
    })
}

/// The words of a module; looked at by the use case.
#[derive(Validate)]
pub(crate) struct Words {
    #[validate(skip)]
    said: WordsSaid,
}

impl Form for Words {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            said: WordsSaid {
                title: both(fields, "title")?,
                purpose: both(fields, "purpose")?,
                version: fields.whole("version")?,
            },
        })
    }
}

/// A question, or what is to be done with it; looked at by the use case.
#[derive(Validate)]
pub(crate) struct Question {
    /// What is to be done beside keeping it.
    #[validate(skip)]
    to: Option<ModuleMove>,
    #[validate(skip)]
    said: QuestionSaid,
}

impl Form for Question {
    const FIELDS: &'static [&'static str] = &[];
    /// All options in both languages.
    const LONGEST: usize = 8000;

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            to: ModuleMove::from_word(&fields.text("step")?),
            said: QuestionSaid {
                kind: fields.text("way")?,
                text: both(fields, "question")?,
                help: both(fields, "help")?,
                options: fields.text("options")?,
                unit: both(fields, "unit")?,
                version: fields.whole("version")?,
            },
        })
    }
}

pub(crate) async fn words(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    show_words(member, &at, None, Refusal::default()).await
}

pub(crate) async fn keep_words(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Words>,
) -> Result<Response, Problem> {
    let said = sent.form.said;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let wanted = (at.network.as_str(), number(&at));
    match service
        .keep_module(&member.actor, wanted, &said, origin)
        .await
    {
        Ok(number) => {
            let there = Route::Module {
                network: at.network,
                module: number.to_string(),
            };
            Ok(member.cx.done(&there, "module-kept"))
        }
        Err(error) => show_words(member, &at, Some(&said), Refusal::of(error)?).await,
    }
}

/// The number of the module; none for a new one.
fn number(at: &At) -> Option<&str> {
    Some(at.module.as_str()).filter(|module| *module != NEW)
}

async fn show_words(
    member: Member,
    at: &At,
    said: Option<&WordsSaid>,
    refusal: Refusal,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service
        .module_words(&actor, &at.network, number(at))
        .await?;
    let status = refusal.status();
    let formed = Formed { said, refusal };
    let page = words_page(&found, &at.module, formed, cx.locale);
    let here = Route::ModuleWords {
        network: at.network.clone(),
        module: at.module.clone(),
    };
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, page.head.invented);
        Ok(cx.app.pages.module_words(&frame, &page)?)
    })
    .await
}

pub(crate) async fn question(
    member: Member,
    Path(at): Path<AtQuestion>,
) -> Result<Response, Problem> {
    show_question(member, &at, None, Refusal::default()).await
}

pub(crate) async fn keep_question(
    member: Member,
    Path(at): Path<AtQuestion>,
    sent: Sent<Question>,
) -> Result<Response, Problem> {
    let Question { to, said } = sent.form;
    let service = &member.cx.app.service;
    let place = at.place()?;
    let kept = match (to, place) {
        (Some(to), Some(place)) => {
            service
                .move_module_question(&member.actor, at.of(), (place, to), said.version)
                .await
        }
        _ => {
            service
                .keep_module_question(&member.actor, at.of(), place, &said)
                .await
        }
    };
    match kept {
        Ok(()) => Ok(member.cx.done(&at.module(), "module-question-kept")),
        Err(error) => {
            let refusal = Refusal::of(error)?;
            // Whoever has moved a question has typed nothing.
            let said = Some(&said).filter(|_| to.is_none() || !refusal.conflict);
            show_question(member, &at, said, refusal).await
        }
    }
}

async fn show_question(
    member: Member,
    at: &AtQuestion,
    said: Option<&QuestionSaid>,
    refusal: Refusal,
) -> Result<Response, Problem> {
    let place = at.place()?;
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service.module_question(&actor, at.of(), place).await?;
    let status = refusal.status();
    let formed = Formed { said, refusal };
    let page = question_page(&found, &at.place, formed, cx.locale);
    let here = Route::ModuleQuestion {
        network: at.network.clone(),
        module: at.module.clone(),
        place: at.place.clone(),
    };
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, page.head.invented);
        Ok(cx.app.pages.module_question(&frame, &page)?)
    })
    .await
}
