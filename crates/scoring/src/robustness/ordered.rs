//! Numbers that are compared as integers: half the time of comparing floats in their full order.

/// A number that is no not-a-number, as an integer that is greater where the number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ordered(i64);

/// Turns the bits of negative numbers round, all but the sign; done twice it does nothing.
const fn turned(bits: i64) -> i64 {
    bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed()
}

impl Ordered {
    /// There is one zero only.
    #[inline]
    pub(super) fn new(number: f64) -> Self {
        Self(turned((number + 0.0).to_bits().cast_signed()))
    }

    /// How many steps it is above one that is not greater.
    #[inline]
    pub(super) fn above(self, lower: Self) -> u64 {
        self.0.wrapping_sub(lower.0).cast_unsigned()
    }

    #[inline]
    pub(super) fn number(self) -> f64 {
        f64::from_bits(turned(self.0).cast_unsigned())
    }
}

#[cfg(test)]
mod tests {
    use super::Ordered;

    #[test]
    fn numbers_keep_their_order_and_come_back() {
        let ascending = [
            f64::NEG_INFINITY,
            -1e9,
            -2.5,
            -1e-300,
            0.0,
            1e-300,
            0.1,
            99.9,
            1e300,
        ];
        let ordered = ascending.map(Ordered::new);
        assert!(ordered.is_sorted());
        assert_eq!(
            ordered.map(|o| o.number().to_bits()),
            ascending.map(f64::to_bits)
        );
        assert_eq!(Ordered::new(-0.0), Ordered::new(0.0));
    }
}
