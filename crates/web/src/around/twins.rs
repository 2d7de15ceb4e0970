//! The address of a page with `.json` or `.csv` behind it leads to the rows that say what the page
//! shows, unless they stand there themselves.

use axum::body::Body;
use axum::http::{Method, Request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use icc_pages::urls::Route;

use crate::api::format::Format;
use crate::negotiate::language_of;
use crate::respond::anew;

pub(crate) async fn lead(request: Request<Body>, next: Next) -> Response {
    let reads = [Method::GET, Method::HEAD].contains(request.method());
    let twin = reads.then(|| twin(request.uri().path())).flatten();
    match twin {
        Some(address) => anew(Redirect::temporary(&address).into_response()),
        None => next.run(request).await,
    }
}

/// Where the address leads; nowhere where it is that of no page with a table.
fn twin(path: &str) -> Option<String> {
    let mut formats = Format::ALL.into_iter();
    let (page, format) = formats.find_map(|format| {
        let page = path.strip_suffix(format.word())?.strip_suffix('.')?;
        Some((page, format))
    })?;
    let locale = language_of(page)?;
    let address = Route::read(page, locale)?.twin(format.word(), locale)?;
    (address != path).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_with_a_table_has_twins_and_a_file_of_its_own_name_stays() {
        for (path, expected) in [
            ("/fr/municipalites.json", "/api/v1/units?format=json"),
            (
                "/en/municipalities/val-des-cedres.csv",
                "/api/v1/scores?unit=val-des-cedres&format=csv",
            ),
            (
                "/fr/municipalites/val-des-cedres/2026.json",
                "/api/v1/scores?unit=val-des-cedres&period=2026&format=json",
            ),
            (
                "/en/networks/remiri.csv",
                "/api/v1/memberships?network=remiri&format=csv",
            ),
            ("/fr/indicateurs.csv", "/api/v1/measures?format=csv"),
            (
                "/en/indicators/core_index.json",
                "/api/v1/figures?measure=core_index&format=json",
            ),
            ("/fr/donnees.csv", "/api/v1/scores?format=csv"),
            ("/en/data/releases.json", "/api/v1/releases?format=json"),
            ("/fr/errata.json", "/api/v1/errata?format=json"),
            (
                "/en/networks/a%26b.json",
                "/api/v1/memberships?network=a%26b&format=json",
            ),
        ] {
            assert_eq!(twin(path).as_deref(), Some(expected), "{path}");
        }
        for path in [
            "/fr/donnees/scores.csv",
            "/fr/municipalites/a/2026/fichiers/scores.csv",
            "/data/v1.0.0/scores.csv",
            "/fr/methode.json",
            "/fr/methode/laboratoire.json",
            "/en/method/lab.csv",
            "/fr/municipalites",
            "/municipalites.json",
            "/fr/.json",
            ".json",
        ] {
            assert_eq!(twin(path), None, "{path}");
        }
    }
}
