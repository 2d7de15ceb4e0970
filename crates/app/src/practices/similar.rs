//! Practices that help with the same: what they share is told, and decides the order.

use std::collections::BTreeMap;

use icc_store::{
    HelpKind, MunicipalityId, PracticeId, PracticeShown, Read, Repositories, ReservedScope,
};

use super::{Places, PracticeRow};
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
pub(super) async fn similar(
    one: &PracticeShown,
    scope: &ReservedScope,
    (places, sizes): (&Places, &Sizes),
    read: &Repositories<'_, Read>,
) -> Result<Vec<SimilarPractice>, Error> {
    let practices = read.practices();
    let mut shared: BTreeMap<PracticeId, usize> = BTreeMap::new();
    for (kind, codes) in [
        (HelpKind::Question, &one.questions),
        (HelpKind::Indicator, &one.indicators),
    ] {
        let codes: Vec<String> = codes.iter().cloned().collect();
        for topic in practices.helping(kind, &codes).await? {
            *shared.entry(topic.practice).or_default() += 1;
        }
    }
    shared.remove(&one.practice);
    let mut most: Vec<(PracticeId, usize)> = shared.into_iter().collect();
    most.sort_by_key(|(id, n)| (std::cmp::Reverse(*n), std::cmp::Reverse(*id)));
    let most: Vec<PracticeId> = most.into_iter().take(COMPARED).map(|(id, _)| id).collect();
    let mut found: Vec<SimilarPractice> = Vec::new();
    for other in practices.shown_of(scope, &most).await? {
        let like = likeness(one, &other, sizes);
        if let Some(row) = places.row(other) {
            found.push(SimilarPractice { row, like });
        }
    }
    // Of those that are as much alike, the newest first, as they come.
    found.sort_by_key(|it| std::cmp::Reverse(it.like.weight()));
    found.truncate(LISTED);
    Ok(found)
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
