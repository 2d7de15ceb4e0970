//! Answers in words, and how they become points.

use icc_domain::Code;
use icc_i18n::{compact, date};
use icc_questionnaire::definition::{PointsRule, QuestionKind};
use icc_questionnaire::{Decimal, Definition};
use icc_scoring::explain::Member;

use crate::city::CityResult;
use crate::naming::Naming;

/// How the answers to a question become points.
#[derive(Debug, Clone, PartialEq)]
pub struct Answering {
    /// The rule.
    pub rule: Rule,
    /// Points by number of ticks, from few to many; empty for other rules.
    pub steps: Vec<Step>,
    /// More than this many points cannot be had; none where there is no cap.
    pub cap: Option<f64>,
    /// Its options, in the order of the questionnaire.
    pub options: Vec<OptionPoints>,
}

/// How answers become points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// The points of the option chosen.
    Option,
    /// The sum of those ticked.
    Sum,
    /// The best of those ticked.
    Best,
    /// By the number of ticks.
    Steps,
    /// The number itself.
    Value,
    /// By the range that the number falls in.
    Bands,
}

/// From this many ticks on, these points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// Ticks.
    pub ticks: u32,
    /// Points.
    pub points: f64,
}

/// An option.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionPoints {
    /// Its code.
    pub code: String,
    /// Its label.
    pub label: String,
    /// What it is worth; none where the number of ticks counts, and for a non-answer.
    pub points: Option<f64>,
}

/// How the answers to a question become points; none where the method gives it none.
#[must_use]
pub fn answering(
    result: &CityResult<'_>,
    question: &str,
    naming: &Naming<'_>,
) -> Option<Answering> {
    worth(
        &result.collection.definition,
        result.method,
        question,
        naming,
    )
}

/// The same by one of the methods of a definition, whoever answers.
#[must_use]
pub fn worth(
    definition: &Definition,
    method: usize,
    question: &str,
    naming: &Naming<'_>,
) -> Option<Answering> {
    let item = definition.methods.get(method)?.item(question)?;
    let asked = definition.question(question)?;
    let (rule, points) = match &item.rule {
        PointsRule::Option(points) => (Rule::Option, Some(points)),
        PointsRule::Sum { points, .. } => (Rule::Sum, Some(points)),
        PointsRule::Best(points) => (Rule::Best, Some(points)),
        PointsRule::Steps(_) => (Rule::Steps, None),
        PointsRule::Value => (Rule::Value, None),
        PointsRule::Bands(_) => (Rule::Bands, None),
    };
    let options = asked.options.iter().map(|one| OptionPoints {
        code: one.code.to_string(),
        label: label(definition, question, one.code.as_str(), naming),
        points: points
            .and_then(|points| points.get(&one.code))
            .copied()
            .map(Decimal::to_f64),
    });
    let steps = match &item.rule {
        PointsRule::Steps(steps) => steps.as_slice(),
        _ => &[],
    };
    Some(Answering {
        rule,
        steps: steps
            .iter()
            .map(|step| Step {
                ticks: step.ticks,
                points: step.points.to_f64(),
            })
            .collect(),
        cap: match &item.rule {
            PointsRule::Sum { cap, .. } => cap.map(Decimal::to_f64),
            _ => None,
        },
        options: options.collect(),
    })
}

/// The text of a question; its code where it has none.
#[must_use]
pub fn text(result: &CityResult<'_>, question: &str, naming: &Naming<'_>) -> String {
    let texts = naming.texts(&result.collection.definition);
    let text = texts.and_then(|texts| texts.questions.get(question));
    text.map_or_else(|| question.to_owned(), |text| text.text.clone())
}

/// The label of an option; its code where it has none.
#[must_use]
pub fn option(
    result: &CityResult<'_>,
    question: &str,
    option: &str,
    naming: &Naming<'_>,
) -> String {
    label(&result.collection.definition, question, option, naming)
}

/// The label of an option of a definition; its code where it has none.
#[must_use]
pub fn label(definition: &Definition, question: &str, option: &str, naming: &Naming<'_>) -> String {
    let asked = definition.question(question);
    let scale = asked.and_then(|asked| asked.scale.as_ref());
    let texts = naming.texts(definition);
    let label =
        texts.and_then(|texts| texts.option_label(question, scale.map(Code::as_str), option));
    label.map_or_else(|| option.to_owned(), str::to_owned)
}

/// What supports an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// Nothing is needed: a *no*, a non-answer, an answer without points.
    NotNeeded,
    /// Nothing, or a note only.
    None,
    /// A document or an address.
    Documented,
    /// Evidence that a reviewer has checked.
    Verified,
}

/// What supports the answer to a question.
#[must_use]
pub fn support(result: &CityResult<'_>, member: &Member) -> Support {
    let asked = result.collection.definition.question(&member.code);
    let negative = |code: &String| {
        let mut options = asked.into_iter().flat_map(|asked| &asked.options);
        options.any(|option| option.code.as_str() == code && option.negative)
    };
    let worth_nothing = member.points.is_none_or(|points| points <= 0.0);
    if worth_nothing || member.answer.iter().all(negative) {
        return Support::NotNeeded;
    }
    match member.evidence {
        Some("verified") => Support::Verified,
        Some("documented") => Support::Documented,
        _ => Support::None,
    }
}

/// What was answered: labels of options, a number or a day as the language writes it.
#[must_use]
pub fn chosen(result: &CityResult<'_>, member: &Member, naming: &Naming<'_>) -> Vec<String> {
    let answers = member.answer.iter();
    answers
        .map(|answer| one(result, &member.code, answer, naming))
        .collect()
}

/// One answer to a question, as the engine keeps it, in words.
pub(super) fn one(
    result: &CityResult<'_>,
    question: &str,
    answer: &str,
    naming: &Naming<'_>,
) -> String {
    let asked = result.collection.definition.question(question);
    let number = || Some(compact(naming.locale, answer.parse().ok()?, 2));
    let day = || {
        let days = answer.parse().ok().and_then(icc_questionnaire::date_of)?;
        Some(date(naming.locale, days.parse().ok()?))
    };
    let said = match asked.map(|asked| asked.kind) {
        Some(QuestionKind::Number | QuestionKind::Percent) => number(),
        Some(QuestionKind::Date) => day(),
        _ => Some(option(result, question, answer, naming)),
    };
    said.unwrap_or_else(|| answer.to_owned())
}
