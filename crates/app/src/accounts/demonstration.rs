//! Accounts for trying the service on one's own machine: one for each role, marked, with one
//! password that the sign-in page tells. They can be used while the rules say so, and never
//! elsewhere.

use icc_domain::{Locale, Role, RolePlace};
use icc_store::{AccountId, NewAccount, NewGrant, Place};
use uuid::Uuid;

use crate::error::Error;
use crate::policy::Actor;
use crate::service::Service;

/// Nobody's account: nobody wrote what is invented.
pub(crate) const NOBODY: AccountId = AccountId(Uuid::nil());

/// The password of every account of the demonstration.
pub const DEMONSTRATION_PASSWORD: &str = "harbour lantern maple";

/// E-mail, name and role of the accounts of the demonstration.
const PEOPLE: [(&str, &str, Role); 6] = [
    ("edition@example.org", "Alix Bergeron", Role::CityEditor),
    (
        "coordination@example.org",
        "Dominique Roy",
        Role::CityCoordinator,
    ),
    ("revision@example.org", "Sacha Lambert", Role::Reviewer),
    (
        "reseau@example.org",
        "Camille Gagnon",
        Role::NetworkCoordinator,
    ),
    (
        "programme@example.org",
        "Claude Morin",
        Role::ProgrammeAdministrator,
    ),
    (
        "partenaire@example.org",
        "Andrea Fortin",
        Role::PartnerReader,
    ),
];

/// E-mail and role of each, for the sign-in page.
#[must_use]
pub fn demonstration_accounts() -> Vec<(&'static str, Role)> {
    PEOPLE
        .iter()
        .map(|(email, _, role)| (*email, *role))
        .collect()
}

/// The accounts of the demonstration that are there, as people who act.
pub(crate) struct DemonstrationPeople(Vec<(Role, Actor)>);

impl DemonstrationPeople {
    /// Who holds a role.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nobody does.
    pub(crate) fn with(&self, role: Role) -> Result<&Actor, Error> {
        let found = self.0.iter().find(|(held, _)| *held == role);
        found.map(|(_, actor)| actor).ok_or(Error::NotFound)
    }
}

impl Service {
    /// Those of the demonstration who are there.
    pub(crate) async fn demonstration_people(&self) -> Result<DemonstrationPeople, Error> {
        let read = self.store().read();
        let mut people = Vec::new();
        for (email, _, role) in PEOPLE {
            if let Some(account) = read.accounts().by_email(email).await? {
                let grants = read.grants().held_by(account.id).await?;
                people.push((role, Actor::away(&account, &grants)));
            }
        }
        Ok(DemonstrationPeople(people))
    }

    /// Makes the accounts of the demonstration that are missing; none without the demonstration's
    /// cities and networks.
    pub(crate) async fn make_demonstration_accounts(&self) -> Result<(), Error> {
        let read = self.store().read();
        let cities = read.municipalities().all().await?;
        let networks = read.networks().all().await?;
        let profiles = &self.data().demonstration.profiles;
        let first = profiles
            .first()
            .map(|profile| profile.municipality.as_str());
        let city = cities.iter().find(|city| Some(city.code.as_str()) == first);
        // The network that can be asked now, so that its coordinator has something to look after.
        let demonstration = &self.data().demonstration;
        let last = demonstration.waves.last().map(|wave| &wave.network);
        let code = demonstration.open.as_ref().map(|wave| &wave.network);
        let code = code.or(last).map(String::as_str);
        let network = networks.iter().find(|n| Some(n.code.as_str()) == code);
        let (Some(city), Some(network)) = (city, network) else {
            return Ok(());
        };
        let works = read.partners().partnerships().await?;
        let partner = works.iter().find(|it| it.network == network.id);
        for (email, name, role) in PEOPLE {
            if read.accounts().by_email(email).await?.is_some() {
                continue;
            }
            let place = match role.place() {
                RolePlace::City => Place::City(city.id),
                RolePlace::Network => Place::Network(network.id),
                RolePlace::Partner => match partner {
                    Some(partnership) => Place::Partner(partnership.partner),
                    None => continue,
                },
                RolePlace::Service => Place::Service,
            };
            let salt = self.secrets().next_secret();
            let hash = self.hasher().hash(DEMONSTRATION_PASSWORD, salt).await?;
            let now = self.clock().now();
            let unit = self.store().begin().await?;
            let repositories = unit.repositories();
            let new = NewAccount {
                email: email.to_owned(),
                name: name.to_owned(),
                language: Locale::Fr,
                password_hash: Some(hash),
                demonstration: true,
                created_at: now,
            };
            let account = repositories.accounts().add(&new, self.ids()).await?;
            let grant = NewGrant {
                account,
                role,
                place,
                granted_at: now,
                granted_by: None,
            };
            repositories.grants().add(&grant, self.ids()).await?;
            unit.commit().await?;
        }
        Ok(())
    }
}
