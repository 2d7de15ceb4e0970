//! Reading values that the form check has already looked at: anything of the wrong form is simply
//! absent here, because it has been reported.

use chrono::{Datelike, NaiveDate};
use icc_domain::Code;
use serde::de::DeserializeOwned;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as WordError, StrDeserializer};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::Decimal;

type Value<'a> = Spanned<DeValue<'a>>;

pub(crate) fn str<'t>(table: &'t DeTable, key: &str) -> Option<&'t str> {
    table.get(key).and_then(|v| v.get_ref().as_str())
}

/// A text that is more than white space.
pub(crate) fn text(table: &DeTable, key: &str) -> Option<String> {
    str(table, key)
        .filter(|t| !t.trim().is_empty())
        .map(ToOwned::to_owned)
}

pub(crate) fn code(table: &DeTable, key: &str) -> Option<Code> {
    str(table, key).and_then(|t| Code::new(t).ok())
}

pub(crate) fn flag(table: &DeTable, key: &str) -> bool {
    table
        .get(key)
        .and_then(|v| v.get_ref().as_bool())
        .unwrap_or(false)
}

pub(crate) fn table<'t, 'i>(parent: &'t DeTable<'i>, key: &str) -> Option<&'t DeTable<'i>> {
    parent.get(key).and_then(|v| v.get_ref().as_table())
}

/// The elements of a list; none where there is none.
pub(crate) fn list<'t, 'i>(parent: &'t DeTable<'i>, key: &str) -> &'t [Value<'i>] {
    parent
        .get(key)
        .and_then(|v| v.get_ref().as_array())
        .map_or(&[], |a| &a[..])
}

/// The tables of a list of tables.
pub(crate) fn tables<'t, 'i>(
    parent: &'t DeTable<'i>,
    key: &str,
) -> impl Iterator<Item = &'t DeTable<'i>> + use<'t, 'i> {
    list(parent, key)
        .iter()
        .filter_map(|v| v.get_ref().as_table())
}

pub(crate) fn codes(parent: &DeTable, key: &str) -> Vec<Code> {
    let texts = list(parent, key)
        .iter()
        .filter_map(|v| v.get_ref().as_str());
    texts.filter_map(|t| Code::new(t).ok()).collect()
}

pub(crate) fn names(parent: &DeTable, key: &str) -> Vec<String> {
    list(parent, key)
        .iter()
        .filter_map(|v| v.get_ref().as_str())
        .map(ToOwned::to_owned)
        .collect()
}

/// A word of the vocabulary of `T`, whose serialised form is the word of the files.
pub(crate) fn word<T: DeserializeOwned>(table: &DeTable, key: &str) -> Option<T> {
    str(table, key).and_then(as_word)
}

pub(crate) fn as_word<T: DeserializeOwned>(text: &str) -> Option<T> {
    let words: StrDeserializer<'_, WordError> = text.into_deserializer();
    T::deserialize(words).ok()
}

/// The text of a number as written, without the `_` that TOML allows between digits.
pub(crate) fn number_text<'t>(value: &'t Value) -> Option<&'t str> {
    match value.get_ref() {
        DeValue::Integer(n) if n.radix() == 10 => Some(n.as_str()),
        DeValue::Float(n) => Some(n.as_str()),
        DeValue::String(text) => Some(text.as_ref()),
        _ => None,
    }
}

pub(crate) fn is_number_like(value: &Value) -> bool {
    matches!(
        value.get_ref(),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::String(_)
    )
}

pub(crate) fn decimal(value: &Value) -> Option<Decimal> {
    number_text(value)?.parse().ok()
}

pub(crate) fn number(table: &DeTable, key: &str) -> Option<Decimal> {
    table.get(key).and_then(decimal)
}

pub(crate) fn count(value: &Value) -> Option<u32> {
    match value.get_ref() {
        DeValue::Integer(n) if n.radix() == 10 => n.as_str().parse().ok(),
        _ => None,
    }
}

pub(crate) fn whole(table: &DeTable, key: &str) -> Option<u32> {
    table.get(key).and_then(count)
}

/// A number, or a date as days since 1970-01-01.
pub(crate) fn decimal_or_date(value: &Value) -> Option<Decimal> {
    match value.get_ref() {
        DeValue::Datetime(moment) if moment.time.is_none() && moment.offset.is_none() => {
            days_of(&moment.to_string()).map(|d| Decimal::whole(i64::from(d)))
        }
        DeValue::String(text) => {
            decimal(value).or_else(|| days_of(text).map(|d| Decimal::whole(i64::from(d))))
        }
        _ => decimal(value),
    }
}

/// A date, as `YYYY-MM-DD`.
pub(crate) fn date_text(value: &Value) -> Option<String> {
    let text = match value.get_ref() {
        DeValue::Datetime(moment) if moment.time.is_none() && moment.offset.is_none() => {
            moment.to_string()
        }
        DeValue::String(text) => text.to_string(),
        _ => return None,
    };
    days_of(&text).map(|_| text)
}

/// Days since 1970-01-01 of a date written `YYYY-MM-DD`.
#[must_use]
pub fn days_of(text: &str) -> Option<i32> {
    const EPOCH: i32 = 719_163;
    let digits = |range: std::ops::Range<usize>| {
        text.get(range)
            .is_some_and(|part| part.bytes().all(|b| b.is_ascii_digit()))
    };
    let form = text.len() == 10 && digits(0..4) && digits(5..7) && digits(8..10);
    let date = form
        .then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())
        .flatten()?;
    Some(date.num_days_from_ce() - EPOCH)
}

/// The date `YYYY-MM-DD` of a number of days since 1970-01-01; none beyond the calendar.
#[must_use]
pub fn date_of(days: i32) -> Option<String> {
    const EPOCH: i32 = 719_163;
    let date = NaiveDate::from_num_days_from_ce_opt(days.checked_add(EPOCH)?)?;
    Some(date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_since_1970() {
        assert_eq!(days_of("1970-01-01"), Some(0));
        assert_eq!(days_of("1969-12-31"), Some(-1));
        assert_eq!(days_of("2024-02-29"), Some(19_782));
        assert_eq!(date_of(19_782).as_deref(), Some("2024-02-29"));
        for bad in [
            "2023-02-29",
            "2024-2-29",
            "24-02-29",
            "2024-02-29T00:00",
            "2024/02/29",
            "+024-02-29",
            "",
        ] {
            assert_eq!(days_of(bad), None, "{bad}");
        }
    }
}
