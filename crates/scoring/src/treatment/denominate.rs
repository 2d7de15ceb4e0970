//! Figures for so many inhabitants, square kilometres, euros.

use std::collections::BTreeSet;

use icc_questionnaire::{Decimal, State};

use super::columns::decimal;
use super::{Treated, Way, Work};
use crate::kernel::exact::ratio;
use crate::run::ScoreError;

impl Work<'_> {
    /// Divides answers by a fact: answer × `per` / fact.
    pub(super) fn denominate(&mut self, step: usize, questions: &[usize], by: &str, per: Decimal) {
        let mut told = BTreeSet::new();
        for &question in questions {
            for case in 0..self.panel.cases.len() {
                let Some(before) = self.columns.of(question)[case].number else {
                    continue;
                };
                let size = self.panel.facts.number(case, by);
                let Some(size) = size.filter(|size| *size > Decimal::ZERO) else {
                    if told.insert(case) {
                        self.errors.push(ScoreError::NoSize {
                            unit: self.panel.unit_name(case).to_owned(),
                            period: self.panel.period_name(case).to_owned(),
                            fact: by.to_owned(),
                            value: self.panel.facts.get(case, by).map(str::to_owned),
                            question: self.code(question),
                        });
                    }
                    continue;
                };
                let Some(after) = decimal(&(ratio(before) * ratio(per) / ratio(size))) else {
                    self.too_long(question, case);
                    continue;
                };
                self.change(Treated {
                    case,
                    question,
                    step,
                    way: Way::Denominated,
                    state: State::Answered,
                    before: Some(before),
                    after,
                    n: None,
                    with: size.to_string(),
                });
            }
        }
    }
}
