//! Waves, for those who manage them.

pub(crate) mod edit;
pub(crate) mod list;
pub(crate) mod new;

use icc_app::waves::WaveSaid;
use serde::Deserialize;
use validator::Validate;

use crate::form::{Fields, Form};
use crate::problem::Problem;

/// A wave in the address.
#[derive(Deserialize)]
pub(crate) struct AtWave {
    wave: String,
}

/// What is said about a wave; the use case looks at all of it.
#[derive(Validate)]
pub(crate) struct Sheet {
    #[validate(skip)]
    said: WaveSaid,
}

impl Form for Sheet {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        let said = WaveSaid {
            code: fields.text("code")?,
            name_fr: fields.text("name-fr")?,
            name_en: fields.text("name-en")?,
            year: fields.text("year")?,
            asks: fields.text("asks")?,
            networks: fields.all("networks"),
            first: fields.text("first")?,
            last: fields.text("last")?,
            sure: fields.text("sure")?,
            seen: fields.text("seen")?,
        };
        Ok(Self { said })
    }
}
