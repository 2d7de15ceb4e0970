//! What is kept about oneself, to take along.

use axum::http::HeaderMap;
use axum::response::Response;
use icc_pages::context::ProblemKind;
use validator::Validate;

use crate::form::{Fields, Form, Sent};
use crate::guest::Member;
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};
use crate::routes::Keeping;

#[derive(Validate)]
pub(crate) struct Wanted {
    file: String,
}

impl Form for Wanted {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            file: fields.text("file")?,
        })
    }
}

pub(crate) async fn send(member: Member, sent: Sent<Wanted>) -> Result<Response, Problem> {
    let json = match sent.form.file.as_str() {
        "json" => true,
        "csv" => false,
        _ => return Err(Problem::new(ProblemKind::BadRequest)),
    };
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let files = service.own_data(&member.actor, origin).await?;
    let (media_type, name, bytes) = if json {
        ("application/json", "person.json", files.json)
    } else {
        ("text/csv; charset=utf-8", "person.csv", files.csv)
    };
    let file = Rendered::new(media_type, bytes).named(Opening::Kept, name, name);
    Ok(file.answer(&HeaderMap::new(), Keeping::Never))
}
