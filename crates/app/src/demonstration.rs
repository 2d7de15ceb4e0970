//! Invented answers for invented municipalities, the same on every machine.
//!
//! A municipality keeps its character: what it answers depends on its strength, on a liking for
//! each section that stays the same over the waves, and on a threshold per question that stays the
//! same too, so that answers change slowly and in one direction, as they do in life.

use std::collections::{BTreeMap, BTreeSet};

use icc_questionnaire::definition::{Definition, ItemPoints, PointsRule, Question, QuestionKind};
use icc_questionnaire::{Decimal, Grade, State};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

use crate::answers::{Answer, AnswerSheet};

/// An invented municipality as the generator sees it. Shares are from 0 to 1.
#[derive(Debug, Clone, Copy)]
pub struct Character<'a> {
    /// Its code: the seed of all its answers.
    pub code: &'a str,
    /// How much it does in the first wave.
    pub strength: f64,
    /// What it gains in a wave.
    pub trend: f64,
    /// Share of its positive answers that are at least documented.
    pub documented: f64,
    /// Share of its positive answers that are verified; at most `documented`.
    pub verified: f64,
    /// Share of the questions that nobody in town can answer.
    pub unknown: f64,
    /// The section it does best in.
    pub strongest: &'a str,
    /// The section it does least in.
    pub weakest: &'a str,
    /// Questions that are not within its powers.
    pub not_within_powers: &'a BTreeSet<String>,
    /// Whether it is so small that some questions have no object there.
    pub small: bool,
}

/// How far a section may lie from the strength of the municipality.
const LIKING: f64 = 0.2;
/// How far the strongest and the weakest section lie from it on top.
const PREFERENCE: f64 = 0.15;
/// Share of questions left blank in a submitted copy.
const BLANK: f64 = 0.012;
/// Share of questions without an object in a small town.
const WITHOUT_OBJECT: f64 = 0.05;

/// A number from 0 to 1 (exclusive) that depends on nothing but these words.
pub(crate) fn draw(words: &[&str]) -> f64 {
    let seed = Sha256::digest(words.join("\u{1f}").as_bytes());
    let mut rng = ChaCha8Rng::from_seed(seed.into());
    // The 53 bits that a float holds exactly.
    (rng.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

/// The answers of a municipality in wave number `wave` (0, 1, …), for a definition scored by the
/// points given.
#[must_use]
pub fn answers(
    definition: &Definition,
    points: &[ItemPoints],
    character: &Character,
    wave: u32,
) -> AnswerSheet {
    let mut sheet = BTreeMap::new();
    for question in &definition.questions {
        let item = points.iter().find(|p| p.question == question.code);
        let section = question.section.as_str();
        let parent = definition
            .sections
            .iter()
            .find(|s| s.code.as_str() == section)
            .and_then(|s| s.parent.as_ref());
        let within =
            |wanted: &str| section == wanted || parent.is_some_and(|p| p.as_str() == wanted);
        if let Some(answer) = answer(question, item, character, wave, &within) {
            sheet.insert(question.code.to_string(), answer);
        }
    }
    AnswerSheet(sheet)
}

fn answer(
    question: &Question,
    item: Option<&ItemPoints>,
    character: &Character,
    wave: u32,
    within: &dyn Fn(&str) -> bool,
) -> Option<Answer> {
    let of = |what: &str| draw(&[character.code, question.code.as_str(), what]);
    if character.not_within_powers.contains(question.code.as_str()) {
        return Some(Answer::NotWithinPowers);
    }
    if character.small && of("object") < WITHOUT_OBJECT {
        return Some(Answer::NotApplicable);
    }
    if of("unknown") < character.unknown {
        return Some(Answer::Unknown);
    }
    if of("blank") < BLANK {
        return None;
    }
    let section = question.section.as_str();
    let liking = (draw(&[character.code, section, "liking"]) - 0.5) * 2.0 * LIKING;
    let preference = if within(character.strongest) {
        PREFERENCE
    } else if within(character.weakest) {
        -PREFERENCE
    } else {
        0.0
    };
    let growth = character.trend * f64::from(wave);
    let reach = (character.strength + liking + preference + growth).clamp(0.03, 0.97);
    let evidence = |positive: bool, what: &str| match of(what) {
        _ if !positive => Grade::Declared,
        luck if luck < character.verified => Grade::Verified,
        luck if luck < character.documented => Grade::Documented,
        _ => Grade::Declared,
    };
    let mut options = BTreeMap::new();
    let mut out_of_scope = BTreeMap::new();
    let mut number = None;
    match question.kind {
        QuestionKind::Single => {
            let ranked = ranked(question, item);
            // From the weakest option to the best one, each harder to reach than the last.
            let ease = reach / of("threshold").max(0.05) * 0.62;
            let steps = ranked.len().saturating_sub(1);
            let step = (1..=steps)
                .take_while(|&s| ease * steps as f64 >= s as f64)
                .count();
            let chosen = ranked.get(step).copied()?;
            options.insert(chosen.to_owned(), evidence(step > 0, "evidence"));
        }
        QuestionKind::Multiple | QuestionKind::Tiered => {
            for option in question
                .options
                .iter()
                .filter(|o| o.state.is_none() && !o.exclusive)
            {
                let code = option.code.as_str();
                if character.small && of(&format!("object {code}")) < WITHOUT_OBJECT {
                    out_of_scope.insert(code.to_owned(), State::NotApplicable);
                } else if of(&format!("threshold {code}")) < reach * 0.8 {
                    options.insert(code.to_owned(), evidence(true, &format!("evidence {code}")));
                }
            }
        }
        QuestionKind::Number | QuestionKind::Percent => {
            let (low, high) = (
                question.minimum.unwrap_or(Decimal::ZERO),
                question.maximum.unwrap_or(Decimal::whole(100)),
            );
            let value = low.to_f64() + (high.to_f64() - low.to_f64()) * of("number") * 0.4;
            number = format!("{value:.0}").parse().ok();
        }
        QuestionKind::Date | QuestionKind::Text | QuestionKind::Evidence => return None,
    }
    Some(Answer::Answered {
        options,
        out_of_scope,
        number,
        evidence: Grade::Declared,
    })
}

/// The options of a single choice from the weakest to the strongest: by points where the method
/// gives some, else in reverse order of the questionnaire, which begins with the strongest.
fn ranked<'q>(question: &'q Question, item: Option<&ItemPoints>) -> Vec<&'q str> {
    let mut options: Vec<&str> = question
        .options
        .iter()
        .filter(|o| o.state.is_none())
        .map(|o| o.code.as_str())
        .collect();
    options.reverse();
    if let Some(ItemPoints {
        rule: PointsRule::Option(points),
        ..
    }) = item
    {
        options.sort_by_key(|code| points.get(*code).copied().unwrap_or(Decimal::ZERO));
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draw_is_the_same_for_the_same_words_and_lies_between_0_and_1() {
        let draws: Vec<f64> = (0..1000).map(|i| draw(&["town", &i.to_string()])).collect();
        assert!(draws.iter().all(|d| (0.0..1.0).contains(d)));
        let mean = draws.iter().sum::<f64>() / 1000.0;
        assert!((mean - 0.5).abs() < 0.05, "{mean}");
        assert!((draw(&["a", "bc"]) - draw(&["a", "bc"])).abs() < f64::EPSILON);
        assert!((draw(&["a", "bc"]) - draw(&["ab", "c"])).abs() > f64::EPSILON);
    }
}
