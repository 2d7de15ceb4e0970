//! The outlines of the land, and the projection that puts them on a picture.

use std::sync::LazyLock;

use crate::sheet::Point;

/// How `data/outlines/convert.mjs` wrote them.
static OUTLINES: &str = include_str!("../../../../data/outlines/land-110m.txt");
const PER_DEGREE: f64 = 10.0;

/// One closed line.
#[derive(Debug)]
pub(super) struct Ring {
    /// Whether it is a lake in the land before it.
    pub(super) hole: bool,
    /// Degrees east and north.
    pub(super) points: Vec<Point>,
}

/// Every ring; what cannot be read is left out, which a test shows to be nothing.
pub(super) static LAND: LazyLock<Vec<Ring>> = LazyLock::new(|| {
    let lines = OUTLINES.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(ring).collect()
});

fn ring(line: &str) -> Option<Ring> {
    let mut words = line.split(' ');
    let hole = words.next()? == "hole";
    let degrees = |text: &str| text.parse::<f64>().ok().map(|tenths| tenths / PER_DEGREE);
    let points = words
        .map(|word| {
            let (east, north) = word.split_once(',')?;
            Some((degrees(east)?, degrees(north)?))
        })
        .collect::<Option<Vec<Point>>>()?;
    (points.len() >= 4).then_some(Ring { hole, points })
}

/// Lambert's cylindrical projection, stretched so that shapes are true at one latitude: areas keep
/// their proportions everywhere, north is up everywhere, and a rectangle of degrees stays one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Projection {
    stretch: f64,
}

impl Projection {
    /// True at this latitude, in degrees.
    pub(super) fn at(latitude: f64) -> Self {
        Self {
            // Towards the poles the picture would become a line.
            stretch: libm::cos(latitude.clamp(-75.0, 75.0).to_radians()),
        }
    }

    /// Degrees east and north to the plane; y grows downwards.
    pub(super) fn plane(self, (east, north): Point) -> Point {
        let x = east.to_radians() * self.stretch;
        let y = -libm::sin(north.to_radians()) / self.stretch;
        (x, y)
    }
}

/// A rectangle of the plane: left, top, right, bottom.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Window {
    pub(super) fn width(self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// What of a closed line is inside: each edge in turn cuts off what is beyond it
    /// (Sutherland and Hodgman).
    pub(super) fn cut(self, points: Vec<Point>) -> Vec<Point> {
        let edges: [fn(Self, Point) -> f64; 4] = [
            |window, point| point.0 - window.left,
            |window, point| window.right - point.0,
            |window, point| point.1 - window.top,
            |window, point| window.bottom - point.1,
        ];
        edges.into_iter().fold(points, |points, inside| {
            let mut kept = Vec::with_capacity(points.len());
            let Some(mut before) = points.last().copied() else {
                return kept;
            };
            for point in points {
                let (was, is) = (inside(self, before), inside(self, point));
                if (was < 0.0) != (is < 0.0) {
                    let share = was / (was - is);
                    kept.push((
                        (point.0 - before.0).mul_add(share, before.0),
                        (point.1 - before.1).mul_add(share, before.1),
                    ));
                }
                if is >= 0.0 {
                    kept.push(point);
                }
                before = point;
            }
            kept
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outline_is_read() {
        let lines = OUTLINES.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(LAND.len(), lines.count());
        assert!(LAND.len() > 100);
        for ring in LAND.iter() {
            assert_eq!(ring.points.first(), ring.points.last());
            for (east, north) in &ring.points {
                assert!((-180.0..=180.0).contains(east) && (-60.0..=90.0).contains(north));
            }
        }
    }

    #[test]
    fn areas_keep_their_proportions() {
        let projection = Projection::at(37.5);
        // Of a band of latitude, one degree wide.
        let area = |from: f64, to: f64| {
            let (_, top) = projection.plane((0.0, to));
            let (right, bottom) = projection.plane((1.0, from));
            right * (bottom - top)
        };
        let on_globe = |from: f64, to: f64| {
            1.0_f64.to_radians() * (libm::sin(to.to_radians()) - libm::sin(from.to_radians()))
        };
        for (from, to) in [(0.0, 10.0), (40.0, 50.0), (60.0, 70.0)] {
            assert!((area(from, to) - on_globe(from, to)).abs() < 1e-12);
        }
    }

    #[test]
    fn what_is_outside_is_cut_off() {
        let window = Window {
            left: 0.0,
            top: 0.0,
            right: 10.0,
            bottom: 10.0,
        };
        let square = |from: f64, to: f64| vec![(from, from), (to, from), (to, to), (from, to)];
        assert_eq!(window.cut(square(2.0, 4.0)).len(), 4);
        assert!(window.cut(square(20.0, 24.0)).is_empty());
        let cut = window.cut(square(5.0, 15.0));
        assert!(
            cut.iter()
                .all(|(x, y)| (5.0..=10.0).contains(x) && (5.0..=10.0).contains(y))
        );
        let around = window.cut(square(-5.0, 15.0));
        assert_eq!(around.len(), 4);
    }
}
