//! What a person may be, for whom.

use serde::{Deserialize, Serialize};

/// What a person is in this service. Codes are kept in the database: append only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Fills in what the city answers.
    CityEditor,
    /// Answers for the city: delegates, hands in, consents.
    CityCoordinator,
    /// Checks what cities of a network have handed in, where it was assigned.
    Reviewer,
    /// Looks after a network and its member cities; never sees a draft.
    NetworkCoordinator,
    /// Looks after the service.
    ProgrammeAdministrator,
    /// Reads for a partner what cities have agreed to show it.
    PartnerReader,
}

/// What a role is held for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RolePlace {
    /// One city.
    City,
    /// One network.
    Network,
    /// One partner of networks.
    Partner,
    /// The whole service.
    Service,
}

impl Role {
    /// Every role, in the order in which they are listed.
    pub const ALL: [Self; 6] = [
        Self::CityEditor,
        Self::CityCoordinator,
        Self::Reviewer,
        Self::NetworkCoordinator,
        Self::ProgrammeAdministrator,
        Self::PartnerReader,
    ];

    /// The word used in columns, forms and documents.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CityEditor => "city-editor",
            Self::CityCoordinator => "city-coordinator",
            Self::Reviewer => "reviewer",
            Self::NetworkCoordinator => "network-coordinator",
            Self::ProgrammeAdministrator => "programme-administrator",
            Self::PartnerReader => "partner-reader",
        }
    }

    /// The role of a word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// What it is held for.
    #[must_use]
    pub const fn place(self) -> RolePlace {
        match self {
            Self::CityEditor | Self::CityCoordinator => RolePlace::City,
            Self::Reviewer | Self::NetworkCoordinator => RolePlace::Network,
            Self::PartnerReader => RolePlace::Partner,
            Self::ProgrammeAdministrator => RolePlace::Service,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_one_role_and_is_what_serde_writes() -> Result<(), serde_json::Error> {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
            assert_eq!(serde_json::to_value(role)?, role.code());
        }
        assert_eq!(Role::from_code("owner"), None);
        Ok(())
    }
}
