//! Answers to questions that are not asked of the unit.

use crate::kernel::answers::{ANSWERED, Answers, NOT_ASKED};
use crate::panel::{Panel, mark_state};
use crate::program::Program;

impl Program {
    /// The answers of a panel that count nowhere, because their question is not asked of the unit:
    /// index of the case and of the question, case by case.
    #[must_use]
    pub fn unasked(&self, panel: &Panel) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut answers = Answers::new(self);
        for (case, rows) in panel.offsets.windows(2).enumerate() {
            answers.read(self, panel, case);
            for (q, _) in &self.conditional {
                let answered = |row: usize| {
                    usize::from(panel.rows.question[row]) == *q
                        && mark_state(panel.rows.mark[row]) == ANSWERED
                };
                if answers.state(*q) == NOT_ASKED && (rows[0]..rows[1]).any(answered) {
                    found.push((case, *q));
                }
            }
        }
        found
    }

    /// Whether each question is asked of the unit of a case, in the order of the definition.
    #[must_use]
    pub fn asked(&self, panel: &Panel, case: usize) -> Vec<bool> {
        let mut answers = Answers::new(self);
        answers.read(self, panel, case);
        let questions = 0..self.readings.blank.len();
        questions.map(|q| answers.state(q) != NOT_ASKED).collect()
    }

    /// Whether some question is asked of some units only.
    #[must_use]
    pub const fn asks_conditionally(&self) -> bool {
        !self.conditional.is_empty()
    }
}
