//! The state and the points of every question, from what its rows say together.

use std::collections::{BTreeMap, BTreeSet};

use icc_questionnaire::definition::Band;

use super::condition::Looked;
use super::questions::{FIGURES, is_best, is_list};
use super::{Remark, Writer};
use crate::program::{Answering, Item, NodeFunc, TickKind};

impl Writer<'_> {
    /// The facts that measures and questions look at.
    pub(super) fn facts_looked_at(&self) -> Vec<String> {
        let mut looked = Looked::default();
        let needed = self.questions_looked_at();
        for (q, condition) in &self.program.conditional {
            if needed.contains(q) {
                self.look(condition, &mut looked);
            }
        }
        for &n in &self.nodes {
            let node = &self.program.nodes[n];
            if let Some(gate) = &node.measure.gate {
                self.look(&gate.only_if, &mut looked);
            }
            let fact = match &node.func {
                NodeFunc::Points(points) => points.weights.by_fact.as_ref(),
                NodeFunc::Members(members) => members.weights.by_fact.as_ref(),
                _ => None,
            };
            looked.facts.extend(fact.map(|f| f.0.clone()));
        }
        looked.facts.into_iter().collect()
    }

    /// The questions that measures look at, with those that decide whether these are asked.
    pub(super) fn questions_looked_at(&self) -> BTreeSet<usize> {
        let mut looked = Looked::default();
        let mut list: Vec<usize> = Vec::new();
        for &n in &self.nodes {
            let node = &self.program.nodes[n];
            let reached = |q: &usize| node.reach[q / 64] >> (q % 64) & 1 == 1;
            list.extend((0..self.program.items.len()).filter(reached));
            if let Some(gate) = &node.measure.gate {
                self.look(&gate.only_if, &mut looked);
            }
        }
        list.extend(looked.items.keys());
        let mut needed = BTreeSet::new();
        while let Some(q) = list.pop() {
            if !needed.insert(q) {
                continue;
            }
            let condition = self.program.conditional.iter().find(|c| c.0 == q);
            if let Some((_, condition)) = condition {
                let mut own = Looked::default();
                self.look(condition, &mut own);
                list.extend(own.items.keys());
            }
        }
        needed
    }

    /// One row for each unit, period and question.
    pub(super) fn answer_states(&mut self, needed: &BTreeSet<usize>) {
        let items: Vec<&Item> = needed.iter().map(|q| &self.program.items[*q]).collect();
        let mut whens = Vec::new();
        if items.iter().any(|i| is_list(i)) {
            whens.push(
                "WHEN q.sort = 'list' AND COALESCE(r.out_of_scope, 0) >= q.options AND COALESCE(r.outside_powers, 0) > 0 THEN 'not_within_powers'",
            );
            whens.push(
                "WHEN q.sort = 'list' AND COALESCE(r.out_of_scope, 0) >= q.options THEN 'not_applicable'",
            );
        }
        whens.push("WHEN r.said IS NULL THEN 'not_answered'");
        let has_options = items.iter().any(|i| !i.options.is_empty());
        if has_options {
            whens.push("WHEN r.said = 'answered' AND r.stands_for IS NOT NULL THEN r.stands_for");
        }
        let mut columns = vec![
            "c.unit, c.period, c.draft, q.question".to_owned(),
            format!(
                "CASE\n    {}\n    ELSE r.said\n  END AS state",
                whens.join("\n    ")
            ),
        ];
        for (figure, name) in FIGURES.iter().enumerate() {
            columns.push(format!(
                "{} AS {name}",
                self.points_of(&items, figure, has_options)
            ));
        }
        columns.push(format!("{} AS maximum", self.maximum_of(&items)));
        if self.has_numbers(needed) {
            let floats = needed
                .iter()
                .any(|q| self.definition.questions[*q].kind.is_number());
            let float = if floats {
                "r.number_as_float".to_owned()
            } else {
                format!("{} AS number_as_float", self.dialect.double("NULL"))
            };
            columns.push(format!("r.number, r.number_grade, {float}"));
        }
        let best = if items.iter().any(|i| is_best(i)) {
            "\nLEFT JOIN best_in_scope AS b\n  ON b.unit = c.unit AND b.period = c.period AND b.question = q.question"
        } else {
            ""
        };
        let body = format!(
            "SELECT\n  {}\nFROM cases AS c\nCROSS JOIN questions AS q\n\
             LEFT JOIN read_answers AS r\n  ON r.unit = c.unit AND r.period = c.period AND r.question = q.question{best}",
            columns.join(",\n  ")
        );
        self.step(Remark::States, "answer_states", body);
    }

    /// Points of an answered question under a figure: rules that are alike are written once.
    fn points_of(&self, items: &[&Item], figure: usize, has_options: bool) -> String {
        let name = FIGURES[figure];
        let mut rules: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for item in items {
            let rule = match &item.answering {
                Answering::Choice(_) => None,
                Answering::Ticks(rule) => match &rule.kind {
                    TickKind::Sum { cap: None } => None,
                    TickKind::Sum { cap: Some(cap) } => {
                        Some(format!("LEAST(COALESCE(r.{name}, 0), {cap})"))
                    }
                    TickKind::Best if figure == 0 => Some("COALESCE(r.best_points, 0)".to_owned()),
                    TickKind::Best => Some(format!(
                        "CASE WHEN r.without_{name} > 0 THEN GREATEST(COALESCE(r.best_{name}, 0), 0) ELSE COALESCE(r.best_{name}, 0) END"
                    )),
                    TickKind::Steps(steps) => Some(steps_of(steps, name)),
                },
                Answering::Value { proven } if item.bound.is_some() => {
                    let unit = 10_i64.pow(u32::from(self.program.points_scale));
                    Some(evidenced(&format!("r.number * {unit}"), figure, *proven))
                }
                Answering::Bands { bands, proven } => {
                    Some(evidenced(&self.banded(bands), figure, *proven))
                }
                Answering::Value { .. } | Answering::Unscored => Some("0".to_owned()),
            };
            if let Some(rule) = rule {
                rules.entry(rule).or_default().push(&item.code);
            }
        }
        let other = if has_options {
            format!("COALESCE(r.{name}, 0)")
        } else {
            "0".to_owned()
        };
        self.by_question(rules, &other)
    }

    fn banded(&self, bands: &[(Band, i64)]) -> String {
        let d = self.dialect;
        let whens: Vec<String> = bands
            .iter()
            .map(|(band, points)| {
                let low = band.low.map(|end| {
                    let sign = if end.inclusive { ">=" } else { ">" };
                    format!("r.number {sign} {}", d.decimal(end.at))
                });
                let high = band.high.map(|end| {
                    let sign = if end.inclusive { "<=" } else { "<" };
                    format!("r.number {sign} {}", d.decimal(end.at))
                });
                let both: Vec<String> = low.into_iter().chain(high).collect();
                let holds = if both.is_empty() {
                    "r.number IS NOT NULL".to_owned()
                } else {
                    both.join(" AND ")
                };
                format!("WHEN {holds} THEN {points}")
            })
            .collect();
        format!("CASE {} ELSE 0 END", whens.join(" "))
    }

    /// The maximum of an answered question: options out of scope make it smaller.
    fn maximum_of(&self, items: &[&Item]) -> String {
        let mut rules: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for item in items {
            let Answering::Ticks(rule) = &item.answering else {
                continue;
            };
            let reachable = match &rule.kind {
                TickKind::Sum { cap: None } => "q.points_of_all - r.points_out_of_scope".to_owned(),
                TickKind::Sum { cap: Some(cap) } => {
                    format!("LEAST(q.points_of_all - r.points_out_of_scope, {cap})")
                }
                TickKind::Best => "COALESCE(b.points, 0)".to_owned(),
                TickKind::Steps(_) => continue,
            };
            let rule = format!(
                "CASE WHEN r.out_of_scope > 0 THEN LEAST({reachable}, q.maximum) ELSE q.maximum END"
            );
            rules.entry(rule).or_default().push(&item.code);
        }
        self.by_question(rules, "q.maximum")
    }

    /// An integer that depends on the question.
    fn by_question(&self, rules: BTreeMap<String, Vec<&str>>, other: &str) -> String {
        if rules.is_empty() {
            return format!("CAST({other} AS BIGINT)");
        }
        let whens: Vec<String> = rules
            .into_iter()
            .map(|(rule, codes)| {
                format!(
                    "WHEN q.question IN ({}) THEN {rule}",
                    self.dialect.texts(codes)
                )
            })
            .collect();
        format!(
            "CAST(CASE\n    {}\n    ELSE {other}\n  END AS BIGINT)",
            whens.join("\n    ")
        )
    }
}

/// Points of steps: the last one reached. A step never asks for more than is in scope.
fn steps_of(steps: &[(u32, i64)], name: &str) -> String {
    let scope = "(q.tick_options - r.ticks_out_of_scope)";
    let whens: Vec<String> = steps
        .iter()
        .rev()
        .map(|(need, points)| {
            format!("WHEN COALESCE(r.ticks_{name}, 0) >= LEAST({need}, {scope}) THEN {points}")
        })
        .collect();
    format!("CASE {} ELSE 0 END", whens.join(" "))
}

/// Points of a number, which count 0 without the evidence that a figure needs.
fn evidenced(points: &str, figure: usize, proven: bool) -> String {
    if figure == 0 || proven {
        return format!("COALESCE({points}, 0)");
    }
    format!(
        "CASE WHEN r.number_grade >= {figure} THEN COALESCE({points}, 0) ELSE LEAST(COALESCE({points}, 0), 0) END"
    )
}
