//! What is shown to an audience beyond what everybody sees: the pages of a city, made of what that
//! audience may see, for whoever reads as it. Nothing of it is ever kept.

pub(crate) mod city;
pub(crate) mod explanation;
pub(crate) mod file;
pub(crate) mod list;
pub(crate) mod next_steps;
pub(crate) mod words;
pub(crate) mod words_file;

use icc_pages::context::Reader;

use crate::extract::PageCx;
use crate::guest::Member;
use crate::present::consent::audience;
use crate::problem::Problem;

/// The page about a city as somebody sees it who reads as an audience.
async fn reading(member: Member, slug: String, city: &str) -> Result<PageCx, Problem> {
    let Member { mut cx, actor, .. } = member;
    let (offered, snapshot) = cx.app.service.read_as(&actor, &slug, city).await?;
    cx.published = cx.app.published_as(snapshot).await?;
    cx.reader = Reader {
        slug,
        audience: audience(&offered, cx.locale),
    };
    Ok(cx)
}
