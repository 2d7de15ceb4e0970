//! Everything that a visitor can reach from the entrance by following links.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::LazyLock;

use axum::http::{StatusCode, header};
use icc_domain::Locale;
use icc_pages::urls::RouteKind;

use icc_web::routes::{Audience, Methods, classification};

use crate::html::{parse, select, text};
use crate::site::{Answer, Site};

/// Of each pattern this many addresses are visited in each language; the rest are alike.
const PER_PATTERN: usize = 24;
/// Pictures, reports and trials take long to make in a program that is not optimised, and so do the
/// pages of one chart, which end in its name.
const SLOW: [(&str, usize); 8] = [
    (".png", 1),
    (".pdf", 1),
    ("/prochains-pas", 2),
    ("/next-steps", 2),
    ("/indicators", 2),
    ("/areas", 2),
    ("/bars", 2),
    ("/radar", 2),
];

/// Headers that no answer may lack, with their values where there is only one.
const HEADERS: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; \
         img-src 'self'; font-src 'self'; object-src 'none'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// Whether other pages may show what an address answers.
fn is_embed(path: &str) -> bool {
    let embed = [
        RouteKind::Embed,
        RouteKind::EmbedOf,
        RouteKind::GroupEmbed,
        RouteKind::GroupEmbedOf,
    ];
    let patterns = embed.map(|kind| Locale::ALL.map(|locale| kind.pattern(locale)));
    patterns.as_flattened().contains(&pattern(path))
}

/// The headers in which such an answer differs.
fn framable(name: &str, strict: &'static str) -> &'static str {
    match name {
        "content-security-policy" => {
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; \
             base-uri 'none'; form-action 'none'; frame-ancestors *"
        }
        "x-frame-options" => "",
        "cross-origin-resource-policy" => "cross-origin",
        _ => strict,
    }
}

/// Fails when an answer lacks what every answer has.
pub(crate) fn assert_surrounded(path: &str, answer: &Answer) {
    for (name, value) in HEADERS {
        let value = if is_embed(path) {
            framable(name, value)
        } else {
            value
        };
        assert_eq!(answer.header(name), value, "{name} of {path}");
    }
    assert_eq!(answer.header("x-request-id").len(), 36, "{path}");
    assert!(
        !answer.header(header::CACHE_CONTROL).is_empty() || answer.status.is_redirection(),
        "{path}"
    );
}

/// The patterns of every route; what is spelt out comes before what a parameter takes. Asking for them
/// builds the whole router, which takes longer than a page.
static PATTERNS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut all = icc_web::contents();
    all.sort_by_key(|pattern| pattern.matches('{').count());
    all
});

/// The pattern that an address fits.
fn pattern(path: &str) -> &'static str {
    let path: Vec<&str> = path
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .split('/')
        .collect();
    let fits = |pattern: &str| {
        let pattern: Vec<&str> = pattern.split('/').collect();
        let same = |(p, q): (&&str, &&str)| q.starts_with('{') || p == q;
        pattern.len() == path.len() && path.iter().zip(&pattern).all(same)
    };
    let mut all = PATTERNS.iter().copied();
    all.find(|pattern| fits(pattern)).unwrap_or("none")
}

/// Visits what can be reached; every page is given to `look`.
async fn crawl(site: &Site, mut look: impl FnMut(&str, &Answer)) -> BTreeSet<String> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut visited: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut open: VecDeque<String> = Locale::ALL.map(|l| format!("/{l}")).into();
    while let Some(path) = open.pop_front() {
        let slow = SLOW.iter().find(|(end, _)| path.ends_with(end));
        let (end, most) = slow.copied().unwrap_or(("", PER_PATTERN));
        let count = visited.entry((pattern(&path), end)).or_default();
        if *count >= most || !seen.insert(path.clone()) {
            continue;
        }
        *count += 1;
        let answer = site.get(&path).await;
        look(&path, &answer);
        if answer.header(header::CONTENT_TYPE).starts_with("text/html") {
            let html = answer.text();
            let page = parse(&html);
            let links = select(&page, "a[href], link[href]").into_iter();
            let links = links.filter_map(|link| link.attribute("href"));
            open.extend(
                links
                    .filter(|href| href.starts_with('/'))
                    .map(str::to_owned),
            );
        }
    }
    seen
}

#[tokio::test(flavor = "multi_thread")]
async fn o1_s6_every_link_leads_somewhere_and_reading_changes_nothing() {
    // With the space of the invented network, some of which everybody sees.
    let site = Site::on_a_machine().await;
    let before = site.database();
    let mut kinds = BTreeSet::new();
    let first = crawl(&site, |path, answer| {
        assert_eq!(
            answer.status,
            StatusCode::OK,
            "{path}: {}",
            String::from_utf8_lossy(&answer.body)
        );
        assert_surrounded(path, answer);
        kinds.insert(pattern(path));
        if answer.header(header::CONTENT_TYPE).starts_with("text/html") {
            look_at_page(path, &answer.text());
        }
    })
    .await;
    let missed: Vec<&str> = RouteKind::ALL
        .iter()
        .filter(|kind| is_linked_to(**kind))
        .flat_map(|kind| Locale::ALL.map(|locale| kind.pattern(locale)))
        .filter(|pattern| !kinds.contains(pattern))
        .collect();
    assert_eq!(missed, Vec::<&str>::new());
    let again = crawl(&site, |path, answer| {
        assert_eq!(answer.status, StatusCode::OK, "{path}");
    })
    .await;
    assert_eq!(first, again);
    assert_eq!(site.database(), before, "reading has changed the database");

    the_other_language_is_the_same_place(&site, &first).await;
    real_cities_have_no_score_of_ours(&site).await;
}

/// Whether something in the demonstration leads everybody there.
fn is_linked_to(kind: RouteKind) -> bool {
    let (methods, audience, _) = classification(kind);
    let is_apart = matches!(
        kind,
        // Nothing links to the description of a kind of problem but a problem.
        RouteKind::ProblemKind
            // It is for whoever changes the pages.
            | RouteKind::Components
            // Nobody in the demonstration has handed in a file, or put one beside a practice or into a
            // library of tools.
            | RouteKind::WordsFile
            | RouteKind::PracticeDocument
            | RouteKind::ToolFile
            // Its page leads there once it is made.
            | RouteKind::NetworkFile
            // Nobody has made a release of the demonstration.
            | RouteKind::Release
            // They are printed in reports.
            | RouteKind::ReportCheck
            | RouteKind::NetworkCheck
            // There is no provider here.
            | RouteKind::ProviderWay
    );
    audience == Audience::Public && methods != Methods::Send && !is_apart
}

/// What holds for every page of a service with a demonstration.
fn look_at_page(path: &str, html: &str) {
    let page = parse(html);
    let band: String = select(&page, "header > .band")
        .into_iter()
        .map(text)
        .collect();
    assert!(!band.is_empty(), "{path} has no demonstration band");
    for part in select(&page, "link[href], img[src], source[src]") {
        let target = part
            .attribute("href")
            .or(part.attribute("src"))
            .unwrap_or_default();
        assert!(target.starts_with('/'), "{path} loads {target}");
    }
    for link in select(&page, "a[href]") {
        let target = link.attribute("href").unwrap_or_default();
        let inside =
            target.starts_with('/') && !target.starts_with("//") || target.starts_with('#');
        let rel = link.attribute("rel").unwrap_or_default();
        let source = target.starts_with("http") && rel.split(' ').any(|word| word == "noreferrer");
        assert!(inside || source, "{path} leads to {target}");
    }
    // Public pages do without a script, but for the one that looks again by itself.
    let looks_again = path.contains("/preparer/") || path.contains("/prepare/");
    assert!(looks_again || select(&page, "script").is_empty(), "{path}");
}

async fn the_other_language_is_the_same_place(site: &Site, visited: &BTreeSet<String>) {
    let mut checked = BTreeSet::new();
    for path in visited.iter().filter(|path| path.starts_with("/fr")) {
        // One of each kind is enough: the switch is one line of one template.
        if checked.contains(pattern(path)) {
            continue;
        }
        let answer = site.get(path).await;
        let is_page = answer.header(header::CONTENT_TYPE).starts_with("text/html");
        if !is_page {
            continue;
        }
        checked.insert(pattern(path));
        let there = switch(&answer.text());
        let other = site.get(&there).await;
        assert_eq!(other.status, StatusCode::OK, "{there}");
        // Where a sign-in leads to afterwards stays as it is. The digest of a picture is that of one
        // language: the other one is the picture as it is now.
        let of_one = [RouteKind::EmbedOf, RouteKind::GroupEmbedOf];
        let of_one = of_one.map(|kind| kind.pattern(Locale::Fr));
        if !path.contains("?next=") && !of_one.contains(&pattern(path)) {
            assert_eq!(&switch(&other.text()), path);
        }
    }
    assert!(checked.len() >= 8, "{checked:?}");
}

fn switch(html: &str) -> String {
    let page = parse(html);
    let link = select(&page, "a.language")[0];
    link.attribute("href").unwrap_or_default().to_owned()
}

async fn real_cities_have_no_score_of_ours(site: &Site) {
    let snapshot = site.service.snapshot().await.expect("a snapshot");
    let real = snapshot
        .cities
        .values()
        .filter(|city| !city.municipality.record.demonstration);
    let mut n = 0;
    for city in real {
        n += 1;
        let path = format!("/en/municipalities/{}", city.municipality.record.code);
        let html = site.get(&path).await.text();
        let page = parse(&html);
        let ours = select(&page, ".index, .chart-figure, .big, table.numbers, .waves");
        assert!(ours.is_empty(), "{path} shows a score");
        assert!(html.contains("No result in this service"), "{path}");
    }
    assert!(n > 50, "{n} real cities");
}
