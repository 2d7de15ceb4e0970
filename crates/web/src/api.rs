//! The interface for programs, `/api/v1`: public tables as JSON and CSV, some rows at a time, as
//! they are now and as each release keeps them; with a token, as its owner sees them.
//!
//! Whatever can be asked is written in one place, the tables of `icc-app`; what is read here, what
//! the OpenAPI document says and what its page lists are made from them. To add a table: in
//! `icc-datasets`, as for releases. What is sent here changes nothing: there is nothing to send to.

pub(crate) mod answer;
mod document;
pub(crate) mod format;
pub(crate) mod limit;
pub(crate) mod query;
pub(crate) mod token;

use axum::http::{HeaderName, Method, header};
use tower_http::cors::{Any, CorsLayer};

pub use document::openapi;
pub use icc_pages::urls::API;

/// Its description for programs.
pub const API_DOCUMENT: &str = "/api/v1/openapi.json";
/// A public table, as it is now.
pub const API_TABLE: &str = "/api/v1/{table}";
/// The releases.
pub const API_RELEASES: &str = "/api/v1/releases";
/// One of them.
pub const API_RELEASE: &str = "/api/v1/releases/{version}";
/// A table of a release.
pub const API_RELEASE_TABLE: &str = "/api/v1/releases/{version}/{table}";

/// The word in addresses for the newest release.
pub(crate) const LATEST: &str = "latest";

/// Seconds for which a browser remembers what pages of others may ask.
const REMEMBERED: std::time::Duration = std::time::Duration::from_hours(24);

/// Whether an address is one of the interface, or looks like one.
pub(crate) fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

/// Pages of others may read what everybody may read: no cookie of ours goes with it, and a token is
/// not for pages, so that its header is not among those that they may send.
pub(crate) fn readable_elsewhere() -> CorsLayer {
    let told = [
        header::ETAG,
        header::LINK,
        header::RETRY_AFTER,
        limit::POLICY,
        limit::STANDING,
        HeaderName::from_static("x-request-id"),
    ];
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers([
            header::ACCEPT,
            header::ACCEPT_LANGUAGE,
            header::IF_NONE_MATCH,
        ])
        .expose_headers(told)
        .max_age(REMEMBERED)
}
