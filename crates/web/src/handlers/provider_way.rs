//! The way to a provider of identity. Nothing is kept here: what has to come back is made from a
//! secret that only this browser holds.

use axum::response::Response;
use icc_app::Error;
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;
use serde::Deserialize;

use super::sign_in;
use crate::cookies::{self, Underway};
use crate::entering::LONGEST_NEXT;
use crate::extract::{PageCx, Path, Query, see_other};
use crate::problem::Problem;
use crate::target::safe_target;

#[derive(Deserialize)]
pub(crate) struct Which {
    pub(crate) provider: String,
}

/// Where a provider sends browsers back to. Addresses of our own begin with what the settings say.
pub(crate) fn return_to(cx: &PageCx, provider: &str) -> Result<String, Problem> {
    let base = &cx.app.config.public_url;
    if base.is_empty() {
        return Err(Problem::new(ProblemKind::NotFound));
    }
    let route = Route::ProviderReturn {
        provider: provider.to_owned(),
    };
    Ok(format!("{base}{}", route.path(cx.locale)))
}

pub(crate) async fn lead(
    cx: PageCx,
    Path(which): Path<Which>,
    query: Query,
) -> Result<Response, Problem> {
    let next = query.text("next", LONGEST_NEXT)?;
    let next = safe_target(&next).unwrap_or_default().to_owned();
    let back = return_to(&cx, &which.provider)?;
    let way = cx.app.service.way_to_provider(&which.provider, &back).await;
    match way {
        Ok((address, secret)) => {
            let mut answer = see_other(&address);
            let underway = Underway { secret, next };
            cookies::set_underway(&mut answer, &cx.app.config, &underway);
            Ok(answer)
        }
        Err(Error::Invalid(issues)) => sign_in::refused(cx, String::new(), next, &issues).await,
        Err(error) => Err(error.into()),
    }
}
