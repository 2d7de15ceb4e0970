//! The rows of the tables of a release: what everybody may see, and nothing else. The same tables
//! are made of what another audience may see, for the interface for programs.

use std::collections::BTreeMap;
use std::sync::Arc;

use icc_datasets::Origin;
use icc_datasets::field::Table;
use icc_datasets::released::{CasePieces, CaseTable, Cell, Chain, Pieces, RowPieces, ScorePieces};
use icc_domain::LocalizedText;
use icc_store::{Audience, Wave};

use super::figures::figures;
use super::lists;
use crate::collection::{COUNTRY, Collection};
use crate::error::Error;
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
    /// What everybody, or an audience, may see. Scores, answers and facts are taken from it piece by
    /// piece.
    pub(crate) snapshot: Arc<Snapshot>,
    /// The rows of the tables that explain the others.
    rows: Arc<TableRows>,
}

impl Gathered {
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

    /// The rows of a table that is in memory as rows. Figures are worked out when they are asked
    /// for, once for each snapshot: that is work for the processor.
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

    /// The rows of answers or facts, which are not in memory as rows.
    pub(crate) fn cases(&self, table: &'static Table) -> Option<CasePieces<'_>> {
        match table.name {
            ANSWERS => Some(answers(&self.snapshot, table)),
            FACTS => Some(facts(&self.snapshot, table)),
            _ => None,
        }
    }

    /// The rows of a table, piece by piece; scores of one period only where that is named.
    pub(super) fn pieces<'a>(
        &'a self,
        table: &'static Table,
        period: Option<&str>,
    ) -> Box<dyn Pieces + 'a> {
        if table.name == SCORES {
            return Box::new(scores(&self.snapshot, table, period));
        }
        match self.cases(table) {
            Some(cases) => Box::new(cases),
            None => Box::new(RowPieces::new(table, self.rows(table.name))),
        }
    }

    /// Whether any of it is invented.
    pub(crate) fn demonstration(&self) -> bool {
        waves(&self.snapshot).any(|(_, wave)| wave.record.demonstration)
    }
}

/// The table of figures.
pub(crate) const FIGURES: &str = "figures";
/// The table of scores, whose rows are made when they are asked for.
pub(crate) const SCORES: &str = "scores";
/// The tables whose rows are made of the answers and facts that scores are made of.
const ANSWERS: &str = "answers";
const FACTS: &str = "facts";

/// Reads the rows of every other table.
async fn read_rows(service: &Service, snapshot: &Snapshot) -> Result<Arc<TableRows>, Error> {
    let errata = service.errata().await?;
    let mut rows = lists::rows(snapshot, service.data());
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

/// The answers of those who show them to the reader. As itself a municipality reads its own, as it
/// handed them in last, and no other's.
fn answers<'a>(snapshot: &'a Snapshot, table: &'static Table) -> CasePieces<'a> {
    let mut pieces = CasePieces::new(table, CaseTable::Answers);
    for (collection, wave) in waves(snapshot) {
        let panel = &collection.panel;
        let shown = panel.cases_in(&wave.record.code).filter(|&case| {
            let code = panel.unit_name(case);
            let own = match &snapshot.audience {
                Audience::Own(own) => own == code,
                _ => true,
            };
            own && snapshot.cities.contains_key(code) && collection.shows_answers(code, wave)
        });
        pieces.add(&collection.definition, panel, shown);
    }
    pieces
}

/// What the scores of those who are shown were made with beside their answers.
fn facts<'a>(snapshot: &'a Snapshot, table: &'static Table) -> CasePieces<'a> {
    let mut pieces = CasePieces::new(table, CaseTable::Facts(COUNTRY));
    for (collection, wave) in waves(snapshot) {
        let panel = &collection.panel;
        let known = panel.cases_in(&wave.record.code);
        let known = known.filter(|&case| snapshot.cities.contains_key(panel.unit_name(case)));
        pieces.add(&collection.definition, panel, known);
    }
    pieces
}

/// The scores, method by method; those of one period only where that is named.
fn scores<'a>(snapshot: &'a Snapshot, table: &'static Table, period: Option<&str>) -> Chain<'a> {
    let mut chain = Chain::default();
    for collection in &snapshot.collections {
        for (at, method) in collection.methods.iter().enumerate() {
            let origin = Origin::new(&collection.definition, &method.program);
            let scored = collection.scored(at);
            let pieces = ScorePieces::new(table, &origin, &method.program, scored);
            let pieces = pieces.reviewed(collection.review_words());
            chain.push(match period {
                Some(period) => pieces.of_period(period),
                None => pieces,
            });
        }
    }
    chain
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
