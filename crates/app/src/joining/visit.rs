//! Visits of experts: days, agenda, participants, and the findings, which are words of the review
//! about answers.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use icc_domain::LocalizedText;
use icc_store::{Place, Repositories, VisitFinding, Wave};
pub use icc_store::{Visit, VisitId};
use serde_json::json;

use super::{Found, found};
use crate::accounts::About;
use crate::error::Error;
use crate::input::{self, Issue, Origin, Wanted};
use crate::policy::{Action, Actor};
use crate::responses::Desk;
use crate::service::Service;

/// How many visits a way has at most.
pub const MOST_VISITS: usize = 20;
/// The longest agenda, and the longest list of participants, in characters.
pub const LONGEST_VISIT_TEXT: usize = 1500;

/// A visit as it stands.
#[derive(Debug)]
pub struct VisitView {
    /// The version that holds.
    pub visit: Visit,
    /// How many words of the review come from it.
    pub findings: usize,
    /// Which; empty for those who may not see the answers.
    pub shown: Vec<FindingView>,
}

/// A word of the review that comes from a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingView {
    /// In which wave.
    pub wave: Wave,
    /// Code of the question.
    pub question: String,
    /// The question, by language.
    pub titles: LocalizedText,
    /// The word for what was done about the answer.
    pub made: String,
}

/// What a form says of a visit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VisitSaid {
    /// Its first day.
    pub first: String,
    /// Its last day.
    pub last: String,
    /// What is looked at and with whom, when.
    pub agenda: String,
    /// Who takes part.
    pub participants: String,
    /// The version that the form has shown; 0 for a new one.
    pub version: i32,
}

/// What of it is sound.
struct Sound {
    days: (NaiveDate, NaiveDate),
    agenda: String,
    participants: String,
}

impl VisitSaid {
    fn sound(&self) -> Result<Sound, Vec<Issue>> {
        let mut issues = Vec::new();
        let first = input::day("first", &self.first).map_err(|issue| issues.push(issue));
        let last = input::day("last", &self.last).map_err(|issue| issues.push(issue));
        let text = |field, text| input::sentences(field, text, Wanted::Welcome, LONGEST_VISIT_TEXT);
        let agenda = text("agenda", &self.agenda).map_err(|issue| issues.push(issue));
        let participants = text("participants", &self.participants);
        let participants = participants.map_err(|issue| issues.push(issue));
        if let (Ok(first), Ok(last)) = (first, last)
            && last < first
        {
            issues.push(Issue::new("last", "last-before-first"));
        }
        match (first, last, agenda, participants) {
            (Ok(first), Ok(last), Ok(agenda), Ok(participants)) if issues.is_empty() => Ok(Sound {
                days: (first, last),
                agenda,
                participants,
            }),
            _ => Err(issues),
        }
    }
}

impl Service {
    /// Plans a visit, or says something else of one that is planned.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not, or there is no such way or visit;
    /// [`Error::Invalid`] with everything that is wrong; [`Error::Conflict`] when it has changed
    /// since, or there are as many as a way may have.
    pub async fn keep_visit(
        &self,
        actor: &Actor,
        at: (&str, &str),
        id: Option<VisitId>,
        said: &VisitSaid,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let found = found(actor, at, Action::KeepJoining, &repositories).await?;
        let joining = found.joining.ok_or(Error::NotFound)?;
        let visits = newest(repositories.visits().of(&[joining.id]).await?);
        let old = match id {
            Some(id) => {
                let old = visits.iter().find(|visit| visit.id == id);
                Some(old.ok_or(Error::NotFound)?)
            }
            None => None,
        };
        let sound = said.sound().map_err(Error::Invalid)?;
        let seen = old.map_or(0, |old| old.version);
        if seen != said.version || (old.is_none() && visits.len() >= MOST_VISITS) {
            return Err(Error::Conflict);
        }
        let visit = Visit {
            id: match old {
                Some(old) => old.id,
                None => VisitId(self.ids().next_id()),
            },
            version: seen + 1,
            joining: joining.id,
            first_day: sound.days.0,
            last_day: sound.days.1,
            agenda: sound.agenda,
            participants: sound.participants,
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        // Whoever was first is a conflict for the second.
        repositories.visits().add(&visit).await?;
        let about = About {
            action: "visit-kept",
            actor: Some(actor.account),
            origin,
            object: ("visit", Some(visit.id.to_string())),
            place: Place::City(found.city.id),
            detail: json!({ "network": found.network.code, "version": visit.version }),
        };
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// The visits on a way, the latest first, with what of their findings the person may see.
    pub(super) async fn visits<A: Sync>(
        &self,
        actor: &Actor,
        found: &Found,
        read: &Repositories<'_, A>,
    ) -> Result<Vec<VisitView>, Error> {
        let Some(joining) = &found.joining else {
            return Ok(Vec::new());
        };
        let mut visits = newest(read.visits().of(&[joining.id]).await?);
        visits.sort_by_key(|visit| std::cmp::Reverse((visit.first_day, visit.id)));
        let ids: Vec<VisitId> = visits.iter().map(|visit| visit.id).collect();
        let findings = read.visits().findings(&ids).await?;
        let mut shown = if actor.may(Action::SeeAnswers, &found.subject) {
            self.shown(actor, found, &findings, read).await?
        } else {
            BTreeMap::new()
        };
        let views = visits.into_iter().map(|visit| VisitView {
            findings: findings.iter().filter(|one| one.visit == visit.id).count(),
            shown: shown.remove(&visit.id).unwrap_or_default(),
            visit,
        });
        Ok(views.collect())
    }

    /// What findings did to answers, by visit, for whoever sees the answers.
    async fn shown<A: Sync>(
        &self,
        actor: &Actor,
        found: &Found,
        findings: &[VisitFinding],
        read: &Repositories<'_, A>,
    ) -> Result<BTreeMap<VisitId, Vec<FindingView>>, Error> {
        let mut shown: BTreeMap<VisitId, Vec<FindingView>> = BTreeMap::new();
        let about: BTreeSet<_> = findings.iter().map(|one| one.response).collect();
        let scope = actor.scope(found.city.id);
        let responses = read.responses();
        for response in responses.of_municipality(&scope, found.city.id).await? {
            if !about.contains(&response.id) {
                continue;
            }
            let wave = read.waves().by_id(response.wave).await?;
            let wave = wave.ok_or(Error::NotFound)?;
            let asked = self.asked(&wave).await?;
            let steps = read.answer_checks().steps(&response).await?;
            for finding in findings.iter().filter(|one| one.response == response.id) {
                let of_question = steps.get(&finding.question);
                let mut of_question = of_question.into_iter().flatten();
                let step = of_question.find(|step| step.version == finding.version);
                let Some(step) = step else {
                    continue;
                };
                shown.entry(finding.visit).or_default().push(FindingView {
                    wave: wave.clone(),
                    question: finding.question.clone(),
                    titles: asked.titles_of(&finding.question),
                    made: step.made.clone(),
                });
            }
        }
        Ok(shown)
    }

    /// The visits from which a word about an answer at this desk can come, the latest first: those
    /// on a way of the municipality into one of the networks that ask.
    pub(crate) async fn visits_at<A: Sync>(
        &self,
        desk: &Desk,
        read: &Repositories<'_, A>,
    ) -> Result<Vec<Visit>, Error> {
        let mut joinings = Vec::new();
        for network in read.networks().all().await? {
            if !desk.wave.networks.contains(&network.code) {
                continue;
            }
            if let Some(joining) = read.joinings().of(desk.city.id, network.id).await? {
                joinings.push(joining.id);
            }
        }
        let mut visits = newest(read.visits().of(&joinings).await?);
        visits.sort_by_key(|visit| std::cmp::Reverse((visit.first_day, visit.id)));
        Ok(visits)
    }
}

/// The newest version of each visit.
fn newest(versions: Vec<Visit>) -> Vec<Visit> {
    let mut newest: BTreeMap<VisitId, Visit> = BTreeMap::new();
    for version in versions {
        // The newest of each comes first.
        newest.entry(version.id).or_insert(version);
    }
    newest.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_ends_on_the_day_it_begins_or_later() {
        let faults = |first: &str, last: &str| {
            let said = VisitSaid {
                first: first.to_owned(),
                last: last.to_owned(),
                ..VisitSaid::default()
            };
            let issues = said.sound().err().unwrap_or_default();
            let issues = issues.iter().map(|it| (it.field, it.code));
            issues.collect::<Vec<_>>()
        };
        assert_eq!(faults("2027-05-12", "2027-05-12"), []);
        assert_eq!(
            faults("2027-05-12", "2027-05-11"),
            [("last", "last-before-first")]
        );
        assert_eq!(faults("", "x"), [("first", "missing"), ("last", "date")]);
    }
}
