//! Finding practices: by words and by what they are, and how many there would be with one more
//! choice. Nothing that the reader may not see is found or counted.

use std::collections::BTreeSet;

use icc_store::{CostClass, PracticeShown, ReservedScope, SearchKind, StaffClass, Theme};

use super::{Counts, Places, PracticeRow, fitting, sees};
use crate::error::Error;
use crate::in_step::State;
use crate::paging::Paging;
use crate::policy::{Action, Actor, readers_scope};
use crate::search::among;
use crate::service::Service;

/// Practices on one page.
pub const PER_PAGE: usize = 20;
/// How many are looked through for words at most.
const MOST_HITS: u64 = 20_000;

/// What is looked for; what is empty does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PracticeFilter {
    /// Words, all of which must be found.
    pub words: String,
    /// What it is about.
    pub theme: Option<Theme>,
    /// Code of an indicator that it helps with.
    pub indicator: String,
    /// Code of the country.
    pub country: String,
    /// What it costs.
    pub cost: Option<CostClass>,
    /// Who works on it.
    pub staff: Option<StaffClass>,
    /// Tag of a language in which one can ask.
    pub language: String,
    /// Code of the network.
    pub network: String,
}

/// What one can choose by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// What it is about.
    Theme,
    /// What it helps with.
    Indicator,
    /// Where it is.
    Country,
    /// What it costs.
    Cost,
    /// Who works on it.
    Staff,
    /// In which language one can ask.
    Language,
    /// Which network has looked at it.
    Network,
}

impl Facet {
    /// Each of them, in order.
    pub const ALL: [Self; 7] = [
        Self::Theme,
        Self::Indicator,
        Self::Country,
        Self::Cost,
        Self::Staff,
        Self::Language,
        Self::Network,
    ];

    /// The name of its field.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Indicator => "indicator",
            Self::Country => "country",
            Self::Cost => "cost",
            Self::Staff => "staff",
            Self::Language => "language",
            Self::Network => "network",
        }
    }
}

/// What was found.
#[derive(Debug)]
pub struct FoundPractices {
    /// Those of the page: with words those that have more of them in their title first, then the
    /// newest.
    pub rows: Vec<PracticeRow>,
    /// For each choice, how many there would be with it and everything else that is chosen.
    pub counts: Counts<Facet>,
    /// Which of all that were found these are.
    pub paging: Paging,
}

impl Service {
    /// The practices that somebody may see and that fit.
    pub async fn practices(
        &self,
        actor: Option<&Actor>,
        filter: &PracticeFilter,
        page: usize,
    ) -> Result<FoundPractices, Error> {
        self.fitting_practices(actor, filter, page, PER_PAGE).await
    }

    /// The same, so many on a page.
    pub(super) async fn fitting_practices(
        &self,
        actor: Option<&Actor>,
        filter: &PracticeFilter,
        page: usize,
        size: usize,
    ) -> Result<FoundPractices, Error> {
        let snapshot = self.store().snapshot().await?;
        let state = State::of(&snapshot).await?;
        let all = self.shown_practices(&state).await?;
        let places = self.places(&state).await?;
        let scope = readers_scope(actor, Action::SeePractices, &state.read).await?;
        let seen = sought(filter, &scope, &all, &state).await?;
        snapshot.end().await?;
        let (fits, counts) = filter.fitting(seen, &places);
        let paging = Paging::new(page, size, fits.len());
        let rows = paging.part(&fits).iter();
        Ok(FoundPractices {
            rows: rows.filter_map(|one| places.row((*one).clone())).collect(),
            counts,
            paging,
        })
    }
}

/// Of all practices those that a scope shows and in which the words are found, in order.
async fn sought<'a>(
    filter: &PracticeFilter,
    scope: &ReservedScope,
    all: &'a [PracticeShown],
    state: &State<'_>,
) -> Result<Vec<&'a PracticeShown>, Error> {
    let seen = all.iter().filter(|one| sees(scope, one)).collect();
    let id = |one: &&PracticeShown| one.practice.0;
    let words = (filter.words.as_str(), MOST_HITS);
    among((SearchKind::Practice, None), words, (seen, id), &state.read).await
}

impl PracticeFilter {
    /// Those that fit, and for each choice of each facet how many would.
    fn fitting<'a>(
        &self,
        seen: Vec<&'a PracticeShown>,
        places: &'a Places,
    ) -> (Vec<&'a PracticeShown>, Counts<Facet>) {
        // Not of a place that is not known any more.
        let known = seen.into_iter().filter(|one| {
            places.cities.contains_key(&one.municipality)
                && places.networks.contains_key(&one.network)
        });
        let chosen = |facet| self.chosen(facet);
        let values = |one: &'a PracticeShown, facet| values(one, places, facet);
        fitting(known, &Facet::ALL, chosen, values)
    }

    /// What is chosen of a facet; empty for nothing.
    #[must_use]
    pub fn chosen(&self, facet: Facet) -> &str {
        match facet {
            Facet::Theme => self.theme.map_or("", Theme::as_str),
            Facet::Indicator => &self.indicator,
            Facet::Country => &self.country,
            Facet::Cost => self.cost.map_or("", CostClass::as_str),
            Facet::Staff => self.staff.map_or("", StaffClass::as_str),
            Facet::Language => &self.language,
            Facet::Network => &self.network,
        }
    }
}

/// What a practice is, as a facet sees it.
fn values<'a>(shown: &'a PracticeShown, places: &'a Places, facet: Facet) -> Vec<&'a str> {
    let each = |codes: &'a BTreeSet<String>| codes.iter().map(String::as_str).collect();
    match facet {
        Facet::Theme => vec![shown.theme.as_str()],
        Facet::Indicator => each(&shown.indicators),
        Facet::Country => {
            let city = places.cities.get(&shown.municipality);
            city.map(|city| city.country.as_str()).into_iter().collect()
        }
        Facet::Cost => vec![shown.cost.as_str()],
        Facet::Staff => vec![shown.staff.as_str()],
        Facet::Language => each(&shown.languages),
        Facet::Network => {
            let network = places.networks.get(&shown.network);
            network.map(|one| one.code.as_str()).into_iter().collect()
        }
    }
}
