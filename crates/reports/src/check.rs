//! What must hold before a report is typeset; all problems are found together.

use typst::foundations::Bytes;
use typst::visualize::SvgImage;

use crate::{
    AllCities, Chart, CitySummary, Difference, FactValue, IndexCard, Paragraph, Problem,
    ProblemKind, Provenance, ReportError, Row, Score, Statistics,
};

/// The largest picture that is read; our charts have some 10 KiB.
const LARGEST_PICTURE: usize = 4 << 20;
/// Scores, percentages and coverages.
const HUNDRED: std::ops::RangeInclusive<f64> = 0.0..=100.0;

/// Checks a summary; an error carries every problem.
pub(crate) fn city_summary(summary: &CitySummary) -> Result<(), ReportError> {
    let mut check = Check::default();
    check.summary(summary);
    check.finish()
}

#[derive(Default)]
pub(crate) struct Check {
    problems: Vec<Problem>,
}

impl Check {
    pub(crate) fn finish(self) -> Result<(), ReportError> {
        if self.problems.is_empty() {
            Ok(())
        } else {
            Err(ReportError::Invalid(self.problems))
        }
    }

    pub(crate) fn summary(&mut self, summary: &CitySummary) {
        self.text("name", &summary.name);
        self.text("headline", &summary.headline);
        self.text("statement", &summary.statement);
        for (place, fact) in summary.facts.iter().enumerate() {
            self.text(&format!("facts[{place}].label"), &fact.label);
            if let Some(FactValue::Percent { value, .. } | FactValue::Number { value, .. }) =
                fact.value
            {
                self.require(value.is_finite(), &format!("facts[{place}].value"));
            }
        }
        if let Some(index) = &summary.index {
            self.index(index);
        }
        if !summary.rows.is_empty() {
            self.text("finding", &summary.finding);
        }
        self.rows("rows", &summary.rows);
        self.rows("areas", &summary.areas);
        if !summary.areas.is_empty() {
            self.text("areas_of", &summary.areas_of);
        }
        if let Some(network) = &summary.network {
            self.text("network.name", &network.name);
        }
        for (place, chart) in summary.charts.iter().enumerate() {
            self.chart(&format!("charts[{place}]"), chart);
        }
        let has_result = summary.index.is_some() || !summary.rows.is_empty();
        if has_result {
            // Every number shown can name its wave, its method and its input.
            self.text("wave", &summary.wave);
            match &summary.provenance {
                None => self.found("provenance", ProblemKind::Missing),
                Some(it) => self.provenance(it),
            }
        }
        if let Some(AllCities::Group { group }) = &summary.all {
            self.text("all.group.name", &group.name);
        }
    }

    pub(crate) fn provenance(&mut self, it: &Provenance) {
        for (field, text) in [
            ("edition", &it.edition),
            ("definition_digest", &it.definition_digest),
            ("method", &it.method),
            ("method_id", &it.method_id),
            ("method_version", &it.method_version),
            ("inputs_digest", &it.inputs_digest),
            ("engine_version", &it.engine_version),
        ] {
            self.text(&format!("provenance.{field}"), text);
        }
    }

    pub(crate) fn paragraphs(&mut self, list: &str, paragraphs: &[Paragraph]) {
        for (place, paragraph) in paragraphs.iter().enumerate() {
            self.text(&format!("{list}[{place}].title"), &paragraph.title);
            self.text(&format!("{list}[{place}].text"), &paragraph.text);
        }
    }

    fn found(&mut self, field: &str, kind: ProblemKind) {
        self.problems.push(Problem {
            field: field.to_owned(),
            kind,
        });
    }

    pub(crate) fn text(&mut self, field: &str, text: &str) {
        if text.trim().is_empty() {
            self.found(field, ProblemKind::Missing);
        }
    }

    pub(crate) fn require(&mut self, holds: bool, field: &str) {
        if !holds {
            self.found(field, ProblemKind::OutOfRange);
        }
    }

    /// No number is outside of every range, so this refuses what is not a number too.
    pub(crate) fn hundred(&mut self, field: &str, value: f64) {
        self.require(HUNDRED.contains(&value), field);
    }

    pub(crate) fn score(&mut self, field: &str, score: Score) {
        if let Score::Value { value } = score {
            self.hundred(field, value);
        }
    }

    pub(crate) fn difference(&mut self, field: &str, difference: Difference) {
        if let Difference::Above { points } | Difference::Below { points } = difference {
            self.hundred(field, points);
        }
    }

    pub(crate) fn statistics(&mut self, field: &str, statistics: Option<Statistics>) {
        let Some(it) = statistics else { return };
        for (part, value) in [
            ("mean", Some(it.mean)),
            ("median", Some(it.median)),
            ("q1", it.q1),
            ("q3", it.q3),
        ] {
            let Some(value) = value else { continue };
            self.hundred(&format!("{field}.{part}"), value);
        }
    }

    fn index(&mut self, index: &IndexCard) {
        self.score("index.declared", index.declared);
        self.score("index.documented", index.documented);
        self.score("index.verified", index.verified);
        if let Some((low, high)) = index.unknown {
            self.require(
                HUNDRED.contains(&low) && HUNDRED.contains(&high) && low <= high,
                "index.unknown",
            );
        }
        self.hundred("index.coverage", index.coverage);
        self.hundred("index.applies", index.applies);
        self.require(index.in_scope <= index.questions, "index.in_scope");
        if let Some(extended) = index.extended {
            self.score("index.extended", extended);
        }
        for (place, other) in index.other_methods.iter().enumerate() {
            self.score(&format!("index.other_methods[{place}].core"), other.core);
        }
        self.statistics("index.network", index.network);
        self.statistics("index.all", index.all);
        self.difference("index.difference", index.difference);
    }

    fn rows(&mut self, list: &str, rows: &[Row]) {
        for (place, row) in rows.iter().enumerate() {
            let field = |part: &str| format!("{list}[{place}].{part}");
            self.text(&field("label"), &row.label);
            self.score(&field("declared"), row.declared);
            self.score(&field("documented"), row.documented);
            self.score(&field("verified"), row.verified);
            self.hundred(&field("coverage"), row.coverage);
            self.statistics(&field("network"), row.network);
            self.statistics(&field("all"), row.all);
            self.difference(&field("difference"), row.difference);
        }
    }

    pub(crate) fn chart(&mut self, field: &str, chart: &Chart) {
        self.text(&format!("{field}.sentence"), &chart.sentence);
        let svg = format!("{field}.svg");
        if chart.svg.len() > LARGEST_PICTURE {
            self.found(&svg, ProblemKind::TooLarge);
        } else if SvgImage::new(Bytes::from_string(chart.svg.clone())).is_err() {
            self.found(&svg, ProblemKind::NotAPicture);
        }
    }
}
