//! Runs with their scores and benchmarks.

use icc_domain::SeededIds;
use icc_migrations::{Migrator, MigratorTrait};
use icc_questionnaire::canonical::sha256;
use icc_store::{
    Basis, BenchmarkFilter, Item, LeftOut, MunicipalityId, NewBenchmark, NewScoreRun, RunId, Scope,
    Score, StoreError, UnitOfWork,
};
use icc_testkit::{
    Foundation, Outcome, TestDatabase, consent, foundation, moment, municipality,
    on_both_databases, run_of, score, submission, wave,
};
use sea_orm::{ConnectionTrait, Statement};

const DIGESTS: &str = "m20261127_000020_find_runs_by_digest";

async fn c7_the_same_computation_is_kept_once(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let runs = unit.repositories().runs();
    let new = run_of(base.wave, &base.definition, "inputs");
    assert_eq!(runs.find_same(&new.key).await?, None);
    let id = runs.add(&new, &ids).await?;
    assert_eq!(runs.find_same(&new.key).await?.unwrap().id, id);
    let found = runs.by_id(id).await?.unwrap();
    assert_eq!(
        (&found.summary.key, &found.document),
        (&new.key, &new.document)
    );
    let twice = runs.add(&new, &ids).await;
    assert!(matches!(twice, Err(StoreError::Duplicate(_))), "{twice:?}");
    Ok(())
}

async fn the_run_computed_last_is_the_latest(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let runs = unit.repositories().runs();
    let later = NewScoreRun {
        computed_at: moment(80),
        ..run_of(base.wave, &base.definition, "corrected")
    };
    let later = runs.add(&later, &ids).await?;
    let earlier = runs
        .add(&run_of(base.wave, &base.definition, "first"), &ids)
        .await?;
    assert_eq!(runs.latest(base.wave, "equal").await?.unwrap().id, later);
    assert_eq!(runs.latest(base.wave, "other").await?, None);
    let all: Vec<RunId> = runs
        .of_wave(base.wave)
        .await?
        .iter()
        .map(|it| it.id)
        .collect();
    assert_eq!(all, [earlier, later]);
    Ok(())
}

async fn a_run_is_found_by_the_beginning_of_its_digest(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let runs = unit.repositories().runs();
    let mut kept = Vec::new();
    for document in ["{\"one\":1}", "{\"two\":2}"] {
        let new = NewScoreRun {
            document: document.to_owned(),
            ..run_of(base.wave, &base.definition, document)
        };
        kept.push((runs.add(&new, &ids).await?, sha256(document.as_bytes())));
    }
    for (id, digest) in &kept {
        let found = runs.marked(&digest[..12]).await?;
        let found: Vec<_> = found.iter().map(|(run, of)| (run.id, of.clone())).collect();
        assert_eq!(found, [(*id, digest.clone())]);
    }
    assert_eq!(runs.marked("").await?.len(), 2);
    for unknown in ["0123456789ab", "%", "zz"] {
        assert_eq!(runs.marked(unknown).await?, [], "{unknown}");
    }
    Ok(())
}

async fn d7_runs_of_before_get_their_digest_when_the_schema_learns_it(
    database: &TestDatabase,
) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let base = foundation(store, &ids).await?;
    let unit = store.begin().await?;
    // More than are filled at once.
    for n in 0..45 {
        let document = format!("{{\"run\":{n}}}");
        let new = NewScoreRun {
            document: document.clone(),
            ..run_of(base.wave, &base.definition, &document)
        };
        unit.repositories().runs().add(&new, &ids).await?;
    }
    unit.commit().await?;
    let connection = database.connection().await?;
    let steps = Migrator::migrations();
    let later = steps.iter().rev().position(|step| step.name() == DIGESTS);
    Migrator::down(&connection, Some(u32::try_from(later.unwrap())? + 1)).await?;
    Migrator::up(&connection, None).await?;
    let empty = "SELECT COUNT(*) AS n FROM score_run WHERE digest IS NULL";
    let empty = Statement::from_string(connection.get_database_backend(), empty);
    let empty = connection.query_one_raw(empty).await?.unwrap();
    assert_eq!(empty.try_get::<i64>("", "n")?, 0);
    for n in 0..45 {
        let found = store
            .read()
            .runs()
            .marked(&sha256(format!("{{\"run\":{n}}}").as_bytes()))
            .await?;
        assert_eq!(found.len(), 1, "{n}");
    }
    // And nothing about a run can be changed, as before.
    let change = connection
        .execute_unprepared("UPDATE score_run SET digest = 'a'")
        .await;
    assert!(change.is_err(), "{change:?}");
    connection.close().await?;
    Ok(())
}

/// A run with a public score of one municipality and a private one of another.
async fn two_scores(
    unit: &UnitOfWork,
    base: &Foundation,
    ids: &SeededIds,
) -> Result<(RunId, Score, Score), StoreError> {
    let repositories = unit.repositories();
    let (other, _) = repositories
        .municipalities()
        .put(&municipality("other"), ids)
        .await?;
    let open = submission(base.municipality, base.wave, "open");
    let open = repositories.submissions().add(&open, ids).await?;
    let shown = consent(base.municipality, base.wave, &[Item::Scores]);
    repositories.consents().add(&shown).await?;
    let private = submission(other, base.wave, "private");
    let private = repositories.submissions().add(&private, ids).await?;
    for accepted in [open, private] {
        repositories
            .submissions()
            .publish(accepted, moment(4))
            .await?;
    }
    let run = run_of(base.wave, &base.definition, "inputs");
    let run = repositories.runs().add(&run, ids).await?;
    let scores = [
        Score {
            value: Some(81.5),
            unrounded: Some(0.1 + 0.2),
            detail: Some("{}".to_owned()),
            band: Some("high".to_owned()),
            rank: Some(1),
            ..score(base.municipality, open, "overall")
        },
        Score {
            value: None,
            coverage: None,
            reason: Some("low_coverage".to_owned()),
            ..score(other, private, "overall")
        },
    ];
    repositories.runs().add_scores(run, &scores).await?;
    let [first, second] = scores;
    Ok((run, first, second))
}

async fn scores_come_back_as_they_were_and_only_to_whom_they_may(
    database: &TestDatabase,
) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let (run, open, private) = two_scores(&unit, &base, &ids).await?;
    unit.commit().await?;
    let runs = database.store().read().runs();
    assert_eq!(
        runs.scores(&Scope::public(moment(80).date_naive()), run)
            .await?,
        std::slice::from_ref(&open)
    );
    let own = Scope::municipality(private.municipality);
    assert_eq!(
        runs.scores(&own, run).await?,
        std::slice::from_ref(&private)
    );
    assert_eq!(
        runs.scores_of(&own, run, private.municipality).await?,
        std::slice::from_ref(&private)
    );
    let hidden = runs
        .scores_of(
            &Scope::public(moment(80).date_naive()),
            run,
            private.municipality,
        )
        .await?;
    assert_eq!(hidden, []);
    let all = runs.scores(&Scope::service(), run).await?;
    assert_eq!(all, [open, private]);
    Ok(())
}

async fn a_score_has_a_value_or_a_reason(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    for (value, reason) in [(Some(1.0), Some("low_coverage")), (None, None)] {
        let unit = database.store().begin().await?;
        let (run, open, _) = two_scores(&unit, &base, &ids).await?;
        let wrong = Score {
            measure: "media".to_owned(),
            value,
            reason: reason.map(str::to_owned),
            ..open
        };
        assert!(
            unit.repositories()
                .runs()
                .add_scores(run, &[wrong])
                .await
                .is_err()
        );
        unit.roll_back().await?;
    }
    Ok(())
}

async fn history_has_one_run_per_wave_oldest_first(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let repositories = unit.repositories();
    let mut expected = Vec::new();
    for year in [2025, 2023, 2024] {
        let new = wave(&format!("w{year}"), &base.definition, year);
        let (wave, _) = repositories.waves().put(&new, &ids).await?;
        let answers = submission(base.municipality, wave, "1");
        let answers = repositories.submissions().add(&answers, &ids).await?;
        repositories
            .submissions()
            .publish(answers, moment(0))
            .await?;
        let shown = consent(base.municipality, wave, &[Item::Scores]);
        repositories.consents().add(&shown).await?;
        for inputs in ["first", "second"] {
            let days = if inputs == "first" { 1 } else { 2 };
            let run = NewScoreRun {
                computed_at: moment(days),
                ..run_of(wave, &base.definition, inputs)
            };
            let run = repositories.runs().add(&run, &ids).await?;
            let scores = [score(base.municipality, answers, "overall")];
            repositories.runs().add_scores(run, &scores).await?;
            if inputs == "second" {
                expected.push((year, run));
            }
        }
    }
    expected.sort_unstable();
    let history = repositories
        .runs()
        .history(
            &Scope::public(moment(80).date_naive()),
            base.municipality,
            "equal",
        )
        .await?;
    let found: Vec<RunId> = history.iter().map(|(run, _)| run.id).collect();
    let expected: Vec<RunId> = expected.into_iter().map(|(_, run)| run).collect();
    assert_eq!(found, expected);
    Ok(())
}

fn benchmark(group: &str, left_out: Option<MunicipalityId>, basis: Basis) -> NewBenchmark {
    NewBenchmark {
        group: group.to_owned(),
        measure: "overall".to_owned(),
        left_out,
        basis,
        n: 18,
        countries: 1,
        reference_at: moment(70),
        mean: Some(54.25),
        median: Some(55.0),
        first_quartile: Some(40.0),
        third_quartile: Some(70.0),
        minimum: Some(10.0),
        maximum: Some(98.0),
        standard_deviation: Some(12.5),
        share_at_100: Some(0.0),
        detail: None,
    }
}

async fn benchmarks_are_found_by_group_and_by_who_is_left_out(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let runs = unit.repositories().runs();
    let run = runs
        .add(&run_of(base.wave, &base.definition, "inputs"), &ids)
        .await?;
    let without = Some(base.municipality);
    let kept = [
        benchmark("all", None, Basis::Plain),
        benchmark("all", without, Basis::Plain),
        benchmark("all", without, Basis::LikeForLike),
        benchmark("network:net", without, Basis::Plain),
    ];
    runs.add_benchmarks(run, &kept, &ids).await?;
    let find = async |filter: BenchmarkFilter| -> Result<Vec<NewBenchmark>, StoreError> {
        let found = runs.benchmarks(run, &filter).await?;
        Ok(found.into_iter().map(|it| it.record).collect())
    };
    let [whole, plain, alike, network] = kept.clone();
    assert_eq!(find(BenchmarkFilter::default()).await?, kept);
    let filter = BenchmarkFilter {
        left_out: LeftOut::Nobody,
        ..BenchmarkFilter::default()
    };
    assert_eq!(find(filter).await?, std::slice::from_ref(&whole));
    let filter = BenchmarkFilter {
        group: Some("all".to_owned()),
        measure: Some("overall".to_owned()),
        left_out: LeftOut::Municipality(base.municipality),
    };
    assert_eq!(find(filter).await?, [plain, alike]);
    let filter = BenchmarkFilter {
        group: Some("network:net".to_owned()),
        ..BenchmarkFilter::default()
    };
    assert_eq!(find(filter).await?, [network]);
    let twice = runs.add_benchmarks(run, &[whole], &ids).await;
    assert!(matches!(twice, Err(StoreError::Duplicate(_))), "{twice:?}");
    Ok(())
}

async fn tens_of_thousands_of_scores_fit_in_one_unit(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let repositories = unit.repositories();
    let answers = submission(base.municipality, base.wave, "1");
    let answers = repositories.submissions().add(&answers, &ids).await?;
    let run = run_of(base.wave, &base.definition, "inputs");
    let run = repositories.runs().add(&run, &ids).await?;
    let scores: Vec<Score> = (0..12_345)
        .map(|number| score(base.municipality, answers, &format!("m{number:05}")))
        .collect();
    repositories.runs().add_scores(run, &scores).await?;
    unit.commit().await?;
    let found = database
        .store()
        .read()
        .runs()
        .scores(&Scope::service(), run)
        .await?;
    assert_eq!(found.len(), scores.len());
    assert_eq!(found, scores);
    Ok(())
}

on_both_databases![
    c7_the_same_computation_is_kept_once,
    the_run_computed_last_is_the_latest,
    a_run_is_found_by_the_beginning_of_its_digest,
    d7_runs_of_before_get_their_digest_when_the_schema_learns_it,
    scores_come_back_as_they_were_and_only_to_whom_they_may,
    a_score_has_a_value_or_a_reason,
    history_has_one_run_per_wave_oldest_first,
    benchmarks_are_found_by_group_and_by_who_is_left_out,
    tens_of_thousands_of_scores_fit_in_one_unit,
];
