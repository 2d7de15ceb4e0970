//! Meetings of networks. What was said of one stays; what holds is the newest version. Who may see
//! it is for the policy.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use icc_domain::IdSource;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::{Handle, Write, failed, kept};
use crate::entity::{
    meeting, meeting_document, meeting_invitation, meeting_place, meeting_present,
};
use crate::error::StoreError;
use crate::ids::{AccountId, EvidenceId, MeetingId, MunicipalityId, NetworkId, RowId};
use crate::repo::vocabulary::{known, vocabulary};

vocabulary! {
    /// How a meeting stands.
    MeetingState {
        /// Whoever coordinates the network prepares it; the others do not see it.
        Planned = "planned",
        /// Members can register.
        Announced = "announced",
        /// It has taken place.
        Held = "held",
        /// It will not take place.
        Cancelled = "cancelled",
    }
}

vocabulary! {
    /// How somebody takes part.
    MeetingWay {
        /// At the place.
        InPerson = "in-person",
        /// At a distance.
        AtADistance = "at-a-distance",
        /// Not, or not any more.
        Not = "not",
    }
}

vocabulary! {
    /// What a document is at a meeting.
    DocumentPart {
        /// Something to read.
        Document = "document",
        /// What the host presents.
        Presentation = "presentation",
    }
}

/// An item of an agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// What about.
    pub title: String,
    /// How many minutes it takes; 0 where nobody has said.
    pub minutes: u16,
    /// Who presents it; may be empty.
    pub presents: String,
}

/// One version of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// 1 for the first, one more each time.
    pub version: i32,
    /// Of which network.
    pub network: NetworkId,
    /// How it stands.
    pub state: MeetingState,
    /// The member that receives the others; none while it is not known.
    pub host: Option<MunicipalityId>,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// How many minutes it lasts; at least 1.
    pub minutes: i32,
    /// The name of the time zone in which its time was said.
    pub zone: String,
    /// What it is about, one line.
    pub theme: String,
    /// Where; may be empty.
    pub place: String,
    /// The address for those at a distance; may be empty.
    pub video: String,
    /// The words that invite; may be empty.
    pub invitation: String,
    /// Its agenda, in order.
    pub agenda: Vec<AgendaItem>,
    /// Whether everybody sees that it takes place.
    pub public: bool,
    /// Its minutes; may be empty.
    pub report: String,
    /// What the host has presented of its practices; may be empty.
    pub practices: String,
    /// Members that were present.
    pub present: Vec<MunicipalityId>,
    /// Who said so. An erased person stays an id here, and in everything below.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// What somebody says of taking part; the last word holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingPlace {
    /// In which meeting.
    pub meeting: MeetingId,
    /// Who.
    pub account: AccountId,
    /// 1 for the first word, one more each time.
    pub number: i32,
    /// How.
    pub way: MeetingWay,
    /// For which member; none for whoever coordinates the network.
    pub municipality: Option<MunicipalityId>,
    /// When it was said.
    pub made_at: DateTime<Utc>,
}

/// A piece of a member's evidence that the others may open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingDocument {
    /// At which meeting.
    pub meeting: MeetingId,
    /// Whose.
    pub municipality: MunicipalityId,
    /// Which piece.
    pub evidence: EvidenceId,
    /// What it is there.
    pub part: DocumentPart,
    /// Who shows it.
    pub made_by: AccountId,
    /// Since when.
    pub made_at: DateTime<Utc>,
}

/// That people were invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingInvitation {
    /// To which meeting.
    pub meeting: MeetingId,
    /// As which version said it.
    pub version: i32,
    /// How many people; at least 1.
    pub readers: i32,
    /// Who has invited.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// Finders and writers of meetings.
#[derive(Debug)]
pub struct Meetings<'a, A>(pub(super) Handle<'a, A>);

impl<A> Meetings<'_, A> {
    /// The newest version of every meeting of a network, by beginning.
    pub async fn of_network(&self, network: NetworkId) -> Result<Vec<Meeting>, StoreError> {
        let columns = meeting::COLUMN;
        let rows = meeting::Entity::find()
            .filter(columns.network_id.eq(network))
            .order_by_asc(columns.meeting_id)
            .order_by_desc(columns.version)
            .all(&self.0.db())
            .await
            .map_err(failed("meeting"))?;
        let mut newest: Vec<meeting::Model> = Vec::new();
        for row in rows {
            // The newest of each comes first.
            if newest
                .last()
                .is_none_or(|last| last.meeting_id != row.meeting_id)
            {
                newest.push(row);
            }
        }
        let mut meetings = self.with_members(newest).await?;
        meetings.sort_by_key(|meeting| (meeting.starts_at, meeting.id));
        Ok(meetings)
    }

    /// Every version of a meeting, the newest first.
    pub async fn versions(&self, id: MeetingId) -> Result<Vec<Meeting>, StoreError> {
        let columns = meeting::COLUMN;
        let rows = meeting::Entity::find()
            .filter(columns.meeting_id.eq(id))
            .order_by_desc(columns.version)
            .all(&self.0.db())
            .await
            .map_err(failed("meeting"))?;
        self.with_members(rows).await
    }

    async fn with_members(&self, rows: Vec<meeting::Model>) -> Result<Vec<Meeting>, StoreError> {
        let columns = meeting_present::COLUMN;
        let ids = rows.iter().map(|row| row.meeting_id);
        let present = meeting_present::Entity::find()
            .filter(columns.meeting_id.is_in(ids))
            .order_by_asc(columns.municipality_id)
            .all(&self.0.db())
            .await
            .map_err(failed("meeting_present"))?;
        let meetings = rows.into_iter().map(|row| {
            let own = present.iter();
            let own =
                own.filter(|one| (one.meeting_id, one.version) == (row.meeting_id, row.version));
            let own = own.map(|one| one.municipality_id).collect();
            Meeting::read(row, own)
        });
        meetings.collect()
    }

    /// What people say of taking part in some meetings: meeting by meeting, person by person, the
    /// oldest word first.
    pub async fn places(&self, meetings: &[MeetingId]) -> Result<Vec<MeetingPlace>, StoreError> {
        let columns = meeting_place::COLUMN;
        meeting_place::Entity::find()
            .filter(columns.meeting_id.is_in(meetings.iter().copied()))
            .order_by_asc(columns.meeting_id)
            .order_by_asc(columns.account_id)
            .order_by_asc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed("meeting_place"))?
            .iter()
            .map(MeetingPlace::read)
            .collect()
    }

    /// How somebody takes part in some meetings: the last word about each.
    pub async fn ways_of(
        &self,
        account: AccountId,
        meetings: &[MeetingId],
    ) -> Result<BTreeMap<MeetingId, MeetingWay>, StoreError> {
        let columns = meeting_place::COLUMN;
        let rows = meeting_place::Entity::find()
            .filter(columns.meeting_id.is_in(meetings.iter().copied()))
            .filter(columns.account_id.eq(account))
            .order_by_asc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed("meeting_place"))?;
        let words = rows.iter().map(|row| {
            let place = MeetingPlace::read(row)?;
            Ok((place.meeting, place.way))
        });
        words.collect()
    }

    /// The documents of a meeting, the oldest first.
    pub async fn documents(&self, meeting: MeetingId) -> Result<Vec<MeetingDocument>, StoreError> {
        let columns = meeting_document::COLUMN;
        meeting_document::Entity::find()
            .filter(columns.meeting_id.eq(meeting))
            .order_by_asc(columns.made_at)
            .order_by_asc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("meeting_document"))?
            .iter()
            .map(MeetingDocument::read)
            .collect()
    }

    /// What was presented at some meetings, meeting by meeting, the oldest first.
    pub async fn presentations(
        &self,
        meetings: &[MeetingId],
    ) -> Result<Vec<MeetingDocument>, StoreError> {
        let columns = meeting_document::COLUMN;
        meeting_document::Entity::find()
            .filter(columns.meeting_id.is_in(meetings.iter().copied()))
            .filter(columns.part.eq(DocumentPart::Presentation.as_str()))
            .order_by_asc(columns.meeting_id)
            .order_by_asc(columns.made_at)
            .order_by_asc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("meeting_document"))?
            .iter()
            .map(MeetingDocument::read)
            .collect()
    }

    /// The meetings at which somebody has presented a piece of evidence.
    pub async fn presented_by(&self, account: AccountId) -> Result<Vec<MeetingId>, StoreError> {
        let columns = meeting_document::COLUMN;
        let rows = meeting_document::Entity::find()
            .filter(columns.made_by.eq(account))
            .filter(columns.part.eq(DocumentPart::Presentation.as_str()))
            .order_by_asc(columns.meeting_id)
            .all(&self.0.db())
            .await
            .map_err(failed("meeting_document"))?;
        let mut meetings: Vec<MeetingId> = rows.iter().map(|row| row.meeting_id).collect();
        meetings.dedup();
        Ok(meetings)
    }

    /// When people were invited to a meeting, the newest first.
    pub async fn invitations(
        &self,
        meeting: MeetingId,
    ) -> Result<Vec<MeetingInvitation>, StoreError> {
        let columns = meeting_invitation::COLUMN;
        let rows = meeting_invitation::Entity::find()
            .filter(columns.meeting_id.eq(meeting))
            .order_by_desc(columns.made_at)
            .order_by_desc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("meeting_invitation"))?;
        let invitations = rows.into_iter().map(|row| MeetingInvitation {
            meeting: row.meeting_id,
            version: row.version,
            readers: row.readers,
            made_by: row.made_by,
            made_at: row.made_at,
        });
        Ok(invitations.collect())
    }
}

impl Meetings<'_, Write> {
    /// Keeps a version.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else has said something first.
    pub async fn add(&self, new: &Meeting) -> Result<(), StoreError> {
        let agenda = serde_json::to_string(&new.agenda).map_err(|_| UNREADABLE_AGENDA)?;
        let row = meeting::ActiveModel {
            meeting_id: Set(new.id),
            version: Set(new.version),
            network_id: Set(new.network),
            state: Set(new.state.as_str().to_owned()),
            host_id: Set(new.host),
            starts_at: Set(kept(new.starts_at)),
            minutes: Set(new.minutes),
            zone: Set(new.zone.clone()),
            theme: Set(new.theme.clone()),
            place: Set(new.place.clone()),
            video: Set(new.video.clone()),
            invitation: Set(new.invitation.clone()),
            agenda: Set(agenda),
            public: Set(new.public),
            report: Set(new.report.clone()),
            practices: Set(new.practices.clone()),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        meeting::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("meeting"))?;
        for municipality in &new.present {
            let row = meeting_present::ActiveModel {
                meeting_id: Set(new.id),
                version: Set(new.version),
                municipality_id: Set(*municipality),
            };
            meeting_present::Entity::insert(row)
                .exec_without_returning(&self.0.db())
                .await
                .map_err(failed("meeting_present"))?;
        }
        Ok(())
    }

    /// Keeps what somebody says of taking part.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when the same person has said something first.
    pub async fn take_place(&self, new: &MeetingPlace) -> Result<(), StoreError> {
        let row = meeting_place::ActiveModel {
            meeting_id: Set(new.meeting),
            account_id: Set(new.account),
            number: Set(new.number),
            way: Set(new.way.as_str().to_owned()),
            municipality_id: Set(new.municipality),
            made_at: Set(kept(new.made_at)),
        };
        meeting_place::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("meeting_place"))?;
        Ok(())
    }

    /// Shows a piece of evidence at a meeting.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when it is shown there already.
    pub async fn show(&self, new: &MeetingDocument, ids: &dyn IdSource) -> Result<(), StoreError> {
        let row = meeting_document::ActiveModel {
            id: Set(RowId(ids.next_id())),
            meeting_id: Set(new.meeting),
            municipality_id: Set(new.municipality),
            evidence_id: Set(new.evidence),
            part: Set(new.part.as_str().to_owned()),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        meeting_document::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("meeting_document"))?;
        Ok(())
    }

    /// Keeps that people were invited.
    pub async fn invited(
        &self,
        new: &MeetingInvitation,
        ids: &dyn IdSource,
    ) -> Result<(), StoreError> {
        let row = meeting_invitation::ActiveModel {
            id: Set(RowId(ids.next_id())),
            meeting_id: Set(new.meeting),
            version: Set(new.version),
            readers: Set(new.readers),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        meeting_invitation::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("meeting_invitation"))?;
        Ok(())
    }
}

const UNREADABLE_AGENDA: StoreError = StoreError::Unreadable {
    table: "meeting",
    column: "agenda",
};

impl Meeting {
    fn read(row: meeting::Model, present: Vec<MunicipalityId>) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.meeting_id,
            version: row.version,
            network: row.network_id,
            state: known(MeetingState::from_word(&row.state), "meeting", "state")?,
            host: row.host_id,
            starts_at: row.starts_at,
            minutes: row.minutes,
            zone: row.zone,
            theme: row.theme,
            place: row.place,
            video: row.video,
            invitation: row.invitation,
            agenda: serde_json::from_str(&row.agenda).map_err(|_| UNREADABLE_AGENDA)?,
            public: row.public,
            report: row.report,
            practices: row.practices,
            present,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}

impl MeetingPlace {
    fn read(row: &meeting_place::Model) -> Result<Self, StoreError> {
        Ok(Self {
            meeting: row.meeting_id,
            account: row.account_id,
            number: row.number,
            way: known(MeetingWay::from_word(&row.way), "meeting_place", "way")?,
            municipality: row.municipality_id,
            made_at: row.made_at,
        })
    }
}

impl MeetingDocument {
    fn read(row: &meeting_document::Model) -> Result<Self, StoreError> {
        Ok(Self {
            meeting: row.meeting_id,
            municipality: row.municipality_id,
            evidence: row.evidence_id,
            part: known(
                DocumentPart::from_word(&row.part),
                "meeting_document",
                "part",
            )?,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}
