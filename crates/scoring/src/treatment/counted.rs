//! How many treated figures a score rests on.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::panel::Panel;
use crate::program::{NodeFunc, Program, Source};
use crate::run::Table;

/// How many of the questions below a measure were treated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// Changed or filled in.
    pub treated: u16,
    /// Filled in.
    pub imputed: u16,
}

impl Counted {
    const fn plus(self, other: Self) -> Self {
        Self {
            treated: self.treated.saturating_add(other.treated),
            imputed: self.imputed.saturating_add(other.imputed),
        }
    }
}

/// Counts the treated questions below every measure of every case: per table one entry for each case
/// and measure. Those below a measure over units are those of all its units.
pub(crate) fn count_all(program: &Program, panel: &Panel, tables: &mut [Table]) {
    let measures = program.nodes.len();
    for table in tables.iter_mut() {
        table.treated.clear();
    }
    let Some(treatments) = &panel.treatments else {
        return;
    };
    for table in tables.iter_mut() {
        table
            .treated
            .resize(table.cases.len() * measures, Counted::default());
    }
    for case in 0..panel.cases.len() {
        let over = treatments.over(case);
        for (node, of) in program
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, n)| n.kind == 0)
        {
            let reached = over
                .iter()
                .filter(|o| of.reach[o.question / 64] >> (o.question % 64) & 1 == 1);
            let add = |sum: Counted, over: &super::Over| {
                sum.plus(Counted {
                    treated: 1,
                    imputed: u16::from(over.imputed),
                })
            };
            tables[0].treated[case * measures + node] = reached.fold(Counted::default(), add);
        }
    }
    for node in program.in_order() {
        let kind = program.nodes[node].kind;
        if kind == 0 {
            continue;
        }
        let over_units = below(program, node);
        for case in 0..tables[kind].cases.len() {
            let mut sum = Counted::default();
            for &part in &over_units {
                let NodeFunc::OverUnits { of, .. } = &program.nodes[part].func else {
                    continue;
                };
                let from = program.nodes[*of].kind;
                let group = tables[kind].groups.get(&from).and_then(|g| g.get(case));
                for &member in group.into_iter().flatten() {
                    sum = sum.plus(tables[from].treated[member * measures + *of]);
                }
            }
            tables[kind].treated[case * measures + node] = sum;
        }
    }
}

/// The measures over units that a measure of groups is made of, each once.
fn below(program: &Program, node: usize) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut list = vec![node];
    while let Some(node) = list.pop() {
        if !seen.insert(node) {
            continue;
        }
        let mut add = |source: &Source| {
            if let Source::Node(n) = source {
                list.push(*n);
            }
        };
        match &program.nodes[node].func {
            NodeFunc::OverUnits { .. } => drop(found.insert(node)),
            NodeFunc::Members(members) => members.members.iter().for_each(|(s, _)| add(s)),
            NodeFunc::Transform { of, .. } => add(of),
            NodeFunc::Points(_) | NodeFunc::Constant(_) | NodeFunc::External => {}
        }
    }
    found
}
