//! Computations: a run with its document, its scores and its benchmarks. Nothing in a run changes.

mod benchmarks;
mod scores;

use chrono::{DateTime, Utc};
use icc_domain::IdSource;
use icc_questionnaire::canonical::sha256;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Handle, Write, failed, kept};
use crate::entity::{score_run, wave};
use crate::error::StoreError;
use crate::ids::{RunId, WaveId};

pub use benchmarks::{Basis, Benchmark, BenchmarkFilter, LeftOut, NewBenchmark};
pub use scores::{Score, StateCounts};

/// How many rows one statement inserts: SQLite binds at most 32,766 values.
pub(crate) const ROWS_PER_INSERT: usize = 1000;

/// What makes two computations the same one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunKey {
    /// The wave whose submissions were scored.
    pub wave: WaveId,
    /// The method.
    pub method_id: String,
    /// The version of the method.
    pub method_version: String,
    /// The hash of the definition.
    pub definition_hash: String,
    /// The digest of the answers and facts that went in.
    pub inputs_digest: String,
    /// The version of the engine.
    pub engine_version: String,
}

/// A run without its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreRunSummary {
    /// Its id in this service.
    pub id: RunId,
    /// What was computed.
    pub key: RunKey,
    /// When.
    pub computed_at: DateTime<Utc>,
}

/// A run with its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreRun {
    /// What was computed, and when.
    pub summary: ScoreRunSummary,
    /// `run.json` as it was written.
    pub document: String,
}

/// A run to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewScoreRun {
    /// What was computed.
    pub key: RunKey,
    /// When.
    pub computed_at: DateTime<Utc>,
    /// `run.json`.
    pub document: String,
}

/// Finders and writers of runs.
#[derive(Debug)]
pub struct Runs<'a, A>(pub(super) Handle<'a, A>);

type SummaryRow = (
    RunId,
    WaveId,
    String,
    String,
    String,
    String,
    String,
    DateTime<Utc>,
);

impl<A> Runs<'_, A> {
    /// The run with this id.
    pub async fn by_id(&self, id: RunId) -> Result<Option<ScoreRun>, StoreError> {
        let row = score_run::Entity::find_by_id(id)
            .one(&self.0.db())
            .await
            .map_err(failed("score_run"))?;
        Ok(row.map(ScoreRun::read))
    }

    /// The run of a wave and method that was computed last.
    pub async fn latest(
        &self,
        wave: WaveId,
        method: &str,
    ) -> Result<Option<ScoreRunSummary>, StoreError> {
        let columns = score_run::COLUMN;
        let row = summaries()
            .filter(columns.wave_id.eq(wave))
            .filter(columns.method_id.eq(method))
            .order_by_desc(columns.computed_at)
            .order_by_desc(columns.id)
            .limit(1)
            .into_tuple::<SummaryRow>()
            .one(&self.0.db())
            .await
            .map_err(failed("score_run"))?;
        Ok(row.map(ScoreRunSummary::read))
    }

    /// The runs whose document has a digest (SHA-256, hexadecimal) that begins so, by time, each with
    /// its whole digest.
    pub async fn marked(&self, mark: &str) -> Result<Vec<(ScoreRunSummary, String)>, StoreError> {
        let columns = score_run::COLUMN;
        // No digit comes after "f", so that the index finds all that begin alike.
        let beginning = Condition::all()
            .add(columns.digest.gte(mark))
            .add(columns.digest.lt(format!("{mark}g")));
        // A replica of the release before the column leaves it empty.
        let either = Condition::any()
            .add(beginning)
            .add(columns.digest.is_null());
        let rows = score_run::Entity::find()
            .filter(either)
            .order_by_asc(columns.computed_at)
            .order_by_asc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("score_run"))?;
        let marked = rows.into_iter().filter_map(|row| {
            let digest = row.digest.clone();
            let digest = digest.unwrap_or_else(|| sha256(row.document.as_bytes()));
            digest
                .starts_with(mark)
                .then(|| (ScoreRun::read(row).summary, digest))
        });
        Ok(marked.collect())
    }

    /// Every run of a wave, by time.
    pub async fn of_wave(&self, wave: WaveId) -> Result<Vec<ScoreRunSummary>, StoreError> {
        let columns = score_run::COLUMN;
        let rows = summaries()
            .filter(columns.wave_id.eq(wave))
            .order_by_asc(columns.computed_at)
            .order_by_asc(columns.id)
            .into_tuple::<SummaryRow>()
            .all(&self.0.db())
            .await
            .map_err(failed("score_run"))?;
        Ok(rows.into_iter().map(ScoreRunSummary::read).collect())
    }

    /// The run of this very computation, when it has been kept: there is nothing to compute then.
    pub async fn find_same(&self, key: &RunKey) -> Result<Option<ScoreRunSummary>, StoreError> {
        let columns = score_run::COLUMN;
        let row = summaries()
            .filter(columns.wave_id.eq(key.wave))
            .filter(columns.method_id.eq(key.method_id.as_str()))
            .filter(columns.method_version.eq(key.method_version.as_str()))
            .filter(columns.definition_hash.eq(key.definition_hash.as_str()))
            .filter(columns.inputs_digest.eq(key.inputs_digest.as_str()))
            .filter(columns.engine_version.eq(key.engine_version.as_str()))
            .into_tuple::<SummaryRow>()
            .one(&self.0.db())
            .await
            .map_err(failed("score_run"))?;
        Ok(row.map(ScoreRunSummary::read))
    }

    /// The latest run by a method of every wave that has one, by opening of the wave.
    pub(crate) async fn latest_of_every_wave(
        &self,
        method: &str,
    ) -> Result<Vec<ScoreRunSummary>, StoreError> {
        let columns = score_run::COLUMN;
        let rows = summaries()
            .inner_join(wave::Entity)
            .filter(columns.method_id.eq(method))
            .order_by_asc(wave::COLUMN.opens_at)
            .order_by_asc(wave::COLUMN.code)
            .order_by_asc(columns.computed_at)
            .order_by_asc(columns.id)
            .into_tuple::<SummaryRow>()
            .all(&self.0.db())
            .await
            .map_err(failed("score_run"))?;
        let mut latest: Vec<ScoreRunSummary> = Vec::new();
        for run in rows.into_iter().map(ScoreRunSummary::read) {
            match latest.last_mut() {
                Some(last) if last.key.wave == run.key.wave => *last = run,
                _ => latest.push(run),
            }
        }
        Ok(latest)
    }
}

/// Runs without their documents, which are long.
fn summaries() -> sea_orm::Select<score_run::Entity> {
    score_run::Entity::find()
        .select_only()
        .column(score_run::Column::Id)
        .column(score_run::Column::WaveId)
        .column(score_run::Column::MethodId)
        .column(score_run::Column::MethodVersion)
        .column(score_run::Column::DefinitionHash)
        .column(score_run::Column::InputsDigest)
        .column(score_run::Column::EngineVersion)
        .column(score_run::Column::ComputedAt)
}

impl Runs<'_, Write> {
    /// Keeps a run; its scores and benchmarks follow in the same unit of work.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when the same computation is kept already: another worker was
    /// first. [`StoreError::MissingReference`] for an unknown wave or definition.
    pub async fn add(&self, new: &NewScoreRun, ids: &dyn IdSource) -> Result<RunId, StoreError> {
        let id = RunId(ids.next_id());
        let row = score_run::ActiveModel {
            id: Set(id),
            wave_id: Set(new.key.wave),
            method_id: Set(new.key.method_id.clone()),
            method_version: Set(new.key.method_version.clone()),
            definition_hash: Set(new.key.definition_hash.clone()),
            inputs_digest: Set(new.key.inputs_digest.clone()),
            engine_version: Set(new.key.engine_version.clone()),
            computed_at: Set(kept(new.computed_at)),
            document: Set(new.document.clone()),
            digest: Set(Some(sha256(new.document.as_bytes()))),
        };
        score_run::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("score_run"))?;
        Ok(id)
    }
}

impl ScoreRunSummary {
    fn read(row: SummaryRow) -> Self {
        let (id, wave, method_id, method_version, definition_hash, inputs_digest, engine, at) = row;
        Self {
            id,
            key: RunKey {
                wave,
                method_id,
                method_version,
                definition_hash,
                inputs_digest,
                engine_version: engine,
            },
            computed_at: at,
        }
    }
}

impl ScoreRun {
    fn read(row: score_run::Model) -> Self {
        Self {
            summary: ScoreRunSummary {
                id: row.id,
                key: RunKey {
                    wave: row.wave_id,
                    method_id: row.method_id,
                    method_version: row.method_version,
                    definition_hash: row.definition_hash,
                    inputs_digest: row.inputs_digest,
                    engine_version: row.engine_version,
                },
                computed_at: row.computed_at,
            },
            document: row.document,
        }
    }
}
