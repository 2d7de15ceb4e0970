//! What was handed in is reviewed: questions, replies, what is verified and what is not.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use icc_app::Error;
use icc_app::accounts::Place;
use icc_app::input::Origin;
use icc_app::responses::{Attaching, ResponseStatus};
use icc_app::review::{
    AnswerStanding, CheckMove, Confirming, Decision, Finish, Flag, ReviewPath, ReviewTextKind,
    TIME_TO_REPLY, TextSaid, TextState,
};
use icc_domain::{Locale, Role};
use icc_questionnaire::Grade;
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::reviewing::Review;
use crate::town::{AT, CITY, WAVE, absent, issues};

#[expect(
    clippy::too_many_lines,
    reason = "one story, from asking to the last word"
)]
async fn o3_z9_an_answer_goes_from_question_to_reply_to_verified_or_contested(
    database: &TestDatabase,
) -> Outcome {
    let review = Review::new(database, ReviewPath::Full).await?;
    let Review { town, rita } = &review;
    for question in ["C1", "C2", "C3"] {
        review.answer((WAVE, question), "yes", "").await?;
    }
    review.evidence(WAVE, &["C1"], "").await?;
    review.hand_in().await?;
    review.assign(rita).await?;
    let mut told = town.told().await;
    told.retain(|(to, _)| to.starts_with("rita"));
    assert_eq!(told, [("rita@example.org".to_owned(), "review-assigned")]);
    let standing = async |question| review.seen(WAVE, question).await.map(|a| a.standing);
    assert_eq!(standing("C1").await?, AnswerStanding::Documented);
    assert_eq!(standing("C2").await?, AnswerStanding::Declared);

    // Every move needs its words; a canned request is words enough.
    let silent = review.decide(WAVE, "C1", CheckMove::Ask, " ").await;
    assert_eq!(issues(silent), [("remark", "review-question")]);
    let silent = review.decide(WAVE, "C2", CheckMove::Verify, "").await;
    assert_eq!(issues(silent), [("remark", "review-seen")]);
    let silent = review.decide(WAVE, "C3", CheckMove::Refuse, "").await;
    assert_eq!(issues(silent), [("remark", "review-reason")]);
    let canned = Decision {
        question: "C1".to_owned(),
        to: CheckMove::Ask,
        request: "evidence-unclear".to_owned(),
        remark: String::new(),
        check_version: 0,
        answer_version: review.seen(WAVE, "C1").await?.version,
        visit: None,
    };
    let unknown = Decision {
        request: "no-such-request".to_owned(),
        ..canned.clone()
    };
    absent(review.say(&unknown).await);
    review.say(&canned).await?;
    review
        .decide(WAVE, "C2", CheckMove::Verify, "Vu au conseil")
        .await?;
    review
        .decide(WAVE, "C3", CheckMove::Refuse, "Rien ne le montre")
        .await?;
    // A reviewer does not answer for the city, nor the city for the reviewer.
    absent(review.decide(WAVE, "C3", CheckMove::Contest, "x").await);
    absent(
        review
            .reply(&town.dominique, "C1", CheckMove::Verify, "x")
            .await,
    );
    // Too early to accept, and what waits for the city is said.
    let early = review.finish(Finish::Accept, "").await;
    assert_eq!(issues(early), [("finish", "review-open")]);
    // Long after the end of the wave: the city still has its time.
    town.clock.advance(TimeDelta::days(300));
    review.finish(Finish::Return, "Deux mots").await?;
    let desk = town
        .service
        .response_home(&town.dominique, CITY, WAVE)
        .await?
        .desk;
    let now = town.service.clock().now();
    assert!(desk.is_open() && desk.closes_at() == now + TIME_TO_REPLY);
    let page = town
        .service
        .review_requests(&town.dominique, CITY, WAVE)
        .await?;
    assert_eq!(page.message.as_deref(), Some("Deux mots"));
    let mut told = town.told().await;
    told.retain(|(to, _)| to.starts_with("dominique"));
    assert_eq!(
        told,
        [("dominique@example.org".to_owned(), "review-returned")]
    );

    // The city has its say; what it does not answer for stays as it is.
    let home = town
        .service
        .response_home(&town.dominique, CITY, WAVE)
        .await?;
    assert_eq!((home.review_asked, home.review_spoken), (1, 3));
    absent(
        review
            .reply(&town.stranger, "C1", CheckMove::Reply, "x")
            .await,
    );
    let wrong = review
        .reply(&town.dominique, "C2", CheckMove::Contest, "Si")
        .await;
    assert!(matches!(wrong, Err(Error::Conflict)), "{wrong:?}");
    review
        .reply(&town.alix, "C1", CheckMove::Reply, "Page 12")
        .await?;
    let contested = review.reply(&town.alix, "C3", CheckMove::Contest, "La loi le dit");
    assert!(contested.await.is_err(), "an editor does not contest");
    review
        .reply(&town.dominique, "C3", CheckMove::Contest, "La loi le dit")
        .await?;
    let told = town.told().await;
    assert_eq!(
        told,
        [
            ("rita@example.org".to_owned(), "review-contested"),
            ("rita@example.org".to_owned(), "review-replied"),
        ]
    );
    // While the city has it, the reviewer reads and says nothing.
    assert_eq!(standing("C3").await?, AnswerStanding::Contested);
    let late = review.decide(WAVE, "C1", CheckMove::Verify, "").await;
    assert!(matches!(late, Err(Error::Closed)), "{late:?}");

    review.hand_in().await?;
    let mut told = town.told().await;
    told.retain(|(to, _)| to.starts_with("rita"));
    assert_eq!(told, [("rita@example.org".to_owned(), "review-handed-in")]);
    assert_eq!(standing("C1").await?, AnswerStanding::Answered);
    review.decide(WAVE, "C1", CheckMove::Verify, "").await?;
    let overview = town.service.review(rita, CITY, WAVE).await?;
    assert_eq!(overview.reviewed.open(), 0);
    assert_eq!(
        overview.reviewed.desk.response.map(|r| r.status),
        Some(ResponseStatus::InReview),
        "the first word begins the review"
    );
    review.finish(Finish::Accept, "").await?;
    // What was verified is scored so; what was not counts by its evidence.
    assert_eq!(review.grade("C1").await?, Some(Grade::Verified));
    assert_eq!(review.grade("C2").await?, Some(Grade::Verified));
    assert_eq!(review.grade("C3").await?, Some(Grade::Declared));
    let receipt = town.service.receipt(&town.dominique, CITY, WAVE).await?;
    let moves: Vec<String> = receipt
        .steps
        .iter()
        .map(|one| one.step.action.clone())
        .collect();
    let mut expected = [
        "hand-in",
        "begin-review",
        "return",
        "hand-in",
        "begin-review",
        "accept",
    ];
    // The newest first.
    expected.reverse();
    assert_eq!(moves, expected);
    assert_eq!(review.seen(WAVE, "C1").await?.spoken.len(), 3);
    let done = review.decide(WAVE, "C1", CheckMove::Ask, "Encore ?").await;
    assert!(matches!(done, Err(Error::Closed)), "{done:?}");
    Ok(())
}

async fn z10_a_review_is_open_to_whoever_has_it_now_and_to_nobody_of_the_city(
    database: &TestDatabase,
) -> Outcome {
    let review = Review::new(database, ReviewPath::Full).await?;
    let Review { town, rita } = &review;
    let service = &town.service;
    let origin = Origin::default();
    review.answer((WAVE, "C1"), "yes", "").await?;
    // Not before it is handed in, and not without being given.
    let early = review.assign(rita).await;
    assert!(matches!(early, Err(Error::Closed)), "{early:?}");
    review.status(WAVE, ResponseStatus::Submitted).await?;
    absent(service.review(rita, CITY, WAVE).await);
    assert!(service.reviews(rita).await?.entries.is_empty());
    // Only the network's coordinator and the programme give it.
    for who in [&town.dominique, &town.alix, &town.stranger, rita] {
        absent(service.review_assignments(who, CITY, WAVE).await);
        let given = service.assign_review(who, AT, Some(rita.account), &origin);
        absent(given.await);
    }
    // Whoever works for the city is not offered, and not taken; nor is somebody who reviews nothing.
    let city = service
        .store()
        .read()
        .municipalities()
        .by_code(CITY)
        .await?;
    let city = Place::City(city.expect("the city").id);
    let unit = service.store().begin().await?;
    let both = icc_store::NewGrant {
        account: town.alix.account,
        role: Role::Reviewer,
        place: rita.roles[0].1,
        granted_at: service.clock().now(),
        granted_by: None,
    };
    unit.repositories()
        .grants()
        .add(&both, service.ids())
        .await?;
    unit.commit().await?;
    let page = service.review_assignments(&town.claude, CITY, WAVE).await?;
    let offered: Vec<&str> = page.candidates.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(offered, ["Rita"]);
    for who in [&town.alix, &town.root] {
        let refused = review.assign(who).await;
        assert_eq!(issues(refused), [("reviewer", "review-reviewer")]);
    }

    review.assign(rita).await?;
    let twice = review.assign(rita).await;
    assert!(matches!(twice, Err(Error::Conflict)), "{twice:?}");
    service.review(rita, CITY, WAVE).await?;
    assert_eq!(service.reviews(rita).await?.entries.len(), 1);
    // Others of the network, and the city, have no way into the console.
    for who in [&town.claude, &town.dominique, &town.alix, &town.root] {
        absent(service.review(who, CITY, WAVE).await);
    }
    // Somebody who takes a role for the city since is shut out at once.
    let mut torn = rita.clone();
    torn.roles.push((Role::CityEditor, city));
    absent(service.review(&torn, CITY, WAVE).await);
    assert!(service.reviews(&torn).await?.entries.is_empty());
    // A role that has ended opens nothing either.
    let mut gone = rita.clone();
    gone.roles.clear();
    absent(service.review(&gone, CITY, WAVE).await);

    let page = service.review_assignments(&town.claude, CITY, WAVE).await?;
    let id = page.rows[0].assignment.id;
    service
        .end_review_assignment(&town.claude, AT, id, &origin)
        .await?;
    absent(service.review(rita, CITY, WAVE).await);
    absent(service.review_section(rita, AT, "commitment").await);
    absent(review.decide(WAVE, "C1", CheckMove::Ask, "x").await);
    let again = service.end_review_assignment(&town.claude, AT, id, &origin);
    let again = again.await;
    assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
    // It can be given once more, and both stay on the record.
    review.assign(rita).await?;
    service.review(rita, CITY, WAVE).await?;
    Ok(())
}

async fn an_edit_sends_an_answer_back_and_a_word_beside_it_does_not(
    database: &TestDatabase,
) -> Outcome {
    let review = Review::new(database, ReviewPath::Full).await?;
    for question in ["C1", "C2"] {
        review.answer((WAVE, question), "yes", "").await?;
    }
    let piece = review.evidence(WAVE, &["C1", "C2"], "").await?;
    review.status(WAVE, ResponseStatus::Submitted).await?;
    review.assign(&review.rita).await?;
    let standing = async |question| review.seen(WAVE, question).await.map(|a| a.standing);
    for question in ["C1", "C2"] {
        review.decide(WAVE, question, CheckMove::Verify, "").await?;
    }
    review.finish(Finish::Return, "Une question encore").await?;
    review.town.clock.advance(TimeDelta::hours(1));
    // A comment is corrected: still verified. Evidence goes, or the answer changes: not any more.
    review.answer((WAVE, "C1"), "yes", "Depuis mars").await?;
    assert_eq!(standing("C1").await?, AnswerStanding::Verified);
    let town = &review.town;
    let at = (CITY, WAVE, "C1");
    town.service
        .attach_evidence(&town.dominique, at, piece, &Attaching::Detach)
        .await?;
    assert_eq!(standing("C1").await?, AnswerStanding::Declared);
    review.answer((WAVE, "C2"), "no", "").await?;
    assert_eq!(standing("C2").await?, AnswerStanding::Documented);
    // Back to what it was: what somebody found true then was this very answer, but not since then.
    review.answer((WAVE, "C2"), "yes", "").await?;
    assert_eq!(standing("C2").await?, AnswerStanding::Documented);
    Ok(())
}

async fn changing_the_answer_answers_the_question(database: &TestDatabase) -> Outcome {
    let review = Review::new(database, ReviewPath::Change).await?;
    review.answer((WAVE, "C1"), "yes", "").await?;
    review.status(WAVE, ResponseStatus::Submitted).await?;
    review.assign(&review.rita).await?;
    review
        .decide(WAVE, "C1", CheckMove::Ask, "Vraiment ?")
        .await?;
    review.finish(Finish::Return, "").await?;
    review.answer((WAVE, "C1"), "no", "").await?;
    let answer = review.seen(WAVE, "C1").await?;
    assert_eq!(answer.standing, AnswerStanding::Answered);
    assert!(answer.is_open());
    Ok(())
}

async fn of_a_section_what_needs_no_word_is_verified_at_once(database: &TestDatabase) -> Outcome {
    let review = Review::new(database, ReviewPath::Full).await?;
    let Review { town, rita } = &review;
    for (question, answer) in [("C1", "yes"), ("C2", "yes"), ("C3", "no"), ("C4", "yes")] {
        review.answer((WAVE, question), answer, "").await?;
    }
    review.evidence(WAVE, &["C1", "C4"], "").await?;
    review.status(WAVE, ResponseStatus::Submitted).await?;
    review.assign(rita).await?;
    let section = town.service.review_section(rita, AT, "commitment").await?;
    let seen: BTreeMap<String, (i32, i32)> = section
        .answers()
        .filter(|answer| answer.is_answer)
        .map(|answer| {
            (
                answer.question.clone(),
                (answer.check_version, answer.version),
            )
        })
        .collect();
    assert_eq!(seen.len(), 4);
    let confirming = Confirming {
        seen,
        except: ["C4".to_owned()].into(),
    };
    let origin = Origin::default();
    let done = town
        .service
        .review_confirm(rita, AT, "commitment", &confirming, &origin)
        .await?;
    // C2 claims something that nothing shows: it needs a word.
    assert_eq!((done.confirmed, done.left), (2, 1));
    for (question, standing) in [
        ("C1", AnswerStanding::Verified),
        ("C2", AnswerStanding::Declared),
        ("C3", AnswerStanding::Verified),
        ("C4", AnswerStanding::Documented),
    ] {
        let answer = review.seen(WAVE, question).await?;
        assert_eq!(answer.standing, standing, "{question}");
    }
    // Pressed twice, nothing is said twice; a question of another section is none of this one.
    let again = town
        .service
        .review_confirm(rita, AT, "commitment", &confirming, &origin)
        .await?;
    assert_eq!((again.confirmed, again.left), (0, 3));
    let elsewhere = town
        .service
        .review_confirm(rita, AT, "education", &confirming, &origin);
    absent(elsewhere.await);
    Ok(())
}

async fn c5_what_is_sent_twice_is_said_once_and_what_was_seen_must_still_be_there(
    database: &TestDatabase,
) -> Outcome {
    let review = Review::new(database, ReviewPath::Full).await?;
    review.answer((WAVE, "C1"), "yes", "").await?;
    review.status(WAVE, ResponseStatus::Submitted).await?;
    review.assign(&review.rita).await?;
    let sent = review.decide(WAVE, "C1", CheckMove::Ask, "Où ?").await?;
    review.say(&sent).await?;
    let answer = review.seen(WAVE, "C1").await?;
    assert_eq!((answer.check_version, answer.spoken.len()), (1, 1));
    let other = Decision {
        remark: "Quand ?".to_owned(),
        ..sent.clone()
    };
    let stale = review.say(&other).await;
    assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");
    let unseen = Decision {
        check_version: 1,
        answer_version: sent.answer_version + 1,
        ..other
    };
    let stale = review.say(&unseen).await;
    assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");
    Ok(())
}

async fn what_is_looked_at_follows_the_rule_of_the_network(database: &TestDatabase) -> Outcome {
    let review = Review::new(database, ReviewPath::Sample).await?;
    let Review { town, rita } = &review;
    let codes: Vec<String> = (1..=9).map(|n| format!("C{n}")).collect();
    for code in &codes {
        review.answer((WAVE, code), "yes", "").await.ok();
    }
    review.status(WAVE, ResponseStatus::Submitted).await?;
    review.assign(rita).await?;
    let chosen = async || -> Result<BTreeSet<String>, Error> {
        let overview = town.service.review(rita, CITY, WAVE).await?;
        let answers = overview.reviewed.answers.into_iter();
        let chosen = answers.filter(|answer| answer.chosen);
        Ok(chosen.map(|answer| answer.question).collect())
    };
    let first = chosen().await?;
    assert!((1..=3).contains(&first.len()), "{first:?}");
    assert_eq!(first, chosen().await?, "drawn from a seed that is kept");
    // What was decided when the review began stays, whatever the network says since.
    review.rule(ReviewPath::Declared).await?;
    assert_eq!(first, chosen().await?);
    Ok(())
}

async fn a_reviewer_is_told_what_does_not_fit(database: &TestDatabase) -> Outcome {
    let review = Review::new(database, ReviewPath::Full).await?;
    let town = &review.town;
    // The same piece under a yes and under a no; it runs out before anybody looks.
    review.answer((WAVE, "C1"), "yes", "").await?;
    review.answer((WAVE, "C2"), "no", "").await?;
    review.evidence(WAVE, &["C1", "C2"], "2026-12-31").await?;
    // Schools are not for this city to decide; its own declarations are.
    review.answer((WAVE, "E1"), "no", "").await.ok();
    review
        .answer((WAVE, "C3"), ":not_within_powers", "")
        .await?;
    review.status(WAVE, ResponseStatus::Submitted).await?;
    review.assign(&review.rita).await?;
    let shared = |other: &str| Flag::SharedEvidence {
        piece: "Politique".to_owned(),
        other: other.to_owned(),
    };
    assert_eq!(review.seen(WAVE, "C1").await?.flags, [shared("C2")]);
    assert_eq!(review.seen(WAVE, "C2").await?.flags, [shared("C1")]);
    assert_eq!(review.seen(WAVE, "C3").await?.flags, [Flag::WithinPowers]);
    town.clock.advance(TimeDelta::days(400));
    let flags = review.seen(WAVE, "C1").await?.flags;
    // Nothing shows any more what is new since last time.
    let expected = [
        Flag::Expired("Politique".to_owned()),
        Flag::BetterWithoutEvidence,
    ];
    assert!(expected.iter().all(|one| flags.contains(one)), "{flags:?}");
    Ok(())
}

async fn the_texts_of_a_review_stand_in_the_languages_of_the_networks(
    database: &TestDatabase,
) -> Outcome {
    let review = Review::new(database, ReviewPath::Change).await?;
    let Review { town, rita } = &review;
    review.answer((WAVE, "C1"), "yes", "").await?;
    review.evidence(WAVE, &["C1"], "").await?;
    review.hand_in().await?;
    review.assign(rita).await?;
    let service = &town.service;
    let origin = Origin::default();
    let said = |version, language, body: &str, translation: &str, finished| TextSaid {
        kind: ReviewTextKind::Narrative,
        version,
        language,
        body: body.to_owned(),
        translation: translation.to_owned(),
        finished,
    };
    let save = async |said: TextSaid| service.save_review_texts(rita, AT, &[said], &origin).await;
    let bad = save(said(0, Locale::En, "", "La ville agit.", false)).await;
    assert_eq!(issues(bad), [("narrative.body", "review-text-original")]);
    let long = save(said(0, Locale::En, &"x".repeat(8001), "", false)).await;
    assert_eq!(issues(long), [("narrative.body", "review-text-long")]);
    save(said(0, Locale::En, "The city acts.", "", false)).await?;
    review.decide(WAVE, "C1", CheckMove::Verify, "").await?;
    // French is required: not translated, it is not accepted.
    let early = review.finish(Finish::Accept, "").await;
    assert_eq!(issues(early), [("finish", "review-texts")]);
    let stale = save(said(0, Locale::En, "Mine.", "", false)).await?;
    assert_eq!(stale.conflicts.len(), 1);
    save(said(
        1,
        Locale::En,
        "The city acts.",
        "La ville agit.",
        true,
    ))
    .await?;
    let state = async || -> Result<TextState, Error> {
        let page = service.review_texts(rita, CITY, WAVE).await?;
        Ok(page.texts[&ReviewTextKind::Narrative].0.state(Locale::Fr))
    };
    assert_eq!(state().await?, TextState::Current);
    // The city does not read what is still being written.
    let page = service.review_requests(&town.dominique, CITY, WAVE).await?;
    assert!(page.texts.is_empty());
    save(said(
        2,
        Locale::En,
        "The city acts well.",
        "La ville agit.",
        true,
    ))
    .await?;
    assert_eq!(state().await?, TextState::Outdated);
    save(said(
        3,
        Locale::En,
        "The city acts well.",
        "La ville agit bien.",
        true,
    ))
    .await?;
    assert_eq!(state().await?, TextState::Current);
    review.finish(Finish::Accept, "").await?;
    let page = service.review_requests(&town.dominique, CITY, WAVE).await?;
    let text = &page.texts[&ReviewTextKind::Narrative];
    assert_eq!(
        text.for_reader(Locale::Fr),
        ("La ville agit bien.", Locale::Fr)
    );
    let late = save(said(4, Locale::En, "x", "", false)).await;
    assert!(matches!(late, Err(Error::Closed)), "{late:?}");
    Ok(())
}

on_both_loaded_databases![
    o3_z9_an_answer_goes_from_question_to_reply_to_verified_or_contested,
    z10_a_review_is_open_to_whoever_has_it_now_and_to_nobody_of_the_city,
    an_edit_sends_an_answer_back_and_a_word_beside_it_does_not,
    changing_the_answer_answers_the_question,
    of_a_section_what_needs_no_word_is_verified_at_once,
    c5_what_is_sent_twice_is_said_once_and_what_was_seen_must_still_be_there,
    what_is_looked_at_follows_the_rule_of_the_network,
    a_reviewer_is_told_what_does_not_fit,
    the_texts_of_a_review_stand_in_the_languages_of_the_networks,
];
