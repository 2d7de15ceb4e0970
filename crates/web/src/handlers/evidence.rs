//! What a municipality keeps as evidence.

pub(crate) mod file;
pub(crate) mod inbox;
pub(crate) mod item;
pub(crate) mod new;
pub(crate) mod upload;
pub(crate) mod withdraw;

use icc_app::evidence::EvidenceId;
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;
use serde::Deserialize;

use super::id;
use crate::problem::Problem;

/// A piece in the address.
#[derive(Deserialize)]
pub(crate) struct AtItem {
    city: String,
    item: String,
}

impl AtItem {
    fn id(&self) -> Result<EvidenceId, Problem> {
        id(&self.item)
    }

    fn here(&self) -> Route {
        Route::EvidenceItem {
            city: self.city.clone(),
            item: self.item.clone(),
        }
    }
}

fn all_of(city: &str) -> Route {
    Route::Evidence {
        city: city.to_owned(),
        q: String::new(),
        show: String::new(),
    }
}

/// The version of a piece that a form has seen.
fn version(text: &str) -> Result<i32, Problem> {
    let version = text.parse().ok().filter(|version| *version >= 1);
    version.ok_or(Problem::new(ProblemKind::BadRequest))
}
