//! `methods/<id>.toml`

use std::collections::{BTreeMap, BTreeSet};

use icc_domain::Code;
use toml::de::DeTable;

use super::{Builder, Declared, measure, points, read, structure, treatment};
use crate::Decimal;
use crate::check::{DEFINITION_FILE, digits};
use crate::definition::{
    BenchmarkRules, Definition, Function, ItemPoints, Method, Missing, OwnUnit, Question,
};
use crate::diagnostic::Diagnostic;
use crate::limits;

/// What the parts of a method are built with.
pub(crate) struct Scope<'s> {
    /// Questions in the order of the definition, as the method sees them.
    pub(crate) in_order: &'s [Question],
    /// Questions by code.
    pub(crate) questions: BTreeMap<&'s str, &'s Question>,
    /// Question codes, those of broken entries included.
    pub(crate) declared_questions: &'s BTreeSet<String>,
    /// Measure codes of the method, those of broken entries included.
    pub(crate) measures: BTreeSet<String>,
    /// Named weights.
    pub(crate) classes: BTreeMap<Code, Decimal>,
    /// Treatment of non-answers unless a measure says otherwise.
    pub(crate) missing: Missing,
    /// Questions whose answers the method treats.
    pub(crate) treated: BTreeSet<Code>,
    /// Questions that some measure uses.
    pub(crate) used: BTreeSet<String>,
}

impl Scope<'_> {
    /// Every question and measure a member can be.
    pub(crate) fn members(&self) -> impl Iterator<Item = &str> {
        self.declared_questions
            .iter()
            .chain(&self.measures)
            .map(String::as_str)
    }

    pub(crate) fn is_member(&self, name: &str) -> bool {
        self.declared_questions.contains(name) || self.measures.contains(name)
    }
}

/// Builds a method and adds it to the definition.
pub(crate) fn build(
    builder: &mut Builder,
    root: &DeTable,
    file: &str,
    definition: &mut Definition,
    declared: &mut Declared,
) {
    declared.methods.insert(file.to_owned());
    let id = read::code(root, "id");
    if let (Some(id), Some(value)) = (&id, root.get("id"))
        && id.as_str() != file
    {
        let differs = Diagnostic::new("id-differs-from-file")
            .with("id", id)
            .with("file", file);
        builder.report(value.span().start, differs);
    }
    let version = read::text(root, "version").unwrap_or_default();
    if let Some(value) = root.get("version").filter(|_| !version.is_empty()) {
        structure::check_version(builder, &version, value.span().start);
    }
    // The file's name stands in for an id that is absent or differs: both have been reported.
    let Some(id) = Code::new(file).ok().or(id) else {
        return;
    };
    let treatments = treatment::build(builder, root, definition, &declared.questions);
    let is_treated = |q: &Question| treatments.iter().any(|step| step.of.contains(&q.code));
    let seen = |q: &Question| {
        if is_treated(q) {
            q.treated()
        } else {
            q.clone()
        }
    };
    let questions: Vec<Question> = definition.questions.iter().map(seen).collect();
    let mut scope = Scope {
        in_order: &questions,
        questions: questions.iter().map(|q| (q.code.as_str(), q)).collect(),
        declared_questions: &declared.questions,
        measures: BTreeSet::new(),
        classes: classes(root),
        missing: missing(read::table(root, "missing"), Missing::default()),
        treated: treatments.iter().flat_map(|step| step.of.clone()).collect(),
        used: BTreeSet::new(),
    };
    let tables = measure_tables(builder, root, &mut scope);
    let (points, incomplete) = points::build(builder, root, &scope, &definition.scales);
    let by_question: BTreeMap<&str, &ItemPoints> =
        points.iter().map(|p| (p.question.as_str(), p)).collect();
    let measures = tables
        .into_iter()
        .filter_map(|(at, table, code)| {
            measure::build(builder, at, table, code, &scope, &by_question)
        })
        .collect();
    let benchmark = benchmark(read::table(root, "benchmark"));
    declared
        .measures
        .insert(file.to_owned(), std::mem::take(&mut scope.measures));
    declared
        .pointless
        .extend(incomplete.into_iter().map(|q| (file.to_owned(), q)));
    definition.methods.push(Method {
        id,
        version,
        treatments,
        points,
        measures,
        benchmark,
    });
}

/// The measures' tables with place and code; their codes and the questions they use are noted.
fn measure_tables<'t, 'i>(
    builder: &mut Builder,
    root: &'t DeTable<'i>,
    scope: &mut Scope,
) -> Vec<(usize, &'t DeTable<'i>, Code)> {
    let mut tables = Vec::new();
    for value in read::list(root, "measure") {
        let Some(table) = value.get_ref().as_table() else {
            continue;
        };
        for code in read::codes(table, "members")
            .into_iter()
            .chain(read::code(table, "of"))
        {
            scope.used.insert(code.into());
        }
        let Some(code) = read::code(table, "code") else {
            continue;
        };
        let at = table
            .get("code")
            .map_or(value.span().start, |c| c.span().start);
        let question = scope.declared_questions.contains(code.as_str());
        if question || !scope.measures.insert(code.to_string()) {
            let (file, list) = if question {
                (DEFINITION_FILE, "question")
            } else {
                (builder.source.path, "measure")
            };
            let (line, _) = builder.places.find(file, &format!("{list}/{code}/code"));
            builder.twice(at, &code, (file, line));
        } else {
            tables.push((value.span().start, table, code));
        }
    }
    if tables.len() > limits::MEASURES {
        let at = root.get("measure").map_or(0, |v| v.span().start);
        let many = Diagnostic::new("too-many-items").with("key", "measure");
        builder.report(at, many.with("limit", limits::MEASURES));
        tables.clear();
    }
    tables
}

fn classes(root: &DeTable) -> BTreeMap<Code, Decimal> {
    let Some(table) = read::table(root, "weight_classes") else {
        return BTreeMap::new();
    };
    let class = |(key, value): (&toml::Spanned<std::borrow::Cow<str>>, _)| {
        Some((
            Code::new(key.get_ref().as_ref()).ok()?,
            read::decimal(value)?,
        ))
    };
    table.iter().filter_map(class).collect()
}

/// The treatment of non-answers: what a table says, else `default`.
pub(crate) fn missing(table: Option<&DeTable>, default: Missing) -> Missing {
    let Some(table) = table else { return default };
    Missing {
        not_answered: read::word(table, "not_answered").unwrap_or(default.not_answered),
        not_answered_in_draft: read::word(table, "not_answered_in_draft")
            .unwrap_or(default.not_answered_in_draft),
        unknown: read::word(table, "unknown").unwrap_or(default.unknown),
        not_applicable: read::word(table, "not_applicable").unwrap_or(default.not_applicable),
        not_within_powers: read::word(table, "not_within_powers")
            .unwrap_or(default.not_within_powers),
        no_score: read::word(table, "no_score").unwrap_or(default.no_score),
    }
}

fn benchmark(table: Option<&DeTable>) -> BenchmarkRules {
    let default = BenchmarkRules::default();
    let Some(table) = table else { return default };
    let own_unit: Option<OwnUnit> = read::word(table, "own_unit");
    BenchmarkRules {
        minimum_units: read::whole(table, "minimum_units").unwrap_or(default.minimum_units),
        maximum_age_years: read::whole(table, "maximum_age_years")
            .unwrap_or(default.maximum_age_years),
        own_unit: own_unit.unwrap_or(default.own_unit),
    }
}

/// Fills in what needs the whole method: the digits shown where the author said nothing.
pub(crate) fn finish(definition: &mut Definition) {
    for m in 0..definition.methods.len() {
        let shown = digits::shown(definition, &definition.methods[m]);
        for (measure, digits) in definition.methods[m].measures.iter_mut().zip(shown) {
            if measure.decimals == measure::UNSAID {
                measure.decimals = digits;
            }
        }
    }
}

/// Codes of the questions and measures that a function builds on.
pub(crate) fn sources(function: &Function) -> &[Code] {
    match function {
        Function::Members { members, .. } => members,
        Function::Transform { of, .. } | Function::OverUnits { of, .. } => std::slice::from_ref(of),
        Function::Constant(_) | Function::External(_) => &[],
    }
}
