//! The check of keys and types against the grammar, and the places of all values.

use std::fmt::Write as _;

use icc_domain::{Code, CodeError};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::read;
use super::source::{Places, Source};
use crate::diagnostic::Diagnostic;
use crate::grammar::{STATES, Shape, Table, condition_keys};
use crate::limits::{CONDITION_DEPTH, LIST_LENGTH, NAME_LENGTH};
use crate::meant::{number_meant, similar};
use crate::problems::Problems;
use crate::{Decimal, DecimalError};

type Value<'a> = Spanned<DeValue<'a>>;

/// Walks one file. Afterwards every value that the grammar knows can be read without further
/// questions, and what is wrong has been reported.
pub(crate) struct Form<'a, 'b> {
    pub(crate) source: &'a Source<'a>,
    pub(crate) problems: &'b mut Problems,
    pub(crate) places: &'b mut Places,
    path: String,
}

impl<'a, 'b> Form<'a, 'b> {
    pub(crate) const fn new(
        source: &'a Source<'a>,
        problems: &'b mut Problems,
        places: &'b mut Places,
    ) -> Self {
        Self {
            source,
            problems,
            places,
            path: String::new(),
        }
    }

    /// Checks a whole file.
    pub(crate) fn file(&mut self, root: &DeTable, form: &'static Table) {
        self.table(root, 0, form);
    }

    fn report(&mut self, offset: usize, diagnostic: Diagnostic) {
        self.problems.at(self.source, offset, diagnostic);
    }

    fn inside(&mut self, step: &str, offset: usize, work: impl FnOnce(&mut Self)) {
        let before = self.path.len();
        if before > 0 {
            self.path.push('/');
        }
        let _ = write!(self.path, "{step}");
        self.places
            .add(self.source.path, &self.path, self.source.position(offset));
        work(self);
        self.path.truncate(before);
    }

    fn table(&mut self, table: &DeTable, offset: usize, form: &'static Table) {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let shape = form.key(name).map(|k| k.shape);
            let Some(inner) = shape.or(form.rest.filter(|_| !name.starts_with('_'))) else {
                let unknown = Diagnostic::new("unknown-key").with("key", name);
                let known = form.keys.iter().map(|k| k.name);
                let unknown = self.problems.suggest(unknown, name, known);
                self.report(key.span().start, unknown);
                continue;
            };
            if shape.is_none() {
                self.code(name, key.span().start);
            }
            self.inside(name, key.span().start, |form| {
                form.value(value, inner, name);
            });
        }
        for key in form.keys.iter().filter(|k| k.required) {
            if !table.contains_key(key.name) {
                self.report(offset, Diagnostic::new("missing-key").with("key", key.name));
            }
        }
    }

    fn value(&mut self, value: &Value, shape: Shape, key: &str) {
        let at = value.span().start;
        match (shape, value.get_ref()) {
            (Shape::Text(limit), DeValue::String(text)) => self.text(text, at, limit, key),
            (Shape::Code, DeValue::String(text)) => self.code(text, at),
            (Shape::Name, DeValue::String(text)) => self.name(text, at, key),
            (Shape::Flag, DeValue::Boolean(_)) => {}
            (Shape::NumberOr(words), DeValue::String(text)) if !is_number(text) => {
                self.word(text, at, words, key);
            }
            (Shape::NumberOrCode, DeValue::String(text))
                if !is_number(text) || Code::new(text.as_ref()).is_ok() =>
            {
                self.code(text, at);
            }
            (Shape::NumberOrDate, DeValue::String(_) | DeValue::Datetime(_)) => {
                if read::decimal_or_date(value).is_none() {
                    self.report(at, Diagnostic::new("invalid-date").with("key", key));
                }
            }
            (Shape::Date, DeValue::String(_) | DeValue::Datetime(_)) => {
                if read::date_text(value).is_none() {
                    self.report(at, Diagnostic::new("invalid-date").with("key", key));
                }
            }
            (Shape::Number | Shape::NumberOr(_) | Shape::NumberOrCode | Shape::NumberOrDate, _)
                if read::is_number_like(value) =>
            {
                self.number(value, at, key);
            }
            (Shape::Count(low, high), DeValue::Integer(_)) => {
                if read::count(value).is_none_or(|n| n < low || n > high) {
                    let out = Diagnostic::new("number-out-of-range");
                    self.report(at, out.with("key", key).with("low", low).with("high", high));
                }
            }
            (Shape::Word(words), DeValue::String(text)) => self.word(text, at, words, key),
            (Shape::List(inner), DeValue::Array(list)) => {
                if list.len() > LIST_LENGTH {
                    let many = Diagnostic::new("too-many-items").with("key", key);
                    self.report(at, many.with("limit", LIST_LENGTH));
                    return;
                }
                for (i, element) in list.iter().enumerate() {
                    let code = element
                        .get_ref()
                        .as_table()
                        .and_then(|t| read::str(t, "code"));
                    let index = i.to_string();
                    let start = element.span().start;
                    self.inside(code.unwrap_or(&index), start, |form| {
                        form.value(element, *inner, key);
                    });
                }
            }
            (Shape::Codes(inner), DeValue::Table(table)) => {
                for (name, element) in table {
                    let (text, start) = (name.get_ref().as_ref(), name.span().start);
                    self.code(text, start);
                    self.inside(text, start, |form| form.value(element, *inner, text));
                }
            }
            (Shape::Names(inner), DeValue::Table(table)) => {
                for (name, element) in table {
                    let (text, start) = (name.get_ref().as_ref(), name.span().start);
                    self.name(text, start, key);
                    self.inside(text, start, |form| form.value(element, *inner, text));
                }
            }
            (Shape::Table(form), DeValue::Table(table)) => self.table(table, at, form),
            (Shape::Condition, DeValue::Table(table)) => self.condition(table, at, 1),
            (Shape::Either(plain, other), found) => {
                let shape = if found.is_table() { *other } else { *plain };
                self.value(value, shape, key);
            }
            (shape, found) => self.wrong_type(at, key, shape, found),
        }
    }

    fn wrong_type(&mut self, at: usize, key: &str, shape: Shape, found: &DeValue) {
        let expected = match shape {
            Shape::Text(_) | Shape::Name | Shape::Code | Shape::Word(_) => "text",
            Shape::Date => "date",
            Shape::Flag => "flag",
            Shape::Number | Shape::NumberOr(_) | Shape::NumberOrCode | Shape::NumberOrDate => {
                "number"
            }
            Shape::Count(..) => "whole-number",
            Shape::List(_) => "list",
            Shape::Codes(_) | Shape::Names(_) | Shape::Table(_) | Shape::Condition => "table",
            Shape::Either(..) => "value",
        };
        let found = match found {
            DeValue::String(_) => "text",
            DeValue::Boolean(_) => "flag",
            DeValue::Integer(_) => "whole-number",
            DeValue::Float(_) => "number",
            DeValue::Datetime(_) => "date",
            DeValue::Array(_) => "list",
            DeValue::Table(_) => "table",
        };
        let wrong = Diagnostic::new("wrong-type").with("key", key);
        self.report(at, wrong.with("expected", expected).with("found", found));
    }

    fn text(&mut self, text: &str, at: usize, limit: usize, key: &str) {
        let length = text.chars().count();
        if text.trim().is_empty() {
            self.report(at, Diagnostic::new("empty-text").with("key", key));
        } else if length > limit {
            let long = Diagnostic::new("text-too-long")
                .with("key", key)
                .with("length", length);
            self.report(at, long.with("limit", limit));
        }
        if text.chars().any(|c| c.is_control() && c != '\n') {
            self.report(at, Diagnostic::new("control-character").with("key", key));
        }
    }

    fn name(&mut self, text: &str, at: usize, key: &str) {
        let bad = text.is_empty() || text.chars().count() > NAME_LENGTH;
        if bad || text.trim() != text || text.chars().any(char::is_control) {
            let invalid = Diagnostic::new("invalid-name").with("key", key);
            self.report(at, invalid.with("limit", NAME_LENGTH));
        }
    }

    fn code(&mut self, text: &str, at: usize) {
        match Code::new(text) {
            Ok(_) => {}
            Err(CodeError::Length(length)) => {
                self.report(at, Diagnostic::new("code-length").with("length", length));
            }
            Err(CodeError::Character(c)) => {
                let bad = Diagnostic::new("code-character").with("value", text);
                self.report(at, bad.with("character", c));
            }
        }
    }

    fn word(&mut self, text: &str, at: usize, words: &[&str], key: &str) {
        if words.contains(&text) {
            return;
        }
        let unknown = Diagnostic::new("unknown-word").with("key", key);
        let unknown = unknown.with("value", text).with("known", words.join(", "));
        let unknown = match similar(text, words.iter().copied()) {
            Some(word) => unknown.with("suggestion", word).hint("did-you-mean"),
            None => unknown,
        };
        self.report(at, unknown);
    }

    fn number(&mut self, value: &Value, at: usize, key: &str) {
        let written = match value.get_ref() {
            DeValue::String(text) => text.as_ref(),
            _ => self.source.text.get(value.span()).unwrap_or_default(),
        };
        let number = read::number_text(value).map(str::parse::<Decimal>);
        let problem = match number {
            Some(Ok(_)) => return,
            Some(Err(DecimalError::TooLong)) => Diagnostic::new("number-too-long"),
            Some(Err(DecimalError::Form)) | None => {
                Diagnostic::new("invalid-number").with_number_meant(written)
            }
        };
        self.report(at, problem.with("key", key).with("value", written));
    }

    /// Keys and types of a condition; what its keys mean together is checked when it is built.
    fn condition(&mut self, table: &DeTable, at: usize, depth: usize) {
        if depth > CONDITION_DEPTH {
            self.report(
                at,
                Diagnostic::new("condition-too-deep").with("limit", CONDITION_DEPTH),
            );
            return;
        }
        for (key, value) in table {
            let (name, start) = (key.get_ref().as_ref(), key.span().start);
            self.inside(name, start, |form| {
                form.condition_key(name, start, value, depth);
            });
        }
    }

    fn condition_key(&mut self, name: &str, start: usize, value: &Value, depth: usize) {
        match name {
            "question" | "measure" => self.value(value, Shape::Code, name),
            "fact" => self.value(value, Shape::Name, name),
            "is" | "unit" | "period" => self.value(value, Shape::List(&Shape::Name), name),
            "state" => {
                self.value(value, Shape::List(&Shape::Word(STATES)), name);
            }
            "at_least" | "above" | "at_most" | "below" | "equals" => {
                self.value(value, Shape::Number, name);
            }
            "all" | "any" => match value.get_ref() {
                DeValue::Array(list) => {
                    for (i, part) in list.iter().enumerate() {
                        let at = part.span().start;
                        self.inside(&i.to_string(), at, |form| form.part(part, name, depth));
                    }
                }
                other => self.wrong_type(
                    value.span().start,
                    name,
                    Shape::List(&Shape::Condition),
                    other,
                ),
            },
            "not" => self.part(value, name, depth),
            _ => {
                let unknown = Diagnostic::new("unknown-key").with("key", name);
                let known = condition_keys().iter().copied();
                let unknown = self.problems.suggest(unknown, name, known);
                self.report(start, unknown);
            }
        }
    }

    fn part(&mut self, part: &Value, key: &str, depth: usize) {
        match part.get_ref() {
            DeValue::Table(table) => self.condition(table, part.span().start, depth + 1),
            other => self.wrong_type(part.span().start, key, Shape::Condition, other),
        }
    }
}

/// Whether a text is or was meant as a number rather than as a word.
fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) || number_meant(text).is_some()
}
