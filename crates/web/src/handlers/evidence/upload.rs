//! A form with a file, read piece by piece and never past its limits.

use std::collections::BTreeMap;

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use icc_app::evidence::{EvidenceSaid, HandedIn};
use icc_app::input::Issue;
use icc_i18n::nfc;
use icc_pages::context::ProblemKind;
use tokio::sync::OwnedSemaphorePermit;

use crate::problem::Problem;
use crate::state::Site;

/// Most parts: every question as a tag, and the fields.
const MOST_PARTS: usize = 600;
/// Longest text of a part, in bytes: more than any field takes, so that one too long is told.
const LONGEST_TEXT: usize = 32 * 1024;
/// Bytes of all texts together.
const LONGEST_TEXTS: usize = 256 * 1024;
/// Bytes of a file that is too large which are still read, so that the browser hears why.
const READ_ON: u64 = 64 << 20;

/// What the form has sent.
pub(crate) struct Upload {
    pub(crate) said: EvidenceSaid,
    pub(crate) file: Option<HandedIn>,
    /// The file is larger than any that is kept; nothing of it was.
    pub(crate) too_large: Option<Issue>,
    /// Held while the file is in memory.
    _place: OwnedSemaphorePermit,
}

impl Upload {
    /// Reads a request whose sender may hand in a file. The router has taken the usual limit of a
    /// body away: ours counts while reading.
    pub(crate) async fn read(request: Request, site: &Site) -> Result<Self, Problem> {
        let places = std::sync::Arc::clone(&site.app.uploads);
        let place = places
            .try_acquire_owned()
            .map_err(|_| Problem::new(ProblemKind::Unavailable))?;
        let mut parts = Multipart::from_request(request, site)
            .await
            .map_err(|_| Problem::new(ProblemKind::UnsupportedMediaType))?;
        let largest = site.app.service.evidence_limits().file;
        let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let (mut file, mut too_large) = (None, None);
        let (mut count, mut length) = (0, 0);
        while let Some(part) = parts.next_field().await.map_err(|error| broken(&error))? {
            count += 1;
            if count > MOST_PARTS {
                return Err(Problem::new(ProblemKind::BadRequest));
            }
            let field = part.name().unwrap_or_default().to_owned();
            if field == "file" {
                let name = part.file_name().unwrap_or_default().to_owned();
                match bytes(part, largest).await? {
                    // A browser sends an empty part where nothing was chosen.
                    Some(bytes) if bytes.is_empty() && name.is_empty() => {}
                    Some(bytes) if file.is_none() => file = Some(HandedIn { name, bytes }),
                    Some(_) => return Err(Problem::new(ProblemKind::BadRequest)),
                    None => {
                        too_large = Some(Issue {
                            number: u32::try_from(largest >> 20).ok(),
                            ..Issue::new("file", "file-size")
                        });
                    }
                }
            } else {
                let text = text(part).await?;
                length += text.len();
                if length > LONGEST_TEXTS {
                    return Err(Problem::new(ProblemKind::ContentTooLarge));
                }
                texts.entry(field).or_default().push(text);
            }
        }
        let mut one = |name: &str| match texts.remove(name) {
            None => Ok(String::new()),
            Some(values) => match <[String; 1]>::try_from(values) {
                Ok([one]) => Ok(one),
                Err(_) => Err(Problem::new(ProblemKind::BadRequest)),
            },
        };
        let said = EvidenceSaid {
            title: one("title")?,
            url: one("url")?,
            owner: one("owner")?,
            valid_until: one("valid-until")?,
            note: one("note")?,
            visibility: one("visibility")?,
            tags: texts.remove("tags").unwrap_or_default(),
        };
        Ok(Self {
            said,
            file,
            too_large,
            _place: place,
        })
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

async fn text(mut part: Field<'_>) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(piece) = part.chunk().await.map_err(|error| broken(&error))? {
        if bytes.len() + piece.len() > LONGEST_TEXT {
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
