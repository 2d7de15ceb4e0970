//! What a form has sent. A form that does not fit is shown again with every reason; what no form of
//! ours can have sent is refused as a problem.

use std::collections::BTreeMap;

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
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

    /// Takes the fields; those that are not there are empty, others are left alone.
    fn read(fields: &mut Fields) -> Result<Self, Problem>;
}

/// The fields of a form, by name.
pub(crate) struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
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
}

/// A form with what is wrong with its fields.
pub(crate) struct Sent<T> {
    pub(crate) form: T,
    pub(crate) issues: Vec<Issue>,
}

impl<T: Form> FromRequest<Site> for Sent<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Problem> {
        let mut fields = fields(request, site.app.limits.form, LIMITS).await?;
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
        if odd || count > limits.fields || value.chars().count() > limits.value {
            return Err(bad());
        }
        fields.entry(name).or_default().push(value);
    }
    Ok(Fields(fields))
}

/// The status of a page with a form: one that has faults was not accepted.
pub(crate) const fn status_of(issues: &[Issue]) -> StatusCode {
    if issues.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
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
