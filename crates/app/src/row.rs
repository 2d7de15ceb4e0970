//! What pages and reports read from one row of a city, in the units that readers meet.

use icc_domain::Score;
use icc_questionnaire::State;
use icc_scoring::score::{UNKNOWN_AS_FULL, UNKNOWN_AS_ZERO};

use crate::city::{Group, Row};
use crate::figure::count;

impl Row<'_> {
    /// Known answers in percent of the weight within scope, 0 to 100.
    #[must_use]
    pub fn coverage(&self) -> f64 {
        self.cell.coverage().unwrap_or_default() * 100.0
    }

    /// Weight of what applies to the city, in percent of all weight, 0 to 100: what is not within its
    /// powers or has no object there is left out.
    #[must_use]
    pub fn applies(&self) -> f64 {
        self.cell.scope * 100.0
    }

    /// Scored questions that are answered.
    #[must_use]
    pub fn answered(&self) -> u32 {
        self.states(&[State::Answered])
    }

    /// Scored questions within the city's powers that apply to it.
    #[must_use]
    pub fn in_scope(&self) -> u32 {
        self.states(&[State::Answered, State::Unknown, State::NotAnswered])
    }

    /// Scored questions left out because others have the power.
    #[must_use]
    pub fn not_within_powers(&self) -> u32 {
        self.states(&[State::NotWithinPowers])
    }

    /// Scored questions left out because they have no object in the city.
    #[must_use]
    pub fn not_applicable(&self) -> u32 {
        self.states(&[State::NotApplicable])
    }

    /// Scored questions.
    #[must_use]
    pub fn questions(&self) -> u32 {
        self.states(&State::ALL)
    }

    /// The score were every unknown answer worth nothing, and full points; none when nothing is
    /// unknown or there is no score.
    #[must_use]
    pub fn unknown(&self) -> Option<(f64, f64)> {
        let unknown = self.states(&[State::Unknown, State::NotAnswered]);
        let value = |figure| match self.score(figure) {
            Score::Value { value } => Some(value),
            Score::None { .. } => None,
        };
        (unknown > 0).then_some(())?;
        value(UNKNOWN_AS_ZERO).zip(value(UNKNOWN_AS_FULL))
    }

    fn states(&self, states: &[State]) -> u32 {
        let counts = states.iter().map(|state| self.cell.counts[*state as usize]);
        counts.map(u32::from).sum()
    }
}

impl Group {
    /// Cities and countries that count, as readers meet them.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        (count(self.n), count(self.countries))
    }
}
