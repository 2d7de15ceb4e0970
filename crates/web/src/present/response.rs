//! The questionnaire of a municipality as pages show it.

mod import;
mod question;
mod tasks;
mod translations;

pub(crate) use import::{Handed, import_page, report};
pub(crate) use question::{
    Among, Filling, history_page, messages, question_page, section_page, status_of,
};
pub(crate) use tasks::{
    head, home_page, moment, next_section, sections, tally, text, worklist_page,
};
pub(crate) use translations::translations_page;
