//! What only whoever runs the service does, at its console: giving a role at once, and acting in
//! the name of an administrator.

use icc_domain::{Locale, Role};
use icc_store::{AccountId, GrantId, NewGrant, Place, SessionId};
use serde_json::json;

use super::About;
use crate::error::Error;
use crate::input::{self, Origin};
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;

impl Service {
    /// The account with an address, as it was typed.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or the actor may not look after accounts.
    pub async fn account_of(&self, actor: &Actor, email: &str) -> Result<AccountId, Error> {
        if !actor.may(Action::ManageAccounts, &Subject::default()) {
            return Err(Error::NotFound);
        }
        let email = input::email(email).ok_or(Error::NotFound)?;
        let account = self.store().read().accounts().by_email(&email).await?;
        Ok(account.ok_or(Error::NotFound)?.id)
    }

    /// Gives a role to somebody who has an account, without an offer that waits to be taken.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such account or the actor may not give the role;
    /// [`Error::Conflict`] when the person holds it already.
    pub async fn give_role(
        &self,
        actor: &Actor,
        email: &str,
        (role, place): (Role, Place),
        origin: &Origin,
    ) -> Result<GrantId, Error> {
        let account = self.account_of(actor, email).await?;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let subject = Subject::at(place, &repositories).await?;
        if !actor.may(Action::Invite(role), &subject) {
            return Err(Error::NotFound);
        }
        let grant = NewGrant {
            account,
            role,
            place,
            granted_at: self.clock().now(),
            granted_by: actor.in_record(),
        };
        let id = repositories.grants().add(&grant, self.ids()).await?;
        // What a session may do is asked anew at every request; its secret changes when a role does.
        repositories.sessions().end_all_of(account, None).await?;
        let about = About {
            action: "role-given",
            actor: actor.in_record(),
            origin,
            object: ("role", Some(id.to_string())),
            place,
            detail: json!({ "account": account.to_string(), "role": role.code() }),
        };
        self.note(&repositories, about).await?;
        unit.commit().await?;
        Ok(id)
    }

    /// An administrator of the programme in whose name an offer is made: whoever gets it is told who
    /// offers. The one with this address, or the only one there is.
    ///
    /// # Errors
    /// [`Error::NotFound`] when that is nobody, or could be several.
    pub async fn administrator(&self, email: Option<&str>) -> Result<Actor, Error> {
        let read = self.store().read();
        let everybody = Actor::console(Locale::Fr).people_scope(&read).await?;
        let grants = read.grants().within(&everybody).await?;
        let holders = grants
            .iter()
            .filter(|grant| grant.role == Role::ProgrammeAdministrator)
            .map(|grant| grant.account);
        let holders: Vec<AccountId> = holders.collect();
        let wanted = email.map(|email| input::email(email).ok_or(Error::NotFound));
        let wanted = wanted.transpose()?;
        let accounts = read.accounts().by_ids(&holders).await?;
        let mut accounts = accounts.into_iter().filter(|account| {
            self.lets_in(account) && wanted.as_ref().is_none_or(|email| *email == account.email)
        });
        let (Some(account), None) = (accounts.next(), accounts.next()) else {
            return Err(Error::NotFound);
        };
        let roles = read.grants().held_by(account.id).await?;
        Ok(Actor {
            account: account.id,
            session: SessionId(account.id.0),
            name: account.name.clone(),
            email: account.email.clone(),
            language: account.language,
            demonstration: account.demonstration,
            roles: roles
                .iter()
                .map(|grant| (grant.role, grant.place))
                .collect(),
        })
    }
}
