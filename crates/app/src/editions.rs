//! Loading definitions: checked, then kept for ever under the hash of their canonical form.

use std::collections::BTreeMap;

use icc_domain::Clock;
use icc_questionnaire::{Checked, Definition, Diagnostic, check_official, parse};
use icc_store::{Change, DefinitionSummary, NewDefinition, Store, StoreError};

use crate::error::Error;

/// The files of one definition by their path inside its folder.
pub type DefinitionFiles = BTreeMap<String, String>;

/// What became of a definition that was loaded.
#[derive(Debug)]
pub enum Loaded {
    /// It is kept; whether it was new, and its hash.
    Kept {
        /// Whether this version had not been kept before.
        new: bool,
        /// Its hash.
        hash: String,
        /// The definition.
        definition: Box<Definition>,
    },
    /// Other content is kept as this version of this edition. Nothing was changed: what was once
    /// asked stays what it was, and an edited definition needs a new version.
    VersionTaken {
        /// The definition that was not kept.
        definition: Box<Definition>,
        /// The hash of what is kept.
        kept: String,
    },
    /// It has problems and is neither kept nor served.
    Refused(Vec<Diagnostic>),
}

/// A version that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptVersion {
    /// Its edition, version, hash, and when it was loaded.
    pub summary: DefinitionSummary,
    /// The codes of the waves that ask it, by code.
    pub waves: Vec<String>,
}

/// What a beginning of a hash names.
#[derive(Debug)]
pub enum Found {
    /// One version.
    One(Box<Definition>),
    /// None.
    None,
    /// Several: their hashes.
    Several(Vec<String>),
}

/// Checks a definition and keeps its canonical form under its hash.
pub async fn load_definition(
    store: &Store,
    files: &DefinitionFiles,
    clock: &dyn Clock,
) -> Result<Loaded, Error> {
    match parse(files) {
        Ok(checked) => keep_definition(store, checked, clock).await,
        Err(problems) => Ok(Loaded::Refused(problems)),
    }
}

/// Keeps the canonical form of a definition that passed its checks, under its hash; refuses one whose
/// methods do what no method of the service may.
pub async fn keep_definition(
    store: &Store,
    checked: Checked,
    clock: &dyn Clock,
) -> Result<Loaded, Error> {
    let problems = check_official(&checked.definition);
    if !problems.is_empty() {
        return Ok(Loaded::Refused(problems));
    }
    let definition = Box::new(checked.definition);
    let hash = definition.hash();
    let summary = DefinitionSummary {
        hash: hash.clone(),
        edition: definition.id.to_string(),
        version: definition.version.clone(),
        loaded_at: clock.now(),
    };
    let new = NewDefinition {
        summary,
        document: definition.canonical_json(),
    };
    let unit_of_work = store.begin().await?;
    let change = match unit_of_work.repositories().definitions().add(&new).await {
        Ok(change) => change,
        Err(StoreError::VersionTaken { kept, .. }) => {
            return Ok(Loaded::VersionTaken { definition, kept });
        }
        Err(error) => return Err(error.into()),
    };
    unit_of_work.commit().await?;
    Ok(Loaded::Kept {
        new: change != Change::Unchanged,
        hash,
        definition,
    })
}

/// Every version that was ever kept: by edition, then time of loading.
pub async fn kept_versions(store: &Store) -> Result<Vec<KeptVersion>, Error> {
    let snapshot = store.snapshot().await?;
    let repositories = snapshot.repositories();
    let mut summaries = repositories.definitions().all().await?;
    let waves = repositories.waves().all().await?;
    snapshot.end().await?;
    summaries.sort_by(|a, b| {
        let key = |s: &DefinitionSummary| (s.edition.clone(), s.loaded_at, s.hash.clone());
        key(a).cmp(&key(b))
    });
    let asked_by = |hash: &str| {
        let asking = waves.iter().filter(|wave| wave.definition_hash == hash);
        let mut codes: Vec<String> = asking.map(|wave| wave.code.clone()).collect();
        codes.sort();
        codes
    };
    Ok(summaries
        .into_iter()
        .map(|summary| KeptVersion {
            waves: asked_by(&summary.hash),
            summary,
        })
        .collect())
}

/// The version whose hash begins with these hexadecimal digits.
pub async fn kept_version(store: &Store, beginning: &str) -> Result<Found, Error> {
    let beginning = beginning.to_ascii_lowercase();
    let definitions = store.read().definitions();
    let mut hashes: Vec<String> = definitions
        .all()
        .await?
        .into_iter()
        .map(|summary| summary.hash)
        .filter(|hash| hash.starts_with(&beginning))
        .collect();
    hashes.sort();
    let [hash] = hashes.as_slice() else {
        let several = !hashes.is_empty();
        return Ok(if several {
            Found::Several(hashes)
        } else {
            Found::None
        });
    };
    let stored = definitions.by_hash(hash).await?.ok_or(Error::NotFound)?;
    let definition =
        Definition::from_canonical(&stored.document).map_err(|e| Error::broken([e.to_string()]))?;
    Ok(Found::One(Box::new(definition)))
}
