//! Keeping answers so that no edit is lost: whoever was second is shown both.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use icc_domain::Locale;
use icc_questionnaire::definition::Question;
use icc_store::{
    AccountId, Confirmation, DraftAnswer, Hold, NewDraftAnswer, Repositories, Response, Write,
};

use super::desk::Desk;
use super::entry::{Entry, EntryIssue, Said};
use crate::error::Error;
use crate::policy::{Action, Actor};
use crate::service::Service;

/// What somebody has sent for one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Code of the question.
    pub question: String,
    /// The version of the answer that was seen; 0 when there was none.
    pub version: i32,
    /// What was sent.
    pub said: Said,
    /// Whether sending it without a change says that it is still true.
    pub looked_at: LookedAt,
}

/// Whether somebody had this one answer in front of him or her.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookedAt {
    /// It was the one thing on the page.
    Yes,
    /// It stood among others, or a program sent it while it was written.
    No,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// It is kept, as this version.
    Kept(i32),
    /// It was the same already, at this version.
    Unchanged(i32),
    /// It cannot be kept; nothing was changed.
    Refused(Vec<EntryIssue>),
    /// Somebody else was first; nothing was changed.
    Conflict(Box<Conflict>),
}

/// Two have changed one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What was sent.
    pub mine: Entry,
    /// What is kept.
    pub theirs: Entry,
    /// Its version.
    pub version: i32,
    /// Who has changed it; none for somebody who is not known any more.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

impl Service {
    /// Keeps answers, in one transaction: those that can be, whatever becomes of the others.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not answer one of the questions, or there is no
    /// response; [`Error::Closed`] when it was handed in, or outside its dates.
    pub async fn save_answers(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        changes: &[Change],
        language: Locale,
    ) -> Result<BTreeMap<String, Saved>, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.desk(actor, city, wave, &repositories).await?;
        let response = held(&desk, &repositories).await?;
        let mut saved = BTreeMap::new();
        let mut any = false;
        for change in changes {
            let question = desk.question(actor, &change.question)?;
            fillable(&desk, actor, &change.question)?;
            let saving = Saving {
                service: self,
                response: &response,
                repositories: &repositories,
                actor,
            };
            let one = saving.save(question, change, language).await?;
            any |= matches!(one, Saved::Kept(_));
            saved.insert(change.question.clone(), one);
        }
        if any {
            unit.commit().await?;
        } else {
            unit.roll_back().await?;
        }
        Ok(saved)
    }
}

/// The response, which nobody hands in while the answer is kept.
pub(crate) async fn held(
    desk: &Desk,
    repositories: &Repositories<'_, Write>,
) -> Result<Response, Error> {
    let held = repositories
        .responses()
        .held(&desk.scope, desk.city.id, desk.wave.id, Hold::Open)
        .await?
        .ok_or(Error::NotFound)?;
    // Between the look and the hold somebody may have handed it in.
    if held.status != desk.response()?.status {
        return Err(Error::Closed);
    }
    Ok(held)
}

/// # Errors
/// [`Error::Closed`] when it is too late, [`Error::NotFound`] when it is none of the person's
/// business.
pub(crate) fn fillable(desk: &Desk, actor: &Actor, question: &str) -> Result<(), Error> {
    let about = desk.about(question);
    if actor.may(Action::FillIn, &desk.about_answering(question)) && desk.is_open() {
        return Ok(());
    }
    Err(if actor.may(Action::SeeAnswers, &about) {
        Error::Closed
    } else {
        Error::NotFound
    })
}

/// Keeps answers one by one, within a transaction of whoever calls.
pub(super) struct Saving<'a> {
    pub(super) service: &'a Service,
    pub(super) response: &'a Response,
    pub(super) repositories: &'a Repositories<'a, Write>,
    pub(super) actor: &'a Actor,
}

impl Saving<'_> {
    pub(super) async fn save(
        &self,
        question: &Question,
        change: &Change,
        language: Locale,
    ) -> Result<Saved, Error> {
        let answers = self.repositories.answers();
        let code = question.code.as_str();
        let current = answers.one(self.response, code).await?;
        let version = current.as_ref().map_or(0, |answer| answer.version);
        let now = said(current.as_ref())?;
        let mine = Entry::of(question, &change.said, &now, language);
        // An option that the question does not have: no form of ours has sent it.
        let mine = match mine.ok_or(Error::NotFound)? {
            Ok(mine) => mine,
            Err(issues) => return Ok(Saved::Refused(issues)),
        };
        if same_words(&mine, &now) {
            return self.confirm(change, current.as_ref(), mine).await;
        }
        if change.version != version {
            let seen = match change.version {
                0 => None,
                seen => answers.at_version(self.response, code, seen).await?,
            };
            let seen = said(seen.as_ref())?;
            match meeting(&mine, &seen, &now) {
                Meeting::Theirs => return Ok(Saved::Unchanged(version)),
                Meeting::Both => {
                    let current = current.ok_or(Error::Conflict)?;
                    return self.conflict(mine, &current).await;
                }
                Meeting::Mine => {}
            }
        }
        let since = current
            .as_ref()
            .filter(|_| mine.answers_like(&now))
            .map(|answer| answer.since);
        self.put(code, version, &mine, Confirmation::Entered, since)
            .await
    }

    /// Sending a carried answer as it stands says that it is still true, when it was looked at.
    async fn confirm(
        &self,
        change: &Change,
        current: Option<&DraftAnswer>,
        mine: Entry,
    ) -> Result<Saved, Error> {
        match current {
            Some(answer)
                if change.looked_at == LookedAt::Yes
                    && answer.confirmation == Confirmation::Carried
                    && answer.version == change.version =>
            {
                let (version, since) = (answer.version, Some(answer.since));
                self.put(
                    &change.question,
                    version,
                    &mine,
                    Confirmation::Confirmed,
                    since,
                )
                .await
            }
            current => Ok(Saved::Unchanged(current.map_or(0, |answer| answer.version))),
        }
    }

    pub(super) async fn put(
        &self,
        question: &str,
        version: i32,
        entry: &Entry,
        confirmation: Confirmation,
        since: Option<DateTime<Utc>>,
    ) -> Result<Saved, Error> {
        let now = self.service.clock().now();
        let new = NewDraftAnswer {
            document: entry.document()?,
            state: entry.state,
            confirmation,
            since: since.unwrap_or(now),
            changed_by: self.actor.account,
            changed_at: now,
        };
        let answers = self.repositories.answers();
        let kept = answers.put(self.response, question, version, &new).await?;
        Ok(Saved::Kept(kept))
    }

    /// Somebody else was first.
    pub(super) async fn conflict(
        &self,
        mine: Entry,
        current: &DraftAnswer,
    ) -> Result<Saved, Error> {
        Ok(Saved::Conflict(Box::new(Conflict {
            mine,
            by: self.name(current.changed_by).await?,
            at: current.changed_at,
            theirs: Entry::read(&current.document)?,
            version: current.version,
        })))
    }

    async fn name(&self, account: AccountId) -> Result<Option<String>, Error> {
        let found = self.repositories.accounts().by_id(account).await?;
        Ok(found.map(|account| account.name.clone()))
    }
}

pub(super) fn said(answer: Option<&DraftAnswer>) -> Result<Entry, Error> {
    match answer {
        Some(answer) => Ok(Entry::read(&answer.document)?),
        None => Ok(Entry::default()),
    }
}

/// What two people have changed of one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meeting {
    /// This person has: where only evidence was added in between, the words are nobody else's.
    Mine,
    /// The other one has, and that change stands.
    Theirs,
    /// Both have.
    Both,
}

/// Compares what is sent with what was seen and with what is kept by now.
pub(crate) fn meeting(mine: &Entry, seen: &Entry, now: &Entry) -> Meeting {
    if same_words(mine, seen) {
        Meeting::Theirs
    } else if same_words(seen, now) {
        Meeting::Mine
    } else {
        Meeting::Both
    }
}

/// Whether both say the same, whatever stands as evidence.
pub(crate) fn same_words(a: &Entry, b: &Entry) -> bool {
    a.answers_like(b) && (&a.comment, &a.example) == (&b.comment, &b.example)
}
