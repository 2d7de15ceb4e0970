//! Z1: role × route × whose thing it is, cell by cell, against the table in
//! `docs/reference/access.md`. A route for people who are signed in without a row fails.

mod requests;
mod things;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use axum::http::StatusCode;
use icc_domain::{Locale, Role};
use icc_pages::urls::RouteKind;
use icc_store::Place;
use icc_web::routes::{Audience, classification};

pub(crate) use requests::Whose;
pub(crate) use things::{pdf_of, pdf_that_says, target_of};

use requests::REQUESTS;
use things::Things;

use crate::people::Places;
use crate::site::{Answer, Site};
use crate::{modules, practices, reviews, spaces, tasks};

/// Those whose forms hold a file.
pub(crate) const FILES: [RouteKind; 3] = [
    RouteKind::RegisterImport,
    RouteKind::ResponseImport,
    RouteKind::EvidenceNew,
];

/// The wave whose answers cities show everybody.
pub(crate) const OPEN: &str = "open";

/// A reviewer to whom the questionnaire in question was given.
const ASSIGNED: &str = "its reviewer";

/// Who asks: a name, a role, and for what it is held.
fn asking(places: &Places) -> Vec<(&'static str, Option<(Role, Place)>)> {
    vec![
        ("visitor", None),
        ("no role", None),
        ("editor A", Some((Role::CityEditor, places.city))),
        ("coordinator A", Some((Role::CityCoordinator, places.city))),
        ("editor B", Some((Role::CityEditor, places.other))),
        ("coordinator B", Some((Role::CityCoordinator, places.other))),
        ("reviewer", Some((Role::Reviewer, places.network))),
        (ASSIGNED, Some((Role::Reviewer, places.network))),
        (
            "network coordinator",
            Some((Role::NetworkCoordinator, places.network)),
        ),
        (
            "administrator",
            Some((Role::ProgrammeAdministrator, Place::Service)),
        ),
        (
            "partner’s reader",
            Some((Role::PartnerReader, places.partner)),
        ),
    ]
}

pub(crate) const ABSENT: &str = "0199a1b2-7c3d-7e4f-8a9b-0c1d2e3f4a5b";

pub(crate) fn fields(
    kind: RouteKind,
    whose: Whose,
    things: Option<&Things>,
    (places, n): (&Places, usize),
) -> Vec<(&'static str, String)> {
    let id = |of: fn(&Things) -> String| things.map_or_else(|| ABSENT.to_owned(), of);
    match kind {
        RouteKind::AccountProfile => vec![("name", "Somebody".into()), ("language", "en".into())],
        RouteKind::AccountPassword => vec![
            ("old", crate::people::PASSWORD.into()),
            ("new", "four quiet harbour lights".into()),
        ],
        RouteKind::AccountData => vec![("file", "json".into())],
        RouteKind::AccountSessions => vec![("session", id(|t| t.session.clone()))],
        RouteKind::AccountTokens => vec![("name", "R".into()), ("days", "90".into())],
        RouteKind::AccountTokenEnd => vec![("token", id(|t| t.token.to_string()))],
        RouteKind::AccountOffer => vec![
            ("invitation", id(|t| t.invitation.to_string())),
            ("answer", "accept".into()),
        ],
        RouteKind::PeopleInvite => vec![
            ("email", "new@example.org".into()),
            ("role", "city-editor".into()),
            ("city", whose.code(places).into()),
        ],
        RouteKind::RegisterRow => vec![("version", "1".into()), ("value", "2".into())],
        RouteKind::RegisterRemove | RouteKind::EvidenceWithdraw | RouteKind::TargetRemove => {
            vec![("version", "1".into())]
        }
        // Another measure than the rows that are there; each asking has a source of its own year.
        RouteKind::RegisterNew => vec![
            ("municipality", whose.code(places).into()),
            ("measure", "population".into()),
            ("source", "public-pages".into()),
            ("year", (1900 + n % 200).to_string()),
            ("value", "1".into()),
        ],
        RouteKind::RegisterImport => vec![
            ("step", "try".into()),
            (
                "file",
                "code,title_fr,title_en,url,licence\nx,X,X,,\n".into(),
            ),
        ],
        // No workbook: whoever may hand one in is told so.
        RouteKind::ResponseImport => vec![("step", "try".into()), ("file", "x".into())],
        RouteKind::ResponseStart | RouteKind::ResponseMode => vec![("mode", "shared".into())],
        RouteKind::ResponseQuestion | RouteKind::ResponseDraft => vec![
            ("C1.version", "1".into()),
            ("C1.answer", "yes".into()),
            ("C1.comment", "Depuis mars".into()),
        ],
        RouteKind::ResponseCompany => vec![("question", "C1".into())],
        RouteKind::EvidenceNew => vec![
            ("title", "Plan".into()),
            ("url", "https://city.example/plan".into()),
        ],
        RouteKind::EvidenceItem => vec![("version", "1".into()), ("title", "Plan 2".into())],
        RouteKind::ResponseEvidence => vec![
            ("C1.version", "1".into()),
            ("C1.answer", "yes".into()),
            ("evidence", id(|t| t.evidence.to_string())),
            ("attach", "yes".into()),
        ],
        RouteKind::TargetNew | RouteKind::Target => vec![
            ("version", u8::from(kind == RouteKind::Target).to_string()),
            ("name", "Plan".into()),
            ("due", "2031-06-30".into()),
            ("plan", "C1".into()),
        ],
        RouteKind::PeopleWithdraw => vec![("invitation", id(|t| t.invitation.to_string()))],
        RouteKind::PeopleEndRole => vec![("grant", id(|t| t.grant.to_string()))],
        RouteKind::SecondFactorConfirm => vec![("code", "123456".into())],
        RouteKind::SecondFactorCodes | RouteKind::SecondFactorOff => {
            vec![("proof", crate::people::PASSWORD.into())]
        }
        RouteKind::PeopleSecondFactor => vec![("account", id(|t| t.account.to_string()))],
        RouteKind::PeopleAccount => {
            vec![
                ("account", id(|t| t.account.to_string())),
                ("open", "no".into()),
            ]
        }
        _ => Vec::new(),
    }
}

/// The address of a request: tables of the register are tried at figures about a city, whole ones at
/// sources.
///
/// A questionnaire is tried in a wave in which both cities have begun, its beginning in one in which
/// nobody has.
fn path(
    kind: RouteKind,
    whose: Whose,
    things: Option<&Things>,
    (places, n): (&Places, usize),
) -> String {
    let city = whose.code(places);
    let wave = match kind {
        RouteKind::ResponseStart => format!("start-{n}"),
        RouteKind::Submission | RouteKind::SubmissionCopy | RouteKind::Correction => {
            "handed-in".to_owned()
        }
        RouteKind::Publication if whose == Whose::Absent => "no-such-wave".to_owned(),
        RouteKind::SharedCityWave
        | RouteKind::SharedCityFile
        | RouteKind::SharedExplanation
        | RouteKind::SharedNextSteps
        | RouteKind::SharedWords
        | RouteKind::SharedWordsFile => "out".to_owned(),
        RouteKind::TargetNew => OPEN.to_owned(),
        _ => "begun".to_owned(),
    };
    let fact = things.map_or(ABSENT, |things| &things.fact);
    let table = match kind {
        RouteKind::RegisterImport | RouteKind::RegisterExport => "sources",
        _ => "facts",
    };
    let file = match kind {
        RouteKind::SubmissionCopy => "copy.pdf",
        RouteKind::ResponseCrossed => "answers.docx",
        RouteKind::SharedCityFile => "scores.csv",
        _ => "questionnaire.xlsx",
    };
    let item = things.map_or_else(|| ABSENT.to_owned(), |t| t.evidence.to_string());
    let target = things.map_or_else(|| ABSENT.to_owned(), |t| t.target.to_string());
    // City A shows its results to its network, city B to the partner alone.
    let audience = match whose {
        Whose::CityA => format!("network-{}", places.network_code),
        Whose::CityB => format!("partner-{}", places.partner_code),
        Whose::Absent | Whose::None => "network-none".to_owned(),
    };
    kind.pattern(Locale::En)
        .replace("{audience}", &audience)
        .replace("{code}", "core_index")
        .replace("{item}", &item)
        .replace("{target}", &target)
        .replace("{table}", table)
        .replace("{row}", fact)
        .replace("{city}", city)
        .replace("{wave}", &wave)
        .replace("{section}", "commitment")
        .replace("{question}", "C1")
        .replace("{language}", "en")
        .replace("{edition}", "invented-official")
        .replace("{file}", file)
        .replace("{revision}", "1")
}

/// What an answer means.
fn word(answer: &Answer) -> String {
    let there = answer.header("location");
    match answer.status {
        StatusCode::SEE_OTHER if there.starts_with("/en/sign-in") => "sign in".to_owned(),
        StatusCode::SEE_OTHER => "done".to_owned(),
        StatusCode::OK => "shown".to_owned(),
        other => other.as_u16().to_string(),
    }
}

/// An edition into which answers can be carried.
pub(crate) async fn load_official(site: &Site) {
    let official = icc_tests::root().join("tests/fixtures/official");
    let official = icc_testkit::definition_files(&official).expect("the fixture");
    let (store, clock) = (site.service.store(), site.service.clock());
    icc_app::editions::load_definition(store, &official, clock)
        .await
        .expect("is loaded");
}

#[expect(clippy::too_many_lines, reason = "one request after the other")]
async fn table() -> String {
    let site = Site::without_results().await;
    let places = site.places().await;
    let (boss, _) = site
        .person(
            "boss@example.org",
            Some((Role::ProgrammeAdministrator, Place::Service)),
        )
        .await;
    load_official(&site).await;
    let begun = site.wave("begun", places.network).await;
    site.begun(places.city, begun, "Depuis mars").await;
    site.begun(places.other, begun, "Depuis mars").await;
    let handed_in = site.wave("handed-in", places.network).await;
    for (city, code) in [
        (places.city, &places.city_code),
        (places.other, &places.other_code),
    ] {
        site.begun(city, handed_in, "Depuis mars").await;
        site.handed_in(city, code, "handed-in").await;
    }
    site.wave("out", places.network).await;
    let audience = icc_store::Audience::Network(places.network_code.clone());
    let shown_a = site
        .result_shown_to(places.city, "out", audience, "Plan")
        .await;
    let audience = icc_store::Audience::Partner(places.partner_code.clone());
    let shown_b = site
        .result_shown_to(places.other, "out", audience, "Plan")
        .await;
    site.wave(OPEN, places.network).await;
    for place in [places.city, places.other] {
        let everybody = icc_store::Audience::Public;
        site.result_shown_to(place, OPEN, everybody, "Plan").await;
    }
    let asking = asking(&places);
    let mut table = "| route | whose |".to_owned();
    for (name, _) in &asking {
        let _ = write!(table, " {name} |");
    }
    let _ = write!(table, "\n{}|\n", "| --- ".repeat(asking.len() + 2));
    let mut n = 0;
    let mut absent: BTreeMap<(String, RouteKind), BTreeSet<String>> = BTreeMap::new();
    for (kind, all) in REQUESTS {
        let methods = classification(*kind).0;
        let method = if methods.sends() { "POST" } else { "GET" };
        let pattern = kind.pattern(Locale::En);
        for whose in *all {
            let _ = write!(table, "| {method} `{pattern}` | {} |", whose.word());
            for (name, held) in &asking {
                n += 1;
                let city = whose.city(&places);
                let things = match city {
                    Some(city) if things::are_named(*kind) => {
                        let city = (city, places.code_of(city));
                        Some(site.things(*kind, city, n, boss).await)
                    }
                    _ => None,
                };
                if *kind == RouteKind::ResponseStart {
                    site.wave(&format!("start-{n}"), places.network).await;
                }
                let about_task = tasks::is_about(*kind);
                let task = match whose {
                    Whose::None | Whose::CityA if about_task => {
                        Some(site.task(&places, places.city, n).await)
                    }
                    Whose::CityB if about_task => Some(site.task(&places, places.other, n).await),
                    _ => None,
                };
                let about_review = reviews::is_about(*kind);
                let review = match whose {
                    Whose::None | Whose::CityA if about_review => {
                        Some(site.under_review(&places, places.city, n, "").await)
                    }
                    Whose::CityB if about_review => {
                        Some(site.under_review(&places, places.other, n, "").await)
                    }
                    _ => None,
                };
                let about_space = spaces::is_about(*kind);
                let spoken = site.spoken_of((*kind, *whose), &places, boss).await;
                let about_practice = practices::is_about(*kind);
                let practised = match city {
                    Some(city) if about_practice => {
                        // Whoever wrote it works there, so that letters reach somebody.
                        let author = format!("author{n}@example.org");
                        let role = Some((Role::CityEditor, city));
                        let (author, _) = site.person(&author, role).await;
                        Some(site.practised((&places, city), author, "Plan").await)
                    }
                    _ => None,
                };
                let about_module = modules::is_about(*kind);
                let posed = match city {
                    Some(city) if about_module => {
                        Some(site.posed((&places, city), boss, "Plan").await)
                    }
                    _ => None,
                };
                let piece = match whose {
                    Whose::CityA => shown_a.to_string(),
                    Whose::CityB => shown_b.to_string(),
                    Whose::Absent | Whose::None => ABSENT.to_owned(),
                };
                let path = if *kind == RouteKind::SharedWordsFile {
                    path(*kind, *whose, None, (&places, n)).replace(ABSENT, &piece)
                } else if about_review {
                    reviews::path(*kind, review.as_ref(), ABSENT)
                } else if about_space {
                    spaces::path(*kind, spoken.as_ref(), ABSENT)
                } else if about_practice {
                    practices::path(*kind, practised.as_ref(), ABSENT)
                } else if about_module {
                    modules::path(*kind, posed.as_ref())
                } else if about_task {
                    tasks::path(*kind, task.as_ref(), ABSENT)
                } else {
                    path(*kind, *whose, things.as_ref(), (&places, n))
                };
                let mut browser = site.browser();
                let mut person = String::new();
                if *name != "visitor" {
                    let email = format!("asking{n}@example.org");
                    let account = site.person(&email, *held).await.0;
                    if let (ASSIGNED, Some(review)) = (*name, &review) {
                        site.give_review(review, account).await;
                    }
                    person = account.to_string();
                    browser = site.browser_of(&email).await;
                }
                let answer = if methods.sends() {
                    let fields = if about_review {
                        reviews::fields(*kind, review.as_ref(), ABSENT)
                    } else if about_space {
                        spaces::fields(*kind)
                    } else if about_practice {
                        practices::fields(*kind, practised.as_ref())
                    } else if about_module {
                        modules::fields(*kind)
                    } else if about_task {
                        tasks::fields(*kind, task.as_ref(), ABSENT)
                    } else {
                        fields(*kind, *whose, things.as_ref(), (&places, n))
                    };
                    let fields: Vec<(&str, &str)> = fields
                        .iter()
                        .map(|(name, value)| (*name, value.as_str()))
                        .collect();
                    if *kind == RouteKind::ResponseDraft {
                        browser.save_draft(&path, "\"1\"", &fields).await
                    } else if FILES.contains(kind) {
                        browser.upload(&path, &fields).await
                    } else {
                        browser.post(&path, &fields).await
                    }
                } else {
                    browser.get(&path).await
                };
                if answer.status == StatusCode::NOT_FOUND {
                    // Another city's thing and none at all are told in the same words.
                    let body = answer.text().replace(answer.header("x-request-id"), "ID");
                    let body = body.replace(&format!("asking{n}"), "asking");
                    let body = body.replace(&format!("data-person=\"{person}\""), "");
                    let who = (format!("{held:?}"), *kind);
                    absent.entry(who).or_default().insert(body);
                }
                let _ = write!(table, " {} |", word(&answer));
            }
            table.push('\n');
        }
    }
    for ((who, kind), bodies) in absent {
        assert_eq!(bodies.len(), 1, "{who} learns something at {kind:?}");
    }
    table
}

const BEGIN: &str = "<!-- access:begin -->\n";
const END: &str = "<!-- access:end -->";

#[tokio::test(flavor = "multi_thread")]
async fn z1_every_role_at_every_route_is_answered_as_the_table_says() {
    let path = icc_tests::root().join("docs/reference/access.md");
    let page = fs::read_to_string(path).expect("the page is there");
    let (head, rest) = page.split_once(BEGIN).expect("the table has its marks");
    let (printed, tail) = rest.split_once(END).expect("the table has its marks");
    let found = table().await;
    if printed != found {
        let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("access.md");
        fs::write(&fresh, format!("{head}{BEGIN}{found}{END}{tail}")).expect("a file");
        panic!(
            "docs/reference/access.md differs from what is answered, which is in {}",
            fresh.display()
        );
    }
}

#[test]
fn z1_no_route_for_people_who_are_signed_in_is_left_out() {
    for kind in RouteKind::ALL {
        let (_, audience, _) = classification(*kind);
        let personal = matches!(audience, Audience::SignedIn(_));
        let listed = REQUESTS.iter().any(|(known, _)| known == kind);
        assert_eq!(personal, listed, "{kind:?}");
    }
}
