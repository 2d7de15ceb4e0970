//! Meetings of a network: planned by whoever coordinates it, received by its members in turn. What
//! was said of a meeting stays; what holds is the newest version.

mod attend;
mod calendar;
mod demonstration;
mod host;
mod invite;
mod page;
mod plan;
mod public;
mod report;

pub use icc_store::{
    AgendaItem, DocumentPart, EvidenceId, Meeting, MeetingId, MeetingInvitation, MeetingPlace,
    MeetingState, MeetingWay,
};
use icc_store::{Network, Place, Repositories};
use serde_json::json;

pub use attend::{AttendanceSaid, ShowingSaid};
pub use calendar::Calendar;
pub use host::{Among, HostProposal, HostReason};
pub use invite::{Inviting, MeetingLetter, MeetingPreview};
pub use page::{AttendanceView, DocumentView, MeetingForm, MeetingPage, MeetingRow, MeetingsPage};
pub use plan::{
    AgendaSaid, LONGEST_MEETING_TEXT, LONGEST_THEME, LONGEST_VENUE, MOST_ITEMS, MeetingSaid,
};
pub use public::{PublicMeeting, PublicMeetings};
pub use report::{LONGEST_REPORT, ReportSaid};

use crate::accounts::About;
use crate::consensus::{Circle, circle};
use crate::error::Error;
use crate::input::Origin;
use crate::policy::{Action, Actor};
use crate::service::Service;

/// How many meetings a network can have here.
pub const MOST_MEETINGS: usize = 500;
/// How many versions a meeting can have, and how many documents.
pub const MOST_VERSIONS: i32 = 200;

/// A meeting that somebody may see, with its network.
pub(crate) struct Seen {
    pub(crate) circle: Circle,
    pub(crate) meeting: Meeting,
}

impl Service {
    /// A meeting in which somebody may do this. What is only planned is seen by whoever plans it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or the person may not.
    pub(crate) async fn meeting_of<A: Sync>(
        &self,
        actor: &Actor,
        (network, id): (&str, MeetingId),
        action: Action,
        read: &Repositories<'_, A>,
    ) -> Result<Seen, Error> {
        let circle = circle(actor, network, action, read).await?;
        let versions = read.meetings().versions(id).await?;
        let newest = versions.into_iter().next();
        let newest = newest.filter(|one| one.network == circle.network.id);
        let newest = newest.filter(|one| sees(actor, &circle, one));
        Ok(Seen {
            meeting: newest.ok_or(Error::NotFound)?,
            circle,
        })
    }
}

/// Whether somebody sees a meeting of a network whose meetings he or she sees.
pub(crate) fn sees(actor: &Actor, circle: &Circle, meeting: &Meeting) -> bool {
    let keeps = actor.may(Action::KeepMeetings, &circle.subject);
    keeps || meeting.state != MeetingState::Planned
}

/// What is written in the record of what was done.
fn noted<'a>(
    network: &Network,
    actor: &Actor,
    origin: &'a Origin,
    (action, id): (&'static str, MeetingId),
) -> About<'a> {
    About {
        action,
        actor: Some(actor.account),
        origin,
        object: ("meeting", Some(id.to_string())),
        place: Place::Network(network.id),
        detail: json!({ "network": network.code }),
    }
}
