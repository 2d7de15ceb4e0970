//! What the consensus register holds.

use chrono::{DateTime, NaiveDate, Utc};

use crate::entity::{
    consensus, consensus_adoption, consensus_remark, consensus_reply, consensus_step,
    consensus_wording, steering_seat,
};
use crate::error::StoreError;
use crate::ids::{AccountId, ConsensusId, MeetingId, MunicipalityId, NetworkId, RemarkId};
use crate::repo::vocabulary::{known, vocabulary};

vocabulary! {
    /// What a later consensus does to an earlier one.
    ConsensusChange {
        /// Both hold; the later one says something else in part.
        Amends = "amends",
        /// Only the later one holds.
        Replaces = "replaces",
    }
}

vocabulary! {
    /// A step of a consensus.
    ConsensusMove {
        /// Somebody has proposed it; the steering committee words it.
        Proposed = "proposed",
        /// Members can object.
        Opened = "opened",
        /// It is adopted.
        Adopted = "adopted",
        /// It will not be adopted.
        Dropped = "dropped",
        /// An adopted one is shown to everybody.
        Shown = "shown",
        /// It is shown to the network alone again.
        Reserved = "reserved",
    }
}

vocabulary! {
    /// What a member says to a wording.
    RemarkKind {
        /// It does not agree.
        Objection = "objection",
        /// It would have other words.
        Amendment = "amendment",
    }
}

vocabulary! {
    /// What became of a remark.
    RemarkOutcome {
        /// The steering committee has answered.
        Answered = "answered",
        /// Whoever has made it takes it back.
        Withdrawn = "withdrawn",
    }
}

/// A consensus, from its proposal on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consensus {
    /// Its id.
    pub id: ConsensusId,
    /// Whose.
    pub network: NetworkId,
    /// The member that proposes it; none for whoever coordinates the network.
    pub municipality: Option<MunicipalityId>,
    /// The adopted one that it is to change, and how.
    pub earlier: Option<(ConsensusId, ConsensusChange)>,
    /// Who has proposed it. An erased person stays an id here, and in everything below.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// A wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Of which consensus.
    pub consensus: ConsensusId,
    /// 1 for the proposal, one more each time.
    pub version: i32,
    /// Its title, one line.
    pub title: String,
    /// Its text.
    pub body: String,
    /// Code of the indicator to which it belongs; none for the whole.
    pub indicator: Option<String>,
    /// Who has worded it.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// A step that a consensus took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsensusStep {
    /// Which consensus.
    pub consensus: ConsensusId,
    /// 1 for the proposal, one more each time.
    pub number: i32,
    /// Which step.
    pub step: ConsensusMove,
    /// What was said; may be empty.
    pub remark: String,
    /// Who took it.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// That a consensus was adopted: from then on nothing of it changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adoption {
    /// Which.
    pub consensus: ConsensusId,
    /// Of which network.
    pub network: NetworkId,
    /// The year of the day: with the number, what it is cited by.
    pub year: i32,
    /// Its number in that year, from 1.
    pub number: i32,
    /// Which of its wordings.
    pub wording: i32,
    /// On which day.
    pub day: NaiveDate,
    /// At which meeting, where it stands here.
    pub meeting: Option<MeetingId>,
    /// Where, in words; may be empty.
    pub place: String,
    /// Members that were present.
    pub present: Vec<MunicipalityId>,
    /// Who wrote it down.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// What a member objects to a wording, or would have otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsensusRemark {
    /// Its id.
    pub id: RemarkId,
    /// To which consensus.
    pub consensus: ConsensusId,
    /// To which of its wordings.
    pub wording: i32,
    /// Whether it objects.
    pub kind: RemarkKind,
    /// Which member says so.
    pub municipality: MunicipalityId,
    /// What it says.
    pub body: String,
    /// Who says it.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// What became of a remark; the last word holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemarkReply {
    /// Of which.
    pub remark: RemarkId,
    /// 1 for the first.
    pub number: i32,
    /// What.
    pub outcome: RemarkOutcome,
    /// What was said; may be empty.
    pub body: String,
    /// By whom.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

vocabulary! {
    /// Whether somebody takes a seat in a steering committee.
    SeatWord {
        /// He or she does.
        Takes = "takes",
        /// He or she does not any more.
        Leaves = "leaves",
    }
}

/// That somebody takes a seat in a steering committee, or leaves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Of which network.
    pub network: NetworkId,
    /// 1 for the first word about the committee, one more each time.
    pub number: i32,
    /// Whose.
    pub account: AccountId,
    /// Which.
    pub word: SeatWord,
    /// Who said so.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

impl Consensus {
    pub(super) fn read(row: &consensus::Model) -> Result<Self, StoreError> {
        let change = row.change.as_deref();
        let change = change
            .map(|word| known(ConsensusChange::from_word(word), "consensus", "change"))
            .transpose()?;
        Ok(Self {
            id: row.id,
            network: row.network_id,
            municipality: row.municipality_id,
            earlier: row.earlier_id.zip(change),
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}

impl Wording {
    pub(super) fn read(row: consensus_wording::Model) -> Self {
        Self {
            consensus: row.consensus_id,
            version: row.version,
            title: row.title,
            body: row.body,
            indicator: row.indicator,
            made_by: row.made_by,
            made_at: row.made_at,
        }
    }
}

impl ConsensusStep {
    pub(super) fn read(row: consensus_step::Model) -> Result<Self, StoreError> {
        Ok(Self {
            consensus: row.consensus_id,
            number: row.number,
            step: known(
                ConsensusMove::from_word(&row.step),
                "consensus_step",
                "step",
            )?,
            remark: row.remark,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}

impl Adoption {
    pub(super) fn read(row: consensus_adoption::Model, present: Vec<MunicipalityId>) -> Self {
        Self {
            consensus: row.consensus_id,
            network: row.network_id,
            year: row.year,
            number: row.number,
            wording: row.wording,
            day: row.day,
            meeting: row.meeting_id,
            place: row.place,
            present,
            made_by: row.made_by,
            made_at: row.made_at,
        }
    }
}

impl ConsensusRemark {
    pub(super) fn read(row: consensus_remark::Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            consensus: row.consensus_id,
            wording: row.wording,
            kind: known(RemarkKind::from_word(&row.kind), "consensus_remark", "kind")?,
            municipality: row.municipality_id,
            body: row.body,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}

impl RemarkReply {
    pub(super) fn read(row: consensus_reply::Model) -> Result<Self, StoreError> {
        const TABLE: &str = "consensus_reply";
        Ok(Self {
            remark: row.remark_id,
            number: row.number,
            outcome: known(RemarkOutcome::from_word(&row.outcome), TABLE, "outcome")?,
            body: row.body,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}

impl Seat {
    pub(super) fn read(row: &steering_seat::Model) -> Result<Self, StoreError> {
        Ok(Self {
            network: row.network_id,
            number: row.number,
            account: row.account_id,
            word: known(SeatWord::from_word(&row.word), "steering_seat", "word")?,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}
