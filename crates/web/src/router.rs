//! The table of contents.

use std::sync::Arc;

use axum::Router;
use axum::handler::Handler;
use axum::routing::get;
use icc_app::Service;
use icc_domain::Locale;
use icc_i18n::I18n;
use icc_pages::urls::RouteKind;
use icc_pages::{LoadError, Pages};

use crate::config::{Config, Limits};
use crate::state::{App, Site};
use crate::{around, handlers, routes};

/// Everything that the service answers, with the usual limits.
///
/// # Errors
/// When a template is broken: a mistake of whoever changed it.
pub fn router(service: Arc<Service>, i18n: Arc<I18n>, config: Config) -> Result<Router, LoadError> {
    router_with(service, i18n, config, Limits::default())
}

/// [`router`] with other limits.
///
/// # Errors
/// As [`router`].
pub fn router_with(
    service: Arc<Service>,
    i18n: Arc<I18n>,
    config: Config,
    limits: Limits,
) -> Result<Router, LoadError> {
    let pages = Pages::new(&i18n)?;
    let app = Arc::new(App::new(service, i18n, pages, config, limits));
    let mut all = Contents::new().bare();
    for locale in Locale::ALL {
        let site = Site {
            app: Arc::clone(&app),
            locale,
        };
        all = all.merge(Contents::new().pages(locale).router.with_state(site));
    }
    let fixed = Contents::new().fixed().router.with_state(Arc::clone(&app));
    let all = all
        .merge(fixed)
        // After the routes: it holds for those that are there.
        .method_not_allowed_fallback(handlers::absent::method)
        .fallback(handlers::absent::show);
    Ok(around::put_around(all, app))
}

/// The patterns of every route that [`router`] answers.
#[must_use]
pub fn contents() -> Vec<&'static str> {
    let pages = Locale::ALL.map(|locale| Contents::new().pages(locale).patterns);
    let mut all = Contents::new().fixed().patterns;
    all.extend(pages.into_iter().flatten());
    all
}

/// Routes and their patterns: the router does not tell its own.
struct Contents<S> {
    router: Router<S>,
    patterns: Vec<&'static str>,
}

impl<S: Clone + Send + Sync + 'static> Contents<S> {
    fn new() -> Self {
        Self {
            router: Router::new(),
            patterns: Vec::new(),
        }
    }

    fn get<T: 'static>(mut self, pattern: &'static str, handler: impl Handler<T, S>) -> Self {
        self.router = self.router.route(pattern, get(handler));
        self.patterns.push(pattern);
        self
    }
}

impl Contents<()> {
    fn bare(self) -> Router {
        self.router
    }
}

impl Contents<Site> {
    fn pages(self, locale: Locale) -> Self {
        use RouteKind as Kind;
        let at = |kind: RouteKind| kind.pattern(locale);
        self.get(at(Kind::Home), handlers::home::show)
            .get(at(Kind::Cities), handlers::cities::list)
            .get(at(Kind::City), handlers::city::latest)
            .get(at(Kind::CityWave), handlers::city::at_wave)
            .get(at(Kind::CityFile), handlers::city_file::send)
            .get(at(Kind::Explanation), handlers::explanation::show)
            .get(at(Kind::Indicators), handlers::indicators::list)
            .get(at(Kind::Method), handlers::method::show)
            .get(at(Kind::Data), handlers::data::show)
            .get(at(Kind::DataFile), handlers::data_file::send)
            .get(at(Kind::ProblemKind), handlers::problem_kind::show)
    }
}

impl Contents<Arc<App>> {
    fn fixed(self) -> Self {
        self.get(routes::ENTRANCE, handlers::entrance::lead)
            .get(routes::ASSET, handlers::assets::send)
            .get(routes::ROBOTS, handlers::robots::show)
            .get(routes::HEALTH, handlers::health::alive)
            .get(routes::READINESS, handlers::health::ready)
    }
}
