//! Computes kept runs again from what is kept, and compares bit by bit.

use std::collections::{BTreeMap, BTreeSet};

use icc_questionnaire::canonical::sha256;
use icc_scoring::ENGINE_VERSION;
use icc_store::{MunicipalityId, Scope, Score, ScoreRunSummary, Store, Submission, Wave};

use crate::answers::digest;
use crate::error::Error;
use crate::publish::Inputs;

/// A kept run and what computing it again showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedRun {
    /// The code of the wave.
    pub wave: String,
    /// The run.
    pub run: ScoreRunSummary,
    /// How it compares.
    pub verdict: Verdict,
}

/// How a kept run compares with the same computation done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Everything is the same; how many scores were compared.
    Equal(usize),
    /// Another version of the engine computed it; this one cannot say anything about it.
    OtherEngine,
    /// Something differs.
    Differs(Vec<Difference>),
}

/// What differs between a kept run and the same computation done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// The definition is gone, or its document does not have the hash it is kept under.
    Definition,
    /// The document of a submission does not have the digest it is kept under.
    Answers {
        /// The code of the municipality.
        municipality: String,
    },
    /// The digest of all answers, or what else names the computation.
    Inputs,
    /// What the run says about itself.
    Document,
    /// A score differs, is missing or is too many.
    Score {
        /// The code of the municipality.
        municipality: String,
        /// The code of the measure.
        measure: String,
    },
    /// It could not be computed again.
    Failed(String),
}

/// Computes every kept run again: by opening of the wave, then time of the run.
pub async fn verify_runs(store: &Store) -> Result<Vec<VerifiedRun>, Error> {
    let read = store.read();
    let mut waves = read.waves().all().await?;
    waves.reverse();
    let mut out = Vec::new();
    for wave in waves {
        for run in read.runs().of_wave(wave.id).await? {
            let verdict = verify(store, &wave, &run).await?;
            out.push(VerifiedRun {
                wave: wave.record.code.clone(),
                run,
                verdict,
            });
        }
    }
    Ok(out)
}

async fn verify(store: &Store, wave: &Wave, run: &ScoreRunSummary) -> Result<Verdict, Error> {
    if run.key.engine_version != ENGINE_VERSION {
        return Ok(Verdict::OtherEngine);
    }
    let read = store.read();
    let mut differences = Vec::new();
    let hash = &run.key.definition_hash;
    let stored = read.definitions().by_hash(hash).await?;
    if stored.is_none_or(|stored| sha256(stored.document.as_bytes()) != *hash) {
        return Ok(Verdict::Differs(vec![Difference::Definition]));
    }
    let kept = read.runs().scores(&Scope::service(), run.id).await?;
    let submissions = submissions(store, wave, &kept).await?;
    let names = names(store, &kept, &submissions).await?;
    for submission in &submissions {
        if digest(&submission.record.document) != submission.record.digest {
            let municipality = name(&names, submission.record.municipality);
            differences.push(Difference::Answers { municipality });
        }
    }
    let computed = match Inputs::read(store, wave, submissions).await {
        Ok(inputs) => inputs.compute().await,
        Err(error) => Err(error),
    };
    let computed = match computed {
        Ok(computed) => computed,
        // The store failing says nothing about the run.
        Err(error @ Error::Store(_)) => return Err(error),
        Err(error) => {
            differences.push(Difference::Failed(error.to_string()));
            return Ok(Verdict::Differs(differences));
        }
    };
    if computed.key != run.key {
        differences.push(Difference::Inputs);
    }
    let document = read.runs().by_id(run.id).await?.map(|run| run.document);
    if document.as_deref() != Some(computed.document.as_str()) {
        differences.push(Difference::Document);
    }
    let (kept, again) = (by_place(&kept), by_place(&computed.scores));
    let places: BTreeSet<_> = kept.keys().chain(again.keys()).collect();
    for place in &places {
        let same = match (kept.get(*place), again.get(*place)) {
            (Some(kept), Some(again)) => same(kept, again),
            _ => false,
        };
        if !same {
            differences.push(Difference::Score {
                municipality: name(&names, place.0),
                measure: place.1.to_owned(),
            });
        }
    }
    Ok(if differences.is_empty() {
        Verdict::Equal(places.len())
    } else {
        Verdict::Differs(differences)
    })
}

/// The submissions that a run was computed from: its scores name them. A run without scores is
/// computed from the answers that count now.
async fn submissions(store: &Store, wave: &Wave, kept: &[Score]) -> Result<Vec<Submission>, Error> {
    let read = store.read();
    let scope = Scope::service();
    if kept.is_empty() {
        return Ok(read.submissions().latest_published(&scope, wave.id).await?);
    }
    let ids: BTreeSet<_> = kept.iter().map(|score| score.submission).collect();
    let mut found = Vec::new();
    for id in ids {
        found.extend(read.submissions().by_id(&scope, id).await?);
    }
    Ok(found)
}

/// The codes of the municipalities that a run or its answers name.
async fn names(
    store: &Store,
    kept: &[Score],
    submissions: &[Submission],
) -> Result<BTreeMap<MunicipalityId, String>, Error> {
    let scored = kept.iter().map(|score| score.municipality);
    let answering = submissions.iter().map(|s| s.record.municipality);
    let ids: BTreeSet<MunicipalityId> = scored.chain(answering).collect();
    let mut names = BTreeMap::new();
    for id in ids {
        if let Some(municipality) = store.read().municipalities().by_id(id).await? {
            names.insert(id, municipality.record.code);
        }
    }
    Ok(names)
}

fn name(names: &BTreeMap<MunicipalityId, String>, id: MunicipalityId) -> String {
    names.get(&id).cloned().unwrap_or_else(|| id.to_string())
}

fn by_place(scores: &[Score]) -> BTreeMap<(MunicipalityId, &str), &Score> {
    let placed = scores.iter();
    placed
        .map(|score| ((score.municipality, score.measure.as_str()), score))
        .collect()
}

/// Whether two scores are the same, numbers bit by bit. `SQLite` does not keep the sign of a zero,
/// which therefore does not count.
fn same(kept: &Score, again: &Score) -> bool {
    let numbers = |score: &Score| {
        [
            score.value,
            score.unrounded,
            score.documented,
            score.verified,
            score.unknown_as_zero,
            score.unknown_as_full,
            score.coverage,
            Some(score.in_scope_share),
        ]
        .map(|number| number.map(|number| (number + 0.0).to_bits()))
    };
    let rest = |score: &Score| Score {
        value: None,
        unrounded: None,
        documented: None,
        verified: None,
        unknown_as_zero: None,
        unknown_as_full: None,
        coverage: None,
        in_scope_share: 0.0,
        ..score.clone()
    };
    numbers(kept) == numbers(again) && rest(kept) == rest(again)
}
