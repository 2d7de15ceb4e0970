//! Effective weights: what share of a measure each question carries when everything is in scope.

use std::collections::BTreeMap;

use icc_questionnaire::definition::{Combine, ItemsAs};

use super::order::AtUnits;
use super::{NodeFunc, Program, Source};

/// The share of a measure that a question carries.
#[derive(Debug, Clone, PartialEq)]
pub struct EffectiveWeight {
    /// The question.
    pub question: String,
    /// 0 to 1; the shares of one measure add up to 1 (unless a member counts beyond the maximum).
    pub share: f64,
}

impl Program {
    /// The effective weights of the questions of a measure, in the order of the definition, for a
    /// unit of no named weight group with every question in scope. `None` for an unknown measure.
    ///
    /// For a measure that is not linear in its questions (geometric, minimum, gates …) these are
    /// the nominal shares of its members, which is how coverage is counted there.
    #[must_use]
    pub fn effective_weights(&self, measure: &str) -> Option<Vec<EffectiveWeight>> {
        let top = *self.node_index.get(measure)?;
        let mut shares = Shares {
            nodes: vec![0.0; self.nodes.len()],
            questions: BTreeMap::new(),
        };
        shares.nodes[top] = 1.0;
        for node in self.users_first(top, AtUnits::GoOn) {
            self.add_shares(node, shares.nodes[node], &mut shares);
        }
        let out = shares
            .questions
            .into_iter()
            .map(|(q, share)| EffectiveWeight {
                question: self.items[q].code.clone(),
                share,
            });
        Some(out.collect())
    }

    /// Hands the share of a measure on to what it is made of.
    fn add_shares(&self, node: usize, share: f64, shares: &mut Shares) {
        match &self.nodes[node].func {
            NodeFunc::Points(points) => {
                let set = &points.weights.sets[0];
                let own: Vec<f64> = points
                    .members
                    .iter()
                    .zip(set)
                    .map(|((q, beyond), w)| {
                        let size = if points.combine == Combine::Mean {
                            1.0
                        } else {
                            self.items[*q].maximum.unwrap_or(0) as f64
                        };
                        if *beyond { 0.0 } else { *w as f64 * size }
                    })
                    .collect();
                let sum: f64 = own.iter().sum();
                for ((q, _), w) in points.members.iter().zip(own) {
                    if sum > 0.0 {
                        shares.add(Source::Item(*q), share * w / sum);
                    }
                }
            }
            NodeFunc::Members(members) => {
                let size = |source: &Source| match source {
                    Source::Item(q)
                        if members.combine == Combine::Rate
                            || (members.combine == Combine::Sum
                                && members.items == ItemsAs::Points) =>
                    {
                        self.items[*q].maximum.unwrap_or(0) as f64
                    }
                    _ => 1.0,
                };
                let own: Vec<f64> = members
                    .members
                    .iter()
                    .zip(&members.weights.sets[0])
                    .map(|((source, beyond), w)| if *beyond { 0.0 } else { w * size(source) })
                    .collect();
                let sum: f64 = own.iter().sum();
                for ((source, _), w) in members.members.iter().zip(own) {
                    if sum > 0.0 {
                        shares.add(*source, share * w / sum);
                    }
                }
            }
            NodeFunc::Transform { of, .. } => shares.add(*of, share),
            NodeFunc::OverUnits { of, .. } => shares.add(Source::Node(*of), share),
            NodeFunc::Constant(_) | NodeFunc::External => {}
        }
    }
}

/// Shares of one measure, of the measures and questions below it.
struct Shares {
    nodes: Vec<f64>,
    questions: BTreeMap<usize, f64>,
}

impl Shares {
    fn add(&mut self, source: Source, share: f64) {
        match source {
            Source::Item(q) => *self.questions.entry(q).or_insert(0.0) += share,
            Source::Node(n) => self.nodes[n] += share,
            Source::Constant(_) => {}
        }
    }
}
