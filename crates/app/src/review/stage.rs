//! The response under review, held while somebody acts on it.

use icc_store::{Hold, Repositories, Response, Write};

use crate::error::Error;
use crate::responses::Desk;

/// The response of a desk, which nobody else moves while this unit of work lasts.
pub(super) async fn held(
    desk: &Desk,
    hold: Hold,
    repositories: &Repositories<'_, Write>,
) -> Result<Response, Error> {
    let held = repositories
        .responses()
        .held(&desk.scope, desk.city.id, desk.wave.id, hold)
        .await?
        .ok_or(Error::NotFound)?;
    // Between the look and the hold somebody may have moved it.
    if held.status != desk.response()?.status {
        return Err(Error::Closed);
    }
    Ok(held)
}
