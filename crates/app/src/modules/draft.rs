//! What a module asks while it is written, and what forms say of it.

use std::collections::BTreeSet;

use icc_domain::{Locale, LocalizedText};
use icc_questionnaire::definition::QuestionKind;
use icc_store::QuestionModule;
use serde::{Deserialize, Serialize};

use crate::answers::SheetError;
use crate::error::Error;
use crate::input::{self, Issue, Wanted};

/// How many questions a module has at most: what is longer is no side question.
pub const MOST_QUESTIONS: usize = 20;
/// How many options a question has at most.
pub const MOST_OPTIONS: usize = 20;
/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 120;
/// The longest text of a question, in characters.
pub const LONGEST_QUESTION: usize = 300;
/// The longest sentence on what a module is for, and the longest help, in characters.
pub const LONGEST_HELP: usize = 600;
/// The longest option, in characters.
pub const LONGEST_OPTION: usize = 150;
/// The longest unit, in characters.
pub const LONGEST_UNIT: usize = 40;
/// Between the French and the English label of an option.
const BETWEEN: char = '|';

/// A module while it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleDraft {
    /// Its title.
    pub titles: LocalizedText,
    /// What it is for.
    pub purposes: LocalizedText,
    /// Its questions, in the order in which they are asked.
    pub questions: Vec<DraftQuestion>,
}

/// A question of a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftQuestion {
    /// Its code: the same when it is asked again.
    pub code: String,
    /// How it is answered; one of [`KINDS`].
    pub kind: QuestionKind,
    /// The question.
    pub texts: LocalizedText,
    /// What helps to answer it.
    pub helps: LocalizedText,
    /// Its options; none for a number or a text.
    pub options: Vec<DraftOption>,
    /// In what it is counted, for a number.
    pub units: LocalizedText,
}

/// An option of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftOption {
    /// Its code: the same when it is asked again.
    pub code: String,
    /// What it is called.
    pub labels: LocalizedText,
}

/// How a question can be answered, with the words of forms.
pub const KINDS: [(QuestionKind, &str); 4] = [
    (QuestionKind::Single, "single"),
    (QuestionKind::Multiple, "multiple"),
    (QuestionKind::Number, "number"),
    (QuestionKind::Text, "text"),
];

/// The word for a kind.
#[must_use]
pub fn kind_word(kind: QuestionKind) -> &'static str {
    let found = KINDS.iter().find(|(known, _)| *known == kind);
    found.map_or("", |(_, word)| word)
}

/// A text as a form has it, in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BothSaid {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

impl BothSaid {
    fn of(&self, locale: Locale) -> &str {
        match locale {
            Locale::Fr => &self.fr,
            Locale::En => &self.en,
        }
    }

    fn is_begun(&self, locale: Locale) -> bool {
        !self.of(locale).trim().is_empty()
    }

    /// What is kept, as a form shows it.
    #[must_use]
    pub fn shown(text: &LocalizedText) -> Self {
        let of = |locale| text.get(locale).unwrap_or_default().to_owned();
        Self {
            fr: of(Locale::Fr),
            en: of(Locale::En),
        }
    }
}

/// What a form says of the whole module.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordsSaid {
    /// Its title.
    pub title: BothSaid,
    /// What it is for.
    pub purpose: BothSaid,
    /// The version of the module that was seen; 0 for a new one.
    pub version: i32,
}

/// What a form says of a question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuestionSaid {
    /// The word for its kind.
    pub kind: String,
    /// The question.
    pub text: BothSaid,
    /// What helps to answer it.
    pub help: BothSaid,
    /// One option a line: the French label, a bar, the English one.
    pub options: String,
    /// In what it is counted.
    pub unit: BothSaid,
    /// The version of the module that was seen.
    pub version: i32,
}

/// The languages in which something has to stand: those that the network requires and those in
/// which somebody has begun; French when there is none.
fn wanted(required: &[Locale], begun: impl Fn(Locale) -> bool) -> Vec<Locale> {
    let of = |locale: &Locale| required.contains(locale) || begun(*locale);
    let mut all: Vec<Locale> = Locale::ALL.into_iter().filter(of).collect();
    if all.is_empty() {
        all.push(Locale::Fr);
    }
    all
}

/// The name of a field in a language.
const fn field(locale: Locale, fr: &'static str, en: &'static str) -> &'static str {
    match locale {
        Locale::Fr => fr,
        Locale::En => en,
    }
}

/// Reads texts by language, and gathers what is wrong with them.
struct Reading(Vec<Issue>);

impl Reading {
    /// Keeps what is sound, notes what is not.
    fn take(&mut self, into: &mut LocalizedText, locale: Locale, read: Result<String, Issue>) {
        match read {
            Ok(text) if text.is_empty() => {}
            Ok(text) => drop(into.0.insert(locale.tag().to_owned(), text)),
            Err(issue) => self.0.push(issue),
        }
    }
}

impl WordsSaid {
    /// Title and purpose, as far as they are sound.
    pub(super) fn sound(
        &self,
        required: &[Locale],
    ) -> Result<(LocalizedText, LocalizedText), Vec<Issue>> {
        let begun = |locale| self.title.is_begun(locale) || self.purpose.is_begun(locale);
        let (mut titles, mut purposes) = (LocalizedText::default(), LocalizedText::default());
        let mut reading = Reading(Vec::new());
        for locale in wanted(required, begun) {
            let name = field(locale, "title-fr", "title-en");
            let title = input::line(name, self.title.of(locale), LONGEST_TITLE);
            reading.take(&mut titles, locale, title);
            let name = field(locale, "purpose-fr", "purpose-en");
            let purpose = self.purpose.of(locale);
            let purpose = input::sentences(name, purpose, Wanted::Needed, LONGEST_HELP);
            reading.take(&mut purposes, locale, purpose);
        }
        if reading.0.is_empty() {
            Ok((titles, purposes))
        } else {
            Err(reading.0)
        }
    }
}

impl QuestionSaid {
    /// The question as it is kept. Options whose label stays keep their codes.
    pub(super) fn sound(
        &self,
        required: &[Locale],
        code: String,
        before: Option<&DraftQuestion>,
    ) -> Result<DraftQuestion, Vec<Issue>> {
        let mut reading = Reading(Vec::new());
        let kind = KINDS.iter().find(|(_, word)| *word == self.kind);
        let Some((kind, _)) = kind else {
            reading.0.push(Issue::new("way", "missing"));
            return Err(reading.0);
        };
        let mut question = DraftQuestion {
            code,
            kind: *kind,
            texts: LocalizedText::default(),
            helps: LocalizedText::default(),
            options: Vec::new(),
            units: LocalizedText::default(),
        };
        let languages = wanted(required, |locale| self.text.is_begun(locale));
        for locale in &languages {
            let name = field(*locale, "question-fr", "question-en");
            let text = input::line(name, self.text.of(*locale), LONGEST_QUESTION);
            reading.take(&mut question.texts, *locale, text);
            let name = field(*locale, "help-fr", "help-en");
            let help = self.help.of(*locale);
            let help = input::sentences(name, help, Wanted::Welcome, LONGEST_HELP);
            reading.take(&mut question.helps, *locale, help);
            if *kind == QuestionKind::Number && self.unit.is_begun(*locale) {
                let name = field(*locale, "unit-fr", "unit-en");
                let unit = input::line(name, self.unit.of(*locale), LONGEST_UNIT);
                reading.take(&mut question.units, *locale, unit);
            }
        }
        if kind.has_options() {
            let former = before.map_or(&[][..], |before| &before.options);
            match options(&self.options, &languages, former) {
                Ok(options) => question.options = options,
                Err(issue) => reading.0.push(issue),
            }
        }
        if reading.0.is_empty() {
            Ok(question)
        } else {
            Err(reading.0)
        }
    }

    /// What is kept of a question, as a form shows it.
    #[must_use]
    pub fn shown(question: &DraftQuestion, version: i32) -> Self {
        Self {
            kind: kind_word(question.kind).to_owned(),
            text: BothSaid::shown(&question.texts),
            help: BothSaid::shown(&question.helps),
            options: lines(&question.options),
            unit: BothSaid::shown(&question.units),
            version,
        }
    }
}

/// Options as lines.
fn lines(options: &[DraftOption]) -> String {
    let line = |option: &DraftOption| {
        let both = BothSaid::shown(&option.labels);
        if both.en.is_empty() {
            both.fr
        } else {
            format!("{} {BETWEEN} {}", both.fr, both.en)
        }
    };
    let all: Vec<String> = options.iter().map(line).collect();
    all.join("\n")
}

/// Lines as options.
fn options(
    text: &str,
    languages: &[Locale],
    former: &[DraftOption],
) -> Result<Vec<DraftOption>, Issue> {
    let wrong = |code| Issue::new("options", code);
    let mut read: Vec<LocalizedText> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let parts: Vec<&str> = line.split(BETWEEN).collect();
        let (fr, en) = match parts.as_slice() {
            // A module in English alone needs no bar.
            [one] if languages == [Locale::En] => ("", *one),
            [fr] => (*fr, ""),
            [fr, en] => (*fr, *en),
            _ => return Err(wrong("module-options-bars")),
        };
        let mut labels = LocalizedText::default();
        for (locale, label) in [(Locale::Fr, fr), (Locale::En, en)] {
            if !languages.contains(&locale) {
                continue;
            }
            let label = input::line("options", label, LONGEST_OPTION).map_err(|issue| {
                if issue.code == "missing" {
                    wrong("module-options-language")
                } else {
                    issue
                }
            })?;
            labels.0.insert(locale.tag().to_owned(), label);
        }
        read.push(labels);
    }
    match read.len() {
        0 => return Err(wrong("missing")),
        1 => return Err(wrong("module-options-one")),
        n if n > MOST_OPTIONS => {
            let most = u32::try_from(MOST_OPTIONS).ok();
            return Err(Issue {
                number: most,
                ..wrong("module-options-many")
            });
        }
        _ => {}
    }
    for (at, one) in read.iter().enumerate() {
        let is_twin = |other: &LocalizedText| {
            let mut labels = one.0.iter();
            labels.any(|(tag, label)| other.0.get(tag) == Some(label))
        };
        if read.iter().skip(at + 1).any(is_twin) {
            return Err(wrong("module-options-twice"));
        }
    }
    Ok(with_codes(read, former))
}

/// Gives options their codes: that of a former one with the same label in a language, else a new one.
fn with_codes(read: Vec<LocalizedText>, former: &[DraftOption]) -> Vec<DraftOption> {
    let mut codes: BTreeSet<String> = former.iter().map(|it| it.code.clone()).collect();
    let mut kept = BTreeSet::new();
    let mut options = Vec::new();
    for labels in read {
        let same = |it: &&DraftOption| {
            let mut own = labels.0.iter();
            own.any(|(tag, label)| it.labels.0.get(tag) == Some(label))
        };
        let mut known = former.iter().filter(|it| !kept.contains(&it.code));
        let code = known
            .find(same)
            .map_or_else(|| next_code('o', &codes), |it| it.code.clone());
        codes.insert(code.clone());
        kept.insert(code.clone());
        options.push(DraftOption { code, labels });
    }
    options
}

/// The first code of this letter with a number that nobody has.
pub(super) fn next_code(letter: char, taken: &BTreeSet<String>) -> String {
    let mut codes = (1..).map(|n| format!("{letter}{n}"));
    let free = codes.find(|code| !taken.contains(code));
    free.unwrap_or_default()
}

impl ModuleDraft {
    /// The canonical JSON that is kept.
    pub(super) fn document(&self) -> Result<String, SheetError> {
        serde_json_canonicalizer::to_string(self).map_err(|e| SheetError::Form(e.to_string()))
    }

    /// What is written of a module.
    pub(crate) fn of(module: &QuestionModule) -> Result<Self, Error> {
        serde_json::from_str(&module.draft).map_err(|e| Error::broken([e.to_string()]))
    }

    /// A code for a new question.
    pub(super) fn new_code(&self) -> String {
        let taken = self.questions.iter().map(|it| it.code.clone()).collect();
        next_code('q', &taken)
    }
}

#[cfg(test)]
mod tests;
