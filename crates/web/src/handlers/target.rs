//! What a city plans.

use std::collections::BTreeSet;

use icc_app::targets::TargetSaid;
use icc_pages::context::ProblemKind;
use serde::Deserialize;
use validator::Validate;

use crate::form::{Fields, Form};
use crate::problem::Problem;

pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod one;
pub(crate) mod remove;

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
