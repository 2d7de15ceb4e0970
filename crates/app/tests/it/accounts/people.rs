//! Who sees whom, ending roles, closing accounts, what is kept how long.

use chrono::TimeDelta;
use icc_app::Error;
use icc_app::accounts::Open;
use icc_app::input::Origin;
use icc_app::mail::MailKind;
use icc_domain::{Locale, Role};
use icc_store::Place;
use icc_testkit::{Outcome, TestDatabase, on_both_databases};

use super::{World, code, visit};

/// Somebody in each place, named after role and place.
async fn filled(world: &World) -> super::Any<()> {
    let (city, other) = (Place::City(world.city), Place::City(world.other));
    let network = Place::Network(world.network);
    let partner = Place::Partner(world.partner);
    for (email, role, place) in [
        ("editor@a.example", Role::CityEditor, city),
        ("coordinator@a.example", Role::CityCoordinator, city),
        ("canary-editor@b.example", Role::CityEditor, other),
        ("canary-coordinator@b.example", Role::CityCoordinator, other),
        ("reviewer@net.example", Role::Reviewer, network),
        ("coordinator@net.example", Role::NetworkCoordinator, network),
        ("reader@net.example", Role::PartnerReader, partner),
    ] {
        world.person(email, &[(role, place)]).await?;
    }
    Ok(())
}

async fn z3_nobody_sees_people_of_another_city(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    filled(&world).await?;
    let seen = async |email: &str| -> super::Any<Vec<String>> {
        let (actor, _) = world.actor(email).await?;
        let people = world.service.people(&actor).await?;
        let mut emails: Vec<_> = people.rows.into_iter().map(|row| row.email).collect();
        emails.sort();
        Ok(emails)
    };
    let city = ["coordinator@a.example", "editor@a.example"];
    assert_eq!(seen("coordinator@a.example").await?, city);
    let network = [
        "coordinator@a.example",
        "coordinator@net.example",
        "reader@net.example",
        "reviewer@net.example",
    ];
    assert_eq!(
        seen("coordinator@net.example").await?,
        network,
        "no editors"
    );
    assert_eq!(seen("admin@example.org").await?.len(), 8);
    for email in [
        "editor@a.example",
        "reviewer@net.example",
        "reader@net.example",
    ] {
        let (actor, _) = world.actor(email).await?;
        let refused = world.service.people(&actor).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{email}");
        let refused = world.service.audit(&actor).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{email}");
        let refused = world.service.outbox(&actor).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{email}");
    }
    Ok(())
}

async fn the_form_offers_only_what_may_be_offered(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    filled(&world).await?;
    for (email, roles, counts) in [
        ("coordinator@a.example", vec![Role::CityEditor], [1, 0, 0]),
        (
            "coordinator@net.example",
            vec![Role::CityCoordinator],
            [1, 0, 0],
        ),
        ("admin@example.org", Role::ALL.to_vec(), [2, 1, 1]),
    ] {
        let (actor, _) = world.actor(email).await?;
        let choices = world.service.people(&actor).await?.choices;
        let places = [&choices.cities, &choices.networks, &choices.partners];
        assert_eq!(choices.roles, roles, "{email}");
        assert_eq!(places.map(Vec::len), counts, "{email}");
    }
    Ok(())
}

async fn s4_an_ended_role_is_gone_at_the_next_request(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    filled(&world).await?;
    let (editor, session) = world.actor("editor@a.example").await?;
    assert_eq!(editor.roles.len(), 1);
    let (coordinator, _) = world.actor("coordinator@a.example").await?;
    let people = world.service.people(&coordinator).await?;
    let grant = |name: &str| {
        let row = people.rows.iter().find(|row| row.email == name).unwrap();
        (row.role.as_ref().unwrap().0, row.may_end)
    };
    let nowhere = Origin::default();
    let (own, may_end) = grant("coordinator@a.example");
    assert!(!may_end);
    let refused = world.service.end_role(&coordinator, own, &nowhere).await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    let (theirs, may_end) = grant("editor@a.example");
    assert!(may_end);
    world
        .service
        .end_role(&coordinator, theirs, &nowhere)
        .await?;
    assert_eq!(
        world.service.actor(&session).await?,
        None,
        "the session ended with it"
    );
    let (editor, _) = world.actor("editor@a.example").await?;
    assert_eq!(editor.roles, []);
    let again = world.service.end_role(&coordinator, theirs, &nowhere).await;
    assert!(matches!(again, Err(Error::NotFound)), "{again:?}");

    // The coordinator reads what was done for the own city, and nothing else.
    let seen = world.service.audit(&coordinator).await?;
    let actions: Vec<_> = seen.iter().map(|row| row.event.action.as_str()).collect();
    assert_eq!(actions, ["role-ended"]);
    assert_eq!(seen[0].event.actor, Some(coordinator.account));
    Ok(())
}

async fn the_last_administrator_stays(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    let administrator = world.administrator().await?;
    let people = world.service.people(&administrator).await?;
    let (grant, ..) = people.rows[0].role.clone().unwrap();
    let nowhere = Origin::default();
    let refused = world
        .service
        .end_role(&administrator, grant, &nowhere)
        .await;
    assert!(matches!(refused, Err(Error::Conflict)), "{refused:?}");
    let own = administrator.account;
    let closed = world
        .service
        .set_account_open(&administrator, own, Open::No, &nowhere)
        .await;
    assert!(matches!(closed, Err(Error::Conflict)), "{closed:?}");
    assert_eq!(world.administrator().await?.roles.len(), 1);
    Ok(())
}

async fn s4_a_closed_account_is_shut_out_at_once(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    filled(&world).await?;
    let (editor, session) = world.actor("editor@a.example").await?;
    let (coordinator, _) = world.actor("coordinator@a.example").await?;
    let nowhere = Origin::default();
    let close = async |by: &icc_app::Actor, open| {
        world
            .service
            .set_account_open(by, editor.account, open, &nowhere)
            .await
    };
    let refused = close(&coordinator, Open::No).await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    let administrator = world.administrator().await?;
    close(&administrator, Open::No).await?;
    assert_eq!(world.service.actor(&session).await?, None);
    assert_eq!(
        code(world.sign_in("editor@a.example").await),
        "sign-in-refused"
    );
    let kind = MailKind::Reset;
    let here = visit([10, 0, 0, 1]).origin;
    world
        .service
        .ask_for_link(kind, "editor@a.example", Locale::Fr, &here)
        .await?;
    assert_eq!(world.letters().await?, [], "no link opens it");
    close(&administrator, Open::Yes).await?;
    world.sign_in("editor@a.example").await?;
    Ok(())
}

async fn p4_what_is_kept_for_a_while_is_removed_after_it(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    filled(&world).await?;
    let administrator = world.administrator().await?;
    let nowhere = Origin::default();
    let offer = World::offer("x@example.org", Role::CityEditor, Place::City(world.city));
    world
        .service
        .invite(&administrator, &offer, &nowhere)
        .await?;
    world.letters().await?;
    let _ = world
        .sign_in_with("editor@a.example", "wrong", &visit([10, 0, 0, 1]))
        .await;
    for (minutes, sessions, attempts, mails, tokens, invitations) in [
        (59, 1, 1, 1, 1, 1),
        (2, 0, 1, 1, 1, 1),
        (22 * 60, 0, 1, 1, 1, 1),
        (2 * 60, 0, 0, 1, 1, 1),
        (29 * 24 * 60, 0, 0, 0, 1, 1),
        (24 * 60, 0, 0, 0, 0, 0),
    ] {
        world.clock.advance(TimeDelta::minutes(minutes));
        world.service.tidy_up().await?;
        for (table, wanted) in [
            ("session", sessions),
            ("sign_in_attempt", attempts),
            ("mail", mails),
            ("account_token", tokens),
            ("invitation", invitations),
        ] {
            assert_eq!(
                database.count(table).await?,
                wanted,
                "{table} after {minutes} more minutes"
            );
        }
    }
    Ok(())
}

on_both_databases![
    z3_nobody_sees_people_of_another_city,
    the_form_offers_only_what_may_be_offered,
    s4_an_ended_role_is_gone_at_the_next_request,
    the_last_administrator_stays,
    s4_a_closed_account_is_shut_out_at_once,
    p4_what_is_kept_for_a_while_is_removed_after_it,
];
