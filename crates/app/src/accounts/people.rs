//! Who is who, for those who may know; ending roles and closing accounts.

mod choices;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use icc_domain::{LocalizedText, Role, RolePlace};
use icc_store::{
    Account, AccountId, AuditEvent, GrantId, InvitationId, Place, Repositories, StoreError,
};
use serde_json::json;

use super::About;
use crate::error::Error;
use crate::input::Origin;
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;
pub use choices::Choices;

/// The most events of the record that a page shows.
const EVENTS: u64 = 200;

/// A place with its code and names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The place.
    pub place: Place,
    /// Its code; empty for the service.
    pub code: String,
    /// Its names; empty for the service.
    pub names: LocalizedText,
}

/// A person in a role. A person with two roles has two rows; a person without any has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// The account.
    pub account: AccountId,
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// Since when the account is closed.
    pub disabled_at: Option<DateTime<Utc>>,
    /// Whether it belongs to the demonstration.
    pub demonstration: bool,
    /// In how many steps the person signs in.
    pub steps: Steps,
    /// The role, when there is one.
    pub role: Option<(GrantId, Role, Named)>,
    /// Since when: the role, or the account where there is no role.
    pub since: DateTime<Utc>,
    /// Whether the reader may end the role.
    pub may_end: bool,
    /// Whether the reader may close and open the account.
    pub may_manage: bool,
}

/// An invitation that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationRow {
    /// Its id.
    pub id: InvitationId,
    /// To whom.
    pub email: String,
    /// What is offered.
    pub role: Role,
    /// For whom.
    pub place: Named,
    /// Until when.
    pub expires_at: DateTime<Utc>,
}

/// Something that was done, with what its ids are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRow {
    /// The event.
    pub event: AuditEvent,
    /// What whoever did it is called, while that is known.
    pub by: Option<String>,
    /// The city, network or partner it concerns.
    pub place: Named,
}

/// Everything on the page of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People {
    /// People in roles.
    pub rows: Vec<PersonRow>,
    /// Open invitations.
    pub invitations: Vec<InvitationRow>,
    /// What can be offered.
    pub choices: Choices,
}

impl Service {
    /// The people whom somebody may see.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there are none by right: the page does not exist for that person.
    pub async fn people(&self, actor: &Actor) -> Result<People, Error> {
        if !actor.may_see_people() {
            return Err(Error::NotFound);
        }
        let read = self.store().snapshot().await?;
        let repositories = read.repositories();
        let scope = actor.people_scope(&repositories).await?;
        let mut places = Places::default();

        let mut grants = Vec::new();
        for grant in repositories.grants().within(&scope).await? {
            let subject = places.subject(grant.place, &repositories).await?;
            if actor.may(Action::SeePeople(grant.role), &subject) {
                let may_end = actor.may(Action::EndRole(grant.role), &subject);
                grants.push((grant, may_end));
            }
        }
        let ids: Vec<AccountId> = grants.iter().map(|(grant, _)| grant.account).collect();
        let accounts = repositories.accounts().by_ids(&ids).await?;
        let accounts: BTreeMap<AccountId, Account> =
            accounts.into_iter().map(|a| (a.id, a)).collect();
        let manages = actor.may(Action::ManageAccounts, &Subject::default());
        let mut rows = Vec::new();
        for (grant, may_end) in grants {
            if let Some(account) = accounts.get(&grant.account) {
                let place = places.named(grant.place, &repositories).await?;
                let role = Some((grant.id, grant.role, place));
                rows.push(row(
                    actor,
                    account,
                    role,
                    grant.granted_at,
                    may_end,
                    manages,
                ));
            }
        }
        if manages {
            for account in repositories.accounts().without_role().await? {
                let since = account.created_at;
                rows.push(row(actor, &account, None, since, false, true));
            }
        }

        let ids: Vec<AccountId> = rows.iter().map(|row| row.account).collect();
        let asked = repositories.second_factors().asked_among(&ids).await?;
        for row in &mut rows {
            if asked.contains(&row.account) {
                row.steps = Steps::Two;
            }
        }

        let now = self.clock().now();
        let mut invitations = Vec::new();
        for invitation in repositories.invitations().open_within(&scope, now).await? {
            let subject = places.subject(invitation.place, &repositories).await?;
            if actor.may(Action::Invite(invitation.role), &subject) {
                invitations.push(InvitationRow {
                    id: invitation.id,
                    place: places.named(invitation.place, &repositories).await?,
                    role: invitation.role,
                    expires_at: invitation.expires_at,
                    email: invitation.record.email,
                });
            }
        }
        let choices = choices::choices(actor, &repositories).await?;
        read.end().await?;
        Ok(People {
            rows,
            invitations,
            choices,
        })
    }

    /// The place of a role that somebody named by its code; none when there is no such place, or
    /// the role is held for something else.
    pub async fn place(&self, role: Role, code: &str) -> Result<Option<Place>, Error> {
        let read = self.store().read();
        Ok(match role.place() {
            RolePlace::Service => Some(Place::Service),
            RolePlace::City => {
                let city = read.municipalities().by_code(code).await?;
                city.map(|city| Place::City(city.id))
            }
            RolePlace::Network => {
                let network = read.networks().by_code(code).await?;
                network.map(|network| Place::Network(network.id))
            }
            RolePlace::Partner => {
                let partner = read.partners().by_code(code).await?;
                partner.map(|partner| Place::Partner(partner.id))
            }
        })
    }

    /// Ends a role and all sessions of the person who held it; with the last one, the tokens too.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none that the person may end; [`Error::Conflict`] for the
    /// last administrator.
    pub async fn end_role(&self, actor: &Actor, id: GrantId, origin: &Origin) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let grant = repositories.grants().by_id(id).await?;
        let grant = grant.ok_or(Error::NotFound)?;
        let subject = Subject::at(grant.place, &repositories).await?;
        if !actor.may(Action::EndRole(grant.role), &subject) {
            return Err(Error::NotFound);
        }
        let now = self.clock().now();
        repositories
            .grants()
            .end(id, actor.in_record(), now)
            .await?;
        self.somebody_remains(actor, grant.role, &repositories)
            .await?;
        repositories
            .sessions()
            .end_all_of(grant.account, None)
            .await?;
        self.end_tokens_without_role(&repositories, grant.account)
            .await?;
        let about = About {
            action: "role-ended",
            actor: actor.in_record(),
            origin,
            object: ("role", Some(id.to_string())),
            place: grant.place,
            detail: json!({
                "account": grant.account.to_string(),
                "role": grant.role.code(),
            }),
        };
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// Closes an account, with all its sessions and links, or opens it again.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not, or there is none; [`Error::Conflict`] for the
    /// own account and the last administrator's.
    pub async fn set_account_open(
        &self,
        actor: &Actor,
        account: AccountId,
        open: Open,
        origin: &Origin,
    ) -> Result<(), Error> {
        if !actor.may(Action::ManageAccounts, &Subject::account(account)) {
            return Err(Error::NotFound);
        }
        if account == actor.account {
            return Err(Error::Conflict);
        }
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        if repositories.accounts().by_id(account).await?.is_none() {
            return Err(Error::NotFound);
        }
        let since = (open == Open::No).then(|| self.clock().now());
        repositories.accounts().set_disabled(account, since).await?;
        if open == Open::No {
            self.shut_out(&repositories, account).await?;
            let held = repositories.grants().held_by(account).await?;
            for grant in held {
                self.somebody_remains(actor, grant.role, &repositories)
                    .await?;
            }
        }
        let mut about = About::own("", account, origin);
        about.actor = actor.in_record();
        about.action = match open {
            Open::Yes => "account-opened",
            Open::No => "account-closed",
        };
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// Without an administrator nobody could let anybody in.
    pub(crate) async fn somebody_remains(
        &self,
        actor: &Actor,
        role: Role,
        repositories: &Repositories<'_, icc_store::Write>,
    ) -> Result<(), Error> {
        let last = role == Role::ProgrammeAdministrator
            && !actor.demonstration
            && !repositories.grants().has_administrator().await?;
        if last { Err(Error::Conflict) } else { Ok(()) }
    }

    /// What was done for the cities and networks of somebody who may know, newest first.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see any of it.
    pub async fn audit(&self, actor: &Actor) -> Result<Vec<AuditRow>, Error> {
        if !actor.may_somewhere(Action::SeeAudit) {
            return Err(Error::NotFound);
        }
        let read = self.store().read();
        let scope = actor.people_scope(&read).await?;
        let mut places = Places::default();
        let mut seen = Vec::new();
        for event in read.audit().within(&scope, EVENTS).await? {
            let place = match (event.municipality, event.network) {
                (Some(city), _) => Place::City(city),
                (None, Some(network)) => Place::Network(network),
                (None, None) => partner_of(&event).map_or(Place::Service, Place::Partner),
            };
            let subject = places.subject(place, &read).await?;
            if actor.may(Action::SeeAudit, &subject) {
                let place = places.named(place, &read).await?;
                seen.push((event, place));
            }
        }
        let ids: Vec<AccountId> = seen.iter().filter_map(|(event, _)| event.actor).collect();
        let known = read.accounts().by_ids(&ids).await?;
        let names: BTreeMap<AccountId, String> =
            known.into_iter().map(|a| (a.id, a.record.name)).collect();
        let rows = seen.into_iter().map(|(event, place)| AuditRow {
            by: event.actor.and_then(|id| names.get(&id).cloned()),
            place,
            event,
        });
        Ok(rows.collect())
    }

    /// The roles that the person holds, with the names of their places.
    pub async fn held_roles(&self, actor: &Actor) -> Result<Vec<(Role, Named)>, Error> {
        let read = self.store().read();
        let mut held = Vec::new();
        for (role, place) in &actor.roles {
            held.push((*role, named(*place, &read).await?));
        }
        Ok(held)
    }
}

/// In how many steps somebody signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Steps {
    /// With a password, a link or a provider.
    One,
    /// With a code as well.
    Two,
}

/// Whether an account can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// It can.
    Yes,
    /// It cannot.
    No,
}

fn row(
    actor: &Actor,
    account: &Account,
    role: Option<(GrantId, Role, Named)>,
    since: DateTime<Utc>,
    may_end: bool,
    may_manage: bool,
) -> PersonRow {
    PersonRow {
        account: account.id,
        name: account.name.clone(),
        email: account.email.clone(),
        disabled_at: account.disabled_at,
        demonstration: account.demonstration,
        steps: Steps::One,
        role,
        since,
        may_end,
        may_manage: may_manage && account.id != actor.account,
    }
}

/// Places looked up once.
#[derive(Debug, Default)]
struct Places {
    subjects: BTreeMap<Place, Subject>,
    names: BTreeMap<Place, Named>,
}

impl Places {
    async fn subject<A>(
        &mut self,
        place: Place,
        read: &Repositories<'_, A>,
    ) -> Result<Subject, StoreError> {
        if let Some(known) = self.subjects.get(&place) {
            return Ok(known.clone());
        }
        let subject = Subject::at(place, read).await?;
        self.subjects.insert(place, subject.clone());
        Ok(subject)
    }

    async fn named<A>(
        &mut self,
        place: Place,
        read: &Repositories<'_, A>,
    ) -> Result<Named, StoreError> {
        if let Some(known) = self.names.get(&place) {
            return Ok(known.clone());
        }
        let found = named(place, read).await?;
        self.names.insert(place, found.clone());
        Ok(found)
    }
}

/// The partner that an event concerns, which its detail names.
fn partner_of(event: &AuditEvent) -> Option<icc_store::PartnerId> {
    let detail: serde_json::Value = serde_json::from_str(&event.detail).ok()?;
    let id = detail.get(super::PARTNER)?.as_str()?.parse();
    id.ok().map(icc_store::PartnerId)
}

/// A place with its code and names.
pub(crate) async fn named<A>(
    place: Place,
    read: &Repositories<'_, A>,
) -> Result<Named, StoreError> {
    let (code, names) = match place {
        Place::Service => (String::new(), LocalizedText::default()),
        Place::City(id) => {
            let city = read.municipalities().by_id(id).await?;
            city.map(|city| (city.record.code, city.record.names))
                .unwrap_or_default()
        }
        Place::Partner(id) => {
            let all = read.partners().all().await?;
            let partner = all.into_iter().find(|partner| partner.id == id);
            partner
                .map(|partner| (partner.record.code, partner.record.names))
                .unwrap_or_default()
        }
        Place::Network(id) => {
            let all = read.networks().all().await?;
            let network = all.into_iter().find(|network| network.id == id);
            network
                .map(|network| (network.record.code, network.record.names))
                .unwrap_or_default()
        }
    };
    Ok(Named { place, code, names })
}
