//! What other cities have answered to the same question: those that agreed to show their answers.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use icc_domain::Role;
use icc_store::{Audience, Item, Municipality, MunicipalityId, Place, Read, Repositories, Status};

use crate::answers::AnswerSheet;
use crate::consent::said_in;
use crate::error::Error;
use crate::policy::{Actor, Subject};
use crate::responses::{Desk, Entry};

/// What another city has answered.
#[derive(Debug, Clone, PartialEq)]
pub struct PeerAnswer {
    /// The city.
    pub city: Municipality,
    /// What it said.
    pub entry: Entry,
}

/// The cities that have agreed that a network of the wave may see their answers, for which the
/// person reviews. The one place where a review asks for consents.
async fn consenting(
    actor: &Actor,
    desk: &Desk,
    on: NaiveDate,
    read: &Repositories<'_, Read>,
) -> Result<Vec<MunicipalityId>, Error> {
    let mut audiences = Vec::new();
    for code in &desk.wave.networks {
        let network = read.networks().by_code(code).await?;
        let place = network.map(|network| Place::Network(network.id));
        if place.is_some_and(|place| actor.roles.contains(&(Role::Reviewer, place))) {
            audiences.push(Audience::Network(code.clone()));
        }
    }
    let said = said_in(read, desk.wave.id).await?;
    let agreed = said.into_iter().filter_map(|(city, consents)| {
        let mut audiences = audiences.iter();
        let shown = audiences.any(|audience| consents.allows(audience, Item::Answers, on));
        shown.then_some(city)
    });
    Ok(agreed.collect())
}

/// The accepted answers of other cities in the same wave, by question.
pub(super) async fn peers(
    actor: &Actor,
    desk: &Desk,
    on: NaiveDate,
    read: &Repositories<'_, Read>,
) -> Result<BTreeMap<String, Vec<PeerAnswer>>, Error> {
    let consenting = consenting(actor, desk, on, read).await?;
    peers_of(actor, desk, &consenting, read).await
}

async fn peers_of(
    actor: &Actor,
    desk: &Desk,
    consenting: &[MunicipalityId],
    read: &Repositories<'_, Read>,
) -> Result<BTreeMap<String, Vec<PeerAnswer>>, Error> {
    let review: Subject = desk.whole();
    let mut found: BTreeMap<String, Vec<PeerAnswer>> = BTreeMap::new();
    for id in consenting.iter().filter(|id| **id != desk.city.id) {
        let Some(city) = read.municipalities().by_id(*id).await? else {
            continue;
        };
        let scope = actor.peer_scope(&review, *id);
        let all = read.submissions().of_municipality(&scope, *id).await?;
        let accepted = all
            .into_iter()
            .filter(|one| one.wave == desk.wave.id && one.status == Status::Final);
        let Some(last) = accepted.max_by_key(|one| one.revision) else {
            continue;
        };
        let sheet = AnswerSheet::read(&last.document)?;
        for question in &desk.asked.definition.questions {
            let code = question.code.as_str();
            if let Some(answer) = sheet.0.get(code) {
                found.entry(code.to_owned()).or_default().push(PeerAnswer {
                    city: city.clone(),
                    entry: Entry::of_scored(question, answer),
                });
            }
        }
    }
    Ok(found)
}
