//! The consensus register of a network.

use serde::{Deserialize, Serialize};

use super::{FieldError, NetworkFactEntry, NetworkSource, Pagination};

/// The network to whose register a page belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfNetwork {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Whether it is invented.
    pub invented: bool,
}

/// Who reads a page of the network, beside administrators of the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkReaders {
    /// How many members there are.
    pub members: u32,
    /// How many people of them and of the coordination.
    pub people: u32,
}

/// The register, for people of the network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsensusesPage {
    /// The network.
    pub network: OfNetwork,
    /// Those of this page: what is adopted, the newest first, then what is proposed, the newest first.
    pub rows: Vec<ConsensusEntry>,
    /// Which page it is.
    pub pagination: Pagination,
    /// Those on the steering committee; empty for somebody who is not known any more.
    pub committee: Vec<String>,
    /// Who reads it.
    pub readers: NetworkReaders,
    /// Whether the reader may propose.
    pub may_propose: bool,
    /// Whether the reader says who is on the steering committee.
    pub may_keep: bool,
}

/// A consensus in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsensusEntry {
    /// Its id.
    pub id: String,
    /// What it is cited by, such as `2017-1`; empty for a proposal.
    pub number: String,
    /// Its title.
    pub title: String,
    /// `proposed`, `open`, `adopted`, `amended`, `replaced` or `dropped`.
    pub state: String,
    /// The day of its adoption; empty for a proposal.
    pub day: String,
    /// Whether everybody sees it.
    pub public: bool,
    /// The member that has proposed it; empty for the coordination of the network.
    pub city: String,
    /// How many objections and amendments wait for an answer.
    pub waiting: u32,
}

/// The form for a proposal or for a wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsensusFormPage {
    /// The network.
    pub network: OfNetwork,
    /// The id; `new` for a proposal.
    pub consensus: String,
    /// Its title as the form holds it.
    pub title: String,
    /// Its text.
    pub body: String,
    /// Code of its indicator; empty for none.
    pub indicator: String,
    /// Indicators to choose from: code and title.
    pub indicators: Vec<(String, String)>,
    /// Id of the one that it is to change; empty for none.
    pub earlier: String,
    /// What it does to that one: `amends` or `replaces`.
    pub change: String,
    /// Adopted ones to choose from: id, number and title.
    pub adopted: Vec<(String, String, String)>,
    /// What the form has shown.
    pub version: String,
    /// The longest title, in characters.
    pub longest_title: u32,
    /// The longest text, in characters.
    pub longest: u32,
    /// Who reads it.
    pub readers: NetworkReaders,
    /// Whether something was said since the form was opened.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// A wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordingEntry {
    /// Its number, from 1.
    pub version: i32,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// Who has worded it; empty for somebody who is not known any more.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
}

/// A step of a consensus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsensusStepEntry {
    /// `proposed`, `opened`, `adopted`, `dropped`, `shown` or `reserved`.
    pub step: String,
    /// What was said with it; may be empty.
    pub remark: String,
    /// Who took it; empty for somebody who is not known any more.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
}

/// What a member has said to a wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemarkEntry {
    /// Its id.
    pub id: String,
    /// `objection` or `amendment`.
    pub kind: String,
    /// The number of the wording.
    pub wording: i32,
    /// The member.
    pub city: String,
    /// What was said.
    pub body: String,
    /// Who said it; empty for somebody who is not known any more.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// What became of it, the oldest word first.
    pub replies: Vec<ReplyEntry>,
    /// Whether it waits for an answer.
    pub waits: bool,
    /// Whether the reader may answer it.
    pub may_answer: bool,
    /// Whether the reader may take it back.
    pub may_withdraw: bool,
}

/// What became of a remark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyEntry {
    /// `answered` or `withdrawn`.
    pub outcome: String,
    /// What was said; may be empty.
    pub body: String,
    /// Who said so; empty for somebody who is not known any more.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
}

/// When, where and by whom a consensus was adopted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptionEntry {
    /// What it is cited by, such as `2017-1`.
    pub number: String,
    /// The day.
    pub day: String,
    /// The theme of the meeting, where it stands here; else empty.
    pub meeting: String,
    /// The id of that meeting, where the reader may open it; else empty.
    pub meeting_id: String,
    /// Where, in words; may be empty.
    pub place: String,
    /// Members that were present, in the order of the language.
    pub present: Vec<String>,
}

/// Another consensus that one changes, or that changes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsensusLinkEntry {
    /// Its id; empty on pages for everybody.
    pub id: String,
    /// What it is cited by.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What the later one does to the earlier one: `amends` or `replaces`.
    pub change: String,
}

/// What the form for an adoption holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptionForm {
    /// The day.
    pub day: String,
    /// Id of the meeting.
    pub meeting: String,
    /// Where, in words.
    pub place: String,
    /// Codes of the members that were present.
    pub present: Vec<String>,
}

/// What the other forms of a consensus hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemarkForm {
    /// Which form was sent: `object`, `drop`, or the id of the remark that was answered; empty for
    /// none.
    pub of: String,
    /// `objection` or `amendment`.
    pub kind: String,
    /// What was said.
    pub body: String,
    /// The member for which.
    pub city: String,
}

/// A consensus with everything that was said of it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says by itself what a reader sees or may do"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsensusPage {
    /// The network.
    pub network: OfNetwork,
    /// The consensus.
    pub entry: ConsensusEntry,
    /// Its wordings, the newest first.
    pub wordings: Vec<WordingEntry>,
    /// Title of its indicator; empty for none.
    pub indicator: String,
    /// Code of its indicator; empty for none.
    pub indicator_code: String,
    /// When, where and by whom it was adopted.
    pub adoption: Option<AdoptionEntry>,
    /// The one that it changes.
    pub earlier: Option<ConsensusLinkEntry>,
    /// Those that change it.
    pub later: Vec<ConsensusLinkEntry>,
    /// What members have said.
    pub remarks: Vec<RemarkEntry>,
    /// Its steps, the oldest first.
    pub steps: Vec<ConsensusStepEntry>,
    /// Who reads it, unless everybody does.
    pub readers: NetworkReaders,
    /// Members for which the reader can object: code and name.
    pub own: Vec<(String, String)>,
    /// Whether the reader may word it.
    pub may_word: bool,
    /// Whether the reader may open it to objections.
    pub may_open: bool,
    /// Whether the reader may object.
    pub may_object: bool,
    /// Whether the reader may adopt it.
    pub may_adopt: bool,
    /// Whether the reader may drop it.
    pub may_drop: bool,
    /// Whether the reader says who sees it.
    pub may_show: bool,
    /// Meetings at which it can have been adopted: id, theme and the moment, RFC 3339.
    pub meetings: Vec<(String, String, String)>,
    /// Members that can have been present: code and name.
    pub members: Vec<(String, String)>,
    /// What the forms have shown.
    pub version: String,
    /// What the form for an adoption holds.
    pub adopting: AdoptionForm,
    /// What another form holds.
    pub form: RemarkForm,
    /// Its own address, with the host.
    pub address: String,
    /// Whether something was said since the page was opened.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// The steering committee, for whoever says who is on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitteePage {
    /// The network.
    pub network: OfNetwork,
    /// People of the members, by name.
    pub people: Vec<CommitteeEntry>,
    /// What the form has shown.
    pub version: String,
    /// Whether somebody else has said something since.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// Somebody who is on the committee, or could be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitteeEntry {
    /// The account.
    pub id: String,
    /// What the person is called.
    pub name: String,
    /// The members for which he or she works.
    pub cities: Vec<String>,
    /// Whether he or she sits on it.
    pub sits: bool,
}

/// The register as everybody sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkRegisterPage {
    /// The network.
    pub network: OfNetwork,
    /// What is adopted and shown, the newest first.
    pub entries: Vec<ConsensusEntry>,
    /// What public sources say of consensuses before this register, in the order of time.
    pub facts: Vec<NetworkFactEntry>,
    /// Where that was read.
    pub sources: Vec<NetworkSource>,
}

/// An adopted consensus as everybody sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicConsensusPage {
    /// The network.
    pub network: OfNetwork,
    /// The consensus.
    pub entry: ConsensusEntry,
    /// Its text.
    pub body: String,
    /// When, where and by whom it was adopted.
    pub adoption: AdoptionEntry,
    /// The one that it changes, of those that everybody sees.
    pub earlier: Option<ConsensusLinkEntry>,
    /// Those that change it, of those that everybody sees.
    pub later: Vec<ConsensusLinkEntry>,
    /// Its own address, with the host.
    pub address: String,
}
