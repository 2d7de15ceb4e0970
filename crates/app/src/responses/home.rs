//! What is to be done in a questionnaire: its sections, and how far each has come.

use std::collections::{BTreeMap, BTreeSet};

use icc_domain::Locale;
use icc_questionnaire::State;
use icc_questionnaire::definition::Question;
use icc_store::{
    AccountId, Confirmation, DraftAnswer, Extension, ExtensionState, Repositories, Target,
};

use super::asked::Asked;
use super::carry::{Carrying, Former, lasts};
use super::desk::{Desk, entries};
use super::history::names;
use super::parts::{PartRow, is_given};
use crate::error::Error;
use crate::evidence::{Evidence, expired_before, pieces};
use crate::policy::{Action, Actor};
use crate::service::Service;
use crate::targets;

/// Minutes that an answer takes when it has to be found out. Ours; nobody has measured it yet.
pub(super) const MINUTES_TO_ANSWER: u32 = 4;
/// Minutes that it takes to see that an answer is still true. Ours, as above.
const MINUTES_TO_CONFIRM: u32 = 1;

/// How far some questions have come. Each question counts once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Questions that are asked.
    pub questions: u32,
    /// Answered in this wave, or confirmed.
    pub answered: u32,
    /// Said to be out of scope in this wave, or confirmed so.
    pub out_of_scope: u32,
    /// Not known yet.
    pub unknown: u32,
    /// From an earlier wave, not confirmed.
    pub carried: u32,
    /// Nothing yet.
    pub missing: u32,
}

impl Tally {
    /// Questions that need nothing more.
    #[must_use]
    pub const fn done(&self) -> u32 {
        self.answered + self.out_of_scope
    }

    /// Minutes that the rest may take.
    #[must_use]
    pub const fn minutes(&self) -> u32 {
        (self.missing + self.unknown) * MINUTES_TO_ANSWER + self.carried * MINUTES_TO_CONFIRM
    }

    pub(crate) fn add(&mut self, answer: Option<&DraftAnswer>) {
        self.count(answer.map(|answer| (answer.state, answer.confirmation)));
    }

    pub(crate) fn count(&mut self, answer: Option<(State, Confirmation)>) {
        self.questions += 1;
        let place = match answer {
            None | Some((State::NotAnswered | State::NotAsked, _)) => &mut self.missing,
            Some((_, Confirmation::Carried)) => &mut self.carried,
            Some((State::Unknown, _)) => &mut self.unknown,
            Some((State::Answered, _)) => &mut self.answered,
            Some((State::NotWithinPowers | State::NotApplicable, _)) => &mut self.out_of_scope,
        };
        *place += 1;
    }
}

/// A section of the questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionProgress {
    /// Its code.
    pub code: String,
    /// How many sections it lies in.
    pub depth: usize,
    /// How far it has come, with all sections inside it.
    pub tally: Tally,
    /// Whether it has questions of its own.
    pub has_questions: bool,
}

/// A questionnaire as its list of tasks.
#[derive(Debug)]
pub struct Home {
    /// Whose, and what.
    pub desk: Desk,
    /// Sections in order, each followed by those inside it; only those open to the person.
    pub sections: Vec<SectionProgress>,
    /// All questions open to the person.
    pub tally: Tally,
    /// Languages into which words wait to be translated, with how many answers have such words.
    pub untranslated: Vec<(Locale, u32)>,
    /// What was answered last time.
    pub former: Option<Former>,
    /// Who has answered how many of the questions last time, the most first.
    pub answered_by: Vec<(String, usize)>,
    /// The parts that were given to somebody and that the person may see.
    pub parts: Vec<PartRow>,
    /// The last request for a later end that was not taken back.
    pub extension: Option<Extension>,
    /// Answers about which a reviewer has asked something that waits for a word.
    pub review_asked: usize,
    /// Answers about which a reviewer has said anything.
    pub review_spoken: usize,
    /// How many answers would come along whose evidence does not hold any more; told before it is
    /// begun.
    pub expired: usize,
    /// Whether the person may begin.
    pub may_start: bool,
    /// Whether the person may divide it among colleagues.
    pub may_divide: bool,
    /// Whether the person says who may see what of the municipality.
    pub may_consent: bool,
    /// What the municipality plans, as far as the person may see it.
    pub targets: Vec<Target>,
}

impl Service {
    /// What is to be done in the questionnaire of a municipality in a wave.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see it.
    pub async fn response_home(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
    ) -> Result<Home, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let desk = self.desk(actor, city, wave, &read).await?;
        let answers = match &desk.response {
            Some(response) => read.answers().all(response).await?,
            None => Vec::new(),
        };
        let former = self
            .former(desk.city.id, &desk.scope, &desk.wave, &read)
            .await?;
        let answered_by = match &former {
            Some(former) => answered_by(actor, &desk, former, &read).await?,
            None => Vec::new(),
        };
        let said = entries(&answers)?;
        let asked = desk.asked_questions(&said)?;
        let (mut parts, mut extension) = (Vec::new(), None);
        if let Some(response) = &desk.response {
            parts = self
                .part_rows(actor, &desk, (&answers, &asked), &read)
                .await?;
            parts.retain(|row| is_given(&row.part));
            let requests = read.extensions().of(&[response.id]).await?;
            let mut requests = requests.into_iter();
            extension = requests.find(|r| r.state != ExtensionState::Withdrawn);
        }
        let (review_asked, review_spoken) = self.asked_of(actor, &desk, &answers, &read).await?;
        let may_start = desk.response.is_none()
            && desk.is_open()
            && actor.may(Action::StartResponse, &desk.whole());
        let targets = targets::for_home(actor, &desk.city, &desk.whole(), &read).await?;
        let expired = match &former {
            Some(former) if may_start => {
                let pieces = pieces(&desk.scope, desk.city.id, &read).await?;
                expired_among(&desk, former, &pieces)
            }
            _ => 0,
        };
        snapshot.end().await?;
        let waits = |locale: Locale| {
            let shown = said
                .iter()
                .filter(|(code, _)| asked.contains(*code) && desk.shows(code));
            let open = shown.filter(|(_, entry)| entry.translation_state(locale).is_open());
            (locale, u32::try_from(open.count()).unwrap_or(u32::MAX))
        };
        let untranslated = Locale::ALL.into_iter().map(waits);
        let untranslated = untranslated.filter(|(_, n)| *n > 0).collect();
        let (sections, tally) = progress(&desk, &answers, &asked);
        let started = desk.response.is_some();
        Ok(Home {
            sections,
            tally,
            untranslated,
            former,
            answered_by,
            parts,
            extension,
            review_asked,
            review_spoken,
            may_consent: actor.may(Action::Consent, &desk.whole()),
            targets,
            expired,
            may_start,
            may_divide: started && actor.may(Action::Delegate, &desk.whole()),
            desk,
        })
    }
}

/// Who has answered how many of the questions last time, as far as the person may see them.
async fn answered_by<A: Sync>(
    actor: &Actor,
    desk: &Desk,
    former: &Former,
    read: &Repositories<'_, A>,
) -> Result<Vec<(String, usize)>, Error> {
    let definition = &desk.asked.definition;
    let mut counts: BTreeMap<AccountId, usize> = BTreeMap::new();
    for question in &definition.questions {
        if !actor.may(Action::SeeAnswers, &desk.about(question.code.as_str())) {
            continue;
        }
        let then = former.answer_to(definition, question);
        if let Some(by) = then.and_then(|then| then.answer.by) {
            *counts.entry(by).or_default() += 1;
        }
    }
    let who: Vec<AccountId> = counts.keys().copied().collect();
    let names = names(&who, read).await?;
    let named = counts.into_iter();
    let mut named: Vec<_> = named
        .filter_map(|(by, n)| Some((names.get(&by)?.clone(), n)))
        .collect();
    named.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(named)
}

/// How many answers would come along whose evidence did not hold any more when the wave opened.
fn expired_among(desk: &Desk, former: &Former, pieces: &BTreeMap<String, Evidence>) -> usize {
    let opened = desk.wave.opens_at.date_naive();
    let definition = &desk.asked.definition;
    let questions = definition.questions.iter();
    let carried = questions.filter_map(|question| former.answer_to(definition, question));
    carried
        .filter(|known| known.carrying == Carrying::Same && lasts(known.answer.entry.state))
        .filter(|known| expired_before(&known.answer.entry, pieces, opened))
        .count()
}

/// How far each section has come that is open to somebody, and all of them together.
pub(crate) fn progress(
    desk: &Desk,
    answers: &[DraftAnswer],
    asked: &BTreeSet<String>,
) -> (Vec<SectionProgress>, Tally) {
    let by_code: BTreeMap<&str, &DraftAnswer> =
        answers.iter().map(|a| (a.question.as_str(), a)).collect();
    let shown = |code: &str| asked.contains(code) && desk.shows(code);
    let tally_of = |codes: &mut dyn Iterator<Item = &str>| {
        let mut tally = Tally::default();
        for code in codes.filter(|code| shown(code)) {
            tally.add(by_code.get(code).copied());
        }
        tally
    };
    let questions = &desk.asked.definition.questions;
    let sections = ordered_sections(&desk.asked)
        .into_iter()
        .filter_map(|(depth, code)| {
            let within = desk.asked.questions_within(&code);
            let tally = tally_of(&mut within.map(|q| q.code.as_str()));
            let own = |q: &Question| q.section.as_str() == code && shown(q.code.as_str());
            (tally.questions > 0).then_some(SectionProgress {
                depth,
                tally,
                has_questions: questions.iter().any(own),
                code,
            })
        })
        .collect();
    let tally = tally_of(&mut questions.iter().map(|q| q.code.as_str()));
    (sections, tally)
}

/// Sections with their depth, each followed by those inside it.
pub(crate) fn ordered_sections(asked: &Asked) -> Vec<(usize, String)> {
    let language = asked
        .definition
        .languages
        .first()
        .map_or("", String::as_str);
    let outline = icc_questionnaire::outline(&asked.definition, language);
    let sections = outline.sections.into_iter();
    sections
        .map(|section| (section.depth, section.code))
        .collect()
}

/// The questions of a section that are open to somebody, with what has to be known to show them.
pub(crate) fn open_questions<'a>(
    desk: &'a Desk,
    section: &str,
    asked: &BTreeSet<String>,
) -> Vec<&'a Question> {
    let within = desk.asked.questions_within(section);
    let open = within.filter(|q| asked.contains(q.code.as_str()) && desk.shows(q.code.as_str()));
    open.collect()
}
