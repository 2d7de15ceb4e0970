//! The method lab: another method on everything that is public. Everything that is tried is in the
//! address, and nothing of it is kept.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::variants::{Absence, Asked};
use icc_app::work::Kind;
use icc_pages::urls::{Route, RouteKind};

use crate::api::answer::{self, About};
use crate::api::format::Format;
use crate::extract::{LONGEST_CODE, PageCx, Query, see_other};
use crate::present;
use crate::present::method_lab::{POINTS, WEIGHT, route, route_at};
use crate::problem::Problem;

/// The longest list that an address holds.
const LONGEST: usize = 2_000;
/// The longest text that a field of the form takes, and more than it shows: one too long is told.
const LONGEST_NUMBER: usize = 200;
/// The question whose points a form sends: they are those of no other.
const POINTS_OF: &str = "points-of";

pub(crate) async fn show(cx: PageCx, query: Query) -> Result<Response, Problem> {
    let asked = asked(&query)?;
    let wanted = query.position("page")?;
    let desk = cx.published.snapshot.lab(&asked);
    if !desk.faults.is_empty() {
        return cx
            .page_once(StatusCode::UNPROCESSABLE_ENTITY, move |cx| {
                let page = present::method_lab::page(cx, &asked, wanted)?;
                let frame = cx.frame(route(&asked));
                Ok(cx.app.pages.method_lab(&frame, &page)?)
            })
            .await;
    }
    // One variant, one address: whatever was chosen in a form leads to it.
    let wanted = if desk.variant.is_empty() { 1 } else { wanted };
    let here = route_at(&desk.written(&asked), wanted);
    if !is_written(&query, &here) {
        return Ok(see_other(&here.path(cx.locale)));
    }
    cx.page_anew(RouteKind::MethodLab, move |cx| {
        let page = present::method_lab::page(cx, &asked, wanted)?;
        Ok(cx.app.pages.method_lab(&cx.frame(here), &page)?)
    })
    .await
}

pub(crate) async fn csv(cx: PageCx, query: Query) -> Result<Response, Problem> {
    table(cx, &query, Format::Csv).await
}

pub(crate) async fn json(cx: PageCx, query: Query) -> Result<Response, Problem> {
    table(cx, &query, Format::Json).await
}

/// What the page shows as rows. What cannot be tried leads to the page, which says why.
async fn table(cx: PageCx, query: &Query, format: Format) -> Result<Response, Problem> {
    let asked = asked(query)?;
    let page = route(&asked);
    let snapshot = Arc::clone(&cx.published.snapshot);
    let work = move || {
        let desk = snapshot.lab(&asked);
        let can_be_tried = desk.faults.is_empty();
        can_be_tried
            .then(|| snapshot.trial(&desk, &asked.wave))
            .transpose()
    };
    match cx.app.workers.run(Kind::Quick, work).await?? {
        Some(rows) => answer::table(&rows, About::default(), format, &cx.headers),
        None => Ok(see_other(&page.path(cx.locale))),
    }
}

/// What an address or a form asks for.
fn asked(query: &Query) -> Result<Asked, Problem> {
    let code = |name| query.text(name, LONGEST_CODE * 2 + 1);
    let mut asked = Asked {
        from: code("from")?,
        weights: Asked::list(&query.text("weights", LONGEST)?),
        combine: code("combine")?,
        floor: query.text("floor", LONGEST_NUMBER)?,
        question: code("question")?,
        points: Asked::list(&query.text("points", LONGEST)?),
        wave: code("wave")?,
        measure: code("measure")?,
        ..Asked::default()
    };
    for absence in Absence::ALL {
        let word = code(absence.name())?;
        if !word.is_empty() {
            asked.treatments.insert(absence, word);
        }
    }
    let of_another = query.has(POINTS_OF) && code(POINTS_OF)? != asked.question;
    if of_another {
        asked.points.clear();
    }
    for name in query.names() {
        let (list, part) = if let Some(part) = name.strip_prefix(WEIGHT) {
            (&mut asked.weights, part)
        } else if let Some(part) = name.strip_prefix(POINTS).filter(|_| !of_another) {
            (&mut asked.points, part)
        } else {
            continue;
        };
        list.insert(part.to_owned(), query.text(name, LONGEST_NUMBER)?);
    }
    Ok(asked)
}

/// Whether a query is written as an address is.
fn is_written(query: &Query, here: &Route) -> bool {
    let of_form =
        |name: &str| name == POINTS_OF || name.starts_with(WEIGHT) || name.starts_with(POINTS);
    let Route::MethodLab {
        from,
        weights,
        combine,
        floor,
        unknown,
        not_answered,
        not_applicable,
        not_within_powers,
        no_score,
        question,
        points,
        wave,
        measure,
        page,
    } = here
    else {
        return false;
    };
    let fields = [
        ("from", from),
        ("weights", weights),
        ("combine", combine),
        ("floor", floor),
        ("unknown", unknown),
        ("not_answered", not_answered),
        ("not_applicable", not_applicable),
        ("not_within_powers", not_within_powers),
        ("no_score", no_score),
        ("question", question),
        ("points", points),
        ("wave", wave),
        ("measure", measure),
        ("page", page),
    ];
    let same = |(name, value): &(&str, &String)| match query.values(name) {
        [] => value.is_empty(),
        [one] => !value.is_empty() && one == *value,
        _ => false,
    };
    fields.iter().all(same) && !query.names().any(of_form)
}
