//! Questions of networks over HTTP: what a cell of the access table needs, and the way of a module as
//! its people see it.

use axum::http::StatusCode;
use icc_app::Actor;
use icc_app::input::Origin;
use icc_app::modules::{DraftOption, DraftQuestion, KINDS, ModuleDraft, OpeningSaid};
use icc_app::responses::{Change, LookedAt, Said};
use icc_domain::{Locale, LocalizedText, Role};
use icc_pages::urls::RouteKind;
use icc_store::{AccountId, NewModule, Place, SessionId};

use crate::html::{parse, select, text};
use crate::people::Places;
use crate::site::Site;

/// A module of a network that is open, and one that is being written.
pub(crate) struct Posed {
    network: String,
    city: String,
    open: i32,
    pub(crate) draft: i32,
}

/// The routes that are about such a module.
pub(crate) fn is_about(kind: RouteKind) -> bool {
    use RouteKind as Kind;
    matches!(
        kind,
        Kind::Module
            | Kind::ModuleWords
            | Kind::ModuleQuestion
            | Kind::ModuleAnswers
            | Kind::ModuleHandedIn
            | Kind::ModuleResults
            | Kind::ModuleFile
            | Kind::ModuleWorkbook
    )
}

fn both(words: &str) -> LocalizedText {
    let texts = Locale::ALL.map(|locale| (locale.tag().to_owned(), words.to_owned()));
    LocalizedText(texts.into())
}

/// A module with a question that has two options.
fn draft() -> ModuleDraft {
    let option = |code: &str, label: &str| DraftOption {
        code: code.to_owned(),
        labels: both(label),
    };
    let question = DraftQuestion {
        code: "q1".to_owned(),
        kind: KINDS[0].0,
        texts: both("Francisation ?"),
        helps: LocalizedText::default(),
        options: vec![option("o1", "Oui"), option("o2", "Non")],
        units: LocalizedText::default(),
    };
    ModuleDraft {
        titles: both("Francisation"),
        purposes: both("Préparer une rencontre."),
        questions: vec![question],
    }
}

fn actor(account: AccountId, role: (Role, Place)) -> Actor {
    Actor {
        account,
        session: SessionId(account.0),
        name: String::new(),
        email: String::new(),
        language: Locale::Fr,
        demonstration: false,
        roles: vec![role],
    }
}

impl Site {
    /// A module that is open and one that is being written: in a network of which city A is a member,
    /// which has handed in and then gone on with these words; or in another one.
    pub(crate) async fn posed(
        &self,
        (places, place): (&Places, Place),
        by: AccountId,
        words: &str,
    ) -> Posed {
        let (network, code) = self.network_of(places, place).await;
        let now = self.service.clock().now();
        let new = NewModule {
            network,
            follows: None,
            draft: serde_json::to_string(&draft()).expect("a document"),
            changed_by: by,
            changed_at: now,
        };
        let unit = self.service.store().begin().await.expect("a transaction");
        let modules = unit.repositories().modules();
        let open = modules.add(&new, self.service.ids()).await.expect("is new");
        let draft = modules.add(&new, self.service.ids()).await.expect("is new");
        unit.commit().await.expect("is kept");
        let number = open.number.to_string();
        let at = (code.as_str(), number.as_str());
        let (service, origin) = (&self.service, Origin::default());
        let today = now.date_naive();
        let said = OpeningSaid {
            first: today.to_string(),
            last: (today + chrono::TimeDelta::days(30)).to_string(),
            version: 1,
        };
        let coordinates = actor(by, (Role::NetworkCoordinator, Place::Network(network)));
        let opened = service.open_module(&coordinates, at, &said, &origin).await;
        opened.expect("opens");
        if place == places.city {
            let city = places.city_code.as_str();
            let answers = actor(by, (Role::CityCoordinator, place));
            let change = |version, comment: &str| Change {
                question: "q1".to_owned(),
                version,
                said: Said {
                    answer: vec!["o1".to_owned()],
                    comment: comment.to_owned(),
                    ..Said::default()
                },
                looked_at: LookedAt::No,
            };
            let handed = [change(0, "Plan")];
            let kept = service.save_module_answers(&answers, at, (city, &handed), Locale::Fr);
            kept.await.expect("is kept");
            let done = service.hand_in_module(&answers, at, (city, 1), &origin);
            done.await.expect("is handed in");
            if words != "Plan" {
                let since = [change(1, words)];
                let kept = service.save_module_answers(&answers, at, (city, &since), Locale::Fr);
                kept.await.expect("is kept");
            }
        }
        Posed {
            network: code,
            city: places.code_of(place).to_owned(),
            open: open.number,
            draft: draft.number,
        }
    }
}

impl Posed {
    /// The number of the module that a route is tried at.
    pub(crate) fn number(&self, kind: RouteKind) -> i32 {
        match kind {
            RouteKind::ModuleWords | RouteKind::ModuleQuestion => self.draft,
            _ => self.open,
        }
    }
}

/// The address of a request about a module, or about one that is not there.
pub(crate) fn path(kind: RouteKind, posed: Option<&Posed>) -> String {
    let or = |of: fn(&Posed) -> String, otherwise: &str| posed.map_or(otherwise.to_owned(), of);
    let number = posed.map_or(999, |posed| posed.number(kind));
    kind.pattern(Locale::En)
        .replace("{network}", &or(|it| it.network.clone(), "no-such-network"))
        .replace("{city}", &or(|it| it.city.clone(), "no-such-city"))
        .replace("{module}", &number.to_string())
        .replace("{place}", "1")
}

/// The fields of a request about a module.
pub(crate) fn fields(kind: RouteKind) -> Vec<(&'static str, String)> {
    match kind {
        RouteKind::Module => vec![
            ("step", "term".into()),
            ("last", "2027-02-28".into()),
            ("seen", "1".into()),
        ],
        RouteKind::ModuleWords => vec![
            ("title-fr", "Accueil".into()),
            ("title-en", "Welcome".into()),
            ("purpose-fr", "Préparer une rencontre".into()),
            ("purpose-en", "To prepare a meeting".into()),
            ("version", "1".into()),
        ],
        RouteKind::ModuleQuestion => vec![
            ("question-fr", "Combien ?".into()),
            ("question-en", "How many?".into()),
            ("way", "number".into()),
            ("version", "1".into()),
        ],
        RouteKind::ModuleAnswers => vec![("q1.version", "1".into()), ("q1.answer", "o2".into())],
        RouteKind::ModuleHandedIn => vec![("seen", "1".into())],
        _ => Vec::new(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_module_is_written_page_by_page_and_every_fault_is_told_at_its_field() {
    let site = Site::without_results().await;
    let places = site.places().await;
    let role = Some((Role::NetworkCoordinator, places.network));
    site.person("net@example.org", role).await;
    let mut browser = site.browser_of("net@example.org").await;
    let new = format!("/en/networks/{}/modules/new/write", places.network_code);
    let bad = browser
        .post(&new, &[("version", "0"), ("title-en", "<b>")])
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = bad.text();
    assert!(html.contains("href=\"#purpose-en\""), "leads to the field");
    assert!(html.contains("id=\"purpose-en\""), "the field is there");
    assert!(!html.contains("<b>"), "words stay words");
    let words = fields(RouteKind::ModuleWords);
    let mut words: Vec<(&str, &str)> = words.iter().map(|(n, v)| (*n, v.as_str())).collect();
    words.pop();
    words.push(("version", "0"));
    let made = browser.post(&new, &words).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    let there = made.header("location").to_owned();
    let html = browser.follow(&made).await.text();
    assert!(html.contains("The module is saved."));
    let opened = [
        ("step", "open"),
        ("version", "1"),
        ("first", ""),
        ("last", ""),
    ];
    let empty = browser.post(&there, &opened).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = empty.text();
    for field in ["questions", "first", "last"] {
        assert!(html.contains(&format!("href=\"#{field}\"")), "{field}");
        assert!(html.contains(&format!("id=\"{field}\"")), "{field}");
    }
    // As long as all options may be.
    let line = format!("{} | {}", "é".repeat(140), "e".repeat(140));
    let lines: Vec<String> = (10..30)
        .map(|n| format!("{n} {line}").replace("| ", &format!("| {n} ")))
        .collect();
    let lines = lines.join("\r\n");
    let question = [
        ("version", "1"),
        ("way", "single"),
        ("question-fr", "Lequel ?"),
        ("question-en", "Which?"),
        ("options", lines.as_str()),
    ];
    let kept = browser
        .post(&format!("{there}/questions/new"), &question)
        .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
    let again = browser
        .post(&format!("{there}/questions/1"), &question)
        .await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.text().contains("class=\"conflict\""));
    let step = [("step", "make-tea")];
    assert_eq!(
        browser.post(&there, &step).await.status,
        StatusCode::BAD_REQUEST
    );
    let absent = browser.get(&format!("{there}/questions/2")).await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn c1_whoever_answers_second_is_shown_both_and_the_handed_in_copy_stays() {
    let site = Site::without_results().await;
    let places = site.places().await;
    let role = Some((Role::CityCoordinator, places.city));
    let (by, _) = site.person("city@example.org", role).await;
    let posed = site.posed((&places, places.city), by, "Plan").await;
    let mut browser = site.browser_of("city@example.org").await;
    let there = path(RouteKind::ModuleAnswers, Some(&posed));
    let late = [
        ("q1.version", "0"),
        ("q1.answer", "o2"),
        ("q1.comment", "Le soir"),
    ];
    let clash = browser.post(&there, &late).await;
    assert_eq!(clash.status, StatusCode::CONFLICT);
    let html = clash.text();
    assert!(html.contains("class=\"conflict\"") && html.contains("Le soir"));
    let page = parse(&html);
    let chosen = select(&page, "input[name='q1.answer'][checked]");
    assert_eq!(
        chosen.first().and_then(|it| it.attribute("value")),
        Some("o2")
    );
    let other = [
        ("q1.version", "1"),
        ("q1.answer", "o2"),
        ("then", "language"),
    ];
    let switched = browser.post(&there, &other).await;
    assert_eq!(switched.status, StatusCode::SEE_OTHER);
    assert!(switched.header("location").starts_with("/fr/reseaux/"));
    let html = browser.get(&there).await.text();
    assert!(html.contains("hand them in again"), "{html}");
    let copy = path(RouteKind::ModuleHandedIn, Some(&posed));
    let stale = browser.post(&copy, &[("seen", "1")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let page = browser.get(&copy).await.text();
    let page = parse(&page);
    let digests = select(&page, "code.digest");
    assert_eq!(digests.len(), 1, "the first time alone");
    assert_eq!(text(digests[0]).trim().len(), 64);
    let done = browser.post(&copy, &[("seen", "2")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let wrong = browser
        .post(&there, &[("q1.version", "2"), ("q1.answer", "o3")])
        .await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND, "no option of ours");
}
