//! What the answers look like.

use icc_app::dictionary::Column;
use icc_i18n::key;
use serde_json::Value;
use utoipa::openapi::schema::{ArrayBuilder, Schema, SchemaType, Type};
use utoipa::openapi::{ObjectBuilder, Ref, RefOr};

use super::Words;

/// The list of releases, which is a table.
pub(super) const RELEASES: &str = "releases";
/// What stands at the entrance.
pub(super) const ENTRY: &str = "Entry";
/// A release.
pub(super) const RELEASE: &str = "Release";
/// Any document.
pub(super) const ANY: &str = "Document";
/// A problem.
pub(super) const PROBLEM: &str = "Problem";

/// The name of the schema of a row of a table: `scores_row`.
pub(super) fn row_name(table: &str) -> String {
    format!("{table}_row")
}

/// The name of the schema of a page of a table: `scores_page`.
pub(super) fn page_name(table: &str) -> String {
    format!("{table}_page")
}

/// A row, column by column. What is absent is `null`.
pub(super) fn row(columns: &[Column]) -> RefOr<Schema> {
    let mut row = ObjectBuilder::new();
    for column in columns {
        row = row
            .property(column.name, cell(column))
            .required(column.name);
    }
    row.into()
}

fn cell(column: &Column) -> ObjectBuilder {
    let kind = match column.kind {
        "number" | "share" => Type::Number,
        "count" => Type::Integer,
        _ => Type::String,
    };
    let kind = if column.required {
        SchemaType::Type(kind)
    } else {
        [kind, Type::Null].into_iter().collect()
    };
    let cell = ObjectBuilder::new()
        .schema_type(kind)
        .description(Some(column.meaning.as_str()));
    match column.kind {
        "share" => cell.minimum(Some(0)).maximum(Some(1)),
        "count" => cell.minimum(Some(0)),
        "word" => {
            let words = column.words.iter().map(|(word, _)| Value::from(*word));
            let absent = (!column.required).then_some(Value::Null);
            cell.enum_values(Some(words.chain(absent)))
        }
        _ => cell,
    }
}

/// Some rows with what is said about them.
pub(super) fn page(words: &Words<'_>, table: &str) -> RefOr<Schema> {
    let rows = ArrayBuilder::new()
        .items(Ref::from_schema_name(row_name(table)))
        .description(Some(words.plain(key!("api-field-rows"))));
    let named = one(words, key!("api-field-table"), Type::String);
    let named = named.enum_values(Some([table]));
    object([
        ("table", named.into()),
        ("audience", text(words, key!("api-field-audience"))),
        ("state", text(words, key!("api-field-state"))),
        ("demonstration", flag(words)),
        ("next", absent_or_text(words, key!("api-field-next"))),
        ("rows", rows.into()),
    ])
}

/// The schemas that do not depend on a table.
pub(super) fn fixed(words: &Words<'_>) -> Vec<(&'static str, RefOr<Schema>)> {
    vec![
        (ENTRY, entry(words)),
        (RELEASE, release(words)),
        (ANY, ObjectBuilder::new().into()),
        (PROBLEM, problem(words)),
    ]
}

fn entry(words: &Words<'_>) -> RefOr<Schema> {
    let table = object([
        ("name", text(words, key!("api-field-table"))),
        ("about", text(words, key!("api-field-about"))),
        ("address", text(words, key!("api-field-address"))),
        ("rows_chosen_by", texts(words, key!("api-field-chosen"))),
    ]);
    object([
        ("version", text(words, key!("api-field-interface"))),
        ("documentation", text(words, key!("api-field-page"))),
        ("description", text(words, key!("api-field-description"))),
        ("releases", text(words, key!("api-field-releases"))),
        ("tables", list(words, key!("api-field-tables"), table)),
    ])
}

fn release(words: &Words<'_>) -> RefOr<Schema> {
    let withdrawn = ObjectBuilder::new()
        .schema_type(
            [Type::Object, Type::Null]
                .into_iter()
                .collect::<SchemaType>(),
        )
        .description(Some(words.plain(key!("api-field-withdrawn"))))
        .property("on", text(words, key!("api-field-withdrawn-on")))
        .property("reason", text(words, key!("api-field-reason")))
        .property(
            "replaced_by",
            absent_or_text(words, key!("api-field-replaced-by")),
        );
    let table = object([
        ("name", text(words, key!("api-field-table"))),
        ("rows", whole(words, key!("api-field-row-count"))),
        ("address", text(words, key!("api-field-address"))),
    ]);
    let file = object([
        ("name", text(words, key!("api-field-file"))),
        ("media_type", text(words, key!("api-field-media-type"))),
        ("bytes", whole(words, key!("api-field-bytes"))),
        ("sha256", text(words, key!("api-field-sha256"))),
        ("address", text(words, key!("api-field-file-address"))),
    ]);
    object([
        ("version", text(words, key!("api-field-release"))),
        ("made_on", text(words, key!("api-field-made-on"))),
        ("change", text(words, key!("api-field-change"))),
        (
            "previous",
            absent_or_text(words, key!("api-field-previous")),
        ),
        ("demonstration", flag(words)),
        ("licence", text(words, key!("api-field-licence"))),
        ("engine", text(words, key!("api-field-engine"))),
        ("page", text(words, key!("api-field-release-page"))),
        ("withdrawn", withdrawn.into()),
        (
            "tables",
            list(words, key!("api-field-release-tables"), table),
        ),
        ("files", list(words, key!("api-field-files"), file)),
    ])
}

fn problem(words: &Words<'_>) -> RefOr<Schema> {
    let fault = object([
        ("parameter", text(words, key!("api-field-parameter"))),
        ("code", text(words, key!("api-field-fault"))),
        ("detail", text(words, key!("api-field-fault-detail"))),
    ]);
    object([
        ("type", text(words, key!("api-field-type"))),
        ("title", text(words, key!("api-field-title"))),
        ("status", whole(words, key!("api-field-status"))),
        ("detail", text(words, key!("api-field-detail"))),
        ("code", text(words, key!("api-field-kind"))),
        ("request_id", text(words, key!("api-field-request"))),
        ("errors", list(words, key!("api-field-faults"), fault)),
    ])
}

fn one(words: &Words<'_>, about: &str, kind: Type) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(kind)
        .description(Some(words.plain(about)))
}

fn text(words: &Words<'_>, about: &str) -> RefOr<Schema> {
    one(words, about, Type::String).into()
}

fn whole(words: &Words<'_>, about: &str) -> RefOr<Schema> {
    one(words, about, Type::Integer).minimum(Some(0)).into()
}

fn flag(words: &Words<'_>) -> RefOr<Schema> {
    one(words, key!("api-field-demonstration"), Type::Boolean).into()
}

fn absent_or_text(words: &Words<'_>, about: &str) -> RefOr<Schema> {
    let kind: SchemaType = [Type::String, Type::Null].into_iter().collect();
    one(words, about, Type::String).schema_type(kind).into()
}

fn texts(words: &Words<'_>, about: &str) -> RefOr<Schema> {
    let text = ObjectBuilder::new().schema_type(Type::String);
    list(words, about, text.into())
}

fn list(words: &Words<'_>, about: &str, items: RefOr<Schema>) -> RefOr<Schema> {
    ArrayBuilder::new()
        .items(items)
        .description(Some(words.plain(about)))
        .into()
}

/// An object that has all of these.
fn object<const N: usize>(properties: [(&str, RefOr<Schema>); N]) -> RefOr<Schema> {
    let mut object = ObjectBuilder::new();
    for (name, schema) in properties {
        object = object.property(name, schema).required(name);
    }
    object.into()
}
