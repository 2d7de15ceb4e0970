//! Words, numbers and dates in the two languages of the service.
//!
//! Messages are the Fluent files of `locales/<language>/<area>.ftl`, embedded when this crate is
//! built: to add a message, write it in both languages; to add an area, add a file of the same
//! name to both folders. Numbers, dates, lists and alphabetical order come from the Unicode
//! locale data of ICU4X, never from `format!`.
//!
//! This crate never fails at run time because of a text: a missing message falls back to the other
//! language, then to its own id, and the gap is kept in [`I18n::gaps`] for the log. It opens no
//! file and reads no clock.

mod args;
mod bundle;
mod catalogue;
mod format;
mod order;
mod zone;

pub use args::{Args, Value};
pub use bundle::{Gap, I18n, LoadError, MARK_BEGIN, MARK_END, outside_marks, unmarked};
pub use catalogue::{Message, catalogue};
pub use format::{compact, date, integer, is_compact, list, number, partial_date, percent, signed};
pub use order::{compare, fold, nfc};
pub use zone::{UnknownZone, Zone, date_time, time};

/// Names a message in Rust code: `key!("city-facts-title")` is the text between the quotes.
///
/// Only what stands in this macro (or in a template's call) counts as used, so that the check of
/// unused and unknown messages can read the sources.
#[macro_export]
macro_rules! key {
    ($id:literal) => {
        $id
    };
}
