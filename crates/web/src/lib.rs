//! The service over HTTP: addresses, extractors, handlers, problems.
//!
//! [`router`] puts the use cases of `icc-app` behind the addresses of `icc_pages::urls`. A handler
//! extracts, calls one use case and answers with a page, a file or a problem; it knows no SQL.
//! What surrounds every answer (request id, log, security headers, limits, problem pages) is put
//! around the router once, in `around`. To add a page, see `docs/howto/add-a-page.md`.

pub mod api;
mod around;
mod cache;
mod config;
mod cookies;
mod entering;
mod extract;
mod form;
mod guest;
mod handlers;
mod negotiate;
mod present;
mod problem;
mod respond;
mod router;
pub mod routes;
mod sheet;
mod state;
mod target;
mod visitor;
mod with_file;

/// What is never logged at any level, as a part of a filter: libraries that tell the words of
/// people, such as those that a post is cleaned by.
pub const UNLOGGED: &str = "html5ever=off,markup5ever=off";

pub use config::{Config, Limits, SignIn};
pub use guest::DONE;
pub use router::{contents, contents_by_method, router, router_with};
pub use target::safe_target;
