//! Finding people by what they say that they know. Nothing that the reader may not see is found or
//! counted.

use icc_store::{ExpertHelp, Network};

use super::{ExpertRow, belongs};
use crate::error::Error;
use crate::policy::Actor;
use crate::practices::{Counts, fitting};
use crate::search::{holds, index_words, query_words};
use crate::service::Service;

/// What is looked for; what is empty does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExpertFilter {
    /// Words, all of which must be found.
    pub words: String,
    /// Code of an indicator.
    pub field: String,
    /// Tag of a language in which one can ask.
    pub language: String,
    /// Country and province of a municipality, with a hyphen between.
    pub region: String,
    /// What the person is ready to help with.
    pub help: Option<ExpertHelp>,
}

/// What one can choose by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExpertFacet {
    /// What the person knows about.
    Field,
    /// In which language one can ask.
    Language,
    /// Where the municipality is.
    Region,
    /// What the person is ready to help with.
    Help,
}

impl ExpertFacet {
    /// Each of them, in order.
    pub const ALL: [Self; 4] = [Self::Field, Self::Language, Self::Region, Self::Help];

    /// The name of its field.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Language => "language",
            Self::Region => "region",
            Self::Help => "help",
        }
    }
}

/// What was found.
#[derive(Debug)]
pub struct FoundExperts {
    /// The network.
    pub network: Network,
    /// In no order: whoever shows them puts them in that of the language.
    pub rows: Vec<ExpertRow>,
    /// For each choice, how many there would be with it and everything else that is chosen.
    pub counts: Counts<ExpertFacet>,
    /// Whether the reader belongs to the network, and sees what is reserved to its people.
    pub belongs: bool,
}

impl Service {
    /// What the people of a network say of their expertise, as far as somebody may see it and it
    /// fits.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network.
    pub async fn experts(
        &self,
        actor: Option<&Actor>,
        network: &str,
        filter: &ExpertFilter,
    ) -> Result<FoundExperts, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (network, mut rows) = self.directory(actor, network, &read).await?;
        let belongs = belongs(actor, &network, &read).await?;
        snapshot.end().await?;
        let question = query_words(&filter.words);
        if !question.is_empty() {
            rows.retain(|row| holds(&question, &words(row)));
        }
        let chosen = |facet| filter.chosen(facet);
        let (rows, counts) = fitting(rows.into_iter(), &ExpertFacet::ALL, chosen, values);
        Ok(FoundExperts {
            network,
            rows,
            counts,
            belongs,
        })
    }
}

impl ExpertFilter {
    /// What is chosen of a facet; empty for nothing.
    #[must_use]
    pub fn chosen(&self, facet: ExpertFacet) -> &str {
        match facet {
            ExpertFacet::Field => &self.field,
            ExpertFacet::Language => &self.language,
            ExpertFacet::Region => &self.region,
            ExpertFacet::Help => self.help.map_or("", ExpertHelp::as_str),
        }
    }
}

/// Everything by which somebody is found: what is said, the name, and what the municipalities are
/// called.
fn words(row: &ExpertRow) -> String {
    let cities = row.cities.iter().flat_map(|city| city.names.0.values());
    let mut names = row.name.clone();
    for name in cities {
        names.push(' ');
        names.push_str(name);
    }
    format!("{} {}", row.expert.words, index_words(&names))
}

/// What somebody is, as a facet sees it.
fn values(row: &ExpertRow, facet: ExpertFacet) -> Vec<String> {
    let expert = &row.expert;
    match facet {
        ExpertFacet::Field => expert.fields.iter().cloned().collect(),
        ExpertFacet::Language => expert.languages.iter().cloned().collect(),
        ExpertFacet::Help => expert
            .help
            .iter()
            .map(|it| it.as_str().to_owned())
            .collect(),
        ExpertFacet::Region => {
            let cities = row.cities.iter();
            let regions = cities.filter_map(|city| {
                let province = city.province.as_ref()?;
                Some(format!("{}-{province}", city.country))
            });
            let mut regions: Vec<String> = regions.collect();
            regions.sort_unstable();
            regions.dedup();
            regions
        }
    }
}
