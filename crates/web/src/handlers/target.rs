//! What a city plans.

use std::collections::BTreeSet;

use icc_app::Actor;
use icc_app::practices::PracticeRow;
use icc_app::targets::TargetSaid;
use serde::Deserialize;
use validator::Validate;

use crate::extract::PageCx;
use crate::form::{Fields, Form};
use crate::present::next_steps::asked_today;
use crate::problem::Problem;

pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod one;
pub(crate) mod remove;

/// The same request, on the ground of what the city has handed in where the person sees that: plans
/// are made before anything is shown to others. Gives how that is called in addresses; empty on the
/// ground of what everybody sees.
async fn on_own_ground(
    mut cx: PageCx,
    actor: &Actor,
    city: &str,
) -> Result<(PageCx, String), Problem> {
    let Some((offered, own)) = cx.app.service.as_itself(actor, city).await? else {
        return Ok((cx, String::new()));
    };
    cx.published = cx.app.published_as(own).await?;
    Ok((cx, offered.slug()))
}

/// The practices that a target can follow: those that it follows, and those that help with what is
/// planned.
async fn practices(
    cx: &PageCx,
    actor: &Actor,
    said: &TargetSaid,
    followed: Vec<PracticeRow>,
) -> Result<Vec<PracticeRow>, Problem> {
    let mut points = asked_today(cx);
    points.retain(|point| said.questions.contains(&point.question));
    let helping = cx.app.service.practices_for(Some(actor), &points).await?;
    let mut rows = followed;
    for row in helping.into_values().flatten() {
        let is_there = |known: &PracticeRow| known.shown.practice == row.shown.practice;
        if !rows.iter().any(is_there) {
            rows.push(row);
        }
    }
    Ok(rows)
}

#[derive(Deserialize)]
pub(crate) struct AtTarget {
    pub(crate) city: String,
    pub(crate) target: String,
}

/// What a form says of a target; looked at by the use case.
#[derive(Validate)]
pub(crate) struct Saying {
    #[validate(skip)]
    pub(crate) said: TargetSaid,
}

impl Form for Saying {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        let questions: BTreeSet<String> = fields.all("plan").into_iter().collect();
        Ok(Self {
            said: TargetSaid {
                name: fields.text("name")?,
                due: fields.text("due")?,
                questions,
                owner: fields.text("owner")?,
                practices: fields.all("practice").into_iter().collect(),
                version: fields.whole("version")?,
            },
        })
    }
}
