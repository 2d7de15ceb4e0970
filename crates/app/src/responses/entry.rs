//! One answer with everything that belongs to it, as people type it.

use std::collections::{BTreeMap, BTreeSet};

use icc_domain::Locale;
use icc_i18n::nfc;
use icc_questionnaire::definition::{Question, QuestionKind};
use icc_questionnaire::{AnswerIssue, Grade, QuestionTable, State};
use serde::{Deserialize, Serialize};

use super::translation::Translation;
use crate::answers::{Answer, SheetError};

/// The longest comment or example, in characters.
pub const LONGEST_COMMENT: usize = 4000;

/// An answer with its comment, example and evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its state.
    pub state: State,
    /// Options chosen. None, in a question with ticks that is answered: nothing of it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub options: BTreeSet<String>,
    /// Options that are out of scope on their own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub out_of_scope: BTreeMap<String, State>,
    /// The number, date or text, as it was written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
    /// What should be known beside it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
    /// An example from the municipality.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub example: String,
    /// The language in which comment, example and text are written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Locale>,
    /// Comment and example in other languages, by the tag of the language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub translations: BTreeMap<String, Translation>,
    /// Evidence by its id, with the options that it stands for; none: for the whole answer.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub evidence: BTreeMap<String, BTreeSet<String>>,
}

impl Default for Entry {
    fn default() -> Self {
        Self {
            state: State::NotAnswered,
            options: BTreeSet::new(),
            out_of_scope: BTreeMap::new(),
            value: String::new(),
            comment: String::new(),
            example: String::new(),
            language: None,
            translations: BTreeMap::new(),
            evidence: BTreeMap::new(),
        }
    }
}

/// A part of a form for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryField {
    /// Options, number, date or text, and the non-answers.
    Answer,
    /// Options that are out of scope.
    OutOfScope,
    /// The comment.
    Comment,
    /// The example.
    Example,
}

impl EntryField {
    /// Its name in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::OutOfScope => "out-of-scope",
            Self::Comment => "comment",
            Self::Example => "example",
        }
    }
}

/// Why an answer cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryIssue {
    /// The answer itself; worded as in files.
    Answer(AnswerIssue),
    /// A non-answer, or "none of these", together with something else.
    Alone,
    /// An option that is both chosen and out of scope.
    InAndOut,
    /// A text with more characters than [`LONGEST_COMMENT`].
    TooLong(EntryField),
}

impl EntryIssue {
    /// The part of the form.
    #[must_use]
    pub const fn field(&self) -> EntryField {
        match self {
            Self::Answer(_) | Self::Alone => EntryField::Answer,
            Self::InAndOut => EntryField::OutOfScope,
            Self::TooLong(field) => *field,
        }
    }
}

/// What a form has sent for one question, nothing of it checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Codes of options, [`Said::NONE`], words of states after a colon; or the number, date or
    /// text.
    pub answer: Vec<String>,
    /// Codes of options that are not applicable.
    pub out_of_scope: Vec<String>,
    /// The comment.
    pub comment: String,
    /// The example.
    pub example: String,
}

impl Said {
    /// Stands for "none of these". No code of an option begins with a colon.
    pub const NONE: &'static str = ":none";

    /// Whether this word was sent as an answer.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.answer.iter().any(|sent| sent.trim() == word)
    }

    /// The state that was sent: *answered* where none was.
    #[must_use]
    pub fn state(&self) -> State {
        let mut states = State::ALL.into_iter();
        let sent = states.find(|state| self.has(&Self::state_word(*state)));
        sent.unwrap_or(State::Answered)
    }

    /// What was typed; empty for options and states.
    #[must_use]
    pub fn typed(&self) -> &str {
        let mut words = self.answer.iter();
        words
            .find(|word| !word.starts_with(':'))
            .map_or("", String::as_str)
    }

    /// The word that stands for a state.
    #[must_use]
    pub fn state_word(state: State) -> String {
        format!(":{}", state.as_str())
    }
}

impl Entry {
    /// The canonical JSON that is kept.
    pub fn document(&self) -> Result<String, SheetError> {
        serde_json_canonicalizer::to_string(self).map_err(|e| SheetError::Form(e.to_string()))
    }

    /// Reads what was kept.
    pub fn read(document: &str) -> Result<Self, SheetError> {
        serde_json::from_str(document).map_err(|e| SheetError::Form(e.to_string()))
    }

    /// Whether both give the same answer, whatever is said beside it.
    #[must_use]
    pub fn answers_like(&self, other: &Self) -> bool {
        (self.state, &self.options, &self.out_of_scope, &self.value)
            == (
                other.state,
                &other.options,
                &other.out_of_scope,
                &other.value,
            )
    }

    /// Whether "none of these" was chosen, or would be shown so: no option of a question that has
    /// some.
    #[must_use]
    pub fn chose_none(&self) -> bool {
        self.state == State::Answered && self.options.is_empty()
    }

    /// What was said about a question, in the language of the page; evidence is kept from before.
    ///
    /// # Errors
    /// Every reason why it cannot be kept. `None` for what no form of ours can have sent: an option
    /// that the question does not have.
    #[must_use]
    pub fn of(
        question: &Question,
        said: &Said,
        before: &Self,
        language: Locale,
    ) -> Option<Result<Self, Vec<EntryIssue>>> {
        let mut entry = Self {
            evidence: before.evidence.clone(),
            translations: before.translations.clone(),
            comment: text(&said.comment),
            example: text(&said.example),
            ..Self::default()
        };
        let mut issues = Vec::new();
        entry.take_answer(question, said, &mut issues)?;
        entry.take_out_of_scope(question, said, &mut issues)?;
        for (field, written) in [
            (EntryField::Comment, &entry.comment),
            (EntryField::Example, &entry.example),
        ] {
            if written.chars().count() > LONGEST_COMMENT {
                issues.push(EntryIssue::TooLong(field));
            }
        }
        let words = |e: &Self| {
            let text = question.kind == QuestionKind::Text && !e.value.is_empty();
            (
                e.comment.clone(),
                e.example.clone(),
                text.then(|| e.value.clone()),
            )
        };
        let (now, then) = (words(&entry), words(before));
        entry.language = if now == (String::new(), String::new(), None) {
            None
        } else if now == then {
            // Whoever changes an answer only has not written its words anew.
            before.language.or(Some(language))
        } else {
            Some(language)
        };
        if entry.comment.is_empty() && entry.example.is_empty() {
            entry.translations.clear();
        }
        Some(if issues.is_empty() {
            Ok(entry)
        } else {
            Err(issues)
        })
    }

    fn take_answer(
        &mut self,
        question: &Question,
        said: &Said,
        issues: &mut Vec<EntryIssue>,
    ) -> Option<()> {
        let mut words = Vec::new();
        for word in &said.answer {
            let word = word.trim();
            if !word.is_empty() && !words.contains(&word) {
                words.push(word);
            }
        }
        let states: Vec<State> = State::ALL
            .into_iter()
            .filter(|state| words.iter().any(|w| *w == Said::state_word(*state)))
            .collect();
        words.retain(|word| State::ALL.iter().all(|s| *word != Said::state_word(*s)));
        match states.as_slice() {
            [] => {}
            // These are said by ticking something, or set by the program.
            [State::Answered | State::NotAsked, ..] => return None,
            // "Not yet" beside an answer: a box that was left as it stood.
            [State::NotAnswered] if !words.is_empty() => {}
            [state] if words.is_empty() => {
                self.state = *state;
                return Some(());
            }
            _ => {
                issues.push(EntryIssue::Alone);
                return Some(());
            }
        }
        if question.kind.has_options() {
            return self.take_options(question, &words, issues);
        }
        let written = match words.as_slice() {
            [] => return Some(()),
            [one] => text(one),
            _ => return None,
        };
        // A comma is how French writes decimals.
        let value = if question.kind.is_number() {
            written
                .replace(',', ".")
                .replace([' ', '\u{a0}', '\u{202f}'], "")
        } else {
            written
        };
        self.state = State::Answered;
        issues.extend(faults(question, &value).into_iter().map(EntryIssue::Answer));
        self.value = value;
        Some(())
    }

    fn take_options(
        &mut self,
        question: &Question,
        words: &[&str],
        issues: &mut Vec<EntryIssue>,
    ) -> Option<()> {
        let none = words.contains(&Said::NONE);
        if none && !question.kind.has_ticks() {
            return None;
        }
        for word in words.iter().filter(|word| **word != Said::NONE) {
            let option = question.options.iter().find(|o| o.code.as_str() == *word)?;
            self.options.insert(option.code.to_string());
        }
        let single = !question.kind.has_ticks() && self.options.len() > 1;
        let alone = question
            .options
            .iter()
            .filter(|o| o.exclusive || o.state.is_some())
            .any(|o| self.options.contains(o.code.as_str()));
        if single || (none && !self.options.is_empty()) || (alone && self.options.len() > 1) {
            issues.push(EntryIssue::Alone);
        }
        if none || !self.options.is_empty() {
            self.state = State::Answered;
        }
        Some(())
    }

    fn take_out_of_scope(
        &mut self,
        question: &Question,
        said: &Said,
        issues: &mut Vec<EntryIssue>,
    ) -> Option<()> {
        for word in &said.out_of_scope {
            if !question.kind.has_ticks() {
                return None;
            }
            let option = question.options.iter().find(|o| o.code.as_str() == word)?;
            self.out_of_scope
                .insert(option.code.to_string(), State::NotApplicable);
        }
        if self.out_of_scope.keys().any(|o| self.options.contains(o)) {
            issues.push(EntryIssue::InAndOut);
        }
        // Beside a non-answer, an option cannot be out of scope on its own.
        if self.state != State::Answered {
            self.out_of_scope.clear();
        }
        Some(())
    }

    /// The answer as it is scored, with the grade of the evidence for each option (or for the
    /// answer as a whole: none); nothing for one that was not given.
    #[must_use]
    pub fn scored(
        &self,
        question: &Question,
        grade: &dyn Fn(Option<&str>) -> Grade,
    ) -> Option<Answer> {
        match self.state {
            State::NotAnswered | State::NotAsked => None,
            State::NotWithinPowers => Some(Answer::NotWithinPowers),
            State::NotApplicable => Some(Answer::NotApplicable),
            State::Unknown => Some(Answer::Unknown),
            State::Answered => {
                let options = self.options.iter();
                let options = options.map(|o| (o.clone(), grade(Some(o)))).collect();
                Some(Answer::Answered {
                    options,
                    out_of_scope: self.out_of_scope.clone(),
                    number: number(question, &self.value),
                    evidence: grade(None),
                })
            }
        }
    }

    /// The entry of an answer that was handed in without its words and evidence.
    #[must_use]
    pub fn of_scored(question: &Question, answer: &Answer) -> Self {
        let blank = Self::default();
        match answer {
            Answer::NotWithinPowers => Self {
                state: State::NotWithinPowers,
                ..blank
            },
            Answer::NotApplicable => Self {
                state: State::NotApplicable,
                ..blank
            },
            Answer::Unknown => Self {
                state: State::Unknown,
                ..blank
            },
            Answer::Answered {
                options,
                out_of_scope,
                number,
                ..
            } => Self {
                state: State::Answered,
                options: options.keys().cloned().collect(),
                out_of_scope: out_of_scope.clone(),
                value: match (number, question.kind) {
                    (Some(days), QuestionKind::Date) => date(*days),
                    (Some(number), _) => number.to_string(),
                    (None, _) => String::new(),
                },
                ..blank
            },
        }
    }
}

/// A text as it is kept: composed letters, one kind of line end, nothing around it.
pub(crate) fn text(written: &str) -> String {
    nfc(written)
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .trim()
        .to_owned()
}

/// What is wrong with a number, date or text.
fn faults(question: &Question, value: &str) -> Vec<AnswerIssue> {
    read(question, value).err().unwrap_or_default()
}

fn read(question: &Question, value: &str) -> Result<icc_questionnaire::ReadRow, Vec<AnswerIssue>> {
    QuestionTable::of(std::slice::from_ref(question)).read(question.code.as_str(), "", value, "")
}

/// Whether a question takes a number, date or text as it is.
pub(crate) fn fits(question: &Question, value: &str) -> bool {
    read(question, value).is_ok()
}

/// A date that is kept as days since 1970-01-01.
fn date(days: icc_questionnaire::Decimal) -> String {
    let days = days.to_string().parse().ok();
    days.and_then(icc_questionnaire::date_of)
        .unwrap_or_default()
}

fn number(question: &Question, value: &str) -> Option<icc_questionnaire::Decimal> {
    if question.kind.has_options() || value.is_empty() {
        return None;
    }
    read(question, value).ok().and_then(|row| row.number)
}

#[cfg(test)]
mod tests;
