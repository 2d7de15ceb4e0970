//! Answers: who sees them, and how they go from draft to final.

use icc_domain::{IdSource as _, SeededIds};
use icc_store::{
    Audience, Block, Consent, Item, NewBlock, NewSubmission, Pinned, Scope, Status, StoreError,
    SubmissionId, Submissions, Write,
};
use icc_testkit::{
    Outcome, TestDatabase, consent, foundation, moment, municipality, on_both_databases, submission,
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
    let (city, wave) = (found.municipality, found.wave);
    assert_eq!(read.final_waves(&Scope::service(), city).await?, [wave]);
    let nobody = Scope::nothing();
    assert!(read.final_waves(&nobody, city).await?.is_empty());
    let found = read.by_id(&Scope::service(), id).await?.unwrap();
    assert_eq!(found.status, Status::Final);
    assert_eq!(found.document, "2");
    assert_eq!(found.submitted_at, Some(moment(3)));
    Ok(())
}

async fn a_scope_shows_what_is_public_or_what_is_ones_own(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let repositories = unit.repositories();
    let (other, _) = repositories
        .municipalities()
        .put(&municipality("other"), &ids)
        .await?;
    let submissions = repositories.submissions();
    let private = submission(base.municipality, base.wave, "private");
    let private = submissions.add(&private, &ids).await?;
    let open = submissions
        .add(&submission(other, base.wave, "open"), &ids)
        .await?;
    // Public is what is published; an answer that is not final yet is its municipality's business.
    let unfinished = NewSubmission {
        revision: 2,
        status: Status::Submitted,
        ..submission(other, base.wave, "unfinished")
    };
    let unfinished = submissions.add(&unfinished, &ids).await?;
    let consents = repositories.consents();
    // To be counted is not to be shown.
    let counted = consent(base.municipality, base.wave, &[Item::Counted]);
    consents.add(&counted).await?;
    let network = Audience::Network("net".to_owned());
    let elsewhere = Consent {
        grants: [(network, Item::Scores)].into(),
        ..consent(other, base.wave, &[])
    };
    consents.add(&elsewhere).await?;

    let day = |days: i64| moment(days).date_naive();
    let public = Scope::public(day(10));
    let seen = async |scope: &Scope| seen(&submissions, scope, base.wave).await;
    assert_eq!(seen(&public).await?, []);
    let given = Consent {
        version: 2,
        public_from: Some(day(10)),
        ..consent(other, base.wave, &[Item::Counted, Item::Scores])
    };
    consents.add(&given).await?;
    assert_eq!(seen(&public).await?, [], "accepted is not published");
    for accepted in [private, open] {
        submissions.publish(accepted, moment(5)).await?;
        let twice = submissions.publish(accepted, moment(6)).await;
        assert!(matches!(twice, Err(StoreError::Immutable(_))), "{twice:?}");
    }
    let early = submissions.publish(unfinished, moment(5)).await;
    assert!(matches!(early, Err(StoreError::Immutable(_))), "{early:?}");
    assert_eq!(seen(&public).await?, [open]);
    // What everybody may see, every audience may; what an audience may see, nobody else does.
    let network = Audience::Network("net".to_owned());
    let to_network = |on: i64| Scope::shown_to(network.clone(), day(on));
    assert_eq!(seen(&to_network(10)).await?, [open]);
    assert_eq!(seen(&to_network(9)).await?, []);
    let reserved = Consent {
        version: 2,
        grants: [(network.clone(), Item::Scores)].into(),
        ..consent(base.municipality, base.wave, &[])
    };
    consents.add(&reserved).await?;
    assert_eq!(seen(&to_network(10)).await?, [private, open]);
    let partner = Audience::Partner("net".to_owned());
    assert_eq!(seen(&Scope::shown_to(partner, day(10))).await?, [open]);
    assert_eq!(seen(&public).await?, [open]);
    let audiences = consents.audiences().await?;
    assert_eq!(audiences, [network, Audience::Public].into());
    assert_eq!(
        seen(&Scope::public(day(9))).await?,
        [],
        "its day is to come"
    );
    assert_eq!(
        seen(&Scope::municipality(base.municipality)).await?,
        [private]
    );
    assert_eq!(seen(&Scope::municipality(other)).await?, [open, unfinished]);
    assert_eq!(seen(&Scope::service()).await?, [private, open, unfinished]);
    assert_eq!(seen(&Scope::nothing()).await?, []);
    assert_eq!(submissions.by_id(&public, private).await?, None);
    let of = submissions
        .of_municipality(&public, base.municipality)
        .await?;
    assert_eq!(of, []);

    let taken_back = Consent {
        version: 3,
        ..consent(other, base.wave, &[])
    };
    consents.add(&taken_back).await?;
    assert_eq!(seen(&public).await?, []);
    let twice = consents.add(&taken_back).await;
    assert!(matches!(twice, Err(StoreError::Duplicate(_))), "{twice:?}");
    Ok(())
}

async fn what_was_said_about_a_wave_comes_back_as_it_was(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let consents = unit.repositories().consents();
    assert_eq!(consents.count().await?, 0);
    let partner = Audience::Partner("ministry".to_owned());
    let first = Consent {
        grants: [(partner, Item::Counted), (Audience::Research, Item::Scores)].into(),
        made_by: Some(icc_store::AccountId(ids.next_id())),
        public_from: Some(moment(40).date_naive()),
        ..consent(base.municipality, base.wave, &[])
    };
    let second = Consent {
        version: 2,
        authority: None,
        resolution: String::new(),
        decided_on: None,
        ..consent(base.municipality, base.wave, &[])
    };
    consents.add(&first).await?;
    consents.add(&second).await?;
    let all = [first, second];
    assert_eq!(consents.of(base.municipality, base.wave).await?, all);
    assert_eq!(consents.of_wave(base.wave).await?, all);
    assert_eq!(consents.of_municipality(base.municipality).await?, all);
    assert_eq!(consents.count().await?, 2);
    Ok(())
}

async fn a_block_comes_back_with_the_results_it_stands_by(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let repositories = unit.repositories();
    let answers = submission(base.municipality, base.wave, "1");
    let answers = repositories.submissions().add(&answers, &ids).await?;
    let blocks = repositories.blocks();
    let (public, research) = (Audience::Public, Audience::Research);
    let new = NewBlock {
        number: 1,
        replaces: None,
        members: [base.municipality].into(),
    };
    blocks.add(&public, &new, moment(3)).await?;
    let pinned = Pinned {
        number: 1,
        wave: base.wave,
        municipality: base.municipality,
        submission: answers,
    };
    blocks.pin(&public, &[pinned], moment(3)).await?;
    let found = blocks.of(&public).await?;
    let results = [(base.wave, [(base.municipality, answers)].into())].into();
    let expected = Block {
        number: 1,
        replaces: None,
        formed_at: moment(3),
        members: new.members.clone(),
        results,
    };
    assert_eq!(found, [expected]);
    assert_eq!(blocks.of(&research).await?, []);
    let twice = blocks.add(&public, &new, moment(4)).await;
    assert!(matches!(twice, Err(StoreError::Duplicate(_))), "{twice:?}");
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

async fn the_revision_that_came_out_last_counts(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let submissions = unit.repositories().submissions();
    for (revision, status) in [
        (1, Status::Final),
        (2, Status::Final),
        (3, Status::Final),
        (4, Status::Submitted),
    ] {
        let new = NewSubmission {
            revision,
            status,
            ..submission(base.municipality, base.wave, &revision.to_string())
        };
        let id = submissions.add(&new, &ids).await?;
        if revision < 3 {
            submissions.publish(id, moment(10)).await?;
        }
    }
    let latest = submissions
        .latest_published(&Scope::service(), base.wave)
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
    a_scope_shows_what_is_public_or_what_is_ones_own,
    what_was_said_about_a_wave_comes_back_as_it_was,
    a_block_comes_back_with_the_results_it_stands_by,
    the_revision_that_came_out_last_counts,
    a_revision_exists_once_and_has_the_right_digest,
];
