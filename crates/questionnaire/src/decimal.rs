//! Exact decimal numbers, read from the text an author wrote.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A decimal number `mantissa / 10^scale`, exactly as written: no binary floating point is
/// involved, so `0.1` is one tenth. Up to 15 digits before the point and 9 after it. Always in
/// lowest terms (no trailing zero after the point), so that equal numbers are equal values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal {
    mantissa: i128,
    scale: u8,
}

/// Why a text is not a [`Decimal`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecimalError {
    /// Not of the form `-12.5`: digits, one optional point, one optional sign.
    #[error("not a decimal number")]
    Form,
    /// More than 15 digits before the point or more than 9 after it.
    #[error("more than 15 digits before the point or 9 after it")]
    TooLong,
}

const WHOLE_DIGITS: usize = 15;
const FRACTION_DIGITS: usize = Decimal::DIGITS as usize;

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self {
        mantissa: 0,
        scale: 0,
    };
    /// One.
    pub const ONE: Self = Self {
        mantissa: 1,
        scale: 0,
    };

    /// Digits after the point at most.
    pub const DIGITS: u8 = 9;

    /// A whole number.
    #[must_use]
    pub const fn whole(value: i64) -> Self {
        Self {
            mantissa: value as i128,
            scale: 0,
        }
    }

    /// `mantissa / 10^scale`, brought to lowest terms.
    #[must_use]
    pub const fn new(mut mantissa: i128, mut scale: u8) -> Self {
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Self { mantissa, scale }
    }

    /// The number of digits after the point.
    #[must_use]
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// The number as an integer count of `10^-scale` units, for a `scale` at least
    /// [`Decimal::scale`]. This is how the scoring kernel reads points and weights.
    #[must_use]
    pub const fn scaled(self, scale: u8) -> i128 {
        self.mantissa * 10_i128.pow((scale - self.scale) as u32)
    }

    /// The nearest `f64`: one correctly rounded division, for mantissas up to 2^53 exact operands.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        // Parsing the shortest text is correctly rounded for every length; dividing is not when
        // the mantissa has more than 53 bits.
        if self.mantissa.unsigned_abs() < 1 << 53 {
            self.mantissa as f64 / 10_u64.pow(u32::from(self.scale)) as f64
        } else {
            self.to_string().parse().unwrap_or(f64::NAN)
        }
    }

    /// Whether a plain number has few enough digits before the point; what is wrong with a text
    /// that is [`DecimalError::TooLong`] is else behind it.
    pub(crate) fn whole_part_fits(text: &str) -> bool {
        let digits = text.trim_start_matches(['-', '+']);
        let whole = digits.split('.').next().unwrap_or_default();
        whole.trim_start_matches('0').len() <= WHOLE_DIGITS
    }

    /// Whether the number is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Whether the number is zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The sum, exact.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let scale = self.scale.max(other.scale);
        Self::new(self.scaled(scale) + other.scaled(scale), scale)
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || digits.ends_with('.')
        {
            return Err(DecimalError::Form);
        }
        let fraction = fraction.trim_end_matches('0');
        let significant = whole.trim_start_matches('0');
        if significant.len() > WHOLE_DIGITS || fraction.len() > FRACTION_DIGITS {
            return Err(DecimalError::TooLong);
        }
        let mut mantissa = 0_i128;
        for digit in significant.bytes().chain(fraction.bytes()) {
            mantissa = mantissa * 10 + i128::from(digit - b'0');
        }
        let scale = u8::try_from(fraction.len()).map_err(|_| DecimalError::TooLong)?;
        Ok(Self::new(
            if negative { -mantissa } else { mantissa },
            scale,
        ))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let unit = 10_u128.pow(u32::from(self.scale));
        let whole = self.mantissa.unsigned_abs() / unit;
        let fraction = self.mantissa.unsigned_abs() % unit;
        if self.scale == 0 {
            write!(f, "{sign}{whole}")
        } else {
            write!(
                f,
                "{sign}{whole}.{fraction:0width$}",
                width = usize::from(self.scale)
            )
        }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        self.scaled(scale).cmp(&other.scaled(scale))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl TryFrom<String> for Decimal {
    type Error = DecimalError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Decimal> for String {
    fn from(value: Decimal) -> Self {
        value.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    #[test]
    fn reads_the_text_and_writes_it_back_in_lowest_terms() {
        for (text, back) in [
            ("0.50", "0.5"),
            ("-07", "-7"),
            ("+1.0", "1"),
            ("-0.05", "-0.05"),
            ("-0", "0"),
        ] {
            assert_eq!(dec(text).to_string(), back);
        }
    }

    #[test]
    fn refuses_what_is_not_a_plain_decimal() {
        for text in [
            "", ".5", "5.", "1e3", "NaN", "1,5", "--1", "0x1", "1.0.0", " 1",
        ] {
            assert_eq!(text.parse::<Decimal>(), Err(DecimalError::Form), "{text}");
        }
        assert_eq!(
            "0.1234567891".parse::<Decimal>(),
            Err(DecimalError::TooLong)
        );
        assert_eq!(
            "1234567890123456".parse::<Decimal>(),
            Err(DecimalError::TooLong)
        );
    }

    #[test]
    fn orders_and_converts_exactly() {
        assert!(dec("0.1") < dec("0.11"));
        assert!(dec("-2") < dec("-1.5"));
        assert!((dec("81.5").to_f64() - 81.5).abs() < f64::EPSILON);
        assert_eq!(dec("0.1").plus(dec("0.2")), dec("0.3"));
    }
}
