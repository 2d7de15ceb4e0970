//! Charts of several cities in a page.

use serde::{Deserialize, Serialize};

use crate::SafeSvg;
use crate::urls::Route;

/// A chart of several cities, with what it says and where its files are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChartFigure {
    /// Identifier in the page; letters, digits and hyphens.
    pub id: String,
    /// The picture for wide screens; its element ids are unique in the page.
    pub svg: SafeSvg,
    /// The picture for narrow screens.
    pub narrow: SafeSvg,
    /// What the picture says, in a sentence.
    pub sentence: String,
    /// Groups with their n, day and method.
    pub caption: String,
    /// The picture as files.
    pub files: Vec<ChartFile>,
    /// How to put it into a page of one's own; none where that is not offered.
    pub embed: Option<Route>,
}

/// A file of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartFile {
    /// Where it is.
    pub route: Route,
    /// Its format in capitals, such as `SVG`.
    pub format: String,
}
