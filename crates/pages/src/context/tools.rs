//! The tool library of networks.

use serde::{Deserialize, Serialize};

use super::{
    FieldError, MeasureLink, Pagination, PracticeDocumentChoice, PracticeFacet, PracticeTie,
};

/// Finding tools.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolsPage {
    /// Words that are looked for.
    pub query: String,
    /// What one can choose by, in order.
    pub facets: Vec<PracticeFacet>,
    /// Whether anything is chosen or looked for.
    pub filtered: bool,
    /// Those of this page.
    pub rows: Vec<ToolEntry>,
    /// Which page it is.
    pub pagination: Pagination,
    /// Networks into whose library the reader can put one: code and name.
    pub keeps: Vec<(String, String)>,
}

/// A tool in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolEntry {
    /// Its id.
    pub id: String,
    /// The language in which it is written.
    pub language: String,
    /// What it is called.
    pub title: String,
    /// What it is good for.
    pub summary: String,
    /// Code of what it is.
    pub kind: String,
    /// Code of what one may do with it.
    pub licence: String,
    /// Code of what it is about.
    pub theme: String,
    /// Whose it is: the municipality, or the network.
    pub owner: String,
    /// Name of the network.
    pub network_name: String,
    /// Whether the network is invented.
    pub invented: bool,
    /// Whether only the people of the network see it.
    pub reserved: bool,
    /// How many municipalities say that they use it.
    pub users: u32,
}

/// A tool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolPage {
    /// What it is.
    pub entry: ToolEntry,
    /// With what it helps.
    pub indicators: Vec<MeasureLink>,
    /// Its address; empty for a file.
    pub url: String,
    /// The host of that address.
    pub host: String,
    /// Name of its file; empty for an address, and once it is withdrawn.
    pub file: String,
    /// Names of the municipalities that say that they use it.
    pub used_by: Vec<String>,
    /// Municipalities for which the reader says whether they use it.
    pub speaks_for: Vec<ToolUser>,
    /// Whether the reader can change it.
    pub may_keep: bool,
}

/// A municipality for which the reader says whether it uses a tool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolUser {
    /// Its slug.
    pub city: String,
    /// Its name.
    pub name: String,
    /// Whether it says that it does.
    pub uses: bool,
}

/// For whom a tool can be put into the library of a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolBeginPage {
    /// Code of the network.
    pub network: String,
    /// Its name.
    pub network_name: String,
    /// For whom: what addresses say, and the name.
    pub places: Vec<(String, String)>,
}

/// A tool with its form.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says another thing of the page"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolFormPage {
    /// Its id; empty for a new one.
    pub id: String,
    /// Code of the network.
    pub network: String,
    /// Its name.
    pub network_name: String,
    /// Whether it is invented.
    pub invented: bool,
    /// Whose it is, as addresses say it.
    pub of: String,
    /// Name of the municipality; empty for the network itself.
    pub city_name: String,
    /// The version that is shown; 0 for a new one.
    pub version: i32,
    /// What stands in the form.
    pub form: ToolFields,
    /// With what it can help; none of the questions.
    pub ties: Vec<PracticeTie>,
    /// What can be named as its document.
    pub documents: Vec<PracticeDocumentChoice>,
    /// Whether the reader can show it to everybody.
    pub may_show: bool,
    /// Whether it is to be taken out, as it stands in the form.
    pub removed: bool,
    /// Whether somebody else has changed it meanwhile.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// What stands in the form of a tool.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolFields {
    /// To whom it is shown.
    pub reach: String,
    /// Code of what it is.
    pub kind: String,
    /// The language in which it is written.
    pub language: String,
    /// Code of what one may do with it.
    pub licence: String,
    /// Code of what it is about.
    pub theme: String,
    /// What it is called.
    pub title: String,
    /// What it is good for.
    pub summary: String,
    /// An address elsewhere.
    pub url: String,
}
