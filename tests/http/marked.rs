//! Files in the pseudo-language, in which every message is marked: a text that stands outside of all
//! marks and was not given either (a name, an answer, a code) came from the code.
//!
//! Every route that is read is asked until somebody is shown something there, and so is whatever the
//! pages lead to; one that shows nobody anything fails, and so does a file of an unknown kind. What is
//! sent is asked for files too.

mod sent;
mod texts;
mod walk;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use icc_domain::Locale;
use icc_pages::urls::RouteKind;
use icc_testkit::Given;
use icc_web::routes::{self, Audience, classified};

use crate::html::{parse, select};
use crate::interface;
use crate::releases::release_files;
use crate::site::Answer;
use texts::{Reader, texts};
use walk::Walk;
use world::{PRINTED, World, is_read};

/// Kinds of files that are not read here, and why.
const UNREAD: [(&str, &str); 6] = [
    (
        "application/pdf",
        "reports as another program reads them: crates/reports; or given by somebody",
    ),
    ("image/png", "drawn from the chart that also comes as SVG"),
    (
        "application/vnd.apache.parquet",
        "the rows that also come as CSV",
    ),
    (
        "application/vnd.apache.arrow.file",
        "the rows that also come as CSV",
    ),
    ("text/css", "colours and sizes"),
    ("text/javascript", "takes its words from the page"),
];

/// Addresses whose words are not ours to translate, and why.
const QUOTED: [(&str, &str); 3] = [
    ("/robots.txt", "words of the protocol"),
    ("/fr/confidentialite/gabarit-efvp.md", EFVP),
    ("/en/privacy/template-efvp.md", EFVP),
];
const EFVP: &str = "a form to fill in, in French as the law of Québec asks for it";

/// Routes that only lead elsewhere, or show a page to whoever is in the middle of signing in.
const LEADING: [RouteKind; 3] = [
    RouteKind::SignInCode,
    RouteKind::ProviderWay,
    RouteKind::ProviderReturn,
];

/// What was found in files.
struct Found {
    people: Given,
    programs: Given,
    /// Texts from nowhere, by address.
    foreign: BTreeMap<String, BTreeSet<String>>,
    /// Kinds of files that are not known here.
    unknown: BTreeSet<String>,
    /// Kinds of files that came.
    came: BTreeSet<String>,
}

impl Found {
    async fn begin(world: &World) -> Self {
        let people = world.site.given().await;
        let programs = people.clone().and_codes().expect("the reference");
        Self {
            people,
            programs,
            foreign: BTreeMap::new(),
            unknown: BTreeSet::new(),
            came: BTreeSet::new(),
        }
    }

    /// Looks at an answer; says whether it is a file.
    fn look(&mut self, path: &str, answer: &Answer) -> bool {
        let kind = answer.header(CONTENT_TYPE);
        let kind = kind.split(';').next().unwrap_or_default().to_owned();
        if answer.status != StatusCode::OK || kind == "text/html" {
            return false;
        }
        self.came.insert(kind.clone());
        if UNREAD.iter().any(|(known, _)| *known == kind) {
            return true;
        }
        let Some(texts) = texts(&kind, &answer.body) else {
            self.unknown.insert(format!("{kind} at {path}"));
            return true;
        };
        for (reader, text) in texts {
            let given = match reader {
                Reader::Person => &self.people,
                Reader::Program => &self.programs,
            };
            for foreign in given.foreign(&text) {
                let place = self.foreign.entry(path.to_owned()).or_default();
                place.insert(format!("{foreign:?} in {text:?}"));
            }
        }
        true
    }

    /// What is left once the words are taken out that are not ours; each of them has to be there.
    fn ours(mut self) -> BTreeMap<String, BTreeSet<String>> {
        for (path, why) in QUOTED {
            assert!(
                self.foreign.remove(path).is_some(),
                "not needed: {path}, {why}"
            );
        }
        self.foreign
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_word_of_a_file_is_a_message_or_was_given() {
    let world = World::new().await;
    let mut found = Found::begin(&world).await;
    let mut walk = Walk::new(&mut found);
    for mut browser in world.people().await {
        walk.all(&mut browser, world.addresses()).await;
    }
    let walked = walk.end();
    for path in fixed(&world).await {
        for language in Locale::ALL {
            let headers = [("accept-language", language.tag())];
            found.look(&path, &world.site.get_with(&path, &headers).await);
        }
    }
    let sent = sent::all(&world, &mut found).await;
    assert_eq!(found.unknown, BTreeSet::new(), "say how it is read");
    assert_eq!(sent, BTreeSet::from(sent::GIVING));
    let unmet: BTreeSet<RouteKind> = RouteKind::ALL
        .iter()
        .copied()
        .filter(|kind| is_read(*kind) && !walked.met.contains(kind))
        .collect();
    assert_eq!(unmet, BTreeSet::from(LEADING), "nobody was shown anything");
    assert_eq!(
        walked.silent(),
        Vec::<String>::new(),
        "nobody was given a file"
    );
    let printed = PRINTED.map(|(kind, name)| (kind, name.to_owned()));
    assert_eq!(walked.printed, BTreeSet::from(printed));
    let came = found.came.clone();
    let foreign = found.ours();
    assert!(foreign.is_empty(), "{foreign:#?}");
    for (kind, why) in UNREAD {
        assert!(came.contains(kind), "not needed: {kind}, {why}");
    }
}

/// Addresses of the routes that are the same in every language: for programs, for whoever runs the
/// service, and permanent ones.
async fn fixed(world: &World) -> Vec<String> {
    let page = "/en/networks/demo-network/demo-2026/prepare/report.pdf";
    let page = world.site.get(page).await.text();
    let page = parse(&page);
    let assets = select(&page, "link[href], script[src]").into_iter();
    let assets = assets.filter_map(|it| it.attribute("href").or(it.attribute("src")));
    let assets: Vec<String> = assets
        .filter(|path| path.starts_with("/assets/"))
        .map(str::to_owned)
        .collect();
    let tables = interface::tables(&world.site).await;
    let patterns: BTreeSet<&str> = RouteKind::ALL
        .iter()
        .flat_map(|kind| Locale::ALL.map(|locale| kind.pattern(locale)))
        .collect();
    let all = classified().into_iter();
    let mut found = Vec::new();
    for route in all.filter(|route| !patterns.contains(route.pattern)) {
        match route.pattern {
            routes::ASSET => found.extend(assets.clone()),
            routes::RELEASE_FILE => found.extend(release_files(&world.site).await),
            pattern if pattern.contains("{table}") => {
                let path = |table: &String| pattern.replace("{table}", table) + "?limit=5";
                found.extend(tables.iter().map(path));
            }
            // Leads to the same.
            routes::RELEASE | routes::LATEST_FILE => {}
            // Says nothing to people.
            _ if route.audience == Audience::Operator => {}
            pattern => found.push(pattern.to_owned()),
        }
    }
    let version = |path: String| path.replace("{version}", "1.0.0");
    found.into_iter().map(version).collect()
}
