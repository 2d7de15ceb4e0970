//! Adopting a consensus: number, day, meeting and the members that were present.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use icc_store::{MeetingId, MeetingState, MembershipBasis, MunicipalityId, Repositories};

use super::say::{is_next, noted};
use super::{
    Adoption, Circle, ConsensusId, ConsensusMove, ConsensusState, ConsensusStep, Story, circle,
};
use crate::error::Error;
use crate::input::{self, Issue, Origin};
use crate::policy::{Action, Actor};
use crate::service::Service;

/// The longest words for where, in characters.
pub const LONGEST_WHERE: usize = 150;

/// What a form says of an adoption.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AdoptionSaid {
    /// The day.
    pub day: String,
    /// The id of a meeting that took place; empty for none that stands here.
    pub meeting: String,
    /// Where, in words; needed where no meeting is named.
    pub place: String,
    /// Codes of the members that were present.
    pub present: Vec<String>,
    /// What the form has shown.
    pub version: String,
}

struct Sound {
    day: NaiveDate,
    meeting: Option<MeetingId>,
    place: String,
    present: Vec<MunicipalityId>,
}

impl Service {
    /// Writes down that a consensus was adopted, in the wording that stands. It gets the next number
    /// of the year of its day.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not, or there is no such proposal;
    /// [`Error::Invalid`] with everything that is wrong, also while an objection or amendment is
    /// neither answered nor withdrawn; [`Error::Conflict`] when something was said since, or it is
    /// not open to objections.
    pub async fn adopt_consensus(
        &self,
        actor: &Actor,
        (network, id): (&str, ConsensusId),
        said: &AdoptionSaid,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let circle = circle(actor, network, Action::KeepConsensuses, &repositories).await?;
        let story = self.story(&circle.network, id, &repositories).await?;
        is_next(&story, &said.version)?;
        if story.state() != ConsensusState::Open {
            return Err(Error::Conflict);
        }
        let sound = self
            .adoption_of(&circle, &story, said, &repositories)
            .await?;
        let register = repositories.consensuses();
        let before = register.adoptions(circle.network.id).await?;
        let year = sound.day.year();
        let of_year = before.iter().filter(|one| one.year == year);
        let now = self.clock().now();
        let adoption = Adoption {
            consensus: id,
            network: circle.network.id,
            year,
            number: of_year.map(|one| one.number).max().unwrap_or(0) + 1,
            wording: story.wording(),
            day: sound.day,
            meeting: sound.meeting,
            place: sound.place,
            present: sound.present,
            made_by: actor.account,
            made_at: now,
        };
        // Whoever was first is a conflict for the second.
        register.adopt(&adoption).await?;
        let step = ConsensusStep {
            consensus: id,
            number: story.next_step(),
            step: ConsensusMove::Adopted,
            remark: String::new(),
            made_by: actor.account,
            made_at: now,
        };
        register.step(&step).await?;
        let about = noted(&circle, actor, origin, ("consensus-adopted", id));
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    async fn adoption_of<A: Sync>(
        &self,
        circle: &Circle,
        story: &Story,
        said: &AdoptionSaid,
        read: &Repositories<'_, A>,
    ) -> Result<Sound, Error> {
        let mut issues = Vec::new();
        let day = match input::day("day", &said.day) {
            Ok(day) if day > self.today() => Err(Issue::new("day", "day-future")),
            other => other,
        };
        let day = day.map_err(|issue| issues.push(issue));
        let meetings = read.meetings().of_network(circle.network.id).await?;
        let mut held = meetings
            .iter()
            .filter(|meeting| meeting.state == MeetingState::Held);
        let meeting = held.find(|meeting| meeting.id.to_string() == said.meeting);
        let meeting = meeting.map(|meeting| meeting.id);
        if meeting.is_none() && !said.meeting.is_empty() {
            issues.push(Issue::new("meeting", "not-listed"));
        }
        let place = if said.place.trim().is_empty() && !said.meeting.is_empty() {
            Ok(String::new())
        } else {
            input::line("place", &said.place, LONGEST_WHERE)
        };
        let place = place.map_err(|issue| issues.push(issue));
        let known = ever_members(circle, read).await?;
        let present: BTreeSet<&str> = said.present.iter().map(String::as_str).collect();
        let mut found = Vec::new();
        for code in &present {
            match known.iter().find(|(known, _)| known == code) {
                Some((_, id)) => found.push(*id),
                None => issues.push(Issue::new("present", "not-listed")),
            }
        }
        if present.is_empty() {
            issues.push(Issue::new("present", "missing"));
        }
        let waits = |remark: &super::ConsensusRemark| story.outcome(remark.id).is_none();
        if story.remarks.iter().any(waits) {
            issues.push(Issue::new("day", "consensus-objections"));
        }
        match (day, place) {
            (Ok(day), Ok(place)) if issues.is_empty() => Ok(Sound {
                day,
                meeting,
                place,
                present: found,
            }),
            _ => Err(Error::Invalid(issues)),
        }
    }
}

/// Municipalities that are or were members of a network, by code: a consensus may be older than
/// this service.
pub(super) async fn ever_members<A: Sync>(
    circle: &Circle,
    read: &Repositories<'_, A>,
) -> Result<Vec<(String, MunicipalityId)>, Error> {
    let members = read.networks().members(circle.network.id).await?;
    let mut known: Vec<(String, MunicipalityId)> = members
        .into_iter()
        .filter(|member| member.basis != MembershipBasis::Named)
        .map(|member| (member.municipality_code.clone(), member.municipality))
        .collect();
    known.sort();
    known.dedup();
    Ok(known)
}
