//! What everybody sees of the meetings of a network: that those take place which are public.

use std::collections::BTreeSet;

use icc_store::{Meeting, MeetingState, Municipality, MunicipalityId, Network, Repositories};

use super::page::ends;
use crate::consensus::city;
use crate::error::Error;
use crate::service::Service;

/// A meeting of which everybody sees that it takes place: its time, theme and state are shown, and
/// nothing else of the version.
#[derive(Debug)]
pub struct PublicMeeting {
    /// Its newest version.
    pub meeting: Meeting,
    /// The member that receives the others.
    pub host: Option<Municipality>,
}

/// The public meetings of a network.
#[derive(Debug)]
pub struct PublicMeetings {
    /// The network.
    pub network: Network,
    /// Those to come, the next first.
    pub coming: Vec<PublicMeeting>,
    /// Those that are over, the newest first.
    pub past: Vec<PublicMeeting>,
}

impl PublicMeetings {
    /// What tells these from any others, for whoever keeps a page that shows them.
    #[must_use]
    pub fn version(&self) -> String {
        let all = self.coming.iter().map(|one| (one, '+'));
        let all = all.chain(self.past.iter().map(|one| (one, '-')));
        let each = all.map(|(one, when)| {
            let meeting = &one.meeting;
            format!("{when}{}.{}", meeting.id, meeting.version)
        });
        each.collect::<Vec<String>>().concat()
    }
}

impl Service {
    /// The public meetings of a network.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network.
    pub async fn public_meetings(&self, network: &str) -> Result<PublicMeetings, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let network = read.networks().by_code(network).await?;
        let network = network.ok_or(Error::NotFound)?;
        let shown = shown(&network, &read).await?;
        snapshot.end().await?;
        let now = self.clock().now();
        let over = |one: &PublicMeeting| {
            one.meeting.state == MeetingState::Held || ends(&one.meeting) <= now
        };
        let (mut past, coming): (Vec<_>, Vec<_>) = shown.into_iter().partition(over);
        past.reverse();
        Ok(PublicMeetings {
            network,
            coming,
            past,
        })
    }
}

/// The meetings of a network that are public and announced, by beginning.
pub(super) async fn shown<A: Sync>(
    network: &Network,
    read: &Repositories<'_, A>,
) -> Result<Vec<PublicMeeting>, Error> {
    let mut meetings = read.meetings().of_network(network.id).await?;
    meetings.retain(|meeting| meeting.public && meeting.state != MeetingState::Planned);
    let hosts: BTreeSet<MunicipalityId> = meetings.iter().filter_map(|it| it.host).collect();
    let hosts: Vec<MunicipalityId> = hosts.into_iter().collect();
    let cities = read.municipalities().by_ids(&hosts).await?;
    let shown = meetings.into_iter().map(|meeting| PublicMeeting {
        host: city(&cities, meeting.host),
        meeting,
    });
    Ok(shown.collect())
}
