//! Mails that wait to be sent, and what became of them.
//!
//! What waits holds no secret: a link is made when the mail is written, which is when it is sent.
//! Only where no mail server is set up is the text kept for a while, for an operator to hand on.

use chrono::{DateTime, Utc};
use icc_domain::{IdSource, Locale};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{Handle, Write, failed, kept, read_locale, read_word};
use crate::entity::mail;
use crate::error::StoreError;
use crate::ids::{AccountId, InvitationId, MailId, MunicipalityId};

/// How far a mail has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MailState {
    /// It is to be sent, or tried again.
    Waiting,
    /// A mail server has taken it.
    Sent,
    /// There is no mail server: it is shown to operators and laid in a folder.
    Shown,
    /// There was nobody to send it to, or nothing to say any more.
    Dropped,
    /// It was tried for the last time.
    Dead,
}

impl MailState {
    pub(super) const WORDS: [(Self, &'static str); 5] = [
        (Self::Waiting, "waiting"),
        (Self::Sent, "sent"),
        (Self::Shown, "shown"),
        (Self::Dropped, "dropped"),
        (Self::Dead, "dead"),
    ];

    /// The word used in columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Shown => "shown",
            Self::Dropped => "dropped",
            Self::Dead => "dead",
        }
    }
}

/// A mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its id.
    pub id: MailId,
    /// What was asked for.
    pub record: NewMail,
    /// How far it has come.
    pub state: MailState,
    /// How often it was tried.
    pub attempts: i32,
    /// When it was finished, one way or the other.
    pub done_at: Option<DateTime<Utc>>,
    /// Its subject and text, while they are kept.
    pub text: Option<MailText>,
    /// Why the last try failed, for operators.
    pub failure: Option<String>,
}

impl std::ops::Deref for Mail {
    type Target = NewMail;

    fn deref(&self) -> &NewMail {
        &self.record
    }
}

/// What a mail says.
#[derive(Clone, PartialEq, Eq)]
pub struct MailText {
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
}

impl std::fmt::Debug for MailText {
    /// Without the text, which may hold a secret link.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailText").finish_non_exhaustive()
    }
}

/// A mail that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMail {
    /// What kind of mail, as `app` names them.
    pub kind: String,
    /// The address in its normal form.
    pub recipient: String,
    /// The language to write in, until the recipient's own is known.
    pub language: Locale,
    /// The account it is about.
    pub account: Option<AccountId>,
    /// The invitation it is about.
    pub invitation: Option<InvitationId>,
    /// What else it is about, as its kind says: a part, a request, a wave.
    pub about: Option<Uuid>,
    /// The municipality whose people get it.
    pub municipality: Option<MunicipalityId>,
    /// When it was asked for.
    pub created_at: DateTime<Utc>,
    /// When it is to be tried.
    pub due_at: DateTime<Utc>,
}

/// What became of a try to send a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailOutcome {
    /// A mail server has taken it.
    Sent,
    /// It is shown to operators, with its text.
    Shown(MailText),
    /// There was nobody to send it to.
    Dropped,
    /// It is tried again at that moment.
    Again(DateTime<Utc>, String),
    /// It is not tried again.
    Dead(String),
}

/// Finders and writers of mails.
#[derive(Debug)]
pub struct Mails<'a, A>(pub(super) Handle<'a, A>);

impl<A> Mails<'_, A> {
    /// The newest mails, newest first.
    pub async fn newest(&self, limit: u64) -> Result<Vec<Mail>, StoreError> {
        let columns = mail::COLUMN;
        mail::Entity::find()
            .order_by_desc(columns.created_at)
            .order_by_desc(columns.id)
            .limit(limit)
            .all(&self.0.db())
            .await
            .map_err(failed("mail"))?
            .into_iter()
            .map(Mail::read)
            .collect()
    }

    /// Whether a mail waits that is due.
    pub async fn any_due(&self, now: DateTime<Utc>) -> Result<bool, StoreError> {
        Ok(!self.due(now, 1).await?.is_empty())
    }

    async fn due(&self, now: DateTime<Utc>, limit: u64) -> Result<Vec<mail::Model>, StoreError> {
        let columns = mail::COLUMN;
        mail::Entity::find()
            .filter(columns.state.eq(MailState::Waiting.as_str()))
            .filter(columns.due_at.lte(kept(now)))
            .order_by_asc(columns.due_at)
            .order_by_asc(columns.id)
            .limit(limit)
            .all(&self.0.db())
            .await
            .map_err(failed("mail"))
    }
}

impl Mails<'_, Write> {
    /// Asks for a mail.
    pub async fn add(&self, new: &NewMail, ids: &dyn IdSource) -> Result<MailId, StoreError> {
        let id = MailId(ids.next_id());
        let row = mail::ActiveModel {
            id: Set(id),
            kind: Set(new.kind.clone()),
            recipient: Set(new.recipient.clone()),
            language: Set(new.language.tag().to_owned()),
            account_id: Set(new.account),
            invitation_id: Set(new.invitation),
            about_id: Set(new.about),
            municipality_id: Set(new.municipality),
            state: Set(MailState::Waiting.as_str().to_owned()),
            attempts: Set(0),
            created_at: Set(kept(new.created_at)),
            due_at: Set(kept(new.due_at)),
            done_at: Set(None),
            subject: Set(None),
            body: Set(None),
            failure: Set(None),
        };
        mail::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("mail"))?;
        Ok(id)
    }

    /// Takes mails that are due for sending: nobody else gets them before `until`, also when this
    /// program stops half-way.
    pub async fn claim(
        &self,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
        limit: u64,
    ) -> Result<Vec<Mail>, StoreError> {
        let columns = mail::COLUMN;
        let mut claimed = Vec::new();
        for row in self.due(now, limit).await? {
            let done = mail::Entity::update_many()
                .set(mail::ActiveModel {
                    due_at: Set(kept(until)),
                    attempts: Set(row.attempts + 1),
                    ..Default::default()
                })
                .filter(columns.id.eq(row.id))
                .filter(columns.state.eq(MailState::Waiting.as_str()))
                .filter(columns.attempts.eq(row.attempts))
                .exec(&self.0.db())
                .await
                .map_err(failed("mail"))?;
            if done.rows_affected == 1 {
                let mut mail = Mail::read(row)?;
                mail.attempts += 1;
                claimed.push(mail);
            }
        }
        Ok(claimed)
    }

    /// Notes what became of a mail that was claimed.
    pub async fn finish(
        &self,
        id: MailId,
        outcome: &MailOutcome,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (state, text, failure) = match outcome {
            MailOutcome::Sent => (MailState::Sent, None, None),
            MailOutcome::Shown(text) => (MailState::Shown, Some(text), None),
            MailOutcome::Dropped => (MailState::Dropped, None, None),
            MailOutcome::Again(_, why) => (MailState::Waiting, None, Some(why)),
            MailOutcome::Dead(why) => (MailState::Dead, None, Some(why)),
        };
        let mut row = mail::ActiveModel {
            state: Set(state.as_str().to_owned()),
            subject: Set(text.map(|text| text.subject.clone())),
            body: Set(text.map(|text| text.body.clone())),
            failure: Set(failure.cloned()),
            ..Default::default()
        };
        if *outcome == MailOutcome::Dropped {
            // Somebody typed an address that nobody here has: it is none of our business.
            row.recipient = Set(String::new());
        }
        match outcome {
            MailOutcome::Again(due, _) => row.due_at = Set(kept(*due)),
            _ => row.done_at = Set(Some(kept(at))),
        }
        mail::Entity::update_many()
            .set(row)
            .filter(mail::COLUMN.id.eq(id))
            .exec(&self.0.db())
            .await
            .map_err(failed("mail"))?;
        Ok(())
    }

    /// Forgets the texts of mails that were finished before a moment.
    pub async fn forget_texts(&self, before: DateTime<Utc>) -> Result<u64, StoreError> {
        let columns = mail::COLUMN;
        let done = mail::Entity::update_many()
            .set(mail::ActiveModel {
                subject: Set(None),
                body: Set(None),
                ..Default::default()
            })
            .filter(columns.done_at.lt(kept(before)))
            .filter(columns.body.is_not_null())
            .exec(&self.0.db())
            .await
            .map_err(failed("mail"))?;
        Ok(done.rows_affected)
    }

    /// Removes mails that were finished before a moment.
    pub async fn remove_old(&self, before: DateTime<Utc>) -> Result<u64, StoreError> {
        let done = mail::Entity::delete_many()
            .filter(mail::COLUMN.done_at.lt(kept(before)))
            .exec(&self.0.db())
            .await
            .map_err(failed("mail"))?;
        Ok(done.rows_affected)
    }
}

impl Mail {
    fn read(row: mail::Model) -> Result<Self, StoreError> {
        let text = row.subject.zip(row.body);
        Ok(Self {
            id: row.id,
            state: read_word(&MailState::WORDS, &row.state, "mail", "state")?,
            record: NewMail {
                language: read_locale(&row.language, "mail")?,
                kind: row.kind,
                recipient: row.recipient,
                account: row.account_id,
                invitation: row.invitation_id,
                about: row.about_id,
                municipality: row.municipality_id,
                created_at: row.created_at,
                due_at: row.due_at,
            },
            attempts: row.attempts,
            done_at: row.done_at,
            text: text.map(|(subject, body)| MailText { subject, body }),
            failure: row.failure,
        })
    }
}
