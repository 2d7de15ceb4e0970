//! The exponential function for many numbers at once.
//!
//! That of `libm` goes number by number and is half the time of a run of geometric means. This one
//! has no branch, so that the compiler computes several side by side, and is made of additions and
//! multiplications in one order, so that its bits are the same everywhere.

/// Digits of ln 2 that can be multiplied by whole numbers below 2¹¹ without a loss, and the rest.
const LN_2: [f64; 2] = [6.931_471_803_691_238e-1, 1.908_214_929_270_587_7e-10];

/// Adding and taking away 1.5 × 2⁵² rounds to a whole number, which stands in the last bits between.
const ROUNDING: f64 = 6_755_399_441_055_744.0;

/// e to the power of each number, within two units in the last place, for powers from −700 to 700;
/// powers beyond count as those.
///
/// The power is split into `k ln 2 + r` with a whole `k` and `|r| ≤ ln 2 / 2`; the series of `e` to
/// the `r` is cut after `r¹³ / 13!`, which is less than 10⁻¹⁷ there.
#[inline]
pub(super) fn exponentials<const N: usize>(powers: [f64; N]) -> [f64; N] {
    const SERIES: [f64; 14] = [
        1.0 / 6_227_020_800.0,
        1.0 / 479_001_600.0,
        1.0 / 39_916_800.0,
        1.0 / 3_628_800.0,
        1.0 / 362_880.0,
        1.0 / 40_320.0,
        1.0 / 5_040.0,
        1.0 / 720.0,
        1.0 / 120.0,
        1.0 / 24.0,
        1.0 / 6.0,
        0.5,
        1.0,
        1.0,
    ];
    powers.map(|x| {
        let x = x.clamp(-700.0, 700.0);
        let shifted = x * std::f64::consts::LOG2_E + ROUNDING;
        let k = shifted - ROUNDING;
        let r = (x - k * LN_2[0]) - k * LN_2[1];
        let series = SERIES.iter().fold(0.0, |sum, term| sum * r + term);
        // The whole number, moved to where the exponent of a float stands.
        let power = shifted.to_bits().wrapping_add(1023) << 52;
        series * f64::from_bits(power)
    })
}

#[cfg(test)]
mod tests {
    use super::exponentials;

    #[test]
    fn powers_are_those_of_the_library_within_two_units_in_the_last_place() {
        for step in -70_000..=70_000 {
            let x = f64::from(step) * 0.009_999;
            let [own] = exponentials([x]);
            let apart = own.to_bits().abs_diff(libm::exp(x).to_bits());
            assert!(apart <= 2, "e^{x}: {own}, {apart} units apart");
        }
        assert_eq!(exponentials([0.0]).map(f64::to_bits), [1_f64.to_bits()]);
    }
}
