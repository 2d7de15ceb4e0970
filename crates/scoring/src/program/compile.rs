//! From a checked method to a program.

use std::collections::{BTreeMap, BTreeSet};

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{
    Combine, Condition, Definition, Function, ItemsAs, Measure, Method, PointsRule, Transform,
    Weights,
};

use super::{
    Item, Kind, MembersNode, Node, NodeFunc, Phase, PointsNode, Program, Source, WeightSets,
};

/// Sums of integers stay below this, so that they never overflow.
const INTEGER_BOUND: i128 = 1 << 62;

/// Why a method does not compile. A checked definition always does.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CompileError {
    /// The definition has no such method.
    #[error("there is no method {0:?}")]
    NoMethod(String),
    /// A code that is neither a question nor a measure.
    #[error("{0:?} is neither a question nor a measure of the method")]
    UnknownCode(String),
    /// Measures or conditions that wait for each other.
    #[error("these wait for each other: {0}")]
    Cycle(String),
    /// A measure combines measures of different kinds of units.
    #[error("measure {0:?} combines different kinds of units")]
    MixedKinds(String),
}

impl Program {
    /// Compiles method `id` of a definition.
    pub fn compile(definition: &Definition, id: &str) -> Result<Self, CompileError> {
        let method = definition
            .method(id)
            .ok_or_else(|| CompileError::NoMethod(id.to_owned()))?;
        let points_scale = points_scale(definition, method);
        let points: BTreeMap<&str, _> = method
            .points
            .iter()
            .map(|p| (p.question.as_str(), p))
            .collect();
        let items: Vec<Item> = definition
            .questions
            .iter()
            .map(|q| Item::new(q, points.get(q.code.as_str()).copied(), points_scale))
            .collect();
        let question_index: BTreeMap<String, usize> = items
            .iter()
            .enumerate()
            .map(|(i, item)| (item.code.clone(), i))
            .collect();
        let node_index: BTreeMap<String, usize> = method
            .measures
            .iter()
            .enumerate()
            .map(|(i, m)| (m.code.to_string(), i))
            .collect();
        let compiler = Compiler {
            method,
            items: &items,
            question_index: &question_index,
            node_index: &node_index,
            points_scale,
        };
        let order = compiler.order()?;
        let (kinds, kind_of) = compiler.kinds(&order)?;
        let words = items.len().div_ceil(64);
        let mut nodes: Vec<Node> = Vec::with_capacity(method.measures.len());
        for (i, measure) in method.measures.iter().enumerate() {
            let func = compiler.func(measure)?;
            nodes.push(Node {
                measure: measure.clone(),
                kind: kind_of[i],
                func,
                reach: vec![0; words],
            });
        }
        for &i in &order {
            let reach = reach(&nodes, i, words);
            nodes[i].reach = reach;
        }
        Ok(Self {
            method: method.id.to_string(),
            version: method.version.clone(),
            edition: definition.id.to_string(),
            benchmark: method.benchmark,
            conditional: conditional(definition, &question_index)?,
            points_scale,
            phases: phases(&nodes, &order),
            items,
            nodes,
            kinds,
            question_index,
            node_index,
            words,
        })
    }
}

/// The number of digits after the point that all integer points need.
fn points_scale(definition: &Definition, method: &Method) -> u8 {
    let mut scale = 0;
    for item in &method.points {
        let mut see = |d: Decimal| scale = scale.max(d.scale());
        item.maximum.into_iter().for_each(&mut see);
        match &item.rule {
            PointsRule::Option(map) | PointsRule::Best(map) => map.values().copied().for_each(see),
            PointsRule::Sum { points, cap } => points.values().copied().chain(*cap).for_each(see),
            PointsRule::Steps(steps) => steps.iter().map(|s| s.points).for_each(see),
            PointsRule::Bands(bands) => bands.iter().filter_map(|b| b.value).for_each(see),
            PointsRule::Value => {
                let question = definition.question(item.question.as_str());
                scale = scale.max(question.map_or(0, |q| q.decimals));
            }
        }
    }
    scale
}

struct Compiler<'a> {
    method: &'a Method,
    items: &'a [Item],
    question_index: &'a BTreeMap<String, usize>,
    node_index: &'a BTreeMap<String, usize>,
    points_scale: u8,
}

impl Compiler<'_> {
    fn source(&self, code: &str) -> Result<Source, CompileError> {
        if let Some(&i) = self.node_index.get(code) {
            // A constant without a gate belongs to every kind of unit.
            let measure = &self.method.measures[i];
            if let (Function::Constant(value), None) = (&measure.function, &measure.gate) {
                return Ok(Source::Constant(*value));
            }
            return Ok(Source::Node(i));
        }
        let question = self.question_index.get(code).map(|&i| Source::Item(i));
        question.ok_or_else(|| CompileError::UnknownCode(code.to_owned()))
    }

    /// The measures a measure waits for.
    fn needs(&self, measure: &Measure) -> Result<Vec<usize>, CompileError> {
        let mut needs = Vec::new();
        let mut codes: Vec<&str> = match &measure.function {
            Function::Members { members, .. } => {
                members.iter().map(icc_domain::Code::as_str).collect()
            }
            Function::Transform { of, .. } | Function::OverUnits { of, .. } => vec![of.as_str()],
            Function::Constant(_) | Function::External(_) => Vec::new(),
        };
        let mut conditions = Vec::new();
        conditions.extend(measure.gate.as_ref().map(|g| &g.only_if));
        if let Function::Transform { transform, .. } = &measure.function {
            conditions.extend(transform_sample(transform).and_then(|s| s.only_if.as_ref()));
        }
        for condition in conditions {
            mentioned(condition, &mut |code, is_measure| {
                if is_measure {
                    codes.push(code)
                }
            });
        }
        for code in codes {
            if let Source::Node(i) = self.source(code)? {
                needs.push(i);
            }
        }
        Ok(needs)
    }

    /// Every measure after those it needs; among the ready ones, in the order of the file.
    fn order(&self) -> Result<Vec<usize>, CompileError> {
        let needs: Vec<Vec<usize>> = self
            .method
            .measures
            .iter()
            .map(|m| self.needs(m))
            .collect::<Result<_, _>>()?;
        sort_by_needs(&needs).map_err(|waiting| {
            let codes: Vec<_> = waiting
                .iter()
                .map(|&i| self.method.measures[i].code.as_str())
                .collect();
            CompileError::Cycle(codes.join(", "))
        })
    }

    fn kinds(&self, order: &[usize]) -> Result<(Vec<Kind>, Vec<usize>), CompileError> {
        let mut kinds = vec![Kind {
            name: String::new(),
            per: Vec::new(),
            from: 0,
        }];
        let mut kind_of = vec![0; self.method.measures.len()];
        for &i in order {
            let measure = &self.method.measures[i];
            if let Function::OverUnits { of, per, .. } = &measure.function {
                let from = match self.source(of.as_str())? {
                    Source::Node(n) => kind_of[n],
                    Source::Item(_) | Source::Constant(_) => 0,
                };
                let name = if per.is_empty() {
                    "all".to_owned()
                } else {
                    per.join("/")
                };
                let kind = Kind {
                    name,
                    per: per.clone(),
                    from,
                };
                kind_of[i] = kinds
                    .iter()
                    .position(|k| k.name == kind.name && !k.name.is_empty())
                    .unwrap_or(kinds.len());
                if kind_of[i] == kinds.len() {
                    kinds.push(kind);
                }
                continue;
            }
            let member_kinds: BTreeSet<usize> = match &measure.function {
                Function::Members { members, .. } => {
                    let of = |code: &icc_domain::Code| self.source(code.as_str());
                    let sources = members.iter().map(of).collect::<Result<Vec<_>, _>>()?;
                    sources
                        .into_iter()
                        .filter_map(|s| kind_of_source(s, &kind_of))
                        .collect()
                }
                Function::Transform { of, .. } => {
                    kind_of_source(self.source(of.as_str())?, &kind_of)
                        .into_iter()
                        .collect()
                }
                _ => self
                    .needs(measure)?
                    .into_iter()
                    .map(|n| kind_of[n])
                    .collect(),
            };
            if member_kinds.len() > 1 {
                return Err(CompileError::MixedKinds(measure.code.to_string()));
            }
            kind_of[i] = member_kinds.into_iter().next().unwrap_or(0);
        }
        Ok((kinds, kind_of))
    }

    fn func(&self, measure: &Measure) -> Result<NodeFunc, CompileError> {
        Ok(match &measure.function {
            Function::Members {
                combine,
                items,
                members,
                weights,
                beyond,
                beyond_limit,
                floor_values,
                scale,
            } => {
                let beyond: BTreeSet<&str> = beyond.iter().map(icc_domain::Code::as_str).collect();
                let sources = members
                    .iter()
                    .map(|m| Ok((self.source(m.as_str())?, beyond.contains(m.as_str()))))
                    .collect::<Result<Vec<_>, CompileError>>()?;
                if floor_values.is_none()
                    && let Some(node) =
                        self.points_node(*combine, *items, &sources, weights, *beyond_limit, *scale)
                {
                    return Ok(NodeFunc::Points(node));
                }
                NodeFunc::Members(MembersNode {
                    combine: *combine,
                    items: *items,
                    members: sources,
                    weights: WeightSets::new(weights, 0, |d| Some(d.to_f64())).unwrap_or_default(),
                    beyond_limit: beyond_limit.map(Decimal::to_f64),
                    floor_values: floor_values.map(Decimal::to_f64),
                    scale: scale.to_f64(),
                    exact: (*beyond_limit, *floor_values, *scale),
                })
            }
            Function::Constant(value) => NodeFunc::Constant(*value),
            Function::Transform { of, transform } => NodeFunc::Transform {
                of: self.source(of.as_str())?,
                transform: transform.clone(),
            },
            Function::OverUnits {
                of,
                combine,
                weight_by,
                scale,
                ..
            } => {
                let Source::Node(of) = self.source(of.as_str())? else {
                    return Err(CompileError::UnknownCode(of.to_string()));
                };
                NodeFunc::OverUnits {
                    of,
                    combine: *combine,
                    weight_by: weight_by.clone(),
                    scale: *scale,
                }
            }
            Function::External(_) => NodeFunc::External,
        })
    }

    /// The integer form, where all members are questions, the function is linear and no sum can
    /// overflow.
    fn points_node(
        &self,
        combine: Combine,
        items: ItemsAs,
        sources: &[(Source, bool)],
        weights: &Weights,
        beyond_limit: Option<Decimal>,
        scale: Decimal,
    ) -> Option<PointsNode> {
        let linear = combine == Combine::Rate
            || (matches!(combine, Combine::Sum | Combine::Mean) && items == ItemsAs::Points);
        if !linear {
            return None;
        }
        let members = sources
            .iter()
            .map(|(source, beyond)| match source {
                Source::Item(i) => Some((*i, *beyond)),
                Source::Node(_) | Source::Constant(_) => None,
            })
            .collect::<Option<Vec<_>>>()?;
        let all = weights.all.iter().chain(
            weights
                .by_group
                .iter()
                .flat_map(|g| g.groups.values().flatten()),
        );
        let weight_scale = all.map(|d| d.scale()).max().unwrap_or(0);
        let sets = WeightSets::new(weights, weight_scale, |d| {
            i64::try_from(d.scaled(weight_scale)).ok()
        })?;
        for set in &sets.sets {
            let mut bound = 0_i128;
            for (weight, (item, _)) in set.iter().zip(&members) {
                // The weight alone is also summed in points units, for means.
                let value = self.items[*item]
                    .bound?
                    .max(10_i128.pow(u32::from(self.points_scale)));
                bound = bound.checked_add(i128::from(weight.abs()).checked_mul(value)?)?;
            }
            if bound >= INTEGER_BOUND {
                return None;
            }
        }
        let unit = self
            .points_scale
            .checked_add(weight_scale)
            .filter(|s| *s <= 18)?;
        let beyond_limit = match beyond_limit {
            None => None,
            Some(limit) if limit.scale() <= unit => Some(i64::try_from(limit.scaled(unit)).ok()?),
            Some(_) => return None,
        };
        Some(PointsNode {
            combine,
            members,
            weights: sets,
            beyond_limit,
            scale,
        })
    }
}

impl<T> Default for WeightSets<T> {
    fn default() -> Self {
        Self {
            sets: Vec::new(),
            exact: Vec::new(),
            by_fact: None,
            scale: 0,
        }
    }
}

impl<T> WeightSets<T> {
    fn new(weights: &Weights, scale: u8, convert: impl Fn(Decimal) -> Option<T>) -> Option<Self> {
        let mut exact = vec![weights.all.clone()];
        let mut by_fact = None;
        if let Some(groups) = &weights.by_group {
            let mut index = BTreeMap::new();
            for (value, set) in &groups.groups {
                index.insert(value.clone(), exact.len());
                exact.push(set.clone());
            }
            by_fact = Some((groups.fact.clone(), index));
        }
        let sets = exact
            .iter()
            .map(|set| set.iter().map(|d| convert(*d)).collect::<Option<Vec<T>>>())
            .collect::<Option<Vec<_>>>()?;
        Some(Self {
            sets,
            exact,
            by_fact,
            scale,
        })
    }
}

fn kind_of_source(source: Source, kind_of: &[usize]) -> Option<usize> {
    match source {
        Source::Item(_) => Some(0),
        Source::Node(n) => Some(kind_of[n]),
        Source::Constant(_) => None,
    }
}

/// The sample of a transform that has one.
pub(crate) fn transform_sample(
    transform: &Transform,
) -> Option<&icc_questionnaire::definition::Sample> {
    match transform {
        Transform::Goalposts { sample, .. }
        | Transform::ZScore { sample, .. }
        | Transform::Rank { sample, .. }
        | Transform::Percentile { sample, .. } => Some(sample),
        Transform::Log | Transform::Linear { .. } | Transform::Bands { .. } | Transform::Copy => {
            None
        }
    }
}

/// Whether a transform looks at more than its own case.
pub(crate) fn needs_sample(transform: &Transform) -> bool {
    use icc_questionnaire::definition::Goalpost;
    match transform {
        Transform::Goalposts { low, high, .. } => {
            !matches!((low, high), (Goalpost::Value(_), Goalpost::Value(_)))
        }
        Transform::ZScore { .. } | Transform::Rank { .. } | Transform::Percentile { .. } => true,
        Transform::Log | Transform::Linear { .. } | Transform::Bands { .. } | Transform::Copy => {
            false
        }
    }
}

/// Calls `see(code, is_measure)` for every question and measure a condition mentions.
fn mentioned<'a>(condition: &'a Condition, see: &mut impl FnMut(&'a str, bool)) {
    match condition {
        Condition::QuestionIs { question, .. }
        | Condition::QuestionState { question, .. }
        | Condition::QuestionNumber { question, .. } => see(question.as_str(), false),
        Condition::MeasureNumber { measure, .. } => see(measure.as_str(), true),
        Condition::All(list) | Condition::Any(list) => list.iter().for_each(|c| mentioned(c, see)),
        Condition::Not(inner) => mentioned(inner, see),
        Condition::FactIs { .. }
        | Condition::FactNumber { .. }
        | Condition::Unit(_)
        | Condition::Period(_) => {}
    }
}

/// An order in which everything comes after what it needs; among the ready ones, ascending. The
/// error lists those that wait for each other.
fn sort_by_needs(needs: &[Vec<usize>]) -> Result<Vec<usize>, Vec<usize>> {
    let mut done = vec![false; needs.len()];
    let mut order = Vec::with_capacity(needs.len());
    while order.len() < needs.len() {
        let before = order.len();
        for i in 0..needs.len() {
            if !done[i] && needs[i].iter().all(|&n| done[n]) {
                done[i] = true;
                order.push(i);
            }
        }
        if order.len() == before {
            return Err((0..needs.len()).filter(|&i| !done[i]).collect());
        }
    }
    Ok(order)
}

fn conditional(
    definition: &Definition,
    index: &BTreeMap<String, usize>,
) -> Result<Vec<(usize, Condition)>, CompileError> {
    let mut needs = vec![Vec::new(); definition.questions.len()];
    for (i, question) in definition.questions.iter().enumerate() {
        if let Some(condition) = &question.applies_if {
            mentioned(condition, &mut |code, _| {
                needs[i].extend(index.get(code).copied())
            });
        }
    }
    let order = sort_by_needs(&needs).map_err(|waiting| {
        let codes: Vec<_> = waiting
            .iter()
            .map(|&i| definition.questions[i].code.as_str())
            .collect();
        CompileError::Cycle(codes.join(", "))
    })?;
    let condition = |i: usize| definition.questions[i].applies_if.clone().map(|c| (i, c));
    Ok(order.into_iter().filter_map(condition).collect())
}

fn reach(nodes: &[Node], i: usize, words: usize) -> Vec<u64> {
    let mut set = vec![0; words];
    let mut add = |source: &Source| match source {
        Source::Item(q) => set[q / 64] |= 1 << (q % 64),
        Source::Node(n) => set
            .iter_mut()
            .zip(&nodes[*n].reach)
            .for_each(|(a, b)| *a |= b),
        Source::Constant(_) => {}
    };
    match &nodes[i].func {
        NodeFunc::Points(node) => node
            .members
            .iter()
            .for_each(|(q, _)| add(&Source::Item(*q))),
        NodeFunc::Members(node) => node.members.iter().for_each(|(source, _)| add(source)),
        NodeFunc::Transform { of, .. } => add(of),
        NodeFunc::OverUnits { of, .. } => add(&Source::Node(*of)),
        NodeFunc::Constant(_) | NodeFunc::External => {}
    }
    set
}

fn phases(nodes: &[Node], order: &[usize]) -> Vec<Phase> {
    let is_panel = |i: usize| match &nodes[i].func {
        NodeFunc::OverUnits { .. } => true,
        NodeFunc::Transform { transform, .. } => needs_sample(transform),
        _ => false,
    };
    // Depth: how many looks at the whole panel lie below a measure. Measures of one depth and kind
    // can be computed in one pass over the cases.
    let mut depth = vec![0_usize; nodes.len()];
    let mut phases: Vec<(usize, bool, usize, Vec<usize>)> = Vec::new();
    for &i in order {
        let mut below = 0;
        let mut see =
            |n: usize, own: &[usize]| below = below.max(own[n] + usize::from(is_panel(n)));
        match &nodes[i].func {
            NodeFunc::Members(node) => {
                for (source, _) in &node.members {
                    if let Source::Node(n) = source {
                        see(*n, &depth);
                    }
                }
            }
            NodeFunc::Transform {
                of: Source::Node(n),
                ..
            }
            | NodeFunc::OverUnits { of: n, .. } => see(*n, &depth),
            _ => {}
        }
        let mut codes = Vec::new();
        let sample = match &nodes[i].func {
            NodeFunc::Transform { transform, .. } => transform_sample(transform),
            _ => None,
        };
        let gate = nodes[i].measure.gate.as_ref().map(|gate| &gate.only_if);
        for condition in gate.into_iter().chain(sample.and_then(|s| s.only_if.as_ref())) {
            mentioned(condition, &mut |code, is_measure| {
                if is_measure {
                    codes.push(code);
                }
            });
        }
        for code in codes {
            if let Some(n) = nodes.iter().position(|n| n.measure.code.as_str() == code) {
                see(n, &depth);
            }
        }
        depth[i] = below;
        let key = (depth[i], is_panel(i), nodes[i].kind);
        match phases.iter_mut().find(|(d, p, k, _)| (*d, *p, *k) == key) {
            Some((.., list)) => list.push(i),
            None => phases.push((key.0, key.1, key.2, vec![i])),
        }
    }
    phases.sort_by_key(|(depth, panel, kind, _)| (*depth, *panel, *kind));
    let mut out = Vec::new();
    for (_, panel, kind, list) in phases {
        if panel {
            out.extend(list.into_iter().map(Phase::Panel));
        } else {
            out.push(Phase::Cases { kind, nodes: list });
        }
    }
    out
}
