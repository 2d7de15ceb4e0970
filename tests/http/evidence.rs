//! Evidence through its pages: links and files, nobody else's, and nothing that a browser would run.

use axum::http::{Method, StatusCode};
use icc_domain::Role;
use icc_store::Scope;

use crate::html::{parse, select, text};
use crate::people::{Browser, Places};
use crate::site::{Answer, Site};

const CANARY: &str = "zebra-canary-";

struct Town {
    site: Site,
    places: Places,
}

impl Town {
    async fn open() -> Self {
        let site = Site::without_results().await;
        let places = site.places().await;
        let wave = site.wave("now", places.network).await;
        site.begun(places.city, wave, "Depuis mars").await;
        site.begun(places.other, wave, "Depuis mars").await;
        site.person("alix@example.org", Some((Role::CityEditor, places.city)))
            .await;
        site.person("sam@example.org", Some((Role::CityEditor, places.other)))
            .await;
        Self { site, places }
    }

    fn path(&self, rest: &str) -> String {
        format!("/fr/preuves/{}{rest}", self.places.city_code)
    }

    fn question(&self) -> String {
        let city = &self.places.city_code;
        format!("/fr/questionnaires/{city}/now/questions/C1")
    }

    async fn alix(&self) -> Browser<'_> {
        self.site.browser_of("alix@example.org").await
    }

    /// The ids of all that the city keeps, the newest first.
    async fn ids(&self) -> Vec<String> {
        let city = self.places.city.city().expect("a city");
        let evidence = self.site.service.store().read().evidence();
        let all = evidence.of_municipality(&Scope::service(), city).await;
        let all = all.expect("a store");
        all.into_iter().map(|one| one.id.to_string()).collect()
    }
}

fn errors(answer: &Answer) -> Vec<String> {
    let html = answer.text();
    let page = parse(&html);
    let links = select(&page, ".errors a");
    let fields = links.into_iter().filter_map(|a| a.attribute("href"));
    fields
        .map(|href| href.trim_start_matches('#').to_owned())
        .collect()
}

fn value(answer: &Answer, id: &str) -> String {
    let html = answer.text();
    let page = parse(&html);
    let found = select(&page, &format!("input[id='{id}']"));
    found[0].attribute("value").unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_kept_attached_and_documents_the_answer() {
    let town = Town::open().await;
    let mut alix = town.alix().await;
    let add = town.path("/ajouter?wave=now&question=C1");
    let form = alix.get(&add).await;
    assert_eq!(form.status, StatusCode::OK);
    let fields = [
        ("title", "Politique interculturelle"),
        ("url", "https://ville.example/politique"),
        ("valid-until", "2099-12-31"),
        ("tags", "C1"),
        ("visibility", "reserved"),
    ];
    let added = alix.upload(&add, &fields).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
    let page = alix.follow(&added).await;
    let html = page.text();
    let parsed = parse(&html);
    let attached: String = select(&parsed, "section[aria-labelledby='evidence']")
        .into_iter()
        .map(text)
        .collect();
    assert!(attached.contains("Politique interculturelle"), "{attached}");
    assert!(attached.contains("valable jusqu’au"), "{attached}");
    assert!(attached.contains("ville.example"), "{attached}");
    assert!(html.contains("rel=\"noopener noreferrer nofollow\""));

    let id = town.ids().await.remove(0);
    let path = format!("{}/preuves", town.question());
    let form = [("C1.version", "1"), ("C1.comment", "Depuis mars")];
    let detach = [form[0], form[1], ("detach", id.as_str())];
    let taken = alix.post(&path, &detach).await;
    let page = alix.follow(&taken).await.text();
    assert!(page.contains("Aucune preuve n’est jointe"));
    assert!(page.contains("Pour cette question"), "it is suggested");
    let attach = [
        form[0],
        form[1],
        ("evidence", id.as_str()),
        ("attach", "yes"),
    ];
    let attached = alix.post(&path, &attach).await;
    assert_eq!(attached.status, StatusCode::SEE_OTHER);
    // An option that the question does not tick.
    let proves = format!("proves.{id}");
    let odd = [form[0], form[1], ("prove", id.as_str()), (&proves, "yes")];
    assert_eq!(alix.post(&path, &odd).await.status, StatusCode::NOT_FOUND);
    let item = alix.get(&town.path(&format!("/pieces/{id}"))).await.text();
    assert!(
        item.contains("questions&#x2f;C1"),
        "where it is attached: {item}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn attaching_keeps_what_stands_in_the_form_of_the_answer() {
    let town = Town::open().await;
    let mut alix = town.alix().await;
    let link = [("title", "Plan"), ("url", "https://ville.example/plan")];
    alix.upload(&town.path("/ajouter"), &link).await;
    let id = town.ids().await.remove(0);
    let path = format!("{}/preuves", town.question());
    let comment = |answer: &Answer| {
        let html = answer.text();
        let page = parse(&html);
        text(select(&page, "textarea[id='C1.comment']")[0])
    };
    let attached = |answer: &Answer| {
        let html = answer.text();
        let page = parse(&html);
        let found = select(&page, "section[aria-labelledby='evidence'] .row");
        found.len()
    };
    let press = [("evidence", id.as_str()), ("attach", "yes")];
    let form = |version, comment| {
        let mut fields = vec![("C1.version", version), ("C1.answer", "yes")];
        fields.push(("C1.comment", comment));
        fields.extend(press);
        fields
    };
    let sent = alix.post(&path, &form("1", "Écrit avant")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let page = alix.follow(&sent).await;
    assert_eq!(
        (comment(&page).as_str(), attached(&page)),
        ("Écrit avant", 1)
    );

    // Words that cannot be kept stay in the form; the evidence is attached all the same.
    let detach = [("C1.version", "3"), ("C1.comment", ""), ("detach", &id)];
    alix.post(&path, &detach).await;
    let long = "é".repeat(4001);
    let refused = alix.post(&path, &form("4", &long)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((comment(&refused), attached(&refused)), (long.clone(), 1));
    // So do those of the second of two.
    let late = alix.post(&path, &form("1", "Écrit trop tard")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(comment(&late), "Écrit trop tard");
    let odd = [("C1.version", "5"), ("evidence", &id)];
    assert_eq!(alix.post(&path, &odd).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_kept_stays_in_its_form() {
    let town = Town::open().await;
    let mut alix = town.alix().await;
    let fields = [
        ("title", "Plan d’action"),
        ("url", "javascript:alert(1)"),
        ("valid-until", "demain"),
        ("note", "Page 4"),
        ("visibility", "public"),
    ];
    let sent = alix.upload(&town.path("/ajouter"), &fields).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(errors(&sent), ["url", "valid-until"]);
    assert_eq!(value(&sent, "title"), "Plan d’action");
    assert_eq!(value(&sent, "url"), "javascript:alert(1)");
    assert!(sent.text().contains("Page 4"));
    assert!(town.ids().await.is_empty());

    let sound = [("title", "Plan"), ("url", "https://ville.example/")];
    alix.upload(&town.path("/ajouter"), &sound).await;
    let id = town.ids().await.remove(0);
    let item = town.path(&format!("/pieces/{id}"));
    let bad = [("version", "1"), ("title", ""), ("note", "Autre")];
    let sent = alix.post(&item, &bad).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(errors(&sent), ["title"]);
    let good = [("version", "1"), ("title", "Plan 2026")];
    assert_eq!(alix.post(&item, &good).await.status, StatusCode::SEE_OTHER);
    let late = [("version", "1"), ("title", "Mon titre")];
    let late = alix.post(&item, &late).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(value(&late, "title"), "Mon titre");
}

#[tokio::test(flavor = "multi_thread")]
async fn u5_a_file_is_offered_for_keeping_only_and_to_its_own_city_alone() {
    let town = Town::open().await;
    let mut alix = town.alix().await;
    let table = "ville;année\nX;2026\n";
    let fields = [("title", "Tableau"), ("file", table)];
    let added = alix.upload(&town.path("/ajouter"), &fields).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
    let id = town.ids().await.remove(0);
    let path = town.path(&format!("/pieces/{id}/fichier"));
    let file = alix.get(&path).await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(file.body, table.as_bytes());
    for (name, wanted) in [
        ("content-type", "text/csv"),
        ("content-security-policy", "sandbox; default-src 'none'"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(file.header(name), wanted, "{name}");
    }
    let disposition = file.header("content-disposition");
    assert!(
        disposition.starts_with("attachment; filename=\""),
        "{disposition}"
    );
    assert!(!disposition.contains(['<', '/']), "{disposition}");
    // Knowing the address is not enough.
    let mut sam = town.site.browser_of("sam@example.org").await;
    assert_eq!(sam.get(&path).await.status, StatusCode::NOT_FOUND);
    let own = path.replace(&town.places.city_code, &town.places.other_code);
    assert_eq!(sam.get(&own).await.status, StatusCode::NOT_FOUND);
    let nobody = town.site.browser().get(&path).await;
    assert_eq!(nobody.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn u1_u2_what_is_too_large_or_of_another_kind_leaves_nothing() {
    let town = Town::open().await;
    let mut alix = town.alix().await;
    let path = town.path("/ajouter");
    let long = "a;b\n".repeat((10 << 20) / 4 + 1);
    let sent = alix
        .upload(&path, &[("title", "Tableau"), ("file", &long)])
        .await;
    assert_eq!(sent.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(errors(&sent), ["file"]);
    assert_eq!(value(&sent, "title"), "Tableau");
    let exact = "a;b\n".repeat((10 << 20) / 4);
    let sent = alix
        .upload(&path, &[("title", "Tableau"), ("file", &exact)])
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "as large as may be");
    for bad in [
        "<svg onload=alert(1)>",
        "<!doctype html><script>",
        "%PDF-1.7",
        "",
    ] {
        let sent = alix.upload(&path, &[("title", "x"), ("file", bad)]).await;
        assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
        assert_eq!(errors(&sent), ["file"], "{bad}");
    }
    // A length that is a lie, and none at all.
    let cookie = alix.cookie();
    let body = "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nx";
    for length in ["5", "99999999"] {
        let headers = [
            ("host", "index.test"),
            ("origin", "http://index.test"),
            ("sec-fetch-site", "same-origin"),
            ("content-type", "multipart/form-data; boundary=b"),
            ("content-length", length),
            ("cookie", cookie.as_str()),
        ];
        let sent = town
            .site
            .send(Method::POST, &path, &headers, body.to_owned())
            .await;
        assert_eq!(sent.status, StatusCode::BAD_REQUEST, "{length}");
    }
    assert_eq!(town.ids().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn z3_no_byte_of_another_citys_evidence_is_shown_anywhere() {
    let town = Town::open().await;
    let mut alix = town.alix().await;
    let title = format!("{CANARY}title");
    let (url, note) = (
        format!("https://{CANARY}host.example/"),
        format!("{CANARY}note"),
    );
    let add = town.path("/ajouter?wave=now&question=C1");
    let fields = [("title", title.as_str()), ("url", &url), ("note", &note)];
    alix.upload(&add, &fields).await;
    let table = format!("{CANARY}bytes;b\n");
    alix.upload(
        &town.path("/ajouter"),
        &[("title", &title), ("file", &table)],
    )
    .await;
    let own = alix.get(&town.path("")).await.text();
    assert!(own.contains(CANARY), "the canary sings at home");

    let mut sam = town.site.browser_of("sam@example.org").await;
    let (city, other) = (&town.places.city_code, &town.places.other_code);
    let mut paths = Vec::new();
    for city in [city, other] {
        paths.push(format!("/fr/preuves/{city}"));
        paths.push(format!("/fr/preuves/{city}?q={CANARY}title"));
        paths.push(format!("/fr/preuves/{city}/ajouter?wave=now&question=C1"));
        paths.push(format!("/fr/questionnaires/{city}/now"));
        paths.push(format!("/fr/questionnaires/{city}/now/questions/C1"));
        paths.push(format!(
            "/fr/questionnaires/{city}/now/questions/C1/historique"
        ));
        for id in town.ids().await {
            paths.push(format!("/fr/preuves/{city}/pieces/{id}"));
            paths.push(format!("/fr/preuves/{city}/pieces/{id}/fichier"));
        }
    }
    for path in paths {
        let answer = sam.get(&path).await;
        let body = String::from_utf8_lossy(&answer.body).into_owned();
        // What is searched for is said again to whoever searches.
        let body = body.replace(&format!("value=\"{CANARY}title\""), "");
        let body = body.replace(&format!("q={CANARY}title"), "");
        let body = body.replace(&format!("q%3D{CANARY}title"), "");
        assert!(!body.contains(CANARY), "{path}");
    }
    let inbox = sam.get(&format!("/fr/preuves/{other}")).await.text();
    assert!(inbox.contains("Toutes (0)"), "no count either");
}

#[tokio::test(flavor = "multi_thread")]
async fn i3_titles_notes_and_names_of_files_are_shown_literally() {
    let town = Town::open().await;
    let mut alix = town.alix().await;
    for canary in [
        "\"><svg onload=alert(1)>",
        "</script><script>alert(1)</script>",
        "{{ 7*7 }}",
        "javascript:alert(1)",
        "\u{202e}fdp.exe",
        "]]> <!-- x",
    ] {
        // The helper sends a file with the name `../<b>x.csv`.
        let fields = [("title", canary), ("note", canary), ("file", "a;b\n")];
        let add = town.path("/ajouter?wave=now&question=C1");
        let added = alix.upload(&add, &fields).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{canary}");
        let id = town.ids().await.remove(0);
        for path in [
            town.path(""),
            town.path(&format!("/pieces/{id}")),
            town.question(),
            format!("{}/historique", town.question()),
        ] {
            let html = alix.get(&path).await.text();
            let page = parse(&html);
            let said: String = select(&page, "main").into_iter().map(text).collect();
            let shown = canary.split_whitespace().collect::<Vec<_>>().join(" ");
            let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(said.contains(&shown), "{canary} at {path}");
            assert!(select(&page, "main svg[onload]").is_empty(), "{path}");
            assert!(select(&page, "main script").is_empty(), "{path}");
        }
    }
}
