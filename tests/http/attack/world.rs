//! A small world: cities in two networks, what each of them answers and says, and the truth.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use icc_app::demonstration::{Character, answers};
use icc_app::publish::publish_wave;
use icc_domain::{IdSource, LocalizedText};
use icc_questionnaire::Definition;
use icc_store::{
    Audience, Consent, Item, MembershipBasis, MunicipalityId, NetworkKind, NewMembership,
    NewNetwork, NewPartner, NewPartnership, NewSubmission, NewWave, PartnerKind, PartnerPart,
    Repositories, Scope, SubmissionId, Wave, Write,
};
use icc_testkit::{consent, municipality, submission};

use super::{CITIES, EDITION, METHOD, NETWORKS, PARTNER, WAVE};
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

pub(super) struct World {
    pub(super) site: Site,
    wave: Wave,
    pub(super) definition: Definition,
    pub(super) cities: Vec<(String, MunicipalityId)>,
    /// Members of the second network.
    pub(super) some: BTreeSet<String>,
    said: BTreeMap<String, Said>,
    revisions: BTreeMap<String, i32>,
    /// What every result is worth, by measure: the truth, to which figures are held.
    pub(super) truth: BTreeMap<(SubmissionId, String), f64>,
    luck: Luck,
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

impl World {
    pub(super) async fn new(seed: u64) -> Self {
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
        let (mut cities, mut some) = (Vec::new(), BTreeSet::new());
        for n in 0..CITIES {
            let code = format!("place-{}", char::from(b'a' + u8::try_from(n).expect("few")));
            let (id, _) = all
                .municipalities()
                .put(&municipality(&code), ids)
                .await
                .expect("new");
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
                all.networks()
                    .put_membership(&member, ids)
                    .await
                    .expect("is new");
            }
            if both {
                some.insert(code.clone());
            }
            cities.push((code, id));
        }
        let now = service.clock().now();
        let wave = NewWave {
            networks: NETWORKS.map(str::to_owned).into(),
            opens_at: now - TimeDelta::days(30),
            closes_at: now - TimeDelta::days(1),
            method_id: METHOD.to_owned(),
            ..icc_testkit::wave(WAVE, &stored.summary.hash, 2026)
        };
        all.waves().put(&wave, ids).await.expect("is new");
        unit.commit().await.expect("is kept");
        let wave = service.store().read().waves().by_code(WAVE).await;
        let wave = wave.expect("a store").expect("is there");
        let mut world = Self {
            wave,
            definition,
            cities,
            some,
            said: BTreeMap::new(),
            revisions: BTreeMap::new(),
            truth: BTreeMap::new(),
            luck,
            site,
        };
        for n in 0..CITIES {
            world.hand_in(n).await;
            world.say(n).await;
        }
        world.settle().await;
        world
    }

    /// A city's answers come out, or a correction of them.
    async fn hand_in(&mut self, n: usize) {
        let (code, id) = self.cities[n].clone();
        let revision = self.revisions.entry(code.clone()).or_default();
        *revision += 1;
        let method = self.definition.method(METHOD).expect("the method");
        let nothing = BTreeSet::new();
        let sections = &self.definition.sections;
        let (strongest, weakest) = (sections[0].code.as_str(), sections[1].code.as_str());
        let character = Character {
            code: &format!("{code}-{revision}"),
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
            ..submission(id, self.wave.id, &document)
        };
        let unit = service.store().begin().await.expect("a transaction");
        let submissions = unit.repositories().submissions();
        let added = submissions.add(&new, service.ids()).await.expect("is next");
        let out = submissions.publish(added, service.clock().now()).await;
        out.expect("is accepted");
        unit.commit().await.expect("is kept");
    }

    /// A city says who may see what.
    async fn say(&mut self, n: usize) {
        let (code, id) = self.cities[n].clone();
        let said: Said = [
            self.luck.of(&[SCORES, COUNTED, COUNTED, COUNTED, NOTHING]),
            self.luck.of(&[SCORES, COUNTED, NOTHING]),
            self.luck.of(&[SCORES, NOTHING, NOTHING, NOTHING]),
        ];
        let audiences = [
            Audience::Public,
            Audience::Network(NETWORKS[0].to_owned()),
            Audience::Partner(PARTNER.to_owned()),
        ];
        let grants = audiences
            .iter()
            .zip(said)
            .flat_map(|(audience, items)| items.iter().map(|item| (audience.clone(), *item)));
        let service = &self.site.service;
        let unit = service.store().begin().await.expect("a transaction");
        let consents = unit.repositories().consents();
        let before = consents.of(id, self.wave.id).await.expect("a store");
        let new = Consent {
            version: before.last().map_or(0, |last| last.version) + 1,
            grants: grants.collect(),
            made_at: service.clock().now(),
            ..consent(id, self.wave.id, &[])
        };
        consents.add(&new).await.expect("is next");
        unit.commit().await.expect("is kept");
        self.said.insert(code, said);
    }

    /// All of it is computed, and the truth noted.
    async fn settle(&mut self) {
        let service = &self.site.service;
        publish_wave(service.store(), &self.wave, service.clock(), service.ids())
            .await
            .expect("is computed");
        service.settle_figures().await.expect("figures");
        let read = service.store().read();
        let run = read
            .runs()
            .latest(self.wave.id, METHOD)
            .await
            .expect("a store");
        let run = run.expect("was computed").id;
        let scores = read
            .runs()
            .scores(&Scope::service(), run)
            .await
            .expect("a store");
        for score in scores {
            if let Some(value) = score.value {
                self.truth.insert((score.submission, score.measure), value);
            }
        }
        self.site.clock.advance(TimeDelta::hours(1));
    }

    pub(super) async fn next_date(&mut self) {
        for _ in 0..=self.luck.below(3) {
            let n = self.luck.below(CITIES);
            self.say(n).await;
        }
        for _ in 0..self.luck.below(6) {
            let n = self.luck.below(CITIES);
            self.hand_in(n).await;
        }
        self.settle().await;
    }

    /// What an audience may see of a city: the most open of what everybody and it may.
    pub(super) fn allows(&self, city: &str, audience: usize, item: Item) -> bool {
        let said = self.said[city];
        said[0].contains(&item) || said[audience].contains(&item)
    }

    /// The groups of municipalities that stand in figures together, as the store has them now.
    pub(super) async fn blocks(&self) -> Vec<BTreeMap<String, SubmissionId>> {
        let read = self.site.service.store().read();
        let all = read.blocks().of(&Audience::Public).await.expect("a store");
        let replaced: BTreeSet<i32> = all.iter().filter_map(|block| block.replaces).collect();
        let live = all.iter().filter(|block| !replaced.contains(&block.number));
        let code = |id: &MunicipalityId| {
            let city = self.cities.iter().find(|(_, known)| known == id);
            city.expect("a city").0.clone()
        };
        live.filter_map(|block| block.results.get(&self.wave.id))
            .map(|results| {
                results
                    .iter()
                    .map(|(id, result)| (code(id), *result))
                    .collect()
            })
            .collect()
    }
}

impl World {
    /// The result of each city that is out.
    pub(super) async fn results(&self) -> BTreeMap<String, SubmissionId> {
        let read = self.site.service.store().read();
        let all = read.submissions();
        let all = all.latest_published(&Scope::service(), self.wave.id).await;
        let all = all.expect("a store").into_iter();
        let code = |id: MunicipalityId| {
            let city = self.cities.iter().find(|(_, known)| *known == id);
            city.expect("a city").0.clone()
        };
        all.map(|one| (code(one.municipality), one.id)).collect()
    }
}
