//! Mails that cannot be sent hold nobody up, are tried again, and end.

use chrono::TimeDelta;
use icc_app::mail::{MailKind, NotDelivered};
use icc_domain::Locale;
use icc_testkit::{Outcome, TestDatabase, on_both_databases};

use super::{Letters, World, secret, visit};

const EVE: &str = "eve@example.org";

async fn asked(world: &World) -> Outcome {
    let here = visit([10, 0, 0, 1]).origin;
    let kind = MailKind::SignInLink;
    world
        .service
        .ask_for_link(kind, EVE, Locale::Fr, &here)
        .await?;
    Ok(())
}

fn refusing(is_final: bool) -> Letters {
    let post = Letters::default();
    *post.refuse.lock().unwrap() = Some(NotDelivered {
        reason: "connection refused".to_owned(),
        is_final,
    });
    post
}

async fn o8_a_failing_server_is_tried_again_and_the_last_link_is_good(
    database: &TestDatabase,
) -> Outcome {
    let world = World::make(database).await?;
    world.person(EVE, &[]).await?;
    asked(&world).await?;
    let post = refusing(false);
    assert_eq!(world.service.send_due(&post).await?, 1);
    assert_eq!(world.service.send_due(&post).await?, 0, "not at once");
    world.clock.advance(TimeDelta::minutes(1));
    assert_eq!(world.service.send_due(&post).await?, 1);
    *post.refuse.lock().unwrap() = None;
    world.clock.advance(TimeDelta::minutes(5));
    assert_eq!(world.service.send_due(&post).await?, 1);
    let link = secret(&post.taken.lock().unwrap()[0]);
    world
        .service
        .sign_in_by_link(&link, &visit([10, 0, 0, 1]))
        .await?;
    let administrator = world.administrator().await?;
    let mail = world.service.outbox(&administrator).await?.remove(0);
    assert_eq!((mail.state, mail.attempts, mail.text), ("sent", 3, None));
    Ok(())
}

async fn o8_a_mail_that_nobody_takes_ends_and_says_why(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    world.person(EVE, &[]).await?;
    asked(&world).await?;
    let post = refusing(false);
    let mut tries = 0;
    for _ in 0..48 {
        tries += world.service.send_due(&post).await?;
        world.clock.advance(TimeDelta::minutes(30));
    }
    let administrator = world.administrator().await?;
    let mail = world.service.outbox(&administrator).await?.remove(0);
    assert_eq!((mail.state, tries), ("dead", 7));
    assert_eq!(mail.failure.as_deref(), Some("connection refused"));

    asked(&world).await?;
    let post = refusing(true);
    assert_eq!(world.service.send_due(&post).await?, 1);
    let mail = world.service.outbox(&administrator).await?.remove(0);
    assert_eq!(
        (mail.state, mail.attempts),
        ("dead", 1),
        "no use in trying again"
    );
    Ok(())
}

async fn an_address_that_nobody_has_is_not_kept(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    asked(&world).await?;
    assert_eq!(world.letters().await?, []);
    let administrator = world.administrator().await?;
    let mail = world.service.outbox(&administrator).await?.remove(0);
    assert_eq!((mail.state, mail.recipient.as_str()), ("dropped", ""));
    Ok(())
}

on_both_databases![
    o8_a_failing_server_is_tried_again_and_the_last_link_is_good,
    o8_a_mail_that_nobody_takes_ends_and_says_why,
    an_address_that_nobody_has_is_not_kept,
];
