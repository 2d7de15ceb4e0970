//! Trying the index, as its page shows it.

use std::collections::BTreeMap;

use icc_app::Error;
use icc_app::edition::Edition;
use icc_app::examples::Examples;
use icc_app::explain::label;
use icc_app::naming::Naming;
use icc_app::try_out::{Tried, TriedStanding};
use icc_pages::context::{FieldError, TryOption, TryOutPage, TryQuestion, TryResult, TryStep};

use super::count;
use crate::extract::PageCx;
use crate::problem::Problem;

fn edition(cx: &PageCx) -> Result<&Edition, Problem> {
    Ok(cx.published.edition.as_ref().ok_or(Error::NotFound)?)
}

/// The questions with what was chosen so far.
pub(crate) fn form(
    cx: &PageCx,
    answers: &BTreeMap<String, String>,
    errors: Vec<FieldError>,
) -> Result<TryOutPage, Problem> {
    let edition = edition(cx)?;
    let naming = cx.naming();
    let questions = edition.try_out(cx.app.service.data());
    if questions.is_empty() {
        return Err(Error::NotFound.into());
    }
    let definition = &edition.definition;
    let texts = naming.texts(definition);
    let questions = questions.into_iter().map(|question| {
        let code = question.code.as_str();
        let text = texts.and_then(|texts| texts.questions.get(code));
        let chosen = answers.get(code);
        TryQuestion {
            code: code.to_owned(),
            text: text.map_or_else(|| code.to_owned(), |text| text.text.clone()),
            why: text.and_then(|text| text.why.clone()).unwrap_or_default(),
            options: question
                .options
                .iter()
                .map(|option| TryOption {
                    code: option.code.to_string(),
                    label: label(definition, code, option.code.as_str(), &naming),
                    chosen: chosen.is_some_and(|chosen| chosen == option.code.as_str()),
                })
                .collect(),
        }
    });
    Ok(TryOutPage {
        edition: naming.edition(definition),
        questions: questions.collect(),
        result: None,
        errors,
    })
}

/// The same with what came of it.
pub(crate) fn result(
    cx: &PageCx,
    answers: &BTreeMap<String, String>,
    examples: &Examples,
) -> Result<TryOutPage, Problem> {
    let edition = edition(cx)?;
    let naming = cx.naming();
    let tried = edition.tried(cx.app.service.data(), answers)?;
    let steps = tried.next_steps();
    let result = TryResult {
        asked: count(tried.asked),
        answered: count(tried.answered.len()),
        full: count(tried.count(TriedStanding::Full)),
        partly: count(tried.count(TriedStanding::Partly)),
        nothing: count(tried.count(TriedStanding::Nothing)),
        steps: steps
            .into_iter()
            .map(|one| step(one, edition, examples, &naming))
            .collect(),
    };
    Ok(TryOutPage {
        result: Some(result),
        ..form(cx, answers, Vec::new())?
    })
}

fn step(tried: &Tried<'_>, edition: &Edition, examples: &Examples, naming: &Naming<'_>) -> TryStep {
    let definition = &edition.definition;
    let code = tried.question.code.as_str();
    let texts = naming.texts(definition);
    let text = texts.and_then(|texts| texts.questions.get(code));
    let section = tried.question.section.as_str();
    let section_title = texts.and_then(|texts| texts.sections.get(section));
    TryStep {
        text: text.map_or_else(|| code.to_owned(), |text| text.text.clone()),
        chosen: label(definition, code, tried.chosen, naming),
        standing: tried.standing.as_str().to_owned(),
        best: label(definition, code, tried.best, naming),
        worth: tried.worth,
        indicator: section.to_owned(),
        indicator_name: section_title
            .map_or_else(|| section.to_owned(), |texts| texts.title.clone()),
        examples: count(examples.of(definition.id.as_str(), code).len()),
    }
}
