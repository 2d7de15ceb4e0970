//! What was corrected after it was published: why, and what it was before.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use icc_domain::LocalizedText;
use icc_questionnaire::Definition;
use icc_scoring::Program;
use icc_store::{
    Municipality, MunicipalityId, Read, Repositories, Scope, Score, SubmissionId, Wave, WaveId,
};

use crate::city::measure_label;
use crate::collection::Collection;
use crate::error::Error;
use crate::service::Service;
use crate::snapshot::Snapshot;
use crate::submissions::Move;

/// A correction that is out.
#[derive(Debug, Clone, PartialEq)]
pub struct Erratum {
    /// Code of the municipality.
    pub city: String,
    /// Its names.
    pub city_names: LocalizedText,
    /// Whether it is invented.
    pub demonstration: bool,
    /// The wave.
    pub wave: Wave,
    /// When the correction came out.
    pub at: DateTime<Utc>,
    /// Why.
    pub reasons: LocalizedText,
    /// The scores that have changed, by their measure, in the order of the method.
    pub changed: Vec<Changed>,
}

/// A score that was corrected.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// Code of the measure.
    pub measure: String,
    /// Names of the measure, by language.
    pub names: LocalizedText,
    /// What was published before; none for no score.
    pub before: Option<f64>,
    /// What is published since; none for no score.
    pub after: Option<f64>,
}

/// When results that everybody may see were corrected last, by code of the municipality and wave.
pub type Corrections = BTreeMap<(String, WaveId), DateTime<Utc>>;

impl Service {
    /// Every correction of what everybody may see, the newest first.
    pub async fn errata(&self) -> Result<Vec<Erratum>, Error> {
        let public = self.snapshot().await?;
        let read = self.store().read();
        let mut found = Vec::new();
        for one in corrected(&public, &read).await? {
            let (city, wave) = (&one.city, one.wave);
            let scores = scores(&read, &wave, city.id, one.revisions).await?;
            let results = public.results_of(&city.code);
            let shown = results.iter().find(|(_, shown)| shown.id == wave.id);
            let collection = shown.map(|(collection, _)| *collection);
            let changed = collection.map(|it| changed(it, &wave, &scores));
            found.push(Erratum {
                city: city.code.clone(),
                city_names: city.names.clone(),
                demonstration: city.demonstration,
                at: one.at,
                wave,
                reasons: one.reasons,
                changed: changed.unwrap_or_default(),
            });
        }
        found.sort_by(|a, b| (b.at, &a.city).cmp(&(a.at, &b.city)));
        Ok(found)
    }

    /// When each result that everybody may see was corrected last, of those that were.
    pub async fn corrections(&self) -> Result<Corrections, Error> {
        let public = self.snapshot().await?;
        let read = self.store().read();
        let mut found = Corrections::new();
        for one in corrected(&public, &read).await? {
            let at = found.entry((one.city.record.code, one.wave.id));
            let last = at.or_insert(one.at);
            *last = one.at.max(*last);
        }
        Ok(found)
    }
}

/// A correction that is out, of a result that everybody may see.
struct Corrected {
    city: Municipality,
    wave: Wave,
    at: DateTime<Utc>,
    reasons: LocalizedText,
    /// What was out before, and since.
    revisions: [Option<SubmissionId>; 2],
}

async fn corrected(
    public: &Snapshot,
    read: &Repositories<'_, Read>,
) -> Result<Vec<Corrected>, Error> {
    let mut found = Vec::new();
    for correction in read.response_steps().corrections().await? {
        let standing = read.responses().standing(correction.response).await?;
        let Some(standing) = standing else {
            continue;
        };
        let steps = read.response_steps().of(correction.response).await?;
        let is_out = |step: &&icc_store::ResponseStep| step.action == Move::Publish.code();
        let before = steps
            .iter()
            .filter(|step| step.number < correction.number)
            .rfind(is_out);
        let mut later = steps.iter().filter(|step| step.number > correction.number);
        let after = later.find(is_out);
        let (Some(before), Some(after)) = (before, after) else {
            // Nothing was out, or the correction is not out yet.
            continue;
        };
        let city = read.municipalities().by_id(standing.municipality).await?;
        let wave = read.waves().by_id(standing.wave).await?;
        let (Some(city), Some(wave)) = (city, wave) else {
            continue;
        };
        let mut results = public.results_of(&city.code).into_iter();
        // Whoever shows nobody its results shows no correction either.
        if results.any(|(_, shown)| shown.id == wave.id) {
            found.push(Corrected {
                city,
                wave,
                at: after.at,
                reasons: correction.reasons,
                revisions: [before.submission, after.submission],
            });
        }
    }
    Ok(found)
}

/// What two revisions of a result differ in, in the order of the method.
fn changed(
    collection: &Collection,
    wave: &Wave,
    scores: &[BTreeMap<String, Score>; 2],
) -> Vec<Changed> {
    let method = collection.method(&wave.method_id);
    let measures = method.map(|at| &collection.methods[at].program);
    let measures = measures.into_iter().flat_map(Program::measures_info);
    let changed = measures.filter_map(|info| {
        let [before, after] = [&scores[0], &scores[1]].map(|scores| {
            let score = scores.get(info.code);
            score.and_then(|score| score.value)
        });
        let differs = before.map(f64::to_bits) != after.map(f64::to_bits);
        differs.then(|| Changed {
            measure: info.code.to_owned(),
            names: names(&collection.definition, &wave.method_id, info.code),
            before,
            after,
        })
    });
    changed.collect()
}

/// What a measure is called in each language of its definition.
fn names(definition: &Definition, method: &str, measure: &str) -> LocalizedText {
    let label = |tag: &String| measure_label(definition, method, tag, measure).to_owned();
    let languages = definition.languages.iter();
    LocalizedText(languages.map(|tag| (tag.clone(), label(tag))).collect())
}

/// The scores of two revisions of a municipality by measure, from whichever run has them.
async fn scores(
    read: &Repositories<'_, Read>,
    wave: &Wave,
    municipality: MunicipalityId,
    wanted: [Option<SubmissionId>; 2],
) -> Result<[BTreeMap<String, Score>; 2], Error> {
    let mut found: [BTreeMap<String, Score>; 2] = Default::default();
    for run in read.runs().of_wave(wave.id).await? {
        let scope = Scope::service();
        for score in read.runs().scores_of(&scope, run.id, municipality).await? {
            for (wanted, found) in wanted.iter().zip(&mut found) {
                if *wanted == Some(score.submission) {
                    found.entry(score.measure.clone()).or_insert(score.clone());
                }
            }
        }
    }
    Ok(found)
}
