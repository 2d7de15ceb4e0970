//! What a questionnaire and its answers are called in one language.

use icc_domain::Locale;
use icc_i18n::{Args, I18n, compact, date, key};
use icc_questionnaire::definition::{Question, QuestionKind, QuestionTexts, SectionTexts, Texts};
use icc_questionnaire::{Definition, State};

use super::entry::{Entry, EntryIssue, LONGEST_COMMENT};

static NO_QUESTION: QuestionTexts = QuestionTexts {
    text: String::new(),
    why: None,
    example: None,
    evidence: None,
    options: std::collections::BTreeMap::new(),
};
static NO_SECTION: SectionTexts = SectionTexts {
    title: String::new(),
    intro: None,
};

/// The texts of a definition in one language, in its source language where that one is absent.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    definition: &'a Definition,
    i18n: &'a I18n,
    locale: Locale,
    texts: Option<(&'a str, &'a Texts)>,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// One option.
    Single,
    /// Any options.
    Ticks,
    /// A number.
    Number,
    /// A day.
    Date,
    /// A text.
    Text,
}

impl Input {
    /// The word used in pages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Ticks => "ticks",
            Self::Number => "number",
            Self::Date => "date",
            Self::Text => "text",
        }
    }

    const fn of(kind: QuestionKind) -> Self {
        match kind {
            QuestionKind::Single => Self::Single,
            QuestionKind::Multiple | QuestionKind::Tiered => Self::Ticks,
            QuestionKind::Number | QuestionKind::Percent => Self::Number,
            QuestionKind::Date => Self::Date,
            QuestionKind::Text | QuestionKind::Evidence => Self::Text,
        }
    }
}

/// A question as a form shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordedQuestion<'a> {
    /// Its texts.
    pub texts: &'a QuestionTexts,
    /// How it is answered.
    pub input: Input,
    /// Not part of the mandatory core.
    pub optional: bool,
    /// Asked, but not scored.
    pub unscored: bool,
    /// Code and label of its options.
    pub options: Vec<(String, String)>,
}

impl<'a> Wording<'a> {
    /// The words of a definition.
    #[must_use]
    pub fn new(definition: &'a Definition, i18n: &'a I18n, locale: Locale) -> Self {
        let source = definition.languages.first().map_or("", String::as_str);
        let find = |tag: &str| definition.texts.get_key_value(tag);
        let found = find(locale.tag()).or_else(|| find(source));
        Self {
            definition,
            i18n,
            locale,
            texts: found.map(|(tag, texts)| (tag.as_str(), texts)),
        }
    }

    /// The title of the edition.
    #[must_use]
    pub fn title(&self) -> &'a str {
        self.texts.map_or("", |(_, texts)| texts.title.as_str())
    }

    /// What it is; empty for nothing.
    #[must_use]
    pub fn description(&self) -> &'a str {
        let described = self
            .texts
            .and_then(|(_, texts)| texts.description.as_deref());
        described.unwrap_or_default()
    }

    /// The language of the texts when it is not that of the page; else empty.
    #[must_use]
    pub fn other_language(&self) -> &'a str {
        let tag = self.texts.map(|(tag, _)| tag);
        tag.filter(|tag| *tag != self.locale.tag()).unwrap_or("")
    }

    /// The texts of a section.
    #[must_use]
    pub fn section(&self, code: &str) -> &'a SectionTexts {
        let found = self.texts.and_then(|(_, texts)| texts.sections.get(code));
        found.unwrap_or(&NO_SECTION)
    }

    /// Whether a section lies in no other one.
    #[must_use]
    pub fn is_top(&self, code: &str) -> bool {
        let mut sections = self.definition.sections.iter();
        sections.any(|section| section.code.as_str() == code && section.parent.is_none())
    }

    /// A question; none for a code that the definition does not have.
    #[must_use]
    pub fn question(&self, code: &str) -> Option<WordedQuestion<'a>> {
        let question = self.definition.question(code)?;
        let texts = self.texts.and_then(|(_, texts)| texts.questions.get(code));
        let options = question.options.iter().map(|option| {
            let code = option.code.to_string();
            let label = self.option(question, &code);
            (code, label)
        });
        Some(WordedQuestion {
            texts: texts.unwrap_or(&NO_QUESTION),
            input: Input::of(question.kind),
            optional: question.optional,
            unscored: question.unscored,
            options: options.collect(),
        })
    }

    /// An answer in words, one line per option; nothing for one that was not given.
    #[must_use]
    pub fn answer(&self, question: &str, entry: &Entry) -> Vec<String> {
        let Some(question) = self.definition.question(question) else {
            return Vec::new();
        };
        let plain = |id: &str| vec![self.i18n.plain(self.locale, id)];
        match entry.state {
            State::NotAnswered | State::NotAsked => Vec::new(),
            State::NotWithinPowers => plain(key!("answer-state-not-within-powers")),
            State::NotApplicable => plain(key!("answer-state-not-applicable")),
            State::Unknown => plain(key!("answer-state-unknown")),
            State::Answered if question.kind.has_options() => {
                let chosen = question
                    .options
                    .iter()
                    .filter(|option| entry.options.contains(option.code.as_str()));
                let mut words: Vec<String> = chosen
                    .map(|option| self.option(question, option.code.as_str()))
                    .collect();
                if words.is_empty() {
                    words = plain(key!("answer-state-none"));
                }
                words.extend(entry.out_of_scope.keys().map(|option| {
                    let args = Args::new().text("option", self.option(question, option));
                    let id = key!("answer-state-option-out");
                    self.i18n.text(self.locale, id, &args)
                }));
                words
            }
            State::Answered => vec![self.value(question.kind, &entry.value)],
        }
    }

    /// Why an answer cannot be kept, and what to do.
    #[must_use]
    pub fn issue(&self, issue: &EntryIssue) -> String {
        let plain = |id: &str| self.i18n.plain(self.locale, id);
        match issue {
            EntryIssue::Answer(issue) => {
                let mut args = Args::new();
                for (name, value) in &issue.params {
                    args = args.text(*name, value.as_str());
                }
                self.i18n.text(self.locale, &issue.message_id(), &args)
            }
            EntryIssue::Alone => plain(key!("answer-error-alone")),
            EntryIssue::InAndOut => plain(key!("answer-error-in-and-out")),
            EntryIssue::TooLong(_) => {
                let args = Args::new().integer("limit", LONGEST_COMMENT);
                self.i18n
                    .text(self.locale, key!("answer-error-too-long"), &args)
            }
        }
    }

    fn option(&self, question: &Question, option: &str) -> String {
        let scale = question.scale.as_ref().map(icc_domain::Code::as_str);
        let found = self
            .texts
            .and_then(|(_, texts)| texts.option_label(question.code.as_str(), scale, option));
        found.unwrap_or(option).to_owned()
    }

    fn value(&self, kind: QuestionKind, value: &str) -> String {
        match kind {
            QuestionKind::Number | QuestionKind::Percent => {
                let number = value.parse::<f64>().ok();
                number.map_or_else(|| value.to_owned(), |x| compact(self.locale, x, 6))
            }
            QuestionKind::Date => {
                let day = value.parse().ok();
                day.map_or_else(|| value.to_owned(), |day| date(self.locale, day))
            }
            _ => value.to_owned(),
        }
    }
}
