//! Answers: pages and files with their digest, and "you have it already".

use std::fmt::Write as _;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use icc_pages::context::ProblemKind;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest, Sha256};

use crate::negotiate::reads_zstd;
use crate::problem::Problem;
use crate::routes::Keeping;

/// The least that is worth packing, in bytes.
const LEAST_PACKED: usize = 1024;
/// How hard it is tried: a page is packed once and read often.
const PACKING: i32 = 6;

/// A finished page or file.
#[derive(Debug, Clone)]
pub(crate) struct Rendered {
    content: Content,
    media_type: &'static str,
    /// Quoted, weak: a proxy may compress it.
    etag: String,
    disposition: Option<String>,
}

/// What a page or file says.
#[derive(Debug, Clone)]
enum Content {
    Plain(Bytes),
    /// As `zstd`: a tenth of a page, and sent as it is to whoever reads that.
    Packed {
        packed: Bytes,
        /// The length unpacked.
        bytes: usize,
    },
}

impl Content {
    fn kept(&self) -> &Bytes {
        match self {
            Self::Plain(bytes) | Self::Packed { packed: bytes, .. } => bytes,
        }
    }
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
            content: Content::Plain(body),
            media_type,
            disposition: None,
        }
    }

    pub(crate) fn page(html: String) -> Self {
        Self::new("text/html; charset=utf-8", html)
    }

    /// The same in less room, where it is text; this takes a while, on a thread for such work.
    pub(crate) fn packed(mut self) -> Self {
        let is_text = [
            "text/",
            "image/svg",
            "application/json",
            "application/geo+json",
        ]
        .iter()
        .any(|start| self.media_type.starts_with(start));
        if let Content::Plain(body) = &self.content
            && is_text
            && body.len() >= LEAST_PACKED
            && let Ok(packed) = zstd::bulk::compress(body, PACKING)
            && packed.len() < body.len()
        {
            self.content = Content::Packed {
                packed: packed.into(),
                bytes: body.len(),
            };
        }
        self
    }

    /// Whether both have the same content, packed or not.
    pub(crate) fn says_the_same_as(&self, other: &Self) -> bool {
        self.etag == other.etag
    }

    /// The room that it takes, in bytes.
    pub(crate) fn room(&self) -> usize {
        self.content.kept().len()
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
        if matches!(self.content, Content::Packed { .. }) {
            let vary = HeaderValue::from_static("accept-encoding");
            headers.insert(header::VARY, vary);
        }
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
        let body = match &self.content {
            Content::Plain(bytes) => bytes.clone(),
            Content::Packed { packed, bytes } => {
                if reads_zstd(asked) {
                    let zstd = HeaderValue::from_static("zstd");
                    headers.insert(header::CONTENT_ENCODING, zstd);
                    packed.clone()
                } else {
                    match zstd::bulk::decompress(packed, *bytes) {
                        Ok(body) => body.into(),
                        Err(error) => {
                            return Problem::because(ProblemKind::Internal, error.to_string())
                                .into_response();
                        }
                    }
                }
            }
        };
        (headers, Body::from(body)).into_response()
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
