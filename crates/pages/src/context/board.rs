//! How far the members of a network have come in a wave: counts and dates, never an answer.

use serde::{Deserialize, Serialize};

use super::{FieldError, RequestEntry, Tally};

/// The boards that the reader can open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardsPage {
    /// The newest wave first.
    pub boards: Vec<BoardLink>,
    /// Whether the reader sets rules of networks.
    pub rules: bool,
}

/// A board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardLink {
    /// Code of the network.
    pub network: String,
    /// Its name.
    pub network_name: String,
    /// Code of the wave.
    pub wave: String,
    /// Its name.
    pub wave_name: String,
    /// `to-come`, `open` or `closed`.
    pub state: String,
}

/// How far the members of a network have come in a wave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardPage {
    /// Which board.
    pub board: BoardLink,
    /// The last day of the wave.
    pub last: String,
    /// What waits, in the order in which it is looked at.
    #[serde(default)]
    pub waits: Vec<BoardWait>,
    /// After how many days without a step a review counts as stuck.
    pub stuck_days: i64,
    /// The members.
    pub rows: Vec<BoardEntry>,
    /// Every wave of the network, the newest first.
    #[serde(default)]
    pub waves: Vec<BoardWaveLine>,
    /// How many have not begun.
    pub not_begun: u32,
    /// How many have nothing left to do, or have handed in.
    pub complete: u32,
    /// How many requests wait for a decision.
    pub waiting: u32,
    /// Whether the reader writes to the members.
    #[serde(default)]
    pub writes: bool,
    /// The last day that can be granted.
    pub latest: String,
    /// What the form for a decision holds.
    pub form: DecideForm,
    /// What was wrong with it.
    pub errors: Vec<FieldError>,
}

/// Something that waits, at members of which the same is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardWait {
    /// The members, by name.
    pub cities: Vec<BoardMember>,
    /// What: `decision`, `reviewer`, `review`, `replies`, `late`, `beginning`, `parts` or
    /// `coordinator`.
    pub what: String,
    /// Since or until when; may be empty.
    pub day: String,
    /// How many, where it is about several.
    pub n: u32,
}

/// A member in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardMember {
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub name: String,
}

/// A wave of the network, in numbers of those who are members today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardWaveLine {
    /// Code of the wave.
    pub wave: String,
    /// Its name.
    pub name: String,
    /// `to-come`, `open` or `closed`.
    pub state: String,
    /// Those who have begun.
    pub begun: u32,
    /// Those who have handed in.
    pub handed_in: u32,
    /// Those whose answers are accepted.
    pub accepted: u32,
    /// Those whose results are out.
    pub published: u32,
    /// Those who have handed in here and in the wave of the board; none for that wave itself.
    pub both: Option<u32>,
}

/// A member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardEntry {
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub name: String,
    /// Code of its status; `not-begun` before that.
    pub status: String,
    /// How far it has come.
    pub tally: Tally,
    /// How far each indicator has come.
    pub indicators: Vec<IndicatorTally>,
    /// Parts on which something is still to come.
    pub parts: u32,
    /// Those of them that are late.
    pub overdue: u32,
    /// When an answer was last changed, RFC 3339; may be empty.
    pub changed: String,
    /// The last day on which it can answer.
    pub last: String,
    /// Names of those who review it now.
    #[serde(default)]
    pub reviewers: Vec<String>,
    /// When a step was last taken, RFC 3339; may be empty.
    #[serde(default)]
    pub moved: String,
    /// Names of its coordinators.
    pub coordinators: Vec<String>,
    /// Whether somebody is invited to coordinate it.
    pub invited: bool,
    /// Its newest request for a later end.
    pub request: Option<RequestEntry>,
    /// Whether the reader decides it.
    pub may_decide: bool,
    /// Whether the reader may say who reviews it.
    #[serde(default)]
    pub may_assign: bool,
}

/// How far an indicator has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorTally {
    /// Its title.
    pub title: String,
    /// How far it has come.
    pub tally: Tally,
}

/// What the form for a decision holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecideForm {
    /// Id of the request.
    pub extension: String,
    /// `grant`, `refuse` or nothing yet.
    pub decision: String,
    /// The last day that is granted.
    pub until: String,
    /// What is said.
    pub remark: String,
}
