//! What is drawn: weights around the declared ones, from a seed.

/// How closely drawn weights keep to the declared ones: a share `w` of the whole weight has the
/// variance `w (1 − w) / (c + 1)`. At least 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concentration(pub(super) f64);

impl Concentration {
    /// From 1 on; none for less and for what is no number.
    #[must_use]
    pub fn new(concentration: f64) -> Option<Self> {
        let fits = (1.0..=1e9).contains(&concentration);
        fits.then_some(Self(concentration))
    }
}

/// By which part of itself a weight is at most changed. Above 0, at most 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Width(pub(super) f64);

impl Width {
    /// Above 0, at most 1; none otherwise.
    #[must_use]
    pub fn new(width: f64) -> Option<Self> {
        (width > 0.0 && width <= 1.0).then_some(Self(width))
    }
}

/// What members of a geometric mean are raised to, in units of the index: one value of 0 would
/// otherwise make the whole 0. Above 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Floor(f64);

impl Floor {
    /// Above 0; none otherwise.
    #[must_use]
    pub fn new(floor: f64) -> Option<Self> {
        (floor > 0.0 && floor.is_finite()).then_some(Self(floor))
    }

    pub(super) const fn value(self) -> f64 {
        self.0
    }
}

/// The weights that are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Those of the members of the index.
    Members,
    /// Those of the questions in their measures; all others stay as they are declared.
    Questions,
}

/// How weights are spread around the declared ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spread {
    /// A Dirichlet distribution whose mean is the declared shares.
    Dirichlet(Concentration),
    /// Each weight between its declared one times `1 − width` and times `1 + width`, all values as
    /// likely; then brought to the same sum.
    Uniform(Width),
}

/// What else is varied. Combinations are taken in turn, eight replications at a time, so that each
/// has as many of them as any other.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Varied {
    /// Whether composites count as one or by their parts.
    pub structure: bool,
    /// Whether questions outside the powers are left out or count 0.
    pub powers: bool,
    /// Whether unknown answers count 0 or are left out.
    pub unknown: bool,
    /// The members are also combined by a weighted geometric mean, with this floor.
    pub geometric: Option<Floor>,
}

/// What a run of replications needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Draws {
    /// How many replications.
    pub replications: u32,
    /// The same seed gives the same bytes, on any machine and with any number of threads.
    pub seed: u64,
    /// Which weights are drawn.
    pub level: Level,
    /// How they are spread.
    pub spread: Spread,
    /// What else is varied.
    pub varied: Varied,
    /// The lower and the upper end of intervals, in thousandths of the replications: 50 and 950 hold
    /// nine tenths.
    pub ends: [u32; 2],
}

/// Weights as shares of their sum.
pub(super) fn shares(weights: &[f64]) -> Vec<f64> {
    let sum: f64 = weights.iter().sum();
    weights.iter().map(|w| w / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_out_of_range_are_none() {
        assert!(Concentration::new(0.5).is_none() && Concentration::new(f64::NAN).is_none());
        assert!(
            Width::new(0.0).is_none() && Width::new(1.1).is_none() && Width::new(1.0).is_some()
        );
        assert!(Floor::new(0.0).is_none() && Floor::new(f64::INFINITY).is_none());
    }
}
