//! Files in the pseudo-language, in which every message is marked: a word that stands outside of all
//! marks and was not given either came from the code. Every route of the table is asked; a file of a
//! kind that is not known here fails, and so does a route for files that gives none.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::sync::Arc;

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use icc_datasets::workbook::{MEDIA_TYPE, Value as Cell, read};
use icc_domain::{Locale, Role};
use icc_i18n::{I18n, outside_marks};
use icc_pages::urls::RouteKind;
use icc_store::Place;
use icc_testkit::{given_words, letters};
use icc_web::routes::classification;
use serde_json::Value;

use crate::canary::{NAME, addresses};
use crate::html::parse;
use crate::interface;
use crate::releases::{release_files, release_in};
use crate::site::{Answer, Site};

/// Documents for word processors.
const DOCUMENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Files whose words are looked at elsewhere, or that hold none.
const ELSEWHERE: [(&str, &str); 9] = [
    (
        "application/pdf",
        "reports as another program reads them: crates/reports",
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
    ("application/zip", "files that are asked for one by one"),
    ("text/css", "colours and sizes"),
    ("text/javascript", "takes its words from the page"),
    ("font/woff2", "letters"),
    (
        "text/markdown",
        "a text to fill in, in French as the law asks for it",
    ),
];

/// What files hold here that nobody translates.
const GIVEN: [&str; 7] = [
    // What the tests write.
    crate::canary::WORDS,
    crate::canary::REASON,
    crate::canary::TALK,
    crate::canary::PRACTICE,
    NAME,
    // What the rules for robots and the answer about health are made of.
    "User-agent Disallow Allow Sitemap",
    "ok",
];

/// The texts of a file that somebody reads; none for a kind of file that is not known.
fn texts(kind: &str, body: &[u8]) -> Option<Vec<String>> {
    let plain = || String::from_utf8(body.to_vec()).expect("text");
    Some(match kind {
        MEDIA_TYPE => cells(body),
        DOCUMENT => paragraphs(body),
        "text/csv" => {
            let mut reader = csv::ReaderBuilder::new();
            let mut reader = reader.has_headers(false).flexible(true).from_reader(body);
            let rows = reader.records().map(|row| row.expect("a row"));
            let cells = rows.flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>());
            cells.filter(|text| !is_code(text)).collect()
        }
        "text/calendar" => events(&plain()),
        "application/x-ndjson" => plain().lines().flat_map(values).collect(),
        kind if kind.ends_with("json") => values(&plain()),
        "image/svg+xml" => {
            let text = plain();
            let drawn = parse(&text);
            let texts = drawn.descendants().filter(roxmltree::Node::is_text);
            texts
                .filter_map(|node| node.text().map(str::to_owned))
                .collect()
        }
        "application/yaml" => {
            let text = plain();
            let values = text.lines().filter_map(|line| line.split_once(": "));
            let values = values.map(|(_, value)| value.trim_matches('"').to_owned());
            values.filter(|text| !is_code(text)).collect()
        }
        "text/plain" => plain().lines().map(str::to_owned).collect(),
        _ => return None,
    })
}

/// What is for programs: no blank in it, and no word with a capital.
fn is_code(text: &str) -> bool {
    let word = text.chars().next().is_some_and(char::is_uppercase)
        && text.chars().skip(1).all(char::is_lowercase);
    !word && !text.contains(char::is_whitespace)
}

/// The sheet that only the program reads is left out.
fn cells(body: &[u8]) -> Vec<String> {
    let sheets = read(body).expect("a workbook").into_iter();
    let sheets = sheets.filter(|sheet| sheet.name != "icc-index");
    sheets
        .flat_map(|sheet| {
            let cells = sheet.cells.into_iter().filter_map(|cell| match cell.value {
                Cell::Text(text) => Some(text),
                _ => None,
            });
            std::iter::once(sheet.name).chain(cells).collect::<Vec<_>>()
        })
        .collect()
}

fn paragraphs(body: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(body)).expect("a document");
    let mut text = String::new();
    let mut file = archive.by_name("word/document.xml").expect("its words");
    file.read_to_string(&mut text).expect("text");
    let document = parse(&text);
    let is_text = |node: &roxmltree::Node| node.tag_name().name() == "t";
    let texts = document.descendants().filter(is_text);
    texts
        .filter_map(|node| node.text().map(str::to_owned))
        .collect()
}

/// What a calendar shows; long lines are broken there, and go on after a blank.
fn events(text: &str) -> Vec<String> {
    const SHOWN: [&str; 5] = ["SUMMARY", "DESCRIPTION", "LOCATION", "X-WR-CALNAME", "NAME"];
    let text = text.replace("\r\n ", "").replace("\\n", " ");
    text.lines()
        .filter_map(|line| line.split_once(':'))
        .filter(|(name, _)| SHOWN.contains(&name.split(';').next().unwrap_or_default()))
        .map(|(_, value)| value.to_owned())
        .collect()
}

/// The texts in a JSON document.
fn values(text: &str) -> Vec<String> {
    fn collect(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(text) if !is_code(text) => found.push(text.clone()),
            Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
            Value::Object(map) => map.values().for_each(|item| collect(item, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(&serde_json::from_str(text).expect("JSON"), &mut found);
    found
}

/// What was found in files.
#[derive(Default)]
struct Found {
    given: BTreeSet<String>,
    /// Words from nowhere, by address.
    foreign: BTreeMap<String, BTreeSet<String>>,
    /// Kinds of files that are not known here.
    unknown: BTreeSet<String>,
    /// Kinds of files that were read.
    read: BTreeSet<String>,
}

impl Found {
    /// Looks at an answer; says whether it is a file.
    fn look(&mut self, path: &str, answer: &Answer) -> bool {
        let kind = answer.header(CONTENT_TYPE);
        let kind = kind.split(';').next().unwrap_or_default().to_owned();
        if answer.status != StatusCode::OK || kind == "text/html" {
            return false;
        }
        if ELSEWHERE.iter().any(|(known, _)| *known == kind) {
            return true;
        }
        let Some(texts) = texts(&kind, &answer.body) else {
            self.unknown.insert(format!("{kind} at {path}"));
            return true;
        };
        for text in texts {
            let outside = outside_marks(&text);
            let foreign = letters(&outside).filter(|word| !self.given.contains(word));
            let foreign: BTreeSet<String> = foreign.collect();
            if !foreign.is_empty() {
                let place = self.foreign.entry(path.to_owned()).or_default();
                place.insert(format!("{foreign:?} in {text:?}"));
            }
        }
        self.read.insert(kind);
        true
    }
}

/// Whether an address ends in the name of a file.
fn is_for_files(pattern: &str) -> bool {
    let last = pattern.rsplit('/').next().unwrap_or_default();
    last == "{file}" || last.contains('.')
}

#[tokio::test(flavor = "multi_thread")]
async fn every_word_of_a_file_is_a_message_or_was_given() {
    let site = Site::marked().await;
    let planted = site.planted().await;
    let marked = Arc::new(I18n::marked().expect("messages"));
    release_in(&site, &marked).await;
    let coordinator = format!("{NAME}-coordinator@example.org");
    let network = "network@example.org";
    let role = Some((Role::NetworkCoordinator, planted.places.network));
    site.person(network, role).await;
    let administrator = "boss@example.org";
    let role = Some((Role::ProgrammeAdministrator, Place::Service));
    site.person(administrator, role).await;

    let mut given = given_words().expect("texts of the repository");
    given.extend(GIVEN.iter().flat_map(|text| letters(text)));
    let mut found = Found {
        given,
        ..Found::default()
    };
    let mut gave: BTreeSet<String> = BTreeSet::new();
    for email in [coordinator.as_str(), network, administrator] {
        let mut browser = site.browser_of(email).await;
        for kind in RouteKind::ALL {
            if !classification(*kind).0.names().contains(&"GET") {
                continue;
            }
            for locale in Locale::ALL {
                for path in addresses(*kind, locale, &planted) {
                    if found.look(&path, &browser.get(&path).await) {
                        gave.insert(kind.pattern(locale).to_owned());
                    }
                }
            }
        }
    }
    let tables = interface::tables(&site).await.into_iter();
    let tables = tables.map(|table| format!("/api/v1/{table}?limit=5"));
    let described = ["/api/v1/openapi.json".to_owned()];
    for path in release_files(&site)
        .await
        .into_iter()
        .chain(tables)
        .chain(described)
    {
        for language in Locale::ALL {
            let headers = [("accept-language", language.tag())];
            found.look(&path, &site.get_with(&path, &headers).await);
        }
    }
    let silent: Vec<&str> = RouteKind::ALL
        .iter()
        .flat_map(|kind| Locale::ALL.map(|locale| kind.pattern(locale)))
        .filter(|pattern| is_for_files(pattern) && !gave.contains(*pattern))
        .collect();
    assert_eq!(found.unknown, BTreeSet::new(), "say how it is read");
    assert_eq!(silent, Vec::<&str>::new(), "nobody was given a file there");
    assert!(found.read.len() > 7, "{:?}", found.read);
    assert!(found.foreign.is_empty(), "{:#?}", found.foreign);
}
