//! The description of the interface for programs (OpenAPI 3.1), made from the tables themselves.

mod responses;
mod schemas;

use icc_app::tables::{
    Accepted, Cursor, Filter, MOST_ROWS, PublicTable, USUAL_ROWS, public_tables, release_columns,
};
use icc_domain::Locale;
use icc_i18n::{Args, I18n, key};
use icc_pages::urls::Route;
use serde_json::Value;
use utoipa::openapi::external_docs::ExternalDocs;
use utoipa::openapi::path::{
    Operation, OperationBuilder, Parameter, ParameterBuilder, ParameterIn,
};
use utoipa::openapi::schema::{Schema, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{
    Components, HttpMethod, InfoBuilder, ObjectBuilder, OpenApi, OpenApiBuilder, PathItem,
    PathsBuilder, RefOr, Required, Server, Tag,
};

use super::format::Format;
use super::query::{AUDIENCE, AUDIENCE_PATTERN, CURSOR, EVERYBODY, FORMAT, LIMIT};
use super::{API, API_DOCUMENT, API_RELEASE, API_RELEASES};
use responses::Answers;

/// The version of the interface: its first number stands in its addresses.
const VERSION: &str = "1.0.0";

/// The description in a language, as JSON; `public_url` is where the service is reached, empty where
/// that is not known.
///
/// # Errors
/// When it cannot be written: a mistake of whoever changed it.
pub fn openapi(i18n: &I18n, locale: Locale, public_url: &str) -> Result<String, serde_json::Error> {
    let words = Words { i18n, locale };
    let mut text = describe(&words, public_url).to_pretty_json()?;
    text.push('\n');
    Ok(text)
}

/// What is said in the language of the description.
#[derive(Clone, Copy)]
struct Words<'a> {
    i18n: &'a I18n,
    locale: Locale,
}

impl Words<'_> {
    fn plain(&self, id: &str) -> String {
        self.i18n.plain(self.locale, id)
    }

    fn about(&self, id: &str, table: &str) -> String {
        let args = Args::new().text("table", table);
        self.i18n.text(self.locale, id, &args)
    }
}

/// The name of the way in which a program says for whom it asks.
const TOKEN: &str = "token";

/// Names of groups of operations.
const NOW: &str = "now";
const KEPT: &str = "releases";

fn describe(words: &Words<'_>, public_url: &str) -> OpenApi {
    let info = InfoBuilder::new()
        .title(words.plain(key!("api-document-title")))
        .description(Some(words.plain(key!("api-document-text"))))
        .version(VERSION)
        .build();
    let server = if public_url.is_empty() {
        "/"
    } else {
        public_url
    };
    let page = Route::Api {}.path(words.locale);
    let tables = public_tables(words.i18n, words.locale);
    let mut paths = PathsBuilder::new();
    let get = |operation| PathItem::new(HttpMethod::Get, operation);
    paths = paths
        .path(API, get(entry(words)))
        .path(API_DOCUMENT, get(itself(words)))
        .path(API_RELEASES, get(releases(words)))
        .path(API_RELEASE, get(release(words)));
    for table in &tables {
        let name = table.name;
        paths = paths
            .path(format!("{API}/{name}"), get(now(words, table)))
            .path(format!("{API_RELEASE}/{name}"), get(kept(words, table)));
    }
    let mut components = Components::builder().schemas_from_iter(schemas::fixed(words));
    for table in &tables {
        components = components
            .schema(schemas::row_name(table.name), schemas::row(&table.columns))
            .schema(
                schemas::page_name(table.name),
                schemas::page(words, table.name),
            );
    }
    let columns = release_columns(words.i18n, words.locale);
    components = components
        .schema(schemas::row_name(schemas::RELEASES), schemas::row(&columns))
        .schema(
            schemas::page_name(schemas::RELEASES),
            schemas::page(words, schemas::RELEASES),
        );
    let token = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some(words.plain(key!("api-token"))))
        .build();
    components = components.security_scheme(TOKEN, SecurityScheme::Http(token));
    let tag = |name: &str, id: &str| {
        let mut tag = Tag::new(name);
        tag.description = Some(words.plain(id));
        tag
    };
    let mut more = ExternalDocs::new(page);
    more.description = Some(words.plain(key!("api-title")));
    OpenApiBuilder::new()
        .info(info)
        .servers(Some([Server::new(server)]))
        .paths(paths.build())
        .components(Some(responses::all(words, components).build()))
        .tags(Some([
            tag(NOW, key!("api-tag-now")),
            tag(KEPT, key!("api-tag-releases")),
        ]))
        .external_docs(Some(more))
        .build()
}

fn begun(id: &str, group: &str, summary: String) -> OperationBuilder {
    OperationBuilder::new()
        .operation_id(Some(id))
        .tag(group)
        .summary(Some(summary))
}

fn entry(words: &Words<'_>) -> Operation {
    let summary = words.plain(key!("api-operation-entry"));
    let answers = Answers::document(words, schemas::ENTRY);
    begun("entry", NOW, summary)
        .responses(answers.build())
        .build()
}

fn itself(words: &Words<'_>) -> Operation {
    let summary = words.plain(key!("api-operation-document"));
    let answers = Answers::document(words, schemas::ANY);
    begun("document", NOW, summary)
        .responses(answers.build())
        .build()
}

fn releases(words: &Words<'_>) -> Operation {
    let summary = words.plain(key!("api-operation-releases"));
    let answers = Answers::rows(words, schemas::RELEASES);
    begun(KEPT, KEPT, summary)
        .parameter(format(words))
        .responses(answers.build())
        .build()
}

fn release(words: &Words<'_>) -> Operation {
    let summary = words.plain(key!("api-operation-release"));
    let answers = Answers::document(words, schemas::RELEASE).of_release();
    begun("release", KEPT, summary)
        .parameter(version(words))
        .responses(answers.build())
        .build()
}

fn now(words: &Words<'_>, table: &PublicTable) -> Operation {
    let summary = words.about(key!("api-operation-table"), table.name);
    let answers = Answers::rows(words, table.name).of_pages().of_audiences();
    // Without a token, or with one.
    let ways = [
        SecurityRequirement::default(),
        SecurityRequirement::new(TOKEN, [""; 0]),
    ];
    begun(table.name, NOW, summary)
        .description(Some(table.about.as_str()))
        .parameter(audience(words))
        .parameters(Some(parameters(words, table)))
        .securities(Some(ways))
        .responses(answers.build())
        .build()
}

fn kept(words: &Words<'_>, table: &PublicTable) -> Operation {
    let summary = words.about(key!("api-operation-release-table"), table.name);
    let answers = Answers::rows(words, table.name).of_pages().of_release();
    let id = format!("release_{}", table.name);
    begun(&id, KEPT, summary)
        .description(Some(table.about.as_str()))
        .parameter(version(words))
        .parameters(Some(parameters(words, table)))
        .responses(answers.build())
        .build()
}

/// What can be asked of a table: its filters, how many rows, where to go on, in which format.
fn parameters(words: &Words<'_>, table: &PublicTable) -> Vec<Parameter> {
    let filters = table.filters.iter().map(|filter| {
        let mut columns = table.columns.iter();
        let column = columns.find(|column| column.name == filter.name);
        let meaning = match column {
            Some(column) => column.meaning.clone(),
            None => words.plain(key!("api-parameter-network")),
        };
        query(filter.name, meaning, accepted(filter))
    });
    let limit = ObjectBuilder::new()
        .schema_type(Type::Integer)
        .minimum(Some(1))
        .maximum(Some(MOST_ROWS))
        .default(Some(Value::from(USUAL_ROWS)));
    let cursor = text().pattern(Some(Cursor::PATTERN));
    let own = [
        query(LIMIT, words.plain(key!("api-parameter-limit")), limit),
        query(CURSOR, words.plain(key!("api-parameter-cursor")), cursor),
        format(words),
    ];
    filters.chain(own).collect()
}

/// What a code is, as a regular expression.
const CODE: &str = "^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$";
/// What the version of a release is, or the word for the newest.
const RELEASE: &str = "^(latest|[1-9][0-9]{0,3}\\.[0-9]{1,4}\\.[0-9]{1,4})$";

fn accepted(filter: &Filter) -> ObjectBuilder {
    match &filter.accepts {
        Accepted::Code => text().pattern(Some(CODE)),
        Accepted::Words(words) => text().enum_values(Some(words.iter().copied())),
        Accepted::Whole => ObjectBuilder::new()
            .schema_type(Type::Integer)
            .minimum(Some(0))
            .maximum(Some(9999)),
    }
}

fn audience(words: &Words<'_>) -> Parameter {
    let schema = text()
        .pattern(Some(AUDIENCE_PATTERN))
        .default(Some(Value::from(EVERYBODY)));
    query(
        AUDIENCE,
        words.plain(key!("api-parameter-audience")),
        schema,
    )
}

fn format(words: &Words<'_>) -> Parameter {
    let schema = text().enum_values(Some(Format::ALL.map(Format::word)));
    query(FORMAT, words.plain(key!("api-parameter-format")), schema)
}

fn version(words: &Words<'_>) -> Parameter {
    ParameterBuilder::new()
        .name("version")
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .description(Some(words.plain(key!("api-parameter-version"))))
        .schema(Some(text().pattern(Some(RELEASE))))
        .build()
}

fn query(name: &str, meaning: String, schema: impl Into<RefOr<Schema>>) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(meaning))
        .schema(Some(schema))
        .build()
}

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}
