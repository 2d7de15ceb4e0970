//! Quantiles of lists that are too long to be sorted each time.

use super::ordered::Ordered;

/// Quantiles by linear interpolation (type 7 of Hyndman and Fan 1996, the usual one of R and `NumPy`),
/// at thousandths in ascending order; the order of the values is lost. None of an empty list.
pub(super) fn quantiles<const N: usize>(values: &mut [Ordered], at: [u32; N]) -> Option<[f64; N]> {
    let last = values.len().checked_sub(1)?;
    let mut out = [f64::NAN; N];
    // From the highest down: once a value is in its place, all lower ones are to the left of it.
    let mut end = values.len();
    let mut following = f64::NAN;
    for (out, at) in out.iter_mut().zip(at).rev() {
        let position = last * at.min(1000) as usize;
        let (below, part) = (position / 1000, position % 1000);
        let (_, value, right) = values[..end].select_nth_unstable(below);
        if let Some(next) = right.iter().min() {
            following = next.number();
        }
        let value = value.number();
        *out = if part == 0 {
            value
        } else {
            value + (following - value) * part as f64 / 1000.0
        };
        end = below + 1;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::Ordered;

    fn quantiles<const N: usize>(values: &mut [f64], at: [u32; N]) -> Option<[f64; N]> {
        let mut ordered: Vec<Ordered> = values.iter().copied().map(Ordered::new).collect();
        super::quantiles(&mut ordered, at)
    }

    #[test]
    fn quantiles_are_of_type_7() {
        // R: quantile(c(1, 2, 4, 8), c(.05, .25, .5, .75, .95)) = 1.15 1.75 3.00 5.00 7.40
        let found = quantiles(&mut [8.0, 1.0, 4.0, 2.0], [50, 250, 500, 750, 950]);
        let wanted = [1.15, 1.75, 3.0, 5.0, 7.4];
        let near = |found: [f64; 5]| found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-12);
        assert!(found.is_some_and(near), "{found:?}");
        // Several in one gap, and at both ends.
        let found = quantiles(&mut [3.0, 1.0], [0, 100, 200, 900, 1000]);
        let near = |found: [f64; 5]| {
            let wanted = [1.0, 1.2, 1.4, 2.8, 3.0];
            found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-12)
        };
        assert!(found.is_some_and(near), "{found:?}");
        assert_eq!(quantiles(&mut [5.0], [50, 500, 950]), Some([5.0; 3]));
        assert_eq!(quantiles(&mut [], [50, 950]), None);
    }
}
