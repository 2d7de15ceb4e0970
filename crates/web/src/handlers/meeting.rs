//! Meetings of a network, for its people.

pub(crate) mod calendar;
pub(crate) mod form;
pub(crate) mod invite;
pub(crate) mod list;
pub(crate) mod one;
pub(crate) mod report;

use icc_app::meetings::MeetingId;
use icc_pages::urls::{NEW, Route};
use serde::Deserialize;

use super::id;
use crate::extract::id_or_new;
use crate::problem::Problem;

/// A meeting in the address.
#[derive(Deserialize)]
pub(crate) struct AtMeeting {
    network: String,
    #[serde(deserialize_with = "id_or_new")]
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
