//! The meetings of a network, and one of them, for its people.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use icc_store::{AccountId, Evidence, List, Municipality, Network, NetworkId, Repositories};

use super::attend::own_pieces;
use super::host::{HostProposal, proposal};
use super::{
    DocumentPart, Meeting, MeetingId, MeetingInvitation, MeetingPlace, MeetingState, MeetingWay,
    Seen, sees,
};
use crate::consensus::{Readership, chosen, circle, city, member_cities};
use crate::error::Error;
use crate::evidence::Standing;
use crate::in_step::State;
use crate::paging::Paging;
use crate::policy::{Action, Actor};
use crate::responses::names;
use crate::service::Service;

/// How many that are over stand on one page.
const PER_PAGE: usize = 20;

/// A meeting in a list.
#[derive(Debug)]
pub struct MeetingRow {
    /// Its newest version.
    pub meeting: Meeting,
    /// The member that receives the others.
    pub host: Option<Municipality>,
    /// How the person takes part; none before he or she has said so.
    pub own: Option<MeetingWay>,
}

/// The meetings of a network.
#[derive(Debug)]
pub struct MeetingsPage {
    /// The network.
    pub network: Network,
    /// Those to come, the next first.
    pub coming: Vec<MeetingRow>,
    /// Those of the page that are over, the newest first.
    pub past: Vec<MeetingRow>,
    /// Which of all that are over these are.
    pub paging: Paging,
    /// The member whose turn it is to receive the others.
    pub host: Option<HostProposal>,
    /// Since when the person has a calendar of the network.
    pub calendar: Option<DateTime<Utc>>,
    /// Who reads it.
    pub readers: Readership,
    /// Whether the person plans meetings.
    pub may_keep: bool,
}

/// Somebody who takes part.
#[derive(Debug)]
pub struct AttendanceView {
    /// What was said last.
    pub place: MeetingPlace,
    /// Who; none for somebody who is not known any more.
    pub name: Option<String>,
    /// For which member; none for whoever coordinates the network.
    pub city: Option<Municipality>,
}

/// A document that is shown at a meeting.
#[derive(Debug)]
pub struct DocumentView {
    /// What it is there.
    pub part: DocumentPart,
    /// The member whose it is.
    pub city: Option<Municipality>,
    /// The piece, with how it stands today.
    pub piece: Option<(Evidence, Standing)>,
}

/// A meeting.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says by itself what a reader sees or may do"
)]
#[derive(Debug)]
pub struct MeetingPage {
    /// The network.
    pub network: Network,
    /// Its newest version. The address for those at a distance is left out for those who are not
    /// registered.
    pub meeting: Meeting,
    /// Whether that address is left out.
    pub hides_video: bool,
    /// The member that receives the others.
    pub host: Option<Municipality>,
    /// Those who take part, by name.
    pub attending: Vec<AttendanceView>,
    /// How the person takes part; none before he or she has said so.
    pub own: Option<MeetingWay>,
    /// How many words the person has said about it.
    pub said: usize,
    /// The members for which the person works, by code.
    pub cities: Vec<Municipality>,
    /// The members that were present, by code.
    pub present: Vec<Municipality>,
    /// All members, by code; for whoever plans meetings.
    pub members: Vec<Municipality>,
    /// Documents that are shown, the oldest first.
    pub documents: Vec<DocumentView>,
    /// What the person can show, the newest first.
    pub pieces: Vec<Evidence>,
    /// When people were invited, the newest first; for whoever plans meetings.
    pub invitations: Vec<MeetingInvitation>,
    /// Who reads it.
    pub readers: Readership,
    /// Whether the person can register now, or take it back.
    pub may_attend: bool,
    /// Whether the person plans meetings.
    pub may_keep: bool,
    /// Whether it has begun.
    pub begun: bool,
}

/// What the form for a meeting needs.
#[derive(Debug)]
pub struct MeetingForm {
    /// The network.
    pub network: Network,
    /// The meeting as it stands; none for a new one.
    pub standing: Option<Meeting>,
    /// The member that receives the others in it.
    pub host: Option<Municipality>,
    /// Members, by code.
    pub members: Vec<Municipality>,
    /// The member whose turn it is.
    pub turn: Option<HostProposal>,
}

impl Service {
    /// The meetings of a network.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network, or the person does not see them.
    pub async fn meetings(
        &self,
        actor: &Actor,
        network: &str,
        page: usize,
    ) -> Result<MeetingsPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let state = State::of(&snapshot).await?;
        let read = &state.read;
        let circle = circle(actor, network, Action::SeeMeetings, read).await?;
        let meetings = self.meetings_of(circle.network.id, &state).await?;
        let may_keep = actor.may(Action::KeepMeetings, &circle.subject);
        let host = if may_keep {
            proposal(&circle, &meetings, read).await?
        } else {
            None
        };
        let now = self.clock().now();
        let over = |meeting: &&Meeting| meeting.state == MeetingState::Held || ends(meeting) <= now;
        let seen = meetings.iter().filter(|one| sees(actor, &circle, one));
        let (mut past, coming): (Vec<&Meeting>, Vec<&Meeting>) = seen.partition(over);
        past.reverse();
        let paging = Paging::new(page, PER_PAGE, past.len());
        let past = paging.part(&past);
        let ids: Vec<MeetingId> = coming.iter().chain(past).map(|one| one.id).collect();
        let ways = read.meetings().ways_of(actor.account, &ids).await?;
        let places = self.places(&state).await?;
        let links = read.calendar_links();
        let calendar = links.of(actor.account, circle.network.id).await?;
        let readers = self.readers_of(&circle, &state).await?;
        snapshot.end().await?;
        let row = |meeting: &&Meeting| MeetingRow {
            host: meeting.host.and_then(|id| places.cities.get(&id)).cloned(),
            own: ways.get(&meeting.id).copied(),
            meeting: (*meeting).clone(),
        };
        Ok(MeetingsPage {
            network: circle.network,
            coming: coming.iter().map(row).collect(),
            past: past.iter().map(row).collect(),
            paging,
            calendar: calendar.map(|link| link.made_at),
            host,
            readers,
            may_keep,
        })
    }

    /// The meetings of a network, the first first. Whoever asks shows those that the reader sees.
    pub(super) async fn meetings_of(
        &self,
        network: NetworkId,
        state: &State<'_>,
    ) -> Result<Arc<Vec<Meeting>>, Error> {
        let changes = state.changes.of(&[List::Meeting]);
        let make = async { Ok(state.read.meetings().of_network(network).await?) };
        self.in_step().meetings.at(changes, network, make).await
    }

    /// A meeting.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or the person does not see it.
    pub async fn meeting(
        &self,
        actor: &Actor,
        network: &str,
        id: MeetingId,
    ) -> Result<MeetingPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let state = State::of(&snapshot).await?;
        let read = &state.read;
        let at = (network, id);
        let seen = self
            .meeting_of(actor, at, Action::SeeMeetings, read)
            .await?;
        let cities = read.municipalities().all().await?;
        let members = chosen(&cities, &seen.circle.subject.members);
        let places = read.meetings().places(&[id]).await?;
        let documents = self.documents_at(actor, &seen, &cities, read).await?;
        let pieces = own_pieces(actor, &seen.circle, read).await?;
        let invitations = read.meetings().invitations(id).await?;
        let who: Vec<AccountId> = places.iter().map(|place| place.account).collect();
        let names = names(&who, read).await?;
        let readers = self.readers_of(&seen.circle, &state).await?;
        snapshot.end().await?;
        let Seen {
            circle,
            mut meeting,
        } = seen;
        let may = |action| actor.may(action, &circle.subject);
        let may_keep = may(Action::KeepMeetings);
        let own = own_way(&places, id, actor.account);
        let registered = own.is_some_and(|way| way != MeetingWay::Not);
        let hides_video = !meeting.video.is_empty() && !registered && !may_keep;
        if hides_video {
            meeting.video.clear();
        }
        let mut attending: Vec<AttendanceView> = last_words(&places)
            .into_iter()
            .filter(|place| place.way != MeetingWay::Not)
            .map(|place| AttendanceView {
                name: names.get(&place.account).cloned(),
                city: city(&cities, place.municipality),
                place,
            })
            .collect();
        attending.sort_by_cached_key(|one| (one.name.is_none(), one.name.clone()));
        let own_cities = circle.own(actor);
        let now = self.clock().now();
        let announced = meeting.state == MeetingState::Announced;
        Ok(MeetingPage {
            host: city(&cities, meeting.host),
            said: places
                .iter()
                .filter(|it| it.account == actor.account)
                .count(),
            cities: chosen(&members, &own_cities),
            present: chosen(&cities, &meeting.present),
            members: if may_keep { members } else { Vec::new() },
            pieces: match meeting.state {
                MeetingState::Cancelled => Vec::new(),
                _ => pieces.into_iter().map(|(_, piece)| piece).collect(),
            },
            invitations: if may_keep { invitations } else { Vec::new() },
            may_attend: announced && now < ends(&meeting) && may(Action::AttendMeeting),
            begun: meeting.starts_at <= now,
            network: circle.network,
            meeting,
            hides_video,
            attending,
            own,
            documents,
            readers,
            may_keep,
        })
    }

    /// What the form for a meeting needs, for whoever plans meetings.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network or meeting, or the person does not plan
    /// them.
    pub async fn meeting_form(
        &self,
        actor: &Actor,
        network: &str,
        id: Option<MeetingId>,
    ) -> Result<MeetingForm, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let circle = circle(actor, network, Action::KeepMeetings, &read).await?;
        let meetings = read.meetings().of_network(circle.network.id).await?;
        let standing = match id {
            Some(id) => {
                let standing = meetings.iter().find(|meeting| meeting.id == id);
                Some(standing.ok_or(Error::NotFound)?.clone())
            }
            None => None,
        };
        let turn = proposal(&circle, &meetings, &read).await?;
        let members = member_cities(&circle.subject, &read).await?;
        snapshot.end().await?;
        Ok(MeetingForm {
            host: city(&members, standing.as_ref().and_then(|one| one.host)),
            network: circle.network,
            standing,
            members,
            turn,
        })
    }

    async fn documents_at<A: Sync>(
        &self,
        actor: &Actor,
        seen: &Seen,
        cities: &[Municipality],
        read: &Repositories<'_, A>,
    ) -> Result<Vec<DocumentView>, Error> {
        let today = self.today();
        let mut views = Vec::new();
        for document in read.meetings().documents(seen.meeting.id).await? {
            let owner = document.municipality;
            let scope = actor.meeting_scope(&seen.circle.subject, owner);
            let piece = read
                .evidence()
                .by_id(&scope, owner, document.evidence)
                .await?;
            views.push(DocumentView {
                part: document.part,
                city: city(cities, Some(owner)),
                piece: piece.map(|piece| {
                    let standing = Standing::of(&piece, today);
                    (piece, standing)
                }),
            });
        }
        Ok(views)
    }
}

/// When a meeting ends.
pub(super) fn ends(meeting: &Meeting) -> DateTime<Utc> {
    meeting.starts_at + chrono::TimeDelta::minutes(meeting.minutes.into())
}

/// The last word of each person about taking part.
pub(super) fn last_words(places: &[MeetingPlace]) -> Vec<MeetingPlace> {
    let mut last: Vec<MeetingPlace> = Vec::new();
    for place in places {
        // Person by person, the oldest word first.
        match last.last_mut() {
            Some(before) if (before.meeting, before.account) == (place.meeting, place.account) => {
                *before = *place;
            }
            _ => last.push(*place),
        }
    }
    last
}

/// How somebody takes part in a meeting.
pub(super) fn own_way(
    places: &[MeetingPlace],
    meeting: MeetingId,
    account: AccountId,
) -> Option<MeetingWay> {
    let mut own = places.iter().rev();
    let last = own.find(|place| (place.meeting, place.account) == (meeting, account));
    last.map(|place| place.way)
}
