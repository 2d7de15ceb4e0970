//! The history of the database schema, the same on SQLite and PostgreSQL.
//!
//! One file per step, named after the day and its number. An applied step is never edited, renamed
//! or merged; the next change is a new step (`docs/howto/add-a-migration.md`). Every step runs
//! inside one transaction, so a step that fails leaves nothing behind.

mod guard;
mod m20261123_000001_create_municipalities;
mod m20261123_000002_create_networks;
mod m20261123_000003_create_published_results;
mod m20261123_000004_create_definitions_and_waves;
mod m20261123_000005_create_submissions;
mod m20261123_000006_create_scores;
mod m20261127_000007_one_content_per_version;
mod m20261127_000008_create_accounts;
mod m20261127_000009_keep_the_register;
mod m20261127_000010_second_steps;
mod m20261127_000011_create_responses;
mod m20261127_000012_create_parts;
mod m20261127_000013_create_evidence;
mod m20261127_000014_hand_in;
mod m20261127_000015_create_reviews;
mod m20261127_000016_create_consents;
mod m20261127_000018_partners_readers;
mod m20261127_000020_find_runs_by_digest;
mod m20261127_000021_create_targets;
mod m20261128_000022_create_network_messages;
mod m20261128_000023_create_joinings;
mod m20261128_000024_create_visits;
mod m20261128_000025_create_releases;
mod m20261128_000026_create_topics;
mod m20261128_000028_create_meetings;
mod m20261128_000029_create_consensuses;
mod m20261128_000030_create_search;
mod m20261128_000031_create_practices;
mod m20261128_000032_create_tools;
mod m20261128_000033_create_challenges;
mod m20261128_000034_create_question_modules;
mod m20261128_000035_create_experts;
mod m20261128_000036_create_api_tokens;
mod m20261128_000037_plans_have_owners;
mod m20261128_000038_lists_in_step;

use sea_orm_migration::prelude::*;

pub use sea_orm_migration::{MigratorTrait, SchemaManager, SchemaManagerConnection};

/// Every step, oldest first.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_create_municipalities::Migration),
            Box::new(m20261123_000002_create_networks::Migration),
            Box::new(m20261123_000003_create_published_results::Migration),
            Box::new(m20261123_000004_create_definitions_and_waves::Migration),
            Box::new(m20261123_000005_create_submissions::Migration),
            Box::new(m20261123_000006_create_scores::Migration),
            Box::new(m20261127_000007_one_content_per_version::Migration),
            Box::new(m20261127_000008_create_accounts::Migration),
            Box::new(m20261127_000009_keep_the_register::Migration),
            Box::new(m20261127_000010_second_steps::Migration),
            Box::new(m20261127_000011_create_responses::Migration),
            Box::new(m20261127_000012_create_parts::Migration),
            Box::new(m20261127_000013_create_evidence::Migration),
            Box::new(m20261127_000014_hand_in::Migration),
            Box::new(m20261127_000015_create_reviews::Migration),
            Box::new(m20261127_000016_create_consents::Migration),
            Box::new(m20261127_000018_partners_readers::Migration),
            Box::new(m20261127_000020_find_runs_by_digest::Migration),
            Box::new(m20261127_000021_create_targets::Migration),
            Box::new(m20261128_000022_create_network_messages::Migration),
            Box::new(m20261128_000023_create_joinings::Migration),
            Box::new(m20261128_000024_create_visits::Migration),
            Box::new(m20261128_000025_create_releases::Migration),
            Box::new(m20261128_000026_create_topics::Migration),
            Box::new(m20261128_000028_create_meetings::Migration),
            Box::new(m20261128_000029_create_consensuses::Migration),
            Box::new(m20261128_000030_create_search::Migration),
            Box::new(m20261128_000031_create_practices::Migration),
            Box::new(m20261128_000032_create_tools::Migration),
            Box::new(m20261128_000033_create_challenges::Migration),
            Box::new(m20261128_000034_create_question_modules::Migration),
            Box::new(m20261128_000035_create_experts::Migration),
            Box::new(m20261128_000036_create_api_tokens::Migration),
            Box::new(m20261128_000037_plans_have_owners::Migration),
            Box::new(m20261128_000038_lists_in_step::Migration),
        ]
    }
}
