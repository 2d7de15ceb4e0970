//! How the values of members become one.

use icc_questionnaire::definition::Combine;

use super::Writer;
use super::dialect::sum;
use super::measures::FIGURE_COLUMNS;
use super::members::Member;
use crate::program::MembersNode;

/// The greatest 64-bit float.
const GREATEST: &str = "'1.7976931348623157e308'";

/// What a way of combining adds to a measure.
pub(super) struct Combined {
    /// Columns of the first step.
    pub(super) parts: Vec<(String, String)>,
    /// Further reasons for no score, as lines of a `CASE`.
    pub(super) whens: Vec<String>,
    pub(super) figures: Vec<String>,
}

impl Writer<'_> {
    /// How the members are combined.
    pub(super) fn combined(&self, node: usize, of: &MembersNode, list: &[Member]) -> Combined {
        match of.combine {
            Combine::Rate | Combine::Sum | Combine::Mean => self.weighted(node, of, list),
            Combine::Geometric | Combine::Harmonic => self.root_mean(node, of, list),
            _ => self.of_list(node, of, list),
        }
    }

    fn weighted(&self, node: usize, of: &MembersNode, list: &[Member]) -> Combined {
        let d = self.dialect;
        let zero = d.double("0");
        let part = |name: String| format!("s.{}", self.of_node(node, &name));
        let divides = of.combine != Combine::Sum;
        let mut parts = Vec::new();
        let mut figures = Vec::new();
        for (figure, column) in FIGURE_COLUMNS.iter().enumerate() {
            let terms = |beyond: bool, what: &dyn Fn(&Member) -> String| {
                let kept = list.iter().filter(|m| m.beyond == beyond);
                let terms: Vec<String> = kept
                    .map(|m| match &m.counts[figure] {
                        None => what(m),
                        Some(when) => format!("CASE WHEN {when} THEN {} ELSE {zero} END", what(m)),
                    })
                    .collect();
                sum(&terms, &zero)
            };
            let weighed = |m: &Member| format!("{} * {}", m.weight, m.value[figure]);
            parts.push((format!("sum_{column}"), terms(false, &weighed)));
            let mut value = part(format!("sum_{column}"));
            if list.iter().any(|m| m.beyond) {
                parts.push((format!("beyond_{column}"), terms(true, &weighed)));
                let extra = part(format!("beyond_{column}"));
                let extra = match of.beyond_limit {
                    None => extra,
                    Some(limit) => {
                        let (least, most) = (d.float(-limit), d.float(limit));
                        format!(
                            "CASE WHEN {extra} < {least} THEN {least} WHEN {extra} > {most} THEN {most} ELSE {extra} END"
                        )
                    }
                };
                value = format!("({value} + {extra})");
            }
            if divides {
                let weight: &dyn Fn(&Member) -> String = if of.combine == Combine::Rate {
                    &|m| format!("{} * {}", m.weight, m.full[figure])
                } else {
                    &|m| m.weight.clone()
                };
                parts.push((format!("weight_{column}"), terms(false, weight)));
                let weight = part(format!("weight_{column}"));
                let scale = if of.combine == Combine::Rate {
                    format!("{} * ", d.float(of.scale))
                } else {
                    String::new()
                };
                value = format!("{scale}{value} / NULLIF({weight}, {zero})");
            }
            figures.push(value);
        }
        let whens = if divides {
            let weight = part(format!("weight_{}", FIGURE_COLUMNS[0]));
            vec![format!("\n    WHEN {weight} = 0 THEN 'division_by_zero'")]
        } else {
            Vec::new()
        };
        Combined {
            parts,
            whens,
            figures,
        }
    }

    /// Whether some member counts with a value that is not defined: 1 or 0.
    fn undefined(list: &[Member], figure: usize) -> String {
        let of = |m: &Member| match &m.counts[figure] {
            None => format!("({}) IS NULL", m.value[figure]),
            Some(when) => format!("{when} AND ({}) IS NULL", m.value[figure]),
        };
        let parts: Vec<String> = list.iter().map(of).collect();
        format!("CASE WHEN {} THEN 1 ELSE 0 END", parts.join(" OR "))
    }

    fn root_mean(&self, node: usize, of: &MembersNode, list: &[Member]) -> Combined {
        let d = self.dialect;
        let zero = d.double("0");
        let part = |name: String| format!("s.{}", self.of_node(node, &name));
        let geometric = of.combine == Combine::Geometric;
        let mut parts = Vec::new();
        let mut figures = Vec::new();
        for (figure, column) in FIGURE_COLUMNS.iter().enumerate() {
            // A member of weight 0 does not count.
            let counting = list.iter().filter(|m| !m.beyond && m.fixed != Some(0.0));
            let when = |m: &Member, more: &str| {
                let weighs = m.fixed.is_none().then(|| format!("{} <> 0", m.weight));
                let all: Vec<String> = m.counts[figure]
                    .iter()
                    .cloned()
                    .chain(weighs)
                    .chain((!more.is_empty()).then(|| format!("{} {more}", m.value[figure])))
                    .collect();
                if all.is_empty() {
                    "1 = 1".to_owned()
                } else {
                    all.join(" AND ")
                }
            };
            let each = |more: &str, then: &dyn Fn(&Member) -> String, nothing: &str| {
                let terms: Vec<String> = counting
                    .clone()
                    .map(|m| {
                        format!(
                            "CASE WHEN {} THEN {} ELSE {nothing} END",
                            when(m, more),
                            then(m)
                        )
                    })
                    .collect();
                sum(&terms, nothing)
            };
            let one = |_: &Member| "1".to_owned();
            let term = |m: &Member| {
                if geometric {
                    format!("{} * LN({})", m.weight, m.value[figure])
                } else {
                    format!("{} / ({})", m.weight, m.value[figure])
                }
            };
            parts.push((format!("undefined_{column}"), Self::undefined(list, figure)));
            parts.push((format!("negative_{column}"), each("< 0", &one, "0")));
            parts.push((format!("nothing_{column}"), each("= 0", &one, "0")));
            parts.push((format!("counting_{column}"), each("", &one, "0")));
            parts.push((
                format!("weight_{column}"),
                each("", &|m| m.weight.clone(), &zero),
            ));
            parts.push((format!("sum_{column}"), each("> 0", &term, &zero)));
            let of = |name: &str| part(format!("{name}_{column}"));
            let mean = if geometric {
                format!("EXP({} / {})", of("sum"), of("weight"))
            } else {
                format!("{} / {}", of("weight"), of("sum"))
            };
            figures.push(format!(
                "CASE WHEN {} = 1 OR {} > 0 OR {} = 0 THEN NULL WHEN {} > 0 THEN {zero} ELSE {mean} END",
                of("undefined"),
                of("negative"),
                of("counting"),
                of("nothing"),
            ));
        }
        let of = |name: &str| part(format!("{name}_{}", FIGURE_COLUMNS[0]));
        let whens = vec![
            format!(
                "\n    WHEN {} = 1 OR {} > 0 THEN 'out_of_domain'",
                of("undefined"),
                of("negative")
            ),
            format!("\n    WHEN {} = 0 THEN 'division_by_zero'", of("counting")),
        ];
        Combined {
            parts,
            whens,
            figures,
        }
    }

    fn of_list(&self, node: usize, of: &MembersNode, list: &[Member]) -> Combined {
        let d = self.dialect;
        let part = |name: String| format!("s.{}", self.of_node(node, &name));
        let mut parts = Vec::new();
        let mut figures = Vec::new();
        let pair = matches!(of.combine, Combine::Ratio | Combine::Difference);
        for (figure, column) in FIGURE_COLUMNS.iter().enumerate() {
            let kept: Vec<&Member> = list.iter().filter(|m| pair || !m.beyond).collect();
            let counted = |m: &&Member| match &m.counts[figure] {
                None => m.value[figure].clone(),
                Some(when) => format!("CASE WHEN {when} THEN {} END", m.value[figure]),
            };
            let values: Vec<String> = kept.iter().map(counted).collect();
            parts.push((format!("undefined_{column}"), Self::undefined(list, figure)));
            let undefined = part(format!("undefined_{column}"));
            let value = match of.combine {
                Combine::Minimum | Combine::Maximum => {
                    let function = if of.combine == Combine::Minimum {
                        "LEAST"
                    } else {
                        "GREATEST"
                    };
                    let value = match values.as_slice() {
                        [one] => one.clone(),
                        _ => format!("{function}({})", values.join(", ")),
                    };
                    parts.push((format!("end_{column}"), value));
                    part(format!("end_{column}"))
                }
                Combine::Median => {
                    parts.push((format!("sorted_{column}"), d.sorted(&values)));
                    self.middle(&part(format!("sorted_{column}")))
                }
                Combine::Product => {
                    let one = d.double("1");
                    let factors: Vec<String> = kept
                        .iter()
                        .map(|m| match &m.counts[figure] {
                            None => format!("({})", m.value[figure]),
                            Some(when) => {
                                format!("CASE WHEN {when} THEN {} ELSE {one} END", m.value[figure])
                            }
                        })
                        .collect();
                    parts.push((format!("product_{column}"), factors.join(" * ")));
                    self.finite(&part(format!("product_{column}")))
                }
                _ => {
                    let [first, second] =
                        ["first", "second"].map(|name| format!("{name}_{column}"));
                    let mut given = values.into_iter();
                    parts.push((
                        first.clone(),
                        given.next().unwrap_or_else(|| d.double("NULL")),
                    ));
                    parts.push((
                        second.clone(),
                        given.next().unwrap_or_else(|| d.double("NULL")),
                    ));
                    let (first, second) = (part(first), part(second));
                    if of.combine == Combine::Ratio {
                        self.finite(&format!(
                            "{} * {first} / NULLIF({second}, 0)",
                            d.float(of.scale)
                        ))
                    } else {
                        format!("{first} - {second}")
                    }
                }
            };
            figures.push(format!("CASE WHEN {undefined} = 0 THEN {value} END"));
        }
        let of_declared = |name: &str| part(format!("{name}_{}", FIGURE_COLUMNS[0]));
        let mut whens = vec![format!(
            "\n    WHEN {} = 1 THEN 'out_of_domain'",
            of_declared("undefined")
        )];
        if pair {
            whens.push(format!(
                "\n    WHEN {} IS NULL OR {} IS NULL THEN 'member_without_score'",
                of_declared("first"),
                of_declared("second")
            ));
        }
        if of.combine == Combine::Ratio {
            whens.push(format!(
                "\n    WHEN {} = 0 THEN 'division_by_zero'",
                of_declared("second")
            ));
        }
        Combined {
            parts,
            whens,
            figures,
        }
    }

    /// The middle value of a sorted list; the mean of the two middle ones for an even number.
    fn middle(&self, list: &str) -> String {
        let d = self.dialect;
        let length = d.length(list);
        let half = d.divided(&length, "2");
        let middle = d.at(list, &format!("({half} + 1)"));
        let before = d.at(list, &half);
        format!("CASE WHEN {length} % 2 = 1 THEN {middle} ELSE ({before} + {middle}) / 2 END")
    }

    /// A number that is no infinity, or nothing.
    fn finite(&self, of: &str) -> String {
        format!(
            "CASE WHEN ABS({of}) <= {} THEN {of} END",
            self.dialect.double(GREATEST)
        )
    }
}
