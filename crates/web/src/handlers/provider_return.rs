//! The way back from a provider of identity.

use axum::response::Response;
use icc_app::Error;
use icc_app::accounts::ProviderAnswer;

use super::provider_way::{Which, return_to};
use super::sign_in;
use crate::cookies;
use crate::entering::entered;
use crate::extract::{PageCx, Path, Query};
use crate::problem::Problem;

/// The longest code or state that is taken back.
const LONGEST: usize = 2000;

pub(crate) async fn enter(
    cx: PageCx,
    Path(which): Path<Which>,
    query: Query,
) -> Result<Response, Problem> {
    let answer = ProviderAnswer {
        code: query.text("code", LONGEST)?,
        state: query.text("state", LONGEST)?,
    };
    let underway = cookies::underway(&cx.headers, &cx.app.config);
    let back = return_to(&cx, &which.provider)?;
    let secret = underway.as_ref().map(|underway| underway.secret.as_str());
    let visit = cx.guest.visit();
    let found = cx
        .app
        .service
        .sign_in_by_provider(&which.provider, secret, &answer, &back, &visit)
        .await;
    let next = underway.map(|underway| underway.next).unwrap_or_default();
    let config = cx.app.config.clone();
    let mut answer = match found {
        Ok(entry) => entered(&cx, &entry, &next),
        Err(Error::Invalid(issues)) => sign_in::refused(cx, String::new(), next, &issues).await?,
        Err(error) => return Err(error.into()),
    };
    // One way leads back once.
    cookies::forget_underway(&mut answer, &config);
    Ok(answer)
}
