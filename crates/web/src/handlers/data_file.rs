//! One file of the data set.

use axum::body::Bytes;
use axum::response::Response;
use icc_app::work::Kind;
use icc_pages::context::ProblemKind;
use icc_pages::urls::RouteKind;

use crate::extract::{PageCx, Path};
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};

pub(crate) async fn send(cx: PageCx, Path(file): Path<String>) -> Result<Response, Problem> {
    let exports = cx.app.service.exports(&cx.app.i18n).await?;
    let name = format!("data file {file}");
    cx.kept(RouteKind::DataFile, Kind::Quick, name, move |_| {
        let mut files = exports.iter().flat_map(|export| &export.files);
        let found = files.find(|one| one.name == file);
        let found = found.ok_or(Problem::new(ProblemKind::NotFound))?;
        let bytes = Bytes::copy_from_slice(&found.bytes);
        Ok(Rendered::new(found.media_type, bytes).named(Opening::Kept, &file, &file))
    })
    .await
}
