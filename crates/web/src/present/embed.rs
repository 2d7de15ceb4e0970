//! Charts in pages of other people, and the HTML that puts them there.

use icc_app::Error;
use icc_app::city::CityReport;
use icc_app::figure::groups::subject_name;
use icc_app::figure::{self, Chart, Picture, Place};
use icc_app::naming::Naming;
use icc_pages::context::{
    EmbedCodePage, EmbedCodes, EmbedPage, EmbedTable, EmbedTableHeader, EmbedTableRow, ProblemKind,
};
use icc_pages::urls::Route;
use sha2::{Digest as _, Sha256};

use super::figures::safe;
use crate::extract::PageCx;
use crate::handlers::chart_form::ChartForm;
use crate::handlers::embed::{EmbedFile, Subject};
use crate::handlers::group_chart::{About, Opened};
use crate::problem::Problem;
use crate::respond::hexadecimal;

/// Digits of a digest in an address; more than enough to tell the states of one chart apart.
const DIGITS: usize = 16;
/// Beside the picture, a frame has a title above and a line below it, in pixels.
const AROUND: (u32, u32) = (48, 420);
/// The beginning of the element ids of a chart that stands alone.
const ID: &str = "chart";

/// A chart for pages of other people with the figures that it shows.
pub(crate) struct Drawing<'a> {
    shows: Shows<'a>,
    naming: Naming<'a>,
}

enum Shows<'a> {
    City(Box<CityReport<'a>>, Picture),
    Group(Box<Opened<'a>>),
}

impl<'a> Drawing<'a> {
    pub(crate) fn of(cx: &'a PageCx, subject: &'a Subject) -> Result<Self, Problem> {
        let shows = match subject {
            Subject::City {
                city,
                wave,
                picture,
            } => Shows::City(
                Box::new(cx.published.snapshot.city(city, Some(wave))?),
                *picture,
            ),
            Subject::Group { about, wave } => Shows::Group(Box::new(about.open(cx, Some(wave))?)),
        };
        let naming = cx.naming();
        Ok(Self { shows, naming })
    }

    pub(crate) fn draw(&self, place: Place) -> Result<Chart, Error> {
        match &self.shows {
            Shows::City(report, picture) => figure::draw(report, *picture, &self.naming, place, ID),
            Shows::Group(opened) => opened.draw(&self.naming, (place, ID)),
        }
    }

    /// For the wide and for the narrow screens of a page.
    fn in_page(&self) -> Result<[Chart; 2], Error> {
        match &self.shows {
            Shows::City(report, picture) => {
                figure::draw_in_page(report, *picture, &self.naming, ID)
            }
            Shows::Group(opened) => {
                let draw = |place, end| opened.draw(&self.naming, (place, &format!("{ID}-{end}")));
                Ok([
                    draw(Place::Page, "wide")?,
                    draw(Place::NarrowPage, "narrow")?,
                ])
            }
        }
    }

    /// The chart as a file, and the first digits of its digest. It stands for every form of the chart
    /// in this language: all are drawn from the same numbers and words.
    fn digested(&self) -> Result<(Chart, String), Error> {
        let chart = self.draw(Place::File)?;
        let mut digest = hexadecimal(&Sha256::digest(&chart.svg));
        digest.truncate(DIGITS);
        Ok((chart, digest))
    }

    fn invented(&self) -> bool {
        match &self.shows {
            Shows::City(report, _) => report.city.municipality.record.demonstration,
            Shows::Group(opened) => opened.figures().is_some_and(|group| group.invented),
        }
    }

    /// What an indicator or area is called.
    fn label(&self, code: &str) -> String {
        let Shows::Group(opened) = &self.shows else {
            return code.to_owned();
        };
        let figures = opened.figures();
        figures.map_or_else(
            || code.to_owned(),
            |group| self.naming.measure_of(group, code),
        )
    }

    fn wave(&self) -> Result<String, Problem> {
        let wave = match &self.shows {
            Shows::City(report, _) => report.result.as_ref().map(|result| result.wave),
            Shows::Group(opened) => opened.figures().map(|group| group.wave),
        };
        let wave = wave.ok_or_else(|| Problem::new(ProblemKind::NotFound))?;
        Ok(self.naming.wave(wave))
    }
}

/// What an address of these very figures holds.
pub(crate) fn digest(cx: &PageCx, subject: &Subject) -> Result<String, Problem> {
    let (_, digest) = Drawing::of(cx, subject)?.digested()?;
    Ok(digest)
}

/// The page in a frame.
pub(crate) fn page(cx: &PageCx, subject: &Subject) -> Result<EmbedPage, Problem> {
    let drawing = Drawing::of(cx, subject)?;
    let [wide, narrow] = drawing.in_page()?;
    Ok(EmbedPage {
        invented: drawing.invented(),
        title: wide.title,
        subtitle: wide.subtitle,
        svg: safe(wide.svg)?,
        narrow: safe(narrow.svg)?,
        sentence: wide.sentence,
        caption: wide.caption,
        table: EmbedTable {
            headers: wide
                .table
                .headers
                .into_iter()
                .map(|header| EmbedTableHeader {
                    text: header.text,
                    numeric: header.numeric,
                })
                .collect(),
            rows: wide
                .table
                .rows
                .into_iter()
                .map(|row| EmbedTableRow {
                    section: row.section,
                    cells: row.cells,
                })
                .collect(),
        },
        result: Whole::of(subject, &drawing)?.at,
    })
}

/// Where the whole result is, and how a reader comes there.
struct Whole {
    list: Route,
    /// Which list: `cities`, `networks`, `indicators`, `compare`.
    listed: &'static str,
    at: Route,
    /// Whose it is.
    name: String,
}

impl Whole {
    fn of(subject: &Subject, drawing: &Drawing<'_>) -> Result<Self, Problem> {
        let naming = &drawing.naming;
        Ok(match subject {
            Subject::City { city, wave, .. } => Self {
                list: Route::Cities {
                    q: String::new(),
                    network: String::new(),
                    page: String::new(),
                },
                listed: "cities",
                at: Route::CityWave {
                    city: city.clone(),
                    wave: wave.clone(),
                },
                name: naming.city(city),
            },
            Subject::Group { about, .. } => match about {
                About::Network(code, _) => Self {
                    list: Route::Networks {},
                    listed: "networks",
                    at: Route::Network {
                        network: code.clone(),
                        page: String::new(),
                    },
                    name: naming.network(code),
                },
                About::Indicator(code) => Self {
                    list: Route::Indicators {},
                    listed: "indicators",
                    at: Route::Indicator {
                        code: code.clone(),
                        page: String::new(),
                    },
                    name: drawing.label(code),
                },
                About::Comparison(selection, _) => Self {
                    list: Route::Compare {
                        with: String::new(),
                    },
                    listed: "compare",
                    at: Route::Compare {
                        with: selection.written(),
                    },
                    name: {
                        let names = selection.subjects().map(|one| subject_name(one, naming));
                        icc_i18n::list(naming.locale, &names.collect::<Vec<_>>())
                    },
                },
                // A map has no figures.
                About::Members(_) | About::World => {
                    return Err(Problem::new(ProblemKind::NotFound));
                }
            },
        })
    }
}

/// The page with the HTML to be copied.
pub(crate) fn code(cx: &PageCx, subject: &Subject) -> Result<EmbedCodePage, Problem> {
    let drawing = Drawing::of(cx, subject)?;
    let (chart, digest) = drawing.digested()?;
    let narrow = drawing.draw(Place::NarrowFile)?;
    let page = drawing.draw(Place::Page)?;
    let living = |file: EmbedFile| subject.living(file);
    let fixed = |file: EmbedFile| subject.fixed(&digest, file);
    let svg = |place| EmbedFile::Chart(place, ChartForm::Svg);
    let codes = |route: &dyn Fn(EmbedFile) -> Route| {
        let address = |file| absolute(cx, &route(file));
        EmbedCodes {
            route: route(EmbedFile::Page),
            frame: frame(&address(EmbedFile::Page), &chart.title, page.size),
            picture: pictures(
                (&address(svg(Place::File)), chart.size),
                (&address(svg(Place::NarrowFile)), narrow.size),
                &chart.title,
            ),
        }
    };
    let whole = Whole::of(subject, &drawing)?;
    Ok(EmbedCodePage {
        list: whole.list,
        listed: whole.listed.to_owned(),
        result: whole.at,
        name: whole.name,
        wave_name: drawing.wave()?,
        invented: drawing.invented(),
        picture: living(svg(Place::File)),
        size: chart.size,
        narrow: living(svg(Place::NarrowFile)),
        narrow_size: narrow.size,
        is_whole: !cx.app.config.public_url.is_empty(),
        living: codes(&living),
        fixed: codes(&fixed),
        title: chart.title.clone(),
    })
}

fn absolute(cx: &PageCx, route: &Route) -> String {
    format!("{}{}", cx.app.config.public_url, route.path(cx.locale))
}

/// HTML with a frame that keeps its shape and is never lower than a telephone needs.
fn frame(address: &str, title: &str, (width, height): (u32, u32)) -> String {
    let (width, height) = (width + AROUND.0, height + AROUND.1);
    format!(
        "<iframe src=\"{}\" title=\"{}\" loading=\"lazy\" \
         style=\"border:0;width:100%;min-height:34rem;aspect-ratio:{width}/{height}\"></iframe>",
        attribute(address),
        attribute(title),
    )
}

/// An address with width and height in pixels.
type Sized<'a> = (&'a str, (u32, u32));

/// HTML with the wide or the narrow picture, in its own shape.
fn pictures((wide, size): Sized<'_>, (narrow, small): Sized<'_>, title: &str) -> String {
    format!(
        "<picture><source media=\"(max-width: 40em)\" srcset=\"{}\" width=\"{}\" height=\"{}\">\
         <img src=\"{}\" width=\"{}\" height=\"{}\" alt=\"{}\" loading=\"lazy\" \
         style=\"max-width:100%;height:auto\"></picture>",
        attribute(narrow),
        small.0,
        small.1,
        attribute(wide),
        size.0,
        size.1,
        attribute(title),
    )
}

/// A text as the value of an attribute.
fn attribute(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_title_stays_inside_its_attribute() {
        let code = frame(
            "https://example.org/a?b&c",
            "\"><script>x</script>",
            (960, 600),
        );
        assert_eq!(code.matches('<').count(), 2, "{code}");
        assert_eq!(code.matches('"').count(), 8, "{code}");
        assert!(code.contains("b&amp;c"));
    }

    #[test]
    fn a_frame_keeps_the_shape_of_its_picture() {
        let code = frame("/x", "x", (960, 600));
        assert!(code.contains("aspect-ratio:1008/1020"), "{code}");
    }
}
