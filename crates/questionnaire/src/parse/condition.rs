//! Building conditions: what their keys mean together.

use icc_domain::Code;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Builder, read};
use crate::definition::{Comparison, Condition};
use crate::diagnostic::Diagnostic;
use crate::grammar::COMPARISONS;
use crate::limits::CONDITION_DEPTH;

type Value<'a> = Spanned<DeValue<'a>>;

const SUBJECTS: [&str; 8] = [
    "question", "fact", "measure", "unit", "period", "all", "any", "not",
];

/// Builds a condition; `asked` marks one that decides whether a question is asked, where measures
/// are not known yet. `None` after reporting why.
pub(crate) fn build(builder: &mut Builder, value: &Value, asked: bool) -> Option<Condition> {
    at_depth(builder, value, asked, 1)
}

fn at_depth(builder: &mut Builder, value: &Value, asked: bool, depth: usize) -> Option<Condition> {
    // Deeper ones have been reported by the form check.
    let table = value
        .get_ref()
        .as_table()
        .filter(|_| depth <= CONDITION_DEPTH)?;
    let at = value.span().start;
    let subjects: Vec<&str> = SUBJECTS
        .into_iter()
        .filter(|s| table.contains_key(*s))
        .collect();
    let [subject] = subjects[..] else {
        let code = if subjects.is_empty() {
            "condition-without-subject"
        } else {
            "condition-with-many-subjects"
        };
        builder.report(at, Diagnostic::new(code));
        return None;
    };
    let tests: &[&str] = match subject {
        "question" => &["is", "state", "comparison"],
        "fact" => &["is", "comparison"],
        "measure" => &["comparison"],
        _ => &[],
    };
    let test = test(builder, table, subject, tests, at)?;
    let code = || read::code(table, subject);
    let fact = || read::str(table, "fact").map(ToOwned::to_owned);
    let parts = |builder: &mut Builder| {
        let parts = read::list(table, subject);
        if parts.is_empty() {
            builder.report(at, Diagnostic::new("empty-list").with("key", subject));
        }
        let each = |part| at_depth(builder, part, asked, depth + 1);
        let conditions: Vec<_> = parts.iter().filter_map(each).collect();
        (conditions.len() == parts.len() && !conditions.is_empty()).then_some(conditions)
    };
    match (subject, test) {
        ("question", "is") => {
            let names = filled(builder, table, "is")?;
            let is = names
                .into_iter()
                .filter_map(|name| option(builder, table, name))
                .collect();
            Some(Condition::QuestionIs {
                question: code()?,
                is,
            })
        }
        ("question", "state") => {
            let words = filled(builder, table, "state")?;
            let state = words.iter().filter_map(|w| read::as_word(w)).collect();
            Some(Condition::QuestionState {
                question: code()?,
                state,
            })
        }
        ("question", _) => Some(Condition::QuestionNumber {
            question: code()?,
            comparison: comparison(table),
        }),
        ("fact", "is") => Some(Condition::FactIs {
            fact: fact()?,
            is: filled(builder, table, "is")?,
        }),
        ("fact", _) => Some(Condition::FactNumber {
            fact: fact()?,
            comparison: comparison(table),
        }),
        ("measure", _) if asked => {
            builder.report(at, Diagnostic::new("measure-in-applicability"));
            None
        }
        ("measure", _) => Some(Condition::MeasureNumber {
            measure: code()?,
            comparison: comparison(table),
        }),
        ("unit", _) => filled(builder, table, "unit").map(Condition::Unit),
        ("period", _) => filled(builder, table, "period").map(Condition::Period),
        ("all", _) => parts(builder).map(Condition::All),
        ("any", _) => parts(builder).map(Condition::Any),
        _ => {
            let inner = table.get("not")?;
            let inner = at_depth(builder, inner, asked, depth + 1)?;
            Some(Condition::Not(Box::new(inner)))
        }
    }
}

/// The one test of a condition on its subject; empty for subjects that take none. `None` after
/// reporting a test too few or too many.
fn test<'a>(
    builder: &mut Builder,
    table: &DeTable,
    subject: &str,
    allowed: &'a [&'a str],
    at: usize,
) -> Option<&'a str> {
    let mut found = Vec::new();
    for test in ["is", "state", "comparison"] {
        let keys: &[&str] = match test {
            "comparison" => &COMPARISONS,
            "is" => &["is"],
            _ => &["state"],
        };
        let present: Vec<_> = keys
            .iter()
            .filter_map(|key| table.get(*key).map(|v| (*key, v)))
            .collect();
        let Some((key, value)) = present.first() else {
            continue;
        };
        let Some(test) = allowed.iter().find(|a| **a == test) else {
            let unused = Diagnostic::new("key-not-used-here").with("key", key);
            builder.report(value.span().start, unused.with("where", subject));
            return None;
        };
        found.push(*test);
    }
    match found[..] {
        [] if allowed.is_empty() => Some(""),
        [one] => Some(one),
        [] => {
            builder.report(
                at,
                Diagnostic::new("condition-without-test").with("where", subject),
            );
            None
        }
        _ => {
            builder.report(
                at,
                Diagnostic::new("condition-with-many-tests").with("where", subject),
            );
            None
        }
    }
}

fn filled(builder: &mut Builder, table: &DeTable, key: &str) -> Option<Vec<String>> {
    let names = read::names(table, key);
    if names.is_empty() {
        let at = table.get(key).map_or(0, |v| v.span().start);
        if table.get(key).is_some_and(|v| v.get_ref().is_array()) {
            builder.report(at, Diagnostic::new("empty-list").with("key", key));
        }
        return None;
    }
    Some(names)
}

fn option(builder: &mut Builder, table: &DeTable, name: String) -> Option<Code> {
    let at = table.get("is").map_or(0, |v| v.span().start);
    let code = Code::new(name.as_str()).ok();
    if code.is_none() {
        builder.report(at, Diagnostic::new("unknown-option").with("name", name));
    }
    code
}

fn comparison(table: &DeTable) -> Comparison {
    Comparison {
        at_least: read::number(table, "at_least"),
        above: read::number(table, "above"),
        at_most: read::number(table, "at_most"),
        below: read::number(table, "below"),
        equals: read::number(table, "equals"),
    }
}
