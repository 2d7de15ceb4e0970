//! CSV on the Web: a group of tables with their columns, in both languages.

use icc_datasets::field::{FieldKind, Released};
use icc_datasets::released::EVERY_FORMAT_ROWS;
use serde_json::{Value, json};

use super::{Described, both, is_unique};

/// `csv-metadata.json`, which programs look for beside the files.
pub(in crate::releases) fn csvw(of: &Described<'_>) -> Value {
    // Programs that read these descriptions read text: what is packed is left to the others.
    let tables = of
        .tables()
        .filter(|(table, ..)| table.rows <= EVERY_FORMAT_ROWS);
    let tables = tables.map(|(table, released, file)| {
        let mut schema = json!({ "columns": columns(of, released) });
        if is_unique(released) {
            schema["primaryKey"] = json!(released.key);
        }
        json!({
            "url": file.name,
            "dc:description": both(|locale| of.about_table(locale, &table.name)),
            "tableSchema": schema,
        })
    });
    let tables: Vec<Value> = tables.collect();
    json!({
        "@context": "http://www.w3.org/ns/csvw",
        "@type": "TableGroup",
        "dc:title": both(|locale| of.title(locale)),
        "dc:description": both(|locale| of.description(locale)),
        "dc:publisher": of.publisher(),
        "dc:license": { "@id": of.publishing.licence_address },
        "dc:issued": { "@value": of.made_at.date_naive().to_string(), "@type": "xsd:date" },
        "tables": tables,
    })
}

fn columns(of: &Described<'_>, released: &Released) -> Vec<Value> {
    let fields = released.table.fields.iter().map(|field| {
        let kind = match field.kind {
            FieldKind::Text | FieldKind::Code => json!("string"),
            FieldKind::Word(vocabulary) => json!({
                "base": "string",
                "format": vocabulary.words().join("|"),
            }),
            FieldKind::Number => json!("double"),
            FieldKind::Share => json!({ "base": "double", "minimum": 0, "maximum": 1 }),
            FieldKind::Count => json!("nonNegativeInteger"),
        };
        json!({
            "name": field.name,
            // What stands in the header, in every language.
            "titles": field.name,
            "dc:description": both(|locale| of.about_column(locale, released, field)),
            "datatype": kind,
            "required": field.required,
            "null": "",
        })
    });
    fields.collect()
}
