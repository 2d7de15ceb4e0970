//! One provider: what it says about itself, the way to it, and what it says about somebody.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use icc_app::accounts::{Identified, IdentityProvider, Journey, Provider, ProviderFailure};
use icc_domain::Clock;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreIdTokenClaims, CoreJwsSigningAlgorithm,
    CoreProviderMetadata,
};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    TokenResponse,
};
use tokio::sync::Mutex;

use crate::ask::Asker;

/// For so long a provider's description of itself is believed.
const KNOWN_FOR: TimeDelta = TimeDelta::hours(1);
/// A description is not asked for again within this time, whatever is signed.
const NOT_AGAIN_FOR: TimeDelta = TimeDelta::minutes(1);
/// A provider that gave no description is not asked again for so long.
const DOWN_FOR: TimeDelta = TimeDelta::seconds(10);
/// An answer that was signed longer ago was signed for something else. Clocks may differ by this.
const SIGNED_WITHIN: TimeDelta = TimeDelta::minutes(5);
/// The longest name that a provider may have for somebody.
const LONGEST_SUBJECT: usize = 255;

/// How a provider is spoken to.
#[derive(Clone)]
pub struct ProviderSettings {
    /// What pages and rules know of it.
    pub provider: Provider,
    /// Its own name: the address below which it describes itself.
    pub issuer: String,
    /// What it calls this service.
    pub client_id: String,
    /// The secret between the two; empty for none.
    pub client_secret: String,
}

impl std::fmt::Debug for ProviderSettings {
    /// Without the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ProviderSettings")
            .field("issuer", &self.issuer)
            .finish_non_exhaustive()
    }
}

/// Why a provider cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The issuer is no address that may be asked.
    #[error("the issuer {0} is not an https address")]
    Issuer(String),
}

/// A provider of identity.
pub struct OpenIdProvider {
    settings: ProviderSettings,
    issuer: IssuerUrl,
    asker: Asker,
    clock: Arc<dyn Clock>,
    known: Mutex<Known>,
}

/// What is known of a provider.
#[derive(Default)]
struct Known {
    /// Its description of itself, and since when.
    metadata: Option<(CoreProviderMetadata, DateTime<Utc>)>,
    /// When it last gave none.
    failed_at: Option<DateTime<Utc>>,
}

impl std::fmt::Debug for OpenIdProvider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.settings.fmt(f)
    }
}

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

impl OpenIdProvider {
    /// A provider that nobody has asked yet: nothing is asked before somebody signs in.
    ///
    /// # Errors
    /// When the issuer is no address that may be asked.
    pub fn new(settings: ProviderSettings, clock: Arc<dyn Clock>) -> Result<Self, SettingsError> {
        let refused = || SettingsError::Issuer(settings.issuer.clone());
        let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(|_| refused())?;
        let asker = Asker::new(&settings.issuer).map_err(|_| refused())?;
        Ok(Self {
            settings,
            issuer,
            asker,
            clock,
            known: Mutex::default(),
        })
    }

    /// What the provider says about itself, with its keys: not older than `most`.
    async fn metadata(&self, most: TimeDelta) -> Result<CoreProviderMetadata, ProviderFailure> {
        let mut known = self.known.lock().await;
        let now = self.clock.now();
        if let Some((metadata, at)) = &known.metadata
            && now - *at < most
        {
            return Ok(metadata.clone());
        }
        // Whoever waits in line behind a provider that is down is told at once.
        if known.failed_at.is_some_and(|at| now - at < DOWN_FOR) {
            return Err(ProviderFailure::Unreachable(
                "it was down just now".to_owned(),
            ));
        }
        // The library compares the issuer inside with the one that was asked.
        let asked = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.asker).await;
        match asked {
            Ok(fresh) => {
                known.metadata = Some((fresh.clone(), now));
                known.failed_at = None;
                Ok(fresh)
            }
            Err(error) => {
                known.failed_at = Some(self.clock.now());
                Err(ProviderFailure::Unreachable(chain(&error)))
            }
        }
    }

    fn client(
        &self,
        metadata: CoreProviderMetadata,
        return_to: &str,
    ) -> Result<Client, ProviderFailure> {
        let secret = &self.settings.client_secret;
        let secret = (!secret.is_empty()).then(|| ClientSecret::new(secret.clone()));
        let id = ClientId::new(self.settings.client_id.clone());
        let back = RedirectUrl::new(return_to.to_owned())
            .map_err(|error| ProviderFailure::Unreachable(error.to_string()))?;
        Ok(CoreClient::from_provider_metadata(metadata, id, secret).set_redirect_uri(back))
    }

    /// Checks signature, issuer, audience, times and nonce of what was signed.
    fn claims<'t>(
        &self,
        client: &Client,
        token: &'t openidconnect::core::CoreIdToken,
        journey: &Journey,
    ) -> Result<&'t CoreIdTokenClaims, openidconnect::ClaimsVerificationError> {
        let now = self.clock.now();
        let verifier = client
            .id_token_verifier()
            // Never with the shared secret, and never unsigned.
            .set_allowed_algs([
                CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
                CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
                CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
                CoreJwsSigningAlgorithm::RsaSsaPssSha256,
                CoreJwsSigningAlgorithm::RsaSsaPssSha384,
                CoreJwsSigningAlgorithm::RsaSsaPssSha512,
                CoreJwsSigningAlgorithm::EcdsaP256Sha256,
                CoreJwsSigningAlgorithm::EcdsaP384Sha384,
                CoreJwsSigningAlgorithm::EdDsa,
            ])
            .set_time_fn(move || now)
            .set_issue_time_verifier_fn(move |signed| {
                if (now - signed).abs() <= SIGNED_WITHIN {
                    Ok(())
                } else {
                    Err(format!("was signed at {signed}"))
                }
            });
        token.claims(&verifier, &Nonce::new(journey.nonce.clone()))
    }
}

#[async_trait]
impl IdentityProvider for OpenIdProvider {
    fn provider(&self) -> &Provider {
        &self.settings.provider
    }

    async fn address(&self, journey: &Journey) -> Result<String, ProviderFailure> {
        let client = self.client(self.metadata(KNOWN_FOR).await?, &journey.return_to)?;
        let (state, nonce) = (journey.state.clone(), journey.nonce.clone());
        let verifier = PkceCodeVerifier::new(journey.verifier.clone());
        let (address, _, _) = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state),
                move || Nonce::new(nonce),
            )
            .add_scope(Scope::new("email".to_owned()))
            .add_scope(Scope::new("profile".to_owned()))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .url();
        Ok(address.into())
    }

    async fn identify(&self, code: &str, journey: &Journey) -> Result<Identified, ProviderFailure> {
        let refused = |reason: &str| ProviderFailure::Refused(reason.to_owned());
        let client = self.client(self.metadata(KNOWN_FOR).await?, &journey.return_to)?;
        let answer = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|error| ProviderFailure::Unreachable(error.to_string()))?
            .set_pkce_verifier(PkceCodeVerifier::new(journey.verifier.clone()))
            .request_async(&self.asker)
            .await
            .map_err(|error| match &error {
                openidconnect::RequestTokenError::Request(_) => {
                    ProviderFailure::Unreachable(chain(&error))
                }
                openidconnect::RequestTokenError::ServerResponse(said) => {
                    // Its words may repeat the code; its kind does not.
                    ProviderFailure::Refused(said.error().to_string())
                }
                _ => ProviderFailure::Refused("its answer cannot be read".to_owned()),
            })?;
        let token = answer.id_token().ok_or_else(|| refused("no ID token"))?;
        let claims = match self.claims(&client, token, journey) {
            // Keys change: whoever signed with a new one is looked up again, once a minute at most.
            Err(openidconnect::ClaimsVerificationError::SignatureVerification(_)) => {
                let fresh = self.metadata(NOT_AGAIN_FOR).await?;
                let client = self.client(fresh, &journey.return_to)?;
                self.claims(&client, token, journey)
            }
            other => other,
        };
        let claims = claims.map_err(|error| ProviderFailure::Refused(chain(&error)))?;
        let subject = claims.subject().as_str();
        if subject.is_empty() || subject.len() > LONGEST_SUBJECT {
            return Err(refused("a subject of an odd length"));
        }
        let verified = claims.email_verified() == Some(true);
        let email = claims.email().filter(|_| verified);
        let name = claims.name().and_then(|names| names.get(None));
        Ok(Identified {
            issuer: claims.issuer().to_string(),
            subject: subject.to_owned(),
            verified_email: email.map(|email| email.to_string()),
            name: name.map(|name| name.to_string()),
        })
    }
}

/// An error with what caused it.
fn chain(error: &dyn std::error::Error) -> String {
    let mut told = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        told = format!("{told}: {cause}");
        next = cause.source();
    }
    told
}
