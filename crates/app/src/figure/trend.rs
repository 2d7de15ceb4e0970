//! Scores over time: a city, a group, or both.

use icc_charts::{MAX_WAVES, Mean, SameCities, Trend, TrendCity, TrendGroup, TrendWave};
use icc_domain::Score;
use icc_store::Wave;

use super::{count, last_day};
use crate::naming::Naming;
use crate::network::Same;

/// A wave of a trend.
pub(super) struct Point<'a> {
    pub(super) wave: &'a Wave,
    /// The city's score, where the trend is about one.
    pub(super) city: Option<Score>,
    /// The mean of the group as it was then, and how many counted.
    pub(super) then: Option<(usize, f64)>,
    /// The same cities of the group in this wave and the next one.
    pub(super) step: Option<Same>,
}

/// A trend of points, the newest first. `city` and `group` are the names of its lines.
pub(super) fn trend(
    points: Vec<Point<'_>>,
    (city, group): (Option<String>, Option<String>),
    naming: &Naming<'_>,
) -> Trend {
    let points = in_time(points);
    let before = std::iter::once(None).chain(points.iter().map(|point| Some(point.wave)));
    let waves = points.iter().zip(before).map(|(point, before)| TrendWave {
        label: naming.wave(point.wave),
        day: last_day(point.wave),
        comparable: before.is_some_and(|before| {
            let snapshot = naming.snapshot;
            snapshot.index_comparable(before, point.wave).is_ok()
        }),
    });
    let mean = |(n, value)| Mean { n: count(n), value };
    let same = |same: Same| SameCities {
        n: count(same.n),
        from: same.before,
        to: same.now,
    };
    let missing = Score::None {
        reason: icc_domain::NoScore::Other,
    };
    Trend {
        waves: waves.collect(),
        city: city.map(|name| TrendCity {
            name,
            scores: points
                .iter()
                .map(|point| point.city.unwrap_or(missing))
                .collect(),
        }),
        group: group.map(|name| TrendGroup {
            name,
            then: points.iter().map(|point| point.then.map(mean)).collect(),
            same: points
                .iter()
                .take(points.len().saturating_sub(1))
                .map(|point| point.step.map(same))
                .collect(),
        }),
    }
}

/// The newest points in the order of time. Of waves that end on one day only one has a place on the
/// axis; a step across one that is left out is none.
fn in_time(points: Vec<Point<'_>>) -> Vec<Point<'_>> {
    let mut kept: Vec<Point<'_>> = Vec::new();
    let mut left_out = false;
    for mut point in points {
        let is_earlier = kept
            .last()
            .is_none_or(|later| last_day(point.wave) < last_day(later.wave));
        if !is_earlier {
            left_out = true;
            continue;
        }
        if std::mem::take(&mut left_out) {
            point.step = None;
        }
        kept.push(point);
    }
    kept.truncate(MAX_WAVES);
    kept.reverse();
    kept
}
