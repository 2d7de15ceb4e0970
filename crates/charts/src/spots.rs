//! The places of a picture in a page that can be reached by keyboard, each with its values in words.

use icc_i18n::{Args, key};

use crate::sheet::{Point, Sheet};
use crate::words::{ChartTable, NOTHING, Words};

/// With more stops than these the keyboard is no help; the table beside the picture says the same.
const MOST: usize = 60;

/// A place with what it says.
pub(crate) struct Worded {
    pub(crate) corner: Point,
    pub(crate) size: Point,
    pub(crate) text: String,
}

/// The spots of a sheet in the order of the table.
pub(crate) fn worded(sheet: &Sheet, table: &ChartTable, words: &Words<'_>) -> Vec<Worded> {
    if sheet.spots.len() > MOST {
        return Vec::new();
    }
    let mut spots: Vec<_> = sheet.spots.iter().collect();
    spots.sort_by(|a, b| a.rows.cmp(&b.rows));
    spots
        .into_iter()
        .map(|spot| Worded {
            corner: spot.corner,
            size: spot.size,
            text: text(table, &spot.rows, words),
        })
        .collect()
}

/// The name of a row with its values, or the names of several rows.
fn text(table: &ChartTable, rows: &[usize], words: &Words<'_>) -> String {
    let rows: Vec<_> = rows.iter().filter_map(|row| table.rows.get(*row)).collect();
    let name = |cells: &[String]| cells.first().cloned().unwrap_or_default();
    let [row] = rows.as_slice() else {
        let names: Vec<String> = rows.iter().map(|row| name(&row.cells)).collect();
        return words.list(&names);
    };
    let values: Vec<String> = table
        .headers
        .iter()
        .zip(&row.cells)
        .skip(1)
        .filter(|(_, cell)| *cell != NOTHING && !cell.is_empty())
        .map(|(header, cell)| {
            let args = Args::new()
                .text("column", header.text.as_str())
                .text("value", cell.as_str());
            words.text(key!("charts-spot-value"), &args)
        })
        .collect();
    let args = Args::new()
        .text("label", name(&row.cells))
        .text("values", words.list(&values));
    words.text(key!("charts-spot"), &args)
}
