//! Tools of invented networks, for the demonstration.

use std::collections::BTreeSet;

use icc_domain::Locale;
use serde::Deserialize;

use super::ReferenceData;
use super::documents::entries;
use super::practices::{of, word};
use super::reader::{File, Problems};
use crate::repo::{SharedWith, Theme, ToolKind, ToolLicence};

/// A tool of an invented network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemonstrationTool {
    /// Code of the network in whose library it stands.
    pub network: String,
    /// Code of the municipality whose it is; none for one of the network itself.
    pub municipality: Option<String>,
    /// To whom it is shown.
    pub reach: SharedWith,
    /// What it is.
    pub kind: ToolKind,
    /// The language in which it is written.
    pub language: Locale,
    /// What one may do with it.
    pub licence: ToolLicence,
    /// What it is about.
    pub theme: Theme,
    /// What it is called.
    pub title: String,
    /// What it is good for.
    pub summary: String,
    /// Codes of indicators with which it helps.
    pub indicators: BTreeSet<String>,
    /// Where it is.
    pub url: String,
    /// Codes of the municipalities that use it.
    pub used_by: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ToolEntry {
    network: String,
    municipality: Option<String>,
    shown: String,
    kind: String,
    language: String,
    licence: String,
    theme: String,
    title: String,
    summary: String,
    indicators: BTreeSet<String>,
    url: String,
    #[serde(default)]
    used_by: Vec<String>,
}

pub(super) fn tools(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    problems.only_invented(file);
    for (place, entry) in entries::<ToolEntry>(file, "tool", problems) {
        problems.refer(file, place, "network", &entry.network);
        for code in entry.municipality.iter().chain(&entry.used_by) {
            problems.refer(file, place, "municipality", code);
        }
        let at = (file, place);
        let words = of(SharedWith::ALL, SharedWith::as_str);
        let reach = SharedWith::from_word(&entry.shown);
        let reach = word(at, reach, &entry.shown, &words, problems);
        let words = of(ToolKind::ALL, ToolKind::as_str);
        let kind = ToolKind::from_word(&entry.kind);
        let kind = word(at, kind, &entry.kind, &words, problems);
        let language = entry.language.parse::<Locale>().ok();
        let language = word(at, language, &entry.language, "fr, en", problems);
        let words = of(ToolLicence::ALL, ToolLicence::as_str);
        let licence = ToolLicence::from_word(&entry.licence);
        let licence = word(at, licence, &entry.licence, &words, problems);
        let words = of(Theme::ALL, Theme::as_str);
        let theme = Theme::from_word(&entry.theme);
        let theme = word(at, theme, &entry.theme, &words, problems);
        let (Some(reach), Some(kind), Some(language), Some(licence), Some(theme)) =
            (reach, kind, language, licence, theme)
        else {
            continue;
        };
        data.demonstration.tools.push(DemonstrationTool {
            network: entry.network,
            municipality: entry.municipality,
            reach,
            kind,
            language,
            licence,
            theme,
            title: entry.title,
            summary: entry.summary,
            indicators: entry.indicators,
            url: entry.url,
            used_by: entry.used_by,
        });
    }
}
