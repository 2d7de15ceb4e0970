//! The commands of `icc-index`: one file each.

pub(crate) mod benchmark;
pub(crate) mod explain;
pub(crate) mod questionnaire;
pub(crate) mod score;
pub(crate) mod scores;
pub(crate) mod serve;
pub(crate) mod user;
