//! Giving a part to a colleague, or to somebody who is invited.

use chrono::NaiveDate;
use icc_domain::{Locale, Role};
use icc_store::{
    Account, AccountId, Holder, Mode, NewMail, NewPart, PartId, PartKind, Place, Repositories,
    Write,
};
use serde_json::json;

use super::{gives, questions_of};
use crate::accounts::{About, Offer};
use crate::error::Error;
use crate::input::{self, Issue, Origin, Wanted, last_day};
use crate::mail::MailKind;
use crate::policy::Actor;
use crate::responses::desk::Desk;
use crate::service::Service;

/// What the page for giving a part shows.
#[derive(Debug)]
pub struct Giving {
    /// Whose, and what.
    pub desk: Desk,
    /// Whether it is a section or a question.
    pub kind: PartKind,
    /// Its code.
    pub code: String,
    /// To whom it can be given, by name.
    pub people: Vec<(AccountId, String)>,
    /// Whether everybody sees everything so far.
    pub shared: bool,
    /// The last day on which the questionnaire is open.
    pub latest: NaiveDate,
}

/// What becomes of a questionnaire in which everybody sees everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Divide {
    /// Editors see what was given to them.
    Yes,
    /// It stays as it is.
    No,
    /// Nobody has said.
    Unsaid,
}

/// What a form gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gift {
    /// Id of a colleague's account; empty for an address.
    pub person: String,
    /// An address, instead of a colleague.
    pub email: String,
    /// Language of the mail to that address.
    pub language: Locale,
    /// What to do; may be empty.
    pub instruction: String,
    /// The last day for it; may be empty.
    pub due_on: String,
    /// What becomes of a questionnaire in which everybody sees everything.
    pub divide: Divide,
}

impl Service {
    /// What the page for giving a part shows.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such part, or the person gives none; [`Error::Closed`]
    /// outside the dates.
    pub async fn giving(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        (kind, code): (PartKind, &str),
    ) -> Result<Giving, Error> {
        let read = self.store().read();
        let desk = self.desk(actor, city, wave, &read).await?;
        givable(actor, &desk, kind, code)?;
        let people = self.city_people(&desk, &read).await?;
        let people = people.into_iter().map(|one| (one.id, one.record.name));
        Ok(Giving {
            shared: desk.response()?.mode == Mode::Shared,
            latest: last_day(desk.closes_at()),
            people: people.collect(),
            kind,
            code: code.to_owned(),
            desk,
        })
    }

    /// Gives a part to somebody: a section goes with those inside it. Whoever has no role here yet
    /// is invited, and gets the part by accepting.
    ///
    /// # Errors
    /// As [`Service::giving`]; [`Error::Invalid`] with everything that is wrong.
    pub async fn give_part(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        (kind, code): (PartKind, &str),
        gift: &Gift,
        origin: &Origin,
    ) -> Result<PartId, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.desk(actor, city, wave, &repositories).await?;
        givable(actor, &desk, kind, code)?;
        let response = desk.response()?;
        let people = self.city_people(&desk, &repositories).await?;
        let now = self.clock().now();

        let mut issues = Vec::new();
        let to = recipient(gift, &people).map_err(|issue| issues.push(issue));
        let instruction = input::remark("instruction", &gift.instruction, Wanted::Welcome);
        let instruction = instruction.map_err(|issue| issues.push(issue));
        let last = last_day(desk.closes_at());
        let due_on = due_on(&gift.due_on, now.date_naive(), last).map_err(|i| issues.push(i));
        let shared = response.mode == Mode::Shared;
        if shared && gift.divide == Divide::Unsaid {
            issues.push(Issue::new("divide", "missing"));
        }
        let (Ok(to), Ok(instruction), Ok(due_on), true) =
            (to, instruction, due_on, issues.is_empty())
        else {
            return Err(Error::Invalid(issues));
        };
        let given = repositories.parts().of(response).await?;
        let holder = match &to {
            Recipient::Colleague(account) => Holder::Account(account.id),
            Recipient::Address(email) => Holder::Invited(email.clone()),
        };
        let same = given.iter().any(|part| {
            part.state.is_live()
                && (part.kind, part.code.as_str()) == (kind, code)
                && part.holder == holder
        });
        if same {
            return Err(Error::Invalid(vec![Issue::new(
                "person",
                "part-given-already",
            )]));
        }
        if shared && gift.divide == Divide::Yes {
            repositories
                .responses()
                .set_mode(response, Mode::Divided)
                .await?;
            let about = About {
                action: "response-mode",
                actor: Some(actor.account),
                origin,
                object: ("response", Some(response.id.to_string())),
                place: Place::City(desk.city.id),
                detail: json!({ "mode": Mode::Divided.as_str() }),
            };
            self.note(&repositories, about).await?;
        }
        let new = NewPart {
            response: response.id,
            kind,
            code: code.to_owned(),
            holder,
            instruction,
            due_on,
            given_by: actor.account,
            given_at: now,
        };
        let id = repositories.parts().add(&new, self.ids()).await?;
        let about = About {
            action: "part-given",
            actor: Some(actor.account),
            origin,
            object: ("part", Some(id.to_string())),
            place: Place::City(desk.city.id),
            detail: json!({ "wave": desk.wave.code, "kind": kind.as_str(), "code": code }),
        };
        self.note(&repositories, about).await?;
        match to {
            Recipient::Colleague(account) => {
                if account.id != actor.account {
                    let notice = self.part_notice(MailKind::PartGiven, id, &desk);
                    self.tell_one(&account, &notice, &repositories).await?;
                }
            }
            Recipient::Address(email) => {
                self.invite_editor(actor, email, gift.language, &desk, origin, &repositories)
                    .await?;
            }
        }
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(id)
    }

    /// Invites somebody to edit for the municipality, within a unit of work.
    pub(super) async fn invite_editor(
        &self,
        actor: &Actor,
        email: String,
        language: Locale,
        desk: &Desk,
        origin: &Origin,
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        let offer = Offer {
            email,
            role: Role::CityEditor,
            place: Place::City(desk.city.id),
            language,
        };
        self.offer(actor, &offer, origin, repositories).await?;
        Ok(())
    }

    /// A mail about a part, without its recipient.
    pub(super) fn part_notice(&self, kind: MailKind, part: PartId, desk: &Desk) -> NewMail {
        NewMail {
            about: Some(part.0),
            municipality: Some(desk.city.id),
            ..self.new_mail(kind, String::new(), Locale::Fr)
        }
    }
}

enum Recipient {
    Colleague(Account),
    Address(String),
}

/// Whoever works here already is a colleague, also when the address was typed.
fn recipient(gift: &Gift, people: &[Account]) -> Result<Recipient, Issue> {
    let typed = gift.email.trim();
    match (gift.person.as_str(), typed.is_empty()) {
        ("", true) => Err(Issue::new("person", "missing")),
        ("", false) => {
            let email = input::email(typed).ok_or(Issue::new("email", "email"))?;
            let known = people.iter().find(|account| account.email == email);
            Ok(known
                .cloned()
                .map_or(Recipient::Address(email), Recipient::Colleague))
        }
        (_, false) => Err(Issue::new("email", "person-twice")),
        (id, true) => {
            let known = people.iter().find(|account| account.id.to_string() == id);
            let known = known.cloned().map(Recipient::Colleague);
            known.ok_or(Issue::new("person", "missing"))
        }
    }
}

fn due_on(text: &str, today: NaiveDate, last: NaiveDate) -> Result<Option<NaiveDate>, Issue> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let day = input::day("due", text)?;
    if day < today {
        Err(Issue::new("due", "day-past"))
    } else if day > last {
        Err(Issue::new("due", "day-after-end"))
    } else {
        Ok(Some(day))
    }
}

/// # Errors
/// [`Error::NotFound`] when there is no such part or the person gives none, [`Error::Closed`]
/// outside the dates.
fn givable(actor: &Actor, desk: &Desk, kind: PartKind, code: &str) -> Result<(), Error> {
    desk.response()?;
    let definition = &desk.asked.definition;
    let known = match kind {
        PartKind::Section => {
            let mut sections = definition.sections.iter();
            sections.any(|section| section.code.as_str() == code)
                && !questions_of(&desk.asked, kind, code).is_empty()
        }
        PartKind::Question => definition.question(code).is_some(),
    };
    if !gives(actor, desk) || !known {
        return Err(Error::NotFound);
    }
    if desk.is_open() && actor.may(crate::policy::Action::Delegate, &desk.whole()) {
        Ok(())
    } else {
        Err(Error::Closed)
    }
}
