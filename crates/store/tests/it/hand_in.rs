//! What was handed in stays word for word, and so does every step.

use icc_domain::{Locale, SeededIds};
use icc_questionnaire::canonical::sha256;
use icc_store::{
    AccountId, NewResponseStep, Response, ResponseStatus, Scope, StoreError, SubmissionRecord,
};
use icc_testkit::{Outcome, TestDatabase, moment, municipality, on_both_databases, submission};
use uuid::Uuid;

use crate::append_only::refused;
use crate::responses::response;

fn step(to: ResponseStatus) -> NewResponseStep {
    NewResponseStep {
        action: "hand-in".to_owned(),
        to,
        remark: String::new(),
        submission: None,
        by: None,
        at: moment(2),
    }
}

async fn a_step_moves_the_response_on_and_stays(database: &TestDatabase) -> Outcome {
    let (_, before) = response(database).await?;
    let unit = database.store().begin().await?;
    let steps = unit.repositories().response_steps();
    assert_eq!(
        steps.add(&before, &step(ResponseStatus::Submitted)).await?,
        1
    );
    // Whoever saw it as it was before comes too late.
    let late = steps.add(&before, &step(ResponseStatus::Returned)).await;
    assert!(matches!(late, Err(StoreError::Immutable(_))), "{late:?}");
    unit.commit().await?;
    let read = database.store().read();
    let kept = read.response_steps().of(before.id).await?;
    assert_eq!(kept.len(), 1);
    assert_eq!((kept[0].number, kept[0].from), (1, ResponseStatus::Draft));
    assert_eq!(kept[0].record, step(ResponseStatus::Submitted));
    let now = read.responses().standing(before.id).await?.unwrap();
    assert_eq!((now.status, now.version), (ResponseStatus::Submitted, 2));
    refused(
        database,
        &[
            "UPDATE response_step SET move = 'accept'",
            "DELETE FROM response_step",
        ],
        "append-only",
    )
    .await
}

async fn z3_what_was_handed_in_is_read_by_its_municipality_only(
    database: &TestDatabase,
) -> Outcome {
    let ids = SeededIds::new(9);
    let (base, Response { .. }) = response(database).await?;
    let unit = database.store().begin().await?;
    let repositories = unit.repositories();
    let new = submission(base.municipality, base.wave, "{}");
    let id = repositories.submissions().add(&new, &ids).await?;
    let record = SubmissionRecord {
        submission: id,
        document: "{\"answers\":{}}".to_owned(),
        digest: sha256(b"{\"answers\":{}}"),
        language: Locale::Fr,
        signed_name: "Dominique Roy".to_owned(),
        signed_function: "Direction générale".to_owned(),
        by: AccountId(Uuid::from_u128(7)),
    };
    let wrong = SubmissionRecord {
        digest: sha256(b"other"),
        ..record.clone()
    };
    let records = repositories.submission_records();
    let refusal = records.add(&wrong).await;
    assert!(
        matches!(refusal, Err(StoreError::Hash { .. })),
        "{refusal:?}"
    );
    records.add(&record).await?;
    let other = municipality("elsewhere");
    let (other, _) = repositories.municipalities().put(&other, &ids).await?;
    unit.commit().await?;
    let read = database.store().read();
    for (scope, found) in [
        (Scope::municipality(base.municipality), true),
        (Scope::service(), true),
        (Scope::municipality(other), false),
        (Scope::public(moment(1).date_naive()), false),
    ] {
        let shown = read.submission_records().of(&scope, id).await?;
        assert_eq!(shown, found.then(|| record.clone()), "{scope:?}");
    }
    refused(
        database,
        &[
            "UPDATE submission_record SET document = 'x'",
            "DELETE FROM submission_record",
        ],
        "append-only",
    )
    .await
}

on_both_databases![
    a_step_moves_the_response_on_and_stays,
    z3_what_was_handed_in_is_read_by_its_municipality_only,
];
