//! Cells that a spreadsheet would take for a formula: written so that none is, and read back.
//!
//! The rule is in `docs/reference/register.md`: such a cell is written with an apostrophe in front;
//! a cell that begins with an apostrophe before such a text is read without it.

/// The text as a table may hold it: one that a spreadsheet would calculate gets an apostrophe in
/// front. Numbers stay numbers.
pub(super) fn inert(text: &str) -> String {
    if is_dangerous(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// What a cell means: the inverse of [`inert`].
pub(super) fn meant(cell: &str) -> &str {
    cell.strip_prefix('\'')
        .filter(|rest| is_dangerous(rest))
        .unwrap_or(cell)
}

/// Spreadsheets look past spaces and quotes, and take full-width signs for the usual ones.
fn is_dangerous(text: &str) -> bool {
    let bare = text.trim_start_matches([' ', '\u{a0}', '"', '\'']);
    let signs = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'];
    bare.starts_with(signs) && text.parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x1_no_cell_is_a_formula_and_every_text_comes_back() {
        for text in [
            "=1+1", "+1 555", "-x", "@SUM(A1)", "\t=x", "＝x", " =x", "\"=x", "'=x", "''=x", "-",
        ] {
            let cell = inert(text);
            assert!(cell.starts_with('\''), "{text:?}");
            assert_eq!(meant(&cell), text);
        }
        for text in [
            "",
            "Montréal",
            "-73.58781",
            "l’été",
            "'tis",
            "a=b",
            "2016-06",
        ] {
            assert_eq!(inert(text), text);
            assert_eq!(meant(text), text);
        }
    }
}
