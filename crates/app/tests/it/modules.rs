//! Questions that a network asks on its own: written, answered, reported apart.

use chrono::TimeDelta;
use icc_app::Error;
use icc_app::board::BoardForm;
use icc_app::input::Origin;
use icc_app::modules::{
    BothSaid, ModuleMove, ModuleState, OpeningSaid, QuestionSaid, TermSaid, WordsSaid,
};
use icc_app::responses::{Change, LookedAt, Said, Saved};
use icc_domain::{Locale, Role};
use icc_store::Place;
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::town::{CITY, NETWORK, Town, WAVE, absent, issues, person};

fn both(fr: &str, en: &str) -> BothSaid {
    BothSaid {
        fr: fr.to_owned(),
        en: en.to_owned(),
    }
}

fn words(title: &str, version: i32) -> WordsSaid {
    WordsSaid {
        title: both(title, ""),
        purpose: both("Préparer une rencontre.", ""),
        version,
    }
}

fn question(kind: &str, text: &str, version: i32) -> QuestionSaid {
    QuestionSaid {
        kind: kind.to_owned(),
        text: both(text, ""),
        options: "Oui\nNon".to_owned(),
        version,
        ..QuestionSaid::default()
    }
}

fn days(first: &str, last: &str, version: i32) -> OpeningSaid {
    OpeningSaid {
        first: first.to_owned(),
        last: last.to_owned(),
        version,
    }
}

fn change(question: &str, answer: &str, comment: &str, version: i32) -> Change {
    Change {
        question: question.to_owned(),
        version,
        said: Said {
            answer: vec![answer.to_owned()],
            comment: comment.to_owned(),
            ..Said::default()
        },
        looked_at: LookedAt::No,
    }
}

/// A module with two questions that is open from today on; gives its number.
async fn opened(town: &Town) -> Result<String, Error> {
    let (service, claude, origin) = (&town.service, &town.claude, Origin::default());
    let said = words("Francisation", 0);
    let number = service
        .keep_module(claude, (NETWORK, None), &said, &origin)
        .await?;
    let number = number.to_string();
    let at = (NETWORK, number.as_str());
    let said = question("single", "Offrez-vous des cours ?", 1);
    service
        .keep_module_question(claude, at, None, &said)
        .await?;
    let said = question("text", "Que vous manque-t-il ?", 2);
    service
        .keep_module_question(claude, at, None, &said)
        .await?;
    let said = days("2026-11-24", "2026-12-20", 3);
    service.open_module(claude, at, &said, &origin).await?;
    Ok(number)
}

async fn c1_a_module_is_written_by_the_network_alone_and_never_changes_once_it_is_open(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, claude, origin) = (&town.service, &town.claude, Origin::default());
    for who in [&town.dominique, &town.alix, &town.stranger] {
        let said = words("Francisation", 0);
        absent(
            service
                .keep_module(who, (NETWORK, None), &said, &origin)
                .await,
        );
    }
    // The network requires French.
    let english = WordsSaid {
        title: both("", "French at work"),
        ..WordsSaid::default()
    };
    let wrong = service
        .keep_module(claude, (NETWORK, None), &english, &origin)
        .await;
    let expected = [
        ("title-fr", "missing"),
        ("purpose-fr", "missing"),
        ("purpose-en", "missing"),
    ];
    assert_eq!(issues(wrong), expected);

    let said = words("Francisation", 0);
    let number = service
        .keep_module(claude, (NETWORK, None), &said, &origin)
        .await?;
    let number = number.to_string();
    let at = (NETWORK, number.as_str());
    // What is being written is known to those alone who write it.
    absent(service.module(&town.dominique, at).await);
    let list = service.modules(&town.dominique).await?;
    assert!(
        list.iter()
            .flat_map(|it| &it.rows)
            .all(|row| row.state != ModuleState::Draft)
    );
    let reversed = days("2026-11-24", "2026-11-20", 1);
    let early = service.open_module(claude, at, &reversed, &origin);
    let expected = [("questions", "module-empty"), ("last", "last-before-first")];
    assert_eq!(issues(early.await), expected);

    let first = question("single", "Offrez-vous des cours ?", 1);
    service
        .keep_module_question(claude, at, None, &first)
        .await?;
    let late = service
        .keep_module_question(&town.root, at, None, &first)
        .await;
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    let second = question("number", "Combien ?", 2);
    service
        .keep_module_question(&town.root, at, None, &second)
        .await?;
    service
        .move_module_question(claude, at, (2, ModuleMove::Up), 3)
        .await?;
    let page = service.module(claude, at).await?;
    let codes: Vec<&str> = page
        .draft
        .questions
        .iter()
        .map(|it| it.code.as_str())
        .collect();
    assert_eq!(codes, ["q2", "q1"]);
    absent(
        service
            .move_module_question(claude, at, (3, ModuleMove::Up), 4)
            .await,
    );
    service
        .move_module_question(claude, at, (1, ModuleMove::Remove), 4)
        .await?;

    let yesterday = days("2026-11-20", "2026-12-20", 5);
    let past = service.open_module(claude, at, &yesterday, &origin);
    assert_eq!(issues(past.await), [("first", "module-past")]);
    let said = days("2026-11-25", "2026-12-20", 5);
    service.open_module(claude, at, &said, &origin).await?;
    let page = service.module(&town.dominique, at).await?;
    assert_eq!(
        (page.state, page.may_keep, page.has_results),
        (ModuleState::ToCome, false, false)
    );
    assert_eq!(page.own.len(), 1);
    for again in [
        service
            .keep_module_question(claude, at, Some(1), &question("text", "X", 6))
            .await,
        service.remove_module(claude, at, 6, &origin).await,
        service.open_module(claude, at, &said, &origin).await,
    ] {
        assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
    }
    Ok(())
}

async fn c1_two_colleagues_answer_a_module_and_the_network_reads_what_is_handed_in(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let (dominique, alix, claude) = (&town.dominique, &town.alix, &town.claude);
    let number = opened(&town).await?;
    let at = (NETWORK, number.as_str());
    let save = async |who, change: Change| {
        let changes = [change];
        let saved = service
            .save_module_answers(who, at, (CITY, &changes), Locale::Fr)
            .await;
        saved.map(|saved| saved.into_values().next())
    };
    let first = save(alix, change("q1", "o1", "", 0)).await?;
    assert_eq!(first, Some(Saved::Kept(1)));
    // Another question: both stay.
    let second = save(dominique, change("q2", "Des locaux", "", 0)).await?;
    assert_eq!(second, Some(Saved::Kept(2)));
    // The same question, as it was before the colleague changed it.
    let clash = save(dominique, change("q1", "o2", "", 0)).await?;
    let Some(Saved::Conflict(conflict)) = clash else {
        panic!("{clash:?}");
    };
    assert_eq!(
        (conflict.by.as_deref(), conflict.version),
        (Some("Alix"), 1)
    );
    let kept = save(dominique, change("q1", "o2", "", 1)).await?;
    assert_eq!(kept, Some(Saved::Kept(3)));
    assert_eq!(
        save(dominique, change("q1", "o2", "", 1)).await?,
        Some(Saved::Unchanged(3))
    );
    let state = save(alix, change("q1", ":not_within_powers", "", 3)).await?;
    assert_eq!(state, Some(Saved::Kept(4)));
    absent(save(alix, change("q1", "o9", "", 4)).await);
    absent(save(alix, change("q9", "o1", "", 0)).await);
    absent(save(&town.stranger, change("q1", "o1", "", 0)).await);
    absent(save(claude, change("q1", "o1", "", 0)).await);

    // Of a draft the network sees that it was begun.
    absent(service.module_handed_in(claude, at, CITY).await);
    absent(service.module_sheet(claude, at, CITY).await);
    let page = service.module(claude, at).await?;
    let own = page
        .cities
        .iter()
        .find(|it| it.city.code == CITY)
        .expect("a member");
    assert!(own.begun && own.handed_in.is_none());
    assert!(!format!("{page:?}").contains("Des locaux"));
    let results = service.module_results(claude, at).await?;
    assert_eq!((results.handed_in, results.questions[0].answered), (0, 0));

    absent(service.hand_in_module(alix, at, (CITY, 4), &origin).await);
    let stale = service
        .hand_in_module(dominique, at, (CITY, 3), &origin)
        .await;
    assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");
    service
        .hand_in_module(dominique, at, (CITY, 4), &origin)
        .await?;
    service
        .hand_in_module(dominique, at, (CITY, 4), &origin)
        .await?;
    let handed = service.module_handed_in(claude, at, CITY).await?;
    assert_eq!((handed.hand_ins.len(), handed.is_own), (1, false));
    assert_eq!(handed.entries["q2"].value, "Des locaux");
    let results = service.module_results(claude, at).await?;
    assert_eq!(results.questions[1].texts.len(), 1);

    // What is changed afterwards is the municipality's own until it is handed in again.
    save(alix, change("q2", "zorglub-canari", "", 2)).await?;
    let sheet = service.module_sheet(alix, at, CITY).await?;
    assert!(sheet.is_changed_since() && !sheet.may_hand_in && sheet.done() == 2);
    let seen = service.module_handed_in(claude, at, CITY).await?;
    assert!(!format!("{seen:?}").contains("zorglub-canari"));
    // Members see nothing before the end, whatever was handed in.
    absent(service.module_results(dominique, at).await);
    absent(
        service
            .module_file(dominique, at, BoardForm::Lines, (&i18n(), Locale::Fr))
            .await,
    );

    town.clock.advance(TimeDelta::days(27));
    let closed = save(alix, change("q2", "Trop tard", "", 5)).await;
    assert!(matches!(closed, Err(Error::Closed)), "{closed:?}");
    let closed = service
        .hand_in_module(dominique, at, (CITY, 5), &origin)
        .await;
    assert!(matches!(closed, Err(Error::Closed)), "{closed:?}");
    let again = TermSaid {
        last: "2027-01-31".to_owned(),
        seen: 1,
    };
    let reopened = service.move_module_end(claude, at, &again, &origin).await;
    assert!(matches!(reopened, Err(Error::Closed)), "{reopened:?}");
    Ok(())
}

async fn z7_members_see_of_a_closed_module_what_gives_no_single_municipality_away(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let (dominique, claude) = (&town.dominique, &town.claude);
    let number = opened(&town).await?;
    let at = (NETWORK, number.as_str());
    let changes = [
        change("q1", "o1", "", 0),
        change("q2", "zorglub-canari", "", 0),
    ];
    service
        .save_module_answers(dominique, at, (CITY, &changes), Locale::Fr)
        .await?;
    service
        .hand_in_module(dominique, at, (CITY, 1), &origin)
        .await?;
    town.clock.advance(TimeDelta::days(27));
    let results = service.module_results(dominique, at).await?;
    assert_eq!((results.handed_in, results.sees_all), (1, false));
    assert!(results.answers.is_empty());
    for question in &results.questions {
        assert!(question.options.is_empty() && question.states.is_empty());
        assert!(question.texts.is_empty() && question.answered == 0);
    }
    let words = (&i18n(), Locale::Fr);
    let lines = service
        .module_file(dominique, at, BoardForm::Lines, words)
        .await?;
    let text = String::from_utf8(lines.bytes)?;
    assert!(
        !text.contains("zorglub") && text.contains("fewer_than_5"),
        "{text}"
    );
    assert!(
        lines.name.starts_with("demonstration-module-"),
        "{}",
        lines.name
    );
    let seen = service
        .module_file(claude, at, BoardForm::Lines, words)
        .await?;
    let seen = String::from_utf8(seen.bytes)?;
    assert!(
        !seen.contains("zorglub"),
        "texts stand with the answers, in the workbook"
    );
    let book = service
        .module_file(claude, at, BoardForm::Workbook, words)
        .await?;
    let again = service
        .module_file(claude, at, BoardForm::Workbook, words)
        .await?;
    assert_eq!(book.bytes, again.bytes);

    // Nobody else sees that there is a module: another city, a partner.
    absent(service.module(&town.stranger, at).await);
    absent(service.module_results(&town.stranger, at).await);
    assert!(service.modules(&town.stranger).await?.is_empty());
    let read = service.store().read();
    let partners = read.partners().all().await?;
    let partner = Place::Partner(partners[0].id);
    let reader = person(service, "Andrea", Role::PartnerReader, partner).await?;
    absent(service.modules(&reader).await);
    absent(service.module_results(&reader, at).await);
    // A module enters no run: what is computed knows nothing of it.
    let editions = read.definitions().all().await?;
    assert!(editions.iter().all(|it| !it.edition.contains("module")));
    Ok(())
}

async fn what_was_asked_once_is_asked_again_beside_the_answers_of_last_time(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let (dominique, claude) = (&town.dominique, &town.claude);
    let number = opened(&town).await?;
    let at = (NETWORK, number.as_str());
    let early = service.ask_again(claude, at, &origin).await;
    assert!(matches!(early, Err(Error::Conflict)), "{early:?}");
    let changes = [change("q1", "o2", "Le soir", 0)];
    service
        .save_module_answers(dominique, at, (CITY, &changes), Locale::Fr)
        .await?;
    service
        .hand_in_module(dominique, at, (CITY, 1), &origin)
        .await?;
    let tasks = service.worklist(dominique).await?.modules;
    assert!(
        tasks
            .iter()
            .any(|it| it.number.to_string() == number && it.handed_in.is_some())
    );
    town.clock.advance(TimeDelta::days(27));
    let tasks = service.worklist(dominique).await?.modules;
    assert!(tasks.iter().all(|it| it.number.to_string() != number));

    let next = service.ask_again(claude, at, &origin).await?.to_string();
    let again = (NETWORK, next.as_str());
    let said = QuestionSaid {
        options: "Oui\nNon\nBientôt".to_owned(),
        ..question("single", "Offrez-vous des cours ?", 1)
    };
    service
        .keep_module_question(claude, again, Some(1), &said)
        .await?;
    let said = days("2026-12-21", "2027-01-20", 2);
    service.open_module(claude, again, &said, &origin).await?;
    let sheet = service.module_sheet(dominique, again, CITY).await?;
    assert_eq!(
        sheet
            .former
            .as_ref()
            .and_then(|it| it.last_day)
            .map(|it| it.to_string())
            .as_deref(),
        Some("2026-12-20")
    );
    let former = sheet.questions[0].former.as_ref().expect("was answered");
    assert_eq!(former.entry.comment, "Le soir");
    assert!(
        former.entry.options.contains("o2"),
        "the code stays with its label"
    );
    assert_eq!(former.carrying, icc_app::responses::Carrying::Changed);
    assert!(sheet.questions[1].former.is_none());
    assert_eq!(sheet.sheet, 0, "nothing is answered by itself");
    let page = service.module(dominique, again).await?;
    assert_eq!(page.follows.map(|(it, _)| it.to_string()), Some(number));
    Ok(())
}

async fn the_demonstration_has_a_module_that_is_closed_and_one_that_is_open(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let list = town.service.modules(&town.dominique).await?;
    let own = list
        .iter()
        .find(|it| it.network.code == NETWORK)
        .expect("the network");
    let states: Vec<_> = own.rows.iter().map(|row| (row.number, row.state)).collect();
    assert_eq!(states, [(2, ModuleState::Open), (1, ModuleState::Closed)]);
    let results = town
        .service
        .module_results(&town.dominique, (NETWORK, "1"))
        .await?;
    assert!(results.handed_in >= 12, "{}", results.handed_in);
    let single = &results.questions[0];
    assert!(!single.options.is_empty() && !single.most().is_empty());
    assert!(results.questions[2].numbers.is_some());
    // Its answers are no questionnaire of a wave.
    let home = town
        .service
        .response_home(&town.dominique, CITY, WAVE)
        .await?;
    assert_eq!(home.tally.answered, 0);
    Ok(())
}

fn i18n() -> icc_i18n::I18n {
    icc_i18n::I18n::new().expect("the texts")
}

on_both_loaded_databases![
    c1_a_module_is_written_by_the_network_alone_and_never_changes_once_it_is_open,
    c1_two_colleagues_answer_a_module_and_the_network_reads_what_is_handed_in,
    z7_members_see_of_a_closed_module_what_gives_no_single_municipality_away,
    what_was_asked_once_is_asked_again_beside_the_answers_of_last_time,
    the_demonstration_has_a_module_that_is_closed_and_one_that_is_open,
];
