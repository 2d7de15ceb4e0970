//! A chart of several cities as a file.

use axum::response::Response;
use icc_app::comparison::{MOST, Selection};
use icc_app::figure::groups::{self, ComparedPicture, NetworkPicture, Part};
use icc_app::figure::{self, Chart, Place};
use icc_app::work::Kind;
use icc_pages::context::ProblemKind;
use icc_pages::urls::{Route, RouteKind};
use serde::Deserialize;

use crate::extract::{PageCx, Path};
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};

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
    /// Where the cities are.
    World,
}

/// The name of the only chart of an indicator, and of the world.
const DISTRIBUTION: &str = "distribution";
const MAP: &str = "map";
const EVERYWHERE: &str = "all";

/// The forms of one chart: what stands behind its name, and how many times its size; none for a
/// drawing.
const FORMS: [(&str, Option<u8>); 3] = [(".svg", None), (".png", Some(1)), ("-2x.png", Some(2))];

impl About {
    /// What it is called in addresses: kind, code, chart.
    fn named(&self) -> (&'static str, String, &'static str) {
        match self {
            Self::Network(code, picture) => ("network", code.clone(), picture.name()),
            Self::Indicator(code) => ("indicator", code.clone(), DISTRIBUTION),
            Self::Comparison(selection, picture) => {
                ("comparison", selection.written(), picture.name())
            }
            Self::World => ("world", EVERYWHERE.to_owned(), MAP),
        }
    }

    /// Its name in a page.
    pub(crate) fn id(&self) -> &'static str {
        self.named().2
    }

    /// Its files with the times their size.
    pub(crate) fn files(&self) -> impl Iterator<Item = (Route, Option<u8>)> {
        let (of, code, chart) = self.named();
        FORMS.into_iter().map(move |(end, scale)| {
            let route = Route::GroupChart {
                of: of.to_owned(),
                code: code.clone(),
                file: format!("{chart}{end}"),
            };
            (route, scale)
        })
    }

    /// What an address asks for.
    fn read(at: &At) -> Option<(Self, Option<u8>)> {
        // `.png` ends `-2x.png` too, so that the longer one is tried first.
        let mut forms = FORMS.into_iter().rev();
        let (chart, scale) =
            forms.find_map(|(end, scale)| Some((at.file.strip_suffix(end)?, scale)))?;
        let code = || at.code.clone();
        let about = match at.of.as_str() {
            "network" => {
                let mut all = NetworkPicture::ALL.into_iter();
                let picture = all.find(|picture| picture.name() == chart)?;
                Self::Network(code(), picture)
            }
            "indicator" if chart == DISTRIBUTION => Self::Indicator(code()),
            "comparison" => {
                let mut all = ComparedPicture::ALL.into_iter();
                let picture = all.find(|picture| picture.name() == chart)?;
                let selection = Selection::read(&at.code)?;
                // One comparison, one address.
                let is_written = selection.written() == at.code && selection.len() <= MOST;
                is_written.then_some(Self::Comparison(selection, picture))?
            }
            "world" if chart == MAP && at.code == EVERYWHERE => Self::World,
            _ => return None,
        };
        Some((about, scale))
    }

    /// Draws it as a file, with every city.
    fn draw(&self, cx: &PageCx) -> Result<Chart, Problem> {
        let naming = cx.naming();
        let snapshot = &cx.published.snapshot;
        let absent = || Problem::new(ProblemKind::NotFound);
        let at = (Place::File, "chart");
        Ok(match self {
            Self::Network(code, picture) => {
                let report = snapshot.network(code)?;
                groups::network(&report, (*picture, Part::ALL), &naming, at)?
            }
            Self::Indicator(code) => {
                let standing = snapshot.standing().ok_or_else(absent)?;
                groups::distribution(&standing, code, &naming, at)?
            }
            Self::Comparison(selection, picture) => {
                let found = snapshot.compare(selection, naming.data);
                let found = found.ok_or_else(absent)?;
                groups::comparison(&found, *picture, &naming, at)?
            }
            Self::World => groups::map(&naming, at)?,
        })
    }
}

pub(crate) async fn send(cx: PageCx, Path(at): Path<At>) -> Result<Response, Problem> {
    let absent = || Problem::new(ProblemKind::NotFound);
    let (about, scale) = About::read(&at).ok_or_else(absent)?;
    let name = format!("chart {}/{}/{}", at.of, at.code, at.file);
    cx.kept(RouteKind::GroupChart, Kind::Quick, name, move |cx| {
        let chart = about.draw(cx)?;
        let rendered = match scale {
            None => Rendered::new("image/svg+xml", chart.svg),
            Some(scale) => Rendered::new("image/png", figure::png(&chart, scale)?),
        };
        let (_, code, _) = about.named();
        let name = format!("{code}-{}-{}", cx.locale, at.file);
        Ok(rendered.named(Opening::Shown, &name, &name))
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(of: &str, code: &str, file: &str) -> Option<(About, Option<u8>)> {
        About::read(&At {
            of: of.to_owned(),
            code: code.to_owned(),
            file: file.to_owned(),
        })
    }

    #[test]
    fn every_file_of_a_chart_is_found_by_its_name() {
        let selection = Selection::read("a~b").unwrap_or_default();
        let mut all: Vec<About> = NetworkPicture::ALL
            .map(|picture| About::Network("north".to_owned(), picture))
            .to_vec();
        all.extend(ComparedPicture::ALL.map(|one| About::Comparison(selection.clone(), one)));
        all.extend([About::Indicator("language".to_owned()), About::World]);
        for about in all {
            for (route, scale) in about.files() {
                let Route::GroupChart { of, code, file } = route else {
                    unreachable!("its files are charts");
                };
                assert_eq!(read(&of, &code, &file), Some((about.clone(), scale)));
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
