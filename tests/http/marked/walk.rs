//! The way through the addresses of a service: some of each route, and each of its files.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use icc_domain::Locale;
use icc_pages::urls::{Route, RouteKind};
use icc_web::routes::classification;

use super::Found;
use super::world::PUBLIC;
use crate::html::{parse, select, text};
use crate::people::Browser;
use crate::site::Answer;

/// So many pages of a route are looked at for what they lead to; the rest are alike.
const PAGES: usize = 3;
/// So many addresses of a route to which nothing has led are tried.
const TRIED: usize = 40;

/// A route in a language; where its addresses end in the name of a file, that file; of pictures one.
type Place = (RouteKind, Locale, String);

pub(super) struct Walk<'f> {
    found: &'f mut Found,
    walked: Walked,
    shown: BTreeMap<Place, usize>,
    /// Addresses that were read already: the same ones stand on many pages.
    places: BTreeMap<String, Option<(Route, Place)>>,
}

/// Where the way has led.
#[derive(Default)]
pub(super) struct Walked {
    /// Routes that have shown somebody something.
    pub(super) met: BTreeSet<RouteKind>,
    /// Routes that have given somebody a file, in which language.
    gave: BTreeSet<(RouteKind, Locale)>,
    /// Files to print: they take their time, and are read by another program.
    pub(super) printed: BTreeSet<(RouteKind, String)>,
}

impl Walked {
    /// Routes that are to give a file, and those that gave one in one language alone.
    pub(super) fn silent(&self) -> Vec<String> {
        let of_files = RouteKind::ALL.iter().filter(|kind| {
            let last = last_of(kind.pattern(Locale::En));
            let gave = Locale::ALL.map(|locale| self.gave.contains(&(**kind, locale)));
            let ends_in_a_file = last == "{file}" || last.contains('.');
            // Where something can be sent, the page is about the file.
            let is_file = ends_in_a_file && !classification(**kind).0.sends();
            is_file || gave.contains(&true)
        });
        // What is only printed is read by another program.
        let is_printed = |kind: RouteKind| {
            let gave = self.gave.iter().any(|(one, _)| *one == kind);
            !gave && self.printed.iter().any(|(one, _)| *one == kind)
        };
        let of_files = of_files.filter(|kind| !is_printed(**kind));
        let all = of_files.flat_map(|kind| Locale::ALL.map(|locale| (*kind, locale)));
        all.filter(|asked| !self.gave.contains(asked))
            .map(|(kind, locale)| kind.pattern(locale).to_owned())
            .collect()
    }
}

impl<'f> Walk<'f> {
    pub(super) fn new(found: &'f mut Found) -> Self {
        Self {
            found,
            walked: Walked::default(),
            shown: BTreeMap::new(),
            places: BTreeMap::new(),
        }
    }

    pub(super) fn end(self) -> Walked {
        self.walked
    }

    /// Asks these addresses and those to which they lead, as far as nobody was shown what they are
    /// about.
    pub(super) async fn all(&mut self, browser: &mut Browser<'_>, addresses: Vec<String>) {
        // What is printed is told by the pages that lead to it.
        let addresses = addresses.into_iter().filter(|path| !is_printed(path));
        let mut open: VecDeque<String> = addresses.collect();
        let mut seen = BTreeSet::new();
        let mut led = BTreeSet::new();
        let mut tried: BTreeMap<Place, usize> = BTreeMap::new();
        while let Some(path) = open.pop_front() {
            if !seen.insert(path.clone()) {
                continue;
            }
            let known = self.places.entry(path.clone());
            let known = known.or_insert_with(|| place_of(&path));
            let Some((route, place)) = known.clone() else {
                continue;
            };
            let (kind, locale, name) = place.clone();
            if is_printed(&name) && prepared(&route).is_none() {
                self.walked.met.insert(kind);
                self.walked.printed.insert((kind, name));
                continue;
            }
            if !led.contains(&path) {
                let tried = tried.entry(place.clone()).or_default();
                *tried += 1;
                if *tried > TRIED {
                    continue;
                }
            }
            if self.is_known(&place) {
                continue;
            }
            let answer = browser.get(&path).await;
            if answer.status != StatusCode::OK {
                continue;
            }
            self.walked.met.insert(kind);
            *self.shown.entry(place).or_default() += 1;
            let next = if self.found.look(&path, &answer) {
                self.walked.gave.insert((kind, locale));
                vec![in_french(&route, &path)]
            } else {
                links(&answer, (&route, locale), &path)
            };
            led.extend(next.iter().cloned());
            open.extend(next);
        }
    }

    /// Whether enough was seen of it: one file is as another, pages lead to different ones.
    fn is_known(&self, place: &Place) -> bool {
        let shown = self.shown.get(place).copied().unwrap_or_default();
        let file = self.walked.gave.contains(&(place.0, place.1));
        shown >= if file { 1 } else { PAGES }
    }
}

fn is_printed(path: &str) -> bool {
    path.rsplit('.').next() == Some("pdf")
}

fn last_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// What an address is about; none for one that is the same in every language.
fn place_of(path: &str) -> Option<(Route, Place)> {
    let bare = path.split(['?', '#']).next().unwrap_or_default();
    let locale = Locale::ALL
        .into_iter()
        .find(|locale| bare.starts_with(&format!("/{locale}")))?;
    let route = Route::read(bare, locale)?;
    let kind = route.kind();
    let name = match last_of(kind.pattern(Locale::En)) {
        "{file}" => last_of(bare),
        _ => "",
    };
    // Of all pictures one: they are drawn from the charts that come as SVG too. Paper of another size
    // says the same.
    let name = if name.rsplit('.').next() == Some("png") {
        ".png".to_owned()
    } else {
        name.replace("-letter.pdf", ".pdf")
    };
    Some((route, (kind, locale, name)))
}

/// The same address in French.
fn in_french(route: &Route, path: &str) -> String {
    let query = path.split_once('?').map(|(_, query)| format!("?{query}"));
    route.path(Locale::Fr) + &query.unwrap_or_default()
}

/// Where the links of a page lead, and what it says is to be copied; where something is prepared, what
/// that is. What is to be copied stands for the figures in one language: of such a page the French one
/// is looked at too.
fn links(answer: &Answer, (about, locale): (&Route, Locale), path: &str) -> Vec<String> {
    if !answer.header(CONTENT_TYPE).starts_with("text/html") {
        return Vec::new();
    }
    let html = answer.text();
    let page = parse(&html);
    let copied = select(&page, "textarea.code").into_iter().map(text);
    let copied: Vec<String> = copied.collect();
    let parts = copied.iter().flat_map(|code| code.split('"'));
    let parts = parts.filter_map(|part| part.strip_prefix(PUBLIC));
    let mut found: Vec<String> = parts.map(str::to_owned).collect();
    if locale == Locale::En {
        let links = select(&page, "a[href]").into_iter();
        let links = links.filter_map(|link| link.attribute("href"));
        found.extend(
            links
                .filter(|link| link.starts_with("/en"))
                .map(str::to_owned),
        );
        found.extend(prepared(about).map(|route| route.path(Locale::En)));
        if !copied.is_empty() {
            found.push(in_french(about, path));
        }
    }
    found
}

/// The file that a page has made.
fn prepared(page: &Route) -> Option<Route> {
    Some(match page.clone() {
        Route::FilePrepare {
            city, wave, file, ..
        } => Route::CityFile { city, wave, file },
        Route::NetworkPrepare {
            network,
            wave,
            file,
            ..
        } => Route::NetworkFile {
            network,
            wave,
            file,
        },
        _ => return None,
    })
}
