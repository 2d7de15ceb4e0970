//! Handing in the answers to a module, and what was handed in: for the municipality itself and for
//! whoever coordinates the network.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use icc_questionnaire::Definition;
use icc_store::{AccountId, HandIn, Municipality, Network, Place, QuestionModule};
use serde_json::json;

use super::ModuleState;
use super::answer::{FoundCity, digest_in};
use super::sheet::Sheet;
use crate::accounts::About;
use crate::error::Error;
use crate::input::Origin;
use crate::policy::{Action, Actor};
use crate::responses::{Entry, names};
use crate::service::Service;

/// How many times a municipality can hand in to a module.
const MOST_HAND_INS: i32 = 200;

/// What a municipality handed in to a module.
#[derive(Debug)]
pub struct HandedInPage {
    /// Whose module.
    pub network: Network,
    /// The module.
    pub module: QuestionModule,
    /// How far it has come.
    pub state: ModuleState,
    /// The last day on which it can be answered.
    pub last_day: Option<NaiveDate>,
    /// Who handed in.
    pub city: Municipality,
    /// What was asked.
    pub definition: Definition,
    /// What was answered, by code of the question.
    pub entries: BTreeMap<String, Entry>,
    /// Every time that it handed in, the newest first, with who did so; none for somebody who is
    /// not known any more.
    pub hand_ins: Vec<(HandIn, Option<String>)>,
    /// Whether the person answers for the municipality.
    pub is_own: bool,
}

impl Service {
    /// Hands in the answers of a municipality as they are: the sheet that was seen.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not hand in for the municipality, or nothing was
    /// answered; [`Error::Closed`] outside the days of the module; [`Error::Conflict`] when somebody
    /// has changed an answer since.
    pub async fn hand_in_module(
        &self,
        actor: &Actor,
        at: (&str, &str),
        (city, seen): (&str, i32),
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let wanted = (city, Action::HandInModule);
        let here = self.module_city(actor, at, wanted, &repositories).await?;
        let pair = (here.found.module.id, here.city.id);
        let scope = actor.scope(here.city.id);
        let kept = repositories.modules().newest(&scope, pair).await?;
        let kept = kept.ok_or(Error::NotFound)?;
        here.open()?;
        if kept.number != seen {
            return Err(Error::Conflict);
        }
        let before = repositories.modules().last_hand_in(pair).await?;
        // Pressed twice, or nothing was changed since: it is handed in already.
        if before.as_ref().is_some_and(|before| before.sheet == seen) {
            return Ok(());
        }
        let number = before.map_or(1, |before| before.number + 1);
        if number > MOST_HAND_INS {
            return Err(Error::TooMany(60));
        }
        let hand_in = HandIn {
            module: pair.0,
            municipality: pair.1,
            number,
            sheet: seen,
            digest: digest_in(&here.found, &kept)?,
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        repositories.modules().add_hand_in(&hand_in).await?;
        let about = About {
            action: "module-handed-in",
            actor: Some(actor.account),
            origin,
            object: ("module", Some(here.found.module.id.to_string())),
            place: Place::City(here.city.id),
            detail: json!({
                "network": here.found.network.code,
                "number": here.found.module.number,
                "digest": hand_in.digest,
            }),
        };
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// What a municipality handed in last.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it has not handed in, or the person may not see it.
    pub async fn module_handed_in(
        &self,
        actor: &Actor,
        at: (&str, &str),
        city: &str,
    ) -> Result<HandedInPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let wanted = (city, Action::SeeModuleAnswers);
        let FoundCity {
            found,
            city,
            subject,
        } = self.module_city(actor, at, wanted, &read).await?;
        let hand_ins = read.modules().hand_ins(&[found.module.id]).await?;
        let own = hand_ins.into_iter().filter(|it| it.municipality == city.id);
        let hand_ins: Vec<HandIn> = own.rev().collect();
        let last = hand_ins.first().ok_or(Error::NotFound)?;
        let pair = (found.module.id, city.id);
        let scope = actor.module_scope(&subject);
        let kept = read.modules().sheet(&scope, pair, last.sheet).await?;
        let kept = kept.ok_or(Error::NotFound)?;
        if digest_in(&found, &kept)? != last.digest {
            return Err(Error::broken([format!(
                "the digest of what {} handed in to module {} is another",
                city.code, found.module.id
            )]));
        }
        let who: Vec<AccountId> = hand_ins.iter().map(|it| it.made_by).collect();
        let names = names(&who, &read).await?;
        snapshot.end().await?;
        let sheet = Sheet::read(Some(&kept))?;
        let given = sheet.0.into_iter();
        let with_names = hand_ins.into_iter().map(|it| {
            let by = names.get(&it.made_by).cloned();
            (it, by)
        });
        Ok(HandedInPage {
            definition: found.definition()?,
            entries: given.map(|(code, given)| (code, given.entry)).collect(),
            hand_ins: with_names.collect(),
            is_own: actor.may(Action::AnswerModule, &subject),
            state: found.state,
            last_day: found.terms.last().map(|term| term.last_day),
            network: found.network,
            module: found.module,
            city,
        })
    }
}
