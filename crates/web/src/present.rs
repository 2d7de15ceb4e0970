//! Use cases as pages show them: what they found becomes the context of a page, field by field.
//! Nothing is computed here that a chart, a report or a file would need too.

pub(crate) mod board;
pub(crate) mod cities;
pub(crate) mod city;
pub(crate) mod consent;
pub(crate) mod crossing;
pub(crate) mod data;
pub(crate) mod evidence;
pub(crate) mod explanation;
pub(crate) mod extension;
mod external;
mod figures;
pub(crate) mod home;
pub(crate) mod indicators;
pub(crate) mod method;
pub(crate) mod notice;
pub(crate) mod parts;
pub(crate) mod people;
pub(crate) mod publication;
pub(crate) mod register;
pub(crate) mod response;
pub(crate) mod review;
pub(crate) mod shared;
pub(crate) mod still_true;
pub(crate) mod submission;
pub(crate) mod waves;

/// A count as pages take it.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
