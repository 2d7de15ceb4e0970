//! Saying that the answers of a section are true.

use std::collections::BTreeSet;

use axum::response::Response;
use icc_app::review::Confirming;
use icc_pages::urls::Route;

use super::AtSection;
use crate::extract::Path;
use crate::guest::Member;
use crate::problem::Problem;
use crate::sheet::Sheet;

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtSection>,
    mut sheet: Sheet,
) -> Result<Response, Problem> {
    let except: BTreeSet<String> = sheet.all("except").into_iter().collect();
    let show = sheet.text("show")?;
    let confirming = Confirming {
        seen: sheet.checks()?,
        except,
    };
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let of = (at.city.as_str(), at.wave.as_str());
    let confirmed = service
        .review_confirm(&member.actor, of, &at.section, &confirming, origin)
        .await?;
    let said = match confirmed.left {
        0 => "review-confirmed",
        _ => "review-confirmed-some",
    };
    let there = Route::ReviewSection {
        city: at.city,
        wave: at.wave,
        section: at.section,
        show,
    };
    Ok(member.cx.done(&there, said))
}
