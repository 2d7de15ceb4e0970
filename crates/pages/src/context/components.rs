//! Every component of the pages once.

use serde::{Deserialize, Serialize};

use super::{CityPage, FieldError};

/// Every component of the pages once, filled with its own sample: nothing here is a result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComponentsPage {
    /// An invented city with a result.
    pub city: CityPage,
    /// What is wrong with the form.
    pub errors: Vec<FieldError>,
}
