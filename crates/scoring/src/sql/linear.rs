//! Weighted sums and means of measures, written out member by member.

use std::collections::BTreeMap;

use icc_questionnaire::definition::{Combine, Treatment};

use super::Writer;
use super::dialect::sum;
use super::measures::{FIGURE_COLUMNS, Function};
use super::sums::found;
use crate::program::{LinearNode, LinearSource, MembersNode};

impl Writer<'_> {
    pub(super) fn linear(
        &self,
        node: usize,
        members: &MembersNode,
        linear: &LinearNode,
    ) -> Function {
        let d = self.dialect;
        let zero = d.double("0");
        let no_score = self.program.nodes[node].measure.missing.no_score;
        let scored = |n: u32| self.is_scored(n as usize);
        let nodes = || {
            let all = linear.members.iter().enumerate();
            all.filter_map(|(place, source)| match source {
                LinearSource::Node(n) => Some((place, *n)),
                LinearSource::Constant(_) => None,
            })
        };
        let over_nodes = |of: &dyn Fn(usize) -> String| {
            let terms: Vec<String> = nodes()
                .map(|(place, n)| self.weighed(members, place, &of(n as usize)))
                .collect();
            sum(&terms, &zero)
        };
        let places: Vec<usize> = nodes().map(|(place, _)| place).collect();
        let mut parts = vec![
            ("weight_of_all".to_owned(), self.weights(members, &places)),
            (
                "weight_in_scope".to_owned(),
                over_nodes(&|n| format!("s.{}", self.of_node(n, "in_scope"))),
            ),
            (
                "weight_known".to_owned(),
                over_nodes(&|n| self.known_above(n)),
            ),
        ];
        let all: Vec<usize> = (0..linear.members.len()).collect();
        // Members without a score are left out only where the method says so.
        let left_out = |place: &usize| match linear.members[*place] {
            LinearSource::Node(n) if no_score == Treatment::LeftOut => Some(n),
            _ => None,
        };
        let counted = |place: usize, what: String| match left_out(&place) {
            Some(n) => format!("CASE WHEN {} THEN {what} ELSE {zero} END", scored(n)),
            None => what,
        };
        let weights = if all.iter().any(|place| left_out(place).is_some()) {
            let each = |place: &usize| counted(*place, self.weight(members, *place));
            sum(&all.iter().map(each).collect::<Vec<_>>(), &zero)
        } else {
            self.weights(members, &all)
        };
        parts.push(("weight".to_owned(), weights));
        let is_member = |place: &usize| match linear.members[*place] {
            LinearSource::Node(n) if no_score != Treatment::Zero => {
                format!("CASE WHEN {} THEN 1 ELSE 0 END", scored(n))
            }
            _ => "1".to_owned(),
        };
        let each: Vec<String> = all.iter().map(is_member).collect();
        parts.push(("members".to_owned(), sum(&each, "0")));
        for column in FIGURE_COLUMNS {
            let term = |place: &usize| {
                let value = self.linear_value(linear, no_score, *place, column);
                counted(*place, self.weighed(members, *place, &value))
            };
            let terms: Vec<String> = all.iter().map(term).collect();
            parts.push((format!("sum_{column}"), sum(&terms, &zero)));
        }
        let forbids = if no_score == Treatment::NoScore && !places.is_empty() {
            let all: Vec<String> = nodes().map(|(_, n)| scored(n)).collect();
            vec![format!(
                "WHEN NOT ({}) THEN 'member_without_score'",
                all.join(" AND ")
            )]
        } else {
            Vec::new()
        };
        let mut found_columns = vec![(found("status"), self.status(node, forbids, linear.combine))];
        for column in FIGURE_COLUMNS {
            let mut value = format!("s.{}", self.of_node(node, &format!("sum_{column}")));
            if linear.combine == Combine::Mean {
                let weight = self.of_node(node, "weight");
                value = format!("{value} / NULLIF(s.{weight}, 0)");
            }
            found_columns.push((found(column), value));
        }
        found_columns.extend(self.shares(node));
        Function {
            parts,
            found: found_columns,
        }
    }

    /// Whether a measure has a score.
    fn is_scored(&self, node: usize) -> String {
        format!("s.{} = 'scored'", self.of_node(node, "status"))
    }

    /// The value of a member that counts.
    fn linear_value(
        &self,
        linear: &LinearNode,
        no_score: Treatment,
        place: usize,
        column: &str,
    ) -> String {
        let d = self.dialect;
        match linear.members[place] {
            LinearSource::Constant(value) => self.raised(&d.float(value), linear.floor),
            LinearSource::Node(n) => {
                let own = format!("s.{}", self.of_node(n as usize, column));
                let value = self.raised(&own, linear.floor);
                if no_score != Treatment::Zero {
                    return value;
                }
                let nothing = d.float(linear.floor.map_or(0.0, |floor| floor.max(0.0)));
                format!(
                    "CASE WHEN {} THEN {value} ELSE {nothing} END",
                    self.is_scored(n as usize)
                )
            }
        }
    }

    /// The weights of some members, added in their order.
    fn weights(&self, members: &MembersNode, places: &[usize]) -> String {
        let d = self.dialect;
        let of = |set: &Vec<f64>| places.iter().fold(0.0, |sum, place| sum + set[*place]);
        let sums: Vec<f64> = members.weights.sets.iter().map(of).collect();
        let same = sums.iter().all(|sum| sum.to_bits() == sums[0].to_bits());
        let (Some((fact, index)), false) = (&members.weights.by_fact, same) else {
            return d.float(sums[0]);
        };
        self.by_group(fact, index, |set| sums[set])
    }

    /// A number that depends on the group of a unit; that of the first set for the others.
    fn by_group(
        &self,
        fact: &str,
        index: &BTreeMap<String, usize>,
        of: impl Fn(usize) -> f64,
    ) -> String {
        let d = self.dialect;
        let whens: Vec<String> = index
            .iter()
            .map(|(value, set)| format!("WHEN {} THEN {}", d.text(value), d.float(of(*set))))
            .collect();
        format!(
            "CASE s.{} {} ELSE {} END",
            self.fact(fact),
            whens.join(" "),
            d.float(of(0))
        )
    }

    /// The reasons for no score in the order of the kernel, from the parts of a measure.
    pub(super) fn status(&self, node: usize, mut whens: Vec<String>, combine: Combine) -> String {
        let d = self.dialect;
        let measure = &self.program.nodes[node].measure;
        let part = |name: &str| format!("s.{}", self.of_node(node, name));
        let below = |part: &str, whole: &str, least: icc_questionnaire::Decimal| {
            format!(
                "{part} < ({} - {}) * {whole}",
                d.number(least),
                d.double("'1e-9'")
            )
        };
        whens.push(format!(
            "WHEN {} = 0 THEN 'nothing_in_scope'",
            part("members")
        ));
        if let Some(least) = measure.minimum_in_scope {
            let below = below(&part("weight_in_scope"), &part("weight_of_all"), least);
            whens.push(format!("WHEN {below} THEN 'low_scope'"));
        }
        if let Some(least) = measure.minimum_members {
            whens.push(format!(
                "WHEN {} < {least} THEN 'too_few_members'",
                part("members")
            ));
        }
        if let Some(least) = measure.minimum_coverage {
            let below = below(&part("weight_known"), &part("weight_in_scope"), least);
            whens.push(format!("WHEN {below} THEN 'low_coverage'"));
        }
        if combine == Combine::Mean {
            whens.push(format!(
                "WHEN {} = 0 THEN 'division_by_zero'",
                part("weight")
            ));
        }
        format!(
            "CASE\n    {}\n    ELSE 'scored'\n  END",
            whens.join("\n    ")
        )
    }

    /// Shares of weight that are known and in scope, from the parts of a measure.
    pub(super) fn shares(&self, node: usize) -> [(String, String); 2] {
        let d = self.dialect;
        let part = |name: &str| format!("s.{}", self.of_node(node, name));
        let share = |name: &str| {
            let whole = part("weight_of_all");
            format!(
                "CASE WHEN {whole} > 0 THEN {} / {whole} ELSE {} END",
                part(name),
                d.double("0")
            )
        };
        [
            ("known".to_owned(), share("weight_known")),
            ("in_scope".to_owned(), share("weight_in_scope")),
        ]
    }

    /// The weight of a member.
    pub(super) fn weight(&self, members: &MembersNode, place: usize) -> String {
        let sets = &members.weights.sets;
        let first = sets[0][place];
        let same = |set: &Vec<f64>| set[place].to_bits() == first.to_bits();
        match &members.weights.by_fact {
            Some((fact, index)) if !sets.iter().all(same) => {
                self.by_group(fact, index, |set| sets[set][place])
            }
            _ => self.dialect.float(first),
        }
    }

    /// Weight × value; a weight of one is not written.
    pub(super) fn weighed(&self, members: &MembersNode, place: usize, value: &str) -> String {
        if members
            .weights
            .sets
            .iter()
            .all(|set| set[place].to_bits() == 1.0_f64.to_bits())
        {
            return value.to_owned();
        }
        format!("{} * {value}", self.weight(members, place))
    }

    /// A value raised to at least a floor; one that is not defined stays so.
    pub(super) fn raised(&self, value: &str, floor: Option<f64>) -> String {
        floor.map_or_else(
            || value.to_owned(),
            |floor| {
                let floor = self.dialect.float(floor);
                format!("CASE WHEN {value} < {floor} THEN {floor} ELSE {value} END")
            },
        )
    }
}
