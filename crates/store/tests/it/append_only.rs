//! Rules that the database keeps even against somebody with a bare connection.

use icc_domain::SeededIds;
use icc_store::{Audience, Basis, Item, NewBenchmark, NewBlock, Pinned};
use icc_testkit::{
    Outcome, TestDatabase, consent, foundation, moment, on_both_databases, run_of, score,
    submission,
};
use sea_orm::ConnectionTrait;

async fn results_cannot_be_changed_or_removed(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let base = foundation(store, &ids).await?;
    let unit = store.begin().await?;
    let repositories = unit.repositories();
    let answers = submission(base.municipality, base.wave, "{}");
    let answers = repositories.submissions().add(&answers, &ids).await?;
    let run = run_of(base.wave, &base.definition, "inputs");
    let run = repositories.runs().add(&run, &ids).await?;
    let scores = [score(base.municipality, answers, "overall")];
    repositories.runs().add_scores(run, &scores).await?;
    let benchmark = NewBenchmark {
        group: "all".to_owned(),
        measure: "overall".to_owned(),
        left_out: None,
        basis: Basis::Plain,
        n: 0,
        countries: 0,
        reference_at: moment(0),
        mean: None,
        median: None,
        first_quartile: None,
        third_quartile: None,
        minimum: None,
        maximum: None,
        standard_deviation: None,
        share_at_100: None,
        detail: None,
    };
    repositories
        .runs()
        .add_benchmarks(run, &[benchmark], &ids)
        .await?;
    let given = consent(base.municipality, base.wave, &[Item::Counted]);
    repositories.consents().add(&given).await?;
    let block = NewBlock {
        number: 1,
        replaces: None,
        members: [base.municipality].into(),
    };
    let pinned = Pinned {
        number: 1,
        wave: base.wave,
        municipality: base.municipality,
        submission: answers,
    };
    let blocks = repositories.blocks();
    blocks.add(&Audience::Public, &block, moment(3)).await?;
    let pinned = [pinned];
    blocks.pin(&Audience::Public, &pinned, moment(3)).await?;
    unit.commit().await?;

    refused(
        database,
        &[
            "UPDATE definition SET version = '2'",
            "DELETE FROM definition",
            "UPDATE wave SET definition_hash = 'x'",
            "UPDATE wave SET method_version = '2'",
            "UPDATE wave SET demonstration = NOT demonstration",
            "UPDATE submission SET document = 'x'",
            "UPDATE submission SET digest = 'x'",
            "UPDATE submission SET status = 'draft'",
            "UPDATE submission SET revision = 2",
            "DELETE FROM submission",
            "UPDATE score_run SET document = 'x'",
            "DELETE FROM score_run",
            "UPDATE score SET value = 100",
            "DELETE FROM score",
            "UPDATE benchmark SET mean = 1",
            "DELETE FROM benchmark",
            "UPDATE consent SET resolution = '2'",
            "DELETE FROM consent",
            "UPDATE consent_grant SET audience = 'public'",
            "DELETE FROM consent_grant",
            "UPDATE figure_block SET replaces = 1",
            "DELETE FROM figure_block",
            "UPDATE figure_block_member SET number = 2",
            "DELETE FROM figure_block_member",
            "UPDATE figure_block_result SET number = 2",
            "DELETE FROM figure_block_result",
        ],
        "append-only",
    )
    .await
}

async fn nonsense_is_refused_by_the_tables(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    foundation(database.store(), &ids).await?;
    refused(
        database,
        &[
            "UPDATE wave SET closes_at = opens_at",
            "INSERT INTO submission (id, municipality_id, wave_id, revision, status, document, digest, created_at, submitted_at) SELECT m.id, m.id, w.id, 1, 'odd', \
             '', '', w.opens_at, w.opens_at FROM municipality m, wave w",
            "INSERT INTO submission (id, municipality_id, wave_id, revision, status, document, digest, created_at, submitted_at) SELECT m.id, m.id, w.id, 1, 'final', \
             '', '', w.opens_at, NULL FROM municipality m, wave w",
            "INSERT INTO submission (id, municipality_id, wave_id, revision, status, document, digest, created_at, submitted_at) SELECT m.id, m.id, w.id, 0, 'draft', \
             '', '', w.opens_at, NULL FROM municipality m, wave w",
        ],
        "constraint",
    )
    .await
}

on_both_databases![
    results_cannot_be_changed_or_removed,
    nonsense_is_refused_by_the_tables,
];

/// Every statement is refused, for the reason that `reason` names.
pub(crate) async fn refused(database: &TestDatabase, statements: &[&str], reason: &str) -> Outcome {
    let connection = database.connection().await?;
    for sql in statements {
        let done = connection.execute_unprepared(sql).await;
        let Err(error) = done else {
            panic!("was carried out: {sql}");
        };
        assert!(
            error.to_string().to_lowercase().contains(reason),
            "{sql}: {error}"
        );
    }
    connection.close().await?;
    Ok(())
}
