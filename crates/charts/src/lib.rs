//! Charts of scores: one specification gives a picture (SVG, PNG), the same numbers as a table,
//! and what they say as a sentence.
//!
//! [`render`] draws a [`ChartSpec`] with plotters and the embedded fonts. The SVG is named and
//! described for those who do not see it, has no fixed size, no style of its own and no id that
//! another chart of the page has; its colours are those of [`Colour`], which a style sheet can
//! replace by attribute ([`theme_rules`]). The PNG is drawn from the same SVG.
//!
//! This crate opens nothing and knows neither clock nor environment: the same specification gives
//! the same bytes. It never judges a difference, never rounds twice and never fills a gap: what
//! has no score is drawn as such, with its reason.
//!
//! To add a kind of chart, see `docs/howto/add-a-chart.md`.

mod backend;
mod bars;
mod canvas;
mod check;
mod dots;
mod error;
mod fonts;
mod frame;
mod heat;
mod lanes;
mod legend;
mod map;
mod palette;
mod png;
mod radar;
mod shapes;
mod sheet;
mod span;
mod spec;
mod spots;
mod strip;
mod svg;
mod text;
mod trend;
mod words;

pub use error::{ChartError, What};
pub use frame::{Dress, Frame};
pub use icc_domain::{Difference, NoScore, Score};
pub use palette::{Colour, theme_rules};
pub use spec::{
    AllCities, ChartId, ChartKind, ChartSpec, DotRange, HeatMap, HeatRow, Lane, LaneRow,
    LaneSubject, Lanes, MAX_AXES, MAX_CATEGORIES, MAX_CITIES, MAX_HEAT_COLUMNS, MAX_HEAT_ROWS,
    MAX_LANES, MAX_PLACES, MAX_ROWS, MAX_WAVES, MapView, Mean, Peers, Place, PlaceMap, Profile,
    Provenance, Results, Role, Row, RowsOf, SameCities, Section, Series, SpanRow, Spans, Spread,
    Standing, Strip, StripCity, StripGroup, Trend, TrendCity, TrendGroup, TrendWave,
};
pub use words::{ChartTable, Header, TableRow};

use icc_domain::Locale;
use icc_i18n::I18n;

use crate::frame::Around;
use crate::sheet::Sheet;
use crate::text::clean;
use crate::words::Words;

/// A drawn chart with its numbers and its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The picture: one `svg` element, UTF-8, with a line break at its end.
    pub svg: String,
    /// Width and height in pixels, as in the view box.
    pub size: (u32, u32),
    /// The same numbers.
    pub table: ChartTable,
    /// What the picture is called.
    pub title: String,
    /// What, where, when and in which unit.
    pub subtitle: Option<String>,
    /// What the picture says.
    pub sentence: String,
    /// Groups with their n, day, method and notes.
    pub caption: String,
}

impl Chart {
    /// The same picture as PNG on white, `scale` times its size, from 1 to 4.
    ///
    /// # Errors
    /// [`ChartError::Size`] for another scale, [`ChartError::Drawing`] if the picture cannot be
    /// read back.
    pub fn png(&self, scale: u8) -> Result<Vec<u8>, ChartError> {
        png::render(&self.svg, scale)
    }
}

/// Draws a chart in one language for one frame.
///
/// # Errors
/// Everything that [`ChartError`] names, before anything is drawn.
pub fn render(
    spec: &ChartSpec,
    i18n: &I18n,
    locale: Locale,
    frame: Frame,
) -> Result<Chart, ChartError> {
    check::kind(&spec.kind)?;
    fonts::prepare()?;
    let words = Words { i18n, locale };
    let title = clean(&spec.title);
    let subtitle = spec.subtitle.as_deref().map(clean);
    let sentence = words::finding(&words, &spec.kind);
    let caption = words::caption(&words, spec);
    let description = words::description(&words, spec, &sentence, &caption);
    let demonstration = spec.demonstration.then(|| words.demonstration());
    let around = Around {
        title: &title,
        subtitle: subtitle.as_deref(),
        caption: &caption,
        demonstration: demonstration.as_deref(),
    };
    let (sheet, height) = lay_out(frame, &around, &spec.kind, &words);
    let table = words::table(&words, &title, &spec.kind);
    let spots = if frame.is_reachable() {
        spots::worded(&sheet, &table, &words)
    } else {
        Vec::new()
    };
    let naming = svg::Naming {
        id: spec.id.as_str(),
        locale,
        title: &title,
        description: &description,
        size: (sheet.width, height),
        spots: &spots,
    };
    let svg = svg::picture(&naming, |svg| canvas::draw(svg, &sheet, height))?;
    Ok(Chart {
        svg,
        size: (canvas::whole(sheet.width), canvas::whole(height)),
        table,
        title,
        subtitle,
        sentence,
        caption,
    })
}

/// Collects the marks of a picture, in the first frame that has room for them.
fn lay_out(frame: Frame, around: &Around<'_>, kind: &ChartKind, words: &Words<'_>) -> (Sheet, f64) {
    let once = |frame: Frame| {
        let mut sheet = frame::open(frame, around);
        marks(&mut sheet, frame, kind, words);
        let height = frame::close(frame, around, &mut sheet);
        (sheet, height)
    };
    let mut tries = frame.tries();
    let mut laid_out = once(frame);
    tries.next();
    let mut last = frame;
    for wider in tries {
        if last.holds(laid_out.1) {
            break;
        }
        laid_out = once(wider);
        last = wider;
    }
    laid_out
}

fn marks(sheet: &mut Sheet, frame: Frame, kind: &ChartKind, words: &Words<'_>) {
    match kind {
        ChartKind::DotRange(dots) => dots::draw(sheet, frame, dots, words),
        ChartKind::GroupedBars(profile) => bars::draw(sheet, frame, profile, words),
        ChartKind::Radar(profile) => radar::draw(sheet, frame, profile, words),
        ChartKind::Spans(spans) => span::draw(sheet, frame, spans, words),
        ChartKind::Trend(trend) => trend::draw(sheet, frame, trend, words),
        ChartKind::Strip(strip) => strip::draw(sheet, frame, strip, words),
        ChartKind::HeatMap(heat) => heat::draw(sheet, frame, heat, words),
        ChartKind::Map(map) => map::draw(sheet, frame, map, words),
        ChartKind::Lanes(lanes) => lanes::draw(sheet, frame, lanes, words),
    }
}

// The samples of the tests name this crate as others do.
#[cfg(test)]
extern crate self as icc_charts;
#[cfg(test)]
mod layout_tests;
