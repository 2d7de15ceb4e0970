//! While somebody maintains the service nothing is kept: what would change something is refused
//! before it is read, and says so in the reader's language.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{Method, Request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use icc_app::readiness::Mode;
use icc_domain::Locale;
use icc_pages::context::ProblemKind;
use icc_pages::urls::RouteKind;

use crate::problem::Problem;
use crate::state::App;

/// Seconds after which whoever was refused may try again.
const AGAIN: u32 = 120;

pub(crate) async fn check(
    State(app): State<Arc<App>>,
    request: Request<Body>,
    next: Next,
) -> Response {
    let read = app.service.mode() == Mode::ReadOnly;
    if read && changes(request.method(), request.uri().path()) {
        let problem = Problem {
            again: Some(AGAIN),
            ..Problem::new(ProblemKind::Maintenance)
        };
        return problem.into_response();
    }
    next.run(request).await
}

/// Whether a request would change something: all that is sent, and the way to a provider of
/// identity and back, which ends in a session.
fn changes(method: &Method, path: &str) -> bool {
    let reads = [Method::GET, Method::HEAD].contains(method);
    let begins = |locale| {
        let pattern = RouteKind::ProviderWay.pattern(locale);
        let way = pattern.split('{').next().unwrap_or(pattern);
        path.starts_with(way)
    };
    !reads || Locale::ALL.into_iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l8_signing_in_with_a_provider_is_a_change_though_it_is_asked_for() {
        assert!(changes(&Method::POST, "/fr/connexion"));
        assert!(changes(&Method::GET, "/fr/connexion/fournisseur/ville"));
        assert!(changes(&Method::GET, "/en/sign-in/provider/city/return"));
        assert!(!changes(&Method::GET, "/fr/connexion"));
        assert!(!changes(&Method::HEAD, "/en/municipalities"));
    }
}
