//! Practices over HTTP: what a cell of the access table needs, and the way of one as its people see
//! it.

use axum::http::StatusCode;
use icc_app::search::index_words;
use icc_domain::{Locale, LocalizedText, Role};
use icc_pages::urls::RouteKind;
use icc_store::{
    AccountId, Challenge, ChallengeId, ChallengeStatus, CostClass, EvidenceId, EvidenceVisibility,
    Expert, ExpertHelp, ExpertId, GovernmentOrder, MunicipalityId, NetworkId, NewPractice,
    NewPracticeStep, Place, PracticeId, PracticeState, PracticeWords, SearchEntry, SearchKind,
    SharedWith, StaffClass, Theme, Tool, ToolId, ToolKind, ToolLicence, ToolPlace,
};
use icc_testkit::practice_shown;

use crate::access::pdf_that_says;
use crate::html::{parse, select, text};
use crate::people::Places;
use crate::site::Site;

/// A practice that is shown to the people of a network, with the document that it names.
pub(crate) struct Practised {
    city: String,
    network: String,
    pub(crate) practice: PracticeId,
    pub(crate) document: EvidenceId,
    pub(crate) tool: ToolId,
    pub(crate) challenge: ChallengeId,
    pub(crate) expert: ExpertId,
}

/// The routes that are about such a practice.
pub(crate) fn is_about(kind: RouteKind) -> bool {
    use RouteKind as Kind;
    matches!(
        kind,
        Kind::PracticeDesk
            | Kind::PracticeEdit
            | Kind::PracticeNew
            | Kind::PracticeLetter
            | Kind::ToolBegin
            | Kind::ToolNew
            | Kind::ToolEdit
            | Kind::ToolUse
            | Kind::Challenges
            | Kind::Synthesis
            | Kind::Challenge
            | Kind::ChallengeForm
            | Kind::ExpertLetter
            | Kind::OwnExpertise
    )
}

fn words(said: &str, document: EvidenceId) -> PracticeWords {
    PracticeWords {
        language: Locale::Fr,
        languages: ["fr".to_owned()].into(),
        title: said.to_owned(),
        theme: Theme::Welcome,
        from_year: 2020,
        to_year: None,
        purpose: format!("{said} pamplemousse"),
        stimulus: said.to_owned(),
        process: said.to_owned(),
        impact: said.to_owned(),
        cost: CostClass::None,
        staff: StaffClass::None,
        indicators: ["commitment".to_owned()].into(),
        questions: ["C1".to_owned()].into(),
        documents: vec![document],
    }
}

impl Site {
    /// A practice of a city that its network has found good and that is shown to that network's
    /// people; in a network of which city A is a member, or in another one.
    pub(crate) async fn practised(
        &self,
        (places, place): (&Places, Place),
        by: AccountId,
        said: &str,
    ) -> Practised {
        let (network, code) = self.network_of(places, place).await;
        let ids = self.service.ids();
        let now = self.service.clock().now();
        let unit = self.service.store().begin().await.expect("a transaction");
        let all = unit.repositories();
        let open = (said, EvidenceVisibility::Public);
        let document = pdf_that_says(&all, place, by, self, open).await;
        let words = words(said, document);
        let practices = all.practices();
        let new = NewPractice {
            municipality: place.city().expect("a city"),
            network,
            made_by: by,
            made_at: now,
        };
        let mut practice = practices.add(&new, &words, ids).await.expect("is new");
        for state in [PracticeState::Proposed, PracticeState::Accepted] {
            let step = NewPracticeStep {
                state,
                text_version: 1,
                reach: None,
                remark: said.to_owned(),
                made_by: by,
                made_at: now,
            };
            practice = practices.step(&practice, &step).await.expect("is next");
        }
        let shown = practice_shown(&practice, &words, SharedWith::Network);
        practices.show(&shown).await.expect("is shown");
        let entry = SearchEntry {
            kind: SearchKind::Practice,
            id: practice.id.0,
            network: Some(network),
            title: index_words(&words.title),
            body: index_words(&words.purpose),
        };
        all.search().put(&entry).await.expect("is kept");
        let place_of = (network, place.city().expect("a city"), by);
        let tool = self.tool(place_of, said, document);
        all.tools().add(&tool).await.expect("is new");
        let entry = SearchEntry {
            kind: SearchKind::Tool,
            id: tool.id.0,
            ..entry
        };
        all.search().put(&entry).await.expect("is kept");
        let challenge = self.challenge(place_of, said, practice.id);
        all.challenges().add(&challenge).await.expect("is new");
        let entry = SearchEntry {
            kind: SearchKind::Challenge,
            id: challenge.id.0,
            ..entry
        };
        all.search().put(&entry).await.expect("is kept");
        let expert = self.expert(by, said);
        all.experts().put(&expert).await.expect("is new");
        unit.commit().await.expect("is kept");
        Practised {
            tool: tool.id,
            challenge: challenge.id,
            expert: expert.id,
            city: places.code_of(place).to_owned(),
            network: code,
            practice: practice.id,
            document,
        }
    }

    fn tool(
        &self,
        (network, city, by): (NetworkId, MunicipalityId, AccountId),
        said: &str,
        document: EvidenceId,
    ) -> Tool {
        Tool {
            id: ToolId(self.service.ids().next_id()),
            version: 1,
            network,
            municipality: Some(city),
            reach: SharedWith::Network,
            kind: ToolKind::Guide,
            language: Locale::Fr,
            licence: ToolLicence::Ask,
            theme: Theme::Welcome,
            title: said.to_owned(),
            summary: format!("{said} pamplemousse"),
            indicators: ["commitment".to_owned()].into(),
            place: ToolPlace::Document(document),
            removed: false,
            made_by: by,
            made_at: self.service.clock().now(),
        }
    }

    /// What whoever wrote it says of the own expertise, for the people of the network.
    fn expert(&self, by: AccountId, said: &str) -> Expert {
        let now = self.service.clock().now();
        let text = LocalizedText([("fr".to_owned(), format!("{said} pamplemousse"))].into());
        Expert {
            id: ExpertId(self.service.ids().next_id()),
            account: by,
            version: 1,
            reach: SharedWith::Network,
            told: true,
            role: text.clone(),
            about: text,
            languages: ["fr".to_owned()].into(),
            fields: ["commitment".to_owned()].into(),
            help: [ExpertHelp::Advice].into(),
            words: index_words(&format!("{said} pamplemousse")),
            made_at: now,
            changed_at: now,
        }
    }

    fn challenge(
        &self,
        (network, city, by): (NetworkId, MunicipalityId, AccountId),
        said: &str,
        practice: PracticeId,
    ) -> Challenge {
        let now = self.service.clock().now();
        Challenge {
            id: ChallengeId(self.service.ids().next_id()),
            version: 1,
            network,
            municipality: city,
            theme: Theme::Housing,
            orders: [GovernmentOrder::Provincial].into(),
            status: ChallengeStatus::Open,
            since: now.date_naive(),
            language: Locale::Fr,
            title: said.to_owned(),
            body: format!("{said} pamplemousse"),
            tried: said.to_owned(),
            practices: [practice].into(),
            removed: false,
            made_by: by,
            made_at: now,
        }
    }

    /// A practice that nobody has proposed yet.
    pub(crate) async fn drafted(&self, places: &Places, by: AccountId, said: &str) -> PracticeId {
        let now = self.service.clock().now();
        let unit = self.service.store().begin().await.expect("a transaction");
        let all = unit.repositories();
        let open = (said, EvidenceVisibility::Public);
        let document = pdf_that_says(&all, places.city, by, self, open).await;
        let new = NewPractice {
            municipality: places.city.city().expect("a city"),
            network: places.network.network().expect("a network"),
            made_by: by,
            made_at: now,
        };
        let ids = self.service.ids();
        let practices = all.practices();
        let added = practices.add(&new, &words(said, document), ids).await;
        unit.commit().await.expect("is kept");
        added.expect("is new").id
    }
}

/// The address of a request about a practice, or about one that is not there.
pub(crate) fn path(kind: RouteKind, practised: Option<&Practised>, absent: &str) -> String {
    let or =
        |of: fn(&Practised) -> String, otherwise: &str| practised.map_or(otherwise.to_owned(), of);
    kind.pattern(Locale::En)
        .replace("{city}", &or(|it| it.city.clone(), "no-such-city"))
        .replace("{network}", &or(|it| it.network.clone(), "no-such-network"))
        .replace("{of}", &or(|it| it.city.clone(), "no-such-city"))
        .replace("{challenge}", &or(|it| it.challenge.to_string(), absent))
        .replace("{expert}", &or(|it| it.expert.to_string(), absent))
        .replace("{tool}", &or(|it| it.tool.to_string(), absent))
        .replace("{practice}", &or(|it| it.practice.to_string(), absent))
        .replace("{item}", &or(|it| it.document.to_string(), absent))
}

/// The fields of a request about a practice.
pub(crate) fn fields(
    kind: RouteKind,
    practised: Option<&Practised>,
) -> Vec<(&'static str, String)> {
    let tool = |version: &str| {
        [
            ("version", version),
            ("title", "Plan"),
            ("summary", "Plan"),
            ("tool-kind", "guide"),
            ("language", "fr"),
            ("licence", "ask"),
            ("theme", "welcome"),
            ("url", "https://www.example.org/plan"),
            ("reach", "network"),
        ]
        .map(|(name, value)| (name, value.to_owned()))
        .into()
    };
    let text = |version: &str| {
        [
            ("version", version),
            ("title", "Plan"),
            ("language", "fr"),
            ("theme", "welcome"),
            ("from", "2020"),
            ("purpose", "Plan"),
            ("cost", "none"),
            ("staff", "none"),
            ("indicators", "commitment"),
        ]
        .map(|(name, value)| (name, value.to_owned()))
        .into()
    };
    match kind {
        RouteKind::PracticeNew => text("0"),
        RouteKind::PracticeEdit => text("3"),
        RouteKind::PracticeDesk => vec![("step", "hide".into()), ("version", "3".into())],
        RouteKind::PracticeLetter | RouteKind::ExpertLetter => vec![("letter", "Bonjour".into())],
        RouteKind::OwnExpertise => [
            ("version", "0"),
            ("role-fr", "Plan"),
            ("languages", "fr"),
            ("fields", "commitment"),
            ("help", "advice"),
            ("reach", "network"),
        ]
        .map(|(name, value)| (name, value.to_owned()))
        .into(),
        RouteKind::ToolNew => tool("0"),
        RouteKind::ToolEdit => tool("1"),
        RouteKind::ChallengeForm => [
            ("version", "1"),
            ("title", "Plan"),
            ("language", "fr"),
            ("theme", "housing"),
            ("orders", "provincial"),
            ("status", "open"),
            ("since", "2020-01-01"),
            ("situation", "Plan"),
        ]
        .map(|(name, value)| (name, value.to_owned()))
        .into(),
        RouteKind::ToolUse => vec![
            (
                "city",
                practised.map_or("no-such-city".into(), |it| it.city.clone()),
            ),
            ("uses", "yes".into()),
        ],
        _ => Vec::new(),
    }
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "one step after the other")]
async fn a_practice_goes_its_way_and_only_then_do_others_see_it() {
    let site = Site::demonstration().await;
    let read = site.service.store().read();
    let city = read.municipalities().by_code("grande-tourbiere").await;
    let city = Place::City(city.expect("a store").expect("a city").id);
    let network = read.networks().by_code("demo-network").await;
    let network = Place::Network(network.expect("a store").expect("a network").id);
    for (email, role, place) in [
        ("alix@example.org", Role::CityEditor, city),
        ("boss@example.org", Role::CityCoordinator, city),
        ("net@example.org", Role::NetworkCoordinator, network),
    ] {
        site.person(email, Some((role, place))).await;
    }
    let mut alix = site.browser_of("alix@example.org").await;
    let new = "/en/my-practices/new/grande-tourbiere/demo-network";
    let desks = alix.get("/en/my-practices").await.text();
    let desks = desks.replace("&#x2f;", "/");
    assert!(desks.contains(new), "{desks}");
    let empty = alix.post(new, &[("version", "0")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = empty.text();
    let page = parse(&html);
    let faults: Vec<_> = select(&page, ".errors a")
        .into_iter()
        .filter_map(|link| link.attribute("href"))
        .collect();
    let wanted = [
        "#title",
        "#language",
        "#theme",
        "#from",
        "#purpose",
        "#cost",
        "#staff",
        "#indicators",
    ];
    assert_eq!(faults, wanted);

    let fields = [
        ("version", "0"),
        ("title", "Bibliothèque des langues"),
        ("language", "fr"),
        ("theme", "language"),
        ("from", "2024"),
        ("purpose", "Des livres dans les langues de la ville."),
        ("cost", "low"),
        ("staff", "none"),
        ("questions", "L1"),
    ];
    let made = alix.post(new, &fields).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    let desk = made.header("location").to_owned();
    let id = desk.rsplit('/').next().expect("an id").to_owned();
    let page = format!("/en/practices/{id}");
    let nobody = site.get(&page).await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
    let mut net = site.browser_of("net@example.org").await;
    assert_eq!(net.get(&desk).await.status, StatusCode::NOT_FOUND);

    let step = |step: &str, version: &str| -> Vec<(&'static str, String)> {
        vec![("step", step.to_owned()), ("version", version.to_owned())]
    };
    let sent = |fields: &[(&'static str, String)]| -> Vec<(&'static str, &'static str)> {
        let leak = |text: &String| -> &'static str { Box::leak(text.clone().into_boxed_str()) };
        fields
            .iter()
            .map(|(name, value)| (*name, leak(value)))
            .collect()
    };
    let done = alix.post(&desk, &sent(&step("propose", "1"))).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    // Somebody who has seen the page before that is told.
    let late = alix.post(&desk, &sent(&step("propose", "1"))).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let waits = net.get("/en/my-practices").await.text();
    assert!(waits.contains("Bibliothèque des langues"), "{waits}");
    let silent = net.post(&desk, &sent(&step("return", "2"))).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let accepted = net.post(&desk, &sent(&step("accept", "2"))).await;
    assert_eq!(accepted.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get(&page).await.status, StatusCode::NOT_FOUND);

    // Whoever writes does not agree for the city; whoever coordinates it does.
    let mut show = step("show", "3");
    show.extend([
        ("reach", "public".to_owned()),
        ("consents", "yes".to_owned()),
    ]);
    let refused = alix.post(&desk, &sent(&show)).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let mut boss = site.browser_of("boss@example.org").await;
    let without = boss.post(&desk, &sent(&step("show", "3"))).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    let shown = boss.post(&desk, &sent(&show)).await;
    assert_eq!(shown.status, StatusCode::SEE_OTHER, "{}", shown.text());
    let html = site.get(&page).await.text();
    let parsed = parse(&html);
    let title = text(select(&parsed, "h1")[0]);
    assert!(title.contains("Bibliothèque des langues"), "{title}");
    assert!(!html.contains("example.org"), "no address");

    for (asked, found) in [
        ("?q=bibliotheques+langue", true),
        ("?q=BIBLIOTHEQUE&theme=language&cost=low", true),
        ("?q=bibliotheque&theme=housing", false),
        ("?q=autobus", false),
        ("?indicator=language", true),
    ] {
        let html = site.get(&format!("/en/practices{asked}")).await.text();
        let html = html.replace("&#x2f;", "/");
        assert_eq!(html.contains(&page), found, "{asked}");
    }
    let csv = site
        .get("/en/practices/files/practices.csv?q=langues")
        .await;
    assert!(csv.text().contains("Bibliothèque des langues"));
    let indicator = site.get("/en/indicators/language").await.text();
    assert!(indicator.contains("Bibliothèque des langues"), "beside it");
    let bad = site.get("/en/practices?theme=x").await;
    assert_eq!(bad.status, StatusCode::BAD_REQUEST);

    let hidden = boss.post(&desk, &sent(&step("hide", "4"))).await;
    assert_eq!(hidden.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get(&page).await.status, StatusCode::NOT_FOUND);
    let html = site.get("/en/practices?q=bibliotheque").await.text();
    assert!(!html.contains(&id));
}

#[tokio::test(flavor = "multi_thread")]
async fn z1_what_is_reserved_is_found_and_counted_by_the_people_of_the_network_only() {
    let site = Site::demonstration().await;
    let read = site.service.store().read();
    let city = read.municipalities().by_code("val-des-cedres").await;
    let city = Place::City(city.expect("a store").expect("a city").id);
    site.person("alix@example.org", Some((Role::CityEditor, city)))
        .await;
    let mut alix = site.browser_of("alix@example.org").await;
    let asked = "/en/practices?q=hebergement+temporaire";
    let title = "centre d’hébergement temporaire";
    let own = alix.get(asked).await.text();
    assert!(own.contains(title), "{own}");
    let everybody = site.get(asked).await.text();
    assert!(!everybody.contains(title), "{everybody}");
    assert!(everybody.contains("No practice"), "{everybody}");
    let file = "/en/practices/files/practices.ndjson?q=hebergement+temporaire";
    let own = alix.get(file).await;
    assert!(own.header("content-disposition").contains("reserved-"));
    assert!(own.text().contains(title));
    assert_eq!(site.get(file).await.text(), "");
}
