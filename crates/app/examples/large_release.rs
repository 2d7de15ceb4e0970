//! Makes a release of an invented world of any size: the municipalities of the demonstration many
//! times over, with answers of their own in each wave. For campaigns; all of it is marked as
//! invented.
//!
//! `cargo run --release -p icc-app --example large_release -- MUNICIPALITIES WAVES SEED DATABASE FOLDER`
//!
//! DATABASE: the file of a database that holds the demonstration; the release is kept there. FOLDER:
//! where its files are written. Answers take the way of every release: a document for each
//! municipality and wave, read, scored and written; only the database that would hold them is left
//! out. The same seed makes the same answers. Prints one line of JSON.

#![expect(clippy::print_stdout, reason = "a program for developers")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use chrono::{Datelike as _, Months, TimeDelta};
use icc_app::answers::{Answer, digest};
use icc_app::collection::Collecting;
use icc_app::demonstration::{Character, answers};
use icc_app::input::Origin;
use icc_app::releases::{Built, Publishing};
use icc_app::snapshot::{City, Snapshot, World};
use icc_app::{Service, Sources};
use icc_domain::{FixedClock, IdSource as _, SeededIds, SeededSecrets};
use icc_i18n::I18n;
use icc_questionnaire::Definition;
use icc_store::{
    DataFiles, MunicipalityId, NewSubmission, ReferenceData, Shelf, Status, Store, StoreSettings,
    Submission, SubmissionId, Wave, WaveId,
};
use icc_testkit::service_moment;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use serde_json::json;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Submissions that are in memory as documents at once.
const AT_ONCE: usize = 4096;
/// Sheets from which answers are taken, from the weakest municipality to the strongest.
const SHEETS: u16 = 256;

#[tokio::main]
async fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [municipalities, waves, seed, database, folder] = arguments.as_slice() else {
        return Err("MUNICIPALITIES WAVES SEED DATABASE FOLDER".into());
    };
    let (municipalities, waves): (usize, u32) = (municipalities.parse()?, waves.parse()?);
    let started = Instant::now();
    let service = service(database, Path::new(folder)).await?;
    let base = service.snapshot().await?;
    let mut invented = Invented::new(&base, municipalities, seed.parse()?)?;
    let (mut collecting, mut submissions) = (invented.collecting(), 0);
    for number in 0..waves {
        submissions += invented.wave(&mut collecting, number, waves)?;
    }
    let snapshot = Snapshot::of_everybody(
        invented.world,
        vec![collecting],
        service_moment().date_naive(),
    )?;
    let collected = started.elapsed();
    let publishing = Publishing {
        address: "http://127.0.0.1".to_owned(),
        publisher: String::new(),
        email: String::new(),
        licence: "CC-BY-4.0".to_owned(),
        licence_address: "https://creativecommons.org/licenses/by/4.0/".to_owned(),
    };
    let (i18n, origin) = (Arc::new(I18n::new()?), Origin::console());
    let built = service
        .build_release_of(Arc::new(snapshot), publishing, "0.1.0", &i18n, &origin)
        .await?;
    let Built::Made(release) = built else {
        return Err("nothing differs from the release before".into());
    };
    let (listed, files) = service.release(release.version).await?;
    let tables = listed.document.tables.iter();
    let rows: BTreeMap<&str, u64> = tables.map(|one| (one.name.as_str(), one.rows)).collect();
    println!(
        "{}",
        json!({
            "version": release.version.to_string(),
            "submissions": submissions,
            "answers": invented.answers,
            "rows": rows,
            "bytes": files.iter().map(|file| file.bytes).sum::<u64>(),
            "collected": collected.as_secs_f64(),
            "seconds": started.elapsed().as_secs_f64(),
        })
    );
    Ok(())
}

async fn service(database: &str, folder: &Path) -> Outcome<Service> {
    let data = ReferenceData::parse(&DataFiles::embedded());
    let data = data.map_err(|problems| format!("{problems:?}"))?;
    let store = Store::open(&StoreSettings::new(format!("sqlite://{database}"))).await?;
    let sources = Sources {
        clock: Arc::new(FixedClock::new(service_moment())),
        // Not those of the demonstration.
        ids: Arc::new(SeededIds::new(77)),
        secrets: Arc::new(SeededSecrets::new(77)),
    };
    let service = Service::new(store, Arc::new(data), sources);
    Ok(service.with_shelf(Shelf::in_folder(folder)?))
}

/// An answer as a document has it; none for a question that was left out.
type Written = Option<String>;

/// The invented world.
struct Invented {
    world: World,
    hash: String,
    definition: Definition,
    template: Wave,
    /// By question, in the order of codes: its answer in each sheet.
    written: Vec<Vec<Written>>,
    /// How strong each municipality is in the first wave, 0 to 1.
    strength: Vec<f64>,
    ids: SeededIds,
    seed: u64,
    /// Answers so far.
    answers: u64,
}

impl Invented {
    fn new(base: &Snapshot, municipalities: usize, seed: u64) -> Outcome<Self> {
        let collection = base.collections.last().ok_or("no demonstration")?;
        let template = collection.waves.last().ok_or("no wave")?.clone();
        let ids = SeededIds::new(seed);
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let cities: Vec<&City> = base.cities.values().collect();
        let cities: Vec<&City> = cities
            .into_iter()
            .filter(|city| city.municipality.record.demonstration)
            .collect();
        let mut world = World {
            networks: base.networks.clone(),
            sources: base.sources.clone(),
            ..World::default()
        };
        let mut strength = Vec::with_capacity(municipalities);
        for number in 0..municipalities {
            let city = cities.get(number % cities.len().max(1)).ok_or("nobody")?;
            let city = copied(city, number, &ids);
            world
                .cities
                .insert(city.municipality.record.code.clone(), city);
            strength.push(share(&mut random));
        }
        let definition = Definition::clone(&collection.definition);
        Ok(Self {
            written: written(&definition)?,
            hash: collection.hash.clone(),
            world,
            definition,
            template,
            strength,
            ids,
            seed,
            answers: 0,
        })
    }

    fn collecting(&self) -> Collecting {
        self.world.collecting(&self.hash, self.definition.clone())
    }

    /// What everybody has answered in a wave.
    fn wave(&mut self, collecting: &mut Collecting, number: u32, waves: u32) -> Outcome<u64> {
        let wave = self.begun(number, waves);
        collecting.wave(wave.clone());
        let municipalities: Vec<MunicipalityId> = self
            .world
            .cities
            .values()
            .map(|city| city.municipality.id)
            .collect();
        let mut submissions = Vec::with_capacity(AT_ONCE);
        for (at, municipality) in municipalities.iter().enumerate() {
            let document = self.document(at, number);
            submissions.push(self.submission(*municipality, &wave, document));
            if submissions.len() == AT_ONCE {
                collecting.add(&submissions)?;
                submissions.clear();
            }
        }
        collecting.add(&submissions)?;
        Ok(municipalities.len() as u64)
    }

    /// A wave each year, up to that of the demonstration.
    fn begun(&self, number: u32, waves: u32) -> Wave {
        let mut wave = self.template.clone();
        let back = waves - 1 - number;
        let record = &mut wave.record;
        wave.id = WaveId(self.ids.next_id());
        record.opens_at = record.opens_at - Months::new(12 * back);
        record.closes_at = record.closes_at - Months::new(12 * back);
        record.year = record.opens_at.year();
        record.code = format!("large-{}", record.year);
        wave
    }

    /// The answers of a municipality, like those of the one wave before but for a few.
    fn document(&mut self, municipality: usize, wave: u32) -> String {
        let mut random = ChaCha8Rng::seed_from_u64(self.seed ^ (municipality as u64) << 16);
        let strength = self.strength[municipality] + 0.02 * f64::from(wave);
        let mut document = String::with_capacity(8192);
        document.push('{');
        for sheets in &self.written {
            // A liking for each question stays the same over the waves.
            let place = strength + 0.3 * (share(&mut random) - 0.5);
            let last = f64::from(SHEETS - 1);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "from 0 to the last sheet"
            )]
            let sheet = (place.clamp(0.0, 1.0) * last) as usize;
            if let Some(answer) = &sheets[sheet] {
                if document.len() > 1 {
                    document.push(',');
                }
                document.push_str(answer);
                self.answers += 1;
            }
        }
        document.push('}');
        document
    }

    fn submission(
        &self,
        municipality: MunicipalityId,
        wave: &Wave,
        document: String,
    ) -> Submission {
        let handed_in = wave.record.closes_at - TimeDelta::days(1);
        Submission {
            id: SubmissionId(self.ids.next_id()),
            published_at: Some(wave.record.closes_at),
            record: NewSubmission {
                municipality,
                wave: wave.id,
                revision: 1,
                status: Status::Final,
                digest: digest(&document),
                document,
                created_at: handed_in,
                submitted_at: Some(handed_in),
            },
        }
    }
}

/// A number from 0 to 1 (exclusive).
fn share(random: &mut ChaCha8Rng) -> f64 {
    f64::from(random.next_u32()) / (f64::from(u32::MAX) + 1.0)
}

/// A municipality under a code of its own, with all that is known about it.
fn copied(city: &City, number: usize, ids: &SeededIds) -> City {
    let mut city = city.clone();
    let id = MunicipalityId(ids.next_id());
    let code = format!("{}-{number:06}", city.municipality.record.code);
    city.municipality.id = id;
    city.municipality.record.code.clone_from(&code);
    for fact in &mut city.facts {
        fact.municipality = id;
        fact.record.municipality_code.clone_from(&code);
        // Counts differ from one to the next.
        fact.record.value += (number % 1000) as f64;
    }
    for membership in &mut city.memberships {
        membership.municipality = id;
        membership.record.municipality_code.clone_from(&code);
    }
    city.published.clear();
    city
}

/// The answers to each question, in the order of codes, of municipalities from weak to strong, as
/// the demonstration makes them.
fn written(definition: &Definition) -> Outcome<Vec<Vec<Written>>> {
    let points = definition.methods.first().map(|method| &method.points);
    let points = points.ok_or("no method")?;
    let nothing = BTreeSet::new();
    let codes: BTreeSet<&str> = definition
        .questions
        .iter()
        .map(|question| question.code.as_str())
        .collect();
    let mut written: Vec<Vec<Written>> = vec![Vec::new(); codes.len()];
    for number in 0..SHEETS {
        let strength = f64::from(number) / f64::from(SHEETS - 1);
        let sheet = answers(
            definition,
            points,
            &Character {
                code: &format!("sheet-{number}"),
                strength,
                trend: 0.0,
                documented: 0.3 + 0.5 * strength,
                verified: 0.4 * strength,
                unknown: 0.03,
                strongest: "",
                weakest: "",
                not_within_powers: &nothing,
                small: number % 5 == 0,
            },
            0,
        );
        for (code, answers) in codes.iter().zip(&mut written) {
            let answer = sheet.0.get(*code);
            let answer = answer.map(|answer: &Answer| {
                let text = serde_json_canonicalizer::to_string(answer)?;
                Ok::<_, serde_json::Error>(format!("\"{code}\":{text}"))
            });
            answers.push(answer.transpose()?);
        }
    }
    Ok(written)
}
