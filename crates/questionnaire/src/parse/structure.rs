//! `definition.toml`: scales, sections, questions.

use std::collections::{BTreeMap, BTreeSet};

use icc_domain::Code;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Builder, Declared, condition, read};
use crate::Decimal;
use crate::definition::{Definition, Opt, Question, QuestionKind, Scale, Section};
use crate::diagnostic::Diagnostic;
use crate::limits;

/// Builds what is asked. `None` when the file says nothing usable at all.
pub(crate) fn build(
    builder: &mut Builder,
    root: &DeTable,
    declared: &mut Declared,
) -> Option<Definition> {
    let scales = scales(builder, root, declared);
    let sections = sections(builder, root, declared);
    let questions = questions(builder, root, declared, &scales);
    let languages = read::names(root, "languages");
    if let Some(value) = root.get("languages").filter(|v| v.get_ref().is_array()) {
        check_languages(builder, &languages, value.span().start);
    }
    let version = read::text(root, "version");
    if let (Some(version), Some(value)) = (&version, root.get("version")) {
        check_version(builder, version, value.span().start);
    }
    // The stand-ins are never seen: whatever is absent here has been reported as an error.
    let stand_in = || Code::new("x").ok();
    Some(Definition {
        id: read::code(root, "id").or_else(stand_in)?,
        version: version.unwrap_or_default(),
        languages,
        external: read::flag(root, "external"),
        scales,
        sections,
        questions,
        methods: Vec::new(),
        texts: BTreeMap::new(),
        crosswalks: Vec::new(),
    })
}

/// Reports a version that is not semantic.
pub(crate) fn check_version(builder: &mut Builder, version: &str, at: usize) {
    if semver::Version::parse(version).is_err() {
        builder.report(
            at,
            Diagnostic::new("invalid-version").with("value", version),
        );
    }
}

fn check_languages(builder: &mut Builder, languages: &[String], at: usize) {
    if languages.is_empty() {
        builder.report(at, Diagnostic::new("empty-list").with("key", "languages"));
    }
    let mut seen = BTreeSet::new();
    for language in languages {
        if !is_language_tag(language) {
            builder.report(
                at,
                Diagnostic::new("invalid-language").with("value", language),
            );
        }
        if !seen.insert(language) {
            builder.report(
                at,
                Diagnostic::new("duplicate-language").with("value", language),
            );
        }
    }
}

/// The form of a language tag: `fr`, `fr-CA`, `zh-Hant`.
pub(crate) fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let first = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase());
    first
        && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// The tables of a list, each with its place, the code it declares, and whether that is new.
fn entries<'t, 'i>(
    builder: &mut Builder,
    root: &'t DeTable<'i>,
    key: &'static str,
    declared: &mut BTreeSet<String>,
) -> Vec<(&'t Spanned<DeValue<'i>>, &'t DeTable<'i>, Code)> {
    let mut entries = Vec::new();
    for value in read::list(root, key) {
        let Some(table) = value.get_ref().as_table() else {
            continue;
        };
        let Some(code) = read::code(table, "code") else {
            continue;
        };
        if declared.insert(code.to_string()) {
            entries.push((value, table, code));
        } else {
            let at = table
                .get("code")
                .map_or(value.span().start, |c| c.span().start);
            let file = builder.source.path;
            let (line, _) = builder.places.find(file, &format!("{key}/{code}/code"));
            builder.twice(at, &code, (file, line));
        }
    }
    entries
}

fn scales(builder: &mut Builder, root: &DeTable, declared: &mut Declared) -> Vec<Scale> {
    let mut scales = Vec::new();
    for (_, table, code) in entries(builder, root, "scale", &mut declared.scales) {
        let options = options(builder, table);
        scales.push(Scale { code, options });
    }
    scales
}

fn options(builder: &mut Builder, table: &DeTable) -> Vec<Opt> {
    let list = read::list(table, "options");
    let at = table.get("options").map_or(0, |v| v.span().start);
    if list.is_empty() && table.contains_key("options") {
        builder.report(at, Diagnostic::new("empty-list").with("key", "options"));
    }
    if list.len() > limits::OPTIONS {
        let many = Diagnostic::new("too-many-options").with("count", list.len());
        builder.report(at, many.with("limit", limits::OPTIONS));
    }
    let mut seen = BTreeMap::new();
    let mut options = Vec::new();
    for value in list {
        let option = match value.get_ref() {
            DeValue::String(code) => Code::new(code.as_ref()).ok().map(plain),
            DeValue::Table(table) => read::code(table, "code").map(|code| Opt {
                code,
                state: read::word(table, "state"),
                exclusive: read::flag(table, "exclusive"),
                negative: read::flag(table, "negative"),
            }),
            _ => None,
        };
        let Some(option) = option else { continue };
        let at = value.span().start;
        if let Some(first) = seen.get(&option.code) {
            let (line, _) = builder.source.position(*first);
            builder.twice(at, &option.code, (builder.source.path, line));
        } else {
            seen.insert(option.code.clone(), at);
            options.push(option);
        }
    }
    options.truncate(limits::OPTIONS);
    options
}

const fn plain(code: Code) -> Opt {
    Opt {
        code,
        state: None,
        exclusive: false,
        negative: false,
    }
}

fn sections(builder: &mut Builder, root: &DeTable, declared: &mut Declared) -> Vec<Section> {
    let entries = entries(builder, root, "section", &mut declared.sections);
    let section = |(_, table, code): (_, &DeTable, _)| Section {
        code,
        parent: read::code(table, "parent"),
    };
    entries.into_iter().map(section).collect()
}

fn questions(
    builder: &mut Builder,
    root: &DeTable,
    declared: &mut Declared,
    scales: &[Scale],
) -> Vec<Question> {
    let entries = entries(builder, root, "question", &mut declared.questions);
    if entries.len() > limits::QUESTIONS {
        let at = root.get("question").map_or(0, |v| v.span().start);
        let many = Diagnostic::new("too-many-items").with("key", "question");
        builder.report(at, many.with("limit", limits::QUESTIONS));
        return Vec::new();
    }
    let scales: BTreeMap<&str, &Scale> = scales.iter().map(|s| (s.code.as_str(), s)).collect();
    let mut questions = Vec::new();
    for (value, table, code) in entries {
        questions.extend(question(
            builder,
            value.span().start,
            table,
            code,
            &scales,
            declared,
        ));
    }
    questions
}

fn question(
    builder: &mut Builder,
    at: usize,
    table: &DeTable,
    code: Code,
    scales: &BTreeMap<&str, &Scale>,
    declared: &Declared,
) -> Option<Question> {
    let kind: QuestionKind = read::word(table, "type")?;
    let kind_word = read::str(table, "type").unwrap_or_default();
    let mut refused = Vec::new();
    if !kind.has_options() {
        refused.extend(["scale", "options"]);
    }
    if !kind.is_number() {
        refused.extend(["minimum", "maximum", "decimals"]);
    }
    for key in refused {
        if let Some(value) = table.get(key) {
            let unused = Diagnostic::new("key-not-used-here").with("key", key);
            builder.report(value.span().start, unused.with("where", kind_word));
        }
    }
    let scale = read::code(table, "scale").filter(|_| kind.has_options());
    let options = if kind.has_options() {
        question_options(builder, at, table, scales, declared)?
    } else {
        Vec::new()
    };
    let bound = |key, percent| {
        let default = (kind == QuestionKind::Percent).then_some(Decimal::whole(percent));
        read::number(table, key).or(default)
    };
    let applies_if = table.get("applies_if");
    Some(Question {
        section: read::code(table, "section")?,
        kind,
        scale,
        options,
        optional: read::flag(table, "optional"),
        filled_by: read::word(table, "filled_by").unwrap_or_default(),
        minimum: if kind.is_number() {
            bound("minimum", 0)
        } else {
            None
        },
        maximum: if kind.is_number() {
            bound("maximum", 100)
        } else {
            None
        },
        decimals: read::whole(table, "decimals")
            .and_then(|n| u8::try_from(n).ok())
            .unwrap_or(9),
        applies_if: applies_if.and_then(|value| condition::build(builder, value, true)),
        unscored: read::flag(table, "unscored"),
        code,
    })
}

/// The options of a question, from exactly one of its two sources.
fn question_options(
    builder: &mut Builder,
    at: usize,
    table: &DeTable,
    scales: &BTreeMap<&str, &Scale>,
    declared: &Declared,
) -> Option<Vec<Opt>> {
    match (table.get("scale"), table.get("options")) {
        (Some(_), Some(value)) => {
            let both = Diagnostic::new("conflicting-keys").with("first", "scale");
            builder.report(value.span().start, both.with("second", "options"));
            None
        }
        (None, None) => {
            let missing = Diagnostic::new("missing-options");
            builder.report(at, missing);
            None
        }
        (None, Some(_)) => Some(options(builder, table)).filter(|o| !o.is_empty()),
        (Some(value), None) => {
            let name = value.get_ref().as_str()?;
            let scale = scales.get(name);
            if scale.is_none() && !declared.scales.contains(name) {
                let known = scales.keys().copied();
                builder.unknown(
                    value.span().start,
                    Diagnostic::new("unknown-scale"),
                    name,
                    known,
                );
            }
            scale.map(|s| s.options.clone()).filter(|o| !o.is_empty())
        }
    }
}
