//! Parts of a questionnaire: who has which, until when, how far each has come.

mod give;
mod step;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use icc_domain::Role;
use icc_store::{
    Account, AccountId, DraftAnswer, Holder, Part, PartId, PartKind, PartStep, Place, Repositories,
};

use super::asked::Asked;
use super::desk::{Desk, entries};
use super::history::names;
use super::home::{Tally, ordered_sections};
use crate::error::Error;
use crate::policy::{Action, Actor, people_of};
use crate::service::Service;

pub use give::{Divide, Gift, Giving};
pub use step::{PartMove, Step};

/// A part as somebody sees it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says by itself what a reader sees or may do"
)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRow {
    /// The part.
    pub part: Part,
    /// What whoever has it is called; none for somebody who was invited and has not accepted, or is
    /// not known any more.
    pub holder: Option<String>,
    /// Whether whoever has it can come to it now.
    pub has_access: bool,
    /// What whoever gave it is called.
    pub given_by: Option<String>,
    /// How far its questions have come.
    pub tally: Tally,
    /// Whether somebody works on it after its last day.
    pub overdue: bool,
    /// Whether it is the reader's own.
    pub mine: bool,
    /// Whether the reader may say that it is done.
    pub may_hand_back: bool,
    /// Whether the reader may accept or return it now.
    pub may_decide: bool,
    /// Whether the reader may take it away.
    pub may_withdraw: bool,
    /// Whether the reader may remind whoever has it.
    pub may_remind: bool,
}

/// Which parts are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum PartFilter {
    /// All of them.
    #[default]
    All,
    /// Questions are without an answer, and it is somebody's turn to give it.
    Unanswered,
    /// Somebody works on it.
    Waiting,
    /// It was handed back and waits to be looked at.
    HandedBack,
    /// It went back to whoever had it.
    Returned,
    /// Its last day has passed.
    Overdue,
    /// It is the reader's own.
    Mine,
}

impl PartFilter {
    /// Every filter, in the order of the page.
    pub const ALL: [Self; 7] = [
        Self::All,
        Self::Unanswered,
        Self::Waiting,
        Self::HandedBack,
        Self::Returned,
        Self::Overdue,
        Self::Mine,
    ];

    /// The word used in addresses; empty for all.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Unanswered => "unanswered",
            Self::Waiting => "waiting",
            Self::HandedBack => "handed-back",
            Self::Returned => "returned",
            Self::Overdue => "overdue",
            Self::Mine => "mine",
        }
    }

    /// The filter for a word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.code() == code)
    }

    /// Whether a part is shown.
    #[must_use]
    pub fn shows(self, row: &PartRow) -> bool {
        use icc_store::PartState;
        let state = row.part.state;
        match self {
            Self::All => true,
            Self::Unanswered => state.is_worked_on() && row.tally.done() < row.tally.questions,
            Self::Waiting => state.is_worked_on(),
            Self::HandedBack => state == PartState::HandedBack,
            Self::Returned => state == PartState::Returned,
            Self::Overdue => row.overdue,
            Self::Mine => row.mine,
        }
    }
}

/// The parts of a questionnaire that somebody may see.
#[derive(Debug)]
pub struct PartList {
    /// Whose, and what.
    pub desk: Desk,
    /// The parts, in the order in which they were given.
    pub rows: Vec<PartRow>,
    /// Whether the reader gives parts.
    pub may_give: bool,
    /// The sections that can be given, with how many each lies in.
    pub sections: Vec<(usize, String)>,
}

/// One part with what became of it.
#[derive(Debug)]
pub struct PartPage {
    /// Whose, and what.
    pub desk: Desk,
    /// The part.
    pub row: PartRow,
    /// What became of it, the newest first, with who did it.
    pub steps: Vec<(PartStep, Option<String>)>,
}

impl Service {
    /// The parts of a questionnaire: all of them for whoever gives them, else the own ones.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see its tasks, or nothing was begun.
    pub async fn parts(&self, actor: &Actor, city: &str, wave: &str) -> Result<PartList, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let desk = self.desk(actor, city, wave, &read).await?;
        let (answers, asked) = self.given(&desk, &read).await?;
        let rows = self.part_rows(actor, &desk, (&answers, &asked), &read);
        let rows = rows.await?;
        snapshot.end().await?;
        Ok(PartList {
            may_give: desk.is_open() && gives(actor, &desk),
            sections: ordered_sections(&desk.asked)
                .into_iter()
                .filter(|(_, code)| desk.asked.questions_within(code).next().is_some())
                .collect(),
            rows,
            desk,
        })
    }

    /// One part.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or it is nothing of the person's business.
    pub async fn part(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        id: PartId,
    ) -> Result<PartPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let desk = self.desk(actor, city, wave, &read).await?;
        let (answers, asked) = self.given(&desk, &read).await?;
        let rows = self.part_rows(actor, &desk, (&answers, &asked), &read);
        let rows = rows.await?;
        let row = rows.into_iter().find(|row| row.part.id == id);
        let row = row.ok_or(Error::NotFound)?;
        let steps = read.parts().steps(&row.part).await?;
        let who: Vec<AccountId> = steps.iter().map(|step| step.by).collect();
        let names = names(&who, &read).await?;
        snapshot.end().await?;
        let named = |step: PartStep| {
            let name = names.get(&step.by).cloned();
            (step, name)
        };
        Ok(PartPage {
            steps: steps.into_iter().map(named).collect(),
            row,
            desk,
        })
    }

    /// The answers, and which questions are asked.
    async fn given<A: Sync>(
        &self,
        desk: &Desk,
        read: &Repositories<'_, A>,
    ) -> Result<(Vec<DraftAnswer>, BTreeSet<String>), Error> {
        let answers = read.answers().all(desk.response()?).await?;
        let asked = desk.asked_questions(&entries(&answers)?)?;
        Ok((answers, asked))
    }

    /// The parts of a questionnaire with these answers that somebody may see.
    pub(super) async fn part_rows<A: Sync>(
        &self,
        actor: &Actor,
        desk: &Desk,
        (answers, asked): (&[DraftAnswer], &BTreeSet<String>),
        read: &Repositories<'_, A>,
    ) -> Result<Vec<PartRow>, Error> {
        let response = desk.response()?;
        let by_code: BTreeMap<&str, &DraftAnswer> =
            answers.iter().map(|a| (a.question.as_str(), a)).collect();
        let gives = gives(actor, desk);
        let parts = read.parts().of(response).await?;
        let shown = |part: &Part| gives || (is_held_by(part, actor.account) && is_given(part));
        let parts: Vec<Part> = parts.into_iter().filter(shown).collect();
        let mut who: Vec<AccountId> = parts.iter().map(|part| part.given_by).collect();
        who.extend(parts.iter().filter_map(held_by));
        let names = names(&who, read).await?;
        let people: BTreeSet<AccountId> = self
            .city_people(desk, read)
            .await?
            .iter()
            .map(|account| account.id)
            .collect();
        let today = self.clock().now().date_naive();
        let rows = parts.into_iter().map(|part| {
            let mut tally = Tally::default();
            for code in questions_of(&desk.asked, part.kind, &part.code) {
                if asked.contains(&code) {
                    tally.add(by_code.get(code.as_str()).copied());
                }
            }
            let holder = held_by(&part);
            let mine = holder == Some(actor.account);
            let open = desk.is_open();
            PartRow {
                holder: holder.and_then(|id| names.get(&id).cloned()),
                has_access: holder.is_some_and(|id| people.contains(&id)),
                given_by: names.get(&part.given_by).cloned(),
                tally,
                overdue: is_overdue(&part, today),
                mine,
                may_hand_back: open && step::may_hand_back(actor, desk, &part),
                may_decide: open && gives && part.state == icc_store::PartState::HandedBack,
                may_withdraw: open && gives && part.state.is_live(),
                may_remind: open && gives && !mine && part.state.is_worked_on(),
                part,
            }
        });
        Ok(rows.collect())
    }

    /// The people who edit or coordinate for the municipality and can sign in, by name.
    pub(crate) async fn city_people<A: Sync>(
        &self,
        desk: &Desk,
        read: &Repositories<'_, A>,
    ) -> Result<Vec<Account>, Error> {
        let place = Place::City(desk.city.id);
        let around = people_of(&[place]);
        let grants = read.grants().within(&around).await?;
        let works = |role| matches!(role, Role::CityEditor | Role::CityCoordinator);
        let mut ids: Vec<AccountId> = grants
            .iter()
            .filter(|grant| grant.place == place && works(grant.role))
            .map(|grant| grant.account)
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let mut accounts = read.accounts().by_ids(&ids).await?;
        accounts.retain(|account| self.lets_in(account));
        accounts.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        Ok(accounts)
    }
}

/// Whether somebody gives parts of this questionnaire, now or when it is open again.
fn gives(actor: &Actor, desk: &Desk) -> bool {
    desk.sees_all() && actor.may(Action::Delegate, &desk.in_draft())
}

/// The questions of a part, whether they are asked or not, in order.
pub(crate) fn questions_of(asked: &Asked, kind: PartKind, code: &str) -> Vec<String> {
    match kind {
        PartKind::Section => asked
            .questions_within(code)
            .map(|question| question.code.to_string())
            .collect(),
        PartKind::Question => vec![code.to_owned()],
    }
}

pub(crate) fn held_by(part: &Part) -> Option<AccountId> {
    match part.holder {
        Holder::Account(id) => Some(id),
        Holder::Invited(_) => None,
    }
}

pub(crate) fn is_held_by(part: &Part, account: AccountId) -> bool {
    held_by(part) == Some(account)
}

/// Whether a part is still somebody's, done or not.
pub(crate) fn is_given(part: &Part) -> bool {
    part.state != icc_store::PartState::Withdrawn
}

fn is_overdue(part: &Part, today: NaiveDate) -> bool {
    part.state.is_worked_on() && part.due_on.is_some_and(|day| day < today)
}
