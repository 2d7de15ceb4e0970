//! Practices that help with the same: what they share is told, and decides the order.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use icc_store::{MunicipalityId, PracticeShown, ReservedScope};

use super::{Places, PracticeRow, sees};
use crate::error::Error;
use crate::service::Service;

/// How many are listed.
const LISTED: usize = 5;
/// How many are compared: those that share most.
const COMPARED: usize = 100;
/// By what municipalities are of one size.
const SIZE: &str = "size";

/// What two practices share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Likeness {
    /// Codes of questions.
    pub questions: Vec<String>,
    /// Codes of indicators.
    pub indicators: Vec<String>,
    /// Whether they are about the same.
    pub theme: bool,
    /// Whether their municipalities are of one size.
    pub size: bool,
}

impl Likeness {
    fn weight(&self) -> usize {
        3 * self.questions.len()
            + 2 * self.indicators.len()
            + 2 * usize::from(self.theme)
            + usize::from(self.size)
    }
}

/// A practice that is like another.
#[derive(Debug)]
pub struct SimilarPractice {
    /// The other.
    pub row: PracticeRow,
    /// What they share.
    pub like: Likeness,
}

/// The class of size of each municipality that has a published number of inhabitants.
pub(super) type Sizes = BTreeMap<MunicipalityId, String>;

impl Service {
    pub(super) async fn size_classes(&self) -> Result<Sizes, Error> {
        let snapshot = self.snapshot().await?;
        let classes = &self.data().groups;
        let class = |city: &crate::snapshot::City| {
            classes
                .iter()
                .filter(|class| class.dimension == SIZE)
                .find(|class| {
                    let fact = city.facts.iter().find(|it| it.measure == class.measure);
                    fact.is_some_and(|fact| class.contains(fact.value))
                })
        };
        let cities = snapshot.cities.values();
        let classed = cities.filter_map(|city| Some((city.municipality.id, class(city)?)));
        Ok(classed
            .map(|(id, class)| (id, class.code.clone()))
            .collect())
    }
}

/// The practices that are most like one, of those that the scope shows.
pub(super) fn similar(
    one: &PracticeShown,
    (all, scope): (&[PracticeShown], &ReservedScope),
    (places, sizes): (&Places, &Sizes),
) -> Vec<SimilarPractice> {
    let shares = |other: &PracticeShown| {
        other.questions.intersection(&one.questions).count()
            + other.indicators.intersection(&one.indicators).count()
    };
    let others = all.iter().filter(|other| other.practice != one.practice);
    let shared = others.map(|other| (shares(other), other));
    let mut most: Vec<(usize, &PracticeShown)> = shared.filter(|(n, _)| *n > 0).collect();
    most.sort_by_key(|(n, other)| (Reverse(*n), Reverse(other.practice)));
    most.truncate(COMPARED);
    // Of those that are as much alike, the newest first.
    most.sort_by_key(|(_, other)| Reverse((other.since, other.practice)));
    let seen = most.iter().filter(|(_, other)| sees(scope, other));
    let mut found: Vec<SimilarPractice> = Vec::new();
    for (_, other) in seen {
        let like = likeness(one, other, sizes);
        if let Some(row) = places.row((*other).clone()) {
            found.push(SimilarPractice { row, like });
        }
    }
    found.sort_by_key(|it| Reverse(it.like.weight()));
    found.truncate(LISTED);
    found
}

fn likeness(one: &PracticeShown, other: &PracticeShown, sizes: &Sizes) -> Likeness {
    let size = |shown: &PracticeShown| sizes.get(&shown.municipality);
    Likeness {
        questions: one
            .questions
            .intersection(&other.questions)
            .cloned()
            .collect(),
        indicators: one
            .indicators
            .intersection(&other.indicators)
            .cloned()
            .collect(),
        theme: one.theme == other.theme,
        size: size(one).is_some() && size(one) == size(other),
    }
}
