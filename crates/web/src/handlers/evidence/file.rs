//! The file of a piece: kept by the browser, never shown inside the service.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use icc_app::evidence::SentFile;

use super::AtItem;
use crate::extract::Path;
use crate::guest::Member;
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};
use crate::routes::Keeping;

/// Whatever a browser makes of the file, it runs nothing and belongs to nobody.
const SANDBOX: HeaderValue = HeaderValue::from_static("sandbox; default-src 'none'");

pub(crate) async fn send(member: Member, Path(at): Path<AtItem>) -> Result<Response, Problem> {
    let service = &member.cx.app.service;
    let file = service
        .evidence_file(&member.actor, &at.city, at.id()?)
        .await?;
    Ok(offered(&at.item, file))
}

/// A file under an id, to be kept.
pub(crate) fn offered(item: &str, file: SentFile) -> Response {
    let plain = format!("{item}.{}", file.kind.extension());
    let mut answer = Rendered::new(file.kind.media_type(), file.bytes)
        .named(Opening::Kept, &plain, &file.name)
        .answer(&HeaderMap::new(), Keeping::Never);
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, SANDBOX);
    headers.remove(header::ETAG);
    answer
}
