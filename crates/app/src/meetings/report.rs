//! Saying that a meeting has taken place: who was present, minutes, what the host has presented.

use std::collections::BTreeSet;

use super::{MOST_VERSIONS, Meeting, MeetingId, MeetingState, noted};
use crate::consensus::member_cities;
use crate::error::Error;
use crate::input::{self, Issue, Origin, Wanted};
use crate::policy::{Action, Actor};
use crate::service::Service;

/// The longest minutes, and the longest words about practices, in characters.
pub const LONGEST_REPORT: usize = 1900;

/// What a form says of a meeting that has taken place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportSaid {
    /// Its minutes.
    pub report: String,
    /// What the host has presented of its practices.
    pub practices: String,
    /// Codes of the members that were present.
    pub present: Vec<String>,
    /// The version that the form has shown.
    pub version: String,
}

impl Service {
    /// Says that a meeting has taken place, or says it anew.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not, or there is no such meeting; [`Error::Invalid`]
    /// with everything that is wrong; [`Error::Conflict`] when it has changed since, was cancelled,
    /// or has not begun.
    pub async fn report_meeting(
        &self,
        actor: &Actor,
        at: (&str, MeetingId),
        said: &ReportSaid,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let seen = self
            .meeting_of(actor, at, Action::KeepMeetings, &repositories)
            .await?;
        let (circle, old) = (seen.circle, seen.meeting);
        let mut issues = Vec::new();
        let longest = LONGEST_REPORT;
        let report = input::sentences("report", &said.report, Wanted::Needed, longest);
        let report = report.map_err(|issue| issues.push(issue));
        let practices = input::sentences("practices", &said.practices, Wanted::Welcome, longest);
        let practices = practices.map_err(|issue| issues.push(issue));
        let cities = member_cities(&circle.subject, &repositories).await?;
        let wanted: BTreeSet<&str> = said.present.iter().map(String::as_str).collect();
        let mut present: Vec<_> = cities
            .iter()
            .filter(|city| wanted.contains(city.code.as_str()))
            .map(|city| city.id)
            .collect();
        if present.len() != wanted.len() {
            issues.push(Issue::new("present", "not-listed"));
        }
        if wanted.is_empty() {
            issues.push(Issue::new("present", "missing"));
        }
        present.sort_unstable();
        let (Ok(report), Ok(practices), true) = (report, practices, issues.is_empty()) else {
            return Err(Error::Invalid(issues));
        };
        let now = self.clock().now();
        let fits = matches!(old.state, MeetingState::Announced | MeetingState::Held)
            && old.starts_at <= now
            && old.version < MOST_VERSIONS;
        if said.version != old.version.to_string() || !fits {
            return Err(Error::Conflict);
        }
        let new = Meeting {
            version: old.version + 1,
            state: MeetingState::Held,
            report,
            practices,
            present,
            made_by: actor.account,
            made_at: now,
            ..old
        };
        // Whoever was first is a conflict for the second.
        repositories.meetings().add(&new).await?;
        let about = noted(&circle.network, actor, origin, ("meeting-held", new.id));
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }
}
