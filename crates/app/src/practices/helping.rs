//! The practices that help with something: where points are lost, beside an indicator, in a network.

use std::collections::{BTreeMap, BTreeSet};

use icc_store::{PracticeId, PracticeShown, Repositories, ReservedScope};

use super::{PracticeRow, sees};
use crate::error::Error;
use crate::in_step::State;
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
        let state = State::of(&snapshot).await?;
        let scope = readers_scope(actor, Action::SeePractices, &state.read).await?;
        let all = self.shown_practices(&state).await?;
        let places = self.places(&state).await?;
        snapshot.end().await?;
        let seen: Vec<&PracticeShown> = all.iter().filter(|one| sees(&scope, one)).collect();
        let named = |helps: &dyn Fn(&PracticeShown) -> bool| -> Vec<PracticeRow> {
            let helping = seen.iter().filter(|one| helps(one));
            let rows = helping.filter_map(|one| places.row((*one).clone()));
            rows.take(FOR_A_POINT).collect()
        };
        let mut found = BTreeMap::new();
        for point in lost {
            let mut rows = named(&|one| one.questions.contains(&point.question));
            if rows.is_empty() {
                rows = named(&|one| one.indicators.contains(&point.indicator));
            }
            if !rows.is_empty() {
                found.insert(point.question.clone(), rows);
            }
        }
        Ok(found)
    }

    /// The practices that everybody may see and that help with an indicator.
    pub async fn public_practices_for(&self, indicator: &str) -> Result<Helping, Error> {
        self.public_practices(|one| one.indicators.contains(indicator))
            .await
    }

    /// The practices of the members of a network that everybody may see; none for an unknown one.
    pub async fn public_practices_in(&self, network: &str) -> Result<Helping, Error> {
        let Some(network) = self.store().read().networks().by_code(network).await? else {
            return Ok(Helping::default());
        };
        self.public_practices(|one| one.network == network.id).await
    }

    /// The newest of the practices that everybody may see and that are wanted, by name.
    async fn public_practices(
        &self,
        wanted: impl Fn(&PracticeShown) -> bool,
    ) -> Result<Helping, Error> {
        let snapshot = self.store().snapshot().await?;
        let state = State::of(&snapshot).await?;
        let all = self.shown_practices(&state).await?;
        let places = self.places(&state).await?;
        snapshot.end().await?;
        let public = ReservedScope::public();
        let found = all.iter().filter(|one| sees(&public, one) && wanted(one));
        let found: Vec<&PracticeShown> = found.collect();
        let rows = found.iter().filter_map(|one| places.row((*one).clone()));
        Ok(Helping {
            rows: rows.take(NAMED).collect(),
            total: found.len(),
        })
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
