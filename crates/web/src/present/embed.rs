//! Charts in pages of other people, and the HTML that puts them there.

use icc_app::city::CityReport;
use icc_app::figure::{Chart, Picture, Place, draw, draw_in_page};
use icc_pages::context::{
    EmbedCodePage, EmbedCodes, EmbedPage, EmbedTable, EmbedTableHeader, EmbedTableRow, ProblemKind,
};
use icc_pages::urls::Route;
use sha2::{Digest as _, Sha256};

use super::figures::safe;
use crate::extract::PageCx;
use crate::handlers::embed::{At, EmbedFile};
use crate::problem::Problem;
use crate::respond::hexadecimal;

/// Digits of a digest in an address; more than enough to tell the states of one chart apart.
const DIGITS: usize = 16;
/// Beside the picture, a frame has a title above and a line below it, in pixels.
const AROUND: (u32, u32) = (48, 420);

/// The chart as a file, and the first digits of its digest. It stands for every form of the chart
/// in this language: all are drawn from the same numbers and words.
fn digested(
    cx: &PageCx,
    report: &CityReport<'_>,
    picture: Picture,
) -> Result<(Chart, String), Problem> {
    let chart = draw(report, picture, &cx.naming(), Place::File, "chart")?;
    let mut digest = hexadecimal(&Sha256::digest(&chart.svg));
    digest.truncate(DIGITS);
    Ok((chart, digest))
}

/// What an address of these very figures holds.
pub(crate) fn digest(
    cx: &PageCx,
    report: &CityReport<'_>,
    picture: Picture,
) -> Result<String, Problem> {
    digested(cx, report, picture).map(|(_, digest)| digest)
}

/// The page in a frame.
pub(crate) fn page(
    cx: &PageCx,
    report: &CityReport<'_>,
    picture: Picture,
    at: &At,
) -> Result<EmbedPage, Problem> {
    let naming = cx.naming();
    let [wide, narrow] = draw_in_page(report, picture, &naming, "chart")?;
    let record = &report.city.municipality.record;
    Ok(EmbedPage {
        invented: record.demonstration,
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
        result: Route::CityWave {
            city: at.city.clone(),
            wave: at.wave.clone(),
        },
    })
}

fn wave_name(cx: &PageCx, report: &CityReport<'_>) -> Result<String, Problem> {
    let result = report.result.as_ref();
    let result = result.ok_or_else(|| Problem::new(ProblemKind::NotFound))?;
    Ok(cx.naming().wave(result.wave))
}

/// The page with the HTML to be copied.
pub(crate) fn code(
    cx: &PageCx,
    report: &CityReport<'_>,
    picture: Picture,
    (city, wave): (&str, &str),
) -> Result<EmbedCodePage, Problem> {
    let naming = cx.naming();
    let (chart, digest) = digested(cx, report, picture)?;
    let narrow = draw(report, picture, &naming, Place::NarrowFile, "chart")?;
    let page = draw(report, picture, &naming, Place::Page, "chart")?;
    let record = &report.city.municipality.record;
    let living = |file: EmbedFile| Route::Embed {
        city: city.to_owned(),
        wave: wave.to_owned(),
        file: file.name(picture),
    };
    let fixed = |file: EmbedFile| Route::EmbedOf {
        city: city.to_owned(),
        wave: wave.to_owned(),
        digest: digest.clone(),
        file: file.name(picture),
    };
    let codes = |route: &dyn Fn(EmbedFile) -> Route| {
        let address = |file| absolute(cx, &route(file));
        EmbedCodes {
            route: route(EmbedFile::Page),
            frame: frame(&address(EmbedFile::Page), &chart.title, page.size),
            picture: pictures(
                (&address(EmbedFile::Svg(Place::File)), chart.size),
                (&address(EmbedFile::Svg(Place::NarrowFile)), narrow.size),
                &chart.title,
            ),
        }
    };
    Ok(EmbedCodePage {
        slug: city.to_owned(),
        invented: record.demonstration,
        wave: wave.to_owned(),
        picture: living(EmbedFile::Svg(Place::File)),
        size: chart.size,
        is_whole: !cx.app.config.public_url.is_empty(),
        living: codes(&living),
        fixed: codes(&fixed),
        title: chart.title.clone(),
        name: naming.text(&record.names),
        wave_name: wave_name(cx, report)?,
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
