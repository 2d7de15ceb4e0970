//! The consensus register of networks: appended to, never changed. What stands of a consensus is
//! told by its last step; who may see it is for the policy.

mod record;

use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Handle, Write, failed, kept};
use crate::entity::{
    consensus, consensus_adoption, consensus_present, consensus_remark, consensus_reply,
    consensus_step, consensus_wording, steering_seat,
};
use crate::error::StoreError;
use crate::ids::{ConsensusId, NetworkId, RemarkId};

pub use record::{
    Adoption, Consensus, ConsensusChange, ConsensusMove, ConsensusRemark, ConsensusStep,
    RemarkKind, RemarkOutcome, RemarkReply, Seat, SeatWord, Wording,
};

/// Finders and writers of the consensus register.
#[derive(Debug)]
pub struct Consensuses<'a, A>(pub(super) Handle<'a, A>);

impl<A> Consensuses<'_, A> {
    /// Every consensus and proposal of a network, the oldest first.
    pub async fn of_network(&self, network: NetworkId) -> Result<Vec<Consensus>, StoreError> {
        let columns = consensus::COLUMN;
        consensus::Entity::find()
            .filter(columns.network_id.eq(network))
            .order_by_asc(columns.made_at)
            .order_by_asc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("consensus"))?
            .iter()
            .map(Consensus::read)
            .collect()
    }

    /// One consensus or proposal of a network.
    pub async fn by_id(
        &self,
        network: NetworkId,
        id: ConsensusId,
    ) -> Result<Option<Consensus>, StoreError> {
        consensus::Entity::find_by_id(id)
            .filter(consensus::COLUMN.network_id.eq(network))
            .one(&self.0.db())
            .await
            .map_err(failed("consensus"))?
            .as_ref()
            .map(Consensus::read)
            .transpose()
    }

    /// The wordings of some consensuses, one after the other, the oldest of each first.
    pub async fn wordings(&self, of: &[ConsensusId]) -> Result<Vec<Wording>, StoreError> {
        let columns = consensus_wording::COLUMN;
        let rows = consensus_wording::Entity::find()
            .filter(columns.consensus_id.is_in(of.iter().copied()))
            .order_by_asc(columns.consensus_id)
            .order_by_asc(columns.version)
            .all(&self.0.db())
            .await
            .map_err(failed("consensus_wording"))?;
        Ok(rows.into_iter().map(Wording::read).collect())
    }

    /// The steps of some consensuses, one after the other, the oldest of each first.
    pub async fn steps(&self, of: &[ConsensusId]) -> Result<Vec<ConsensusStep>, StoreError> {
        let columns = consensus_step::COLUMN;
        consensus_step::Entity::find()
            .filter(columns.consensus_id.is_in(of.iter().copied()))
            .order_by_asc(columns.consensus_id)
            .order_by_asc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed("consensus_step"))?
            .into_iter()
            .map(ConsensusStep::read)
            .collect()
    }

    /// What a network has adopted, by year and number.
    pub async fn adoptions(&self, network: NetworkId) -> Result<Vec<Adoption>, StoreError> {
        let columns = consensus_adoption::COLUMN;
        let rows = consensus_adoption::Entity::find()
            .filter(columns.network_id.eq(network))
            .order_by_asc(columns.year)
            .order_by_asc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed("consensus_adoption"))?;
        let ids: Vec<ConsensusId> = rows.iter().map(|row| row.consensus_id).collect();
        let columns = consensus_present::COLUMN;
        let present = consensus_present::Entity::find()
            .filter(columns.consensus_id.is_in(ids))
            .order_by_asc(columns.municipality_id)
            .all(&self.0.db())
            .await
            .map_err(failed("consensus_present"))?;
        let adoptions = rows.into_iter().map(|row| {
            let own = present.iter();
            let own = own.filter(|one| one.consensus_id == row.consensus_id);
            let own = own.map(|one| one.municipality_id).collect();
            Adoption::read(row, own)
        });
        Ok(adoptions.collect())
    }

    /// What members have said to the wordings of a consensus, the oldest first.
    pub async fn remarks(&self, of: ConsensusId) -> Result<Vec<ConsensusRemark>, StoreError> {
        let columns = consensus_remark::COLUMN;
        consensus_remark::Entity::find()
            .filter(columns.consensus_id.eq(of))
            .order_by_asc(columns.made_at)
            .order_by_asc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("consensus_remark"))?
            .into_iter()
            .map(ConsensusRemark::read)
            .collect()
    }

    /// What became of some remarks, one after the other, the oldest word of each first.
    pub async fn replies(&self, to: &[RemarkId]) -> Result<Vec<RemarkReply>, StoreError> {
        let columns = consensus_reply::COLUMN;
        consensus_reply::Entity::find()
            .filter(columns.remark_id.is_in(to.iter().copied()))
            .order_by_asc(columns.remark_id)
            .order_by_asc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed("consensus_reply"))?
            .into_iter()
            .map(RemarkReply::read)
            .collect()
    }

    /// Everything that was said about who is on the steering committee of a network, in order.
    pub async fn seats(&self, network: NetworkId) -> Result<Vec<Seat>, StoreError> {
        let columns = steering_seat::COLUMN;
        steering_seat::Entity::find()
            .filter(columns.network_id.eq(network))
            .order_by_asc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed("steering_seat"))?
            .iter()
            .map(Seat::read)
            .collect()
    }
}

impl Consensuses<'_, Write> {
    /// Keeps a proposal with its first wording.
    pub async fn propose(&self, new: &Consensus, first: &Wording) -> Result<(), StoreError> {
        let row = consensus::ActiveModel {
            id: Set(new.id),
            network_id: Set(new.network),
            municipality_id: Set(new.municipality),
            earlier_id: Set(new.earlier.map(|(id, _)| id)),
            change: Set(new.earlier.map(|(_, change)| change.as_str().to_owned())),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        consensus::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("consensus"))?;
        self.word(first).await?;
        self.step(&ConsensusStep {
            consensus: new.id,
            number: 1,
            step: ConsensusMove::Proposed,
            remark: String::new(),
            made_by: new.made_by,
            made_at: new.made_at,
        })
        .await
    }

    /// Keeps a wording.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else was first; [`StoreError::Immutable`] once the
    /// consensus is adopted.
    pub async fn word(&self, new: &Wording) -> Result<(), StoreError> {
        let row = consensus_wording::ActiveModel {
            consensus_id: Set(new.consensus),
            version: Set(new.version),
            title: Set(new.title.clone()),
            body: Set(new.body.clone()),
            indicator: Set(new.indicator.clone()),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        consensus_wording::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("consensus_wording"))?;
        Ok(())
    }

    /// Keeps a step.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else was first.
    pub async fn step(&self, new: &ConsensusStep) -> Result<(), StoreError> {
        let row = consensus_step::ActiveModel {
            consensus_id: Set(new.consensus),
            number: Set(new.number),
            step: Set(new.step.as_str().to_owned()),
            remark: Set(new.remark.clone()),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        consensus_step::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("consensus_step"))?;
        Ok(())
    }

    /// Keeps that a consensus was adopted.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when it is adopted already, or another one has the number.
    pub async fn adopt(&self, new: &Adoption) -> Result<(), StoreError> {
        let row = consensus_adoption::ActiveModel {
            consensus_id: Set(new.consensus),
            network_id: Set(new.network),
            year: Set(new.year),
            number: Set(new.number),
            wording: Set(new.wording),
            day: Set(new.day),
            meeting_id: Set(new.meeting),
            place: Set(new.place.clone()),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        consensus_adoption::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("consensus_adoption"))?;
        for municipality in &new.present {
            let row = consensus_present::ActiveModel {
                consensus_id: Set(new.consensus),
                municipality_id: Set(*municipality),
            };
            consensus_present::Entity::insert(row)
                .exec_without_returning(&self.0.db())
                .await
                .map_err(failed("consensus_present"))?;
        }
        Ok(())
    }

    /// Keeps what a member says to a wording.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] once the consensus is adopted.
    pub async fn remark(&self, new: &ConsensusRemark) -> Result<(), StoreError> {
        let row = consensus_remark::ActiveModel {
            id: Set(new.id),
            consensus_id: Set(new.consensus),
            wording: Set(new.wording),
            kind: Set(new.kind.as_str().to_owned()),
            municipality_id: Set(new.municipality),
            body: Set(new.body.clone()),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        consensus_remark::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("consensus_remark"))?;
        Ok(())
    }

    /// Keeps what became of a remark.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else was first.
    pub async fn reply(&self, new: &RemarkReply) -> Result<(), StoreError> {
        let row = consensus_reply::ActiveModel {
            remark_id: Set(new.remark),
            number: Set(new.number),
            outcome: Set(new.outcome.as_str().to_owned()),
            body: Set(new.body.clone()),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        consensus_reply::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("consensus_reply"))?;
        Ok(())
    }

    /// Keeps a word about who is on a steering committee.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else was first.
    pub async fn seat(&self, new: &Seat) -> Result<(), StoreError> {
        let row = steering_seat::ActiveModel {
            network_id: Set(new.network),
            number: Set(new.number),
            account_id: Set(new.account),
            word: Set(new.word.as_str().to_owned()),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        steering_seat::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("steering_seat"))?;
        Ok(())
    }
}
