//! Reviews as pages show them.

mod answers;
mod whole;

pub(crate) use answers::{Refused, requests_page, section_page};
pub(crate) use whole::{assign_page, review_page, reviews_page, text_entries, texts_page};
