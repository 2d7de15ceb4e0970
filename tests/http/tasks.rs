//! Waves, parts, later ends and boards over HTTP: what a cell of the access table needs, and forms
//! that do not fit.

use axum::http::StatusCode;
use icc_app::waves::WaveSaid;
use icc_domain::{Locale, LocalizedText, Role};
use icc_pages::urls::RouteKind;
use icc_store::{
    AccountId, EvidenceId, ExtensionId, Extent, Holder, JoiningStage, JoiningState, JoiningStep,
    Mode, NetworkId, NewExtension, NewPart, NewResponse, NewWave, PartId, PartKind, Place,
    Repositories, Scope, Wave, Write,
};

use crate::access::pdf_of;
use crate::people::Places;
use crate::site::Site;
use crate::together::{self, Together};

/// A questionnaire that a city has begun, with a part that was given to somebody and a request for
/// a later end.
pub(crate) struct Task {
    pub(crate) wave: Wave,
    pub(crate) part: PartId,
    pub(crate) extension: ExtensionId,
    /// A document on the way of the city into the network, and the number of the last word there.
    document: (EvidenceId, i32),
    /// What the network decides together, and where it meets.
    together: Together,
    network: String,
    city: String,
}

/// The routes that are about such a questionnaire.
pub(crate) fn is_about(kind: RouteKind) -> bool {
    use RouteKind as Kind;
    matches!(
        kind,
        Kind::WaveEdit
            | Kind::WaveNew
            | Kind::NetworkRule
            | Kind::Extension
            | Kind::ExtensionWithdraw
            | Kind::Parts
            | Kind::PartGive
            | Kind::Part
            | Kind::PartRemind
            | Kind::Board
            | Kind::BoardFile
            | Kind::BoardWorkbook
            | Kind::BoardDecide
            | Kind::Messages
            | Kind::JoiningBegin
            | Kind::Joining
            | Kind::JoiningFile
            | Kind::Visit
            | Kind::Consensuses
            | Kind::Consensus
            | Kind::ConsensusForm
            | Kind::SteeringCommittee
            | Kind::Meetings
            | Kind::Meeting
            | Kind::MeetingForm
            | Kind::MeetingReport
            | Kind::MeetingInvite
            | Kind::MeetingFile
            | Kind::CalendarLink
            | Kind::AccountReminders
            | Kind::Consent
            | Kind::ConsentWithdraw
            | Kind::Consents
            | Kind::ConsentsFile
    )
}

impl Site {
    /// The network of the places for the city that is a member, another one for the other.
    pub(crate) async fn network_of(&self, places: &Places, city: Place) -> (NetworkId, String) {
        if city == places.city {
            let network = places.network.network().expect("a network");
            (network, places.network_code.clone())
        } else {
            self.other_network(places.network).await
        }
    }

    /// A network other than that of the places.
    async fn other_network(&self, network: Place) -> (NetworkId, String) {
        let all = self.service.store().read().networks().all().await;
        let all = all.expect("networks");
        let other = all
            .iter()
            .find(|other| Some(other.id) != network.network() && !other.demonstration);
        let other = other.expect("another network");
        (other.id, other.code.clone())
    }

    /// A new wave of both networks, which the city of a place has begun to answer.
    pub(crate) async fn task(&self, places: &Places, place: Place, n: usize) -> Task {
        let read = self.service.store().read();
        let networks = read.networks().all().await.expect("networks");
        let own = networks
            .iter()
            .find(|network| Some(network.id) == places.network.network())
            .expect("the network");
        let (other_id, other) = self.other_network(places.network).await;
        let definitions = read.definitions().all().await.expect("definitions");
        let asked = definitions.iter().find(|d| d.edition == "icc-2019-aligned");
        let names = [("en", "Wave"), ("fr", "Vague")];
        let names = names.map(|(tag, name)| (tag.to_owned(), name.to_owned()));
        let now = self.service.clock().now();
        let wave = NewWave {
            code: format!("w{n}"),
            names: LocalizedText(names.into()),
            year: 2026,
            definition_hash: asked.expect("an edition").hash.clone(),
            method_id: "indicators-equal".to_owned(),
            method_version: "1".to_owned(),
            networks: vec![own.code.clone(), other.clone()],
            opens_at: now - chrono::TimeDelta::days(10),
            closes_at: now + chrono::TimeDelta::days(20),
            demonstration: false,
        };
        let ids = self.service.ids();
        let unit = self.service.store().begin().await.expect("a transaction");
        let all = unit.repositories();
        let (id, _) = all.waves().put(&wave, ids).await.expect("a wave");
        let city = place.city().expect("a city");
        let somebody = AccountId(ids.next_id());
        let new = NewResponse {
            municipality: city,
            wave: id,
            mode: Mode::Divided,
            extent: Extent::Full,
            carried_from: None,
            opened_at: now,
            opened_by: somebody,
        };
        let response = all.responses().add(&new, ids).await.expect("is new");
        let part = NewPart {
            response,
            kind: PartKind::Section,
            code: "education".to_owned(),
            holder: Holder::Account(somebody),
            instruction: "Voir l’école".to_owned(),
            due_on: None,
            given_by: somebody,
            given_at: now,
        };
        let part = all.parts().add(&part, ids).await.expect("is new");
        let extension = NewExtension {
            response,
            reason: "Le conseil siège en avril".to_owned(),
            wanted: now + chrono::TimeDelta::days(40),
            asked_by: somebody,
            asked_at: now,
        };
        let extension = all.extensions().add(&extension, ids).await;
        let is_own = place == places.city;
        let joins = if is_own { own.id } else { other_id };
        let document = self.joined(&all, place, (joins, somebody)).await;
        let together = self
            .together(&all, place, (joins, somebody), document.0)
            .await;
        unit.commit().await.expect("is kept");
        Task {
            wave: Wave { id, record: wave },
            part,
            extension: extension.expect("is new"),
            document,
            together,
            network: if is_own { own.code.clone() } else { other },
            city: places.code_of(place).to_owned(),
        }
    }
}

impl Site {
    /// A document that is named on the way of a city into a network, with the number of that word.
    async fn joined(
        &self,
        all: &Repositories<'_, Write>,
        place: Place,
        (network, by): (NetworkId, AccountId),
    ) -> (EvidenceId, i32) {
        let city = place.city().expect("a city");
        let now = self.service.clock().now();
        let joinings = all.joinings();
        let begun = joinings.of(city, network).await.expect("a store");
        let id = match begun {
            Some(begun) => begun.id,
            None => joinings
                .open((city, network), by, now, self.service.ids())
                .await
                .expect("is new"),
        };
        let steps = joinings.steps(&[id]).await.expect("a store");
        let document = pdf_of(all, place, by, self).await;
        let number = steps.last().map_or(1, |last| last.number + 1);
        let step = JoiningStep {
            joining: id,
            number,
            stage: JoiningStage::Intent,
            state: JoiningState::Open,
            day: None,
            authority: None,
            responsible: String::new(),
            document: Some(document),
            remark: String::new(),
            made_by: by,
            made_at: now,
        };
        joinings.add(&step).await.expect("is next");
        (document, number)
    }
}

/// The address of a request about a questionnaire, or about one that is not there.
pub(crate) fn path(kind: RouteKind, task: Option<&Task>, absent: &str) -> String {
    let or = |of: fn(&Task) -> String, otherwise: &str| task.map_or(otherwise.to_owned(), of);
    let consensus = match kind {
        RouteKind::ConsensusForm => "new".to_owned(),
        _ => or(|t| t.together.consensus.to_string(), absent),
    };
    let meeting = match kind {
        RouteKind::MeetingForm => "new".to_owned(),
        _ => or(|t| t.together.meeting.to_string(), absent),
    };
    kind.pattern(Locale::En)
        .replace("{city}", &or(|t| t.city.clone(), "no-such-city"))
        .replace("{wave}", &or(|t| t.wave.code.clone(), "no-such-wave"))
        .replace("{network}", &or(|t| t.network.clone(), "no-such-network"))
        .replace("{part}", &or(|t| t.part.to_string(), absent))
        .replace("{kind}", "section")
        .replace("{code}", "education")
        .replace("{visit}", "new")
        .replace("{consensus}", &consensus)
        .replace("{meeting}", &meeting)
        .replace("{item}", &or(|t| t.document.0.to_string(), absent))
}

/// The fields of a request about a questionnaire.
pub(crate) fn fields(
    kind: RouteKind,
    task: Option<&Task>,
    absent: &str,
) -> Vec<(&'static str, String)> {
    match kind {
        RouteKind::WaveNew | RouteKind::WaveEdit => {
            let said = task.map(|task| WaveSaid::of(&task.wave));
            let said = said.unwrap_or_default();
            vec![
                ("code", format!("new-{}", said.code)),
                ("name-fr", "Vague".into()),
                ("name-en", "Wave".into()),
                ("year", "2027".into()),
                ("asks", said.asks),
                (
                    "networks",
                    said.networks.first().cloned().unwrap_or_default(),
                ),
                ("first", said.first),
                ("last", said.last),
                ("seen", said.seen),
            ]
        }
        RouteKind::NetworkRule => vec![
            ("rhythm", "every-wave".into()),
            ("languages", "fr".into()),
            ("review", "change".into()),
            ("version", "0".into()),
        ],
        RouteKind::PartGive => vec![
            ("email", "colleague@example.org".into()),
            ("language", "fr".into()),
        ],
        RouteKind::Part => vec![("step", "withdraw".into()), ("version", "1".into())],
        RouteKind::BoardDecide => vec![
            (
                "extension",
                task.map_or(absent.to_owned(), |task| task.extension.to_string()),
            ),
            ("decision", "refuse".into()),
            ("remark", "Non".into()),
        ],
        RouteKind::JoiningBegin => vec![
            (
                "city",
                task.map_or("no-such-city".into(), |t| t.city.clone()),
            ),
            (
                "network",
                task.map_or("no-such-network".into(), |t| t.network.clone()),
            ),
        ],
        RouteKind::Visit => vec![
            ("first", "2027-05-12".into()),
            ("last", "2027-05-13".into()),
            ("version", "0".into()),
        ],
        RouteKind::Joining => vec![
            ("stage", "intent".into()),
            ("state", "open".into()),
            ("seen", task.map_or(0, |task| task.document.1).to_string()),
        ],
        // Looked at: what it says and whom it reaches is shown.
        RouteKind::Messages => vec![
            ("step", "look".into()),
            ("kind", "message".into()),
            ("to", "all".into()),
            ("subject-fr", "Rencontre".into()),
            ("text-fr", "À jeudi".into()),
        ],
        RouteKind::Consent => vec![("version", "0".into())],
        RouteKind::AccountReminders => vec![("reminders", "off".into())],
        other => together::fields(other, task.map(|task| task.city.as_str())),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_about_a_wave_that_does_not_fit_is_shown_again_with_everything_kept() {
    let site = Site::without_results().await;
    site.person(
        "root@example.org",
        Some((Role::ProgrammeAdministrator, Place::Service)),
    )
    .await;
    let mut browser = site.browser_of("root@example.org").await;
    let fields = [
        ("code", "Spring 2027"),
        ("name-fr", "Printemps"),
        ("year", "27"),
    ];
    let answer = browser.post("/en/waves/new", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = answer.text();
    assert!(html.contains("Spring 2027") && html.contains("Printemps"));
    for field in [
        "code", "name-en", "year", "networks", "first", "last", "asks",
    ] {
        assert!(html.contains(&format!("href=\"#{field}\"")), "{field}");
        assert!(html.contains(&format!("id=\"{field}\"")), "{field}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn c1_whoever_sets_a_rule_second_is_shown_what_holds_now() {
    let site = Site::without_results().await;
    let places = site.places().await;
    let role = Some((Role::NetworkCoordinator, places.network));
    site.person("one@example.org", role).await;
    site.person("two@example.org", role).await;
    let task = site.task(&places, places.city, 1).await;
    let path = path(RouteKind::NetworkRule, Some(&task), "");
    let (mut one, mut two) = (
        site.browser_of("one@example.org").await,
        site.browser_of("two@example.org").await,
    );
    let html = one.get(&path).await.text();
    let (_, rest) = html
        .split_once("name=\"version\" value=\"")
        .expect("a version");
    let version = rest.split('"').next().expect("a number").to_owned();
    let sent = |rhythm: &'static str| {
        [
            ("rhythm", rhythm),
            ("review", "declared"),
            ("version", version.as_str()),
        ]
    };
    let first = one.post(&path, &sent("full-every-three-years")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    let second = two
        .post(
            &path,
            &[
                ("rhythm", "every-wave"),
                ("languages", "en"),
                ("review", "full"),
                ("version", &version),
            ],
        )
        .await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    let html = second.text();
    assert!(html.contains("class=\"conflict\"") && html.contains("every three years"));
    let unkept = two.get(&path).await.text();
    assert!(unkept.contains("value=\"full-every-three-years\" checked"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_that_does_not_fit_is_shown_at_its_own_request() {
    let site = Site::without_results().await;
    let places = site.places().await;
    site.person(
        "net@example.org",
        Some((Role::NetworkCoordinator, places.network)),
    )
    .await;
    let task = site.task(&places, places.city, 1).await;
    let mut browser = site.browser_of("net@example.org").await;
    let id = task.extension.to_string();
    let there = path(RouteKind::BoardDecide, Some(&task), "");
    let fields = [
        ("extension", id.as_str()),
        ("decision", "refuse"),
        ("until", ""),
    ];
    let answer = browser.post(&there, &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = answer.text();
    assert!(html.contains(&format!("href=\"#remark-{id}\"")));
    let granted = browser
        .post(
            &there,
            &[
                ("extension", &id),
                ("decision", "grant"),
                ("until", "2027-01-05"),
            ],
        )
        .await;
    let page = browser.follow(&granted).await.text();
    assert!(page.contains("More time granted"));
    let read = site.service.store().read();
    let city = places.city.city().expect("a city");
    let response = read
        .responses()
        .of(&Scope::municipality(city), city, task.wave.id)
        .await
        .expect("a query");
    let end = response
        .expect("a response")
        .closes_at
        .expect("a later end");
    assert_eq!(end.to_rfc3339(), "2027-01-06T00:00:00+00:00");
}
