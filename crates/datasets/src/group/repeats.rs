//! Numbers that repeat, each once, with the place of each row's number.

use indexmap::IndexSet;

use crate::distinct::FACTOR;

/// Slots for numbers seen lately; a power of two.
const RECENT: usize = 1 << 13;

/// The place of each number among the distinct ones, in the order of appearance, and those; none
/// where they hardly repeat. What is not a number has no part in it, and any place.
pub(super) fn places(numbers: &[f64]) -> Option<(Vec<u32>, Vec<f64>)> {
    let most = numbers.len() / 2;
    let mut distinct: IndexSet<u64> = IndexSet::new();
    // No number has these bits.
    let mut recent = vec![(u64::MAX, 0_u32); RECENT];
    let mut places = Vec::with_capacity(numbers.len());
    for number in numbers {
        if !number.is_finite() {
            places.push(0);
            continue;
        }
        let bits = number.to_bits();
        let slot = &mut recent[slot(bits)];
        if slot.0 != bits {
            let place = distinct.insert_full(bits).0;
            if place > most {
                return None;
            }
            *slot = (bits, u32::try_from(place).ok()?);
        }
        places.push(slot.1);
    }
    if distinct.is_empty() {
        return None;
    }
    Some((places, distinct.into_iter().map(f64::from_bits).collect()))
}

#[expect(clippy::cast_possible_truncation, reason = "the top bits of a number")]
const fn slot(bits: u64) -> usize {
    (bits.wrapping_mul(FACTOR) >> (64 - RECENT.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_stands_once_in_the_order_of_appearance() {
        let found = places(&[50.0, 0.0, 50.0, 12.5, 0.0, 12.5]);
        assert_eq!(found, Some((vec![0, 1, 0, 2, 1, 2], vec![50.0, 0.0, 12.5])));
    }

    #[test]
    fn what_is_not_a_number_has_no_part() {
        let found = places(&[f64::NAN, 50.0, 50.0, f64::NAN]);
        assert_eq!(found, Some((vec![0; 4], vec![50.0])));
        assert_eq!(places(&[f64::NAN; 4]), None);
    }

    #[test]
    fn numbers_that_differ_are_left_as_they_are() {
        let numbers: Vec<f64> = (0..100).map(f64::from).collect();
        assert_eq!(places(&numbers), None);
    }

    #[test]
    fn more_numbers_than_slots_keep_their_places() {
        let once: Vec<f64> = (0..3_u32 * (1 << 13)).map(f64::from).collect();
        let twice = [once.clone(), once.clone(), once.clone()].concat();
        let (places, values) = places(&twice).unwrap_or_default();
        let back: Vec<f64> = places.iter().map(|at| values[*at as usize]).collect();
        assert_eq!((back, values), (twice, once));
    }
}
