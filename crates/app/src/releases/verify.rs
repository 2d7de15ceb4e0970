//! A release is computed again from its own files: from the answers and facts that it holds, with the
//! definitions that it holds.

mod known;
mod sheets;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read};

use icc_datasets::field::released;
use icc_questionnaire::Definition;
use icc_scoring::benchmark::of_chosen;
use icc_scoring::{Cell, MeasureInfo, Panel, PanelBuilder, Program, Scores};
use icc_store::{Release, ReleaseFile, ReleaseVersion};
use serde_json::{Map, Value};
use tokio::runtime::Handle;

use super::TableRecord;
use super::desk::Desk;
use crate::answers::{AnswerSheet, Questions};
use crate::error::Error;
use crate::service::Service;

use known::Known;
use sheets::add;

/// What became of the rows of a table when they were computed again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableVerdict {
    /// The table.
    pub table: &'static str,
    /// Rows that came out the same, bit by bit.
    pub equal: u64,
    /// Rows that came out otherwise.
    pub different: u64,
    /// Rows that the release does not hold enough for: somebody shows scores without answers, or
    /// counts without being shown.
    pub beyond: u64,
    /// How many of those are scores of who shows answers, by a measure that compares with all
    /// municipalities while others show scores only.
    pub compared: u64,
    /// The first of those that came out otherwise, in words for whoever looks for the reason.
    pub examples: Vec<String>,
}

/// How many examples are kept.
const EXAMPLES: usize = 20;

impl TableVerdict {
    fn of(table: &'static str) -> Self {
        Self {
            table,
            ..Self::default()
        }
    }

    fn differs(&mut self, row: &Row, what: &str) {
        self.different += 1;
        if self.examples.len() < EXAMPLES {
            let cells = ["period", "unit", "group", "group_value", "measure"];
            let cells = cells.map(|cell| text(row, cell)).into_iter();
            let place: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
            self.examples
                .push(format!("{} · {what}", place.join(" · ")));
        }
    }
}

type Row = Map<String, Value>;

fn text<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).and_then(Value::as_str).unwrap_or_default()
}

fn number(row: &Row, column: &str) -> Option<f64> {
    row.get(column).and_then(Value::as_f64)
}

impl Service {
    /// Computes the scores and figures of a release again from its own files, and from nothing else.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there never was one of this version, [`Error::Conflict`] when it was
    /// withdrawn, [`Error::Broken`] when its files cannot be read.
    pub async fn verify_release(
        &self,
        version: ReleaseVersion,
    ) -> Result<Vec<TableVerdict>, Error> {
        let (found, files) = self.standing_release(version).await?;
        let shelf = self.shelf().ok_or(Error::NotFound)?.clone();
        let handle = Handle::current();
        let verify = move || {
            let release = &found.release;
            let desk = Desk::new(shelf, handle, release.id);
            let files = Files {
                desk: &desk,
                release,
                tables: &found.document.tables,
                records: &files,
            };
            let again = files.computed()?;
            Ok(vec![files.scores(&again)?, files.figures(&again)?])
        };
        let verified = tokio::task::spawn_blocking(verify).await;
        verified.map_err(Error::Interrupted)?
    }
}

/// The files of a release, as they are read.
struct Files<'a> {
    desk: &'a Desk,
    release: &'a Release,
    tables: &'a [TableRecord],
    records: &'a [ReleaseFile],
}

/// The answers of a definition, scored again by each of its methods.
struct Again {
    definition: Definition,
    panel: Panel,
    methods: Vec<(Program, Scores)>,
}

impl Files<'_> {
    fn rows(&self, table: &str) -> Result<impl Iterator<Item = Result<Row, Error>>, Error> {
        let rows = self.tables.iter().find(|one| one.name == table);
        let rows = rows.map_or(0, |one| one.rows);
        let lines = self.desk.lines(self.release, table, rows)?.lines();
        let broken = |error: &dyn std::error::Error| Error::broken([error.to_string()]);
        Ok(lines.map(move |line| {
            let line = line.map_err(|error| broken(&error))?;
            serde_json::from_str(&line).map_err(|error| broken(&error))
        }))
    }

    fn definitions(&self) -> Result<Vec<Definition>, Error> {
        let named = self.records.iter().map(|file| file.name.as_str());
        let named = named.filter(|name| name.starts_with("definition-"));
        named
            .map(|name| {
                let mut document = String::new();
                let mut file = BufReader::new(self.desk.open(self.release.id, name)?);
                let read = file.read_to_string(&mut document);
                read.map_err(|error| Error::broken([error.to_string()]))?;
                Definition::from_canonical(&document)
                    .map_err(|error| Error::broken([error.to_string()]))
            })
            .collect()
    }

    /// Everything that can be computed again.
    fn computed(&self) -> Result<Vec<Again>, Error> {
        let mut of_period: BTreeMap<String, String> = BTreeMap::new();
        for row in self.rows("waves")? {
            let row = row?;
            let digest = text(&row, "definition_digest").to_owned();
            of_period.insert(text(&row, "period").to_owned(), digest);
        }
        let mut again = Vec::new();
        for definition in self.definitions()? {
            let digest = definition.hash();
            let is_own = |row: &Row| of_period.get(text(row, "period")) == Some(&digest);
            let panel = self.panel(&definition, is_own)?;
            let methods = definition.methods.iter().map(|method| {
                let program = Program::compile(&definition, method.id.as_str())
                    .map_err(|error| Error::broken([error.to_string()]))?;
                let scores = program
                    .score(&panel)
                    .map_err(|errors| Error::broken(errors.iter().map(ToString::to_string)))?;
                Ok((program, scores))
            });
            let methods: Result<Vec<_>, Error> = methods.collect();
            again.push(Again {
                methods: methods?,
                definition,
                panel,
            });
        }
        Ok(again)
    }

    /// The answers and facts of those who show their answers.
    fn panel(
        &self,
        definition: &Definition,
        is_own: impl Fn(&Row) -> bool,
    ) -> Result<Panel, Error> {
        let mut sheets: BTreeMap<(String, String), AnswerSheet> = BTreeMap::new();
        for row in self.rows("answers")? {
            let row = row?;
            if is_own(&row) {
                let place = (
                    text(&row, "period").to_owned(),
                    text(&row, "unit").to_owned(),
                );
                add(sheets.entry(place).or_default(), &row, definition)?;
            }
        }
        let questions = Questions::of(definition);
        let mut builder = PanelBuilder::new();
        for ((period, unit), sheet) in &sheets {
            builder.unit(unit, Some(period));
            builder.answers(unit, period, questions.rows(sheet)?);
        }
        for row in self.rows("facts")? {
            let row = row?;
            let place = (
                text(&row, "period").to_owned(),
                text(&row, "unit").to_owned(),
            );
            if sheets.contains_key(&place) {
                let (fact, value) = (text(&row, "fact"), text(&row, "value"));
                builder.fact("", &place.1, Some(&place.0), fact, value);
            }
        }
        let built = builder.build();
        built.map_err(|issues| Error::broken(issues.iter().map(ToString::to_string)))
    }

    fn scores(&self, again: &[Again]) -> Result<TableVerdict, Error> {
        let mut verdict = TableVerdict::of("scores");
        let table = released("scores").ok_or(Error::NotFound)?.table;
        let incomplete = self.incomplete(again)?;
        for row in self.rows("scores")? {
            let row = row?;
            let Some((info, cell)) = cell(again, &row) else {
                verdict.beyond += 1;
                continue;
            };
            let method = ["edition", "method", "method_version"].map(|column| text(&row, column));
            let measures = incomplete.get(&method.map(str::to_owned));
            if measures.is_some_and(|measures| measures.contains(info.code)) {
                verdict.beyond += 1;
                verdict.compared += 1;
                continue;
            }
            let computed = computed_row(&info, &cell);
            let mut columns = table.fields.iter().map(|field| field.name);
            let other = columns.find(|column| {
                let computed = computed.get(column);
                computed.is_some_and(|computed| !computed.is(row.get(*column)))
            });
            match other {
                None => verdict.equal += 1,
                Some(column) => verdict.differs(&row, column),
            }
        }
        Ok(verdict)
    }

    /// The measures of each edition, method and version that look at other municipalities, where
    /// some of these show scores without answers: what is computed from the others alone says
    /// nothing about what was computed from all.
    fn incomplete<'a>(
        &self,
        again: &'a [Again],
    ) -> Result<BTreeMap<[String; 3], BTreeSet<&'a str>>, Error> {
        let mut looking: BTreeMap<[String; 3], BTreeSet<&str>> = BTreeMap::new();
        for one in again {
            for (program, _) in &one.methods {
                let measures = program.measures_that_look_at_others();
                let key = [
                    one.definition.id.as_str(),
                    &program.method,
                    &program.version,
                ];
                let known = looking.entry(key.map(str::to_owned)).or_default();
                known.extend(measures);
            }
        }
        looking.retain(|_, measures| !measures.is_empty());
        if looking.is_empty() {
            return Ok(looking);
        }
        let mut incomplete = BTreeSet::new();
        for row in self.rows("scores")? {
            let row = row?;
            if text(&row, "kind").is_empty() && cell(again, &row).is_none() {
                let method = ["edition", "method", "method_version"];
                incomplete.insert(method.map(|column| text(&row, column).to_owned()));
            }
        }
        looking.retain(|method, _| incomplete.contains(method));
        Ok(looking)
    }

    /// Figures are computed again from the scores of the release.
    fn figures(&self, again: &[Again]) -> Result<TableVerdict, Error> {
        let mut verdict = TableVerdict::of("figures");
        let world = Known::read(self)?;
        for row in self.rows("figures")? {
            let row = row?;
            let (edition, method) = (text(&row, "edition"), text(&row, "method"));
            let of = again
                .iter()
                .find(|one| one.definition.id.as_str() == edition);
            let rules = of.and_then(|one| one.definition.method(method));
            let Some(rules) = rules.map(|method| &method.benchmark) else {
                verdict.beyond += 1;
                continue;
            };
            let figure = of_chosen(&world.observed(&row, rules), rules);
            let n = row.get("n").and_then(Value::as_u64);
            if n != Some(figure.n as u64) {
                // Somebody counts without being shown.
                verdict.beyond += 1;
                continue;
            }
            let of = figure.statistics;
            let pairs = [
                ("mean", of.map(|of| of.mean)),
                ("median", of.map(|of| of.median)),
                ("lower_quartile", of.map(|of| of.lower_quartile)),
                ("upper_quartile", of.map(|of| of.upper_quartile)),
                (
                    "standard_deviation",
                    of.and_then(|of| of.standard_deviation),
                ),
                ("share_at_100", of.map(|of| of.share_at_100)),
            ];
            // What is not shown is nothing to compare with.
            let mut shown = pairs
                .iter()
                .filter_map(|(column, computed)| Some((column, number(&row, column)?, computed)));
            let other = shown
                .find(|(_, kept, computed)| computed.map(f64::to_bits) != Some(kept.to_bits()));
            match other {
                None => verdict.equal += 1,
                Some((column, ..)) => verdict.differs(&row, column),
            }
        }
        Ok(verdict)
    }
}

/// What was computed for a row of scores; none where the release lacks the answers.
fn cell<'a>(again: &'a [Again], row: &Row) -> Option<(MeasureInfo<'a>, Cell)> {
    let of = again.iter().find(|one| {
        one.definition.id.as_str() == text(row, "edition")
            && one
                .panel
                .find(text(row, "unit"), text(row, "period"))
                .is_some()
    })?;
    let mut methods = of.methods.iter();
    let (program, scores) = methods.find(|(program, _)| {
        program.method == text(row, "method") && program.version == text(row, "method_version")
    })?;
    if !text(row, "kind").is_empty() {
        return None;
    }
    let code = text(row, "measure");
    let info = program.measures_info().find(|info| info.code == code)?;
    let (unit, period) = (text(row, "unit"), text(row, "period"));
    let cell = scores.find(program, unit, period, code)?;
    Some((info, *cell))
}

/// A value that was computed.
enum Computed {
    Text(String),
    Number(Option<f64>),
    Count(u64),
}

impl Computed {
    fn is(&self, kept: Option<&Value>) -> bool {
        match self {
            Self::Text(text) => kept.and_then(Value::as_str).unwrap_or_default() == text,
            Self::Number(number) => {
                let kept = kept.and_then(Value::as_f64);
                kept.map(f64::to_bits) == number.map(|number| (number + 0.0).to_bits())
            }
            Self::Count(count) => kept.and_then(Value::as_u64) == Some(*count),
        }
    }
}

fn computed_row(info: &MeasureInfo<'_>, cell: &Cell) -> BTreeMap<&'static str, Computed> {
    let band = cell.band_position().and_then(|at| info.bands.get(at));
    let band = band.copied().flatten().unwrap_or_default().to_owned();
    let mut row = BTreeMap::from([
        (
            "status",
            Computed::Text(icc_datasets::status_word(cell).to_owned()),
        ),
        (
            "level",
            Computed::Text(info.level.unwrap_or_default().to_owned()),
        ),
        ("band", Computed::Text(band)),
    ]);
    let numbers = icc_datasets::numbers(cell);
    row.extend(numbers.map(|(name, number)| (name, Computed::Number(number))));
    let counts = icc_datasets::counts(cell);
    row.extend(counts.map(|(name, count)| (name, Computed::Count(count))));
    row
}
