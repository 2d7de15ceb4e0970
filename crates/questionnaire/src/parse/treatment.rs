//! `[[treatment]]`: what a method does to figures before it scores them.

use std::collections::BTreeSet;

use icc_domain::Code;
use toml::de::DeTable;

use super::{Builder, read};
use crate::definition::{
    DataTreatment, Definition, Filling, OutlierRule, TreatmentSample, TreatmentStep,
};
use crate::diagnostic::Diagnostic;
use crate::{Decimal, State};

/// Keys of every step.
const COMMON: [&str; 2] = ["step", "of"];

/// The steps in the order of the file.
pub(crate) fn build(
    builder: &mut Builder,
    root: &DeTable,
    definition: &Definition,
    declared: &BTreeSet<String>,
) -> Vec<DataTreatment> {
    let list = read::list(root, "treatment").iter();
    let steps = list.filter_map(|value| {
        let mut step = Draft {
            builder: &mut *builder,
            at: value.span().start,
            table: value.get_ref().as_table()?,
            definition,
            declared,
        };
        step.build()
    });
    steps.collect()
}

/// A step being built.
struct Draft<'x, 'a, 'b> {
    builder: &'x mut Builder<'a, 'b>,
    at: usize,
    table: &'x DeTable<'x>,
    definition: &'x Definition,
    declared: &'x BTreeSet<String>,
}

impl Draft<'_, '_, '_> {
    fn build(&mut self) -> Option<DataTreatment> {
        let of = self.questions();
        let step = match read::str(self.table, "step")? {
            "denominate" => self.denominate(),
            "impute" => self.impute(&of),
            "outliers" => Some(self.outliers()),
            // An unknown word, which the form check has reported.
            _ => None,
        };
        Some(DataTreatment { of, step: step? })
    }

    fn at(&self, key: &str) -> usize {
        self.table.get(key).map_or(self.at, |v| v.span().start)
    }

    /// Reports keys that mean nothing for the step.
    fn only(&mut self, step: &str, own: &[&str]) {
        for (key, _) in self.table {
            let name = key.get_ref().as_ref();
            let known = crate::grammar::is_treatment_key(name);
            if known && !COMMON.contains(&name) && !own.contains(&name) {
                let unused = Diagnostic::new("key-not-used-here").with("key", name);
                self.builder
                    .report(key.span().start, unused.with("where", step));
            }
        }
    }

    fn missing_key(&mut self, key: &str) {
        let missing = Diagnostic::new("missing-key").with("key", key);
        self.builder.report(self.at, missing);
    }

    fn questions(&mut self) -> Vec<Code> {
        let list = read::list(self.table, "of");
        if list.is_empty() && self.table.contains_key("of") {
            let empty = Diagnostic::new("empty-list").with("key", "of");
            self.builder.report(self.at("of"), empty);
        }
        let mut of: Vec<Code> = Vec::new();
        for value in list {
            let Some(code) = value.get_ref().as_str().and_then(|t| Code::new(t).ok()) else {
                continue;
            };
            let at = value.span().start;
            let name = code.as_str();
            match self.definition.question(name) {
                None if self.declared.contains(name) => {}
                None => {
                    let unknown = Diagnostic::new("unknown-question");
                    let known = self.declared.iter().map(String::as_str);
                    self.builder.unknown(at, unknown, name, known);
                }
                Some(question) if !question.kind.is_number() => {
                    let other = Diagnostic::new("treatment-of-other-type").with("name", &code);
                    self.builder.report(at, other);
                }
                Some(_) if of.contains(&code) => {
                    let twice = Diagnostic::new("duplicate-member").with("name", &code);
                    self.builder.report(at, twice);
                }
                Some(_) => of.push(code),
            }
        }
        of
    }

    /// A number between two others, the default where there is none.
    fn number(&mut self, key: &'static str, [low, high, default]: [Decimal; 3]) -> Decimal {
        let Some(number) = read::number(self.table, key) else {
            return default;
        };
        if number < low || number > high {
            let out = Diagnostic::new("number-out-of-range").with("key", key);
            self.builder
                .report(self.at(key), out.with("low", low).with("high", high));
        }
        number
    }

    fn denominate(&mut self) -> Option<TreatmentStep> {
        self.only("denominate", &["by", "per"]);
        if !self.table.contains_key("by") {
            self.missing_key("by");
        }
        let least = Decimal::new(1, Decimal::DIGITS);
        let most = Decimal::whole(999_999_999_999_999);
        Some(TreatmentStep::Denominate {
            per: self.number("per", [least, most, Decimal::ONE]),
            by: read::str(self.table, "by")?.to_owned(),
        })
    }

    fn impute(&mut self, of: &[Code]) -> Option<TreatmentStep> {
        if !self.table.contains_key("with") {
            self.missing_key("with");
        }
        let with = read::str(self.table, "with")?;
        let own: &[&str] = match with {
            "mean" | "median" => &["within", "sample"],
            "unit_mean" => &["reversed", "sample"],
            "last" | "linear" => &["years"],
            // An unknown word, which the form check has reported.
            _ => return None,
        };
        self.only(
            with,
            &[&["with", "states", "minimum_answered"], own].concat(),
        );
        let within = || read::str(self.table, "within").map(ToOwned::to_owned);
        let years = read::whole(self.table, "years");
        let filling = match with {
            "mean" => Filling::Mean {
                within: within(),
                sample: self.sample(),
            },
            "median" => Filling::Median {
                within: within(),
                sample: self.sample(),
            },
            "unit_mean" => Filling::UnitMean {
                reversed: self.reversed(of),
                sample: self.sample(),
            },
            "last" => Filling::Last { years },
            _ => Filling::Linear { years },
        };
        let [zero, one] = [Decimal::ZERO, Decimal::ONE];
        let share = self.number("minimum_answered", [zero, one, zero]);
        Some(TreatmentStep::Impute {
            with: filling,
            states: self.states(),
            minimum_answered: Some(share).filter(|share| *share > zero),
        })
    }

    /// Questions in which less is better: some of those of the step.
    fn reversed(&mut self, of: &[Code]) -> Vec<Code> {
        let mut reversed = Vec::new();
        for value in read::list(self.table, "reversed") {
            let Some(code) = value.get_ref().as_str().and_then(|t| Code::new(t).ok()) else {
                continue;
            };
            if of.contains(&code) {
                reversed.push(code);
            } else {
                let stranger = Diagnostic::new("treatment-not-of-step");
                let known = of.iter().map(Code::as_str);
                self.builder
                    .unknown(value.span().start, stranger, code.as_str(), known);
            }
        }
        reversed
    }

    /// The states that are filled in, in their order.
    fn states(&self) -> Vec<State> {
        let named = read::names(self.table, "states");
        let usual = [State::Unknown, State::NotAnswered];
        let wanted = |state: &State| {
            !self.table.contains_key("states") || named.iter().any(|name| name == state.as_str())
        };
        usual.into_iter().filter(wanted).collect()
    }

    fn sample(&self) -> TreatmentSample {
        read::word(self.table, "sample").unwrap_or_default()
    }

    fn outliers(&mut self) -> TreatmentStep {
        let own = [
            "points",
            "skewness",
            "kurtosis",
            "when",
            "otherwise",
            "sample",
        ];
        self.only("outliers", &own);
        let most = Decimal::whole(1_000);
        TreatmentStep::Outliers(OutlierRule {
            points: read::whole(self.table, "points").unwrap_or(5),
            skewness: self.number("skewness", [Decimal::ZERO, most, Decimal::whole(2)]),
            kurtosis: self.number("kurtosis", [Decimal::ZERO, most, Decimal::new(35, 1)]),
            when: read::word(self.table, "when").unwrap_or_default(),
            otherwise: read::word(self.table, "otherwise").unwrap_or_default(),
            sample: self.sample(),
        })
    }
}
