//! A trial as rows, for other programs: the figures of every wave in every measure, and what each
//! municipality of one wave is by both.

use icc_datasets::released::{Cell, Page};
use icc_questionnaire::definition::Method;

use super::tried::{TriedMeasure, TriedWave};
use super::{Desk, Spreads};
use crate::error::Error;
use crate::releases::world;
use crate::snapshot::Snapshot;
use crate::tables::TablePage;

/// What the table is called.
const TABLE: &str = "trial";

/// Its columns, told of in `docs/reference/routes.md`.
const COLUMNS: [&str; 22] = [
    "row",
    "edition",
    "edition_version",
    "method",
    "method_version",
    "method_digest",
    "trial_digest",
    "period",
    "world",
    "measure",
    "level",
    "unit",
    "by_method",
    "by_trial",
    "difference",
    "n",
    "moved",
    "lost",
    "gained",
    "least",
    "greatest",
    "left_out",
];

/// The word for a row about all municipalities.
const FIGURE: &str = "figure";
/// The word for a row about one of them.
const UNIT: &str = "unit";
/// How many columns only figures have: those at the end.
const OF_FIGURES: usize = 7;

impl Snapshot {
    /// The rows of a trial: figures of every wave that was scored again, and the municipalities of
    /// the one that is asked for; none where nothing differs from the method.
    ///
    /// # Errors
    /// [`Error::Broken`] where the variant cannot be computed.
    pub fn trial(&self, desk: &Desk<'_>, wave: &str) -> Result<TablePage, Error> {
        let ground = desk.ground.filter(|_| !desk.variant.is_empty());
        let tried = ground
            .map(|ground| self.tried(&ground, &desk.variant))
            .transpose()?;
        let mut rows = Vec::new();
        for one in tried.iter().flat_map(|tried| &tried.waves) {
            let measures = one.measures.iter();
            rows.extend(measures.map(|measure| figure(one, measure)));
        }
        if let Some(one) = tried.as_ref().and_then(|tried| tried.wave(wave)) {
            let measures = one.measures.iter();
            rows.extend(measures.flat_map(|measure| units(one, measure)));
        }
        let mut waves = tried.iter().flat_map(|tried| &tried.waves);
        Ok(TablePage {
            table: TABLE,
            state: self.version(),
            demonstration: waves.any(|wave| wave.invented),
            next: None,
            page: Page {
                columns: COLUMNS.map(str::to_owned).into(),
                rows,
            },
        })
    }
}

/// What a row is about, down to the measure.
fn about(row: &'static str, wave: &TriedWave<'_>, measure: &TriedMeasure<'_>) -> Vec<Cell> {
    let definition = &wave.collection.definition;
    let method: &Method = wave.method;
    let level = measure.measure.level.as_ref().map(ToString::to_string);
    let (own, trial) = &wave.digests;
    vec![
        Cell::text(row),
        Cell::text(definition.id.to_string()),
        Cell::text(definition.version.clone()),
        Cell::text(method.id.to_string()),
        Cell::text(method.version.clone()),
        Cell::text(own.clone()),
        Cell::text(trial.clone()),
        Cell::text(wave.wave.record.code.clone()),
        world(wave.invented),
        Cell::text(measure.measure.code.to_string()),
        Cell::text(level.unwrap_or_default()),
    ]
}

fn figure(wave: &TriedWave<'_>, measure: &TriedMeasure<'_>) -> Vec<Cell> {
    let mean = |of: fn(&Spreads) -> f64| Cell::number(measure.spreads.as_ref().map(of));
    let mut row = about(FIGURE, wave, measure);
    row.extend([
        Cell::Absent,
        mean(|both| both.now.mean),
        mean(|both| both.then.mean),
        Cell::number(measure.mean),
        Cell::count(measure.n),
        Cell::count(measure.moved),
        Cell::count(measure.lost),
        Cell::count(measure.gained),
        Cell::number(measure.range.map(|(least, _)| least)),
        Cell::number(measure.range.map(|(_, greatest)| greatest)),
        Cell::count(wave.left_out),
    ]);
    row
}

fn units<'a>(
    wave: &'a TriedWave<'_>,
    measure: &'a TriedMeasure<'_>,
) -> impl Iterator<Item = Vec<Cell>> + 'a {
    measure.ranked().into_iter().map(move |city| {
        let mut row = about(UNIT, wave, measure);
        row.extend([
            Cell::text(city.code),
            Cell::number(city.now.value()),
            Cell::number(city.then.value()),
            Cell::number(city.difference()),
        ]);
        row.extend(vec![Cell::Absent; OF_FIGURES]);
        row
    })
}
