//! The sample city, in the reader's language.

use icc_domain::Locale;
use icc_reports::CitySummary;
use serde_json::Value;

const SUMMARY: &str = include_str!("../../samples/city-summary.json");
const PICTURE_FR: &str = include_str!("../../samples/indicators.fr.svg");
const PICTURE_EN: &str = include_str!("../../samples/indicators.en.svg");

/// An invented city with everything: index, rows, areas, groups, facts and a picture.
pub(crate) fn city(locale: Locale) -> Result<CitySummary, serde_json::Error> {
    let mut summary: CitySummary =
        serde_json::from_value(in_language(serde_json::from_str(SUMMARY)?, locale))?;
    let picture = match locale {
        Locale::Fr => PICTURE_FR,
        Locale::En => PICTURE_EN,
    };
    for chart in &mut summary.charts {
        picture.clone_into(&mut chart.svg);
    }
    Ok(summary)
}

/// Chooses one of `{"fr": …, "en": …}` wherever it occurs.
fn in_language(value: Value, locale: Locale) -> Value {
    match value {
        Value::Object(mut fields) if fields.contains_key("fr") => {
            fields.remove(locale.tag()).unwrap_or_default()
        }
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| (name, in_language(value, locale)))
            .collect(),
        Value::Array(items) => items
            .into_iter()
            .map(|item| in_language(item, locale))
            .collect(),
        other => other,
    }
}
