//! What is to be done in a questionnaire: its sections, and how far each has come.

use std::collections::{BTreeMap, BTreeSet};

use icc_domain::Locale;
use icc_questionnaire::State;
use icc_questionnaire::definition::Question;
use icc_store::{Confirmation, DraftAnswer};

use super::asked::Asked;
use super::carry::Former;
use super::desk::{Desk, entries};
use crate::error::Error;
use crate::policy::{Action, Actor};
use crate::service::Service;

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
    /// Answers about which a reviewer has asked something that waits for a word.
    pub review_asked: usize,
    /// Answers about which a reviewer has said anything.
    pub review_spoken: usize,
    /// Whether the person may begin.
    pub may_start: bool,
    /// Whether the person may divide it among colleagues.
    pub may_divide: bool,
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
        let (review_asked, review_spoken) = self.asked_of(actor, &desk, &answers, &read).await?;
        snapshot.end().await?;
        let said = entries(&answers)?;
        let asked = desk.asked_questions(&said)?;
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
            review_asked,
            review_spoken,
            may_start: !started
                && desk.is_open()
                && actor.may(Action::StartResponse, &desk.whole()),
            may_divide: started && actor.may(Action::Delegate, &desk.whole()),
            desk,
        })
    }
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
