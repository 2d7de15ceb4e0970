//! Offering somebody a role, and taking it.
//!
//! An offer never changes an account. A person without one makes it from the link in the mail; a
//! person with one signs in and accepts.

use chrono::{DateTime, Utc};
use icc_domain::{Locale, Role};
use icc_store::{
    AccountId, Invitation, InvitationId, NewAccount, NewGrant, NewInvitation, NewMail, Place, Read,
    Repositories, TokenPurpose, Write,
};
use serde_json::json;

use super::links::dead_link;
use super::people::{Named, named};
use super::{About, INVITATION, SignedIn, Visit};
use crate::error::Error;
use crate::input::{self, Origin};
use crate::mail::MailKind;
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;

/// What is offered to whom.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The e-mail, as it was typed.
    pub email: String,
    /// The role.
    pub role: Role,
    /// For whom.
    pub place: Place,
    /// The language of the mail.
    pub language: Locale,
}

/// Who takes an invitation and has no account yet.
#[derive(Clone)]
pub struct NewPerson {
    /// Name.
    pub name: String,
    /// Password.
    pub password: String,
    /// The language of mails to the person.
    pub language: Locale,
}

impl std::fmt::Debug for NewPerson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPerson(…)")
    }
}

/// An invitation as the person who got it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Its id.
    pub id: InvitationId,
    /// The e-mail it went to.
    pub email: String,
    /// What is offered.
    pub role: Role,
    /// For whom.
    pub place: Named,
    /// Who offers it.
    pub invited_by: String,
    /// Until when it can be accepted.
    pub expires_at: DateTime<Utc>,
}

impl Service {
    /// Offers a role by mail. The answer is the same whether the address has an account or not; an
    /// older offer of the same role to the same address ends.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not offer this role there, also when there is no such
    /// place; [`Error::Invalid`] for what is no address.
    pub async fn invite(
        &self,
        actor: &Actor,
        offer: &Offer,
        origin: &Origin,
    ) -> Result<InvitationId, Error> {
        let unit = self.store().begin().await?;
        let id = self
            .offer(actor, offer, origin, &unit.repositories())
            .await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(id)
    }

    /// As [`Service::invite`], within a unit of work.
    pub(crate) async fn offer(
        &self,
        actor: &Actor,
        offer: &Offer,
        origin: &Origin,
        repositories: &Repositories<'_, Write>,
    ) -> Result<InvitationId, Error> {
        let subject = Subject::at(offer.place, repositories).await?;
        if !actor.may(Action::Invite(offer.role), &subject) {
            return Err(Error::NotFound);
        }
        if offer.email.trim().is_empty() {
            return Err(Error::issue("email", "missing"));
        }
        let email = input::email(&offer.email).ok_or_else(|| Error::issue("email", "email"))?;
        let now = self.clock().now();
        let new = NewInvitation {
            email: email.clone(),
            role: offer.role,
            place: offer.place,
            language: offer.language,
            invited_by: actor.account,
            created_at: now,
            expires_at: now + INVITATION,
        };
        let id = repositories.invitations().add(&new, self.ids()).await?;
        let mail = NewMail {
            invitation: Some(id),
            ..self.new_mail(MailKind::Invitation, email, offer.language)
        };
        repositories.mails().add(&mail, self.ids()).await?;
        self.note_invitation(repositories, "invited", actor, id, &new, origin)
            .await?;
        Ok(id)
    }

    /// Takes an offer back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none that the person may offer.
    pub async fn withdraw_invitation(
        &self,
        actor: &Actor,
        id: InvitationId,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let invitation = repositories.invitations().by_id(id).await?;
        let invitation = invitation.ok_or(Error::NotFound)?;
        let subject = Subject::at(invitation.place, &repositories).await?;
        if !actor.may(Action::Invite(invitation.role), &subject) {
            return Err(Error::NotFound);
        }
        let now = self.clock().now();
        repositories.invitations().withdraw(id, now).await?;
        let what = "invitation-withdrawn";
        self.note_invitation(&repositories, what, actor, id, &invitation, origin)
            .await?;
        Ok(unit.commit().await?)
    }

    /// What a link in a mail offers, while it is good.
    pub async fn offered_by_link(&self, secret: &str) -> Result<Option<Offered>, Error> {
        let token = self.good_token(secret, TokenPurpose::Invitation).await?;
        let Some(id) = token.and_then(|token| token.invitation) else {
            return Ok(None);
        };
        let read = self.store().read();
        match read.invitations().by_id(id).await? {
            Some(invitation) if invitation.is_open(self.clock().now()) => {
                Ok(Some(offered(invitation, &read).await?))
            }
            _ => Ok(None),
        }
    }

    /// What is offered to a person who is signed in.
    pub async fn offered(&self, actor: &Actor) -> Result<Vec<Offered>, Error> {
        let read = self.store().read();
        let now = self.clock().now();
        let mut all = Vec::new();
        for invitation in read.invitations().open_to(&actor.email, now).await? {
            all.push(offered(invitation, &read).await?);
        }
        Ok(all)
    }

    /// Makes an account for somebody who was invited and has none, gives the role, lets the person
    /// in.
    ///
    /// # Errors
    /// [`Error::Invalid`] with everything that is wrong; with the code `link-dead`; with the code
    /// `account-exists` when the address has an account, which stays as it is.
    pub async fn accept_as_new(
        &self,
        secret: &str,
        person: &NewPerson,
        visit: &Visit,
    ) -> Result<SignedIn, Error> {
        let purpose = TokenPurpose::Invitation;
        let token = self.token(secret, purpose, &visit.origin).await?;
        let token = token.ok_or_else(dead_link)?;
        let id = token.invitation.ok_or_else(dead_link)?;
        let now = self.clock().now();
        let invitation = self.store().read().invitations().by_id(id).await?;
        let invitation = invitation.filter(|i| i.is_open(now));
        let invitation = invitation.ok_or_else(dead_link)?;

        let mut issues = Vec::new();
        let name = input::name(&person.name).map_err(|issue| issues.push(issue));
        let mut words = vec![invitation.email.clone()];
        words.extend(self.place_words(invitation.place).await?);
        let hash = match self.hash_new("password", &person.password, &words).await {
            Err(Error::Invalid(more)) => {
                issues.extend(more);
                None
            }
            other => Some(other?),
        };
        let (Ok(name), Some(hash)) = (name, hash) else {
            return Err(Error::Invalid(issues));
        };

        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let accounts = repositories.accounts();
        if accounts.by_email(&invitation.email).await?.is_some() {
            // Whoever has the link reads the mails of this address, and may know.
            return Err(Error::issue("token", "account-exists"));
        }
        self.use_up(&repositories, &token).await?;
        let new = NewAccount {
            email: invitation.email.clone(),
            name,
            language: person.language,
            password_hash: Some(hash),
            demonstration: false,
            created_at: now,
        };
        let account = accounts.add(&new, self.ids()).await?;
        self.take(&repositories, account, &invitation, &visit.origin)
            .await?;
        let account = accounts.by_id(account).await?.ok_or(Error::NotFound)?;
        let signed_in = self.start_session(&repositories, &account, visit).await?;
        unit.commit().await?;
        Ok(signed_in)
    }

    /// Takes an offer as a person who is signed in; the session gets a new secret, which is
    /// returned.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nothing of the kind is offered to the person.
    pub async fn accept(
        &self,
        actor: &Actor,
        id: InvitationId,
        secret: &str,
        origin: &Origin,
    ) -> Result<String, Error> {
        let invitation = self.own_offer(actor, id).await?;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        self.take(&repositories, actor.account, &invitation, origin)
            .await?;
        let secret = self.change_secret(&repositories, secret).await?;
        unit.commit().await?;
        Ok(secret)
    }

    /// Declines an offer.
    ///
    /// # Errors
    /// As [`Service::accept`].
    pub async fn decline(
        &self,
        actor: &Actor,
        id: InvitationId,
        origin: &Origin,
    ) -> Result<(), Error> {
        let invitation = self.own_offer(actor, id).await?;
        let now = self.clock().now();
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        repositories.invitations().withdraw(id, now).await?;
        let what = "invitation-declined";
        self.note_invitation(&repositories, what, actor, id, &invitation, origin)
            .await?;
        Ok(unit.commit().await?)
    }

    async fn own_offer(&self, actor: &Actor, id: InvitationId) -> Result<Invitation, Error> {
        let found = self.store().read().invitations().by_id(id).await?;
        let own = found.filter(|i| i.email == actor.email && i.is_open(self.clock().now()));
        own.ok_or(Error::NotFound)
    }

    /// Gives the role that is offered, if whoever offered it may still do so.
    async fn take(
        &self,
        repositories: &Repositories<'_, Write>,
        account: AccountId,
        invitation: &Invitation,
        origin: &Origin,
    ) -> Result<(), Error> {
        if !self.may_still_offer(repositories, invitation).await? {
            return Err(dead_link());
        }
        let now = self.clock().now();
        repositories
            .invitations()
            .accept(invitation.id, now)
            .await?;
        let held = repositories.grants().held_by(account).await?;
        let (role, place) = (invitation.role, invitation.place);
        if let Some(city) = place.city() {
            // What was given to the address is now this person's.
            repositories
                .parts()
                .take_over(city, &invitation.email, account)
                .await?;
        }
        if held
            .iter()
            .any(|grant| (grant.role, grant.place) == (role, place))
        {
            return Ok(());
        }
        let grant = NewGrant {
            account,
            role,
            place,
            granted_at: now,
            granted_by: Some(invitation.invited_by),
        };
        let id = repositories.grants().add(&grant, self.ids()).await?;
        let about = About {
            action: "role-given",
            actor: Some(account),
            origin,
            object: ("role", Some(id.to_string())),
            place,
            detail: json!({
                "account": account.to_string(),
                "role": role.code(),
                "by": invitation.invited_by.to_string(),
            }),
        };
        self.note(repositories, about).await?;
        Ok(())
    }

    /// A role that has ended gives nothing on, not even by an offer from before.
    pub(crate) async fn may_still_offer(
        &self,
        repositories: &Repositories<'_, Write>,
        invitation: &Invitation,
    ) -> Result<bool, Error> {
        let by = invitation.invited_by;
        let Some(account) = repositories.accounts().by_id(by).await? else {
            return Ok(false);
        };
        let roles = repositories.grants().held_by(by).await?;
        let inviting = Actor {
            account: by,
            session: icc_store::SessionId(by.0),
            name: String::new(),
            email: String::new(),
            language: account.language,
            demonstration: account.demonstration,
            roles: roles.iter().map(|g| (g.role, g.place)).collect(),
        };
        let subject = Subject::at(invitation.place, repositories).await?;
        Ok(self.lets_in(&account) && inviting.may(Action::Invite(invitation.role), &subject))
    }

    async fn note_invitation(
        &self,
        repositories: &Repositories<'_, Write>,
        action: &'static str,
        actor: &Actor,
        id: InvitationId,
        invitation: &NewInvitation,
        origin: &Origin,
    ) -> Result<(), Error> {
        let about = About {
            action,
            actor: Some(actor.account),
            origin,
            object: ("invitation", Some(id.to_string())),
            place: invitation.place,
            detail: json!({ "role": invitation.role.code() }),
        };
        Ok(self.note(repositories, about).await?)
    }
}

async fn offered(invitation: Invitation, read: &Repositories<'_, Read>) -> Result<Offered, Error> {
    let by = read.accounts().by_id(invitation.invited_by).await?;
    Ok(Offered {
        id: invitation.id,
        place: named(invitation.place, read).await?,
        role: invitation.role,
        invited_by: by.map(|account| account.name.clone()).unwrap_or_default(),
        expires_at: invitation.expires_at,
        email: invitation.record.email,
    })
}
