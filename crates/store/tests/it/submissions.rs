//! Answers: who sees them, and how they go from draft to final.

use icc_domain::SeededIds;
use icc_store::{
    NewSubmission, Scope, Status, StoreError, SubmissionId, Submissions, Visibility, Write,
};
use icc_testkit::{
    Outcome, TestDatabase, foundation, moment, municipality, on_both_databases, submission,
};

async fn a_submission_goes_forward_only(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let submissions = unit.repositories().submissions();
    let draft = NewSubmission {
        status: Status::Draft,
        submitted_at: None,
        ..submission(base.municipality, base.wave, "1")
    };
    let id = submissions.add(&draft, &ids).await?;
    let next = submission(base.municipality, base.wave, "2");
    submissions
        .replace_draft(id, &draft.digest, &next.document, &next.digest)
        .await?;
    // Somebody who still has the first answers must not overwrite the second.
    let late = submission(base.municipality, base.wave, "3");
    let replaced = submissions
        .replace_draft(id, &draft.digest, &late.document, &late.digest)
        .await;
    assert!(
        matches!(replaced, Err(StoreError::Immutable(_))),
        "{replaced:?}"
    );

    assert!(
        submissions.finalise(id).await.is_err(),
        "a draft cannot be final"
    );
    submissions.submit(id, moment(3)).await?;
    assert!(
        submissions.submit(id, moment(4)).await.is_err(),
        "handed in twice"
    );
    let replaced = submissions
        .replace_draft(id, &next.digest, &late.document, &late.digest)
        .await;
    assert!(
        matches!(replaced, Err(StoreError::Immutable(_))),
        "{replaced:?}"
    );
    submissions.finalise(id).await?;
    unit.commit().await?;

    let read = database.store().read().submissions();
    let found = read.by_id(&Scope::service(), id).await?.unwrap();
    assert_eq!(found.status, Status::Final);
    assert_eq!(found.document, "2");
    assert_eq!(found.submitted_at, Some(moment(3)));
    Ok(())
}

async fn a_scope_shows_what_is_public_and_what_is_ones_own(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let repositories = unit.repositories();
    let (other, _) = repositories
        .municipalities()
        .put(&municipality("other"), &ids)
        .await?;
    let submissions = repositories.submissions();
    let private = NewSubmission {
        visibility: Visibility::Municipality,
        ..submission(base.municipality, base.wave, "private")
    };
    let private = submissions.add(&private, &ids).await?;
    let open = submissions
        .add(&submission(other, base.wave, "open"), &ids)
        .await?;
    // Public is what is final; an answer that is not final yet is its municipality's business.
    let unfinished = NewSubmission {
        revision: 2,
        status: Status::Submitted,
        ..submission(other, base.wave, "unfinished")
    };
    let unfinished = submissions.add(&unfinished, &ids).await?;

    let seen = async |scope: Scope| seen(&submissions, &scope, base.wave).await;
    assert_eq!(seen(Scope::public()).await?, [open]);
    assert_eq!(
        seen(Scope::municipality(base.municipality)).await?,
        [private, open]
    );
    assert_eq!(seen(Scope::municipality(other)).await?, [open, unfinished]);
    assert_eq!(seen(Scope::service()).await?, [private, open, unfinished]);
    assert_eq!(submissions.by_id(&Scope::public(), private).await?, None);
    let of = submissions
        .of_municipality(&Scope::public(), base.municipality)
        .await?;
    assert_eq!(of, []);

    submissions
        .set_visibility(open, Visibility::Network)
        .await?;
    assert_eq!(seen(Scope::public()).await?, []);
    unit.commit().await?;
    Ok(())
}

async fn seen(
    submissions: &Submissions<'_, Write>,
    scope: &Scope,
    wave: icc_store::WaveId,
) -> Result<Vec<SubmissionId>, StoreError> {
    let found = submissions.of_wave(scope, wave).await?;
    Ok(found.into_iter().map(|it| it.id).collect())
}

async fn the_latest_final_revision_counts(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let submissions = unit.repositories().submissions();
    for (revision, status) in [
        (1, Status::Final),
        (2, Status::Final),
        (3, Status::Submitted),
    ] {
        let new = NewSubmission {
            revision,
            status,
            ..submission(base.municipality, base.wave, &revision.to_string())
        };
        submissions.add(&new, &ids).await?;
    }
    let latest = submissions
        .latest_final(&Scope::service(), base.wave)
        .await?;
    let revisions: Vec<i32> = latest.iter().map(|it| it.revision).collect();
    assert_eq!(revisions, [2]);
    Ok(())
}

async fn a_revision_exists_once_and_has_the_right_digest(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let submissions = unit.repositories().submissions();
    let mut wrong = submission(base.municipality, base.wave, "1");
    wrong.digest = "0".repeat(64);
    let added = submissions.add(&wrong, &ids).await;
    assert!(matches!(added, Err(StoreError::Hash { .. })), "{added:?}");
    let new = submission(base.municipality, base.wave, "1");
    submissions.add(&new, &ids).await?;
    let twice = submissions.add(&new, &ids).await;
    assert!(matches!(twice, Err(StoreError::Duplicate(_))), "{twice:?}");
    Ok(())
}

on_both_databases![
    a_submission_goes_forward_only,
    a_scope_shows_what_is_public_and_what_is_ones_own,
    the_latest_final_revision_counts,
    a_revision_exists_once_and_has_the_right_digest,
];
