//! What is drawn: weights around the declared ones, from a seed.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// How closely drawn weights keep to the declared ones: a share `w` of the whole weight has the
/// variance `w (1 − w) / (c + 1)`. At least 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concentration(f64);

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
pub struct Width(f64);

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

/// A stream of random numbers: `ChaCha` with 8 rounds, which is the same everywhere. Distributions are
/// made here and not by a library, because those compute logarithms with what the system offers, and
/// systems differ in the last bit.
pub(super) struct Stream {
    bits: ChaCha8Rng,
    /// Normal numbers come in pairs.
    other: Option<f64>,
}

impl Stream {
    /// Stream `number` of a seed.
    pub(super) fn new(seed: u64, number: u64) -> Self {
        let mut bits = ChaCha8Rng::seed_from_u64(seed);
        bits.set_stream(number);
        Self { bits, other: None }
    }

    /// From 0 up to, not including, 1, in steps of 2⁻⁵³.
    #[inline]
    fn uniform(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
        (self.bits.next_u64() >> 11) as f64 * STEP
    }

    /// A standard normal number: the polar method of Marsaglia and Bray (1964).
    #[inline]
    fn normal(&mut self) -> f64 {
        if let Some(other) = self.other.take() {
            return other;
        }
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                let factor = libm::sqrt(-2.0 * libm::log(square) / square);
                self.other = Some(y * factor);
                return x * factor;
            }
        }
    }

    /// A gamma number of scale 1: Marsaglia and Tsang (2000), *A simple method for generating gamma
    /// variables*. Below a shape of 1, that of one more times a power of a uniform number.
    pub(super) fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let more = self.gamma(shape + 1.0);
            return more * libm::pow(1.0 - self.uniform(), 1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / libm::sqrt(9.0 * d);
        loop {
            let x = self.normal();
            let v = 1.0 + c * x;
            if v <= 0.0 {
                continue;
            }
            let v = v * v * v;
            let u = 1.0 - self.uniform();
            let square = x * x;
            if u < 1.0 - 0.0331 * square * square
                || libm::log(u) < 0.5 * square + d * (1.0 - v + libm::log(v))
            {
                return d * v;
            }
        }
    }

    /// Draws weights around declared shares, which add up to 1; so do those drawn. A weight of 0
    /// stays 0.
    pub(super) fn weights(&mut self, spread: Spread, shares: &[f64], drawn: &mut [f64]) {
        loop {
            for (drawn, share) in drawn.iter_mut().zip(shares) {
                *drawn = match spread {
                    _ if *share <= 0.0 => 0.0,
                    Spread::Dirichlet(Concentration(c)) => self.gamma(c * share),
                    Spread::Uniform(Width(width)) => {
                        share * (1.0 + width * (2.0 * self.uniform() - 1.0))
                    }
                };
            }
            let sum: f64 = drawn.iter().sum();
            if sum > 0.0 {
                for weight in drawn.iter_mut() {
                    *weight /= sum;
                }
                return;
            }
        }
    }
}

/// Weights as shares of their sum.
pub(super) fn shares(weights: &[f64]) -> Vec<f64> {
    let sum: f64 = weights.iter().sum();
    weights.iter().map(|w| w / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean and variance of many numbers.
    fn moments(n: usize, mut draw: impl FnMut() -> f64) -> (f64, f64) {
        let all: Vec<f64> = (0..n).map(|_| draw()).collect();
        let mean = all.iter().sum::<f64>() / n as f64;
        let squares: f64 = all.iter().map(|x| (x - mean) * (x - mean)).sum();
        (mean, squares / n as f64)
    }

    #[test]
    fn a_gamma_number_has_its_shape_as_mean_and_variance() {
        for shape in [0.3, 1.0, 2.5, 40.0] {
            let mut stream = Stream::new(1, 2);
            let (mean, variance) = moments(200_000, || stream.gamma(shape));
            // Five standard errors of the mean; the variance within a twentieth.
            assert!(
                (mean - shape).abs() < 5.0 * (shape / 2e5).sqrt(),
                "{shape}: {mean}"
            );
            assert!((variance / shape - 1.0).abs() < 0.05, "{shape}: {variance}");
        }
    }

    #[test]
    fn drawn_weights_have_the_mean_and_variance_of_their_distribution() {
        let declared = [0.5, 0.3, 0.2, 0.0];
        let c = 20.0;
        let dirichlet = Concentration::new(c).map(Spread::Dirichlet);
        let uniform = Width::new(0.5).map(Spread::Uniform);
        for (spread, variance_of_third) in [(dirichlet, 0.2 * 0.8 / (c + 1.0)), (uniform, 0.0)] {
            let Some(spread) = spread else { continue };
            let mut stream = Stream::new(5, 0);
            let mut weights = [0.0; 4];
            let (mean, variance) = moments(100_000, || {
                stream.weights(spread, &declared, &mut weights);
                assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-12 && weights[3] == 0.0);
                weights[2]
            });
            assert!((mean - 0.2).abs() < 0.004, "{spread:?}: {mean}");
            if variance_of_third > 0.0 {
                assert!(
                    (variance / variance_of_third - 1.0).abs() < 0.03,
                    "{variance}"
                );
            }
        }
    }

    #[test]
    fn numbers_out_of_range_are_none() {
        assert!(Concentration::new(0.5).is_none() && Concentration::new(f64::NAN).is_none());
        assert!(
            Width::new(0.0).is_none() && Width::new(1.1).is_none() && Width::new(1.0).is_some()
        );
        assert!(Floor::new(0.0).is_none() && Floor::new(f64::INFINITY).is_none());
    }
}
