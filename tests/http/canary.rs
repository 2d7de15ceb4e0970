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
use crate::interface;
use crate::mailed::Written;
use crate::modules::{self, Posed};
use crate::people::{Browser, Places};
use crate::practices::{self, Practised};
use crate::releases::{release, release_files};
use crate::reviews::{self, Handed};
use crate::site::{Answer, Site};
use crate::spaces::{self, Spoken};
use crate::tokens;

/// What only the city and who reviews it may read.
pub(crate) const WORDS: &str = "ZZMOTSZZ";
/// Why a city asks for a later end, and what its network decides together: whoever decides on the
/// end, and whoever runs that network, reads it too.
pub(crate) const REASON: &str = "ZZRAISONZZ";
/// Said in the space of a network, before anybody else came: whoever coordinates it reads it too.
pub(crate) const TALK: &str = "ZZPAROLEZZ";
/// In a practice that is reserved to the people of a network.
pub(crate) const PRACTICE: &str = "ZZPRATIQUEZZ";
/// In names and addresses of people: whoever looks after people sees them.
pub(crate) const NAME: &str = "zznomzz";

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
pub(crate) struct Planted {
    pub(crate) places: Places,
    waves: Vec<String>,
    item: EvidenceId,
    target: TargetId,
    part: PartId,
    handed: Handed,
    spoken: Spoken,
    practised: Practised,
    posed: Posed,
    drafted: icc_store::PracticeId,
    consensus: String,
    meeting: String,
}

impl Site {
    pub(crate) async fn planted(&self) -> Planted {
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
        let talk = (TALK, chrono::TimeDelta::days(1));
        let spoken = self.spoken((&places, places.city), editor, talk).await;
        let own = (&places, places.city);
        let practised = self.practised(own, editor, PRACTICE).await;
        let posed = self.posed(own, editor, WORDS).await;
        let drafted = self.drafted(&places, editor, WORDS).await;
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
        let network = places.network.network().expect("a network");
        let (consensus, meeting) = self.met(&all, (network, coordinator), REASON).await;
        unit.commit().await.expect("is kept");
        Planted {
            consensus: consensus.to_string(),
            meeting: meeting.to_string(),
            waves: ["begun", "handed-in", "r0", "divided", "out"]
                .map(str::to_owned)
                .into(),
            places,
            item,
            target,
            part,
            handed,
            spoken,
            practised,
            posed,
            drafted,
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
pub(crate) fn addresses(kind: RouteKind, locale: Locale, planted: &Planted) -> Vec<String> {
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
            "revision" | "place" => one("1"),
            "code" => one("core_index"),
            "audience" => vec![
                format!("network-{}", places.network_code),
                format!("partner-{}", places.partner_code),
                "research".to_owned(),
            ],
            "item" => vec![
                planted.item.to_string(),
                planted.handed.item().to_string(),
                planted.spoken.document.to_string(),
                planted.practised.document.to_string(),
            ],
            "practice" => vec![
                planted.practised.practice.to_string(),
                planted.drafted.to_string(),
            ],
            "tool" => one(&planted.practised.tool.to_string()),
            "challenge" => one(&planted.practised.challenge.to_string()),
            "expert" => one(&planted.practised.expert.to_string()),
            "part" => one(&planted.part.to_string()),
            "target" => one(&planted.target.to_string()),
            "topic" => one(&planted.spoken.topic.to_string()),
            "post" => one(&planted.spoken.post.to_string()),
            "visit" => one("new"),
            "consensus" => vec![planted.consensus.clone(), "new".to_owned()],
            "meeting" => vec![planted.meeting.clone(), "new".to_owned()],
            "number" => one("2026-1"),
            "module" => vec![planted.posed.number(kind).to_string()],
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
                "practices.csv",
                "practices.ndjson",
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
    if matches!(
        kind,
        RouteKind::Space
            | RouteKind::Practices
            | RouteKind::Tools
            | RouteKind::Challenges
            | RouteKind::Experts
    ) {
        // Another word of the same text, so that the question itself does not bring it back.
        let found = format!("{}?q=pamplemousse", all[0]);
        all.push(found);
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
    let mut all = answer.body.clone();
    all.extend(headers);
    // Texts are searched by a part of the standard library that is optimised in every build.
    all.make_ascii_lowercase();
    let all = String::from_utf8_lossy(&all);
    [WORDS, REASON, NAME, TALK, PRACTICE]
        .into_iter()
        .filter(|word| all.contains(&word.to_ascii_lowercase()))
        .collect()
}

/// Sends what a form of a route about it would.
pub(crate) async fn send(
    browser: &mut Browser<'_>,
    kind: RouteKind,
    path: &str,
    planted: &Planted,
) -> Answer {
    let own = classification(kind).1 == Audience::SignedIn("own-account");
    let said = if own {
        Vec::new()
    } else if reviews::is_about(kind) {
        reviews::fields(kind, Some(&planted.handed), ABSENT)
    } else if spaces::is_about(kind) {
        spaces::fields(kind)
    } else if practices::is_about(kind) {
        practices::fields(kind, Some(&planted.practised))
    } else if modules::is_about(kind) {
        modules::fields(kind)
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

/// Words that stand in tables for programs, which hold what stands in files of releases.
async fn told_to_programs(site: &Site) -> Vec<String> {
    let mut told = Vec::new();
    for table in interface::tables(site).await {
        let path = format!("/api/v1/{table}?limit=1000");
        let rows = interface::harvested(site, &path).await;
        let rows = format!("{rows:?}").to_lowercase();
        let words = [WORDS, REASON, NAME, TALK, PRACTICE].into_iter();
        let words = words.filter(|word| rows.contains(&word.to_lowercase()));
        told.extend(words.map(|word| format!("{word} at {path}")));
    }
    let only_for_others = "/api/v1/scores?period=out&limit=1000";
    let rows = interface::harvested(site, only_for_others).await;
    assert_eq!(rows, Vec::<serde_json::Value>::new());
    told
}

/// The same for whoever has made a token, as each audience for which he or she reads: words of
/// answers and of people are in no table, whoever asks. The token itself is returned.
async fn told_with_a_token(site: &Site, email: &str) -> (Vec<String>, Option<String>) {
    let mut browser = site.browser_of(email).await;
    let Some(token) = tokens::token_of(&mut browser).await else {
        return (Vec::new(), None);
    };
    let bearer = tokens::bearer(&token);
    let headers = [("authorization", bearer.as_str())];
    let mut told = Vec::new();
    for audience in tokens::audiences_of(&mut browser).await {
        for table in interface::tables(site).await {
            let path = format!("/api/v1/{table}?audience={audience}&limit=1000");
            let rows = interface::harvested_with(site, &path, &headers).await;
            let rows = format!("{rows:?}").to_lowercase();
            let words = [WORDS, REASON, NAME, TALK, PRACTICE].into_iter();
            let words = words.filter(|word| rows.contains(&word.to_lowercase()));
            told.extend(words.map(|word| format!("{email}: {word} at {path}")));
        }
        let only_for_others = format!("/api/v1/scores?audience={audience}&period=out");
        let rows = interface::harvested_with(site, &only_for_others, &headers).await;
        if !rows.is_empty() {
            told.push(format!("{email}: scores of others as {audience}"));
        }
    }
    (told, Some(token))
}

/// Somebody who looks: address, role, and which words may be seen.
type Watcher<'a> = (&'a str, Option<(Role, Place)>, &'a [&'a str]);

/// What is told to programs of each of them, and their tokens.
async fn told_with_tokens(site: &Site, people: &[Watcher<'_>]) -> (Vec<String>, Vec<String>) {
    let (mut told, mut made) = (Vec::new(), Vec::new());
    for (email, ..) in people {
        let (of_one, token) = told_with_a_token(site, email).await;
        told.extend(of_one);
        made.extend(token);
    }
    assert_eq!(made.len(), 5, "of those who read for somebody");
    (told, made)
}

#[tokio::test(flavor = "multi_thread")]
async fn z1_words_of_a_city_are_in_no_byte_for_anybody_else_at_any_route() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt()
        .with_env_filter(format!("debug,{}", icc_web::UNLOGGED))
        .with_writer(move || writer.clone())
        .init();
    let site = Site::without_results().await;
    let planted = site.planted().await;
    release(&site).await;
    let places = &planted.places;
    let both: &[&str] = &[REASON, NAME, PRACTICE];
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
            &[REASON, NAME, TALK, PRACTICE],
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
    leaks.extend(told_to_programs(&site).await);
    let (told, made) = told_with_tokens(&site, &people[1..]).await;
    leaks.extend(told);
    assert_eq!(leaks, Vec::<String>::new());
    // The words are there for those whose they are.
    let own = asked(&site, &format!("{NAME}-coordinator@example.org"), &planted).await;
    let kinds = own.get(WORDS).map_or(0, BTreeSet::len);
    assert!(kinds > 20, "{own:?}");
    assert!(
        own.contains_key(REASON) && own.contains_key(NAME),
        "{own:?}"
    );
    // What was said before one came is not there for colleagues either.
    assert_eq!(own.get(TALK), None);
    let author = format!("{NAME}-editor@example.org");
    let heard = asked(&site, &author, &planted).await;
    let heard = heard.get(TALK).map_or(0, BTreeSet::len);
    assert!(heard > 4, "{heard}");

    let folder = tempfile::tempdir().expect("a folder");
    let written = Written::new(&site, "https://index.example.org", folder.path());
    site.service
        .send_due(&written)
        .await
        .expect("mails are written");
    for text in written.texts() {
        for word in [WORDS, REASON, TALK] {
            assert!(!text.contains(word), "{text}");
        }
    }
    let logged = log.0.lock().expect("one at a time");
    let logged = String::from_utf8_lossy(&logged);
    assert!(logged.contains("answered"), "the log is kept");
    for word in [WORDS, REASON, NAME, TALK, PRACTICE] {
        let line = logged.lines().find(|line| line.contains(word));
        assert_eq!(line, None, "{word} is in the log");
    }
    let told = made.iter().find(|token| logged.contains(*token));
    assert_eq!(told, None, "a token is in the log");
}
