//! Mails of the service: asked for in the unit of work that they are about, written and sent later,
//! so that a mail server that fails holds nobody up.
//!
//! A link in a mail is made when the mail is written; what waits holds no secret. A mail that is
//! tried again has a new link, and the older one is no good.

use std::future::Future;

use chrono::{DateTime, TimeDelta, Utc};
use icc_domain::{Locale, Role};
use icc_store::{
    Account, InvitationId, Mail, MailOutcome, Read, Repositories, Token, TokenPurpose,
};

pub use icc_store::MailText;

mod notice;
mod outbox;

pub(crate) use notice::wave_reminder;
pub use notice::{Notice, NoticeLink};
pub use outbox::OutboxRow;

use crate::accounts::named;
use crate::accounts::{Named, RESET, SIGN_IN_LINK, token_hash};
use crate::error::Error;
use crate::experts::QuestionLetter;
use crate::letters::PersonLetter;
use crate::meetings::MeetingLetter;
use crate::messages::MemberLetter;
use crate::service::Service;
use crate::space::DigestLetter;

/// Mails that are taken in one go.
const PORTION: u64 = 20;
/// While one program sends a mail, no other takes it.
const CLAIM: TimeDelta = TimeDelta::minutes(5);
/// How long to wait after each try that failed; after the last one the mail is dead.
const AGAIN: [TimeDelta; 6] = [
    TimeDelta::minutes(1),
    TimeDelta::minutes(5),
    TimeDelta::minutes(15),
    TimeDelta::hours(1),
    TimeDelta::hours(4),
    TimeDelta::hours(12),
];

/// What a mail is for. Codes are kept in the database: append only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MailKind {
    /// Somebody is offered a role.
    Invitation,
    /// Somebody asked for a link to sign in.
    SignInLink,
    /// Somebody asked for a link to a new password.
    Reset,
    /// A password was changed.
    PasswordChanged,
    /// Codes are asked for from now on.
    SecondFactorOn,
    /// The person has switched the second factor off.
    SecondFactorOff,
    /// An administrator has removed the second factor.
    SecondFactorReset,
    /// Somebody has signed in with a code for emergencies.
    RecoveryCodeUsed,
    /// Somebody has signed in by a provider for the first time.
    ProviderLinked,
    /// A municipality asks for a later end.
    ExtensionAsked,
    /// A later end was granted or refused.
    ExtensionDecided,
    /// A part was given to somebody.
    PartGiven,
    /// A part was handed back.
    PartHandedBack,
    /// A part goes back to whoever had it.
    PartReturned,
    /// A part is due, or was.
    PartReminder,
    /// A wave ends in some weeks.
    WaveReminder,
    /// A wave ends in some days.
    WaveReminderLast,
    /// For the municipality: a questionnaire was handed in.
    SubmissionReceipt,
    /// For its networks: a questionnaire was handed in.
    SubmissionHandedIn,
    /// For the municipality: it is open again, to be corrected.
    SubmissionCorrect,
    /// A review was given to somebody.
    ReviewAssigned,
    /// What was handed in goes back with questions.
    ReviewReturned,
    /// What was handed in is accepted.
    ReviewAccepted,
    /// Everything that a reviewer has asked is answered.
    ReviewReplied,
    /// A municipality contests what a reviewer has found.
    ReviewContested,
    /// For whoever has the review: what went back was handed in again.
    ReviewHandedIn,
    /// What a coordinator of a network writes to its members.
    NetworkMessage,
    /// A network invites to a meeting.
    MeetingInvitation,
    /// What somebody writes to those who wrote a practice.
    PracticeLetter,
    /// What is new in the space of a network.
    SpaceDigest,
    /// What somebody writes to a person who says what he or she knows.
    ExpertLetter,
    /// A question to a network, to those whose fields it is about.
    ExpertQuestion,
}

impl MailKind {
    /// Every kind.
    pub const ALL: [Self; 32] = [
        Self::Invitation,
        Self::SignInLink,
        Self::Reset,
        Self::PasswordChanged,
        Self::SecondFactorOn,
        Self::SecondFactorOff,
        Self::SecondFactorReset,
        Self::RecoveryCodeUsed,
        Self::ProviderLinked,
        Self::ExtensionAsked,
        Self::ExtensionDecided,
        Self::PartGiven,
        Self::PartHandedBack,
        Self::PartReturned,
        Self::PartReminder,
        Self::WaveReminder,
        Self::WaveReminderLast,
        Self::SubmissionReceipt,
        Self::SubmissionHandedIn,
        Self::SubmissionCorrect,
        Self::ReviewAssigned,
        Self::ReviewReturned,
        Self::ReviewAccepted,
        Self::ReviewReplied,
        Self::ReviewContested,
        Self::ReviewHandedIn,
        Self::NetworkMessage,
        Self::MeetingInvitation,
        Self::PracticeLetter,
        Self::SpaceDigest,
        Self::ExpertLetter,
        Self::ExpertQuestion,
    ];

    /// The word used in columns.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::SignInLink => "sign-in-link",
            Self::Reset => "reset",
            Self::PasswordChanged => "password-changed",
            Self::SecondFactorOn => "second-factor-on",
            Self::SecondFactorOff => "second-factor-off",
            Self::SecondFactorReset => "second-factor-reset",
            Self::RecoveryCodeUsed => "recovery-code-used",
            Self::ProviderLinked => "provider-linked",
            Self::ExtensionAsked => "extension-asked",
            Self::ExtensionDecided => "extension-decided",
            Self::PartGiven => "part-given",
            Self::PartHandedBack => "part-handed-back",
            Self::PartReturned => "part-returned",
            Self::PartReminder => "part-reminder",
            Self::WaveReminder => "wave-reminder",
            Self::WaveReminderLast => "wave-reminder-last",
            Self::SubmissionReceipt => "submission-receipt",
            Self::SubmissionHandedIn => "submission-handed-in",
            Self::SubmissionCorrect => "submission-correct",
            Self::ReviewAssigned => "review-assigned",
            Self::ReviewReturned => "review-returned",
            Self::ReviewAccepted => "review-accepted",
            Self::ReviewReplied => "review-replied",
            Self::ReviewContested => "review-contested",
            Self::ReviewHandedIn => "review-handed-in",
            Self::NetworkMessage => "network-message",
            Self::MeetingInvitation => "meeting-invitation",
            Self::PracticeLetter => "practice-letter",
            Self::SpaceDigest => "space-digest",
            Self::ExpertLetter => "expert-letter",
            Self::ExpertQuestion => "expert-question",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A mail that is ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Names the mail: the same at every try.
    pub id: String,
    /// To whom.
    pub to: String,
    /// In which language.
    pub language: Locale,
    /// What about.
    pub content: Content,
}

/// What a letter is about.
#[derive(Clone, PartialEq, Eq)]
pub enum Content {
    /// A role for somebody without an account, with the secret of the link.
    Invitation {
        /// Who offers it.
        by: String,
        /// The role.
        role: Role,
        /// For whom.
        place: Named,
        /// The secret of the link.
        secret: String,
    },
    /// A role for somebody who has an account and accepts it there.
    RoleOffered {
        /// What the person is called.
        name: String,
        /// Who offers it.
        by: String,
        /// The role.
        role: Role,
        /// For whom.
        place: Named,
    },
    /// A link to sign in.
    SignInLink {
        /// What the person is called.
        name: String,
        /// The secret of the link.
        secret: String,
    },
    /// A link to a new password.
    Reset {
        /// What the person is called.
        name: String,
        /// The secret of the link.
        secret: String,
    },
    /// The password was changed.
    PasswordChanged {
        /// What the person is called.
        name: String,
        /// When.
        at: DateTime<Utc>,
    },
    /// Something else about signing in was changed.
    AccountNotice {
        /// What.
        kind: MailKind,
        /// What the person is called.
        name: String,
        /// When.
        at: DateTime<Utc>,
    },
    /// Something about the questionnaire of a municipality: no word of an answer.
    Notice(Box<Notice>),
    /// What a coordinator of a network writes.
    ToMember(Box<MemberLetter>),
    /// An invitation to a meeting of a network.
    ToMeeting(Box<MeetingLetter>),
    /// What somebody writes to those who wrote a practice, or to whoever says what he or she knows.
    ToPerson(Box<PersonLetter>),
    /// A question in a field of the reader's.
    Question(Box<QuestionLetter>),
    /// What is new in the space of a network.
    News(Box<DigestLetter>),
}

impl std::fmt::Debug for Content {
    /// Without names and secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Invitation { .. } => "Invitation",
            Self::RoleOffered { .. } => "RoleOffered",
            Self::SignInLink { .. } => "SignInLink",
            Self::Reset { .. } => "Reset",
            Self::PasswordChanged { .. } => "PasswordChanged",
            Self::AccountNotice { .. } => "AccountNotice",
            Self::Notice(_) => "Notice",
            Self::ToMember(_) => "ToMember",
            Self::ToMeeting(_) => "ToMeeting",
            Self::ToPerson(_) => "ToPerson",
            Self::Question(_) => "Question",
            Self::News(_) => "News",
        })
    }
}

/// What became of a letter that was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivered {
    /// A mail server has taken it.
    Sent,
    /// There is no mail server: operators are shown its text.
    Shown(MailText),
}

/// Why a letter was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotDelivered {
    /// Why, for operators.
    pub reason: String,
    /// Whether trying again is of no use.
    pub is_final: bool,
}

/// Who writes letters and hands them over.
pub trait Post: Send + Sync {
    /// Writes a letter and hands it over.
    fn deliver(
        &self,
        letter: &Letter,
    ) -> impl Future<Output = Result<Delivered, NotDelivered>> + Send;
}

impl Service {
    /// Waits until a mail may be due: somebody asked for one, or some time has passed.
    pub async fn mail_wanted(&self, at_most: std::time::Duration) {
        // Either way the next look tells.
        let _ = tokio::time::timeout(at_most, self.mail_bell().notified()).await;
    }

    /// Writes and hands over every mail that is due. Says how many were taken up.
    pub async fn send_due(&self, post: &impl Post) -> Result<usize, Error> {
        let mut taken = 0;
        loop {
            let now = self.clock().now();
            if !self.store().read().mails().any_due(now).await? {
                return Ok(taken);
            }
            let unit = self.store().begin().await?;
            let mails = unit.repositories().mails();
            let claimed = mails.claim(now, now + CLAIM, PORTION).await?;
            unit.commit().await?;
            taken += claimed.len();
            for mail in claimed {
                let outcome = self.send(post, &mail).await?;
                let unit = self.store().begin().await?;
                let mails = unit.repositories().mails();
                mails.finish(mail.id, &outcome, self.clock().now()).await?;
                unit.commit().await?;
            }
        }
    }

    async fn send(&self, post: &impl Post, mail: &Mail) -> Result<MailOutcome, Error> {
        let Some(letter) = self.letter(mail).await? else {
            return Ok(MailOutcome::Dropped);
        };
        Ok(match post.deliver(&letter).await {
            Ok(Delivered::Sent) => MailOutcome::Sent,
            Ok(Delivered::Shown(text)) => MailOutcome::Shown(text),
            Err(failure) => {
                tracing::warn!(mail = %mail.id, kind = mail.kind, reason = failure.reason, "a mail was not taken");
                let tries = usize::try_from(mail.attempts).unwrap_or(usize::MAX);
                match AGAIN.get(tries.saturating_sub(1)) {
                    Some(wait) if !failure.is_final => {
                        MailOutcome::Again(self.clock().now() + *wait, failure.reason)
                    }
                    _ => MailOutcome::Dead(failure.reason),
                }
            }
        })
    }

    /// What a mail is to say; nothing when there is nobody to say it to, or nothing to say any more.
    async fn letter(&self, mail: &Mail) -> Result<Option<Letter>, Error> {
        let read = self.store().read();
        let account = read.accounts().by_email(&mail.recipient).await?;
        let account = account.filter(|account| self.lets_in(account));
        let kind = MailKind::from_code(&mail.kind);
        let content = match (kind, &account) {
            (Some(MailKind::Invitation), _) => {
                let Some(id) = mail.invitation else {
                    return Ok(None);
                };
                self.invitation(id, account.as_ref(), &read).await?
            }
            (Some(MailKind::SignInLink), Some(account)) => {
                let secret = self
                    .link(TokenPurpose::SignIn, account, SIGN_IN_LINK)
                    .await?;
                let name = account.name.clone();
                Some(Content::SignInLink { name, secret })
            }
            (Some(MailKind::Reset), Some(account)) => {
                let secret = self.link(TokenPurpose::Reset, account, RESET).await?;
                let name = account.name.clone();
                Some(Content::Reset { name, secret })
            }
            (
                Some(
                    kind @ (MailKind::ExtensionAsked
                    | MailKind::ExtensionDecided
                    | MailKind::PartGiven
                    | MailKind::PartHandedBack
                    | MailKind::PartReturned
                    | MailKind::PartReminder
                    | MailKind::WaveReminder
                    | MailKind::WaveReminderLast
                    | MailKind::SubmissionReceipt
                    | MailKind::SubmissionHandedIn
                    | MailKind::SubmissionCorrect
                    | MailKind::ReviewAssigned
                    | MailKind::ReviewReturned
                    | MailKind::ReviewAccepted
                    | MailKind::ReviewReplied
                    | MailKind::ReviewContested
                    | MailKind::ReviewHandedIn),
                ),
                Some(account),
            ) => {
                let notice = self.notice(kind, mail, account, &read).await?;
                notice.map(|notice| Content::Notice(Box::new(notice)))
            }
            (Some(MailKind::NetworkMessage), Some(account)) => {
                let letter = self.member_letter(mail, account, &read).await?;
                letter.map(|letter| Content::ToMember(Box::new(letter)))
            }
            (Some(kind @ (MailKind::PracticeLetter | MailKind::ExpertLetter)), Some(account)) => {
                let letter = self.person_letter(kind, mail, account, &read).await?;
                letter.map(|letter| Content::ToPerson(Box::new(letter)))
            }
            (Some(MailKind::ExpertQuestion), Some(account)) => {
                let letter = self.question_letter(mail, account, &read).await?;
                letter.map(|letter| Content::Question(Box::new(letter)))
            }
            (Some(MailKind::SpaceDigest), Some(account)) => {
                let letter = self.digest_letter(mail, account, &read).await?;
                letter.map(|letter| Content::News(Box::new(letter)))
            }
            (Some(MailKind::MeetingInvitation), Some(account)) => {
                let letter = self.meeting_letter(mail, account, &read).await?;
                letter.map(|letter| Content::ToMeeting(Box::new(letter)))
            }
            (Some(MailKind::PasswordChanged), Some(account)) => Some(Content::PasswordChanged {
                name: account.name.clone(),
                at: mail.created_at,
            }),
            (
                Some(
                    kind @ (MailKind::SecondFactorOn
                    | MailKind::SecondFactorOff
                    | MailKind::SecondFactorReset
                    | MailKind::RecoveryCodeUsed
                    | MailKind::ProviderLinked),
                ),
                Some(account),
            ) => Some(Content::AccountNotice {
                kind,
                name: account.name.clone(),
                at: mail.created_at,
            }),
            _ => None,
        };
        let language = account.map_or(mail.language, |account| account.language);
        Ok(content.map(|content| Letter {
            id: mail.id.to_string(),
            to: mail.recipient.clone(),
            language,
            content,
        }))
    }

    async fn link(
        &self,
        purpose: TokenPurpose,
        account: &Account,
        good_for: TimeDelta,
    ) -> Result<String, Error> {
        let now = self.clock().now();
        let token = Token {
            hash: String::new(),
            purpose,
            account: Some(account.id),
            invitation: None,
            created_at: now,
            expires_at: now + good_for,
            used_at: None,
        };
        self.new_token(token).await
    }

    /// Keeps a token under a new secret and returns the secret.
    async fn new_token(&self, token: Token) -> Result<String, Error> {
        let secret = self.secrets().next_secret().text();
        let token = Token {
            hash: token_hash(&secret),
            ..token
        };
        let unit = self.store().begin().await?;
        unit.repositories().tokens().add(&token).await?;
        unit.commit().await?;
        Ok(secret)
    }

    async fn invitation(
        &self,
        id: InvitationId,
        account: Option<&Account>,
        read: &Repositories<'_, Read>,
    ) -> Result<Option<Content>, Error> {
        let now = self.clock().now();
        let Some(invitation) = read.invitations().by_id(id).await? else {
            return Ok(None);
        };
        if !invitation.is_open(now) {
            return Ok(None);
        }
        let by = read.accounts().by_id(invitation.invited_by).await?;
        let by = by.map(|by| by.name.clone()).unwrap_or_default();
        let role = invitation.role;
        let place = named(invitation.place, read).await?;
        if let Some(account) = account {
            let name = account.name.clone();
            return Ok(Some(Content::RoleOffered {
                name,
                by,
                role,
                place,
            }));
        }
        if read.accounts().by_email(&invitation.email).await?.is_some() {
            // The account is closed: nothing opens it from outside.
            return Ok(None);
        }
        let token = Token {
            hash: String::new(),
            purpose: TokenPurpose::Invitation,
            account: None,
            invitation: Some(id),
            created_at: now,
            expires_at: invitation.expires_at,
            used_at: None,
        };
        let secret = self.new_token(token).await?;
        Ok(Some(Content::Invitation {
            by,
            role,
            place,
            secret,
        }))
    }
}
