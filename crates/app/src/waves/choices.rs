//! What a new wave can ask, and whom.

use std::collections::BTreeMap;

use icc_domain::LocalizedText;
use icc_questionnaire::Definition;
use icc_questionnaire::definition::Texts;

use super::{manages, named_network};
use crate::accounts::Named;
use crate::error::Error;
use crate::policy::Actor;
use crate::service::Service;

/// A method of a loaded edition: what a wave can ask and be scored by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Askable {
    /// Hash of the definition.
    pub hash: String,
    /// Version of the edition.
    pub version: String,
    /// Titles of the edition.
    pub titles: LocalizedText,
    /// Id of the method.
    pub method: String,
    /// Version of the method.
    pub method_version: String,
    /// Titles of the method.
    pub method_titles: LocalizedText,
}

impl Askable {
    /// The word used in forms.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}:{}", self.hash, self.method)
    }
}

/// What a form for waves offers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WaveChoices {
    /// What can be asked: by edition, the newest version first.
    pub askable: Vec<Askable>,
    /// The networks that can be asked.
    pub networks: Vec<Named>,
}

impl Service {
    /// What a wave can ask, and whom.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not manage waves.
    pub async fn wave_choices(&self, actor: &Actor) -> Result<WaveChoices, Error> {
        manages(actor)?;
        let read = self.store().read();
        let networks = read.networks().all().await?;
        Ok(WaveChoices {
            askable: self.askable().await?,
            networks: networks.iter().map(named_network).collect(),
        })
    }

    /// Results of an external edition come from elsewhere: it cannot be asked.
    pub(super) async fn askable(&self) -> Result<Vec<Askable>, Error> {
        let definitions = self.store().read().definitions();
        let mut editions: BTreeMap<String, Vec<Vec<Askable>>> = BTreeMap::new();
        for summary in definitions.all().await? {
            let stored = definitions.by_hash(&summary.hash).await?;
            let stored = stored.ok_or(Error::NotFound)?;
            let definition = Definition::from_canonical(&stored.document)
                .map_err(|e| Error::broken([e.to_string()]))?;
            if definition.external || definition.questions.is_empty() {
                continue;
            }
            let methods = definition.methods.iter().map(|method| Askable {
                hash: summary.hash.clone(),
                version: summary.version.clone(),
                titles: titles(&definition, |texts| Some(texts.title.clone())),
                method: method.id.to_string(),
                method_version: method.version.clone(),
                method_titles: titles(&definition, |texts| {
                    texts.methods.get(&method.id).map(|m| m.title.clone())
                }),
            });
            let of_edition = editions.entry(summary.edition.clone()).or_default();
            of_edition.push(methods.collect());
        }
        let newest_first = |versions: Vec<Vec<Askable>>| versions.into_iter().rev().flatten();
        Ok(editions.into_values().flat_map(newest_first).collect())
    }
}

fn titles(definition: &Definition, title: impl Fn(&Texts) -> Option<String>) -> LocalizedText {
    let all = definition.texts.iter();
    let all = all.filter_map(|(tag, texts)| Some((tag.clone(), title(texts)?)));
    LocalizedText(all.collect())
}
