//! A questionnaire is divided among people.

use chrono::TimeDelta;
use icc_app::Error;
use icc_app::accounts::{NewPerson, Visit};
use icc_app::input::Origin;
use icc_app::mail::{Content, Letter};
use icc_app::responses::{
    Divide, Gift, PartFilter, PartKind, PartList, PartMove, PartState, Saved,
};
use icc_domain::Locale;
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::town::{AT, CITY, Letters, Town, WAVE, absent, gift, issues};

async fn a_part_goes_from_hand_to_hand(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let Town {
        dominique,
        alix,
        noor,
        ..
    } = &town;
    let part = town.give("education", alix).await?;
    assert_eq!(
        town.told().await,
        [("alix@example.org".to_owned(), "part-given")]
    );
    // Alix sees and answers that part; Noor sees nothing.
    let (question, version, may) = town.first_of(alix, "education").await?;
    assert!(may);
    absent(town.first_of(alix, "commitment").await);
    absent(town.first_of(noor, "education").await);
    assert_eq!(town.questions_of(noor).await, 0);
    absent(town.save(noor, &question, version, "").await);
    let kept = town
        .save(alix, &question, version, "Appelé l’école")
        .await?;
    assert_eq!(kept, Saved::Kept(version + 1));

    // Handed back: it is read, not changed. Only whoever has it hands it back.
    absent(town.step(noor, part, PartMove::HandBack, "").await);
    absent(town.step(alix, part, PartMove::Accept, "").await);
    town.step(alix, part, PartMove::HandBack, "Fait").await?;
    let (_, version, may) = town.first_of(alix, "education").await?;
    assert!(!may);
    let late = town.save(alix, &question, version, "Encore").await;
    assert!(matches!(late, Err(Error::Closed)), "{late:?}");
    let again = town.step(alix, part, PartMove::HandBack, "").await;
    assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
    assert_eq!(
        town.told().await,
        [("dominique@example.org".to_owned(), "part-handed-back")]
    );

    // Returned with a word, handed back again, accepted.
    let silent = town.step(dominique, part, PartMove::Return, " ").await;
    assert_eq!(issues(silent), [("remark", "missing")]);
    town.step(dominique, part, PartMove::Return, "Et le lien ?")
        .await?;
    assert_eq!(
        town.told().await,
        [("alix@example.org".to_owned(), "part-returned")]
    );
    let (_, version, may) = town.first_of(alix, "education").await?;
    assert!(may);
    town.save(alix, &question, version, "Avec le lien").await?;
    town.step(alix, part, PartMove::HandBack, "").await?;
    town.step(dominique, part, PartMove::Accept, "").await?;
    assert_eq!(town.state(part).await, PartState::Accepted);
    assert!(!town.first_of(alix, "education").await?.2, "it is closed");
    let page = town.service.part(alix, CITY, WAVE, part).await?;
    assert_eq!(page.steps.len(), 5);
    assert_eq!(page.steps[2].0.remark, "Et le lien ?");
    Ok(())
}

async fn nobody_else_has_anything_to_do_with_a_part(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let part = town.give("education", &town.alix).await?;
    let service = &town.service;
    let origin = Origin::default();
    for who in [&town.noor, &town.stranger, &town.claude, &town.root] {
        absent(service.part(who, CITY, WAVE, part).await.map(drop));
        let what = (PartKind::Section, "housing");
        absent(service.give_part(who, AT, what, &gift(), &origin).await);
        absent(service.giving(who, CITY, WAVE, what).await.map(drop));
        absent(service.remind_of_part(who, AT, part, &origin).await);
        for to in [
            PartMove::HandBack,
            PartMove::Accept,
            PartMove::Return,
            PartMove::Withdraw,
        ] {
            absent(town.step(who, part, to, "x").await);
        }
    }
    let unknown = (PartKind::Section, "nothing");
    absent(
        service
            .giving(&town.dominique, CITY, WAVE, unknown)
            .await
            .map(drop),
    );
    let list = service.parts(&town.noor, CITY, WAVE).await?;
    assert!(list.rows.is_empty() && !list.may_give);
    Ok(())
}

async fn a_gift_that_does_not_fit_is_told_at_once(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let bad = Gift {
        email: "nobody".to_owned(),
        instruction: "x".repeat(1001),
        due_on: "2020-01-01".to_owned(),
        divide: Divide::Unsaid,
        ..gift()
    };
    let told = issues(town.give_with("education", &bad).await);
    let expected = [
        ("email", "email"),
        ("instruction", "too-long"),
        ("due", "day-past"),
        ("divide", "missing"),
    ];
    assert_eq!(told, expected);
    let nobody = Gift {
        due_on: "2029-01-01".to_owned(),
        ..gift()
    };
    let told = issues(town.give_with("education", &nobody).await);
    assert_eq!(told, [("person", "missing"), ("due", "day-after-end")]);
    // Somebody of the city is a colleague, also by address; others are not.
    let by_email = Gift {
        email: " ALIX@example.org".to_owned(),
        ..gift()
    };
    town.give_with("education", &by_email).await?;
    let told = issues(town.give("education", &town.alix).await);
    assert_eq!(told, [("person", "part-given-already")]);
    let told = issues(town.give("education", &town.stranger).await);
    assert_eq!(told, [("person", "missing")]);
    // A colleague who starts does not keep another one from it.
    town.give("education", &town.noor).await?;
    Ok(())
}

async fn whoever_accepts_an_invitation_gets_what_was_given(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let service = &town.service;
    let by_email = Gift {
        email: "new@example.org".to_owned(),
        ..gift()
    };
    let part = town.give_with("education", &by_email).await?;
    let list = service.parts(&town.dominique, CITY, WAVE).await?;
    assert!(!list.rows[0].has_access);
    let letters = Letters::default();
    service.send_due(&letters).await?;
    let letters = letters.0.into_inner().expect("nobody else");
    let [
        Letter {
            content: Content::Invitation { secret, .. },
            ..
        },
    ] = &letters[..]
    else {
        panic!("{letters:?}");
    };
    let person = NewPerson {
        name: "New".to_owned(),
        password: "four quiet harbour lights".to_owned(),
        language: Locale::Fr,
    };
    let visit = Visit::default();
    let let_in = service.accept_as_new(secret, &person, &visit).await?;
    let new = service.actor(&let_in.secret).await?;
    let new = new.expect("somebody is signed in");
    assert!(town.first_of(&new, "education").await?.2);
    absent(town.first_of(&new, "commitment").await);
    let page = service.part(&new, CITY, WAVE, part).await?;
    assert!(page.row.mine && page.row.may_hand_back);
    Ok(())
}

async fn parts_are_listed_by_what_is_to_be_done(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (dominique, alix) = (&town.dominique, &town.alix);
    town.give("education", alix).await?;
    let handed = town.give("commitment", alix).await?;
    town.step(alix, handed, PartMove::HandBack, "").await?;
    town.give("education", dominique).await?;
    let list = town.service.parts(dominique, CITY, WAVE).await?;
    let counts = |list: &PartList| {
        PartFilter::ALL.map(|f| list.rows.iter().filter(|row| f.shows(row)).count())
    };
    // all, unanswered, being worked on, handed back, returned, overdue, mine
    assert_eq!(counts(&list), [3, 2, 2, 1, 0, 0, 1]);
    town.step(dominique, handed, PartMove::Return, "Encore")
        .await?;
    town.clock.advance(TimeDelta::days(20));
    let list = town.service.parts(dominique, CITY, WAVE).await?;
    assert_eq!(counts(&list), [3, 3, 3, 0, 1, 3, 1]);
    town.step(dominique, handed, PartMove::Withdraw, "").await?;
    absent(town.first_of(alix, "commitment").await);
    let own = town.service.parts(alix, CITY, WAVE).await?;
    assert_eq!(own.rows.len(), 1, "what was taken away is gone");
    Ok(())
}

async fn a_reminder_by_hand_waits_a_day(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let part = town.give("education", &town.alix).await?;
    town.told().await;
    let remind = async || {
        let origin = Origin::default();
        let service = &town.service;
        service
            .remind_of_part(&town.dominique, AT, part, &origin)
            .await
    };
    remind().await?;
    let soon = remind().await;
    assert!(matches!(soon, Err(Error::TooMany(86_400))), "{soon:?}");
    town.clock.advance(TimeDelta::hours(24));
    remind().await?;
    let twice = ("alix@example.org".to_owned(), "part-reminder");
    assert_eq!(town.told().await, [twice.clone(), twice]);
    Ok(())
}

on_both_loaded_databases![
    a_part_goes_from_hand_to_hand,
    nobody_else_has_anything_to_do_with_a_part,
    a_gift_that_does_not_fit_is_told_at_once,
    whoever_accepts_an_invitation_gets_what_was_given,
    parts_are_listed_by_what_is_to_be_done,
    a_reminder_by_hand_waits_a_day,
];
