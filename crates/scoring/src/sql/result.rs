//! The last step: one row for each unit, period and measure.

use super::Writer;
use super::measures::FIGURE_COLUMNS;

/// The columns that come from the measures.
const COLUMNS: [&str; 13] = [
    "place",
    "measure",
    "measure_level",
    "status",
    "value",
    "unrounded",
    "documented",
    "verified",
    "unknown_as_zero",
    "unknown_as_full",
    "known",
    "in_scope",
    "band",
];

impl Writer<'_> {
    pub(super) fn result(&self, place: &str) -> String {
        let d = self.dialect;
        let rows: Vec<Vec<String>> = self
            .nodes
            .iter()
            .map(|&n| {
                let measure = &self.program.nodes[n].measure;
                let own = |column: &str| format!("c.{}", self.of_node(n, column));
                let no_text = || d.as_text("NULL");
                let [value, figures @ ..] = FIGURE_COLUMNS.map(own);
                let mut row = vec![
                    n.to_string(),
                    d.text(measure.code.as_str()),
                    measure
                        .level
                        .as_ref()
                        .map_or_else(no_text, |l| d.text(l.as_str())),
                    own("status"),
                    value,
                    own(&self.unrounded(n)),
                ];
                row.extend(figures);
                row.extend([own("known"), own("in_scope")]);
                row.push(if self.has_band(n) {
                    own("band")
                } else {
                    no_text()
                });
                row
            })
            .collect();
        let one = d.double("1");
        let text = |text: &str, name: &str| format!("{} AS {name}", d.as_text(&d.text(text)));
        let columns = [
            text(&self.program.edition, "edition"),
            text(&self.program.method, "method"),
            text(&self.program.version, "method_version"),
            text("", "kind"),
            "c.period".to_owned(),
            "c.unit".to_owned(),
            "m.measure".to_owned(),
            "m.measure_level AS level".to_owned(),
            "m.status".to_owned(),
            "m.value".to_owned(),
            "m.unrounded".to_owned(),
            "m.documented".to_owned(),
            "m.verified".to_owned(),
            "m.unknown_as_zero".to_owned(),
            "m.unknown_as_full".to_owned(),
            format!(
                "CASE WHEN m.in_scope > 0 THEN LEAST(m.known / m.in_scope, {one}) END AS coverage"
            ),
            "m.in_scope".to_owned(),
            "m.band".to_owned(),
        ];
        format!(
            "SELECT\n  {}\n{}\nORDER BY {}, {}, m.place",
            columns.join(",\n  "),
            d.each(place, &COLUMNS, &rows),
            d.by_bytes("c.period"),
            d.by_bytes("c.unit"),
        )
    }
}
