//! One row of the register, whatever its table.

use icc_domain::LocalizedText;

use super::{Origin, Table};
use crate::repo::{
    NewFact, NewMembership, NewMunicipality, NewNetwork, NewPartner, NewPartnership, Source,
};

/// What one row of a table of the register says.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// Where facts were read.
    Source(Source),
    /// A municipality.
    Municipality(NewMunicipality),
    /// A figure about a municipality.
    Fact(NewFact),
    /// A network.
    Network(NewNetwork),
    /// That a municipality belongs to a network.
    Membership(NewMembership),
    /// A partner.
    Partner(NewPartner),
    /// That a partner works with a network.
    Partnership(NewPartnership),
}

impl Entry {
    /// Its table.
    #[must_use]
    pub const fn table(&self) -> Table {
        match self {
            Self::Source(_) => Table::Sources,
            Self::Municipality(_) => Table::Municipalities,
            Self::Fact(_) => Table::Facts,
            Self::Network(_) => Table::Networks,
            Self::Membership(_) => Table::Memberships,
            Self::Partner(_) => Table::Partners,
            Self::Partnership(_) => Table::Partnerships,
        }
    }

    /// The word by which others refer to such a thing.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Source(_) => "source",
            Self::Municipality(_) => "municipality",
            Self::Fact(_) => "fact",
            Self::Network(_) => "network",
            Self::Membership(_) => "membership",
            Self::Partner(_) => "partner",
            Self::Partnership(_) => "partnership",
        }
    }

    /// What tells it from every other of its table: the same row in a file and in the store.
    #[must_use]
    pub fn key(&self) -> String {
        let date = |date: &Option<String>| date.clone().unwrap_or_default();
        match self {
            Self::Source(it) => it.code.clone(),
            Self::Municipality(it) => it.code.clone(),
            Self::Network(it) => it.code.clone(),
            Self::Partner(it) => it.code.clone(),
            Self::Fact(it) => format!(
                "{}.{}.{}.{}",
                it.municipality_code,
                it.measure,
                it.year.unwrap_or_default(),
                it.source
            ),
            Self::Membership(it) => format!(
                "{}.{}.{}",
                it.network_code,
                it.municipality_code,
                date(&it.joined)
            ),
            Self::Partnership(it) => format!(
                "{}.{}.{}",
                it.network_code,
                it.partner_code,
                date(&it.since)
            ),
        }
    }

    /// Whether it is of the real world, if it says so itself.
    #[must_use]
    pub const fn origin(&self) -> Option<Origin> {
        match self {
            Self::Source(it) => Some(Origin::of(it.demonstration)),
            Self::Municipality(it) => Some(Origin::of(it.demonstration)),
            Self::Network(it) => Some(Origin::of(it.demonstration)),
            Self::Partner(it) => Some(Origin::of(it.demonstration)),
            Self::Fact(_) | Self::Membership(_) | Self::Partnership(_) => None,
        }
    }

    /// What it refers to and must be of the same world: the column, the kind and the code.
    #[must_use]
    pub fn refers_to(&self) -> Vec<(&'static str, &'static str, &str)> {
        match self {
            Self::Source(_) | Self::Municipality(_) => Vec::new(),
            Self::Fact(it) => vec![
                ("municipality", "municipality", &it.municipality_code),
                ("source", "source", &it.source),
            ],
            Self::Network(it) => {
                let parent = it.parent.as_deref();
                let parent = parent.map(|parent| ("parent", "network", parent));
                let source = ("source", "source", it.source.as_str());
                parent.into_iter().chain([source]).collect()
            }
            Self::Membership(it) => vec![
                ("network", "network", &it.network_code),
                ("municipality", "municipality", &it.municipality_code),
                ("source", "source", &it.source),
            ],
            Self::Partner(it) => vec![("source", "source", &it.source)],
            Self::Partnership(it) => vec![
                ("network", "network", &it.network_code),
                ("partner", "partner", &it.partner_code),
                ("source", "source", &it.source),
            ],
        }
    }

    /// The municipality it is about.
    #[must_use]
    pub fn municipality(&self) -> Option<&str> {
        match self {
            Self::Municipality(it) => Some(&it.code),
            Self::Fact(it) => Some(&it.municipality_code),
            Self::Membership(it) => Some(&it.municipality_code),
            _ => None,
        }
    }

    /// The network it is about.
    #[must_use]
    pub fn network(&self) -> Option<&str> {
        match self {
            Self::Network(it) => Some(&it.code),
            Self::Membership(it) => Some(&it.network_code),
            Self::Partnership(it) => Some(&it.network_code),
            _ => None,
        }
    }

    /// The text of a column; empty where there is none.
    #[must_use]
    pub fn cell(&self, column: &str) -> String {
        match self {
            Self::Source(it) => match column {
                "code" => it.code.clone(),
                "url" => optional(it.url.as_ref()),
                "licence" => optional(it.licence.as_ref()),
                _ => localized(&it.titles, column),
            },
            Self::Municipality(it) => match column {
                "code" => it.code.clone(),
                "country" => it.country.clone(),
                "province" => optional(it.province.as_ref()),
                "jurisdiction" => optional(it.jurisdiction.as_ref()),
                "geonames_id" => optional(it.geonames_id.as_ref()),
                "latitude" => optional(it.latitude.as_ref()),
                "longitude" => optional(it.longitude.as_ref()),
                _ => localized(&it.names, column),
            },
            Self::Fact(it) => match column {
                "municipality" => it.municipality_code.clone(),
                "measure" => it.measure.clone(),
                "year" => optional(it.year.as_ref()),
                "value" => it.value.to_string(),
                "source" => it.source.clone(),
                _ => note(it.note.as_ref(), column),
            },
            Self::Network(it) => match column {
                "code" => it.code.clone(),
                "kind" => it.kind.as_str().to_owned(),
                "parent" => optional(it.parent.as_ref()),
                "country" => optional(it.country.as_ref()),
                "source" => it.source.clone(),
                "description_fr" | "description_en" => localized(&it.descriptions, column),
                _ => localized(&it.names, column),
            },
            Self::Membership(it) => match column {
                "network" => it.network_code.clone(),
                "municipality" => it.municipality_code.clone(),
                "kind" => optional(it.kind.map(crate::repo::MembershipKind::as_str).as_ref()),
                "basis" => it.basis.as_str().to_owned(),
                "joined" => optional(it.joined.as_ref()),
                "left" => optional(it.left.as_ref()),
                "source" => it.source.clone(),
                _ => note(it.note.as_ref(), column),
            },
            Self::Partner(it) => match column {
                "code" => it.code.clone(),
                "kind" => it.kind.as_str().to_owned(),
                "url" => optional(it.url.as_ref()),
                "source" => it.source.clone(),
                _ => localized(&it.names, column),
            },
            Self::Partnership(it) => match column {
                "network" => it.network_code.clone(),
                "partner" => it.partner_code.clone(),
                "part" => it.part.as_str().to_owned(),
                "since" => optional(it.since.as_ref()),
                "until" => optional(it.until.as_ref()),
                "source" => it.source.clone(),
                _ => note(it.note.as_ref(), column),
            },
        }
    }
}

fn optional<T: ToString>(value: Option<&T>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

/// The text in the language at the end of a column's name.
fn localized(text: &LocalizedText, column: &str) -> String {
    let tag = column.rsplit_once('_').map_or("", |(_, tag)| tag);
    text.0.get(tag).cloned().unwrap_or_default()
}

fn note(text: Option<&LocalizedText>, column: &str) -> String {
    text.map(|text| localized(text, column)).unwrap_or_default()
}
