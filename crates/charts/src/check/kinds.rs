//! The checks of spans, trends, strips, heat maps, maps and lanes.

use icc_domain::Score;

use super::{at_most, in_order, on_scale};
use crate::ChartError;
use crate::error::What;
use crate::spec::{
    HeatMap, Lane, Lanes, MAX_CITIES, MAX_HEAT_COLUMNS, MAX_HEAT_ROWS, MAX_LANES, MAX_PLACES,
    MAX_ROWS, MAX_WAVES, PlaceMap, Spans, Strip, Trend,
};

pub(super) fn spans(spans: &Spans) -> Result<(), ChartError> {
    some(spans.rows.len())?;
    at_most(What::Rows, spans.rows.len(), MAX_ROWS)?;
    for (place, row) in spans.rows.iter().enumerate() {
        scores([Some(row.declared), row.documented, row.verified], place)?;
    }
    Ok(())
}

pub(super) fn trend(trend: &Trend) -> Result<(), ChartError> {
    let waves = trend.waves.len();
    some(waves)?;
    if trend.city.is_none() && trend.group.is_none() {
        return Err(ChartError::Empty);
    }
    at_most(What::Waves, waves, MAX_WAVES)?;
    let mut days = trend.waves.iter().map(|wave| wave.day).enumerate();
    let mut before = days.next().map(|(_, day)| day);
    for (place, day) in days {
        if before.is_some_and(|before| before >= day) {
            return Err(ChartError::Unordered { place });
        }
        before = Some(day);
    }
    if let Some(city) = &trend.city {
        one_each(0, city.scores.len(), waves)?;
        for (place, score) in city.scores.iter().enumerate() {
            scores([Some(*score)], place)?;
        }
    }
    if let Some(group) = &trend.group {
        one_each(1, group.then.len(), waves)?;
        one_each(2, group.same.len(), waves - 1)?;
        for (place, mean) in group.then.iter().enumerate() {
            mean.map_or(Ok(()), |mean| on_scale(mean.value, place))?;
        }
        for (place, same) in group.same.iter().enumerate() {
            if let Some(same) = same {
                on_scale(same.from, place)?;
                on_scale(same.to, place)?;
            }
        }
    }
    Ok(())
}

pub(super) fn strip(strip: &Strip) -> Result<(), ChartError> {
    if strip.cities.is_empty() && strip.group.is_none() {
        return Err(ChartError::Empty);
    }
    at_most(What::Cities, strip.cities.len(), MAX_CITIES)?;
    for (place, city) in strip.cities.iter().enumerate() {
        scores([Some(city.score)], place)?;
    }
    if let Some(group) = &strip.group {
        let spread = group.spread;
        for value in [spread.q1, Some(spread.median), spread.q3] {
            value.map_or(Ok(()), |value| on_scale(value, 0))?;
        }
        in_order(spread, 0)?;
    }
    Ok(())
}

pub(super) fn heat_map(heat: &HeatMap) -> Result<(), ChartError> {
    some(heat.rows.len())?;
    some(heat.columns.len())?;
    at_most(What::Cities, heat.rows.len(), MAX_HEAT_ROWS)?;
    at_most(What::Categories, heat.columns.len(), MAX_HEAT_COLUMNS)?;
    for (place, row) in heat.rows.iter().enumerate() {
        one_each(place, row.cells.len(), heat.columns.len())?;
        scores(row.cells.iter().copied().map(Some), place)?;
    }
    Ok(())
}

pub(super) fn map(map: &PlaceMap) -> Result<(), ChartError> {
    some(map.places.len())?;
    at_most(What::Cities, map.places.len(), MAX_PLACES)?;
    for (place, at) in map.places.iter().enumerate() {
        // What is no number is in no range.
        let on_globe =
            (-90.0..=90.0).contains(&at.latitude) && (-180.0..=180.0).contains(&at.longitude);
        if !on_globe {
            return Err(ChartError::OffMap { place });
        }
    }
    Ok(())
}

pub(super) fn lanes(lanes: &Lanes) -> Result<(), ChartError> {
    some(lanes.rows.len())?;
    some(lanes.subjects.len())?;
    at_most(What::Rows, lanes.rows.len(), MAX_ROWS)?;
    at_most(What::Series, lanes.subjects.len(), MAX_LANES)?;
    for (place, row) in lanes.rows.iter().enumerate() {
        one_each(place, row.marks.len(), lanes.subjects.len())?;
        for lane in &row.marks {
            match lane {
                Lane::City {
                    declared,
                    documented,
                } => scores([Some(*declared), *documented], place)?,
                Lane::Group(Some(spread)) => {
                    for value in [spread.q1, Some(spread.median), spread.q3] {
                        value.map_or(Ok(()), |value| on_scale(value, place))?;
                    }
                    in_order(*spread, place)?;
                }
                Lane::Group(None) => {}
            }
        }
    }
    Ok(())
}

const fn some(count: usize) -> Result<(), ChartError> {
    if count == 0 {
        return Err(ChartError::Empty);
    }
    Ok(())
}

const fn one_each(series: usize, values: usize, categories: usize) -> Result<(), ChartError> {
    if values == categories {
        return Ok(());
    }
    Err(ChartError::Uneven {
        series,
        values,
        categories,
    })
}

fn scores(scores: impl IntoIterator<Item = Option<Score>>, place: usize) -> Result<(), ChartError> {
    scores
        .into_iter()
        .flatten()
        .filter_map(Score::value)
        .try_for_each(|value| on_scale(value, place))
}
