//! Measures of the points of questions: integer sums and one division.

use icc_questionnaire::State;
use icc_questionnaire::definition::{Combine, Missing, Treatment};

use super::measures::{FIGURE_COLUMNS, FOUND};
use super::{Remark, Writer};
use crate::program::{PointsNode, WeightSets};

/// The states of a question that is asked and not answered, but for a blank.
const NON_ANSWERS: [State; 3] = [State::NotWithinPowers, State::NotApplicable, State::Unknown];

impl Writer<'_> {
    /// The steps up to one row for each unit and period with the scores of all measures of
    /// questions; its name, or none where there are no such measures.
    pub(super) fn sums(&mut self, states: &str) -> Option<String> {
        if self.points_nodes().is_empty() {
            return None;
        }
        self.members_of_measures();
        self.counted(states);
        self.summed();
        self.rules();
        self.fractions_of();
        self.rates();
        self.rates_abreast();
        Some("rates_abreast".to_owned())
    }

    fn has_weight_sets(&self) -> bool {
        self.points_nodes()
            .iter()
            .any(|(_, p)| p.weights.by_fact.is_some())
    }

    fn has_beyond(&self) -> bool {
        self.points_nodes()
            .iter()
            .any(|(_, p)| !p.beyond.is_empty())
    }

    fn members_of_measures(&mut self) {
        let d = self.dialect;
        let one = 10_i64.pow(u32::from(self.program.points_scale));
        let mut rows = Vec::new();
        for (n, points) in self.points_nodes() {
            let code = d.text(self.program.nodes[n].measure.code.as_str());
            for (set, weights) in points.weights.sets.iter().enumerate() {
                for ((q, beyond), w) in points.members.iter().zip(weights) {
                    let item = &self.program.items[*q];
                    let whole = w * item.maximum.unwrap_or(0);
                    let nominal = if points.combine == Combine::Mean {
                        w * one
                    } else {
                        whole
                    };
                    rows.push(format!(
                        "({code}, {}, {set}, {w}, {nominal}, {whole}, {})",
                        d.text(&item.code),
                        u8::from(*beyond),
                    ));
                }
            }
        }
        let columns = " (measure, question, weight_set, weight, nominal, whole, beyond)";
        let body = format!("VALUES\n  {}", rows.join(",\n  "));
        self.step_with(Remark::Members, "measure_questions", columns, body);
    }

    fn counted(&mut self, states: &str) {
        let join = if self.has_weight_sets() {
            let d = self.dialect;
            let whens: Vec<String> = self
                .points_nodes()
                .into_iter()
                .filter(|(_, p)| p.weights.by_fact.is_some())
                .map(|(n, p)| {
                    let code = d.text(self.program.nodes[n].measure.code.as_str());
                    format!("WHEN {code} THEN {}", self.weight_set(&p.weights, "c"))
                })
                .collect();
            format!(
                "\nJOIN cases AS c ON c.unit = s.unit AND c.period = s.period\nWHERE m.weight_set = CASE m.measure\n  {}\n  ELSE 0\nEND",
                whens.join("\n  ")
            )
        } else {
            String::new()
        };
        let body = format!(
            "SELECT\n  s.unit, s.period, m.measure, m.weight, m.nominal, m.whole, m.beyond, s.state,\n  \
             s.points, s.documented, s.verified, s.maximum,\n  {} AS counts_as\n\
             FROM {states} AS s\nJOIN measure_questions AS m ON m.question = s.question{join}",
            self.counts_as()
        );
        self.step(Remark::Counted, "counted_answers", body);
    }

    /// The set of weights of a unit, as an integer.
    pub(super) fn weight_set<T>(&self, weights: &WeightSets<T>, table: &str) -> String {
        let Some((fact, index)) = &weights.by_fact else {
            return "0".to_owned();
        };
        let whens: Vec<String> = index
            .iter()
            .map(|(value, set)| format!("WHEN {} THEN {set}", self.dialect.text(value)))
            .collect();
        if whens.is_empty() {
            return "0".to_owned();
        }
        format!(
            "CASE {table}.{} {} ELSE 0 END",
            self.fact(fact),
            whens.join(" ")
        )
    }

    /// How an answer counts: as an answer, as 0, not at all, or as a reason for no score.
    fn counts_as(&self) -> String {
        let d = self.dialect;
        let mut alike: Vec<(Missing, Vec<String>)> = Vec::new();
        for (n, _) in self.points_nodes() {
            let measure = &self.program.nodes[n].measure;
            let code = measure.code.to_string();
            match alike
                .iter_mut()
                .find(|(missing, _)| *missing == measure.missing)
            {
                Some((_, codes)) => codes.push(code),
                None => alike.push((measure.missing, vec![code])),
            }
        }
        let only = alike.len() == 1;
        let mut whens = vec!["WHEN s.state IN ('answered', 'not_asked') THEN s.state".to_owned()];
        for (missing, codes) in &alike {
            let of = if only {
                String::new()
            } else {
                format!("m.measure IN ({}) AND ", d.texts(codes))
            };
            for (treatment, word) in [(Treatment::Zero, "zero"), (Treatment::NoScore, "no_score")] {
                if let Some(holds) = treated(*missing, treatment, "s.state", "s.draft") {
                    whens.push(format!("WHEN {of}{holds} THEN '{word}'"));
                }
            }
        }
        format!(
            "CASE\n    {}\n    ELSE 'left_out'\n  END",
            whens.join("\n    ")
        )
    }

    fn summed(&mut self) {
        let inside = if self.has_beyond() {
            "a.beyond = 0 AND "
        } else {
            ""
        };
        let sum = |what: &str, when: &str, name: &str| {
            format!(
                "CAST(SUM(CASE WHEN {inside}{when} THEN {what} ELSE 0 END) AS BIGINT) AS {name}"
            )
        };
        let weighed = |column: &str| format!("CAST(a.weight AS BIGINT) * a.{column}");
        let answered = "a.counts_as = 'answered'";
        let unknown = "a.state IN ('unknown', 'not_answered')";
        let nominal = "CAST(a.nominal AS BIGINT)";
        let mut columns = vec![
            "a.unit, a.period, a.measure".to_owned(),
            sum(&weighed("points"), answered, "points"),
            sum(&weighed("documented"), answered, "documented"),
            sum(&weighed("verified"), answered, "verified"),
            sum(&weighed("maximum"), answered, "maximum"),
            sum(nominal, answered, "answered"),
            sum(nominal, "a.counts_as = 'zero'", "counted_as_zero"),
            sum(nominal, unknown, "unknown"),
            sum(
                nominal,
                &format!("a.counts_as = 'left_out' AND {unknown}"),
                "unknown_left_out",
            ),
            sum(nominal, "a.state <> 'not_asked'", "asked"),
            sum("CAST(a.whole AS BIGINT)", unknown, "unknown_points"),
            sum("1", "a.counts_as IN ('answered', 'zero')", "members"),
            sum("1", "a.counts_as = 'no_score'", "forbidding"),
        ];
        if self.has_beyond() {
            let beyond = |what: &str, when: &str, name: &str| {
                format!(
                    "CAST(SUM(CASE WHEN a.beyond = 1 AND {when} THEN {what} ELSE 0 END) AS BIGINT) AS {name}"
                )
            };
            for name in ["points", "documented", "verified"] {
                columns.push(beyond(&weighed(name), answered, &format!("beyond_{name}")));
            }
            columns.push(beyond("CAST(a.whole AS BIGINT)", unknown, "beyond_unknown"));
        }
        let body = format!(
            "SELECT\n  {}\nFROM counted_answers AS a\nGROUP BY a.unit, a.period, a.measure",
            columns.join(",\n  ")
        );
        self.step(Remark::Sums, "sums_of_points", body);
    }

    fn rules(&mut self) {
        let d = self.dialect;
        let share = |least: Option<icc_questionnaire::Decimal>| {
            least.map_or_else(
                || {
                    [
                        "CAST(NULL AS BIGINT)".to_owned(),
                        "CAST(NULL AS BIGINT)".to_owned(),
                    ]
                },
                |least| {
                    let scale = least.scale();
                    [
                        least.scaled(scale).to_string(),
                        10_i64.pow(u32::from(scale)).to_string(),
                    ]
                },
            )
        };
        let mut rows = Vec::new();
        for (n, points) in self.points_nodes() {
            let measure = &self.program.nodes[n].measure;
            let [scope, scope_of] = share(measure.minimum_in_scope);
            let [coverage, coverage_of] = share(measure.minimum_coverage);
            let combine = match points.combine {
                Combine::Sum => "sum",
                Combine::Mean => "mean",
                _ => "rate",
            };
            let limit = points
                .beyond_limit
                .map_or("CAST(NULL AS BIGINT)".to_owned(), |l| l.to_string());
            rows.push(format!(
                "({}, '{combine}', {}, {}, {}, {scope}, {scope_of}, {coverage}, {coverage_of}, {limit})",
                d.text(measure.code.as_str()),
                d.number(points.scale_of()),
                points.unit,
                self.program.nodes[n].rules.minimum_members,
            ));
        }
        let columns = " (measure, combine, scale, one, least_members, least_in_scope, least_in_scope_of, least_coverage, least_coverage_of, beyond_limit)";
        let body = format!("VALUES\n  {}", rows.join(",\n  "));
        self.step_with(Remark::Rules, "measure_rules", columns, body);
    }

    fn fractions_of(&mut self) {
        let beyond = self.has_beyond();
        let limited = |of: &str| {
            format!(
                "CASE WHEN r.beyond_limit IS NULL THEN {of} ELSE LEAST(GREATEST({of}, -r.beyond_limit), r.beyond_limit) END"
            )
        };
        let points = |name: &str| {
            if beyond {
                format!("p.{name} + {}", limited(&format!("p.beyond_{name}")))
            } else {
                format!("p.{name}")
            }
        };
        let unknown = if beyond {
            let with = limited("(p.beyond_points + p.beyond_unknown)");
            format!("p.unknown_points + {with} - {}", limited("p.beyond_points"))
        } else {
            "p.unknown_points".to_owned()
        };
        let answered = match self.only_combine() {
            Some(Combine::Mean) => "p.answered".to_owned(),
            Some(_) => "p.maximum".to_owned(),
            None => "CASE WHEN r.combine = 'mean' THEN p.answered ELSE p.maximum END".to_owned(),
        };
        let body = format!(
            "SELECT\n  p.unit, p.period, p.measure, r.combine, r.scale, r.one,\n  p.asked, p.members, p.forbidding, p.unknown_left_out,\n  \
             {} AS points,\n  {} AS documented,\n  {} AS verified,\n  {} AS points_with_unknown,\n  \
             {answered} + p.counted_as_zero AS base,\n  {answered} AS answered,\n  {answered} + p.unknown AS in_scope,\n  \
             r.least_members, r.least_in_scope, r.least_in_scope_of, r.least_coverage, r.least_coverage_of\n\
             FROM sums_of_points AS p\nJOIN measure_rules AS r ON r.measure = p.measure",
            points("points"),
            points("documented"),
            points("verified"),
            format_args!("{} + {unknown}", points("points")),
        );
        self.step(Remark::Fractions, "fractions", body);
    }

    /// The one way in which all combine, if there is one.
    fn only_combine(&self) -> Option<Combine> {
        let nodes = self.points_nodes();
        let first = nodes.first()?.1.combine;
        nodes
            .iter()
            .all(|(_, p)| p.combine == first)
            .then_some(first)
    }

    fn rates(&mut self) {
        let d = self.dialect;
        // Products of weights and thresholds may pass 64 bits; then they are made in a wider type.
        let wide = self.points_nodes().iter().any(|(n, p)| {
            let measure = &self.program.nodes[*n].measure;
            let least = [measure.minimum_in_scope, measure.minimum_coverage];
            let unit = least
                .into_iter()
                .flatten()
                .map(|l| l.scaled(9).max(1_000_000_000))
                .max();
            unit.is_some_and(|unit| self.bound_of(p).saturating_mul(unit) >= 1 << 62)
        });
        let big = |column: &str| {
            if wide {
                format!("CAST({column} AS {})", d.wide_type())
            } else {
                column.to_owned()
            }
        };
        let below = |part: &str, whole: &str, least: &str| {
            format!(
                "f.{least} IS NOT NULL AND ({whole} = 0 OR {} * f.{least}_of < f.{least} * {})",
                big(part),
                big(whole)
            )
        };
        let status = [
            "WHEN f.forbidding > 0 THEN 'answer_missing'".to_owned(),
            "WHEN f.members = 0 THEN 'nothing_in_scope'".to_owned(),
            "WHEN f.base = 0 AND f.combine <> 'sum' THEN 'division_by_zero'".to_owned(),
            format!(
                "WHEN {} THEN 'low_scope'",
                below("f.in_scope", "f.asked", "least_in_scope")
            ),
            "WHEN f.members < f.least_members THEN 'too_few_members'".to_owned(),
            format!(
                "WHEN {} THEN 'low_coverage'",
                below("f.answered", "f.in_scope", "least_coverage")
            ),
        ];
        let figure = |numerator: &str, base: &str, name: &str| {
            format!(
                "f.scale * {} / {} AS {name}",
                d.double(&format!("f.{numerator}")),
                d.double(&format!(
                    "NULLIF(CASE WHEN f.combine = 'sum' THEN f.one ELSE {base} END, 0)"
                )),
            )
        };
        let share = |part: &str, name: &str| {
            format!(
                "CASE WHEN f.asked > 0 THEN {} / {} ELSE {} END AS {name}",
                d.double(part),
                d.double("f.asked"),
                d.double("0"),
            )
        };
        let more = "f.base + f.unknown_left_out";
        let [declared, documented, verified, low, high] = FIGURE_COLUMNS;
        let columns = [
            "f.unit, f.period, f.measure".to_owned(),
            format!(
                "CASE\n    {}\n    ELSE 'scored'\n  END AS status",
                status.join("\n    ")
            ),
            figure("points", "f.base", declared),
            figure("documented", "f.base", documented),
            figure("verified", "f.base", verified),
            figure("points", more, low),
            figure("points_with_unknown", more, high),
            share("f.answered", "known"),
            share("f.in_scope", "in_scope"),
        ];
        let body = format!("SELECT\n  {}\nFROM fractions AS f", columns.join(",\n  "));
        self.step(Remark::Rates, "rates", body);
    }

    /// The greatest sum of weights that a measure can come to.
    fn bound_of(&self, points: &PointsNode) -> i128 {
        let one = 10_i128.pow(u32::from(self.program.points_scale));
        let sets = points.weights.sets.iter().map(|set| {
            let of = |(w, (q, _)): (&i64, &(usize, bool))| {
                let bound = self.program.items[*q].bound.unwrap_or(i128::from(i64::MAX));
                i128::from(w.abs()).saturating_mul(bound.max(one))
            };
            set.iter().zip(&points.members).map(of).sum::<i128>()
        });
        sets.max().unwrap_or(0)
    }

    /// One row for each unit and period.
    fn rates_abreast(&mut self) {
        let d = self.dialect;
        let mut lines = vec!["  r.unit, r.period".to_owned()];
        for (n, _) in self.points_nodes() {
            let measure = &self.program.nodes[n].measure;
            let code = d.text(measure.code.as_str());
            lines.push(self.about(n));
            let settled = self.is_settled(n);
            for (name, column) in self.rate_columns(n) {
                let is_figure = FIGURE_COLUMNS.contains(&column);
                let scored = if settled && is_figure {
                    " AND r.status = 'scored'"
                } else {
                    ""
                };
                lines.push(format!(
                    "  MAX(CASE WHEN r.measure = {code}{scored} THEN r.{column} END) AS {}",
                    self.of_node(n, &name)
                ));
            }
        }
        let body = format!(
            "SELECT\n{}\nFROM rates AS r\nGROUP BY r.unit, r.period",
            with_commas(&lines)
        );
        self.step(Remark::RatesAbreast, "rates_abreast", body);
    }
}

/// The name of what a function comes to before conditions, bounds and rounding.
pub(super) fn found(column: &str) -> String {
    format!("{FOUND}{column}")
}

/// Lines of a list, with commas where an item ends; remarks take none.
pub(super) fn with_commas(lines: &[String]) -> String {
    let is_remark = |line: &str| line.trim_start().starts_with("--");
    let last = lines.iter().rposition(|line| !is_remark(line));
    let mut out = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        if is_remark(line) {
            out.push(format!("  {}", line.trim_start()));
        } else if Some(i) == last {
            out.push(line.clone());
        } else {
            out.push(format!("{line},"));
        }
    }
    out.join("\n")
}

/// When a state that is no answer is treated so; none: never. `draft` is 1 for a draft.
pub(super) fn treated(
    missing: Missing,
    treatment: Treatment,
    state: &str,
    draft: &str,
) -> Option<String> {
    let of = |s: State| match s {
        State::NotWithinPowers => missing.not_within_powers,
        State::NotApplicable => missing.not_applicable,
        _ => missing.unknown,
    };
    let mut states: Vec<&str> = NON_ANSWERS
        .into_iter()
        .filter(|s| of(*s) == treatment)
        .map(State::as_str)
        .collect();
    let (handed_in, in_draft) = (
        missing.not_answered == treatment,
        missing.not_answered_in_draft == treatment,
    );
    let mut parts = Vec::new();
    if handed_in && in_draft {
        states.push("not_answered");
    }
    if !states.is_empty() {
        let list: Vec<String> = states.iter().map(|s| format!("'{s}'")).collect();
        parts.push(format!("{state} IN ({})", list.join(", ")));
    }
    if handed_in != in_draft {
        let which = u8::from(in_draft);
        parts.push(format!("{state} = 'not_answered' AND {draft} = {which}"));
    }
    match parts.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        _ => Some(format!("({})", parts.join(" OR "))),
    }
}
