//! Facts published about a city, each with its year, definition and source.

use icc_domain::FactValue;
use serde::{Deserialize, Serialize};

/// One published fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// What is measured.
    pub label: String,
    /// The value; none when nobody has published or entered it.
    pub value: Option<FactValue>,
    /// The year it holds for.
    pub year: Option<i32>,
    /// What exactly is counted; empty when the label says it all.
    pub definition: String,
    /// What a reader must know beside it; empty for nothing.
    pub note: String,
    /// Who published it; empty when there is no value.
    pub source: String,
}
