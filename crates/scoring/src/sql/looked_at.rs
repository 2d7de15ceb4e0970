//! Single answers that measures or conditions look at, one row for each unit and period.

use std::collections::BTreeSet;

use super::condition::{Looked, ticked_columns};
use super::{Remark, Writer};
use crate::program::{NodeFunc, Source};

/// Values of a question under the three figures, as columns.
pub(super) const ITEM_VALUES: [&str; 3] = ["value", "value_documented", "value_verified"];

impl Writer<'_> {
    /// What the conditions of measures look at.
    pub(super) fn gates_look_at(&self) -> Looked {
        let mut looked = Looked::default();
        for &n in &self.nodes {
            if let Some(gate) = &self.program.nodes[n].measure.gate {
                self.look(&gate.only_if, &mut looked);
            }
        }
        looked
    }

    /// The answers that measures of single answers and conditions of measures look at; the name of
    /// the step, or none where there are none.
    pub(super) fn looked_at(&mut self, states: &str) -> Option<String> {
        let looked = self.gates_look_at();
        let mut values = BTreeSet::new();
        for &n in &self.nodes {
            match &self.program.nodes[n].func {
                NodeFunc::Members(members) => {
                    values.extend(members.members.iter().filter_map(|(s, _)| item_of(*s)));
                }
                NodeFunc::Transform { of, .. } => values.extend(item_of(*of)),
                _ => {}
            }
        }
        if values.is_empty() && looked.items.is_empty() {
            return None;
        }
        if !looked.ticks.is_empty() {
            self.ticked("ticked_for_measures", &looked);
        }
        self.answers_abreast(Remark::LookedAt, "looked_at", states, &looked, &values);
        Some("looked_at".to_owned())
    }

    pub(super) fn answers_abreast(
        &mut self,
        remark: Remark,
        name: &str,
        states: &str,
        looked: &Looked,
        values: &BTreeSet<usize>,
    ) {
        let d = self.dialect;
        // Facts stand beside answers where it is decided what is asked.
        let facts: Vec<String> = if remark == Remark::AskedAfter {
            (1..=self.names.facts.len())
                .map(|i| format!("c.fact_{i}"))
                .collect()
        } else {
            Vec::new()
        };
        let mut keys = vec!["c.unit".to_owned(), "c.period".to_owned()];
        keys.extend(facts);
        let mut columns = keys.clone();
        let mut named = Vec::new();
        let items: BTreeSet<usize> = values.iter().chain(looked.items.keys()).copied().collect();
        for &q in &items {
            let item = &self.program.items[q];
            let column = self.names.item(q).to_owned();
            let mut own = vec![("s.state".to_owned(), "state")];
            if looked.items.get(&q) == Some(&true) {
                own.push(("s.number".to_owned(), "number"));
                own.push(("s.number_grade".to_owned(), "number_grade"));
            }
            if values.contains(&q) {
                for (figure, name) in ITEM_VALUES.iter().enumerate() {
                    own.push((self.item_value(q, figure), name));
                }
                own.push((self.in_points("s.maximum"), "full"));
            }
            for (what, name) in own {
                let name = self.column(&column, name);
                columns.push(format!(
                    "MAX(CASE WHEN s.question = {} THEN {what} END) AS {name}",
                    d.text(&item.code)
                ));
                named.push(name);
            }
        }
        let mut from = vec!["cases AS c".to_owned()];
        if !items.is_empty() {
            let codes = d.texts(items.iter().map(|q| self.program.items[*q].code.as_str()));
            from.push(format!(
                "JOIN {states} AS s\n  ON s.unit = c.unit AND s.period = c.period AND s.question IN ({codes})"
            ));
        }
        if !looked.ticks.is_empty() {
            let ticked = if remark == Remark::AskedAfter {
                "ticked_for_asking"
            } else {
                "ticked_for_measures"
            };
            from.push(format!(
                "LEFT JOIN {ticked} AS t ON t.unit = c.unit AND t.period = c.period"
            ));
            for at in 0..looked.ticks.len() {
                for (column, _) in ticked_columns(at) {
                    columns.push(format!("MAX(t.{column}) AS {column}"));
                    named.push(column);
                }
            }
        }
        self.widest = self.widest.max(columns.len());
        let body = format!(
            "SELECT\n  {}\nFROM {}\nGROUP BY {}",
            columns.join(",\n  "),
            from.join("\n"),
            keys.join(", ")
        );
        if remark == Remark::LookedAt {
            self.looked_at = named;
        }
        self.step(remark, name, body);
    }

    /// Points units as points.
    fn in_points(&self, units: &str) -> String {
        let d = self.dialect;
        if self.program.points_scale == 0 {
            return d.double(units);
        }
        let unit = 10_i64.pow(u32::from(self.program.points_scale));
        format!("{} / {}", d.double(units), d.double(&unit.to_string()))
    }

    /// The value of an answered question under a figure.
    fn item_value(&self, q: usize, figure: usize) -> String {
        let item = &self.program.items[q];
        if item.bound.is_some() {
            return self.in_points(&format!("s.{}", super::questions::FIGURES[figure]));
        }
        let kind = self.definition.questions[q].kind;
        let value = if kind.is_number() {
            "s.number_as_float".to_owned()
        } else {
            self.dialect.double("NULL")
        };
        if figure == 0 || item.outside {
            return value;
        }
        format!(
            "CASE WHEN s.number < 0 OR s.number_grade >= {figure} THEN {value} ELSE {} END",
            self.dialect.double("0")
        )
    }
}

fn item_of(source: Source) -> Option<usize> {
    match source {
        Source::Item(q) => Some(q),
        Source::Node(_) | Source::Constant(_) => None,
    }
}
