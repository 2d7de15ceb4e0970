//! One measure of one municipality in one run. Never changed.

use sea_orm::entity::prelude::*;

use crate::ids::{MunicipalityId, RunId, SubmissionId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "score")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub run_id: RunId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub municipality_id: MunicipalityId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub measure: String,
    pub submission_id: SubmissionId,
    pub value: Option<f64>,
    pub unrounded: Option<f64>,
    pub documented: Option<f64>,
    pub verified: Option<f64>,
    pub unknown_as_zero: Option<f64>,
    pub unknown_as_full: Option<f64>,
    pub coverage: Option<f64>,
    pub in_scope_share: f64,
    pub reason: Option<String>,
    pub band: Option<String>,
    pub rank: Option<i32>,
    pub answered: i32,
    pub not_within_powers: i32,
    pub not_applicable: i32,
    pub unknown: i32,
    pub not_answered: i32,
    pub not_asked: i32,
    pub provisional: bool,
    #[sea_orm(column_type = "Text", nullable)]
    pub detail: Option<String>,
    #[sea_orm(belongs_to, from = "submission_id", to = "id")]
    pub submission: BelongsTo<super::submission::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
