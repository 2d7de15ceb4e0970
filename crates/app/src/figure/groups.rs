//! Charts about several cities: a network, an indicator, a comparison. Figures of groups
//! are taken as the rule for small numbers has left them; nothing is worked out here.

use icc_charts::{
    Chart, ChartError, ChartId, ChartKind, ChartSpec, HeatMap, HeatRow, Lane, LaneRow, LaneSubject,
    Lanes, MAX_CITIES, Profile, Provenance, Role, RowsOf, Series, Spread, Standing, Strip,
    StripCity, StripGroup,
};
use icc_domain::{NoScore, Score};
use icc_i18n::{Args, compare, key, list};

use super::trend::{Point, trend};
use super::{Place, count};
use crate::city::{Figure, level};
use crate::comparison::{Comparison, Subject, Value};
use crate::error::Error;
use crate::group::{GroupReport, GroupRow, ShownCity};
use crate::naming::Naming;
use crate::network::NetworkReport;

/// The charts of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NetworkPicture {
    /// Its members on the scale of the core index.
    Members,
    /// Median and middle half of each indicator.
    Indicators,
    /// Its members by the indicators.
    Heat,
    /// Its core index from wave to wave.
    Progress,
}

impl NetworkPicture {
    /// Every chart, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Members, Self::Indicators, Self::Heat, Self::Progress];

    /// Its name in addresses and element ids.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::Indicators => "indicators",
            Self::Heat => "heat-map",
            Self::Progress => "progress",
        }
    }
}

/// The charts of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComparedPicture {
    /// Lanes for each measure.
    Lanes,
    /// The indicators around a centre.
    Radar,
}

impl ComparedPicture {
    /// Every chart, in the order of the page.
    pub const ALL: [Self; 2] = [Self::Lanes, Self::Radar];

    /// Its name in addresses and element ids.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lanes => "side-by-side",
            Self::Radar => "radar",
        }
    }
}

/// Some of the cities of a chart, in the order of the language: those of one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// How many stand before.
    pub skip: usize,
    /// How many at most.
    pub take: usize,
}

impl Part {
    /// As many as a picture takes.
    pub const ALL: Self = Self {
        skip: 0,
        take: MAX_CITIES,
    };
}

/// Draws a chart of a network; `part` says which of its members stand in the heat map.
///
/// # Errors
/// [`Error::NotFound`] when the network has nothing that the chart shows, [`Error::Drawing`] when
/// the numbers cannot be drawn.
pub fn network(
    report: &NetworkReport<'_>,
    (picture, part): (NetworkPicture, Part),
    naming: &Naming<'_>,
    (place, id): (Place, &str),
) -> Result<Chart, Error> {
    let now = report.now.as_ref().ok_or(Error::NotFound)?;
    let figures = Groups { now, naming };
    let name = naming.text(&report.network.record.names);
    let kind = match picture {
        NetworkPicture::Members => figures.strip(now.core(), &name),
        NetworkPicture::Indicators => figures.ranges(&name),
        NetworkPicture::Heat => figures.heat(part),
        NetworkPicture::Progress => progress(report, &name, naming),
    };
    let args = figures.args().text("name", name);
    let title = match picture {
        NetworkPicture::Members => key!("figure-title-members"),
        NetworkPicture::Indicators => key!("figure-title-network"),
        NetworkPicture::Heat => key!("figure-title-heat"),
        NetworkPicture::Progress => key!("figure-title-progress"),
    };
    let title = naming.i18n.text(naming.locale, title, &args);
    let subtitle = match picture {
        NetworkPicture::Progress => key!("figure-subtitle-trend"),
        _ => key!("figure-subtitle-own"),
    };
    let cities = now.core().map_or(&[][..], |row| row.cities.as_slice());
    let unreviewed = match picture {
        NetworkPicture::Members => figures.unreviewed(cities, Part::ALL),
        NetworkPicture::Heat => figures.unreviewed(cities, part),
        // Of the group alone.
        NetworkPicture::Indicators | NetworkPicture::Progress => Vec::new(),
    };
    figures.draw(kind, (title, subtitle), &unreviewed, (place, id))
}

/// Draws how the members of a network stand in one of its measures, as [`NetworkPicture::Members`]
/// does for the index.
///
/// # Errors
/// As [`network`].
pub fn network_measure(
    report: &NetworkReport<'_>,
    row: &GroupRow<'_>,
    naming: &Naming<'_>,
    (place, id): (Place, &str),
) -> Result<Chart, Error> {
    let now = report.now.as_ref().ok_or(Error::NotFound)?;
    let figures = Groups { now, naming };
    let name = naming.text(&report.network.record.names);
    let args = figures
        .args()
        .text("name", figures.label(row.measure.code.as_str()));
    let title = naming
        .i18n
        .text(naming.locale, key!("figure-title-distribution"), &args);
    let titles = (title, key!("figure-subtitle-own"));
    let unreviewed = figures.unreviewed(&row.cities, Part::ALL);
    let strip = figures.strip(Some(row), &name);
    figures.draw(strip, titles, &unreviewed, (place, id))
}

/// Draws how cities stand in a measure.
///
/// # Errors
/// As [`network`].
pub fn distribution(
    standing: &GroupReport<'_>,
    measure: &str,
    naming: &Naming<'_>,
    (place, id): (Place, &str),
) -> Result<Chart, Error> {
    let figures = Groups {
        now: standing,
        naming,
    };
    let mut rows = standing.rows.iter();
    let row = rows.find(|row| row.measure.code.as_str() == measure);
    let all = naming.i18n.plain(naming.locale, key!("figure-all"));
    let args = figures.args().text("name", figures.label(measure));
    let title = naming
        .i18n
        .text(naming.locale, key!("figure-title-distribution"), &args);
    let subtitle = key!("figure-subtitle-own");
    let cities = row.map_or(&[][..], |row| row.cities.as_slice());
    let unreviewed = figures.unreviewed(cities, Part::ALL);
    let strip = figures.strip(row, &all);
    figures.draw(strip, (title, subtitle), &unreviewed, (place, id))
}

/// Draws up to five cities or groups on one scale.
///
/// # Errors
/// As [`network`].
pub fn comparison(
    found: &Comparison<'_>,
    picture: ComparedPicture,
    naming: &Naming<'_>,
    (place, id): (Place, &str),
) -> Result<Chart, Error> {
    let figures = Groups {
        now: &found.everybody,
        naming,
    };
    let names: Vec<String> = found
        .columns
        .iter()
        .map(|column| subject_name(&column.subject, naming))
        .collect();
    let kind = match picture {
        ComparedPicture::Lanes => figures.lanes(found, &names),
        ComparedPicture::Radar => figures.radar(found, &names),
    };
    let args = figures.args().text("names", list(naming.locale, &names));
    let title = naming
        .i18n
        .text(naming.locale, key!("figure-title-compare"), &args);
    let columns = found.columns.iter().zip(names);
    let unreviewed = columns.filter(|(column, _)| column.unreviewed);
    let unreviewed: Vec<String> = unreviewed.map(|(_, name)| name).collect();
    let titles = (title, key!("figure-subtitle-own"));
    figures.draw(kind, titles, &unreviewed, (place, id))
}

pub(super) fn rendered(
    spec: &ChartSpec,
    naming: &Naming<'_>,
    place: Place,
) -> Result<Chart, Error> {
    super::rendered(spec, naming, place).map_err(|error| match error {
        // There is nothing to show, which is no mistake.
        Error::Drawing(ChartError::Empty | ChartError::TooFew { .. }) => Error::NotFound,
        other => other,
    })
}

/// What a subject of a comparison is called.
#[must_use]
pub fn subject_name(subject: &Subject, naming: &Naming<'_>) -> String {
    match subject {
        Subject::City(code) => naming.city(code),
        Subject::Network(code) => naming.network(code),
        Subject::Class(code) => {
            let class = naming.data.groups.iter().find(|class| &class.code == code);
            class.map_or_else(|| code.clone(), |class| naming.text(&class.names))
        }
        Subject::Country(code) => naming.country(code),
        Subject::Own(codes) => {
            let names: Vec<String> = codes.iter().map(|code| naming.city(code)).collect();
            list(naming.locale, &names)
        }
    }
}

fn progress(report: &NetworkReport<'_>, name: &str, naming: &Naming<'_>) -> ChartKind {
    let points = report.progress.iter().map(|point| Point {
        wave: point.wave,
        city: None,
        then: point.then.statistics.map(|it| (point.then.n, it.mean)),
        step: point.step,
    });
    let names = (None, Some(name.to_owned()));
    ChartKind::Trend(trend(points.collect(), names, naming))
}

/// Median and quartiles of a group, where they may be shown.
fn spread(figure: &Figure) -> Option<Spread> {
    figure.statistics.map(|found| Spread {
        n: count(figure.n),
        q1: found.quartiles.map(|(q1, _)| q1),
        median: found.median,
        q3: found.quartiles.map(|(_, q3)| q3),
    })
}

/// What the charts of one group have in common.
struct Groups<'a> {
    now: &'a GroupReport<'a>,
    naming: &'a Naming<'a>,
}

impl Groups<'_> {
    fn args(&self) -> Args {
        Args::new().text("wave", self.naming.wave(self.now.wave))
    }

    fn label(&self, code: &str) -> String {
        self.naming.measure_of(self.now, code)
    }

    /// Cities by name: never by their score.
    fn by_name<'c>(&self, cities: &'c [ShownCity]) -> Vec<(String, &'c ShownCity)> {
        let named = cities
            .iter()
            .map(|city| (self.naming.city(&city.code), city));
        let mut named: Vec<_> = named.collect();
        named.sort_by(|one, other| compare(self.naming.locale, &one.0, &other.0));
        named
    }

    /// Names of those of some cities that nobody looked at, in a part of them.
    fn unreviewed(&self, cities: &[ShownCity], part: Part) -> Vec<String> {
        let named = self.by_name(cities).into_iter();
        let shown = named.skip(part.skip).take(part.take);
        let unreviewed = shown.filter(|(_, city)| city.unreviewed);
        unreviewed.map(|(name, _)| name).collect()
    }

    /// The cities that everybody may see as dots, the group behind them where it may be told.
    fn strip(&self, row: Option<&GroupRow<'_>>, group: &str) -> ChartKind {
        let cities = row.map_or_else(Vec::new, |row| self.by_name(&row.cities));
        let label = row.map(|row| self.label(row.measure.code.as_str()));
        ChartKind::Strip(Strip {
            measure: label.unwrap_or_default(),
            cities: cities
                .into_iter()
                .take(MAX_CITIES)
                .map(|(name, city)| StripCity {
                    name,
                    score: city.declared,
                    standing: Standing::Among,
                })
                .collect(),
            group: row
                .and_then(|row| spread(&row.figure))
                .map(|spread| StripGroup {
                    name: group.to_owned(),
                    spread,
                }),
        })
    }

    fn indicators(&self) -> Vec<&GroupRow<'_>> {
        self.now.at(level::INDICATOR).collect()
    }

    /// One group, indicator by indicator.
    fn ranges(&self, group: &str) -> ChartKind {
        let rows = self.indicators();
        ChartKind::Lanes(Lanes {
            of: RowsOf::Indicators,
            subjects: vec![LaneSubject {
                name: group.to_owned(),
                n: Some(count(self.now.group.n)),
            }],
            rows: rows
                .into_iter()
                .map(|row| LaneRow {
                    label: self.label(row.measure.code.as_str()),
                    marks: vec![Lane::Group(spread(&row.figure))],
                })
                .collect(),
        })
    }

    fn heat(&self, part: Part) -> ChartKind {
        let indicators = self.indicators();
        let core = self.now.core();
        let cities = core.map_or_else(Vec::new, |row| self.by_name(&row.cities));
        let cell = |row: &GroupRow<'_>, code: &str| {
            let found = row.cities.iter().find(|one| one.code == code);
            let missing = Score::None {
                reason: NoScore::Other,
            };
            found.map_or(missing, |found| found.declared)
        };
        let rows = cities.into_iter().skip(part.skip).take(part.take);
        ChartKind::HeatMap(HeatMap {
            rows: rows
                .map(|(label, city)| HeatRow {
                    label,
                    cells: indicators.iter().map(|row| cell(row, &city.code)).collect(),
                })
                .collect(),
            columns: indicators
                .iter()
                .map(|row| self.label(row.measure.code.as_str()))
                .collect(),
        })
    }

    fn lanes(&self, found: &Comparison<'_>, names: &[String]) -> ChartKind {
        let shown: Vec<usize> = shown(found);
        let lane = |value: &Value| match value {
            Value::City {
                declared,
                documented,
            } => Lane::City {
                declared: *declared,
                documented: Some(*documented),
            },
            Value::Group(figure) => Lane::Group(spread(figure)),
            Value::Unknown => Lane::Group(None),
        };
        ChartKind::Lanes(Lanes {
            of: RowsOf::Indicators,
            subjects: shown
                .iter()
                .map(|&at| LaneSubject {
                    name: names[at].clone(),
                    n: size(found, at),
                })
                .collect(),
            rows: found
                .rows
                .iter()
                .map(|row| LaneRow {
                    label: self.label(row.measure.code.as_str()),
                    marks: shown.iter().map(|&at| lane(&row.values[at])).collect(),
                })
                .collect(),
        })
    }

    /// The same numbers of the indicators; an index is no axis beside what it is made of.
    fn radar(&self, found: &Comparison<'_>, names: &[String]) -> ChartKind {
        let rows = || {
            let rows = found.rows.iter();
            rows.filter(|row| level::is_at(row.measure, level::INDICATOR))
        };
        let score = |value: &Value| match value {
            Value::City { declared, .. } => *declared,
            Value::Group(figure) => figure.statistics.map_or(
                Score::None {
                    reason: NoScore::TooFewCities,
                },
                |it| Score::Value { value: it.median },
            ),
            Value::Unknown => Score::None {
                reason: NoScore::Other,
            },
        };
        let series = shown(found).into_iter().enumerate();
        ChartKind::Radar(Profile {
            categories: rows()
                .map(|row| self.label(row.measure.code.as_str()))
                .collect(),
            series: series
                .map(|(place, at)| Series {
                    role: Role::Subject {
                        place,
                        city: size(found, at).is_none(),
                    },
                    name: names[at].clone(),
                    n: size(found, at),
                    values: rows().map(|row| score(&row.values[at])).collect(),
                })
                .collect(),
            all: icc_charts::AllCities::Left,
        })
    }

    fn draw(
        &self,
        kind: ChartKind,
        (title, subtitle): (String, &str),
        unreviewed: &[String],
        (place, id): (Place, &str),
    ) -> Result<Chart, Error> {
        let program = &self.now.collection.methods[self.now.method].program;
        let definition = &self.now.collection.definition;
        let method = self.naming.method(definition, &program.method);
        let text = |id: &str| self.naming.i18n.text(self.naming.locale, id, &self.args());
        let mut notes = vec![text(key!("site-statement"))];
        notes.extend(self.naming.unreviewed(unreviewed));
        notes.extend(self.naming.reserved());
        let spec = ChartSpec {
            id: ChartId::new(id).map_err(Error::Drawing)?,
            title,
            subtitle: Some(text(subtitle)),
            kind,
            provenance: Provenance {
                date: self.now.as_of,
                method: format!("{method} {}", program.version),
                notes,
            },
            demonstration: self.now.invented && place.is_alone(),
        };
        rendered(&spec, self.naming, place)
    }
}

/// The places of the subjects: all of them, so that each keeps its shape, once one of them has
/// something to show.
fn shown(found: &Comparison<'_>) -> Vec<usize> {
    if found.columns.iter().any(|column| column.known) {
        (0..found.columns.len()).collect()
    } else {
        Vec::new()
    }
}

/// How many cities a subject is made of; none for a single one.
fn size(found: &Comparison<'_>, at: usize) -> Option<u32> {
    let group = found.columns[at].group.as_ref();
    group.map(|group| count(group.n))
}
