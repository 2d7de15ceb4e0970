//! A service in the pseudo-language in which every file is there for somebody: the invented world with
//! its published results, and a real city that has begun, handed in, discussed and shown something.

use std::sync::Arc;

use icc_app::publication::mark;
use icc_domain::{Locale, Role};
use icc_i18n::I18n;
use icc_pages::urls::{Route, RouteKind};
use icc_store::{Audience, Place};
use icc_web::routes::classification;

use crate::access::{ABSENT, OPEN, load_official};
use crate::canary::{self, NAME, Planted};
use crate::people::Browser;
use crate::releases::release_in;
use crate::site::Site;
use crate::tasks::{self, Task};

/// Where the service says that it is: there browsers ask it.
pub(super) const PUBLIC: &str = "http://index.test";
/// Pages that lead to the files of published results.
const RESULTS: [&str; 6] = [
    "/en/municipalities/val-des-cedres/demo-2026",
    "/en/networks/demo-network",
    "/en/indicators/commitment",
    "/en/compare?with=val-des-cedres~network.demo-network",
    "/en/world",
    "/en/data",
];

pub(super) struct World {
    pub(super) site: Site,
    pub(super) planted: Planted,
    task: Task,
    /// Addresses to which the first pages do not lead: of somebody's own calendar, of a file that a city
    /// shows its network, and those that are printed on reports.
    told: Vec<String>,
}

impl World {
    pub(super) async fn new() -> Self {
        let site = Site::marked(PUBLIC).await;
        load_official(&site).await;
        let planted = site.planted().await;
        let places = &planted.places;
        let task = site.task(places, places.city, 1).await;
        site.wave(OPEN, places.network).await;
        site.result_shown_to(places.other, OPEN, Audience::Public, "Plan")
            .await;
        site.wave("shown", places.network).await;
        let audience = Audience::Network(places.network_code.clone());
        let item = site.result_shown_to(places.city, "shown", audience, "Plan");
        let shown = Route::SharedWordsFile {
            audience: format!("network-{}", places.network_code),
            city: places.city_code.clone(),
            wave: "shown".to_owned(),
            item: item.await.to_string(),
        };
        let role = Some((Role::NetworkCoordinator, places.network));
        site.person("network@example.org", role).await;
        let role = Some((Role::ProgrammeAdministrator, Place::Service));
        site.person("boss@example.org", role).await;
        let role = Some((Role::Reviewer, places.network));
        site.person("reviewer0@example.org", role).await;
        let role = Some((Role::PartnerReader, places.partner));
        site.person("partner@example.org", role).await;
        for (email, role, code) in [
            (
                "demo-network@example.org",
                Role::NetworkCoordinator,
                "demo-network",
            ),
            (
                "demo-city@example.org",
                Role::CityCoordinator,
                "val-des-cedres",
            ),
        ] {
            site.reader(email, role, code).await;
        }
        let marked = Arc::new(I18n::marked().expect("messages"));
        release_in(&site, &marked).await;
        let mut network = site.browser_of("network@example.org").await;
        let code = &places.network_code;
        let list = format!("/en/spaces/{code}/calendar");
        let page = network.post(&list, &[("step", "make")]).await.text();
        let (_, rest) = page.split_once("calendar.ics?token=").expect("an address");
        let secret = rest.split(['"', '<']).next().expect("a secret");
        let calendar = format!("/en/networks/{code}/calendar.ics?token={secret}");
        let mut told = printed_on_reports(&site).await;
        told.extend([calendar, shown.path(Locale::En)]);
        Self {
            site,
            planted,
            task,
            told,
        }
    }

    /// Those who ask, whoever sees more after whoever sees less.
    pub(super) async fn people(&self) -> Vec<Browser<'_>> {
        let coordinator = format!("{NAME}-coordinator@example.org");
        let mut people = vec![self.site.browser()];
        for email in [
            "demo-network@example.org",
            "demo-city@example.org",
            coordinator.as_str(),
            "partner@example.org",
            "reviewer0@example.org",
            "network@example.org",
            "boss@example.org",
        ] {
            people.push(self.site.browser_of(email).await);
        }
        people
    }

    /// Addresses of every route that is read, with what is there in place of its parameters.
    pub(super) fn addresses(&self) -> Vec<String> {
        let mut all: Vec<String> = RESULTS.map(str::to_owned).into();
        all.push(format!(
            "/en/municipalities/{}/{OPEN}",
            self.planted.places.other_code
        ));
        all.extend(self.told.iter().cloned());
        for kind in RouteKind::ALL.iter().copied().filter(|kind| is_read(*kind)) {
            if tasks::is_about(kind) {
                all.push(tasks::path(kind, Some(&self.task), ABSENT));
            }
            all.extend(canary::addresses(kind, Locale::En, &self.planted));
        }
        all
    }
}

/// Where readers of reports learn whether these still hold.
async fn printed_on_reports(site: &Site) -> Vec<String> {
    let snapshot = site.service.snapshot().await.expect("a snapshot");
    let computations = site.service.computations(&snapshot).await;
    let computations = computations.expect("computations");
    let network = snapshot.network("demo-network").expect("the network");
    let now = network.now.as_ref().expect("results");
    let run = mark(&computations[&now.wave.id].digest).to_owned();
    let city = Route::ReportCheck {
        run: run.clone(),
        city: "val-des-cedres".to_owned(),
    };
    let network = Route::NetworkCheck {
        run,
        network: "demo-network".to_owned(),
        figures: mark(&network.figures_digest()).to_owned(),
    };
    vec![city.path(Locale::En), network.path(Locale::En)]
}

/// Files to print to which pages lead; what is on letter paper says the same.
pub(super) const PRINTED: [(RouteKind, &str); 7] = [
    (RouteKind::CityFile, "report.pdf"),
    (RouteKind::CityFile, "summary.pdf"),
    (RouteKind::NetworkFile, "report.pdf"),
    (RouteKind::SharedCityFile, "report.pdf"),
    (RouteKind::SharedCityFile, "summary.pdf"),
    (RouteKind::ResponseBlank, "questionnaire.pdf"),
    (RouteKind::SubmissionCopy, "copy.pdf"),
];

pub(super) fn is_read(kind: RouteKind) -> bool {
    classification(kind).0.names().contains(&"GET")
}
