//! From a checked method to a program.

use std::collections::{BTreeMap, BTreeSet};

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{Definition, Function, Measure, Method, PointsRule, Weights};

use super::order::{
    conditional, counting, mentioned, phases, reach, sort_by_needs, transform_sample,
};
use super::sums::Described;
use super::{
    Counting, Item, Kind, LinearNode, MembersNode, Node, NodeFunc, PointsNode, Program, Readings,
    Rules, Source, WeightSets,
};

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
            .map(|q| {
                Item::new(
                    &method.seen(q),
                    points.get(q.code.as_str()).copied(),
                    points_scale,
                )
            })
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
                rules: Rules::new(measure),
                kind: kind_of[i],
                func,
                reach: vec![0; words],
                counting: Counting::Nothing,
                short: false,
            });
        }
        for &i in &order {
            nodes[i].reach = reach(&nodes, i, words);
            let linear = match &nodes[i].func {
                NodeFunc::Members(node) => LinearNode::new(node, &nodes),
                _ => None,
            };
            if let NodeFunc::Members(node) = &mut nodes[i].func {
                node.linear = linear;
            }
            nodes[i].counting = counting(&nodes, i);
            nodes[i].short = nodes[i].is_short();
        }
        Ok(Self {
            method: method.id.to_string(),
            version: method.version.clone(),
            edition: definition.id.to_string(),
            benchmark: method.benchmark,
            treatments: method.treatments.clone(),
            conditional: conditional(definition, &question_index)?,
            points_scale,
            phases: phases(&nodes, &order),
            readings: Readings::new(&definition.questions, &items),
            needs_sets: nodes
                .iter()
                .any(|n| n.kind == 0 && n.counting == Counting::Sets),
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
            // What a treatment makes of a number is no integer of points.
            PointsRule::Value if method.treats(item.question.as_str()) => {}
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
            // A constant that nothing changes belongs to every kind of unit.
            let measure = &self.method.measures[i];
            let changed = measure.gate.is_some()
                || measure.floor.is_some()
                || measure.cap.is_some()
                || measure.round.is_some();
            if let (Function::Constant(value), false) = (&measure.function, changed) {
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
                    codes.push(code);
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
            from: Vec::new(),
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
                // Measures of different kinds may be grouped into the same units.
                let known = kinds.iter().position(|k| k.name == name);
                kind_of[i] = known.unwrap_or(kinds.len());
                match known {
                    Some(kind) if kinds[kind].from.contains(&from) => {}
                    Some(kind) => kinds[kind].from.push(from),
                    None => kinds.push(Kind {
                        name,
                        per: per.clone(),
                        from: vec![from],
                    }),
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
                let described = Described {
                    combine: *combine,
                    items: *items,
                    sources: &sources,
                    weights,
                    beyond_limit: *beyond_limit,
                    scale: *scale,
                };
                if floor_values.is_none()
                    && let Some(node) = PointsNode::new(&described, self.items, self.points_scale)
                {
                    return Ok(NodeFunc::Points(node));
                }
                NodeFunc::Members(MembersNode {
                    combine: *combine,
                    items: *items,
                    members: sources,
                    weights: WeightSets::new(weights, |d| Some(d.to_f64())).unwrap_or_default(),
                    beyond_limit: beyond_limit.map(Decimal::to_f64),
                    floor_values: floor_values.map(Decimal::to_f64),
                    scale: scale.to_f64(),
                    linear: None,
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
}

impl<T> Default for WeightSets<T> {
    fn default() -> Self {
        Self {
            sets: Vec::new(),
            exact: Vec::new(),
            by_fact: None,
        }
    }
}

impl<T> WeightSets<T> {
    pub(super) fn new(weights: &Weights, convert: impl Fn(Decimal) -> Option<T>) -> Option<Self> {
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
