//! Scores as CSV.

use std::io::Write;

use icc_scoring::Reason;

use super::{Origin, Own, WriteError, numbers_of};
use crate::field::{SCORED, SCORES};
use crate::text::{CsvTable, Number};

pub(super) struct CsvScores<W: Write> {
    table: CsvTable<W>,
    origin: Origin,
}

impl<W: Write> CsvScores<W> {
    pub(super) fn new(to: W, origin: &Origin) -> Result<Self, WriteError> {
        Ok(Self {
            table: CsvTable::new(to, &SCORES)?,
            origin: origin.clone(),
        })
    }

    pub(super) fn write(&mut self, own: &Own<'_>) -> Result<(), WriteError> {
        let table = own.table();
        for case in 0..own.cases() {
            let period = &own.scores.periods[table.cases[case].period as usize];
            for measure in own.list.iter().copied() {
                let info = &own.all[measure];
                let cell = own.scores.cell(own.kind, case, measure);
                let scored = cell.reason == Reason::Scored;
                let status = if scored { SCORED } else { cell.reason.as_str() };
                let texts = [
                    self.origin.edition.as_str(),
                    &self.origin.method,
                    &self.origin.method_version,
                    &table.kind,
                    period,
                    table.unit(case),
                    info.code,
                    info.level.unwrap_or_default(),
                    status,
                ];
                for text in texts {
                    self.table.text(text)?;
                }
                for number in numbers_of(cell) {
                    self.table.number(Number::Float(number))?;
                }
                for count in cell.counts {
                    self.table.number(Number::Count(count.into()))?;
                }
                let rank = own.scores.rank_at(own.kind, case, measure);
                self.table.number(Number::Float(rank.unwrap_or(f64::NAN)))?;
                let band = cell.band_position().and_then(|at| info.bands.get(at));
                self.table
                    .text(band.copied().flatten().unwrap_or_default())?;
                self.table.end_row()?;
            }
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<W, WriteError> {
        self.table.finish()
    }
}
