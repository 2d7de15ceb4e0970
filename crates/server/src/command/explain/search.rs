//! What was asked for and is not there: the measure, the unit or the period.

use icc_i18n::{Args, key};
use icc_questionnaire::similar;
use icc_scoring::{Program, Scores};

use super::Explain;
use crate::console::{Console, Failure};
use crate::labels::listed;

/// Looks for what may have been meant.
pub(super) struct Search<'a> {
    pub(super) console: &'a Console,
    pub(super) program: &'a Program,
}

impl Search<'_> {
    fn usage(&self, id: &str, args: &Args) -> Failure {
        Failure::Usage(self.console.text(id, args))
    }

    /// Fails if the method has no such measure.
    pub(super) fn measure(&self, code: &str) -> Result<(), Failure> {
        if self.program.measure_position(code).is_some() {
            return Ok(());
        }
        let known: Vec<&str> = self.program.measures_info().map(|m| m.code).collect();
        let args = Args::new().text("measure", code);
        Err(match similar(code, known.iter().copied()) {
            Some(near) => self.usage(
                key!("cli-measure-unknown-similar"),
                &args.text("similar", near),
            ),
            None => self.usage(
                key!("cli-measure-unknown"),
                &args.list("known", listed(known)),
            ),
        })
    }

    /// Why there is no such case: its unit, its period or the two together.
    pub(super) fn not_found(&self, scores: &Scores, asked: &Explain) -> Failure {
        let info = self.program.measures_info();
        let kind = info
            .filter(|m| m.code == asked.measure)
            .map(|m| m.kind)
            .next()
            .unwrap_or_default();
        let table = &scores.tables[kind];
        let args = Args::new()
            .text("unit", &asked.unit)
            .text("measure", &asked.measure);
        let has_unit = |units: &[String]| units.binary_search(&asked.unit).is_ok();
        if !has_unit(&table.units) {
            let elsewhere = scores.tables.iter().find(|t| has_unit(&t.units));
            if elsewhere.is_some() {
                return self.usage(
                    key!("cli-unit-of-other-kind"),
                    &args.list("units", listed(table.units.iter().map(String::as_str))),
                );
            }
            let known = table.units.iter().map(String::as_str);
            return match similar(&asked.unit, known.clone()) {
                Some(near) => self.usage(
                    key!("cli-unit-unknown-similar"),
                    &args.text("similar", near),
                ),
                None => self.usage(key!("cli-unit-unknown"), &args.list("units", listed(known))),
            };
        }
        let period = asked.period.as_deref().unwrap_or_default();
        let args = args.text("period", period);
        let named = |period: &&str| !period.is_empty();
        if !scores.periods.iter().any(|p| p == period) {
            let periods = scores.periods.iter().map(String::as_str).filter(named);
            let periods: Vec<String> = listed(periods);
            return if periods.is_empty() {
                self.usage(key!("cli-period-none"), &args)
            } else {
                self.usage(key!("cli-period-unknown"), &args.list("periods", periods))
            };
        }
        let own = table.cases.iter().enumerate();
        let own = own.filter(|(case, _)| table.unit(*case) == asked.unit);
        let own = own.map(|(_, key)| scores.periods[key.period as usize].as_str());
        self.usage(
            key!("cli-unit-not-in-period"),
            &args.list("periods", listed(own.filter(named))),
        )
    }
}
