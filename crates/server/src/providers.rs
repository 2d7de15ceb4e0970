//! Providers of identity, and the key that seals what must be kept readable, as the settings say.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use icc_app::accounts::{IdentityProvider, Provider, Sealer, SecondFactorAt};
use icc_domain::{Clock, LocalizedText};
use icc_identity::{OpenIdProvider, ProviderSettings};

use crate::secrets::secret;
use crate::settings::{Identity, SHORTEST_KEY, Settings};

/// What seals secrets of second factors.
pub(crate) fn sealer(settings: &Settings) -> Result<Sealer> {
    let accounts = &settings.accounts;
    let key = secret(&accounts.key, &accounts.key_file)?;
    if key.is_empty() {
        return Ok(Sealer::default());
    }
    ensure!(
        key.chars().count() >= SHORTEST_KEY,
        "`accounts.key` has fewer than {SHORTEST_KEY} characters"
    );
    Ok(Sealer::with_key(&key))
}

/// Every provider that the settings name.
pub(crate) fn providers(
    settings: &Settings,
    clock: &Arc<dyn Clock>,
) -> Result<Vec<Arc<dyn IdentityProvider>>> {
    let all = &settings.identity;
    ensure!(
        all.is_empty() || !settings.server.public_url.is_empty(),
        "`identity` needs `server.public_url`: providers lead back there"
    );
    let mut made: Vec<Arc<dyn IdentityProvider>> = Vec::new();
    for (n, one) in all.iter().enumerate() {
        let again = all[..n].iter().any(|other| other.code == one.code);
        ensure!(!again, "two providers have the code {}", one.code);
        let provider = OpenIdProvider::new(known_as(one)?, Arc::clone(clock))
            .with_context(|| format!("the provider {} cannot be set up", one.code))?;
        made.push(Arc::new(provider));
    }
    Ok(made)
}

fn known_as(one: &Identity) -> Result<ProviderSettings> {
    let labels = [("fr", &one.label_fr), ("en", &one.label_en)];
    let labels = labels.map(|(language, label)| (language.to_owned(), label.clone()));
    Ok(ProviderSettings {
        provider: Provider {
            code: one.code.clone(),
            labels: LocalizedText(labels.into()),
            domains: one.domains.clone(),
            second_factor: if one.trust_second_factor {
                SecondFactorAt::Provider
            } else {
                SecondFactorAt::Here
            },
        },
        issuer: one.issuer.clone(),
        client_id: one.client_id.clone(),
        client_secret: secret(&one.client_secret, &one.client_secret_file)?,
    })
}
