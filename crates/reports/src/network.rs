//! What the report on a network says, as plain data: who takes part, each indicator, the members, the
//! waves, and how the figures are made.
//!
//! Texts are in the language of the report unless they name another; numbers are unrounded. Figures
//! that the rule for small numbers keeps back are not in here.

pub(crate) mod sheet;

use chrono::NaiveDate;
use icc_domain::Score;
use serde::{Deserialize, Serialize};

use crate::check::Check;
use crate::{Chart, Paragraph, Provenance, ReportError, Statistics};

/// The report on one network at one wave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NetworkReport {
    /// Its name.
    pub name: String,
    /// A sentence or two about it; may be empty.
    pub description: String,
    /// How far it reaches, in words.
    pub kind: String,
    /// The network that it is part of; empty for none.
    pub within: String,
    /// Whether network, members and answers are invented; marks every page.
    pub demonstration: bool,
    /// The wave's name, such as `2026`.
    pub wave: String,
    /// What the figures are and are not, in one sentence; stands on every page.
    pub statement: String,
    /// Who takes part.
    pub coverage: Coverage,
    /// The core index.
    pub core: Measured,
    /// The indicators, in the order of the method.
    pub indicators: Vec<Measured>,
    /// Median and middle half of each indicator: where the network is strong, and where it can grow.
    pub overview: Option<Chart>,
    /// Members by indicators, in pictures that each fit on a page.
    pub heat: Vec<Chart>,
    /// The core index from wave to wave; none for a single wave.
    pub course: Option<Chart>,
    /// The waves, newest first.
    pub waves: Vec<AtWave>,
    /// The members, in the order of the language.
    pub members: Vec<Member>,
    /// How to read the figures, in short.
    pub method: Vec<Paragraph>,
    /// How they are made, at length.
    pub annex: Vec<Paragraph>,
    /// Where the numbers come from.
    pub provenance: Provenance,
    /// Further statements about the figures, a sentence or two each.
    pub notes: Vec<String>,
}

/// Who takes part in the figures of a wave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Members that count.
    pub n: u32,
    /// Members known to the service.
    pub of: u32,
    /// How many of those that count are not shown.
    pub hidden: u32,
    /// Countries of those that count.
    pub countries: u32,
    /// The day that the figures are as of.
    pub date: NaiveDate,
    /// Names of the waves that the results are of.
    pub waves: Vec<String>,
    /// Names of the editions that were answered.
    pub editions: Vec<String>,
}

/// The core index or an indicator of a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// Its name.
    pub label: String,
    /// What it measures; may be empty.
    pub about: String,
    /// Whether it counts in the extended index only.
    pub optional: bool,
    /// Members that count here.
    pub n: u32,
    /// Their figures; none where there are too few.
    pub statistics: Option<Statistics>,
    /// The members that show themselves as dots, the group behind them; none where there is neither.
    pub chart: Option<Chart>,
    /// The members that show themselves, in the order of the language.
    pub cities: Vec<(String, Score)>,
}

/// A network at one wave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AtWave {
    /// Name of the wave.
    pub wave: String,
    /// Members that count.
    pub n: u32,
    /// Members.
    pub of: u32,
    /// Mean core index of those that counted then; none where there are too few.
    pub mean: Option<f64>,
    /// The same cities in this wave and in the newest one; none where there are too few, and for the
    /// newest wave itself.
    pub same: Option<SameMembers>,
}

/// The mean core index of the same cities in two waves.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SameMembers {
    /// How many.
    pub n: u32,
    /// Their mean in the earlier wave.
    pub before: f64,
    /// Their mean in the newest wave.
    pub now: f64,
}

/// A member of a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its core index, declared and documented; none where not everybody may see it.
    pub shown: Option<[Score; 2]>,
}

/// Checks a report; an error carries every problem.
pub(crate) fn check(report: &NetworkReport) -> Result<(), ReportError> {
    let mut check = Check::default();
    for (field, text) in [
        ("name", &report.name),
        ("kind", &report.kind),
        ("wave", &report.wave),
        ("statement", &report.statement),
    ] {
        check.text(field, text);
    }
    let coverage = &report.coverage;
    check.require(coverage.n <= coverage.of, "coverage.n");
    check.require(coverage.hidden <= coverage.n, "coverage.hidden");
    check.provenance(&report.provenance);
    check.measured("core", &report.core);
    for (place, row) in report.indicators.iter().enumerate() {
        check.measured(&format!("indicators[{place}]"), row);
    }
    let pictures = report.overview.iter().map(|chart| ("overview", chart));
    let pictures = pictures.chain(report.heat.iter().map(|chart| ("heat", chart)));
    let pictures = pictures.chain(report.course.iter().map(|chart| ("course", chart)));
    for (field, chart) in pictures {
        check.chart(field, chart);
    }
    for (place, wave) in report.waves.iter().enumerate() {
        let field = |part: &str| format!("waves[{place}].{part}");
        check.text(&field("wave"), &wave.wave);
        check.require(wave.n <= wave.of, &field("n"));
        if let Some(mean) = wave.mean {
            check.hundred(&field("mean"), mean);
        }
        if let Some(same) = wave.same {
            check.hundred(&field("same.before"), same.before);
            check.hundred(&field("same.now"), same.now);
        }
    }
    for (place, member) in report.members.iter().enumerate() {
        check.text(&format!("members[{place}].name"), &member.name);
        for score in member.shown.into_iter().flatten() {
            check.score(&format!("members[{place}].shown"), score);
        }
    }
    for (list, paragraphs) in [("method", &report.method), ("annex", &report.annex)] {
        check.paragraphs(list, paragraphs);
    }
    check.finish()
}

impl Check {
    fn measured(&mut self, field: &str, row: &Measured) {
        self.text(&format!("{field}.label"), &row.label);
        self.statistics(&format!("{field}.statistics"), row.statistics);
        if let Some(chart) = &row.chart {
            self.chart(&format!("{field}.chart"), chart);
        }
        for (place, (name, score)) in row.cities.iter().enumerate() {
            self.text(&format!("{field}.cities[{place}].name"), name);
            self.score(&format!("{field}.cities[{place}].score"), *score);
        }
    }
}
