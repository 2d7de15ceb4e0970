//! The map: municipalities as points on the land. Those that would cover each other are one circle
//! with their number; the table beside the map names every one.

mod land;

use crate::frame::Frame;
use crate::legend::{self, Swatch};
use crate::palette::Colour;
use crate::shapes;
use crate::sheet::{Align, Paint, Point, Sheet, Spot, Style};
use crate::spec::{MapView, Place, PlaceMap, Results, Standing};
use crate::words::Words;
use land::{LAND, Projection, Window};

const NAME: Style = Style::regular(12.5, Colour::Ink);
const CHOSEN: Style = Style::bold(13.5, Colour::Ink);
const NUMBER: Style = Style::bold(12.5, Colour::Ink);

/// Points nearer than this become one.
const NEAR: f64 = 16.0;
/// Radius of the circle that stands for several.
const MANY: f64 = 10.5;
/// Where there are more points than these in a wide or a narrow picture, only the ones the chart is
/// about are named; the table has the rest.
const MOST_NAMES: (usize, usize) = (25, 9);
/// Neighbouring points of an outline nearer than this are one pixel.
const FINE: f64 = 1.5;

/// The world without Antarctica, in degrees: the latitudes of its edges and of true shapes.
const WORLD: (f64, f64, f64) = (-56.0, 76.0, 37.5);
/// The least that a map around places shows, in degrees of latitude, and the air beside them.
const LEAST: f64 = 9.0;
const AIR: f64 = 0.14;

pub(crate) fn draw(sheet: &mut Sheet, frame: Frame, map: &PlaceMap, words: &Words<'_>) {
    let shape = if frame.is_narrow() { 1.0 } else { 0.58 };
    let (projection, window) = view(map, shape);
    let scale = sheet.inner() / window.width();
    let legend_first = |sheet: &mut Sheet, many| legend::draw(sheet, &key(map, words, many));
    let groups = groups(map, |place| {
        let (x, y) = projection.plane((place.longitude, place.latitude));
        ((x - window.left) * scale, (y - window.top) * scale)
    });
    legend_first(sheet, groups.iter().any(|group| group.places.len() > 1));
    sheet.y += 12.0;
    let corner = (sheet.left, sheet.y);
    let at = |(x, y): Point| {
        let (x, y) = ((x - window.left) * scale, (y - window.top) * scale);
        (corner.0 + x, corner.1 + y)
    };
    for ring in LAND.iter() {
        let points = ring.points.iter().map(|point| projection.plane(*point));
        let points = window.cut(points.collect());
        let points = thinned(points.into_iter().map(at));
        if points.len() >= 3 {
            let colour = if ring.hole {
                Colour::Paper
            } else {
                Colour::Land
            };
            sheet.polygon(points, colour);
        }
    }
    let height = window.height() * scale;
    marks(sheet, &groups, corner, words);
    let bounds = (corner, (sheet.right, corner.1 + height));
    let (wide, narrow) = MOST_NAMES;
    let most = if frame.is_narrow() { narrow } else { wide };
    let named: Vec<&Group<'_>> = groups
        .iter()
        .filter(|group| group.places.len() == 1)
        .filter(|group| groups.len() <= most || group.is_chosen())
        .collect();
    names(sheet, &groups, &named, bounds, words);
    sheet.y += height;
}

fn key(map: &PlaceMap, words: &Words<'_>, many: bool) -> Vec<(Swatch, String)> {
    let has = |results: Results| {
        let of = |place: &&Place| place.results == results && place.standing == Standing::Among;
        map.places.iter().any(|place| of(&place))
    };
    let mut key = Vec::new();
    let chosen = |place: &&Place| place.standing == Standing::Chosen;
    for place in map.places.iter().filter(chosen) {
        key.push((Swatch::Dot, words.label(&place.name)));
    }
    if has(Results::Published) {
        key.push((Swatch::Peer, words.map_published()));
    }
    if has(Results::NotYet) {
        key.push((Swatch::Hollow, words.map_not_yet()));
    }
    if has(Results::Named) {
        key.push((Swatch::Outline, words.map_named()));
    }
    if many {
        key.push((Swatch::Many, words.map_many()));
    }
    key
}

/// What is shown: of the plane, a window of at least this height for its width.
fn view(map: &PlaceMap, shape: f64) -> (Projection, Window) {
    let (south, north, true_at) = WORLD;
    let world = |projection: Projection| {
        let (left, bottom) = projection.plane((-180.0, south));
        let (right, top) = projection.plane((180.0, north));
        Window {
            left,
            top,
            right,
            bottom,
        }
    };
    if map.view == MapView::World {
        let projection = Projection::at(true_at);
        return (projection, world(projection));
    }
    let latitudes = map.places.iter().map(|place| place.latitude);
    let (low, high) = latitudes.fold((90.0_f64, -90.0_f64), |(low, high), latitude| {
        (low.min(latitude), high.max(latitude))
    });
    let middle = f64::midpoint(low, high);
    let projection = Projection::at(middle);
    let mut points: Vec<Point> = map
        .places
        .iter()
        .map(|place| projection.plane((place.longitude, place.latitude)))
        .collect();
    // A place alone has the land around it for company.
    if let Some(place) = map.places.first() {
        points.push(projection.plane((place.longitude, middle - LEAST / 2.0)));
        points.push(projection.plane((place.longitude, middle + LEAST / 2.0)));
    }
    let range = |read: fn(&Point) -> f64| {
        let values = points.iter().map(read);
        values.fold((f64::MAX, f64::MIN), |(low, high), value| {
            (low.min(value), high.max(value))
        })
    };
    let ((left, right), (top, bottom)) = (range(|point| point.0), range(|point| point.1));
    let height = (bottom - top) * (1.0 + 2.0 * AIR);
    let width = (right - left) * (1.0 + 2.0 * AIR);
    let (width, height) = (width.max(height / shape), height.max(width * shape));
    let (x, y) = (f64::midpoint(left, right), f64::midpoint(top, bottom));
    let window = Window {
        left: x - width / 2.0,
        top: y - height / 2.0,
        right: x + width / 2.0,
        bottom: y + height / 2.0,
    };
    (projection, window)
}

/// Leaves out points that would be drawn on the pixel of the one before.
fn thinned(points: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for point in points {
        let near =
            |before: &Point| (before.0 - point.0).abs() < FINE && (before.1 - point.1).abs() < FINE;
        if !kept.last().is_some_and(near) {
            kept.push(point);
        }
    }
    kept
}

/// Places that stand in one mark, and where, from the corner of the map.
struct Group<'a> {
    at: Point,
    places: Vec<&'a Place>,
    /// Their places in the table.
    rows: Vec<usize>,
}

impl Group<'_> {
    /// Whether the chart is about it.
    fn is_chosen(&self) -> bool {
        let mut places = self.places.iter();
        places.any(|place| place.standing == Standing::Chosen)
    }
}

/// Each place joins the first group that is near; the ones the chart is about stand alone.
fn groups(map: &PlaceMap, at: impl Fn(&Place) -> Point) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (row, place) in map.places.iter().enumerate() {
        let here = at(place);
        let near = |group: &&mut Group<'_>| {
            let (x, y) = (group.at.0 - here.0, group.at.1 - here.1);
            x * x + y * y < NEAR * NEAR && !group.is_chosen()
        };
        let joins = groups
            .iter_mut()
            .find(near)
            .filter(|_| place.standing == Standing::Among);
        match joins {
            Some(group) => {
                group.places.push(place);
                group.rows.push(row);
            }
            None => groups.push(Group {
                at: here,
                places: vec![place],
                rows: vec![row],
            }),
        }
    }
    // The ones the chart is about are drawn last, on top.
    groups.sort_by_key(Group::is_chosen);
    groups
}

fn marks(sheet: &mut Sheet, groups: &[Group<'_>], corner: Point, words: &Words<'_>) {
    for group in groups {
        let at = (corner.0 + group.at.0, corner.1 + group.at.1);
        match group.places.as_slice() {
            [place] => match (place.standing, place.results) {
                (Standing::Chosen, _) => shapes::dot(sheet, at),
                (Standing::Among, Results::Published) => shapes::peer(sheet, at),
                (Standing::Among, Results::NotYet) => shapes::hollow(sheet, at),
                (Standing::Among, Results::Named) => shapes::outline(sheet, at),
            },
            places => many(sheet, at, &words.count(places.len())),
        }
        let radius = MANY + 1.5;
        sheet.spots.push(Spot {
            corner: (at.0 - radius, at.1 - radius),
            size: (radius * 2.0, radius * 2.0),
            rows: group.rows.clone(),
        });
    }
}

/// A circle that stands for several.
pub(crate) fn many(sheet: &mut Sheet, at: Point, number: &str) {
    sheet.circle(at, MANY, Paint::Fill(Colour::Paper));
    sheet.circle(at, MANY, Paint::Stroke(Colour::Network, 1.6));
    if !number.is_empty() {
        sheet.text(number, at, Align::Middle, NUMBER);
    }
}

/// Left, top, right, bottom.
type Area = (f64, f64, f64, f64);

/// Names beside single points, where nothing is in the way.
fn names(
    sheet: &mut Sheet,
    groups: &[Group<'_>],
    named: &[&Group<'_>],
    (corner, far): (Point, Point),
    words: &Words<'_>,
) {
    let place = |group: &Group<'_>| (corner.0 + group.at.0, corner.1 + group.at.1);
    let around = |(x, y): Point, radius: f64| (x - radius, y - radius, x + radius, y + radius);
    let mut taken: Vec<Area> = groups
        .iter()
        .map(|group| {
            around(
                place(group),
                if group.places.len() > 1 { MANY } else { 5.0 },
            )
        })
        .collect();
    // The ones the chart is about are named first.
    for group in named.iter().rev() {
        let Some(named) = group.places.first() else {
            continue;
        };
        let (style, off) = match named.standing {
            Standing::Chosen => (CHOSEN, 11.0),
            Standing::Among => (NAME, 8.0),
        };
        let lines = style.wrap(&words.label(&named.name), 150.0, 1);
        let Some(line) = lines.first() else { continue };
        let (x, y) = place(group);
        let (width, up) = (style.width(line), style.size * 0.4);
        let (half, down) = (width / 2.0, style.size * 0.6);
        let beside = [
            ((x + off, y), Align::Start, x + off),
            ((x - off, y), Align::End, x - off - width),
            ((x, y - off - 4.0), Align::Middle, x - half),
            ((x, y + off + 4.0), Align::Middle, x - half),
        ];
        let free = beside.into_iter().find_map(|(at, align, left)| {
            let area = (
                left - 2.0,
                at.1 - up - 1.0,
                left + width + 2.0,
                at.1 + down + 1.0,
            );
            let inside =
                area.0 >= corner.0 && area.2 <= far.0 && area.1 >= corner.1 && area.3 <= far.1;
            let own = around((x, y), 5.0);
            let clear = taken
                .iter()
                .filter(|other| **other != own)
                .all(|b| area.2 <= b.0 || b.2 <= area.0 || area.3 <= b.1 || b.3 <= area.1);
            (inside && clear).then_some((at, align, area))
        });
        if let Some((at, align, area)) = free {
            sheet.text(line.as_str(), at, align, style);
            taken.push(area);
        }
    }
}
