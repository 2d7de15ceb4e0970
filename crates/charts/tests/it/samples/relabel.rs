//! Samples with labels from outside.

use icc_charts::ChartKind;

/// Puts a text wherever a kind takes one.
pub(crate) fn relabel(kind: &mut ChartKind, label: &str) {
    let put = |place: &mut String| label.clone_into(place);
    match kind {
        ChartKind::DotRange(dots) => {
            put(&mut dots.city);
            dots.network
                .iter_mut()
                .for_each(|network| put(&mut network.name));
            for section in &mut dots.sections {
                section.heading = Some(label.to_owned());
                section.rows.iter_mut().for_each(|row| put(&mut row.label));
            }
        }
        ChartKind::GroupedBars(profile) | ChartKind::Radar(profile) => {
            profile.categories.iter_mut().for_each(put);
            profile
                .series
                .iter_mut()
                .for_each(|series| put(&mut series.name));
        }
        ChartKind::Spans(spans) => {
            put(&mut spans.city);
            spans.rows.iter_mut().for_each(|row| put(&mut row.label));
        }
        ChartKind::Trend(trend) => {
            trend.waves.iter_mut().for_each(|wave| put(&mut wave.label));
            trend.city.iter_mut().for_each(|city| put(&mut city.name));
            trend
                .group
                .iter_mut()
                .for_each(|group| put(&mut group.name));
        }
        ChartKind::Strip(strip) => {
            put(&mut strip.measure);
            strip.cities.iter_mut().for_each(|city| put(&mut city.name));
            strip
                .group
                .iter_mut()
                .for_each(|group| put(&mut group.name));
        }
        ChartKind::HeatMap(heat) => {
            heat.columns.iter_mut().for_each(put);
            heat.rows.iter_mut().for_each(|row| put(&mut row.label));
        }
        ChartKind::Lanes(lanes) => {
            let subjects = lanes.subjects.iter_mut();
            subjects.for_each(|subject| put(&mut subject.name));
            lanes.rows.iter_mut().for_each(|row| put(&mut row.label));
        }
        ChartKind::Map(map) => {
            for place in &mut map.places {
                put(&mut place.name);
                put(&mut place.region);
            }
        }
    }
}
