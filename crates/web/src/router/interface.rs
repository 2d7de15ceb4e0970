//! The interface for programs.

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;

use super::Contents;
use crate::api::{
    API, API_DOCUMENT, API_RELEASE, API_RELEASE_TABLE, API_RELEASES, API_TABLE, limit,
    readable_elsewhere,
};
use crate::handlers::absent;
use crate::handlers::api::{entry, release, table};
use crate::state::App;

/// Its routes: read from everywhere, so often and no more.
pub(super) fn interface(app: &Arc<App>) -> Router {
    let limited = from_fn_with_state(Arc::clone(app), limit::check);
    let routes = Contents::new().interface().router;
    routes
        // Before the layers, so that what is asked beforehand (OPTIONS) passes through them too.
        .method_not_allowed_fallback(absent::method)
        .layer(limited)
        .layer(readable_elsewhere())
        .with_state(Arc::clone(app))
}

impl Contents<Arc<App>> {
    pub(super) fn interface(self) -> Self {
        self.get(API, entry::show)
            .get(API_DOCUMENT, entry::document)
            .get(API_TABLE, table::now)
            .get(API_RELEASES, release::list)
            .get(API_RELEASE, release::show)
            .get(API_RELEASE_TABLE, table::kept)
    }
}
