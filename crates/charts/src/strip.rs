//! The distribution strip: every named city as a dot on one scale, its name on a flag below, and
//! the middle half of the group behind them.

use crate::canvas::Scale;
use crate::dots::{TICKS, axis};
use crate::frame::Frame;
use crate::legend::{self, Swatch};
use crate::palette::Colour;
use crate::shapes;
use crate::sheet::{Align, Point, Sheet, Style};
use crate::spec::{Standing, Strip, StripCity};
use crate::words::Words;

const NAME: Style = Style::regular(12.5, Colour::Ink);
const CHOSEN: Style = Style::bold(12.5, Colour::Ink);

/// From one dot to the next above it, where there is room.
const STACK: f64 = 10.5;
/// The highest pile of dots.
const PILE: f64 = 170.0;
/// From one row of names to the next.
const ROW: f64 = 18.0;
/// The longest name below the scale.
const LONGEST: f64 = 230.0;
/// Dots nearer than this stand on each other.
const NEAR: f64 = 10.0;

/// A city with its place on the scale.
struct Placed<'a> {
    city: &'a StripCity,
    /// Its place in the table.
    row: usize,
    x: f64,
    value: f64,
    /// How many dots stand below it.
    below: usize,
}

impl Placed<'_> {
    fn at(&self, base: f64, step: f64) -> Point {
        (self.x, base - 7.0 - step * self.below as f64)
    }
}

pub(crate) fn draw(sheet: &mut Sheet, frame: Frame, strip: &Strip, words: &Words<'_>) {
    let names = strip.cities.iter();
    let widest = names.fold(0.0_f64, |w, city| {
        w.max(style(city.standing).width(&words.label(&city.name)))
    });
    let most_rows = if frame.is_narrow() { 24 } else { 16 };
    // A name and its number stand right of their place, so the last one needs room behind the scale.
    let share = if frame.is_narrow() { 0.38 } else { 0.3 };
    let room = (widest + 44.0).min(sheet.inner() * share).max(24.0);
    let scale = Scale {
        from: sheet.left + 14.0,
        to: sheet.right - room,
    };
    let placed = stacked(strip, scale);
    let flags = flags(&placed, sheet.right, most_rows, words);
    let unnamed = flags.iter().filter(|flag| flag.is_none()).count();
    legend::draw(sheet, &key(strip, words, placed.len(), unnamed));
    sheet.y += 12.0;
    axis(sheet, scale, words);
    let most = placed.iter().map(|dot| dot.below).max().unwrap_or_default();
    let step = STACK.min(PILE / most.max(1) as f64);
    let base = sheet.y + step * most as f64 + 24.0;
    let top = sheet.y;
    if let Some(group) = &strip.group {
        band(sheet, strip, scale, (top, base + 12.0), group.spread.median);
    }
    for value in TICKS {
        let x = scale.at(value);
        sheet.line((x, top), (x, base + 12.0), Colour::Grid, 1.0);
    }
    sheet.line((scale.from, base), (scale.to, base), Colour::Quiet, 1.0);
    let rows = flags.iter().flatten().map(|flag| flag.row + 1).max();
    for (dot, flag) in placed.iter().zip(&flags) {
        let Some(flag) = flag else { continue };
        let y = base + 20.0 + ROW * flag.row as f64;
        sheet.line((dot.x, base), (dot.x, y + 6.0), Colour::Network, 0.8);
        let at = (dot.x + 4.0, y);
        sheet.text(
            flag.text.as_str(),
            at,
            Align::Start,
            style(dot.city.standing),
        );
    }
    dots(sheet, &placed, base, step);
    for (dot, _) in placed.iter().zip(&flags).filter(|(_, flag)| flag.is_some()) {
        sheet.spot_at(dot.row, dot.at(base, step), 10.0);
    }
    sheet.y = base + 16.0 + ROW * rows.unwrap_or_default() as f64;
}

fn style(standing: Standing) -> Style {
    match standing {
        Standing::Among => NAME,
        Standing::Chosen => CHOSEN,
    }
}

fn key(strip: &Strip, words: &Words<'_>, named: usize, unnamed: usize) -> Vec<(Swatch, String)> {
    let mut key = Vec::new();
    let chosen =
        |city: &&StripCity| city.standing == Standing::Chosen && city.score.value().is_some();
    for city in strip.cities.iter().filter(chosen) {
        key.push((Swatch::Dot, words.label(&city.name)));
    }
    if named > key.len() {
        key.push((Swatch::Peer, words.strip_named(named - key.len())));
    }
    if let Some(group) = &strip.group {
        let n = group.spread.n;
        key.push(match group.spread.half() {
            Some(_) => (Swatch::Spread, words.group_half(&group.name, n)),
            None => (Swatch::Tick, words.group_median(&group.name, n)),
        });
    }
    if unnamed > 0 {
        key.push((Swatch::Note, words.strip_unnamed(unnamed)));
    }
    key
}

/// Cities with a score from left to right, each on top of those that are near.
fn stacked(strip: &Strip, scale: Scale) -> Vec<Placed<'_>> {
    let mut placed: Vec<Placed<'_>> = strip
        .cities
        .iter()
        .enumerate()
        .filter_map(|(row, city)| {
            let value = city.score.value()?;
            let x = scale.at(value);
            Some(Placed {
                city,
                row,
                x,
                value,
                below: 0,
            })
        })
        .collect();
    // Equal ones keep the order of the table, so that nothing is told by who stands on whom.
    placed.sort_by(|a, b| a.value.total_cmp(&b.value));
    // How far each level is taken, from left to right.
    let mut taken: Vec<f64> = Vec::new();
    for dot in &mut placed {
        let level = taken.iter().position(|last| dot.x - last >= NEAR);
        dot.below = level.unwrap_or(taken.len());
        match taken.get_mut(dot.below) {
            Some(last) => *last = dot.x,
            None => taken.push(dot.x),
        }
    }
    placed
}

/// The row of a name below the scale, and the name as far as there is room.
struct Flag {
    row: usize,
    text: String,
}

/// From right to left, each name in the first row in which no pole stands in its way; none for
/// those that would hang too low. The chosen city always has its name.
fn flags(placed: &[Placed<'_>], right: f64, most: usize, words: &Words<'_>) -> Vec<Option<Flag>> {
    let mut flags: Vec<Option<Flag>> = Vec::with_capacity(placed.len());
    // Place and row of the flags so far.
    let mut poles: Vec<(f64, usize)> = Vec::new();
    for dot in placed.iter().rev() {
        let style = style(dot.city.standing);
        let number = words.number(dot.value);
        let beside = style.width(&number) + style.width(" ");
        let name = words.label(&dot.city.name);
        let room = (right - dot.x - 6.0).min(LONGEST);
        let name = style.wrap(&name, room - beside, 1).pop();
        let flag = name.and_then(|name| {
            let text = format!("{name} {number}");
            let end = dot.x + 4.0 + style.width(&text) + 5.0;
            let in_the_way = poles
                .iter()
                .filter(|(x, _)| *x < end)
                .map(|(_, row)| row + 1);
            let row = in_the_way.max().unwrap_or_default();
            let hangs = row < most || dot.city.standing == Standing::Chosen;
            hangs.then_some(Flag { row, text })
        });
        poles.extend(flag.iter().map(|flag| (dot.x, flag.row)));
        flags.push(flag);
    }
    flags.reverse();
    flags
}

fn band(sheet: &mut Sheet, strip: &Strip, scale: Scale, (top, bottom): (f64, f64), median: f64) {
    let half = strip.group.as_ref().and_then(|group| group.spread.half());
    if let Some((q1, q3)) = half {
        let (from, to) = (scale.at(q1), scale.at(q3));
        let width = (to - from).max(1.0);
        sheet.rect((from, top), (width, bottom - top), Colour::NetworkBody);
        for x in [from, to] {
            sheet.line((x, top), (x, bottom), Colour::Network, 0.8);
        }
    }
    let x = scale.at(median);
    sheet.line((x, top), (x, bottom), Colour::Network, 2.6);
}

/// The dots, the chosen ones last and on top.
fn dots(sheet: &mut Sheet, placed: &[Placed<'_>], base: f64, step: f64) {
    for standing in [Standing::Among, Standing::Chosen] {
        for dot in placed.iter().filter(|dot| dot.city.standing == standing) {
            let at = dot.at(base, step);
            match standing {
                Standing::Among => shapes::peer(sheet, at),
                Standing::Chosen => shapes::dot(sheet, at),
            }
        }
    }
}
