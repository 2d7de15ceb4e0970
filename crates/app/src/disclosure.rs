//! What each audience may see of each result, and which hidden results stand in figures all the same.
//!
//! The rule is in `icc-disclosure`; here it meets consents, networks and waves, and what has to be
//! remembered is kept.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use icc_disclosure::{Block, City, Class, PUBLIC, Sight, Standing, World, settle};
use icc_store::{
    Audience, Item, Membership, MunicipalityId, NetworkId, NewBlock, Pinned, Repositories, Scope,
    Submission, SubmissionId, WaveId, Write,
};

use crate::city::LEAST_CITIES;
use crate::consent::{Consents, said_in};
use crate::error::Error;
use crate::policy::is_current;
use crate::service::Service;

/// Cities of which figures are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Circle {
    /// The members of a network.
    Network(NetworkId),
    /// All of the real world, or all that are invented.
    Everybody { invented: bool },
}

/// Under which audience blocks are kept: one list serves all of them (record 20).
const LEDGER: Audience = Audience::Public;

pub(crate) type Crowd = World<MunicipalityId, Circle, WaveId, SubmissionId>;
pub(crate) type CrowdBlock = Block<MunicipalityId, WaveId, SubmissionId>;

/// What an audience may see on a day.
#[derive(Debug, Clone)]
pub(crate) struct View {
    /// Every result that was published, and what each audience may see of it.
    pub(crate) world: Crowd,
    /// Which class of readers the audience is.
    pub(crate) class: Class,
    /// The blocks in which hidden results stand in figures.
    pub(crate) blocks: Vec<CrowdBlock>,
    /// Whose answers may be seen too, by wave.
    pub(crate) answers: BTreeSet<(MunicipalityId, WaveId)>,
}

impl View {
    /// Reads it from the store.
    pub(crate) async fn read<A>(
        repositories: &Repositories<'_, A>,
        audience: &Audience,
        on: NaiveDate,
    ) -> Result<Self, Error> {
        let mut audiences = vec![Audience::Public];
        for other in repositories.consents().audiences().await? {
            if other != Audience::Public {
                audiences.push(other);
            }
        }
        // A municipality sees what everybody sees, and its own results: a block of hidden ones in
        // which it stands has one fewer that it has not seen.
        if matches!(audience, Audience::Own(_)) {
            audiences.push(audience.clone());
        }
        // One to which nobody has ever allowed anything sees what everybody sees.
        let class = audiences.iter().position(|one| one == audience);
        let class = class.unwrap_or(PUBLIC);
        let mut cities: BTreeMap<MunicipalityId, City<Circle, WaveId, SubmissionId>> =
            BTreeMap::new();
        let mut memberships = repositories.networks().memberships().await?;
        memberships.retain(is_current);
        let mut invented = BTreeMap::new();
        let mut own = None;
        for municipality in repositories.municipalities().all().await? {
            invented.insert(municipality.id, municipality.demonstration);
            if matches!(audience, Audience::Own(code) if *code == municipality.code) {
                own = Some(municipality.id);
            }
        }
        let mut answers = BTreeSet::new();
        for wave in repositories.waves().all().await? {
            let submissions = repositories.submissions();
            let submissions = submissions
                .latest_published(&Scope::service(), wave.id)
                .await?;
            let mut said = said_in(repositories, wave.id).await?;
            for submission in submissions {
                let id = submission.municipality;
                let consents = said.remove(&id).unwrap_or_default();
                let city = cities.entry(id).or_insert_with(|| City {
                    groups: circles(id, &memberships, &invented),
                    standings: BTreeMap::new(),
                });
                let sights: Vec<Sight> = audiences
                    .iter()
                    .map(|one| match one {
                        Audience::Own(_) if own == Some(id) => Sight::Shown,
                        _ => sight(&consents, &submission, one, on),
                    })
                    .collect();
                if sights.get(class) == Some(&Sight::Shown)
                    && consents.allows(audience, Item::Answers, on)
                {
                    answers.insert((id, wave.id));
                }
                let standing = Standing {
                    result: submission.id,
                    sights,
                };
                city.standings.insert(wave.id, standing);
            }
        }
        let mut groups = Vec::new();
        for network in repositories.networks().all().await? {
            groups.push(Circle::Network(network.id));
        }
        for circle in [false, true].map(|invented| Circle::Everybody { invented }) {
            // Below that nobody is compared with all of them: to form blocks for it would only keep
            // their cities from those of a network.
            let within = |city: &&City<_, _, _>| city.groups.contains(&circle);
            if cities.values().filter(within).count() >= LEAST_CITIES {
                groups.push(circle);
            }
        }
        let blocks = repositories.blocks().of(&LEDGER).await?;
        Ok(Self {
            world: World {
                classes: audiences.len(),
                groups,
                cities,
            },
            class,
            blocks: blocks.into_iter().map(block).collect(),
            answers,
        })
    }
}

impl View {
    /// The results of a wave by which hidden cities stand in figures.
    pub(crate) fn hidden_results(&self, wave: WaveId) -> Vec<SubmissionId> {
        let mut found = Vec::new();
        for block in icc_disclosure::live(&self.blocks) {
            for (city, result) in block.results.get(&wave).into_iter().flatten() {
                if self.world.sight(city, &wave, self.class) == Some(Sight::Counted) {
                    found.push(*result);
                }
            }
        }
        found
    }
}

fn circles(
    city: MunicipalityId,
    memberships: &[Membership],
    invented: &BTreeMap<MunicipalityId, bool>,
) -> BTreeSet<Circle> {
    let own = memberships.iter().filter(|it| it.municipality == city);
    let networks = own.map(|membership| Circle::Network(membership.network));
    let invented = invented.get(&city).copied().unwrap_or_default();
    networks.chain([Circle::Everybody { invented }]).collect()
}

fn sight(
    consents: &Consents,
    submission: &Submission,
    audience: &Audience,
    on: NaiveDate,
) -> Sight {
    let since: DateTime<Utc> = submission.published_at.unwrap_or(submission.created_at);
    if consents.allows(audience, Item::Scores, on) {
        Sight::Shown
    } else if consents.was_allowed(audience, Item::Scores, since) {
        Sight::Known
    } else if consents.allows(audience, Item::Counted, on) {
        Sight::Counted
    } else {
        Sight::Reserved
    }
}

fn block(kept: icc_store::Block) -> CrowdBlock {
    Block {
        number: kept.number,
        replaces: kept.replaces,
        members: kept.members,
        results: kept.results,
    }
}

impl Service {
    /// Forms and splits the blocks in which hidden results stand in figures, after something has
    /// changed of what may be seen, or a day has come.
    pub async fn settle_figures(&self) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let changed = self.settle_figures_in(&unit.repositories()).await?;
        if changed {
            unit.commit().await?;
            self.look_again().await;
        }
        Ok(())
    }

    /// The same inside a unit of work, after what it changes. Whether there was anything to do.
    pub(crate) async fn settle_figures_in(
        &self,
        repositories: &Repositories<'_, Write>,
    ) -> Result<bool, Error> {
        let now = self.clock().now();
        let view = View::read(repositories, &Audience::Public, now.date_naive()).await?;
        let settled = settle(&view.world, &view.blocks);
        let blocks = repositories.blocks();
        let mut pinned = Vec::new();
        for formed in &settled.formed {
            let new = NewBlock {
                number: formed.number,
                replaces: formed.replaces,
                members: formed.members.clone(),
            };
            blocks.add(&LEDGER, &new, now).await?;
            pinned.extend(pins(formed.number, &formed.results));
        }
        for (number, added) in &settled.added {
            pinned.extend(pins(*number, added));
        }
        blocks.pin(&LEDGER, &pinned, now).await?;
        Ok(!settled.formed.is_empty() || !pinned.is_empty())
    }
}

fn pins(
    number: i32,
    results: &BTreeMap<WaveId, BTreeMap<MunicipalityId, SubmissionId>>,
) -> Vec<Pinned> {
    let of_wave = |(wave, results): (&WaveId, &BTreeMap<MunicipalityId, SubmissionId>)| {
        let wave = *wave;
        let pin = move |(city, result): (&MunicipalityId, &SubmissionId)| Pinned {
            number,
            wave,
            municipality: *city,
            submission: *result,
        };
        results.iter().map(pin).collect::<Vec<_>>()
    };
    results.iter().flat_map(of_wave).collect()
}
