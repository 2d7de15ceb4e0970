//! What stands in the cells of a workbook, in one language: written, and understood again.

use icc_domain::Locale;
use icc_i18n::{I18n, fold, key, nfc};
use icc_questionnaire::State;
use icc_questionnaire::definition::Question;

use super::reading::CellField;
use crate::responses::{Entry, Said, Wording};

/// The non-answers, in the order in which they are offered.
const STATES: [(State, &str); 3] = [
    (
        State::NotWithinPowers,
        key!("answer-state-not-within-powers"),
    ),
    (State::NotApplicable, key!("answer-state-not-applicable")),
    (State::Unknown, key!("answer-state-unknown")),
];

/// What one of several options can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tick {
    Yes,
    No,
    OutOfScope,
}

impl Tick {
    pub(super) const ALL: [Self; 3] = [Self::Yes, Self::No, Self::OutOfScope];

    const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::OutOfScope => "not_applicable",
        }
    }

    const fn message(self) -> &'static str {
        match self {
            Self::Yes => key!("workbook-yes"),
            Self::No => key!("workbook-no"),
            Self::OutOfScope => key!("answer-state-not-applicable"),
        }
    }
}

/// The columns that people see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Question,
    Answer,
    Comment,
    Example,
}

impl Column {
    pub(super) const fn message(self) -> &'static str {
        match self {
            Self::Question => key!("workbook-column-question"),
            Self::Answer => key!("workbook-column-answer"),
            Self::Comment => key!("workbook-column-comment"),
            Self::Example => key!("workbook-column-example"),
        }
    }
}

/// The words of a workbook in one language.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) wording: Wording<'a>,
    pub(super) i18n: &'a I18n,
    pub(super) locale: Locale,
}

impl Words<'_> {
    pub(super) fn plain(&self, id: &str) -> String {
        self.i18n.plain(self.locale, id)
    }

    /// What the cell of an answer offers: a text, and the word that a form would send for it. Two
    /// that read alike have their code beside them.
    pub(super) fn offers(&self, question: &Question) -> Vec<(String, String)> {
        let code = question.code.as_str();
        let mut wanted = Vec::new();
        if question.kind.has_ticks() {
            wanted.push((
                self.plain(key!("answer-none-of-these")),
                Said::NONE.to_owned(),
            ));
        } else {
            let worded = self.wording.question(code);
            let options = worded.map(|worded| worded.options).unwrap_or_default();
            wanted.extend(options.into_iter().map(|(code, label)| (label, code)));
        }
        for (state, id) in STATES {
            wanted.push((self.plain(id), Said::state_word(state)));
        }
        let mut offers: Vec<(String, String)> = Vec::new();
        for (text, word) in wanted {
            let alike = offers.iter().any(|(other, _)| fold(other) == fold(&text));
            let text = if alike {
                format!("{text} [{word}]")
            } else {
                text
            };
            offers.push((text, word));
        }
        offers
    }

    /// What is offered for one of several options.
    pub(super) fn ticks(&self) -> Vec<String> {
        Tick::ALL
            .into_iter()
            .map(|tick| self.plain(tick.message()))
            .collect()
    }

    /// What stands in a cell of a question.
    pub(super) fn cell(&self, question: &Question, field: &CellField, entry: &Entry) -> String {
        match field {
            CellField::Comment => entry.comment.clone(),
            CellField::Example => entry.example.clone(),
            CellField::Option(option) => self.tick(option, entry),
            CellField::Answer => self.answer(question, entry),
        }
    }

    fn tick(&self, option: &str, entry: &Entry) -> String {
        if entry.state != State::Answered {
            return String::new();
        }
        let tick = if entry.out_of_scope.contains_key(option) {
            Tick::OutOfScope
        } else if entry.options.contains(option) {
            Tick::Yes
        } else {
            Tick::No
        };
        self.plain(tick.message())
    }

    fn answer(&self, question: &Question, entry: &Entry) -> String {
        let word = match entry.state {
            State::NotAnswered | State::NotAsked => return String::new(),
            State::Answered if question.kind.has_ticks() && entry.chose_none() => {
                Said::NONE.to_owned()
            }
            State::Answered if question.kind.has_ticks() => return String::new(),
            State::Answered if question.kind.has_options() => {
                entry.options.first().cloned().unwrap_or_default()
            }
            State::Answered if question.kind.is_number() && self.locale == Locale::Fr => {
                return entry.value.replace('.', ",");
            }
            State::Answered => return entry.value.clone(),
            state => Said::state_word(state),
        };
        let offers = self.offers(question).into_iter();
        let mut found = offers.filter(|(_, offered)| *offered == word);
        found.next().map_or(word, |(text, _)| text)
    }
}

/// Understands what people have written, in any language of the service.
pub(super) struct Hearing<'a> {
    /// The language of the workbook first.
    pub(super) languages: Vec<Words<'a>>,
}

impl Hearing<'_> {
    /// The word that a form would send for the text of an answer; none for what is not offered.
    pub(super) fn offered(&self, question: &Question, text: &str) -> Option<String> {
        let offers: Vec<Vec<(String, String)>> = self
            .languages
            .iter()
            .map(|words| words.offers(question))
            .collect();
        let written = text.trim();
        let by_code = offers.iter().flatten().find(|(_, word)| word == written);
        let exact = |(offer, _): &&(String, String)| same(offer, written);
        let alike = |(offer, _): &&(String, String)| fold(offer) == fold(written);
        by_code
            .or_else(|| offers.iter().flatten().find(exact))
            .or_else(|| offers.iter().flatten().find(alike))
            .map(|(_, word)| word.clone())
    }

    /// What was said about one of several options.
    pub(super) fn tick(&self, text: &str) -> Option<Tick> {
        let written = fold(text);
        if written == "x" {
            return Some(Tick::Yes);
        }
        Tick::ALL.into_iter().find(|tick| {
            let mut names = self
                .languages
                .iter()
                .map(|words| words.plain(tick.message()));
            text.trim() == tick.word() || names.any(|name| fold(&name) == written)
        })
    }

    /// The column with this name.
    pub(super) fn column(&self, text: &str) -> Option<Column> {
        let all = [
            Column::Question,
            Column::Answer,
            Column::Comment,
            Column::Example,
        ];
        all.into_iter().find(|column| {
            let mut names = self
                .languages
                .iter()
                .map(|words| words.plain(column.message()));
            names.any(|name| fold(&name) == fold(text))
        })
    }
}

/// Whether two texts differ in nothing but spaces and composed letters.
fn same(a: &str, b: &str) -> bool {
    let plain = |text: &str| nfc(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    plain(a) == plain(b)
}
