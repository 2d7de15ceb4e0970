//! What is answered, and which problems there can be.

use icc_i18n::key;
use icc_pages::context::ProblemKind;
use utoipa::openapi::schema::{ComponentsBuilder, Schema, Type};
use utoipa::openapi::{
    Content, Header, HeaderBuilder, ObjectBuilder, Ref, RefOr, Response, ResponseBuilder,
    ResponsesBuilder,
};

use super::{Words, schemas};

/// Problems that every address can have.
const EVERYWHERE: [ProblemKind; 8] = [
    ProblemKind::BadRequest,
    ProblemKind::Unauthorized,
    ProblemKind::MethodNotAllowed,
    ProblemKind::UriTooLong,
    ProblemKind::TooManyRequests,
    ProblemKind::HeadersTooLarge,
    ProblemKind::Internal,
    ProblemKind::Unavailable,
];
/// What else there can be somewhere.
const SOMEWHERE: [ProblemKind; 4] = [
    ProblemKind::NotFound,
    ProblemKind::NotAcceptable,
    ProblemKind::Conflict,
    ProblemKind::Gone,
];

/// What an operation answers.
pub(super) struct Answers(Vec<(String, RefOr<Response>)>);

impl Answers {
    /// A document of a schema.
    pub(super) fn document(words: &Words<'_>, schema: &str) -> Self {
        let content = Content::new(Some(Ref::from_schema_name(schema)));
        let answer = ResponseBuilder::new()
            .description(words.plain(key!("api-response-document")))
            .content("application/json", content);
        Self::begun(words, answer)
    }

    /// Rows of a table, in each format.
    pub(super) fn rows(words: &Words<'_>, table: &str) -> Self {
        let json = Content::new(Some(Ref::from_schema_name(schemas::page_name(table))));
        let lines = ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some(words.plain(key!("api-response-csv"))));
        let csv = Content::new(Some(RefOr::<Schema>::from(lines)));
        let answer = ResponseBuilder::new()
            .description(words.plain(key!("api-response-rows")))
            .header("Link", header(words, key!("api-header-link")))
            .content("application/json", json)
            .content("text/csv", csv);
        Self::begun(words, answer).and(&[ProblemKind::NotAcceptable])
    }

    fn begun(words: &Words<'_>, answer: ResponseBuilder) -> Self {
        let answer = answer
            .header("ETag", header(words, key!("api-header-etag")))
            .header("RateLimit-Policy", header(words, key!("api-header-policy")))
            .header("RateLimit", header(words, key!("api-header-standing")));
        let unchanged = ResponseBuilder::new().description(words.plain(key!("api-response-same")));
        let begun = vec![
            ("200".to_owned(), answer.into()),
            ("304".to_owned(), unchanged.into()),
        ];
        Self(begun).and(&EVERYWHERE)
    }

    /// Page after page.
    pub(super) fn of_pages(self) -> Self {
        self.and(&[ProblemKind::Conflict])
    }

    /// For one of several audiences, which may not be the reader's.
    pub(super) fn of_audiences(self) -> Self {
        self.and(&[ProblemKind::NotFound])
    }

    /// Of a release, which may not be there, and has a word for the newest.
    pub(super) fn of_release(mut self) -> Self {
        let elsewhere = Ref::from_response_name(ELSEWHERE);
        self.0.push(("307".to_owned(), elsewhere.into()));
        self.and(&[ProblemKind::NotFound, ProblemKind::Gone])
    }

    fn and(mut self, kinds: &[ProblemKind]) -> Self {
        let problems = kinds.iter().map(|kind| {
            let named = Ref::from_response_name(kind.code());
            (kind.status().to_string(), named.into())
        });
        self.0.extend(problems);
        self
    }

    pub(super) fn build(self) -> utoipa::openapi::Responses {
        ResponsesBuilder::new().responses_from_iter(self.0).build()
    }
}

/// The answer that leads elsewhere.
const ELSEWHERE: &str = "elsewhere";

/// The answers that operations share.
pub(super) fn all(words: &Words<'_>, components: ComponentsBuilder) -> ComponentsBuilder {
    let elsewhere = ResponseBuilder::new()
        .description(words.plain(key!("api-response-elsewhere")))
        .header("Location", header(words, key!("api-header-location")));
    let mut components = components.response(ELSEWHERE, elsewhere);
    for kind in EVERYWHERE.into_iter().chain(SOMEWHERE) {
        let code = kind.code();
        let content = Content::new(Some(Ref::from_schema_name(schemas::PROBLEM)));
        let mut answer = ResponseBuilder::new()
            .description(words.plain(&format!("problem-title-{code}")))
            .content("application/problem+json", content);
        if matches!(
            kind,
            ProblemKind::TooManyRequests | ProblemKind::Unavailable
        ) {
            answer = answer.header("Retry-After", header(words, key!("api-header-again")));
        }
        if kind == ProblemKind::Unauthorized {
            let challenge = header(words, key!("api-header-challenge"));
            answer = answer.header("WWW-Authenticate", challenge);
        }
        components = components.response(code, answer);
    }
    components
}

fn header(words: &Words<'_>, about: &str) -> Header {
    HeaderBuilder::new()
        .schema(ObjectBuilder::new().schema_type(Type::String))
        .description(Some(words.plain(about)))
        .build()
}
