//! Meetings of a network, for its people.

pub(crate) mod calendar;
pub(crate) mod form;
pub(crate) mod invite;
pub(crate) mod list;
pub(crate) mod one;
pub(crate) mod report;

use icc_app::meetings::MeetingId;
use icc_pages::urls::Route;
use serde::Deserialize;

use super::id;
use crate::problem::Problem;

/// What stands in addresses in place of the id of a meeting that is not planned yet.
const NEW: &str = "new";

/// A meeting in the address.
#[derive(Deserialize)]
pub(crate) struct AtMeeting {
    network: String,
    meeting: String,
}

impl AtMeeting {
    fn id(&self) -> Result<MeetingId, Problem> {
        id(&self.meeting)
    }

    /// The meeting that is planned; none for a new one.
    fn planned(&self) -> Result<Option<MeetingId>, Problem> {
        match self.meeting.as_str() {
            NEW => Ok(None),
            _ => self.id().map(Some),
        }
    }

    fn here(&self) -> Route {
        Route::Meeting {
            network: self.network.clone(),
            meeting: self.meeting.clone(),
        }
    }
}
