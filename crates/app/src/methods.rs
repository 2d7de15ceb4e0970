//! The methods of an edition side by side: weights of every question, and the cities that move.

use std::collections::BTreeMap;

use icc_questionnaire::Definition;
use icc_scoring::Program;
use icc_store::Wave;

use crate::city::level;
use crate::collection::Collection;

/// What full marks in one question are worth in an index.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionWeight {
    /// The question.
    pub question: String,
    /// Its section.
    pub section: String,
    /// Per method of the definition: points of the core index (of 100); none where the question
    /// does not count in it.
    pub core: Vec<Option<f64>>,
    /// The same for the extended index.
    pub extended: Vec<Option<f64>>,
}

/// A city whose core index differs between two methods.
#[derive(Debug, Clone, PartialEq)]
pub struct Mover {
    /// The city.
    pub city: String,
    /// Whether its result was accepted without anybody looking at it.
    pub unreviewed: bool,
    /// By the first method.
    pub first: f64,
    /// By the second.
    pub second: f64,
}

/// The effective weight of every question of a definition in the indices of its methods.
#[must_use]
pub fn weights(definition: &Definition, programs: &[&Program]) -> Vec<QuestionWeight> {
    let of_index = |number: usize| -> Vec<BTreeMap<String, f64>> {
        programs
            .iter()
            .map(|program| {
                let indices = program.measures_info();
                let mut indices = indices.filter(|m| m.level == Some(level::INDEX));
                let index = indices.nth(number).map(|m| m.code.to_owned());
                let weights = index.and_then(|index| program.effective_weights(&index));
                let weights = weights.unwrap_or_default().into_iter();
                weights.map(|w| (w.question, w.share * 100.0)).collect()
            })
            .collect()
    };
    let (core, extended) = (of_index(0), of_index(1));
    let look = |lists: &[BTreeMap<String, f64>], code: &str| {
        lists.iter().map(|l| l.get(code).copied()).collect()
    };
    let questions = definition.questions.iter();
    questions
        .map(|q| QuestionWeight {
            question: q.code.to_string(),
            section: q.section.to_string(),
            core: look(&core, q.code.as_str()),
            extended: look(&extended, q.code.as_str()),
        })
        .collect()
}

impl Collection {
    /// Cities with a core index by both methods at a wave: how many, and those whose index differs
    /// by at least `least` points, the largest difference first, then by code.
    #[must_use]
    pub fn movers(&self, wave: &Wave, methods: (usize, usize), least: f64) -> (usize, Vec<Mover>) {
        let core = |method: usize| {
            let mut measures = self.methods[method].program.measures_info();
            measures.position(|m| m.level == Some(level::INDEX))
        };
        let (Some(first_core), Some(second_core)) = (core(methods.0), core(methods.1)) else {
            return (0, Vec::new());
        };
        let mut compared = 0;
        let mut movers = Vec::new();
        for case in 0..self.panel.cases.len() {
            if self.panel.period_name(case) != wave.record.code {
                continue;
            }
            let first = self.cell(methods.0, case, first_core).score();
            let second = self.cell(methods.1, case, second_core).score();
            if let Some((first, second)) = first.zip(second) {
                compared += 1;
                if (first - second).abs() >= least {
                    movers.push(Mover {
                        unreviewed: self.is_unreviewed(case),
                        city: self.panel.unit_name(case).to_owned(),
                        first,
                        second,
                    });
                }
            }
        }
        movers.sort_by(|a, b| {
            let by = |m: &Mover| (m.second - m.first).abs();
            by(b).total_cmp(&by(a)).then_with(|| a.city.cmp(&b.city))
        });
        (compared, movers)
    }
}
