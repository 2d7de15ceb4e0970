//! The grammar as JSON Schema, for editors that check and complete while one writes.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{CROSSWALK, DEFINITION, METHOD, Shape, TEXTS, Table};
use crate::limits::NAME_LENGTH;

/// The kinds of files that have a schema.
pub const SCHEMAS: [&str; 4] = ["definition", "method", "texts", "crosswalk"];

/// The JSON Schema (draft 2020-12) of one of [`SCHEMAS`]; `None` for another name.
#[must_use]
pub fn schema(name: &str) -> Option<Value> {
    let table = match name {
        "definition" => &DEFINITION,
        "method" => &METHOD,
        "texts" => &TEXTS,
        "crosswalk" => &CROSSWALK,
        _ => return None,
    };
    let mut definitions = BTreeMap::new();
    let mut root = table_schema(table, &mut definitions);
    definitions.insert(
        "code".to_owned(),
        json!({ "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$" }),
    );
    definitions.insert("number".to_owned(), number());
    if definitions.contains_key("condition") {
        definitions.insert("condition".to_owned(), condition());
    }
    root.insert(
        "$schema".to_owned(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    root.insert("title".to_owned(), json!(name));
    root.insert("$defs".to_owned(), json!(definitions));
    Some(Value::Object(root))
}

fn number() -> Value {
    json!({ "anyOf": [
        { "type": "number" },
        { "type": "string", "pattern": "^[+-]?[0-9]+(\\.[0-9]+)?$" },
    ] })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn table_schema(table: &Table, definitions: &mut BTreeMap<String, Value>) -> Map<String, Value> {
    let properties: Map<String, Value> = table
        .keys
        .iter()
        .map(|key| (key.name.to_owned(), shape(key.shape, definitions)))
        .collect();
    let required: Vec<&str> = table
        .keys
        .iter()
        .filter(|k| k.required)
        .map(|k| k.name)
        .collect();
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("properties".to_owned(), Value::Object(properties));
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    let rest = table
        .rest
        .map_or(json!(false), |rest| shape(rest, definitions));
    schema.insert("additionalProperties".to_owned(), rest);
    schema
}

fn shape(form: Shape, definitions: &mut BTreeMap<String, Value>) -> Value {
    match form {
        Shape::Text(limit) => json!({ "type": "string", "minLength": 1, "maxLength": limit }),
        Shape::Code => reference("code"),
        Shape::Name => json!({ "type": "string", "minLength": 1, "maxLength": NAME_LENGTH }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Number => reference("number"),
        Shape::Count(low, high) => json!({ "type": "integer", "minimum": low, "maximum": high }),
        Shape::Word(words) => json!({ "enum": words }),
        Shape::NumberOr(words) => json!({ "anyOf": [reference("number"), { "enum": words }] }),
        Shape::NumberOrCode => json!({ "anyOf": [reference("number"), reference("code")] }),
        Shape::NumberOrDate => json!({ "anyOf": [
            reference("number"),
            { "type": "string", "format": "date" },
        ] }),
        Shape::Date => json!({ "type": "string", "format": "date" }),
        Shape::List(inner) => json!({ "type": "array", "items": shape(*inner, definitions) }),
        Shape::Codes(inner) => json!({
            "type": "object",
            "propertyNames": reference("code"),
            "additionalProperties": shape(*inner, definitions),
        }),
        Shape::Names(inner) => json!({
            "type": "object",
            "additionalProperties": shape(*inner, definitions),
        }),
        Shape::Table(table) => {
            if !definitions.contains_key(table.name) {
                definitions.insert(table.name.to_owned(), Value::Null);
                let inner = Value::Object(table_schema(table, definitions));
                definitions.insert(table.name.to_owned(), inner);
            }
            reference(table.name)
        }
        Shape::Either(plain, other) => {
            json!({ "anyOf": [shape(*plain, definitions), shape(*other, definitions)] })
        }
        Shape::Condition => {
            definitions
                .entry("condition".to_owned())
                .or_insert(Value::Null);
            reference("condition")
        }
    }
}

/// The forms of section 2 of the format.
fn condition() -> Value {
    let words = json!({ "type": "array", "minItems": 1, "items": { "type": "string" } });
    let states = json!({ "type": "array", "minItems": 1, "items": { "enum": super::STATES } });
    let parts = json!({ "type": "array", "minItems": 1, "items": reference("condition") });
    let form = |subject: (&str, Value), test: Option<(&str, Value)>| {
        let mut required = vec![subject.0.to_owned()];
        let mut properties = Map::new();
        properties.insert(subject.0.to_owned(), subject.1);
        if let Some((key, value)) = test {
            required.push(key.to_owned());
            properties.insert(key.to_owned(), value);
        }
        json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
    };
    let compared = |subject: &str, name: Value| {
        let comparisons = super::COMPARISONS
            .iter()
            .map(|c| ((*c).to_owned(), reference("number")));
        let mut properties: Map<String, Value> = comparisons.collect();
        properties.insert(subject.to_owned(), name);
        json!({
            "type": "object",
            "properties": properties,
            "required": [subject],
            "minProperties": 2,
            "additionalProperties": false,
        })
    };
    let text = json!({ "type": "string", "minLength": 1 });
    json!({ "anyOf": [
        form(("question", reference("code")), Some(("is", words.clone()))),
        form(("question", reference("code")), Some(("state", states))),
        compared("question", reference("code")),
        form(("fact", text.clone()), Some(("is", words.clone()))),
        compared("fact", text),
        compared("measure", reference("code")),
        form(("unit", words.clone()), None),
        form(("period", words), None),
        form(("all", parts.clone()), None),
        form(("any", parts), None),
        form(("not", reference("condition")), None),
    ] })
}
