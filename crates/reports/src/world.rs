//! All that Typst can see: embedded sources and fonts, the data of one report and its pictures.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::ReportError;

// Inter for everything; DejaVu Sans for the scripts that Inter lacks.
static FONTS: &[&[u8]] = &[
    include_bytes!("../../../reports/fonts/Inter-Regular.ttf"),
    include_bytes!("../../../reports/fonts/Inter-SemiBold.ttf"),
    include_bytes!("../../../reports/fonts/Inter-Bold.ttf"),
    include_bytes!("../../../reports/fonts/DejaVuSans.ttf"),
];

/// What every report may import.
const THEME: &str = include_str!("../../../reports/theme.typ");

/// A kind of report: one folder under `reports/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Two pages on one city.
    CitySummary,
    /// All that can be said of one city.
    CityReport,
    /// All that can be said of one network.
    NetworkReport,
    /// A questionnaire to prepare with.
    Questionnaire,
    /// What was handed in.
    Receipt,
}

impl Kind {
    /// The sources of this kind by path; the first is where typesetting starts.
    const fn sources(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::CitySummary => &[
                (
                    "/city-summary/main.typ",
                    include_str!("../../../reports/city-summary/main.typ"),
                ),
                (
                    "/city-summary/council.typ",
                    include_str!("../../../reports/city-summary/council.typ"),
                ),
                (
                    "/city-summary/figures.typ",
                    include_str!("../../../reports/city-summary/figures.typ"),
                ),
            ],
            Self::CityReport => &[
                (
                    "/city-report/main.typ",
                    include_str!("../../../reports/city-report/main.typ"),
                ),
                (
                    "/city-report/chapters.typ",
                    include_str!("../../../reports/city-report/chapters.typ"),
                ),
                (
                    "/chapters.typ",
                    include_str!("../../../reports/chapters.typ"),
                ),
                (
                    "/city-report/similar.typ",
                    include_str!("../../../reports/city-report/similar.typ"),
                ),
                (
                    "/city-report/answers.typ",
                    include_str!("../../../reports/city-report/answers.typ"),
                ),
                (
                    "/city-summary/council.typ",
                    include_str!("../../../reports/city-summary/council.typ"),
                ),
                (
                    "/city-summary/figures.typ",
                    include_str!("../../../reports/city-summary/figures.typ"),
                ),
            ],
            Self::NetworkReport => &[
                (
                    "/network-report/main.typ",
                    include_str!("../../../reports/network-report/main.typ"),
                ),
                (
                    "/network-report/tables.typ",
                    include_str!("../../../reports/network-report/tables.typ"),
                ),
                (
                    "/city-summary/council.typ",
                    include_str!("../../../reports/city-summary/council.typ"),
                ),
                (
                    "/city-summary/figures.typ",
                    include_str!("../../../reports/city-summary/figures.typ"),
                ),
                (
                    "/chapters.typ",
                    include_str!("../../../reports/chapters.typ"),
                ),
            ],
            Self::Questionnaire => &[(
                "/questionnaire/main.typ",
                include_str!("../../../reports/questionnaire/main.typ"),
            )],
            Self::Receipt => &[(
                "/receipt/main.typ",
                include_str!("../../../reports/receipt/main.typ"),
            )],
        }
    }
}

struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static LOADED: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS
        .iter()
        .flat_map(|font| Font::iter(Bytes::new(*font)))
        .collect();
    Fonts {
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // Cells that head a row are tagged as such only with this feature.
    let features = std::iter::once(Feature::A11yExtras).collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// Whether an embedded font can draw `letter`.
pub(crate) fn shows(letter: char) -> bool {
    let codepoint = u32::from(letter);
    LOADED
        .fonts
        .iter()
        .any(|font| font.info().coverage.contains(codepoint))
}

/// One report about to be typeset.
pub(crate) struct ReportWorld {
    main: FileId,
    /// Sources by path.
    sources: BTreeMap<&'static str, Source>,
    /// Data and pictures by path.
    files: BTreeMap<String, Bytes>,
    today: Datetime,
}

impl ReportWorld {
    /// A world with the sources of `kind`, the data as `/data.json` and pictures as
    /// `/picture-0.svg` and so on.
    ///
    /// Names of files stay in memory for ever, so they carry nothing of the report.
    pub(crate) fn new(
        kind: Kind,
        data: Vec<u8>,
        pictures: impl Iterator<Item = String>,
        today: Datetime,
    ) -> Result<Self, ReportError> {
        if LOADED.fonts.len() != FONTS.len() {
            return Err(ReportError::Fonts);
        }
        let mut main = None;
        let mut sources = BTreeMap::new();
        for (path, text) in kind.sources().iter().chain(&[("/theme.typ", THEME)]) {
            let id = file_id(path)?;
            main.get_or_insert(id);
            sources.insert(*path, Source::new(id, (*text).to_owned()));
        }
        let mut files = BTreeMap::from([("/data.json".to_owned(), Bytes::new(data))]);
        for (place, svg) in pictures.enumerate() {
            files.insert(picture_path(place), Bytes::from_string(svg));
        }
        Ok(Self {
            main: main.ok_or_else(|| ReportError::Layout(Vec::new()))?,
            sources,
            files,
            today,
        })
    }

    /// File and line of a place in the sources, for whoever mends them.
    pub(crate) fn place(&self, id: FileId, byte: usize) -> String {
        let path = id.get().vpath().get_with_slash();
        let line = self
            .sources
            .get(path)
            .and_then(|source| source.lines().byte_to_line(byte));
        match line {
            Some(line) => format!("reports{path}:{}", line + 1),
            None => format!("reports{path}"),
        }
    }
}

/// Where the picture at `place` is found.
pub(crate) fn picture_path(place: usize) -> String {
    format!("/picture-{place}.svg")
}

fn file_id(path: &str) -> Result<FileId, ReportError> {
    let path = VirtualPath::new(path)
        .map_err(|error| ReportError::Layout(vec![format!("{path}: {error}")]))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The path of a file of the report itself; packages do not exist here.
fn own_path(id: FileId) -> FileResult<&'static str> {
    let path = id.get();
    match path.root() {
        VirtualRoot::Project => Ok(path.vpath().get_with_slash()),
        VirtualRoot::Package(_) => Err(FileError::AccessDenied),
    }
}

impl World for ReportWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &LOADED.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let source = self.sources.get(own_path(id)?);
        source.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let file = self.files.get(own_path(id)?);
        file.cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        LOADED.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        Some(self.today)
    }
}
