//! What somebody may offer to others, and for whom.

use std::collections::BTreeMap;

use icc_domain::{Role, RolePlace};
use icc_store::{Place, Repositories, StoreError};

use super::Named;
use crate::policy::{Action, Actor, Subject};

/// What a reader may offer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// The roles.
    pub roles: Vec<Role>,
    /// The cities for which one of them can be offered.
    pub cities: Vec<Named>,
    /// The networks for which one of them can be offered.
    pub networks: Vec<Named>,
    /// The partners for which one of them can be offered.
    pub partners: Vec<Named>,
}

/// What somebody may offer, for the form; the use case asks again.
pub(super) async fn choices<A>(
    actor: &Actor,
    read: &Repositories<'_, A>,
) -> Result<Choices, StoreError> {
    let mut roles = Vec::new();
    for role in Role::ALL {
        if actor.may_somewhere(Action::Invite(role)) {
            roles.push(role);
        }
    }
    let kinds: Vec<Role> = roles.clone();
    let offers = |place, subject: &Subject| {
        kinds
            .iter()
            .any(|role| role.place() == place && actor.may(Action::Invite(*role), subject))
    };
    let mut members: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for member in read.networks().memberships().await? {
        if crate::policy::is_current(&member) {
            members
                .entry(member.municipality)
                .or_default()
                .push(member.network);
        }
    }
    let mut cities = Vec::new();
    for city in read.municipalities().all().await? {
        let subject = Subject {
            city: Some(city.id),
            networks_of_city: members.remove(&city.id).unwrap_or_default(),
            ..Subject::default()
        };
        if offers(RolePlace::City, &subject) {
            cities.push(Named {
                place: Place::City(city.id),
                code: city.record.code,
                names: city.record.names,
            });
        }
    }
    let mut networks = Vec::new();
    for network in read.networks().all().await? {
        let subject = Subject {
            network: Some(network.id),
            ..Subject::default()
        };
        if offers(RolePlace::Network, &subject) {
            networks.push(Named {
                place: Place::Network(network.id),
                code: network.record.code,
                names: network.record.names,
            });
        }
    }
    let mut partners = Vec::new();
    let works = read.partners().partnerships().await?;
    for partner in read.partners().all().await? {
        let works = works.iter();
        let works = works.filter(|it| it.partner == partner.id && crate::policy::lasts(it));
        let subject = Subject {
            partner: Some(partner.id),
            networks_of_partner: works.map(|it| it.network).collect(),
            ..Subject::default()
        };
        if offers(RolePlace::Partner, &subject) {
            partners.push(Named {
                place: Place::Partner(partner.id),
                code: partner.record.code,
                names: partner.record.names,
            });
        }
    }
    Ok(Choices {
        roles,
        cities,
        networks,
        partners,
    })
}
