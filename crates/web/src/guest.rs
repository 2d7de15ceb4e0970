//! Who a request comes from: somebody who is signed in, or a visitor; with which browser, from
//! where.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::response::{IntoResponse, Response};
use icc_app::Actor;
use icc_app::accounts::{Presence, Visit};
use icc_app::input::Origin;
use icc_pages::Visitor;
use icc_pages::urls::Route;

use crate::config::{Config, SignIn};
use crate::cookies;
use crate::extract::{PageCx, see_other};
use crate::problem::Problem;
use crate::state::{App, Site};
use crate::target::{safe_target, target_of};
use crate::visitor::visitor;

/// What a page can say was done: the message is `site-done-` and the code.
pub const DONE: [&str; 121] = [
    "file-left",
    "signed-out",
    "mail-on-its-way",
    "password-reset",
    "password-changed",
    "profile-saved",
    "session-ended",
    "token-ended",
    "sessions-ended",
    "role-accepted",
    "role-declined",
    "invited",
    "invitation-withdrawn",
    "role-ended",
    "account-closed",
    "account-opened",
    "account-made",
    "response-started",
    "response-mode",
    "answer-saved",
    "answers-saved",
    "answers-confirmed",
    "answers-changed-since",
    "session-over",
    "second-factor-off",
    "second-factor-reset",
    "sign-in-again",
    "register-kept",
    "register-same",
    "register-removed",
    "register-imported",
    "wave-made",
    "wave-changed",
    "network-rule",
    "extension-asked",
    "extension-withdrawn",
    "extension-decided",
    "part-given",
    "part-hand-back",
    "part-accept",
    "part-return",
    "part-withdraw",
    "part-reminded",
    "reminders",
    "workbook-applied",
    "evidence-added",
    "evidence-kept",
    "evidence-changed-since",
    "evidence-withdrawn",
    "evidence-attached",
    "evidence-detached",
    "answers-evidence-expired",
    "submission-handed-in",
    "results-published",
    "results-passed",
    "correction-begun",
    "consent-given",
    "consent-same",
    "consent-taken-back",
    "review-ask",
    "review-verify",
    "review-refuse",
    "review-reply",
    "review-contest",
    "review-confirmed",
    "review-confirmed-some",
    "review-return",
    "review-accept",
    "review-texts",
    "review-assigned",
    "review-ended",
    "target-kept",
    "target-removed",
    "target-changed-since",
    "message-sent",
    "practice-begun",
    "practice-written",
    "practice-step",
    "practice-asked",
    "tool-kept",
    "tool-removed",
    "tool-used",
    "challenge-kept",
    "challenge-removed",
    "expertise-kept",
    "expertise-withdrawn",
    "expert-asked",
    "joining-begun",
    "joining-said",
    "visit-kept",
    "module-kept",
    "module-question-kept",
    "module-opened",
    "module-term",
    "module-removed",
    "module-again",
    "module-answers-saved",
    "module-handed-in",
    "topic-begun",
    "post-written",
    "post-changed",
    "topic-marked",
    "digest-chosen",
    "consensus-proposed",
    "consensus-worded",
    "consensus-opened",
    "consensus-dropped",
    "consensus-shown",
    "consensus-reserved",
    "consensus-adopted",
    "consensus-objected",
    "consensus-answered",
    "consensus-withdrawn",
    "committee-kept",
    "meeting-kept",
    "meeting-attended",
    "meeting-left",
    "meeting-document",
    "meeting-held",
    "meeting-invited",
    "calendar-dropped",
];

/// Who a request comes from.
pub(crate) struct Guest {
    /// Who is signed in.
    pub(crate) actor: Option<Actor>,
    /// The same, with until when.
    presence: Option<Presence>,
    /// The secret in the browser's cookie.
    secret: Option<String>,
    /// What the page before has done.
    pub(crate) done: Option<&'static str>,
    origin: Origin,
    browser: String,
}

impl Guest {
    pub(crate) async fn of(parts: &Parts, app: &App) -> Result<Self, Problem> {
        let config = &app.config;
        let secret = secret(&parts.headers, config);
        let presence = match &secret {
            Some(secret) => app.service.presence(secret).await?,
            None => None,
        };
        let done = cookies::done(&parts.headers, config);
        let done = DONE.into_iter().find(|known| Some(*known) == done);
        let address = address(parts, config);
        Ok(Self {
            actor: presence.as_ref().map(|presence| presence.actor.clone()),
            presence,
            secret,
            done,
            origin: address.map(Origin::of).unwrap_or_default(),
            browser: browser(&parts.headers),
        })
    }

    /// Whether a page is made for this visitor alone.
    pub(crate) fn is_known(&self) -> bool {
        self.actor.is_some() || self.done.is_some()
    }

    /// Where the request comes from.
    pub(crate) const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// What a use case that lets somebody in wants to know.
    pub(crate) fn visit(&self) -> Visit {
        Visit {
            origin: self.origin.clone(),
            browser: self.browser.clone(),
            secret: self.secret.clone(),
        }
    }

    /// What pages say about whoever is signed in.
    pub(crate) fn visitor(&self) -> Option<Visitor> {
        self.presence.as_ref().map(visitor)
    }

    /// Seconds until the session ends, unless it is used again.
    pub(crate) fn seconds_left(&self) -> i64 {
        let presence = self.presence.as_ref();
        presence.map_or(0, |presence| visitor(presence).seconds)
    }

    /// The secret in the browser's cookie.
    pub(crate) fn secret(&self) -> Option<&str> {
        self.secret.as_deref()
    }
}

/// The secret of a session, where one can sign in.
fn secret(headers: &HeaderMap, config: &Config) -> Option<String> {
    let secret = cookies::session(headers, config);
    secret.filter(|_| config.sign_in == SignIn::Offered)
}

/// Who is signed in, for a page that is no answer to what was asked: of a problem.
pub(crate) async fn visitor_of(headers: &HeaderMap, app: &App) -> Option<Visitor> {
    let secret = secret(headers, &app.config)?;
    // Whatever fails now has failed already, and is told.
    let presence = app.service.presence(&secret).await.ok()?;
    presence.as_ref().map(visitor)
}

/// A request of somebody who is signed in; anybody else is led to the page for that.
pub(crate) struct Member {
    pub(crate) cx: PageCx,
    pub(crate) actor: Actor,
    pub(crate) secret: String,
}

impl FromRequestParts<Site> for Member {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let cx = PageCx::from_request_parts(parts, site)
            .await
            .map_err(IntoResponse::into_response)?;
        if let (Some(actor), Some(secret)) = (&cx.guest.actor, cx.guest.secret()) {
            return Ok(Self {
                actor: actor.clone(),
                secret: secret.to_owned(),
                cx,
            });
        }
        let here = parts.uri.path_and_query().map(ToString::to_string);
        let reads = [Method::GET, Method::HEAD].contains(&parts.method);
        // What was sent is lost; the page that sent it is come back to.
        let from = || parts.headers.get(header::REFERER)?.to_str().ok();
        let host = parts.headers.get(header::HOST);
        let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
        let config = &cx.app.config;
        let next = if reads {
            here
        } else {
            from().and_then(|from| target_of(from, &config.public_url, host))
        };
        let next = next.as_deref().and_then(safe_target).unwrap_or_default();
        let route = Route::SignIn {
            next: next.to_owned(),
        };
        if cx.guest.secret().is_none() {
            return Err(see_other(&route.path(site.locale)));
        }
        let mut answer = cx.done(&route, "session-over");
        cookies::forget_session(&mut answer, config);
        Err(answer)
    }
}

/// The visitor's address: of whoever is connected, or of whoever a known proxy says it speaks for.
pub(crate) fn address(parts: &Parts, config: &Config) -> Option<IpAddr> {
    let connected = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    let connected = connected.map(|ConnectInfo(address)| address.ip().to_canonical())?;
    let is_proxy = |address: &IpAddr| config.proxies.contains(address);
    if !is_proxy(&connected) {
        return Some(connected);
    }
    // Each proxy adds whom it heard from at the end; the last one that is no proxy is the visitor.
    let said = parts.headers.get_all("x-forwarded-for").iter();
    let said: Vec<IpAddr> = said
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|address| address.trim().parse::<IpAddr>().ok())
        .map(|address| address.to_canonical())
        .collect();
    let visitor = said.into_iter().rev().find(|address| !is_proxy(address));
    Some(visitor.unwrap_or(connected))
}

/// Browser and system in two words; nothing else of what a browser says is looked at.
fn browser(headers: &HeaderMap) -> String {
    let said = headers.get(header::USER_AGENT);
    let said = said.and_then(|said| said.to_str().ok()).unwrap_or_default();
    let first = |known: &[(&str, &'static str)]| {
        let found = known.iter().find(|(sign, _)| said.contains(sign));
        found.map(|(_, name)| *name)
    };
    // Each says that it is those after it too.
    let program = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iOS"),
        ("iPad", "iPadOS"),
        ("CrOS", "ChromeOS"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    let words: Vec<&str> = program.into_iter().chain(system).collect();
    words.join(" · ")
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderValue, Request};

    use super::*;

    fn seen_from(connected: [u8; 4], said: &'static str, proxies: &[[u8; 4]]) -> Option<IpAddr> {
        let (mut parts, ()) = Request::new(()).into_parts();
        parts
            .extensions
            .insert(ConnectInfo(SocketAddr::from((connected, 1))));
        let said = HeaderValue::from_static(said);
        parts.headers.insert("x-forwarded-for", said);
        let config = Config {
            proxies: proxies.iter().map(|proxy| IpAddr::from(*proxy)).collect(),
            ..Config::default()
        };
        address(&parts, &config)
    }

    #[test]
    fn o9_only_a_known_proxy_speaks_for_others() {
        let (proxy, stranger) = ([10, 0, 0, 1], [192, 0, 2, 1]);
        let ip = |address: [u8; 4]| Some(IpAddr::from(address));
        assert_eq!(seen_from(stranger, "198.51.100.9", &[proxy]), ip(stranger));
        assert_eq!(
            seen_from(proxy, "198.51.100.9", &[proxy]),
            ip([198, 51, 100, 9])
        );
        // Whatever the visitor has written itself stands in front.
        assert_eq!(
            seen_from(proxy, "203.0.113.5, 198.51.100.9, 10.0.0.1", &[proxy]),
            ip([198, 51, 100, 9])
        );
        assert_eq!(seen_from(proxy, "nonsense", &[proxy]), ip(proxy));
    }

    #[test]
    fn a_browser_is_two_words() {
        let said = |text: &'static str| {
            let agent = HeaderValue::from_static(text);
            browser(&[(header::USER_AGENT, agent)].into_iter().collect())
        };
        for (text, words) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox · Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
                "Edge · Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 \
                 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
                "Safari · iOS",
            ),
            ("curl/8", ""),
        ] {
            assert_eq!(said(text), words);
        }
    }
}
