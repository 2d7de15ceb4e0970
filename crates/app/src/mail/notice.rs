//! What mails say about the questionnaire of a municipality: who, which part, until when, and where
//! to look. Never a word of an answer, an instruction, a reason or a remark.

use chrono::{DateTime, NaiveDate, Utc};
use icc_domain::{LocalizedText, Role};
use icc_store::{
    Account, AssignmentId, ExtensionId, ExtensionState, Mail, PartId, PartKind, PartState, Place,
    Read, Repositories, ResponseId, ResponseStatus, Scope, Standing, SubmissionId, Wave, WaveId,
};

use super::MailKind;
use crate::accounts::{Named, named};
use crate::error::Error;
use crate::input::last_day;
use crate::policy::is_current;
use crate::service::Service;

/// Something about the questionnaire of a municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What for.
    pub kind: MailKind,
    /// What the reader is called.
    pub name: String,
    /// Who has done it; empty for the service itself.
    pub by: String,
    /// The municipality.
    pub city: Named,
    /// The wave.
    pub wave: Wave,
    /// Titles of the part; empty when it is about the whole.
    pub part: LocalizedText,
    /// The day it is about.
    pub day: Option<NaiveDate>,
    /// What was decided: `granted` or `refused`; else empty.
    pub decision: &'static str,
    /// Where to look.
    pub link: NoticeLink,
}

/// Where a reader looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeLink {
    /// A part.
    Part(PartId),
    /// The municipality's requests for a later end.
    Extension,
    /// The board of a network, by its code.
    Board(String),
    /// The home of the questionnaire.
    Questionnaire,
    /// What was handed in.
    Submission,
    /// The review, for whoever has it.
    Review,
    /// What the municipality is asked about its answers.
    Requests,
}

impl Service {
    /// What a mail about a questionnaire says; nothing when it does not hold any more.
    pub(super) async fn notice(
        &self,
        kind: MailKind,
        mail: &Mail,
        account: &Account,
        read: &Repositories<'_, Read>,
    ) -> Result<Option<Notice>, Error> {
        let Some(about) = mail.about else {
            return Ok(None);
        };
        let reader = Reader::of(account, read).await?;
        match kind {
            MailKind::ExtensionAsked | MailKind::ExtensionDecided => {
                let id = ExtensionId(about);
                self.extension_notice(kind, id, &reader, read).await
            }
            MailKind::PartGiven
            | MailKind::PartHandedBack
            | MailKind::PartReturned
            | MailKind::PartReminder => {
                self.part_notice_of(kind, PartId(about), &reader, read)
                    .await
            }
            MailKind::ReviewAssigned
            | MailKind::ReviewReplied
            | MailKind::ReviewContested
            | MailKind::ReviewHandedIn => {
                self.reviewer_notice(kind, AssignmentId(about), &reader, read)
                    .await
            }
            MailKind::ReviewReturned | MailKind::ReviewAccepted => {
                let found = questionnaire(ResponseId(about), read).await?;
                let Some((standing, wave)) = found else {
                    return Ok(None);
                };
                let city = Place::City(standing.municipality);
                // What was returned may have been handed in again since.
                let holds = match kind {
                    MailKind::ReviewReturned => standing.status == ResponseStatus::Returned,
                    _ => matches!(
                        standing.status,
                        ResponseStatus::Final | ResponseStatus::Published
                    ),
                };
                if !holds || !reader.coordinates(city) {
                    return Ok(None);
                }
                let city = named(city, read).await?;
                let ends = standing.closes_at.unwrap_or(wave.closes_at);
                let day = (kind == MailKind::ReviewReturned).then(|| last_day(ends));
                Ok(Some(Notice {
                    day,
                    ..reader.notice(kind, city, wave, NoticeLink::Requests)
                }))
            }
            MailKind::WaveReminder | MailKind::WaveReminderLast => {
                let Some(city) = mail.municipality else {
                    return Ok(None);
                };
                let wave = read.waves().by_id(WaveId(about)).await?;
                let Some(wave) = wave else {
                    return Ok(None);
                };
                let standings = read.responses().standings(wave.id).await?;
                let standing = standings.iter().find(|s| s.municipality == city);
                let ends = standing.and_then(|s| s.closes_at).unwrap_or(wave.closes_at);
                let city = Place::City(city);
                if ends <= self.clock().now() || !reader.coordinates(city) {
                    return Ok(None);
                }
                Ok(Some(Notice {
                    kind,
                    ..wave_reminder(account, named(city, read).await?, wave, ends)
                }))
            }
            MailKind::SubmissionReceipt | MailKind::SubmissionHandedIn => {
                let id = SubmissionId(about);
                submission_notice(kind, id, &reader, read).await
            }
            MailKind::SubmissionCorrect => {
                let Some((standing, wave)) = questionnaire(ResponseId(about), read).await? else {
                    return Ok(None);
                };
                let city = Place::City(standing.municipality);
                if standing.status != ResponseStatus::Returned || !reader.coordinates(city) {
                    return Ok(None);
                }
                Ok(Some(Notice {
                    day: standing.closes_at.map(last_day),
                    ..reader.notice(kind, named(city, read).await?, wave, NoticeLink::Submission)
                }))
            }
            _ => Ok(None),
        }
    }

    async fn reviewer_notice(
        &self,
        kind: MailKind,
        id: AssignmentId,
        reader: &Reader<'_>,
        read: &Repositories<'_, Read>,
    ) -> Result<Option<Notice>, Error> {
        let assignment = read.reviews().assignment(id).await?;
        let lasting =
            assignment.filter(|one| one.ended_at.is_none() && one.reviewer == reader.account.id);
        let Some(assignment) = lasting else {
            return Ok(None);
        };
        let Some((standing, wave)) = questionnaire(assignment.response, read).await? else {
            return Ok(None);
        };
        let city = Place::City(standing.municipality);
        // A reviewer who works for the municipality by now has nothing to do with it any more.
        if !reader.reviews() || reader.works_for(city) {
            return Ok(None);
        }
        let by = match kind {
            MailKind::ReviewAssigned => name(assignment.assigned_by, read).await?,
            _ => String::new(),
        };
        let city = named(city, read).await?;
        Ok(Some(Notice {
            by,
            ..reader.notice(kind, city, wave, NoticeLink::Review)
        }))
    }

    async fn extension_notice(
        &self,
        kind: MailKind,
        id: ExtensionId,
        reader: &Reader<'_>,
        read: &Repositories<'_, Read>,
    ) -> Result<Option<Notice>, Error> {
        let Some(extension) = read.extensions().by_id(id).await? else {
            return Ok(None);
        };
        let Some((standing, wave)) = questionnaire(extension.response, read).await? else {
            return Ok(None);
        };
        let city = Place::City(standing.municipality);
        let place = named(city, read).await?;
        if kind == MailKind::ExtensionAsked {
            let network = reader.network(&standing, &wave, read).await?;
            let (Some(network), ExtensionState::Open) = (network, extension.state) else {
                return Ok(None);
            };
            return Ok(Some(Notice {
                by: name(extension.asked_by, read).await?,
                day: Some(last_day(extension.wanted)),
                ..reader.notice(kind, place, wave, NoticeLink::Board(network))
            }));
        }
        let (Some(decision), true) = (&extension.decision, reader.coordinates(city)) else {
            return Ok(None);
        };
        Ok(Some(Notice {
            by: name(decision.by, read).await?,
            day: decision.until.map(last_day),
            decision: extension.state.as_str(),
            ..reader.notice(kind, place, wave, NoticeLink::Extension)
        }))
    }

    async fn part_notice_of(
        &self,
        kind: MailKind,
        id: PartId,
        reader: &Reader<'_>,
        read: &Repositories<'_, Read>,
    ) -> Result<Option<Notice>, Error> {
        let Some(part) = read.parts().by_id(id).await? else {
            return Ok(None);
        };
        let holds = match kind {
            MailKind::PartHandedBack => part.state == PartState::HandedBack,
            _ => part.state.is_worked_on(),
        };
        let Some((standing, wave)) = questionnaire(part.response, read).await? else {
            return Ok(None);
        };
        let city = Place::City(standing.municipality);
        if !holds || !reader.works_for(city) {
            return Ok(None);
        }
        let steps = read.parts().steps(&part).await?;
        let by = match (kind, steps.first()) {
            (MailKind::PartReminder, _) | (_, None) => String::new(),
            (_, Some(last)) => name(last.by, read).await?,
        };
        let asked = self.asked(&wave).await?;
        let titles = match part.kind {
            PartKind::Section => asked.section_titles(&part.code),
            PartKind::Question => asked.titles_of(&part.code),
        };
        Ok(Some(Notice {
            by,
            day: part.due_on,
            part: titles,
            ..reader.notice(kind, named(city, read).await?, wave, NoticeLink::Part(id))
        }))
    }
}

/// What a reminder of a wave says to somebody who coordinates a questionnaire.
pub(crate) fn wave_reminder(
    account: &Account,
    city: Named,
    wave: Wave,
    ends: DateTime<Utc>,
) -> Notice {
    let link = NoticeLink::Questionnaire;
    Notice {
        day: Some(last_day(ends)),
        ..notice_to(account, MailKind::WaveReminder, city, wave, link)
    }
}

/// What every notice says; the rest is for those that have it to say.
fn notice_to(
    account: &Account,
    kind: MailKind,
    city: Named,
    wave: Wave,
    link: NoticeLink,
) -> Notice {
    Notice {
        kind,
        name: account.name.clone(),
        by: String::new(),
        city,
        wave,
        part: LocalizedText::default(),
        day: None,
        decision: "",
        link,
    }
}

async fn submission_notice(
    kind: MailKind,
    id: SubmissionId,
    reader: &Reader<'_>,
    read: &Repositories<'_, Read>,
) -> Result<Option<Notice>, Error> {
    let submission = read.submissions().by_id(&Scope::service(), id).await?;
    let Some(submission) = submission else {
        return Ok(None);
    };
    let standings = read.responses().standings(submission.wave).await?;
    let mut own = standings.iter();
    let own = own.find(|standing| standing.municipality == submission.municipality);
    let wave = read.waves().by_id(submission.wave).await?;
    let (Some(standing), Some(wave)) = (own, wave) else {
        return Ok(None);
    };
    let city = Place::City(submission.municipality);
    let link = if kind == MailKind::SubmissionReceipt {
        reader.coordinates(city).then_some(NoticeLink::Submission)
    } else {
        let network = reader.network(standing, &wave, read).await?;
        network.map(NoticeLink::Board)
    };
    let Some(link) = link else {
        return Ok(None);
    };
    let record = read.submission_records().of(&Scope::service(), id).await?;
    let by = match record {
        Some(record) => name(record.by, read).await?,
        None => String::new(),
    };
    Ok(Some(Notice {
        by,
        day: submission.submitted_at.map(|at| at.date_naive()),
        ..reader.notice(kind, named(city, read).await?, wave, link)
    }))
}

/// Whoever reads a mail, with the roles of this moment: an ended role gets no mail any more.
struct Reader<'a> {
    account: &'a Account,
    roles: Vec<(Role, Place)>,
}

impl<'a> Reader<'a> {
    async fn of(account: &'a Account, read: &Repositories<'_, Read>) -> Result<Self, Error> {
        let held = read.grants().held_by(account.id).await?;
        let roles = held.iter().map(|grant| (grant.role, grant.place)).collect();
        Ok(Self { account, roles })
    }

    fn coordinates(&self, city: Place) -> bool {
        self.roles.contains(&(Role::CityCoordinator, city))
    }

    fn reviews(&self) -> bool {
        self.roles.iter().any(|(role, _)| *role == Role::Reviewer)
    }

    fn works_for(&self, city: Place) -> bool {
        self.coordinates(city) || self.roles.contains(&(Role::CityEditor, city))
    }

    /// The network of a wave as whose coordinator the person decides for a municipality.
    async fn network(
        &self,
        standing: &Standing,
        wave: &Wave,
        read: &Repositories<'_, Read>,
    ) -> Result<Option<String>, Error> {
        let memberships = read
            .networks()
            .memberships_of(standing.municipality)
            .await?;
        let mut own = memberships.iter().filter(|member| {
            is_current(member)
                && wave.networks.contains(&member.network_code)
                && self
                    .roles
                    .contains(&(Role::NetworkCoordinator, Place::Network(member.network)))
        });
        Ok(own.next().map(|member| member.network_code.clone()))
    }

    fn notice(&self, kind: MailKind, city: Named, wave: Wave, link: NoticeLink) -> Notice {
        notice_to(self.account, kind, city, wave, link)
    }
}

async fn questionnaire(
    response: ResponseId,
    read: &Repositories<'_, Read>,
) -> Result<Option<(Standing, Wave)>, Error> {
    let Some(standing) = read.responses().standing(response).await? else {
        return Ok(None);
    };
    let wave = read.waves().by_id(standing.wave).await?;
    Ok(wave.map(|wave| (standing, wave)))
}

async fn name(
    account: icc_store::AccountId,
    read: &Repositories<'_, Read>,
) -> Result<String, Error> {
    let found = read.accounts().by_id(account).await?;
    Ok(found
        .map(|account| account.name.clone())
        .unwrap_or_default())
}
