//! What one person says of the own expertise, beside what that person has shown to others.

use icc_store::{
    AccountId, ExpertId, Meeting, MeetingId, MeetingState, Network, Place, PracticeShown, Read,
    Repositories,
};

use super::ExpertRow;
use crate::error::Error;
use crate::in_step::State;
use crate::policy::{Action, Actor, Subject, readers_scope};
use crate::service::Service;

/// One person in the directory of a network.
#[derive(Debug)]
pub struct ExpertPage {
    /// The network.
    pub network: Network,
    /// What is said, and of whom.
    pub row: ExpertRow,
    /// Practices that the person has written and the reader sees, the newest first.
    pub practices: Vec<PracticeShown>,
    /// Meetings of the network at which the person has presented something, the newest first; for
    /// those who see its meetings.
    pub meetings: Vec<Meeting>,
    /// Whether the reader can write to the person.
    pub may_ask: bool,
    /// Whether it is the reader.
    pub own: bool,
}

impl Service {
    /// One person in the directory of a network.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the reader may not see it, or it was withdrawn.
    pub async fn expert(
        &self,
        actor: Option<&Actor>,
        (network, id): (&str, ExpertId),
    ) -> Result<ExpertPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let state = State::of(&snapshot).await?;
        let read = &state.read;
        let (network, rows) = self.seen_in(actor, network, &state).await?;
        let row = rows.into_iter().find(|row| row.expert.id == id);
        let row = row.ok_or(Error::NotFound)?;
        let account = row.expert.account;
        let practices = practices_of(actor, account, read).await?;
        let meetings = meetings_of(actor, account, &network, read).await?;
        snapshot.end().await?;
        let own = actor.is_some_and(|actor| actor.account == account);
        let may_ask = actor.is_some_and(|actor| actor.may_somewhere(Action::SeeExpertise));
        Ok(ExpertPage {
            network,
            row,
            practices,
            meetings,
            may_ask: may_ask && !own,
            own,
        })
    }
}

async fn practices_of(
    actor: Option<&Actor>,
    account: AccountId,
    read: &Repositories<'_, Read>,
) -> Result<Vec<PracticeShown>, Error> {
    let scope = readers_scope(actor, Action::SeePractices, read).await?;
    let begun = read.practices().begun_by(account).await?;
    Ok(read.practices().shown_of(&scope, &begun).await?)
}

async fn meetings_of(
    actor: Option<&Actor>,
    account: AccountId,
    network: &Network,
    read: &Repositories<'_, Read>,
) -> Result<Vec<Meeting>, Error> {
    let Some(actor) = actor else {
        return Ok(Vec::new());
    };
    let subject = Subject::at(Place::Network(network.id), read).await?;
    if !actor.may(Action::SeeMeetings, &subject) {
        return Ok(Vec::new());
    }
    let presented: Vec<MeetingId> = read.meetings().presented_by(account).await?;
    let mut meetings = read.meetings().of_network(network.id).await?;
    meetings.retain(|one| one.state == MeetingState::Held && presented.contains(&one.id));
    meetings.reverse();
    Ok(meetings)
}
