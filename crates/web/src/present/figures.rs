//! Charts in a page.

use icc_app::Error;
use icc_app::city::CityReport;
use icc_app::figure::{Chart, Picture, Place, draw_in_page};
use icc_app::network::Wave;
use icc_app::summary::Paper;
use icc_i18n::key;
use icc_pages::SafeSvg;
use icc_pages::context::{ChartFigure, ChartFile, Figure, FigureFile};

use crate::extract::PageCx;
use crate::handlers::city_file::CityFile;
use crate::handlers::embed::Subject;
use crate::handlers::group_chart::About;
use crate::problem::Problem;

/// A chart for wide and for narrow screens, with its words and files. `id` is unique in the page.
pub(super) fn figure(
    cx: &PageCx,
    report: &CityReport<'_>,
    picture: Picture,
    id: &str,
) -> Result<Figure, Problem> {
    let naming = cx.naming();
    let [wide, narrow] = draw_in_page(report, picture, &naming, id)?;
    Ok(Figure {
        id: id.to_owned(),
        svg: safe(wide.svg)?,
        narrow: Some(safe(narrow.svg)?),
        sentence: wide.sentence,
        caption: wide.caption,
        files: CityFile::of_chart(picture)
            .into_iter()
            .map(|file| listed(cx, file))
            .collect(),
    })
}

/// A drawing that may stand in a page.
pub(super) fn safe(svg: String) -> Result<SafeSvg, Problem> {
    SafeSvg::new(svg).map_err(|error| Problem::internal(&error))
}

/// A chart of several cities with the figures of a wave, drawn by `draw`; none where there is nothing
/// to draw.
pub(super) fn chart(
    cx: &PageCx,
    (about, wave): (About, Option<&Wave>),
    draw: impl Fn((Place, &str)) -> Result<Chart, Error>,
) -> Result<Option<ChartFigure>, Problem> {
    let id = about.id();
    let drawn = |place, end: &str| draw((place, &format!("{id}-{end}")));
    let wide = match drawn(Place::Page, "wide") {
        Err(Error::NotFound) => return Ok(None),
        drawn => drawn?,
    };
    let narrow = drawn(Place::NarrowPage, "narrow")?;
    let files = about.files().map(|(route, form)| ChartFile {
        route,
        format: form.named(cx),
    });
    Ok(Some(ChartFigure {
        id: id.to_owned(),
        svg: safe(wide.svg)?,
        narrow: safe(narrow.svg)?,
        sentence: wide.sentence,
        caption: wide.caption,
        files: files.collect(),
        embed: wave.map(|wave| {
            let wave = wave.record.code.clone();
            Subject::Group { about, wave }.code()
        }),
    }))
}

/// A file as a link names it.
pub(super) fn listed(cx: &PageCx, file: CityFile) -> FigureFile {
    let words = |id| cx.app.i18n.plain(cx.locale, id);
    FigureFile {
        file: file.name(),
        format: match file {
            CityFile::Chart(_, form) => form.named(cx),
            CityFile::Scores => "CSV".to_owned(),
            CityFile::Summary(Paper::A4) | CityFile::Report(Paper::A4) => {
                words(key!("figure-format-pdf-a4"))
            }
            CityFile::Summary(Paper::Letter) | CityFile::Report(Paper::Letter) => {
                words(key!("figure-format-pdf-letter"))
            }
        },
    }
}
