//! How much scores change when an index is computed in another way.

/// What another way of computing an index changes, over some units.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// How many of the units have a score both ways.
    pub n: usize,
    /// Mean of what the scores change by, in units of the index; none for no unit.
    pub mean: Option<f64>,
    /// Mean of the sizes of these changes.
    pub mean_size: Option<f64>,
    /// The greatest of them.
    pub largest_size: Option<f64>,
    /// How many of those with a score both ways are in another third.
    pub other_third: usize,
}

impl Changes {
    /// Sums up changes, each with whether the unit is in another third.
    pub(super) fn of(changes: impl Iterator<Item = (f64, bool)>) -> Self {
        let all: Vec<(f64, bool)> = changes.collect();
        let n = all.len();
        let mean = |of: &dyn Fn(f64) -> f64| {
            (n > 0).then(|| all.iter().map(|(change, _)| of(*change)).sum::<f64>() / n as f64)
        };
        Self {
            n,
            mean: mean(&|change| change),
            mean_size: mean(&f64::abs),
            largest_size: all
                .iter()
                .map(|(change, _)| change.abs())
                .max_by(f64::total_cmp),
            other_third: all.iter().filter(|(_, other)| *other).count(),
        }
    }
}
