//! The schema: up, down, up; and equal to what the entities expect.

use std::collections::BTreeMap;

use icc_domain::SeededIds;
use icc_migrations::{Migrator, MigratorTrait as _};
use icc_store::{Audience, Dialect, Item, Store, StoreError};
use icc_testkit::{
    Outcome, TestDatabase, consent, foundation, municipality, on_both_empty_databases, submission,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

/// Table → columns → whether a column may be null.
type Tables = BTreeMap<String, BTreeMap<String, bool>>;

async fn up_down_up_ends_where_it_began(database: &TestDatabase) -> Outcome {
    let store = database.store();
    let connection = database.connection().await?;
    assert_eq!(tables(store, &connection).await?, Tables::new());
    assert!(!store.migrate().await?.is_empty());
    let first = everything(store, &connection).await?;
    store.unmigrate().await?;
    assert_eq!(tables(store, &connection).await?, Tables::new());
    assert_eq!(everything(store, &connection).await?, Vec::<String>::new());
    assert!(!store.migrate().await?.is_empty());
    assert_eq!(everything(store, &connection).await?, first);
    connection.close().await?;
    Ok(())
}

async fn the_schema_is_what_the_entities_expect(database: &TestDatabase) -> Outcome {
    let store = database.store();
    store.migrate().await?;
    let connection = database.connection().await?;
    let expected: Tables = icc_store::expected_columns()
        .into_iter()
        .map(|(table, columns)| (table, columns.into_iter().collect()))
        .collect();
    assert_eq!(tables(store, &connection).await?, expected);
    connection.close().await?;
    Ok(())
}

async fn an_old_schema_is_not_served(database: &TestDatabase) -> Outcome {
    let store = database.store();
    let refused = store.require_current_schema().await;
    let Err(StoreError::PendingMigrations(pending)) = refused else {
        panic!("served without tables: {refused:?}");
    };
    assert_eq!(store.pending_migrations().await?, pending);
    assert_eq!(store.migrate().await?, pending);
    store.require_current_schema().await?;
    assert_eq!(store.migrate().await?, Vec::<String>::new());
    Ok(())
}

async fn a_newer_schema_is_not_touched(database: &TestDatabase) -> Outcome {
    let store = database.store();
    store.migrate().await?;
    let connection = database.connection().await?;
    connection
        .execute_unprepared(
            "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m29991231_000001_x', 0)",
        )
        .await?;
    connection.close().await?;
    for refused in [
        store.require_current_schema().await.map(|()| Vec::new()),
        store.migrate().await,
    ] {
        let Err(StoreError::UnknownMigrations(names)) = refused else {
            panic!("touched a newer schema: {refused:?}");
        };
        assert_eq!(names, ["m29991231_000001_x"]);
    }
    Ok(())
}

async fn two_that_start_together_migrate_once(database: &TestDatabase) -> Outcome {
    let other = database.second_store().await?;
    let (one, two) = tokio::join!(database.store().migrate(), other.migrate());
    let (one, two) = (one?, two?);
    assert_ne!(one.is_empty(), two.is_empty(), "{one:?} {two:?}");
    other.close().await?;
    Ok(())
}

async fn what_was_public_becomes_a_consent_and_nothing_else_does(
    database: &TestDatabase,
) -> Outcome {
    let store = database.store();
    store.migrate().await?;
    let ids = SeededIds::new(1);
    let base = foundation(store, &ids).await?;
    let unit = store.begin().await?;
    let all = unit.repositories();
    let (other, _) = all
        .municipalities()
        .put(&municipality("other"), &ids)
        .await?;
    for city in [base.municipality, other] {
        let answers = submission(city, base.wave, "{}");
        all.submissions().add(&answers, &ids).await?;
    }
    let shown = consent(base.municipality, base.wave, &[Item::Scores]);
    all.consents().add(&shown).await?;
    let counted = consent(other, base.wave, &[Item::Counted]);
    all.consents().add(&counted).await?;
    unit.commit().await?;

    // Back to when a submission had a visibility, and on again.
    let names: Vec<String> = Migrator::migrations()
        .iter()
        .map(|migration| migration.name().to_owned())
        .collect();
    let at = names.iter().position(|name| name.contains("_000016_"));
    let steps = names.len() - at.unwrap();
    let connection = database.connection().await?;
    Migrator::down(&connection, Some(u32::try_from(steps)?)).await?;
    let sql = "SELECT visibility AS v FROM submission ORDER BY 1";
    let visible = rows(&connection, sql).await?;
    let visible: Result<Vec<String>, _> = visible.iter().map(|row| row.try_get("", "v")).collect();
    assert_eq!(visible?, ["municipality", "public"]);
    connection.close().await?;
    store.migrate().await?;
    let consents = store.read().consents();
    let of_wave = consents.of_wave(base.wave).await?;
    let [only] = of_wave.as_slice() else {
        panic!("{of_wave:?}");
    };
    assert_eq!(only.municipality, base.municipality);
    assert_eq!((only.version, only.made_by), (1, None));
    let items = [Item::Counted, Item::Scores, Item::Answers];
    let expected = items.map(|item| (Audience::Public, item));
    assert_eq!(only.grants, expected.into());
    Ok(())
}

on_both_empty_databases![
    what_was_public_becomes_a_consent_and_nothing_else_does,
    up_down_up_ends_where_it_began,
    the_schema_is_what_the_entities_expect,
    an_old_schema_is_not_served,
    a_newer_schema_is_not_touched,
    two_that_start_together_migrate_once,
];

async fn rows(
    connection: &DatabaseConnection,
    sql: &str,
) -> Result<Vec<sea_orm::QueryResult>, sea_orm::DbErr> {
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    connection.query_all_raw(statement).await
}

/// The columns of every table of ours.
async fn tables(store: &Store, connection: &DatabaseConnection) -> Result<Tables, sea_orm::DbErr> {
    let sql = match store.dialect() {
        Dialect::Sqlite => {
            "SELECT m.name AS t, c.name AS c, c.\"notnull\" = 0 AND c.pk = 0 AS nullable \
             FROM sqlite_schema m JOIN pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'seaql_migrations' \
             AND m.name NOT LIKE 'search_words%'"
        }
        Dialect::Postgres => {
            "SELECT table_name::text AS t, column_name::text AS c, is_nullable = 'YES' AS nullable \
             FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name <> 'seaql_migrations'"
        }
    };
    let mut tables = Tables::new();
    for row in rows(connection, sql).await? {
        let columns: &mut BTreeMap<String, bool> = tables.entry(row.try_get("", "t")?).or_default();
        columns.insert(row.try_get("", "c")?, row.try_get("", "nullable")?);
    }
    Ok(tables)
}

/// Every object of ours with its definition: tables, columns with types, indexes, triggers.
async fn everything(
    store: &Store,
    connection: &DatabaseConnection,
) -> Result<Vec<String>, sea_orm::DbErr> {
    let sql = match store.dialect() {
        Dialect::Sqlite => {
            "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') AS o FROM sqlite_schema \
             WHERE tbl_name <> 'seaql_migrations' ORDER BY 1"
        }
        Dialect::Postgres => {
            "SELECT o FROM (\
             SELECT 'column ' || table_name || ' ' || column_name || ' ' || data_type || is_nullable AS o \
             FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name <> 'seaql_migrations' \
             UNION ALL SELECT 'index ' || indexdef FROM pg_indexes \
             WHERE schemaname = 'public' AND tablename <> 'seaql_migrations' \
             UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal \
             UNION ALL SELECT 'function ' || proname FROM pg_proc \
             WHERE pronamespace = 'public'::regnamespace \
             UNION ALL SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) \
             FROM pg_constraint WHERE connamespace = 'public'::regnamespace \
             AND conrelid <> COALESCE(to_regclass('seaql_migrations'), 0)::oid\
             ) AS objects ORDER BY o"
        }
    };
    rows(connection, sql)
        .await?
        .iter()
        .map(|row| row.try_get("", "o"))
        .collect()
}
