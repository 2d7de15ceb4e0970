//! Thirds of units: the one way in which a place is told.

use super::ordered::Ordered;

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
    /// The cuts of scores in any order; their order is lost. `None` where there are too few.
    ///
    /// A unit is in the lower third when fewer than a third of the *others* are below it, and in the
    /// upper one when more than two thirds are; of those with the same score, half count as below.
    pub(super) fn of(scores: &mut [Ordered]) -> Option<Self> {
        let places = Places::among(scores.len())?;
        let [middle, upper] = [places.middle, places.upper].map(|place| {
            let (_, value, _) = scores.select_nth_unstable(place);
            let value = *value;
            Stand::of(value, 0, scores)
        });
        Some(places.cuts(middle, upper))
    }

    /// The same, where it is known about which scores they are: within `width` of `guess`. Where the
    /// guess was bad, all scores are looked through. `near` is memory that is used again.
    pub(super) fn about(guess: Self, width: f64, scores: &[f64], near: &mut Near) -> Option<Self> {
        let places = Places::among(scores.len())?;
        let middle = Stand::about(guess.lower, width, scores, places.middle, near);
        let upper = Stand::about(guess.upper, width, scores, places.upper, near);
        if let (Some(middle), Some(upper)) = (middle, upper) {
            return Some(places.cuts(middle, upper));
        }
        near.ordered.clear();
        near.ordered
            .extend(scores.iter().copied().map(Ordered::new));
        Self::of(&mut near.ordered)
    }

    /// The cuts of scores that are all greater by the same number.
    pub(super) fn moved(self, by: f64) -> Self {
        Self {
            lower: self.lower + by,
            upper: self.upper + by,
        }
    }

    /// About eight times the distance of two neighbours between the cuts of so many scores.
    pub(super) fn width(self, scores: usize) -> f64 {
        24.0 * (self.upper - self.lower) / scores as f64
    }

    /// Scores below the first are in the lower third, those from the second on in the upper one.
    pub(super) const fn bounds(self) -> (f64, f64) {
        (self.lower, self.upper)
    }

    pub(super) fn third(self, score: f64) -> Third {
        if score < self.lower {
            Third::Lower
        } else if score >= self.upper {
            Third::Upper
        } else {
            Third::Middle
        }
    }
}

/// Places in ascending scores at which thirds begin, where all scores differ.
#[derive(Debug, Clone, Copy)]
struct Places {
    others: usize,
    /// The first that is not in the lower third.
    middle: usize,
    /// The first that is in the upper third.
    upper: usize,
}

/// The score that stands at a place.
#[derive(Debug, Clone, Copy)]
struct Stand {
    value: f64,
    /// How many are lower.
    below: usize,
    /// How many are equal, itself included.
    equal: usize,
}

impl Places {
    fn among(units: usize) -> Option<Self> {
        let others = units.checked_sub(1).filter(|n| *n >= LEAST_OTHERS)?;
        Some(Self {
            others,
            middle: others.div_ceil(3),
            upper: 2 * others / 3 + 1,
        })
    }

    /// Only scores equal to those that stand at the places are in doubt: they go together.
    fn cuts(self, middle: Stand, upper: Stand) -> Cuts {
        let twice = |stand: Stand| 2 * stand.below + stand.equal - 1;
        Cuts {
            lower: if 3 * twice(middle) < 2 * self.others {
                middle.value.next_up()
            } else {
                middle.value
            },
            upper: if 3 * twice(upper) > 4 * self.others {
                upper.value
            } else {
                upper.value.next_up()
            },
        }
    }
}

/// Memory that is used again.
#[derive(Debug, Default)]
pub(super) struct Near {
    /// Scores near a guess, and then anything.
    found: Vec<f64>,
    ordered: Vec<Ordered>,
}

impl Stand {
    /// A score among some, beside others that are lower.
    fn of(value: Ordered, lower: usize, among: &[Ordered]) -> Self {
        let below = among.iter().filter(|s| **s < value).count();
        Self {
            value: value.number(),
            below: lower + below,
            equal: among.iter().filter(|s| **s == value).count(),
        }
    }

    /// The score at a place, if it is within `width` of `guess`.
    fn about(
        guess: f64,
        width: f64,
        scores: &[f64],
        place: usize,
        near: &mut Near,
    ) -> Option<Self> {
        let Near { found, ordered } = near;
        if found.len() <= scores.len() {
            found.resize(scores.len() + 1, 0.0);
        }
        let (low, high) = (guess - width, guess + width);
        // Each score is written, and the next one over it where it is not near: no branch.
        let (mut below, mut count) = (0, 0);
        for score in scores {
            found[count] = *score;
            below += usize::from(*score < low);
            count += usize::from((low..=high).contains(score));
        }
        ordered.clear();
        ordered.extend(found[..count].iter().copied().map(Ordered::new));
        let place = place.checked_sub(below).filter(|place| *place < count)?;
        let (_, value, _) = ordered.select_nth_unstable(place);
        let value = *value;
        Some(Self::of(value, below, ordered))
    }
}

/// The third of each score among all of them; not-a-number is no score and has none, and nobody has
/// one below [`LEAST_OTHERS`] others.
///
/// The rule is that of the pages: with `lower` and `not_higher` counted over the others, a unit is
/// in the lower third if `3 × (lower + not_higher) < 2 × n`, in the upper one if it is above `4 × n`.
#[must_use]
pub fn thirds(scores: &[f64]) -> Vec<Option<Third>> {
    let known = scores.iter().copied().filter(|s| !s.is_nan());
    let mut known: Vec<Ordered> = known.map(Ordered::new).collect();
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
            // With a guess, good or bad.
            let known: Vec<f64> = scores.iter().copied().filter(|s| !s.is_nan()).collect();
            let mut ordered: Vec<Ordered> = known.iter().copied().map(Ordered::new).collect();
            let guess = Cuts {
                lower: next(values) as f64,
                upper: next(values) as f64,
            };
            let width = next(9) as f64 / 2.0;
            let guessed = Cuts::about(guess, width, &known, &mut Near::default());
            assert_eq!(
                guessed,
                Cuts::of(&mut ordered),
                "{scores:?} {guess:?} {width}"
            );
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
