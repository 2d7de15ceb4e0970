//! Benchmarks: the distribution of a measure over the municipalities of a group.

use chrono::{DateTime, Utc};
use icc_domain::IdSource;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{ROWS_PER_INSERT, Runs};
use crate::entity::benchmark;
use crate::error::StoreError;
use crate::ids::{MunicipalityId, RowId, RunId};
use crate::repo::{Write, failed, kept, read_word};

/// What the municipalities of a group were scored on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// Every question, each within the powers of its own municipality.
    Plain,
    /// Only the questions within the powers of the municipality that is compared.
    LikeForLike,
}

impl Basis {
    const WORDS: [(Self, &'static str); 2] =
        [(Self::Plain, "plain"), (Self::LikeForLike, "like_for_like")];

    /// The word used in files and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::LikeForLike => "like_for_like",
        }
    }
}

/// A distribution as it was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Benchmark {
    /// The run it belongs to.
    pub run: RunId,
    /// Everything else.
    pub record: NewBenchmark,
}

impl std::ops::Deref for Benchmark {
    type Target = NewBenchmark;

    fn deref(&self) -> &NewBenchmark {
        &self.record
    }
}

/// A distribution to keep. Statistics are none when `n` is too small for them.
#[derive(Debug, Clone, PartialEq)]
pub struct NewBenchmark {
    /// The code of the group: `all`, `network:…`, `country:…`, `size:…`.
    pub group: String,
    /// The code of the measure.
    pub measure: String,
    /// The municipality that is compared and therefore left out.
    pub left_out: Option<MunicipalityId>,
    /// What the others were scored on.
    pub basis: Basis,
    /// How many municipalities have a score.
    pub n: i32,
    /// In how many countries they are.
    pub countries: i32,
    /// The moment for which the latest submissions were taken.
    pub reference_at: DateTime<Utc>,
    /// Arithmetic mean of the municipalities.
    pub mean: Option<f64>,
    /// Median.
    pub median: Option<f64>,
    /// First quartile, type 7.
    pub first_quartile: Option<f64>,
    /// Third quartile, type 7.
    pub third_quartile: Option<f64>,
    /// Smallest.
    pub minimum: Option<f64>,
    /// Largest.
    pub maximum: Option<f64>,
    /// Standard deviation with n − 1.
    pub standard_deviation: Option<f64>,
    /// Share of municipalities at 100, 0 to 1.
    pub share_at_100: Option<f64>,
    /// Anything else (the mix of editions, the rank of the one left out) as canonical JSON.
    pub detail: Option<String>,
}

/// Which benchmarks of a run are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BenchmarkFilter {
    /// Only this group.
    pub group: Option<String>,
    /// Only this measure.
    pub measure: Option<String>,
    /// With which municipality left out.
    pub left_out: LeftOut,
}

/// Which benchmarks are wanted, by the municipality they leave out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LeftOut {
    /// Any of them.
    #[default]
    Any,
    /// Those over the whole group.
    Nobody,
    /// Those for comparing this municipality.
    Municipality(MunicipalityId),
}

impl<A> Runs<'_, A> {
    /// The benchmarks of a run: by group, measure, municipality left out, basis.
    pub async fn benchmarks(
        &self,
        run: RunId,
        filter: &BenchmarkFilter,
    ) -> Result<Vec<Benchmark>, StoreError> {
        let columns = benchmark::COLUMN;
        let mut query = benchmark::Entity::find().filter(columns.run_id.eq(run));
        if let Some(group) = &filter.group {
            query = query.filter(columns.group_code.eq(group.as_str()));
        }
        if let Some(measure) = &filter.measure {
            query = query.filter(columns.measure.eq(measure.as_str()));
        }
        query = match filter.left_out {
            LeftOut::Any => query,
            LeftOut::Nobody => query.filter(columns.left_out_id.is_null()),
            LeftOut::Municipality(id) => query.filter(columns.left_out_id.eq(id)),
        };
        let mut found = query
            .all(&self.0.db())
            .await
            .map_err(failed("benchmark"))?
            .into_iter()
            .map(Benchmark::read)
            .collect::<Result<Vec<_>, _>>()?;
        found.sort_by(|a, b| {
            (&a.group, &a.measure, a.left_out, a.basis)
                .cmp(&(&b.group, &b.measure, b.left_out, b.basis))
        });
        Ok(found)
    }
}

impl Runs<'_, Write> {
    /// Keeps benchmarks of a run.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when one of the same group, measure, municipality left out and
    /// basis is kept already.
    pub async fn add_benchmarks(
        &self,
        run: RunId,
        benchmarks: &[NewBenchmark],
        ids: &dyn IdSource,
    ) -> Result<(), StoreError> {
        for chunk in benchmarks.chunks(ROWS_PER_INSERT) {
            let rows = chunk
                .iter()
                .map(|benchmark| benchmark.row(run, RowId(ids.next_id())));
            benchmark::Entity::insert_many(rows)
                .exec_without_returning(&self.0.db())
                .await
                .map_err(failed("benchmark"))?;
        }
        Ok(())
    }
}

impl NewBenchmark {
    fn row(&self, run: RunId, id: RowId) -> benchmark::ActiveModel {
        benchmark::ActiveModel {
            id: Set(id),
            run_id: Set(run),
            group_code: Set(self.group.clone()),
            measure: Set(self.measure.clone()),
            left_out_id: Set(self.left_out),
            basis: Set(self.basis.as_str().to_owned()),
            n: Set(self.n),
            countries: Set(self.countries),
            reference_at: Set(kept(self.reference_at)),
            mean: Set(self.mean),
            median: Set(self.median),
            first_quartile: Set(self.first_quartile),
            third_quartile: Set(self.third_quartile),
            minimum: Set(self.minimum),
            maximum: Set(self.maximum),
            standard_deviation: Set(self.standard_deviation),
            share_at_100: Set(self.share_at_100),
            detail: Set(self.detail.clone()),
        }
    }
}

impl Benchmark {
    fn read(row: benchmark::Model) -> Result<Self, StoreError> {
        Ok(Self {
            run: row.run_id,
            record: NewBenchmark {
                basis: read_word(&Basis::WORDS, &row.basis, "benchmark", "basis")?,
                group: row.group_code,
                measure: row.measure,
                left_out: row.left_out_id,
                n: row.n,
                countries: row.countries,
                reference_at: row.reference_at,
                mean: row.mean,
                median: row.median,
                first_quartile: row.first_quartile,
                third_quartile: row.third_quartile,
                minimum: row.minimum,
                maximum: row.maximum,
                standard_deviation: row.standard_deviation,
                share_at_100: row.share_at_100,
                detail: row.detail,
            },
        })
    }
}
