//! Workbooks (XLSX): sheets of texts with lists and notes, written; cells, read.
//!
//! Every cell is written as text, so that nothing in it is ever computed, and read as what it is: a
//! formula is told, never its result.

mod archive;
mod read;
mod tables;
mod write;

pub use read::{ReadCell, ReadSheet, Value, read};
pub use tables::{TableSheet, write_tables};
pub use write::write;

/// Bytes of a workbook that is read.
pub const LARGEST_FILE: usize = 1 << 20;
/// Bytes of all its parts, unpacked.
pub const MOST_BYTES: u64 = 32 << 20;
/// Parts in its archive.
pub const MOST_PARTS: usize = 256;
/// How many times its own size it may become, once that is more than [`RATIO_FROM`].
pub const MOST_RATIO: u64 = 100;
/// Unpacked bytes below which the ratio does not matter: a sheet of equal rows packs well.
pub const RATIO_FROM: u64 = 4 << 20;
/// Rows of a sheet in which something may stand.
pub const MOST_ROWS: u32 = 10_000;
/// Columns of a sheet in which something may stand.
pub const MOST_COLUMNS: u32 = 256;
/// Cells in which something stands, in all sheets.
pub const MOST_CELLS: usize = 50_000;

/// The media type of a workbook.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A workbook to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// Its title, for programs that list files.
    pub title: String,
    /// The day that it says it was made on: year, month, day. The same input gives the same bytes.
    pub day: (u16, u8, u8),
    /// Its sheets; the first that is shown is opened.
    pub sheets: Vec<Sheet>,
    /// The name of a further, hidden sheet that holds the lists of its cells.
    pub lists: String,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name, as [`sheet_name`] makes it; no two may be equal.
    pub name: String,
    /// Whether it is shown.
    pub visibility: Visibility,
    /// Its columns, from the left.
    pub columns: Vec<Column>,
    /// How many of its first rows stay in sight.
    pub head: u32,
    /// Its rows, from the top.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// In characters.
    pub width: u16,
    /// Whether it is shown.
    pub visibility: Visibility,
}

/// Whether people see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// They do.
    Shown,
    /// For the program that reads it again.
    Hidden,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// What it is for.
    pub role: CellRole,
    /// A note beside it; may be empty.
    pub note: String,
    /// What is offered to be chosen.
    pub choice: Option<Choice>,
}

/// What a cell is for: how it looks, and whether people may write into it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CellRole {
    /// Text to read.
    #[default]
    Plain,
    /// The title of a sheet.
    Title,
    /// A warning that must not be overlooked.
    Mark,
    /// The name of a column.
    Head,
    /// The title of a part.
    Part,
    /// Stands under the row before it.
    Under,
    /// To be filled in: the only one that is not locked.
    Field,
}

/// What a list offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The texts.
    pub items: Vec<String>,
    /// Whether something else may be written too.
    pub others: Others,
    /// What is said about something else, when it may not be written; up to 255 characters.
    pub refusal: String,
}

/// Whether something may be written that a list does not offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// It may.
    Allowed,
    /// The program of the reader refuses it.
    Refused,
}

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// More than [`LARGEST_FILE`] bytes.
    TooLarge,
    /// No workbook at all.
    NotAWorkbook,
    /// The format of Excel before 2007, or a workbook with a password: both begin alike.
    Old,
    /// An `OpenDocument` spreadsheet.
    OpenDocument,
    /// A workbook in Excel's binary format.
    Binary,
    /// A workbook with programs in it.
    Macros,
    /// Its archive unpacks to far more than a workbook of ours.
    Swells,
    /// More rows, columns or cells than a workbook of ours.
    TooManyCells,
    /// It breaks off, or its parts contradict each other.
    Damaged,
}

impl Refusal {
    /// Every reason.
    pub const ALL: [Self; 9] = [
        Self::TooLarge,
        Self::NotAWorkbook,
        Self::Old,
        Self::OpenDocument,
        Self::Binary,
        Self::Macros,
        Self::Swells,
        Self::TooManyCells,
        Self::Damaged,
    ];

    /// The word for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::NotAWorkbook => "not-a-workbook",
            Self::Old => "old",
            Self::OpenDocument => "open-document",
            Self::Binary => "binary",
            Self::Macros => "macros",
            Self::Swells => "swells",
            Self::TooManyCells => "too-many-cells",
            Self::Damaged => "damaged",
        }
    }
}

/// A name that every program takes for a sheet: at most 31 characters, none of `[]:*?/\`, no quote
/// at either end, and none of those before it, whatever their case.
#[must_use]
pub fn sheet_name(wanted: &str, before: &[String]) -> String {
    const LONGEST: usize = 31;
    let clean: String = wanted
        .chars()
        .map(|c| {
            if "[]:*?/\\".contains(c) || c.is_control() {
                ' '
            } else {
                c
            }
        })
        .collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean = clean.trim_matches('\'');
    let cut = |keep: usize| {
        let kept: String = clean.chars().take(keep).collect();
        kept.trim_end().trim_end_matches('\'').to_owned()
    };
    let taken = |name: &str| {
        let name = name.to_lowercase();
        name.is_empty() || before.iter().any(|other| other.to_lowercase() == name)
    };
    let mut name = cut(LONGEST);
    let mut n = 2_usize;
    while taken(&name) {
        let suffix = format!(" {n}");
        let numbered = cut(LONGEST - suffix.len()) + &suffix;
        numbered.trim_start().clone_into(&mut name);
        n += 1;
    }
    name
}

/// The address of a cell as people read it: `C7`. Both count from 0.
#[must_use]
pub fn address(row: u32, column: u32) -> String {
    let mut letters = String::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", u64::from(row) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_has_the_address_that_people_read() {
        for (row, column, shown) in [
            (6, 2, "C7"),
            (0, 25, "Z1"),
            (0, 26, "AA1"),
            (9, 701, "ZZ10"),
            (0, 702, "AAA1"),
        ] {
            assert_eq!(address(row, column), shown);
        }
    }

    #[test]
    fn sheets_are_named_as_every_program_takes_it() {
        let long = "Services publics : l’accès de tous, dans toutes les langues";
        let first = sheet_name(long, &[]);
        assert_eq!(first, "Services publics l’accès de tou");
        let second = sheet_name(long, std::slice::from_ref(&first));
        assert_eq!(second, "Services publics l’accès de t 2");
        assert_eq!(sheet_name("'a[b]/c'", &["A B C".to_owned()]), "a b c 2");
        assert_eq!(sheet_name("", &[]), "2");
    }
}
