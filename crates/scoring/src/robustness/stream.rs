//! Random numbers that are the same everywhere.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::normal::Layers;

/// A stream of random numbers: `ChaCha` with 8 rounds. Distributions are made here and not by a
/// library, because those compute logarithms with what the system offers, and systems differ in the
/// last bit.
pub(super) struct Stream {
    bits: ChaCha8Rng,
    layers: &'static Layers,
}

impl Stream {
    /// Stream `number` of a seed.
    pub(super) fn new(seed: u64, number: u64) -> Self {
        let mut bits = ChaCha8Rng::seed_from_u64(seed);
        bits.set_stream(number);
        Self {
            bits,
            layers: Layers::get(),
        }
    }

    /// From 0 up to, not including, 1, in steps of 2⁻⁵³.
    #[inline]
    pub(super) fn uniform(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
        (self.bits.next_u64() >> 11) as f64 * STEP
    }

    /// 64 random bits.
    #[inline]
    pub(super) fn bits(&mut self) -> u64 {
        self.bits.next_u64()
    }

    /// A standard normal number.
    #[inline]
    pub(super) fn normal(&mut self) -> f64 {
        self.layers.draw(self)
    }
}
