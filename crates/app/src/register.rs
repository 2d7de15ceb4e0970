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

pub use icc_store::{DataProblem, EnteredBy, Entry, Origin, Table, table_text};

pub use import::{LARGEST_FILE, MOST_ROWS, Plan, PlannedRow, Verdict, text_of};
pub use keep::{Cells, Kept, Outcome};
pub use rows::{Listing, Names, Overview, Related, Row, RowPage};

use crate::policy::Action;

/// What the record calls everything here.
pub(crate) const OBJECT: &str = "register";

/// What one must be allowed in order to change a row of a table.
#[must_use]
pub const fn changing(table: Table) -> Action {
    match table {
        Table::Sources | Table::Municipalities | Table::Networks => Action::KeepRegister,
        Table::Facts => Action::KeepFacts,
        Table::Memberships | Table::Partnerships => Action::KeepMembers,
        Table::Partners => Action::KeepPartner,
    }
}

/// What one must be allowed in order to add a row to a table.
#[must_use]
pub const fn adding(table: Table) -> Action {
    match table {
        Table::Sources => Action::AddSource,
        Table::Partners => Action::AddPartner,
        _ => changing(table),
    }
}
