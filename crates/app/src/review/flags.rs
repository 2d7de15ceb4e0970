//! What a reviewer should look at twice: answers that do not fit their evidence, each other, the
//! last ones, or the powers of the municipality.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use icc_questionnaire::State;
use icc_questionnaire::definition::Question;
use icc_store::{Evidence, Jurisdiction, Powers};

use super::answer::{AnswerStanding, ReviewedAnswer, Worth};
use crate::evidence::Standing;
use crate::responses::{Carrying, Desk};

/// Why a reviewer should look twice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// The same piece stands under an answer that says yes and under this one, which says no, or the
    /// other way round: title of the piece, code of the other question.
    SharedEvidence {
        /// What the piece is called.
        piece: String,
        /// Code of the other question.
        other: String,
    },
    /// A piece has run out or was withdrawn: its title.
    Expired(String),
    /// It claims more than last time, and nothing shows it.
    BetterWithoutEvidence,
    /// It says that the municipality does something that, by the table of powers, others decide.
    BeyondPowers,
    /// It says that others decide about something that, by the table of powers, the municipality
    /// does.
    WithinPowers,
}

impl Flag {
    /// The word used in messages.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::SharedEvidence { .. } => "shared-evidence",
            Self::Expired(_) => "expired",
            Self::BetterWithoutEvidence => "better",
            Self::BeyondPowers => "beyond-powers",
            Self::WithinPowers => "within-powers",
        }
    }
}

/// The flags of each answer, in the order of the answers.
pub(super) fn flags(
    answers: &[ReviewedAnswer],
    desk: &Desk,
    evidence: &BTreeMap<String, Evidence>,
    jurisdiction: Option<&Jurisdiction>,
    today: NaiveDate,
) -> Vec<Vec<Flag>> {
    let worth = Worth::of(desk);
    let of = |answer: &ReviewedAnswer| {
        let Some(question) = desk.asked.definition.question(&answer.question) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for id in answer.entry.evidence.keys() {
            let Some(piece) = evidence.get(id) else {
                continue;
            };
            if matches!(
                Standing::of(piece, today),
                Standing::Expired | Standing::Withdrawn
            ) {
                found.push(Flag::Expired(piece.title.clone()));
            }
            let others = answers.iter().filter(|other| {
                other.question != answer.question
                    && other.entry.evidence.contains_key(id)
                    && contradict(answer, other)
            });
            found.extend(others.map(|other| Flag::SharedEvidence {
                piece: piece.title.clone(),
                other: other.question.clone(),
            }));
        }
        if is_better(answer, question, worth) && answer.standing == AnswerStanding::Declared {
            found.push(Flag::BetterWithoutEvidence);
        }
        found.extend(jurisdiction.and_then(|table| powers(answer, table)));
        found
    };
    answers.iter().map(of).collect()
}

/// Whether of two answers one says that something is there, and the other that nothing is.
fn contradict(one: &ReviewedAnswer, other: &ReviewedAnswer) -> bool {
    let denies = |answer: &ReviewedAnswer| answer.is_answer && !answer.claims;
    (one.claims && denies(other)) || (denies(one) && other.claims)
}

/// Whether an answer claims what it did not claim last time.
fn is_better(answer: &ReviewedAnswer, question: &Question, worth: Worth<'_>) -> bool {
    let former = answer.former.as_ref();
    let Some(former) = former.filter(|former| former.carrying == Carrying::Same) else {
        return false;
    };
    if !question.kind.has_options() {
        return answer.claims && !worth.claims(&former.entry, question);
    }
    let best = |entry| worth.best(entry, question);
    if let (Some(then), Some(now)) = (best(&former.entry), best(&answer.entry)) {
        return now > then;
    }
    let then: BTreeSet<&str> = worth.claimed(&former.entry, question).collect();
    let now: BTreeSet<&str> = worth.claimed(&answer.entry, question).collect();
    now.len() > then.len() && now.is_superset(&then)
}

fn powers(answer: &ReviewedAnswer, table: &Jurisdiction) -> Option<Flag> {
    match (table.powers_over(&answer.question), answer.entry.state) {
        (Powers::NotWithin, State::Answered) if answer.claims => Some(Flag::BeyondPowers),
        (Powers::Within, State::NotWithinPowers) => Some(Flag::WithinPowers),
        _ => None,
    }
}
