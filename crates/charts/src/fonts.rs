//! The embedded fonts: for measuring text, for drawing and for the PNG. No font of the machine is
//! ever read.

use std::sync::{Arc, LazyLock};

use ab_glyph::{Font as _, FontRef};
use resvg::usvg::fontdb;

use crate::ChartError;

/// The family, as the drawing library and the PNG know it.
pub(crate) const FAMILY: &str = "Inter";
/// What a reader without the family sees.
pub(crate) const FAMILIES: &str = "Inter, Helvetica Neue, Arial, sans-serif";

static REGULAR: &[u8] = include_bytes!("../../../reports/fonts/Inter-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../../reports/fonts/Inter-Bold.ttf");
/// Letters that the family lacks, among them Arabic and Hebrew; for the PNG only.
static FURTHER: &[u8] = include_bytes!("../../../reports/fonts/DejaVuSans.ttf");

/// A letter that the fonts lack comes from the reader's own; this is wide enough for an emoji.
const FOREIGN_EM: f64 = 1.3;

/// Browsers round the widths of small letters, and a reader's own font may be wider.
const SLACK: f64 = 1.025;

/// How heavy text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

struct Faces {
    regular: FontRef<'static>,
    bold: FontRef<'static>,
    units: f64,
    /// Advances of the letters of Western languages, regular and bold: looking a letter up in a face
    /// takes longer than anything else that is done with it.
    common: [[f64; COMMON]; 2],
}

/// Latin letters with and without accents.
const COMMON: usize = 0x180;

static FACES: LazyLock<Result<Faces, String>> = LazyLock::new(|| {
    let parse = |bytes| FontRef::try_from_slice(bytes).map_err(|e| e.to_string());
    let (regular, bold) = (parse(REGULAR)?, parse(BOLD)?);
    let units = regular.units_per_em().ok_or("no units per em")?;
    let common = |face: &FontRef<'static>| {
        std::array::from_fn(|code| {
            let c = char::from_u32(u32::try_from(code).unwrap_or_default()).unwrap_or_default();
            measured(face, f64::from(units), c)
        })
    };
    Ok(Faces {
        common: [common(&regular), common(&bold)],
        regular,
        bold,
        units: f64::from(units),
    })
});

static DATABASE: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut database = fontdb::Database::new();
    database.load_font_source(fontdb::Source::Binary(Arc::new(REGULAR)));
    database.load_font_source(fontdb::Source::Binary(Arc::new(BOLD)));
    database.load_font_source(fontdb::Source::Binary(Arc::new(FURTHER)));
    database.set_sans_serif_family(FAMILY);
    database.set_serif_family(FAMILY);
    Arc::new(database)
});

/// Makes sure that the fonts are there; every drawing begins with it.
pub(crate) fn prepare() -> Result<(), ChartError> {
    match &*FACES {
        Ok(_) => Ok(()),
        Err(detail) => Err(ChartError::drawing(detail)),
    }
}

/// The fonts for the PNG.
pub(crate) fn database() -> Arc<fontdb::Database> {
    Arc::clone(&DATABASE)
}

/// Width of one character in units of the font size.
pub(crate) fn advance(c: char, weight: Weight) -> f64 {
    let Ok(faces) = &*FACES else {
        return FOREIGN_EM;
    };
    let (face, common) = match weight {
        Weight::Regular => (&faces.regular, &faces.common[0]),
        Weight::Bold => (&faces.bold, &faces.common[1]),
    };
    if let Some(advance) = common.get(c as usize) {
        return *advance;
    }
    if matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}') {
        return 0.0;
    }
    measured(face, faces.units, c)
}

fn measured(face: &FontRef<'static>, units: f64, c: char) -> f64 {
    let glyph = face.glyph_id(c);
    if glyph.0 == 0 {
        return FOREIGN_EM;
    }
    f64::from(face.h_advance_unscaled(glyph)) / units * SLACK
}

/// Width of a text in pixels; pairs of letters are not drawn closer, so it is rather too large.
pub(crate) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    text.chars().map(|c| advance(c, weight)).sum::<f64>() * size
}
