//! Rules about rows that the database itself keeps, whoever writes: rows that may never change, and
//! columns that may not change after a moment.
//!
//! sea-query has no triggers, so these are the only statements written twice, once per dialect.
//! Names of tables and columns come from the migrations, never from outside.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// What a refused statement says; `icc-store` recognises it.
pub(crate) const REFUSAL: &str = "append-only";

/// Refuses every change and removal of rows.
pub(crate) async fn append_only(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    refuse_update(manager, table, "rows", "true").await?;
    refuse_delete(manager, table, "true").await
}

/// Refuses an update of rows for which `condition`, written with `OLD` and `NEW`, holds.
///
/// `what` tells several guards of a table apart and becomes part of the trigger's name.
pub(crate) async fn refuse_update(
    manager: &SchemaManager<'_>,
    table: &str,
    what: &str,
    condition: &str,
) -> Result<(), DbErr> {
    refuse(manager, table, "UPDATE", what, condition).await
}

/// Refuses the removal of rows for which `condition`, written with `OLD`, holds.
pub(crate) async fn refuse_delete(
    manager: &SchemaManager<'_>,
    table: &str,
    condition: &str,
) -> Result<(), DbErr> {
    refuse(manager, table, "DELETE", "rows", condition).await
}

/// Refuses rows that come, for which `condition`, written with `NEW`, holds.
pub(crate) async fn refuse_insert(
    manager: &SchemaManager<'_>,
    table: &str,
    what: &str,
    condition: &str,
) -> Result<(), DbErr> {
    refuse(manager, table, "INSERT", what, condition).await
}

async fn refuse(
    manager: &SchemaManager<'_>,
    table: &str,
    event: &str,
    what: &str,
    condition: &str,
) -> Result<(), DbErr> {
    let name = format!("{table}_{}_{what}", event.to_lowercase());
    let sql = match manager.get_database_backend() {
        DbBackend::Postgres => {
            // `IS NOT` compares with nulls in SQLite; PostgreSQL spells it in standard SQL.
            let condition = condition.replace(" IS NOT ", " IS DISTINCT FROM ");
            let row = if event == "DELETE" { "OLD" } else { "NEW" };
            format!(
                "CREATE FUNCTION refuse_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
                 IF {condition} THEN RAISE EXCEPTION '{REFUSAL}: {table}' \
                 USING ERRCODE = 'restrict_violation'; END IF; RETURN {row}; END $$; \
                 CREATE TRIGGER {name} BEFORE {event} ON \"{table}\" \
                 FOR EACH ROW EXECUTE FUNCTION refuse_{name}();"
            )
        }
        _ => format!(
            "CREATE TRIGGER {name} BEFORE {event} ON \"{table}\" FOR EACH ROW WHEN {condition} \
             BEGIN SELECT RAISE(ABORT, '{REFUSAL}: {table}'); END;"
        ),
    };
    manager.get_connection().execute_unprepared(&sql).await?;
    Ok(())
}

/// Takes one guard of a table back.
pub(crate) async fn drop_guard(
    manager: &SchemaManager<'_>,
    table: &str,
    guard: &str,
) -> Result<(), DbErr> {
    let name = format!("{table}_{guard}");
    let sql = match manager.get_database_backend() {
        DbBackend::Postgres => {
            format!("DROP TRIGGER {name} ON \"{table}\"; DROP FUNCTION refuse_{name}();")
        }
        _ => format!("DROP TRIGGER {name};"),
    };
    manager.get_connection().execute_unprepared(&sql).await?;
    Ok(())
}

/// Removes a table and, on PostgreSQL, the functions of its guards, which SQLite drops with it.
pub(crate) async fn drop_table(
    manager: &SchemaManager<'_>,
    table: &'static str,
    guards: &[&str],
) -> Result<(), DbErr> {
    manager
        .drop_table(Table::drop().table(table).to_owned())
        .await?;
    if manager.get_database_backend() == DbBackend::Postgres {
        for guard in guards {
            let sql = format!("DROP FUNCTION refuse_{table}_{guard}()");
            manager.get_connection().execute_unprepared(&sql).await?;
        }
    }
    Ok(())
}

/// The guards of a table made [`append_only`].
pub(crate) const APPEND_ONLY: &[&str] = &["update_rows", "delete_rows"];

/// What counts the changes of lists. SQLite needs nothing beside the triggers.
pub(crate) async fn count_changes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    if manager.get_database_backend() == DbBackend::Postgres {
        let sql = "CREATE FUNCTION count_list_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
                   UPDATE list_change SET number = number + 1 WHERE list = TG_ARGV[0]; \
                   RETURN NULL; END $$;";
        manager.get_connection().execute_unprepared(sql).await?;
    }
    Ok(())
}

/// Counts every change of a table, or of some of its columns, among those of a list.
///
/// On `PostgreSQL` it is counted when the transaction ends: two that write in other orders do not
/// wait for each other, and whoever counts holds the number for no longer than it takes to commit.
pub(crate) async fn count_changes_of(
    manager: &SchemaManager<'_>,
    table: &str,
    columns: &str,
    list: &str,
) -> Result<(), DbErr> {
    let update = if columns.is_empty() {
        "UPDATE".to_owned()
    } else {
        format!("UPDATE OF {columns}")
    };
    let sql = if manager.get_database_backend() == DbBackend::Postgres {
        format!(
            "CREATE CONSTRAINT TRIGGER {table}_counted AFTER INSERT OR {update} OR DELETE \
             ON \"{table}\" DEFERRABLE INITIALLY DEFERRED \
             FOR EACH ROW EXECUTE FUNCTION count_list_change('{list}');"
        )
    } else {
        let each = COUNTED.map(|event| {
            let when = if event == "UPDATE" {
                update.as_str()
            } else {
                event
            };
            let name = event.to_lowercase();
            format!(
                "CREATE TRIGGER {table}_counted_{name} AFTER {when} ON \"{table}\" BEGIN \
                     UPDATE list_change SET number = number + 1 WHERE list = '{list}'; END;"
            )
        });
        each.concat()
    };
    manager.get_connection().execute_unprepared(&sql).await?;
    Ok(())
}

/// Takes [`count_changes_of`] back.
pub(crate) async fn forget_changes_of(
    manager: &SchemaManager<'_>,
    table: &str,
) -> Result<(), DbErr> {
    let sql = match manager.get_database_backend() {
        DbBackend::Postgres => format!("DROP TRIGGER {table}_counted ON \"{table}\";"),
        _ => COUNTED
            .map(|event| format!("DROP TRIGGER {table}_counted_{};", event.to_lowercase()))
            .concat(),
    };
    manager.get_connection().execute_unprepared(&sql).await?;
    Ok(())
}

/// Takes [`count_changes`] back.
pub(crate) async fn forget_changes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    if manager.get_database_backend() == DbBackend::Postgres {
        let sql = "DROP FUNCTION count_list_change();";
        manager.get_connection().execute_unprepared(sql).await?;
    }
    Ok(())
}

/// What is counted, where each needs a trigger of its own.
const COUNTED: [&str; 3] = ["INSERT", "UPDATE", "DELETE"];
