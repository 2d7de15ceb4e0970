//! Which computation published figures come from.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use icc_questionnaire::canonical::sha256;
use icc_store::WaveId;

use crate::error::Error;
use crate::service::Service;
use crate::snapshot::Snapshot;

/// The computations behind a snapshot, by wave.
pub type Computations = BTreeMap<WaveId, Computation>;

/// The computation behind the published scores of a wave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computation {
    /// Digest of the whole run, hexadecimal.
    pub digest: String,
    /// Digest of the answers that went in, hexadecimal.
    pub inputs_digest: String,
    /// Digest of the definition, hexadecimal.
    pub definition_digest: String,
    /// Version of the engine.
    pub engine_version: String,
    /// When it was computed.
    pub computed_at: DateTime<Utc>,
    /// Submissions that went in.
    pub submissions: usize,
}

impl Service {
    /// The computations behind a snapshot, by wave. Runs never change once they are kept.
    pub async fn computations(&self, snapshot: &Snapshot) -> Result<Computations, Error> {
        let mut found = BTreeMap::new();
        for id in &snapshot.runs {
            let run = self.store().read().runs().by_id(*id).await?;
            let run = run.ok_or_else(|| Error::broken([format!("run {id} is gone")]))?;
            let key = run.summary.key;
            let submissions = snapshot
                .collections
                .iter()
                .filter_map(|c| Some((c, c.waves.iter().find(|wave| wave.id == key.wave)?)))
                .map(|(c, wave)| c.cases_of(&wave.record.code).count())
                .sum();
            found.insert(
                key.wave,
                Computation {
                    digest: sha256(run.document.as_bytes()),
                    inputs_digest: key.inputs_digest,
                    definition_digest: key.definition_hash,
                    engine_version: key.engine_version,
                    computed_at: run.summary.computed_at,
                    submissions,
                },
            );
        }
        Ok(found)
    }
}
