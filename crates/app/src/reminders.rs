//! Reminders: one before a day and one after, each at most once, to those who want them.
//!
//! What has gone out is kept in the same unit of work as the mail, so that of several programs on
//! one database one sends it.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use icc_domain::{Locale, Role};
use icc_store::{
    Account, Holder, MunicipalityId, NewMail, NewReminder, Part, PartId, Place, Repositories,
    ResponseStatus, Standing, Wave, Write,
};

use crate::accounts::About;
use crate::board::{indicators, tallies};
use crate::error::Error;
use crate::input::{Origin, last_day};
use crate::mail::MailKind;
use crate::policy::{Actor, is_current};
use crate::service::Service;

/// So many days before the last day of a part its holder is reminded.
const PART_BEFORE: i64 = 2;
/// After the last day of a part its holder is reminded once, if that is so many days ago at most: a
/// service that stood still does not remind of what is long past.
const PART_AFTER: i64 = 7;
/// So many days before the end of a wave coordinators of unfinished questionnaires are reminded.
const WAVE_BEFORE: [(i64, MailKind); 2] = [
    (3, MailKind::WaveReminderLast),
    (14, MailKind::WaveReminder),
];

/// Whether somebody wants reminders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wants {
    /// Yes, as everybody at first.
    Reminders,
    /// No.
    None,
}

impl Service {
    /// Asks for the reminders that are due now. Says how many.
    pub async fn remind_due(&self) -> Result<usize, Error> {
        let parts = self.remind_of_parts().await?;
        let waves = self.remind_of_waves().await?;
        let news = self.tell_what_is_new().await?;
        if parts + waves + news > 0 {
            self.mail_bell().notify_one();
        }
        Ok(parts + waves + news)
    }

    /// Whether the person wants reminders.
    pub async fn wants_reminders(&self, actor: &Actor) -> Result<Wants, Error> {
        let reminders = self.store().read().reminders();
        let off = reminders.off(&[actor.account]).await?;
        Ok(if off.is_empty() {
            Wants::Reminders
        } else {
            Wants::None
        })
    }

    /// Switches the reminders to the person on or off. Other mails about work go on.
    pub async fn set_reminders(
        &self,
        actor: &Actor,
        wants: Wants,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let since = (wants == Wants::None).then(|| self.clock().now());
        repositories
            .reminders()
            .set_off(actor.account, since)
            .await?;
        let action = match wants {
            Wants::Reminders => "reminders-on",
            Wants::None => "reminders-off",
        };
        let about = About::own(action, actor.account, origin);
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    async fn remind_of_parts(&self) -> Result<usize, Error> {
        let now = self.clock().now();
        let today = now.date_naive();
        let first = today - TimeDelta::days(PART_AFTER);
        let last = today + TimeDelta::days(PART_BEFORE);
        let due = self.store().read().parts().due_between(first, last).await?;
        if due.is_empty() {
            return Ok(0);
        }
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let mut asked = 0;
        for part in due {
            let standing = repositories.responses().standing(part.response).await?;
            let Some(standing) = standing.filter(is_open) else {
                continue;
            };
            let wave = repositories.waves().by_id(standing.wave).await?;
            let ended = wave.is_none_or(|wave| ends(&wave, &standing) <= now);
            let (Some(due_on), false) = (part.due_on, ended) else {
                continue;
            };
            let Some(account) = self.holder_of(&part, &repositories).await? else {
                continue;
            };
            let reminder = NewReminder {
                kind: if due_on < today {
                    "part-after"
                } else {
                    "part-before"
                }
                .to_owned(),
                about: part.id.0,
                account: account.id,
                due_on,
                at: now,
            };
            let notice = self.reminder_mail(MailKind::PartReminder, part.id, &standing);
            asked += self
                .remind(&account, &reminder, &notice, &repositories)
                .await?;
        }
        unit.commit().await?;
        Ok(asked)
    }

    async fn holder_of(
        &self,
        part: &Part,
        repositories: &Repositories<'_, Write>,
    ) -> Result<Option<Account>, Error> {
        let Holder::Account(id) = part.holder else {
            return Ok(None);
        };
        let account = repositories.accounts().by_id(id).await?;
        Ok(account.filter(|account| self.lets_in(account)))
    }

    async fn remind_of_waves(&self) -> Result<usize, Error> {
        let now = self.clock().now();
        let waves = self.store().read().waves().all().await?;
        let mut asked = 0;
        for wave in waves.iter().filter(|wave| wave.opens_at <= now) {
            // Nobody is reminded of what ended long ago, whatever was granted.
            if crate::responses::latest(wave) <= now {
                continue;
            }
            let unit = self.store().begin().await?;
            let repositories = unit.repositories();
            let cities = self.unfinished(wave, &repositories).await?;
            for (city, ends) in cities {
                let left = ends - now;
                let due = WAVE_BEFORE
                    .iter()
                    .find(|(days, _)| left <= TimeDelta::days(*days));
                let (Some((_, kind)), true) = (due, left > TimeDelta::zero()) else {
                    continue;
                };
                let place = [Place::City(city)];
                let coordinators = self
                    .holding(Role::CityCoordinator, &place, &repositories)
                    .await?;
                for account in coordinators {
                    let reminder = NewReminder {
                        kind: kind.code().to_owned(),
                        about: wave.id.0,
                        account: account.id,
                        due_on: last_day(ends),
                        at: now,
                    };
                    let notice = NewMail {
                        about: Some(wave.id.0),
                        municipality: Some(city),
                        ..self.new_mail(*kind, String::new(), Locale::Fr)
                    };
                    asked += self
                        .remind(&account, &reminder, &notice, &repositories)
                        .await?;
                }
            }
            unit.commit().await?;
        }
        Ok(asked)
    }

    /// The municipalities that a wave asks and that have not finished, with their ends.
    async fn unfinished(
        &self,
        wave: &Wave,
        repositories: &Repositories<'_, Write>,
    ) -> Result<BTreeMap<MunicipalityId, DateTime<Utc>>, Error> {
        let memberships = repositories.networks().memberships().await?;
        let asked = memberships
            .iter()
            .filter(|member| is_current(member) && wave.networks.contains(&member.network_code));
        let mut cities: BTreeMap<_, _> = asked
            .map(|member| (member.municipality, wave.closes_at))
            .collect();
        let standings = repositories.responses().standings(wave.id).await?;
        let responses: Vec<_> = standings.iter().map(|standing| standing.id).collect();
        let mut states: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for (response, progress) in repositories.answers().progress(&responses).await? {
            let of_response = states.entry(response).or_default();
            of_response.insert(progress.question, (progress.state, progress.confirmation));
        }
        let asked = self.asked(wave).await?;
        let indicators = indicators(&asked);
        for standing in standings {
            let (tally, _) = tallies(&asked, &indicators, states.get(&standing.id));
            if !is_open(&standing) || tally.done() == tally.questions {
                cities.remove(&standing.municipality);
                continue;
            }
            let ends = ends(wave, &standing);
            cities.insert(standing.municipality, ends);
        }
        Ok(cities)
    }

    /// Asks for one reminder, unless it went out already or is not wanted. Says whether it did.
    async fn remind(
        &self,
        account: &Account,
        reminder: &NewReminder,
        notice: &NewMail,
        repositories: &Repositories<'_, Write>,
    ) -> Result<usize, Error> {
        let reminders = repositories.reminders();
        if reminders.off(&[account.id]).await?.contains(&account.id) {
            return Ok(0);
        }
        if !reminders.claim(reminder).await? {
            return Ok(0);
        }
        self.tell_one(account, notice, repositories).await?;
        Ok(1)
    }

    fn reminder_mail(&self, kind: MailKind, part: PartId, standing: &Standing) -> NewMail {
        NewMail {
            about: Some(part.0),
            municipality: Some(standing.municipality),
            ..self.new_mail(kind, String::new(), Locale::Fr)
        }
    }
}

fn is_open(standing: &Standing) -> bool {
    matches!(
        standing.status,
        ResponseStatus::Draft | ResponseStatus::Returned
    )
}

fn ends(wave: &Wave, standing: &Standing) -> DateTime<Utc> {
    standing.closes_at.unwrap_or(wave.closes_at)
}
