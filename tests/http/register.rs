//! The register: what is known about cities and networks, looked after on pages and in files.

use axum::http::StatusCode;
use icc_domain::Role;
use icc_store::{Place, Table};

use crate::html::{parse, select, text};
use crate::people::Browser;
use crate::site::{Answer, Site};

const CANARIES: [&str; 6] = [
    "\"><svg onload=alert(1)>",
    "</script><script>alert(1)</script>",
    "{{7*7}}",
    "javascript:alert(1)",
    "\u{202e}desrever",
    "<!--<img src=x onerror=alert(1)>",
];

impl Site {
    /// A browser of somebody with a role.
    async fn browser_with(&self, email: &str, role: Role, place: Place) -> Browser<'_> {
        self.person(email, Some((role, place))).await;
        self.browser_of(email).await
    }

    pub(crate) async fn administrator(&self) -> Browser<'_> {
        let role = Role::ProgrammeAdministrator;
        self.browser_with("boss@example.org", role, Place::Service)
            .await
    }

    /// The name in addresses and the version of a row, by its key.
    pub(crate) async fn row(&self, table: Table, key: &str) -> (String, i32) {
        let read = self.service.store().read();
        let rows = read.register().by_key(table).await.expect("rows");
        let row = rows.get(key).expect("is there");
        (row.name.clone(), row.version)
    }
}

/// The faults that a page lists, with the field that each leads to.
fn faults(answer: &Answer) -> Vec<(String, String)> {
    let html = answer.text();
    let page = parse(&html);
    let links = select(&page, ".errors a").into_iter();
    links
        .map(|link| {
            let field = link.attribute("href").unwrap_or_default();
            (field.to_owned(), text(link))
        })
        .collect()
}

/// What a field of a form holds.
fn value(answer: &Answer, field: &str) -> String {
    let html = answer.text();
    let page = parse(&html);
    let fields = select(&page, &format!("[id='{field}']"));
    let field = fields.first().expect("the field is there");
    let typed = field.attribute("value").map(str::to_owned);
    typed.unwrap_or_else(|| text(*field))
}

/// A hidden field of the form below a report.
pub(crate) fn hidden(answer: &Answer, name: &str) -> String {
    // Not by the parser: XML takes line ends in attributes for spaces, browsers do not.
    let html = answer.text();
    let (_, rest) = html
        .split_once(&format!("name=\"{name}\" value=\""))
        .expect("the field is there");
    let (value, _) = rest.split_once("\"/>").expect("it ends");
    let signs = [
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#x2f;", "/"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    signs
        .into_iter()
        .fold(value.to_owned(), |text, (escaped, sign)| {
            text.replace(escaped, sign)
        })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_municipality_is_added_refused_with_everything_kept_and_then_public() {
    let site = Site::without_results().await;
    let mut boss = site.administrator().await;
    let page = boss.get("/fr/registre/ajouter/municipalities").await;
    assert_eq!(page.status, StatusCode::OK);
    let typed = [
        ("code", ""),
        ("name_fr", "Saint-Élie-d’Orford"),
        ("name_en", ""),
        ("country", "CA"),
        ("province", "QC"),
        ("jurisdiction", "ES"),
        ("geonames_id", "zéro"),
        ("latitude", "45,4"),
        ("longitude", "-190"),
    ];
    let refused = boss
        .post("/fr/registre/ajouter/municipalities", &typed)
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<String> = faults(&refused)
        .into_iter()
        .map(|(field, _)| field)
        .collect();
    assert_eq!(
        fields,
        ["#geonames_id", "#jurisdiction", "#longitude", "#name_en"]
    );
    for (field, text) in typed {
        if !matches!(field, "country" | "province" | "jurisdiction") {
            assert_eq!(value(&refused, field), text, "{field}");
        }
    }
    let mended = [
        ("code", ""),
        ("name_fr", "Saint-Élie-d’Orford"),
        ("name_en", "Saint-Élie-d’Orford"),
        ("country", "CA"),
        ("province", "QC"),
        ("jurisdiction", "CA-QC"),
        ("geonames_id", ""),
        ("latitude", "45,4"),
        ("longitude", "-72,02"),
    ];
    let kept = boss
        .post("/fr/registre/ajouter/municipalities", &mended)
        .await;
    let there = kept.header("location").to_owned();
    assert_eq!(there, "/fr/registre/municipalities/saint-elie-d-orford");
    let again = boss
        .post(
            "/fr/registre/ajouter/municipalities",
            &[
                ("code", "saint-elie-d-orford"),
                ("name_fr", "X"),
                ("name_en", "X"),
                ("country", "CA"),
            ],
        )
        .await;
    assert_eq!(faults(&again)[0].0, "#code");
    assert_eq!(value(&boss.get(&there).await, "latitude"), "45.4");
    let public = site.get("/fr/municipalites/saint-elie-d-orford").await;
    assert_eq!(public.status, StatusCode::OK);
    assert!(public.text().contains("Saint-Élie-d’Orford"));
    let journal = boss.get("/fr/journal").await.text();
    assert!(journal.contains("Ajout au registre"));
}

#[tokio::test(flavor = "multi_thread")]
async fn i3_hostile_names_are_shown_as_they_are_and_do_nothing() {
    let site = Site::without_results().await;
    let mut boss = site.administrator().await;
    for (n, canary) in CANARIES.into_iter().enumerate() {
        let code = format!("canary-{n}");
        let fields = [
            ("code", code.as_str()),
            ("name_fr", canary),
            ("name_en", canary),
            ("country", "CA"),
        ];
        let path = "/en/register/add/municipalities";
        let kept = boss.post(path, &fields).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{canary}");
        let file = format!(
            "code,name_fr,name_en,country,province,jurisdiction,geonames_id,latitude,longitude\n{code},\"{}\",x,{canary},,,,,\n",
            canary.replace('"', "\"\"")
        );
        for path in [
            format!("/en/register/municipalities/{code}"),
            "/fr/registre/municipalities".to_owned(),
            format!("/en/municipalities/{code}"),
            format!("/en/register/add/facts?of={code}"),
        ] {
            let answer = boss.get(&path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert_harmless(&answer, canary);
        }
        let report = boss
            .upload(
                "/en/register/import/municipalities",
                &[("step", "try"), ("file", &file)],
            )
            .await;
        assert_harmless(&report, canary);
    }
}

/// No element of the page comes from a text.
fn assert_harmless(answer: &Answer, canary: &str) {
    let html = answer.text();
    let page = parse(&html);
    for element in ["svg", "img"] {
        assert!(
            select(&page, element).is_empty(),
            "{canary} made a {element}"
        );
    }
    let ours = |script: roxmltree::Node<'_, '_>| {
        let source = script.attribute("src").unwrap_or_default();
        source.starts_with("/assets/") && !script.has_children()
    };
    assert!(select(&page, "script").into_iter().all(ours), "{canary}");
    assert!(!html.contains("href=\"javascript:"));
    assert!(!html.contains(">49<"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_that_meets_another_one_loses_nothing() {
    let site = Site::without_results().await;
    let mut boss = site.administrator().await;
    let mut other = boss.clone();
    let path = "/en/register/municipalities/gatineau";
    let form = |name: &'static str, version: &'static str| {
        [
            ("version", version),
            ("name_fr", name),
            ("name_en", name),
            ("country", "CA"),
            ("province", "QC"),
            ("jurisdiction", "CA-QC"),
            ("latitude", "45.5"),
        ]
    };
    let first = boss.post(path, &form("Gatineau A", "0")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    let second = other.post(path, &form("Gatineau B", "0")).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert_eq!(value(&second, "name_fr"), "Gatineau B");
    let html = second.text();
    let page = parse(&html);
    let theirs: Vec<String> = select(&page, ".theirs").into_iter().map(text).collect();
    assert_eq!(theirs.len(), 2, "{theirs:?}");
    assert!(theirs[0].contains("Gatineau A"), "{theirs:?}");
    assert_eq!(hidden(&second, "version"), "1");
    let knowing = other.post(path, &form("Gatineau B", "1")).await;
    assert_eq!(knowing.status, StatusCode::SEE_OTHER);
    assert_eq!(value(&boss.get(path).await, "name_fr"), "Gatineau B");
    // What is sent unchanged writes nothing.
    let same = other.post(path, &form("Gatineau B", "2")).await;
    assert_eq!(same.status, StatusCode::SEE_OTHER);
    assert_eq!(site.row(Table::Municipalities, "gatineau").await.1, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn z4_fields_that_no_form_of_ours_has_change_nothing() {
    let site = Site::without_results().await;
    let mut boss = site.administrator().await;
    let fields = [
        ("version", "0"),
        ("code", "stolen"),
        ("name_fr", "Gatineau!"),
        ("name_en", "Gatineau!"),
        ("country", "CA"),
        ("demonstration", "true"),
        ("id", "0199a1b2-7c3d-7e4f-8a9b-0c1d2e3f4a5b"),
        ("by_city", "true"),
        ("removed_at", "2026-01-01T00:00:00Z"),
        ("origin", "demonstration"),
        ("municipality", "montreal"),
        ("network", "icc"),
    ];
    let kept = boss
        .post("/en/register/municipalities/gatineau", &fields)
        .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let read = site.service.store().read();
    let city = read.municipalities().by_code("gatineau").await;
    let city = city.expect("a store").expect("is there");
    assert_eq!((city.version, city.demonstration), (1, false));
    assert_eq!(
        city.names.0.get("en").map(String::as_str),
        Some("Gatineau!")
    );
    assert!(
        read.municipalities()
            .by_code("stolen")
            .await
            .expect("a store")
            .is_none()
    );
    // A real place cannot be moved into an invented country.
    let invented = [
        ("version", "1"),
        ("name_fr", "Gatineau"),
        ("name_en", "Gatineau"),
        ("country", "XA"),
    ];
    let refused = boss
        .post("/en/register/municipalities/gatineau", &invented)
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(faults(&refused)[0].0, "#country");
    // The key of a figure stays, and so does the city that it is about.
    let (name, _) = site
        .row(Table::Facts, "gatineau.population.2019.public-pages")
        .await;
    let moved = [
        ("version", "0"),
        ("municipality", "montreal"),
        ("year", "2020"),
        ("value", "290000"),
        ("source", "geonames"),
    ];
    let path = format!("/en/register/facts/{name}");
    let kept = boss.post(&path, &moved).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let known = read.register().find(Table::Facts, &name).await;
    let entry = known.expect("a store").expect("is there").entry;
    assert_eq!(entry.key(), "gatineau.population.2019.public-pages");
    assert_eq!(entry.cell("value"), "290000");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_city_enters_figures_about_itself_and_no_other() {
    let site = Site::without_results().await;
    let read = site.service.store().read();
    let city = read.municipalities().by_code("rimouski").await;
    let city = Place::City(city.expect("a store").expect("is there").id);
    let mut eve = site
        .browser_with("eve@example.org", Role::CityCoordinator, city)
        .await;
    let source = [
        ("title_fr", "Recensement municipal"),
        ("title_en", "Municipal census"),
        ("url", "https://ville.example/recensement"),
    ];
    let added = eve.post("/en/register/add/sources", &source).await;
    assert_eq!(added.header("location"), "/en/register");
    let figure = |city: &'static str| {
        [
            ("municipality", city),
            ("measure", "foreign_born_share"),
            ("year", "2025"),
            ("value", "4,25"),
            ("source", "recensement-municipal"),
        ]
    };
    let kept = eve
        .post("/en/register/add/facts", &figure("rimouski"))
        .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
    let public = site.get("/en/municipalities/rimouski").await.text();
    assert!(public.contains("Entered by the municipality."), "{public}");
    assert!(public.contains("Municipal census"));
    let elsewhere = eve
        .post("/en/register/add/facts", &figure("gatineau"))
        .await;
    let nowhere = eve.post("/en/register/add/facts", &figure("nowhere")).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    let (foreign, _) = site
        .row(Table::Facts, "gatineau.population.2019.public-pages")
        .await;
    for path in [
        format!("/en/register/facts/{foreign}"),
        "/en/register/municipalities".to_owned(),
        "/en/register/municipalities/rimouski".to_owned(),
        "/en/register/add/municipalities".to_owned(),
        "/en/register/import/facts".to_owned(),
        "/en/register/export/facts".to_owned(),
        "/en/register/sources/recensement-municipal".to_owned(),
        "/en/register/nothing".to_owned(),
    ] {
        assert_eq!(eve.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let list = eve.get("/en/register/facts").await.text();
    assert!(list.contains("Rimouski") && !list.contains("Gatineau"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_figure_that_was_removed_is_gone_and_stays_in_the_record() {
    let site = Site::without_results().await;
    let mut boss = site.administrator().await;
    let key = "gatineau.population.2019.public-pages";
    let (name, _) = site.row(Table::Facts, key).await;
    let path = format!("/en/register/remove/{name}");
    let stale = boss.post(&path, &[("version", "7")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let removed = boss.post(&path, &[("version", "0")]).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER);
    let public = site.get("/en/municipalities/gatineau").await.text();
    assert!(!public.contains("287,868"));
    // The data files do not bring it back, and people can.
    let (store, data) = (site.service.store(), site.service.data());
    icc_store::load_data(store, data, site.service.ids())
        .await
        .expect("loads");
    let known = store.read().register().by_key(Table::Facts).await;
    assert!(!known.expect("a store").contains_key(key));
    let read = store.read();
    let everybody = icc_store::PeopleScope::everybody();
    let events = read.audit().within(&everybody, 5).await.expect("a store");
    assert_eq!(events[0].action, "register-removed");
    assert!(events[0].detail.contains("287868"));
    let back = [
        ("municipality", "gatineau"),
        ("measure", "population"),
        ("year", "2019"),
        ("value", "287 868"),
        ("source", "public-pages"),
    ];
    let kept = boss.post("/en/register/add/facts", &back).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let public = site.get("/en/municipalities/gatineau").await.text();
    assert!(public.contains("287,868"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_membership_by_mistake_is_removed_kept_and_can_come_back() {
    let site = Site::without_results().await;
    let mut boss = site.administrator().await;
    let joins = [
        ("network", "remiri"),
        ("municipality", "rimouski"),
        ("kind", "index"),
        ("basis", "member"),
        ("joined", "2020"),
        ("source", "public-pages"),
    ];
    let added = boss.post("/en/register/add/memberships", &joins).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
    let key = "remiri.rimouski.2020";
    let (name, version) = site.row(Table::Memberships, key).await;
    let page = boss.get(&format!("/en/register/memberships/{name}")).await;
    assert!(page.text().contains("Remove this membership"));
    let path = format!("/en/register/remove/{name}");
    let read = site.service.store().read();
    let remiri = read.networks().by_code("remiri").await.expect("a store");
    let network = Place::Network(remiri.expect("is there").id);
    let other = read.networks().by_code("demo-network").await;
    let other = Place::Network(other.expect("a store").expect("is there").id);
    let seen = [("version", &*version.to_string())];
    let role = Role::NetworkCoordinator;
    let mut foreign = site.browser_with("foreign@example.org", role, other).await;
    assert_eq!(
        foreign.post(&path, &seen).await.status,
        StatusCode::NOT_FOUND
    );
    let mut own = site.browser_with("own@example.org", role, network).await;
    let stale = own.post(&path, &[("version", "7")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let removed = own.post(&path, &seen).await;
    assert_eq!(removed.header("location"), "/en/register/memberships");
    let members = read.networks().memberships().await.expect("a store");
    assert!(!members.iter().any(|it| it.id.to_string() == name));
    let everybody = icc_store::PeopleScope::everybody();
    let events = read.audit().within(&everybody, 1).await.expect("a store");
    assert_eq!(events[0].action, "register-removed");
    assert!(events[0].detail.contains("2020"), "{}", events[0].detail);
    let again = own.post("/en/register/add/memberships", &joins).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text());
    assert_eq!(site.row(Table::Memberships, key).await.0, name);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_looks_after_its_members_and_takes_none_from_others() {
    let site = Site::without_results().await;
    let read = site.service.store().read();
    let network = read.networks().by_code("remiri").await;
    let network = Place::Network(network.expect("a store").expect("is there").id);
    let mut net = site
        .browser_with("net@example.org", Role::NetworkCoordinator, network)
        .await;
    // One that is named becomes a member once the coordinator says so.
    let (name, version) = site.row(Table::Memberships, "remiri.rimouski.").await;
    assert_eq!(version, 0);
    let path = format!("/en/register/memberships/{name}");
    let kind = |basis: &'static str| {
        [
            ("version", "0"),
            ("kind", "network-only"),
            ("basis", basis),
            ("joined", "2016"),
            ("source", "public-pages"),
        ]
    };
    let refused = net.post(&path, &kind("named")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(faults(&refused)[0].0, "#kind");
    let kept = net.post(&path, &kind("member")).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    // Loading the data files again leaves what people have said.
    let (store, data) = (site.service.store(), site.service.data());
    icc_store::load_data(store, data, site.service.ids())
        .await
        .expect("loads");
    assert_eq!(
        site.row(Table::Memberships, "remiri.rimouski.2016").await.1,
        1
    );
    let known = read.register().by_key(Table::Memberships).await;
    assert!(!known.expect("a store").contains_key("remiri.rimouski."));
    // A city that belongs to another network, or that somebody answers for, is not taken.
    let add = |city: &'static str, network: &'static str| {
        [
            ("network", network),
            ("municipality", city),
            ("kind", "index"),
            ("basis", "member"),
            ("source", "public-pages"),
        ]
    };
    let new = "/en/register/add/memberships";
    let taken = net.post(new, &add("bilbao", "remiri")).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(faults(&taken)[0].0, "#municipality");
    let foreign = net.post(new, &add("rimouski", "icc")).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    // Partners: an own one can be added and changed, one of nobody cannot.
    let partner = [
        ("name_fr", "Observatoire"),
        ("name_en", "Observatory"),
        ("kind", "other"),
        ("source", "public-pages"),
    ];
    let added = net.post("/en/register/add/partners", &partner).await;
    assert_eq!(added.header("location"), "/en/register");
    let path = "/en/register/partners/observatoire";
    assert_eq!(net.get(path).await.status, StatusCode::NOT_FOUND);
    let works = [
        ("network", "remiri"),
        ("partner", "observatoire"),
        ("part", "partner"),
        ("since", "2021"),
        ("source", "public-pages"),
    ];
    let added = net.post("/en/register/add/partnerships", &works).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
    assert_eq!(net.get(path).await.status, StatusCode::OK);
    assert_eq!(
        net.get("/en/register/partners/labrri").await.status,
        StatusCode::OK
    );
    let ended = [
        ("version", "0"),
        ("part", "coordinator"),
        ("since", "2021"),
        ("until", "2020-01"),
        ("source", "public-pages"),
    ];
    let (name, _) = site.row(Table::Partnerships, "remiri.labrri.").await;
    let refused = net
        .post(&format!("/en/register/partnerships/{name}"), &ended)
        .await;
    assert_eq!(faults(&refused)[0].0, "#until");
}
