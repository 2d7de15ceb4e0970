//! The interface for programs: what is asked of it, and nothing that could be sent to it.

pub(crate) mod entry;
pub(crate) mod page;
pub(crate) mod release;
pub(crate) mod table;

use axum::http::Uri;
use axum::response::{IntoResponse, Redirect, Response};
use icc_app::Error;
use icc_app::releases::Version;
use icc_app::tables::TablePage;
use icc_i18n::key;
use icc_pages::context::ProblemKind;

use crate::api::query::{Asked, CURSOR};
use crate::api::{API_RELEASES, LATEST};
use crate::problem::{Fault, Problem};
use crate::respond::anew;
use crate::state::App;

/// The whole address of something of ours, where it is known under which name we are reached.
fn whole(app: &App, path: &str) -> String {
    format!("{}{path}", app.config.public_url)
}

/// The address of the page after this one.
fn next(app: &App, path: &str, asked: &Asked, page: &TablePage) -> Option<String> {
    let next = page.next.as_ref();
    next.map(|next| whole(app, &asked.address(path, next)))
}

/// Why a table has no page: what is gone when a cursor is of another state is the place, and
/// whoever asks begins again.
fn problem(error: Error) -> Problem {
    match error {
        Error::Conflict => Problem {
            faults: vec![Fault::new(
                CURSOR,
                key!("api-fault-cursor-outdated"),
                String::new(),
            )],
            ..Problem::new(ProblemKind::Conflict)
        },
        other => other.into(),
    }
}

/// Which release is asked for.
enum Named {
    /// This one.
    Version(Version),
    /// The newest: its address, with whatever was asked.
    Elsewhere(Response),
}

/// Reads the version in an address. `rest` is what follows it there.
async fn named(app: &App, version: &str, rest: &str, uri: &Uri) -> Result<Named, Problem> {
    if version != LATEST {
        let version: Result<Version, ()> = version.parse();
        let version = version.map_err(|()| Problem::new(ProblemKind::NotFound))?;
        return Ok(Named::Version(version));
    }
    let version = app.service.latest_release().await?.release.version;
    let query = uri.query().map(|query| format!("?{query}"));
    let query = query.unwrap_or_default();
    let address = format!("{API_RELEASES}/{version}{rest}{query}");
    let answer = anew(Redirect::temporary(&address).into_response());
    Ok(Named::Elsewhere(answer))
}
