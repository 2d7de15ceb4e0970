//! Waves for tests, and questionnaires that are begun.

use chrono::TimeDelta;
use icc_domain::{LocalizedText, Role};
use icc_store::{
    Confirmation, Extent, Hold, Mode, MunicipalityId, NewDraftAnswer, NewResponse, NewWave, Place,
    Scope, WaveId,
};

use crate::site::Site;

/// The edition that waves ask here.
const EDITION: &str = "icc-2019-aligned";
const METHOD: &str = "indicators-equal";

impl Site {
    /// Opens a wave of a network.
    pub(crate) async fn wave(&self, code: &str, network: Place) -> WaveId {
        let read = self.service.store().read();
        let definition = read.definitions().latest(EDITION).await.expect("a store");
        let definition = definition.expect("is loaded");
        let networks = read.networks().all().await.expect("networks");
        let network = networks.iter().find(|n| Place::Network(n.id) == network);
        let now = self.service.clock().now();
        let wave = NewWave {
            code: code.to_owned(),
            names: LocalizedText([("fr".to_owned(), code.to_owned())].into()),
            year: 2026,
            definition_hash: definition.summary.hash.clone(),
            method_id: METHOD.to_owned(),
            method_version: "1.0.0".to_owned(),
            networks: network.map(|n| n.record.code.clone()).into_iter().collect(),
            opens_at: now - TimeDelta::days(1),
            closes_at: now + TimeDelta::days(30),
            demonstration: false,
        };
        let unit = self.service.store().begin().await.expect("a transaction");
        let put = unit
            .repositories()
            .waves()
            .put(&wave, self.service.ids())
            .await;
        unit.commit().await.expect("is kept");
        put.expect("is new").0
    }

    /// Begins the questionnaire of a city in a wave, with one answer that holds these words.
    pub(crate) async fn begun(&self, city: Place, wave: WaveId, words: &str) {
        let city: MunicipalityId = city.city().expect("a city");
        let who = icc_store::AccountId(self.service.ids().next_id());
        let now = self.service.clock().now();
        let new = NewResponse {
            municipality: city,
            wave,
            mode: Mode::Shared,
            extent: Extent::Full,
            carried_from: None,
            opened_at: now,
            opened_by: who,
        };
        let unit = self.service.store().begin().await.expect("a transaction");
        let repositories = unit.repositories();
        let ids = self.service.ids();
        repositories
            .responses()
            .add(&new, ids)
            .await
            .expect("is new");
        let scope = Scope::municipality(city);
        let responses = repositories.responses();
        let response = responses.held(&scope, city, wave, Hold::Alone).await;
        let response = response.expect("a store").expect("is there");
        let entry = icc_app::responses::Entry {
            state: icc_questionnaire::State::Answered,
            options: ["yes".to_owned()].into(),
            comment: words.to_owned(),
            language: Some(icc_domain::Locale::Fr),
            ..Default::default()
        };
        let answer = NewDraftAnswer {
            document: entry.document().expect("is JSON"),
            state: entry.state,
            confirmation: Confirmation::Carried,
            since: now - TimeDelta::days(400),
            changed_by: who,
            changed_at: now,
        };
        let put = repositories
            .answers()
            .put(&response, "C1", 0, &answer)
            .await;
        put.expect("is new");
        unit.commit().await.expect("is kept");
    }

    /// Hands in what a municipality has begun, signed by somebody who coordinates it.
    pub(crate) async fn handed_in(&self, city: Place, code: &str, wave: &str) {
        let email = format!("signs-{code}@example.org");
        let role = Some((Role::CityCoordinator, city));
        let (account, _) = self.person(&email, role).await;
        let actor = icc_app::Actor {
            account,
            session: icc_store::SessionId(account.0),
            name: "Dominique".to_owned(),
            email,
            language: icc_domain::Locale::Fr,
            demonstration: false,
            roles: vec![(Role::CityCoordinator, city)],
        };
        let origin = icc_app::input::Origin::default();
        let answer = icc_app::responses::Change {
            question: "C1".to_owned(),
            version: 1,
            said: icc_app::responses::Said {
                answer: vec!["yes".to_owned()],
                comment: "Depuis avril".to_owned(),
                ..Default::default()
            },
            looked_at: icc_app::responses::LookedAt::Yes,
        };
        let language = icc_domain::Locale::Fr;
        self.service
            .save_answers(&actor, code, wave, &[answer], language)
            .await
            .expect("is kept");
        let check = self.service.check_response(&actor, code, wave).await;
        let signing = icc_app::submissions::Signing {
            name: "Dominique Roy".to_owned(),
            function: "Greffe".to_owned(),
            agreed: true,
            seen: check.expect("is shown").digest,
        };
        let handed_in = self
            .service
            .hand_in(&actor, code, wave, &signing, language, &origin)
            .await;
        handed_in.expect("is handed in");
    }
}
