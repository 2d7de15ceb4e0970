//! Results of computations. A run and everything in it never changes: a figure that was shown can
//! always be found again, with the definition, method, answers and engine it came from.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, double, double_null, integer, integer_null, pk_uuid, string, string_null, text,
    text_null, timestamp_with_time_zone, uuid, uuid_null,
};

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_runs(manager).await?;
        create_scores(manager).await?;
        create_benchmarks(manager).await?;
        for table in ["score_run", "score", "benchmark"] {
            guard::append_only(manager, table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["benchmark", "score", "score_run"] {
            guard::drop_table(manager, table, guard::APPEND_ONLY).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn create_runs(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("score_run")
                .col(pk_uuid("id"))
                .col(uuid("wave_id"))
                .col(string("method_id"))
                .col(string("method_version"))
                .col(string("definition_hash"))
                .col(string("inputs_digest"))
                .col(string("engine_version"))
                .col(timestamp_with_time_zone("computed_at"))
                .col(text("document"))
                .foreign_key(
                    ForeignKey::create()
                        .from("score_run", "wave_id")
                        .to("wave", "id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .from("score_run", "definition_hash")
                        .to("definition", "hash"),
                )
                .to_owned(),
        )
        .await?;
    // The same computation is stored once, however many workers start it.
    manager
        .create_index(
            Index::create()
                .name("score_run_once")
                .table("score_run")
                .col("wave_id")
                .col("method_id")
                .col("method_version")
                .col("definition_hash")
                .col("inputs_digest")
                .col("engine_version")
                .unique()
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("score_run_latest")
                .table("score_run")
                .col("wave_id")
                .col("method_id")
                .col("computed_at")
                .to_owned(),
        )
        .await
}

async fn create_scores(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("score")
                .col(uuid("run_id"))
                .col(uuid("municipality_id"))
                .col(string("measure"))
                .col(uuid("submission_id"))
                .col(double_null("value"))
                .col(double_null("unrounded"))
                .col(double_null("documented"))
                .col(double_null("verified"))
                .col(double_null("unknown_as_zero"))
                .col(double_null("unknown_as_full"))
                .col(double_null("coverage"))
                .col(double("in_scope_share"))
                .col(string_null("reason"))
                .col(string_null("band"))
                .col(integer_null("rank"))
                .col(integer("answered"))
                .col(integer("not_within_powers"))
                .col(integer("not_applicable"))
                .col(integer("unknown"))
                .col(integer("not_answered"))
                .col(integer("not_asked"))
                .col(boolean("provisional"))
                .col(text_null("detail"))
                .primary_key(
                    Index::create()
                        .col("run_id")
                        .col("municipality_id")
                        .col("measure"),
                )
                // A number, or no score with a reason; never both, never neither.
                .check(
                    Expr::col("value")
                        .is_null()
                        .eq(Expr::col("reason").is_not_null()),
                )
                .foreign_key(
                    ForeignKey::create()
                        .from("score", "run_id")
                        .to("score_run", "id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .from("score", "municipality_id")
                        .to("municipality", "id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .from("score", "submission_id")
                        .to("submission", "id"),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("score_municipality")
                .table("score")
                .col("municipality_id")
                .to_owned(),
        )
        .await
}

async fn create_benchmarks(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("benchmark")
                .col(pk_uuid("id"))
                .col(uuid("run_id"))
                .col(string("group_code"))
                .col(string("measure"))
                .col(uuid_null("left_out_id"))
                .col(string("basis").check(Expr::col("basis").is_in(["plain", "like_for_like"])))
                .col(integer("n"))
                .col(integer("countries"))
                .col(timestamp_with_time_zone("reference_at"))
                .col(double_null("mean"))
                .col(double_null("median"))
                .col(double_null("first_quartile"))
                .col(double_null("third_quartile"))
                .col(double_null("minimum"))
                .col(double_null("maximum"))
                .col(double_null("standard_deviation"))
                .col(double_null("share_at_100"))
                .col(text_null("detail"))
                .check(Expr::col("n").gte(0))
                .foreign_key(
                    ForeignKey::create()
                        .from("benchmark", "run_id")
                        .to("score_run", "id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .from("benchmark", "left_out_id")
                        .to("municipality", "id"),
                )
                .to_owned(),
        )
        .await?;
    // Two indexes, because a null would never equal another null in one.
    for (name, columns, condition) in [
        (
            "benchmark_of_group",
            "run_id, group_code, measure, basis",
            "left_out_id IS NULL",
        ),
        (
            "benchmark_without_one",
            "run_id, left_out_id, group_code, measure, basis",
            "left_out_id IS NOT NULL",
        ),
    ] {
        let sql = format!("CREATE UNIQUE INDEX {name} ON benchmark ({columns}) WHERE {condition}");
        manager.get_connection().execute_unprepared(&sql).await?;
    }
    Ok(())
}
