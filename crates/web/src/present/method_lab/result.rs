//! What came of a variant.

use icc_app::Error;
use icc_app::city::level;
use icc_app::comparable::Break;
use icc_app::figure::lab::variant;
use icc_app::figure::{Place, last_day};
use icc_app::paging::Paging;
use icc_app::variants::{Apart, Asked, Difference, Ground, TriedMeasure, TriedWave};
use icc_pages::context::{
    ChartFigure, LabApart, LabChange, LabCity, LabFigures, LabMeasure, LabResult, LabShown, LabWave,
};

use super::{Lab, route, route_at};
use crate::present::figures::safe;
use crate::present::{count, pagination};
use crate::problem::Problem;

/// The name of the chart in the page.
const CHART: &str = "variant";

/// Municipalities on one page of the list.
const PER_PAGE: usize = 50;

impl Lab<'_> {
    /// What came of it; `wanted` is the page of the list of municipalities.
    pub(super) fn result(&self, ground: &Ground<'_>, wanted: u32) -> Result<LabResult, Problem> {
        let snapshot = &self.cx.published.snapshot;
        let tried = snapshot.tried(ground, &self.desk.variant)?;
        let shown = tried.wave(&self.asked.wave);
        let chosen = shown.map(|one| one.wave.id);
        let newest = tried.waves.first().map(|one| one.wave.id);
        let measure = self.chosen_measure(ground).unwrap_or_default();
        let waves = tried.waves.iter().map(|one| LabWave {
            name: self.naming.wave(one.wave),
            invented: one.invented,
            day: last_day(one.wave),
            figures: one.measure(measure).map_or_else(nothing, figures),
            left_out: count(one.left_out),
            edition_version: one.collection.definition.version.clone(),
            method_version: one.method.version.clone(),
            digest: one.digests.0.clone(),
            variant_digest: one.digests.1.clone(),
            chosen: chosen == Some(one.wave.id),
            broken: shown
                .and_then(|shown| snapshot.tried_apart(one, shown, measure))
                .map_or("", Break::as_str)
                .to_owned(),
            route: route(&Asked {
                wave: if newest == Some(one.wave.id) {
                    String::new()
                } else {
                    one.wave.record.code.clone()
                },
                ..self.desk.written(self.asked)
            }),
        });
        Ok(LabResult {
            changes: self.changes(ground),
            needs_answers: tried.needs_answers,
            shown: shown
                .map(|one| self.shown(one, (ground, measure), wanted))
                .transpose()?,
            waves: waves.collect(),
            apart: tried.apart.iter().map(|one| self.apart(one)).collect(),
        })
    }

    /// The measure by which municipalities are listed.
    fn chosen_measure<'g>(&'g self, ground: &Ground<'g>) -> Option<&'g str> {
        if self.asked.measure.is_empty() {
            ground.core().map(|core| core.code.as_str())
        } else {
            Some(&self.asked.measure)
        }
    }

    fn shown(
        &self,
        tried: &TriedWave<'_>,
        (ground, chosen): (&Ground<'_>, &str),
        wanted: u32,
    ) -> Result<LabShown, Problem> {
        let written = self.desk.written(self.asked);
        let core = ground.core().map(|core| &core.code);
        let measures = tried.measures.iter().map(|row| {
            let code = &row.measure.code;
            LabMeasure {
                code: code.to_string(),
                label: self.measure(ground, code.as_str()),
                index: level::is_at(row.measure, level::INDEX),
                figures: figures(row),
                chosen: code.as_str() == chosen,
                route: route(&Asked {
                    measure: if core == Some(code) {
                        String::new()
                    } else {
                        code.to_string()
                    },
                    ..written.clone()
                }),
            }
        });
        let cities = tried.measure(chosen).map(TriedMeasure::ranked);
        let cities = cities.unwrap_or_default();
        let page = usize::try_from(wanted).unwrap_or(usize::MAX);
        let paging = Paging::new(page, PER_PAGE, cities.len());
        let at = |page: usize| route_at(&written, count(page));
        Ok(LabShown {
            wave: self.naming.wave(tried.wave),
            measure: self.measure(ground, chosen),
            cities: paging
                .part(&cities)
                .iter()
                .map(|city| LabCity {
                    slug: city.code.to_owned(),
                    name: self.naming.city(city.code),
                    now: city.now,
                    then: city.then,
                    difference: city.difference(),
                })
                .collect(),
            previous: at(paging.page.saturating_sub(1).max(1)),
            next: at(paging.page + 1),
            pagination: pagination(paging),
            measures: measures.collect(),
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
