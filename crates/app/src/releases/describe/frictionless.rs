//! Frictionless Data Package, version 2.

use icc_datasets::field::{Field, FieldKind, Released};
use icc_datasets::released::EVERY_FORMAT_ROWS;
use icc_domain::Locale;
use serde_json::{Map, Value, json};

use super::{Described, is_unique};

/// `datapackage.json`: a resource for each table, with its columns. Texts are in English, then in
/// French: the specification has no languages.
pub(in crate::releases) fn data_package(of: &Described<'_>) -> Value {
    let resources = of.tables().map(|(table, released, file)| {
        let fields = released.table.fields.iter();
        let mut schema = Map::from_iter([
            (
                "fields".to_owned(),
                fields.map(|field| described(of, released, field)).collect(),
            ),
            ("missingValues".to_owned(), json!([""])),
        ]);
        if is_unique(released) {
            schema.insert("primaryKey".to_owned(), json!(released.key));
        }
        let mut resource = json!({
            "name": table.name.replace('_', "-"),
            "type": "table",
            "path": file.name,
            "title": of.about_table(Locale::En, &table.name),
            "description": of.about_table(Locale::Fr, &table.name),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": file.bytes,
            "hash": format!("sha256:{}", file.sha256),
            "schema": schema,
        });
        if table.rows > EVERY_FORMAT_ROWS {
            resource["compression"] = json!("zst");
        }
        resource
    });
    let resources: Vec<Value> = resources.collect();
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": of.name(),
        "id": of.address("datapackage.json"),
        "title": of.title(Locale::En),
        "description": format!("{} / {}", of.description(Locale::En), of.description(Locale::Fr)),
        "homepage": of.publishing.address,
        "version": of.version.to_string(),
        "created": of.made_at.to_rfc3339(),
        "licenses": [{
            "name": of.publishing.licence,
            "path": of.publishing.licence_address,
        }],
        "contributors": [{ "title": of.publisher(), "roles": ["publisher"] }],
        "resources": resources,
    });
    if !of.publishing.email.is_empty() {
        package["contributors"][0]["email"] = json!(of.publishing.email);
    }
    package
}

fn described(of: &Described<'_>, released: &Released, field: &Field) -> Value {
    let mut constraints = Map::new();
    if field.required {
        constraints.insert("required".to_owned(), json!(true));
    }
    let kind = match field.kind {
        FieldKind::Text | FieldKind::Code => "string",
        FieldKind::Word(vocabulary) => {
            constraints.insert("enum".to_owned(), json!(vocabulary.words()));
            "string"
        }
        FieldKind::Number => "number",
        FieldKind::Share => {
            constraints.insert("minimum".to_owned(), json!(0));
            constraints.insert("maximum".to_owned(), json!(1));
            "number"
        }
        FieldKind::Count => {
            constraints.insert("minimum".to_owned(), json!(0));
            "integer"
        }
    };
    let texts = [Locale::En, Locale::Fr].map(|locale| of.about_column(locale, released, field));
    let mut described = json!({
        "name": field.name,
        "type": kind,
        "description": texts.join(" / "),
    });
    if !constraints.is_empty() {
        described["constraints"] = Value::Object(constraints);
    }
    described
}
