//! Issues and challenges of invented municipalities, for the demonstration.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use icc_domain::Locale;
use serde::Deserialize;

use super::ReferenceData;
use super::documents::entries;
use super::practices::{of, word};
use super::reader::{File, Problems};
use crate::repo::{ChallengeStatus, GovernmentOrder, Theme};

/// An issue or a challenge of an invented municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemonstrationChallenge {
    /// Code of the network in whose register it stands.
    pub network: String,
    /// Code of the municipality that meets it.
    pub municipality: String,
    /// What it is about.
    pub theme: Theme,
    /// The orders of government that it concerns.
    pub orders: BTreeSet<GovernmentOrder>,
    /// How it stands.
    pub status: ChallengeStatus,
    /// Since when.
    pub since: NaiveDate,
    /// The language in which it is written.
    pub language: Locale,
    /// What it is called.
    pub title: String,
    /// What it is.
    pub body: String,
    /// What was tried; may be empty.
    pub tried: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChallengeEntry {
    network: String,
    municipality: String,
    theme: String,
    orders: Vec<String>,
    status: String,
    since: String,
    language: String,
    title: String,
    body: String,
    #[serde(default)]
    tried: String,
}

pub(super) fn challenges(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    problems.only_invented(file);
    for (place, entry) in entries::<ChallengeEntry>(file, "challenge", problems) {
        problems.refer(file, place, "network", &entry.network);
        problems.refer(file, place, "municipality", &entry.municipality);
        let at = (file, place);
        let words = of(Theme::ALL, Theme::as_str);
        let theme = word(
            at,
            Theme::from_word(&entry.theme),
            &entry.theme,
            &words,
            problems,
        );
        let words = of(ChallengeStatus::ALL, ChallengeStatus::as_str);
        let status = ChallengeStatus::from_word(&entry.status);
        let status = word(at, status, &entry.status, &words, problems);
        let language = entry.language.parse::<Locale>().ok();
        let language = word(at, language, &entry.language, "fr, en", problems);
        let words = of(GovernmentOrder::ALL, GovernmentOrder::as_str);
        let mut orders = BTreeSet::new();
        for found in &entry.orders {
            let order = GovernmentOrder::from_word(found);
            orders.extend(word(at, order, found, &words, problems));
        }
        let Ok(since) = entry.since.parse::<NaiveDate>() else {
            problems.push(file, place, "date", &[("found", &entry.since)]);
            continue;
        };
        let (Some(theme), Some(status), Some(language)) = (theme, status, language) else {
            continue;
        };
        data.demonstration.challenges.push(DemonstrationChallenge {
            network: entry.network,
            municipality: entry.municipality,
            theme,
            orders,
            status,
            since,
            language,
            title: entry.title,
            body: entry.body,
            tried: entry.tried,
        });
    }
}
