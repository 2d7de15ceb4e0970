//! Rounding and comparison, decided on the exact fraction where floating point is too close.

use std::cmp::Ordering;

use icc_questionnaire::definition::{Rounding, RoundingMode};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// Values nearer than this (relative to their size) to a tie are decided exactly. Far larger than
/// the error of any sum the kernel makes, far smaller than any difference that means something.
const NEAR: f64 = 1e-9;

/// Rounds `value`; `exact` gives the fraction, where the measure has one, and is only asked near a
/// tie (or, when cutting off, near a whole step).
pub(crate) fn round(
    value: f64,
    rule: Rounding,
    exact: impl FnOnce() -> Option<BigRational>,
) -> f64 {
    if !value.is_finite() {
        return value;
    }
    let unit = 10_u64.pow(u32::from(rule.decimals)) as f64;
    let scaled = value * unit;
    let near = NEAR * scaled.abs().max(1.0);
    let fraction = scaled - scaled.floor();
    let is_near = match rule.mode {
        RoundingMode::HalfUp | RoundingMode::HalfEven => (fraction - 0.5).abs() < near,
        RoundingMode::Down => fraction < near || 1.0 - fraction < near,
    };
    if is_near && let Some(exact) = exact() {
        return round_exact(&exact, rule).to_f64().unwrap_or(value);
    }
    let whole = match rule.mode {
        RoundingMode::HalfUp => (scaled.abs() + 0.5).floor().copysign(scaled),
        RoundingMode::HalfEven => scaled.round_ties_even(),
        RoundingMode::Down => scaled.trunc(),
    };
    // Adding 0 turns −0 into 0, so that "−0" never reaches a file.
    whole / unit + 0.0
}

/// Rounds a fraction.
pub(crate) fn round_exact(value: &BigRational, rule: Rounding) -> BigRational {
    let unit = BigRational::from_integer(BigInt::from(10_u8).pow(u32::from(rule.decimals)));
    let scaled = value * &unit;
    let half = BigRational::new(BigInt::one(), BigInt::from(2_u8));
    let whole = match rule.mode {
        RoundingMode::Down => scaled.trunc(),
        RoundingMode::HalfUp => {
            let up = (scaled.abs() + &half).floor();
            if scaled.is_negative() { -up } else { up }
        }
        RoundingMode::HalfEven => {
            let floor = scaled.floor();
            match (&scaled - &floor).cmp(&half) {
                Ordering::Less => floor,
                Ordering::Equal if (floor.to_integer() % 2_u8).is_zero() => floor,
                Ordering::Equal | Ordering::Greater => floor + BigRational::one(),
            }
        }
    };
    whole / unit
}

/// Compares two values, exactly where they are too near for floating point.
pub(crate) fn compare(
    a: f64,
    b: f64,
    exact: impl FnOnce() -> Option<(BigRational, BigRational)>,
) -> Ordering {
    let near = NEAR * a.abs().max(b.abs()).max(1.0);
    if a.to_bits() != b.to_bits()
        && (a - b).abs() < near
        && let Some((a, b)) = exact()
    {
        return a.cmp(&b);
    }
    a.total_cmp(&b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(decimals: u8, mode: RoundingMode) -> Rounding {
        Rounding { decimals, mode }
    }

    fn fraction(n: i64, d: i64) -> BigRational {
        BigRational::new(n.into(), d.into())
    }

    #[test]
    fn a_tie_is_decided_on_the_fraction_not_on_the_float() {
        // 815/10 came out as the float just below 81.5.
        let below = 81.5_f64.next_down();
        let up = rule(0, RoundingMode::HalfUp);
        assert!((round(below, up, || Some(fraction(815, 10))) - 82.0).abs() < 1e-12);
        assert!(
            (round(below, up, || Some(fraction(
                814_999_999_999,
                10_000_000_000
            ))) - 81.0)
                .abs()
                < 1e-12
        );
        assert!((round(below, up, || None) - 81.0).abs() < 1e-12);
    }

    #[test]
    fn each_mode_does_what_it_says() {
        let cases = [
            (82.5, 83.0, 82.0, 82.0),
            (-0.5, -1.0, 0.0, 0.0),
            (9.9, 10.0, 10.0, 9.0),
            (-9.9, -10.0, -10.0, -9.0),
        ];
        for (value, up, even, down) in cases {
            for (mode, wanted) in [
                (RoundingMode::HalfUp, up),
                (RoundingMode::HalfEven, even),
                (RoundingMode::Down, down),
            ] {
                let exact = BigRational::from_float(value);
                let got = round(value, rule(0, mode), || exact.clone());
                assert!((got - wanted).abs() < 1e-12, "{value} {mode:?}: {got}");
                let got = round_exact(
                    &exact.clone().unwrap_or_else(BigRational::zero),
                    rule(0, mode),
                );
                assert!(
                    (got.to_f64().unwrap_or(f64::NAN) - wanted).abs() < 1e-9,
                    "{value} {mode:?}"
                );
            }
        }
    }

    #[test]
    fn cutting_off_keeps_a_whole_number_that_floats_missed() {
        let below = 9.0_f64.next_down();
        assert!(
            (round(below, rule(0, RoundingMode::Down), || Some(fraction(9, 1))) - 9.0).abs()
                < 1e-12
        );
    }
}
