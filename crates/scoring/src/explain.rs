//! Opens a score: from the number down to the answers, with everything that was left out and why.

mod formula;
mod functions;
mod gate;
mod members;
mod open;

pub use formula::{Formula, Sign, Token};
pub use gate::{Checked, GateState, LookedAt};

use icc_questionnaire::definition::{Band, Measure};
use serde::Serialize;

use crate::panel::Panel;
use crate::program::Program;
use crate::run::Scores;
use crate::treatment::{Counted, Treated};

/// A score and what it is made of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// The unit.
    pub unit: String,
    /// The period.
    pub period: String,
    /// The kind of unit; empty for the answering ones.
    pub kind: String,
    /// The measure asked for.
    pub opened: Opened,
    /// Every measure that it is made of: each once, after all those that it is a member of.
    pub below: Vec<Opened>,
}

impl Explanation {
    /// The measure asked for, then those below it.
    #[must_use]
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Opened> {
        std::iter::once(&self.opened).chain(&self.below)
    }
}

/// One measure of a unit with its numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Opened {
    /// The measure.
    pub measure: String,
    /// Its level.
    pub level: Option<String>,
    /// `scored`, or why there is no score.
    pub status: String,
    /// The score: declared, rounded as the method says.
    pub value: Option<f64>,
    /// Before rounding.
    pub unrounded: Option<f64>,
    /// With undocumented points as 0.
    pub documented: Option<f64>,
    /// With unverified points as 0.
    pub verified: Option<f64>,
    /// Every unknown as 0.
    pub unknown_as_zero: Option<f64>,
    /// Every unknown as its maximum.
    pub unknown_as_full: Option<f64>,
    /// Share (0-1) of the in-scope weight that is answered.
    pub coverage: Option<f64>,
    /// Share (0-1) of the weight that is in scope.
    pub in_scope: f64,
    /// How many treated figures it rests on; none where the method treats none.
    #[serde(flatten)]
    pub treated: Option<Counted>,
    /// The measure as the method defines it.
    pub definition: Measure,
    /// Whether its condition holds, where it has one.
    pub gate: Option<GateState>,
    /// The formula with its numbers: it comes to `unrounded`. None where the value comes from
    /// outside and where there is no score, unless the numbers show why (a division by 0).
    pub formula: Option<Formula>,
    /// The same formula in signs.
    pub formula_text: Option<String>,
    /// The units that it refers to, for normalisations.
    pub sample: Option<SampleFigures>,
    /// The band that its source falls in, for bands.
    pub band: Option<Band>,
    /// What has no value, where that is why there is no score.
    pub missing: Vec<String>,
    /// What it is made of, in the order of the method.
    pub members: Vec<Member>,
}

impl Opened {
    /// The word of its function, as a method writes it.
    #[must_use]
    pub const fn function(&self) -> &'static str {
        icc_questionnaire::outline::function_word(&self.definition.function)
    }
}

/// What a normalisation knows of its sample.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SampleFigures {
    /// Units with a value.
    pub units: usize,
    /// Their least value.
    pub minimum: Option<f64>,
    /// Their greatest value.
    pub maximum: Option<f64>,
    /// Their mean, where it is used.
    pub mean: Option<f64>,
    /// Their standard deviation, where it is used.
    pub deviation: Option<f64>,
}

/// What one step of the treatment made of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TreatedStep {
    /// Its place in the method, from 1.
    pub step: usize,
    /// What was done: a word of [`crate::treatment::Way`].
    pub way: &'static str,
    /// The state of the answer as it was given.
    pub state: &'static str,
    /// The figure before; none where it was filled in.
    pub before: Option<String>,
    /// The figure after.
    pub after: String,
    /// How many figures it was made of, where that says something.
    pub n: Option<usize>,
    /// What it was made with: a size, the value that a group shares, periods.
    pub with: String,
}

impl From<&Treated> for TreatedStep {
    fn from(treated: &Treated) -> Self {
        Self {
            step: treated.step + 1,
            way: treated.way.as_str(),
            state: treated.state.as_str(),
            before: treated.before.map(|number| number.to_string()),
            after: treated.after.to_string(),
            n: treated.n,
            with: treated.with.clone(),
        }
    }
}

/// One member of a measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Member {
    /// Code of the question, measure or unit; the number of a constant.
    pub code: String,
    /// `question`, `measure`, `constant` or `unit`.
    pub sort: &'static str,
    /// Its weight in the measure. Functions that do not weigh use it for coverage only.
    pub weight: Option<String>,
    /// Its share (0-1) of the measure explained at the top, as things count for this unit, by all
    /// ways that lead there; none where the function does not weigh, or the member adds no weight.
    pub share: Option<f64>,
    /// Whether it counts above the maximum.
    pub beyond: bool,
    /// State of the answer, for questions.
    pub state: Option<&'static str>,
    /// Options chosen, or the number answered, for questions.
    pub answer: Vec<String>,
    /// What the method's treatment made of the answer, step by step; nothing where it did nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub treated: Vec<TreatedStep>,
    /// Options that are out of scope for the unit, which makes the maximum smaller.
    pub out_of_scope: Vec<String>,
    /// Grade of the evidence of a question's answer: the least of its ticks.
    pub evidence: Option<&'static str>,
    /// Points, for questions.
    pub points: Option<f64>,
    /// The maximum they are measured against.
    pub maximum: Option<f64>,
    /// The value that enters the measure.
    pub value: Option<f64>,
    /// `counted`, `counted_as_zero`, `left_out`, `no_score`, `adds_nothing`, `not_used`.
    pub effect: &'static str,
    /// Why, where it is not simply counted: a state, the status of a measure, `nothing_to_get`,
    /// `no_weight`, `gate_closed`.
    pub why: Option<String>,
}

impl Member {
    /// Whether it is part of the formula.
    #[must_use]
    pub fn counts(&self) -> bool {
        matches!(self.effect, "counted" | "counted_as_zero")
    }

    const fn blank(code: String, sort: &'static str) -> Self {
        Self {
            code,
            sort,
            weight: None,
            share: None,
            beyond: false,
            state: None,
            answer: Vec::new(),
            treated: Vec::new(),
            out_of_scope: Vec::new(),
            evidence: None,
            points: None,
            maximum: None,
            value: None,
            effect: "left_out",
            why: None,
        }
    }
}

impl Program {
    /// Opens the score of a unit; none for an unknown unit, period or measure.
    #[must_use]
    pub fn explain(
        &self,
        panel: &Panel,
        scores: &Scores,
        unit: &str,
        period: &str,
        measure: &str,
    ) -> Option<Explanation> {
        let (kind, case, node) = scores.locate(self, unit, period, measure)?;
        Some(open::explanation(self, panel, scores, (kind, case), node))
    }
}
