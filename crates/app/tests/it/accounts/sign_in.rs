//! Signing in, sessions, passwords.

use std::time::Instant;

use chrono::TimeDelta;
use icc_app::Error;
use icc_app::accounts::{NewAdministrator, Rules, Visit};
use icc_app::input::Origin;
use icc_app::mail::{Content, MailKind};
use icc_domain::{Locale, Role};
use icc_store::{Place, TokenPurpose};
use icc_testkit::{Outcome, TestDatabase, on_both_databases};

use super::{PASSWORD, World, code, secret, visit};

const EVE: &str = "eve@example.org";
const NEW: &str = "four quiet harbour lights";
/// Tries of each kind whose time is taken in one round.
const TRIES: u8 = 200;
/// Rounds of which one must do: a difference that is there is in all of them.
const ROUNDS: u8 = 3;

async fn the_right_password_lets_in_and_says_who_it_is(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    let place = Place::City(world.city);
    world.person(EVE, &[(Role::CityEditor, place)]).await?;
    let (actor, token) = world.actor(" Eve@Example.org ").await?;
    assert_eq!(actor.roles, [(Role::CityEditor, place)]);
    assert_eq!(world.service.actor("other").await?, None);
    world.service.sign_out(&token, &Origin::default()).await?;
    assert_eq!(world.service.actor(&token).await?, None, "S4: at once");
    world.service.sign_out(&token, &Origin::default()).await?;
    let done = world.done().await?;
    assert_eq!(done[..2], ["signed-in", "signed-out"], "O3");
    Ok(())
}

async fn a4_whatever_is_wrong_the_answer_is_the_same(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    world.person(EVE, &[]).await?;
    for (email, password) in [
        (EVE, "wrong"),
        ("nobody@example.org", PASSWORD),
        ("no address", PASSWORD),
        ("", ""),
    ] {
        let refused = world.sign_in_with(email, password, &Visit::default()).await;
        assert_eq!(code(refused), "sign-in-refused", "{email}");
    }
    let done = world.done().await?;
    assert_eq!(done[..4], ["sign-in-refused"; 4], "O3");
    Ok(())
}

async fn a4_an_unknown_address_takes_as_long_as_a_known_one(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    world.person(EVE, &[]).await?;
    // A hash with today's parameters, as every account has after its first sign-in.
    world.sign_in(EVE).await?;
    let mut ratios = Vec::new();
    for round in 0..ROUNDS {
        // Pairs side by side, in either order: whatever else the machine does weighs on both.
        let mut pairs = Vec::new();
        for n in 0..TRIES {
            let mut seconds = [0.0; 2];
            let mut turns = [(0, EVE), (1, "nobody@example.org")];
            turns.rotate_left(usize::from(n % 2));
            for (whose, email) in turns {
                world.clock.advance(TimeDelta::minutes(6));
                let began = Instant::now();
                let refused = world
                    .sign_in_with(email, "wrong", &visit([10, 0, round, n]))
                    .await;
                seconds[whose] = began.elapsed().as_secs_f64();
                assert_eq!(code(refused), "sign-in-refused");
            }
            pairs.push(seconds[0] / seconds[1]);
        }
        pairs.sort_by(f64::total_cmp);
        // Without the check of a hash that nobody has it would be a factor of five and more.
        let ratio = pairs[pairs.len() / 2];
        if (0.9..=1.1).contains(&ratio) {
            return Ok(());
        }
        ratios.push(ratio);
    }
    panic!("told apart by the time: {ratios:?}");
}

async fn a3_ten_failures_for_one_account_end_with_the_window(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    world.person(EVE, &[]).await?;
    for n in 0..10 {
        let refused = world
            .sign_in_with(EVE, "wrong", &visit([10, 0, 0, n]))
            .await;
        assert_eq!(code(refused), "sign-in-refused");
    }
    for _ in 0..50 {
        // A stranger goes on; what is refused is not counted.
        let refused = world
            .sign_in_with(EVE, "wrong", &visit([10, 0, 0, 1]))
            .await;
        let Err(Error::TooMany(seconds)) = refused else {
            panic!("{refused:?}");
        };
        assert!((1..=301).contains(&seconds), "{seconds}");
    }
    assert!(matches!(world.sign_in(EVE).await, Err(Error::TooMany(_))));
    let nobody = world.sign_in("nobody@example.org").await;
    assert_eq!(code(nobody), "sign-in-refused", "others are not held up");
    world
        .clock
        .advance(TimeDelta::minutes(5) + TimeDelta::seconds(1));
    world
        .sign_in_with(EVE, PASSWORD, &visit([10, 9, 9, 9]))
        .await?;
    Ok(())
}

async fn a3_thirty_failures_from_one_address_whatever_they_name(
    database: &TestDatabase,
) -> Outcome {
    let world = World::make(database).await?;
    world.person(EVE, &[]).await?;
    let stranger = visit([10, 0, 0, 1]);
    for n in 0..30 {
        let email = format!("person{n}@example.org");
        let refused = world.sign_in_with(&email, "wrong", &stranger).await;
        assert_eq!(code(refused), "sign-in-refused");
    }
    let refused = world.sign_in_with(EVE, PASSWORD, &stranger).await;
    assert!(matches!(refused, Err(Error::TooMany(_))), "{refused:?}");
    world
        .sign_in_with(EVE, PASSWORD, &visit([10, 0, 0, 2]))
        .await?;
    Ok(())
}

async fn a3_who_succeeds_is_not_counted(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    world.person(EVE, &[]).await?;
    for _ in 0..35 {
        world
            .sign_in_with(EVE, PASSWORD, &visit([10, 0, 0, 1]))
            .await?;
    }
    Ok(())
}

async fn a5_a_weak_hash_is_made_again_at_the_next_sign_in(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    world.person(EVE, &[]).await?;
    let kept = async || -> Result<String, icc_store::StoreError> {
        let account = world
            .service
            .store()
            .read()
            .accounts()
            .by_email(EVE)
            .await?;
        Ok(account.unwrap().record.password_hash.unwrap())
    };
    let weak = kept().await?;
    world.sign_in(EVE).await?;
    let strong = kept().await?;
    assert_ne!(weak, strong);
    assert!(
        strong.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
        "{strong}"
    );
    world.sign_in(EVE).await?;
    assert_eq!(kept().await?, strong, "once");
    Ok(())
}

async fn s2_signing_in_takes_over_no_planted_secret(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    world.person(EVE, &[]).await?;
    let planted = "0123456789abcdef0123456789abcdef01234567";
    let with = Visit {
        secret: Some(planted.to_owned()),
        ..Visit::default()
    };
    let first = world.sign_in_with(EVE, PASSWORD, &with).await?.secret;
    assert_ne!(first, planted);
    assert_eq!(world.service.actor(planted).await?, None);
    let again = Visit {
        secret: Some(first.clone()),
        ..Visit::default()
    };
    let second = world.sign_in_with(EVE, PASSWORD, &again).await?.secret;
    assert_ne!(first, second);
    assert_eq!(
        world.service.actor(&first).await?,
        None,
        "the one before has ended"
    );
    Ok(())
}

async fn s3_an_hour_without_use_and_twelve_hours_in_all(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    world.person(EVE, &[]).await?;
    let (_, unused) = world.actor(EVE).await?;
    world.clock.advance(TimeDelta::minutes(59));
    let (_, used) = world.actor(EVE).await?;
    world.clock.advance(TimeDelta::minutes(1));
    assert_eq!(world.service.actor(&unused).await?, None);
    for _ in 0..13 {
        assert!(world.service.actor(&used).await?.is_some());
        world.clock.advance(TimeDelta::minutes(50));
    }
    // 59 + 1 + 13 × 50 minutes since the first, 11 h since the second.
    assert!(world.service.actor(&used).await?.is_some());
    world.clock.advance(TimeDelta::minutes(59));
    assert!(world.service.actor(&used).await?.is_some(), "11 h 50");
    world.clock.advance(TimeDelta::minutes(10));
    assert_eq!(world.service.actor(&used).await?, None, "12 h");
    Ok(())
}

async fn s4_own_sessions_are_listed_and_ended_and_nobody_elses(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    world.person(EVE, &[]).await?;
    world.person("max@example.org", &[]).await?;
    let (eve, first) = world.actor(EVE).await?;
    let (_, second) = world.actor(EVE).await?;
    let (_, third) = world.actor(EVE).await?;
    let (max, theirs) = world.actor("max@example.org").await?;
    let sessions = world.service.own_sessions(&eve).await?;
    assert_eq!(sessions.len(), 3);
    assert_eq!(sessions.iter().filter(|s| s.current).count(), 1);
    let nowhere = Origin::default();
    let refused = world
        .service
        .end_own_session(&eve, max.session, &nowhere)
        .await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    assert!(world.service.actor(&theirs).await?.is_some());
    let other = world.service.actor(&second).await?.unwrap().session;
    world.service.end_own_session(&eve, other, &nowhere).await?;
    assert_eq!(world.service.actor(&second).await?, None);
    world
        .service
        .end_other_sessions(&eve, &first, &nowhere)
        .await?;
    assert_eq!(world.service.actor(&third).await?, None);
    assert!(world.service.actor(&first).await?.is_some());
    Ok(())
}

async fn s2_a_new_password_ends_the_other_sessions_and_changes_this_one(
    database: &TestDatabase,
) -> Outcome {
    let world = World::make(database).await?;
    world.person(EVE, &[]).await?;
    let (eve, first) = world.actor(EVE).await?;
    let (_, second) = world.actor(EVE).await?;
    let nowhere = Origin::default();
    let change = async |old: &str, new: &str| {
        world
            .service
            .change_password(&eve, old, new, &first, &nowhere)
            .await
    };
    assert_eq!(code(change("wrong", NEW).await), "password-wrong");
    assert_eq!(code(change(PASSWORD, "short").await), "password-short");
    assert_eq!(
        code(change(PASSWORD, "eve eve eve eve eve").await),
        "password-guessed"
    );
    let changed = change(PASSWORD, NEW).await?;
    for ended in [&first, &second] {
        assert_eq!(world.service.actor(ended).await?, None);
    }
    assert!(world.service.actor(&changed).await?.is_some());
    assert_eq!(code(world.sign_in(EVE).await), "sign-in-refused");
    world.sign_in_with(EVE, NEW, &Visit::default()).await?;
    let letters = world.letters().await?;
    assert!(matches!(
        letters[0].content,
        Content::PasswordChanged { .. }
    ));
    Ok(())
}

async fn a_link_lets_in_once_and_for_a_while(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    world.person(EVE, &[]).await?;
    let ask = async |email: &str| -> super::Any<Vec<String>> {
        let kind = MailKind::SignInLink;
        let (here, fr) = (visit([10, 0, 0, 1]).origin, Locale::Fr);
        world.service.ask_for_link(kind, email, fr, &here).await?;
        Ok(world.letters().await?.iter().map(secret).collect())
    };
    assert_eq!(ask("nobody@example.org").await?, Vec::<String>::new());
    let first = ask(EVE).await?.remove(0);
    let second = ask(EVE).await?.remove(0);
    let enter = async |link: &str| world.service.sign_in_by_link(link, &Visit::default()).await;
    assert_eq!(code(enter(&first).await), "link-dead", "A6: a newer one");
    let purpose = TokenPurpose::Reset;
    assert!(
        !world.service.link_is_good(&second, purpose).await?,
        "for something else"
    );
    assert!(
        world
            .service
            .link_is_good(&second, TokenPurpose::SignIn)
            .await?
    );
    let signed_in = enter(&second).await?.session().ok_or("a code")?;
    assert!(world.service.actor(&signed_in.secret).await?.is_some());
    assert_eq!(code(enter(&second).await), "link-dead", "A6: a second time");
    let late = ask(EVE).await?.remove(0);
    world.clock.advance(TimeDelta::minutes(15));
    assert_eq!(code(enter(&late).await), "link-dead", "A6: late");
    for n in 0..5 {
        world.clock.advance(TimeDelta::seconds(n));
        let kind = MailKind::SignInLink;
        let here = visit([10, 0, 0, 9]).origin;
        let asked = world
            .service
            .ask_for_link(kind, EVE, Locale::Fr, &here)
            .await;
        assert!(asked.is_ok(), "{n}");
    }
    let here = visit([10, 0, 0, 9]).origin;
    let kind = MailKind::Reset;
    let sixth = world
        .service
        .ask_for_link(kind, EVE, Locale::Fr, &here)
        .await;
    assert!(
        matches!(sixth, Err(Error::TooMany(_))),
        "nobody's letter box is filled"
    );
    Ok(())
}

async fn a7_a_reset_ends_all_sessions_and_is_told_by_mail(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    world.person(EVE, &[]).await?;
    let (_, session) = world.actor(EVE).await?;
    let here = visit([10, 0, 0, 1]).origin;
    let ask = async |kind| -> super::Any<String> {
        world
            .service
            .ask_for_link(kind, EVE, Locale::Fr, &here)
            .await?;
        Ok(secret(&world.letters().await?[0]))
    };
    let link = ask(MailKind::SignInLink).await?;
    let old = ask(MailKind::Reset).await?;
    let token = ask(MailKind::Reset).await?;
    let reset =
        async |token: &str, new: &str| world.service.reset_password(token, new, &here).await;
    assert_eq!(code(reset(&old, NEW).await), "link-dead", "A6: a newer one");
    assert_eq!(code(reset(&token, "short").await), "password-short");
    reset(&token, NEW).await?;
    assert_eq!(
        code(reset(&token, NEW).await),
        "link-dead",
        "A6: a second time"
    );
    assert_eq!(world.service.actor(&session).await?, None);
    let by_link = world
        .service
        .sign_in_by_link(&link, &Visit::default())
        .await;
    assert_eq!(code(by_link), "link-dead", "other links end too");
    world.sign_in_with(EVE, NEW, &Visit::default()).await?;
    let letters = world.letters().await?;
    assert!(matches!(
        letters[0].content,
        Content::PasswordChanged { .. }
    ));
    let late = ask(MailKind::Reset).await?;
    world.clock.advance(TimeDelta::hours(1));
    assert_eq!(code(reset(&late, NEW).await), "link-dead", "A6: late");
    Ok(())
}

async fn o2_the_first_administrator_needs_the_token_once_within_the_hour(
    database: &TestDatabase,
) -> Outcome {
    let store = database.second_store().await?;
    let world = World::make(database).await?;
    assert_eq!(
        world.service.first_administrator_token().await?,
        None,
        "there is one"
    );
    let sql = "UPDATE role_grant SET ended_at = granted_at";
    database.execute(sql).await?;
    let person = NewAdministrator {
        name: "Ève".to_owned(),
        email: EVE.to_owned(),
        password: NEW.to_owned(),
        language: Locale::Fr,
    };
    let make = async |token: &str, person: &NewAdministrator| {
        let visit = Visit::default();
        world
            .service
            .create_first_administrator(token, person, &visit)
            .await
    };
    let old = world.service.first_administrator_token().await?.unwrap();
    let late = world.service.first_administrator_token().await?.unwrap();
    assert_eq!(code(make(&old, &person).await), "link-dead", "a newer one");
    world.clock.advance(TimeDelta::hours(1));
    assert_eq!(code(make(&late, &person).await), "link-dead", "late");
    let token = world.service.first_administrator_token().await?.unwrap();
    let wrong = NewAdministrator {
        name: " ".to_owned(),
        email: "eve".to_owned(),
        password: "password".to_owned(),
        ..person.clone()
    };
    let Err(Error::Invalid(issues)) = make(&token, &wrong).await else {
        panic!("was made");
    };
    let codes: Vec<_> = issues.iter().map(|i| (i.field, i.code)).collect();
    let all = [
        ("name", "missing"),
        ("email", "email"),
        ("password", "password-common"),
    ];
    assert_eq!(codes, all, "everything at once");
    let taken = NewAdministrator {
        email: "admin@example.org".to_owned(),
        ..person.clone()
    };
    assert_eq!(code(make(&token, &taken).await), "email-taken", "Z8");
    let signed_in = make(&token, &person).await?;
    let actor = world.service.actor(&signed_in.secret).await?.unwrap();
    assert_eq!(
        actor.roles,
        [(Role::ProgrammeAdministrator, Place::Service)]
    );
    assert_eq!(
        code(make(&token, &person).await),
        "link-dead",
        "dead after use"
    );
    assert_eq!(world.service.first_administrator_token().await?, None);
    // Nothing that lets anybody in is kept in clear.
    let tokens = store.read().tokens();
    assert!(tokens.by_hash(&token).await?.is_none(), "A6: hashed");
    Ok(())
}

async fn o2_demonstration_accounts_work_only_where_the_rules_say_so(
    database: &TestDatabase,
) -> Outcome {
    let rules = Rules {
        demonstration: true,
        ..Rules::default()
    };
    let world = World::with(database, rules).await?;
    world.person(EVE, &[]).await?;
    let (_, session) = world.actor(EVE).await?;
    let sql = "UPDATE account SET demonstration = (1 = 1)";
    database.execute(sql).await?;
    world.sign_in(EVE).await?;
    let World {
        service,
        clock,
        city,
        other,
        network,
        partner,
    } = world;
    let world = World {
        service: service.with_rules(Rules::default()),
        clock,
        city,
        other,
        network,
        partner,
    };
    assert_eq!(code(world.sign_in(EVE).await), "sign-in-refused");
    assert_eq!(world.service.actor(&session).await?, None);
    Ok(())
}

on_both_databases![
    the_right_password_lets_in_and_says_who_it_is,
    a4_whatever_is_wrong_the_answer_is_the_same,
    a4_an_unknown_address_takes_as_long_as_a_known_one,
    a3_ten_failures_for_one_account_end_with_the_window,
    a3_thirty_failures_from_one_address_whatever_they_name,
    a3_who_succeeds_is_not_counted,
    a5_a_weak_hash_is_made_again_at_the_next_sign_in,
    s2_signing_in_takes_over_no_planted_secret,
    s3_an_hour_without_use_and_twelve_hours_in_all,
    s4_own_sessions_are_listed_and_ended_and_nobody_elses,
    s2_a_new_password_ends_the_other_sessions_and_changes_this_one,
    a_link_lets_in_once_and_for_a_while,
    a7_a_reset_ends_all_sessions_and_is_told_by_mail,
    o2_the_first_administrator_needs_the_token_once_within_the_hour,
    o2_demonstration_accounts_work_only_where_the_rules_say_so,
];
