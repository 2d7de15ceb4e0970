//! Charts in pages of other people.

use serde::{Deserialize, Serialize};

use crate::SafeSvg;
use crate::urls::Route;

/// A chart alone, for a frame in a page of somebody else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EmbedPage {
    /// Whether the cities are invented.
    pub invented: bool,
    /// City, wave, and what the chart says of it.
    pub title: String,
    /// What, where, when and in which unit.
    pub subtitle: Option<String>,
    /// The picture for wide screens.
    pub svg: SafeSvg,
    /// The picture for narrow screens.
    pub narrow: SafeSvg,
    /// What the picture says, in a sentence.
    pub sentence: String,
    /// Groups with their n, day and method.
    pub caption: String,
    /// The same numbers.
    pub table: EmbedTable,
    /// Where the whole result is.
    pub result: Route,
}

/// The numbers of a chart, formatted as in the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbedTable {
    /// One per column; the first names the rows.
    pub headers: Vec<EmbedTableHeader>,
    /// The rows, in the order of the picture.
    pub rows: Vec<EmbedTableRow>,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbedTableHeader {
    /// Its text.
    pub text: String,
    /// Whether its cells are numbers.
    pub numeric: bool,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbedTableRow {
    /// Heading of the section that begins with this row.
    pub section: Option<String>,
    /// One per header.
    pub cells: Vec<String>,
}

/// How to put a chart into a page of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbedCodePage {
    /// The list in which the result stands.
    pub list: Route,
    /// Which list: `cities`, `networks`, `indicators`, `compare`.
    pub listed: String,
    /// Where the whole result is.
    pub result: Route,
    /// Whose result it is.
    pub name: String,
    /// Whether it is invented.
    pub invented: bool,
    /// The wave's name.
    pub wave_name: String,
    /// What the chart says.
    pub title: String,
    /// The picture, as it will look on a wide screen.
    pub picture: Route,
    /// Width and height of that picture in pixels.
    pub size: (u32, u32),
    /// The picture, as it will look on a narrow one.
    pub narrow: Route,
    /// Width and height of that picture in pixels.
    pub narrow_size: (u32, u32),
    /// Whether the service knows its own address, so that the code can be taken as it is.
    pub is_whole: bool,
    /// What follows corrections: first the frame, then the picture.
    pub living: EmbedCodes,
    /// What stays as it is.
    pub fixed: EmbedCodes,
}

/// HTML to be copied, and where the frame in it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbedCodes {
    /// The page in the frame.
    pub route: Route,
    /// HTML with a frame.
    pub frame: String,
    /// HTML with a picture.
    pub picture: String,
}
