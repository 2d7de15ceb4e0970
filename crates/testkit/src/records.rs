//! Records with meaningful defaults, so that a test states only what it is about.

use std::error::Error;

use chrono::{DateTime, TimeDelta, Utc};
use icc_domain::{IdSource, LocalizedText};
use icc_store::{
    Audience, Authority, Consent, DefinitionSummary, Item, MunicipalityId, NewDefinition,
    NewMunicipality, NewScoreRun, NewSubmission, NewWave, Practice, PracticeShown, PracticeWords,
    RunKey, Score, SharedWith, StateCounts, Status, Store, SubmissionId, WaveId,
};
use sha2::{Digest, Sha256};

/// A fixed moment, `days` after 1 January 2026 at midnight UTC.
#[must_use]
pub fn moment(days: i64) -> DateTime<Utc> {
    let start = DateTime::from_timestamp(1_767_225_600, 0).unwrap_or_default();
    start + TimeDelta::days(days)
}

/// An invented municipality with this code.
#[must_use]
pub fn municipality(code: &str) -> NewMunicipality {
    NewMunicipality {
        code: code.to_owned(),
        names: text(code),
        country: "XA".to_owned(),
        province: None,
        jurisdiction: None,
        geonames_id: None,
        latitude: None,
        longitude: None,
        demonstration: true,
    }
}

/// A definition with this document and its right hash.
#[must_use]
pub fn definition(edition: &str, version: &str, document: &str) -> NewDefinition {
    NewDefinition {
        summary: DefinitionSummary {
            hash: sha256(document),
            edition: edition.to_owned(),
            version: version.to_owned(),
            loaded_at: moment(0),
        },
        document: document.to_owned(),
    }
}

/// A wave of a year that pins a definition.
#[must_use]
pub fn wave(code: &str, definition_hash: &str, year: i32) -> NewWave {
    let days = i64::from(year - 2026) * 365;
    NewWave {
        code: code.to_owned(),
        names: text(code),
        year,
        definition_hash: definition_hash.to_owned(),
        method_id: "equal".to_owned(),
        method_version: "1.0.0".to_owned(),
        networks: Vec::new(),
        opens_at: moment(days),
        closes_at: moment(days + 60),
        demonstration: true,
    }
}

/// A final submission, first revision, with this document.
#[must_use]
pub fn submission(municipality: MunicipalityId, wave: WaveId, document: &str) -> NewSubmission {
    NewSubmission {
        municipality,
        wave,
        revision: 1,
        status: Status::Final,
        document: document.to_owned(),
        digest: sha256(document),
        created_at: moment(1),
        submitted_at: Some(moment(2)),
    }
}

/// What lets everybody see these items of a municipality in a wave, said first.
#[must_use]
pub fn consent(municipality: MunicipalityId, wave: WaveId, items: &[Item]) -> Consent {
    Consent {
        municipality,
        wave,
        version: 1,
        grants: items.iter().map(|item| (Audience::Public, *item)).collect(),
        authority: Some(Authority::Council),
        resolution: "2026-01".to_owned(),
        decided_on: Some(moment(1).date_naive()),
        public_from: None,
        made_by: None,
        made_at: moment(1),
    }
}

/// A run of a wave whose inputs have this digest.
#[must_use]
pub fn run_of(wave: WaveId, definition_hash: &str, inputs_digest: &str) -> NewScoreRun {
    NewScoreRun {
        key: RunKey {
            wave,
            method_id: "equal".to_owned(),
            method_version: "1.0.0".to_owned(),
            definition_hash: definition_hash.to_owned(),
            inputs_digest: inputs_digest.to_owned(),
            engine_version: "1".to_owned(),
        },
        computed_at: moment(70),
        document: "{}".to_owned(),
    }
}

/// What others see of a practice with these words, from the beginning.
#[must_use]
pub fn practice_shown(
    practice: &Practice,
    words: &PracticeWords,
    reach: SharedWith,
) -> PracticeShown {
    PracticeShown {
        practice: practice.id,
        municipality: practice.municipality,
        network: practice.network,
        reach,
        since: practice.made_at,
        text_version: practice.text_version,
        language: words.language,
        languages: words.languages.clone(),
        title: words.title.clone(),
        teaser: words.purpose.clone(),
        theme: words.theme,
        from_year: words.from_year,
        to_year: words.to_year,
        cost: words.cost,
        staff: words.staff,
        indicators: words.indicators.clone(),
        questions: words.questions.clone(),
    }
}

/// A score of 50 out of 100 with everything answered and nothing documented.
#[must_use]
pub fn score(municipality: MunicipalityId, submission: SubmissionId, measure: &str) -> Score {
    Score {
        municipality,
        submission,
        measure: measure.to_owned(),
        value: Some(50.0),
        unrounded: Some(50.0),
        documented: Some(0.0),
        verified: Some(0.0),
        unknown_as_zero: Some(50.0),
        unknown_as_full: Some(50.0),
        coverage: Some(1.0),
        in_scope_share: 1.0,
        reason: None,
        band: None,
        rank: None,
        counts: StateCounts {
            answered: 2,
            ..StateCounts::default()
        },
        provisional: false,
        detail: None,
    }
}

/// One municipality, one definition and one wave, kept in a store.
#[derive(Debug, Clone)]
pub struct Foundation {
    /// The municipality `val-test`.
    pub municipality: MunicipalityId,
    /// The hash of the definition.
    pub definition: String,
    /// The wave `wave-2026`.
    pub wave: WaveId,
}

/// Keeps what almost every test stands on.
pub async fn foundation(store: &Store, ids: &dyn IdSource) -> Result<Foundation, Box<dyn Error>> {
    let definition = definition("edition", "1.0.0", r#"{"id":"edition"}"#);
    let hash = definition.summary.hash.clone();
    let unit = store.begin().await?;
    let repositories = unit.repositories();
    let new = municipality("val-test");
    let (municipality, _) = repositories.municipalities().put(&new, ids).await?;
    repositories.definitions().add(&definition).await?;
    let new = wave("wave-2026", &hash, 2026);
    let (wave, _) = repositories.waves().put(&new, ids).await?;
    unit.commit().await?;
    Ok(Foundation {
        municipality,
        definition: hash,
        wave,
    })
}

fn text(text: &str) -> LocalizedText {
    LocalizedText(
        ["en", "fr"]
            .map(|tag| (tag.to_owned(), text.to_owned()))
            .into(),
    )
}

fn sha256(text: &str) -> String {
    use std::fmt::Write as _;
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a `String` cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
