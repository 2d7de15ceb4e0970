//! The practices that help with something: where points are lost, beside an indicator, in a network.

use std::collections::{BTreeMap, BTreeSet};

use icc_store::{HelpKind, PracticeId, PracticeShown, Read, Repositories, ReservedScope};

use super::{Places, PracticeRow};
use crate::error::Error;
use crate::policy::{Action, Actor, readers_scope};
use crate::service::Service;

/// How many are named for one point that is lost.
const FOR_A_POINT: usize = 3;
/// How many are named beside an indicator or a network.
const NAMED: usize = 5;

/// A question in which points are lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostPoint {
    /// Code of the question.
    pub question: String,
    /// Code of its indicator.
    pub indicator: String,
}

/// Practices beside something.
#[derive(Debug, Default)]
pub struct Helping {
    /// The newest of them.
    pub rows: Vec<PracticeRow>,
    /// How many there are.
    pub total: usize,
}

impl Helping {
    /// Tells what is named from anything else that could be.
    #[must_use]
    pub fn stamp(&self) -> String {
        let rows = self.rows.iter().map(|row| {
            let shown = &row.shown;
            format!("{} {}", shown.practice, shown.text_version)
        });
        let rows: Vec<String> = rows.collect();
        format!("{} {}", self.total, rows.join(" "))
    }
}

impl Service {
    /// For questions in which points are lost, practices that answer them, or else help with their
    /// indicator; of those that the reader may see, the newest first.
    pub async fn practices_for(
        &self,
        actor: Option<&Actor>,
        lost: &[LostPoint],
    ) -> Result<BTreeMap<String, Vec<PracticeRow>>, Error> {
        if lost.is_empty() {
            return Ok(BTreeMap::new());
        }
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let scope = readers_scope(actor, Action::SeePractices, &read).await?;
        let codes = |of: fn(&LostPoint) -> &String| -> Vec<String> {
            let mut codes: Vec<String> = lost.iter().map(|one| of(one).clone()).collect();
            codes.sort_unstable();
            codes.dedup();
            codes
        };
        let questions = codes(|one| &one.question);
        let indicators = codes(|one| &one.indicator);
        let by_question = by_code(HelpKind::Question, &questions, &read).await?;
        let by_indicator = by_code(HelpKind::Indicator, &indicators, &read).await?;
        let mut ids: Vec<PracticeId> = by_question
            .values()
            .chain(by_indicator.values())
            .flatten()
            .copied()
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let shown = read.practices().shown_of(&scope, &ids).await?;
        let places = Places::read(&read).await?;
        snapshot.end().await?;
        let named = |ids: Option<&Vec<PracticeId>>| -> Vec<PracticeRow> {
            let own = |one: &&PracticeShown| ids.is_some_and(|ids| ids.contains(&one.practice));
            let own = shown.iter().filter(own);
            let rows = own.filter_map(|one| places.row(one.clone()));
            rows.take(FOR_A_POINT).collect()
        };
        let mut found = BTreeMap::new();
        for point in lost {
            let mut rows = named(by_question.get(&point.question));
            if rows.is_empty() {
                rows = named(by_indicator.get(&point.indicator));
            }
            if !rows.is_empty() {
                found.insert(point.question.clone(), rows);
            }
        }
        Ok(found)
    }

    /// The practices that everybody may see and that help with an indicator.
    pub async fn public_practices_for(&self, indicator: &str) -> Result<Helping, Error> {
        let read = self.store().read();
        let codes = [indicator.to_owned()];
        let practices = read.practices();
        let topics = practices.helping(HelpKind::Indicator, &codes).await?;
        let ids: Vec<PracticeId> = topics.into_iter().map(|it| it.practice).collect();
        let public = ReservedScope::public();
        let shown = practices.shown_of(&public, &ids).await?;
        named(shown, &read).await
    }

    /// The practices of the members of a network that everybody may see; none for an unknown one.
    pub async fn public_practices_in(&self, network: &str) -> Result<Helping, Error> {
        let read = self.store().read();
        let Some(network) = read.networks().by_code(network).await? else {
            return Ok(Helping::default());
        };
        let public = ReservedScope::public();
        let shown = read.practices().shown_in(&public, network.id).await?;
        named(shown, &read).await
    }
}

/// Practices by their ids, of those that somebody may see, the newest first.
pub(crate) async fn seen_of<A: Sync>(
    actor: &Actor,
    ids: &BTreeSet<PracticeId>,
    read: &Repositories<'_, A>,
) -> Result<Vec<PracticeShown>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let scope = actor.reserved_scope(Action::SeePractices, read).await?;
    let ids: Vec<PracticeId> = ids.iter().copied().collect();
    Ok(read.practices().shown_of(&scope, &ids).await?)
}

/// The newest of some practices by name.
async fn named(shown: Vec<PracticeShown>, read: &Repositories<'_, Read>) -> Result<Helping, Error> {
    let total = shown.len();
    if total == 0 {
        return Ok(Helping::default());
    }
    let places = Places::read(read).await?;
    let rows = shown.into_iter().filter_map(|one| places.row(one));
    Ok(Helping {
        rows: rows.take(NAMED).collect(),
        total,
    })
}

async fn by_code(
    kind: HelpKind,
    codes: &[String],
    read: &Repositories<'_, Read>,
) -> Result<BTreeMap<String, Vec<PracticeId>>, Error> {
    let mut all: BTreeMap<String, Vec<PracticeId>> = BTreeMap::new();
    for topic in read.practices().helping(kind, codes).await? {
        all.entry(topic.code).or_default().push(topic.practice);
    }
    Ok(all)
}
