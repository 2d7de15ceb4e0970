//! What stands in an address in place of the id of something that is not there yet: a word of the
//! language of the address.

use icc_domain::Locale;

/// The word as handlers and templates know it, which is also the English one.
pub const NEW: &str = "new";

/// The French words; the first is for what is masculine.
const FRENCH: [&str; 2] = ["nouveau", "nouvelle"];

/// How the value of a parameter is written in an address of a language.
pub(super) fn written<'a>(name: &str, value: &'a str, locale: Locale) -> &'a str {
    let [masculine, feminine] = FRENCH;
    match (locale, value, name) {
        (Locale::Fr, NEW, "challenge" | "consensus" | "module") => masculine,
        // A meeting, a visit, a question of a module.
        (Locale::Fr, NEW, "meeting" | "visit" | "place") => feminine,
        _ => value,
    }
}

/// The value that a part of an address stands for, where it may be [`NEW`].
#[must_use]
pub fn meant(written: String) -> String {
    if FRENCH.contains(&written.as_str()) {
        NEW.to_owned()
    } else {
        written
    }
}
