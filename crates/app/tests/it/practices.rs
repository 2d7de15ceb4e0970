//! Practices and tools: their way to others, and what is found by whom.

use icc_app::challenges::{ChallengeFilter, ChallengeSaid};
use icc_app::input::Origin;
use icc_app::mail::Content;
use icc_app::practices::{
    Facet, Move, PracticeFileForm, PracticeFilter, PracticeId, PracticeSaid, PracticeState,
    StepSaid, Tagged, Theme,
};
use icc_app::tools::{ToolFilter, ToolSaid};
use icc_app::{Actor, Error};
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::town::{CITY, NETWORK, Town, absent, issues, letters};

fn tagged() -> Tagged {
    let questions = vec!["W1".to_owned(), "W2".to_owned()];
    Tagged(vec![("welcoming".to_owned(), questions)])
}

fn said(title: &str) -> PracticeSaid {
    PracticeSaid {
        city: CITY.to_owned(),
        network: NETWORK.to_owned(),
        language: "fr".to_owned(),
        title: title.to_owned(),
        theme: "welcome".to_owned(),
        from: "2020".to_owned(),
        purpose: "Que chaque écolière ait une marraine.".to_owned(),
        cost: "low".to_owned(),
        staff: "part".to_owned(),
        questions: ["W1".to_owned()].into(),
        ..PracticeSaid::default()
    }
}

fn step(one: Move, version: i32) -> StepSaid {
    StepSaid {
        step: one.as_str().to_owned(),
        remark: "Un mot".to_owned(),
        version,
        ..StepSaid::default()
    }
}

fn show(reach: &str, version: i32) -> StepSaid {
    StepSaid {
        reach: reach.to_owned(),
        agreed: true,
        ..step(Move::Show, version)
    }
}

async fn found(town: &Town, who: Option<&Actor>, words: &str) -> Result<Vec<String>, Error> {
    let filter = PracticeFilter {
        words: words.to_owned(),
        ..PracticeFilter::default()
    };
    let found = town.service.practices(who, &filter, 1).await?;
    assert_eq!(found.paging.of, found.rows.len());
    let counted = found.counts.get(&Facet::Theme);
    let counted: usize = counted.into_iter().flat_map(|all| all.values()).sum();
    assert_eq!(counted, found.paging.of, "nothing else is counted");
    Ok(found.rows.into_iter().map(|row| row.shown.title).collect())
}

async fn begun(town: &Town, title: &str) -> Result<PracticeId, Error> {
    let origin = Origin::default();
    let (new, tagged) = (said(title), tagged());
    let made = town
        .service
        .add_practice(&town.alix, &new, &tagged, &origin);
    made.await
}

/// A practice of the city that is shown to the people of its network.
pub(crate) async fn reserved(town: &Town, title: &str) -> Result<PracticeId, Error> {
    let id = begun(town, title).await?;
    let origin = Origin::default();
    for (who, said) in [
        (&town.alix, step(Move::Propose, 1)),
        (&town.claude, step(Move::Accept, 2)),
        (&town.dominique, show("network", 3)),
    ] {
        town.service.step_practice(who, id, &said, &origin).await?;
    }
    Ok(id)
}

async fn c1_a_practice_goes_from_draft_to_shown_and_nobody_is_overwritten(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let (alix, dominique, claude) = (&town.alix, &town.dominique, &town.claude);
    for who in [&town.stranger, claude, &town.root] {
        let new = said("Marrainage");
        absent(service.add_practice(who, &new, &tagged(), &origin).await);
    }
    let empty = PracticeSaid {
        city: CITY.to_owned(),
        network: NETWORK.to_owned(),
        ..PracticeSaid::default()
    };
    let nothing = service.add_practice(alix, &empty, &tagged(), &origin).await;
    assert_eq!(issues(nothing).len(), 8);
    let id = begun(&town, "Marrainage").await?;
    // A draft is its municipality's own.
    absent(service.practice_desk(claude, id).await);
    absent(service.practice(Some(claude), id).await);
    let desk = service.practice_desk(alix, id).await?;
    assert_eq!(desk.moves, [Move::Propose]);
    assert!(desk.may_write && desk.shown.is_none());

    let moved = |who, said: StepSaid| {
        let origin = Origin::default();
        async move { service.step_practice(who, id, &said, &origin).await }
    };
    assert_eq!(moved(alix, step(Move::Propose, 1)).await?, Move::Propose);
    let late = moved(dominique, step(Move::Propose, 1)).await;
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    let locked = (&said("Autre"), &tagged());
    let locked = service.change_practice(alix, id, locked, &origin).await;
    assert!(matches!(locked, Err(Error::Conflict)), "{locked:?}");
    let waiting = service.practice_desks(claude).await?;
    assert!(waiting.proposed.iter().any(|row| row.practice.id == id));
    let silent = StepSaid {
        remark: String::new(),
        ..step(Move::Return, 2)
    };
    let silent = moved(claude, silent).await;
    assert_eq!(issues(silent), [("remark", "missing")]);
    moved(claude, step(Move::Return, 2)).await?;
    let better = PracticeSaid {
        version: 3,
        ..said("Marrainage à l’école")
    };
    service
        .change_practice(alix, id, (&better, &tagged()), &origin)
        .await?;
    moved(alix, step(Move::Propose, 4)).await?;
    moved(claude, step(Move::Accept, 5)).await?;
    // Whoever writes does not agree for the municipality.
    let alone = moved(alix, show("public", 6)).await;
    assert!(matches!(alone, Err(Error::Conflict)), "{alone:?}");
    let silent = StepSaid {
        agreed: false,
        ..show("", 6)
    };
    let silent = moved(dominique, silent).await;
    let wanted = [("reach", "missing"), ("consents", "missing")];
    assert_eq!(issues(silent), wanted);
    moved(dominique, show("network", 6)).await?;
    absent(service.practice(None, id).await);
    absent(service.practice(Some(&town.stranger), id).await);
    let page = service.practice(Some(claude), id).await?;
    assert_eq!(page.row.shown.title, "Marrainage à l’école");
    moved(dominique, show("public", 7)).await?;
    assert!(!service.practice(None, id).await?.may_ask);

    // Another version goes the same way, and others see the old one meanwhile.
    let again = PracticeSaid {
        version: 8,
        ..said("Marrainage partout")
    };
    service
        .change_practice(alix, id, (&again, &tagged()), &origin)
        .await?;
    let page = service.practice(None, id).await?;
    assert_eq!(page.row.shown.title, "Marrainage à l’école");
    assert_eq!(page.text.words.title, "Marrainage à l’école");
    let desk = service.practice_desk(dominique, id).await?;
    assert_eq!(desk.practice.state, PracticeState::Draft);
    assert_eq!(desk.moves, [Move::Propose, Move::Hide]);
    moved(claude, step(Move::Hide, 9)).await?;
    absent(service.practice(None, id).await);
    // What nobody has looked at is not shown by the back door.
    let desk = service.practice_desk(dominique, id).await?;
    assert_eq!(desk.moves, [Move::Propose]);
    assert_eq!(desk.steps.len(), 9);
    Ok(())
}

async fn z1_words_find_what_is_shown_to_the_reader_whatever_their_ending(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let id = begun(&town, "Marrainages à l’école").await?;
    for said in [step(Move::Propose, 1), step(Move::Accept, 2)] {
        let who = if said.version == 1 {
            &town.alix
        } else {
            &town.claude
        };
        service.step_practice(who, id, &said, &origin).await?;
    }
    assert!(
        found(&town, Some(&town.alix), "marrainage")
            .await?
            .is_empty()
    );
    let reserved = show("network", 3);
    service
        .step_practice(&town.dominique, id, &reserved, &origin)
        .await?;
    let title = "Marrainages à l’école".to_owned();
    for words in ["marrainage", "MARRAINAGES ecoles", "écolière", "l’école"] {
        let own = found(&town, Some(&town.alix), words).await?;
        assert!(own.contains(&title), "{words}: {own:?}");
        for who in [None, Some(&town.stranger)] {
            let others = found(&town, who, words).await?;
            assert!(!others.contains(&title), "{words}: {others:?}");
        }
    }
    assert!(
        found(&town, Some(&town.alix), "marrainage zzz")
            .await?
            .is_empty()
    );
    let filter = PracticeFilter {
        words: "marrainage".to_owned(),
        theme: Some(Theme::Housing),
        ..PracticeFilter::default()
    };
    let other = service.practices(Some(&town.alix), &filter, 1).await?;
    assert_eq!(other.paging.of, 0);
    let by_theme = &other.counts[&Facet::Theme];
    assert_eq!(by_theme["welcome"], 1, "what another choice would find");
    let csv = PracticeFileForm::Csv;
    let filter = PracticeFilter::default();
    let own = service
        .practice_file(Some(&town.alix), &filter, csv)
        .await?;
    let everybody = service.practice_file(None, &filter, csv).await?;
    assert!(!own.public && everybody.public);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(text(&own.bytes).contains(&title));
    assert!(!text(&everybody.bytes).contains(&title));
    Ok(())
}

async fn another_process_sees_at_once_what_is_shown_and_withdrawn(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let other = icc_testkit::service_over(database.store().clone())?;
    let filter = PracticeFilter::default();
    let of = async |service: &icc_app::Service| -> Result<usize, Error> {
        let found = service.practices(Some(&town.alix), &filter, 1).await?;
        Ok(found.paging.of)
    };
    let before = of(&other).await?;
    assert_eq!(of(&town.service).await?, before);
    let id = reserved(&town, "Marrainage").await?;
    assert_eq!(
        (of(&other).await?, of(&town.service).await?),
        (before + 1, before + 1)
    );
    // Whoever is not of the network is shown nothing of it, though it is kept for others.
    let public = other.practices(None, &filter, 1).await?;
    assert!(public.rows.iter().all(|row| row.shown.practice != id));
    let origin = Origin::default();
    let withdrawn = step(Move::Hide, 4);
    other
        .step_practice(&town.dominique, id, &withdrawn, &origin)
        .await?;
    assert_eq!(
        (of(&other).await?, of(&town.service).await?),
        (before, before)
    );
    Ok(())
}

async fn similar_practices_say_what_they_share(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let filter = PracticeFilter {
        words: "jumelages bibliotheque".to_owned(),
        ..PracticeFilter::default()
    };
    let all = town.service.practices(None, &filter, 1).await?;
    let first = &all.rows[0].shown;
    let page = town.service.practice(None, first.practice).await?;
    let nearest = &page.similar[0];
    assert_eq!(nearest.like.questions, ["W2"]);
    assert!(nearest.like.theme);
    // What is reserved is like nothing for everybody.
    let shown = page.similar.iter().map(|one| one.row.shown.reach.as_str());
    assert!(shown.clone().all(|reach| reach == "public"));
    let own = town
        .service
        .practice(Some(&town.alix), first.practice)
        .await?;
    assert!(own.similar.len() > page.similar.len());
    Ok(())
}

async fn a_letter_reaches_the_authors_and_nobody_sees_an_address(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let id = begun(&town, "Marrainage").await?;
    for (who, said) in [
        (&town.alix, step(Move::Propose, 1)),
        (&town.claude, step(Move::Accept, 2)),
        (&town.dominique, show("public", 3)),
    ] {
        service.step_practice(who, id, &said, &origin).await?;
    }
    let empty = service.write_to_authors(&town.claude, id, " ", &origin);
    assert_eq!(issues(empty.await), [("letter", "missing")]);
    let body = "Combien de bénévoles ?";
    service
        .write_to_authors(&town.claude, id, body, &origin)
        .await?;
    let letters = letters(service).await?;
    let [letter] = letters.as_slice() else {
        panic!("{letters:?}");
    };
    assert_eq!(letter.to, town.alix.email);
    let Content::ToPerson(said) = &letter.content else {
        panic!("{letter:?}");
    };
    assert_eq!((said.body.as_str(), &said.by), (body, &town.claude.name));
    assert_eq!(said.answer_to, town.claude.email);
    for _ in 0..9 {
        service
            .write_to_authors(&town.claude, id, body, &origin)
            .await?;
    }
    let many = service.write_to_authors(&town.claude, id, body, &origin);
    let many = many.await;
    assert!(matches!(many, Err(Error::TooMany(_))), "{many:?}");
    Ok(())
}

async fn z1_tools_are_kept_by_their_owners_and_shown_by_those_who_may(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let said = ToolSaid {
        reach: "public".to_owned(),
        kind: "guide".to_owned(),
        language: "fr".to_owned(),
        licence: "cc-by".to_owned(),
        theme: "welcome".to_owned(),
        title: "Guide des marrainages".to_owned(),
        summary: "Pas à pas.".to_owned(),
        indicators: ["welcoming".to_owned()].into(),
        url: "https://www.example.org/guide".to_owned(),
        ..ToolSaid::default()
    };
    let tagged = tagged();
    let at = (NETWORK, Some(CITY));
    for who in [&town.stranger, &town.root] {
        let new = service.add_tool(who, at, (&said, &tagged), &origin).await;
        absent(new);
    }
    // Somebody of the municipality keeps it; to everybody it is shown by whoever coordinates.
    let public = service.add_tool(&town.alix, at, (&said, &tagged), &origin);
    assert_eq!(issues(public.await), [("reach", "tool-reach")]);
    let own = ToolSaid {
        reach: "network".to_owned(),
        ..said.clone()
    };
    let id = service
        .add_tool(&town.alix, at, (&own, &tagged), &origin)
        .await?;
    absent(service.tool(None, id).await);
    absent(service.tool(Some(&town.stranger), id).await);
    let filter = ToolFilter {
        words: "marrainage".to_owned(),
        ..ToolFilter::default()
    };
    let found = service.tools(Some(&town.alix), &filter, 1).await?;
    assert_eq!(found.rows.len(), 1);
    assert!(service.tools(None, &filter, 1).await?.rows.is_empty());
    let shown = ToolSaid {
        version: 1,
        ..said.clone()
    };
    service
        .change_tool(&town.dominique, id, (&shown, &tagged), &origin)
        .await?;
    let late = service
        .change_tool(&town.dominique, id, (&shown, &tagged), &origin)
        .await;
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    let page = service.tool(None, id).await?;
    assert!(page.row.used_by.is_empty() && page.speaks_for.is_empty());
    absent(
        service
            .use_tool(&town.stranger, (id, CITY), true, &origin)
            .await,
    );
    service
        .use_tool(&town.alix, (id, CITY), true, &origin)
        .await?;
    let page = service.tool(None, id).await?;
    assert_eq!(page.row.used_by[0].code, CITY);
    let gone = ToolSaid {
        removed: true,
        version: 2,
        ..ToolSaid::default()
    };
    service
        .change_tool(&town.claude, id, (&gone, &tagged), &origin)
        .await?;
    absent(service.tool(Some(&town.alix), id).await);
    assert!(service.tools(None, &filter, 1).await?.rows.is_empty());
    Ok(())
}

async fn z1_challenges_are_read_by_the_people_of_the_network_and_told_as_numbers(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let said = ChallengeSaid {
        city: CITY.to_owned(),
        title: "Téléphérique du soir".to_owned(),
        language: "fr".to_owned(),
        theme: "work".to_owned(),
        orders: ["municipal".to_owned()].into(),
        status: "open".to_owned(),
        since: "2025-04-01".to_owned(),
        body: "Aucun téléphérique après 18 h.".to_owned(),
        ..ChallengeSaid::default()
    };
    for who in [&town.stranger, &town.root] {
        let filter = ChallengeFilter::default();
        absent(service.challenges(who, NETWORK, &filter, 1).await);
        absent(service.synthesis(who, NETWORK, None).await);
        let new = service.keep_challenge(who, (NETWORK, None), &said, &origin);
        absent(new.await);
    }
    // Whoever coordinates the network reads; municipalities write their own.
    let new = service.keep_challenge(&town.claude, (NETWORK, None), &said, &origin);
    absent(new.await);
    let id = service
        .keep_challenge(&town.alix, (NETWORK, None), &said, &origin)
        .await?;
    let words = ChallengeFilter {
        words: "bus téléphérique soirs".to_owned(),
        ..ChallengeFilter::default()
    };
    let found = service.challenges(&town.claude, NETWORK, &words, 1).await?;
    assert!(found.rows.is_empty(), "every word is wanted");
    let words = ChallengeFilter {
        words: "téléphérique".to_owned(),
        ..ChallengeFilter::default()
    };
    let found = service.challenges(&town.claude, NETWORK, &words, 1).await?;
    assert_eq!(found.rows.len(), 1);
    assert!(found.writes_for.is_empty());
    absent(service.challenge(&town.stranger, (NETWORK, id)).await);
    let late = service
        .keep_challenge(&town.alix, (NETWORK, Some(id)), &said, &origin)
        .await;
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");

    let synthesis = service.synthesis(&town.claude, NETWORK, None).await?;
    assert_eq!(synthesis.municipalities, Some(5));
    let [housing] = synthesis.themes.as_slice() else {
        panic!("{synthesis:?}");
    };
    assert_eq!((housing.theme, housing.municipalities), (Theme::Housing, 4));
    assert_eq!(synthesis.withheld, 1);

    let gone = ChallengeSaid {
        removed: true,
        version: 1,
        ..ChallengeSaid::default()
    };
    service
        .keep_challenge(&town.claude, (NETWORK, Some(id)), &gone, &origin)
        .await?;
    absent(service.challenge(&town.alix, (NETWORK, id)).await);
    let found = service.challenges(&town.alix, NETWORK, &words, 1).await?;
    assert!(found.rows.is_empty());
    Ok(())
}

on_both_loaded_databases![
    z1_challenges_are_read_by_the_people_of_the_network_and_told_as_numbers,
    c1_a_practice_goes_from_draft_to_shown_and_nobody_is_overwritten,
    z1_words_find_what_is_shown_to_the_reader_whatever_their_ending,
    another_process_sees_at_once_what_is_shown_and_withdrawn,
    similar_practices_say_what_they_share,
    a_letter_reaches_the_authors_and_nobody_sees_an_address,
    z1_tools_are_kept_by_their_owners_and_shown_by_those_who_may,
];
