//! What a form has sent. A form that does not fit is shown again with every reason; what no form of
//! ours can have sent is refused as a problem.

use std::collections::BTreeMap;

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use icc_app::Error;
use icc_app::input::Issue;
use icc_i18n::nfc;
use icc_pages::context::{FieldError, ProblemKind};
use validator::Validate;

use crate::around::guard::is_encoded;
use crate::extract::decoded;
use crate::problem::Problem;
use crate::state::Site;

const MEDIA_TYPE: &str = "application/x-www-form-urlencoded";
/// What the fields of a form may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FieldLimits {
    /// Most fields.
    pub(crate) fields: usize,
    /// Longest value, in characters; what a field may hold is said by whoever reads it.
    pub(crate) value: usize,
}

const LIMITS: FieldLimits = FieldLimits {
    fields: 64,
    value: 2000,
};

/// A form of ours: what it is read from, and what must hold for each field by itself.
pub(crate) trait Form: Validate + Sized {
    /// The fields in the order of the page, in which faults are listed.
    const FIELDS: &'static [&'static str];
    /// The longest value of a field, in characters: more than any of them may hold, so that one too
    /// long is told instead of refused.
    const LONGEST: usize = LIMITS.value;

    /// Takes the fields; those that are not there are empty, others are left alone.
    fn read(fields: &mut Fields) -> Result<Self, Problem>;
}

/// The fields of a form, by name.
pub(crate) struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
    /// Those that were read elsewhere, with composed letters and nothing hidden.
    pub(crate) const fn of(read: BTreeMap<String, Vec<String>>) -> Self {
        Self(read)
    }

    /// The names of the fields.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The value of a field that stays where it is; none unless it is said once.
    pub(crate) fn peek(&self, name: &str) -> Option<&str> {
        match self.0.get(name)?.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }

    /// Every value of a field that may be said several times.
    pub(crate) fn all(&mut self, name: &str) -> Vec<String> {
        self.0.remove(name).unwrap_or_default()
    }

    /// The text of a field with composed letters; empty when it is not there. Said twice is refused:
    /// nobody knows which one was meant.
    pub(crate) fn text(&mut self, name: &str) -> Result<String, Problem> {
        match self.0.remove(name) {
            None => Ok(String::new()),
            Some(values) => match <[String; 1]>::try_from(values) {
                Ok([one]) => Ok(nfc(&one)),
                Err(_) => Err(Problem::new(ProblemKind::BadRequest)),
            },
        }
    }

    /// A whole number that every form of ours has.
    pub(crate) fn whole(&mut self, name: &str) -> Result<i32, Problem> {
        let number = self.text(name)?.parse();
        number.map_err(|_| Problem::new(ProblemKind::BadRequest))
    }
}

/// A form with what is wrong with its fields.
pub(crate) struct Sent<T> {
    pub(crate) form: T,
    pub(crate) issues: Vec<Issue>,
}

impl<T: Form> FromRequest<Site> for Sent<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Problem> {
        let limits = FieldLimits {
            value: T::LONGEST,
            ..LIMITS
        };
        let mut fields = fields(request, site.app.limits.form, limits).await?;
        let form = T::read(&mut fields)?;
        let issues = match form.validate() {
            Ok(()) => Vec::new(),
            Err(errors) => {
                let mut by_field = errors.field_errors();
                let faults = T::FIELDS.iter().filter_map(|field| {
                    let first = by_field.remove(*field)?.first()?;
                    Some(Issue::new(field, code(&first.code)?))
                });
                faults.collect()
            }
        };
        Ok(Self { form, issues })
    }
}

/// The codes that fields are checked for by themselves.
fn code(code: &str) -> Option<&'static str> {
    ["missing", "too-long"]
        .into_iter()
        .find(|known| *known == code)
}

/// Reads the fields of a form that is at most this many bytes long.
pub(crate) async fn fields(
    request: Request,
    size: usize,
    limits: FieldLimits,
) -> Result<Fields, Problem> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case(MEDIA_TYPE) {
        return Err(Problem::new(ProblemKind::UnsupportedMediaType));
    }
    let body = to_bytes(request.into_body(), size)
        .await
        .map_err(|_| Problem::new(ProblemKind::ContentTooLarge))?;
    let bad = || Problem::new(ProblemKind::BadRequest);
    let body = std::str::from_utf8(&body).map_err(|_| bad())?;
    if !is_encoded(body) {
        return Err(bad());
    }
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut count = 0;
    for field in body.split('&').filter(|field| !field.is_empty()) {
        count += 1;
        let (name, value) = field.split_once('=').unwrap_or((field, ""));
        let (name, value) = (decoded(name)?, decoded(value)?);
        let hidden = |c: char| c.is_control() && !['\n', '\r', '\t'].contains(&c);
        let odd = name.contains(hidden) || value.contains(hidden);
        if odd || count > limits.fields || length(&value) > limits.value {
            return Err(bad());
        }
        fields.entry(name).or_default().push(value);
    }
    Ok(Fields(fields))
}

/// The characters of a value. A browser sends the end of a line as two, and has counted one.
fn length(value: &str) -> usize {
    value.chars().count() - value.matches("\r\n").count()
}

/// The status of a page with a form: one that has faults was not accepted.
pub(crate) const fn status_of(issues: &[Issue]) -> StatusCode {
    if issues.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

/// What a page with a form says of what was sent; nothing while nobody has sent anything.
#[derive(Debug, Default)]
pub(crate) struct Refusal {
    pub(crate) errors: Vec<FieldError>,
    /// Whether somebody else has changed it since.
    pub(crate) conflict: bool,
}

impl Refusal {
    /// Faults of what was sent.
    pub(crate) fn with(issues: &[Issue]) -> Self {
        Self {
            errors: shown(issues),
            conflict: false,
        }
    }

    /// What a page with the form can say; any other error is a problem.
    pub(crate) fn of(error: Error) -> Result<Self, Problem> {
        match error {
            Error::Invalid(issues) => Ok(Self::with(&issues)),
            Error::Conflict => Ok(Self {
                errors: Vec::new(),
                conflict: true,
            }),
            other => Err(other.into()),
        }
    }

    /// The status of the page.
    pub(crate) const fn status(&self) -> StatusCode {
        if self.conflict {
            StatusCode::CONFLICT
        } else if self.errors.is_empty() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}

/// What stands in a form.
pub(crate) struct Formed<T> {
    /// What was sent; none for a form that nobody has sent.
    pub(crate) said: Option<T>,
    pub(crate) refusal: Refusal,
}

/// Faults as a page shows them.
pub(crate) fn shown(issues: &[Issue]) -> Vec<FieldError> {
    issues
        .iter()
        .map(|issue| FieldError {
            field: issue.field.to_owned(),
            code: match (issue.code, issue.field) {
                // What is missing is named.
                ("missing", "old" | "new") => "missing-password".to_owned(),
                ("missing", field) => format!("missing-{field}"),
                (code, _) => code.to_owned(),
            },
            number: issue.number.map_or(0, i64::from),
        })
        .collect()
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test stops where a step fails")]
mod tests {
    use axum::body::Body;

    use super::*;

    async fn read(value: &str) -> Result<Fields, Problem> {
        let body = Body::from(format!("report={value}"));
        let request = Request::post("/").header(header::CONTENT_TYPE, MEDIA_TYPE);
        let request = request.body(body).expect("a request");
        fields(request, 64 * 1024, LIMITS).await
    }

    #[tokio::test]
    async fn the_end_of_a_line_counts_as_the_one_character_that_it_is_in_the_page() {
        let lines = |line: &str| format!("{line}%0D%0A").repeat(200);
        // 1,800 letters and 200 line ends.
        let longest = lines("minutes..");
        let mut read_back = read(&longest).await.expect("as long as may be");
        let text = read_back.text("report").expect("one value");
        assert_eq!(text.chars().count(), 2200);
        assert!(read(&format!("{longest}.")).await.is_err());
        // Alone it is a character like any other.
        assert!(read(&"%0D".repeat(2001)).await.is_err());
    }
}
