//! Where a city stands among those that everybody may see, in words: never as a rank.

use icc_domain::{Difference, Score};

use crate::comparison::between;
use crate::group::ShownCity;

/// The fewest other cities of which thirds are told.
pub const LEAST_FOR_THIRDS: usize = 12;

/// Where a city stands among others.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The other cities that everybody may see and that have a score.
    pub n: usize,
    /// On which side of them.
    pub side: Side,
    /// In which third; none where they are too few.
    pub third: Option<Third>,
    /// The city with the next higher score.
    pub higher: Option<Neighbour>,
    /// The city with the next lower score.
    pub lower: Option<Neighbour>,
}

/// On which side of all others a city stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Clearly above each of them.
    Above,
    /// Clearly below each of them.
    Below,
    /// Among them.
    Among,
}

impl Side {
    /// The word that messages use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Above => "above",
            Self::Below => "below",
            Self::Among => "among",
        }
    }
}

/// A third of some cities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Third {
    /// With the highest scores.
    Upper,
    /// Between.
    Middle,
    /// With the lowest scores.
    Lower,
}

impl Third {
    /// The word that messages use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Upper => "upper",
            Self::Middle => "middle",
            Self::Lower => "lower",
        }
    }
}

/// A city that is next to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbour {
    /// Its code.
    pub city: String,
    /// Its declared score.
    pub value: f64,
    /// The first city beside it.
    pub difference: Difference,
}

impl Place {
    /// Where a city with these scores, declared and documented, stands among others; `worth` is what
    /// one question is worth. None without a score, and where nobody else has one.
    #[must_use]
    pub fn of(own: (Score, Score), worth: f64, others: &[ShownCity]) -> Option<Self> {
        let value = own.0.value()?;
        let mut all: Vec<Neighbour> = others
            .iter()
            .filter_map(|city| {
                Some(Neighbour {
                    city: city.code.clone(),
                    value: city.declared.value()?,
                    difference: between(own, (city.declared, city.documented), worth),
                })
            })
            .collect();
        if all.is_empty() {
            return None;
        }
        // Equal ones go by their code, so that the same cities are named every time.
        all.sort_by(|one, other| {
            let by_value = one.value.total_cmp(&other.value);
            by_value.then_with(|| one.city.cmp(&other.city))
        });
        let is_above = |it: &Neighbour| matches!(it.difference, Difference::Above { .. });
        let is_below = |it: &Neighbour| matches!(it.difference, Difference::Below { .. });
        let side = if all.iter().all(is_above) {
            Side::Above
        } else if all.iter().all(is_below) {
            Side::Below
        } else {
            Side::Among
        };
        let lower = all.iter().filter(|it| it.value < value).count();
        let not_higher = all.iter().filter(|it| it.value <= value).count();
        let n = all.len();
        // Those with the same score are taken half and half.
        let third = (n >= LEAST_FOR_THIRDS).then(|| match 3 * (lower + not_higher) {
            twice if twice < 2 * n => Third::Lower,
            twice if twice > 4 * n => Third::Upper,
            _ => Third::Middle,
        });
        Some(Self {
            higher: all.get(not_higher).cloned(),
            lower: lower.checked_sub(1).and_then(|at| all.get(at)).cloned(),
            n,
            side,
            third,
        })
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops where a step fails")]
mod tests {
    use super::*;

    fn score(value: f64) -> Score {
        Score::Value { value }
    }

    fn others(values: &[f64]) -> Vec<ShownCity> {
        let cities = values.iter().enumerate();
        cities
            .map(|(at, value)| ShownCity {
                code: format!("city-{at:02}"),
                wave: "w".to_owned(),
                unreviewed: false,
                declared: score(*value),
                documented: score(*value),
            })
            .collect()
    }

    fn place(own: f64, values: &[f64]) -> Place {
        Place::of((score(own), score(own)), 2.0, &others(values)).unwrap()
    }

    #[test]
    fn a_city_is_above_or_below_only_when_clearly_so_of_each() {
        assert_eq!(place(60.0, &[50.0, 40.0]).side, Side::Above);
        assert_eq!(place(30.0, &[50.0, 40.0]).side, Side::Below);
        assert_eq!(place(45.0, &[50.0, 40.0]).side, Side::Among);
        // Less than one question from the next one.
        assert_eq!(place(51.0, &[50.0, 40.0]).side, Side::Among);
        // What is not documented could make the whole difference.
        let wide = Place::of((score(60.0), score(45.0)), 2.0, &others(&[50.0, 40.0]));
        assert_eq!(wide.unwrap().side, Side::Among);
    }

    #[test]
    fn thirds_are_told_from_twelve_cities_on() {
        let eleven: Vec<f64> = (0..11).map(|at| f64::from(at) * 5.0).collect();
        assert_eq!(place(99.0, &eleven).third, None);
        let twelve: Vec<f64> = (0..12).map(|at| f64::from(at) * 5.0).collect();
        assert_eq!(place(99.0, &twelve).third, Some(Third::Upper));
        assert_eq!(place(27.5, &twelve).third, Some(Third::Middle));
        assert_eq!(place(1.0, &twelve).third, Some(Third::Lower));
        assert_eq!(place(50.0, &[50.0; 12]).third, Some(Third::Middle));
    }

    #[test]
    fn neighbours_are_those_next_to_it_and_say_when_nothing_is_clear() {
        let found = place(45.0, &[50.0, 44.0, 10.0, 90.0]);
        let higher = found.higher.unwrap();
        assert_eq!((higher.city.as_str(), higher.value), ("city-00", 50.0));
        assert_eq!(higher.difference, Difference::Below { points: 5.0 });
        let lower = found.lower.unwrap();
        assert_eq!(lower.city, "city-01");
        assert_eq!(lower.difference, Difference::NoClear);
        assert_eq!(place(95.0, &[50.0]).higher, None);
        assert_eq!(place(5.0, &[50.0]).lower, None);
    }

    #[test]
    fn without_a_score_there_is_no_place() {
        let none = Score::None {
            reason: icc_domain::NoScore::OutOfScope,
        };
        assert_eq!(Place::of((none, none), 2.0, &others(&[50.0])), None);
        assert_eq!(Place::of((score(1.0), score(1.0)), 2.0, &[]), None);
    }
}
