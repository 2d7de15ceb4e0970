//! Refuses what cannot be drawn before anything is drawn: the drawing library loops for ever on
//! an infinite axis and panics on one that is no number.

use icc_domain::Score;

use crate::ChartError;
use crate::error::What;
use crate::spec::{
    ChartKind, DotRange, MAX_AXES, MAX_CATEGORIES, MAX_LANES, MAX_ROWS, Profile, Row, Spread,
};

mod kinds;

/// Sums of binary fractions may leave the scale by this much; they are drawn on its edge.
const SLACK: f64 = 1e-6;
/// The most series: one per shape.
const MAX_SERIES: usize = MAX_LANES;

pub(crate) fn kind(kind: &ChartKind) -> Result<(), ChartError> {
    match kind {
        ChartKind::DotRange(dots) => dot_range(dots),
        ChartKind::GroupedBars(bars) => profile(bars, 1, MAX_CATEGORIES),
        ChartKind::Radar(radar) => profile(radar, 3, MAX_AXES),
        ChartKind::Spans(spans) => kinds::spans(spans),
        ChartKind::Trend(trend) => kinds::trend(trend),
        ChartKind::Strip(strip) => kinds::strip(strip),
        ChartKind::HeatMap(heat) => kinds::heat_map(heat),
        ChartKind::Map(map) => kinds::map(map),
        ChartKind::Lanes(lanes) => kinds::lanes(lanes),
    }
}

fn dot_range(dots: &DotRange) -> Result<(), ChartError> {
    let count = dots.rows().count();
    if count == 0 {
        return Err(ChartError::Empty);
    }
    at_most(What::Rows, count.max(dots.sections.len()), MAX_ROWS)?;
    for (place, row) in dots.rows().enumerate() {
        values(row).try_for_each(|value| on_scale(value, place))?;
        if let Some(spread) = row.network {
            in_order(spread, place)?;
        }
        if let crate::Difference::Above { points } | crate::Difference::Below { points } =
            row.difference
        {
            on_scale(points, place)?;
        }
    }
    Ok(())
}

fn in_order(spread: Spread, place: usize) -> Result<(), ChartError> {
    match spread.half() {
        Some((q1, q3)) if !(q1 <= spread.median && spread.median <= q3) => {
            Err(ChartError::Disordered { place })
        }
        _ => Ok(()),
    }
}

fn values(row: &Row) -> impl Iterator<Item = f64> {
    let spread = row.network.map(|s| [s.q1, Some(s.median), s.q3]);
    [
        row.declared.value(),
        row.documented.and_then(Score::value),
        row.all.map(|mean| mean.value),
    ]
    .into_iter()
    .flatten()
    .chain(spread.into_iter().flatten().flatten())
}

fn profile(profile: &Profile, least: usize, most: usize) -> Result<(), ChartError> {
    let categories = profile.categories.len();
    if categories == 0 || profile.series.is_empty() {
        return Err(ChartError::Empty);
    }
    at_most(What::Categories, categories, most)?;
    at_most(What::Series, profile.series.len(), MAX_SERIES)?;
    if categories < least {
        return Err(ChartError::TooFew {
            what: What::Categories,
            count: categories,
            least,
        });
    }
    for (index, series) in profile.series.iter().enumerate() {
        if series.values.len() != categories {
            return Err(ChartError::Uneven {
                series: index,
                values: series.values.len(),
                categories,
            });
        }
        let before = profile.series.get(..index).unwrap_or_default();
        if before.iter().any(|other| other.role == series.role) {
            return Err(ChartError::RepeatedRole { series: index });
        }
        for (place, score) in series.values.iter().enumerate() {
            score
                .value()
                .map_or(Ok(()), |value| on_scale(value, place))?;
        }
    }
    Ok(())
}

const fn at_most(what: What, count: usize, limit: usize) -> Result<(), ChartError> {
    if count > limit {
        return Err(ChartError::TooMany { what, count, limit });
    }
    Ok(())
}

fn on_scale(value: f64, place: usize) -> Result<(), ChartError> {
    if !value.is_finite() {
        Err(ChartError::NotFinite { place })
    } else if (-SLACK..=100.0 + SLACK).contains(&value) {
        Ok(())
    } else {
        Err(ChartError::OffScale { place })
    }
}
