//! Finding people by what they say that they know. Nothing that the reader may not see is found or
//! counted.

use std::collections::BTreeSet;

use icc_domain::Locale;
use icc_i18n::compare;
use icc_store::{ExpertHelp, Municipality, Network};

use super::{ExpertRow, Listed, belongs, sees};
use crate::error::Error;
use crate::in_step::State;
use crate::paging::Paging;
use crate::policy::Actor;
use crate::practices::{Counts, fitting};
use crate::search::{holds, index_words, query_words};
use crate::service::Service;

/// How many stand on one page.
const PER_PAGE: usize = 30;

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
    /// Those of the page: by municipality, then by name, whoever coordinates the network last.
    pub rows: Vec<ExpertRow>,
    /// Which of all that were found these are.
    pub paging: Paging,
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
        (page, locale): (usize, Locale),
    ) -> Result<FoundExperts, Error> {
        let snapshot = self.store().snapshot().await?;
        let state = State::of(&snapshot).await?;
        let (network, scope, directory) = self.directory_for(actor, network, &state).await?;
        let belongs = belongs(actor, &network, &state.read).await?;
        snapshot.end().await?;
        let question = query_words(&filter.words);
        let seen = directory.iter().filter(|one| {
            sees(&scope, &network, &one.row)
                && (question.is_empty() || holds(&question, &one.words))
        });
        let chosen = |facet| filter.chosen(facet);
        let (mut fits, counts) = fitting(seen, &ExpertFacet::ALL, chosen, values);
        fits.sort_by_key(|one| one.ranks.get(&locale));
        let paging = Paging::new(page, PER_PAGE, fits.len());
        let rows = paging.part(&fits).iter();
        Ok(FoundExperts {
            rows: rows.map(|one| one.row.clone()).collect(),
            network,
            counts,
            paging,
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

/// Has each of some people know the place that he or she has in a language: by municipality, then by
/// name, whoever has no municipality last.
pub(super) fn rank(all: &mut [Listed]) {
    for locale in Locale::ALL {
        let place = |one: &Listed| {
            let named = |city: &Municipality| {
                let name = city.names.best(locale).map(|(_, name)| name);
                name.unwrap_or(&city.code).to_owned()
            };
            let names = one.row.cities.iter().map(named);
            names.min_by(|one, other| compare(locale, one, other))
        };
        let mut places: Vec<(Option<String>, usize)> = all.iter().map(place).zip(0..).collect();
        places.sort_by(|(city, one), (other_city, other)| {
            let by_place = match (city, other_city) {
                (Some(one), Some(other)) => compare(locale, one, other),
                (one, other) => one.is_none().cmp(&other.is_none()),
            };
            let name = |at: &usize| all.get(*at).map_or("", |one| one.row.name.as_str());
            // They come by id.
            by_place
                .then_with(|| compare(locale, name(one), name(other)))
                .then_with(|| one.cmp(other))
        });
        for (rank, (_, at)) in places.into_iter().enumerate() {
            if let Some(one) = all.get_mut(at) {
                one.ranks.insert(locale, rank);
            }
        }
    }
}

/// Everything by which somebody is found: what is said, the name, and what the municipalities are
/// called.
pub(super) fn words(row: &ExpertRow) -> String {
    let cities = row.cities.iter().flat_map(|city| city.names.0.values());
    let mut names = row.name.clone();
    for name in cities {
        names.push(' ');
        names.push_str(name);
    }
    format!("{} {}", row.expert.words, index_words(&names))
}

/// What somebody is, as a facet sees it.
fn values(one: &Listed, facet: ExpertFacet) -> Vec<&str> {
    fn each(codes: &BTreeSet<String>) -> Vec<&str> {
        codes.iter().map(String::as_str).collect()
    }
    let expert = &one.row.expert;
    match facet {
        ExpertFacet::Field => each(&expert.fields),
        ExpertFacet::Language => each(&expert.languages),
        ExpertFacet::Help => expert.help.iter().map(|it| it.as_str()).collect(),
        ExpertFacet::Region => each(&one.regions),
    }
}
