//! One measure.

use std::collections::{BTreeMap, BTreeSet};

use icc_domain::Code;
use toml::de::DeTable;

use super::method::Scope;
use super::{Builder, bands, condition, method, read, weights};
use crate::Decimal;
use crate::definition::{
    Combine, External, Function, Gate, Goalpost, ItemPoints, Measure, OnFail, RankRule, Rounding,
    RoundingMode, Sample, Transform, UnitCombine,
};
use crate::diagnostic::Diagnostic;

/// Stands for digits the author said nothing about until [`method::finish`] sets them.
pub(crate) const UNSAID: u8 = u8::MAX;

/// Keys that any computed measure may have.
const COMMON: [&str; 15] = [
    "code",
    "level",
    "function",
    "missing",
    "floor",
    "cap",
    "only_if",
    "otherwise",
    "round",
    "rank",
    "decimals",
    "optional",
    "minimum_members",
    "minimum_coverage",
    "minimum_in_scope",
];
/// Keys of a measure that comes from outside.
const OUTSIDE: [&str; 7] = [
    "code", "level", "external", "optional", "decimals", "round", "rank",
];
const MEMBERS: [&str; 8] = [
    "members",
    "items",
    "weights",
    "weights_by",
    "weights_sum",
    "beyond",
    "beyond_limit",
    "floor_values",
];
const GOALPOSTS: [&str; 6] = ["of", "scale", "low", "high", "log", "reversed"];
const SAMPLE: [&str; 2] = ["sample", "sample_if"];
const Z_SCORE: [&str; 7] = [
    "of",
    "offset",
    "factor",
    "deviation",
    "reversed",
    "sample",
    "sample_if",
];
const RANK: [&str; 7] = [
    "of",
    "ties",
    "order",
    "within",
    "basis",
    "sample",
    "sample_if",
];
const PERCENTILE: [&str; 5] = ["of", "scale", "reversed", "sample", "sample_if"];

pub(crate) fn build(
    builder: &mut Builder,
    at: usize,
    table: &DeTable,
    code: Code,
    scope: &Scope,
    points: &BTreeMap<&str, &ItemPoints>,
) -> Option<Measure> {
    let mut measure = Draft {
        builder,
        at,
        table,
        scope,
        points,
    };
    let function = measure.function()?;
    let gate = measure.gate();
    let rounding = read::table(table, "round").map(|t| Rounding {
        decimals: digits(t).unwrap_or(0),
        mode: read::word(t, "mode").unwrap_or(RoundingMode::HalfUp),
    });
    let measure = Measure {
        code,
        level: read::code(table, "level"),
        function,
        missing: method::missing(read::table(table, "missing"), scope.missing),
        minimum_coverage: measure.share("minimum_coverage"),
        minimum_in_scope: measure.share("minimum_in_scope"),
        minimum_members: read::whole(table, "minimum_members"),
        floor: read::number(table, "floor"),
        cap: read::number(table, "cap"),
        gate,
        round: rounding,
        rank: read::table(table, "rank").map(rank),
        decimals: digits(table).unwrap_or(UNSAID),
        optional: read::flag(table, "optional"),
    };
    Some(measure)
}

fn digits(table: &DeTable) -> Option<u8> {
    read::whole(table, "decimals").and_then(|n| u8::try_from(n).ok())
}

fn rank(table: &DeTable) -> RankRule {
    RankRule {
        basis: read::word(table, "basis").unwrap_or_default(),
        ties: read::word(table, "ties").unwrap_or_default(),
        order: read::word(table, "order").unwrap_or_default(),
        within: read::str(table, "within").map(ToOwned::to_owned),
    }
}

/// A measure being built.
struct Draft<'x, 's, 'a, 'b> {
    builder: &'x mut Builder<'a, 'b>,
    at: usize,
    table: &'x DeTable<'x>,
    scope: &'x Scope<'s>,
    points: &'x BTreeMap<&'x str, &'x ItemPoints>,
}

impl Draft<'_, '_, '_, '_> {
    fn at(&self, key: &str) -> usize {
        self.table.get(key).map_or(self.at, |v| v.span().start)
    }

    fn missing_key(&mut self, key: &str) {
        let missing = Diagnostic::new("missing-key").with("key", key);
        self.builder.report(self.at, missing);
    }

    /// Reports keys that mean nothing for the function.
    fn only(&mut self, function: &str, allowed: &[&[&str]]) {
        for (key, value) in self.table {
            let name = key.get_ref().as_ref();
            let known = crate::grammar::is_measure_key(name);
            if known && !allowed.iter().any(|keys| keys.contains(&name)) {
                let unused = Diagnostic::new("key-not-used-here").with("key", name);
                self.builder
                    .report(key.span().start, unused.with("where", function));
            }
            // `cap` is a bound everywhere, and the ends held only for goalposts.
            let word = value.get_ref().as_str().is_some() && read::decimal(value).is_none();
            if name == "cap" && word && function != "goalposts" {
                let wrong = Diagnostic::new("wrong-type").with("key", name);
                let wrong = wrong.with("expected", "number").with("found", "text");
                self.builder.report(value.span().start, wrong);
            }
        }
    }

    fn share(&mut self, key: &'static str) -> Option<Decimal> {
        let share = read::number(self.table, key)?;
        if share.is_negative() || share > Decimal::ONE {
            let out = Diagnostic::new("number-out-of-range").with("key", key);
            let at = self.at(key);
            self.builder.report(at, out.with("low", 0).with("high", 1));
        }
        Some(share)
    }

    fn gate(&mut self) -> Option<Gate> {
        let Some(value) = self.table.get("only_if") else {
            if let Some(value) = self.table.get("otherwise") {
                let alone = Diagnostic::new("otherwise-without-condition");
                self.builder.report(value.span().start, alone);
            }
            return None;
        };
        let only_if = condition::build(self.builder, value, false)?;
        let otherwise =
            read::number(self.table, "otherwise").map_or(OnFail::NoScore, OnFail::Value);
        Some(Gate { only_if, otherwise })
    }

    fn function(&mut self) -> Option<Function> {
        if read::flag(self.table, "external") {
            self.only("external", &[&OUTSIDE]);
            return Some(Function::External(External {}));
        }
        let Some(name) = read::str(self.table, "function") else {
            if !self.table.contains_key("function") {
                self.missing_key("function");
            }
            return None;
        };
        let common: &[&str] = &COMMON;
        let external: &[&str] = &["external"];
        let over_units = self.table.contains_key("per")
            || (self.table.contains_key("of") && !self.table.contains_key("members"));
        match name {
            "constant" => {
                self.only(name, &[common, external, &["value"]]);
                let value = read::number(self.table, "value");
                if value.is_none() && !self.table.contains_key("value") {
                    self.missing_key("value");
                }
                value.map(Function::Constant)
            }
            "count" | "share" => self.over_units(name),
            "sum" | "mean" | "median" | "minimum" | "maximum" if over_units => {
                self.over_units(name)
            }
            "rate" | "sum" | "mean" | "geometric" | "harmonic" | "minimum" | "maximum"
            | "median" | "product" | "ratio" | "difference" => {
                // Nothing else is multiplied by it.
                let shares = read::str(self.table, "items") == Some("share");
                let scaled = shares || matches!(name, "rate" | "ratio");
                let scale: &[&str] = if scaled { &["scale"] } else { &[] };
                self.only(name, &[common, external, &MEMBERS, scale]);
                self.members(name)
            }
            _ => {
                let own: &[&str] = match name {
                    "goalposts" => &GOALPOSTS,
                    "z_score" => &Z_SCORE,
                    "rank" => &RANK,
                    "percentile" => &PERCENTILE,
                    "log" | "copy" => &["of"],
                    "linear" => &["of", "offset", "factor"],
                    "bands" => &["of", "bands", "basis"],
                    // An unknown word, which the form check has reported.
                    _ => return None,
                };
                // Fixed ends look at no sample.
                let ends = ["low", "high"].map(|key| self.table.get(key));
                let fixed = name == "goalposts"
                    && ends
                        .iter()
                        .all(|end| end.is_some_and(|v| read::decimal(v).is_some()));
                let sample: &[&str] = match name {
                    "goalposts" if !fixed => &SAMPLE,
                    _ => &[],
                };
                self.only(name, &[common, external, own, sample]);
                let of = self.of();
                let transform = self.transform(name);
                Some(Function::Transform {
                    of: of?,
                    transform: transform?,
                })
            }
        }
    }

    /// The single source of a function.
    fn of(&mut self) -> Option<Code> {
        if !self.table.contains_key("of") {
            self.missing_key("of");
        }
        let of = read::code(self.table, "of")?;
        let at = self.at("of");
        self.known_member(of.as_str(), at).then_some(of)
    }

    fn known_member(&mut self, name: &str, at: usize) -> bool {
        let known = self.scope.is_member(name);
        if !known {
            let unknown = Diagnostic::new("unknown-member");
            self.builder
                .unknown(at, unknown, name, self.scope.members());
        }
        known
    }

    fn members(&mut self, name: &str) -> Option<Function> {
        let combine: Combine = read::as_word(name)?;
        if read::list(self.table, "members").is_empty() {
            let at = self.at("members");
            self.builder.report(at, Diagnostic::new("no-members"));
        }
        let mut members: Vec<Code> = Vec::new();
        let mut seen = BTreeSet::new();
        for value in read::list(self.table, "members") {
            let Some(code) = value.get_ref().as_str().and_then(|t| Code::new(t).ok()) else {
                continue;
            };
            let at = value.span().start;
            if !self.known_member(code.as_str(), at) {
                continue;
            }
            if seen.insert(code.to_string()) {
                members.push(code);
            } else {
                let twice = Diagnostic::new("duplicate-member").with("name", &code);
                self.builder.report(at, twice);
            }
        }
        let weights = weights::build(self.builder, self.table, &members, self.scope, self.points);
        self.warn_of_weights(combine, name);
        let mut beyond = Vec::new();
        for value in read::list(self.table, "beyond") {
            let Some(code) = value.get_ref().as_str().and_then(|t| Code::new(t).ok()) else {
                continue;
            };
            if seen.contains(code.as_str()) {
                beyond.push(code);
            } else {
                let stranger = Diagnostic::new("beyond-not-member");
                let known = members.iter().map(Code::as_str);
                self.builder
                    .unknown(value.span().start, stranger, code.as_str(), known);
            }
        }
        let counted: Vec<bool> = members.iter().map(|m| !beyond.contains(m)).collect();
        weights::check_sum(self.builder, self.table, &weights, &counted);
        let default = if combine == Combine::Ratio {
            Decimal::ONE
        } else {
            Decimal::whole(100)
        };
        Some(Function::Members {
            combine,
            items: read::word(self.table, "items").unwrap_or_default(),
            members,
            weights,
            beyond,
            beyond_limit: read::number(self.table, "beyond_limit"),
            floor_values: read::number(self.table, "floor_values"),
            scale: read::number(self.table, "scale").unwrap_or(default),
        })
    }

    /// Warns of weights that change the coverage alone, where nothing asks for that.
    fn warn_of_weights(&mut self, combine: Combine, name: &str) {
        let asked = ["minimum_coverage", "minimum_in_scope"];
        if combine.weighs() || asked.iter().any(|key| self.table.contains_key(*key)) {
            return;
        }
        for key in ["weights", "weights_by"] {
            if let Some(value) = self.table.get(key) {
                let unused = Diagnostic::new("weights-unused").with("key", key);
                let at = value.span().start;
                self.builder.report(at, unused.with("where", name));
            }
        }
    }

    fn over_units(&mut self, name: &str) -> Option<Function> {
        let mut own = vec!["of", "per"];
        match name {
            "mean" => own.push("weight_by"),
            "share" => own.push("scale"),
            _ => {}
        }
        self.only(name, &[&COMMON, &["external"], &own]);
        if !self.table.contains_key("per") {
            self.missing_key("per");
        }
        let of = self.of()?;
        if self.scope.declared_questions.contains(of.as_str()) {
            let question = Diagnostic::new("question-over-units").with("name", &of);
            let at = self.at("of");
            self.builder.report(at, question);
            return None;
        }
        let combine: UnitCombine = read::as_word(name)?;
        Some(Function::OverUnits {
            of,
            per: read::names(self.table, "per"),
            combine,
            weight_by: read::str(self.table, "weight_by").map(ToOwned::to_owned),
            scale: read::number(self.table, "scale").unwrap_or(Decimal::whole(100)),
        })
    }

    fn transform(&mut self, name: &str) -> Option<Transform> {
        let table = self.table;
        let number = |key, default| read::number(table, key).unwrap_or(default);
        let hundred = Decimal::whole(100);
        Some(match name {
            "goalposts" => Transform::Goalposts {
                low: self.goalpost("low")?,
                high: self.goalpost("high")?,
                cap: read::word(table, "cap").unwrap_or_default(),
                log: read::flag(table, "log"),
                reversed: read::flag(table, "reversed"),
                scale: number("scale", hundred),
                sample: self.sample(),
            },
            "z_score" => Transform::ZScore {
                offset: number("offset", Decimal::ZERO),
                factor: number("factor", Decimal::ONE),
                deviation: read::word(table, "deviation").unwrap_or_default(),
                reversed: read::flag(table, "reversed"),
                sample: self.sample(),
            },
            "rank" => Transform::Rank {
                rule: rank(table),
                sample: self.sample(),
            },
            "percentile" => Transform::Percentile {
                reversed: read::flag(table, "reversed"),
                scale: number("scale", hundred),
                sample: self.sample(),
            },
            "log" => Transform::Log,
            "linear" => Transform::Linear {
                offset: number("offset", Decimal::ZERO),
                factor: number("factor", Decimal::ONE),
            },
            "bands" => {
                if read::list(table, "bands").is_empty() {
                    self.missing_key("bands");
                    return None;
                }
                Transform::Bands {
                    bands: bands::build(self.builder, read::list(table, "bands"), "value"),
                    raw: read::str(table, "basis") == Some("raw"),
                }
            }
            _ => Transform::Copy,
        })
    }

    fn goalpost(&mut self, key: &'static str) -> Option<Goalpost> {
        if !self.table.contains_key(key) {
            self.missing_key(key);
        }
        match read::str(self.table, key) {
            Some("sample_minimum") => Some(Goalpost::SampleMinimum),
            Some("sample_maximum") => Some(Goalpost::SampleMaximum),
            _ => read::number(self.table, key).map(Goalpost::Value),
        }
    }

    fn sample(&mut self) -> Sample {
        let reference = read::table(self.table, "sample").and_then(|t| read::str(t, "period"));
        let period = match (read::str(self.table, "sample"), reference) {
            (Some("all"), _) => Some(None),
            (_, Some(reference)) => Some(Some(reference.to_owned())),
            _ => None,
        };
        let only_if = self.table.get("sample_if");
        let only_if = only_if.and_then(|value| condition::build(self.builder, value, false));
        Sample { period, only_if }
    }
}
