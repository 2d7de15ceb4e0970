//! To whom a municipality can show something: its networks, each partner of theirs alone, research,
//! everybody.

use std::collections::BTreeMap;

use icc_domain::LocalizedText;
use icc_store::{
    Audience, Network, NetworkId, NewMunicipality, PartnerKind, Repositories, StoreError,
};

/// An audience that a municipality can allow something to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// The audience.
    pub audience: Audience,
    /// What it is called; empty for research and everybody.
    pub names: LocalizedText,
    /// Of a partner: what sort of body it is.
    pub partner: Option<PartnerKind>,
}

impl Offered {
    /// A municipality as the audience of its own results.
    #[must_use]
    pub fn own(city: &NewMunicipality) -> Self {
        Self {
            audience: Audience::Own(city.code.clone()),
            names: city.names.clone(),
            partner: None,
        }
    }

    /// Everybody.
    #[must_use]
    pub fn everybody() -> Self {
        Self {
            audience: Audience::Public,
            names: LocalizedText::default(),
            partner: None,
        }
    }

    /// What it is called in addresses of the page and in the form: `network-remiri`.
    #[must_use]
    pub fn slug(&self) -> String {
        slug_of(&self.audience)
    }
}

/// What an audience is called in addresses.
pub(crate) fn slug_of(audience: &Audience) -> String {
    audience.word().replace(':', "-")
}

/// The audiences of these networks, in the order of pages: networks, partners, research, everybody.
pub(crate) async fn offered<A>(
    networks: &[NetworkId],
    read: &Repositories<'_, A>,
) -> Result<Vec<Offered>, StoreError> {
    let mut all: Vec<Network> = read.networks().all().await?;
    all.retain(|network| networks.contains(&network.id));
    let mut partners = BTreeMap::new();
    let known = read.partners().all().await?;
    for partnership in read.partners().partnerships().await? {
        if partnership.until.is_none() && networks.contains(&partnership.network) {
            let partner = known.iter().find(|it| it.id == partnership.partner);
            partners.extend(partner.map(|partner| (partner.code.clone(), partner)));
        }
    }
    let of_networks = all.iter().map(|network| Offered {
        audience: Audience::Network(network.code.clone()),
        names: network.names.clone(),
        partner: None,
    });
    let of_partners = partners.into_values().map(|partner| Offered {
        audience: Audience::Partner(partner.code.clone()),
        names: partner.names.clone(),
        partner: Some(partner.kind),
    });
    let others = [Audience::Research, Audience::Public].map(|audience| Offered {
        audience,
        names: LocalizedText::default(),
        partner: None,
    });
    Ok(of_networks.chain(of_partners).chain(others).collect())
}
