//! What a city plans.

use std::collections::BTreeSet;
use std::sync::Arc;

use icc_app::Actor;
use icc_app::targets::TargetSaid;
use icc_pages::context::ProblemKind;
use serde::Deserialize;
use validator::Validate;

use crate::extract::PageCx;
use crate::form::{Fields, Form};
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
    cx.published = Arc::new(cx.app.published_as(own).await?);
    Ok((cx, offered.slug()))
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
        let version = fields.text("version")?.parse();
        Ok(Self {
            said: TargetSaid {
                name: fields.text("name")?,
                due: fields.text("due")?,
                questions,
                version: version.map_err(|_| Problem::new(ProblemKind::BadRequest))?,
            },
        })
    }
}
