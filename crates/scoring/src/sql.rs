//! The method as SQL: one query that computes the scores of [`Program::score`] from a table of
//! answers and a table of facts, on an engine that exists already.
//!
//! The query is written for people: one step after the other, each named after what it holds, with
//! a remark. Points and weights are added as integers and divided once, in the order of the kernel;
//! sums of measures are written out as `a + b + c`, because the order of additions is part of a
//! result. So methods of + − × ÷ and comparisons come out equal to the last bit, whatever the engine
//! and however it spreads the work; logarithms and roots are those of the engine.
//!
//! What a query cannot say exactly is refused, never approximated: see [`Inexpressible`].

mod combine;
mod condition;
mod dialect;
mod finish;
mod fraction;
mod linear;
mod looked_at;
mod measures;
mod members;
mod names;
mod questions;
mod refuse;
mod result;
mod states;
mod sums;
mod tables;
mod transform;

pub use dialect::Dialect;

use std::collections::BTreeSet;

use icc_questionnaire::definition::Definition;

use crate::program::{CompileError, NodeFunc, Program};
use names::Names;

/// What a query is wanted for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The method, by its id.
    pub method: &'a str,
    /// The measures whose scores are wanted; empty: all. What they are made of is computed with
    /// them.
    pub measures: &'a [String],
    /// The engine that will run it.
    pub dialect: Dialect,
    /// The language of the titles in remarks.
    pub language: &'a str,
}

/// A query, step by step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What is said above it.
    pub head: Head,
    steps: Vec<Step>,
    last: String,
}

/// What a query was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The edition's id.
    pub edition: String,
    /// The definition's version.
    pub definition_version: String,
    /// The method's id.
    pub method: String,
    /// The method's version.
    pub method_version: String,
    /// The engine that will run it.
    pub dialect: Dialect,
    /// Whether the method ranks measures; a query does not.
    pub ranks: bool,
    /// Whether every score is equal to the last bit; otherwise some are made of logarithms or
    /// roots.
    pub exact: bool,
}

/// One step: a table that the next ones read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    remark: Remark,
    name: String,
    columns: &'static str,
    body: String,
}

/// What a step does. Words for it are chosen by whoever shows the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Remark {
    /// The query as a whole; worded from [`Head`].
    Head,
    /// The table of facts, as it is read.
    GivenFacts,
    /// The table of answers, as it is read.
    GivenAnswers,
    /// Units with the periods that their rows name.
    NamedCases,
    /// All units and periods.
    Universe,
    /// The same with the facts that the method looks at.
    Cases,
    /// What each option is worth.
    Options,
    /// The questions with their maximum.
    Questions,
    /// What the rows of an answer say together.
    ReadAnswers,
    /// The best option that is in scope.
    BestInScope,
    /// State and points of every question.
    States,
    /// Which options that conditions ask for are ticked.
    Ticked,
    /// Answers that conditions on questions look at.
    AskedAfter,
    /// Whether questions are asked.
    Asked,
    /// State and points, once more, with what is not asked.
    StatesAsked,
    /// Which question counts in which measure, with its weight.
    Members,
    /// How each answer counts in each measure.
    Counted,
    /// Integer sums of each measure.
    Sums,
    /// What measures need to have a score.
    Rules,
    /// Numerators and denominators.
    Fractions,
    /// The scores of measures of questions.
    Rates,
    /// The same, one row for each unit and period.
    RatesAbreast,
    /// Answers that measures or their conditions look at.
    LookedAt,
    /// Everything known of a unit so far, one row for each unit and period.
    Abreast,
    /// Measures of measures: what their members add up to.
    Parts,
    /// Measures of measures: whether there is a score, and which.
    Found,
    /// Conditions and bounds.
    Bounded,
    /// Exact numerators, from which rounding decides ties.
    Numerators,
    /// The values.
    Values,
    /// The result: one row for each unit, period and measure.
    Result,
}

impl Remark {
    /// Every remark, in the order in which steps come.
    pub const ALL: [Self; 30] = [
        Self::Head,
        Self::GivenFacts,
        Self::GivenAnswers,
        Self::NamedCases,
        Self::Universe,
        Self::Cases,
        Self::Options,
        Self::Questions,
        Self::ReadAnswers,
        Self::BestInScope,
        Self::States,
        Self::Ticked,
        Self::AskedAfter,
        Self::Asked,
        Self::StatesAsked,
        Self::Members,
        Self::Counted,
        Self::Sums,
        Self::Rules,
        Self::Fractions,
        Self::Rates,
        Self::RatesAbreast,
        Self::LookedAt,
        Self::Abreast,
        Self::Parts,
        Self::Found,
        Self::Bounded,
        Self::Numerators,
        Self::Values,
        Self::Result,
    ];

    /// Whether a step holds one row for each unit and period, in many columns that the next ones
    /// read several times.
    const fn is_abreast(self) -> bool {
        matches!(
            self,
            Self::RatesAbreast
                | Self::Abreast
                | Self::Parts
                | Self::Found
                | Self::Bounded
                | Self::Numerators
                | Self::Values
        )
    }

    /// A stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::GivenFacts => "given-facts",
            Self::GivenAnswers => "given-answers",
            Self::NamedCases => "named-cases",
            Self::Universe => "universe",
            Self::Cases => "cases",
            Self::Options => "options",
            Self::Questions => "questions",
            Self::ReadAnswers => "read-answers",
            Self::BestInScope => "best-in-scope",
            Self::States => "states",
            Self::Ticked => "ticked",
            Self::AskedAfter => "asked-after",
            Self::Asked => "asked",
            Self::StatesAsked => "states-asked",
            Self::Members => "members",
            Self::Counted => "counted",
            Self::Sums => "sums",
            Self::Rules => "rules",
            Self::Fractions => "fractions",
            Self::Rates => "rates",
            Self::RatesAbreast => "rates-abreast",
            Self::LookedAt => "looked-at",
            Self::Abreast => "abreast",
            Self::Parts => "parts",
            Self::Found => "found",
            Self::Bounded => "bounded",
            Self::Numerators => "numerators",
            Self::Values => "values",
            Self::Result => "result",
        }
    }
}

/// Why a method has no query.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SqlError {
    /// The method does not compile.
    #[error(transparent)]
    Compile(#[from] CompileError),
    /// A measure was asked for that the method does not have.
    #[error("there is no measure {0:?}")]
    UnknownMeasure(String),
    /// Something in it cannot be said exactly; everything of that kind is listed.
    #[error("{0:?} cannot be written as SQL")]
    Inexpressible(Vec<Inexpressible>),
}

/// Something that a query cannot say exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inexpressible {
    /// The measure; empty: the method as a whole.
    pub measure: String,
    /// What of it.
    pub feature: Feature,
}

/// What a query cannot say exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feature {
    /// Figures that are divided, filled in or drawn in before they are scored.
    Treatment,
    /// A measure over units, or one built on it.
    OverUnits,
    /// A normalisation by a sample of units.
    Sample,
    /// The rank as a value.
    Rank,
    /// Rounding of a logarithm, a root, a product or a ratio, whose ties a query cannot decide.
    RoundedWithoutFraction,
    /// Rounding of fractions with so many different denominators that a query cannot decide ties.
    RoundedFinely,
    /// More columns than PostgreSQL has room for.
    TooManyColumns,
}

impl Feature {
    /// Every feature that is refused.
    pub const ALL: [Self; 7] = [
        Self::Treatment,
        Self::OverUnits,
        Self::Sample,
        Self::Rank,
        Self::RoundedWithoutFraction,
        Self::RoundedFinely,
        Self::TooManyColumns,
    ];

    /// A stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Treatment => "treatment",
            Self::OverUnits => "over-units",
            Self::Sample => "sample",
            Self::Rank => "rank",
            Self::RoundedWithoutFraction => "rounded-without-fraction",
            Self::RoundedFinely => "rounded-finely",
            Self::TooManyColumns => "too-many-columns",
        }
    }
}

impl Query {
    /// Writes the query of a method of a checked definition.
    ///
    /// # Errors
    /// There is no such method or measure, or something in it cannot be said exactly in SQL.
    pub fn new(definition: &Definition, wanted: Wanted) -> Result<Self, SqlError> {
        let program = Program::compile(definition, wanted.method)?;
        let nodes = nodes(&program, wanted.measures)?;
        let fractions = fraction::fractions(&program);
        let refused = refuse::refused(&program, &nodes, &fractions);
        if !refused.is_empty() {
            return Err(SqlError::Inexpressible(refused));
        }
        let mut writer = Writer {
            dialect: wanted.dialect,
            program: &program,
            definition,
            names: Names::new(&program),
            fractions,
            titles: names::titles(definition, wanted.method, wanted.language),
            nodes,
            steps: Vec::new(),
            looked_at: Vec::new(),
            widest: 0,
        };
        let last = writer.write();
        if wanted.dialect == Dialect::Postgres && writer.widest > dialect::POSTGRES_COLUMNS {
            return Err(SqlError::Inexpressible(vec![Inexpressible {
                measure: String::new(),
                feature: Feature::TooManyColumns,
            }]));
        }
        let used = || writer.nodes.iter().map(|n| &program.nodes[*n]);
        Ok(Self {
            head: Head {
                edition: program.edition.clone(),
                definition_version: definition.version.clone(),
                method: program.method.clone(),
                method_version: program.version.clone(),
                dialect: wanted.dialect,
                ranks: used().any(|n| n.measure.rank.is_some()),
                exact: used().all(fraction::is_arithmetic),
            },
            steps: writer.steps,
            last,
        })
    }

    /// The text of the query, with remarks in the words of `wording`; a line break there begins a
    /// new line.
    pub fn text(&self, wording: &dyn Fn(Remark) -> String) -> String {
        let mut out = remark(&wording(Remark::Head), "");
        out.push_str("WITH\n");
        for (i, step) in self.steps.iter().enumerate() {
            if i > 0 {
                out.push_str(",\n\n");
            }
            out.push_str(&remark(&wording(step.remark), ""));
            out.push_str(&step.name);
            out.push_str(step.columns);
            out.push_str(self.head.dialect.named(step.remark.is_abreast()));
            out.push_str(&indented(&step.body));
            out.push_str("\n)");
        }
        out.push_str("\n\n");
        out.push_str(&remark(&wording(Remark::Result), ""));
        out.push_str(&self.last);
        out.push_str(";\n");
        out
    }
}

/// The measures that are computed: those wanted and all that they look at, by index.
fn nodes(program: &Program, wanted: &[String]) -> Result<BTreeSet<usize>, SqlError> {
    if wanted.is_empty() {
        return Ok((0..program.nodes.len()).collect());
    }
    let mut list = Vec::new();
    for code in wanted {
        let node = program.measure_position(code);
        list.push(node.ok_or_else(|| SqlError::UnknownMeasure(code.clone()))?);
    }
    let mut found = BTreeSet::new();
    while let Some(node) = list.pop() {
        if found.insert(node) {
            list.extend(measures::needs(program, node));
        }
    }
    Ok(found)
}

/// A remark as lines of comment.
fn remark(text: &str, indent: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        out.push_str(indent);
        out.push_str("-- ");
        out.push_str(&plain(line));
        out.push('\n');
    }
    out
}

/// A text on one line, without characters that could end a comment.
fn plain(text: &str) -> String {
    let blank = |c: char| {
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
            ' '
        } else {
            c
        }
    };
    text.chars()
        .map(blank)
        .collect::<String>()
        .trim_end()
        .to_owned()
}

fn indented(body: &str) -> String {
    let lines: Vec<String> = body
        .lines()
        .map(|line| {
            if line.is_empty() {
                String::new()
            } else {
                format!("  {line}")
            }
        })
        .collect();
    lines.join("\n")
}

/// Writes the steps of one query.
struct Writer<'a> {
    dialect: Dialect,
    program: &'a Program,
    definition: &'a Definition,
    names: Names,
    fractions: Vec<fraction::Fraction>,
    /// Title of each measure, where there is one.
    titles: Vec<Option<String>>,
    /// The measures to compute.
    nodes: BTreeSet<usize>,
    steps: Vec<Step>,
    /// Columns of single answers that measures look at.
    looked_at: Vec<String>,
    /// Columns of the widest table so far.
    widest: usize,
}

impl Writer<'_> {
    fn step(&mut self, remark: Remark, name: &str, body: String) {
        self.step_with(remark, name, "", body);
    }

    fn step_with(&mut self, remark: Remark, name: &str, columns: &'static str, body: String) {
        self.steps.push(Step {
            remark,
            name: name.to_owned(),
            columns,
            body,
        });
    }

    fn write(&mut self) -> String {
        self.tables();
        let states = self.questions();
        let rates = states.as_deref().and_then(|states| self.sums(states));
        let looked_at = states.as_deref().and_then(|states| self.looked_at(states));
        let place = self.measures(rates.as_deref(), looked_at.as_deref());
        self.result(&place)
    }

    /// Measures of the sort that integer sums compute.
    fn points_nodes(&self) -> Vec<(usize, &crate::program::PointsNode)> {
        let of = |n: &usize| match &self.program.nodes[*n].func {
            NodeFunc::Points(points) => Some((*n, points)),
            _ => None,
        };
        self.nodes.iter().filter_map(of).collect()
    }

    /// The title of a measure with its code and level, for a remark.
    fn about(&self, node: usize) -> String {
        let measure = &self.program.nodes[node].measure;
        let level = measure
            .level
            .as_ref()
            .map_or_else(String::new, |l| format!(" ({l})"));
        let title = self.titles[node].as_deref();
        let title = title.map_or_else(String::new, |t| format!(" · {t}"));
        plain(&format!("-- {}{level}{title}", measure.code))
    }
}
