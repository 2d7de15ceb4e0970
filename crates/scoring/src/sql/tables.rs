//! The tables that are given, and the units and periods in them.

use super::{Remark, Writer};

/// The fact that marks a draft.
const COPY: &str = "copy";

impl Writer<'_> {
    /// The first steps: answers and facts as they are read, and one row for each unit and period.
    pub(super) fn tables(&mut self) {
        self.names.facts = self.facts_looked_at();
        let d = self.dialect;
        let filled = |column: &str| format!("COALESCE({}, '')", d.as_text(column));
        let facts = format!(
            "SELECT\n  {} AS unit,\n  {} AS period,\n  {} AS fact,\n  {} AS value\nFROM facts\nWHERE {} = ''",
            d.as_text("unit"),
            filled("period"),
            filled("fact"),
            filled("value"),
            filled("kind"),
        );
        self.step(Remark::GivenFacts, "given_facts", facts);
        let (state, answer, period) = (filled("state"), filled("answer"), filled("period"));
        let answers = format!(
            "SELECT\n  {} AS unit,\n  CASE\n    WHEN {period} <> '' THEN {period}\n    \
             ELSE COALESCE((SELECT MAX(f.period) FROM given_facts AS f), '')\n  END AS period,\n  \
             {} AS question,\n  CASE\n    WHEN {state} <> '' THEN {state}\n    \
             WHEN {answer} <> '' THEN 'answered'\n    ELSE 'not_answered'\n  END AS state,\n  \
             {answer} AS answer,\n  CASE {}\n    WHEN 'verified' THEN 2\n    \
             WHEN 'documented' THEN 1\n    ELSE 0\n  END AS grade\nFROM answers",
            d.as_text("unit"),
            d.as_text("question"),
            filled("evidence"),
        );
        self.step(Remark::GivenAnswers, "given_answers", answers);
        let named = "SELECT unit, period FROM given_answers\nUNION\n\
                     SELECT unit, period FROM given_facts WHERE period <> ''";
        self.step(Remark::NamedCases, "named_cases", named.to_owned());
        let universe = "SELECT unit, period FROM named_cases\nUNION\n\
             SELECT f.unit, COALESCE(p.period, '') AS period\nFROM given_facts AS f\n\
             LEFT JOIN (SELECT DISTINCT period FROM named_cases) AS p ON 1 = 1\n\
             WHERE NOT EXISTS (SELECT 1 FROM named_cases AS n WHERE n.unit = f.unit)";
        self.step(Remark::Universe, "universe", universe.to_owned());
        self.cases();
    }

    fn cases(&mut self) {
        let d = self.dialect;
        let fact = |name: &str| {
            let name = d.text(name);
            format!(
                "COALESCE(\n    MAX(CASE WHEN f.fact = {name} AND f.period = u.period THEN f.value END),\n    \
                 MAX(CASE WHEN f.fact = {name} THEN f.value END)\n  )"
            )
        };
        let mut columns = vec![
            "u.unit".to_owned(),
            "u.period".to_owned(),
            format!(
                "CASE WHEN {} = 'draft' THEN 1 ELSE 0 END AS draft",
                fact(COPY)
            ),
        ];
        for (place, name) in self.names.facts.iter().enumerate() {
            columns.push(format!("{} AS fact_{}", fact(name), place + 1));
        }
        let mut looked_at: Vec<&str> = self.names.facts.iter().map(String::as_str).collect();
        looked_at.push(COPY);
        let body = format!(
            "SELECT\n  {}\nFROM universe AS u\nLEFT JOIN given_facts AS f\n  ON f.unit = u.unit AND f.period IN (u.period, '') AND f.value <> ''\n  \
             AND f.fact IN ({})\nGROUP BY u.unit, u.period",
            columns.join(",\n  "),
            d.texts(looked_at),
        );
        self.step(Remark::Cases, "cases", body);
    }

    /// The column of a fact.
    pub(super) fn fact(&self, name: &str) -> String {
        let place = self
            .names
            .facts
            .iter()
            .position(|f| f == name)
            .unwrap_or_default();
        format!("fact_{}", place + 1)
    }
}
