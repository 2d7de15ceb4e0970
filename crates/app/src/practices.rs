//! The practice base: what municipalities do and tell others about. A municipality writes, its
//! network looks at it, and the municipality shows it, to everybody or to the people of the network.
//! What is shown stays as it was shown until another version has gone the same way.

mod desk;
mod file;
mod find;
mod helping;
mod invented;
mod letter;
mod names;
mod page;
mod said;
mod similar;
mod steps;
mod write;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use icc_store::{
    CostClass, Practice, PracticeId, PracticeShown, PracticeState, PracticeStep, PracticeText,
    PracticeWords, SharedWith, StaffClass, Theme,
};
use icc_store::{
    Evidence, List, Municipality, MunicipalityId, Network, NetworkId, Repositories, ReservedScope,
};

pub use desk::{DeskList, DeskRow, PracticeDesk, works_on_some};
pub use file::{PracticeFile, PracticeFileForm};
pub use find::{Facet, FoundPractices, PER_PAGE, PracticeFilter};
pub(crate) use helping::seen_of;
pub use helping::{Helping, LostPoint};
pub use letter::LetterPage;
pub use names::TieNames;
pub use page::PracticePage;
pub use said::{
    LONGEST_PRACTICE_TEXT, LONGEST_PRACTICE_TITLE, MOST_DOCUMENTS, MOST_INDICATORS, PracticeSaid,
    Tagged,
};
pub use similar::{Likeness, SimilarPractice};
pub use steps::{Move, StepSaid};
pub use write::{PracticeForm, PracticePlaces};

use crate::error::Error;
use crate::in_step::State;
use crate::policy::{Action, Actor, Subject, everything_shown};
use crate::service::Service;

/// How many practices a municipality writes down at most.
pub const MOST_PRACTICES: u64 = 500;

/// For each choice of each facet, how many there would be with it.
pub type Counts<F> = BTreeMap<F, BTreeMap<String, usize>>;

/// The rows that fit what is chosen of each facet, empty for nothing, and for each choice of each
/// facet how many would.
pub(crate) fn fitting<'a, 'c, R: 'a, F: Copy + Ord>(
    rows: impl Iterator<Item = &'a R>,
    facets: &[F],
    chosen: impl Fn(F) -> &'c str,
    values: impl Fn(&'a R, F) -> Vec<&'a str>,
) -> (Vec<&'a R>, Counts<F>) {
    let mut counts: BTreeMap<F, BTreeMap<&'a str, usize>> = BTreeMap::new();
    let mut fitting = Vec::new();
    for row in rows {
        let misses = |facet: &F| {
            let wanted = chosen(*facet);
            !wanted.is_empty() && !values(row, *facet).contains(&wanted)
        };
        let missed: Vec<F> = facets.iter().copied().filter(misses).collect();
        for facet in facets {
            // It counts where it fits everything else that is chosen.
            if missed.iter().all(|one| one == facet) {
                let counts = counts.entry(*facet).or_default();
                for value in values(row, *facet) {
                    *counts.entry(value).or_default() += 1;
                }
            }
        }
        if missed.is_empty() {
            fitting.push(row);
        }
    }
    let owned = |(facet, counts): (F, BTreeMap<&str, usize>)| {
        let counts = counts.into_iter().map(|(value, n)| (value.to_owned(), n));
        let counts: BTreeMap<String, usize> = counts.collect();
        (facet, counts)
    };
    (fitting, counts.into_iter().map(owned).collect())
}

/// A practice in a list.
#[derive(Debug, Clone)]
pub struct PracticeRow {
    /// What others see of it.
    pub shown: PracticeShown,
    /// Whose it is.
    pub city: Municipality,
    /// The network that looked at it.
    pub network: Network,
}

/// Municipalities and networks by id: what rows are named with.
pub(crate) struct Places {
    pub(crate) cities: BTreeMap<MunicipalityId, Municipality>,
    pub(crate) networks: BTreeMap<NetworkId, Network>,
}

impl Places {
    pub(crate) async fn read<A: Sync>(read: &Repositories<'_, A>) -> Result<Self, Error> {
        let cities = read.municipalities().all().await?.into_iter();
        let networks = read.networks().all().await?.into_iter();
        Ok(Self {
            cities: cities.map(|city| (city.id, city)).collect(),
            networks: networks.map(|one| (one.id, one)).collect(),
        })
    }

    /// The members of the network that the subject describes for which somebody may do this, by
    /// code.
    pub(crate) fn members_for(
        &self,
        actor: &Actor,
        action: Action,
        subject: &Subject,
    ) -> Vec<Municipality> {
        let own = actor.roles.iter().filter_map(|(_, place)| place.city());
        let mut own: Vec<Municipality> = own
            .filter(|city| {
                let of_city = Subject {
                    city: Some(*city),
                    ..Subject::default()
                };
                subject.members.contains(city) && actor.may(action, &of_city)
            })
            .filter_map(|city| self.cities.get(&city).cloned())
            .collect();
        own.sort_by(|a, b| a.code.cmp(&b.code));
        own.dedup_by(|a, b| a.id == b.id);
        own
    }

    /// A practice with its names; none where the municipality is not known any more.
    pub(crate) fn row(&self, shown: PracticeShown) -> Option<PracticeRow> {
        Some(PracticeRow {
            city: self.cities.get(&shown.municipality)?.clone(),
            network: self.networks.get(&shown.network)?.clone(),
            shown,
        })
    }
}

impl Service {
    /// Municipalities and networks, by id.
    pub(crate) async fn places(&self, state: &State<'_>) -> Result<Arc<Places>, Error> {
        let changes = state.changes.of(&[List::Place]);
        let places = &self.in_step().places;
        places.at(changes, (), Places::read(&state.read)).await
    }

    /// What others see of every practice, whoever may see it: the newest first. Whoever asks shows
    /// what the scope of the reader shows.
    pub(crate) async fn shown_practices(
        &self,
        state: &State<'_>,
    ) -> Result<Arc<Vec<PracticeShown>>, Error> {
        let changes = state.changes.of(&[List::Practice]);
        let make = async {
            let everything = everything_shown();
            Ok(state.read.practices().shown(&everything).await?)
        };
        self.in_step().practices.at(changes, (), make).await
    }
}

/// Whether a scope shows a practice.
fn sees(scope: &ReservedScope, shown: &PracticeShown) -> bool {
    scope.shows(shown.reach == SharedWith::Public, shown.network)
}

/// What the policy asks about a practice: its municipality and the network that looks at it.
fn subject_of(practice: &Practice) -> Subject {
    Subject {
        city: Some(practice.municipality),
        network: Some(practice.network),
        ..Subject::default()
    }
}

/// Whether others may see a piece of evidence beside a practice.
pub(crate) fn is_open(piece: &Evidence) -> bool {
    piece.withdrawn_at.is_none() && piece.visibility == icc_store::EvidenceVisibility::Public
}

/// What can be named as a document, of what a municipality keeps: the newest first.
pub(crate) fn open_pieces(all: BTreeMap<String, Evidence>) -> Vec<Evidence> {
    let mut open: Vec<Evidence> = all.into_values().filter(is_open).collect();
    open.sort_by_key(|piece| std::cmp::Reverse((piece.created_at, piece.id)));
    open
}
