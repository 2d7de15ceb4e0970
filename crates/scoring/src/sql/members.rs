//! Members of any sort: questions by points or share, measures, constants.

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{Combine, ItemsAs, Treatment};

use super::Writer;
use super::dialect::sum;
use super::looked_at::ITEM_VALUES;
use super::measures::{FIGURE_COLUMNS, Function};
use super::sums::{found, treated};
use crate::kernel::answers::grade_of;
use crate::program::{MembersNode, Source};
use crate::score::FIGURES;

/// A member: when it counts and what with, figure by figure.
pub(super) struct Member {
    pub(super) weight: String,
    /// Its weight where it is known to the writer.
    pub(super) fixed: Option<f64>,
    pub(super) beyond: bool,
    /// When it counts; none: always.
    pub(super) counts: [Option<String>; FIGURES],
    pub(super) value: [String; FIGURES],
    /// Its maximum.
    pub(super) full: [String; FIGURES],
    /// When it counts as a member.
    pub(super) counted_if: Option<String>,
    /// Weight as it is counted for coverage: all, in scope, known.
    pub(super) shares: Option<[String; 3]>,
    /// A condition that forbids a score, and the reason.
    pub(super) forbids: Option<(String, &'static str)>,
}

impl Writer<'_> {
    pub(super) fn members(&self, node: usize, of: &MembersNode) -> Function {
        let d = self.dialect;
        let list: Vec<Member> = of
            .members
            .iter()
            .enumerate()
            .map(|(place, (source, beyond))| match *source {
                Source::Constant(value) => self.constant(of, place, value, *beyond),
                Source::Node(n) => self.measure(node, of, place, n, *beyond),
                Source::Item(q) => self.question(node, of, place, q, *beyond),
            })
            .collect();
        let zero = d.double("0");
        let mut parts = Vec::new();
        for (at, name) in ["weight_of_all", "weight_in_scope", "weight_known"]
            .iter()
            .enumerate()
        {
            let terms: Vec<String> = list
                .iter()
                .filter_map(|m| m.shares.as_ref().map(|s| s[at].clone()))
                .collect();
            parts.push(((*name).to_owned(), sum(&terms, &zero)));
        }
        let members: Vec<String> = list
            .iter()
            .filter_map(|m| match &m.counted_if {
                None => Some("1".to_owned()),
                Some(when) if when == "FALSE" => None,
                Some(when) => Some(format!("CASE WHEN {when} THEN 1 ELSE 0 END")),
            })
            .collect();
        parts.push(("members".to_owned(), sum(&members, "0")));
        let combined = self.combined(node, of, &list);
        parts.extend(combined.parts);
        let forbids = list.iter().filter_map(|m| m.forbids.as_ref());
        let forbids = forbids
            .map(|(when, reason)| format!("WHEN {when} THEN '{reason}'"))
            .collect();
        let status = self.status(node, forbids, Combine::Sum);
        // What a function adds comes last, before its score.
        let status = status.replacen(
            "\n    ELSE 'scored'",
            &format!("{}\n    ELSE 'scored'", combined.whens.concat()),
            1,
        );
        let mut found_columns = vec![(found("status"), status)];
        for (column, value) in FIGURE_COLUMNS.iter().zip(combined.figures) {
            found_columns.push((found(column), value));
        }
        found_columns.extend(self.shares(node));
        Function {
            parts,
            found: found_columns,
        }
    }

    fn fixed_weight(of: &MembersNode, place: usize) -> Option<f64> {
        let first = of.weights.sets[0][place];
        let same = of
            .weights
            .sets
            .iter()
            .all(|set| set[place].to_bits() == first.to_bits());
        same.then_some(first)
    }

    fn constant(&self, of: &MembersNode, place: usize, value: Decimal, beyond: bool) -> Member {
        let written = self.dialect.number(value);
        let raised = self.raised(&written, of.floor_values);
        Member {
            weight: self.weight(of, place),
            fixed: Self::fixed_weight(of, place),
            beyond,
            counts: Default::default(),
            value: std::array::from_fn(|_| raised.clone()),
            full: std::array::from_fn(|_| written.clone()),
            counted_if: None,
            shares: None,
            forbids: None,
        }
    }

    fn measure(
        &self,
        node: usize,
        of: &MembersNode,
        place: usize,
        n: usize,
        beyond: bool,
    ) -> Member {
        let d = self.dialect;
        let no_score = self.program.nodes[node].measure.missing.no_score;
        let scored = format!("s.{} = 'scored'", self.of_node(n, "status"));
        let always = no_score == Treatment::Zero && !beyond;
        let counts = if always { None } else { Some(scored.clone()) };
        let value = std::array::from_fn(|figure| {
            let value = format!("s.{}", self.of_node(n, FIGURE_COLUMNS[figure]));
            let value = self.raised(&value, of.floor_values);
            if always {
                let nothing = of.floor_values.map_or(0.0, |floor| floor.max(0.0));
                format!(
                    "CASE WHEN {scored} THEN {value} ELSE {} END",
                    d.float(nothing)
                )
            } else {
                value
            }
        });
        let weight = self.weight(of, place);
        let own = |what: &str| format!("{weight} * {what}");
        let shares = (!beyond).then(|| {
            [
                weight.clone(),
                own(&format!("s.{}", self.of_node(n, "in_scope"))),
                own(&self.known_above(n)),
            ]
        });
        let forbids = (no_score == Treatment::NoScore && !beyond)
            .then(|| (format!("NOT ({scored})"), "member_without_score"));
        Member {
            fixed: Self::fixed_weight(of, place),
            beyond,
            counted_if: if beyond {
                Some("FALSE".to_owned())
            } else {
                counts.clone()
            },
            counts: std::array::from_fn(|_| counts.clone()),
            value,
            full: std::array::from_fn(|_| d.double("NULL")),
            shares,
            forbids,
            weight,
        }
    }

    fn question(
        &self,
        node: usize,
        of: &MembersNode,
        place: usize,
        q: usize,
        beyond: bool,
    ) -> Member {
        let d = self.dialect;
        let item = &self.program.items[q];
        let name = self.names.item(q);
        let column = |column: &str| format!("s.{}", self.column(name, column));
        let share = of.items == ItemsAs::Share;
        let state = self.state_of_member(q, share);
        let measure = &self.program.nodes[node].measure;
        let answered = format!("{state} = 'answered'");
        let unknown = format!("{state} IN ('unknown', 'not_answered')");
        let scale = d.float(of.scale);
        let whole = item.maximum.map_or_else(
            || d.double("NULL"),
            |m| d.float(m as f64 / 10_i64.pow(u32::from(self.program.points_scale)) as f64),
        );
        let own = |figure: usize| {
            let value = column(ITEM_VALUES[grade_of(figure)]);
            if share {
                format!("{scale} * {value} / NULLIF({}, 0)", column("full"))
            } else {
                value
            }
        };
        let full_unknown = if share { scale.clone() } else { whole.clone() };
        let zero = d.double("0");
        let value: [String; FIGURES] = std::array::from_fn(|figure| {
            let value = if figure == 4 {
                format!(
                    "CASE WHEN {answered} THEN {} WHEN {unknown} THEN {full_unknown} ELSE {zero} END",
                    own(figure)
                )
            } else {
                format!("CASE WHEN {answered} THEN {} ELSE {zero} END", own(figure))
            };
            self.raised(&value, of.floor_values)
        });
        let full: [String; FIGURES] = std::array::from_fn(|_| {
            if share {
                scale.clone()
            } else {
                format!(
                    "CASE WHEN {answered} THEN {} ELSE {whole} END",
                    column("full")
                )
            }
        });
        let or = |parts: Vec<Option<String>>| {
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            format!("({})", parts.join(" OR "))
        };
        let draft = "s.draft";
        let (main, low, high) = if beyond {
            let main = answered.clone();
            let high = if item.maximum.is_some_and(|m| m != 0) {
                or(vec![Some(answered.clone()), Some(unknown.clone())])
            } else {
                answered.clone()
            };
            (main.clone(), main, high)
        } else {
            let zeroed = treated(measure.missing, Treatment::Zero, &state, draft);
            let main = or(vec![Some(answered.clone()), zeroed.clone()]);
            let both = or(vec![Some(answered.clone()), Some(unknown.clone()), zeroed]);
            (main, both.clone(), both)
        };
        let weight = self.weight(of, place);
        let nominal = if of.combine == Combine::Rate {
            let maximum = item.maximum.unwrap_or(1) as f64;
            format!("{weight} * {}", d.float(maximum))
        } else {
            weight.clone()
        };
        let shares = (!beyond).then(|| {
            [
                format!("CASE WHEN {state} <> 'not_asked' THEN {nominal} ELSE {zero} END"),
                format!("CASE WHEN {answered} OR {unknown} THEN {nominal} ELSE {zero} END"),
                format!("CASE WHEN {answered} THEN {nominal} ELSE {zero} END"),
            ]
        });
        let forbids = if beyond {
            None
        } else {
            treated(measure.missing, Treatment::NoScore, &state, draft)
                .map(|when| (when, "answer_missing"))
        };
        Member {
            fixed: Self::fixed_weight(of, place),
            beyond,
            counted_if: Some(if beyond {
                "FALSE".to_owned()
            } else {
                main.clone()
            }),
            counts: [main.clone(), main.clone(), main, low, high].map(Some),
            value,
            full,
            shares,
            forbids,
            weight,
        }
    }

    /// The state of a question as a member. A share of nothing is no number: such a question does
    /// not apply.
    fn state_of_member(&self, q: usize, share: bool) -> String {
        let item = &self.program.items[q];
        let column = |column: &str| format!("s.{}", self.column(self.names.item(q), column));
        let given = column("state");
        let mut whens = Vec::new();
        if share && item.bound.is_some() {
            whens.push(format!(
                "WHEN {given} = 'answered' AND {} = 0 THEN 'not_applicable'",
                column("full")
            ));
        }
        if share && item.maximum == Some(0) {
            whens.push(format!(
                "WHEN {given} NOT IN ('answered', 'not_asked') THEN 'not_applicable'"
            ));
        }
        if whens.is_empty() {
            return given;
        }
        format!("CASE {} ELSE {given} END", whens.join(" "))
    }
}
