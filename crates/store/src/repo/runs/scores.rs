//! Scores: one row per municipality and measure of a run.

use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::{ROWS_PER_INSERT, Runs, ScoreRunSummary};
use crate::entity::{score, submission};
use crate::error::StoreError;
use crate::ids::{MunicipalityId, RunId, SubmissionId};
use crate::repo::submissions::visible_to;
use crate::repo::{Write, failed};
use crate::scope::Scope;

/// One measure of one municipality: a number, or no score with a reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Whose.
    pub municipality: MunicipalityId,
    /// The answers it was computed from.
    pub submission: SubmissionId,
    /// The code of the measure: an indicator, an area, the index, a question.
    pub measure: String,
    /// The score as the method rounds it; none exactly when there is a reason.
    pub value: Option<f64>,
    /// The score before rounding.
    pub unrounded: Option<f64>,
    /// The figure where an answer counts only when a document supports it; at most the value.
    pub documented: Option<f64>,
    /// The figure where an answer counts only when somebody verified it; at most the documented.
    pub verified: Option<f64>,
    /// The score if everything unknown were 0.
    pub unknown_as_zero: Option<f64>,
    /// The score if everything unknown were full.
    pub unknown_as_full: Option<f64>,
    /// Share of the in-scope weight that is answered, 0 to 1; none when nothing is in scope.
    pub coverage: Option<f64>,
    /// Share of the weight within the municipality's powers, 0 to 1.
    pub in_scope_share: f64,
    /// Why there is no score, in the words of the scoring engine.
    pub reason: Option<String>,
    /// The band the score falls into, where the method has bands.
    pub band: Option<String>,
    /// The rank, from 1, where the method declares ranks.
    pub rank: Option<i32>,
    /// Questions by state.
    pub counts: StateCounts,
    /// Whether it was computed from a draft.
    pub provisional: bool,
    /// Anything else as canonical JSON, never searched inside.
    pub detail: Option<String>,
}

/// How many questions of a measure are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StateCounts {
    /// Answered, *no* included.
    pub answered: i32,
    /// Not within the powers of the municipality.
    pub not_within_powers: i32,
    /// Without an object there.
    pub not_applicable: i32,
    /// Asked, and not known.
    pub unknown: i32,
    /// Blank.
    pub not_answered: i32,
    /// Not asked of this municipality.
    pub not_asked: i32,
}

impl<A> Runs<'_, A> {
    /// The scores of a run that the scope shows: by municipality, then measure.
    pub async fn scores(&self, scope: &Scope, run: RunId) -> Result<Vec<Score>, StoreError> {
        self.find_scores(scope, Condition::all().add(score::COLUMN.run_id.eq(run)))
            .await
    }

    /// The scores of one municipality in a run, when the scope shows them: by measure.
    pub async fn scores_of(
        &self,
        scope: &Scope,
        run: RunId,
        municipality: MunicipalityId,
    ) -> Result<Vec<Score>, StoreError> {
        let condition = Condition::all()
            .add(score::COLUMN.run_id.eq(run))
            .add(score::COLUMN.municipality_id.eq(municipality));
        self.find_scores(scope, condition).await
    }

    /// The scores of one municipality in the latest run by a method of every wave, oldest wave
    /// first; waves without a score of it that the scope shows are left out.
    pub async fn history(
        &self,
        scope: &Scope,
        municipality: MunicipalityId,
        method: &str,
    ) -> Result<Vec<(ScoreRunSummary, Vec<Score>)>, StoreError> {
        let mut history = Vec::new();
        for run in self.latest_of_every_wave(method).await? {
            let scores = self.scores_of(scope, run.id, municipality).await?;
            if !scores.is_empty() {
                history.push((run, scores));
            }
        }
        Ok(history)
    }

    async fn find_scores(
        &self,
        scope: &Scope,
        condition: Condition,
    ) -> Result<Vec<Score>, StoreError> {
        let rows = score::Entity::find()
            .inner_join(submission::Entity)
            .filter(condition)
            .filter(visible_to(scope))
            .order_by_asc(score::COLUMN.municipality_id)
            .order_by_asc(score::COLUMN.measure)
            .all(&self.0.db())
            .await
            .map_err(failed("score"))?;
        let mut scores: Vec<Score> = rows.into_iter().map(Score::read).collect();
        // PostgreSQL may sort text by its locale; callers rely on one order.
        scores.sort_by(|a, b| (a.municipality, &a.measure).cmp(&(b.municipality, &b.measure)));
        Ok(scores)
    }
}

impl Runs<'_, Write> {
    /// Keeps scores of a run.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when a score is kept already; [`StoreError::Database`] when a
    /// score has both a value and a reason, or neither.
    pub async fn add_scores(&self, run: RunId, scores: &[Score]) -> Result<(), StoreError> {
        for chunk in scores.chunks(ROWS_PER_INSERT) {
            score::Entity::insert_many(chunk.iter().map(|score| score.row(run)))
                .exec_without_returning(&self.0.db())
                .await
                .map_err(failed("score"))?;
        }
        Ok(())
    }
}

impl Score {
    fn row(&self, run: RunId) -> score::ActiveModel {
        score::ActiveModel {
            run_id: Set(run),
            municipality_id: Set(self.municipality),
            measure: Set(self.measure.clone()),
            submission_id: Set(self.submission),
            value: Set(self.value),
            unrounded: Set(self.unrounded),
            documented: Set(self.documented),
            verified: Set(self.verified),
            unknown_as_zero: Set(self.unknown_as_zero),
            unknown_as_full: Set(self.unknown_as_full),
            coverage: Set(self.coverage),
            in_scope_share: Set(self.in_scope_share),
            reason: Set(self.reason.clone()),
            band: Set(self.band.clone()),
            rank: Set(self.rank),
            answered: Set(self.counts.answered),
            not_within_powers: Set(self.counts.not_within_powers),
            not_applicable: Set(self.counts.not_applicable),
            unknown: Set(self.counts.unknown),
            not_answered: Set(self.counts.not_answered),
            not_asked: Set(self.counts.not_asked),
            provisional: Set(self.provisional),
            detail: Set(self.detail.clone()),
        }
    }

    fn read(row: score::Model) -> Self {
        Self {
            municipality: row.municipality_id,
            submission: row.submission_id,
            measure: row.measure,
            value: row.value,
            unrounded: row.unrounded,
            documented: row.documented,
            verified: row.verified,
            unknown_as_zero: row.unknown_as_zero,
            unknown_as_full: row.unknown_as_full,
            coverage: row.coverage,
            in_scope_share: row.in_scope_share,
            reason: row.reason,
            band: row.band,
            rank: row.rank,
            counts: StateCounts {
                answered: row.answered,
                not_within_powers: row.not_within_powers,
                not_applicable: row.not_applicable,
                unknown: row.unknown,
                not_answered: row.not_answered,
                not_asked: row.not_asked,
            },
            provisional: row.provisional,
            detail: row.detail,
        }
    }
}
