//! Fills a database with a network in which much is exchanged: practices, tools, challenges, people
//! who say what they know, topics with posts, consensuses and meetings, beside the demonstration. For
//! the campaign that reads their pages; nothing of it is real, and all of it is marked so.
//!
//! `cargo run --release -p icc-app --example exchange -- PRACTICES POSTS PEOPLE URL`
//!
//! URL: of an empty database, as the service takes it. The same numbers fill it in the same way.

#![expect(clippy::print_stdout, reason = "a program for developers")]

mod board;
mod library;
mod people;
mod talk;
mod words;

use std::error::Error;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use icc_app::setup::{SetUp, prepare};
use icc_app::{Service, Sources};
use icc_domain::{FixedClock, SeededIds, SeededSecrets};
use icc_store::{AccountId, DataFiles, Municipality, Network, ReferenceData, Store, StoreSettings};
use icc_testkit::{editions, service_moment};

use words::Words;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// So much is kept at once.
const AT_ONCE: usize = 250;

/// What everything is written into.
struct World {
    store: Store,
    ids: SeededIds,
    network: Network,
    /// Members of the network.
    cities: Vec<Municipality>,
    /// Those who write, each with a member.
    people: Vec<(AccountId, usize)>,
    /// Codes of indicators, and of questions.
    indicators: Vec<String>,
    questions: Vec<String>,
    words: Words,
}

impl World {
    /// Somebody, by a number, with the member for which he or she works.
    fn person(&self, number: usize) -> (AccountId, &Municipality) {
        let (account, city) = self.people[number % self.people.len()];
        (account, &self.cities[city])
    }
}

/// A moment after the demonstration, one for each thing that is said: the later, the newer.
fn moment(number: usize) -> DateTime<Utc> {
    service_moment() + TimeDelta::seconds(i64::try_from(number).unwrap_or_default())
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [practices, posts, people, url] = arguments.as_slice() else {
        return Err("PRACTICES POSTS PEOPLE URL".into());
    };
    let (practices, posts, people) = (practices.parse()?, posts.parse()?, people.parse()?);
    let store = Store::open(&StoreSettings::new(url)).await?;
    store.migrate().await?;
    let mut world = begin(store).await?;
    people::add(&mut world, people).await?;
    println!("{people} people");
    library::add_practices(&mut world, practices).await?;
    println!("{practices} practices");
    library::add_tools(&mut world, practices / 10).await?;
    board::add_challenges(&mut world, practices / 5).await?;
    board::add_consensuses(&mut world, practices / 50).await?;
    board::add_meetings(&mut world, practices / 50).await?;
    talk::add(&mut world, posts).await?;
    println!("{posts} posts");
    world.store.close().await?;
    Ok(())
}

/// The demonstration, and what is taken from it.
async fn begin(store: Store) -> Outcome<World> {
    let data = ReferenceData::parse(&DataFiles::embedded());
    let data = data.map_err(|problems| format!("{problems:?}"))?;
    let invented = data.demonstration.practices.clone();
    let sources = Sources {
        clock: Arc::new(FixedClock::new(service_moment())),
        ids: Arc::new(SeededIds::new(1)),
        secrets: Arc::new(SeededSecrets::new(1)),
    };
    let service = Service::new(store.clone(), Arc::new(data), sources);
    let editions = editions()?;
    let set_up = SetUp {
        editions: &editions,
        demonstration: true,
    };
    prepare(&service, &set_up, &|_| {}).await?;
    drop(service);
    let first = invented.first().ok_or("no practice is invented")?;
    let read = store.read();
    let network = read.networks().by_code(&first.network).await?;
    let network = network.ok_or("no network is invented")?;
    let members = read.networks().members(network.id).await?;
    let members: Vec<_> = members.iter().map(|member| member.municipality).collect();
    let cities = read.municipalities().by_ids(&members).await?;
    let mut indicators: Vec<String> = Vec::new();
    let mut questions: Vec<String> = Vec::new();
    for one in &invented {
        indicators.extend(one.indicators.iter().cloned());
        questions.extend(one.questions.iter().cloned());
    }
    for codes in [&mut indicators, &mut questions] {
        codes.sort_unstable();
        codes.dedup();
    }
    Ok(World {
        store,
        // Others than those of the demonstration.
        ids: SeededIds::new(2),
        network,
        cities,
        people: Vec::new(),
        indicators,
        questions,
        words: Words::new(1),
    })
}
