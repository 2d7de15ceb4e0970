//! What a message is filled with.

use chrono::NaiveDate;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions, FluentNumberStyle};
use fluent_bundle::{FluentArgs, FluentValue};
use icc_domain::Locale;

use crate::format;

/// One value of a message's variable.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Shown as it is; also what a message may select on.
    Text(String),
    /// A count: no decimals, grouped by thousands; chooses the plural form.
    Integer(i64),
    /// A number with exactly this many decimals, rounded half away from zero.
    Decimal(f64, u8),
    /// A percentage with this many decimals; 62.5 means 62.5 %.
    Percent(f64, u8),
    /// A day, written out: *15 mars 2026*.
    Date(NaiveDate),
    /// Joined as the language joins a list: *a, b et c*.
    List(Vec<String>),
}

/// The variables of one message, by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Args(Vec<(String, Value)>);

impl Args {
    /// No variables.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds any value.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: Value) -> Self {
        self.0.push((name.into(), value));
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.with(name, Value::Text(value.into()))
    }

    /// Adds a count.
    #[must_use]
    pub fn integer(self, name: impl Into<String>, value: impl TryInto<i64>) -> Self {
        self.with(name, Value::Integer(value.try_into().unwrap_or(i64::MAX)))
    }

    /// Adds a number with a fixed number of decimals.
    #[must_use]
    pub fn decimal(self, name: impl Into<String>, value: f64, decimals: u8) -> Self {
        self.with(name, Value::Decimal(value, decimals))
    }

    /// Adds a percentage; 62.5 means 62.5 %.
    #[must_use]
    pub fn percent(self, name: impl Into<String>, value: f64, decimals: u8) -> Self {
        self.with(name, Value::Percent(value, decimals))
    }

    /// Adds a day.
    #[must_use]
    pub fn date(self, name: impl Into<String>, value: NaiveDate) -> Self {
        self.with(name, Value::Date(value))
    }

    /// Adds a list of texts.
    #[must_use]
    pub fn list<T: Into<String>>(
        self,
        name: impl Into<String>,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        self.with(
            name,
            Value::List(values.into_iter().map(Into::into).collect()),
        )
    }

    /// The names, in the order they were given.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    pub(crate) fn to_fluent(&self, locale: Locale) -> FluentArgs<'_> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.to_fluent(locale)))
            .collect()
    }
}

impl Value {
    fn to_fluent(&self, locale: Locale) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::from(text.as_str()),
            Self::Integer(value) => FluentValue::from(*value),
            Self::Decimal(value, decimals) => {
                numeric(*value, *decimals, FluentNumberStyle::Decimal)
            }
            Self::Percent(value, decimals) => {
                numeric(*value, *decimals, FluentNumberStyle::Percent)
            }
            Self::Date(day) => FluentValue::from(format::date(locale, *day)),
            Self::List(items) => FluentValue::from(format::list(locale, items)),
        }
    }
}

fn numeric(value: f64, decimals: u8, style: FluentNumberStyle) -> FluentValue<'static> {
    let digits = Some(usize::from(decimals));
    let options = FluentNumberOptions {
        style,
        minimum_fraction_digits: digits,
        maximum_fraction_digits: digits,
        ..FluentNumberOptions::default()
    };
    FluentValue::Number(FluentNumber::new(value, options))
}
