//! What a form says of an issue or a challenge, and what of it is sound.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use icc_domain::Locale;
use icc_store::{ChallengeStatus, GovernmentOrder, PracticeId, Theme};
use uuid::Uuid;

use crate::input::{self, Issue, Wanted};

/// The longest title, in characters.
pub const LONGEST_CHALLENGE_TITLE: usize = 150;
/// The longest text, in characters.
pub const LONGEST_CHALLENGE_TEXT: usize = 4000;
/// Most practices that one names.
pub const MOST_PRACTICES: usize = 10;

/// What a form says of an issue or a challenge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChallengeSaid {
    /// Code of the municipality; for a new one.
    pub city: String,
    /// What it is called.
    pub title: String,
    /// Tag of the language in which it is written.
    pub language: String,
    /// What it is about.
    pub theme: String,
    /// Orders of government that it concerns.
    pub orders: BTreeSet<String>,
    /// How it stands.
    pub status: String,
    /// Since when, a day.
    pub since: String,
    /// What it is.
    pub body: String,
    /// What was tried; may be empty.
    pub tried: String,
    /// Ids of practices.
    pub practices: BTreeSet<String>,
    /// Whether it is to be taken out.
    pub removed: bool,
    /// The version that the form has shown; 0 for a new one.
    pub version: i32,
}

/// What of it is sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sound {
    pub(super) title: String,
    pub(super) language: Locale,
    pub(super) theme: Theme,
    pub(super) orders: BTreeSet<GovernmentOrder>,
    pub(super) status: ChallengeStatus,
    pub(super) since: NaiveDate,
    pub(super) body: String,
    pub(super) tried: String,
    pub(super) practices: BTreeSet<PracticeId>,
}

impl ChallengeSaid {
    /// What of it is sound; whether the practices are there is for whoever knows them.
    pub(super) fn sound(&self, today: NaiveDate) -> Result<Sound, Vec<Issue>> {
        let mut issues = Vec::new();
        let title = input::line("title", &self.title, LONGEST_CHALLENGE_TITLE);
        let title = title.map_err(|issue| issues.push(issue));
        let language = self.language.parse::<Locale>();
        let language = language.map_err(|_| issues.push(Issue::new("language", "missing")));
        let theme = Theme::from_word(&self.theme);
        if theme.is_none() {
            issues.push(Issue::new("theme", "missing"));
        }
        let orders = self.orders.iter();
        let orders: BTreeSet<GovernmentOrder> = orders
            .filter_map(|word| GovernmentOrder::from_word(word))
            .collect();
        if orders.is_empty() || orders.len() != self.orders.len() {
            issues.push(Issue::new("orders", "missing"));
        }
        let status = ChallengeStatus::from_word(&self.status);
        if status.is_none() {
            issues.push(Issue::new("status", "missing"));
        }
        let since = input::day("since", &self.since).and_then(|day| {
            if day > today {
                Err(Issue::new("since", "day-future"))
            } else {
                Ok(day)
            }
        });
        let since = since.map_err(|issue| issues.push(issue));
        let longest = LONGEST_CHALLENGE_TEXT;
        let body = input::sentences("situation", &self.body, Wanted::Needed, longest);
        let body = body.map_err(|issue| issues.push(issue));
        let tried = input::sentences("tried", &self.tried, Wanted::Welcome, longest);
        let tried = tried.map_err(|issue| issues.push(issue));
        let ids = self.practices.iter();
        let practices: BTreeSet<PracticeId> = ids
            .filter_map(|id| Uuid::try_parse(id).ok())
            .map(PracticeId)
            .collect();
        if practices.len() != self.practices.len() {
            issues.push(Issue::new("practices", "unknown-practice"));
        } else if practices.len() > MOST_PRACTICES {
            issues.push(Issue::new("practices", "too-many-named"));
        }
        match (title, language, theme, status, since, body, tried) {
            (
                Ok(title),
                Ok(language),
                Some(theme),
                Some(status),
                Ok(since),
                Ok(body),
                Ok(tried),
            ) if issues.is_empty() => Ok(Sound {
                title,
                language,
                theme,
                orders,
                status,
                since,
                body,
                tried,
                practices,
            }),
            _ => Err(issues),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_missing_is_told_at_once() {
        let today = NaiveDate::from_ymd_opt(2027, 3, 1).unwrap_or_default();
        let issues = ChallengeSaid::default().sound(today).err();
        let fields: Vec<_> = issues.unwrap_or_default();
        let fields: Vec<_> = fields.iter().map(|issue| issue.field).collect();
        let all = [
            "title",
            "language",
            "theme",
            "orders",
            "status",
            "since",
            "situation",
        ];
        assert_eq!(fields, all);
    }
}
