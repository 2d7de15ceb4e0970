//! Meetings of a network.

use serde::{Deserialize, Serialize};

use super::{FieldError, NetworkReaders, OfNetwork, Pagination, PreviewedLetter};

/// The meetings of a network, for its people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingsPage {
    /// The network.
    pub network: OfNetwork,
    /// Those to come, the next first.
    pub coming: Vec<MeetingEntry>,
    /// Those of this page that are over, the newest first.
    pub past: Vec<MeetingEntry>,
    /// Which page of them it is.
    pub pagination: Pagination,
    /// The member whose turn it is to receive the others; for whoever plans meetings.
    pub host: Option<HostEntry>,
    /// Since when the reader has a calendar of the network, RFC 3339; empty for none.
    pub calendar: String,
    /// The address of that calendar: shown once, after it was made; else empty.
    pub calendar_address: String,
    /// The address of the public calendar, with the host.
    pub public_address: String,
    /// Who reads it.
    pub readers: NetworkReaders,
    /// Whether the reader plans meetings.
    pub may_keep: bool,
}

/// The member whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostEntry {
    /// Its name.
    pub city: String,
    /// The day on which it received the others last; empty for never.
    pub last: String,
    /// How many others have never done so either.
    pub others: u32,
    /// What decided among those that never have: `alone`, `joined`, `same-date` or `no-date`; empty
    /// where it has.
    #[serde(default)]
    pub among: String,
}

/// A meeting in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingEntry {
    /// Its id; empty on pages for everybody.
    pub id: String,
    /// `planned`, `announced`, `held` or `cancelled`.
    pub state: String,
    /// What it is about.
    pub theme: String,
    /// When it begins, RFC 3339.
    pub starts: String,
    /// The name of its time zone.
    pub zone: String,
    /// How many minutes it lasts.
    pub minutes: u32,
    /// The member that receives the others; empty while it is not known.
    pub host: String,
    /// Whether everybody sees that it takes place.
    pub public: bool,
    /// How the reader takes part: `in-person`, `at-a-distance` or `not`; empty before he or she has
    /// said so.
    pub own: String,
}

/// An item of an agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaEntry {
    /// What about.
    pub title: String,
    /// How many minutes it takes; empty where nobody has said.
    pub minutes: String,
    /// Who presents it; may be empty.
    pub presents: String,
}

/// Somebody who takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceEntry {
    /// Who; empty for somebody who is not known any more.
    pub name: String,
    /// For which member; empty for the coordination of the network.
    pub city: String,
    /// `in-person` or `at-a-distance`.
    pub way: String,
}

/// A document that is shown at a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingDocumentEntry {
    /// Its id.
    pub id: String,
    /// `document` or `presentation`.
    pub part: String,
    /// The member whose it is.
    pub city: String,
    /// Its title.
    pub title: String,
    /// How it stands today: `valid`, `expiring`, `expired` or `withdrawn`.
    pub standing: String,
    /// Its address, for a link; empty for a file.
    pub url: String,
    /// The host of that address.
    pub host: String,
}

/// A meeting.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says by itself what a reader sees or may do"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingPage {
    /// The network.
    pub network: OfNetwork,
    /// The meeting.
    pub entry: MeetingEntry,
    /// Where; may be empty.
    pub place: String,
    /// The address for those at a distance; empty where there is none, or the reader is not
    /// registered.
    pub video: String,
    /// The host of that address.
    pub video_host: String,
    /// Whether there is one that the reader does not see.
    pub hides_video: bool,
    /// The words that invite; may be empty.
    pub invitation: String,
    /// Its agenda.
    pub agenda: Vec<AgendaEntry>,
    /// How many minutes the agenda takes; 0 where nobody has said.
    pub agenda_minutes: u32,
    /// Its minutes; may be empty.
    pub report: String,
    /// What the host has presented of its practices; may be empty.
    pub practices: String,
    /// Members that were present, in the order of the language.
    pub present: Vec<String>,
    /// Those who take part.
    pub attending: Vec<AttendanceEntry>,
    /// How many of them at the place.
    pub in_person: u32,
    /// Documents that are shown.
    pub documents: Vec<MeetingDocumentEntry>,
    /// What the reader can show: id and title.
    pub pieces: Vec<(String, String)>,
    /// The members for which the reader works: code and name.
    pub cities: Vec<(String, String)>,
    /// How many words the reader has said about taking part.
    pub said: u32,
    /// When people were invited, the newest first: RFC 3339, and how many.
    pub invitations: Vec<(String, u32)>,
    /// Who reads it.
    pub readers: NetworkReaders,
    /// Whether the reader can register now, or take it back.
    pub may_attend: bool,
    /// Whether the reader plans meetings.
    pub may_keep: bool,
    /// Whether it has begun.
    pub begun: bool,
    /// Whether something was said since the page was opened.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// The form for a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingFormPage {
    /// The network.
    pub network: OfNetwork,
    /// Its id; `new` for one that is not planned yet.
    pub meeting: String,
    /// `planned`, `announced` or `cancelled`.
    pub state: String,
    /// What it is about.
    pub theme: String,
    /// Code of the member that receives the others.
    pub host: String,
    /// Members to choose from: code and name.
    pub members: Vec<(String, String)>,
    /// The member whose turn it is.
    pub turn: Option<HostEntry>,
    /// Its day.
    pub day: String,
    /// The time at which it begins.
    pub time: String,
    /// How many minutes it lasts.
    pub minutes: String,
    /// The name of the time zone.
    pub zone: String,
    /// Where.
    pub place: String,
    /// The address for those at a distance.
    pub url: String,
    /// The words that invite.
    pub invitation: String,
    /// Whether everybody sees that it takes place.
    pub public: bool,
    /// The items of its agenda, as many as there can be.
    pub agenda: Vec<AgendaEntry>,
    /// The version that the form has shown.
    pub version: String,
    /// The longest invitation, in characters.
    pub longest: u32,
    /// Whether something was said since the form was opened.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// The form for what came of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingReportPage {
    /// The network.
    pub network: OfNetwork,
    /// The meeting.
    pub entry: MeetingEntry,
    /// Its minutes.
    pub report: String,
    /// What the host has presented of its practices.
    pub practices: String,
    /// Codes of the members that were present.
    pub present: Vec<String>,
    /// Members to choose from: code and name.
    pub members: Vec<(String, String)>,
    /// The version that the form has shown.
    pub version: String,
    /// The longest text, in characters.
    pub longest: u32,
    /// Whether something was said since the form was opened.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// Inviting to a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingInvitePage {
    /// The network.
    pub network: OfNetwork,
    /// The meeting.
    pub entry: MeetingEntry,
    /// For each language, the letter to the first who gets it in that language.
    pub letters: Vec<PreviewedLetter>,
    /// How many people get it.
    pub people: u32,
    /// How many get none because they have said already whether they take part.
    pub silent: u32,
    /// What tells this invitation from any other; empty where none can go out.
    pub seen: String,
    /// Whether it has become another one since it was looked at.
    pub changed: bool,
    /// Code of why none can go out; empty where one can.
    pub reason: String,
}

/// The public meetings of a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkMeetingsPage {
    /// The network.
    pub network: OfNetwork,
    /// Those to come, the next first.
    pub coming: Vec<MeetingEntry>,
    /// Those that are over, the newest first.
    pub past: Vec<MeetingEntry>,
    /// The address of the public calendar, with the host.
    pub address: String,
}
