//! What whoever coordinates a network writes to its members.

use chrono::TimeDelta;
use icc_app::input::Origin;
use icc_app::mail::Content;
use icc_app::messages::{
    MOST_IN_A_DAY, MessageKind, MessageSaid, MessageTo, MessageWords, Preview, Sending,
};
use icc_app::reminders::Wants;
use icc_domain::{Locale, Role};
use icc_store::Place;
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::town::{CITY, NETWORK, Town, WAVE, absent, issues, letters, person};

const AT: (&str, &str) = (NETWORK, WAVE);

fn said(kind: &str, to: &str) -> MessageSaid {
    let words = MessageWords {
        subject: "Rencontre".to_owned(),
        text: "Bonjour,\r\nà jeudi".to_owned(),
    };
    MessageSaid {
        kind: kind.to_owned(),
        to: to.to_owned(),
        words: [(Locale::Fr, words)].into(),
        seen: String::new(),
    }
}

fn looked_at(said: MessageSaid, preview: &Preview) -> MessageSaid {
    MessageSaid {
        seen: preview.seen.clone(),
        ..said
    }
}

async fn z3_a_message_goes_out_as_it_was_looked_at_and_once(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (service, claude, origin) = (&town.service, &town.claude, Origin::default());
    for who in [&town.dominique, &town.alix, &town.stranger] {
        absent(service.messages(who, NETWORK, WAVE).await);
        let message = said("message", "all");
        absent(service.look_at_message(who, AT, &message).await);
        absent(service.send_message(who, AT, &message, &origin).await);
    }
    absent(service.messages(claude, "remiri", WAVE).await);
    let page = service.messages(claude, NETWORK, WAVE).await?;
    assert_eq!(page.required, [Locale::Fr]);
    assert_eq!((page.left, page.sent.len()), (MOST_IN_A_DAY, 0));
    // One member has begun; it is the only one that somebody coordinates.
    assert_eq!(
        page.reach,
        [
            (MessageTo::All, 19, 1),
            (MessageTo::NotBegun, 18, 0),
            (MessageTo::NotHandedIn, 19, 1),
            (MessageTo::Returned, 0, 0),
        ]
    );
    let empty = MessageSaid::default();
    let empty = service.look_at_message(claude, AT, &empty);
    assert_eq!(
        issues(empty.await),
        [("kind", "missing"), ("to", "missing")]
    );
    let unread = said("message", "not-begun");
    let unread = service.look_at_message(claude, AT, &unread);
    assert_eq!(issues(unread.await), [("to", "nobody")]);

    let message = said("message", "all");
    let preview = service.look_at_message(claude, AT, &message).await?;
    assert_eq!((preview.letters.len(), preview.silent), (1, 0));
    assert_eq!((preview.cities.len(), preview.unreached.len()), (1, 18));
    let (letter, n) = &preview.letters[0];
    assert_eq!((letter.language, *n), (Locale::En, 1));
    assert!(letters(service).await?.is_empty(), "nothing has gone out");

    // What nobody has looked at is not sent.
    let blind = service.send_message(claude, AT, &message, &origin).await?;
    assert!(matches!(blind, Sending::Changed(_)), "{blind:?}");
    let mut other = looked_at(message.clone(), &preview);
    "not-handed-in".clone_into(&mut other.to);
    let other = service.send_message(claude, AT, &other, &origin).await?;
    assert!(matches!(other, Sending::Changed(_)), "{other:?}");
    let message = looked_at(message, &preview);
    let sent = service.send_message(claude, AT, &message, &origin).await?;
    assert!(matches!(sent, Sending::Sent(1)), "{sent:?}");
    let again = service.send_message(claude, AT, &message, &origin).await?;
    assert!(matches!(again, Sending::Changed(_)), "{again:?}");
    let mut gone = letters(service).await?;
    assert_eq!(gone.len(), 1);
    let gone = gone.remove(0);
    assert_eq!(gone.to, "dominique@example.org");
    assert_eq!(gone.content, letter.content, "as it was looked at");
    let Content::ToMember(written) = gone.content else {
        panic!("another letter");
    };
    assert_eq!(written.by, "Claude");
    assert_eq!(written.texts.0["fr"], "Bonjour,\nà jeudi");
    let page = service.messages(claude, NETWORK, WAVE).await?;
    let (kept, by) = &page.sent[0];
    assert_eq!((kept.kind, kept.to), (MessageKind::Message, MessageTo::All));
    assert_eq!((kept.readers, by.as_deref()), (1, Some("Claude")));
    Ok(())
}

async fn a_message_reaches_nobody_who_has_left_and_no_more_than_a_day_takes(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, claude, origin) = (&town.service, &town.claude, Origin::default());
    let send = async || {
        let message = said("message", "all");
        let preview = service.look_at_message(claude, AT, &message).await?;
        let message = looked_at(message, &preview);
        service.send_message(claude, AT, &message, &origin).await
    };
    send().await?;
    let unit = service.store().begin().await?;
    let grants = unit.repositories().grants();
    for grant in grants.held_by(town.dominique.account).await? {
        let (by, at) = (town.root.account, service.clock().now());
        grants.end(grant.id, Some(by), at).await?;
    }
    unit.commit().await?;
    assert!(letters(service).await?.is_empty(), "the role has ended");

    let city = service.store().read().municipalities();
    let city = Place::City(city.by_code(CITY).await?.expect("the city").id);
    person(service, "Robin", Role::CityCoordinator, city).await?;
    for _ in 1..MOST_IN_A_DAY {
        send().await?;
    }
    assert_eq!(issues(send().await), [("kind", "too-many-today")]);
    town.clock.advance(TimeDelta::hours(25));
    send().await?;
    Ok(())
}

async fn a_reminder_that_is_asked_for_goes_to_nobody_twice_in_a_day(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, claude, origin) = (&town.service, &town.claude, Origin::default());
    let reminder = said("reminder", "not-handed-in");
    let preview = service.look_at_message(claude, AT, &reminder).await?;
    let sent = looked_at(reminder.clone(), &preview);
    let sent = service.send_message(claude, AT, &sent, &origin).await?;
    assert!(matches!(sent, Sending::Sent(1)), "{sent:?}");
    let gone = letters(service).await?;
    assert_eq!(gone[0].content, preview.letters[0].0.content);
    assert!(matches!(&gone[0].content, Content::Notice(it) if it.kind.code() == "wave-reminder"));
    let twice = service.look_at_message(claude, AT, &reminder).await;
    assert_eq!(issues(twice), [("to", "nobody")]);

    town.clock.advance(TimeDelta::days(1));
    service
        .set_reminders(&town.dominique, Wants::None, &origin)
        .await?;
    let unwanted = service.look_at_message(claude, AT, &reminder).await;
    assert_eq!(issues(unwanted), [("to", "nobody")]);
    // A message is about work: it is no reminder.
    let message = said("message", "not-handed-in");
    service.look_at_message(claude, AT, &message).await?;
    service
        .set_reminders(&town.dominique, Wants::Reminders, &origin)
        .await?;
    town.clock.advance(TimeDelta::days(200));
    let late = service.look_at_message(claude, AT, &reminder).await;
    assert_eq!(issues(late), [("to", "nobody")], "the wave has ended");
    Ok(())
}

on_both_loaded_databases![
    z3_a_message_goes_out_as_it_was_looked_at_and_once,
    a_message_reaches_nobody_who_has_left_and_no_more_than_a_day_takes,
    a_reminder_that_is_asked_for_goes_to_nobody_twice_in_a_day,
];
