//! What was carried, as a document and as a workbook.

use icc_datasets::workbook::{TableSheet, write_tables};
use icc_domain::Locale;
use icc_i18n::{Args, I18n, date, key};
use icc_questionnaire::definition::Question;
use icc_reports::{Block, Document, docx};

use super::{Crossed, CrossedQuestion, From, Open, Shown};
use crate::error::Error;
use crate::responses::Wording;

/// A question in words.
struct Told {
    /// Its code, which is its number.
    number: String,
    text: String,
    /// The answer; empty where it is still to be given.
    answer: String,
    /// Why it is still to be given; empty where it is not.
    open: String,
    /// What was answered here, where it could not be taken over.
    here: String,
    comment: String,
    example: String,
    evidence: Vec<String>,
}

impl Crossed {
    /// How many questions have an answer.
    #[must_use]
    pub fn answered(&self) -> usize {
        let all = self.questions.values();
        all.filter(|question| question.answer.is_ok()).count()
    }

    /// How many questions are still to be answered, for each reason.
    #[must_use]
    pub fn open(&self) -> Vec<(Open, usize)> {
        let count = |reason: Open| {
            let all = self.questions.values();
            all.filter(|question| question.answer == Err(reason))
                .count()
        };
        let all = Open::ALL.into_iter().map(|reason| (reason, count(reason)));
        all.filter(|(_, n)| *n > 0).collect()
    }

    /// As a document for word processors.
    ///
    /// # Errors
    /// [`Error::Broken`] when it cannot be written.
    pub fn docx(&self, i18n: &I18n, locale: Locale) -> Result<Vec<u8>, Error> {
        let writing = Writing::new(self, i18n, locale);
        let mut blocks = vec![
            Block::Heading(1, writing.there.title().to_owned()),
            Block::Text(writing.whose()),
        ];
        if self.desk.city.demonstration {
            blocks.push(Block::Mark(writing.plain(key!("workbook-demonstration"))));
        }
        blocks.push(Block::Text(writing.summary()));
        blocks.push(Block::Text(writing.review()));
        for section in writing.sections() {
            let title = writing.there.section(&section).title.clone();
            blocks.push(Block::Heading(2, title));
            for question in self.asked_in(&section) {
                writing.write(question, &mut blocks);
            }
        }
        let document = Document {
            title: format!("{}, {}", writing.there.title(), writing.whose()),
            locale,
            blocks,
        };
        docx(&document).map_err(|error| Error::broken([error.to_string()]))
    }

    /// As a workbook: one row for each question.
    ///
    /// # Errors
    /// [`Error::Broken`] when a text does not fit into a cell.
    pub fn xlsx(&self, i18n: &I18n, locale: Locale) -> Result<Vec<u8>, Error> {
        let writing = Writing::new(self, i18n, locale);
        let columns = [
            key!("crossing-column-section"),
            key!("crossing-column-number"),
            key!("crossing-column-question"),
            key!("crossing-column-answer"),
            key!("crossing-column-open"),
            key!("crossing-column-here"),
            key!("crossing-column-comment"),
            key!("crossing-column-example"),
            key!("crossing-column-evidence"),
        ];
        let mut rows = vec![columns.map(|id| writing.plain(id)).to_vec()];
        for section in writing.sections() {
            let title = &writing.there.section(&section).title;
            for question in self.asked_in(&section) {
                let told = writing.told(question);
                rows.push(vec![
                    title.clone(),
                    told.number,
                    told.text,
                    told.answer,
                    told.open,
                    told.here,
                    told.comment,
                    told.example,
                    told.evidence.join("\n"),
                ]);
            }
        }
        let about = vec![
            vec![writing.there.title().to_owned()],
            vec![writing.whose()],
            vec![writing.summary()],
            vec![writing.review()],
        ];
        let sheet = |name: String, rows| TableSheet { name, rows };
        let title = format!("{}, {}", writing.there.title(), writing.whose());
        let sheets = [
            sheet(writing.plain(key!("crossing-sheet-answers")), rows),
            sheet(writing.plain(key!("crossing-sheet-about")), about),
        ];
        write_tables(&title, &sheets).map_err(|error| Error::broken([error.to_string()]))
    }

    fn asked_in<'a>(&'a self, section: &str) -> impl Iterator<Item = &'a Question> + use<'a> {
        let section = section.to_owned();
        let all = self.target.definition.questions.iter();
        all.filter(move |q| q.section.as_str() == section)
    }
}

struct Writing<'a> {
    crossed: &'a Crossed,
    i18n: &'a I18n,
    locale: Locale,
    /// The words of the other edition.
    there: Wording<'a>,
    /// The words of what is asked here.
    here: Wording<'a>,
}

impl<'a> Writing<'a> {
    fn new(crossed: &'a Crossed, i18n: &'a I18n, locale: Locale) -> Self {
        Self {
            crossed,
            i18n,
            locale,
            there: Wording::new(&crossed.target.definition, i18n, locale),
            here: Wording::new(&crossed.desk.asked.definition, i18n, locale),
        }
    }

    fn plain(&self, id: &str) -> String {
        self.i18n.plain(self.locale, id)
    }

    fn whose(&self) -> String {
        let desk = &self.crossed.desk;
        let city = desk.city.names.best(self.locale);
        let wave = desk.wave.names.best(self.locale);
        let city = city.map_or(&*desk.city.code, |(_, name)| name);
        let wave = wave.map_or(&*desk.wave.code, |(_, name)| name);
        format!("{city}, {wave}")
    }

    fn summary(&self) -> String {
        let answered = self.crossed.answered();
        let args = Args::new()
            .integer("answered", answered)
            .integer("open", self.crossed.questions.len() - answered);
        self.i18n.text(self.locale, key!("crossing-summary"), &args)
    }

    fn review(&self) -> String {
        let review = &self.crossed.target.review;
        let day = review.on.parse().ok();
        let day = day.map_or_else(|| review.on.clone(), |day| date(self.locale, day));
        let args = Args::new().text("by", &review.by).text("day", day);
        self.i18n.text(self.locale, key!("crossing-review"), &args)
    }

    /// The sections of the other edition that hold questions, in the order in which it asks them.
    fn sections(&self) -> Vec<String> {
        let mut sections: Vec<String> = Vec::new();
        for question in &self.crossed.target.definition.questions {
            let section = question.section.as_str();
            if !sections.iter().any(|known| known == section) {
                sections.push(section.to_owned());
            }
        }
        sections
    }

    fn told(&self, question: &Question) -> Told {
        let code = question.code.as_str();
        let worded = self.there.question(code);
        let blank = CrossedQuestion {
            answer: Err(Open::NoCounterpart),
            from: Vec::new(),
        };
        let found = self.crossed.questions.get(code).unwrap_or(&blank);
        let (answer, open, here) = match &found.answer {
            Ok(entry) => (
                self.there.answer(code, entry).join("\n"),
                String::new(),
                String::new(),
            ),
            Err(reason) => {
                let why = self.plain(&format!("crossing-open-{}", reason.code()));
                (String::new(), why, self.answered_here(&found.from))
            }
        };
        let texts = |of: fn(&From) -> &String| {
            let texts = found.from.iter().map(of).filter(|text| !text.is_empty());
            texts.cloned().collect::<Vec<_>>().join("\n\n")
        };
        let evidence = found.from.iter().flat_map(|from| &from.evidence);
        Told {
            number: code.to_owned(),
            text: worded.map(|it| it.texts.text.clone()).unwrap_or_default(),
            answer,
            open,
            here,
            comment: texts(|from| &from.entry.comment),
            example: texts(|from| &from.entry.example),
            evidence: evidence.map(|piece| self.evidence(piece)).collect(),
        }
    }

    /// What was answered here, question by question.
    fn answered_here(&self, from: &[From]) -> String {
        let lines = from.iter().filter_map(|from| {
            let words = self.here.answer(&from.question, &from.entry);
            let asked = self.here.question(&from.question)?;
            (!words.is_empty()).then(|| {
                let args = Args::new()
                    .text("question", &asked.texts.text)
                    .text("answer", words.join("; "));
                self.i18n.text(self.locale, key!("crossing-here"), &args)
            })
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn evidence(&self, piece: &Shown) -> String {
        let args = Args::new()
            .text("title", &piece.title)
            .text("place", &piece.place);
        match piece.valid_until {
            None => self
                .i18n
                .text(self.locale, key!("crossing-evidence"), &args),
            Some(day) => {
                let args = args.text("day", date(self.locale, day));
                let id = key!("crossing-evidence-until");
                self.i18n.text(self.locale, id, &args)
            }
        }
    }

    fn write(&self, question: &Question, blocks: &mut Vec<Block>) {
        let told = self.told(question);
        blocks.push(Block::Heading(3, format!("{} {}", told.number, told.text)));
        if told.open.is_empty() {
            blocks.push(Block::Text(told.answer));
        } else {
            blocks.push(Block::Mark(told.open));
        }
        for (id, text) in [
            (key!("crossing-label-here"), told.here),
            (key!("crossing-label-comment"), told.comment),
            (key!("crossing-label-example"), told.example),
            (key!("crossing-label-evidence"), told.evidence.join("\n")),
        ] {
            if !text.is_empty() {
                blocks.push(Block::Field(self.plain(id), text));
            }
        }
    }
}
