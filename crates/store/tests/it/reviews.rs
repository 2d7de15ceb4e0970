//! Reviews: who has them, how answers stand, what was said, and the texts.

use icc_domain::SeededIds;
use icc_store::{
    AccountId, CheckState, Extent, Mode, NewAssignment, NewCheck, NewResponse, Response, Review,
    ReviewPath, ReviewText, ReviewTextKind, Scope, StoreError,
};
use icc_testkit::{Outcome, TestDatabase, foundation, moment, on_both_databases};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

const CLAUDE: AccountId = AccountId(Uuid::from_u128(7));
const RITA: AccountId = AccountId(Uuid::from_u128(8));

async fn response(database: &TestDatabase) -> Result<Response, Box<dyn std::error::Error>> {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let responses = unit.repositories().responses();
    let new = NewResponse {
        municipality: base.municipality,
        wave: base.wave,
        mode: Mode::Shared,
        extent: Extent::Full,
        carried_from: None,
        opened_at: moment(1),
        opened_by: CLAUDE,
    };
    responses.add(&new, &ids).await?;
    let scope = Scope::municipality(base.municipality);
    let found = responses.of(&scope, base.municipality, base.wave).await?;
    unit.commit().await?;
    Ok(found.unwrap())
}

fn check(state: CheckState, remark: &str) -> NewCheck {
    NewCheck {
        made: "ask",
        state,
        answer_version: 3,
        content: "0".repeat(64),
        request: String::new(),
        remark: remark.to_owned(),
        by: RITA,
        at: moment(3),
    }
}

async fn nobody_has_a_review_twice_and_an_assignment_ends_once(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(2);
    let response = response(database).await?;
    let new = NewAssignment {
        response: response.id,
        reviewer: RITA,
        assigned_by: CLAUDE,
        assigned_at: moment(2),
    };
    let unit = database.store().begin().await?;
    let reviews = unit.repositories().reviews();
    let review = Review {
        response: response.id,
        path: ReviewPath::Sample,
        seed: "seed".to_owned(),
        share: 20,
        begun_at: moment(2),
    };
    reviews.begin(&review).await?;
    assert_eq!(reviews.of(response.id).await?, Some(review));
    reviews.assign(&new, &ids).await?;
    unit.commit().await?;

    let unit = database.store().begin().await?;
    let twice = unit.repositories().reviews().assign(&new, &ids).await;
    assert!(matches!(twice, Err(StoreError::Duplicate(_))), "{twice:?}");
    unit.roll_back().await?;

    let unit = database.store().begin().await?;
    let reviews = unit.repositories().reviews();
    let held = reviews.held_by(RITA).await?.remove(0);
    assert_eq!(held.record, new);
    reviews.end(&held, (CLAUDE, moment(4))).await?;
    let again = reviews.end(&held, (CLAUDE, moment(5))).await;
    assert!(matches!(again, Err(StoreError::Immutable(_))), "{again:?}");
    // Given once more: both stay.
    reviews.assign(&new, &ids).await?;
    unit.commit().await?;
    let reviews = database.store().read().reviews();
    let all = reviews.assignments(&[response.id]).await?;
    let ended: Vec<_> = all.iter().map(|one| one.ended_at).collect();
    assert_eq!(ended, [Some(moment(4)), None]);
    assert_eq!(reviews.held_by(RITA).await?.len(), 1);
    assert_eq!(reviews.assignments(&[]).await?, []);
    Ok(())
}

async fn a_check_keeps_every_step_and_only_one_of_two_makes_it(database: &TestDatabase) -> Outcome {
    let response = response(database).await?;
    let unit = database.store().begin().await?;
    let checks = unit.repositories().answer_checks();
    let asked = check(CheckState::Asked, "Où ?");
    assert_eq!(checks.put(&response, "C1", 0, &asked).await?, 1);
    let verified = NewCheck {
        made: "verify",
        at: moment(4),
        ..check(CheckState::Verified, "")
    };
    assert_eq!(checks.put(&response, "C1", 1, &verified).await?, 2);
    let late = checks.put(&response, "C1", 1, &asked).await;
    assert!(matches!(late, Err(StoreError::Immutable(_))), "{late:?}");
    unit.commit().await?;
    let read = database.store().read().answer_checks();
    let now = read.one(&response, "C1").await?.unwrap();
    assert_eq!((now.state, now.version), (CheckState::Verified, 2));
    assert_eq!(now.changed_at, moment(4));
    assert_eq!(read.of(&response).await?["C1"], now);
    let steps = read.steps(&response).await?.remove("C1").unwrap();
    let made: Vec<_> = steps.iter().map(|s| (s.made.as_str(), s.state)).collect();
    assert_eq!(
        made,
        [("ask", CheckState::Asked), ("verify", CheckState::Verified)]
    );
    assert_eq!(steps[0].remark, "Où ?");
    assert_eq!(read.count(response.id, CheckState::Verified).await?, 1);
    assert_eq!(read.count(response.id, CheckState::Asked).await?, 0);
    Ok(())
}

async fn a_text_is_changed_from_the_version_that_was_read(database: &TestDatabase) -> Outcome {
    let response = response(database).await?;
    let unit = database.store().begin().await?;
    let texts = unit.repositories().review_texts();
    let text = ReviewText {
        kind: ReviewTextKind::Narrative,
        document: "{}".to_owned(),
        changed_by: RITA,
        changed_at: moment(3),
        version: 0,
    };
    texts.put(&response, &text).await?;
    let first = ReviewText {
        version: 1,
        ..text.clone()
    };
    texts.put(&response, &first).await?;
    let late = texts.put(&response, &first).await;
    assert!(matches!(late, Err(StoreError::Immutable(_))), "{late:?}");
    unit.commit().await?;
    let kept = database.store().read().review_texts().of(&response).await?;
    assert_eq!(kept, [ReviewText { version: 2, ..text }]);
    Ok(())
}

async fn what_was_said_and_decided_cannot_be_changed(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(2);
    let response = response(database).await?;
    let unit = database.store().begin().await?;
    let repositories = unit.repositories();
    let review = Review {
        response: response.id,
        path: ReviewPath::Full,
        seed: "seed".to_owned(),
        share: 20,
        begun_at: moment(2),
    };
    repositories.reviews().begin(&review).await?;
    let new = NewAssignment {
        response: response.id,
        reviewer: RITA,
        assigned_by: CLAUDE,
        assigned_at: moment(2),
    };
    repositories.reviews().assign(&new, &ids).await?;
    let asked = check(CheckState::Asked, "Où ?");
    repositories
        .answer_checks()
        .put(&response, "C1", 0, &asked)
        .await?;
    unit.commit().await?;
    let connection = database.connection().await?;
    for sql in [
        "UPDATE review SET seed = 'other'",
        "DELETE FROM review",
        "UPDATE review_assignment SET reviewer_id = assigned_by",
        "DELETE FROM review_assignment",
        "UPDATE answer_check SET version = version + 2",
        "UPDATE answer_check_step SET remark = ''",
        "DELETE FROM answer_check_step",
    ] {
        let error = connection.execute_unprepared(sql).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{sql}: {error}");
    }
    for sql in [
        "UPDATE answer_check SET state = 'odd', version = version + 1",
        "INSERT INTO review_text (response_id, kind, document, changed_by, changed_at, version) \
         SELECT response_id, 'odd', '', response_id, begun_at, 1 FROM review",
    ] {
        let error = connection.execute_unprepared(sql).await.unwrap_err();
        let text = error.to_string().to_lowercase();
        assert!(text.contains("constraint"), "{sql}: {error}");
    }
    connection.close().await?;
    Ok(())
}

on_both_databases![
    nobody_has_a_review_twice_and_an_assignment_ends_once,
    a_check_keeps_every_step_and_only_one_of_two_makes_it,
    a_text_is_changed_from_the_version_that_was_read,
    what_was_said_and_decided_cannot_be_changed,
];
