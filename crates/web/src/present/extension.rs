//! Requests for a later end as pages show them.

use icc_app::input::last_day;
use icc_app::responses::{self, Extension, Wish};
use icc_domain::Locale;
use icc_pages::context::{ExtensionPage, FieldError, RequestEntry};

use super::response::head;

/// A request for a later end.
pub(crate) fn request_entry(request: &Extension) -> RequestEntry {
    let decision = request.decision.as_ref();
    RequestEntry {
        id: request.id.to_string(),
        state: request.state.as_str().to_owned(),
        reason: request.reason.clone(),
        wanted: last_day(request.wanted).to_string(),
        asked: request.asked_at.date_naive().to_string(),
        decided: decision
            .map(|decision| decision.at.date_naive().to_string())
            .unwrap_or_default(),
        until: decision
            .and_then(|decision| decision.until)
            .map(|until| last_day(until).to_string())
            .unwrap_or_default(),
        remark: decision
            .map(|decision| decision.remark.clone())
            .unwrap_or_default(),
    }
}

/// Asking for a later end.
pub(crate) fn extension_page(
    found: &responses::ExtensionPage,
    wish: &Wish,
    errors: Vec<FieldError>,
    locale: Locale,
) -> ExtensionPage {
    ExtensionPage {
        head: head(&found.desk, locale),
        last: last_day(found.desk.closes_at()).to_string(),
        latest: found.latest.to_string(),
        may_ask: found.may_ask,
        may_withdraw: found.may_withdraw,
        requests: found.requests.iter().map(request_entry).collect(),
        until: wish.until.clone(),
        reason: wish.reason.clone(),
        errors,
    }
}
