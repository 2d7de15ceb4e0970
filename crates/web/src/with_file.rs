//! A form with a file, read piece by piece and never past its limits.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use icc_app::evidence::{HandedIn, SaidFile};
use icc_app::input::Issue;
use icc_i18n::nfc;
use icc_pages::context::ProblemKind;
use tokio::sync::OwnedSemaphorePermit;

use crate::form::Fields;
use crate::problem::Problem;
use crate::state::App;

const MEDIA_TYPE: &str = "multipart/form-data";
/// The field that holds the file.
const FILE: &str = "file";
/// Bytes of all texts together.
const LONGEST_TEXTS: usize = 256 * 1024;
/// Bytes of a file that is not kept which are still read, so that the browser hears why.
const READ_ON: u64 = 64 << 20;

/// What the texts of such a form may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextLimits {
    /// Most parts.
    pub(crate) parts: usize,
    /// Longest text of a part, in bytes: more than any field takes, so that one too long is told.
    pub(crate) text: usize,
}

/// What becomes of the file.
pub(crate) enum Taking {
    /// It is kept in memory, for which there is a place.
    Kept(OwnedSemaphorePermit),
    /// It is left, whatever it is, and that is why.
    Left(Issue),
}

impl Taking {
    /// Keeps it while there is a place in memory; none while there is none.
    pub(crate) fn place(app: &App) -> Option<Self> {
        let places = Arc::clone(&app.uploads);
        places.try_acquire_owned().ok().map(Self::Kept)
    }
}

/// What the form has sent.
pub(crate) struct WithFile {
    fields: Fields,
    file: Option<SaidFile>,
    /// Held while the file is in memory.
    place: Option<OwnedSemaphorePermit>,
}

impl WithFile {
    /// What a form without a file has sent.
    pub(crate) const fn without(fields: Fields) -> Self {
        Self {
            fields,
            file: None,
            place: None,
        }
    }

    /// Whether a request brings such a form.
    pub(crate) fn is_sent(headers: &HeaderMap) -> bool {
        let kind = headers.get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        kind.eq_ignore_ascii_case(MEDIA_TYPE)
    }

    /// Reads a request whose sender may hand in a file. The router has taken the usual limit of a
    /// body away: ours counts while reading.
    pub(crate) async fn read(
        request: Request,
        app: &App,
        limits: TextLimits,
        taking: Taking,
    ) -> Result<Self, Problem> {
        let mut parts = Multipart::from_request(request, &())
            .await
            .map_err(|_| Problem::new(ProblemKind::UnsupportedMediaType))?;
        let (largest, why, place) = match taking {
            Taking::Kept(place) => {
                let largest = app.service.evidence_limits().file;
                (largest, too_large(largest), Some(place))
            }
            Taking::Left(why) => (0, why, None),
        };
        let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut file = None;
        let (mut count, mut length) = (0, 0);
        while let Some(part) = parts.next_field().await.map_err(|error| broken(&error))? {
            count += 1;
            if count > limits.parts {
                return Err(Problem::new(ProblemKind::BadRequest));
            }
            let field = part.name().unwrap_or_default().to_owned();
            if field == FILE {
                let name = part.file_name().unwrap_or_default().to_owned();
                let said = match bytes(part, largest).await? {
                    // A browser sends an empty part where nothing was chosen.
                    Some(bytes) if bytes.is_empty() && name.is_empty() => continue,
                    Some(bytes) if place.is_some() => SaidFile::Whole(HandedIn { name, bytes }),
                    Some(_) | None => SaidFile::Left { name, why },
                };
                if file.replace(said).is_some() {
                    return Err(Problem::new(ProblemKind::BadRequest));
                }
            } else {
                let text = text(part, limits.text).await?;
                length += text.len();
                if length > LONGEST_TEXTS {
                    return Err(Problem::new(ProblemKind::ContentTooLarge));
                }
                texts.entry(field).or_default().push(text);
            }
        }
        Ok(Self {
            fields: Fields::of(texts),
            file,
            place,
        })
    }

    /// Its parts, with what has to be held as long as the file.
    pub(crate) fn taken(self) -> (Fields, Option<SaidFile>, Option<OwnedSemaphorePermit>) {
        (self.fields, self.file, self.place)
    }
}

/// The status of a page that says what is wrong with a form that had a file.
pub(crate) fn status_of(issues: &[Issue]) -> StatusCode {
    if issues.iter().any(|issue| issue.code == TOO_LARGE) {
        StatusCode::PAYLOAD_TOO_LARGE
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

const TOO_LARGE: &str = "file-size";

/// That a file is larger than any that is kept.
fn too_large(largest: u64) -> Issue {
    Issue {
        number: u32::try_from(largest >> 20).ok(),
        ..Issue::new(FILE, TOO_LARGE)
    }
}

/// The bytes of a file; none when there are more than may be.
async fn bytes(mut part: Field<'_>, largest: u64) -> Result<Option<Vec<u8>>, Problem> {
    let mut bytes = Vec::new();
    let mut length: u64 = 0;
    while let Some(piece) = part.chunk().await.map_err(|error| broken(&error))? {
        length += piece.len() as u64;
        if length > largest {
            bytes = Vec::new();
            if length > largest.saturating_add(READ_ON) {
                return Err(Problem::new(ProblemKind::ContentTooLarge));
            }
        } else {
            bytes.extend_from_slice(&piece);
        }
    }
    Ok((length <= largest).then_some(bytes))
}

async fn text(mut part: Field<'_>, longest: usize) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(piece) = part.chunk().await.map_err(|error| broken(&error))? {
        if bytes.len() + piece.len() > longest {
            return Err(Problem::new(ProblemKind::ContentTooLarge));
        }
        bytes.extend_from_slice(&piece);
    }
    let text = String::from_utf8(bytes).ok();
    let hidden = |c: char| c.is_control() && !['\n', '\r', '\t'].contains(&c);
    text.filter(|text| !text.contains(hidden))
        .map(|text| nfc(&text))
        .ok_or(Problem::new(ProblemKind::BadRequest))
}

fn broken(error: &MultipartError) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::new(ProblemKind::ContentTooLarge)
    } else {
        Problem::new(ProblemKind::BadRequest)
    }
}
