//! Thirds of units: the one way in which a place is told.

/// The fewest other units among which thirds are told, as on the pages.
pub const LEAST_OTHERS: usize = 12;

/// A third of some units by their scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Third {
    /// With the lowest scores.
    Lower,
    /// Between.
    Middle,
    /// With the highest scores.
    Upper,
}

impl Third {
    /// All three, ascending.
    pub const ALL: [Self; 3] = [Self::Lower, Self::Middle, Self::Upper];

    /// The word used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lower => "lower",
            Self::Middle => "middle",
            Self::Upper => "upper",
        }
    }
}

/// Where the thirds of some scores begin and end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cuts {
    /// Scores below this are in the lower third.
    lower: f64,
    /// Scores from this on are in the upper third.
    upper: f64,
}

impl Cuts {
    /// No score is in the lower or the upper third.
    pub(super) const NOBODY: Self = Self {
        lower: f64::NEG_INFINITY,
        upper: f64::INFINITY,
    };

    /// The cuts of scores without not-a-number, in any order; their order is lost. `None` where there
    /// are too few.
    ///
    /// A unit is in the lower third when fewer than a third of the *others* are below it, and in the
    /// upper one when more than two thirds are; of those with the same score, half count as below.
    pub(super) fn of(scores: &mut [f64]) -> Option<Self> {
        let others = scores.len().checked_sub(1).filter(|n| *n >= LEAST_OTHERS)?;
        // The first place that is not in the lower third, and the first that is in the upper one,
        // where all scores differ. Only those with the score that stands there are in doubt.
        let first_middle = others.div_ceil(3);
        let first_upper = 2 * others / 3 + 1;
        let (below, at_upper, above) = scores.select_nth_unstable_by(first_upper, f64::total_cmp);
        let at_upper = *at_upper;
        let equal = |list: &[f64], x: f64| list.iter().filter(|v| **v <= x).count();
        let under = below.iter().filter(|v| **v < at_upper).count();
        let twice = 2 * under + (below.len() - under) + equal(above, at_upper);
        let upper = if 3 * twice > 4 * others {
            at_upper
        } else {
            at_upper.next_up()
        };
        let (left, at_middle, right) = below.select_nth_unstable_by(first_middle, f64::total_cmp);
        let at_middle = *at_middle;
        let under = left.iter().filter(|v| **v < at_middle).count();
        let beyond = if at_middle < at_upper {
            0
        } else {
            1 + equal(above, at_middle)
        };
        let twice = 2 * under + (left.len() - under) + equal(right, at_middle) + beyond;
        let lower = if 3 * twice < 2 * others {
            at_middle.next_up()
        } else {
            at_middle
        };
        Some(Self { lower, upper })
    }

    /// 1 for scores in the lower third, and 1 for those in the upper one.
    #[inline]
    pub(super) fn sides(self, score: f64) -> (u32, u32) {
        (
            u32::from(score < self.lower),
            u32::from(score >= self.upper),
        )
    }

    pub(super) fn third(self, score: f64) -> Third {
        match self.sides(score) {
            (1, _) => Third::Lower,
            (_, 1) => Third::Upper,
            _ => Third::Middle,
        }
    }
}

/// The third of each score among all of them; not-a-number is no score and has none, and nobody has
/// one below [`LEAST_OTHERS`] others.
///
/// The rule is that of the pages: with `lower` and `not_higher` counted over the others, a unit is
/// in the lower third if `3 × (lower + not_higher) < 2 × n`, in the upper one if it is above `4 × n`.
#[must_use]
pub fn thirds(scores: &[f64]) -> Vec<Option<Third>> {
    let mut known: Vec<f64> = scores.iter().copied().filter(|s| !s.is_nan()).collect();
    let cuts = Cuts::of(&mut known);
    let of = |score: &f64| cuts.filter(|_| !score.is_nan()).map(|c| c.third(*score));
    scores.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rule word for word.
    fn by_counting(scores: &[f64]) -> Vec<Option<Third>> {
        let known = |s: &&f64| !s.is_nan();
        let n = scores.iter().filter(known).count().saturating_sub(1);
        let of = |at: usize| {
            let others = || {
                let all = scores.iter().enumerate();
                all.filter(move |(i, s)| *i != at && !s.is_nan())
                    .map(|(_, s)| *s)
            };
            let own = scores[at];
            if own.is_nan() || n < LEAST_OTHERS {
                return None;
            }
            let lower = others().filter(|s| *s < own).count();
            let not_higher = others().filter(|s| *s <= own).count();
            Some(match 3 * (lower + not_higher) {
                twice if twice < 2 * n => Third::Lower,
                twice if twice > 4 * n => Third::Upper,
                _ => Third::Middle,
            })
        };
        (0..scores.len()).map(of).collect()
    }

    #[test]
    fn cuts_put_everybody_where_counting_does() {
        let mut state = 7_u64;
        let mut next = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) % below
        };
        for round in 0..3_000 {
            let n = next(60);
            // From all equal to all different, with and without gaps.
            let values = 1 + round % 50;
            let scores: Vec<f64> = (0..n)
                .map(|_| {
                    if next(9) == 0 {
                        f64::NAN
                    } else {
                        next(values) as f64
                    }
                })
                .collect();
            assert_eq!(thirds(&scores), by_counting(&scores), "{scores:?}");
        }
    }

    #[test]
    fn thirteen_different_scores_make_four_five_four() {
        let scores: Vec<f64> = (0..13).map(f64::from).collect();
        let of = |third| {
            thirds(&scores)
                .iter()
                .filter(|t| **t == Some(third))
                .count()
        };
        assert_eq!(Third::ALL.map(of), [4, 5, 4]);
        assert_eq!(thirds(&scores[1..]), [None; 12]);
        assert_eq!(thirds(&[50.0; 13]), [Some(Third::Middle); 13]);
    }
}
