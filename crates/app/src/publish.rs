//! Scores a wave and keeps the run: definition, method, inputs and engine are pinned, results are
//! immutable, and the same computation is never kept twice.

use std::collections::BTreeMap;
use std::sync::Arc;

use icc_domain::{Clock, IdSource};
use icc_questionnaire::{Definition, State};
use icc_scoring::{Cell, ENGINE_VERSION, Reason};
use icc_store::{
    Municipality, MunicipalityId, NewScoreRun, RunKey, Scope, Score, StateCounts, Store,
    Submission, Wave,
};
use serde_json::json;

use crate::answers::digest;
use crate::collection::{Collecting, Collection, Unit};
use crate::error::Error;

/// Scores what is published of a wave by its pinned method and keeps the result.
///
/// Returns whether anything new was kept: the same inputs, method and engine give the same run.
pub async fn publish_wave(
    store: &Store,
    wave: &Wave,
    clock: &dyn Clock,
    ids: &dyn IdSource,
) -> Result<bool, Error> {
    let read = store.read();
    let submissions = read
        .submissions()
        .latest_published(&Scope::service(), wave.id)
        .await?;
    if submissions.is_empty() {
        return Ok(false);
    }
    let inputs = Inputs::read(store, wave, submissions).await?;
    if read.runs().find_same(&inputs.key).await?.is_some() {
        return Ok(false);
    }
    let computed = inputs.compute().await?;
    let unit_of_work = store.begin().await?;
    let run = NewScoreRun {
        key: computed.key,
        computed_at: clock.now(),
        document: computed.document,
    };
    let id = unit_of_work.repositories().runs().add(&run, ids).await?;
    unit_of_work
        .repositories()
        .runs()
        .add_scores(id, &computed.scores)
        .await?;
    unit_of_work.commit().await?;
    Ok(true)
}

/// What a run is computed from.
pub(crate) struct Inputs {
    /// What tells this computation from every other.
    pub(crate) key: RunKey,
    wave: Wave,
    definition: Definition,
    submissions: Vec<Submission>,
    units: BTreeMap<MunicipalityId, Unit>,
    municipalities: BTreeMap<String, (Municipality, Submission)>,
}

/// What a run says.
pub(crate) struct Computed {
    /// What tells this computation from every other.
    pub(crate) key: RunKey,
    /// `run.json`.
    pub(crate) document: String,
    /// One per municipality and measure.
    pub(crate) scores: Vec<Score>,
}

impl Inputs {
    /// Reads what the wave pins and what is known about those who answered.
    pub(crate) async fn read(
        store: &Store,
        wave: &Wave,
        submissions: Vec<Submission>,
    ) -> Result<Self, Error> {
        let read = store.read();
        let hash = &wave.record.definition_hash;
        let stored = read
            .definitions()
            .by_hash(hash)
            .await?
            .ok_or(Error::NotFound)?;
        let definition = Definition::from_canonical(&stored.document)
            .map_err(|e| Error::broken([e.to_string()]))?;
        let mut units = BTreeMap::new();
        let mut municipalities = BTreeMap::new();
        for submission in &submissions {
            let id = submission.record.municipality;
            let municipality = read
                .municipalities()
                .by_id(id)
                .await?
                .ok_or(Error::NotFound)?;
            let facts = read.municipalities().facts(id).await?;
            let record = &municipality.record;
            units.insert(
                id,
                Unit {
                    code: record.code.clone(),
                    country: record.country.clone(),
                    facts,
                },
            );
            municipalities.insert(record.code.clone(), (municipality, submission.clone()));
        }
        let key = RunKey {
            wave: wave.id,
            method_id: wave.record.method_id.clone(),
            method_version: wave.record.method_version.clone(),
            definition_hash: hash.clone(),
            inputs_digest: digest(&inputs(&submissions, &municipalities)?),
            engine_version: ENGINE_VERSION.to_owned(),
        };
        Ok(Self {
            key,
            wave: wave.clone(),
            definition,
            submissions,
            units,
            municipalities,
        })
    }

    /// Scores them. Work for the processor: not on the threads that answer requests.
    pub(crate) async fn compute(self) -> Result<Computed, Error> {
        let Self {
            key,
            wave,
            definition,
            submissions,
            units,
            municipalities,
        } = self;
        let code = wave.record.code.clone();
        let hash = key.definition_hash.clone();
        let build = move || {
            let mut collecting = Collecting::new(&hash, definition, Arc::new(units));
            collecting.wave(wave);
            collecting.add(&submissions)?;
            collecting.finish()
        };
        let collection = tokio::task::spawn_blocking(build)
            .await
            .map_err(|e| Error::broken([e.to_string()]))??;
        let scores = scores(&collection, &key.method_id, &municipalities)?;
        let document = json!({
            "engine": { "name": "icc-index", "version": ENGINE_VERSION },
            "definition": {
                "id": collection.definition.id,
                "version": collection.definition.version,
                "sha256": key.definition_hash,
            },
            "method": { "id": key.method_id, "version": key.method_version },
            "inputs": { "sha256": key.inputs_digest, "submissions": municipalities.len() },
            "wave": code,
        });
        let document = serde_json_canonicalizer::to_string(&document)
            .map_err(|e| Error::broken([e.to_string()]))?;
        Ok(Computed {
            key,
            document,
            scores,
        })
    }
}

/// What goes into a run, as canonical JSON: the digest of every submission, by municipality.
fn inputs(
    submissions: &[Submission],
    municipalities: &BTreeMap<String, (Municipality, Submission)>,
) -> Result<String, Error> {
    let by_code: BTreeMap<&str, &str> = municipalities
        .iter()
        .map(|(code, (_, s))| (code.as_str(), s.record.digest.as_str()))
        .collect();
    debug_assert_eq!(by_code.len(), submissions.len());
    serde_json_canonicalizer::to_string(&by_code).map_err(|e| Error::broken([e.to_string()]))
}

fn scores(
    collection: &Collection,
    method: &str,
    municipalities: &BTreeMap<String, (Municipality, Submission)>,
) -> Result<Vec<Score>, Error> {
    let method = collection
        .method(method)
        .ok_or_else(|| Error::broken([format!("method {method} is gone")]))?;
    let program = &collection.methods[method].program;
    let mut out = Vec::new();
    for case in 0..collection.panel.cases.len() {
        let (municipality, submission) = municipalities
            .get(collection.panel.unit_name(case))
            .ok_or(Error::NotFound)?;
        for (index, info) in program
            .measures_info()
            .enumerate()
            .filter(|(_, info)| info.kind == 0)
        {
            let cell = collection.cell(method, case, index);
            out.push(score(
                cell,
                municipality,
                submission,
                info.code,
                &info.bands,
            ));
        }
    }
    Ok(out)
}

fn score(
    cell: &Cell,
    municipality: &Municipality,
    submission: &Submission,
    measure: &str,
    bands: &[Option<&str>],
) -> Score {
    let count = |state: State| i32::from(cell.counts[state as usize]);
    Score {
        municipality: municipality.id,
        submission: submission.id,
        measure: measure.to_owned(),
        value: cell.score(),
        unrounded: cell.score().map(|_| cell.raw),
        documented: cell.figure(icc_scoring::score::DOCUMENTED),
        verified: cell.figure(icc_scoring::score::VERIFIED),
        unknown_as_zero: cell.figure(icc_scoring::score::UNKNOWN_AS_ZERO),
        unknown_as_full: cell.figure(icc_scoring::score::UNKNOWN_AS_FULL),
        coverage: cell.coverage(),
        in_scope_share: cell.scope,
        reason: (cell.reason != Reason::Scored).then(|| cell.reason.as_str().to_owned()),
        band: cell
            .band_position()
            .and_then(|b| bands.get(b).copied().flatten())
            .map(str::to_owned),
        rank: None,
        counts: StateCounts {
            answered: count(State::Answered),
            not_within_powers: count(State::NotWithinPowers),
            not_applicable: count(State::NotApplicable),
            unknown: count(State::Unknown),
            not_answered: count(State::NotAnswered),
            not_asked: count(State::NotAsked),
        },
        provisional: false,
        detail: None,
    }
}
