//! Every answer, section by section.

use std::collections::BTreeMap;

use icc_i18n::key;
use icc_questionnaire::definition::Section;
use icc_reports::{AnswerSection, Answered};

use crate::city::CityResult;
use crate::explain::{Member, Support, chosen, support, text};
use crate::naming::Naming;

/// The answers of a city that shows them, in the order of the questionnaire.
pub(super) fn of(result: &CityResult<'_>, naming: &Naming<'_>) -> Vec<AnswerSection> {
    let members = members(result);
    if members.is_empty() {
        return Vec::new();
    }
    let definition = &result.collection.definition;
    let texts = naming.texts(definition);
    let section = |section: &Section| {
        let code = section.code.as_str();
        let title = texts.and_then(|texts| texts.sections.get(code));
        let questions = definition.questions.iter();
        let own = questions.filter(|question| question.section.as_str() == code);
        let answers = own.filter_map(|question| {
            let member = members.get(question.code.as_str())?;
            Some(answered(result, member, naming))
        });
        AnswerSection {
            title: title.map_or_else(|| code.to_owned(), |text| text.title.clone()),
            answers: answers.collect(),
        }
    };
    let sections = definition.sections.iter().map(section);
    sections.filter(|one| !one.answers.is_empty()).collect()
}

/// What the engine knows of each question that some indicator counts; nothing where the city does
/// not show its answers.
fn members(result: &CityResult<'_>) -> BTreeMap<String, Member> {
    let mut found = BTreeMap::new();
    for row in &result.indicators {
        let Some(opened) = result.open(row.measure.code.as_str()) else {
            continue;
        };
        for member in opened.explanation.all().flat_map(|one| &one.members) {
            if member.sort == "question" {
                found
                    .entry(member.code.clone())
                    .or_insert_with(|| member.clone());
            }
        }
    }
    found
}

fn answered(result: &CityResult<'_>, member: &Member, naming: &Naming<'_>) -> Answered {
    let plain = |id: &str| naming.i18n.plain(naming.locale, id);
    let words = match member.state {
        Some("answered") => {
            let chosen = chosen(result, member, naming);
            if chosen.is_empty() {
                vec![plain(key!("answer-state-none"))]
            } else {
                chosen
            }
        }
        Some("not_within_powers") => vec![plain(key!("answer-state-not-within-powers"))],
        Some("not_applicable") => vec![plain(key!("answer-state-not-applicable"))],
        Some("unknown") => vec![plain(key!("answer-state-unknown"))],
        Some("not_asked") => vec![plain(key!("explanation-state-not-asked"))],
        _ => vec![plain(key!("answer-state-not-answered"))],
    };
    let evidence = match support(result, member) {
        Support::NotNeeded => String::new(),
        Support::None => plain(key!("explanation-evidence-none")),
        Support::Documented => plain(key!("explanation-evidence-documented")),
        Support::Verified => plain(key!("explanation-evidence-verified")),
    };
    let counted = member.counts();
    let points = member.maximum.filter(|most| counted && *most > 0.0);
    Answered {
        code: member.code.clone(),
        text: text(result, &member.code, naming),
        words,
        evidence,
        points: points.map(|most| (member.points.unwrap_or_default().clamp(0.0, most), most)),
    }
}
