//! The play: editors who read, write, attach, confirm, hand back, and bring workbooks, at random.
//! What becomes of the questionnaire as a whole is in `stages`.

use std::collections::{BTreeMap, BTreeSet};

use icc_app::evidence::{EvidenceId, EvidenceSaid};
use icc_app::input::Origin;
use icc_app::responses::{
    Attaching, Change, Confirmation, Entry, Gift, LookedAt, PartId, PartKind, PartMove, Reading,
    Said, Saved, Step, WorkbookKind, read_workbook,
};
use icc_app::review::ReviewPath;
use icc_app::{Actor, Error};
use icc_domain::Locale;
use icc_i18n::I18n;
use icc_questionnaire::State;
use icc_testkit::TestDatabase;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;

use super::reference::{Answer, Becomes, Words};
use super::stages::{Copied, Stage};
use crate::reviewing::Review;
use crate::town::{CITY, Town, WAVE, gift};

pub(super) type Told = Result<(), Box<dyn std::error::Error>>;
/// How often each thing has happened, so that a play in which nothing happens fails.
pub(super) type Happened = BTreeMap<&'static str, usize>;

const SECTION: &str = "commitment";
pub(super) const QUESTIONS: [&str; 4] = ["C1", "C2", "C3", "C4"];
/// Few, so that two often write the same.
const ANSWERS: [&str; 4] = ["yes", "no", ":unknown", ":not_applicable"];
const COMMENTS: [&str; 4] = ["", "mars", "avril", "mai"];

/// Whose turn it is.
const EDITORS: usize = 3;
/// Coordinates: everything is open.
pub(super) const DOMINIQUE: usize = 0;
/// Has the section, while it is not handed back.
pub(super) const ALIX: usize = 1;
/// Has two of its questions.
const NOOR: usize = 2;

/// One editor, with what the own page shows.
pub(super) struct Editor {
    pub(super) actor: Actor,
    seen: BTreeMap<&'static str, i32>,
    /// A workbook that was taken along.
    book: Option<Reading>,
}

pub(super) struct Play {
    pub(super) review: Review,
    rng: ChaCha8Rng,
    pub(super) editors: Vec<Editor>,
    /// The wave that is answered.
    pub(super) wave: String,
    pub(super) stage: Stage,
    pub(super) answers: BTreeMap<&'static str, Answer>,
    /// What was handed in in this wave, the oldest first.
    pub(super) copies: Vec<Copied>,
    /// Waves that were begun.
    pub(super) waves: usize,
    part: Option<PartId>,
    handed_back: bool,
    piece: EvidenceId,
    i18n: I18n,
    happened: Happened,
}

impl Play {
    pub(super) async fn new(
        database: &TestDatabase,
        rng: ChaCha8Rng,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        let review = Review::new(database, ReviewPath::Full).await?;
        let town = &review.town;
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
            seen: BTreeMap::new(),
            book: None,
        });
        let mut play = Self {
            editors: editors.into(),
            wave: WAVE.to_owned(),
            stage: Stage::Open,
            answers: BTreeMap::new(),
            copies: Vec::new(),
            waves: 1,
            part: None,
            handed_back: false,
            i18n: I18n::new()?,
            happened: BTreeMap::new(),
            piece,
            review,
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
        play.share().await?;
        Ok(play)
    }

    pub(super) const fn town(&self) -> &Town {
        &self.review.town
    }

    /// Alix gets the section, Noor two questions of it; nobody has seen anything yet.
    pub(super) async fn share(&mut self) -> Told {
        let town = &self.review.town;
        let at = (CITY, self.wave.as_str());
        let mut section = None;
        for (person, what) in [
            (&town.alix, (PartKind::Section, SECTION)),
            (&town.noor, (PartKind::Question, "C1")),
            (&town.noor, (PartKind::Question, "C2")),
        ] {
            let gift = Gift {
                person: person.account.to_string(),
                due_on: String::new(),
                ..gift()
            };
            let origin = Origin::default();
            let given = town
                .service
                .give_part(&town.dominique, at, what, &gift, &origin)
                .await?;
            section = section.or(Some(given));
        }
        self.part = section;
        self.handed_back = false;
        for editor in &mut self.editors {
            editor.seen = QUESTIONS.map(|code| (code, 0)).into();
            editor.book = None;
        }
        Ok(())
    }

    pub(super) fn draw(&mut self, n: usize) -> usize {
        usize::try_from(self.rng.next_u32()).expect("fits") % n
    }

    pub(super) fn pick<T: Copy>(&mut self, among: &[T]) -> T {
        among[self.draw(among.len())]
    }

    pub(super) fn note(&mut self, what: &'static str) {
        *self.happened.entry(what).or_default() += 1;
    }

    /// Whether an editor may change the answer to a question now.
    pub(super) fn may(&self, editor: usize, question: &str) -> bool {
        if self.stage != Stage::Open {
            return false;
        }
        match editor {
            DOMINIQUE => true,
            ALIX => !self.handed_back,
            NOOR => ["C1", "C2"].contains(&question),
            _ => false,
        }
    }

    pub(super) async fn step(&mut self) -> Told {
        let (editor, question) = (self.draw(EDITORS), self.pick(&QUESTIONS));
        let (kind, stage) = (self.draw(26), self.stage);
        let told = match kind {
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
            17..19 => self.take_book(editor).await,
            19..22 => self.bring_book(editor).await,
            _ => self.go_on(question).await,
        };
        told.map_err(|error| format!("step of kind {kind}, {stage:?}: {error}").into())
    }

    fn words(&mut self) -> Words {
        Words {
            answer: self.pick(&ANSWERS).to_owned(),
            comment: self.pick(&COMMENTS).to_owned(),
        }
    }

    pub(super) fn change(&mut self, editor: usize, question: &'static str) -> (Change, Words) {
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

    pub(super) async fn send(&self, editor: usize, change: &Change) -> Result<Saved, Error> {
        let service = &self.town().service;
        let changes = std::slice::from_ref(change);
        let mut saved = service
            .save_answers(
                &self.editors[editor].actor,
                CITY,
                &self.wave,
                changes,
                Locale::Fr,
            )
            .await?;
        saved.remove(&change.question).ok_or(Error::NotFound)
    }

    pub(super) async fn write(&mut self, editor: usize, question: &'static str) -> Told {
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
    pub(super) fn follow(&mut self, editor: usize, question: &'static str, became: &Becomes) {
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
        let open = self.stage == Stage::Open;
        let seen: BTreeMap<String, i32> = self.editors[editor]
            .seen
            .iter()
            .filter(|(code, version)| **version > 0 && (!open || self.may(editor, code)))
            .map(|(code, version)| ((*code).to_owned(), *version))
            .collect();
        let but = BTreeSet::from([except.to_owned()]);
        let actor = &self.editors[editor].actor;
        let service = &self.town().service;
        let told = service.confirm_answers(actor, CITY, &self.wave, &seen, &but);
        let told = told.await;
        if !open && seen.keys().any(|code| code != except) {
            return refused(told);
        }
        told?;
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
        let (actor, at) = (&self.editors[editor].actor, (CITY, self.wave.as_str()));
        let service = &self.town().service;
        let saved = service.save_and_attach(actor, at, words_sent, what).await;
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
        let actor = &self.editors[who].actor;
        let (town, at) = (self.town(), (CITY, self.wave.as_str()));
        let part = self.part.ok_or("nobody has the section")?;
        let page = town.service.part(&town.dominique, at.0, at.1, part).await?;
        let step = Step {
            to,
            remark: "Voir".to_owned(),
            version: page.row.part.version,
        };
        let origin = Origin::default();
        let told = town
            .service
            .move_part(actor, at, part, &step, &origin)
            .await;
        if self.stage != Stage::Open {
            return refused(told);
        }
        told?;
        self.handed_back = !self.handed_back;
        self.note("handed over");
        Ok(())
    }

    async fn take_book(&mut self, editor: usize) -> Told {
        if self.stage != Stage::Open {
            return Ok(());
        }
        let service = &self.town().service;
        let actor = &self.editors[editor].actor;
        let paper = service.questionnaire_paper(actor, CITY, &self.wave, WorkbookKind::Filled);
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
        let service = &self.town().service;
        let actor = self.editors[editor].actor.clone();
        let told = (&self.i18n, Locale::Fr);
        let plan = service
            .workbook_try(&actor, (CITY, self.wave.as_str()), &reading, told)
            .await;
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
            let nothing = || Words::nothing().answer;
            let words = Words {
                answer: read.answer.first().cloned().unwrap_or_else(nothing),
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
        let service = &self.town().service;
        service
            .workbook_apply(actor, (CITY, self.wave.as_str()), asked, told)
            .await?;
        Ok(())
    }

    /// Every version of an answer, the oldest first, with whether it waits to be confirmed.
    pub(super) async fn history(
        &self,
        question: &str,
    ) -> Result<Vec<(Words, bool)>, Box<dyn std::error::Error>> {
        let service = &self.town().service;
        let history = service
            .answer_history(&self.town().dominique, CITY, &self.wave, question)
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

    /// The section as its coordinator sees it.
    pub(super) async fn questions(&self) -> Result<Vec<icc_app::responses::Question>, Error> {
        let town = self.town();
        let section = town
            .service
            .response_section(&town.dominique, CITY, &self.wave, SECTION)
            .await?;
        Ok(section.questions)
    }

    /// Whether the piece of evidence stands beside an answer.
    pub(super) fn is_attached(&self, entry: &Entry) -> bool {
        entry.evidence.contains_key(&self.piece.to_string())
    }

    /// Everything agrees in the end, and enough has happened for that to mean something.
    pub(super) async fn end(self) -> Result<Happened, Box<dyn std::error::Error>> {
        self.agree().await?;
        Ok(self.happened)
    }
}

pub(super) fn words(entry: &Entry) -> Words {
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

pub(super) fn became(saved: &Saved) -> Becomes {
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
