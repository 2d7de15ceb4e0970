//! Answers: pages and files with their digest, and "you have it already".

use std::fmt::Write as _;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest, Sha256};

use crate::routes::Keeping;

/// A finished page or file.
#[derive(Debug, Clone)]
pub(crate) struct Rendered {
    pub(crate) body: Bytes,
    media_type: &'static str,
    /// Quoted, weak: a proxy may compress it.
    etag: String,
    disposition: Option<String>,
}

/// Whether a browser shows a file or keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    Shown,
    Kept,
}

impl Rendered {
    pub(crate) fn new(media_type: &'static str, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        let digest = hexadecimal(&Sha256::digest(&body));
        Self {
            etag: format!("W/\"{}\"", &digest[..32]),
            body,
            media_type,
            disposition: None,
        }
    }

    pub(crate) fn page(html: String) -> Self {
        Self::new("text/html; charset=utf-8", html)
    }

    /// Names the file for whoever keeps it (RFC 6266): `plain` for programs that know ASCII only,
    /// `name` with all its letters beside it.
    pub(crate) fn named(mut self, opening: Opening, plain: &str, name: &str) -> Self {
        let word = match opening {
            Opening::Shown => "inline",
            Opening::Kept => "attachment",
        };
        let safe = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        let plain: String = plain
            .chars()
            .map(|c| if safe(c) { c } else { '-' })
            .collect();
        let mut value = format!("{word}; filename=\"{plain}\"");
        if plain != name {
            let encoded = utf8_percent_encode(name, NON_ALPHANUMERIC);
            let _ = write!(value, "; filename*=UTF-8''{encoded}");
        }
        self.disposition = Some(value);
        self
    }

    /// The answer; without content for a browser that has the same already.
    pub(crate) fn answer(&self, asked: &HeaderMap, keeping: Keeping) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static(keeping.header()),
        );
        set(&mut headers, header::ETAG, &self.etag);
        if has(asked, &self.etag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(self.media_type),
        );
        if let Some(disposition) = &self.disposition {
            set(&mut headers, header::CONTENT_DISPOSITION, disposition);
        }
        (headers, Body::from(self.body.clone())).into_response()
    }
}

/// A file that never changes and is sent as it is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Streamed<'a> {
    pub(crate) media_type: &'a str,
    pub(crate) sha256: &'a str,
    pub(crate) bytes: u64,
    /// What it is called where it is kept.
    pub(crate) name: &'a str,
}

impl Streamed<'_> {
    /// The answer; without content for a browser that has the same already. It is asked about before
    /// every use: what was withdrawn is sent to nobody any more.
    pub(crate) fn answer(&self, asked: &HeaderMap, body: Body) -> Response {
        let mut headers = HeaderMap::new();
        let keeping = HeaderValue::from_static(Keeping::Revalidated.header());
        headers.insert(header::CACHE_CONTROL, keeping);
        // Weak: a proxy may compress it.
        let tag = format!("W/\"{}\"", self.sha256);
        set(&mut headers, header::ETAG, &tag);
        if has(asked, &tag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        set(&mut headers, header::CONTENT_TYPE, self.media_type);
        set(
            &mut headers,
            header::CONTENT_LENGTH,
            &self.bytes.to_string(),
        );
        let kept = format!("attachment; filename=\"{}\"", self.name);
        set(&mut headers, header::CONTENT_DISPOSITION, &kept);
        (headers, body).into_response()
    }
}

/// The same answer, asked for anew each time.
pub(crate) fn anew(mut answer: Response) -> Response {
    let keeping = HeaderValue::from_static(Keeping::Anew.header());
    answer.headers_mut().insert(header::CACHE_CONTROL, keeping);
    answer
}

fn set(headers: &mut HeaderMap, name: header::HeaderName, value: &str) {
    // Made of ASCII letters, digits and signs above; nothing else can come in.
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// Whether `If-None-Match` names this tag.
fn has(asked: &HeaderMap, etag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let tags = asked.get_all(header::IF_NONE_MATCH).into_iter();
    tags.filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|tag| tag.trim() == "*" || bare(tag) == bare(etag))
}

/// Bytes as hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disposition(plain: &str, name: &str) -> String {
        let file = Rendered::new("text/csv", "").named(Opening::Kept, plain, name);
        file.disposition.unwrap_or_default()
    }

    #[test]
    fn a_name_with_accents_has_a_plain_one_beside_it() {
        assert_eq!(
            disposition("val-des-cedres.svg", "Val-des-Cèdres.svg"),
            "attachment; filename=\"val-des-cedres.svg\"; \
             filename*=UTF-8''Val%2Ddes%2DC%C3%A8dres%2Esvg"
        );
        assert_eq!(
            disposition("scores.csv", "scores.csv"),
            "attachment; filename=\"scores.csv\""
        );
    }

    #[test]
    fn a_hostile_name_stays_inside_its_quotes() {
        let hostile = "a\"; x=\"\r\nSet-Cookie: y";
        let value = disposition(hostile, hostile);
        assert!(!value.contains(['\r', '\n']));
        assert_eq!(value.matches('"').count(), 2);
    }

    #[test]
    fn whoever_has_the_same_gets_nothing_again() {
        let page = Rendered::page("<p>".to_owned());
        let mut asked = HeaderMap::new();
        let fresh = page.answer(&asked, Keeping::Revalidated);
        assert_eq!(fresh.status(), StatusCode::OK);
        let tag = fresh.headers().get(header::ETAG).cloned();
        asked.extend(tag.map(|tag| (header::IF_NONE_MATCH, tag)));
        let again = page.answer(&asked, Keeping::Revalidated);
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        let other = Rendered::page("<b>".to_owned()).answer(&asked, Keeping::Revalidated);
        assert_eq!(other.status(), StatusCode::OK);
    }
}
