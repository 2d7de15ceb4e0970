//! The commands of `icc-index`: one file each.

pub(crate) mod backup;
pub(crate) mod benchmark;
pub(crate) mod change_key;
pub(crate) mod doctor;
pub(crate) mod explain;
pub(crate) mod method;
pub(crate) mod migrate;
pub(crate) mod person;
pub(crate) mod questionnaire;
pub(crate) mod release;
pub(crate) mod restore;
pub(crate) mod robustness;
pub(crate) mod score;
pub(crate) mod scores;
pub(crate) mod serve;
pub(crate) mod user;
