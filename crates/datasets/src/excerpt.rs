//! A part of a table that was written before.

use csv::{ByteRecord, ReaderBuilder};

use crate::field::SCORES;
use crate::scores::WriteError;

/// The rows of one unit in one period of a table of scores as CSV, under its header: the same
/// bytes as in the whole table.
///
/// # Errors
/// When the table cannot be read back.
pub fn excerpt(table: &[u8], unit: &str, period: &str) -> Result<Vec<u8>, WriteError> {
    let encoding = |error: csv::Error| WriteError::Encoding(error.to_string());
    let mut reader = ReaderBuilder::new().from_reader(table);
    let named = |name: &str| SCORES.position(name).unwrap_or(usize::MAX);
    let (unit_at, period_at) = (named("unit"), named("period"));
    reader.byte_headers().map_err(encoding)?;
    let place = |reader: &csv::Reader<&[u8]>| {
        usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
    };
    let mut excerpt = table.get(..place(&reader)).unwrap_or_default().to_vec();
    let mut record = ByteRecord::new();
    loop {
        let from = place(&reader);
        if !reader.read_byte_record(&mut record).map_err(encoding)? {
            return Ok(excerpt);
        }
        let is = |at: usize, text: &str| record.get(at) == Some(text.as_bytes());
        if is(unit_at, unit) && is(period_at, period) {
            excerpt.extend_from_slice(table.get(from..place(&reader)).unwrap_or_default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_header_and_the_rows_of_one_unit_in_one_period_as_they_were()
    -> Result<(), WriteError> {
        let header: Vec<&str> = SCORES.fields.iter().map(|field| field.name).collect();
        let row = |period: &str, unit: &str, value: &str| {
            let cells: Vec<&str> = SCORES
                .fields
                .iter()
                .map(|field| match field.name {
                    "period" => period,
                    "unit" => unit,
                    "value" => value,
                    _ => "",
                })
                .collect();
            cells.join(",") + "\n"
        };
        let head = header.join(",") + "\n";
        let wanted = row("2026", "a", "\"'=1\"") + &row("2026", "a", "2");
        let table = [
            head.clone(),
            row("2025", "a", "1"),
            row("2026", "a", "\"'=1\""),
            row("2026", "b", "\"line\nbreak\""),
            row("2026", "a", "2"),
        ]
        .concat();
        let found = excerpt(table.as_bytes(), "a", "2026")?;
        assert_eq!(String::from_utf8_lossy(&found), head.clone() + &wanted);
        let nobody = excerpt(table.as_bytes(), "c", "2026")?;
        assert_eq!(String::from_utf8_lossy(&nobody), head);
        Ok(())
    }
}
