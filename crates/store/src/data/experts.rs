//! What invented people say of their expertise, for the demonstration.

use std::collections::{BTreeMap, BTreeSet};

use icc_domain::{LocalizedText, Role};
use serde::Deserialize;

use super::ReferenceData;
use super::documents::entries;
use super::practices::{of, word};
use super::reader::{File, Problems};
use crate::repo::{ExpertHelp, SharedWith};

/// What an account of the demonstration says of its expertise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemonstrationExpert {
    /// The role of the account.
    pub by: Role,
    /// To whom it is shown.
    pub reach: SharedWith,
    /// Whether the person wants mails about questions.
    pub told: bool,
    /// What the person does.
    pub role: LocalizedText,
    /// What else others should know; may be empty.
    pub about: LocalizedText,
    /// Tags of the languages in which one can ask.
    pub languages: BTreeSet<String>,
    /// Codes of indicators.
    pub fields: BTreeSet<String>,
    /// What the person is ready to help with.
    pub help: BTreeSet<ExpertHelp>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpertEntry {
    by: String,
    reach: String,
    #[serde(default)]
    told: bool,
    role: BTreeMap<String, String>,
    #[serde(default)]
    about: BTreeMap<String, String>,
    languages: BTreeSet<String>,
    fields: BTreeSet<String>,
    help: Vec<String>,
}

pub(super) fn experts(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    problems.only_invented(file);
    for (place, entry) in entries::<ExpertEntry>(file, "expert", problems) {
        let at = (file, place);
        let words = of(SharedWith::ALL, SharedWith::as_str);
        let reach = SharedWith::from_word(&entry.reach);
        let reach = word(at, reach, &entry.reach, &words, problems);
        let roles = Role::ALL.map(Role::code).join(", ");
        let by = word(at, Role::from_code(&entry.by), &entry.by, &roles, problems);
        let words = of(ExpertHelp::ALL, ExpertHelp::as_str);
        let mut help = BTreeSet::new();
        for found in &entry.help {
            help.extend(word(
                at,
                ExpertHelp::from_word(found),
                found,
                &words,
                problems,
            ));
        }
        let (Some(reach), Some(by)) = (reach, by) else {
            continue;
        };
        data.demonstration.experts.push(DemonstrationExpert {
            by,
            reach,
            told: entry.told,
            role: LocalizedText(entry.role),
            about: LocalizedText(entry.about),
            languages: entry.languages,
            fields: entry.fields,
            help,
        });
    }
}
