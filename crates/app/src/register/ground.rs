//! What a use case of the register stands on: read once, inside its transaction.

use std::collections::BTreeMap;

use icc_domain::LocalizedText;
use icc_store::{
    Entry, Known, Membership, MunicipalityId, NetworkId, Origin, Partnership, Place, Repositories,
    StoreError, Table,
};

use super::{Names, Row};
use crate::policy::{Action, Actor, Subject, is_current};

/// What is known: what exists, what it is called, what belongs to what.
#[derive(Debug)]
pub(super) struct Ground {
    pub(super) known: Known,
    pub(super) names: Names,
    pub(super) memberships: Vec<Membership>,
    cities: BTreeMap<String, MunicipalityId>,
    networks: BTreeMap<String, NetworkId>,
    partnerships: Vec<Partnership>,
}

impl Ground {
    pub(super) async fn read<A>(read: &Repositories<'_, A>) -> Result<Self, StoreError> {
        let mut names = BTreeMap::new();
        let mut add = |kind, code: &str, text: &LocalizedText| {
            names.insert((kind, code.to_owned()), text.clone());
        };
        let (mut cities, mut networks) = (BTreeMap::new(), BTreeMap::new());
        for city in read.municipalities().all().await? {
            add("municipality", &city.code, &city.names);
            cities.insert(city.record.code, city.id);
        }
        for network in read.networks().all().await? {
            add("network", &network.code, &network.names);
            networks.insert(network.record.code, network.id);
        }
        for partner in read.partners().all().await? {
            add("partner", &partner.code, &partner.names);
        }
        for source in read.sources().all().await? {
            add("source", &source.code, &source.titles);
        }
        Ok(Self {
            known: read.register().known().await?,
            names: Names(names),
            memberships: read.networks().memberships().await?,
            partnerships: read.partners().partnerships().await?,
            cities,
            networks,
        })
    }

    /// Whether a row is of the real world: as it says itself, or as what it belongs to.
    pub(super) fn origin(&self, entry: &Entry) -> Origin {
        let belongs_to = || {
            let (_, kind, code) = entry.refers_to().into_iter().next()?;
            self.known.origin(kind, code)
        };
        entry.origin().or_else(belongs_to).unwrap_or(Origin::Real)
    }

    /// The city or network that a row concerns, for the record.
    pub(super) fn place(&self, entry: &Entry) -> Place {
        let network = entry.network().and_then(|code| self.networks.get(code));
        let city = entry.municipality().and_then(|code| self.cities.get(code));
        match (network, city) {
            (Some(network), _) => Place::Network(*network),
            (None, Some(city)) => Place::City(*city),
            (None, None) => Place::Service,
        }
    }

    /// What the policy is asked about for a row.
    pub(super) fn subject(&self, entry: &Entry) -> Subject {
        match entry {
            Entry::Municipality(_) | Entry::Fact(_) => self.city(entry.municipality()),
            Entry::Network(_) | Entry::Membership(_) | Entry::Partnership(_) => {
                self.network(entry.network())
            }
            Entry::Partner(partner) => {
                // A partner of several networks is nobody's own.
                let mut of = self
                    .partnerships
                    .iter()
                    .filter(|it| it.partner_code == partner.code)
                    .map(|it| it.network);
                let first = of.next();
                let alone = of.all(|other| Some(other) == first);
                Subject {
                    network: first.filter(|_| alone),
                    ..Subject::default()
                }
            }
            Entry::Source(_) => Subject::default(),
        }
    }

    /// What belongs to the municipality with a code.
    pub(super) fn city(&self, code: Option<&str>) -> Subject {
        let id = code.and_then(|code| self.cities.get(code)).copied();
        let members = self.memberships.iter();
        let members = members.filter(|it| Some(it.municipality) == id && is_current(it));
        Subject {
            city: id,
            networks_of_city: members.map(|it| it.network).collect(),
            ..Subject::default()
        }
    }

    /// What belongs to the network with a code.
    pub(super) fn network(&self, code: Option<&str>) -> Subject {
        Subject {
            network: code.and_then(|code| self.networks.get(code)).copied(),
            ..Subject::default()
        }
    }

    pub(super) fn may_change(&self, actor: &Actor, entry: &Entry) -> bool {
        actor.may(Action::Keep(entry.table()), &self.subject(entry))
    }

    pub(super) fn may_add(&self, actor: &Actor, entry: &Entry) -> bool {
        let subject = match entry.table() {
            // Belongs to nobody until it is there.
            Table::Partners | Table::Sources => Subject::default(),
            _ => self.subject(entry),
        };
        actor.may(Action::Add(entry.table()), &subject)
    }

    /// A row for a page.
    pub(super) fn row(&self, kept: icc_store::Kept) -> Row {
        Row {
            origin: self.origin(&kept.entry),
            name: kept.name,
            version: kept.version,
            by: kept.by,
            entry: kept.entry,
        }
    }
}
