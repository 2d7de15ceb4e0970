//! Numbers, percentages, dates and lists as each language writes them.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use fixed_decimal::{Decimal, FloatPrecision, Sign, SignedRoundingMode, UnsignedRoundingMode};
use icc_domain::Locale;
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{YM, YMD};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale_core::locale;

/// Sign of numbers below zero; a hyphen would be read as a dash.
const MINUS: char = '\u{2212}';
/// Space that stays with its neighbour: before `%` in French.
const NARROW_SPACE: char = '\u{202f}';
/// Shown for a number that is none (infinite or not a number); callers say why beside it.
const NO_NUMBER: &str = "\u{2014}";

struct Formats {
    decimal: DecimalFormatter,
    day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    and: ListFormatter,
}

/// French numbers follow `fr`, which separates thousands by the narrow no-break space that good
/// typography asks for in Québec too; the data of `fr-CA` uses the wide one.
fn load(locale: Locale) -> Option<Formats> {
    let tag = match locale {
        Locale::Fr => locale!("fr"),
        Locale::En => locale!("en-CA"),
    };
    Some(Formats {
        decimal: DecimalFormatter::try_new((&tag).into(), DecimalFormatterOptions::default())
            .ok()?,
        day: FixedCalendarDateTimeFormatter::try_new((&tag).into(), YMD::long()).ok()?,
        month: FixedCalendarDateTimeFormatter::try_new((&tag).into(), YM::long()).ok()?,
        and: ListFormatter::try_new_and((&tag).into(), ListFormatterOptions::default()).ok()?,
    })
}

static FORMATS: LazyLock<[Option<Formats>; 2]> = LazyLock::new(|| Locale::ALL.map(load));

fn formats(locale: Locale) -> Option<&'static Formats> {
    match locale {
        Locale::Fr => FORMATS[0].as_ref(),
        Locale::En => FORMATS[1].as_ref(),
    }
}

/// Whether the compiled locale data is complete; asked once, when the messages are loaded.
pub(crate) fn data_is_complete() -> bool {
    Locale::ALL
        .into_iter()
        .all(|locale| formats(locale).is_some())
        && crate::zone::names_are_complete()
}

/// The shortest decimal of `value`, rounded half away from zero to `decimals`, so that what is
/// shown follows from what a reader sees in a data file (81.5 becomes 82).
fn rounded(value: f64, decimals: u8) -> Option<Decimal> {
    let mut decimal = Decimal::try_from_f64(value, FloatPrecision::RoundTrip).ok()?;
    let position = -i16::from(decimals);
    let mode = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);
    decimal.round_with_mode(position, mode);
    decimal.absolute.trim_end();
    decimal.absolute.pad_end(position);
    if decimal.absolute.is_zero() {
        decimal.sign = Sign::None;
    }
    Some(decimal)
}

fn written(locale: Locale, decimal: &Decimal) -> String {
    let text = match formats(locale) {
        Some(formats) => formats.decimal.format(decimal).to_string(),
        None => decimal.to_string(),
    };
    text.replace('-', &MINUS.to_string())
}

/// A number with exactly `decimals` decimals: `1 234,5` or `1,234.5`.
///
/// A value that is no finite number is shown as a dash.
#[must_use]
pub fn number(locale: Locale, value: f64, decimals: u8) -> String {
    rounded(value, decimals).map_or_else(|| NO_NUMBER.to_owned(), |d| written(locale, &d))
}

/// A number with at most `decimals` decimals and no needless zero, for calculations: `0,5`, `72,22`.
/// A smaller one keeps its first two digits: `0,0083`.
#[must_use]
pub fn compact(locale: Locale, value: f64, decimals: u8) -> String {
    let decimals = compact_decimals(value, decimals);
    rounded(value, decimals).map_or_else(
        || NO_NUMBER.to_owned(),
        |mut decimal| {
            decimal.absolute.trim_end();
            written(locale, &decimal)
        },
    )
}

/// Whether [`compact`] shows the number as it is.
#[must_use]
pub fn is_compact(value: f64, decimals: u8) -> bool {
    let shown = rounded(value, compact_decimals(value, decimals));
    // As float, because whoever calculates with what is shown should get the same.
    shown.is_some_and(|shown| shown.to_string().parse::<f64>() == Ok(value))
}

/// How many decimals a number needs to keep two of its digits, if that is more.
fn compact_decimals(value: f64, decimals: u8) -> u8 {
    let mut size = value.abs();
    let mut needed = 1;
    while size > 0.0 && size < 1.0 && needed < 12 {
        size *= 10.0;
        needed += 1;
    }
    decimals.max(if needed > 1 { needed } else { 0 })
}

/// Digits without separators of thousands, for years.
pub(crate) fn ungrouped(value: f64, decimals: u8) -> String {
    rounded(value, decimals).map_or_else(|| NO_NUMBER.to_owned(), |d| d.to_string())
}

/// A number with its sign, also when it is positive: `+3`, `−3`, `0`.
#[must_use]
pub fn signed(locale: Locale, value: f64, decimals: u8) -> String {
    let Some(mut decimal) = rounded(value, decimals) else {
        return NO_NUMBER.to_owned();
    };
    if decimal.sign == Sign::None && !decimal.absolute.is_zero() {
        decimal.sign = Sign::Positive;
    }
    written(locale, &decimal)
}

/// A whole number: `64 200` or `64,200`.
#[must_use]
pub fn integer(locale: Locale, value: i64) -> String {
    written(locale, &Decimal::from(value))
}

/// A percentage; 62.5 means 62.5 %: `62,5 %` or `62.5%`.
#[must_use]
pub fn percent(locale: Locale, value: f64, decimals: u8) -> String {
    let mut text = number(locale, value, decimals);
    if locale == Locale::Fr {
        text.push(NARROW_SPACE);
    }
    text.push('%');
    text
}

/// A day written out: *1er mars 2026*, *March 1, 2026*.
#[must_use]
pub fn date(locale: Locale, day: NaiveDate) -> String {
    let (Ok(month), Ok(of_month)) = (u8::try_from(day.month()), u8::try_from(day.day())) else {
        return day.to_string();
    };
    let (Some(formats), Ok(gregorian)) = (
        formats(locale),
        Date::try_new_gregorian(day.year(), month, of_month),
    ) else {
        return day.to_string();
    };
    let text = formats.day.format(&gregorian).to_string();
    match text.strip_prefix("1 ") {
        // The locale data knows no ordinal for the first of the month; French requires it.
        Some(rest) if locale == Locale::Fr => format!("1er {rest}"),
        _ => text,
    }
}

/// A day, a month or a year, as exactly as it is known: `2016-06-16` is *16 juin 2016*, `2016-06`
/// *juin 2016*, `2016` and anything else stay as they are.
#[must_use]
pub fn partial_date(locale: Locale, known: &str) -> String {
    if let Ok(day) = known.parse() {
        return date(locale, day);
    }
    let month = format!("{known}-01").parse::<NaiveDate>();
    let written = month.ok().and_then(|first| {
        let month = u8::try_from(first.month()).ok()?;
        let gregorian = Date::try_new_gregorian(first.year(), month, 1).ok()?;
        Some(formats(locale)?.month.format(&gregorian).to_string())
    });
    written.unwrap_or_else(|| known.to_owned())
}

/// Items joined as the language joins them: *a, b et c*; nothing for an empty list.
#[must_use]
pub fn list<T: AsRef<str>>(locale: Locale, items: &[T]) -> String {
    let items = items.iter().map(AsRef::as_ref);
    match formats(locale) {
        Some(formats) => formats.and.format(items).to_string(),
        None => items.collect::<Vec<_>>().join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_uses_narrow_spaces_and_a_comma() {
        assert_eq!(
            number(Locale::Fr, 1_704_694.25, 1),
            "1\u{202f}704\u{202f}694,3"
        );
        assert_eq!(integer(Locale::Fr, 64_200), "64\u{202f}200");
        assert_eq!(percent(Locale::Fr, 11.84, 1), "11,8\u{202f}%");
    }

    #[test]
    fn english_uses_commas_and_a_point() {
        assert_eq!(number(Locale::En, 1_704_694.25, 1), "1,704,694.3");
        assert_eq!(integer(Locale::En, 64_200), "64,200");
        assert_eq!(percent(Locale::En, 11.84, 1), "11.8%");
    }

    #[test]
    fn rounds_the_decimal_that_is_written_not_its_binary_neighbour() {
        assert_eq!(number(Locale::En, 81.5, 0), "82");
        assert_eq!(number(Locale::En, 1.005, 2), "1.01");
        assert_eq!(number(Locale::En, 0.1 + 0.2, 1), "0.3");
        assert_eq!(number(Locale::Fr, 65.0, 1), "65,0");
    }

    #[test]
    fn numbers_of_a_calculation_have_no_needless_digit() {
        assert_eq!(compact(Locale::Fr, 0.5, 2), "0,5");
        assert_eq!(compact(Locale::Fr, 100.0, 2), "100");
        assert_eq!(compact(Locale::En, 72.2222, 2), "72.22");
        assert_eq!(compact(Locale::En, 1.0 / 120.0, 2), "0.0083");
        assert_eq!(compact(Locale::En, 0.0, 2), "0");
        assert_eq!(compact(Locale::Fr, -12_345.678, 2), "−12\u{202f}345,68");
        assert_eq!(compact(Locale::En, f64::NAN, 2), "—");
        assert!(is_compact(0.25, 2) && is_compact(-3.0, 2) && is_compact(1234.5, 2));
        assert!(!is_compact(1.0 / 3.0, 2) && !is_compact(72.2222, 2));
    }

    #[test]
    fn minus_is_a_minus_and_zero_has_no_sign() {
        assert_eq!(number(Locale::Fr, -3.2, 1), "\u{2212}3,2");
        assert_eq!(number(Locale::En, -0.01, 1), "0.0");
        assert_eq!(signed(Locale::En, 3.0, 0), "+3");
        assert_eq!(signed(Locale::En, -3.0, 0), "\u{2212}3");
        assert_eq!(signed(Locale::En, -0.4, 0), "0");
    }

    #[test]
    fn what_is_no_number_is_a_dash() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(number(Locale::Fr, value, 1), "\u{2014}");
            assert_eq!(signed(Locale::Fr, value, 1), "\u{2014}");
        }
    }

    #[test]
    fn dates_are_written_out() {
        let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap_or_default();
        assert_eq!(date(Locale::Fr, day(3, 1)), "1er mars 2026");
        assert_eq!(date(Locale::Fr, day(8, 15)), "15 août 2026");
        assert_eq!(date(Locale::En, day(3, 1)), "March 1, 2026");
    }

    #[test]
    fn lists_are_joined_by_and() {
        assert_eq!(
            list(Locale::Fr, &["Langue", "Médiation", "Accueil"]),
            "Langue, Médiation et Accueil"
        );
        assert_eq!(list(Locale::En, &["a", "b"]), "a and b");
        assert_eq!(list::<&str>(Locale::En, &[]), "");
    }
}
