//! Offering and taking roles.

use chrono::TimeDelta;
use icc_app::Error;
use icc_app::accounts::{NewPerson, Visit};
use icc_app::input::Origin;
use icc_app::mail::Content;
use icc_domain::{Locale, Role};
use icc_store::Place;
use icc_testkit::{Outcome, TestDatabase, on_both_databases};

use super::{World, code, secret};

const EVE: &str = "eve@example.org";

fn person() -> NewPerson {
    NewPerson {
        name: "Ève Tremblay".to_owned(),
        password: "four quiet lighthouse keepers".to_owned(),
        language: Locale::Fr,
    }
}

async fn somebody_new_gets_a_link_an_account_and_the_role(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    let administrator = world.administrator().await?;
    let place = Place::City(world.city);
    let offer = World::offer(" EVE@example.org", Role::CityEditor, place);
    let nowhere = Origin::default();
    world
        .service
        .invite(&administrator, &offer, &nowhere)
        .await?;
    let first = world.letters().await?;
    assert_eq!((first[0].to.as_str(), first[0].language), (EVE, Locale::Fr));
    world
        .service
        .invite(&administrator, &offer, &nowhere)
        .await?;
    let letters = world.letters().await?;
    let link = secret(&letters[0]);
    let offered = world.service.offered_by_link(&link).await?.unwrap();
    assert_eq!(
        (offered.role, offered.place.code.as_str()),
        (Role::CityEditor, "harbour-town")
    );
    assert_eq!(
        world.service.offered_by_link(&secret(&first[0])).await?,
        None
    );

    let accept = async |link: &str, person: &NewPerson| {
        world
            .service
            .accept_as_new(link, person, &Visit::default())
            .await
    };
    assert_eq!(
        code(accept(&secret(&first[0]), &person()).await),
        "link-dead",
        "A6: a newer one"
    );
    let city = NewPerson {
        password: "Harbour-Town Harbour-Town".to_owned(),
        ..person()
    };
    assert_eq!(
        code(accept(&link, &city).await),
        "password-guessed",
        "A2: the city"
    );
    let signed_in = accept(&link, &person()).await?;
    let eve = world.service.actor(&signed_in.secret).await?.unwrap();
    assert_eq!(eve.roles, [(Role::CityEditor, place)]);
    assert_eq!(eve.email, EVE);
    assert_eq!(
        code(accept(&link, &person()).await),
        "link-dead",
        "A6: a second time"
    );
    Ok(())
}

async fn a6_an_invitation_ends_after_a_day(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    let administrator = world.administrator().await?;
    let offer = World::offer(EVE, Role::CityEditor, Place::City(world.city));
    world
        .service
        .invite(&administrator, &offer, &Origin::default())
        .await?;
    let link = secret(&world.letters().await?[0]);
    world.clock.advance(TimeDelta::hours(24));
    assert_eq!(world.service.offered_by_link(&link).await?, None);
    let late = world
        .service
        .accept_as_new(&link, &person(), &Visit::default())
        .await;
    assert_eq!(code(late), "link-dead");
    Ok(())
}

async fn z8_inviting_an_address_with_an_account_only_offers_the_role(
    database: &TestDatabase,
) -> Outcome {
    let world = World::make(database).await?;
    world.person(EVE, &[]).await?;
    let accounts = world.service.store().read().accounts();
    let before = accounts.by_email(EVE).await?;
    let administrator = world.administrator().await?;
    let place = Place::Network(world.network);
    let nowhere = Origin::default();
    let offer = World::offer(EVE, Role::NetworkCoordinator, place);
    let id = world
        .service
        .invite(&administrator, &offer, &nowhere)
        .await?;
    let letters = world.letters().await?;
    assert!(matches!(letters[0].content, Content::RoleOffered { .. }));
    assert_eq!(letters[0].language, Locale::En, "the person's own language");
    assert_eq!(accounts.by_email(EVE).await?, before, "nothing changed");
    let (eve, cookie) = world.actor(EVE).await?;
    assert_eq!(eve.roles, [], "nothing given");
    assert_eq!(world.service.offered(&eve).await?[0].id, id);

    // Nobody else can take it.
    world.person("max@example.org", &[]).await?;
    let (max, theirs) = world.actor("max@example.org").await?;
    let taken = world.service.accept(&max, id, &theirs, &nowhere).await;
    assert!(matches!(taken, Err(Error::NotFound)), "{taken:?}");

    let changed = world.service.accept(&eve, id, &cookie, &nowhere).await?;
    assert_ne!(changed, cookie, "S2: a new secret with the role");
    assert_eq!(world.service.actor(&cookie).await?, None);
    let eve = world.service.actor(&changed).await?.unwrap();
    assert_eq!(eve.roles, [(Role::NetworkCoordinator, place)]);
    let again = world.service.accept(&eve, id, &changed, &nowhere).await;
    assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
    Ok(())
}

async fn z8_a_link_changes_no_account_that_was_made_meanwhile(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    let administrator = world.administrator().await?;
    let offer = World::offer(EVE, Role::ProgrammeAdministrator, Place::Service);
    world
        .service
        .invite(&administrator, &offer, &Origin::default())
        .await?;
    let link = secret(&world.letters().await?[0]);
    world.person(EVE, &[]).await?;
    let before = world
        .service
        .store()
        .read()
        .accounts()
        .by_email(EVE)
        .await?;
    let taken = world
        .service
        .accept_as_new(&link, &person(), &Visit::default())
        .await;
    assert_eq!(code(taken), "account-exists");
    let after = world
        .service
        .store()
        .read()
        .accounts()
        .by_email(EVE)
        .await?;
    assert_eq!(before, after);
    assert_eq!(world.actor(EVE).await?.0.roles, []);
    Ok(())
}

async fn z1_who_may_offer_what_where(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    let (city, other) = (Place::City(world.city), Place::City(world.other));
    let network = Place::Network(world.network);
    let partner = Place::Partner(world.partner);
    let nowhere = Origin::default();
    world
        .person("city@example.org", &[(Role::CityCoordinator, city)])
        .await?;
    world
        .person("net@example.org", &[(Role::NetworkCoordinator, network)])
        .await?;
    world
        .person("editor@example.org", &[(Role::CityEditor, city)])
        .await?;
    for (who, role, place, may) in [
        ("city", Role::CityEditor, city, true),
        ("city", Role::CityEditor, other, false),
        ("city", Role::CityCoordinator, city, false),
        ("city", Role::ProgrammeAdministrator, Place::Service, false),
        ("net", Role::CityCoordinator, city, true),
        ("net", Role::CityCoordinator, other, false),
        ("net", Role::CityEditor, city, false),
        ("net", Role::NetworkCoordinator, network, false),
        ("editor", Role::CityEditor, city, false),
        ("admin", Role::NetworkCoordinator, network, true),
        ("admin", Role::CityEditor, other, true),
        ("net", Role::PartnerReader, partner, false),
        ("admin", Role::PartnerReader, partner, true),
        ("admin", Role::ProgrammeAdministrator, Place::Service, true),
    ] {
        let (actor, _) = world.actor(&format!("{who}@example.org")).await?;
        let offer = World::offer(EVE, role, place);
        let done = world.service.invite(&actor, &offer, &nowhere).await;
        match done {
            Ok(_) => assert!(may, "{who} offered {role:?} at {place:?}"),
            Err(Error::NotFound) => assert!(!may, "{who} {role:?} {place:?}"),
            Err(other) => panic!("{other:?}"),
        }
    }
    Ok(())
}

async fn s4_what_somebody_offered_ends_with_the_right_to_offer(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    let city = Place::City(world.city);
    world
        .person("city@example.org", &[(Role::CityCoordinator, city)])
        .await?;
    let (coordinator, _) = world.actor("city@example.org").await?;
    let nowhere = Origin::default();
    let offer = World::offer(EVE, Role::CityEditor, city);
    let id = world.service.invite(&coordinator, &offer, &nowhere).await?;
    let link = secret(&world.letters().await?[0]);
    let administrator = world.administrator().await?;
    let people = world.service.people(&administrator).await?;
    let row = people.rows.iter().find(|row| row.name == "city").unwrap();
    let (grant, ..) = row.role.clone().unwrap();
    world
        .service
        .end_role(&administrator, grant, &nowhere)
        .await?;
    let taken = world
        .service
        .accept_as_new(&link, &person(), &Visit::default())
        .await;
    assert_eq!(code(taken), "link-dead");
    assert!(
        world
            .service
            .store()
            .read()
            .accounts()
            .by_email(EVE)
            .await?
            .is_none()
    );

    let refused = world
        .service
        .withdraw_invitation(&coordinator, id, &nowhere)
        .await;
    assert!(
        refused.is_ok(),
        "an actor holds for its request; the next one is made anew"
    );
    assert_eq!(world.service.offered_by_link(&link).await?, None);
    Ok(())
}

async fn an_offer_can_be_declined(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    world.person(EVE, &[]).await?;
    let administrator = world.administrator().await?;
    let offer = World::offer(EVE, Role::CityEditor, Place::City(world.city));
    let nowhere = Origin::default();
    let id = world
        .service
        .invite(&administrator, &offer, &nowhere)
        .await?;
    let (eve, _) = world.actor(EVE).await?;
    world.service.decline(&eve, id, &nowhere).await?;
    assert_eq!(world.service.offered(&eve).await?, []);
    assert_eq!(world.service.people(&administrator).await?.invitations, []);
    Ok(())
}

on_both_databases![
    somebody_new_gets_a_link_an_account_and_the_role,
    a6_an_invitation_ends_after_a_day,
    z8_inviting_an_address_with_an_account_only_offers_the_role,
    z8_a_link_changes_no_account_that_was_made_meanwhile,
    z1_who_may_offer_what_where,
    s4_what_somebody_offered_ends_with_the_right_to_offer,
    an_offer_can_be_declined,
];
