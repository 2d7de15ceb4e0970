//! Something went wrong, or the description of a kind of problem.

use serde::{Deserialize, Serialize};

/// A kind of problem, or one that just happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The kind.
    pub kind: ProblemKind,
    /// The status code that goes with it.
    pub status: u16,
    /// Whether it happened or is described.
    pub purpose: Purpose,
}

/// Why the page of a problem is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Purpose {
    /// It happened to this request.
    Happened {
        /// What support needs to find it in the log; the page shows nothing else of the cause.
        request_id: String,
    },
    /// Somebody reads what the kind means.
    Described,
}

/// The kinds of problem. Append only: their codes are addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// The request cannot be understood.
    BadRequest,
    /// A program must say for whom it asks, and has not, or with a token that is no good.
    Unauthorized,
    /// The visitor may know of it, but may not do this.
    Forbidden,
    /// The request was sent by a page of another site.
    CrossSite,
    /// There is nothing at this address, or nothing that the visitor may know of.
    NotFound,
    /// The address exists, but not for this method.
    MethodNotAllowed,
    /// None of the formats asked for exists.
    NotAcceptable,
    /// The request took too long to arrive.
    RequestTimeout,
    /// Somebody else was first, or it is too late.
    Conflict,
    /// It was there and is there no more.
    Gone,
    /// The content is too large.
    ContentTooLarge,
    /// The address is too long.
    UriTooLong,
    /// The content is not of a kind that is read here.
    UnsupportedMediaType,
    /// A change must say which version it starts from.
    PreconditionRequired,
    /// Too many requests in a short time.
    TooManyRequests,
    /// The header fields of the request are too large.
    HeadersTooLarge,
    /// A failure on the service's side.
    Internal,
    /// The service cannot answer for the moment.
    Unavailable,
    /// Nothing is kept for the moment: somebody maintains the service.
    Maintenance,
}

impl ProblemKind {
    /// Every kind, in the order of its status code.
    pub const ALL: [Self; 19] = [
        Self::BadRequest,
        Self::Unauthorized,
        Self::Forbidden,
        Self::CrossSite,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::NotAcceptable,
        Self::RequestTimeout,
        Self::Conflict,
        Self::Gone,
        Self::ContentTooLarge,
        Self::UriTooLong,
        Self::UnsupportedMediaType,
        Self::PreconditionRequired,
        Self::TooManyRequests,
        Self::HeadersTooLarge,
        Self::Internal,
        Self::Unavailable,
        Self::Maintenance,
    ];

    /// Its code, used in the address of its description.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::BadRequest => "bad-request",
            Self::Unauthorized => "unauthorized",
            Self::Forbidden => "forbidden",
            Self::CrossSite => "cross-site",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::NotAcceptable => "not-acceptable",
            Self::RequestTimeout => "request-timeout",
            Self::Conflict => "conflict",
            Self::Gone => "gone",
            Self::ContentTooLarge => "content-too-large",
            Self::UriTooLong => "uri-too-long",
            Self::UnsupportedMediaType => "unsupported-media-type",
            Self::PreconditionRequired => "precondition-required",
            Self::TooManyRequests => "too-many-requests",
            Self::HeadersTooLarge => "headers-too-large",
            Self::Internal => "internal",
            Self::Unavailable => "unavailable",
            Self::Maintenance => "maintenance",
        }
    }

    /// The HTTP status code that goes with it.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::Unauthorized => 401,
            Self::Forbidden | Self::CrossSite => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::NotAcceptable => 406,
            Self::RequestTimeout => 408,
            Self::Conflict => 409,
            Self::Gone => 410,
            Self::ContentTooLarge => 413,
            Self::UriTooLong => 414,
            Self::UnsupportedMediaType => 415,
            Self::PreconditionRequired => 428,
            Self::TooManyRequests => 429,
            Self::HeadersTooLarge => 431,
            Self::Internal => 500,
            Self::Unavailable | Self::Maintenance => 503,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_title_and_text_in_both_languages() -> Result<(), Box<dyn std::error::Error>> {
        let i18n = icc_i18n::I18n::new()?;
        for kind in ProblemKind::ALL {
            assert_eq!(serde_json::to_value(kind)?, kind.code());
            for part in ["title", "text"] {
                let id = format!("problem-{part}-{}", kind.code());
                for locale in icc_domain::Locale::ALL {
                    assert!(i18n.has(locale, &id), "{locale} {id}");
                }
            }
        }
        Ok(())
    }
}
