//! Sessions: who a request comes from, and ending it.

use chrono::{DateTime, Utc};
use icc_store::{Account, AccountId, Repositories, Session, SessionId, StoreError, Write};

use super::{About, IDLE, LONGEST_SESSION, SignedIn, TOUCH, session_hash};
use crate::error::Error;
use crate::input::Origin;
use crate::policy::Actor;
use crate::readiness::Mode;
use crate::service::Service;

/// What a browser brings to a sign-in.
#[derive(Clone, Default)]
pub struct Visit {
    /// Where it comes from.
    pub origin: Origin,
    /// Browser and system, in two words.
    pub browser: String,
    /// The secret of the session it had; it ends.
    pub secret: Option<String>,
}

impl std::fmt::Debug for Visit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Visit").finish_non_exhaustive()
    }
}

/// A session in the person's own list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// Names it.
    pub id: SessionId,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Last use, to the minute.
    pub seen_at: DateTime<Utc>,
    /// Browser and system.
    pub browser: String,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// Somebody who is signed in, and until when without doing anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// Who it is.
    pub actor: Actor,
    /// The moment of this request.
    pub now: DateTime<Utc>,
    /// When the session ends unless it is used again.
    pub ends_at: DateTime<Utc>,
    /// When it ends whatever happens.
    pub ends_at_last: DateTime<Utc>,
}

impl Service {
    /// Whoever holds this secret, with the roles held at this moment; nobody when the session has
    /// ended or the account is closed.
    pub async fn actor(&self, secret: &str) -> Result<Option<Actor>, Error> {
        Ok(self.presence(secret).await?.map(|presence| presence.actor))
    }

    /// As [`Service::actor`], with when the session ends.
    pub async fn presence(&self, secret: &str) -> Result<Option<Presence>, Error> {
        let now = self.clock().now();
        let read = self.store().read();
        let hash = session_hash(secret);
        let Some(session) = read.sessions().by_hash(&hash).await? else {
            return Ok(None);
        };
        if now >= session.expires_at || now - session.seen_at >= IDLE {
            return Ok(None);
        }
        let Some(account) = read.accounts().by_id(session.account).await? else {
            return Ok(None);
        };
        if !self.lets_in(&account) {
            return Ok(None);
        }
        let roles = read.grants().held_by(account.id).await?;
        let mut seen_at = session.seen_at;
        let kept = self.mode() == Mode::Usual;
        if kept && now - seen_at >= TOUCH && self.touch(&hash, now).await {
            seen_at = now;
        }
        let actor = Actor {
            account: account.id,
            session: session.id,
            name: account.name.clone(),
            email: account.email.clone(),
            language: account.language,
            demonstration: account.demonstration,
            roles: roles
                .into_iter()
                .map(|g| (g.record.role, g.record.place))
                .collect(),
        };
        Ok(Some(Presence {
            actor,
            now,
            ends_at: session.expires_at.min(seen_at + IDLE),
            ends_at_last: session.expires_at,
        }))
    }

    /// Whether an account can be used.
    pub(crate) fn lets_in(&self, account: &Account) -> bool {
        account.disabled_at.is_none() && (!account.demonstration || self.rules().demonstration)
    }

    /// A busy database must not turn readers away: the next request notes it.
    async fn touch(&self, hash: &str, now: DateTime<Utc>) -> bool {
        let noted = async {
            let unit = self.store().begin().await?;
            unit.repositories().sessions().touch(hash, now).await?;
            unit.commit().await
        };
        if let Err(error) = noted.await {
            tracing::warn!(%error, "the use of a session was not noted");
            return false;
        }
        true
    }

    /// Starts a session under a new secret and ends the one that the browser had.
    pub(crate) async fn start_session(
        &self,
        repositories: &Repositories<'_, Write>,
        account: &Account,
        visit: &Visit,
    ) -> Result<SignedIn, StoreError> {
        let now = self.clock().now();
        let sessions = repositories.sessions();
        if let Some(secret) = &visit.secret {
            sessions.end(&session_hash(secret)).await?;
        }
        let secret = self.secrets().next_secret().text();
        sessions
            .add(&Session {
                hash: session_hash(&secret),
                id: SessionId(self.ids().next_id()),
                account: account.id,
                created_at: now,
                seen_at: now,
                expires_at: now + LONGEST_SESSION,
                browser: visit.browser.clone(),
            })
            .await?;
        Ok(SignedIn {
            secret,
            language: account.language,
        })
    }

    /// Gives the session of this secret another one, after what the person may do has changed.
    pub(crate) async fn change_secret(
        &self,
        repositories: &Repositories<'_, Write>,
        secret: &str,
    ) -> Result<String, StoreError> {
        let new = self.secrets().next_secret().text();
        repositories
            .sessions()
            .rename(&session_hash(secret), &session_hash(&new))
            .await?;
        Ok(new)
    }

    /// Ends the session of this secret.
    pub async fn sign_out(&self, secret: &str, origin: &Origin) -> Result<(), Error> {
        let hash = session_hash(secret);
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let Some(session) = repositories.sessions().by_hash(&hash).await? else {
            return Ok(());
        };
        repositories.sessions().end(&hash).await?;
        let about = About::own("signed-out", session.account, origin);
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// The person's own sessions, the last used first.
    pub async fn own_sessions(&self, actor: &Actor) -> Result<Vec<SessionRow>, Error> {
        let now = self.clock().now();
        let sessions = self.store().read().sessions().of(actor.account).await?;
        let alive = sessions
            .into_iter()
            .filter(|s| now < s.expires_at && now - s.seen_at < IDLE);
        Ok(alive
            .map(|session| SessionRow {
                current: session.id == actor.session,
                id: session.id,
                created_at: session.created_at,
                seen_at: session.seen_at,
                browser: session.browser,
            })
            .collect())
    }

    /// Ends one of the person's own sessions.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person has no such session, also when somebody else has it.
    pub async fn end_own_session(
        &self,
        actor: &Actor,
        id: SessionId,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        if repositories
            .sessions()
            .end_one_of(actor.account, id)
            .await?
            == 0
        {
            return Err(Error::NotFound);
        }
        let about = About::own("session-ended", actor.account, origin);
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// Ends every other session of the person.
    pub async fn end_other_sessions(
        &self,
        actor: &Actor,
        secret: &str,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let own = session_hash(secret);
        repositories
            .sessions()
            .end_all_of(actor.account, Some(&own))
            .await?;
        let about = About::own("other-sessions-ended", actor.account, origin);
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// Ends everything that lets somebody in, or a program of his or hers: sessions, links, tokens.
    pub(crate) async fn shut_out(
        &self,
        repositories: &Repositories<'_, Write>,
        account: AccountId,
    ) -> Result<(), StoreError> {
        repositories.sessions().end_all_of(account, None).await?;
        repositories.pending_sign_ins().end_all_of(account).await?;
        repositories.api_tokens().end_all_of(account).await?;
        repositories
            .tokens()
            .spoil_all_of(account, self.clock().now())
            .await
    }
}
