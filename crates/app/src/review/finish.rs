//! The end of a review: back to the municipality, or accepted.

use chrono::TimeDelta;
use icc_domain::Role;
use icc_store::{Hold, NewMail, Place, Repositories, Write};
use serde_json::json;

use super::answer::{AnswerStanding, Reviewed};
use super::stage::held;
use crate::accounts::About;
use crate::error::Error;
use crate::input::{self, Origin, Wanted};
use crate::mail::MailKind;
use crate::policy::{Action, Actor};
use crate::service::Service;
use crate::submissions::{Move, StepBy, accept, advance};

/// How long a municipality has at least for its replies, also after the end of the wave.
pub const TIME_TO_REPLY: TimeDelta = TimeDelta::days(21);

/// How a review ends, for now or for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finish {
    /// It goes back to the municipality with questions.
    Return,
    /// It is accepted.
    Accept,
}

impl Finish {
    /// The word used in forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Return => "return",
            Self::Accept => "accept",
        }
    }

    /// The end for a word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let mut all = [Self::Return, Self::Accept].into_iter();
        all.find(|known| known.code() == code)
    }
}

/// What somebody has sent to end a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// How.
    pub to: Finish,
    /// What is said to the municipality.
    pub remark: String,
    /// The version of the response that was shown.
    pub version: i32,
}

impl Service {
    /// Ends a review. What is returned has a question or a word; what is accepted has nothing left
    /// to look at, and its texts stand in every language that a network wants.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not for the person to review; [`Error::Closed`] while the
    /// municipality has it, or after it was accepted; [`Error::Conflict`] when it has moved since it
    /// was shown; [`Error::Invalid`] with what is still to do.
    pub async fn finish_review(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        finished: &Finished,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.review_desk(actor, (city, wave), &repositories).await?;
        let reviewed = self.reviewed(desk, &repositories).await?;
        let desk = &reviewed.desk;
        if !actor.may(Action::Review, &desk.whole()) {
            return Err(Error::Closed);
        }
        let response = held(desk, Hold::Alone, &repositories).await?;
        if response.version != finished.version {
            return Err(Error::Conflict);
        }
        let wanted = match finished.to {
            Finish::Return if reviewed.count(AnswerStanding::Asked) == 0 => Wanted::Needed,
            _ => Wanted::Welcome,
        };
        let remark = input::remark("remark", &finished.remark, wanted);
        let remark = remark.map_err(|issue| Error::Invalid(vec![issue]))?;
        let by = StepBy {
            account: Some(actor.account),
            at: self.clock().now(),
            remark,
            submission: None,
        };
        let (action, kind) = match finished.to {
            Finish::Return => {
                let now = by.at;
                advance(&repositories, &response, Move::Return, by).await?;
                let end = desk.closes_at().max(now + TIME_TO_REPLY);
                let responses = repositories.responses();
                let standing = responses.standing(response.id).await?;
                responses
                    .set_end(&standing.ok_or(Error::NotFound)?, end)
                    .await?;
                ("review-returned", MailKind::ReviewReturned)
            }
            Finish::Accept => {
                self.complete(&reviewed, &repositories).await?;
                let verified = self.verified_now(&response, &repositories).await?;
                let at = (&repositories, &desk.scope);
                accept(at, &response, &verified, by, self.ids()).await?;
                ("review-accepted", MailKind::ReviewAccepted)
            }
        };
        let about = About {
            action,
            actor: Some(actor.account),
            origin,
            object: ("response", Some(response.id.to_string())),
            place: Place::City(desk.city.id),
            detail: json!({
                "wave": desk.wave.code,
                "verified": reviewed.count(AnswerStanding::Verified),
                "not-verified": reviewed.count(AnswerStanding::NotVerified),
                "contested": reviewed.count(AnswerStanding::Contested),
            }),
        };
        self.note(&repositories, about).await?;
        let notice = NewMail {
            about: Some(response.id.0),
            municipality: Some(desk.city.id),
            ..self.new_mail(kind, String::new(), actor.language)
        };
        let city = [Place::City(desk.city.id)];
        let to = (Role::CityCoordinator, city.as_slice());
        self.tell(to, &notice, &repositories).await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(())
    }

    /// Whether nothing is left to look at or to write.
    async fn complete(
        &self,
        reviewed: &Reviewed,
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        if reviewed.open() > 0 {
            return Err(Error::issue("finish", "review-open"));
        }
        if !self
            .untranslated(&reviewed.desk, repositories)
            .await?
            .is_empty()
        {
            return Err(Error::issue("finish", "review-texts"));
        }
        Ok(())
    }
}
