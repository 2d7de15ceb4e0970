//! A method compiled for the kernel: codes become indices, points and weights become integers,
//! and the measures are put in an order in which each can be computed.
//!
//! There is one compiled form for every method; nothing is special-cased for one questionnaire.

mod compile;
mod item;
mod order;
mod reading;
mod rules;
mod sums;
mod weights;

pub use compile::CompileError;
pub(crate) use item::{Answering, Item, TickKind, TickRule};
pub(crate) use order::{AtUnits, transform_sample};
pub(crate) use reading::{CODE, CODES, Counts, Outcome, Readings, Sort};
pub(crate) use rules::{Rules, Treated};
pub(crate) use sums::{LinearNode, LinearSource, PointsNode, SumWeight, SumWeights};
pub use weights::EffectiveWeight;

use std::collections::BTreeMap;

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{
    BenchmarkRules, Combine, Condition, DataTreatment, ItemsAs, Measure, Transform, UnitCombine,
};

/// A compiled method. See [`Program::compile`].
#[derive(Debug, Clone)]
pub struct Program {
    /// The method's id.
    pub method: String,
    /// The method's version.
    pub version: String,
    /// The edition's id.
    pub edition: String,
    /// Rules for averages over units.
    pub benchmark: BenchmarkRules,
    /// What is done to figures before they are scored.
    pub(crate) treatments: Vec<DataTreatment>,
    pub(crate) items: Vec<Item>,
    /// Questions with a condition, in an order in which each can be decided.
    pub(crate) conditional: Vec<(usize, Condition)>,
    /// Points are integers in units of 1 / `points_unit`, a power of ten.
    pub(crate) points_scale: u8,
    pub(crate) nodes: Vec<Node>,
    /// Kinds of units: the answering ones first, then groups of them.
    pub(crate) kinds: Vec<Kind>,
    pub(crate) phases: Vec<Phase>,
    pub(crate) question_index: BTreeMap<String, usize>,
    pub(crate) node_index: BTreeMap<String, usize>,
    /// Words of a bit set over the questions.
    pub(crate) words: usize,
    /// How rows become points.
    pub(crate) readings: Readings,
    /// Whether some measure counts its questions by sets ([`Counting::Sets`]).
    pub(crate) needs_sets: bool,
}

/// What readers need to know of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureInfo<'a> {
    /// Its code.
    pub code: &'a str,
    /// Its level: area, indicator, index.
    pub level: Option<&'a str>,
    /// Index of the kind of unit it belongs to; 0 for the answering units.
    pub kind: usize,
    /// Digits after the point shown to readers.
    pub decimals: u8,
    /// Not part of the core result.
    pub optional: bool,
    /// Whether units are ranked by it.
    pub ranked: bool,
    /// Labels of its bands, by position; empty for measures without bands.
    pub bands: Vec<Option<&'a str>>,
}

/// A kind of unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kind {
    /// Its name in files; empty for the answering units.
    pub(crate) name: String,
    /// The facts whose values name the units; empty for the answering units and for `all`.
    pub(crate) per: Vec<String>,
    /// The kinds it groups, in the order of the method; none for the answering units.
    pub(crate) from: Vec<usize>,
}

/// Measures that can be computed together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Case by case, in this order, for one kind of unit.
    Cases { kind: usize, nodes: Vec<usize> },
    /// One measure that looks at many cases.
    Panel(usize),
}

/// A measure.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// The measure as defined: gates, bounds, rounding, treatments.
    pub(crate) measure: Measure,
    /// Its treatments, thresholds and bounds, compiled.
    pub(crate) rules: Rules,
    pub(crate) kind: usize,
    pub(crate) func: NodeFunc,
    /// Questions that reach this measure, as a bit set.
    pub(crate) reach: Vec<u64>,
    /// How the questions that reach it are counted by state.
    pub(crate) counting: Counting,
    /// A weighted sum of answers or measures of an answering unit, with one set of weights, that
    /// stays as it is computed: nothing else of its case needs to be looked at.
    pub(crate) short: bool,
}

impl Node {
    /// See [`Node::short`].
    fn is_short(&self) -> bool {
        let one_set = match &self.func {
            NodeFunc::Points(node) => node.weights.by_fact.is_none(),
            NodeFunc::Members(node) => node.linear.is_some() && node.weights.by_fact.is_none(),
            _ => false,
        };
        one_set && self.kind == 0 && self.rules.plain && self.counting == Counting::Added
    }
}

/// How a measure of answering units counts the questions below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counting {
    /// There are none.
    Nothing,
    /// While its members are added: no question reaches it twice.
    Added,
    /// They are those of this measure.
    SameAs(usize),
    /// By intersecting sets of questions.
    Sets,
}

/// What a measure computes.
#[derive(Debug, Clone)]
pub(crate) enum NodeFunc {
    /// Sums of integer points, one division.
    Points(PointsNode),
    /// Members of any sort.
    Members(MembersNode),
    Constant(Decimal),
    Transform {
        of: Source,
        transform: Transform,
    },
    OverUnits {
        of: usize,
        combine: UnitCombine,
        weight_by: Option<String>,
        scale: Decimal,
    },
    External,
}

/// Any combination of questions and measures.
#[derive(Debug, Clone)]
pub(crate) struct MembersNode {
    pub(crate) combine: Combine,
    pub(crate) items: ItemsAs,
    pub(crate) members: Vec<(Source, bool)>,
    pub(crate) weights: WeightSets<f64>,
    pub(crate) beyond_limit: Option<f64>,
    pub(crate) floor_values: Option<f64>,
    pub(crate) scale: f64,
    /// The short way, for weighted sums and means of measures.
    pub(crate) linear: Option<LinearNode>,
    /// The same numbers, exact: limit of `beyond`, least value, scale.
    pub(crate) exact: (Option<Decimal>, Option<Decimal>, Decimal),
}

/// Weights of members, by group of units where the method says so.
#[derive(Debug, Clone)]
pub(crate) struct WeightSets<T> {
    /// The set of a unit of no named group is the first.
    pub(crate) sets: Vec<Vec<T>>,
    /// The same, exact.
    pub(crate) exact: Vec<Vec<Decimal>>,
    /// The fact that names the group, and the set of each of its values.
    pub(crate) by_fact: Option<(String, BTreeMap<String, usize>)>,
}

/// What a member or a source refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    Item(usize),
    Node(usize),
    Constant(Decimal),
}

impl Program {
    /// Every measure, in the order of the method; its position is the index used by
    /// [`crate::Scores::cell`].
    pub fn measures_info(&self) -> impl Iterator<Item = MeasureInfo<'_>> {
        self.nodes.iter().map(|node| MeasureInfo {
            code: node.measure.code.as_str(),
            level: node.measure.level.as_ref().map(icc_domain::Code::as_str),
            kind: node.kind,
            decimals: node.measure.decimals,
            optional: node.measure.optional,
            ranked: node.measure.rank.is_some(),
            bands: match &node.func {
                NodeFunc::Transform {
                    transform: Transform::Bands { bands, .. },
                    ..
                } => bands
                    .iter()
                    .map(|b| b.label.as_ref().map(icc_domain::Code::as_str))
                    .collect(),
                _ => Vec::new(),
            },
        })
    }

    /// Position of a measure in the method.
    #[must_use]
    pub fn measure_position(&self, code: &str) -> Option<usize> {
        self.node_index.get(code).copied()
    }

    /// Codes of the measures of a kind of unit (empty name: the answering units), in the order of
    /// the method.
    #[must_use]
    pub fn measures(&self, kind: &str) -> Vec<&str> {
        let of_kind = |n: &&Node| self.kinds[n.kind].name == kind;
        self.nodes
            .iter()
            .filter(of_kind)
            .map(|n| n.measure.code.as_str())
            .collect()
    }
}
