//! What is believed of a provider's answers, and what is not: tokens made by hand.
#![expect(clippy::unwrap_used, reason = "a test stops where a step fails")]

mod provider;

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use icc_app::accounts::{
    Identified, IdentityProvider, Journey, Provider, ProviderFailure, SecondFactorAt,
};
use icc_domain::{Clock, FixedClock, LocalizedText};
use icc_identity::{OpenIdProvider, ProviderSettings};
use openidconnect::core::{
    CoreEdDsaPrivateSigningKey, CoreHmacKey, CoreIdToken, CoreIdTokenClaims, CoreJsonWebKeySet,
    CoreJwsSigningAlgorithm,
};
use openidconnect::{
    Audience, EmptyAdditionalClaims, EndUserEmail, EndUserName, IssuerUrl, JsonWebKeyId, Nonce,
    PrivateSigningKey, StandardClaims, SubjectIdentifier,
};
use serde_json::json;

use provider::{Answers, Said, listen};

const CLIENT: &str = "icc-index";
const SECRET: &str = "a secret between the two";

fn key(pem: &str) -> CoreEdDsaPrivateSigningKey {
    let id = Some(JsonWebKeyId::new("one".to_owned()));
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(pem, id).unwrap()
}

fn own_key() -> CoreEdDsaPrivateSigningKey {
    key(include_str!("key.pem"))
}

/// A provider that describes itself, and the one who asks it.
struct Town {
    answers: Answers,
    address: String,
    clock: Arc<FixedClock>,
    asking: OpenIdProvider,
}

/// What a token says.
struct Claims {
    issuer: String,
    audience: &'static str,
    nonce: Option<String>,
    signed: DateTime<Utc>,
    ends: DateTime<Utc>,
    verified: Option<bool>,
}

impl Town {
    async fn make() -> Self {
        let answers = Answers::default();
        let address = listen(answers.clone()).await;
        let clock = Arc::new(FixedClock::new(
            DateTime::UNIX_EPOCH + TimeDelta::days(20_000),
        ));
        let settings = ProviderSettings {
            provider: Provider {
                code: "town".to_owned(),
                labels: LocalizedText::default(),
                domains: Vec::new(),
                second_factor: SecondFactorAt::Here,
            },
            issuer: address.clone(),
            client_id: CLIENT.to_owned(),
            client_secret: SECRET.to_owned(),
        };
        let asking = OpenIdProvider::new(settings, Arc::<FixedClock>::clone(&clock)).unwrap();
        let town = Self {
            answers,
            address,
            clock,
            asking,
        };
        town.describe(&town.address);
        town.publish(&own_key());
        town
    }

    fn describe(&self, issuer: &str) {
        let here = &self.address;
        let document = json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{here}/authorize"),
            "token_endpoint": format!("{here}/token"),
            "jwks_uri": format!("{here}/keys"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["EdDSA"],
        });
        let path = "/.well-known/openid-configuration";
        self.answers.set(path, Said::json(&document));
    }

    fn publish(&self, key: &CoreEdDsaPrivateSigningKey) {
        let keys = CoreJsonWebKeySet::new(vec![key.as_verification_key()]);
        let keys = serde_json::to_value(&keys).unwrap();
        self.answers.set("/keys", Said::json(&keys));
    }

    fn journey() -> Journey {
        Journey {
            return_to: "https://index.example/en/return".to_owned(),
            state: "state".to_owned(),
            nonce: "nonce".to_owned(),
            verifier: "v".repeat(64),
        }
    }

    fn sound(&self) -> Claims {
        let now = self.clock.now();
        Claims {
            issuer: self.address.clone(),
            audience: CLIENT,
            nonce: Some("nonce".to_owned()),
            signed: now,
            ends: now + TimeDelta::minutes(5),
            verified: Some(true),
        }
    }

    fn claims(claims: &Claims) -> CoreIdTokenClaims {
        let subject = SubjectIdentifier::new("e1".to_owned());
        let person = StandardClaims::new(subject)
            .set_email(Some(EndUserEmail::new("eve@example.org".to_owned())))
            .set_email_verified(claims.verified)
            .set_name(Some(EndUserName::new("Ève".to_owned()).into()));
        CoreIdTokenClaims::new(
            IssuerUrl::new(claims.issuer.clone()).unwrap(),
            vec![Audience::new(claims.audience.to_owned())],
            claims.ends,
            claims.signed,
            person,
            EmptyAdditionalClaims {},
        )
        .set_nonce(claims.nonce.clone().map(Nonce::new))
    }

    fn signed(claims: &Claims, key: &CoreEdDsaPrivateSigningKey) -> String {
        let algorithm = CoreJwsSigningAlgorithm::EdDsa;
        let token = CoreIdToken::new(Self::claims(claims), key, algorithm, None, None);
        token.unwrap().to_string()
    }

    /// Brings a code back, for which this token is the answer.
    async fn identify(&self, token: &str) -> Result<Identified, ProviderFailure> {
        let answer = json!({
            "access_token": "access",
            "token_type": "Bearer",
            "id_token": token,
        });
        self.answers.set("/token", Said::json(&answer));
        self.asking.identify("the-code", &Self::journey()).await
    }

    async fn refuses(&self, token: &str, why: &str) {
        let refused = self.identify(token).await;
        assert!(
            matches!(refused, Err(ProviderFailure::Refused(_))),
            "{why}: {refused:?}"
        );
    }

    fn asked(&self, path: &str) -> usize {
        let asked = self.answers.asked.lock().unwrap();
        asked.iter().filter(|line| line.starts_with(path)).count()
    }
}

#[tokio::test]
async fn a_sound_answer_says_who_it_is() {
    let town = Town::make().await;
    let token = Town::signed(&town.sound(), &own_key());
    let found = town.identify(&token).await.unwrap();
    assert_eq!(
        (found.issuer.as_str(), found.subject.as_str()),
        (&*town.address, "e1")
    );
    assert_eq!(found.verified_email.as_deref(), Some("eve@example.org"));
    assert_eq!(found.name.as_deref(), Some("Ève"));
    let asked = town.answers.asked.lock().unwrap().join("\n");
    assert!(
        asked.contains("code=the-code") && asked.contains("code_verifier=vvvv"),
        "{asked}"
    );
    assert!(!format!("{found:?}").contains("eve"), "P7");
}

#[tokio::test]
async fn an_address_that_is_not_verified_is_none() {
    let town = Town::make().await;
    for verified in [None, Some(false)] {
        let claims = Claims {
            verified,
            ..town.sound()
        };
        let found = town
            .identify(&Town::signed(&claims, &own_key()))
            .await
            .unwrap();
        assert_eq!(found.verified_email, None);
    }
}

#[tokio::test]
async fn what_was_signed_for_something_else_is_refused() {
    let town = Town::make().await;
    let now = town.clock.now();
    let sound = || town.sound();
    let elsewhere = "https://evil.example".to_owned();
    for (why, claims) in [
        (
            "another nonce",
            Claims {
                nonce: Some("other".to_owned()),
                ..sound()
            },
        ),
        (
            "no nonce",
            Claims {
                nonce: None,
                ..sound()
            },
        ),
        (
            "another issuer",
            Claims {
                issuer: elsewhere,
                ..sound()
            },
        ),
        (
            "another audience",
            Claims {
                audience: "other",
                ..sound()
            },
        ),
        (
            "expired",
            Claims {
                ends: now - TimeDelta::seconds(1),
                ..sound()
            },
        ),
        (
            "signed long ago",
            Claims {
                signed: now - TimeDelta::minutes(6),
                ..sound()
            },
        ),
        (
            "signed later",
            Claims {
                signed: now + TimeDelta::minutes(6),
                ..sound()
            },
        ),
    ] {
        town.refuses(&Town::signed(&claims, &own_key()), why).await;
    }
}

#[tokio::test]
async fn what_another_key_or_nobody_has_signed_is_refused() {
    let town = Town::make().await;
    let other = key(include_str!("other-key.pem"));
    town.refuses(&Town::signed(&town.sound(), &other), "another key")
        .await;
    let good = Town::signed(&town.sound(), &own_key());
    let parts: Vec<&str> = good.split('.').collect();
    let none = "eyJhbGciOiJub25lIn0";
    for (why, token) in [
        ("unsigned", format!("{none}.{}.", parts[1])),
        (
            "unsigned, with a signature",
            format!("{none}.{}.{}", parts[1], parts[2]),
        ),
        ("without signature", format!("{}.{}.", parts[0], parts[1])),
        ("not a token", "x".to_owned()),
        ("empty", String::new()),
    ] {
        town.refuses(&token, why).await;
    }
    // The secret between the two signs nothing: whoever knows it could be anybody.
    let shared = CoreHmacKey::new(SECRET);
    let algorithm = CoreJwsSigningAlgorithm::HmacSha256;
    let claims = Town::claims(&town.sound());
    let token = CoreIdToken::new(claims, &shared, algorithm, None, None).unwrap();
    town.refuses(&token.to_string(), "the shared secret").await;
}

#[tokio::test]
async fn a_new_key_is_looked_up_and_not_more_than_once_a_minute() {
    let town = Town::make().await;
    let good = Town::signed(&town.sound(), &own_key());
    town.identify(&good).await.unwrap();
    let new = key(include_str!("other-key.pem"));
    for _ in 0..5 {
        town.refuses(&Town::signed(&town.sound(), &new), "not published")
            .await;
    }
    assert_eq!(town.asked("/keys"), 1);
    town.publish(&new);
    town.clock.advance(TimeDelta::minutes(2));
    let token = Town::signed(&town.sound(), &new);
    town.identify(&token).await.unwrap();
    assert_eq!(town.asked("/keys"), 2);
}

#[tokio::test]
async fn i8_no_redirect_is_followed_and_no_endless_answer_read() {
    let town = Town::make().await;
    town.asking.address(&Town::journey()).await.unwrap();
    let elsewhere = Answers::default();
    let there = listen(elsewhere.clone()).await;
    town.answers.set(
        "/token",
        Said {
            status: "302 Found",
            header: format!("Location: {there}/token\r\n"),
            body: String::new(),
        },
    );
    let refused = town.asking.identify("code", &Town::journey()).await;
    assert!(refused.is_err(), "{refused:?}");
    assert!(elsewhere.asked.lock().unwrap().is_empty());
    let endless = json!({ "access_token": "x".repeat(2 * 1024 * 1024) });
    town.answers.set("/token", Said::json(&endless));
    let refused = town.asking.identify("code", &Town::journey()).await;
    assert!(
        matches!(refused, Err(ProviderFailure::Unreachable(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_description_of_somebody_else_is_not_believed() {
    let town = Town::make().await;
    town.describe("https://evil.example");
    let refused = town.asking.address(&Town::journey()).await;
    assert!(
        matches!(refused, Err(ProviderFailure::Unreachable(_))),
        "{refused:?}"
    );
    town.describe(&town.address);
    let at_once = town.asking.address(&Town::journey()).await;
    assert!(at_once.is_err(), "it is left alone for a while");
    town.clock.advance(TimeDelta::seconds(10));
    let address = town.asking.address(&Town::journey()).await.unwrap();
    for part in [
        "/authorize?",
        "response_type=code",
        "state=state",
        "nonce=nonce",
        "code_challenge_method=S256",
        "scope=openid+email+profile",
        "redirect_uri=https%3A%2F%2Findex.example%2Fen%2Freturn",
    ] {
        assert!(address.contains(part), "{address} lacks {part}");
    }
    assert!(
        !address.contains(SECRET) && !address.contains("vvvv"),
        "{address}"
    );
}
