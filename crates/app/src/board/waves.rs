//! The waves of a network side by side: how many of those who are members today came how far.

use std::collections::{BTreeMap, BTreeSet};

use icc_store::{
    MunicipalityId, Network, Read, Repositories, ResponseStatus, RevisionProgress, Status, Wave,
    WaveId,
};

use crate::error::Error;
use crate::service::Service;

/// A wave of the network, in numbers of members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardWave {
    /// The wave.
    pub wave: Wave,
    /// Those who have begun.
    pub begun: usize,
    /// Those of them who have handed in at least once.
    pub handed_in: usize,
    /// Those of them whose answers are accepted.
    pub accepted: usize,
    /// Those of them whose results are out.
    pub published: usize,
    /// Those who have handed in here and in the wave of the board; none for that wave itself.
    pub both: Option<usize>,
}

impl Service {
    /// Every wave that asks a network, the newest first. Only these municipalities are counted.
    pub(super) async fn waves_of(
        &self,
        network: &Network,
        here: &Wave,
        members: &BTreeSet<MunicipalityId>,
        read: &Repositories<'_, Read>,
    ) -> Result<Vec<BoardWave>, Error> {
        let mut waves = read.waves().all().await?;
        waves.retain(|wave| wave.networks.contains(&network.code));
        waves.sort_by_key(|wave| std::cmp::Reverse((wave.opens_at, wave.id)));
        let mut found = Vec::new();
        let mut handed_in: BTreeMap<WaveId, BTreeSet<MunicipalityId>> = BTreeMap::new();
        for wave in waves {
            let standings = read.responses().standings(wave.id).await?;
            let mut line = Line::default();
            for standing in standings {
                line.begun.insert(standing.municipality);
                if standing.status != ResponseStatus::Draft {
                    line.handed_in.insert(standing.municipality);
                }
            }
            // What came in before there were questionnaires here has a revision alone.
            for revision in read.submissions().progress(wave.id).await? {
                line.add(&revision);
            }
            let n = |cities: &BTreeSet<_>| cities.intersection(members).count();
            found.push(BoardWave {
                begun: n(&line.begun),
                handed_in: n(&line.handed_in),
                accepted: n(&line.accepted),
                published: n(&line.published),
                both: None,
                wave: wave.clone(),
            });
            line.handed_in.retain(|city| members.contains(city));
            handed_in.insert(wave.id, line.handed_in);
        }
        if let Some(now) = handed_in.get(&here.id) {
            for line in found.iter_mut().filter(|line| line.wave.id != here.id) {
                let then = handed_in.get(&line.wave.id);
                line.both = then.map(|then| then.intersection(now).count());
            }
        }
        Ok(found)
    }
}

/// The municipalities of a wave, by how far they came.
#[derive(Default)]
struct Line {
    begun: BTreeSet<MunicipalityId>,
    handed_in: BTreeSet<MunicipalityId>,
    accepted: BTreeSet<MunicipalityId>,
    published: BTreeSet<MunicipalityId>,
}

impl Line {
    fn add(&mut self, revision: &RevisionProgress) {
        let city = revision.municipality;
        self.begun.insert(city);
        if revision.status != Status::Draft {
            self.handed_in.insert(city);
        }
        if revision.status == Status::Final {
            self.accepted.insert(city);
        }
        if revision.is_published {
            self.published.insert(city);
        }
    }
}
