//! What members object to a wording, and what becomes of it.

use super::say::noted;
use super::{
    ConsensusId, ConsensusRemark, ConsensusState, MOST_WORDS, RemarkId, RemarkKind, RemarkOutcome,
    RemarkReply, circle, said_city,
};
use crate::error::Error;
use crate::input::{self, Issue, Origin, Wanted};
use crate::policy::{Action, Actor};
use crate::service::Service;

/// What a form says of an objection or an amendment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RemarkSaid {
    /// `objection` or `amendment`.
    pub kind: String,
    /// What is said.
    pub body: String,
    /// The member for which it is said, for whoever acts for several; its code.
    pub city: String,
    /// The number of the wording that the form has shown.
    pub wording: String,
}

/// What a form says of what becomes of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReplySaid {
    /// `answer` or `withdraw`.
    pub step: String,
    /// What is answered, or why it is withdrawn.
    pub body: String,
    /// How many words there are about it already, as the form has shown it.
    pub seen: String,
}

impl Service {
    /// Objects to a wording, or wants another one, for a member.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not, or there is no such proposal;
    /// [`Error::Invalid`] with everything that is wrong; [`Error::Conflict`] when there is another
    /// wording by now, or members cannot object.
    pub async fn object_to_consensus(
        &self,
        actor: &Actor,
        (network, id): (&str, ConsensusId),
        said: &RemarkSaid,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let circle = circle(actor, network, Action::ObjectToConsensus, &repositories).await?;
        let story = self.story(&circle.network, id, &repositories).await?;
        let mut issues = Vec::new();
        let kind = RemarkKind::from_word(&said.kind);
        if kind.is_none() {
            issues.push(Issue::new("kind", "missing"));
        }
        let body = input::remark("words", &said.body, Wanted::Needed);
        let body = body.map_err(|issue| issues.push(issue));
        let cities = circle.own_cities(actor, &repositories).await?;
        let city = said_city(&cities, &said.city);
        if city.is_none() {
            issues.push(Issue::new("city", "missing"));
        }
        let (Some(kind), Ok(body), Some(municipality), true) =
            (kind, body, city, issues.is_empty())
        else {
            return Err(Error::Invalid(issues));
        };
        let seen = said.wording == story.wording().to_string();
        if !seen || story.state() != ConsensusState::Open || story.remarks.len() >= MOST_WORDS {
            return Err(Error::Conflict);
        }
        let new = ConsensusRemark {
            id: RemarkId(self.ids().next_id()),
            consensus: id,
            wording: story.wording(),
            kind,
            municipality,
            body,
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        repositories.consensuses().remark(&new).await?;
        let about = noted(&circle, actor, origin, ("consensus-objected", id));
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// Answers a remark, or takes it back: the steering committee answers, people of the member take
    /// back what their member has said.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not, or there is no such remark; [`Error::Invalid`]
    /// with what is wrong; [`Error::Conflict`] when somebody else was first, or it is not open any
    /// more.
    pub async fn reply_to_remark(
        &self,
        actor: &Actor,
        (network, id): (&str, ConsensusId),
        remark: RemarkId,
        said: &ReplySaid,
        origin: &Origin,
    ) -> Result<(), Error> {
        let (outcome, action, wanted, word) = match said.step.as_str() {
            "answer" => (
                RemarkOutcome::Answered,
                Action::WordConsensus,
                Wanted::Needed,
                "consensus-answered",
            ),
            "withdraw" => (
                RemarkOutcome::Withdrawn,
                Action::ObjectToConsensus,
                Wanted::Welcome,
                "consensus-withdrawn",
            ),
            _ => return Err(Error::issue("step", "missing")),
        };
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let circle = circle(actor, network, action, &repositories).await?;
        let story = self.story(&circle.network, id, &repositories).await?;
        let found = story.remarks.iter().find(|one| one.id == remark);
        let found = found.ok_or(Error::NotFound)?;
        let theirs = circle.own(actor).contains(&found.municipality);
        if outcome == RemarkOutcome::Withdrawn && !theirs {
            return Err(Error::NotFound);
        }
        let body = input::remark("reply", &said.body, wanted);
        let body = body.map_err(|issue| Error::Invalid(vec![issue]))?;
        let before = story.replies.iter().filter(|one| one.remark == remark);
        let before = i32::try_from(before.count()).unwrap_or(i32::MAX);
        let over = story.outcome(remark) == Some(RemarkOutcome::Withdrawn);
        if said.seen != before.to_string() || over || story.state() != ConsensusState::Open {
            return Err(Error::Conflict);
        }
        let new = RemarkReply {
            remark,
            number: before + 1,
            outcome,
            body,
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        // Whoever was first is a conflict for the second.
        repositories.consensuses().reply(&new).await?;
        let about = noted(&circle, actor, origin, (word, id));
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }
}
