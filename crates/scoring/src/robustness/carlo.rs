//! Monte Carlo: the same index again and again, with other weights and other decisions.
//!
//! Everything that does not change is computed once: under each combination of decisions the values
//! that weights are applied to. Replications are done eight at a time, so that each value is read once
//! for eight of them and the compiler can compute several side by side.

mod plan;

use rayon::prelude::*;

use super::draws::Draws;
use super::ordered::Ordered;
use super::quantile::Ranges;
use super::subject::{Subject, Unfit};
use super::thirds::{Cuts, Third, thirds};
use super::{Choice, Interval};
use plan::{Plan, Scratch};

/// How many replications are done at a time.
const LANES: usize = 8;

/// The same number in each of them.
type Lanes = [f64; LANES];

/// How many times eight replications a thread takes up at once.
const CHUNK: usize = 16;

impl Subject<'_> {
    /// Replications of the index: per unit, between which ends its score and its third lie.
    ///
    /// In each replication weights are drawn anew around the declared ones. At [`super::Level::Members`]
    /// those are the weights of what the index is the mean of, with its composites as one or by their
    /// parts, as the replication has it; at [`super::Level::Questions`] those of the questions within
    /// each measure. Which units have a score, and which members count, is decided with the declared
    /// weights. Thirds are among the units that have a score in that replication.
    ///
    /// # Errors
    /// At [`super::Level::Questions`], when the index is not made of means of rates and means of
    /// questions without bounds and gates.
    pub fn replicate(&self, draws: &Draws) -> Result<Vec<Interval>, Unfit> {
        let plans = self.plans(draws)?;
        let units = self.cases.len();
        let replications = draws.replications as usize;
        let mut scores = vec![0.0; replications.div_ceil(LANES) * units * LANES];
        let tile = units * LANES;
        let counted: Vec<Vec<[u32; 2]>> = scores
            .par_chunks_mut((tile * CHUNK).max(1))
            .enumerate()
            .map(|(chunk, tiles)| {
                let mut scratch = Scratch::default();
                let mut sides = vec![[0; 2]; units];
                for (place, tile) in tiles.chunks_exact_mut(tile).enumerate() {
                    let block = chunk * CHUNK + place;
                    let lanes = LANES.min(replications - block * LANES);
                    let plan = &plans[block % plans.len()];
                    plan.run(draws, block as u64, &mut scratch, tile);
                    count(plan, lanes, &mut scratch, tile, &mut sides);
                }
                sides
            })
            .collect();
        let declared = self.matrix(Choice::default(), None).means(None);
        let declared_thirds = thirds(&declared);
        let told = declared_thirds.iter().any(Option::is_some);
        let of_way = |way: usize| {
            let tile = &scores[way / LANES * tile..][..tile];
            let own = tile.iter().skip(way % LANES).step_by(LANES);
            own.copied().collect()
        };
        let ranking = self.ranking();
        let ranks = ranking.map(|of| of.intervals(&declared, replications, of_way, draws.ends));
        let interval = |(buffer, ranges): &mut (Vec<Ordered>, Ranges), unit: usize| {
            buffer.clear();
            let own = scores.chunks_exact(tile);
            let lanes = own.flat_map(|tile| &tile[unit * LANES..(unit + 1) * LANES]);
            let lanes = lanes.take(replications).filter(|s| !s.is_nan());
            buffer.extend(lanes.map(|score| Ordered::new(*score)));
            let [lower, upper] = counted.iter().fold([0, 0], |sum, part| {
                [sum[0] + part[unit][0], sum[1] + part[unit][1]]
            });
            let value = Some(declared[unit]).filter(|v| !v.is_nan());
            let own = (value, declared_thirds[unit]);
            Interval {
                ranks: ranks.as_ref().map(|ranks| ranks[unit]),
                ..summed(
                    (buffer.as_slice(), ranges),
                    (lower, upper),
                    draws.ends,
                    own,
                    told,
                )
            }
        };
        Ok((0..units)
            .into_par_iter()
            .map_init(Default::default, interval)
            .collect())
    }
}

/// What a unit has come to, from its scores and how many of them are in the lower and upper third.
pub(super) fn summed(
    (scores, ranges): (&[Ordered], &mut Ranges),
    (lower, upper): (u32, u32),
    ends: [u32; 2],
    (value, third): (Option<f64>, Option<Third>),
    told: bool,
) -> Interval {
    let n = scores.len();
    let found = ranges.quantiles(scores, [ends[0], 500, ends[1]]);
    let told = told && n > 0;
    let counts = [lower as usize, n - (lower + upper) as usize, upper as usize];
    // The third that holds such a part of the ways, counted from the lowest.
    let at = |part: usize| {
        let upto = [counts[0], counts[0] + counts[1], n];
        let mut all = Third::ALL.into_iter().zip(counts).zip(upto);
        let found = all.find(|((_, count), upto)| *count > 0 && upto * 1000 >= part * n);
        found.map_or(Third::Upper, |((third, _), _)| third)
    };
    Interval {
        n,
        value,
        third,
        scores: found,
        thirds: told.then(|| [at(ends[0] as usize), at(ends[1] as usize)]),
        shares: told.then(|| counts.map(|count| count as f64 / n as f64)),
        ranks: None,
    }
}

/// Counts who is in the lower and the upper third of each replication of a tile.
fn count(plan: &Plan, lanes: usize, scratch: &mut Scratch, tile: &[f64], sides: &mut [[u32; 2]]) {
    let (mut lower, mut upper) = ([f64::NEG_INFINITY; LANES], [f64::INFINITY; LANES]);
    if let Some((declared, mean)) = plan.declared {
        // Where all scores are greater, so are the cuts.
        let mut sums = [0.0; LANES];
        for unit in &plan.units {
            for (sum, score) in sums.iter_mut().zip(&tile[unit * LANES..(unit + 1) * LANES]) {
                *sum += score;
            }
        }
        let width = declared.width(plan.units.len());
        for lane in 0..lanes {
            let scores = &mut scratch.scores;
            scores.clear();
            scores.extend(plan.units.iter().map(|unit| tile[unit * LANES + lane]));
            let guess = declared.moved(sums[lane] / plan.units.len() as f64 - mean);
            if let Some(cuts) = Cuts::about(guess, width, scores, &mut scratch.near) {
                (lower[lane], upper[lane]) = cuts.bounds();
            }
        }
    }
    for &unit in &plan.units {
        let scores = &tile[unit * LANES..(unit + 1) * LANES];
        let (mut low, mut high) = (0, 0);
        for lane in 0..LANES {
            low += u32::from(scores[lane] < lower[lane]);
            high += u32::from(scores[lane] >= upper[lane]);
        }
        sides[unit][0] += low;
        sides[unit][1] += high;
    }
}
