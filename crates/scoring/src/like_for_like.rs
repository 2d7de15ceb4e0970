//! Like for like: what a group of units would score on the questions that are in scope for the
//! compared unit.
//!
//! A city that may not run schools is not compared with the school policy of cities that do. The
//! plain figure stays beside this one.

use icc_questionnaire::State;

use crate::kernel::answers::{ANSWERED, Answers, NOT_ASKED};
use crate::panel::{AnswerColumns, NO_OPTION, Panel, mark};
use crate::program::Program;
use crate::run::{ScoreError, Scores};

impl Program {
    /// Scores the cases `peers` with every question (and option) that is out of scope for `case`
    /// put out of scope for them too. Case `i` of the result's first table is `peers[i]`, when
    /// `peers` is ascending.
    pub fn like_for_like(
        &self,
        panel: &Panel,
        case: usize,
        peers: &[usize],
    ) -> Result<Scores, Vec<ScoreError>> {
        let mut own = Answers::new(self);
        own.read(self, panel, case);
        let out_of_scope = |q: usize| {
            let state = own.state(q);
            state == State::NotWithinPowers as u8
                || state == State::NotApplicable as u8
                || state == NOT_ASKED
        };
        let mut restricted = panel.subset(peers);
        let mut rows = AnswerColumns::default();
        let mut offsets = vec![0];
        for &peer in peers {
            let range = panel.offsets[peer]..panel.offsets[peer + 1];
            let mut number = panel.rows.number_rows.partition_point(|&r| r < range.start);
            for row in range {
                let q = usize::from(panel.rows.question[row]);
                let own_number = panel.rows.number_rows.get(number) == Some(&row);
                number += usize::from(own_number);
                if out_of_scope(q) {
                    continue;
                }
                let option = panel.rows.option[row];
                let put_out =
                    option != NO_OPTION && own.ticks(self, q).out_of_scope >> option & 1 == 1;
                if put_out && panel.rows.mark[row] & 7 == ANSWERED {
                    // The tick goes; that the question is answered stays.
                    rows.push_packed(
                        panel.rows.question[row],
                        NO_OPTION,
                        mark(State::Answered, icc_questionnaire::Grade::Declared),
                    );
                    continue;
                }
                if own_number {
                    rows.number_rows.push(rows.question.len());
                    rows.numbers.push(panel.rows.numbers[number - 1]);
                }
                rows.push_packed(panel.rows.question[row], option, panel.rows.mark[row]);
            }
            for q in 0..self.items.len() {
                let question = u16::try_from(q).unwrap_or(u16::MAX);
                if out_of_scope(q) {
                    rows.push_packed(
                        question,
                        NO_OPTION,
                        own.state(q).min(State::NotApplicable as u8),
                    );
                    continue;
                }
                for option in (0..64_u8).filter(|o| own.ticks(self, q).out_of_scope >> o & 1 == 1) {
                    rows.push_packed(
                        question,
                        option,
                        mark(State::NotWithinPowers, icc_questionnaire::Grade::Declared),
                    );
                }
            }
            offsets.push(rows.question.len());
        }
        (restricted.rows, restricted.offsets) = (rows, offsets);
        self.score(&restricted)
    }
}
