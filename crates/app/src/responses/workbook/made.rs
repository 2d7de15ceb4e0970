//! Making a workbook.

use std::collections::BTreeMap;

use chrono::Datelike;
use icc_datasets::workbook::{
    Cell, CellRole, Choice, Column, Others, Sheet, Visibility, Workbook, sheet_name, write,
};
use icc_domain::Locale;
use icc_i18n::{Args, I18n, key};
use icc_questionnaire::definition::Question;

use super::last::LastWords;
use super::reading::CellField;
use super::words::{self, Words};
use super::{ABOUT, CODE, FORMAT, LISTS, OPTION, about};
use crate::error::Error;
use crate::policy::{Action, Actor};
use crate::responses::desk::{Desk, entries};
use crate::responses::home::ordered_sections;
use crate::responses::{Entry, Input, LastTime, Wording};
use crate::service::Service;

/// What a workbook is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkbookKind {
    /// Every question, without answers: for preparing.
    Blank,
    /// What is asked, with the answers as they are.
    Filled,
}

impl WorkbookKind {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Filled => "filled",
        }
    }
}

/// A questionnaire on paper: what stands in a workbook or in print, in no language yet.
#[derive(Debug)]
pub struct Paper {
    /// Whose, and what.
    pub desk: Desk,
    /// What it is for.
    pub kind: WorkbookKind,
    /// Version and answer of each question that stands in it.
    answers: BTreeMap<String, (i32, Entry)>,
    /// What is known from last time, in a blank one.
    pub last: Option<LastTime>,
}

impl Service {
    /// The questionnaire of a municipality in a wave, to be taken along. A blank one is there before
    /// anything is begun.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see it, or none of its answers.
    pub async fn questionnaire_paper(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        kind: WorkbookKind,
    ) -> Result<Paper, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let desk = self.desk(actor, city, wave, &read).await?;
        let given = match kind {
            WorkbookKind::Blank => Vec::new(),
            WorkbookKind::Filled => read.answers().all(desk.response()?).await?,
        };
        let last = match kind {
            WorkbookKind::Blank => self.last_time(actor, &desk, &read).await?,
            WorkbookKind::Filled => None,
        };
        snapshot.end().await?;
        let mut said = entries(&given)?;
        let asked = desk.asked_questions(&said)?;
        let versions: BTreeMap<&str, i32> = given
            .iter()
            .map(|a| (a.question.as_str(), a.version))
            .collect();
        let stands = |code: &str| match kind {
            WorkbookKind::Blank => true,
            WorkbookKind::Filled => {
                asked.contains(code) && actor.may(Action::SeeAnswers, &desk.about(code))
            }
        };
        let mut answers = BTreeMap::new();
        for question in &desk.asked.definition.questions {
            let code = question.code.as_str();
            if stands(code) {
                let version = versions.get(code).copied().unwrap_or_default();
                let entry = said.remove(code).unwrap_or_default();
                answers.insert(code.to_owned(), (version, entry));
            }
        }
        if answers.is_empty() {
            return Err(Error::NotFound);
        }
        Ok(Paper {
            desk,
            kind,
            answers,
            last,
        })
    }
}

impl Paper {
    /// Whether a question stands in it.
    pub(super) fn has(&self, code: &str) -> bool {
        self.answers.contains_key(code)
    }

    /// How many questions stand in it.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.answers.len()
    }

    /// The workbook, in a language: one sheet for each part of the questionnaire, so that a part can
    /// be given to whoever knows it, and has a tab with its name.
    ///
    /// # Errors
    /// [`Error::Broken`] when a text does not fit into a cell.
    pub fn workbook(&self, i18n: &I18n, locale: Locale) -> Result<Vec<u8>, Error> {
        let definition = &self.desk.asked.definition;
        let wording = Wording::new(definition, i18n, locale);
        let making = Making {
            paper: self,
            last: self.last_words(i18n, locale),
            words: Words {
                wording,
                i18n,
                locale,
            },
        };
        let mut sheets = Vec::new();
        let mut names = vec![ABOUT.to_owned(), LISTS.to_owned()];
        for (_, section) in ordered_sections(&self.desk.asked) {
            if !wording.is_top(&section) {
                continue;
            }
            let within = self.desk.asked.questions_within(&section);
            let questions: Vec<&Question> = within
                .filter(|q| self.answers.contains_key(q.code.as_str()))
                .collect();
            if questions.is_empty() {
                continue;
            }
            let name = sheet_name(&wording.section(&section).title, &names);
            names.push(name.clone());
            sheets.push(making.sheet(name, &section, &questions));
        }
        sheets.push(making.about());
        let day = self.desk.wave.opens_at.date_naive();
        let small = |n: u32| u8::try_from(n).unwrap_or(1);
        let workbook = Workbook {
            title: format!("{}, {}", making.city(), making.wave()),
            // The same answers give the same bytes.
            day: (
                u16::try_from(day.year()).unwrap_or(2000).max(1900),
                small(day.month()),
                small(day.day()),
            ),
            sheets,
            lists: LISTS.to_owned(),
        };
        write(&workbook).map_err(|error| Error::broken([error.to_string()]))
    }
}

struct Making<'a> {
    paper: &'a Paper,
    words: Words<'a>,
    last: Option<LastWords<'a>>,
}

impl Making<'_> {
    fn city(&self) -> &str {
        let city = &self.paper.desk.city;
        let best = city.names.best(self.words.locale);
        best.map_or(&*city.code, |(_, name)| name)
    }

    fn wave(&self) -> &str {
        let wave = &self.paper.desk.wave;
        let best = wave.names.best(self.words.locale);
        best.map_or(&*wave.code, |(_, name)| name)
    }

    fn sheet(&self, name: String, section: &str, questions: &[&Question]) -> Sheet {
        let words = &self.words;
        let line = |text: String, role| vec![Cell::default(), Cell::default(), cell(text, role)];
        let title = &words.wording.section(section).title;
        let mut rows = vec![
            line(title.clone(), CellRole::Title),
            line(format!("{}, {}", self.city(), self.wave()), CellRole::Plain),
        ];
        if self.paper.desk.city.demonstration {
            let mark = words.plain(key!("workbook-demonstration"));
            rows.push(line(mark, CellRole::Mark));
        }
        rows.push(line(words.plain(key!("workbook-how")), CellRole::Plain));
        let heads = [
            words::Column::Question,
            words::Column::Answer,
            words::Column::Comment,
            words::Column::Example,
        ];
        let heads = heads.map(|column| words.plain(column.message()));
        let hidden = [CODE.to_owned(), OPTION.to_owned()];
        let last = self.last.is_some();
        let last = last.then(|| words.plain(key!("preparation-last-time")));
        rows.push(
            hidden
                .into_iter()
                .chain(heads)
                .chain(last)
                .map(|head| cell(head, CellRole::Head))
                .collect(),
        );
        let head = u32::try_from(rows.len()).unwrap_or_default();
        let mut part = section.to_owned();
        for question in questions {
            if question.section.as_str() != part {
                question.section.as_str().clone_into(&mut part);
                rows.push(line(
                    words.wording.section(&part).title.clone(),
                    CellRole::Part,
                ));
            }
            self.question(question, &mut rows);
        }
        let column = |width, visibility| Column { width, visibility };
        Sheet {
            name,
            visibility: Visibility::Shown,
            columns: vec![
                column(8, Visibility::Hidden),
                column(8, Visibility::Hidden),
                column(60, Visibility::Shown),
                column(28, Visibility::Shown),
                column(45, Visibility::Shown),
                column(45, Visibility::Shown),
                column(60, Visibility::Shown),
            ],
            head,
            rows,
        }
    }

    fn question(&self, question: &Question, rows: &mut Vec<Vec<Cell>>) {
        let code = question.code.as_str();
        let words = &self.words;
        let (Some((_, entry)), Some(worded)) =
            (self.paper.answers.get(code), words.wording.question(code))
        else {
            return;
        };
        let field = |field: &CellField, choice: Option<Choice>| Cell {
            text: words.cell(question, field, entry),
            role: CellRole::Field,
            choice,
            ..Cell::default()
        };
        let mut text = worded.texts.text.clone();
        for (wanted, id) in [
            (worded.optional, key!("workbook-optional")),
            (worded.input == Input::Ticks, key!("workbook-several")),
        ] {
            if wanted {
                text = format!("{text}\n{}", words.plain(id));
            }
        }
        let offers = words.offers(question).into_iter().map(|(text, _)| text);
        let refusal = words.plain(key!("workbook-not-offered"));
        let answer = Choice {
            items: offers.collect(),
            others: if question.kind.has_options() {
                Others::Refused
            } else {
                Others::Allowed
            },
            refusal: refusal.clone(),
        };
        rows.push(vec![
            cell(code.to_owned(), CellRole::Plain),
            Cell::default(),
            Cell {
                note: self.note(&worded),
                ..cell(text, CellRole::Plain)
            },
            field(&CellField::Answer, Some(answer)),
            field(&CellField::Comment, None),
            field(&CellField::Example, None),
        ]);
        if let (Some(last), Some(row)) = (&self.last, rows.last_mut()) {
            row.push(cell(last.lines(code).join("\n"), CellRole::Plain));
        }
        if worded.input != Input::Ticks {
            return;
        }
        for (option, label) in worded.options {
            let tick = Choice {
                items: words.ticks(),
                others: Others::Refused,
                refusal: refusal.clone(),
            };
            rows.push(vec![
                cell(code.to_owned(), CellRole::Plain),
                cell(option.clone(), CellRole::Plain),
                cell(label, CellRole::Under),
                field(&CellField::Option(option), Some(tick)),
            ]);
        }
    }

    /// Why it is asked, what a good answer looks like, what to attach.
    fn note(&self, worded: &crate::responses::WordedQuestion<'_>) -> String {
        let texts = worded.texts;
        let parts = [
            (key!("workbook-note-why"), &texts.why),
            (key!("workbook-note-example"), &texts.example),
            (key!("workbook-note-evidence"), &texts.evidence),
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .filter_map(|(id, text)| {
                let args = Args::new().text("text", text.as_deref()?.trim());
                Some(self.words.i18n.text(self.words.locale, id, &args))
            })
            .collect();
        parts.join("\n\n")
    }

    fn about(&self) -> Sheet {
        let desk = &self.paper.desk;
        let definition = &desk.asked.definition;
        let row = |cells: [&str; 3]| -> Vec<Cell> {
            cells
                .into_iter()
                .map(|text| cell(text.to_owned(), CellRole::Plain))
                .collect()
        };
        let mut rows = vec![
            row([about::FORMAT, FORMAT, ""]),
            row([about::EDITION, definition.id.as_str(), &definition.version]),
            row([about::DEFINITION, &desk.wave.definition_hash, ""]),
            row([about::WAVE, &desk.wave.code, ""]),
            row([about::CITY, &desk.city.code, ""]),
            row([about::LANGUAGE, self.words.locale.tag(), ""]),
            row([about::KIND, self.paper.kind.as_str(), ""]),
        ];
        for (code, (version, _)) in &self.paper.answers {
            rows.push(row([about::ANSWER, code, &version.to_string()]));
        }
        let column = Column {
            width: 20,
            visibility: Visibility::Shown,
        };
        Sheet {
            name: ABOUT.to_owned(),
            visibility: Visibility::Hidden,
            columns: vec![column; 3],
            head: 0,
            rows,
        }
    }
}

fn cell(text: String, role: CellRole) -> Cell {
    Cell {
        text,
        role,
        ..Cell::default()
    }
}
