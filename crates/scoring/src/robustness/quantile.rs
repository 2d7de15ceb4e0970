//! Quantiles of lists that are too long to be sorted each time.

use super::ordered::Ordered;

/// Into how many ranges of equal width values are counted.
const RANGES: usize = 1024;

/// Memory that is used again.
#[derive(Debug, Default)]
pub(super) struct Ranges {
    /// How many values are in a range.
    counts: Vec<u32>,
    /// Whether somebody wants to know of a range.
    wanted: Vec<bool>,
    /// The values of the ranges that are wanted.
    found: Vec<Ordered>,
}

/// The values of a list, counted by ranges.
struct Counted<'a> {
    values: &'a [Ordered],
    lowest: Ordered,
    /// A range is two to the power of this wide.
    width: u32,
}

impl Counted<'_> {
    fn range(&self, value: Ordered) -> usize {
        (value.above(self.lowest) >> self.width) as usize
    }
}

impl Ranges {
    /// Quantiles by linear interpolation (type 7 of Hyndman and Fan 1996, the usual one of R and
    /// `NumPy`), at thousandths. None of an empty list.
    ///
    /// Values are counted by ranges, and only those in the ranges in which a quantile lies are looked at
    /// again: two quick passes for all quantiles together.
    pub(super) fn quantiles<const N: usize>(
        &mut self,
        values: &[Ordered],
        at: [u32; N],
    ) -> Option<[f64; N]> {
        let last = values.len().checked_sub(1)?;
        let (lowest, highest) = (*values.iter().min()?, *values.iter().max()?);
        let bits = u64::BITS - highest.above(lowest).leading_zeros();
        let counted = Counted {
            values,
            lowest,
            width: bits.saturating_sub(RANGES.ilog2()),
        };
        self.counts.clear();
        self.counts.resize(RANGES, 0);
        for value in values {
            self.counts[counted.range(*value)] += 1;
        }
        let positions = at.map(|at| last * at.min(1000) as usize);
        let places = positions.map(|position| [position / 1000, (position / 1000 + 1).min(last)]);
        self.look_at(&counted, places.as_flattened());
        let mut out = [f64::NAN; N];
        for ((out, place), position) in out.iter_mut().zip(places).zip(positions) {
            let [low, high] = place.map(|place| self.value_at(&counted, place));
            let part = position % 1000;
            *out = if part == 0 {
                low
            } else {
                low + (high - low) * part as f64 / 1000.0
            };
        }
        Some(out)
    }

    /// Keeps the values of the ranges in which the values at these places are.
    fn look_at(&mut self, counted: &Counted<'_>, places: &[usize]) {
        self.wanted.clear();
        self.wanted.resize(RANGES, false);
        for place in places {
            let (range, _) = self.range_of(*place);
            self.wanted[range] = true;
        }
        self.found.clear();
        let wanted = |value: &&Ordered| self.wanted[counted.range(**value)];
        self.found.extend(counted.values.iter().filter(wanted));
        self.found.sort_unstable();
    }

    /// The value that stands at a place in ascending order.
    fn value_at(&self, counted: &Counted<'_>, place: usize) -> f64 {
        let (range, below) = self.range_of(place);
        let start = self
            .found
            .partition_point(|value| counted.range(*value) < range);
        self.found[start + place - below].number()
    }

    /// The range in which the value at a place is, and how many values are in those below it.
    fn range_of(&self, place: usize) -> (usize, usize) {
        let mut below = 0;
        for (range, count) in self.counts.iter().enumerate() {
            if below + *count as usize > place {
                return (range, below);
            }
            below += *count as usize;
        }
        (RANGES - 1, below)
    }
}

#[cfg(test)]
mod tests {
    use super::Ordered;

    fn quantiles<const N: usize>(values: &[f64], at: [u32; N]) -> Option<[f64; N]> {
        let ordered: Vec<Ordered> = values.iter().copied().map(Ordered::new).collect();
        super::Ranges::default().quantiles(&ordered, at)
    }

    #[test]
    fn quantiles_are_of_type_7() {
        // R: quantile(c(1, 2, 4, 8), c(.05, .25, .5, .75, .95)) = 1.15 1.75 3.00 5.00 7.40
        let found = quantiles(&[8.0, 1.0, 4.0, 2.0], [50, 250, 500, 750, 950]);
        let wanted = [1.15, 1.75, 3.0, 5.0, 7.4];
        let near = |found: [f64; 5]| found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-12);
        assert!(found.is_some_and(near), "{found:?}");
        // Several in one gap, and at both ends.
        let found = quantiles(&[3.0, 1.0], [0, 100, 200, 900, 1000]);
        let near = |found: [f64; 5]| {
            let wanted = [1.0, 1.2, 1.4, 2.8, 3.0];
            found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-12)
        };
        assert!(found.is_some_and(near), "{found:?}");
        assert_eq!(quantiles(&[5.0], [50, 500, 950]), Some([5.0; 3]));
        assert_eq!(quantiles(&[], [50, 950]), None);
    }

    #[test]
    fn quantiles_of_many_values_are_those_of_the_sorted_list() {
        let mut state = 11_u64;
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) as f64 / f64::from(1_u32 << 31)
        };
        let shapes: [fn(f64) -> f64; 5] = [
            |x| x,
            |x| 100.0 * x * x * x,
            |x| (4.0 * x).floor(),
            |_| 7.0,
            // Most in one range, and some far from it on either side of 0.
            |x| if x < 0.01 { -1e9 * x } else { 50.0 + x * 1e-6 },
        ];
        for (n, shape) in (1..40)
            .map(|n| n * n * 7)
            .flat_map(|n| shapes.map(|s| (n, s)))
        {
            let values: Vec<f64> = (0..n).map(|_| shape(next())).collect();
            let mut sorted = values.clone();
            sorted.sort_unstable_by(f64::total_cmp);
            let at = [0, 50, 333, 500, 950, 1000];
            let wanted = at.map(|at| {
                let position = (n - 1) * at as usize;
                let (place, part) = (position / 1000, position % 1000);
                let next = sorted[(place + 1).min(n - 1)];
                sorted[place] + (next - sorted[place]) * part as f64 / 1000.0
            });
            assert_eq!(quantiles(&values, at), Some(wanted), "{n}");
        }
    }
}
