//! The tables about figures that a method treats before it scores them.

use std::io::Write;

use icc_questionnaire::{Decimal, Definition};
use icc_scoring::Panel;
use icc_scoring::treatment::{Distribution, Treated};

use crate::field::{OUTLIERS, TREATED, Table};
use crate::rows::{Cell, write};
use crate::scores::{Origin, WriteError};
use crate::table::Format;

/// The tables, in the order in which they are written.
pub static TABLES: [&Table; 2] = [&TREATED, &OUTLIERS];

/// Writes one of [`TABLES`] about a panel whose figures were treated.
///
/// # Errors
/// When it cannot be written.
pub fn write_table<W: Write + Send>(
    table: &Table,
    origin: &Origin,
    definition: &Definition,
    panel: &Panel,
    format: Format,
    to: W,
) -> Result<W, WriteError> {
    let about = About {
        origin,
        definition,
        panel,
    };
    let rows = match (&panel.treatments, table.name) {
        (Some(treatments), "treated") => {
            let list = treatments.list.iter();
            list.map(|treated| about.treated(treated)).collect()
        }
        (Some(treatments), "outliers") => {
            let list = treatments.distributions.iter();
            list.map(|found| about.distribution(found)).collect()
        }
        _ => Vec::new(),
    };
    write(to, format, table, rows.into_iter())
}

struct About<'a> {
    origin: &'a Origin,
    definition: &'a Definition,
    panel: &'a Panel,
}

impl<'a> About<'a> {
    fn row(&self, cells: impl IntoIterator<Item = Cell<'a>>) -> Vec<Cell<'a>> {
        let Origin {
            edition,
            method,
            method_version,
        } = self.origin;
        let about = [edition, method, method_version].map(|text| Cell::from(text.as_str()));
        about.into_iter().chain(cells).collect()
    }

    fn question(&self, question: usize) -> Cell<'a> {
        self.definition.questions[question].code.as_str().into()
    }

    fn treated(&self, treated: &'a Treated) -> Vec<Cell<'a>> {
        let number = |number: Decimal| Cell::from(Some(number.to_f64()));
        self.row([
            self.panel.period_name(treated.case).into(),
            self.panel.unit_name(treated.case).into(),
            self.question(treated.question),
            (treated.step + 1).into(),
            treated.way.as_str().into(),
            treated.state.as_str().into(),
            treated.before.map_or(Cell::Number(None), number),
            number(treated.after),
            Cell::Count(treated.n),
            treated.with.as_str().into(),
        ])
    }

    fn distribution(&self, found: &'a Distribution) -> Vec<Cell<'a>> {
        let period = found
            .period
            .map(|p| self.panel.periods[p as usize].as_str());
        self.row([
            (found.step + 1).into(),
            self.question(found.question),
            period.unwrap_or_default().into(),
            found.n.into(),
            found.before.map(|shape| shape.skewness).into(),
            found.before.map(|shape| shape.kurtosis).into(),
            found.decision.as_str().into(),
            found.points.into(),
            found.after.map(|shape| shape.skewness).into(),
            found.after.map(|shape| shape.kurtosis).into(),
        ])
    }
}
