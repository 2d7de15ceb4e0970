//! The trend: a city, a group as it was at each time, and the same cities from one wave to the
//! next. A line is broken where scores are missing or cannot be compared.

use icc_domain::Score;

use crate::canvas::Scale;
use crate::dots::TICKS;
use crate::frame::Frame;
use crate::legend::{self, Swatch};
use crate::palette::Colour;
use crate::radar::{corner, trace};
use crate::shapes;
use crate::sheet::{Align, Point, Sheet, Style};
use crate::spec::{Role, Trend};
use crate::words::Words;

const AXIS: Style = Style::regular(12.5, Colour::Quiet);
const WAVE: Style = Style::regular(13.0, Colour::Ink);
const CITY: Style = Style::bold(15.0, Colour::Ink);
const GROUP: Style = Style::regular(13.0, Colour::Quiet);

/// The numbers of the scale stand left of the lines, those of the last wave right of them.
const LEFT: f64 = 44.0;
const RIGHT: f64 = 46.0;
/// Least distance between two numbers at the end of lines.
const APART: f64 = 17.0;

/// Where values and waves stand.
struct Plane {
    scale: Scale,
    places: Vec<f64>,
}

impl Plane {
    fn at(&self, wave: usize, value: f64) -> Point {
        let x = self.places.get(wave).copied().unwrap_or_default();
        (x, self.scale.at(value))
    }
}

pub(crate) fn draw(sheet: &mut Sheet, frame: Frame, trend: &Trend, words: &Words<'_>) {
    legend::draw(sheet, &key(trend, words));
    sheet.y += 26.0;
    let height = if frame.is_narrow() { 230.0 } else { 280.0 };
    let (top, bottom) = (sheet.y, sheet.y + height);
    let plane = Plane {
        scale: Scale {
            from: bottom,
            to: top,
        },
        places: places(trend, sheet.left + LEFT + 14.0, sheet.right - RIGHT - 8.0),
    };
    for value in TICKS {
        let y = plane.scale.at(value);
        let (from, to) = (sheet.left + LEFT, sheet.right - RIGHT + 6.0);
        sheet.line((from, y), (to, y), Colour::Grid, 1.0);
        let at = (from - 8.0, y);
        sheet.text(words.number(value), at, Align::End, AXIS);
    }
    for (index, pair) in plane.places.windows(2).enumerate() {
        if let [from, to] = pair
            && !comparable(trend, index + 1)
        {
            let x = f64::midpoint(*from, *to);
            shapes::gap(sheet, (x, top), (x, bottom));
        }
    }
    for (wave, x) in plane.places.iter().enumerate() {
        let corner = (x - 13.0, top - 22.0);
        sheet.spot(wave, corner, (26.0, height + 32.0));
    }
    group(sheet, trend, &plane);
    city(sheet, trend, &plane, words);
    ends(sheet, trend, &plane, words);
    sheet.y = bottom + 12.0;
    waves(sheet, trend, &plane, words);
}

fn key(trend: &Trend, words: &Words<'_>) -> Vec<(Swatch, String)> {
    let mut key = Vec::new();
    if let Some(city) = &trend.city {
        key.push((Swatch::Line(Role::City), words.label(&city.name)));
    }
    if let Some(group) = &trend.group {
        if group.then.iter().any(Option::is_some) {
            key.push((Swatch::Line(Role::Network), words.trend_then(group)));
        }
        if group.same.iter().any(Option::is_some) {
            key.push((Swatch::Line(Role::All), words.trend_same()));
        }
    }
    if (1..trend.waves.len()).any(|wave| !comparable(trend, wave)) {
        key.push((Swatch::Gap, words.trend_break()));
    }
    key
}

/// Whether a wave can be compared with the one before.
fn comparable(trend: &Trend, wave: usize) -> bool {
    trend.waves.get(wave).is_some_and(|wave| wave.comparable)
}

/// Waves stand where their days are.
fn places(trend: &Trend, from: f64, to: f64) -> Vec<f64> {
    let day = |wave: Option<&crate::spec::TrendWave>| wave.map(|wave| wave.day);
    let (first, last) = (day(trend.waves.first()), day(trend.waves.last()));
    let Some((first, whole)) = first
        .zip(last)
        .map(|(first, last)| (first, (last - first).num_days()))
        .filter(|(_, whole)| *whole > 0)
    else {
        return vec![f64::midpoint(from, to)];
    };
    let share = |day: chrono::NaiveDate| (day - first).num_days() as f64 / whole as f64;
    let waves = trend.waves.iter();
    waves
        .map(|wave| from + (to - from) * share(wave.day))
        .collect()
}

/// Points that follow each other without a gap.
fn runs(
    trend: &Trend,
    values: impl Iterator<Item = Option<f64>>,
    plane: &Plane,
) -> Vec<Vec<Point>> {
    let mut runs: Vec<Vec<Point>> = vec![Vec::new()];
    for (wave, value) in values.enumerate() {
        let follows = value.is_some() && (wave == 0 || comparable(trend, wave));
        if !follows {
            runs.push(Vec::new());
        }
        if let (Some(value), Some(run)) = (value, runs.last_mut()) {
            run.push(plane.at(wave, value));
        }
    }
    runs
}

fn line(sheet: &mut Sheet, role: Role, runs: &[Vec<Point>]) {
    for run in runs {
        trace(sheet, role, run);
    }
    for point in runs.iter().flatten() {
        corner(sheet, role, *point);
    }
}

fn group(sheet: &mut Sheet, trend: &Trend, plane: &Plane) {
    let Some(group) = &trend.group else { return };
    let then = group.then.iter().map(|mean| mean.map(|mean| mean.value));
    line(sheet, Role::Network, &runs(trend, then, plane));
    for (step, same) in group.same.iter().enumerate() {
        if let Some(same) = same.filter(|_| comparable(trend, step + 1)) {
            let ends = vec![plane.at(step, same.from), plane.at(step + 1, same.to)];
            line(sheet, Role::All, &[ends]);
        }
    }
}

/// The city's line, with the number above each of its dots but the last, which has its own column.
fn city(sheet: &mut Sheet, trend: &Trend, plane: &Plane, words: &Words<'_>) {
    let Some(city) = &trend.city else { return };
    let values = city.scores.iter().map(|score| score.value());
    line(sheet, Role::City, &runs(trend, values, plane));
    let last = trend.waves.len() - 1;
    let mut free = f64::MIN;
    for (wave, score) in city
        .scores
        .iter()
        .enumerate()
        .filter(|(wave, _)| *wave < last)
    {
        if let Score::Value { value } = score {
            let (x, y) = plane.at(wave, *value);
            let number = words.number(*value);
            let half = CITY.width(&number) / 2.0;
            if x - half > free {
                let y = if is_valley(&city.scores, wave) {
                    y + 18.0
                } else {
                    y - 18.0
                };
                sheet.text(number, (x, y), Align::Middle, CITY);
                free = x + half + 6.0;
            }
        }
    }
}

/// Whether the line comes down to a score and goes up after it, so that its number stands below.
fn is_valley(scores: &[Score], wave: usize) -> bool {
    let value = |wave: Option<usize>| scores.get(wave?)?.value();
    let here = value(Some(wave));
    let (before, after) = (value(wave.checked_sub(1)), value(Some(wave + 1)));
    // No score is below any score here, so that it makes no valley.
    before > here && after > here
}

/// The numbers of the last wave, moved apart where lines end close together.
fn ends(sheet: &mut Sheet, trend: &Trend, plane: &Plane, words: &Words<'_>) {
    let last = trend.waves.len() - 1;
    let city = trend.city.as_ref().and_then(|city| city.scores.last());
    let group = trend.group.as_ref();
    let then = group.and_then(|group| group.then.last().copied().flatten());
    let same = group.and_then(|group| group.same.last().copied().flatten());
    let same = same.filter(|_| comparable(trend, last));
    let mut ends: Vec<(f64, Style)> = [
        (city.and_then(|score| score.value()), CITY),
        (then.map(|mean| mean.value), GROUP),
        (same.map(|same| same.to), GROUP),
    ]
    .into_iter()
    .filter_map(|(value, style)| value.map(|value| (value, style)))
    .collect();
    ends.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut places: Vec<f64> = ends
        .iter()
        .map(|(value, _)| plane.scale.at(*value))
        .collect();
    // Downwards first, then back up from the bottom, so that nothing leaves the scale.
    let mut free = f64::MIN;
    for y in &mut places {
        *y = y.max(free);
        free = *y + APART;
    }
    let mut free = plane.scale.from + 8.0;
    for y in places.iter_mut().rev() {
        *y = y.min(free);
        free = *y - APART;
    }
    let x = plane.at(last, 0.0).0 + 16.0;
    for ((value, style), y) in ends.into_iter().zip(places) {
        sheet.text(words.number(value), (x, y), Align::Start, style);
    }
}

/// The names of the waves; where they would touch, those between the first and the last are left out.
fn waves(sheet: &mut Sheet, trend: &Trend, plane: &Plane, words: &Words<'_>) {
    let y = sheet.y + WAVE.leading() / 2.0;
    let last = trend.waves.len() - 1;
    let room = (sheet.inner() / 2.0 - 20.0).min(150.0);
    let set: Vec<(f64, String, f64)> = trend
        .waves
        .iter()
        .zip(&plane.places)
        .filter_map(|(wave, x)| {
            let line = WAVE.wrap(&words.label(&wave.label), room, 1).pop()?;
            let half = WAVE.width(&line) / 2.0;
            // A long name at an edge moves inwards.
            let x = x.clamp(
                sheet.left + half,
                (sheet.right - half).max(sheet.left + half),
            );
            Some((x, line, half))
        })
        .collect();
    let end = set.last().map_or(f64::MAX, |(x, _, half)| x - half);
    let mut free = f64::MIN;
    for (index, (x, line, half)) in set.into_iter().enumerate() {
        let fits = x - half > free && (index == last || x + half + 10.0 < end);
        if fits || index == last {
            sheet.text(line, (x, y), Align::Middle, WAVE);
            free = x + half + 10.0;
        }
    }
    sheet.y += WAVE.leading();
}
