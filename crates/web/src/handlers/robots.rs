//! What search engines may read: every page, no file that is computed on demand.

use std::fmt::Write as _;

use axum::http::HeaderMap;
use axum::response::Response;
use icc_domain::Locale;
use icc_pages::urls::RouteKind;

use crate::respond::Rendered;
use crate::routes::Keeping;

pub(crate) async fn show(headers: HeaderMap) -> Response {
    // Rows for programs, page after page, are in the files of the data.
    let mut rules = "User-agent: *\nDisallow: /api/\n".to_owned();
    for kind in [
        RouteKind::CityFile,
        RouteKind::NetworkFile,
        RouteKind::Explanation,
        RouteKind::NextSteps,
        RouteKind::Embed,
    ] {
        for locale in Locale::ALL {
            // Up to the last parameter, any other parameter as a star.
            let pattern = kind.pattern(locale);
            let parts = pattern
                .split('/')
                .map(|p| if p.starts_with('{') { "*" } else { p });
            let rule = parts.collect::<Vec<_>>().join("/");
            let _ = writeln!(rules, "Disallow: {}", rule.trim_end_matches('*'));
        }
    }
    Rendered::new("text/plain; charset=utf-8", rules).answer(&headers, Keeping::Revalidated)
}
