//! What a form says of a tool, and what of it is sound.

use std::collections::{BTreeMap, BTreeSet};

use icc_domain::Locale;
use icc_store::{Evidence, SharedWith, Theme, ToolKind, ToolLicence, ToolPlace};

use crate::evidence::address;
use crate::input::{self, Issue, Wanted};
use crate::practices::{Tagged, is_open};

/// The longest title, in characters.
pub const LONGEST_TOOL_TITLE: usize = 150;
/// The longest summary, in characters.
pub const LONGEST_TOOL_SUMMARY: usize = 1000;
/// Most indicators with which one tool helps.
const MOST_INDICATORS: usize = 6;

/// What a form says of a tool.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToolSaid {
    /// To whom it is shown.
    pub reach: String,
    /// What it is.
    pub kind: String,
    /// Tag of the language in which it is written.
    pub language: String,
    /// What one may do with it.
    pub licence: String,
    /// What it is about.
    pub theme: String,
    /// What it is called.
    pub title: String,
    /// What it is good for.
    pub summary: String,
    /// Codes of indicators.
    pub indicators: BTreeSet<String>,
    /// An address elsewhere; empty for a document.
    pub url: String,
    /// Id of a piece of evidence; empty for an address.
    pub document: String,
    /// Whether it is to be taken out.
    pub removed: bool,
    /// The version that the form has shown; 0 for a new one.
    pub version: i32,
}

/// What of it is sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sound {
    pub(super) reach: SharedWith,
    pub(super) kind: ToolKind,
    pub(super) language: Locale,
    pub(super) licence: ToolLicence,
    pub(super) theme: Theme,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) place: ToolPlace,
}

impl ToolSaid {
    /// What of it is sound: an address or a document, and not both; ties to what is asked.
    pub(super) fn sound(
        &self,
        tagged: &Tagged,
        evidence: &BTreeMap<String, Evidence>,
    ) -> Result<Sound, Vec<Issue>> {
        let mut issues = Vec::new();
        let title = input::line("title", &self.title, LONGEST_TOOL_TITLE);
        let title = title.map_err(|issue| issues.push(issue));
        let longest = LONGEST_TOOL_SUMMARY;
        let summary = input::sentences("summary", &self.summary, Wanted::Needed, longest);
        let summary = summary.map_err(|issue| issues.push(issue));
        let kind = input::chosen("tool-kind", ToolKind::from_word(&self.kind), &mut issues);
        let language = input::chosen("language", self.language.parse().ok(), &mut issues);
        let licence = ToolLicence::from_word(&self.licence);
        let licence = input::chosen("licence", licence, &mut issues);
        let theme = input::chosen("theme", Theme::from_word(&self.theme), &mut issues);
        if !self.indicators.iter().all(|code| tagged.asks_about(code)) {
            issues.push(Issue::new("indicators", "unknown-tie"));
        } else if self.indicators.len() > MOST_INDICATORS {
            issues.push(Issue::new("indicators", "too-many-ties"));
        }
        let place = self.place(evidence).map_err(|issue| issues.push(issue));
        let reach = input::chosen("reach", SharedWith::from_word(&self.reach), &mut issues);
        let (
            Ok(title),
            Ok(summary),
            Some(kind),
            Some(language),
            Some(licence),
            Some(theme),
            Ok(place),
            Some(reach),
            true,
        ) = (
            title,
            summary,
            kind,
            language,
            licence,
            theme,
            place,
            reach,
            issues.is_empty(),
        )
        else {
            return Err(issues);
        };
        Ok(Sound {
            reach,
            kind,
            language,
            licence,
            theme,
            title,
            summary,
            place,
        })
    }

    fn place(&self, evidence: &BTreeMap<String, Evidence>) -> Result<ToolPlace, Issue> {
        match (self.url.trim().is_empty(), self.document.is_empty()) {
            (true, true) => Err(Issue::new("url", "no-place")),
            (false, false) => Err(Issue::new("url", "one-place")),
            (false, true) => address(&self.url).map(ToolPlace::Link),
            (true, false) => {
                let piece = evidence.get(&self.document);
                let piece = piece.filter(|piece| is_open(piece));
                let piece = piece.ok_or(Issue::new("document", "practice-document"))?;
                Ok(ToolPlace::Document(piece.id))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(said: &ToolSaid) -> Vec<(&'static str, &'static str)> {
        let sound = said.sound(&Tagged::default(), &BTreeMap::new());
        let issues = sound.err().unwrap_or_default();
        issues.iter().map(|it| (it.field, it.code)).collect()
    }

    fn said() -> ToolSaid {
        ToolSaid {
            reach: "network".to_owned(),
            kind: "guide".to_owned(),
            language: "fr".to_owned(),
            licence: "cc-by".to_owned(),
            theme: "welcome".to_owned(),
            title: "Guide".to_owned(),
            summary: "Pas à pas".to_owned(),
            url: "https://www.example.org/guide".to_owned(),
            ..ToolSaid::default()
        }
    }

    #[test]
    fn a_tool_is_at_one_place_that_can_be_followed() {
        assert_eq!(faults(&said()), []);
        for (url, document, fault) in [
            ("", "", ("url", "no-place")),
            ("https://a.example", "x", ("url", "one-place")),
            ("https://eve@a.example", "", ("url", "address")),
            ("javascript:alert(1)", "", ("url", "address")),
            ("", "x", ("document", "practice-document")),
        ] {
            let other = ToolSaid {
                url: url.to_owned(),
                document: document.to_owned(),
                ..said()
            };
            assert_eq!(faults(&other), [fault], "{url}");
        }
    }

    #[test]
    fn everything_that_is_missing_is_told_at_once() {
        let fields: Vec<_> = faults(&ToolSaid::default());
        let fields: Vec<_> = fields.iter().map(|(field, _)| *field).collect();
        let all = [
            "title",
            "summary",
            "tool-kind",
            "language",
            "licence",
            "theme",
            "url",
            "reach",
        ];
        assert_eq!(fields, all);
    }
}
