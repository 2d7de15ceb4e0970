//! A municipality needs more time, and people are reminded.

use std::sync::Arc;

use chrono::TimeDelta;
use icc_app::input::Origin;
use icc_app::reminders::Wants;
use icc_app::responses::{ExtensionState, Verdict, Wish};
use icc_app::{Actor, Error};
use icc_domain::Locale;
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases, service_over_loaded};

use crate::town::{CITY, Town, WAVE, absent, issues};

async fn reminders_go_out_once_to_those_who_want_them(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (alix, service) = (&town.alix, &town.service);
    // Due on 10 December; it is 24 November.
    town.give("education", alix).await?;
    town.told().await;
    assert_eq!(service.remind_due().await?, 0);
    town.clock.advance(TimeDelta::days(15));
    let twin = service_over_loaded(database.second_store().await?, Arc::clone(&town.clock))?;
    let both = tokio::join!(service.remind_due(), twin.remind_due());
    assert_eq!(both.0? + both.1?, 1, "two programs send it once");
    assert_eq!(service.remind_due().await?, 0);
    assert_eq!(
        town.told().await,
        [("alix@example.org".to_owned(), "part-reminder")]
    );
    town.clock.advance(TimeDelta::days(2));
    assert_eq!(service.remind_due().await?, 1, "once after the day");
    town.clock.advance(TimeDelta::days(1));
    assert_eq!(service.remind_due().await?, 0);
    town.told().await;

    // The wave ends 120 days after 24 November; its coordinator is told 14 and 3 days before.
    let origin = Origin::default();
    town.clock.advance(TimeDelta::days(90));
    assert_eq!(service.remind_due().await?, 1);
    assert_eq!(service.remind_due().await?, 0);
    let told = town.told().await;
    assert_eq!(
        told,
        [("dominique@example.org".to_owned(), "wave-reminder")]
    );
    service
        .set_reminders(&town.dominique, Wants::None, &origin)
        .await?;
    town.clock.advance(TimeDelta::days(10));
    assert_eq!(service.remind_due().await?, 0, "nobody wants it");
    service
        .set_reminders(&town.dominique, Wants::Reminders, &origin)
        .await?;
    assert_eq!(service.remind_due().await?, 1);
    let told = town.told().await;
    assert_eq!(
        told,
        [("dominique@example.org".to_owned(), "wave-reminder-last")]
    );
    Ok(())
}

async fn more_time_is_asked_for_and_granted_by_the_network(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let ask = async |who: &Actor, until: &str, reason: &str| {
        let wish = Wish {
            until: until.to_owned(),
            reason: reason.to_owned(),
        };
        service.ask_extension(who, CITY, WAVE, &wish, &origin).await
    };
    for who in [&town.alix, &town.stranger, &town.claude, &town.root] {
        absent(ask(who, "2027-04-20", "x").await);
    }
    let told = issues(ask(&town.dominique, "2027-03-23", "").await);
    assert_eq!(told, [("until", "end-not-later"), ("reason", "missing")]);
    let told = issues(ask(&town.dominique, "2027-06-22", "Conseil").await);
    assert_eq!(told, [("until", "end-too-late")]);
    let id = ask(&town.dominique, "2027-04-20", "Le conseil siège en avril").await?;
    let again = ask(&town.dominique, "2027-04-20", "x").await;
    assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
    let notices = town.notices().await?;
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].0, "claude@example.org");
    assert_eq!(notices[0].1, Locale::En, "in the reader's language");

    let decide = async |who: &Actor, decision: &str, until: &str, remark: &str| {
        let verdict = Verdict {
            decision: decision.to_owned(),
            until: until.to_owned(),
            remark: remark.to_owned(),
        };
        service.decide_extension(who, id, &verdict, &origin).await
    };
    for who in [&town.dominique, &town.alix, &town.stranger] {
        absent(decide(who, "grant", "2027-04-20", "").await);
    }
    let told = issues(decide(&town.claude, "refuse", "", "").await);
    assert_eq!(told, [("remark", "missing")]);
    let told = issues(decide(&town.claude, "", "", "").await);
    assert_eq!(told, [("decision", "missing")]);
    decide(&town.claude, "grant", "2027-04-10", "").await?;
    let late = decide(&town.root, "refuse", "", "Non").await;
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    let told = town.told().await;
    assert_eq!(
        told,
        [("dominique@example.org".to_owned(), "extension-decided")]
    );
    // The wave is over for others, not for this city.
    town.clock.advance(TimeDelta::days(125));
    let (question, version, may) = town.first_of(&town.alix, "education").await?;
    assert!(may);
    town.save(&town.alix, &question, version, "En avril")
        .await?;
    town.clock.advance(TimeDelta::days(20));
    assert!(!town.first_of(&town.alix, "education").await?.2);

    // Another one, taken back.
    ask(&town.dominique, "2027-05-30", "Encore").await?;
    service
        .withdraw_extension(&town.dominique, CITY, WAVE, &origin)
        .await?;
    let page = service.extension(&town.alix, CITY, WAVE).await?;
    let states: Vec<_> = page.requests.iter().map(|r| r.state).collect();
    let (withdrawn, granted) = (ExtensionState::Withdrawn, ExtensionState::Granted);
    assert_eq!(states, [withdrawn, granted]);
    assert!(!page.may_ask && !page.may_withdraw, "an editor looks on");
    Ok(())
}

on_both_loaded_databases![
    reminders_go_out_once_to_those_who_want_them,
    more_time_is_asked_for_and_granted_by_the_network,
];
