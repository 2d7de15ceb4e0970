//! What a replication computes under one combination of decisions.

use std::collections::BTreeMap;

use super::{LANES, Lanes};
use crate::program::{NodeFunc, Program, Source};
use crate::robustness::draws::{Draws, Level, Spread, shares};
use crate::robustness::exponential::exponentials;
use crate::robustness::matrix::Matrix;
use crate::robustness::ordered::Ordered;
use crate::robustness::reckoning::{Choice, Reckoning};
use crate::robustness::stream::Stream;
use crate::robustness::subject::{Subject, Unfit, weighed};
use crate::robustness::thirds::{Cuts, Near};
use crate::robustness::weights::Laws;
use crate::score::Reason;

/// Everything that stays the same from replication to replication.
pub(super) struct Plan {
    /// Units with a score, ascending.
    pub(super) units: Vec<usize>,
    /// Where thirds begin with the declared weights, and the mean of the scores; none where there are
    /// too few.
    pub(super) declared: Option<(Cuts, f64)>,
    geometric: Option<f64>,
    /// Shares of the members of the index, as declared, and how they are drawn.
    members: Vec<f64>,
    laws: Laws,
    /// Per unit with a score, per member: what the weight is applied to (its logarithm for a
    /// geometric mean); 0 where the member does not count.
    values: Vec<f64>,
    /// Per unit with a score: which of the patterns.
    pattern: Vec<usize>,
    /// Which members count: 1 or 0 for each.
    patterns: Vec<Vec<f64>>,
    questions: Option<Questions>,
}

/// What varies with the weights of questions.
struct Questions {
    /// Per measure of questions, how the weights of its questions are drawn.
    laws: Vec<Laws>,
    /// Per measure of questions, where its weights begin.
    first: Vec<usize>,
    /// What a full rate comes to, per measure of questions.
    factors: Vec<f64>,
    /// Per unit with a score, the measures that count.
    units: Vec<Vec<Term>>,
}

/// A measure of questions in a member of the index of one unit.
struct Term {
    /// The place of the member in the index.
    member: usize,
    /// The share of the measure in that member.
    share: f64,
    leaf: usize,
    /// Place of a weight, points and base of each question that counts.
    counted: Vec<(usize, f64, f64)>,
}

/// Memory that is used again.
#[derive(Default)]
pub(super) struct Scratch {
    pub(super) scores: Vec<f64>,
    pub(super) near: Near,
    weights: Vec<Lanes>,
    bases: Vec<Lanes>,
    values: Vec<Lanes>,
}

impl Subject<'_> {
    /// One plan for each combination that is varied.
    pub(super) fn plans(&self, draws: &Draws) -> Result<Vec<Plan>, Unfit> {
        let varied = draws.varied;
        let all = self.combinations(varied.structure, varied.powers, varied.unknown);
        let mut plans = Vec::new();
        for choice in all {
            let matrix = self.matrix(choice, None);
            plans.push(self.plan(choice, &matrix, draws, None)?);
            if let Some(floor) = varied.geometric {
                let floor = Some(floor.value());
                plans.push(self.plan(choice, &matrix, draws, floor)?);
            }
        }
        Ok(plans)
    }

    fn plan(
        &self,
        choice: Choice,
        matrix: &Matrix,
        draws: &Draws,
        geometric: Option<f64>,
    ) -> Result<Plan, Unfit> {
        let weights: Vec<f64> = matrix.members.iter().map(|m| m.weight).collect();
        let counts = |unit: &usize| {
            let row = matrix.row(*unit).iter().zip(&weights);
            matrix.scored[*unit] && row.clone().any(|(v, w)| !v.is_nan() && *w > 0.0)
        };
        let units: Vec<usize> = (0..self.cases.len()).filter(counts).collect();
        let mut patterns: Vec<Vec<f64>> = Vec::new();
        let mut pattern = Vec::new();
        let mut values = Vec::new();
        for &unit in &units {
            let row = matrix.row(unit);
            let own: Vec<f64> = row
                .iter()
                .map(|v| f64::from(u8::from(!v.is_nan())))
                .collect();
            let place = patterns
                .iter()
                .position(|p| *p == own)
                .unwrap_or(patterns.len());
            if place == patterns.len() {
                patterns.push(own);
            }
            pattern.push(place);
            values.extend(row.iter().map(|value| match geometric {
                _ if value.is_nan() => 0.0,
                Some(floor) => libm::log(value.max(floor)),
                None => *value,
            }));
        }
        let questions = match draws.level {
            Level::Members => None,
            Level::Questions => {
                Some(self.varied_questions(choice, matrix, &units, draws.spread)?)
            }
        };
        let members = shares(&weights);
        let rows = values.chunks_exact(members.len().max(1)).zip(&pattern);
        let mut scores: Vec<Ordered> = rows
            .map(|(row, pattern)| {
                let over = |values: &[f64]| -> f64 {
                    members.iter().zip(values).map(|(w, v)| w * v).sum()
                };
                let mean = over(row) / over(&patterns[*pattern]);
                Ordered::new(if geometric.is_some() {
                    libm::exp(mean)
                } else {
                    mean
                })
            })
            .collect();
        let sum: f64 = scores.iter().map(|score| score.number()).sum();
        let mean = sum / units.len() as f64;
        Ok(Plan {
            declared: Cuts::of(&mut scores).map(|cuts| (cuts, mean)),
            units,
            geometric,
            laws: Laws::new(draws.spread, &members),
            members,
            values,
            pattern,
            patterns,
            questions,
        })
    }

    fn varied_questions(
        &self,
        choice: Choice,
        matrix: &Matrix,
        units: &[usize],
        spread: Spread,
    ) -> Result<Questions, Unfit> {
        let program = self.program;
        let mut questions = Questions {
            laws: Vec::new(),
            first: Vec::new(),
            factors: Vec::new(),
            units: Vec::new(),
        };
        let mut leaves: BTreeMap<usize, usize> = BTreeMap::new();
        let mut next = 0;
        for &node in &self.order {
            if let NodeFunc::Points(points) = &program.nodes[node].func {
                leaves.insert(node, questions.factors.len());
                let weights: Vec<f64> = points.weights.sets[0].iter().map(|w| *w as f64).collect();
                questions.first.push(next);
                next += weights.len();
                questions.factors.push(points.factor);
                questions.laws.push(Laws::new(spread, &shares(&weights)));
            }
        }
        let mut reckoning = self.reckoning();
        for &unit in units {
            reckoning.read(self.cases[unit]);
            reckoning.compute(choice, None);
            let mut terms = Vec::new();
            for (place, member) in matrix.members.iter().enumerate() {
                // A member without a score counts as 0 or not at all, whatever the weights.
                let scored = reckoning.row[member.node].reason == Reason::Scored;
                if !matrix.row(unit)[place].is_nan() && scored {
                    let mut parts = Vec::new();
                    spread_out(program, &reckoning, member.node, 1.0, &mut parts)?;
                    for (node, share) in parts {
                        let leaf = leaves[&node];
                        terms.push(Term {
                            member: place,
                            share,
                            leaf,
                            counted: counted(&reckoning, node, choice, questions.first[leaf]),
                        });
                    }
                }
            }
            questions.units.push(terms);
        }
        Ok(questions)
    }
}

/// The measures of questions that a measure of one unit is a mean of, with their shares.
fn spread_out(
    program: &Program,
    reckoning: &Reckoning,
    node: usize,
    share: f64,
    parts: &mut Vec<(usize, f64)>,
) -> Result<(), Unfit> {
    use icc_questionnaire::definition::{Combine, Treatment};
    let of = &program.nodes[node];
    let fixed = || Unfit::Fixed(of.measure.code.to_string());
    if !of.rules.plain {
        return Err(fixed());
    }
    match &of.func {
        NodeFunc::Points(points) if points.weights.by_fact.is_none() => parts.push((node, share)),
        NodeFunc::Members(members)
            if members.combine == Combine::Mean
                && members.linear.is_some()
                && members.floor_values.is_none()
                && members.weights.by_fact.is_none()
                && members
                    .members
                    .iter()
                    .all(|(s, _)| matches!(s, Source::Node(_))) =>
        {
            let scored = |n: usize| reckoning.row[n].reason == Reason::Scored;
            let zero = of.measure.missing.no_score == Treatment::Zero;
            let all = weighed(members);
            let counts = all.iter().filter(|(n, _)| scored(*n) || zero);
            let sum: f64 = counts.map(|(_, w)| w).sum();
            for (member, weight) in all.into_iter().filter(|(n, _)| scored(*n)) {
                spread_out(program, reckoning, member, share * weight / sum, parts)?;
            }
        }
        _ => return Err(fixed()),
    }
    Ok(())
}

/// Place of the weight, points and base of each question of a measure that counts for a unit.
fn counted(
    reckoning: &Reckoning,
    node: usize,
    choice: Choice,
    first: usize,
) -> Vec<(usize, f64, f64)> {
    let all = reckoning.counted(node, choice).into_iter().enumerate();
    let counting = all.filter(|(_, counted)| counted.base != 0);
    counting
        .map(|(place, of)| (first + place, of.points as f64, of.base as f64))
        .collect()
}

impl Plan {
    /// Eight replications: block `block` of the seed. Writes the score of each unit; not-a-number
    /// where it has none.
    pub(super) fn run(&self, draws: &Draws, block: u64, scratch: &mut Scratch, tile: &mut [f64]) {
        let mut stream = Stream::new(draws.seed, block);
        if self.units.len() * LANES < tile.len() {
            tile.fill(f64::NAN);
        }
        if let Some(questions) = &self.questions {
            self.run_questions(questions, &mut stream, scratch, tile);
        } else {
            self.run_members(&mut stream, scratch, tile);
        }
    }

    fn run_members(&self, stream: &mut Stream, scratch: &mut Scratch, tile: &mut [f64]) {
        let n = self.members.len();
        scratch.weights.clear();
        scratch.weights.resize(n, [0.0; LANES]);
        self.laws.draw(stream, &mut scratch.weights);
        let weights = &scratch.weights[..n];
        scratch.bases.clear();
        for pattern in &self.patterns {
            scratch.bases.push(weighted(weights, pattern));
        }
        let rows = self.values.chunks_exact(n);
        for ((unit, pattern), row) in self.units.iter().zip(&self.pattern).zip(rows) {
            let sum = weighted(weights, row);
            let base = &scratch.bases[*pattern];
            let mut mean: Lanes = std::array::from_fn(|lane| sum[lane] / base[lane]);
            if self.geometric.is_some() {
                mean = exponentials(mean);
            }
            tile[unit * LANES..(unit + 1) * LANES].copy_from_slice(&mean);
        }
    }

    fn run_questions(
        &self,
        questions: &Questions,
        stream: &mut Stream,
        scratch: &mut Scratch,
        tile: &mut [f64],
    ) {
        let Scratch {
            weights, values, ..
        } = scratch;
        weights.clear();
        for laws in &questions.laws {
            let first = weights.len();
            weights.resize(first + laws.len(), [0.0; LANES]);
            laws.draw(stream, &mut weights[first..]);
        }
        for (place, &unit) in self.units.iter().enumerate() {
            values.clear();
            values.resize(self.members.len(), [0.0; LANES]);
            for term in &questions.units[place] {
                let (mut points, mut base) = ([0.0; LANES], [0.0; LANES]);
                for (weight, own, full) in &term.counted {
                    for lane in 0..LANES {
                        points[lane] += weights[*weight][lane] * own;
                        base[lane] += weights[*weight][lane] * full;
                    }
                }
                let factor = questions.factors[term.leaf] * term.share;
                let value = &mut values[term.member];
                for lane in 0..LANES {
                    value[lane] += factor * points[lane] / base[lane];
                }
            }
            let pattern = &self.patterns[self.pattern[place]];
            let (mut sum, mut base) = ([0.0; LANES], 0.0);
            for ((share, counts), value) in self.members.iter().zip(pattern).zip(values.iter()) {
                let weight = share * counts;
                base += weight;
                for lane in 0..LANES {
                    sum[lane] += weight
                        * match self.geometric {
                            Some(floor) => libm::log(value[lane].max(floor)),
                            None => value[lane],
                        };
                }
            }
            let mut mean = sum.map(|s| s / base);
            if self.geometric.is_some() {
                mean = exponentials(mean);
            }
            tile[unit * LANES..(unit + 1) * LANES].copy_from_slice(&mean);
        }
    }
}

/// Σ weight × value in each of eight replications.
#[inline]
fn weighted(weights: &[Lanes], values: &[f64]) -> Lanes {
    let mut sum = [0.0; LANES];
    for (weight, value) in weights.iter().zip(values) {
        for lane in 0..LANES {
            sum[lane] += weight[lane] * value;
        }
    }
    sum
}
