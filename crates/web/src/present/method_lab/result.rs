//! What came of a variant.

use icc_app::Error;
use icc_app::figure::lab::variant;
use icc_app::figure::{Place, last_day};
use icc_app::variants::{Apart, Asked, Difference, Ground, TriedMeasure, TriedWave};
use icc_pages::context::{
    ChartFigure, LabApart, LabChange, LabCity, LabFigures, LabMeasure, LabResult, LabShown, LabWave,
};

use super::{Lab, route};
use crate::present::count;
use crate::present::figures::safe;
use crate::problem::Problem;

/// The name of the chart in the page.
const CHART: &str = "variant";

impl Lab<'_> {
    pub(super) fn result(&self, ground: &Ground<'_>) -> Result<LabResult, Problem> {
        let snapshot = &self.cx.published.snapshot;
        let tried = snapshot.tried(ground, &self.desk.variant)?;
        let wanted = |one: &&TriedWave<'_>| one.wave.record.code == self.asked.wave;
        let shown = tried.waves.iter().find(wanted).or(tried.waves.first());
        let chosen = shown.map(|one| one.wave.id);
        let newest = tried.waves.first().map(|one| one.wave.id);
        let written = self.desk.written(self.asked);
        let at = |one: &TriedWave<'_>| {
            let is_newest = newest == Some(one.wave.id);
            route(&Asked {
                wave: if is_newest {
                    String::new()
                } else {
                    one.wave.record.code.clone()
                },
                ..written.clone()
            })
        };
        let waves = tried.waves.iter().map(|one| LabWave {
            name: self.naming.wave(one.wave),
            invented: one.invented,
            day: last_day(one.wave),
            index: one.measures.first().map_or_else(nothing, figures),
            left_out: count(one.left_out),
            edition_version: one.collection.definition.version.clone(),
            method_version: one.method.version.clone(),
            digest: one.digests.0.clone(),
            variant_digest: one.digests.1.clone(),
            chosen: chosen == Some(one.wave.id),
            route: at(one),
        });
        Ok(LabResult {
            changes: self.changes(ground),
            needs_answers: tried.needs_answers,
            shown: shown.map(|one| self.shown(one)).transpose()?,
            waves: waves.collect(),
            apart: tried.apart.iter().map(|one| self.apart(one)).collect(),
        })
    }

    fn shown(&self, tried: &TriedWave<'_>) -> Result<LabShown, Problem> {
        let definition = &tried.collection.definition;
        let texts = self
            .naming
            .method_texts(definition, tried.method.id.as_str());
        let label = |code: &str| {
            let label = texts.and_then(|texts| texts.measures.get(code));
            label.cloned().unwrap_or_else(|| code.to_owned())
        };
        let movers = tried.movers().into_iter();
        Ok(LabShown {
            wave: self.naming.wave(tried.wave),
            cities: movers
                .map(|city| LabCity {
                    slug: city.code.clone(),
                    name: self.naming.city(&city.code),
                    now: city.now,
                    then: city.then,
                    difference: city.difference(),
                })
                .collect(),
            measures: tried
                .measures
                .iter()
                .enumerate()
                .map(|(at, row)| LabMeasure {
                    code: row.measure.code.to_string(),
                    label: label(row.measure.code.as_str()),
                    index: at == 0,
                    figures: figures(row),
                })
                .collect(),
            chart: self.chart(tried)?,
        })
    }

    /// The figures by both as a picture; none where there are too few municipalities.
    fn chart(&self, tried: &TriedWave<'_>) -> Result<Option<ChartFigure>, Problem> {
        let drawn = |place, end| variant(tried, &self.naming, (place, &format!("{CHART}-{end}")));
        let wide = match drawn(Place::Page, "wide") {
            Err(Error::NotFound) => return Ok(None),
            drawn => drawn?,
        };
        let narrow = drawn(Place::NarrowPage, "narrow")?;
        Ok(Some(ChartFigure {
            id: CHART.to_owned(),
            svg: safe(wide.svg)?,
            narrow: safe(narrow.svg)?,
            sentence: wide.sentence,
            caption: wide.caption,
            // A trial is no figure to be passed on.
            files: Vec::new(),
            embed: None,
        }))
    }

    fn changes(&self, ground: &Ground<'_>) -> Vec<LabChange> {
        let differences = self.desk.differences().into_iter();
        differences.map(|one| self.change(ground, one)).collect()
    }

    fn change(&self, ground: &Ground<'_>, difference: Difference) -> LabChange {
        let change = |kind: &str| LabChange {
            kind: kind.to_owned(),
            name: String::new(),
            word: String::new(),
            before: None,
            after: 0.0,
        };
        match difference {
            Difference::Weight(code, (before, after)) => LabChange {
                name: self.part(ground, &code).unwrap_or(code),
                before: Some(before),
                after,
                ..change("weight")
            },
            Difference::Combine(word) => LabChange {
                word,
                ..change("combine")
            },
            Difference::Floor(after) => LabChange {
                after,
                ..change("floor")
            },
            Difference::Treatment(absence, word) => LabChange {
                name: absence.name().to_owned(),
                word,
                ..change("treatment")
            },
            Difference::Points(question, worth, after) => LabChange {
                name: format!("{question} – {}", self.worth(ground, &question, &worth)),
                before: Some(worth.points()),
                after,
                ..change("points")
            },
        }
    }

    fn apart(&self, apart: &Apart<'_>) -> LabApart {
        let definition = &apart.collection.definition;
        LabApart {
            wave: self.naming.wave(apart.wave),
            edition: self.naming.edition(definition),
            version: definition.version.clone(),
            why: apart.why.as_str().to_owned(),
        }
    }
}

fn figures(row: &TriedMeasure<'_>) -> LabFigures {
    LabFigures {
        n: count(row.n),
        moved: count(row.moved),
        lost: count(row.lost),
        gained: count(row.gained),
        mean: row.mean,
        range: row.range,
    }
}

const fn nothing() -> LabFigures {
    LabFigures {
        n: 0,
        moved: 0,
        lost: 0,
        gained: 0,
        mean: None,
        range: None,
    }
}
