//! Signing in by a provider of identity: who gets in, and who does not, whatever a provider says.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use icc_app::Error;
use icc_app::accounts::{
    Entry, Identified, IdentityProvider, Journey, Provider, ProviderAnswer, ProviderFailure,
    SecondFactorAt, Visit,
};
use icc_app::input::Origin;
use icc_app::mail::{Content, MailKind};
use icc_domain::{LocalizedText, Role};
use icc_store::Place;
use icc_testkit::{Outcome, TestDatabase, on_both_databases};

use super::{Any, World, code};

const EVE: &str = "eve@example.org";
const BACK: &str = "https://index.example/en/sign-in/provider/town/return";

/// A provider that says what a test tells it to say.
struct Town {
    provider: Provider,
    says: Mutex<Result<Identified, ProviderFailure>>,
}

#[async_trait]
impl IdentityProvider for Town {
    fn provider(&self) -> &Provider {
        &self.provider
    }

    async fn address(&self, journey: &Journey) -> Result<String, ProviderFailure> {
        Ok(format!("https://town.example/?state={}", journey.state))
    }

    async fn identify(&self, _: &str, _: &Journey) -> Result<Identified, ProviderFailure> {
        self.says.lock().unwrap().clone()
    }
}

fn somebody(subject: &str, email: Option<&str>) -> Identified {
    Identified {
        issuer: "https://town.example".to_owned(),
        subject: subject.to_owned(),
        verified_email: email.map(str::to_owned),
        name: Some("Ève Tremblay".to_owned()),
    }
}

/// A world in which one can sign in by the town.
struct Connected {
    world: World,
    town: Arc<Town>,
}

impl Connected {
    async fn make(database: &TestDatabase, second_factor: SecondFactorAt) -> Any<Self> {
        let mut world = World::make(database).await?;
        let provider = |code: &str| Provider {
            code: code.to_owned(),
            labels: LocalizedText::default(),
            domains: vec!["example.org".to_owned()],
            second_factor,
        };
        let town = |code: &str| {
            Arc::new(Town {
                provider: provider(code),
                says: Mutex::new(Ok(somebody("e1", Some(EVE)))),
            })
        };
        let first = town("town");
        world.service = world.service.with_providers(vec![
            Arc::<Town>::clone(&first) as Arc<dyn IdentityProvider>,
            town("other"),
        ]);
        Ok(Self { world, town: first })
    }

    fn says(&self, identified: Identified) {
        *self.town.says.lock().unwrap() = Ok(identified);
    }

    /// Goes there and comes back.
    async fn enter(&self) -> Result<Entry, Error> {
        let service = &self.world.service;
        let (address, secret) = service.way_to_provider("town", BACK).await?;
        let state = address.split("state=").nth(1).unwrap_or_default();
        self.come_back("town", Some(&secret), state, "code").await
    }

    async fn come_back(
        &self,
        provider: &str,
        secret: Option<&str>,
        state: &str,
        code: &str,
    ) -> Result<Entry, Error> {
        let answer = ProviderAnswer {
            code: code.to_owned(),
            state: state.to_owned(),
        };
        self.world
            .service
            .sign_in_by_provider(provider, secret, &answer, BACK, &Visit::default())
            .await
    }
}

async fn z8_a_provider_opens_the_account_with_the_verified_address_and_no_other(
    database: &TestDatabase,
) -> Outcome {
    let at = Connected::make(database, SecondFactorAt::Here).await?;
    let unknown = at.enter().await;
    assert_eq!(code(unknown), "provider-unknown", "nobody is made");
    assert_eq!(database.count("account").await?, 1, "the administrator");
    at.world.person(EVE, &[]).await?;
    let signed_in = at.enter().await?.session().ok_or("a code")?;
    let actor = at.world.service.actor(&signed_in.secret).await?;
    assert_eq!(actor.ok_or("nobody")?.email, EVE);
    for (says, reason) in [
        (somebody("e1", None), "provider-unverified"),
        (somebody("e1", Some("")), "provider-unverified"),
        (somebody("e1", Some("no address")), "provider-unverified"),
        (
            somebody("e1", Some("eve@example.org.evil")),
            "provider-domain",
        ),
        (somebody("e1", Some("admin@example.org")), "provider-other"),
        (somebody("e2", Some(EVE)), "provider-other"),
        (somebody("e3", Some("max@example.org")), "provider-unknown"),
    ] {
        at.says(says);
        assert_eq!(code(at.enter().await), reason);
    }
    assert_eq!(
        database.count("account_identity").await?,
        1,
        "nothing was taken over"
    );
    at.says(somebody("e1", Some("EVE@example.org")));
    assert!(
        at.enter().await?.session().is_some(),
        "the same person again"
    );
    database
        .execute("UPDATE account SET disabled_at = created_at WHERE email = 'eve@example.org'")
        .await?;
    assert_eq!(
        code(at.enter().await),
        "provider-unknown",
        "a closed account stays closed"
    );
    let letters = at.world.letters().await?;
    assert!(letters.is_empty(), "and nobody is written to");
    Ok(())
}

async fn a_first_time_is_recorded_and_told(database: &TestDatabase) -> Outcome {
    let at = Connected::make(database, SecondFactorAt::Here).await?;
    at.world.person(EVE, &[]).await?;
    at.enter().await?;
    at.enter().await?;
    let letters = at.world.letters().await?;
    assert_eq!(letters.len(), 1, "once");
    assert!(matches!(
        letters[0].content,
        Content::AccountNotice {
            kind: MailKind::ProviderLinked,
            ..
        }
    ));
    let done = at.world.done().await?;
    assert_eq!(
        done[..3],
        ["provider-linked", "signed-in", "signed-in"],
        "O3"
    );
    Ok(())
}

async fn z8_somebody_who_is_invited_gets_an_account_and_takes_the_role_there(
    database: &TestDatabase,
) -> Outcome {
    let at = Connected::make(database, SecondFactorAt::Here).await?;
    let service = &at.world.service;
    let administrator = at.world.administrator().await?;
    let nowhere = Origin::default();
    let offer = World::offer(EVE, Role::CityEditor, Place::City(at.world.city));
    let invitation = service.invite(&administrator, &offer, &nowhere).await?;
    let signed_in = at.enter().await?.session().ok_or("a code")?;
    let eve = service.actor(&signed_in.secret).await?.ok_or("nobody")?;
    assert_eq!((eve.name.as_str(), eve.roles.len()), ("Ève Tremblay", 0));
    assert_eq!(service.offered(&eve).await?.len(), 1);
    let secret = service
        .accept(&eve, invitation, &signed_in.secret, &nowhere)
        .await?;
    let eve = service.actor(&secret).await?.ok_or("nobody")?;
    assert_eq!(eve.roles, [(Role::CityEditor, Place::City(at.world.city))]);
    // An offer of somebody who may not offer any more lets nobody in.
    let offer = World::offer(
        "max@example.org",
        Role::CityEditor,
        Place::City(at.world.city),
    );
    service.invite(&administrator, &offer, &nowhere).await?;
    database
        .execute(
            "UPDATE role_grant SET ended_at = granted_at WHERE role = 'programme-administrator'",
        )
        .await?;
    at.says(somebody("m1", Some("max@example.org")));
    assert_eq!(code(at.enter().await), "provider-unknown");
    Ok(())
}

async fn a_way_leads_back_only_in_the_browser_that_went(database: &TestDatabase) -> Outcome {
    let at = Connected::make(database, SecondFactorAt::Here).await?;
    at.world.person(EVE, &[]).await?;
    let service = &at.world.service;
    let (address, secret) = service.way_to_provider("town", BACK).await?;
    let state = address.split("state=").nth(1).ok_or("no state")?;
    let (_, other) = service.way_to_provider("town", BACK).await?;
    for (provider, secret, state) in [
        ("town", None, state),
        ("town", Some(other.as_str()), state),
        ("town", Some(secret.as_str()), ""),
        ("town", Some(secret.as_str()), "other"),
        // What was begun with one provider does not end with another.
        ("other", Some(secret.as_str()), state),
    ] {
        let refused = at.come_back(provider, secret, state, "code").await;
        assert_eq!(code(refused), "provider-state", "{provider} {state}");
    }
    let refused = at.come_back("town", Some(&secret), state, "").await;
    assert_eq!(code(refused), "provider-refused", "the person said no");
    let nowhere = at.come_back("absent", Some(&secret), state, "code").await;
    assert!(matches!(nowhere, Err(Error::NotFound)), "{nowhere:?}");
    for (failure, reason) in [
        (
            ProviderFailure::Unreachable(String::new()),
            "provider-unreachable",
        ),
        (ProviderFailure::Refused(String::new()), "provider-failed"),
    ] {
        *at.town.says.lock().unwrap() = Err(failure);
        let refused = at.come_back("town", Some(&secret), state, "code").await;
        assert_eq!(code(refused), reason);
    }
    assert_eq!(database.count("session").await?, 0);
    // No provider is asked without end from one place.
    let mut asked = 2;
    loop {
        let refused = at.come_back("town", Some(&secret), state, "code").await;
        if matches!(refused, Err(Error::TooMany(_))) {
            break;
        }
        assert_eq!(code(refused), "provider-failed");
        asked += 1;
    }
    assert_eq!(asked, 30);
    Ok(())
}

async fn a8_a_provider_skips_no_code_unless_it_is_trusted_with_it(
    database: &TestDatabase,
) -> Outcome {
    let at = Connected::make(database, SecondFactorAt::Here).await?;
    at.world.with_second_factor(EVE).await?;
    let entry = at.enter().await?;
    assert!(matches!(entry, Entry::CodeNeeded { .. }), "{entry:?}");
    Ok(())
}

async fn a_trusted_provider_has_asked_for_the_code_itself(database: &TestDatabase) -> Outcome {
    let at = Connected::make(database, SecondFactorAt::Provider).await?;
    at.world.with_second_factor(EVE).await?;
    assert!(at.enter().await?.session().is_some());
    Ok(())
}

on_both_databases![
    z8_a_provider_opens_the_account_with_the_verified_address_and_no_other,
    a_first_time_is_recorded_and_told,
    z8_somebody_who_is_invited_gets_an_account_and_takes_the_role_there,
    a_way_leads_back_only_in_the_browser_that_went,
    a8_a_provider_skips_no_code_unless_it_is_trusted_with_it,
    a_trusted_provider_has_asked_for_the_code_itself,
];
