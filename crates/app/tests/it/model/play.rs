//! The play: editors who read, write, attach, confirm, hand back, and bring workbooks, at random.

use std::collections::{BTreeMap, BTreeSet};

use icc_app::evidence::{EvidenceId, EvidenceSaid};
use icc_app::input::Origin;
use icc_app::responses::{
    Attaching, Change, Confirmation, Entry, Gift, LookedAt, PartId, PartKind, PartMove, Reading,
    Said, Saved, WorkbookKind, read_workbook,
};
use icc_app::{Actor, Error};
use icc_domain::Locale;
use icc_i18n::I18n;
use icc_questionnaire::State;
use icc_testkit::{Outcome, TestDatabase};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;

use super::reference::{Answer, Becomes, Words};
use crate::town::{AT, CITY, Town, WAVE, gift};

type Told = Result<(), Box<dyn std::error::Error>>;

const SECTION: &str = "commitment";
const QUESTIONS: [&str; 4] = ["C1", "C2", "C3", "C4"];
/// Few, so that two often write the same.
const ANSWERS: [&str; 4] = ["yes", "no", ":unknown", ":not_applicable"];
const COMMENTS: [&str; 4] = ["", "mars", "avril", "mai"];

/// Whose turn it is.
const EDITORS: usize = 3;
/// Coordinates: everything is open.
const DOMINIQUE: usize = 0;
/// Has the section, while it is not handed back.
const ALIX: usize = 1;
/// Has two of its questions.
const NOOR: usize = 2;

/// One editor, with what the own page shows.
struct Editor {
    actor: Actor,
    seen: BTreeMap<&'static str, i32>,
    /// A workbook that was taken along.
    book: Option<Reading>,
}

pub(super) struct Play {
    town: Town,
    rng: ChaCha8Rng,
    editors: Vec<Editor>,
    answers: BTreeMap<&'static str, Answer>,
    part: PartId,
    handed_back: bool,
    piece: EvidenceId,
    i18n: I18n,
    /// How often each thing has happened, so that a play in which nothing happens fails.
    happened: BTreeMap<&'static str, usize>,
}

impl Play {
    pub(super) async fn new(
        database: &TestDatabase,
        rng: ChaCha8Rng,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        let town = Town::new(database).await?;
        let part = town.give(SECTION, &town.alix).await?;
        for question in ["C1", "C2"] {
            let one = Gift {
                person: town.noor.account.to_string(),
                ..gift()
            };
            let what = (PartKind::Question, question);
            let origin = Origin::default();
            town.service
                .give_part(&town.dominique, AT, what, &one, &origin)
                .await?;
        }
        let said = EvidenceSaid {
            title: "Politique".to_owned(),
            url: "https://ville.example/politique".to_owned(),
            ..EvidenceSaid::default()
        };
        let origin = Origin::default();
        let piece = town
            .service
            .add_evidence(&town.dominique, CITY, (&said, None), None, &origin)
            .await?;
        let actors = [&town.dominique, &town.alix, &town.noor];
        let editors = actors.map(|actor| Editor {
            actor: actor.clone(),
            seen: QUESTIONS.map(|code| (code, 0)).into(),
            book: None,
        });
        let mut play = Self {
            editors: editors.into(),
            answers: BTreeMap::new(),
            handed_back: false,
            i18n: I18n::new()?,
            happened: BTreeMap::new(),
            part,
            piece,
            town,
            rng,
        };
        for code in QUESTIONS {
            let versions = play.history(code).await?;
            let carried = versions.last().is_some_and(|(_, carried)| *carried);
            let answer = Answer {
                versions: versions.into_iter().map(|(words, _)| words).collect(),
                carried,
                attached: false,
            };
            play.answers.insert(code, answer);
        }
        Ok(play)
    }

    fn draw(&mut self, n: usize) -> usize {
        usize::try_from(self.rng.next_u32()).expect("fits") % n
    }

    fn pick<T: Copy>(&mut self, among: &[T]) -> T {
        among[self.draw(among.len())]
    }

    fn note(&mut self, what: &'static str) {
        *self.happened.entry(what).or_default() += 1;
    }

    /// Whether an editor may change the answer to a question now.
    fn may(&self, editor: usize, question: &str) -> bool {
        match editor {
            DOMINIQUE => true,
            ALIX => !self.handed_back,
            NOOR => ["C1", "C2"].contains(&question),
            _ => false,
        }
    }

    pub(super) async fn step(&mut self) -> Told {
        let (editor, question) = (self.draw(EDITORS), self.pick(&QUESTIONS));
        match self.draw(20) {
            0..4 => {
                let version = self.answers[question].version();
                self.editors[editor].seen.insert(question, version);
                Ok(())
            }
            4..10 => self.write(editor, question).await,
            10..13 => self.race(question).await,
            13 => self.confirm(editor).await,
            14..16 => self.attach(editor, question).await,
            16 => self.hand_over().await,
            17 => self.take_book(editor).await,
            _ => self.bring_book(editor).await,
        }
    }

    fn words(&mut self) -> Words {
        Words {
            answer: self.pick(&ANSWERS).to_owned(),
            comment: self.pick(&COMMENTS).to_owned(),
        }
    }

    fn change(&mut self, editor: usize, question: &'static str) -> (Change, Words) {
        let words = self.words();
        let looked_at = self.pick(&[LookedAt::Yes, LookedAt::No]);
        let change = Change {
            question: question.to_owned(),
            version: self.editors[editor].seen[question],
            said: Said {
                answer: vec![words.answer.clone()],
                comment: words.comment.clone(),
                ..Said::default()
            },
            looked_at,
        };
        (change, words)
    }

    async fn send(&self, editor: usize, change: &Change) -> Result<Saved, Error> {
        let service = &self.town.service;
        let changes = std::slice::from_ref(change);
        let mut saved = service
            .save_answers(&self.editors[editor].actor, CITY, WAVE, changes, Locale::Fr)
            .await?;
        saved.remove(&change.question).ok_or(Error::NotFound)
    }

    async fn write(&mut self, editor: usize, question: &'static str) -> Told {
        let (change, words) = self.change(editor, question);
        let saved = self.send(editor, &change).await;
        if !self.may(editor, question) {
            self.note("refused");
            return refused(saved);
        }
        let looked_at = change.looked_at == LookedAt::Yes;
        let answer = self.answers.get_mut(question).expect("is there");
        let expected = answer.save(change.version, &words, looked_at);
        let became = became(&saved?);
        if became != expected {
            return Err(format!("{question}: {became:?}, not {expected:?}").into());
        }
        self.follow(editor, question, &expected);
        Ok(())
    }

    /// What the page of an editor shows after a save: the new version, and of a conflict the other
    /// one's, so that keeping or merging comes next.
    fn follow(&mut self, editor: usize, question: &'static str, became: &Becomes) {
        let version = match became {
            Becomes::Kept(version) | Becomes::Unchanged(version) => *version,
            Becomes::Conflict(version, _) => {
                self.note("conflict");
                *version
            }
        };
        self.editors[editor].seen.insert(question, version);
    }

    /// Two send at the same moment: one of them is first.
    async fn race(&mut self, question: &'static str) -> Told {
        let (one, other) = (DOMINIQUE, if self.handed_back { NOOR } else { ALIX });
        if !self.may(other, question) {
            return Ok(());
        }
        let (first, second) = (self.change(one, question), self.change(other, question));
        let saved = tokio::join!(self.send(one, &first.0), self.send(other, &second.0));
        let before = self.answers[question].clone();
        let mut orders = Vec::new();
        for swapped in [false, true] {
            let mut answer = before.clone();
            let mut outcomes = [None, None];
            let order = if swapped { [1, 0] } else { [0, 1] };
            for at in order {
                let (sent, words) = if at == 0 { &first } else { &second };
                let told = if at == 0 { &saved.0 } else { &saved.1 };
                // Whoever was overtaken within the same moment is told to try again.
                if matches!(told, Err(Error::Conflict)) {
                    continue;
                }
                let looked_at = sent.looked_at == LookedAt::Yes;
                outcomes[at] = Some(answer.save(sent.version, words, looked_at));
            }
            orders.push((answer, outcomes));
        }
        let told = [&saved.0, &saved.1].map(|saved| saved.as_ref().ok().map(became));
        for error in [saved.0.as_ref().err(), saved.1.as_ref().err()] {
            if let Some(error) = error.filter(|error| !matches!(error, Error::Conflict)) {
                return Err(format!("{question}: {error}").into());
            }
        }
        let found = orders.into_iter().find(|(_, outcomes)| *outcomes == told);
        let Some((answer, outcomes)) = found else {
            return Err(format!("{question}: no order gives {told:?}").into());
        };
        self.answers.insert(question, answer);
        for (editor, outcome) in [one, other].into_iter().zip(outcomes) {
            if let Some(outcome) = outcome {
                self.follow(editor, question, &outcome);
            }
        }
        self.note("race");
        Ok(())
    }

    /// "All of this is still true, except…", of what the own page shows.
    async fn confirm(&mut self, editor: usize) -> Told {
        let except = self.pick(&QUESTIONS);
        let seen: BTreeMap<String, i32> = self.editors[editor]
            .seen
            .iter()
            .filter(|(code, version)| **version > 0 && self.may(editor, code))
            .map(|(code, version)| ((*code).to_owned(), *version))
            .collect();
        let but = BTreeSet::from([except.to_owned()]);
        self.town
            .service
            .confirm_answers(&self.editors[editor].actor, CITY, WAVE, &seen, &but)
            .await?;
        for (code, answer) in &mut self.answers {
            if let Some(seen) = seen.get(*code).filter(|_| *code != except) {
                answer.confirm(*seen);
            }
        }
        self.note("confirmed");
        Ok(())
    }

    /// Evidence with the words that stand in the form.
    async fn attach(&mut self, editor: usize, question: &'static str) -> Told {
        let (change, words) = self.change(editor, question);
        let change = Change {
            looked_at: LookedAt::No,
            ..change
        };
        let attached = self.draw(2) == 0;
        let attaching = if attached {
            Attaching::Attach
        } else {
            Attaching::Detach
        };
        let (words_sent, what) = ((&change, Locale::Fr), (self.piece, &attaching));
        let saved = self
            .town
            .service
            .save_and_attach(&self.editors[editor].actor, AT, words_sent, what)
            .await;
        if !self.may(editor, question) {
            return refused(saved);
        }
        let answer = self.answers.get_mut(question).expect("is there");
        let expected = answer.attach_and_save(attached, change.version, &words);
        let became = became(&saved?);
        if became != expected {
            return Err(format!("{question}: {became:?}, not {expected:?}").into());
        }
        self.follow(editor, question, &expected);
        self.note("attached");
        Ok(())
    }

    /// The section is handed back, or returned.
    async fn hand_over(&mut self) -> Told {
        let (who, to) = if self.handed_back {
            (DOMINIQUE, PartMove::Return)
        } else {
            (ALIX, PartMove::HandBack)
        };
        let actor = self.editors[who].actor.clone();
        self.town.step(&actor, self.part, to, "Voir").await?;
        self.handed_back = !self.handed_back;
        self.note("handed over");
        Ok(())
    }

    async fn take_book(&mut self, editor: usize) -> Told {
        let service = &self.town.service;
        let actor = &self.editors[editor].actor;
        let paper = service.questionnaire_paper(actor, CITY, WAVE, WorkbookKind::Filled);
        let paper = paper.await?;
        let bytes = paper.workbook(&self.i18n, Locale::Fr)?;
        let mut reading = read_workbook(&bytes, &paper.desk, &self.i18n)
            .map_err(|refusal| format!("{refusal:?}"))?;
        let known = |code: &str| QUESTIONS.contains(&code);
        reading.questions.retain(|question| known(&question.code));
        self.editors[editor].book = Some(reading);
        self.note("taken");
        Ok(())
    }

    /// A workbook comes back, filled in somewhere else, maybe long after.
    async fn bring_book(&mut self, editor: usize) -> Told {
        let Some(mut reading) = self.editors[editor].book.take() else {
            return Ok(());
        };
        for question in &mut reading.questions {
            if self.draw(2) == 0 {
                let words = self.words();
                question.answer = vec![words.answer];
                question.comment = words.comment;
            }
        }
        let service = &self.town.service;
        let actor = self.editors[editor].actor.clone();
        let told = (&self.i18n, Locale::Fr);
        let plan = service.workbook_try(&actor, AT, &reading, told).await;
        if !QUESTIONS.iter().any(|code| self.may(editor, code)) {
            return refused(plan);
        }
        let plan = plan?;
        let mut after = self.answers.clone();
        let mut kept = 0;
        for read in &reading.questions {
            let code = QUESTIONS.into_iter().find(|code| *code == read.code);
            let code = code.filter(|code| self.may(editor, code));
            let Some(answer) = code.and_then(|code| after.get_mut(code)) else {
                continue;
            };
            let words = Words {
                answer: read.answer.first().cloned().unwrap_or_default(),
                comment: read.comment.clone(),
            };
            let became = answer.save(read.version, &words, false);
            kept += usize::from(matches!(became, Becomes::Kept(_)));
        }
        if plan.answers != kept {
            return Err(format!("a workbook keeps {}, not {kept}", plan.answers).into());
        }
        // Sometimes a colleague is faster than the second step.
        if self.draw(3) == 0 {
            let question = self.pick(&QUESTIONS);
            let before = self.answers.clone();
            self.write(DOMINIQUE, question).await?;
            let changed = before != self.answers;
            let read = reading.questions.iter().any(|read| read.code == question);
            if changed && read && self.may(editor, question) {
                let late = self.apply(&actor, &reading, &plan.digest).await;
                self.note("workbook too late");
                return conflicted(late);
            }
            if changed {
                return Ok(());
            }
        }
        let applied = self.apply(&actor, &reading, &plan.digest).await;
        if kept == 0 {
            return conflicted(applied);
        }
        applied?;
        self.answers = after;
        self.note("workbook");
        Ok(())
    }

    async fn apply(&self, actor: &Actor, reading: &Reading, digest: &str) -> Result<(), Error> {
        let (asked, told) = ((reading, digest), (&self.i18n, Locale::Fr));
        let service = &self.town.service;
        service.workbook_apply(actor, AT, asked, told).await?;
        Ok(())
    }

    /// Every version of an answer, the oldest first, with whether it waits to be confirmed.
    async fn history(
        &self,
        question: &str,
    ) -> Result<Vec<(Words, bool)>, Box<dyn std::error::Error>> {
        let service = &self.town.service;
        let history = service
            .answer_history(&self.town.dominique, CITY, WAVE, question)
            .await?;
        let mut versions = history.versions;
        versions.reverse();
        let mut told = Vec::new();
        for (at, version) in versions.into_iter().enumerate() {
            if usize::try_from(version.version)? != at + 1 {
                return Err(format!("{question}: version {} at {at}", version.version).into());
            }
            let carried = version.confirmation == Confirmation::Carried;
            told.push((words(&version.entry), carried));
        }
        Ok(told)
    }

    /// The history is what was acknowledged, in order; the answer is its last version; and enough
    /// has happened for that to mean something.
    pub(super) async fn end(mut self) -> Outcome {
        let answers = std::mem::take(&mut self.answers);
        for (question, answer) in &answers {
            let history = self.history(question).await?;
            let kept: Vec<Words> = history.into_iter().map(|(words, _)| words).collect();
            assert_eq!(kept, answer.versions, "{question}");
        }
        let section = self
            .town
            .service
            .response_section(&self.town.dominique, CITY, WAVE, SECTION)
            .await?;
        for question in &section.questions {
            if let Some(answer) = answers.get(question.code.as_str()) {
                assert_eq!(question.version(), answer.version(), "{}", question.code);
                assert_eq!(words(&question.entry), answer.now(), "{}", question.code);
                let attached = question
                    .entry
                    .evidence
                    .contains_key(&self.piece.to_string());
                assert_eq!(attached, answer.attached, "{}", question.code);
            }
        }
        for what in [
            "attached",
            "confirmed",
            "conflict",
            "handed over",
            "race",
            "refused",
            "taken",
            "workbook",
        ] {
            let times = self.happened.get(what).copied().unwrap_or_default();
            assert!(
                times > 2,
                "{what} happened {times} times: {:?}",
                self.happened
            );
        }
        Ok(())
    }
}

fn words(entry: &Entry) -> Words {
    let option = entry.options.iter().next();
    let answer = match (entry.state, option) {
        (State::Answered, Some(option)) => option.clone(),
        (state, _) => format!(":{}", state.as_str()),
    };
    Words {
        answer,
        comment: entry.comment.clone(),
    }
}

fn became(saved: &Saved) -> Becomes {
    match saved {
        Saved::Kept(version) => Becomes::Kept(*version),
        Saved::Unchanged(version) => Becomes::Unchanged(*version),
        Saved::Conflict(conflict) => Becomes::Conflict(conflict.version, words(&conflict.theirs)),
        Saved::Refused(issues) => panic!("nothing here is refused: {issues:?}"),
    }
}

/// Nothing may come of it.
fn refused<T: std::fmt::Debug>(told: Result<T, Error>) -> Told {
    match told {
        Err(Error::NotFound | Error::Closed) => Ok(()),
        other => Err(format!("not refused: {other:?}").into()),
    }
}

fn conflicted<T: std::fmt::Debug>(told: Result<T, Error>) -> Told {
    match told {
        Err(Error::Conflict) => Ok(()),
        other => Err(format!("no conflict: {other:?}").into()),
    }
}
