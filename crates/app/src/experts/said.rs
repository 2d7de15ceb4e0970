//! What a form says of somebody's expertise, and what of it is sound.

use std::collections::BTreeSet;

use icc_domain::{Locale, LocalizedText};
use icc_store::{ExpertHelp, SharedWith};

use crate::input::{self, Issue, Wanted};
use crate::practices::Tagged;

/// The longest role, in characters.
pub const LONGEST_ROLE: usize = 120;
/// The longest text, in characters.
pub const LONGEST_ABOUT: usize = 1000;
/// Most fields that somebody names.
pub const MOST_FIELDS: usize = 8;

/// What a form says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExpertSaid {
    /// What the person does, in French; may be empty where the other is not.
    pub role_fr: String,
    /// In English.
    pub role_en: String,
    /// What else others should know, in French; may be empty.
    pub about_fr: String,
    /// In English.
    pub about_en: String,
    /// Tags of the languages in which one can ask.
    pub languages: BTreeSet<String>,
    /// Codes of indicators.
    pub fields: BTreeSet<String>,
    /// What the person is ready to help with.
    pub help: BTreeSet<String>,
    /// To whom it is shown.
    pub reach: String,
    /// Whether the person wants a mail about questions in these fields.
    pub told: bool,
    /// Whether everything is to be withdrawn.
    pub withdrawn: bool,
    /// The version that the form has shown; 0 for a new one.
    pub version: i32,
}

/// What of it is sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sound {
    pub(super) role: LocalizedText,
    pub(super) about: LocalizedText,
    pub(super) languages: BTreeSet<String>,
    pub(super) fields: BTreeSet<String>,
    pub(super) help: BTreeSet<ExpertHelp>,
    pub(super) reach: SharedWith,
}

impl ExpertSaid {
    /// What of it is sound: fields are what the edition asks about.
    pub(super) fn sound(&self, tagged: &Tagged) -> Result<Sound, Vec<Issue>> {
        let mut issues = Vec::new();
        let mut role = LocalizedText::default();
        for (tag, field, text) in [
            (Locale::Fr, "role-fr", &self.role_fr),
            (Locale::En, "role-en", &self.role_en),
        ] {
            match input::line(field, text, LONGEST_ROLE) {
                Ok(line) => {
                    role.0.insert(tag.tag().to_owned(), line);
                }
                // One language is enough.
                Err(issue) if issue.code == "missing" => {}
                Err(issue) => issues.push(issue),
            }
        }
        if role.0.is_empty() && issues.is_empty() {
            issues.push(Issue::new("role-fr", "missing"));
        }
        let languages = known(&self.languages, |tag| tag.parse::<Locale>().ok());
        let languages = languages.map(|all| all.iter().map(|one| one.tag().to_owned()).collect());
        let languages = input::chosen("languages", languages, &mut issues);
        if self.fields.is_empty() {
            issues.push(Issue::new("fields", "missing"));
        } else if !self.fields.iter().all(|code| tagged.asks_about(code)) {
            issues.push(Issue::new("fields", "unknown-tie"));
        } else if self.fields.len() > MOST_FIELDS {
            issues.push(Issue::new("fields", "too-many-fields"));
        }
        let help = known(&self.help, ExpertHelp::from_word);
        let help = input::chosen("help", help, &mut issues);
        let mut about = LocalizedText::default();
        for (tag, field, text) in [
            (Locale::Fr, "about-fr", &self.about_fr),
            (Locale::En, "about-en", &self.about_en),
        ] {
            match input::sentences(field, text, Wanted::Welcome, LONGEST_ABOUT) {
                Ok(text) if text.is_empty() => {}
                Ok(text) => {
                    about.0.insert(tag.tag().to_owned(), text);
                }
                Err(issue) => issues.push(issue),
            }
        }
        let reach = input::chosen("reach", SharedWith::from_word(&self.reach), &mut issues);
        match (languages, help, reach) {
            (Some(languages), Some(help), Some(reach)) if issues.is_empty() => Ok(Sound {
                role,
                about,
                languages,
                fields: self.fields.clone(),
                help,
                reach,
            }),
            _ => Err(issues),
        }
    }
}

/// What words stand for; none when there is no word, or one that stands for nothing.
fn known<T: Ord>(words: &BTreeSet<String>, of: impl Fn(&str) -> Option<T>) -> Option<BTreeSet<T>> {
    let found: Option<BTreeSet<T>> = words.iter().map(|word| of(word)).collect();
    found.filter(|found| !found.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(all: &[&str]) -> BTreeSet<String> {
        all.iter().map(|one| (*one).to_owned()).collect()
    }

    fn tagged() -> Tagged {
        let sections = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
        Tagged(
            sections
                .map(|code| (code.to_owned(), vec![format!("{code}1")]))
                .into(),
        )
    }

    fn faults(said: &ExpertSaid) -> Vec<(&'static str, &'static str)> {
        let issues = said.sound(&tagged()).err().unwrap_or_default();
        issues.iter().map(|it| (it.field, it.code)).collect()
    }

    #[test]
    fn everything_that_is_missing_is_told_at_once_and_one_language_is_enough() {
        let missing = ["role-fr", "languages", "fields", "help", "reach"];
        let missing = missing.map(|field| (field, "missing"));
        assert_eq!(faults(&ExpertSaid::default()), missing);
        let said = ExpertSaid {
            role_en: " Welcome  officer ".to_owned(),
            languages: words(&["en"]),
            fields: words(&["a"]),
            help: words(&["advice", "visit"]),
            reach: "network".to_owned(),
            ..ExpertSaid::default()
        };
        let sound = said.sound(&tagged());
        let role = sound.as_ref().ok().and_then(|it| it.role.best(Locale::Fr));
        assert_eq!(role, Some(("en", "Welcome officer")));
        assert!(sound.is_ok_and(|it| it.about.0.is_empty()));
        let strange = ExpertSaid {
            fields: words(&["a", "z"]),
            help: words(&["advice", "money"]),
            languages: words(&["tlh"]),
            reach: "partners".to_owned(),
            ..said.clone()
        };
        let wanted = [
            ("languages", "missing"),
            ("fields", "unknown-tie"),
            ("help", "missing"),
            ("reach", "missing"),
        ];
        assert_eq!(faults(&strange), wanted);
        let many = ExpertSaid {
            fields: words(&["a", "b", "c", "d", "e", "f", "g", "h", "i"]),
            about_fr: "a".repeat(LONGEST_ABOUT + 1),
            ..said
        };
        let wanted = [("fields", "too-many-fields"), ("about-fr", "too-long")];
        assert_eq!(faults(&many), wanted);
    }
}
