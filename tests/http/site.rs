//! The service that a test talks to.

use std::collections::BTreeMap;
use std::fs;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use icc_app::Service;
use icc_app::accounts::Rules;
use icc_domain::{FixedClock, Locale};
use icc_i18n::{I18n, Zone};
use icc_pages::urls::RouteKind;
use icc_store::Shelf;
use icc_testkit::{DATABASE, Demonstration, Given, loaded_in, service_moment};
use icc_web::{Config, Limits, SignIn};
use tempfile::TempDir;
use tower::ServiceExt;

/// An address of a route, with things in its place that every service has.
pub(crate) fn some_path(kind: RouteKind, locale: Locale) -> String {
    let pattern = kind.pattern(locale);
    let file = if kind == RouteKind::ResponseBlank {
        "questionnaire.xlsx"
    } else {
        "{file}"
    };
    pattern
        .replace("{file}", file)
        .replace("{table}", "sources")
        .replace("{row}", "geonames")
        .replace("{section}", "commitment")
        .replace("{question}", "C1")
        .replace("{language}", "en")
        .replace("{version}", "1.0.0")
}

/// Larger than any page or file.
const LARGEST: usize = 16 * 1024 * 1024;

/// A service with a database of its own.
pub(crate) struct Site {
    pub(crate) service: Arc<Service>,
    pub(crate) clock: Arc<FixedClock>,
    router: Router,
    folder: TempDir,
    /// The files of releases.
    _files: TempDir,
}

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("the answer is text")
    }

    /// The value of a header; empty when it is not there.
    pub(crate) fn header(&self, name: impl header::AsHeaderName) -> &str {
        let value = self
            .headers
            .get(name)
            .map(|value| value.to_str().expect("plain letters"));
        value.unwrap_or_default()
    }
}

impl Site {
    /// Real municipalities and editions, nobody with a result: the quickest to make.
    pub(crate) async fn without_results() -> Self {
        Self::make(Demonstration::LeftOut, "").await
    }

    /// The invented world beside the real one.
    pub(crate) async fn demonstration() -> Self {
        Self::make(Demonstration::Loaded, "").await
    }

    /// As [`Site::without_results`], known under an address.
    pub(crate) async fn known_as(public_url: &str) -> Self {
        Self::make(Demonstration::LeftOut, public_url).await
    }

    /// As [`Site::demonstration`], known under an address.
    pub(crate) async fn demonstration_known_as(public_url: &str) -> Self {
        Self::make(Demonstration::Loaded, public_url).await
    }

    /// The invented world with its accounts, as on a newcomer's machine.
    pub(crate) async fn on_a_machine() -> Self {
        let rules = Rules {
            demonstration: true,
            ..Rules::default()
        };
        Self::make_with(Demonstration::Loaded, "", rules, SignIn::Offered).await
    }

    /// Reached over an open connection from elsewhere: nobody can sign in.
    pub(crate) async fn without_sign_in() -> Self {
        let rules = Rules::default();
        Self::make_with(Demonstration::LeftOut, "", rules, SignIn::Withheld).await
    }

    /// As [`Site::on_a_machine`], known under an address, with every message marked.
    pub(crate) async fn marked(public_url: &str) -> Self {
        let marked = I18n::marked().expect("the texts are sound");
        let rules = Rules {
            demonstration: true,
            ..Rules::default()
        };
        let sign_in = SignIn::Offered;
        Self::make_in(marked, Demonstration::Loaded, public_url, rules, sign_in).await
    }

    async fn make(demonstration: Demonstration, public_url: &str) -> Self {
        Self::make_with(demonstration, public_url, Rules::default(), SignIn::Offered).await
    }

    async fn make_with(
        demonstration: Demonstration,
        public_url: &str,
        rules: Rules,
        sign_in: SignIn,
    ) -> Self {
        let i18n = I18n::new().expect("the texts are sound");
        Self::make_in(i18n, demonstration, public_url, rules, sign_in).await
    }

    async fn make_in(
        i18n: I18n,
        demonstration: Demonstration,
        public_url: &str,
        rules: Rules,
        sign_in: SignIn,
    ) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Arc::new(FixedClock::new(service_moment()));
        let at = Arc::clone(&clock);
        let service = loaded_in(folder.path(), at, demonstration, rules).await;
        // Beside the database, whose files some tests compare.
        let files = tempfile::tempdir().expect("a folder");
        let shelf = Shelf::in_folder(files.path()).expect("a place for files");
        let service = Arc::new(service.expect("a service").with_shelf(shelf));
        let i18n = Arc::new(i18n);
        let config = Config {
            public_url: public_url.to_owned(),
            version: "0.0.0".to_owned(),
            sign_in,
            zone: Zone::default(),
            proxies: Vec::new(),
            operator: icc_pages::context::Operator::default(),
        };
        // A program that is not optimised takes its time over a report.
        let limits = Limits {
            time: std::time::Duration::from_mins(2),
            ..Limits::default()
        };
        let router = icc_web::router_with(Arc::clone(&service), i18n, config, limits)
            .expect("the templates are sound");
        Self {
            service,
            clock,
            router,
            folder,
            _files: files,
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, &[]).await
    }

    /// Asks from an address, as somebody who is connected.
    pub(crate) async fn get_from(&self, address: &str, path: &str) -> Answer {
        let address: IpAddr = address.parse().expect("an address");
        let connected = ConnectInfo(SocketAddr::from((address, 4711)));
        let request = Request::builder().uri(path).extension(connected);
        self.answer(request.body(Body::empty()).expect("a request"))
            .await
    }

    pub(crate) async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask(Method::GET, path, headers).await
    }

    pub(crate) async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(method, path, headers, String::new()).await
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.answer(request.body(body.into()).expect("a request"))
            .await
    }

    async fn answer(&self, request: Request<Body>) -> Answer {
        let answer = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("never fails");
        let (parts, body) = answer.into_parts();
        let body = to_bytes(body, LARGEST).await.expect("an answer that ends");
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: body.to_vec(),
        }
    }

    /// What people, questionnaires and data have given the service so far.
    pub(crate) async fn given(&self) -> Given {
        let given = Given::of_repository().expect("texts of the repository");
        let file = self.folder.path().join(DATABASE);
        given.and_of_database(&file).await.expect("a database")
    }

    /// Everything in the database files, but for the memory that its connections share.
    pub(crate) fn database(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = fs::read_dir(self.folder.path())
            .expect("the folder is there")
            .flatten();
        entries
            .map(|entry| {
                (
                    entry.file_name().to_string_lossy().into_owned(),
                    entry.path(),
                )
            })
            .filter(|(name, _)| !name.ends_with("-shm"))
            .map(|(name, path)| (name, fs::read(path).expect("a file")))
            .collect()
    }
}
