//! The way of a municipality into a network.

use icc_app::Error;
use icc_app::input::Origin;
use icc_app::joining::{
    JoiningAuthority, JoiningSaid, JoiningStage, JoiningState, VisitId, VisitSaid,
};
use icc_app::review::{AnswerStanding, CheckMove, Decision, ReviewPath};
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::reviewing::Review;
use crate::town::{CITY, NETWORK, Town, WAVE, absent, issues};

const AT: (&str, &str) = (CITY, NETWORK);

fn said(stage: &str, state: &str, day: &str, seen: i32) -> JoiningSaid {
    JoiningSaid {
        stage: stage.to_owned(),
        state: state.to_owned(),
        day: day.to_owned(),
        seen,
        ..JoiningSaid::default()
    }
}

async fn c1_a_way_is_written_down_together_and_nobody_is_overwritten(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let (dominique, claude) = (&town.dominique, &town.claude);
    absent(service.joining(dominique, CITY, NETWORK).await);
    for who in [&town.stranger, &town.alix] {
        absent(service.begin_joining(who, AT, &origin).await);
    }
    // Another network is nobody's here; a real one takes no invented municipality.
    absent(
        service
            .begin_joining(claude, (CITY, "remiri"), &origin)
            .await,
    );
    let mixed = service.begin_joining(dominique, (CITY, "remiri"), &origin);
    assert_eq!(issues(mixed.await), [("network", "joining-mixed")]);
    service.begin_joining(dominique, AT, &origin).await?;
    service.begin_joining(claude, AT, &origin).await?;
    let page = service.joining(&town.alix, CITY, NETWORK).await?;
    assert_eq!(page.next, Some(JoiningStage::Request));
    assert_eq!((page.version(), page.may_say), (0, false));
    absent(service.joining(&town.stranger, CITY, NETWORK).await);

    let empty = JoiningSaid::default();
    let nothing = service.say_joining(dominique, AT, &empty, &origin);
    assert_eq!(
        issues(nothing.await),
        [("stage", "missing"), ("state", "missing")]
    );
    let request = JoiningSaid {
        authority: "council".to_owned(),
        responsible: "Greffe".to_owned(),
        ..said("request", "done", "2026-11-20", 0)
    };
    service
        .say_joining(dominique, AT, &request, &origin)
        .await?;
    // Whoever coordinates the network has seen the page before that.
    let planned = said("intent", "planned", "2026-12-01", 0);
    let late = service.say_joining(claude, AT, &planned, &origin).await;
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    let planned = JoiningSaid { seen: 1, ..planned };
    service.say_joining(claude, AT, &planned, &origin).await?;

    let page = service.joining(claude, CITY, NETWORK).await?;
    assert_eq!((page.next, page.version()), (Some(JoiningStage::Intent), 2));
    let last = page.stages[0].last.as_ref().expect("a request");
    assert_eq!(last.authority, Some(JoiningAuthority::Council));
    assert_eq!(page.stages[1].state(), JoiningState::Planned);
    let who: Vec<_> = page.steps.iter().map(|(_, by)| by.as_deref()).collect();
    assert_eq!(who, [Some("Claude"), Some("Dominique")]);
    assert_eq!(page.questionnaires.len(), 1, "its draft, as a state");

    // What was said is taken back by saying so; both words stay.
    let open = said("request", "open", "", 2);
    service.say_joining(dominique, AT, &open, &origin).await?;
    let page = service.joining(claude, CITY, NETWORK).await?;
    assert_eq!(page.next, Some(JoiningStage::Request));
    assert_eq!(page.steps.len(), 3);
    let list = service.joinings(claude).await?;
    assert_eq!(list.rows.len(), 1);
    assert_eq!(list.networks.len(), 1);
    assert!(list.cities.iter().all(|city| city.demonstration));
    let own = service.joinings(dominique).await?;
    assert_eq!((own.rows.len(), own.cities.len()), (1, 1));
    assert!(service.joinings(&town.stranger).await?.rows.is_empty());
    Ok(())
}

async fn z1_a_document_on_the_way_is_evidence_that_the_network_may_open(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let (dominique, claude) = (&town.dominique, &town.claude);
    service.begin_joining(dominique, AT, &origin).await?;
    let (named, unnamed) = (
        town.link("Déclaration").await?,
        town.link("zorglub-canari").await?,
    );
    let intent = JoiningSaid {
        document: named.to_string(),
        ..said("intent", "done", "2026-11-20", 0)
    };
    service.say_joining(dominique, AT, &intent, &origin).await?;
    let unknown = JoiningSaid {
        document: "0199a1b2-7c3d-7e4f-8a9b-0c1d2e3f4a5b".to_owned(),
        seen: 1,
        ..intent.clone()
    };
    let unknown = service.say_joining(dominique, AT, &unknown, &origin).await;
    assert_eq!(issues(unknown), [("document", "joining-document")]);

    let page = service.joining(claude, CITY, NETWORK).await?;
    let (piece, _) = page.stages[1].document.as_ref().expect("is named");
    assert_eq!(piece.title, "Déclaration");
    assert!(!page.chooses_documents && page.documents.is_empty());
    assert!(!format!("{page:?}").contains("zorglub-canari"));
    // Whoever does not see the evidence names none of it, and leaves what is named.
    let word = JoiningSaid {
        document: unnamed.to_string(),
        seen: 1,
        ..said("intent", "done", "2026-11-21", 1)
    };
    service.say_joining(claude, AT, &word, &origin).await?;
    let page = service.joining(claude, CITY, NETWORK).await?;
    let (piece, _) = page.stages[1].document.as_ref().expect("stays");
    assert_eq!(piece.id, named);
    // A link is no file, and what is not named is not opened.
    for id in [named, unnamed] {
        absent(service.joining_file(claude, AT, id).await);
    }
    Ok(())
}

async fn z3_a_finding_of_a_visit_moves_an_answer_and_tells_the_network_no_word(
    database: &TestDatabase,
) -> Outcome {
    let review = Review::new(database, ReviewPath::Full).await?;
    let Review { town, rita } = &review;
    let (service, origin) = (&town.service, Origin::default());
    service.begin_joining(&town.dominique, AT, &origin).await?;
    let said = VisitSaid {
        first: "2027-01-12".to_owned(),
        last: "2027-01-13".to_owned(),
        agenda: "9 h : mairie".to_owned(),
        participants: "Rita".to_owned(),
        version: 0,
    };
    for who in [&town.alix, &town.stranger] {
        absent(service.keep_visit(who, AT, None, &said, &origin).await);
    }
    service
        .keep_visit(&town.claude, AT, None, &said, &origin)
        .await?;
    let page = service.joining(&town.dominique, CITY, NETWORK).await?;
    let id = page.visits[0].visit.id;
    let longer = VisitSaid {
        last: "2027-01-14".to_owned(),
        version: 1,
        ..said.clone()
    };
    let keep = |said: VisitSaid| {
        let (dominique, origin) = (&town.dominique, &origin);
        async move {
            service
                .keep_visit(dominique, AT, Some(id), &said, origin)
                .await
        }
    };
    keep(longer.clone()).await?;
    let late = keep(longer).await;
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");

    review.answer((WAVE, "C1"), "yes", "").await?;
    review.hand_in().await?;
    review.assign(rita).await?;
    let seen = review.seen(WAVE, "C1").await?;
    let finding = Decision {
        question: "C1".to_owned(),
        to: CheckMove::Verify,
        request: String::new(),
        remark: "zorglub-canari".to_owned(),
        check_version: seen.check_version,
        answer_version: seen.version,
        visit: Some(VisitId(uuid::Uuid::nil())),
    };
    absent(review.say(&finding).await);
    let finding = Decision {
        visit: Some(id),
        ..finding
    };
    review.say(&finding).await?;
    let seen = review.seen(WAVE, "C1").await?;
    assert_eq!(seen.standing, AnswerStanding::Verified);
    // Pressed twice, it is found once.
    review.say(&finding).await?;

    let page = service.joining(&town.dominique, CITY, NETWORK).await?;
    let view = &page.visits[0];
    assert_eq!((view.visit.version, view.findings), (2, 1));
    assert_eq!(view.shown[0].question, "C1");
    assert_eq!(view.shown[0].made, "verify");
    let page = service.joining(&town.claude, CITY, NETWORK).await?;
    let view = &page.visits[0];
    assert_eq!((view.findings, view.shown.len()), (1, 0));
    assert!(!format!("{page:?}").contains("zorglub-canari"));
    Ok(())
}

on_both_loaded_databases![
    c1_a_way_is_written_down_together_and_nobody_is_overwritten,
    z1_a_document_on_the_way_is_evidence_that_the_network_may_open,
    z3_a_finding_of_a_visit_moves_an_answer_and_tells_the_network_no_word,
];
