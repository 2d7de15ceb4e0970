//! What the service knows about the world: sources, municipalities and figures about them, networks
//! with members and partners. People look after it on pages, row by row, and in files.
//!
//! Both ways a row is read by the same reader as the data files, so that it must hold the same. A
//! change is kept with its event in the record, in one transaction.

mod export;
mod ground;
mod import;
mod keep;
mod rows;

pub use icc_store::{DataProblem, EnteredBy, Entry, Origin, Table, Unit, table_text};

pub use import::{LARGEST_FILE, MOST_ROWS, Plan, PlannedRow, Verdict, text_of};
pub use keep::{Cells, Kept, Outcome, REMOVABLE};
pub use rows::{Listing, Names, Overview, Related, Row, RowPage};

/// What the record calls everything here.
pub(crate) const OBJECT: &str = "register";
