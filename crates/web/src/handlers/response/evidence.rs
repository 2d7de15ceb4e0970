//! Attaching evidence to an answer, and taking it off. What stands in the form of the answer is kept
//! on the way.

use std::collections::BTreeMap;

use axum::response::Response;
use icc_app::evidence::EvidenceId;
use icc_app::responses::Attaching;
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;

use super::AtQuestion;
use super::question::page;
use crate::extract::Path;
use crate::guest::Member;
use crate::handlers::id;
use crate::present::response::status_of;
use crate::problem::Problem;
use crate::sheet::Sheet;

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtQuestion>,
    mut sheet: Sheet,
) -> Result<Response, Problem> {
    let seen = sheet.shown(&at.question)?;
    let (evidence, attaching, done) = step(&mut sheet, seen)?;
    let changes = sheet.changes_in_passing()?;
    let [change] = changes.as_slice() else {
        return Err(Problem::new(ProblemKind::BadRequest));
    };
    if change.question != at.question {
        return Err(Problem::new(ProblemKind::BadRequest));
    }
    let (service, language) = (&member.cx.app.service, member.cx.locale);
    let place = (at.city.as_str(), at.wave.as_str());
    let (words, what) = ((change, language), (evidence, &attaching));
    let saved = service
        .save_and_attach(&member.actor, place, words, what)
        .await?;
    let saved = BTreeMap::from([(at.question.clone(), saved)]);
    if status_of(&saved).is_some() {
        return page(member, at, &changes, &saved).await;
    }
    let there = Route::ResponseQuestion {
        city: at.city,
        wave: at.wave,
        question: at.question,
    };
    Ok(member.cx.done(&there, done))
}

/// Which piece, what is done with it, and what is said then. The button that was pressed names the
/// piece; a new one is chosen from the list.
fn step(sheet: &mut Sheet, seen: i32) -> Result<(EvidenceId, Attaching, &'static str), Problem> {
    let (attach, prove, detach) = (
        sheet.text("attach")?,
        sheet.text("prove")?,
        sheet.text("detach")?,
    );
    let chosen = sheet.text("evidence")?;
    match [attach.is_empty(), prove.is_empty(), detach.is_empty()] {
        [false, true, true] => Ok((id(&chosen)?, Attaching::Attach, "evidence-attached")),
        [true, false, true] => {
            let options = sheet.all(&format!("proves.{prove}"));
            let options = options.into_iter().collect();
            let prove = id(&prove)?;
            let attaching = Attaching::Prove { options, seen };
            Ok((prove, attaching, "evidence-attached"))
        }
        [true, true, false] => Ok((id(&detach)?, Attaching::Detach, "evidence-detached")),
        _ => Err(Problem::new(ProblemKind::BadRequest)),
    }
}
