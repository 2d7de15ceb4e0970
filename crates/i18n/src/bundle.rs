//! Loading the messages and looking them up.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberStyle};
use fluent_bundle::{FluentResource, FluentValue};
use icc_domain::Locale;

use crate::{Args, format};

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/areas.rs"));
}

/// How many gaps are kept; a page that asks for thousands of missing texts must not fill memory.
const KEPT_GAPS: usize = 200;
/// Decimals shown for a number that says nothing about its own; trailing zeros are not written.
const FREE_DECIMALS: u8 = 6;

/// The files of a language: area and source, in the order of their names.
pub(crate) fn areas(locale: Locale) -> &'static [(&'static str, &'static str)] {
    match locale {
        Locale::Fr => embedded::FR,
        Locale::En => embedded::EN,
    }
}

/// Why the embedded messages cannot be used: a mistake of whoever changed them.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A file is not valid Fluent.
    #[error("locales/{locale}/{area}.ftl does not parse: {problems}")]
    Syntax {
        /// The language folder.
        locale: Locale,
        /// The file without extension.
        area: &'static str,
        /// What the parser said, joined.
        problems: String,
    },
    /// An id exists twice in one language.
    #[error("locales/{locale}/{area}.ftl repeats a message: {problems}")]
    Repeated {
        /// The language folder.
        locale: Locale,
        /// The second file that has the id.
        area: &'static str,
        /// Which ids.
        problems: String,
    },
    /// The compiled locale data lacks a language.
    #[error("the compiled locale data lacks one of the languages")]
    LocaleData,
}

/// A text that could not be shown as asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// The language lacks the message; the other language's was shown, or the id itself.
    Missing(Locale, String),
    /// The message asks for something it was not given.
    Unfilled(Locale, String),
}

/// The messages of both languages, shared by every thread.
pub struct I18n {
    fr: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
    gaps: Mutex<BTreeSet<Gap>>,
    marks: Marks,
}

/// Whether messages are told from everything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    None,
    Around,
}

/// What [`I18n::marked`] puts in front of each message. Both marks are in every font.
pub const MARK_BEGIN: char = '¦';
/// What [`I18n::marked`] puts behind each message.
pub const MARK_END: char = '¬';

/// What of a text of the pseudo-language stands outside of all marks; messages stand in messages
/// too.
#[must_use]
pub fn outside_marks(text: &str) -> String {
    unmarked(text).concat()
}

/// The same piece by piece: what stands between two messages is one.
#[must_use]
pub fn unmarked(text: &str) -> Vec<String> {
    let mut depth = 0_u32;
    let mut pieces = vec![String::new()];
    for c in text.chars() {
        match c {
            MARK_BEGIN => {
                depth += 1;
                pieces.push(String::new());
            }
            MARK_END => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ => {
                if let Some(piece) = pieces.last_mut() {
                    piece.push(c);
                }
            }
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

impl std::fmt::Debug for I18n {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("I18n").finish_non_exhaustive()
    }
}

impl I18n {
    /// Parses the embedded messages of both languages.
    pub fn new() -> Result<Self, LoadError> {
        if !format::data_is_complete() {
            return Err(LoadError::LocaleData);
        }
        let fr = load(Locale::Fr)?;
        let en = load(Locale::En)?;
        Ok(Self {
            fr,
            en,
            gaps: Mutex::new(BTreeSet::new()),
            marks: Marks::None,
        })
    }

    /// A pseudo-language: each message stands between [`MARK_BEGIN`] and [`MARK_END`]. Whatever
    /// words a page, chart, letter or file shows outside of marks did not come from a message.
    pub fn marked() -> Result<Self, LoadError> {
        Ok(Self {
            marks: Marks::Around,
            ..Self::new()?
        })
    }

    /// The message `id` in `locale`, filled with `args`.
    ///
    /// A missing message is taken from the other language, then shown as its id; either way, and
    /// when a variable is missing, the gap is kept for [`Self::gaps`].
    #[must_use]
    pub fn text(&self, locale: Locale, id: &str, args: &Args) -> String {
        if let Some(text) = self.lookup(locale, id, args) {
            return self.between_marks(text);
        }
        self.keep(Gap::Missing(locale, id.to_owned()));
        let other = self.lookup(locale.other(), id, args);
        self.between_marks(other.unwrap_or_else(|| id.to_owned()))
    }

    /// The message `id` in `locale` without variables.
    #[must_use]
    pub fn plain(&self, locale: Locale, id: &str) -> String {
        self.text(locale, id, &Args::new())
    }

    /// Whether `locale` has the message `id`.
    #[must_use]
    pub fn has(&self, locale: Locale, id: &str) -> bool {
        self.bundle(locale)
            .get_message(id)
            .is_some_and(|message| message.value().is_some())
    }

    /// The gaps met since the last call, each once, in order; to be logged by the caller.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps = self.gaps.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *gaps).into_iter().collect()
    }

    fn between_marks(&self, text: String) -> String {
        match self.marks {
            Marks::None => text,
            Marks::Around => format!("{MARK_BEGIN}{text}{MARK_END}"),
        }
    }

    const fn bundle(&self, locale: Locale) -> &FluentBundle<FluentResource> {
        match locale {
            Locale::Fr => &self.fr,
            Locale::En => &self.en,
        }
    }

    fn lookup(&self, locale: Locale, id: &str, args: &Args) -> Option<String> {
        let bundle = self.bundle(locale);
        let message = bundle.get_message(id)?;
        let pattern = message.value()?;
        let args = args.to_fluent(locale);
        let mut problems = Vec::new();
        let text = bundle
            .format_pattern(pattern, Some(&args), &mut problems)
            .into_owned();
        if !problems.is_empty() {
            self.keep(Gap::Unfilled(locale, id.to_owned()));
        }
        Some(text)
    }

    fn keep(&self, gap: Gap) {
        let mut gaps = self.gaps.lock().unwrap_or_else(PoisonError::into_inner);
        if gaps.len() < KEPT_GAPS {
            gaps.insert(gap);
        }
    }
}

fn load(locale: Locale) -> Result<FluentBundle<FluentResource>, LoadError> {
    let language = locale.bcp47().parse().map_err(|_| LoadError::LocaleData)?;
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Both languages run left to right; marks around variables would only dirty copied text.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match locale {
        Locale::Fr => |value, _| formatted(Locale::Fr, value),
        Locale::En => |value, _| formatted(Locale::En, value),
    }));
    bundle.add_builtins().map_err(|_| LoadError::LocaleData)?;
    for (area, source) in areas(locale) {
        let resource = FluentResource::try_new((*source).to_owned()).map_err(|(_, errors)| {
            LoadError::Syntax {
                locale,
                area,
                problems: joined(&errors),
            }
        })?;
        bundle
            .add_resource(resource)
            .map_err(|errors| LoadError::Repeated {
                locale,
                area,
                problems: joined(&errors),
            })?;
    }
    Ok(bundle)
}

fn joined(errors: &[impl ToString]) -> String {
    errors
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("; ")
}

/// Fluent's number formatter: the same rules as everywhere else.
fn formatted(locale: Locale, value: &FluentValue) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, options }) = value else {
        return None;
    };
    let digits = |wanted: Option<usize>| wanted.and_then(|digits| u8::try_from(digits).ok());
    let least = digits(options.minimum_fraction_digits).unwrap_or(0);
    let most = digits(options.maximum_fraction_digits)
        .unwrap_or(FREE_DECIMALS)
        .max(least);
    let decimals = (least..most).find(|d| is_exact(*value, *d)).unwrap_or(most);
    Some(match options.style {
        FluentNumberStyle::Percent => format::percent(locale, *value, decimals),
        _ if options.use_grouping => format::number(locale, *value, decimals),
        // A year: the digits, never grouped.
        _ => format::ungrouped(*value, decimals),
    })
}

/// Whether `value` needs no more than `decimals` decimals.
fn is_exact(value: f64, decimals: u8) -> bool {
    format!("{value:.*}", usize::from(decimals))
        .parse::<f64>()
        .is_ok_and(|shown| {
            // Same bits or both zero: what is asked is identity, not nearness.
            shown.to_bits() == value.to_bits() || (shown == 0.0 && value == 0.0)
        })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed set-up is a failed test")]

    use super::*;

    #[test]
    fn a_missing_message_shows_its_id_and_is_reported_once() {
        let i18n = I18n::new().unwrap();
        assert_eq!(i18n.plain(Locale::Fr, "no-such-thing"), "no-such-thing");
        assert_eq!(i18n.plain(Locale::Fr, "no-such-thing"), "no-such-thing");
        assert_eq!(
            i18n.gaps(),
            [Gap::Missing(Locale::Fr, "no-such-thing".to_owned())]
        );
        assert_eq!(i18n.gaps(), []);
    }

    #[test]
    fn numbers_inside_messages_follow_the_language() {
        let number = |value, options| FluentValue::Number(FluentNumber::new(value, options));
        let plain = fluent_bundle::types::FluentNumberOptions::default();
        let year = fluent_bundle::types::FluentNumberOptions {
            use_grouping: false,
            ..plain.clone()
        };
        assert_eq!(
            formatted(Locale::Fr, &number(1234.5, plain.clone())).unwrap(),
            "1\u{202f}234,5"
        );
        assert_eq!(
            formatted(Locale::En, &number(1234.0, plain)).unwrap(),
            "1,234"
        );
        assert_eq!(
            formatted(Locale::En, &number(2026.0, year)).unwrap(),
            "2026"
        );
        assert_eq!(formatted(Locale::En, &FluentValue::from("text")), None);
    }
}
