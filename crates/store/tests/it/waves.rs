//! Definitions and the waves that pin them.

use icc_domain::SeededIds;
use icc_store::{Change, NewDefinition, NewWave, StoreError};
use icc_testkit::{Outcome, TestDatabase, definition, moment, on_both_databases, wave};
use sea_orm::ConnectionTrait;

async fn every_version_of_a_definition_stays_readable(database: &TestDatabase) -> Outcome {
    let unit = database.store().begin().await?;
    let definitions = unit.repositories().definitions();
    let first = definition("edition", "1.0.0", r#"{"q":"é"}"#);
    let mut second = definition("edition", "1.1.0", r#"{"q":"è"}"#);
    second.summary.loaded_at = moment(1);
    assert_eq!(definitions.add(&first).await?, Change::Added);
    assert_eq!(definitions.add(&second).await?, Change::Added);
    let later = NewDefinition {
        summary: icc_store::DefinitionSummary {
            loaded_at: moment(9),
            ..first.summary.clone()
        },
        ..first.clone()
    };
    assert_eq!(definitions.add(&later).await?, Change::Unchanged);
    unit.commit().await?;

    let read = database.store().read().definitions();
    let versions = [first.summary.clone(), second.summary.clone()];
    assert_eq!(read.versions("edition").await?, versions);
    assert_eq!(read.all().await?, versions);
    assert_eq!(read.versions("other").await?, []);
    let found = read.by_hash(&first.summary.hash).await?.unwrap();
    assert_eq!(found.document, first.document);
    assert_eq!(found.summary, first.summary);
    assert_eq!(
        read.latest("edition").await?.unwrap().summary,
        second.summary
    );
    Ok(())
}

async fn a_definition_whose_hash_is_wrong_is_refused(database: &TestDatabase) -> Outcome {
    let unit = database.store().begin().await?;
    let mut wrong = definition("edition", "1.0.0", "{}");
    wrong.document.push(' ');
    let added = unit.repositories().definitions().add(&wrong).await;
    assert!(matches!(added, Err(StoreError::Hash { .. })), "{added:?}");
    Ok(())
}

async fn an_edited_definition_needs_a_new_version(database: &TestDatabase) -> Outcome {
    let kept = definition("edition", "1.0.0", r#"{"q":"old"}"#);
    let edited = definition("edition", "1.0.0", r#"{"q":"new"}"#);
    let unit = database.store().begin().await?;
    unit.repositories().definitions().add(&kept).await?;
    unit.commit().await?;

    let unit = database.store().begin().await?;
    let added = unit.repositories().definitions().add(&edited).await;
    let Err(StoreError::VersionTaken { kept: hash, .. }) = added else {
        panic!("an edited definition was taken: {added:?}");
    };
    assert_eq!(hash, kept.summary.hash);
    // Another edition may call its version the same, and the next version is free.
    for (edition, version) in [("other", "1.0.0"), ("edition", "1.0.1")] {
        let new = definition(edition, version, &format!("{edition}{version}"));
        let change = unit.repositories().definitions().add(&new).await?;
        assert_eq!(change, Change::Added);
    }
    unit.commit().await?;

    // Whoever writes without the store is refused as well.
    let connection = database.connection().await?;
    let statement = format!(
        "INSERT INTO definition (hash, edition, version, document, loaded_at) \
         SELECT '{}', edition, version, document, loaded_at FROM definition WHERE hash = '{hash}'",
        edited.summary.hash
    );
    assert!(connection.execute_unprepared(&statement).await.is_err());
    connection.close().await?;
    Ok(())
}

async fn a_wave_may_move_but_not_change_what_it_asks(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let unit = database.store().begin().await?;
    let (one, two) = (definition("e", "1", "1"), definition("e", "2", "2"));
    let repositories = unit.repositories();
    repositories.definitions().add(&one).await?;
    repositories.definitions().add(&two).await?;
    let old = wave("w", &one.summary.hash, 2026);
    let (id, _) = repositories.waves().put(&old, &ids).await?;
    assert_eq!(
        repositories.waves().put(&old, &ids).await?,
        (id, Change::Unchanged)
    );
    let later = NewWave {
        closes_at: moment(90),
        ..old
    };
    assert_eq!(
        repositories.waves().put(&later, &ids).await?,
        (id, Change::Updated)
    );
    unit.commit().await?;

    let unit = database.store().begin().await?;
    let other = NewWave {
        definition_hash: two.summary.hash,
        ..later.clone()
    };
    let put = unit.repositories().waves().put(&other, &ids).await;
    assert!(matches!(put, Err(StoreError::Immutable("wave"))), "{put:?}");
    drop(unit);

    let read = database.store().read().waves();
    let found = read.by_code("w").await?.unwrap();
    assert_eq!(found.record, later);
    assert_eq!(read.by_id(id).await?.unwrap(), found);
    Ok(())
}

async fn waves_come_newest_first(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let unit = database.store().begin().await?;
    let repositories = unit.repositories();
    let asked = definition("e", "1", "1");
    repositories.definitions().add(&asked).await?;
    for year in [2024, 2026, 2025] {
        let new = wave(&format!("w{year}"), &asked.summary.hash, year);
        repositories.waves().put(&new, &ids).await?;
    }
    let years: Vec<i32> = repositories
        .waves()
        .all()
        .await?
        .iter()
        .map(|it| it.year)
        .collect();
    assert_eq!(years, [2026, 2025, 2024]);
    Ok(())
}

async fn a_wave_needs_its_definition(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let unit = database.store().begin().await?;
    let put = unit
        .repositories()
        .waves()
        .put(&wave("w", "unknown", 2026), &ids)
        .await;
    assert!(
        matches!(put, Err(StoreError::MissingReference(_))),
        "{put:?}"
    );
    Ok(())
}

on_both_databases![
    every_version_of_a_definition_stays_readable,
    a_definition_whose_hash_is_wrong_is_refused,
    an_edited_definition_needs_a_new_version,
    a_wave_may_move_but_not_change_what_it_asks,
    waves_come_newest_first,
    a_wave_needs_its_definition,
];
