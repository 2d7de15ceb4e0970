//! What the questions are like: how hard, how well they tell units apart.

use super::subject::Subject;

/// The fewest units that answer a question, below which nothing is said of it: a correlation of
/// fewer is mostly chance.
pub const LEAST_UNITS: usize = 30;

/// Statistics of one question, over the units that answer it.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemStatistics {
    /// The question.
    pub code: String,
    /// How many units answer it with something that can be scored.
    pub n: usize,
    /// Mean share (0 to 1) of the points that can be reached, which classical test theory calls
    /// difficulty: the higher, the easier. None below [`LEAST_UNITS`], as all that follows.
    pub difficulty: Option<f64>,
    /// Share of the units with no points or fewer.
    pub floor: Option<f64>,
    /// Share of the units with all points.
    pub ceiling: Option<f64>,
    /// Corrected item–total correlation (Pearson): of the share reached here with the mean share
    /// reached in the other questions of the index that the unit answers. None where either is the
    /// same everywhere.
    pub item_total: Option<f64>,
}

impl Subject<'_> {
    /// Statistics of each question below the index, in the order of the definition, by declared
    /// points. Only answered questions count: neither blanks nor what is outside the powers say how
    /// hard a question is.
    #[must_use]
    pub fn items(&self) -> Vec<ItemStatistics> {
        let questions = self.questions();
        let mut reckoning = self.reckoning();
        let units: Vec<Vec<Option<f64>>> = self
            .cases
            .iter()
            .map(|case| {
                reckoning.read(*case);
                let share = |q: &usize| {
                    let (points, maximum) = reckoning.answered(*q)?;
                    (maximum > 0).then(|| points as f64 / maximum as f64)
                };
                questions.iter().map(share).collect()
            })
            .collect();
        let sums: Vec<(f64, usize)> = units
            .iter()
            .map(|unit| {
                let known = unit.iter().flatten();
                (known.clone().sum(), known.count())
            })
            .collect();
        let of = |(place, question): (usize, &usize)| {
            let all = units.iter().zip(&sums);
            let pairs: Vec<(f64, Option<f64>)> = all
                .filter_map(|(unit, (sum, count))| {
                    let own = unit[place]?;
                    let others = count - 1;
                    let rest = (others > 0).then(|| (sum - own) / others as f64);
                    Some((own, rest))
                })
                .collect();
            statistics(self.program.items[*question].code.clone(), &pairs)
        };
        questions.iter().enumerate().map(of).collect()
    }
}

/// From pairs: the share reached in the question, and that in the others.
fn statistics(code: String, pairs: &[(f64, Option<f64>)]) -> ItemStatistics {
    let n = pairs.len();
    let enough = n >= LEAST_UNITS;
    let mean = |of: &dyn Fn(f64) -> f64| {
        enough.then(|| pairs.iter().map(|(own, _)| of(*own)).sum::<f64>() / n as f64)
    };
    let share = |holds: fn(f64) -> bool| mean(&|own| f64::from(u8::from(holds(own))));
    let both: Vec<(f64, f64)> = pairs
        .iter()
        .filter_map(|(own, rest)| Some((*own, (*rest)?)))
        .collect();
    let related = both.len() >= LEAST_UNITS;
    ItemStatistics {
        code,
        n,
        difficulty: mean(&|own| own),
        floor: share(|own| own <= 0.0),
        ceiling: share(|own| own >= 1.0),
        item_total: if related { correlation(&both) } else { None },
    }
}

/// Pearson's correlation, in two passes; none where one of the two does not vary.
fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let n = pairs.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / n;
    let (x, y) = (mean(|p| p.0), mean(|p| p.1));
    let varies = |of: fn(&(f64, f64)) -> f64| {
        let first = pairs.first().map(of);
        pairs.iter().map(of).any(|v| Some(v) != first)
    };
    if !varies(|p| p.0) || !varies(|p| p.1) {
        return None;
    }
    let sum =
        |of: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|p| of(p.0 - x, p.1 - y)).sum::<f64>();
    let spread = libm::sqrt(sum(&|dx, _| dx * dx)) * libm::sqrt(sum(&|_, dy| dy * dy));
    (spread > 0.0).then(|| (sum(&|dx, dy| dx * dy) / spread).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correlation_is_that_of_the_textbook() {
        // Deviations −2 … 2 and −1.4, −2.4, 0.6, −0.4, 3.6: 12 / √(10 × 21.2).
        let pairs = [(1.0, 2.0), (2.0, 1.0), (3.0, 4.0), (4.0, 3.0), (5.0, 7.0)];
        assert!(correlation(&pairs).is_some_and(|r| (r - 12.0 / 212_f64.sqrt()).abs() < 1e-12));
        assert_eq!(correlation(&[(1.0, 2.0), (1.0, 3.0)]), None);
    }

    #[test]
    fn nothing_is_said_below_thirty_units() {
        let pairs = |n: usize| {
            (0..n)
                .map(|i| ((i % 2) as f64, Some((i % 3) as f64)))
                .collect::<Vec<_>>()
        };
        let few = statistics("q".to_owned(), &pairs(29));
        assert_eq!((few.n, few.difficulty, few.item_total), (29, None, None));
        let enough = statistics("q".to_owned(), &pairs(30));
        assert_eq!(
            (enough.difficulty, enough.floor, enough.ceiling),
            (Some(0.5), Some(0.5), Some(0.5))
        );
    }
}
