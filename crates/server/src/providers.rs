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
    let earlier = secret(&accounts.earlier_key, &accounts.earlier_key_file)?;
    if key.is_empty() {
        ensure!(
            earlier.is_empty(),
            "`accounts.earlier_key` is set and `accounts.key` is not"
        );
        return Ok(Sealer::default());
    }
    for (setting, key) in [("key", &key), ("earlier_key", &earlier)] {
        ensure!(
            key.is_empty() || key.chars().count() >= SHORTEST_KEY,
            "`accounts.{setting}` has fewer than {SHORTEST_KEY} characters"
        );
    }
    let sealer = Sealer::with_key(&key);
    Ok(if earlier.is_empty() {
        sealer
    } else {
        sealer.with_earlier_key(&earlier)
    })
}

/// Whether there is a key.
pub(crate) fn has_key(settings: &Settings) -> Result<bool> {
    let accounts = &settings.accounts;
    Ok(!secret(&accounts.key, &accounts.key_file)?.is_empty())
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
