//! Meetings and consensuses of invented networks.

use icc_domain::Role;
use serde::Deserialize;

use super::ReferenceData;
use super::documents::entries;
use super::reader::{File, Problems};
use crate::repo::{AgendaItem, MeetingState};

/// A meeting of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemonstrationMeeting {
    /// Of which network.
    pub network: String,
    /// How it stands.
    pub state: MeetingState,
    /// The member that receives the others.
    pub host: String,
    /// How many days after the day on which the service was set up; before it if negative.
    pub days: i64,
    /// When it begins, such as `09:30`.
    pub time: String,
    /// The name of its time zone.
    pub zone: String,
    /// How many minutes it lasts.
    pub minutes: u32,
    /// What it is about.
    pub theme: String,
    /// Where.
    pub place: String,
    /// The words that invite.
    pub invitation: String,
    /// Whether everybody sees that it takes place.
    pub public: bool,
    /// Its agenda.
    pub agenda: Vec<AgendaItem>,
    /// Its minutes; empty unless it was held.
    pub report: String,
    /// What the host has presented.
    pub practices: String,
    /// Members that were present.
    pub present: Vec<String>,
}

/// A consensus of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemonstrationConsensus {
    /// Of which network.
    pub network: String,
    /// The role of the account that proposes it.
    pub by: Role,
    /// Its title.
    pub title: String,
    /// Its words.
    pub text: String,
    /// How far it has come: `proposed`, `open`, `adopted`, `shown` or `dropped`.
    pub state: String,
    /// The title of the one before it in the file that it changes, and how.
    pub earlier: Option<(String, String)>,
    /// What a member objects.
    pub objection: Option<String>,
    /// What the steering committee answers.
    pub answer: Option<String>,
    /// How many days before the day on which the service was set up it was adopted.
    pub days: i64,
    /// Where it was adopted.
    pub place: String,
    /// Members that were present.
    pub present: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MeetingEntry {
    network: String,
    state: String,
    #[serde(default)]
    host: String,
    days: i64,
    time: String,
    zone: String,
    minutes: u32,
    theme: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    invitation: String,
    #[serde(default)]
    public: bool,
    #[serde(default)]
    agenda: Vec<AgendaItem>,
    #[serde(default)]
    report: String,
    #[serde(default)]
    practices: String,
    #[serde(default)]
    present: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConsensusEntry {
    network: String,
    by: String,
    title: String,
    text: String,
    state: String,
    amends: Option<String>,
    replaces: Option<String>,
    objection: Option<String>,
    answer: Option<String>,
    #[serde(default)]
    days: i64,
    #[serde(default)]
    place: String,
    #[serde(default)]
    present: Vec<String>,
}

pub(super) fn meetings(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    problems.only_invented(file);
    for (place, entry) in entries::<MeetingEntry>(file, "meeting", problems) {
        problems.refer(file, place, "network", &entry.network);
        let cities = entry.present.iter().chain([&entry.host]);
        for city in cities.filter(|city| !city.is_empty()) {
            problems.refer(file, place, "municipality", city);
        }
        let Some(state) = MeetingState::from_word(&entry.state) else {
            problems.push(file, place, "shape", &[("key", "state")]);
            continue;
        };
        data.demonstration.meetings.push(DemonstrationMeeting {
            network: entry.network,
            state,
            host: entry.host,
            days: entry.days,
            time: entry.time,
            zone: entry.zone,
            minutes: entry.minutes,
            theme: entry.theme,
            place: entry.place,
            invitation: entry.invitation,
            public: entry.public,
            agenda: entry.agenda,
            report: entry.report,
            practices: entry.practices,
            present: entry.present,
        });
    }
}

pub(super) fn consensuses(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    const STATES: [&str; 5] = ["proposed", "open", "adopted", "shown", "dropped"];
    problems.only_invented(file);
    for (place, entry) in entries::<ConsensusEntry>(file, "consensus", problems) {
        problems.refer(file, place, "network", &entry.network);
        for city in &entry.present {
            problems.refer(file, place, "municipality", city);
        }
        let known = STATES.contains(&entry.state.as_str());
        let (Some(by), true) = (Role::from_code(&entry.by), known) else {
            problems.push(file, place, "shape", &[("key", "consensus")]);
            continue;
        };
        let amends = entry.amends.map(|title| (title, "amends".to_owned()));
        let replaces = entry.replaces.map(|title| (title, "replaces".to_owned()));
        data.demonstration.consensuses.push(DemonstrationConsensus {
            network: entry.network,
            by,
            title: entry.title,
            text: entry.text,
            state: entry.state,
            earlier: amends.or(replaces),
            objection: entry.objection,
            answer: entry.answer,
            days: entry.days,
            place: entry.place,
            present: entry.present,
        });
    }
}
