//! Waves, rules of networks, and how far members have come.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use icc_app::Error;
use icc_app::board::{BoardForm, Waits};
use icc_app::input::Origin;
use icc_app::responses::{Gift, Wish};
use icc_app::review::{CheckMove, Finish, ReviewPath};
use icc_app::waves::{RuleKept, RuleSaid, WaveSaid, WaveState};
use icc_domain::Locale;
use icc_testkit::{Demonstration, Outcome, TestDatabase, load, on_both_loaded_databases};

use crate::reviewing::Review;
use crate::town::{CITY, NETWORK, Town, WAVE, absent, gift, issues};

async fn z3_the_board_tells_counts_and_no_word_of_an_answer(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let canary = "zorglub-canari";
    let (question, version, _) = town.first_of(&town.alix, "education").await?;
    town.save(&town.alix, &question, version, canary).await?;
    let with_instruction = Gift {
        person: town.alix.account.to_string(),
        instruction: canary.to_owned(),
        ..gift()
    };
    town.give_with("education", &with_instruction).await?;
    let service = &town.service;
    for who in [&town.dominique, &town.alix, &town.stranger] {
        absent(service.board(who, NETWORK, WAVE).await.map(drop));
        absent(service.boards(who).await.map(drop));
    }
    absent(service.board(&town.claude, "remiri", WAVE).await.map(drop));
    absent(
        service
            .board(&town.root, "demo-world", WAVE)
            .await
            .map(drop),
    );
    town.clock.advance(TimeDelta::days(20));
    let board = service.board(&town.claude, NETWORK, WAVE).await?;
    assert_eq!((board.rows.len(), board.not_begun()), (19, 18));
    assert!(board.rows.iter().all(|row| row.city.demonstration));
    let row = board.rows.iter().find(|row| row.city.code == CITY);
    let row = row.expect("the city");
    assert_eq!((row.tally.questions, row.tally.unknown), (86, 1));
    assert_eq!((row.parts.live, row.parts.overdue), (1, 1));
    assert_eq!(row.coordinators, ["Dominique"]);
    let of_indicators: u32 = row.indicators.iter().map(|tally| tally.questions).sum();
    assert_eq!(of_indicators, 86);
    let at = (NETWORK, WAVE);
    let file = service.board_file(&town.claude, at, BoardForm::Lines, Locale::Fr);
    let file = file.await?;
    assert_eq!(
        file.name,
        "demonstration-progress-demo-network-demo-open.csv"
    );
    let workbook = service.board_file(&town.claude, at, BoardForm::Workbook, Locale::Fr);
    let workbook = workbook.await?;
    assert_eq!(
        workbook.name,
        "demonstration-progress-demo-network-demo-open.xlsx"
    );
    let text = String::from_utf8(file.bytes)?;
    let rows = text.lines().count();
    assert_eq!(rows, 1 + 19 * (1 + board.indicators.len()));
    let notices = format!("{:?}", town.notices().await?);
    for (name, bytes) in [
        ("board", format!("{board:?}")),
        ("file", text),
        ("workbook", cells_of(&workbook.bytes)?),
        ("mails", notices),
    ] {
        assert!(!bytes.contains(canary), "{name}");
    }
    Ok(())
}

/// All texts of a workbook.
fn cells_of(bytes: &[u8]) -> Result<String, Box<dyn std::error::Error>> {
    let sheets = icc_datasets::workbook::read(bytes).map_err(|refusal| format!("{refusal:?}"))?;
    let cells = sheets.iter().flat_map(|sheet| &sheet.cells);
    let texts: Vec<String> = cells.map(|cell| format!("{:?}", cell.value)).collect();
    Ok(texts.join("\n"))
}

async fn z3_what_waits_is_listed_and_no_longer_than_it_waits(database: &TestDatabase) -> Outcome {
    let review = Review::new(database, ReviewPath::Full).await?;
    let Review { town, rita } = &review;
    let waits = async || {
        let board = town.service.board(&town.claude, NETWORK, WAVE).await?;
        let row = board.rows.iter().find(|row| row.city.code == CITY);
        let own = row.expect("the city").waits.iter().map(|one| one.what);
        let others = board.rows.iter().filter(|row| row.city.code != CITY);
        let others = others.flat_map(|row| &row.waits).map(|one| one.what);
        let others: BTreeSet<Waits> = others.collect();
        Ok::<_, Error>((own.collect::<Vec<_>>(), others))
    };
    let nobody = BTreeSet::from([Waits::Coordinator]);
    assert_eq!(waits().await?, (vec![], nobody.clone()));
    let origin = Origin::default();
    let wish = Wish {
        until: "2027-04-10".to_owned(),
        reason: "Le conseil siège en avril".to_owned(),
    };
    let ask = town
        .service
        .ask_extension(&town.dominique, CITY, WAVE, &wish, &origin);
    ask.await?;
    town.give("education", &town.alix).await?;
    town.clock.advance(TimeDelta::days(110));
    let near = BTreeSet::from([Waits::Beginning, Waits::Coordinator]);
    assert_eq!(waits().await?, (vec![Waits::Decision, Waits::Parts], near));
    town.service
        .withdraw_extension(&town.dominique, CITY, WAVE, &origin)
        .await?;

    review.answer((WAVE, "C1"), "yes", "").await?;
    review.hand_in().await?;
    assert_eq!(waits().await?.0, [Waits::Reviewer]);
    review.assign(rita).await?;
    assert_eq!(waits().await?.0, []);
    town.clock.advance(TimeDelta::days(13));
    review
        .decide(WAVE, "C1", CheckMove::Ask, "Où le voit-on ?")
        .await?;
    town.clock.advance(TimeDelta::days(13));
    assert_eq!(waits().await?.0, [], "something has moved since");
    town.clock.advance(TimeDelta::days(1));
    let late = BTreeSet::from([Waits::Late, Waits::Coordinator]);
    assert_eq!(waits().await?, (vec![Waits::Review], late));
    review.finish(Finish::Return, "").await?;
    assert_eq!(waits().await?.0, [Waits::Parts], "it is to do again");
    town.clock.advance(TimeDelta::days(14));
    assert_eq!(waits().await?.0, [Waits::Replies, Waits::Parts]);
    let board = town.service.board(&town.claude, NETWORK, WAVE).await?;
    let row = board.rows.iter().find(|row| row.city.code == CITY);
    assert_eq!(row.expect("the city").reviewers, ["Rita"]);

    // What ended long ago is waited for no more.
    town.clock.advance(TimeDelta::days(90));
    assert_eq!(waits().await?.1, BTreeSet::new());
    Ok(())
}

async fn waves_stand_side_by_side_in_numbers_of_members(database: &TestDatabase) -> Outcome {
    let review = Review::new(database, ReviewPath::Declared).await?;
    let Review { town, .. } = &review;
    let numbers = async || {
        let board = town.service.board(&town.claude, NETWORK, WAVE).await?;
        let lines = board.waves.iter().map(|line| {
            let counts = [line.begun, line.handed_in, line.accepted, line.published];
            (line.wave.code.clone(), counts, line.both)
        });
        Ok::<_, Error>(lines.collect::<Vec<_>>())
    };
    assert_eq!(numbers().await?, [(WAVE.to_owned(), [1, 0, 0, 0], None)]);
    review.answer((WAVE, "C1"), "yes", "").await?;
    review.hand_in().await?;
    assert_eq!(numbers().await?, [(WAVE.to_owned(), [1, 1, 1, 0], None)]);

    // Results of the demonstration came in without questionnaires.
    let board = town.service.board(&town.root, "demo-world", "demo-2026");
    let board = board.await?;
    assert!(board.waves.len() > 2);
    for line in &board.waves {
        let published = line.published;
        assert!(published > 0 && published <= board.rows.len());
        assert_eq!((line.begun, line.handed_in), (published, published));
        let here = line.wave.code == "demo-2026";
        assert_eq!(line.both.is_none(), here, "{}", line.wave.code);
        assert!(line.both.is_none_or(|both| both <= published));
    }
    assert!(board.waves.iter().any(|line| line.both > Some(3)));
    Ok(())
}

async fn a_wave_is_made_moved_and_not_taken_from_those_who_have_begun(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, root, origin) = (&town.service, &town.root, Origin::default());
    absent(service.waves(&town.claude).await.map(drop));
    absent(
        service
            .add_wave(&town.claude, &WaveSaid::default(), &origin)
            .await,
    );
    let choices = service.wave_choices(root).await?;
    assert!(!choices.askable.is_empty());
    let external = |hash: &str| choices.askable.iter().any(|one| one.hash == hash);
    for summary in service.store().read().definitions().all().await? {
        // Results of these come from elsewhere.
        if ["icc-2010", "icc-2016"].contains(&summary.edition.as_str()) {
            assert!(!external(&summary.hash), "{}", summary.edition);
        }
    }
    let said = WaveSaid {
        code: "spring".to_owned(),
        name_fr: "Printemps".to_owned(),
        name_en: "Spring".to_owned(),
        year: "2027".to_owned(),
        asks: choices.askable[0].key(),
        networks: vec![NETWORK.to_owned()],
        first: "2027-04-01".to_owned(),
        last: "2027-06-30".to_owned(),
        ..WaveSaid::default()
    };
    let told = issues(service.add_wave(root, &WaveSaid::default(), &origin).await);
    let fields: Vec<_> = told.iter().map(|(field, _)| *field).collect();
    let all = [
        "code", "name-fr", "name-en", "year", "networks", "first", "last", "asks",
    ];
    assert_eq!(fields, all);
    let mixed = WaveSaid {
        networks: vec![NETWORK.to_owned(), "remiri".to_owned()],
        code: "No Code".to_owned(),
        last: "2027-03-31".to_owned(),
        ..said.clone()
    };
    let told = issues(service.add_wave(root, &mixed, &origin).await);
    let expected = [
        ("code", "code"),
        ("networks", "networks-mixed"),
        ("last", "last-before-first"),
    ];
    assert_eq!(told, expected);
    service.add_wave(root, &said, &origin).await?;
    let told = issues(service.add_wave(root, &said, &origin).await);
    assert_eq!(told, [("code", "wave-code-taken")]);
    let row = service.wave(root, "spring").await?;
    assert_eq!(row.state, WaveState::ToCome);
    assert!(row.wave.demonstration);

    // The open wave: a city of the network has begun.
    let now = WaveSaid::of(&service.wave(root, WAVE).await?.wave);
    let elsewhere = WaveSaid {
        networks: vec!["demo-world".to_owned()],
        ..now.clone()
    };
    let moved = service.change_wave(root, WAVE, &elsewhere, &origin).await;
    let world = service
        .store()
        .read()
        .networks()
        .by_code("demo-world")
        .await?;
    let members = service.store().read().networks();
    let members = members.members(world.expect("a network").id).await?;
    if members.iter().any(|m| m.municipality_code == CITY) {
        moved?;
    } else {
        assert_eq!(issues(moved), [("networks", "wave-begun-networks")]);
    }
    let now = WaveSaid::of(&service.wave(root, WAVE).await?.wave);
    let over = WaveSaid {
        first: "2026-11-01".to_owned(),
        last: "2026-11-20".to_owned(),
        ..now.clone()
    };
    let told = issues(service.change_wave(root, WAVE, &over, &origin).await);
    assert_eq!(told, [("last", "wave-end-past")]);
    let later = WaveSaid {
        first: "2026-12-24".to_owned(),
        ..now.clone()
    };
    let told = issues(service.change_wave(root, WAVE, &later, &origin).await);
    assert_eq!(told, [("first", "wave-begun-first")]);
    let sure = WaveSaid {
        sure: "yes".to_owned(),
        ..over
    };
    service.change_wave(root, WAVE, &sure, &origin).await?;
    let stale = service.change_wave(root, WAVE, &now, &origin).await;
    assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");
    let row = service.wave(root, WAVE).await?;
    assert_eq!(row.state, WaveState::Closed);
    Ok(())
}

async fn a_network_says_how_it_wants_its_waves_answered(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    // What the data files say at first.
    let before = service.response_home(&town.alix, CITY, WAVE).await?;
    assert_eq!(before.desk.required_languages, [Locale::Fr]);
    let remiri = service.network_rule(&town.root, "remiri").await?;
    assert_eq!(remiri.rule.required_languages, [Locale::Fr]);
    for who in [&town.dominique, &town.alix] {
        absent(service.network_rules(who).await.map(drop));
        absent(service.network_rule(who, NETWORK).await.map(drop));
    }
    absent(service.network_rule(&town.claude, "remiri").await.map(drop));
    assert_eq!(service.network_rules(&town.claude).await?.len(), 1);
    let set = async |rhythm: &str, version: i32| {
        let said = RuleSaid {
            rhythm: rhythm.to_owned(),
            languages: vec!["en".to_owned(), "fr".to_owned()],
            review: "change".to_owned(),
            version,
        };
        service
            .set_network_rule(&town.claude, NETWORK, &said, &origin)
            .await
    };
    assert_eq!(issues(set("never", 1).await), [("rhythm", "missing")]);
    assert_eq!(set("full-every-three-years", 1).await?, RuleKept::Kept);
    let second = set("every-wave", 1).await?;
    let RuleKept::Conflict(now) = second else {
        panic!("somebody was overwritten: {second:?}");
    };
    assert_eq!(now.rule.version, 2);
    // The data files are read again at the next start, and change nothing.
    load(service, Demonstration::Loaded).await?;
    let kept = service.network_rule(&town.claude, NETWORK).await?;
    assert_eq!(kept.rule.required_languages, [Locale::Fr, Locale::En]);
    Ok(())
}

on_both_loaded_databases![
    z3_the_board_tells_counts_and_no_word_of_an_answer,
    z3_what_waits_is_listed_and_no_longer_than_it_waits,
    waves_stand_side_by_side_in_numbers_of_members,
    a_wave_is_made_moved_and_not_taken_from_those_who_have_begun,
    a_network_says_how_it_wants_its_waves_answered,
];
