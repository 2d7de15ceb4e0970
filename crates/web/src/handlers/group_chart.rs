//! A chart of several cities as a file.

use axum::response::Response;
use icc_app::Error;
use icc_app::comparison::{Comparison, MOST, Selection};
use icc_app::figure::groups::{self, ComparedPicture, NetworkPicture, Part};
use icc_app::figure::{Chart, Place, places};
use icc_app::group::GroupReport;
use icc_app::naming::Naming;
use icc_app::network::NetworkReport;
use icc_app::work::Kind;
use icc_pages::context::ProblemKind;
use icc_pages::urls::{Route, RouteKind};
use serde::Deserialize;

use super::chart_form::ChartForm;
use crate::extract::{PageCx, Path};
use crate::problem::Problem;
use crate::respond::Opening;

#[derive(Deserialize)]
pub(crate) struct At {
    of: String,
    code: String,
    file: String,
}

/// What a chart of several cities is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum About {
    /// A network, by its code.
    Network(String, NetworkPicture),
    /// An indicator or area, by its code.
    Indicator(String),
    /// Some cities or groups.
    Comparison(Selection, ComparedPicture),
    /// Where the members of a network are, by its code.
    Members(String),
    /// Where the cities are.
    World,
}

/// The name of the only chart of an indicator, and that of a map.
const DISTRIBUTION: &str = "distribution";
const MAP: &str = "map";
const EVERYWHERE: &str = "all";

impl About {
    /// What it is called in addresses: kind, code, chart.
    pub(crate) fn named(&self) -> (&'static str, String, &'static str) {
        match self {
            Self::Network(code, picture) => ("network", code.clone(), picture.name()),
            Self::Indicator(code) => ("indicator", code.clone(), DISTRIBUTION),
            Self::Comparison(selection, picture) => {
                ("comparison", selection.written(), picture.name())
            }
            Self::Members(code) => ("network", code.clone(), MAP),
            Self::World => ("world", EVERYWHERE.to_owned(), MAP),
        }
    }

    /// Its name in a page.
    pub(crate) fn id(&self) -> &'static str {
        self.named().2
    }

    /// Its files.
    pub(crate) fn files(&self) -> impl Iterator<Item = (Route, ChartForm)> {
        let (of, code, chart) = self.named();
        ChartForm::ALL.into_iter().map(move |form| {
            let route = Route::GroupChart {
                of: of.to_owned(),
                code: code.clone(),
                file: form.file(chart),
            };
            (route, form)
        })
    }

    /// The chart of this name about something, by its kind and code in addresses.
    pub(crate) fn read((of, code): (&str, &str), chart: &str) -> Option<Self> {
        Some(match of {
            "network" if chart == MAP => Self::Members(code.to_owned()),
            "network" => {
                let mut all = NetworkPicture::ALL.into_iter();
                let picture = all.find(|picture| picture.name() == chart)?;
                Self::Network(code.to_owned(), picture)
            }
            "indicator" if chart == DISTRIBUTION => Self::Indicator(code.to_owned()),
            "comparison" => {
                let mut all = ComparedPicture::ALL.into_iter();
                let picture = all.find(|picture| picture.name() == chart)?;
                let selection = Selection::read(code)?;
                // One comparison, one address.
                let is_written = selection.written() == code && selection.len() <= MOST;
                is_written.then_some(Self::Comparison(selection, picture))?
            }
            "world" if chart == MAP && code == EVERYWHERE => Self::World,
            _ => return None,
        })
    }

    /// What it shows of today's figures, or of those of a wave.
    pub(crate) fn open<'a>(
        &'a self,
        cx: &'a PageCx,
        wave: Option<&str>,
    ) -> Result<Opened<'a>, Problem> {
        let snapshot = &cx.published.snapshot;
        let standing = || {
            let found = match wave {
                Some(wave) => snapshot.standing_at(wave),
                None => snapshot.standing(),
            };
            found.ok_or(Problem::new(ProblemKind::NotFound))
        };
        Ok(match self {
            Self::Network(code, picture) => {
                let report = match wave {
                    Some(wave) => snapshot.network_at(code, wave)?,
                    None => snapshot.network(code)?,
                };
                Opened::Network(report, *picture)
            }
            Self::Indicator(code) => Opened::Indicator(standing()?, code),
            Self::Comparison(selection, picture) => {
                let found = snapshot.compare_in(standing()?, selection, cx.naming().data);
                Opened::Comparison(found.ok_or(Problem::new(ProblemKind::NotFound))?, *picture)
            }
            // Where municipalities are is no figure of a wave.
            Self::Members(_) | Self::World if wave.is_some() => {
                return Err(Problem::new(ProblemKind::NotFound));
            }
            Self::Members(code) => Opened::Members(snapshot.network(code)?),
            Self::World => Opened::World,
        })
    }
}

/// What a chart of several cities shows, with the figures.
#[derive(Debug)]
pub(crate) enum Opened<'a> {
    /// A network.
    Network(NetworkReport<'a>, NetworkPicture),
    /// An indicator or area, by its code.
    Indicator(GroupReport<'a>, &'a str),
    /// Some cities or groups.
    Comparison(Comparison<'a>, ComparedPicture),
    /// Where the members of a network are.
    Members(NetworkReport<'a>),
    /// Where the cities are.
    World,
}

impl Opened<'_> {
    /// Draws it with every city.
    ///
    /// # Errors
    /// As [`groups::network`].
    pub(crate) fn draw(&self, naming: &Naming<'_>, at: (Place, &str)) -> Result<Chart, Error> {
        match self {
            Self::Network(report, picture) => {
                groups::network(report, (*picture, Part::ALL), naming, at)
            }
            Self::Indicator(standing, code) => groups::distribution(standing, code, naming, at),
            Self::Comparison(found, picture) => groups::comparison(found, *picture, naming, at),
            Self::Members(report) => places::members(report, naming, at),
            Self::World => places::world(naming, at),
        }
    }

    /// The figures of the group; none for a network without any, and for a map.
    pub(crate) const fn figures(&self) -> Option<&GroupReport<'_>> {
        match self {
            Self::Network(report, _) => report.now.as_ref(),
            Self::Indicator(standing, _) => Some(standing),
            Self::Comparison(found, _) => Some(&found.everybody),
            Self::Members(_) | Self::World => None,
        }
    }
}

pub(crate) async fn send(cx: PageCx, Path(at): Path<At>) -> Result<Response, Problem> {
    let absent = || Problem::new(ProblemKind::NotFound);
    let (chart, form) = ChartForm::read(&at.file).ok_or_else(absent)?;
    let about = About::read((&at.of, &at.code), chart).ok_or_else(absent)?;
    let name = format!("chart {}/{}/{}", at.of, at.code, at.file);
    cx.kept(RouteKind::GroupChart, Kind::Quick, name, move |cx| {
        let chart = about.open(cx, None)?;
        let chart = chart.draw(&cx.naming(), (Place::File, "chart"))?;
        let rendered = form.rendered(chart)?;
        let (_, code, _) = about.named();
        let name = format!("{code}-{}-{}", cx.locale, at.file);
        Ok(rendered.named(Opening::Shown, &name, &name))
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(of: &str, code: &str, file: &str) -> Option<(About, ChartForm)> {
        let (chart, form) = ChartForm::read(file)?;
        Some((About::read((of, code), chart)?, form))
    }

    #[test]
    fn every_file_of_a_chart_is_found_by_its_name() {
        let selection = Selection::read("a~b").unwrap_or_default();
        let mut all: Vec<About> = NetworkPicture::ALL
            .map(|picture| About::Network("north".to_owned(), picture))
            .to_vec();
        all.extend(ComparedPicture::ALL.map(|one| About::Comparison(selection.clone(), one)));
        all.extend([
            About::Indicator("language".to_owned()),
            About::Members("north".to_owned()),
            About::World,
        ]);
        for about in all {
            for (route, form) in about.files() {
                let Route::GroupChart { of, code, file } = route else {
                    unreachable!("its files are charts");
                };
                assert_eq!(read(&of, &code, &file), Some((about.clone(), form)));
            }
        }
    }

    #[test]
    fn an_address_that_is_not_written_so_is_none() {
        assert_eq!(read("comparison", "b~a", "radar.svg"), None);
        assert_eq!(read("comparison", "a~b~c~d~e~f", "radar.svg"), None);
        assert_eq!(read("network", "north", "radar.svg"), None);
        assert_eq!(read("world", "north", "map.svg"), None);
        assert_eq!(read("network", "north", "members.gif"), None);
    }
}
