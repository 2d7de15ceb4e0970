//! What waits for what: the order of questions, measures and passes.

use std::collections::BTreeMap;

use icc_questionnaire::definition::{Condition, Definition, Transform};

use super::compile::CompileError;
use super::{Counting, Node, NodeFunc, Phase, Program, Source};

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
fn needs_sample(transform: &Transform) -> bool {
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
pub(super) fn mentioned<'a>(condition: &'a Condition, see: &mut impl FnMut(&'a str, bool)) {
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
pub(super) fn sort_by_needs(needs: &[Vec<usize>]) -> Result<Vec<usize>, Vec<usize>> {
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

/// What a walk over measures does at one that looks at many units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AtUnits {
    /// It goes on with the measure of each unit.
    GoOn,
    /// It stays with the unit it began with.
    Stop,
}

impl Program {
    /// The measures in an order in which each can be computed.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = usize> + '_ {
        self.phases.iter().flat_map(|phase| match phase {
            Phase::Cases { nodes, .. } => nodes.clone(),
            Phase::Panel(node) => vec![*node],
        })
    }

    /// The measures that a measure is made of, in the order of the method.
    fn parts(&self, node: usize, at_units: AtUnits) -> Vec<usize> {
        let of = |source: &Source| match source {
            Source::Node(n) => Some(*n),
            Source::Item(_) | Source::Constant(_) => None,
        };
        match &self.nodes[node].func {
            NodeFunc::Members(members) => members.members.iter().filter_map(|m| of(&m.0)).collect(),
            NodeFunc::Transform { of: source, .. } => of(source).into_iter().collect(),
            NodeFunc::OverUnits { of, .. } if at_units == AtUnits::GoOn => vec![*of],
            _ => Vec::new(),
        }
    }

    /// The measures whose scores depend on answers of other units too, in the order of the method:
    /// those that look at a sample or over units, and whatever is made of them or asks for them.
    #[must_use]
    pub fn measures_that_look_at_others(&self) -> Vec<&str> {
        let mut looks = vec![false; self.nodes.len()];
        // What a measure needs comes in an earlier phase, or earlier in its own.
        for phase in &self.phases {
            match phase {
                Phase::Panel(node) => looks[*node] = true,
                Phase::Cases { nodes, .. } => {
                    for &node in nodes {
                        let mut any = self.nodes[node].kind != 0;
                        any |= self
                            .parts(node, AtUnits::GoOn)
                            .iter()
                            .any(|&part| looks[part]);
                        if let Some(gate) = &self.nodes[node].measure.gate {
                            mentioned(&gate.only_if, &mut |code, is_measure| {
                                let asked = self.node_index.get(code).filter(|_| is_measure);
                                any |= asked.is_some_and(|&asked| looks[asked]);
                            });
                        }
                        looks[node] = any;
                    }
                }
            }
        }
        let nodes = self.nodes.iter().zip(looks);
        let nodes = nodes.filter(|(_, looks)| *looks);
        nodes.map(|(node, _)| node.measure.code.as_str()).collect()
    }

    /// A measure and all below it, each once, after every one that it is a part of. Where nothing
    /// is shared this is the order of reading: a measure, its first part, what that is made of.
    pub(crate) fn users_first(&self, top: usize, at_units: AtUnits) -> Vec<usize> {
        let mut waits = vec![0_usize; self.nodes.len()];
        let mut seen = vec![false; self.nodes.len()];
        let mut list = vec![top];
        seen[top] = true;
        while let Some(node) = list.pop() {
            for part in self.parts(node, at_units) {
                waits[part] += 1;
                if !std::mem::replace(&mut seen[part], true) {
                    list.push(part);
                }
            }
        }
        let mut order = Vec::new();
        list.push(top);
        while let Some(node) = list.pop() {
            order.push(node);
            for part in self.parts(node, at_units).into_iter().rev() {
                waits[part] -= 1;
                if waits[part] == 0 {
                    list.push(part);
                }
            }
        }
        order
    }
}

pub(super) fn conditional(
    definition: &Definition,
    index: &BTreeMap<String, usize>,
) -> Result<Vec<(usize, Condition)>, CompileError> {
    let mut needs = vec![Vec::new(); definition.questions.len()];
    for (i, question) in definition.questions.iter().enumerate() {
        if let Some(condition) = &question.applies_if {
            mentioned(condition, &mut |code, _| {
                needs[i].extend(index.get(code).copied());
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

pub(super) fn reach(nodes: &[Node], i: usize, words: usize) -> Vec<u64> {
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

/// How measure `i` counts the questions below it; what it needs has been decided.
pub(super) fn counting(nodes: &[Node], i: usize) -> Counting {
    match &nodes[i].func {
        NodeFunc::Points(node) => {
            let mut questions: Vec<_> = node.members.iter().map(|m| m.0).collect();
            questions.sort_unstable();
            if questions.windows(2).all(|pair| pair[0] != pair[1]) {
                Counting::Added
            } else {
                Counting::Sets
            }
        }
        NodeFunc::Members(node) if node.linear.as_ref().is_some_and(|l| l.counts_add_up) => {
            Counting::Added
        }
        NodeFunc::Transform {
            of: Source::Node(n),
            ..
        } => Counting::SameAs(*n),
        NodeFunc::Constant(_) | NodeFunc::External => Counting::Nothing,
        _ => Counting::Sets,
    }
}

pub(super) fn phases(nodes: &[Node], order: &[usize]) -> Vec<Phase> {
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
        for condition in gate
            .into_iter()
            .chain(sample.and_then(|s| s.only_if.as_ref()))
        {
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
