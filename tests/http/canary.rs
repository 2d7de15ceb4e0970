//! Z1, Z3: words that a city has written stand in no byte of anything that is sent to somebody else:
//! every route of the table, asked by everybody who may not read them, in bodies, headers, mails and
//! the log. A new route is asked too; one with a parameter that is not known here fails.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use icc_domain::{Locale, Role};
use icc_pages::urls::RouteKind;
use icc_store::{
    AccountId, CheckState, EvidenceId, Extent, Hold, Holder, Mode, NewCheck, NewExtension,
    NewInvitation, NewPart, NewResponse, PartId, PartKind, Place, ReviewText, ReviewTextKind,
    Scope, TargetId,
};
use icc_web::routes::{Audience, classification};

use crate::access::{ABSENT, FILES, Whose, fields, pdf_that_says, target_of};
use crate::mailed::Written;
use crate::people::{Browser, Places};
use crate::releases::{release, release_files};
use crate::reviews::{self, Handed};
use crate::site::{Answer, Site};

/// What only the city and who reviews it may read.
const WORDS: &str = "ZZMOTSZZ";
/// Why a city asks for a later end: whoever decides it reads it too.
const REASON: &str = "ZZRAISONZZ";
/// In names and addresses of people: whoever looks after people sees them.
const NAME: &str = "zznomzz";

/// Keeps what is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("one at a time").extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Where the words of city A stand.
struct Planted {
    places: Places,
    waves: Vec<String>,
    item: EvidenceId,
    target: TargetId,
    part: PartId,
    handed: Handed,
}

impl Site {
    async fn planted(&self) -> Planted {
        let places = self.places().await;
        let begun = self.wave("begun", places.network).await;
        self.begun(places.city, begun, WORDS).await;
        let handed_in = self.wave("handed-in", places.network).await;
        self.begun(places.city, handed_in, WORDS).await;
        self.handed_in(places.city, &places.city_code, "handed-in")
            .await;
        let handed = self.under_review(&places, places.city, 0, WORDS).await;
        let editor = format!("{NAME}-editor@example.org");
        let (editor, _) = self
            .person(&editor, Some((Role::CityEditor, places.city)))
            .await;
        let coordinator = format!("{NAME}-coordinator@example.org");
        let role = Some((Role::CityCoordinator, places.city));
        let (coordinator, _) = self.person(&coordinator, role).await;
        self.say_in_review(&places, coordinator).await;
        let part = self.divided(&places, editor, coordinator).await;
        // Results that are out, and that only the members of another network may see.
        self.wave("out", places.network).await;
        let nobody = icc_store::Audience::Network("elsewhere".to_owned());
        self.result_shown_to(places.city, "out", nobody, WORDS)
            .await;
        let unit = self.service.store().begin().await.expect("a transaction");
        let all = unit.repositories();
        let reserved = icc_store::EvidenceVisibility::Reserved;
        let item = pdf_that_says(&all, places.city, editor, self, (WORDS, reserved)).await;
        let target = target_of(&all, places.city, editor, self, WORDS).await;
        let now = self.service.clock().now();
        let offer = NewInvitation {
            email: format!("{NAME}-new@example.org"),
            role: Role::CityEditor,
            place: places.city,
            language: Locale::Fr,
            invited_by: coordinator,
            created_at: now,
            expires_at: now + chrono::TimeDelta::hours(1),
        };
        let offer = all.invitations().add(&offer, self.service.ids()).await;
        offer.expect("is new");
        unit.commit().await.expect("is kept");
        Planted {
            waves: ["begun", "handed-in", "r0", "divided", "out"]
                .map(str::to_owned)
                .into(),
            places,
            item,
            target,
            part,
            handed,
        }
    }

    /// A remark of whoever reviews, and what is written about the whole.
    async fn say_in_review(&self, places: &Places, by: AccountId) {
        let wave = self.service.store().read().waves().by_code("r0").await;
        let wave = wave.expect("a store").expect("is there").id;
        let city = places.city.city().expect("a city");
        let now = self.service.clock().now();
        let unit = self.service.store().begin().await.expect("a transaction");
        let all = unit.repositories();
        let scope = Scope::municipality(city);
        let response = all.responses().held(&scope, city, wave, Hold::Alone).await;
        let response = response.expect("a store").expect("is there");
        let check = NewCheck {
            made: "ask",
            state: CheckState::Asked,
            answer_version: 1,
            content: "0".repeat(64),
            request: String::new(),
            remark: WORDS.to_owned(),
            by,
            at: now,
        };
        all.answer_checks()
            .put(&response, "C1", 1, &check)
            .await
            .expect("is next");
        let text = ReviewText {
            kind: ReviewTextKind::Narrative,
            document: format!(r#"{{"body":"{WORDS}","language":"fr","translations":{{}}}}"#),
            changed_by: by,
            changed_at: now,
            version: 0,
        };
        all.review_texts()
            .put(&response, &text)
            .await
            .expect("is new");
        unit.commit().await.expect("is kept");
    }

    /// A questionnaire that is divided, with an instruction and a request for a later end.
    async fn divided(&self, places: &Places, editor: AccountId, coordinator: AccountId) -> PartId {
        let wave = self.wave("divided", places.network).await;
        let now = self.service.clock().now();
        let ids = self.service.ids();
        let unit = self.service.store().begin().await.expect("a transaction");
        let all = unit.repositories();
        let new = NewResponse {
            municipality: places.city.city().expect("a city"),
            wave,
            mode: Mode::Divided,
            extent: Extent::Full,
            carried_from: None,
            opened_at: now,
            opened_by: coordinator,
        };
        let response = all.responses().add(&new, ids).await.expect("is new");
        let part = NewPart {
            response,
            kind: PartKind::Section,
            code: "commitment".to_owned(),
            holder: Holder::Account(editor),
            instruction: WORDS.to_owned(),
            due_on: None,
            given_by: coordinator,
            given_at: now,
        };
        let part = all.parts().add(&part, ids).await.expect("is new");
        let extension = NewExtension {
            response,
            reason: REASON.to_owned(),
            wanted: now + chrono::TimeDelta::days(40),
            asked_by: coordinator,
            asked_at: now,
        };
        all.extensions().add(&extension, ids).await.expect("is new");
        unit.commit().await.expect("is kept");
        part
    }
}

/// Every address of a route that could be about what city A has written.
fn addresses(kind: RouteKind, locale: Locale, planted: &Planted) -> Vec<String> {
    let places = &planted.places;
    let of = |parameter: &str| -> Vec<String> {
        let one = |word: &str| vec![word.to_owned()];
        match parameter {
            "city" => one(&places.city_code),
            "wave" if locale == Locale::En => planted.waves.clone(),
            "wave" => one(&planted.waves[0]),
            "network" => one(&places.network_code),
            "section" => one("commitment"),
            "question" => one("C1"),
            "language" => one("en"),
            "edition" => one("invented-official"),
            "revision" => one("1"),
            "code" => one("core_index"),
            "audience" => vec![
                format!("network-{}", places.network_code),
                format!("partner-{}", places.partner_code),
                "research".to_owned(),
            ],
            "item" => vec![planted.item.to_string(), planted.handed.item().to_string()],
            "part" => one(&planted.part.to_string()),
            "target" => one(&planted.target.to_string()),
            "visit" => one("new"),
            "of" => ["network", "indicator", "comparison", "world"]
                .map(str::to_owned)
                .into(),
            "table" => ["facts", "memberships"].map(str::to_owned).into(),
            "row" => one(ABSENT),
            "kind" => one("not-found"),
            "version" => one("1.0.0"),
            "provider" => one("none"),
            "chart" => one("indicators"),
            "digest" | "run" | "figures" => one("0123456789ab"),
            "file" => [
                "copy.pdf",
                "answers.docx",
                "questionnaire.xlsx",
                "scores.csv",
            ]
            .map(str::to_owned)
            .into(),
            other => panic!("{kind:?}: say what {{{other}}} stands for"),
        }
    };
    let mut all = vec![kind.pattern(locale).to_owned()];
    while let Some(at) = all.iter().position(|path| path.contains('{')) {
        let path = all.swap_remove(at);
        let (start, end) = (
            path.find('{').expect("is there"),
            path.find('}').expect("too"),
        );
        let words = of(&path[start + 1..end]);
        all.extend(
            words
                .iter()
                .map(|word| format!("{}{word}{}", &path[..start], &path[end + 1..])),
        );
    }
    all.sort();
    all
}

/// Those of the words that stand in an answer, or in its headers.
fn found(answer: &Answer) -> BTreeSet<&'static str> {
    let headers = answer
        .headers
        .iter()
        .flat_map(|(_, value)| value.as_bytes());
    let all: Vec<u8> = answer.body.iter().chain(headers).copied().collect();
    let is_in = |word: &&str| {
        let mut windows = all.windows(word.len());
        windows.any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
    };
    [WORDS, REASON, NAME].into_iter().filter(is_in).collect()
}

async fn send(browser: &mut Browser<'_>, kind: RouteKind, path: &str, planted: &Planted) -> Answer {
    let own = classification(kind).1 == Audience::SignedIn("own-account");
    let said = if own {
        Vec::new()
    } else if reviews::is_about(kind) {
        reviews::fields(kind, Some(&planted.handed), ABSENT)
    } else {
        fields(kind, Whose::CityA, None, (&planted.places, 0))
    };
    let said: Vec<(&str, &str)> = said
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    if kind == RouteKind::ResponseDraft {
        browser.save_draft(path, "\"1\"", &said).await
    } else if FILES.contains(&kind) {
        browser.upload(path, &said).await
    } else {
        browser.post(path, &said).await
    }
}

/// Asks every route as somebody; which of the words came back, by route.
async fn asked(
    site: &Site,
    email: &str,
    planted: &Planted,
) -> BTreeMap<&'static str, BTreeSet<String>> {
    let mut came: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    let mut note = |answer: &Answer, path: &str| {
        for word in found(answer) {
            came.entry(word).or_default().insert(path.to_owned());
        }
    };
    let browser = async || match email {
        "" => site.browser(),
        email => site.browser_of(email).await,
    };
    let mut reading = browser().await;
    for kind in RouteKind::ALL {
        let methods = classification(*kind).0;
        for locale in Locale::ALL {
            for path in addresses(*kind, locale, planted) {
                if methods.names().contains(&"GET") {
                    note(&reading.get(&path).await, &path);
                }
                if methods.sends() && locale == Locale::En {
                    // What is sent may end a session.
                    let mut sending = browser().await;
                    note(&send(&mut sending, *kind, &path, planted).await, &path);
                }
            }
        }
    }
    came
}

/// Somebody who looks: address, role, and which words may be seen.
type Watcher<'a> = (&'a str, Option<(Role, Place)>, &'a [&'a str]);

#[tokio::test(flavor = "multi_thread")]
async fn z1_words_of_a_city_are_in_no_byte_for_anybody_else_at_any_route() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::DEBUG)
        .with_writer(move || writer.clone())
        .init();
    let site = Site::without_results().await;
    let planted = site.planted().await;
    release(&site).await;
    let places = &planted.places;
    let both: &[&str] = &[REASON, NAME];
    let people: [Watcher<'_>; 8] = [
        ("", None, &[]),
        ("plain@example.org", None, &[]),
        (
            "editor@example.org",
            Some((Role::CityEditor, places.other)),
            &[],
        ),
        (
            "other@example.org",
            Some((Role::CityCoordinator, places.other)),
            &[],
        ),
        (
            "unassigned@example.org",
            Some((Role::Reviewer, places.network)),
            &[],
        ),
        (
            "reader@example.org",
            Some((Role::PartnerReader, places.partner)),
            &[],
        ),
        (
            "network@example.org",
            Some((Role::NetworkCoordinator, places.network)),
            both,
        ),
        (
            "boss@example.org",
            Some((Role::ProgrammeAdministrator, Place::Service)),
            both,
        ),
    ];
    let mut leaks = Vec::new();
    for (email, role, may) in people {
        if !email.is_empty() {
            site.person(email, role).await;
        }
        for (word, paths) in asked(&site, email, &planted).await {
            if !may.contains(&word) {
                leaks.push(format!("{email}: {word} at {paths:?}"));
            }
        }
    }
    // Archives hold what stands in the other files.
    for path in release_files(&site).await {
        for word in found(&site.get(&path).await) {
            leaks.push(format!("{word} in {path}"));
        }
    }
    assert_eq!(leaks, Vec::<String>::new());
    // The words are there for those whose they are.
    let own = asked(&site, &format!("{NAME}-coordinator@example.org"), &planted).await;
    let kinds = own.get(WORDS).map_or(0, BTreeSet::len);
    assert!(kinds > 20, "{own:?}");
    assert!(
        own.contains_key(REASON) && own.contains_key(NAME),
        "{own:?}"
    );

    let folder = tempfile::tempdir().expect("a folder");
    let written = Written::new(&site, "https://index.example.org", folder.path());
    site.service
        .send_due(&written)
        .await
        .expect("mails are written");
    for text in written.texts() {
        assert!(!text.contains(WORDS) && !text.contains(REASON), "{text}");
    }
    let logged = log.0.lock().expect("one at a time");
    let logged = String::from_utf8_lossy(&logged);
    assert!(logged.contains("answered"), "the log is kept");
    for word in [WORDS, REASON, NAME] {
        let line = logged.lines().find(|line| line.contains(word));
        assert_eq!(line, None, "{word} is in the log");
    }
}
