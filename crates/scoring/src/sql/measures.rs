//! Measures of measures, level by level: each level reads one row for each unit and period and adds
//! columns to it.

use std::collections::{BTreeMap, BTreeSet};

use super::condition::Looked;
use super::sums::{found, with_commas};
use super::{Remark, Writer};
use crate::program::{NodeFunc, Program, Source};
use crate::score::FIGURES;

/// The five figures, as in the table of scores.
pub(super) const FIGURE_COLUMNS: [&str; FIGURES] = [
    "value",
    "documented",
    "verified",
    "unknown_as_zero",
    "unknown_as_full",
];

/// In front of what a function comes to before conditions, bounds and rounding.
pub(super) const FOUND: &str = "found_";

/// What the function of a measure needs and comes to.
#[derive(Debug, Default)]
pub(super) struct Function {
    /// Columns of the first step: sums over the members.
    pub(super) parts: Vec<(String, String)>,
    /// `found_status` and the found figures, over the first step's columns.
    pub(super) found: Vec<(String, String)>,
}

/// The measures that a measure looks at.
pub(super) fn needs(program: &Program, node: usize) -> Vec<usize> {
    let of = |source: &Source| match source {
        Source::Node(n) => Some(*n),
        Source::Item(_) | Source::Constant(_) => None,
    };
    let mut list: Vec<usize> = match &program.nodes[node].func {
        NodeFunc::Members(members) => members.members.iter().filter_map(|m| of(&m.0)).collect(),
        NodeFunc::Transform { of: source, .. } => of(source).into_iter().collect(),
        NodeFunc::OverUnits { of, .. } => vec![*of],
        NodeFunc::Points(_) | NodeFunc::Constant(_) | NodeFunc::External => Vec::new(),
    };
    if let Some(gate) = &program.nodes[node].measure.gate {
        measures_in(program, &gate.only_if, &mut list);
    }
    list
}

fn measures_in(
    program: &Program,
    condition: &icc_questionnaire::definition::Condition,
    list: &mut Vec<usize>,
) {
    use icc_questionnaire::definition::Condition;
    match condition {
        Condition::MeasureNumber { measure, .. } => {
            list.extend(program.measure_position(measure.as_str()));
        }
        Condition::All(all) | Condition::Any(all) => {
            for one in all {
                measures_in(program, one, list);
            }
        }
        Condition::Not(inner) => measures_in(program, inner, list),
        _ => {}
    }
}

impl Writer<'_> {
    /// A column of a measure or question. Names are plain ([`super::names`]) and need no quotes.
    #[expect(clippy::unused_self, reason = "read beside `of_node`")]
    pub(super) fn column(&self, name: &str, column: &str) -> String {
        format!("{name}__{column}")
    }

    /// A column of a measure.
    pub(super) fn of_node(&self, node: usize, column: &str) -> String {
        self.column(self.names.node(node), column)
    }

    /// Whether nothing of a measure of questions changes after its division.
    pub(super) fn is_settled(&self, node: usize) -> bool {
        let node = &self.program.nodes[node];
        matches!(node.func, NodeFunc::Points(_)) && node.rules.plain
    }

    /// All measures; the name of the table that has them, one row for each unit and period.
    pub(super) fn measures(&mut self, rates: Option<&str>, looked_at: Option<&str>) -> String {
        let mut place = self.abreast(rates, looked_at);
        let looked = self.gates_look_at();
        for (level, nodes) in self.levels().into_iter().enumerate() {
            place = self.level(level + 1, &nodes, &place, &looked);
        }
        place
    }

    /// Measures by how many of others lie below them, those of questions that are settled apart.
    fn levels(&self) -> Vec<Vec<usize>> {
        let mut level_of: BTreeMap<usize, usize> = BTreeMap::new();
        let mut waiting: BTreeSet<usize> = self.nodes.clone();
        while let Some(&next) = waiting.iter().find(|n| {
            needs(self.program, **n)
                .iter()
                .all(|below| level_of.contains_key(below))
        }) {
            waiting.remove(&next);
            let level = if self.is_settled(next) {
                0
            } else {
                let below = needs(self.program, next);
                1 + below
                    .iter()
                    .filter_map(|n| level_of.get(n))
                    .max()
                    .copied()
                    .unwrap_or(0)
            };
            level_of.insert(next, level);
        }
        let most = level_of.values().max().copied().unwrap_or(0);
        (1..=most)
            .map(|level| {
                level_of
                    .iter()
                    .filter(|(_, l)| **l == level)
                    .map(|(n, _)| *n)
                    .collect()
            })
            .collect()
    }

    fn abreast(&mut self, rates: Option<&str>, looked_at: Option<&str>) -> String {
        let mut columns = vec!["  c.*".to_owned()];
        let mut from = vec!["cases AS c".to_owned()];
        let mut count = 3 + self.names.facts.len();
        if let Some(rates) = rates {
            from.push(format!(
                "JOIN {rates} AS r ON r.unit = c.unit AND r.period = c.period"
            ));
            for (n, _) in self.points_nodes() {
                let names = self.rate_columns(n);
                let list = names
                    .iter()
                    .map(|(name, _)| format!("r.{}", self.of_node(n, name)));
                let list: Vec<String> = list.collect();
                count += list.len();
                columns.push(format!("  {}", list.join(", ")));
            }
        }
        if let Some(looked_at) = looked_at {
            from.push(format!(
                "JOIN {looked_at} AS l ON l.unit = c.unit AND l.period = c.period"
            ));
            count += self.looked_at.len();
            columns.extend(self.looked_at.iter().map(|name| format!("  l.{name}")));
        }
        self.widest = self.widest.max(count);
        let body = format!(
            "SELECT\n{}\nFROM {}",
            with_commas(&columns),
            from.join("\n")
        );
        self.step(Remark::Abreast, "abreast", body);
        "abreast".to_owned()
    }

    /// The columns of a measure of questions: their names, and those of the table of rates.
    pub(super) fn rate_columns(&self, node: usize) -> Vec<(String, &'static str)> {
        let settled = self.is_settled(node);
        let named = |column: &str| {
            if settled {
                column.to_owned()
            } else {
                found(column)
            }
        };
        let mut out = vec![(named("status"), "status")];
        out.extend(FIGURE_COLUMNS.map(|column| (named(column), column)));
        out.extend([
            ("known".to_owned(), "known"),
            ("in_scope".to_owned(), "in_scope"),
        ]);
        out
    }

    /// Adds the measures of one level.
    fn level(&mut self, level: usize, nodes: &[usize], place: &str, looked: &Looked) -> String {
        let functions: BTreeMap<usize, Function> =
            nodes.iter().map(|n| (*n, self.function(*n))).collect();
        let mut place = place.to_owned();
        let parts: Vec<_> = functions
            .iter()
            .map(|(n, f)| (*n, f.parts.as_slice()))
            .collect();
        self.add(
            Remark::Parts,
            &format!("level_{level}_parts"),
            &parts,
            &mut place,
        );
        let founds: Vec<_> = functions
            .iter()
            .map(|(n, f)| (*n, f.found.as_slice()))
            .collect();
        self.add(
            Remark::Found,
            &format!("level_{level}_found"),
            &founds,
            &mut place,
        );
        let bounded: Vec<_> = nodes
            .iter()
            .map(|n| (*n, self.bounded(*n, looked)))
            .collect();
        let bounded: Vec<_> = bounded.iter().map(|(n, c)| (*n, c.as_slice())).collect();
        self.add(
            Remark::Bounded,
            &format!("level_{level}_bounded"),
            &bounded,
            &mut place,
        );
        let numerators: Vec<_> = nodes.iter().map(|n| (*n, self.numerators(*n))).collect();
        let numerators: Vec<_> = numerators.iter().map(|(n, c)| (*n, c.as_slice())).collect();
        self.add(
            Remark::Numerators,
            &format!("level_{level}_numerators"),
            &numerators,
            &mut place,
        );
        let values: Vec<_> = nodes.iter().map(|n| (*n, self.values(*n))).collect();
        let values: Vec<_> = values.iter().map(|(n, c)| (*n, c.as_slice())).collect();
        self.add(
            Remark::Values,
            &format!("level_{level}"),
            &values,
            &mut place,
        );
        place
    }

    /// A step that adds columns; none where there are none to add.
    fn add(
        &mut self,
        remark: Remark,
        name: &str,
        columns: &[(usize, &[(String, String)])],
        place: &mut String,
    ) {
        if columns.iter().all(|(_, list)| list.is_empty()) {
            return;
        }
        let mut lines = vec!["  s.*".to_owned()];
        let mut count = 0;
        for (node, list) in columns {
            if list.is_empty() {
                continue;
            }
            lines.push(self.about(*node));
            for (column, expression) in *list {
                lines.push(format!("  {expression} AS {}", self.of_node(*node, column)));
                count += 1;
            }
        }
        self.widest += count;
        let body = format!("SELECT\n{}\nFROM {place} AS s", with_commas(&lines));
        self.step(remark, name, body);
        name.clone_into(place);
    }

    fn function(&self, node: usize) -> Function {
        let d = self.dialect;
        let none = || d.double("NULL");
        let fixed = |status: &str, value: String| {
            let mut found_columns = vec![(found("status"), d.as_text(&d.text(status)))];
            found_columns.extend(FIGURE_COLUMNS.map(|c| (found(c), value.clone())));
            found_columns.push(("known".to_owned(), d.double("0")));
            found_columns.push(("in_scope".to_owned(), d.double("0")));
            Function {
                parts: Vec::new(),
                found: found_columns,
            }
        };
        match &self.program.nodes[node].func {
            // Its columns are there already.
            NodeFunc::Points(_) => Function::default(),
            NodeFunc::Members(members) => match &members.linear {
                Some(linear) => self.linear(node, members, linear),
                None => self.members(node, members),
            },
            NodeFunc::Constant(value) => fixed("scored", d.number(*value)),
            NodeFunc::Transform { of, transform } => self.transform(node, *of, transform),
            NodeFunc::External => fixed("external", none()),
            // Refused before anything is written.
            NodeFunc::OverUnits { .. } => fixed("no_units", none()),
        }
    }

    /// The answered share of a measure as it counts for the measures above.
    pub(super) fn known_above(&self, node: usize) -> String {
        format!(
            "CASE WHEN s.{} IN ('scored', 'nothing_in_scope', 'low_scope', 'too_few_members', 'gate_closed') THEN s.{} ELSE {} END",
            self.of_node(node, "status"),
            self.of_node(node, "known"),
            self.dialect.double("0")
        )
    }
}
