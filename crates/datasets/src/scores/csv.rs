//! Scores as CSV.

use icc_scoring::treatment::Counted;

use super::{Origin, Part, WriteError, numbers_of, status_word};
use crate::text::{CsvTable, Number};

/// The rows of a part.
pub(super) fn pack(part: &Part<'_>, origin: &Origin) -> Result<Vec<u8>, WriteError> {
    let table = part.table();
    let mut to = CsvTable::rows(Vec::new());
    for case in part.cases.clone() {
        let period = &part.scores.periods[table.cases[case].period as usize];
        for measure in part.list.iter().copied() {
            let info = &part.all[measure];
            let cell = part.scores.cell(part.kind, case, measure);
            let status = status_word(cell);
            let texts = [
                origin.edition.as_str(),
                &origin.method,
                &origin.method_version,
                &table.kind,
                period,
                table.unit(case),
                info.code,
                info.level.unwrap_or_default(),
                status,
            ];
            for text in texts {
                to.text(text)?;
            }
            for number in numbers_of(cell) {
                to.number(Number::Float(number))?;
            }
            for count in cell.counts {
                to.number(Number::Count(count.into()))?;
            }
            let rank = part.scores.rank_at(part.kind, case, measure);
            to.number(Number::Float(rank.unwrap_or(f64::NAN)))?;
            let band = cell.band_position().and_then(|at| info.bands.get(at));
            to.text(band.copied().flatten().unwrap_or_default())?;
            if part.treated {
                let Counted { treated, imputed } = part.scores.treated_at(part.kind, case, measure);
                to.number(Number::Count(treated.into()))?;
                to.number(Number::Count(imputed.into()))?;
            }
            to.end_row()?;
        }
    }
    to.finish()
}
