//! `texts/<language>.toml`

use std::collections::BTreeMap;

use icc_domain::Code;
use toml::de::DeTable;

use super::{Builder, read, structure};
use crate::definition::{Definition, MethodTexts, QuestionTexts, SectionTexts, Texts};
use crate::diagnostic::Diagnostic;

pub(crate) fn build(
    builder: &mut Builder,
    root: &DeTable,
    language: &str,
    definition: &mut Definition,
) {
    if !structure::is_language_tag(language) {
        builder.report(
            0,
            Diagnostic::new("invalid-language").with("value", language),
        );
        return;
    }
    let texts = Texts {
        title: read::text(root, "title").unwrap_or_default(),
        description: read::text(root, "description"),
        sections: each(root, "section", |t| SectionTexts {
            title: read::text(t, "title").unwrap_or_default(),
            intro: read::text(t, "intro"),
        }),
        questions: each(root, "question", |t| QuestionTexts {
            text: read::text(t, "text").unwrap_or_default(),
            why: read::text(t, "why"),
            example: read::text(t, "example"),
            evidence: read::text(t, "evidence"),
            options: labels(t, "option"),
        }),
        scales: each(root, "scale", all_labels),
        methods: each(root, "method", |t| MethodTexts {
            title: read::text(t, "title").unwrap_or_default(),
            description: read::text(t, "description"),
            measures: labels(t, "measure"),
            bands: labels(t, "band"),
            levels: labels(t, "level"),
        }),
    };
    definition.texts.insert(language.to_owned(), texts);
}

fn each<T>(root: &DeTable, key: &str, build: impl Fn(&DeTable) -> T) -> BTreeMap<Code, T> {
    let Some(tables) = read::table(root, key) else {
        return BTreeMap::new();
    };
    let entry = |code: &str, table: &DeTable| Some((Code::new(code).ok()?, build(table)));
    let entries = tables
        .iter()
        .filter_map(|(k, v)| entry(k.get_ref(), v.get_ref().as_table()?));
    entries.collect()
}

fn labels(table: &DeTable, key: &str) -> BTreeMap<Code, String> {
    read::table(table, key).map(all_labels).unwrap_or_default()
}

fn all_labels(table: &DeTable) -> BTreeMap<Code, String> {
    let label = |(key, _): (&toml::Spanned<_>, _)| {
        let key: &std::borrow::Cow<str> = key.get_ref();
        Some((Code::new(key.as_ref()).ok()?, read::text(table, key)?))
    };
    table.iter().filter_map(label).collect()
}
