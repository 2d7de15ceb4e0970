//! What templates may call: words, numbers, dates, addresses, assets.
//!
//! - `t("id", name=value)`: a message; every id is a literal, so that checks can read it.
//! - `choice("family", code)`: the message `family-code`, for a closed list of codes.
//! - `number(x, decimals)`, `compact(x, decimals)`, `integer(x)`, `percent(x, decimals)`,
//!   `signed(x, decimals)`, `date(d)`, `list(items)`: as the language writes them.
//! - `moment(t)`: a day with hour and minute in the reader's time zone, from RFC 3339; `hour(t)`: the
//!   time of day alone; `moment_in(t, "America/Toronto")`: the same in that time zone.
//! - `when(text)`: a day, a month or a year, as exactly as it is known.
//! - `qr(text)`: a picture that a telephone reads.
//! - `url("city", city=slug)`, with `reader=slug` what that audience sees of the same thing,
//!   `address(route)`, `switch(route)`, `absolute(base, route)`: addresses; `twin(route, "csv")`:
//!   where programs find what that page shows, empty where they find nothing.
//! - `markup(text, level)`: what somebody has written with a little Markdown, under a heading of that
//!   level.
//! - `asset("site.css")`: the address of an asset.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use icc_domain::Locale;
use icc_i18n::{Args, I18n, Value as Filling, Zone};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Value};
use serde::Deserialize;

use crate::Assets;
use crate::qr;
use crate::urls::Route;

/// Block tags on lines of their own leave no line behind.
pub(crate) fn trimmed_syntax() -> SyntaxConfig {
    SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()
        .unwrap_or_default()
}

/// Adds every function to an environment of one language.
pub(crate) fn add_to(
    environment: &mut Environment<'static>,
    locale: Locale,
    zone: Zone,
    i18n: &Arc<I18n>,
    assets: &Arc<Assets>,
) {
    let words = Arc::clone(i18n);
    environment.add_function("t", move |id: &str, kwargs: Kwargs| {
        Ok::<_, Error>(words.text(locale, id, &filling(&kwargs)?))
    });
    let words = Arc::clone(i18n);
    environment.add_function("choice", move |family: &str, code: &str, kwargs: Kwargs| {
        Ok::<_, Error>(words.text(locale, &format!("{family}-{code}"), &filling(&kwargs)?))
    });
    environment.add_function("number", move |x: f64, decimals: u8| {
        icc_i18n::number(locale, x, decimals)
    });
    environment.add_function("compact", move |x: f64, decimals: u8| {
        icc_i18n::compact(locale, x, decimals)
    });
    environment.add_function("signed", move |x: f64, decimals: u8| {
        icc_i18n::signed(locale, x, decimals)
    });
    environment.add_function("percent", move |x: f64, decimals: u8| {
        icc_i18n::percent(locale, x, decimals)
    });
    environment.add_function("integer", move |x: i64| icc_i18n::integer(locale, x));
    environment.add_function("date", move |day: &str| {
        let day = day
            .parse::<NaiveDate>()
            .map_err(|e| invalid(format!("{day}: {e}")))?;
        Ok::<_, Error>(icc_i18n::date(locale, day))
    });
    environment.add_function("when", move |known: &str| {
        icc_i18n::partial_date(locale, known)
    });
    environment.add_function("moment", move |moment: &str| {
        Ok::<_, Error>(icc_i18n::date_time(locale, zone, parsed(moment)?))
    });
    environment.add_function("moment_in", move |moment: &str, zone: &str| {
        let zone = zone.parse().map_err(|e| invalid(format!("{e}")))?;
        Ok::<_, Error>(icc_i18n::date_time(locale, zone, parsed(moment)?))
    });
    environment.add_function("hour", move |moment: &str| {
        Ok::<_, Error>(icc_i18n::time(locale, zone, parsed(moment)?))
    });
    environment.add_function("qr", |text: &str| {
        let picture = qr::picture(text).ok_or_else(|| invalid("too long a text".to_owned()))?;
        Ok::<_, Error>(Value::from_safe_string(picture))
    });
    environment.add_function("markup", |text: &str, level: u8| {
        Value::from_safe_string(icc_markup::html(text, level))
    });
    environment.add_function("list", move |items: Vec<String>| {
        icc_i18n::list(locale, &items)
    });
    environment.add_function("url", move |name: &str, kwargs: Kwargs| {
        let reader: Option<String> = kwargs.get("reader")?;
        let mut fields = Vec::new();
        match reader.filter(|reader| !reader.is_empty()) {
            Some(reader) => {
                fields.push(("route".to_owned(), Value::from(format!("shared-{name}"))));
                fields.push(("audience".to_owned(), Value::from(reader)));
            }
            None => fields.push(("route".to_owned(), Value::from(name))),
        }
        for key in kwargs.args().filter(|key| *key != "reader") {
            fields.push((
                key.to_owned(),
                Value::from(kwargs.get::<Value>(key)?.to_string()),
            ));
        }
        Ok::<_, Error>(route(&Value::from_pairs(fields))?.path(locale))
    });
    environment.add_function("address", move |r: Value| {
        Ok::<_, Error>(route(&r)?.path(locale))
    });
    environment.add_function("twin", move |r: Value, format: &str| {
        Ok::<_, Error>(route(&r)?.twin(format, locale).unwrap_or_default())
    });
    environment.add_function("switch", move |r: Value| {
        let route = if r.is_none() {
            Route::Home {}
        } else {
            route(&r)?
        };
        Ok::<_, Error>(route.path(locale.other()))
    });
    let files = Arc::clone(assets);
    environment.add_function("asset", move |name: &str| {
        let asset = files
            .named(name)
            .ok_or_else(|| invalid(format!("no asset {name}")))?;
        Ok::<_, Error>(asset.path.clone())
    });
}

fn parsed(moment: &str) -> Result<DateTime<Utc>, Error> {
    let parsed = moment.parse();
    parsed.map_err(|e| invalid(format!("{moment}: {e}")))
}

fn invalid(detail: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, detail)
}

fn route(value: &Value) -> Result<Route, Error> {
    Route::deserialize(value).map_err(|e| invalid(format!("no such address: {e}")))
}

/// What a message is filled with: whole numbers choose plural forms, everything else is text.
fn filling(kwargs: &Kwargs) -> Result<Args, Error> {
    let mut args = Args::new();
    for name in kwargs.args() {
        let value: Value = kwargs.get(name)?;
        args = args.with(name, fill(name, &value)?);
    }
    Ok(args)
}

fn fill(name: &str, value: &Value) -> Result<Filling, Error> {
    match value.kind() {
        ValueKind::Number if value.is_integer() => value
            .as_i64()
            .map(Filling::Integer)
            .ok_or_else(|| invalid(format!("{name} is too large a number"))),
        ValueKind::String => Ok(Filling::Text(value.to_string())),
        ValueKind::Seq => {
            let items = value.try_iter()?.map(|item| item.to_string()).collect();
            Ok(Filling::List(items))
        }
        // A bare fraction would be shown with decimals nobody chose.
        kind => Err(invalid(format!(
            "{name} is a {kind}; give a text, a list or a whole number"
        ))),
    }
}
