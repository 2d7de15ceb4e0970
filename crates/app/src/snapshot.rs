//! All that is public, or that an audience may see, in memory: a few hundred cities are small, and
//! pages then need no query.
//!
//! A snapshot never changes. A new one is built when a new score run has been published, or
//! somebody has changed what is known about cities and networks.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use icc_questionnaire::Definition;
use icc_questionnaire::canonical::sha256;
use icc_store::{
    Audience, Fact, Membership, Municipality, MunicipalityId, Network, Partner, Partnership,
    PublishedResult, RunId, Scope, Source, Store, Submission, SubmissionId, Wave, WaveId,
};
use tokio::sync::OnceCell;

use crate::collection::{Collecting, Collection, Unit};
use crate::comparable::Correspondence;
use crate::disclosure::{Circle, View};
use crate::error::Error;
use crate::examples::Examples;
use crate::export::Export;
use crate::policy::is_current;
use crate::releases::{Rows, TableRows};
use crate::shared::handed_in;
use crate::submissions::Move;

/// What an audience may see, at one moment.
#[derive(Debug)]
pub struct Snapshot {
    /// Who may see it.
    pub audience: Audience,
    /// Municipalities by code.
    pub cities: BTreeMap<String, City>,
    /// Networks by code.
    pub networks: BTreeMap<String, Network>,
    /// Partners of networks, by code.
    pub partners: BTreeMap<String, Partner>,
    /// Which partner works, or has worked, with which network.
    pub partnerships: Vec<Partnership>,
    /// Sources by code.
    pub sources: BTreeMap<String, Source>,
    /// Answers and scores, one collection per definition.
    pub collections: Vec<Arc<Collection>>,
    /// The data set, once somebody has asked for it.
    pub(crate) exports: OnceLock<Result<Arc<Vec<Export>>, String>>,
    /// Good examples, once somebody has asked for them.
    pub(crate) examples: OnceCell<Arc<Examples>>,
    /// The rows of public tables but scores and figures, once somebody has asked for them.
    pub(crate) tables: OnceCell<Arc<TableRows>>,
    /// The rows of figures, once somebody has asked for them.
    pub(crate) figures: OnceLock<Rows>,
    /// What corresponds between its definitions, once somebody has asked for it.
    pub(crate) correspondence: OnceLock<Correspondence>,
    /// The score runs behind the collections: what tells one snapshot from another.
    pub runs: Vec<RunId>,
    /// The last change of the register that it shows, by its number in the record.
    pub register: i64,
    /// What it shows of what municipalities allow.
    pub consent: ConsentStamp,
    /// Where it is of a municipality itself: what that has handed in last, by wave, out or not.
    pub(crate) own: BTreeMap<WaveId, SubmissionId>,
}

/// What tells one state of what municipalities allow from another: what they have said, and the day,
/// since they choose from when on they show something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConsentStamp {
    /// How often municipalities have said something.
    pub said: u64,
    /// How many hidden results stand in figures.
    pub counted: u64,
    /// The day.
    pub on: NaiveDate,
}

/// A municipality with what is known about it.
#[derive(Debug, Clone)]
pub struct City {
    /// The municipality.
    pub municipality: Municipality,
    /// Facts: by measure, latest first.
    pub facts: Vec<Fact>,
    /// The networks of which it is a member.
    pub memberships: Vec<Membership>,
    /// The networks with which a source names it, and of which it is not said to be a member: it
    /// counts in none of their figures.
    pub named: Vec<Membership>,
    /// Results published elsewhere.
    pub published: Vec<PublishedResult>,
}

/// Municipalities, networks and sources by their codes: what answers are about.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// The municipalities.
    pub cities: BTreeMap<String, City>,
    /// The networks.
    pub networks: BTreeMap<String, Network>,
    /// The sources.
    pub sources: BTreeMap<String, Source>,
}

impl World {
    /// Begins to collect what these municipalities have answered to a definition, by its hash.
    #[must_use]
    pub fn collecting(&self, hash: &str, definition: Definition) -> Collecting {
        Collecting::new(hash, definition, units(&self.cities))
    }
}

/// The score runs whose results are public now, in a fixed order.
pub(crate) async fn current_runs(store: &Store) -> Result<(Vec<Wave>, Vec<RunId>), Error> {
    let read = store.read();
    let mut waves = read.waves().all().await?;
    waves.sort_by(|one, other| (one.opens_at, &one.code).cmp(&(other.opens_at, &other.code)));
    let mut runs = Vec::new();
    for wave in &waves {
        runs.extend(
            read.runs()
                .latest(wave.id, &wave.record.method_id)
                .await?
                .map(|run| run.id),
        );
    }
    Ok((waves, runs))
}

impl Snapshot {
    /// Reads everything that an audience may see from the store and scores it.
    pub(crate) async fn read(
        store: &Store,
        audience: Audience,
        register: i64,
        consent: ConsentStamp,
    ) -> Result<Self, Error> {
        let (waves, runs) = current_runs(store).await?;
        let read = store.read();
        let mut cities = BTreeMap::new();
        let mut memberships = read.networks().memberships().await?;
        memberships.retain(|membership| membership.left.is_none());
        let mut named: Vec<_> = memberships.extract_if(.., |m| !is_current(m)).collect();
        let mut published = read.published_results().all().await?;
        let mut facts = read.municipalities().all_facts().await?;
        for municipality in read.municipalities().all().await? {
            let id = municipality.id;
            let city = City {
                facts: facts.extract_if(.., |f| f.municipality == id).collect(),
                memberships: memberships
                    .extract_if(.., |m| m.municipality == id)
                    .collect(),
                named: named.extract_if(.., |m| m.municipality == id).collect(),
                published: published.extract_if(.., |p| p.municipality == id).collect(),
                municipality,
            };
            cities.insert(city.municipality.record.code.clone(), city);
        }
        let networks = read
            .networks()
            .all()
            .await?
            .into_iter()
            .map(|n| (n.record.code.clone(), n))
            .collect();
        let sources = read
            .sources()
            .all()
            .await?
            .into_iter()
            .map(|s| (s.code.clone(), s))
            .collect();
        let partners = read.partners().all().await?.into_iter();
        let partners = partners.map(|partner| (partner.record.code.clone(), partner));
        let mut view = View::read(&read, &audience, consent.on).await?;
        let own = handed_in(&read, &audience).await?;
        view.answers
            .extend(own.iter().map(|(wave, one)| (one.municipality, *wave)));
        let ids = own.iter().map(|(wave, one)| (*wave, one.id)).collect();
        let shown = Shown {
            scope: Scope::shown_to(audience.clone(), consent.on),
            own,
            view: Arc::new(view),
        };
        let collections = collections(store, waves, &cities, shown).await?;
        Ok(Self {
            audience,
            cities,
            networks,
            partners: partners.collect(),
            partnerships: read.partners().partnerships().await?,
            sources,
            collections,
            exports: OnceLock::new(),
            examples: OnceCell::new(),
            tables: OnceCell::new(),
            figures: OnceLock::new(),
            correspondence: OnceLock::new(),
            runs,
            register,
            consent,
            own: ids,
        })
    }

    /// A snapshot of a world in which everybody shows everything to everybody, that no store holds.
    ///
    /// # Errors
    /// [`Error::Broken`] when the answers cannot be scored.
    pub fn of_everybody(
        world: World,
        collected: Vec<Collecting>,
        on: NaiveDate,
    ) -> Result<Self, Error> {
        let mut circles: BTreeMap<MunicipalityId, Vec<Circle>> = BTreeMap::new();
        for city in world.cities.values() {
            let networks = city
                .memberships
                .iter()
                .map(|one| Circle::Network(one.network));
            let invented = city.municipality.record.demonstration;
            let all = networks.chain([Circle::Everybody { invented }]);
            circles.insert(city.municipality.id, all.collect());
        }
        let mut groups: Vec<Circle> = circles.values().flatten().copied().collect();
        groups.sort_unstable();
        groups.dedup();
        let mut view = View::of_everybody(groups);
        for one in &collected {
            one.show_everybody(&mut view, &circles);
        }
        let view = Arc::new(view);
        let collections = collected
            .into_iter()
            .map(|one| one.shown(Arc::clone(&view)).map(Arc::new))
            .collect::<Result<Vec<_>, Error>>()?;
        Ok(Self {
            audience: Audience::Public,
            cities: world.cities,
            networks: world.networks,
            partners: BTreeMap::new(),
            partnerships: Vec::new(),
            sources: world.sources,
            collections,
            exports: OnceLock::new(),
            examples: OnceCell::new(),
            tables: OnceCell::new(),
            figures: OnceLock::new(),
            correspondence: OnceLock::new(),
            runs: Vec::new(),
            register: 0,
            consent: ConsentStamp {
                said: 0,
                counted: 0,
                on,
            },
            own: BTreeMap::new(),
        })
    }

    /// What tells it from another: digest of what it was read from, hexadecimal.
    #[must_use]
    pub fn version(&self) -> String {
        let runs: Vec<String> = self.runs.iter().map(ToString::to_string).collect();
        let mut read = format!(
            "{} {} {} {} {} {}",
            self.audience.word(),
            runs.join(" "),
            self.register,
            self.consent.said,
            self.consent.counted,
            self.consent.on
        );
        for id in self.own.values() {
            read.push(' ');
            read.push_str(&id.to_string());
        }
        sha256(read.as_bytes())
    }

    /// The collections and waves in which the reader may see a result of a city: newest wave first.
    #[must_use]
    pub fn results_of(&self, code: &str) -> Vec<(&Arc<Collection>, &Wave)> {
        let mut found: Vec<_> = self
            .collections
            .iter()
            .flat_map(|c| c.waves.iter().map(move |w| (c, w)))
            .filter(|(c, w)| c.case(code, &w.record.code).is_some())
            .collect();
        found.sort_by_key(|(_, wave)| std::cmp::Reverse(wave.record.opens_at));
        found
    }
}

/// What is read for an audience.
struct Shown {
    /// The results that are out and that it may see.
    scope: Scope,
    /// Those of the municipality itself, in place of its own that are out.
    own: BTreeMap<WaveId, Submission>,
    view: Arc<View>,
}

impl Shown {
    /// What is shown of a wave, and what is only counted.
    async fn of_wave(
        &mut self,
        store: &Store,
        wave: WaveId,
    ) -> Result<(Vec<Submission>, Vec<Submission>), Error> {
        let read = store.read();
        let mut shown = read
            .submissions()
            .latest_published(&self.scope, wave)
            .await?;
        let own = self.own.remove(&wave);
        let whose = own.as_ref().map(|own| own.municipality);
        shown.retain(|one| Some(one.municipality) != whose);
        shown.extend(own);
        let mut hidden = Vec::new();
        for id in self.view.hidden_results(wave) {
            let found = read.submissions().by_id(&Scope::service(), id).await?;
            hidden.extend(found.filter(|one| Some(one.municipality) != whose));
        }
        Ok((shown, hidden))
    }
}

async fn collections(
    store: &Store,
    waves: Vec<Wave>,
    cities: &BTreeMap<String, City>,
    mut shown: Shown,
) -> Result<Vec<Arc<Collection>>, Error> {
    let read = store.read();
    let units = units(cities);
    let mut by_definition: BTreeMap<String, Vec<Wave>> = BTreeMap::new();
    for wave in waves {
        by_definition
            .entry(wave.record.definition_hash.clone())
            .or_default()
            .push(wave);
    }
    let mut out = Vec::new();
    for (hash, waves) in by_definition {
        let stored = read
            .definitions()
            .by_hash(&hash)
            .await?
            .ok_or_else(|| Error::broken([format!("definition {hash} is gone")]))?;
        let definition = Definition::from_canonical(&stored.document)
            .map_err(|e| Error::broken([e.to_string()]))?;
        let mut collecting = Collecting::new(&hash, definition, Arc::clone(&units));
        let hides = |wave: &Wave| !shown.view.hidden_results(wave.id).is_empty();
        if waves.iter().any(hides) {
            collecting.counts_hidden();
        }
        for wave in waves {
            let (of_wave, counted) = shown.of_wave(store, wave.id).await?;
            // A wave that is still being answered shows nobody anything yet.
            if of_wave.is_empty() {
                continue;
            }
            let paths = read.reviews().paths(wave.id, Move::Accept.code()).await?;
            // Work for the processor: not on the threads that answer requests.
            let add = move || -> Result<Collecting, Error> {
                collecting.wave(wave);
                collecting.reviewed(paths);
                collecting.add(&of_wave)?;
                collecting.add_hidden(&counted)?;
                Ok(collecting)
            };
            collecting = worked(add).await?;
        }
        if collecting.is_empty() {
            continue;
        }
        let view = Arc::clone(&shown.view);
        let built = worked(move || collecting.shown(view)).await?;
        out.push(Arc::new(built));
    }
    Ok(out)
}

async fn worked<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(Error::Interrupted)?
}

/// Municipalities as a collection needs them.
fn units(cities: &BTreeMap<String, City>) -> Arc<BTreeMap<MunicipalityId, Unit>> {
    let unit = |city: &City| {
        let record = &city.municipality.record;
        let unit = Unit {
            code: record.code.clone(),
            country: record.country.clone(),
            facts: city.facts.clone(),
        };
        (city.municipality.id, unit)
    };
    Arc::new(cities.values().map(unit).collect())
}
