//! Opening, transactions, and what every connection guarantees.

use std::sync::Arc;

use icc_domain::SeededIds;
use icc_store::{Dialect, Store, StoreError, StoreSettings};
use icc_testkit::{Outcome, TestDatabase, municipality, on_both_databases};
use sea_orm::{ConnectionTrait, Statement};

async fn dropping_a_unit_of_work_keeps_nothing(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let unit = database.store().begin().await?;
    let repositories = unit.repositories();
    repositories
        .municipalities()
        .put(&municipality("a"), &ids)
        .await?;
    drop(unit);
    assert_eq!(database.store().read().municipalities().all().await?, []);

    let unit = database.store().begin().await?;
    let repositories = unit.repositories();
    repositories
        .municipalities()
        .put(&municipality("a"), &ids)
        .await?;
    unit.roll_back().await?;
    assert_eq!(database.store().read().municipalities().all().await?, []);
    Ok(())
}

async fn readers_see_nothing_before_the_commit(database: &TestDatabase) -> Outcome {
    let unit = database.store().begin().await?;
    let ids = SeededIds::new(1);
    let repositories = unit.repositories();
    repositories
        .municipalities()
        .put(&municipality("a"), &ids)
        .await?;
    assert_eq!(database.store().read().municipalities().all().await?, []);
    unit.commit().await?;
    assert_eq!(
        database.store().read().municipalities().all().await?.len(),
        1
    );
    Ok(())
}

async fn a_snapshot_keeps_showing_one_state(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let snapshot = database.store().snapshot().await?;
    let before = snapshot.repositories().municipalities().all().await?;
    let unit = database.store().begin().await?;
    unit.repositories()
        .municipalities()
        .put(&municipality("a"), &ids)
        .await?;
    unit.commit().await?;
    assert_eq!(
        snapshot.repositories().municipalities().all().await?,
        before
    );
    snapshot.end().await?;
    assert_eq!(
        database.store().read().municipalities().all().await?.len(),
        1
    );
    Ok(())
}

async fn c6_fifty_writers_at_once_all_succeed(database: &TestDatabase) -> Outcome {
    let ids = Arc::new(SeededIds::new(1));
    let other = database.second_store().await?;
    let mut tasks = Vec::new();
    for number in 0..50 {
        let store = if number % 2 == 0 {
            database.store().clone()
        } else {
            other.clone()
        };
        let ids = Arc::clone(&ids);
        tasks.push(tokio::spawn(async move {
            let unit = store.begin().await?;
            let repository = unit.repositories().municipalities();
            // A read before the write is what fails at once in a deferred transaction of SQLite.
            repository.all().await?;
            let new = municipality(&format!("m{number:02}"));
            repository.put(&new, ids.as_ref()).await?;
            unit.commit().await
        }));
    }
    for task in tasks {
        task.await??;
    }
    assert_eq!(
        database.store().read().municipalities().all().await?.len(),
        50
    );
    other.close().await?;
    Ok(())
}

async fn health_names_the_database(database: &TestDatabase) -> Outcome {
    let health = database.store().check().await?;
    assert_eq!(health.dialect, database.store().dialect());
    assert!(health.version.contains('.'), "{}", health.version);
    assert_eq!(health.pending_migrations, Vec::<String>::new());
    Ok(())
}

on_both_databases![
    dropping_a_unit_of_work_keeps_nothing,
    readers_see_nothing_before_the_commit,
    a_snapshot_keeps_showing_one_state,
    c6_fifty_writers_at_once_all_succeed,
    health_names_the_database,
];

#[tokio::test]
async fn refuses_addresses_of_other_kinds_and_databases_in_memory() {
    for url in [
        "",
        "mysql://h/d",
        "sqlite::memory:",
        "sqlite://",
        "sqlite://x?mode=memory",
    ] {
        let opened = Store::open(&StoreSettings::new(url)).await;
        assert!(matches!(opened, Err(StoreError::Address)), "{url}");
    }
}

#[tokio::test]
async fn says_when_the_file_cannot_be_opened() {
    let settings = StoreSettings::new("sqlite:///nowhere/at/all/x.db");
    let opened = Store::open(&settings).await;
    assert!(matches!(opened, Err(StoreError::Open(_))));
}

#[test]
fn a_sqlite_store_keeps_its_file_after_closing() -> Outcome {
    icc_testkit::run(
        icc_testkit::Engine::Sqlite,
        async |database: &TestDatabase| {
            assert_eq!(database.store().dialect(), Dialect::Sqlite);
            let other = database.second_store().await?;
            let unit = other.begin().await?;
            let ids = SeededIds::new(1);
            unit.repositories()
                .municipalities()
                .put(&municipality("a"), &ids)
                .await?;
            unit.commit().await?;
            other.close().await?;
            let again = database.second_store().await?;
            assert!(again.read().municipalities().by_code("a").await?.is_some());
            again.close().await?;
            Ok(())
        },
    )
}

#[test]
fn a_sqlite_file_is_in_wal_mode() -> Outcome {
    icc_testkit::run(
        icc_testkit::Engine::Sqlite,
        async |database: &TestDatabase| {
            // The mode is kept in the file, so a connection that asks for nothing finds it.
            let connection = database.connection().await?;
            let pragma =
                Statement::from_string(connection.get_database_backend(), "PRAGMA journal_mode");
            let row = connection.query_one_raw(pragma).await?.unwrap();
            assert_eq!(row.try_get_by_index::<String>(0)?, "wal");
            connection.close().await?;
            Ok(())
        },
    )
}
