//! What was contributed to a network, of each kind as far as somebody sees it elsewhere.

use chrono::{DateTime, Utc};
use icc_store::{
    AccountId, MeetingId, MeetingState, MunicipalityId, Network, Place, PracticeId, Read,
    Repositories, ToolId,
};

use super::{Contribution, ContributionKind};
use crate::error::Error;
use crate::policy::{Action, Actor, Subject, readers_scope};
use crate::space::useful_replies;

/// Something that was contributed.
#[derive(Debug)]
pub(super) struct Found {
    /// Who did.
    pub(super) by: AccountId,
    /// For whom; none for whoever coordinates the network.
    pub(super) city: Option<MunicipalityId>,
    /// When.
    pub(super) at: DateTime<Utc>,
    /// What.
    pub(super) thing: Contribution,
}

/// The kinds of which somebody sees something, if there is something, and all of that.
pub(super) async fn contributions(
    actor: Option<&Actor>,
    network: &Network,
    read: &Repositories<'_, Read>,
) -> Result<(Vec<ContributionKind>, Vec<Found>), Error> {
    let mut all = practices(actor, network, read).await?;
    all.extend(tools(actor, network, read).await?);
    let mut kinds = vec![ContributionKind::Practice, ContributionKind::Tool];
    if let Some(actor) = actor {
        if let Some(found) = presentations(actor, network, read).await? {
            kinds.push(ContributionKind::Presentation);
            all.extend(found);
        }
        if let Some(found) = replies(actor, network, read).await? {
            kinds.push(ContributionKind::Reply);
            all.extend(found);
        }
    }
    kinds.sort_unstable();
    Ok((kinds, all))
}

/// Practices that the reader sees, each at the moment at which others saw it first.
async fn practices(
    actor: Option<&Actor>,
    network: &Network,
    read: &Repositories<'_, Read>,
) -> Result<Vec<Found>, Error> {
    let scope = readers_scope(actor, Action::SeePractices, read).await?;
    let shown = read.practices().shown_in(&scope, network.id).await?;
    let ids: Vec<PracticeId> = shown.iter().map(|one| one.practice).collect();
    let written = read.practices().by_ids(&ids).await?;
    let first = read.practices().first_shown(&ids).await?;
    let found = shown.into_iter().filter_map(|one| {
        let by = written.iter().find(|it| it.id == one.practice)?.made_by;
        Some(Found {
            by,
            city: Some(one.municipality),
            at: first.get(&one.practice).copied().unwrap_or(one.since),
            thing: Contribution::Practice {
                id: one.practice,
                title: one.title,
                language: one.language,
            },
        })
    });
    Ok(found.collect())
}

/// Tools that the reader sees, each at the moment at which it was put into the library.
async fn tools(
    actor: Option<&Actor>,
    network: &Network,
    read: &Repositories<'_, Read>,
) -> Result<Vec<Found>, Error> {
    let scope = readers_scope(actor, Action::SeeTools, read).await?;
    let mut shown = read.tools().shown(&scope).await?;
    shown.retain(|tool| tool.network == network.id);
    let ids: Vec<ToolId> = shown.iter().map(|tool| tool.id).collect();
    let begun = read.tools().begun(&ids).await?;
    let found = shown.into_iter().filter_map(|tool| {
        let (by, at) = *begun.get(&tool.id)?;
        Some(Found {
            by,
            city: tool.municipality,
            at,
            thing: Contribution::Tool {
                id: tool.id,
                title: tool.title,
                language: tool.language,
            },
        })
    });
    Ok(found.collect())
}

/// What was presented at meetings that were held; none for whoever does not see them.
async fn presentations(
    actor: &Actor,
    network: &Network,
    read: &Repositories<'_, Read>,
) -> Result<Option<Vec<Found>>, Error> {
    let subject = Subject::at(Place::Network(network.id), read).await?;
    if !actor.may(Action::SeeMeetings, &subject) {
        return Ok(None);
    }
    let mut meetings = read.meetings().of_network(network.id).await?;
    meetings.retain(|meeting| meeting.state == MeetingState::Held);
    let ids: Vec<MeetingId> = meetings.iter().map(|meeting| meeting.id).collect();
    let mut shown = read.meetings().presentations(&ids).await?;
    // Several documents of one person are one presentation.
    shown.sort_by_key(|one| (one.meeting, one.made_by, one.municipality));
    shown.dedup_by_key(|one| (one.meeting, one.made_by, one.municipality));
    let found = shown.into_iter().filter_map(|one| {
        let meeting = meetings.iter().find(|it| it.id == one.meeting)?;
        Some(Found {
            by: one.made_by,
            city: Some(one.municipality),
            at: meeting.starts_at,
            thing: Contribution::Presentation {
                meeting: meeting.id,
                theme: meeting.theme.clone(),
                day: meeting.starts_at.date_naive(),
            },
        })
    });
    Ok(Some(found.collect()))
}

/// Replies that have helped, in topics that the reader reads; none for whoever is not in the space.
async fn replies(
    actor: &Actor,
    network: &Network,
    read: &Repositories<'_, Read>,
) -> Result<Option<Vec<Found>>, Error> {
    let Some(replies) = useful_replies(actor, network, read).await? else {
        return Ok(None);
    };
    let found = replies.into_iter().map(|reply| Found {
        by: reply.by,
        city: reply.city,
        at: reply.at,
        thing: Contribution::Reply {
            topic: reply.topic,
            number: reply.number,
            title: reply.title,
        },
    });
    Ok(Some(found.collect()))
}
