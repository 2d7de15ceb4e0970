//! From rows of answers to the state and the points of every question.

use std::collections::BTreeSet;

use icc_questionnaire::State;
use icc_questionnaire::definition::QuestionKind;

use super::condition::{Looked, Place, ticked_columns};
use super::{Remark, Writer};
use crate::program::{Answering, Item, Sort, TickKind};

impl Writer<'_> {
    /// The steps up to the state and points of every question that the measures look at; the name
    /// of the last one. None where they look at no question.
    pub(super) fn questions(&mut self) -> Option<String> {
        let needed = self.questions_looked_at();
        if needed.is_empty() {
            return None;
        }
        if needed
            .iter()
            .any(|q| !self.program.items[*q].options.is_empty())
        {
            self.options(&needed);
        }
        self.question_list(&needed);
        self.read_answers(&needed);
        if needed.iter().any(|q| is_best(&self.program.items[*q])) {
            self.best_in_scope(&needed);
        }
        self.answer_states(&needed);
        let asked: Vec<usize> = self
            .program
            .conditional
            .iter()
            .map(|c| c.0)
            .filter(|q| needed.contains(q))
            .collect();
        if asked.is_empty() {
            return Some("answer_states".to_owned());
        }
        self.asked(&asked);
        Some("asked_states".to_owned())
    }

    fn options(&mut self, needed: &BTreeSet<usize>) {
        let d = self.dialect;
        let mut rows = Vec::new();
        for &q in needed {
            let item = &self.program.items[q];
            for (o, option) in item.options.iter().enumerate() {
                let state = State::ALL[usize::from(item.option_states[o])];
                let stands_for = if state == State::Answered {
                    ""
                } else {
                    state.as_str()
                };
                rows.push(format!(
                    "({}, {}, {}, {}, {}, {})",
                    d.text(&item.code),
                    d.text(option),
                    option_points(item, o),
                    item.free >> o & 1,
                    u8::from(counts_as_tick(item, o)),
                    d.text(stands_for),
                ));
            }
        }
        let columns = " (question, option_code, points, needs_no_evidence, is_tick, stands_for)";
        let body = format!("VALUES\n  {}", rows.join(",\n  "));
        self.step_with(Remark::Options, "options", columns, body);
    }

    fn question_list(&mut self, needed: &BTreeSet<usize>) {
        let d = self.dialect;
        let rows: Vec<String> = needed
            .iter()
            .map(|&q| {
                let item = &self.program.items[q];
                let (options, ticks, positive) = match &item.answering {
                    Answering::Ticks(rule) => (
                        rule.all.count_ones(),
                        rule.counting.count_ones(),
                        sum_of_positive(&rule.points, rule.all),
                    ),
                    _ => (0, 0, 0),
                };
                let sort = match self.program.readings.questions[q].sort {
                    Sort::Choice => "choice",
                    Sort::List => "list",
                    Sort::Other => "other",
                };
                format!(
                    "({}, '{sort}', {options}, {ticks}, {positive}, {})",
                    d.text(&item.code),
                    maximum(item),
                )
            })
            .collect();
        let columns = " (question, sort, options, tick_options, points_of_all, maximum)";
        let body = format!("VALUES\n  {}", rows.join(",\n  "));
        self.step_with(Remark::Questions, "questions", columns, body);
    }

    fn read_answers(&mut self, needed: &BTreeSet<usize>) {
        let d = self.dialect;
        let items = || needed.iter().map(|q| &self.program.items[*q]);
        let answered = "g.state = 'answered'";
        let kept = [
            String::new(),
            " AND (g.grade >= 1 OR o.needs_no_evidence = 1)".to_owned(),
            " AND (g.grade >= 2 OR o.needs_no_evidence = 1)".to_owned(),
        ];
        let mut columns = vec![
            "g.unit".to_owned(),
            "g.period".to_owned(),
            "g.question".to_owned(),
            "MAX(CASE WHEN g.answer = '' OR g.state = 'answered' THEN g.state END) AS said"
                .to_owned(),
        ];
        let has_options = items().any(|i| !i.options.is_empty());
        if has_options {
            columns.push(format!(
                "MAX(CASE WHEN {answered} AND o.stands_for <> '' THEN o.stands_for END) AS stands_for"
            ));
            for (kept, name) in kept.iter().zip(FIGURES) {
                columns.push(format!(
                    "SUM(CASE WHEN {answered}{kept} THEN o.points ELSE 0 END) AS {name}"
                ));
            }
        }
        if items().any(is_list) {
            let out = "g.state <> 'answered' AND o.stands_for = ''";
            columns.push(format!(
                "SUM(CASE WHEN {out} THEN 1 ELSE 0 END) AS out_of_scope"
            ));
            columns.push(
                "SUM(CASE WHEN g.state = 'not_within_powers' AND g.answer <> '' THEN 1 ELSE 0 END) AS outside_powers"
                    .to_owned(),
            );
            columns.push(format!(
                "SUM(CASE WHEN {out} AND o.points > 0 THEN o.points ELSE 0 END) AS points_out_of_scope"
            ));
            columns.push(format!(
                "SUM(CASE WHEN {out} THEN o.is_tick ELSE 0 END) AS ticks_out_of_scope"
            ));
        }
        if items().any(is_steps) {
            for (kept, name) in kept.iter().zip(FIGURES) {
                columns.push(format!(
                    "SUM(CASE WHEN {answered}{kept} THEN o.is_tick ELSE 0 END) AS ticks_{name}"
                ));
            }
        }
        if items().any(is_best) {
            for (kept, name) in kept.iter().zip(FIGURES) {
                columns.push(format!(
                    "MAX(CASE WHEN {answered}{kept} THEN o.points END) AS best_{name}"
                ));
            }
            for (grade, name) in FIGURES.iter().enumerate().skip(1) {
                columns.push(format!(
                    "SUM(CASE WHEN {answered} AND g.grade < {grade} AND o.needs_no_evidence = 0 THEN 1 ELSE 0 END) AS without_{name}"
                ));
            }
        }
        columns.extend(self.number_columns(needed));
        let join = if has_options {
            "\nLEFT JOIN options AS o ON o.question = g.question AND o.option_code = g.answer"
        } else {
            ""
        };
        let codes = d.texts(items().map(|i| i.code.as_str()));
        let body = format!(
            "SELECT\n  {}\nFROM given_answers AS g{join}\nWHERE g.question IN ({codes})\nGROUP BY g.unit, g.period, g.question",
            columns.join(",\n  ")
        );
        self.step(Remark::ReadAnswers, "read_answers", body);
    }

    fn number_columns(&self, needed: &BTreeSet<usize>) -> Vec<String> {
        let d = self.dialect;
        let of_kind = |keep: &dyn Fn(QuestionKind) -> bool| {
            let kept = needed
                .iter()
                .filter(|q| keep(self.definition.questions[**q].kind));
            d.texts(kept.map(|q| self.program.items[*q].code.as_str()))
        };
        let (numbers, dates) = (
            of_kind(&|k| k.is_number()),
            of_kind(&|k| k == QuestionKind::Date),
        );
        if numbers.is_empty() && dates.is_empty() {
            return Vec::new();
        }
        let filled = "g.state = 'answered' AND g.answer <> ''";
        let mut whens = Vec::new();
        if !numbers.is_empty() {
            whens.push(format!(
                "WHEN {filled} AND g.question IN ({numbers}) THEN CAST(g.answer AS {})",
                d.decimal_type()
            ));
        }
        if !dates.is_empty() {
            whens.push(format!(
                "WHEN {filled} AND g.question IN ({dates}) THEN CAST({} AS {})",
                d.days("g.answer"),
                d.decimal_type()
            ));
        }
        let mut out = vec![
            format!("MAX(CASE {} END) AS number", whens.join(" ")),
            "MAX(CASE WHEN g.state = 'answered' THEN g.grade END) AS number_grade".to_owned(),
        ];
        if !numbers.is_empty() {
            out.push(format!(
                "MAX(CASE WHEN {filled} AND g.question IN ({numbers}) THEN {} END) AS number_as_float",
                d.double("g.answer")
            ));
        }
        out
    }

    /// Whether some question is answered with a number or a date.
    pub(super) fn has_numbers(&self, needed: &BTreeSet<usize>) -> bool {
        let kind = |q: &usize| self.definition.questions[*q].kind;
        needed
            .iter()
            .any(|q| kind(q).is_number() || kind(q) == QuestionKind::Date)
    }

    fn best_in_scope(&mut self, needed: &BTreeSet<usize>) {
        let d = self.dialect;
        let items = needed
            .iter()
            .map(|q| &self.program.items[*q])
            .filter(|i| is_best(i));
        let codes = d.texts(items.map(|i| i.code.as_str()));
        let body = format!(
            "SELECT r.unit, r.period, r.question, MAX(o.points) AS points\nFROM read_answers AS r\n\
             JOIN options AS o ON o.question = r.question AND o.stands_for = ''\n\
             LEFT JOIN given_answers AS g\n  ON g.unit = r.unit AND g.period = r.period AND g.question = r.question\n  \
             AND g.answer = o.option_code AND g.state <> 'answered'\n\
             WHERE r.out_of_scope > 0 AND g.unit IS NULL AND r.question IN ({codes})\n\
             GROUP BY r.unit, r.period, r.question"
        );
        self.step(Remark::BestInScope, "best_in_scope", body);
    }

    /// Decides which questions are asked, in an order in which each can be.
    fn asked(&mut self, asked: &[usize]) {
        let mut looked = Looked::default();
        let conditions: Vec<_> = {
            let of = |q: &usize| {
                let mut all = self.program.conditional.iter();
                all.find(|c| c.0 == *q).map(|c| (*q, c.1.clone()))
            };
            asked.iter().filter_map(of).collect()
        };
        for (_, condition) in &conditions {
            self.look(condition, &mut looked);
        }
        if !looked.ticks.is_empty() {
            self.ticked("ticked_for_asking", &looked);
        }
        self.answers_abreast(
            Remark::AskedAfter,
            "asked_after",
            "answer_states",
            &looked,
            &BTreeSet::new(),
        );
        // Questions whose condition looks at none that is still undecided are decided together.
        let mut decided: BTreeSet<usize> = BTreeSet::new();
        let mut place = "asked_after".to_owned();
        let mut level = 0;
        while decided.len() < conditions.len() {
            let ready: Vec<_> = conditions
                .iter()
                .filter(|(q, condition)| {
                    let mut own = Looked::default();
                    self.look(condition, &mut own);
                    let waits = |on: &usize| asked.contains(on) && !decided.contains(on);
                    !decided.contains(q) && !own.items.keys().any(waits)
                })
                .collect();
            let columns: Vec<String> = ready
                .iter()
                .map(|(q, condition)| {
                    format!(
                        "CASE WHEN {} THEN 1 ELSE 0 END AS {}",
                        self.condition(condition, &looked, 0, Place::Asking),
                        self.column(self.names.item(*q), "asked")
                    )
                })
                .collect();
            level += 1;
            let name = format!("asked_{level}");
            let body = format!(
                "SELECT\n  s.*,\n  {}\nFROM {place} AS s",
                columns.join(",\n  ")
            );
            decided.extend(ready.iter().map(|(q, _)| *q));
            self.step(Remark::Asked, &name, body);
            place = name;
        }
        self.asked_states(asked, &place);
    }

    fn asked_states(&mut self, asked: &[usize], place: &str) {
        let d = self.dialect;
        let whens: Vec<String> = asked
            .iter()
            .map(|q| {
                let code = d.text(&self.program.items[*q].code);
                format!(
                    "WHEN {code} THEN a.{}",
                    self.column(self.names.item(*q), "asked")
                )
            })
            .collect();
        let needed = self.questions_looked_at();
        let mut columns = vec!["s.unit", "s.period", "s.draft", "s.question"];
        columns.push("s.points, s.documented, s.verified, s.maximum");
        if self.has_numbers(&needed) {
            columns.push("s.number, s.number_grade, s.number_as_float");
        }
        let body = format!(
            "SELECT\n  {},\n  CASE\n    WHEN CASE s.question\n      {}\n      ELSE 1\n    END = 1 THEN s.state\n    ELSE 'not_asked'\n  END AS state\nFROM answer_states AS s\nJOIN {place} AS a ON a.unit = s.unit AND a.period = s.period",
            columns.join(", "),
            whens.join("\n      ")
        );
        self.step(Remark::StatesAsked, "asked_states", body);
    }

    /// Which of the options that conditions ask for are ticked, one row for each unit and period
    /// with an answer.
    pub(super) fn ticked(&mut self, name: &str, looked: &Looked) {
        let d = self.dialect;
        let mut columns = vec!["g.unit".to_owned(), "g.period".to_owned()];
        for (at, (q, options)) in looked.ticks.iter().enumerate() {
            let item = &self.program.items[*q];
            let known = options.iter().filter(|o| item.options.contains(o));
            let free = |o: &&String| {
                item.options
                    .iter()
                    .position(|own| own == *o)
                    .is_some_and(|o| item.free >> o & 1 == 1)
            };
            let (free, listed) = (d.texts(known.clone().filter(free)), d.texts(known));
            for (column, grade) in ticked_columns(at) {
                let kept = match (grade, free.is_empty()) {
                    (0, _) => String::new(),
                    (_, true) => format!(" AND g.grade >= {grade}"),
                    (_, false) => format!(" AND (g.grade >= {grade} OR g.answer IN ({free}))"),
                };
                columns.push(if listed.is_empty() {
                    format!("0 AS {column}")
                } else {
                    format!(
                        "MAX(CASE WHEN g.question = {} AND g.state = 'answered' AND g.answer IN ({listed}){kept} THEN 1 ELSE 0 END) AS {column}",
                        d.text(&item.code)
                    )
                });
            }
        }
        let body = format!(
            "SELECT\n  {}\nFROM given_answers AS g\nGROUP BY g.unit, g.period",
            columns.join(",\n  ")
        );
        self.step(Remark::Ticked, name, body);
    }
}

/// Declared, documented and verified, as columns.
pub(super) const FIGURES: [&str; 3] = ["points", "documented", "verified"];

pub(super) const fn is_list(item: &Item) -> bool {
    matches!(item.answering, Answering::Ticks(_))
}

pub(super) fn is_best(item: &Item) -> bool {
    matches!(&item.answering, Answering::Ticks(rule) if matches!(rule.kind, TickKind::Best))
}

pub(super) fn is_steps(item: &Item) -> bool {
    matches!(&item.answering, Answering::Ticks(rule) if matches!(rule.kind, TickKind::Steps(_)))
}

fn option_points(item: &Item, option: usize) -> i64 {
    match &item.answering {
        Answering::Choice(table) => table.get(option * 3).map_or(0, |p| p[0]),
        Answering::Ticks(rule) => {
            let counts = rule.all >> option & 1 == 1;
            if counts { rule.points[option] } else { 0 }
        }
        _ => 0,
    }
}

fn counts_as_tick(item: &Item, option: usize) -> bool {
    matches!(&item.answering, Answering::Ticks(rule) if rule.counting >> option & 1 == 1)
}

fn sum_of_positive(points: &[i64], all: u64) -> i64 {
    let kept = points
        .iter()
        .enumerate()
        .filter(|(o, p)| all >> o & 1 == 1 && **p > 0);
    kept.map(|(_, p)| p).sum()
}

/// The maximum of an answer with everything in scope, in points units.
pub(super) fn maximum(item: &Item) -> i64 {
    match &item.answering {
        Answering::Ticks(rule) => rule.maximum,
        Answering::Unscored => 0,
        _ => item.maximum.unwrap_or(0),
    }
}
