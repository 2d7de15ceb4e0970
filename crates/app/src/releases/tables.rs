//! The rows of the tables of a release: what everybody may see, and nothing else. The same tables
//! are made of what another audience may see, for the interface for programs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use icc_datasets::released::Cell;
use icc_domain::LocalizedText;
use icc_questionnaire::definition::QuestionKind;
use icc_questionnaire::{State, date_of};
use icc_store::{Audience, Scope, Wave};

use super::lists;
use crate::answers::{Answer, AnswerSheet};
use crate::collection::{COUNTRY, Collection, latest_facts};
use crate::error::Error;
use crate::group::{GroupReport, GroupRow};
use crate::publication::Erratum;
use crate::service::Service;
use crate::snapshot::Snapshot;

/// The rows of a table.
pub(crate) type Rows = Vec<Vec<Cell>>;

/// The rows of public tables, by their names.
pub(crate) type TableRows = BTreeMap<&'static str, Rows>;

/// Everything that the tables are made from, at one moment.
#[derive(Debug)]
pub(crate) struct Gathered {
    /// What everybody, or an audience, may see. Scores are taken from it piece by piece.
    pub(crate) snapshot: Arc<Snapshot>,
    /// The rows of every other table but figures.
    rows: Arc<TableRows>,
}

impl Gathered {
    /// Reads what everybody may see now; once for each snapshot.
    pub(crate) async fn read(service: &Service) -> Result<Self, Error> {
        Self::of(service, service.snapshot().await?).await
    }

    /// Reads the tables of what somebody may see; once for each snapshot.
    pub(crate) async fn of(service: &Service, snapshot: Arc<Snapshot>) -> Result<Self, Error> {
        let rows = snapshot
            .tables
            .get_or_try_init(|| read_rows(service, &snapshot))
            .await?;
        Ok(Self {
            rows: Arc::clone(rows),
            snapshot,
        })
    }

    /// The rows of a table but scores. Figures are worked out when they are asked for, once for
    /// each snapshot: that is work for the processor.
    pub(crate) fn rows(&self, table: &str) -> &[Vec<Cell>] {
        if table == FIGURES {
            return self
                .snapshot
                .figures
                .get_or_init(|| figures(&self.snapshot));
        }
        let rows = self.rows.get(table);
        rows.map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether any of it is invented.
    pub(crate) fn demonstration(&self) -> bool {
        waves(&self.snapshot).any(|(_, wave)| wave.record.demonstration)
    }
}

/// The table of figures.
pub(crate) const FIGURES: &str = "figures";

/// Reads the rows of every table but scores and figures.
async fn read_rows(service: &Service, snapshot: &Snapshot) -> Result<Arc<TableRows>, Error> {
    let errata = service.errata().await?;
    let mut rows = lists::rows(snapshot, service.data());
    rows.insert("answers", answers(service, snapshot).await?);
    rows.insert("facts", facts(snapshot));
    rows.insert("errata", self::errata(&errata));
    Ok(Arc::new(rows))
}

/// The waves of which there are results, each with everything answered with its definition.
pub(super) fn waves(snapshot: &Snapshot) -> impl Iterator<Item = (&Arc<Collection>, &Wave)> {
    let collections = snapshot.collections.iter();
    let mut waves: Vec<_> = collections
        .flat_map(|of| of.waves.iter().map(move |wave| (of, wave)))
        .collect();
    waves.sort_by_key(|(_, wave)| (wave.record.opens_at, wave.record.code.clone()));
    waves.into_iter()
}

/// `real`, or `demonstration` for what was invented.
pub(crate) fn world(invented: bool) -> Cell {
    Cell::text(if invented { "demonstration" } else { "real" })
}

/// A text in French and in English; nothing where there is none.
pub(crate) fn both(text: Option<&LocalizedText>) -> [Cell; 2] {
    icc_domain::Locale::ALL.map(|locale| {
        let found = text.and_then(|text| text.get(locale));
        Cell::text(found.unwrap_or_default())
    })
}

/// The answers of those who show them to the reader, without what was written in words: no score
/// depends on that.
async fn answers(service: &Service, snapshot: &Snapshot) -> Result<Rows, Error> {
    let scope = Scope::shown_to(snapshot.audience.clone(), snapshot.consent.on);
    let codes: BTreeMap<_, &String> = snapshot
        .cities
        .iter()
        .map(|(code, city)| (city.municipality.id, code))
        .collect();
    let mut rows = Rows::new();
    for (collection, wave) in waves(snapshot) {
        let read = service.store().read();
        let submissions = read.submissions();
        let found = if let Audience::Own(_) = snapshot.audience {
            // As itself a municipality reads its own, as it handed it in last, and no other's.
            let mut own = Vec::new();
            if let Some(id) = snapshot.own.get(&wave.id) {
                own.extend(submissions.by_id(&Scope::service(), *id).await?);
            }
            own
        } else {
            submissions.latest_published(&scope, wave.id).await?
        };
        let mut shown: Vec<_> = found
            .iter()
            .filter_map(|one| Some((*codes.get(&one.municipality)?, one)))
            .filter(|(code, _)| collection.shows_answers(code, wave))
            .collect();
        shown.sort_by_key(|(code, _)| *code);
        for (code, submission) in shown {
            let sheet = AnswerSheet::read(&submission.record.document)?;
            let place = [Cell::text(code.as_str()), Cell::text(&wave.record.code)];
            for (question, answer) in &sheet.0 {
                let kind = collection.definition.question(question);
                let kind = kind.map(|question| question.kind);
                for row in answer_rows(answer, kind) {
                    let [state, answer, evidence] = row;
                    let [unit, period] = place.clone();
                    let question = Cell::text(question.as_str());
                    rows.push(vec![unit, period, question, state, answer, evidence]);
                }
            }
        }
    }
    Ok(rows)
}

/// State, answer and evidence of the rows of an answer, as files of answers have them.
fn answer_rows(answer: &Answer, kind: Option<QuestionKind>) -> Vec<[Cell; 3]> {
    let state = |state: State| vec![[Cell::text(state.as_str()), Cell::Absent, Cell::Absent]];
    let (options, out_of_scope, number, evidence) = match answer {
        Answer::NotWithinPowers => return state(State::NotWithinPowers),
        Answer::NotApplicable => return state(State::NotApplicable),
        Answer::Unknown => return state(State::Unknown),
        Answer::Answered {
            options,
            out_of_scope,
            number,
            evidence,
        } => (options, out_of_scope, number, evidence),
    };
    let answered = Cell::text(State::Answered.as_str());
    let mut rows = Vec::new();
    if options.is_empty() {
        let number = number.as_ref().map(|number| match kind {
            Some(QuestionKind::Date) => {
                let days: Option<i32> = number.to_string().parse().ok();
                days.and_then(date_of).unwrap_or_default()
            }
            _ => number.to_string(),
        });
        let answer = Cell::text(number.unwrap_or_default());
        rows.push([answered.clone(), answer, Cell::text(evidence.as_str())]);
    }
    for (option, grade) in options {
        let option = Cell::text(option.as_str());
        rows.push([answered.clone(), option, Cell::text(grade.as_str())]);
    }
    for (option, state) in out_of_scope {
        let option = Cell::text(option.as_str());
        rows.push([Cell::text(state.as_str()), option, Cell::Absent]);
    }
    rows
}

/// What the scores of those who are shown were made with beside their answers.
fn facts(snapshot: &Snapshot) -> Rows {
    let mut rows = Rows::new();
    for (collection, wave) in waves(snapshot) {
        for case in collection.cases_of(&wave.record.code) {
            let unit = collection.panel.unit_name(case);
            let Some(city) = snapshot.cities.get(unit) else {
                continue;
            };
            let country = city.municipality.record.country.clone();
            let known = latest_facts(&city.facts, wave.record.year);
            for (name, value) in [(COUNTRY, country)].into_iter().chain(known) {
                rows.push(vec![
                    Cell::Absent,
                    Cell::text(unit),
                    Cell::text(&wave.record.code),
                    Cell::text(name),
                    Cell::text(value),
                ]);
            }
        }
    }
    rows
}

/// Groups of which figures are told, beside everybody.
enum Told<'a> {
    Everybody,
    Network(&'a str),
    Country(&'a str),
}

impl Told<'_> {
    fn cells(&self) -> [Cell; 2] {
        match self {
            Self::Everybody => [Cell::text("all"), Cell::Absent],
            Self::Network(code) => [Cell::text("network"), Cell::text(*code)],
            Self::Country(code) => [Cell::text("country"), Cell::text(*code)],
        }
    }
}

/// The figures of everybody, of each network and of each country, wave by wave, as the rule for
/// small numbers lets them be told.
fn figures(snapshot: &Snapshot) -> Rows {
    let cities = snapshot
        .cities
        .values()
        .map(|city| &city.municipality.record);
    let countries: BTreeSet<(bool, &str)> = cities
        .map(|record| (record.demonstration, record.country.as_str()))
        .collect();
    let mut rows = Rows::new();
    for (collection, wave) in waves(snapshot) {
        for invented in [false, true] {
            let mut told = |told: Told<'_>, fits: &dyn Fn(&str) -> bool| {
                let network = match told {
                    Told::Network(code) => Some(code),
                    _ => None,
                };
                let report = snapshot.group_at((collection, wave), invented, network, fits);
                if let Some(report) = report.filter(|report| report.group.n > 0) {
                    rows.extend(report.rows.iter().map(|row| figure(&report, row, &told)));
                }
            };
            told(Told::Everybody, &|_| true);
            for (code, network) in &snapshot.networks {
                let members = snapshot.members(network.id);
                told(Told::Network(code), &|city| members.contains(city));
            }
            let own = countries.iter().filter(|(of, _)| *of == invented);
            for (_, country) in own {
                told(Told::Country(country), &|code| {
                    let city = snapshot.cities.get(code);
                    city.is_some_and(|city| city.municipality.record.country == *country)
                });
            }
        }
    }
    rows
}

fn figure(report: &GroupReport<'_>, row: &GroupRow<'_>, told: &Told<'_>) -> Vec<Cell> {
    let program = &report.collection.methods[report.method].program;
    let [group, value] = told.cells();
    let figure = &row.figure;
    let of = figure.statistics.as_ref();
    let level = row.measure.level.as_ref().map(ToString::to_string);
    let quartiles = of.and_then(|of| of.quartiles);
    let range = of.and_then(|of| of.range);
    vec![
        Cell::text(report.collection.definition.id.as_str()),
        Cell::text(&program.method),
        Cell::text(&program.version),
        Cell::text(&report.wave.record.code),
        world(report.invented),
        group,
        value,
        Cell::text(row.measure.code.as_str()),
        Cell::text(level.unwrap_or_default()),
        Cell::text(figure.spread.code()),
        Cell::count(figure.n),
        Cell::count(report.group.of),
        Cell::count(figure.countries),
        Cell::number(of.map(|of| of.mean)),
        Cell::number(of.map(|of| of.median)),
        Cell::number(quartiles.map(|quartiles| quartiles.0)),
        Cell::number(quartiles.map(|quartiles| quartiles.1)),
        Cell::number(of.and_then(|of| of.deviation)),
        Cell::number(of.and_then(|of| of.share_at_100)),
        Cell::number(range.map(|range| range.0)),
        Cell::number(range.map(|range| range.1)),
    ]
}

/// Corrections of what had been published, the newest first.
fn errata(errata: &[Erratum]) -> Rows {
    let mut rows = Rows::new();
    for erratum in errata {
        for changed in &erratum.changed {
            let [french, english] = both(Some(&erratum.reasons));
            rows.push(vec![
                Cell::text(&erratum.city),
                Cell::text(&erratum.wave.record.code),
                Cell::text(erratum.at.date_naive().to_string()),
                Cell::text(&changed.measure),
                Cell::number(changed.before),
                Cell::number(changed.after),
                french,
                english,
            ]);
        }
    }
    rows
}

/// What each wave was asked and scored with, by digests.
pub(super) fn origins(snapshot: &Snapshot) -> Vec<serde_json::Value> {
    let origins = waves(snapshot).map(|(collection, wave)| {
        serde_json::json!({
            "period": wave.record.code,
            "edition": collection.definition.id.as_str(),
            "definition": collection.hash,
            "method": wave.record.method_id,
            "method_version": wave.record.method_version,
            "method_digest": collection.method_digest(&wave.record.method_id),
        })
    });
    origins.collect()
}
