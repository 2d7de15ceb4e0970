//! Tables of thresholds.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Builder, read};
use crate::definition::{Band, BandEnd};
use crate::diagnostic::Diagnostic;

/// Builds bands in ascending order; `result` is the key of what a band gives. Gaps and overlaps
/// are looked for later, when it is known how fine the banded numbers are.
pub(crate) fn build(builder: &mut Builder, list: &[Spanned<DeValue>], result: &str) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for value in list {
        let Some(table) = value.get_ref().as_table() else {
            continue;
        };
        let at = value.span().start;
        let low = end(builder, table, "from", "above");
        let high = end(builder, table, "to", "below");
        let empty = match (low, high) {
            (Some(low), Some(high)) => {
                low.at > high.at || (low.at == high.at && !(low.inclusive && high.inclusive))
            }
            _ => false,
        };
        if empty {
            builder.report(at, Diagnostic::new("band-empty"));
            continue;
        }
        let band = Band {
            low,
            high,
            value: read::number(table, result),
            label: read::code(table, "label"),
        };
        if band.value.is_none() && band.label.is_none() {
            builder.report(
                at,
                Diagnostic::new("band-without-result").with("key", result),
            );
        }
        bands.push(band);
    }
    bands.sort_by_key(|band| {
        (
            band.low.map(|end| (end.at, !end.inclusive)),
            band.high.map(|end| end.at),
        )
    });
    bands
}

fn end(
    builder: &mut Builder,
    table: &DeTable,
    inclusive: &str,
    exclusive: &'static str,
) -> Option<BandEnd> {
    let first = table.get(inclusive);
    let second = table.get(exclusive);
    if let (Some(_), Some(value)) = (first, second) {
        let both = Diagnostic::new("conflicting-keys").with("first", inclusive);
        builder.report(value.span().start, both.with("second", exclusive));
    }
    let closed = first.and_then(read::decimal_or_date).map(|at| BandEnd {
        at,
        inclusive: true,
    });
    let open = || {
        second.and_then(read::decimal_or_date).map(|at| BandEnd {
            at,
            inclusive: false,
        })
    };
    closed.or_else(open)
}
