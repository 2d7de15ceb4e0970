//! A part goes its way: handed back, accepted, returned, taken away; and a word to whoever has it.

use chrono::TimeDelta;
use icc_store::{AccountId, Holder, Part, PartId, PartState, Place, Repositories, Write};
use serde_json::json;

use super::{gives, is_given, is_held_by};
use crate::accounts::About;
use crate::error::Error;
use crate::input::{self, Origin, Wanted};
use crate::mail::MailKind;
use crate::policy::{Action, Actor, Subject};
use crate::responses::desk::Desk;
use crate::service::Service;

/// How long nobody is reminded of a part again by hand.
const REMIND_AGAIN: TimeDelta = TimeDelta::hours(24);

/// What somebody does to a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartMove {
    /// It is done.
    HandBack,
    /// It is good.
    Accept,
    /// Something is still to do.
    Return,
    /// It is nobody's any more.
    Withdraw,
}

impl PartMove {
    const ALL: [Self; 4] = [Self::HandBack, Self::Accept, Self::Return, Self::Withdraw];

    /// The word used in forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::HandBack => "hand-back",
            Self::Accept => "accept",
            Self::Return => "return",
            Self::Withdraw => "withdraw",
        }
    }

    /// The move for a word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }

    const fn becomes(self) -> PartState {
        match self {
            Self::HandBack => PartState::HandedBack,
            Self::Accept => PartState::Accepted,
            Self::Return => PartState::Returned,
            Self::Withdraw => PartState::Withdrawn,
        }
    }

    /// Whether a part that stands so can make this move.
    const fn starts_from(self, state: PartState) -> bool {
        match self {
            Self::HandBack => state.is_worked_on(),
            Self::Accept | Self::Return => matches!(state, PartState::HandedBack),
            Self::Withdraw => state.is_live(),
        }
    }

    const fn noted(self) -> &'static str {
        match self {
            Self::HandBack => "part-handed-back",
            Self::Accept => "part-accepted",
            Self::Return => "part-returned",
            Self::Withdraw => "part-withdrawn",
        }
    }
}

/// A move with what is said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The move.
    pub to: PartMove,
    /// What is said; needed for returning.
    pub remark: String,
    /// The version of the part that was shown.
    pub version: i32,
}

impl Service {
    /// Moves a part on.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or it is not for the person to do;
    /// [`Error::Conflict`] when it has moved since it was shown; [`Error::Closed`] outside the
    /// dates; [`Error::Invalid`] for a return without a word.
    pub async fn move_part(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        id: PartId,
        step: &Step,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.desk(actor, city, wave, &repositories).await?;
        let part = own_part(actor, &desk, id, &repositories).await?;
        let allowed = match step.to {
            PartMove::HandBack => is_held_by(&part, actor.account),
            PartMove::Accept | PartMove::Return | PartMove::Withdraw => gives(actor, &desk),
        };
        if !allowed {
            return Err(Error::NotFound);
        }
        if part.version != step.version || !step.to.starts_from(part.state) {
            return Err(Error::Conflict);
        }
        let now_allowed = match step.to {
            PartMove::HandBack => may_hand_back(actor, &desk, &part),
            _ => actor.may(Action::Delegate, &desk.whole()),
        };
        if !desk.is_open() || !now_allowed {
            return Err(Error::Closed);
        }
        let wanted = if step.to == PartMove::Return {
            Wanted::Needed
        } else {
            Wanted::Welcome
        };
        let remark = input::remark("remark", &step.remark, wanted);
        let remark = remark.map_err(|issue| Error::Invalid(vec![issue]))?;
        let state = step.to.becomes();
        let by = (actor.account, self.clock().now());
        repositories.parts().step(&part, state, &remark, by).await?;
        let about = About {
            action: step.to.noted(),
            actor: Some(actor.account),
            origin,
            object: ("part", Some(id.to_string())),
            place: Place::City(desk.city.id),
            detail: serde_json::Value::Null,
        };
        self.note(&repositories, about).await?;
        let told = match (step.to, &part.holder) {
            // Who gave it to himself or herself need not be told.
            (PartMove::HandBack, _) if part.given_by != actor.account => {
                Some((MailKind::PartHandedBack, part.given_by))
            }
            (PartMove::Return, Holder::Account(id)) => Some((MailKind::PartReturned, *id)),
            _ => None,
        };
        if let Some((kind, account)) = told {
            self.tell_of_part(kind, account, &part, &desk, &repositories)
                .await?;
        }
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(())
    }

    /// Reminds whoever has a part; whoever is invited and has not come is invited again.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or it is not for the person to do;
    /// [`Error::Conflict`] when nobody works on it; [`Error::Closed`] outside the dates;
    /// [`Error::TooMany`] within a day of the last time.
    pub async fn remind_of_part(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        id: PartId,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.desk(actor, city, wave, &repositories).await?;
        let part = own_part(actor, &desk, id, &repositories).await?;
        if !gives(actor, &desk) {
            return Err(Error::NotFound);
        }
        if !part.state.is_worked_on() || is_held_by(&part, actor.account) {
            return Err(Error::Conflict);
        }
        if !desk.is_open() {
            return Err(Error::Closed);
        }
        let now = self.clock().now();
        if let Some(before) = part.reminded_at
            && now < before + REMIND_AGAIN
        {
            let wait = (before + REMIND_AGAIN - now).num_seconds();
            return Err(Error::TooMany(u32::try_from(wait).unwrap_or(u32::MAX)));
        }
        repositories.parts().reminded(&part, now).await?;
        let about = About {
            action: "part-reminded",
            actor: Some(actor.account),
            origin,
            object: ("part", Some(id.to_string())),
            place: Place::City(desk.city.id),
            detail: json!({ "by": "hand" }),
        };
        self.note(&repositories, about).await?;
        match &part.holder {
            Holder::Account(account) => {
                self.tell_of_part(
                    MailKind::PartReminder,
                    *account,
                    &part,
                    &desk,
                    &repositories,
                )
                .await?;
            }
            Holder::Invited(email) => {
                let language = actor.language;
                self.invite_editor(actor, email.clone(), language, &desk, origin, &repositories)
                    .await?;
            }
        }
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(())
    }

    async fn tell_of_part(
        &self,
        kind: MailKind,
        account: AccountId,
        part: &Part,
        desk: &Desk,
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        let account = repositories.accounts().by_id(account).await?;
        if let Some(account) = account.filter(|account| self.lets_in(account)) {
            let notice = self.part_notice(kind, part.id, desk);
            self.tell_one(&account, &notice, repositories).await?;
        }
        Ok(())
    }
}

/// A part of this questionnaire that the person may see.
///
/// # Errors
/// [`Error::NotFound`] for any other, as for one that does not exist.
async fn own_part<A: Sync>(
    actor: &Actor,
    desk: &Desk,
    id: PartId,
    read: &Repositories<'_, A>,
) -> Result<Part, Error> {
    let response = desk.response()?;
    let part = read.parts().by_id(id).await?;
    let part = part.filter(|part| part.response == response.id);
    let seen =
        |part: &Part| gives(actor, desk) || (is_held_by(part, actor.account) && is_given(part));
    part.filter(seen).ok_or(Error::NotFound)
}

/// Whether somebody may say now that a part is done.
pub(super) fn may_hand_back(actor: &Actor, desk: &Desk, part: &Part) -> bool {
    let subject = Subject {
        part_open: is_held_by(part, actor.account) && part.state.is_worked_on(),
        ..desk.whole()
    };
    actor.may(Action::HandBack, &subject)
}
