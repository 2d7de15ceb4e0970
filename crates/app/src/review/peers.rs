//! What other cities have answered to the same question: those that agreed to show their answers.

use std::collections::BTreeMap;

use icc_store::{Municipality, MunicipalityId, Read, Repositories, Status};

use crate::answers::AnswerSheet;
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

/// The cities that have agreed that the networks of a wave may see their answers. The one place
/// where a review asks for consents. Nobody is asked for consent yet, so nobody has agreed.
fn consenting(_: &Desk) -> Vec<MunicipalityId> {
    Vec::new()
}

/// The accepted answers of other cities in the same wave, by question.
pub(super) async fn peers(
    actor: &Actor,
    desk: &Desk,
    read: &Repositories<'_, Read>,
) -> Result<BTreeMap<String, Vec<PeerAnswer>>, Error> {
    peers_of(actor, desk, &consenting(desk), read).await
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
