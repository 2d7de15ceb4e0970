//! Signing out.

use axum::response::Response;
use icc_pages::urls::Route;

use crate::cookies;
use crate::extract::PageCx;
use crate::problem::Problem;

pub(crate) async fn send(cx: PageCx) -> Result<Response, Problem> {
    if let Some(secret) = cx.guest.secret() {
        cx.app.service.sign_out(secret, cx.guest.origin()).await?;
    }
    let mut answer = cx.done(
        &Route::SignIn {
            next: String::new(),
        },
        "signed-out",
    );
    cookies::forget_session(&mut answer, &cx.app.config);
    Ok(answer)
}
