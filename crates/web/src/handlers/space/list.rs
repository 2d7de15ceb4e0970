//! The spaces that somebody is in, and the topics of one.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use icc_app::search::LONGEST_QUERY;
use icc_app::space::{DigestRhythm, SPACE_FILE_MEDIA_TYPE, TopicsAmong, TopicsWanted};
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;
use validator::Validate;

use crate::extract::{Path, Query, page_word};
use crate::form::{Fields, Form, Sent};
use crate::guest::Member;
use crate::present::space::{space_page, spaces_page};
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};
use crate::routes::Keeping;

/// The longest word for a choice of topics, and the longest code.
const LONGEST_WORD: usize = 64;

/// How often somebody wants to be told.
#[derive(Validate)]
pub(crate) struct Chosen {
    rhythm: String,
    /// The space from which it is said.
    network: String,
}

impl Form for Chosen {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            rhythm: fields.text("rhythm")?,
            network: fields.text("network")?,
        })
    }
}

/// What it is to be about.
pub(super) fn about(query: &Query) -> Result<String, Problem> {
    query.text("about", LONGEST_WORD)
}

pub(crate) async fn spaces(member: Member, query: Query) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let about = about(&query)?;
    let found = cx.app.service.spaces(&actor).await?;
    let page = spaces_page(&found, &about, cx.locale);
    cx.page_once(StatusCode::OK, move |cx| {
        let frame = cx.frame(Route::Spaces { about });
        Ok(cx.app.pages.spaces(&frame, &page)?)
    })
    .await
}

pub(crate) async fn show(
    member: Member,
    Path(network): Path<String>,
    query: Query,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let wanted = TopicsWanted {
        query: query.text("q", LONGEST_QUERY)?,
        shown: TopicsAmong::from_code(&query.text("show", LONGEST_WORD)?),
        about: about(&query)?,
        page: query.page()?,
    };
    let service = &cx.app.service;
    let found = service.space(&actor, &network, &wanted).await?;
    let page = space_page(&found, &wanted, cx.locale);
    cx.page_once(StatusCode::OK, move |cx| {
        let here = Route::Space {
            network,
            q: page.query.clone(),
            show: page.show.clone(),
            about: page.about.clone(),
            page: page_word(page.pagination.page),
        };
        let frame = cx.city_frame(here, page.head.invented);
        Ok(cx.app.pages.space(&frame, &page)?)
    })
    .await
}

pub(crate) async fn file(member: Member, Path(network): Path<String>) -> Result<Response, Problem> {
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let file = service.space_file(&member.actor, &network, origin).await?;
    let rendered = Rendered::new(SPACE_FILE_MEDIA_TYPE, file.bytes);
    let named = rendered.named(Opening::Kept, &file.name, &file.name);
    Ok(named.answer(&HeaderMap::new(), Keeping::Never))
}

pub(crate) async fn digest(member: Member, sent: Sent<Chosen>) -> Result<Response, Problem> {
    let Chosen { rhythm, network } = sent.form;
    let rhythm = match DigestRhythm::from_word(&rhythm) {
        None if rhythm != "never" => return Err(Problem::new(ProblemKind::BadRequest)),
        rhythm => rhythm,
    };
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    service.set_digest(&member.actor, rhythm, origin).await?;
    let there = if network.is_empty() {
        Route::Spaces {
            about: String::new(),
        }
    } else {
        Route::Space {
            network,
            q: String::new(),
            show: String::new(),
            about: String::new(),
            page: String::new(),
        }
    };
    Ok(member.cx.done(&there, "digest-chosen"))
}
