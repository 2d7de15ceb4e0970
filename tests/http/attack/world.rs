//! A small world: cities in two networks, what each of them answers and says, and the truth.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use icc_app::demonstration::{Character, answers};
use icc_app::publish::publish_wave;
use icc_domain::{IdSource, LocalizedText};
use icc_questionnaire::Definition;
use icc_store::{
    Audience, Block, Consent, Item, MembershipBasis, MunicipalityId, NetworkKind, NewFact,
    NewMembership, NewNetwork, NewPartner, NewPartnership, NewSubmission, NewWave, PartnerKind,
    PartnerPart, Repositories, Scope, SubmissionId, Wave, WaveId, Write,
};
use icc_testkit::{consent, municipality, submission};

use super::figures::{Result, Together};
use super::pages::Figure;
use super::{CITIES, EDITION, METHOD, NETWORKS, PARTNER, WAVES};
use crate::site::Site;

/// Numbers that are the same on every machine.
struct Luck(u64);

impl Luck {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % n as u64).expect("is small")
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// The items that a city allows to each audience.
type Said = [&'static [Item]; 3];

const NOTHING: &[Item] = &[];
const COUNTED: &[Item] = &[Item::Counted];
const SCORES: &[Item] = &[Item::Counted, Item::Scores];
const ANSWERS: &[Item] = &[Item::Counted, Item::Scores, Item::Answers];

/// What the service is told of what the cities say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// All of it.
    Truth,
    /// That whoever only counts shows its scores: figures are made as if there were no rule for
    /// small numbers.
    WithoutTheRule,
}

/// A city with the groups that it is in.
pub(super) struct Place {
    pub(super) code: String,
    id: MunicipalityId,
    country: &'static str,
    large: bool,
}

/// From here on a city is large.
const LARGE: u32 = 200_000;
/// More than half are in the first.
const COUNTRIES: [&str; 5] = ["XA", "XB", "XC", "XD", "XE"];

pub(super) struct World {
    pub(super) site: Site,
    /// The oldest first.
    waves: Vec<Wave>,
    pub(super) definition: Definition,
    pub(super) cities: Vec<Place>,
    /// Members of the second network.
    some: BTreeSet<String>,
    /// By city and wave.
    said: BTreeMap<(String, usize), Said>,
    revisions: BTreeMap<(String, usize), i32>,
    /// What every result is worth, by measure: the truth, to which figures are held.
    pub(super) truth: BTreeMap<(SubmissionId, String), f64>,
    luck: Luck,
    told: Told,
}

fn named(text: &str) -> LocalizedText {
    LocalizedText(
        ["en", "fr"]
            .map(|tag| (tag.to_owned(), text.to_owned()))
            .into(),
    )
}

/// The networks, and a partner of the larger one.
async fn circles(all: &Repositories<'_, Write>, ids: &dyn IdSource) {
    for code in NETWORKS {
        let network = NewNetwork {
            code: code.to_owned(),
            kind: NetworkKind::Regional,
            parent: None,
            country: Some("CA".to_owned()),
            names: named(code),
            descriptions: named(""),
            facts: Vec::new(),
            source: "geonames".to_owned(),
            demonstration: true,
        };
        all.networks().put(&network, ids).await.expect("is new");
    }
    let partner = NewPartner {
        code: PARTNER.to_owned(),
        kind: PartnerKind::Ministry,
        names: named(PARTNER),
        url: None,
        source: "geonames".to_owned(),
        demonstration: true,
    };
    all.partners().put(&partner, ids).await.expect("is new");
    let works = NewPartnership {
        network_code: NETWORKS[0].to_owned(),
        partner_code: PARTNER.to_owned(),
        part: PartnerPart::Partner,
        since: None,
        until: None,
        source: "geonames".to_owned(),
        note: None,
    };
    let works = all.partners().put_partnership(&works, ids).await;
    works.expect("is new");
}

/// The cities with their countries, sizes and memberships.
async fn places(
    all: &Repositories<'_, Write>,
    ids: &dyn IdSource,
    luck: &mut Luck,
) -> (Vec<Place>, BTreeSet<String>) {
    let (mut places, mut some) = (Vec::new(), BTreeSet::new());
    for n in 0..CITIES {
        let code = format!("place-{}", char::from(b'a' + u8::try_from(n).expect("few")));
        let country = match luck.below(5) {
            0..3 => COUNTRIES[0],
            _ => COUNTRIES[n % COUNTRIES.len()],
        };
        let large = luck.below(2) == 0;
        let city = icc_store::NewMunicipality {
            country: country.to_owned(),
            ..municipality(&code)
        };
        let (id, _) = all.municipalities().put(&city, ids).await.expect("new");
        let population = NewFact {
            municipality_code: code.clone(),
            measure: "population".to_owned(),
            year: Some(2020),
            value: f64::from(if large { LARGE } else { LARGE / 2 }),
            source: "geonames".to_owned(),
            note: None,
        };
        let population = all.municipalities().put_fact(&population, ids).await;
        population.expect("is new");
        // Whoever is in both is compared with the smaller one.
        let both = luck.below(3) > 0;
        for network in [both.then_some(NETWORKS[1]), Some(NETWORKS[0])]
            .into_iter()
            .flatten()
        {
            let member = NewMembership {
                network_code: network.to_owned(),
                municipality_code: code.clone(),
                kind: None,
                basis: MembershipBasis::Member,
                joined: None,
                left: None,
                source: "geonames".to_owned(),
                note: None,
            };
            let member = all.networks().put_membership(&member, ids).await;
            member.expect("is new");
        }
        if both {
            some.insert(code.clone());
        }
        places.push(Place {
            code,
            id,
            country,
            large,
        });
    }
    (places, some)
}

impl World {
    pub(super) async fn new(seed: u64, told: Told) -> Self {
        let site = Site::without_results().await;
        let service = &site.service;
        let mut luck = Luck(seed);
        let stored = service.store().read().definitions().latest(EDITION).await;
        let stored = stored.expect("a store").expect("is loaded");
        let definition = service.store().read().definitions();
        let definition = definition.by_hash(&stored.summary.hash).await;
        let document = definition.expect("a store").expect("is there").document;
        let definition = Definition::from_canonical(&document).expect("is sound");
        let unit = service.store().begin().await.expect("a transaction");
        let (all, ids) = (unit.repositories(), service.ids());
        circles(&all, ids).await;
        let (cities, some) = places(&all, ids, &mut luck).await;
        let now = service.clock().now();
        for (code, ago) in WAVES.into_iter().zip([400, 30]) {
            let wave = NewWave {
                networks: NETWORKS.map(str::to_owned).into(),
                opens_at: now - TimeDelta::days(ago),
                closes_at: now - TimeDelta::days(ago - 29),
                method_id: METHOD.to_owned(),
                ..icc_testkit::wave(code, &stored.summary.hash, code.parse().expect("a year"))
            };
            all.waves().put(&wave, ids).await.expect("is new");
        }
        unit.commit().await.expect("is kept");
        let mut waves = Vec::new();
        for code in WAVES {
            let wave = service.store().read().waves().by_code(code).await;
            waves.push(wave.expect("a store").expect("is there"));
        }
        let mut world = Self {
            waves,
            definition,
            cities,
            some,
            said: BTreeMap::new(),
            revisions: BTreeMap::new(),
            truth: BTreeMap::new(),
            luck,
            told,
            site,
        };
        for n in 0..CITIES {
            for wave in 0..WAVES.len() {
                // Some have not answered at one of the waves.
                if world.luck.below(5) > 0 {
                    world.hand_in(n, wave).await;
                    world.say(n, wave).await;
                }
            }
        }
        world.settle().await;
        world
    }

    /// A city's answers come out, or a correction of them.
    async fn hand_in(&mut self, n: usize, wave: usize) {
        let (code, id) = (self.cities[n].code.clone(), self.cities[n].id);
        let revision = self.revisions.entry((code.clone(), wave)).or_default();
        *revision += 1;
        let method = self.definition.method(METHOD).expect("the method");
        let nothing = BTreeSet::new();
        let sections = &self.definition.sections;
        let (strongest, weakest) = (sections[0].code.as_str(), sections[1].code.as_str());
        let character = Character {
            code: &format!("{code}-{wave}-{revision}"),
            strength: 0.2 + self.luck.below(60) as f64 / 100.0,
            trend: 0.0,
            documented: 0.5,
            verified: 0.2,
            // Some know so little that they have no score of some indicators.
            unknown: self.luck.of(&[0.0, 0.0, 0.05, 0.3]),
            strongest,
            weakest,
            not_within_powers: &nothing,
            small: false,
        };
        let sheet = answers(&self.definition, &method.points, &character, 0);
        let (document, _) = sheet.document().expect("a document");
        let service = &self.site.service;
        let new = NewSubmission {
            revision: *revision,
            ..submission(id, self.waves[wave].id, &document)
        };
        let unit = service.store().begin().await.expect("a transaction");
        let submissions = unit.repositories().submissions();
        let added = submissions.add(&new, service.ids()).await.expect("is next");
        let out = submissions.publish(added, service.clock().now()).await;
        out.expect("is accepted");
        unit.commit().await.expect("is kept");
    }

    /// A city says who may see what of a wave.
    async fn say(&mut self, n: usize, wave: usize) {
        let (code, id) = (self.cities[n].code.clone(), self.cities[n].id);
        let said: Said = [
            self.luck
                .of(&[SCORES, ANSWERS, COUNTED, COUNTED, COUNTED, COUNTED, NOTHING]),
            self.luck.of(&[SCORES, COUNTED, NOTHING]),
            self.luck.of(&[SCORES, NOTHING, NOTHING, NOTHING]),
        ];
        let audiences = [
            Audience::Public,
            Audience::Network(NETWORKS[0].to_owned()),
            Audience::Partner(PARTNER.to_owned()),
        ];
        let told = |items: &'static [Item]| match self.told {
            Told::WithoutTheRule if items == COUNTED => SCORES,
            Told::WithoutTheRule | Told::Truth => items,
        };
        let grants = audiences
            .iter()
            .zip(said)
            .flat_map(|(audience, items)| told(items).iter().map(|item| (audience.clone(), *item)));
        let service = &self.site.service;
        let unit = service.store().begin().await.expect("a transaction");
        let consents = unit.repositories().consents();
        let wave_id = self.waves[wave].id;
        let before = consents.of(id, wave_id).await.expect("a store");
        let new = Consent {
            version: before.last().map_or(0, |last| last.version) + 1,
            grants: grants.collect(),
            made_at: service.clock().now(),
            ..consent(id, wave_id, &[])
        };
        consents.add(&new).await.expect("is next");
        unit.commit().await.expect("is kept");
        self.said.insert((code, wave), said);
    }

    /// All of it is computed, and the truth noted.
    async fn settle(&mut self) {
        let service = &self.site.service;
        for wave in &self.waves {
            publish_wave(service.store(), wave, service.clock(), service.ids())
                .await
                .expect("is computed");
        }
        service.settle_figures().await.expect("figures");
        let read = service.store().read();
        for wave in &self.waves {
            let run = read.runs().latest(wave.id, METHOD).await.expect("a store");
            let run = run.expect("was computed").id;
            let scores = read.runs().scores(&Scope::service(), run).await;
            for score in scores.expect("a store") {
                if let Some(value) = score.value {
                    self.truth.insert((score.submission, score.measure), value);
                }
            }
        }
        self.site.clock.advance(TimeDelta::hours(1));
    }

    pub(super) async fn next_date(&mut self) {
        let any = |luck: &mut Luck| (luck.below(CITIES), luck.below(WAVES.len()));
        let say: BTreeSet<(usize, usize)> = (0..=self.luck.below(3))
            .map(|_| any(&mut self.luck))
            .collect();
        for (n, wave) in say {
            self.say(n, wave).await;
        }
        for _ in 0..self.luck.below(6) {
            let (n, wave) = any(&mut self.luck);
            self.hand_in(n, wave).await;
        }
        self.settle().await;
    }

    /// Whether a city has results at a wave of which an audience may see this: the most open of what
    /// everybody and it may.
    pub(super) fn allows(&self, city: &str, wave: usize, audience: usize, item: Item) -> bool {
        let at = (city.to_owned(), wave);
        let said = self
            .said
            .get(&at)
            .filter(|_| self.revisions.contains_key(&at));
        said.is_some_and(|said| said[0].contains(&item) || said[audience].contains(&item))
    }

    /// Whether a city is in the group of a figure.
    pub(super) fn within(&self, figure: &Figure, city: &str) -> bool {
        let place = self.cities.iter().find(|place| place.code == city);
        let place = place.expect("a city");
        match figure.group.split_once('.').unwrap_or_default() {
            ("", "") => true,
            ("network", code) => code == NETWORKS[0] || self.some.contains(city),
            ("country", code) => place.country == code,
            ("class", "size_under_200000") => !place.large,
            ("class", "size_200000_and_over") => place.large,
            other => panic!("{other:?}: an unknown group"),
        }
    }

    fn code(&self, id: MunicipalityId) -> String {
        let city = self.cities.iter().find(|place| place.id == id);
        city.expect("a city").code.clone()
    }

    /// The hidden results that stand in figures of an audience together, by what takes the place of
    /// what, the latest wave first: as the store has them now, without those that it has `seen`
    /// before; or, without the rule, each by itself.
    pub(super) async fn blocks(
        &self,
        audience: usize,
        seen: &BTreeSet<Result>,
    ) -> Vec<Vec<Together>> {
        let mut blocks = match self.told {
            Told::Truth => self.kept_blocks(seen).await,
            Told::WithoutTheRule => self.single_results(audience).await,
        };
        for block in &mut blocks {
            block.sort_by(|one, other| other.wave.cmp(&one.wave));
        }
        blocks
    }

    async fn kept_blocks(&self, seen: &BTreeSet<Result>) -> Vec<Vec<Together>> {
        let read = self.site.service.store().read();
        let all = read.blocks().of(&Audience::Public).await.expect("a store");
        let replaced: BTreeSet<i32> = all.iter().filter_map(|block| block.replaces).collect();
        let live = all.iter().filter(|block| !replaced.contains(&block.number));
        let wave = |id: WaveId| {
            let wave = self.waves.iter().find(|wave| wave.id == id);
            wave.expect("a wave").record.code.clone()
        };
        let together = |block: &Block| {
            let members: BTreeSet<String> = block.members.iter().map(|id| self.code(*id)).collect();
            let at_wave = block.results.iter().map(|(id, results)| {
                let results = results.iter().map(|(id, it)| (self.code(*id), *it));
                Together {
                    wave: wave(*id),
                    members: members.clone(),
                    results: results.filter(|one| !seen.contains(one)).collect(),
                }
            });
            at_wave.collect()
        };
        live.map(together).collect()
    }

    async fn single_results(&self, audience: usize) -> Vec<Vec<Together>> {
        let mut latest: BTreeMap<String, Vec<Together>> = BTreeMap::new();
        for ((city, wave), result) in self.results().await {
            if self.allows(&city, wave, audience, Item::Counted) {
                let together = Together {
                    wave: WAVES[wave].to_owned(),
                    members: BTreeSet::from([city.clone()]),
                    results: BTreeMap::from([(city.clone(), result)]),
                };
                latest.entry(city).or_default().push(together);
            }
        }
        latest.into_values().collect()
    }

    /// The result of each city that is out, by city and wave.
    pub(super) async fn results(&self) -> BTreeMap<(String, usize), SubmissionId> {
        let read = self.site.service.store().read();
        let mut results = BTreeMap::new();
        for (n, wave) in self.waves.iter().enumerate() {
            let all = read.submissions();
            let all = all.latest_published(&Scope::service(), wave.id).await;
            for one in all.expect("a store") {
                results.insert((self.code(one.municipality), n), one.id);
            }
        }
        results
    }
}
