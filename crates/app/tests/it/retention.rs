//! What is kept for a while stays while it lasts and is gone after it, by a clock that the test
//! moves: what the tests of accounts do not reach.

use std::sync::Arc;

use chrono::TimeDelta;
use icc_domain::{FixedClock, IdSource, Locale, SeededIds};
use icc_store::{MailOutcome, MailText, NewAccount, NewMail, NewReminder, PendingSignIn};
use icc_testkit::{Outcome, TestDatabase, on_both_databases, service_moment, service_over_at};

async fn p4_reminders_half_sign_ins_and_texts_of_mails_are_kept_for_their_time_and_no_longer(
    database: &TestDatabase,
) -> Outcome {
    let now = service_moment();
    let clock = Arc::new(FixedClock::new(now));
    let service = service_over_at(database.second_store().await?, Arc::clone(&clock))?;
    let ids = SeededIds::new(5);
    let unit = service.store().begin().await?;
    let repositories = unit.repositories();
    let account = NewAccount {
        email: "eve@example.org".to_owned(),
        name: "Eve".to_owned(),
        language: Locale::Fr,
        password_hash: None,
        demonstration: false,
        created_at: now,
    };
    let account = repositories.accounts().add(&account, &ids).await?;
    let pending = PendingSignIn {
        hash: "ab".repeat(32),
        account,
        means: "password".to_owned(),
        created_at: now,
        expires_at: now + TimeDelta::minutes(10),
        failures: 0,
    };
    repositories.pending_sign_ins().add(&pending).await?;
    let reminder = NewReminder {
        kind: "part-due".to_owned(),
        about: ids.next_id(),
        account,
        due_on: now.date_naive(),
        at: now,
    };
    assert!(repositories.reminders().claim(&reminder).await?);
    let mail = NewMail {
        kind: "reset".to_owned(),
        recipient: "eve@example.org".to_owned(),
        language: Locale::Fr,
        account: None,
        invitation: None,
        about: None,
        municipality: None,
        created_at: now,
        due_at: now,
    };
    let mail = repositories.mails().add(&mail, &ids).await?;
    let text = MailText {
        subject: "Subject".to_owned(),
        body: "Body".to_owned(),
    };
    let shown = MailOutcome::Shown(text);
    repositories.mails().finish(mail, &shown, now).await?;
    unit.commit().await?;

    for (minutes, pending, texts, mails, reminders) in [
        (9, 1, true, 1, 1),
        (2, 0, true, 1, 1),
        (24 * 60 - 12, 0, true, 1, 1),
        (2, 0, false, 1, 1),
        (29 * 24 * 60 - 2, 0, false, 1, 1),
        (4, 0, false, 0, 1),
        (335 * 24 * 60 - 60, 0, false, 0, 1),
        (120, 0, false, 0, 0),
    ] {
        clock.advance(TimeDelta::minutes(minutes));
        service.tidy_up().await?;
        for (table, wanted) in [
            ("pending_sign_in", pending),
            ("mail", mails),
            ("reminder", reminders),
        ] {
            let found = database.count(table).await?;
            assert_eq!(found, wanted, "{table} after {minutes} more minutes");
        }
        let kept = service.store().read().mails().newest(1).await?;
        let text = kept.first().is_some_and(|mail| mail.text.is_some());
        assert_eq!(text, texts, "the text after {minutes} more minutes");
    }
    service.store().clone().close().await?;
    Ok(())
}

on_both_databases![
    p4_reminders_half_sign_ins_and_texts_of_mails_are_kept_for_their_time_and_no_longer,
];
