//! The tables of the register: what people look after on pages and in files.

/// A table of the register. Its file is named after it: `municipalities.csv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// Where facts were read.
    Sources,
    /// Municipalities.
    Municipalities,
    /// Figures about municipalities.
    Facts,
    /// Networks.
    Networks,
    /// Who belongs to them.
    Memberships,
    /// Ministries, unions, universities.
    Partners,
    /// Which of them works with which network.
    Partnerships,
}

/// The words of columns with a fixed vocabulary, as advice lists them.
pub(super) const NETWORK_KINDS: &str = "international, national, regional";
pub(super) const MEMBERSHIP_KINDS: &str = "index, network-only, observer";
pub(super) const MEMBERSHIP_BASES: &str = "member, through_network, named";
pub(super) const PARTNER_KINDS: &str = "ministry, union, university, other";
pub(super) const PARTS: &str = "partner, coordinator";

const SOURCES: &[&str] = &["code", "title_fr", "title_en", "url", "licence"];
const REAL_MUNICIPALITIES: &[&str] = &[
    "code",
    "name_fr",
    "name_en",
    "country",
    "province",
    "jurisdiction",
    "geonames_id",
    "latitude",
    "longitude",
];
/// An invented place is on no map.
const INVENTED_MUNICIPALITIES: &[&str] = &[
    "code",
    "name_fr",
    "name_en",
    "country",
    "province",
    "jurisdiction",
];
const FACTS: &[&str] = &[
    "municipality",
    "measure",
    "year",
    "value",
    "source",
    "note_fr",
    "note_en",
];
const NETWORKS: &[&str] = &[
    "code",
    "kind",
    "parent",
    "country",
    "source",
    "name_fr",
    "name_en",
    "description_fr",
    "description_en",
];
const MEMBERSHIPS: &[&str] = &[
    "network",
    "municipality",
    "kind",
    "basis",
    "joined",
    "left",
    "source",
    "note_fr",
    "note_en",
];
const PARTNERS: &[&str] = &["code", "kind", "name_fr", "name_en", "url", "source"];
const PARTNERSHIPS: &[&str] = &[
    "network", "partner", "part", "since", "until", "source", "note_fr", "note_en",
];

impl Table {
    /// Every table, in the order in which they refer to one another.
    pub const ALL: [Self; 7] = [
        Self::Sources,
        Self::Municipalities,
        Self::Facts,
        Self::Networks,
        Self::Memberships,
        Self::Partners,
        Self::Partnerships,
    ];

    /// The word in addresses, files and the record.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sources => "sources",
            Self::Municipalities => "municipalities",
            Self::Facts => "facts",
            Self::Networks => "networks",
            Self::Memberships => "memberships",
            Self::Partners => "partners",
            Self::Partnerships => "partnerships",
        }
    }

    /// The table of a word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.code() == code)
    }

    /// Its columns, in the order of the file.
    #[must_use]
    pub const fn columns(self, origin: super::Origin) -> &'static [&'static str] {
        match (self, origin) {
            (Self::Sources, _) => SOURCES,
            (Self::Municipalities, super::Origin::Real) => REAL_MUNICIPALITIES,
            (Self::Municipalities, super::Origin::Demonstration) => INVENTED_MUNICIPALITIES,
            (Self::Facts, _) => FACTS,
            (Self::Networks, _) => NETWORKS,
            (Self::Memberships, _) => MEMBERSHIPS,
            (Self::Partners, _) => PARTNERS,
            (Self::Partnerships, _) => PARTNERSHIPS,
        }
    }

    /// The columns that tell a row from every other, and that never change.
    #[must_use]
    pub const fn key(self) -> &'static [&'static str] {
        match self {
            Self::Sources | Self::Municipalities | Self::Networks | Self::Partners => &["code"],
            Self::Facts => &["municipality", "measure", "year", "source"],
            Self::Memberships => &["network", "municipality"],
            Self::Partnerships => &["network", "partner"],
        }
    }

    /// The words that a column may hold; none for any other text.
    #[must_use]
    pub fn words(self, column: &str) -> Option<Vec<&'static str>> {
        let words = match (self, column) {
            (Self::Networks, "kind") => NETWORK_KINDS,
            (Self::Memberships, "kind") => MEMBERSHIP_KINDS,
            (Self::Memberships, "basis") => MEMBERSHIP_BASES,
            (Self::Partners, "kind") => PARTNER_KINDS,
            (Self::Partnerships, "part") => PARTS,
            _ => return None,
        };
        Some(words.split(", ").collect())
    }
}
