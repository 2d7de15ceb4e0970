//! Numbers that repeat, each once, with the place of each row's number.

use crate::distinct::FACTOR;

/// The place of each number among the distinct ones, in the order of appearance, and those; none
/// where they hardly repeat. What is not a number has no part in it, and any place.
pub(super) fn places(numbers: &[f64]) -> Option<(Vec<u32>, Vec<f64>)> {
    let most = numbers.len() / 2;
    let mut distinct = Distinct::default();
    let mut places = Vec::with_capacity(numbers.len());
    for number in numbers {
        if !number.is_finite() {
            places.push(0);
            continue;
        }
        let place = distinct.place(number.to_bits());
        if place as usize > most {
            return None;
        }
        places.push(place);
    }
    if distinct.bits.is_empty() {
        return None;
    }
    let values = distinct.bits.into_iter().map(f64::from_bits);
    Some((places, values.collect()))
}

/// Distinct numbers. A table of places stays in the cache where one of hashes and numbers would
/// not, and nobody chooses scores so that they collide.
struct Distinct {
    /// In the order of appearance.
    bits: Vec<u64>,
    /// One more than the place of a number, at its slot or soon after; 0: free. As many as a power
    /// of two, at most half of them taken.
    slots: Vec<u32>,
}

impl Default for Distinct {
    fn default() -> Self {
        Self {
            bits: Vec::new(),
            slots: vec![0; 1 << 10],
        }
    }
}

impl Distinct {
    /// The place of a number, which is added where it is new.
    #[inline]
    fn place(&mut self, bits: u64) -> u32 {
        let mask = self.slots.len() - 1;
        let mut at = self.slot(bits);
        loop {
            match self.slots[at] {
                0 => return self.add(at, bits),
                taken if self.bits[taken as usize - 1] == bits => return taken - 1,
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn add(&mut self, at: usize, bits: u64) -> u32 {
        self.bits.push(bits);
        // Groups of rows are far smaller.
        let taken = u32::try_from(self.bits.len()).unwrap_or(u32::MAX);
        self.slots[at] = taken;
        if self.bits.len() * 2 > self.slots.len() {
            self.grow();
        }
        taken - 1
    }

    fn grow(&mut self) {
        let slots = self.slots.len() * 4;
        self.slots.clear();
        self.slots.resize(slots, 0);
        for (taken, bits) in (1..).zip(&self.bits) {
            let mut at = self.slot(*bits);
            while self.slots[at] != 0 {
                at = (at + 1) & (slots - 1);
            }
            self.slots[at] = taken;
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "the top bits of a number")]
    const fn slot(&self, bits: u64) -> usize {
        (bits.wrapping_mul(FACTOR) >> (64 - self.slots.len().trailing_zeros())) as usize
    }
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
    fn more_numbers_than_slots_at_first_keep_their_places() {
        let once: Vec<f64> = (0..3_u32 * (1 << 13)).map(f64::from).collect();
        let twice = [once.clone(), once.clone(), once.clone()].concat();
        let (places, values) = places(&twice).unwrap_or_default();
        let back: Vec<f64> = places.iter().map(|at| values[*at as usize]).collect();
        assert_eq!((back, values), (twice, once));
    }
}
