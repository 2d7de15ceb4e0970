//! The charts of a city: what each of them shows, and drawing them in one language.

use chrono::NaiveDate;
pub use icc_charts::Chart;
use icc_charts::{
    AllCities, ChartError, ChartId, ChartKind, ChartSpec, DotRange, Frame, Mean, Peers, Provenance,
    Role, RowsOf, Section, Series, SpanRow, Spans, Spread,
};
use icc_domain::{NoScore, Score};
use icc_i18n::{Args, key};
pub use icc_scoring::score::{DECLARED, DOCUMENTED, VERIFIED};
use icc_store::Wave;

use crate::city::{Beside, CityReport, CityResult, Row, score};
use crate::error::Error;
use crate::finding::{quoted, title};
use crate::naming::Naming;

pub mod groups;
pub mod lab;
pub mod places;
mod trend;

/// The charts of a city's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Picture {
    /// One row per indicator, the city beside its network and all cities.
    Indicators,
    /// The same for the areas of the indicator that is made of areas.
    Areas,
    /// Declared, documented and verified, indicator by indicator.
    Spans,
    /// The core index from wave to wave, beside the network.
    Trend,
    /// Bars per indicator, with the wave before.
    Bars,
    /// The indicators around a centre.
    Radar,
}

impl Picture {
    /// Every chart, in the order of the page.
    pub const ALL: [Self; 6] = [
        Self::Indicators,
        Self::Areas,
        Self::Spans,
        Self::Trend,
        Self::Bars,
        Self::Radar,
    ];

    /// Its name in addresses and element ids.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Indicators => "indicators",
            Self::Areas => "areas",
            Self::Spans => "spans",
            Self::Trend => "trend",
            Self::Bars => "bars",
            Self::Radar => "radar",
        }
    }

    /// Whether a city has what the chart shows. A radar needs three axes to be one, a trend two
    /// waves.
    #[must_use]
    pub fn is_of(self, report: &CityReport<'_>) -> bool {
        let Some(result) = &report.result else {
            return false;
        };
        match self {
            Self::Indicators | Self::Bars | Self::Spans => !result.indicators.is_empty(),
            Self::Trend => report
                .waves
                .last()
                .is_some_and(|first| first.id != result.wave.id),
            Self::Areas => result.areas.is_some(),
            Self::Radar => result.indicators.len() >= 3,
        }
    }
}

/// Where a chart will stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a page on a wide screen.
    Page,
    /// In a page on a phone.
    NarrowPage,
    /// In a printed report.
    Report,
    /// Alone, as a file that may go anywhere.
    File,
    /// The same for phones and narrow columns.
    NarrowFile,
    /// The same for slides.
    Slide,
    /// The same for paper.
    Print,
}

impl Place {
    const fn frame(self) -> Frame {
        match self {
            Self::Page => Frame::PAGE,
            Self::NarrowPage => Frame::PAGE_NARROW,
            Self::Report => Frame::REPORT,
            Self::File => Frame::FILE,
            Self::NarrowFile => Frame::FILE_NARROW,
            Self::Slide => Frame::FILE_SLIDE,
            Self::Print => Frame::FILE_PRINT,
        }
    }

    /// Whether the picture itself has to say that its numbers are invented; pages and reports say
    /// it on top already.
    const fn is_alone(self) -> bool {
        !matches!(self, Self::Page | Self::NarrowPage | Self::Report)
    }
}

/// Draws a chart of a city. `id` makes the element ids of the picture unique in its page.
///
/// # Errors
/// [`Error::NotFound`] when the city has no result, or none of what the chart shows;
/// [`Error::Drawing`] when the numbers cannot be drawn.
pub fn draw(
    report: &CityReport<'_>,
    picture: Picture,
    naming: &Naming<'_>,
    place: Place,
    id: &str,
) -> Result<Chart, Error> {
    let spec = described(report, picture, naming, (place, id))?;
    rendered(&spec, naming, place)
}

/// Draws a chart for the wide and for the narrow screens of a page: what it shows is worked out
/// once. Element ids begin with `id` and `-wide` or `-narrow`.
///
/// # Errors
/// As [`draw`].
pub fn draw_in_page(
    report: &CityReport<'_>,
    picture: Picture,
    naming: &Naming<'_>,
    id: &str,
) -> Result<[Chart; 2], Error> {
    let wide = described(
        report,
        picture,
        naming,
        (Place::Page, &format!("{id}-wide")),
    )?;
    let narrow = ChartSpec {
        id: ChartId::new(format!("{id}-narrow")).map_err(Error::Drawing)?,
        ..wide.clone()
    };
    Ok([
        rendered(&wide, naming, Place::Page)?,
        rendered(&narrow, naming, Place::NarrowPage)?,
    ])
}

fn described(
    report: &CityReport<'_>,
    picture: Picture,
    naming: &Naming<'_>,
    (place, id): (Place, &str),
) -> Result<ChartSpec, Error> {
    let result = report.result.as_ref().ok_or(Error::NotFound)?;
    if !picture.is_of(report) {
        return Err(Error::NotFound);
    }
    let figures = Figures {
        report,
        result,
        naming,
    };
    figures.spec(picture, place, id).map_err(Error::Drawing)
}

fn rendered(spec: &ChartSpec, naming: &Naming<'_>, place: Place) -> Result<Chart, Error> {
    let drawn = icc_charts::render(spec, naming.i18n, naming.locale, place.frame());
    drawn.map_err(Error::Drawing)
}

/// Draws one measure of a city, or its areas where it is made of some, for a printed report. `id`
/// makes the element ids of the picture unique in it.
///
/// # Errors
/// As [`draw`].
pub fn draw_measure(
    report: &CityReport<'_>,
    row: &Row<'_>,
    naming: &Naming<'_>,
    id: &str,
) -> Result<Chart, Error> {
    let result = report.result.as_ref().ok_or(Error::NotFound)?;
    let figures = Figures {
        report,
        result,
        naming,
    };
    let name = naming.measure(result, row.measure.code.as_str());
    let of = result.areas.iter();
    let areas = of.filter(|(whole, _)| whole.measure.code == row.measure.code);
    let areas: Vec<&Row<'_>> = areas.flat_map(|(_, areas)| areas).collect();
    let (of, rows) = if areas.is_empty() {
        (RowsOf::Indicators, vec![row])
    } else {
        (RowsOf::Areas, areas)
    };
    let kind = ChartKind::DotRange(figures.dots(of, vec![(None, rows)]));
    let place = Place::Report;
    let spec = figures.around(kind, name, place, id);
    rendered(&spec.map_err(Error::Drawing)?, naming, place)
}

/// The last day of a wave, which closes at the midnight after it.
#[must_use]
pub fn last_day(wave: &Wave) -> NaiveDate {
    let last = wave.record.closes_at - chrono::TimeDelta::seconds(1);
    last.date_naive()
}

/// A count of cities or countries.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// What the charts of one result have in common.
struct Figures<'a> {
    report: &'a CityReport<'a>,
    result: &'a CityResult<'a>,
    naming: &'a Naming<'a>,
}

impl Figures<'_> {
    fn spec(&self, picture: Picture, place: Place, id: &str) -> Result<ChartSpec, ChartError> {
        let kind = match picture {
            Picture::Indicators => ChartKind::DotRange(self.indicators()),
            Picture::Areas => ChartKind::DotRange(self.areas()),
            Picture::Spans => ChartKind::Spans(self.spans()),
            Picture::Trend => ChartKind::Trend(self.trend()),
            Picture::Bars => ChartKind::GroupedBars(self.profile(WithBefore::Yes)),
            Picture::Radar => ChartKind::Radar(self.profile(WithBefore::No)),
        };
        self.around(kind, self.title(picture), place, id)
    }

    /// What stands around a shape: title, subtitle, where its numbers come from.
    fn around(
        &self,
        kind: ChartKind,
        title: String,
        place: Place,
        id: &str,
    ) -> Result<ChartSpec, ChartError> {
        let like = self.result.network.is_some() || self.result.all.is_large();
        let subtitle = match kind {
            ChartKind::Trend(_) => key!("figure-subtitle-trend"),
            ChartKind::Spans(_) => key!("figure-subtitle-own"),
            _ if like => key!("figure-subtitle-like"),
            _ => key!("figure-subtitle"),
        };
        let mut notes = Vec::new();
        if matches!(kind, ChartKind::DotRange(_)) && self.result.network.is_some() {
            notes.push(self.text(key!("figure-note-clear"), &Args::new()));
        }
        notes.push(self.text(key!("site-statement"), &Args::new()));
        notes.extend(self.unreviewed(&kind));
        notes.extend(self.naming.reserved());
        let record = &self.report.city.municipality.record;
        Ok(ChartSpec {
            id: ChartId::new(id)?,
            title,
            subtitle: Some(self.text(subtitle, &Args::new().text("wave", self.wave()))),
            kind,
            provenance: Provenance {
                date: self.result.as_of,
                method: self.method(),
                notes,
            },
            demonstration: record.demonstration && place.is_alone(),
        })
    }

    /// Says so when nobody looked at what a shape shows of the city; of several waves, at which.
    fn unreviewed(&self, kind: &ChartKind) -> Option<String> {
        let (collection, waves) = (self.result.collection, &self.report.waves);
        let shown: Vec<&Wave> = match (kind, self.result.before) {
            (ChartKind::Trend(_), _) => waves.iter().rev().copied().collect(),
            (ChartKind::GroupedBars(_), Some((before, _))) => vec![before, self.result.wave],
            _ => vec![self.result.wave],
        };
        let code = &self.report.city.municipality.record.code;
        let unreviewed = shown.iter().filter(|wave| {
            let case = collection.case(code, &wave.record.code);
            case.is_some_and(|case| collection.is_unreviewed(case))
        });
        let names: Vec<String> = unreviewed.map(|wave| self.naming.wave(wave)).collect();
        self.naming.unreviewed(&names)
    }

    fn text(&self, id: &str, args: &Args) -> String {
        self.naming.i18n.text(self.naming.locale, id, args)
    }

    fn city(&self) -> String {
        self.naming
            .text(&self.report.city.municipality.record.names)
    }

    fn wave(&self) -> String {
        self.naming.wave(self.result.wave)
    }

    fn method(&self) -> String {
        let program = &self.result.collection.methods[self.result.method].program;
        let name = self
            .naming
            .method(&self.result.collection.definition, &program.method);
        format!("{name} {}", program.version)
    }

    fn title(&self, picture: Picture) -> String {
        let args = Args::new()
            .text("city", self.city())
            .text("wave", self.wave());
        let (id, args) = match (picture, self.result.before, &self.result.areas) {
            (Picture::Areas, _, Some((of, _))) => {
                let name = self.naming.measure(self.result, of.measure.code.as_str());
                (
                    key!("figure-title-areas"),
                    args.text("areas", quoted(self.naming, name)),
                )
            }
            (Picture::Indicators | Picture::Areas, ..) => (
                key!("figure-title-indicators"),
                args.text("finding", title(self.result, self.naming)),
            ),
            (Picture::Spans, ..) => (key!("figure-title-spans"), args),
            (Picture::Trend, ..) => (key!("figure-title-trend"), args),
            (Picture::Bars, Some((since, _)), _) => (
                key!("figure-title-bars-since"),
                args.text("since", self.naming.wave(since)),
            ),
            (Picture::Bars, None, _) => (key!("figure-title-bars"), args),
            (Picture::Radar, ..) => (key!("figure-title-radar"), args),
        };
        self.text(id, &args)
    }

    fn indicators(&self) -> DotRange {
        let rows = |optional: bool| {
            let rows = self.result.indicators.iter();
            rows.filter(move |row| row.measure.optional == optional)
        };
        let optional = self.text(key!("city-table-optional"), &Args::new());
        let sections = vec![
            (None, rows(false).collect()),
            (Some(optional), rows(true).collect()),
        ];
        self.dots(RowsOf::Indicators, sections)
    }

    fn areas(&self) -> DotRange {
        let areas = self.result.areas.iter().flat_map(|(_, areas)| areas);
        self.dots(RowsOf::Areas, vec![(None, areas.collect())])
    }

    fn spans(&self) -> Spans {
        let value = |row: &Row<'_>| row.score(VERIFIED).value();
        // Where nothing was looked at there is nothing to show, rather than nothing verified.
        let verifies = value(&self.result.core).is_some_and(|value| value > 0.0);
        let rows = |optional: bool| {
            let rows = self.result.indicators.iter();
            rows.filter(move |row| row.measure.optional == optional)
        };
        let row = |row: &Row<'_>| SpanRow {
            label: self.naming.measure(self.result, row.measure.code.as_str()),
            declared: row.score(DECLARED),
            documented: Some(row.score(DOCUMENTED)),
            verified: verifies.then(|| row.score(VERIFIED)),
        };
        Spans {
            city: self.city(),
            of: RowsOf::Indicators,
            rows: rows(false).chain(rows(true)).map(row).collect(),
        }
    }

    fn trend(&self) -> icc_charts::Trend {
        let course = self.naming.snapshot.course(self.report);
        let waves = course.map(|course| course.waves).unwrap_or_default();
        let points = waves.iter().map(|at| trend::Point {
            wave: at.wave,
            city: Some(at.core),
            then: at.network_then,
            step: at.step,
        });
        let has_group = waves.iter().any(|at| at.network_then.is_some());
        let group = (has_group && self.result.network.is_some()).then(|| self.network());
        trend::trend(points.collect(), (Some(self.city()), group), self.naming)
    }

    fn dots(&self, of: RowsOf, sections: Vec<(Option<String>, Vec<&Row<'_>>)>) -> DotRange {
        let sections = sections.into_iter().filter(|(_, rows)| !rows.is_empty());
        let all = &self.result.all;
        DotRange {
            city: self.city(),
            of,
            sections: sections
                .map(|(heading, rows)| Section {
                    heading,
                    rows: rows.into_iter().map(|row| self.row(row)).collect(),
                })
                .collect(),
            network: self.result.network.as_ref().map(|network| Peers {
                name: self.network(),
                n: count(network.n),
                of: count(network.of),
            }),
            all: if all.is_large() {
                AllCities::Shown {
                    n: count(all.n),
                    countries: count(all.countries),
                }
            } else {
                AllCities::NotYet
            },
        }
    }

    fn network(&self) -> String {
        let network = self.result.network.as_ref();
        network
            .and_then(|network| network.network.as_deref())
            .map(|code| self.naming.network(code))
            .unwrap_or_default()
    }

    fn row(&self, row: &Row<'_>) -> icc_charts::Row {
        icc_charts::Row {
            label: self.naming.measure(self.result, row.measure.code.as_str()),
            declared: row.score(DECLARED),
            documented: Some(row.score(DOCUMENTED)),
            network: row.network.as_ref().and_then(spread),
            all: row.all.as_ref().and_then(mean),
            difference: row.difference(),
        }
    }

    /// The indicators as series: the city, the wave before, the network's medians, the means of all
    /// cities.
    fn profile(&self, before: WithBefore) -> icc_charts::Profile {
        let series = |wave: String| {
            let args = Args::new().text("city", self.city()).text("wave", wave);
            self.text(key!("figure-series-city"), &args)
        };
        let network = Args::new().text("network", self.network());
        let mut profile = self.indicators().profile(
            series(self.wave()),
            self.text(key!("figure-series-network"), &network),
            self.text(key!("figure-series-all"), &Args::new()),
        );
        if let (WithBefore::Yes, Some((wave, _))) = (before, self.result.before) {
            let city = &self.report.city.municipality.record.code;
            let snapshot = self.naming.snapshot;
            // What cannot be compared is not drawn beside what it is now.
            let value = |row: &Row<'_>| {
                let code = row.measure.code.as_str();
                let then = snapshot.score_before(city, (wave, self.result.wave), code);
                then.map_or(
                    Score::None {
                        reason: NoScore::Other,
                    },
                    |cell| score(cell, DECLARED),
                )
            };
            // The order of the rows of a chart: core first, then optional.
            let rows = |optional| {
                let rows = self.result.indicators.iter();
                rows.filter(move |row| row.measure.optional == optional)
            };
            let earlier = Series {
                role: Role::Earlier,
                name: series(self.naming.wave(wave)),
                n: None,
                values: rows(false).chain(rows(true)).map(value).collect(),
            };
            profile.series.insert(1, earlier);
        }
        profile
    }
}

/// Whether a chart shows the wave before.
#[derive(Clone, Copy)]
enum WithBefore {
    Yes,
    No,
}

fn spread(beside: &Beside) -> Option<Spread> {
    let group = &beside.like_for_like;
    group.statistics.map(|found| Spread {
        n: count(group.n),
        q1: found.quartiles.map(|(q1, _)| q1),
        median: found.median,
        q3: found.quartiles.map(|(_, q3)| q3),
    })
}

fn mean(beside: &Beside) -> Option<Mean> {
    let group = &beside.like_for_like;
    group.statistics.map(|found| Mean {
        n: count(group.n),
        value: found.mean,
    })
}

/// A drawn chart as PNG, `scale` times its size.
///
/// # Errors
/// [`Error::Drawing`] for a scale outside 1 to 4.
pub fn png(chart: &Chart, scale: u8) -> Result<Vec<u8>, Error> {
    chart.png(scale).map_err(Error::Drawing)
}
