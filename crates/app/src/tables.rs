//! The public tables, some rows at a time: as they are now, or as a release keeps them. For an
//! audience that sees more there are the same tables, made of what that audience may see.
//!
//! They are the tables of releases, from the same functions: nothing is shown here that is not
//! shown there, and a figure about few municipalities is told here as it is told there.

mod filter;
mod kept;
mod live;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use icc_datasets::field::{RELEASED, RELEASES, Released};
use icc_datasets::released::{Cell, Page};
use icc_domain::Locale;
use icc_i18n::I18n;

use crate::dictionary::{Column, table_columns};
use crate::error::Error;
use crate::releases::{ListedRelease, both, table_text, world};

pub use filter::{Accepted, Filter};
pub use kept::KeptPage;

/// The most rows of a page.
pub const MOST_ROWS: u32 = 1000;
/// The rows of a page where nobody says how many.
pub const USUAL_ROWS: u32 = 100;

/// A table that everybody may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicTable {
    /// Its name.
    pub name: &'static str,
    /// What it holds, in the reader's language.
    pub about: String,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// By what its rows can be chosen.
    pub filters: Vec<Filter>,
}

/// The public tables, in the order of lists.
#[must_use]
pub fn public_tables(i18n: &I18n, locale: Locale) -> Vec<PublicTable> {
    let table = |released: &'static Released| PublicTable {
        name: released.table.name,
        about: table_text(i18n, locale, released.table.name),
        columns: table_columns(i18n, locale, released.table),
        filters: filter::of(released),
    };
    RELEASED.iter().map(table).collect()
}

/// The columns of the list of releases, in order.
#[must_use]
pub fn release_columns(i18n: &I18n, locale: Locale) -> Vec<Column> {
    table_columns(i18n, locale, &RELEASES)
}

/// By what the rows of a table can be chosen; none when there is no such table.
#[must_use]
pub fn filters(table: &str) -> Option<Vec<Filter>> {
    icc_datasets::field::released(table).map(filter::of)
}

/// Which rows of a table somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The table.
    pub table: String,
    /// What a row has to hold, by the names of filters.
    pub filters: BTreeMap<&'static str, String>,
    /// Where to go on; none for the beginning.
    pub cursor: Option<Cursor>,
    /// The most rows of the page: 1 to [`MOST_ROWS`].
    pub most: u32,
}

/// Where to go on in a table. It holds for one state of the table: when that is gone, so is the
/// place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The first digits of the digest of the state.
    state: String,
    /// The number of a row of the table, or of a byte of the file of a release that is not packed.
    position: u64,
}

/// Digits of the digest of a state in a cursor.
const STATE: usize = 16;
/// Digits of the longest position: no table and no file is larger.
const POSITION: usize = 12;

impl Cursor {
    /// What a cursor looks like, as a regular expression.
    pub const PATTERN: &'static str = "^[0-9a-f]{16}-[0-9]{1,12}$";

    fn at(state: &str, position: u64) -> Self {
        Self {
            state: state.chars().take(STATE).collect(),
            position,
        }
    }

    /// The position that a cursor gives in a state.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it was given for another state.
    fn position_in(cursor: Option<&Self>, state: &str) -> Result<u64, Error> {
        match cursor {
            None => Ok(0),
            Some(cursor) if state.starts_with(&cursor.state) => Ok(cursor.position),
            Some(_) => Err(Error::Conflict),
        }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.state, self.position)
    }
}

impl FromStr for Cursor {
    type Err = ();

    /// Reads what [`Self::fmt`] writes.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (state, position) = text.split_once('-').ok_or(())?;
        let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let sound = state.len() == STATE
            && state.bytes().all(digit)
            && (1..=POSITION).contains(&position.len())
            && position.bytes().all(|byte| byte.is_ascii_digit());
        if !sound {
            return Err(());
        }
        Ok(Self {
            state: state.to_owned(),
            position: position.parse().map_err(|_| ())?,
        })
    }
}

/// Some rows of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TablePage {
    /// The table.
    pub table: &'static str,
    /// The state of the table: the version of the release, or a digest that tells this state from
    /// another.
    pub state: String,
    /// Whether any of it is invented.
    pub demonstration: bool,
    /// Where to go on; none at the end. A page can have fewer rows than were asked for, and still
    /// not be the last.
    pub next: Option<Cursor>,
    pub(crate) page: Page,
}

impl TablePage {
    /// How many rows it has.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.page.rows.len()
    }

    /// Its rows as a list of objects, as files of releases write them.
    ///
    /// # Errors
    /// [`Error::Broken`] when they cannot be encoded.
    pub fn json(&self) -> Result<Vec<u8>, Error> {
        let json = self.page.json();
        json.map_err(|error| Error::broken([error.to_string()]))
    }

    /// Its rows as CSV, as files of releases write them.
    ///
    /// # Errors
    /// [`Error::Broken`] when they cannot be encoded.
    pub fn csv(&self) -> Result<Vec<u8>, Error> {
        let csv = self.page.csv();
        csv.map_err(|error| Error::broken([error.to_string()]))
    }
}

/// The list of releases as a table, the newest first.
#[must_use]
pub fn releases_page(releases: &[ListedRelease]) -> TablePage {
    let row = |listed: &ListedRelease| {
        let withdrawal = listed.withdrawal.as_ref();
        let [french, english] = both(withdrawal.map(|withdrawal| &withdrawal.reasons));
        let replaced_by = withdrawal.and_then(|withdrawal| withdrawal.replaced_by);
        let day = withdrawal.map(|withdrawal| withdrawal.at.date_naive().to_string());
        let release = &listed.release;
        vec![
            Cell::text(release.version.to_string()),
            Cell::text(release.made_at.date_naive().to_string()),
            Cell::text(listed.document.step.as_str()),
            world(release.demonstration),
            Cell::text(day.unwrap_or_default()),
            Cell::text(
                replaced_by
                    .map(|version| version.to_string())
                    .unwrap_or_default(),
            ),
            french,
            english,
        ]
    };
    let columns = RELEASES.fields.iter();
    TablePage {
        table: RELEASES.name,
        state: String::new(),
        demonstration: releases.iter().any(|one| one.release.demonstration),
        next: None,
        page: Page {
            columns: columns.map(|field| field.name.to_owned()).collect(),
            rows: releases.iter().map(row).collect(),
        },
    }
}

/// The table that a question is about.
fn asked(question: &Question) -> Result<&'static Released, Error> {
    icc_datasets::field::released(&question.table).ok_or(Error::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_is_written_and_holds_in_its_state_only() {
        let state = "0123456789abcdef0123456789abcdef";
        let cursor = Cursor::at(state, 4711);
        assert_eq!(cursor.to_string(), "0123456789abcdef-4711");
        assert_eq!(cursor.to_string().parse(), Ok(cursor.clone()));
        let position = |state| Cursor::position_in(Some(&cursor), state).ok();
        assert_eq!(position(state), Some(4711));
        assert_eq!(position("1123456789abcdef"), None);
        assert_eq!(Cursor::position_in(None, state).ok(), Some(0));
        for bad in [
            "",
            "-",
            "0123456789abcdef",
            "0123456789abcdef-",
            "0123456789abcdeg-1",
            "0123456789ABCDEF-1",
            "0123456789abcde-1",
            "0123456789abcdef-+1",
            "0123456789abcdef-1234567890123",
        ] {
            assert_eq!(bad.parse::<Cursor>(), Err(()), "{bad}");
        }
    }

    #[test]
    fn every_table_can_be_asked_by_its_key_and_its_words() {
        let of = |table| {
            let found = filters(table).unwrap_or_default();
            found
                .into_iter()
                .map(|filter| filter.name)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            of("scores"),
            [
                "edition",
                "method",
                "method_version",
                "kind",
                "period",
                "unit",
                "measure",
                "level",
                "status",
                "band",
                "review",
                "network"
            ]
        );
        assert_eq!(of("networks"), ["network", "world"]);
        assert_eq!(of("memberships"), ["network", "unit", "source"]);
        assert!(!of("published_results").contains(&"address"));
        assert_eq!(filters("people"), None);
    }
}
