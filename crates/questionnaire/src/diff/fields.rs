//! Items taken apart into comparable pieces.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::{Aspect, Change, ItemDifference, ItemKind};
use crate::definition::{
    CrosswalkClass, Definition, ItemPoints, Measure, Method, PointsRule, Question, Section, Texts,
};

/// The pieces of an item, and its label.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields {
    pub(super) label: Option<String>,
    pieces: BTreeMap<(Aspect, String), String>,
}

impl Fields {
    fn add(&mut self, aspect: Aspect, part: impl Into<String>, value: impl std::fmt::Display) {
        let value = format!("{value}");
        self.pieces.insert((aspect, part.into()), value);
    }

    fn text(&mut self, part: impl Into<String>, text: Option<&str>) {
        if let Some(text) = text.filter(|t| !t.is_empty()) {
            self.add(Aspect::Wording, part, text);
        }
    }

    /// Every leaf of a serialised value, by its path.
    fn leaves(&mut self, aspect: Aspect, path: &str, value: &impl Serialize) {
        // Definitions serialise; a piece that did not would only be left out of a listing.
        if let Ok(value) = serde_json::to_value(value) {
            self.walk(aspect, path, &value);
        }
    }

    fn walk(&mut self, aspect: Aspect, path: &str, value: &Value) {
        let below = |key: &str| {
            if path.is_empty() {
                key.to_owned()
            } else {
                format!("{path}.{key}")
            }
        };
        match value {
            Value::Null => {}
            Value::Object(map) => map
                .iter()
                .for_each(|(k, v)| self.walk(aspect, &below(k), v)),
            Value::Array(list) => list
                .iter()
                .enumerate()
                .for_each(|(i, v)| self.walk(aspect, &below(&i.to_string()), v)),
            Value::String(text) => self.add(aspect, path, text),
            other => self.add(aspect, path, other),
        }
    }
}

/// What differs, by aspect and part.
pub(super) fn compare(old: &Fields, new: &Fields) -> Vec<Change> {
    let mut keys: Vec<_> = old.pieces.keys().chain(new.pieces.keys()).collect();
    keys.sort();
    keys.dedup();
    // A member that comes or goes with the usual weight is told once.
    let told = |key: &(Aspect, String)| {
        let member = (Aspect::Members, key.1.clone());
        let comes_or_goes = old.pieces.contains_key(&member) != new.pieces.contains_key(&member);
        let weight = old.pieces.get(key).or_else(|| new.pieces.get(key));
        key.0 == Aspect::Weights && comes_or_goes && weight.is_some_and(|w| w == "1")
    };
    let change = |key: &(Aspect, String)| {
        let (before, after) = (old.pieces.get(key), new.pieces.get(key));
        (before != after && !told(key)).then(|| Change {
            aspect: key.0,
            part: key.1.clone(),
            old: before.cloned(),
            new: after.cloned(),
        })
    };
    keys.into_iter().filter_map(change).collect()
}

fn texts<'a>(definition: &'a Definition, language: &str) -> Option<&'a Texts> {
    definition.texts.get(language)
}

/// A word of the format, as it is serialised.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

pub(super) fn definition(old: &Definition, new: &Definition, language: &str) -> ItemDifference {
    let fields = |d: &Definition| {
        let mut fields = Fields::default();
        let own = texts(d, language);
        fields.text("title", own.map(|t| t.title.as_str()));
        fields.text("description", own.and_then(|t| t.description.as_deref()));
        fields.add(Aspect::Display, "version", &d.version);
        fields.add(Aspect::Display, "languages", d.languages.join(", "));
        fields
    };
    ItemDifference {
        kind: ItemKind::Definition,
        method: None,
        old_code: Some(old.id.to_string()),
        new_code: Some(new.id.to_string()),
        label: texts(new, language).map(|t| t.title.clone()),
        changes: compare(&fields(old), &fields(new)),
        class: CrosswalkClass::Identical,
        stated: false,
    }
}

pub(super) fn section(definition: &Definition, section: &Section, language: &str) -> Fields {
    let own = texts(definition, language).and_then(|t| t.sections.get(&section.code));
    let mut fields = Fields {
        label: own.map(|s| s.title.clone()),
        ..Fields::default()
    };
    fields.text("title", own.map(|s| s.title.as_str()));
    fields.text("intro", own.and_then(|s| s.intro.as_deref()));
    if let Some(parent) = &section.parent {
        fields.add(Aspect::Place, "parent", parent);
    }
    fields
}

pub(super) fn question(definition: &Definition, question: &Question, language: &str) -> Fields {
    let all = texts(definition, language);
    let own = all.and_then(|t| t.questions.get(&question.code));
    let mut fields = Fields {
        label: own.map(|q| q.text.clone()),
        ..Fields::default()
    };
    fields.text("text", own.map(|q| q.text.as_str()));
    fields.text("why", own.and_then(|q| q.why.as_deref()));
    fields.text("example", own.and_then(|q| q.example.as_deref()));
    fields.text("evidence", own.and_then(|q| q.evidence.as_deref()));
    let scale = question.scale.as_ref().map(icc_domain::Code::as_str);
    for (i, option) in question.options.iter().enumerate() {
        let code = option.code.as_str();
        let label = all.and_then(|t| t.option_label(question.code.as_str(), scale, code));
        fields.text(format!("option.{code}"), label);
        let state = option.state.map_or("", crate::State::as_str);
        let marks = [
            state,
            if option.exclusive { "exclusive" } else { "" },
            if option.negative { "negative" } else { "" },
        ];
        let marks: Vec<_> = marks.into_iter().filter(|m| !m.is_empty()).collect();
        fields.add(
            Aspect::Options,
            code,
            format!("{} {}", i + 1, marks.join(" ")).trim_end(),
        );
    }
    fields.add(Aspect::Place, "section", &question.section);
    fields.add(Aspect::Core, "optional", question.optional);
    fields.add(Aspect::Type, "type", word(&question.kind));
    fields.add(Aspect::Type, "filled_by", word(&question.filled_by));
    fields.add(Aspect::Scored, "unscored", question.unscored);
    if question.kind.is_number() {
        fields.leaves(Aspect::Bounds, "minimum", &question.minimum);
        fields.leaves(Aspect::Bounds, "maximum", &question.maximum);
        fields.add(Aspect::Bounds, "decimals", question.decimals);
    }
    fields.leaves(Aspect::Applicability, "applies_if", &question.applies_if);
    // The points of every method that scores it.
    for method in &definition.methods {
        if let Some(item) = method.item(question.code.as_str()) {
            points(&mut fields, method, item);
        }
    }
    fields
}

fn points(fields: &mut Fields, method: &Method, item: &ItemPoints) {
    let part = |name: &str| format!("{}.{name}", method.id);
    match &item.rule {
        PointsRule::Option(of) | PointsRule::Best(of) | PointsRule::Sum { points: of, .. } => {
            for (option, value) in of {
                fields.add(Aspect::Points, part(option.as_str()), value);
            }
        }
        PointsRule::Steps(_) | PointsRule::Value | PointsRule::Bands(_) => {
            fields.leaves(Aspect::Points, &part("_rule"), &item.rule);
        }
    }
    if let PointsRule::Sum { cap, .. } = &item.rule {
        fields.leaves(Aspect::Points, &part("_cap"), cap);
    }
    fields.leaves(Aspect::Points, &part("_maximum"), &item.maximum);
    fields.add(Aspect::Weights, part("_weight"), item.weight);
}

pub(super) fn method(definition: &Definition, method: &Method, language: &str) -> Fields {
    let own = texts(definition, language).and_then(|t| t.methods.get(&method.id));
    let mut fields = Fields {
        label: own.map(|m| m.title.clone()),
        ..Fields::default()
    };
    fields.text("title", own.map(|m| m.title.as_str()));
    fields.text("description", own.and_then(|m| m.description.as_deref()));
    for (code, label) in own.iter().flat_map(|m| &m.bands) {
        fields.text(format!("band.{code}"), Some(label));
    }
    fields.add(Aspect::Display, "version", &method.version);
    fields.leaves(Aspect::Display, "benchmark", &method.benchmark);
    fields.leaves(Aspect::Value, "treatment", &method.treatments);
    fields
}

pub(super) fn measure(
    definition: &Definition,
    method: &Method,
    measure: &Measure,
    language: &str,
) -> Fields {
    let own = texts(definition, language).and_then(|t| t.methods.get(&method.id));
    let label = own.and_then(|m| m.measures.get(&measure.code));
    let mut fields = Fields {
        label: label.cloned(),
        ..Fields::default()
    };
    fields.text("label", label.map(String::as_str));
    fields.leaves(Aspect::Display, "level", &measure.level);
    fields.add(Aspect::Display, "decimals", measure.decimals);
    fields.add(Aspect::Core, "optional", measure.optional);
    fields.leaves(Aspect::Missing, "missing", &measure.missing);
    fields.leaves(
        Aspect::Missing,
        "minimum_coverage",
        &measure.minimum_coverage,
    );
    fields.leaves(
        Aspect::Missing,
        "minimum_in_scope",
        &measure.minimum_in_scope,
    );
    fields.leaves(Aspect::Missing, "minimum_members", &measure.minimum_members);
    fields.leaves(Aspect::Gate, "gate", &measure.gate);
    fields.leaves(Aspect::Value, "floor", &measure.floor);
    fields.leaves(Aspect::Value, "cap", &measure.cap);
    fields.leaves(Aspect::Value, "round", &measure.round);
    fields.leaves(Aspect::Value, "rank", &measure.rank);
    function(&mut fields, measure);
    fields
}

fn function(fields: &mut Fields, measure: &Measure) {
    let crate::definition::Function::Members {
        members,
        weights,
        beyond,
        ..
    } = &measure.function
    else {
        fields.leaves(Aspect::Function, "", &measure.function);
        return;
    };
    // Members and weights by code: the order of the file is not a difference.
    for (member, weight) in members.iter().zip(&weights.all) {
        let role = if beyond.contains(member) {
            "beyond"
        } else {
            "member"
        };
        fields.add(Aspect::Members, member.as_str(), role);
        fields.add(Aspect::Weights, member.as_str(), weight);
    }
    for (group, set) in weights.by_group.iter().flat_map(|g| &g.groups) {
        for (member, weight) in members.iter().zip(set) {
            fields.add(Aspect::Weights, format!("{group}.{member}"), weight);
        }
    }
    let mut rest = serde_json::to_value(&measure.function).unwrap_or_default();
    if let Some(own) = rest.get_mut("members").and_then(Value::as_object_mut) {
        for listed in ["members", "weights", "beyond"] {
            own.remove(listed);
        }
    }
    fields.walk(Aspect::Function, "", &rest);
}
