//! From the first step of signing in to the next page: the one that somebody wanted, or the one for
//! a code.

use axum::response::Response;
use icc_app::accounts::Entry;
use icc_pages::urls::Route;

use crate::cookies;
use crate::extract::{PageCx, see_other};
use crate::target::safe_target;

/// The longest address that a form or a link may name for afterwards.
pub(crate) const LONGEST_NEXT: usize = 1000;

/// Where one wanted to go, if it is a page of ours.
pub(crate) fn there(cx: &PageCx, next: &str) -> String {
    let ours = safe_target(next).map(str::to_owned);
    ours.unwrap_or_else(|| Route::Account {}.path(cx.locale))
}

/// Leads on after the first step.
pub(crate) fn entered(cx: &PageCx, entry: &Entry, next: &str) -> Response {
    match entry {
        Entry::In(signed_in) => {
            let mut answer = see_other(&there(cx, next));
            cookies::set_session(&mut answer, &cx.app.config, &signed_in.secret);
            answer
        }
        Entry::CodeNeeded { secret } => {
            let next = safe_target(next).unwrap_or_default().to_owned();
            let mut answer = see_other(&Route::SignInCode { next }.path(cx.locale));
            cookies::set_pending(&mut answer, &cx.app.config, secret);
            answer
        }
    }
}
