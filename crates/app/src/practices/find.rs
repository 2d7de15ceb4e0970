//! Finding practices: by words and by what they are, and how many there would be with one more
//! choice. Nothing that the reader may not see is found or counted.

use icc_store::{CostClass, PracticeShown, SearchKind, StaffClass, Theme};

use super::{Counts, Places, PracticeRow, fitting};
use crate::error::Error;
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
    /// How many in all.
    pub total: usize,
    /// Those of the page: with words those that have more of them in their title first, then the
    /// newest.
    pub rows: Vec<PracticeRow>,
    /// For each choice, how many there would be with it and everything else that is chosen.
    pub counts: Counts<Facet>,
    /// The page, from 1.
    pub page: usize,
    /// How many pages there are, at least 1.
    pub pages: usize,
}

impl Service {
    /// The practices that somebody may see and that fit.
    pub async fn practices(
        &self,
        actor: Option<&Actor>,
        filter: &PracticeFilter,
        page: usize,
    ) -> Result<FoundPractices, Error> {
        let (rows, counts) = self.fitting(actor, filter).await?;
        let total = rows.len();
        let pages = total.div_ceil(PER_PAGE).max(1);
        let page = page.clamp(1, pages);
        let rows = rows.into_iter().skip((page - 1) * PER_PAGE);
        Ok(FoundPractices {
            total,
            rows: rows.take(PER_PAGE).collect(),
            counts,
            page,
            pages,
        })
    }

    /// Every practice that somebody may see and that fits, in order, and the counts.
    pub(super) async fn fitting(
        &self,
        actor: Option<&Actor>,
        filter: &PracticeFilter,
    ) -> Result<(Vec<PracticeRow>, Counts<Facet>), Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let scope = readers_scope(actor, Action::SeePractices, &read).await?;
        let shown = read.practices().shown(&scope).await?;
        let id = |one: &PracticeShown| one.practice.0;
        let words = (filter.words.as_str(), MOST_HITS);
        let shown = among((SearchKind::Practice, None), words, (shown, id), &read).await?;
        let places = Places::read(&read).await?;
        snapshot.end().await?;
        let rows = shown.into_iter().filter_map(|one| places.row(one));
        Ok(filter.fitting(rows))
    }
}

impl PracticeFilter {
    /// The rows that fit, and for each choice of each facet how many would.
    fn fitting(
        &self,
        rows: impl Iterator<Item = PracticeRow>,
    ) -> (Vec<PracticeRow>, Counts<Facet>) {
        fitting(rows, &Facet::ALL, |facet| self.chosen(facet), values)
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
fn values(row: &PracticeRow, facet: Facet) -> Vec<String> {
    let shown = &row.shown;
    match facet {
        Facet::Theme => vec![shown.theme.as_str().to_owned()],
        Facet::Indicator => shown.indicators.iter().cloned().collect(),
        Facet::Country => vec![row.city.country.clone()],
        Facet::Cost => vec![shown.cost.as_str().to_owned()],
        Facet::Staff => vec![shown.staff.as_str().to_owned()],
        Facet::Language => shown.languages.iter().cloned().collect(),
        Facet::Network => vec![row.network.code.clone()],
    }
}
