//! A mistake in what was accepted: the municipality takes it up again, and everybody is told why.

use chrono::{DateTime, TimeDelta, Utc};
use icc_domain::{Locale, LocalizedText, Role};
use icc_store::{Correction, Hold, NewMail, Place, Scope};
use serde_json::json;

use super::page::about;
use crate::accounts::About;
use crate::error::Error;
use crate::input::{self, Issue, Origin, Wanted, midnight};
use crate::mail::MailKind;
use crate::policy::{Action, Actor};
use crate::service::Service;
use crate::submissions::{Move, StepBy, advance};

/// For how long, at most, a questionnaire is open again.
const LONGEST: TimeDelta = TimeDelta::days(90);

/// What a form says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correcting {
    /// Why, in French; everybody reads it.
    pub reason_fr: String,
    /// Why, in English.
    pub reason_en: String,
    /// The last day on which the municipality can hand in anew.
    pub until: String,
}

impl Service {
    /// Opens an accepted questionnaire again, so that the municipality corrects it. What is
    /// published stays until the correction comes out.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not; [`Error::Invalid`] with everything that is
    /// wrong; [`Error::Closed`] when it is open already.
    pub async fn correct(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        said: &Correcting,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let city = repositories.municipalities().by_code(city).await?;
        let city = city.ok_or(Error::NotFound)?;
        let wave = repositories.waves().by_code(wave).await?;
        let wave = wave.ok_or(Error::NotFound)?;
        let scope = Scope::service();
        let responses = repositories.responses();
        let response = responses
            .held(&scope, city.id, wave.id, Hold::Alone)
            .await?;
        let response = response.ok_or(Error::NotFound)?;
        let subject = about(&response, &repositories).await?;
        if !actor.may(Action::Correct, &subject) {
            return Err(Error::NotFound);
        }
        let now = self.clock().now();
        let (reasons, end) = read(said, now)?;
        let by = StepBy {
            account: Some(actor.account),
            at: now,
            remark: reasons
                .best(Locale::Fr)
                .map(|(_, text)| text.to_owned())
                .unwrap_or_default(),
            submission: None,
        };
        let response = advance(&repositories, &response, Move::Correct, by).await?;
        let steps = repositories.response_steps();
        let number = steps.of(response.id).await?.last().map_or(1, |s| s.number);
        let correction = Correction {
            response: response.id,
            number,
            reasons,
        };
        steps.explain(&correction).await?;
        let standing = responses.standing(response.id).await?;
        let standing = standing.ok_or(Error::NotFound)?;
        responses.set_end(&standing, end).await?;
        let noted = About {
            action: "correction-begun",
            actor: Some(actor.account),
            origin,
            object: ("response", Some(response.id.to_string())),
            place: Place::City(city.id),
            detail: json!({ "wave": wave.code, "until": input::last_day(end).to_string() }),
        };
        self.note(&repositories, noted).await?;
        let notice = NewMail {
            about: Some(response.id.0),
            municipality: Some(city.id),
            ..self.new_mail(MailKind::SubmissionCorrect, String::new(), actor.language)
        };
        let places = [Place::City(city.id)];
        let to = (Role::CityCoordinator, places.as_slice());
        self.tell(to, &notice, &repositories).await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(())
    }
}

fn read(said: &Correcting, now: DateTime<Utc>) -> Result<(LocalizedText, DateTime<Utc>), Error> {
    let mut issues = Vec::new();
    let mut reasons = LocalizedText::default();
    for (field, locale, text) in [
        ("reason-fr", Locale::Fr, &said.reason_fr),
        ("reason-en", Locale::En, &said.reason_en),
    ] {
        match input::remark(field, text, Wanted::Needed) {
            Ok(text) => {
                reasons.0.insert(locale.tag().to_owned(), text);
            }
            Err(issue) => issues.push(issue),
        }
    }
    let end = input::day("until", &said.until).and_then(|day| {
        let end = midnight(day) + TimeDelta::days(1);
        if end <= now {
            Err(Issue::new("until", "day-past"))
        } else if end > now + LONGEST {
            Err(Issue::new("until", "end-too-late"))
        } else {
            Ok(end)
        }
    });
    match (end, issues.is_empty()) {
        (Ok(end), true) => Ok((reasons, end)),
        (end, _) => {
            issues.extend(end.err());
            Err(Error::Invalid(issues))
        }
    }
}
