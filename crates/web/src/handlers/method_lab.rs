//! The method lab: another method on everything that is public. Everything that is tried is in the
//! address, and nothing of it is kept.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::variants::{Absence, Asked};
use icc_pages::urls::{Route, RouteKind};

use crate::extract::{LONGEST_CODE, PageCx, Query, see_other};
use crate::present;
use crate::present::method_lab::{POINTS, WEIGHT, route};
use crate::problem::Problem;

/// The longest list that an address holds.
const LONGEST: usize = 2_000;
/// The longest text that a field of the form takes, and more than it shows: one too long is told.
const LONGEST_NUMBER: usize = 200;
/// The question whose points a form sends: they are those of no other.
const POINTS_OF: &str = "points-of";

pub(crate) async fn show(cx: PageCx, query: Query) -> Result<Response, Problem> {
    let asked = asked(&query)?;
    let desk = cx.published.snapshot.lab(&asked);
    if !desk.faults.is_empty() {
        return cx
            .page_once(StatusCode::UNPROCESSABLE_ENTITY, move |cx| {
                let page = present::method_lab::page(cx, &asked)?;
                let frame = cx.frame(route(&asked));
                Ok(cx.app.pages.method_lab(&frame, &page)?)
            })
            .await;
    }
    // One variant, one address: whatever was chosen in a form leads to it.
    let here = route(&desk.written(&asked));
    if !is_written(&query, &here) {
        return Ok(see_other(&here.path(cx.locale)));
    }
    cx.page_anew(RouteKind::MethodLab, move |cx| {
        let page = present::method_lab::page(cx, &asked)?;
        Ok(cx.app.pages.method_lab(&cx.frame(here), &page)?)
    })
    .await
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
    ];
    let same = |(name, value): &(&str, &String)| match query.values(name) {
        [] => value.is_empty(),
        [one] => !value.is_empty() && one == *value,
        _ => false,
    };
    fields.iter().all(same) && !query.names().any(of_form)
}
