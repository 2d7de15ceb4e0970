//! The edition that is asked today, with or without answers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use icc_domain::LocalizedText;
use icc_questionnaire::Definition;
use icc_scoring::Program;

use crate::collection::Collection;
use crate::error::Error;
use crate::methods::{QuestionWeight, weights};
use crate::service::Service;
use crate::snapshot::Snapshot;

impl Snapshot {
    /// The collection of the newest wave with public results.
    #[must_use]
    pub fn newest(&self) -> Option<&Arc<Collection>> {
        let opened = |c: &&Arc<Collection>| c.waves.iter().map(|w| w.record.opens_at).max();
        self.collections.iter().max_by_key(opened)
    }
}

impl Collection {
    /// The position of the method that scores are shown by: that of the newest wave.
    #[must_use]
    pub fn default_method(&self) -> usize {
        let newest = self.waves.last();
        let method = newest.and_then(|wave| self.method(&wave.record.method_id));
        method.unwrap_or_default()
    }

    /// The cases of a wave.
    pub fn cases_of(&self, wave: &str) -> impl Iterator<Item = usize> {
        (0..self.panel.cases.len()).filter(move |&case| self.panel.period_name(case) == wave)
    }
}

impl Service {
    /// The titles of every edition that was ever loaded, by code; of several versions the newest.
    pub async fn edition_titles(&self) -> Result<BTreeMap<String, LocalizedText>, Error> {
        let read = self.store().read();
        let known = read.definitions().all().await?;
        let codes: BTreeSet<String> = known.into_iter().map(|one| one.edition).collect();
        let mut titles = BTreeMap::new();
        for code in codes {
            let Some(stored) = read.definitions().latest(&code).await? else {
                continue;
            };
            let definition = Definition::from_canonical(&stored.document)
                .map_err(|e| Error::broken([e.to_string()]))?;
            let texts = definition.texts.into_iter();
            let by_language = texts
                .map(|(language, texts)| (language, texts.title))
                .collect();
            titles.insert(code, LocalizedText(by_language));
        }
        Ok(titles)
    }

    /// The edition that is asked today: that of the newest wave with public results, else the one
    /// loaded last that has questions and methods. None in a service without editions.
    pub async fn current_edition(&self, snapshot: &Snapshot) -> Result<Option<Edition>, Error> {
        if let Some(newest) = snapshot.newest() {
            return Ok(Some(Edition::of(newest)));
        }
        let read = self.store().read();
        let mut known = read.definitions().all().await?;
        known.sort_by(|a, b| (b.loaded_at, &b.hash).cmp(&(a.loaded_at, &a.hash)));
        for summary in known {
            let Some(stored) = read.definitions().by_hash(&summary.hash).await? else {
                continue;
            };
            let definition = Definition::from_canonical(&stored.document)
                .map_err(|e| Error::broken([e.to_string()]))?;
            if !definition.external && !definition.methods.is_empty() {
                return Ok(Some(Edition::without_answers(definition)?));
            }
        }
        Ok(None)
    }
}

/// An edition with what its methods make of it.
#[derive(Debug, Clone)]
pub struct Edition {
    /// What is asked.
    pub definition: Arc<Definition>,
    /// What each question is worth by each method.
    pub weights: Vec<QuestionWeight>,
    /// Position of the method that scores are shown by.
    pub default_method: usize,
    /// Answers and scores; none while nobody has a public result.
    pub collection: Option<Arc<Collection>>,
}

impl Edition {
    fn of(collection: &Arc<Collection>) -> Self {
        let programs: Vec<&Program> = collection.methods.iter().map(|m| &m.program).collect();
        Self {
            definition: Arc::clone(&collection.definition),
            weights: weights(&collection.definition, &programs),
            default_method: collection.default_method(),
            collection: Some(Arc::clone(collection)),
        }
    }

    fn without_answers(definition: Definition) -> Result<Self, Error> {
        let programs: Result<Vec<Program>, _> = definition
            .methods
            .iter()
            .map(|method| Program::compile(&definition, method.id.as_str()))
            .collect();
        let programs = programs.map_err(|e| Error::broken([e.to_string()]))?;
        Ok(Self {
            weights: weights(&definition, &programs.iter().collect::<Vec<_>>()),
            definition: Arc::new(definition),
            default_method: 0,
            collection: None,
        })
    }
}
