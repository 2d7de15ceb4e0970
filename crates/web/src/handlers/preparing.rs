//! What the pages of files that take a while have in common.

use std::sync::Arc;

use axum::response::Response;
use icc_app::jobs::{Making, Progress, Stage};
use icc_app::work::Kind;
use icc_pages::urls::Route;
use validator::Validate;

use crate::extract::{PageCx, see_other};
use crate::form::{Fields, Form};
use crate::problem::Problem;
use crate::respond::Rendered;

/// A ticket is this long at most.
pub(super) const LONGEST: usize = 100;

/// Whoever leaves gives the ticket back.
#[derive(Validate)]
pub(crate) struct Leaving {
    #[validate(skip)]
    pub(super) ticket: String,
}

impl Form for Leaving {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            ticket: fields.text("ticket")?,
        })
    }
}

/// How far the file of a ticket is, while it is on its way.
pub(super) fn under_way(cx: &PageCx, ticket: &str) -> Option<Stage> {
    let stage = cx.app.service.look_at(&cx.app.jobs, ticket);
    stage.filter(|stage| matches!(stage, Stage::Waiting { .. } | Stage::Working { .. }))
}

/// How far a file is that is not on its way: it may be there for everybody who asks.
pub(super) fn at_rest(cx: &PageCx, ticket: &str, name: &str) -> Option<Stage> {
    let there = cx.app.cache.has(&cx.kept_name(name));
    let there = there.then_some(Stage::Done);
    there.or_else(|| cx.app.service.look_at(&cx.app.jobs, ticket))
}

/// Takes a ticket for a file and leads to its page. The file is then kept as if it had been asked
/// for.
pub(super) fn begin(
    cx: PageCx,
    name: String,
    there: impl FnOnce(String) -> Route,
    make: impl FnOnce(&PageCx, &Progress) -> Result<Rendered, Problem> + Send + 'static,
) -> Result<Response, Problem> {
    let kept = cx.kept_name(&name);
    let (ticket, making) = cx.app.service.take_ticket(&cx.app.jobs, &kept)?;
    let answer = see_other(&there(ticket).path(cx.locale));
    if let Some(making) = making {
        tokio::spawn(made(Arc::new(cx), name, making, make));
    }
    Ok(answer)
}

async fn made(
    cx: Arc<PageCx>,
    name: String,
    making: Making,
    make: impl FnOnce(&PageCx, &Progress) -> Result<Rendered, Problem> + Send + 'static,
) {
    let making = Arc::new(making);
    let told = Arc::clone(&making);
    let made = cx.made(Kind::Booked, name, move |cx| make(cx, &told.start()?));
    let made = made.await.is_ok();
    if let Some(making) = Arc::into_inner(making) {
        making.end(made);
    }
}
