//! Who has consented to what, as a table: one row per member and audience.

use icc_datasets::lines::Lines;
use icc_domain::Locale;
use icc_store::Item;

use super::overview::ConsentsBoard;
use crate::error::Error;
use crate::export::mark;
use crate::policy::Actor;
use crate::service::Service;

/// A table to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentsFile {
    /// Its name, which says when the municipalities are invented.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The columns. Names do not change with the language of the reader.
const COLUMNS: [&str; 16] = [
    "demonstration",
    "network",
    "wave",
    "municipality",
    "name",
    "said",
    "audience",
    "counted",
    "scores",
    "answers",
    "evidence",
    "comments",
    "public_from",
    "decided_on",
    "said_at",
    "looked_at",
];

impl Service {
    /// Who of a network has consented to what in a wave, as a table (CSV).
    ///
    /// # Errors
    /// As [`Service::consents_board`].
    pub async fn consents_file(
        &self,
        actor: &Actor,
        network: &str,
        wave: &str,
        locale: Locale,
    ) -> Result<ConsentsFile, Error> {
        let board = self.consents_board(actor, network, wave).await?;
        let mark = mark(board.wave.demonstration);
        Ok(ConsentsFile {
            name: format!(
                "{mark}consents-{}-{}.csv",
                board.network.code, board.wave.code
            ),
            bytes: written(&board, locale).map_err(|error| Error::broken([error.to_string()]))?,
        })
    }
}

fn written(board: &ConsentsBoard, locale: Locale) -> Result<Vec<u8>, icc_datasets::WriteError> {
    let mut lines = Lines::new(&COLUMNS)?;
    for row in &board.rows {
        let current = row.consents.current();
        let name = row.city.names.best(locale);
        for offered in &board.audiences {
            let allowed = |item: Item| {
                let grant = (offered.audience.clone(), item);
                let allowed = current.is_some_and(|consent| consent.grants.contains(&grant));
                allowed.to_string()
            };
            let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
            let mut cells = vec![
                board.wave.demonstration.to_string(),
                board.network.code.clone(),
                board.wave.code.clone(),
                row.city.code.clone(),
                name.map_or(&*row.city.code, |(_, name)| name).to_owned(),
                current.is_some().to_string(),
                offered.audience.word(),
            ];
            cells.extend(Item::ALL.map(allowed));
            cells.extend([
                day(current.and_then(|consent| consent.public_from)).unwrap_or_default(),
                day(current.and_then(|consent| consent.decided_on)).unwrap_or_default(),
                current.map_or_else(String::new, |consent| consent.made_at.to_rfc3339()),
                board.at.to_rfc3339(),
            ]);
            lines.add(&cells)?;
        }
    }
    lines.finish()
}
