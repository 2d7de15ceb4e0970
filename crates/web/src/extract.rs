//! What handlers take from a request. Whatever cannot be read is refused as a problem.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use icc_app::naming::Naming;
use icc_app::work::Kind;
use icc_domain::Locale;
use icc_pages::context::{ProblemKind, Reader};
use icc_pages::urls::{Route, RouteKind, meant};
use icc_pages::{Demonstration, Frame};
use percent_encoding::percent_decode_str;
use serde::de::{Deserialize, DeserializeOwned, Deserializer};

use crate::config::SignIn;
use crate::cookies;
use crate::guest::Guest;
use crate::problem::Problem;
use crate::respond::Rendered;
use crate::routes::{Keeping, keeping};
use crate::state::{App, Published, Site};

/// What every page needs.
pub(crate) struct PageCx {
    pub(crate) app: Arc<App>,
    pub(crate) locale: Locale,
    pub(crate) published: Arc<Published>,
    pub(crate) headers: HeaderMap,
    pub(crate) guest: Guest,
    /// As which audience the page is read: `published` is then what that audience may see.
    pub(crate) reader: Reader,
}

impl FromRequestParts<Site> for PageCx {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Problem> {
        Ok(Self {
            guest: Guest::of(parts, &site.app).await?,
            published: site.app.published().await?,
            app: Arc::clone(&site.app),
            locale: site.locale,
            headers: parts.headers.clone(),
            reader: Reader::default(),
        })
    }
}

impl PageCx {
    /// What surrounds a page about no city in particular.
    pub(crate) fn frame(&self, here: Route) -> Frame {
        let invented = |city: &icc_app::snapshot::City| city.municipality.record.demonstration;
        let any = self.published.snapshot.cities.values().any(invented);
        let demonstration = if any {
            Demonstration::Service
        } else {
            Demonstration::Off
        };
        self.frame_with(here, demonstration)
    }

    /// What surrounds a page about one city.
    pub(crate) fn city_frame(&self, here: Route, invented: bool) -> Frame {
        if invented {
            self.frame_with(here, Demonstration::City)
        } else {
            self.frame(here)
        }
    }

    fn frame_with(&self, here: Route, demonstration: Demonstration) -> Frame {
        Frame {
            locale: self.locale,
            here: Some(here),
            demonstration,
            version: self.app.config.version.clone(),
            public_url: self.app.config.public_url.clone(),
            visitor: self.guest.visitor(),
            sign_in: self.app.config.sign_in == SignIn::Offered,
            done: self.guest.done.map(str::to_owned),
        }
    }

    /// What things are called here.
    pub(crate) fn naming(&self) -> Naming<'_> {
        Naming {
            i18n: &self.app.i18n,
            locale: self.locale,
            data: self.app.service.data(),
            snapshot: &self.published.snapshot,
        }
    }

    /// Answers with a page that is rendered once per published state and language; for whoever is
    /// signed in, whose name it bears, for this request only.
    pub(crate) async fn page(
        self,
        kind: RouteKind,
        name: String,
        render: impl FnOnce(&Self) -> Result<String, Problem> + Send + 'static,
    ) -> Result<Response, Problem> {
        if self.guest.is_known() {
            return self.page_anew(kind, render).await;
        }
        let render = |cx: &Self| render(cx).map(Rendered::page);
        let answer = self.kept(kind, Kind::Quick, name, render).await?;
        Ok(for_this_visitor(answer))
    }

    /// Answers with a page or file that is made once per published state and language. `name` must
    /// tell everything else that it depends on.
    pub(crate) async fn kept(
        self,
        kind: RouteKind,
        work: Kind,
        name: String,
        make: impl FnOnce(&Self) -> Result<Rendered, Problem> + Send + 'static,
    ) -> Result<Response, Problem> {
        let cx = Arc::new(self);
        let rendered = cx.made(work, name, make).await?;
        Ok(rendered.answer(&cx.headers, keeping(kind)))
    }

    /// What [`PageCx::kept`] answers with.
    pub(crate) async fn made(
        self: &Arc<Self>,
        work: Kind,
        name: String,
        make: impl FnOnce(&Self) -> Result<Rendered, Problem> + Send + 'static,
    ) -> Result<Arc<Rendered>, Problem> {
        let name = self.kept_name(&name);
        let worker = Arc::clone(self);
        let made = move || make(&worker).map(Rendered::packed);
        let made = async { self.app.workers.run(work, made).await? };
        self.app.cache.get(name, made).await
    }

    /// What something is called among what is kept.
    pub(crate) fn kept_name(&self, name: &str) -> String {
        format!("{} {} {name}", self.published.version, self.locale)
    }

    /// Renders a page on a thread for such work.
    async fn rendered(
        self,
        render: impl FnOnce(&Self) -> Result<String, Problem> + Send + 'static,
    ) -> Result<(Arc<Self>, Rendered), Problem> {
        let cx = Arc::new(self);
        let worker = Arc::clone(&cx);
        let made = cx.app.workers.run(Kind::Quick, move || render(&worker));
        let html = made.await??;
        Ok((cx, Rendered::page(html)))
    }

    /// Answers with a page that is rendered for this request only.
    pub(crate) async fn page_anew(
        self,
        kind: RouteKind,
        render: impl FnOnce(&Self) -> Result<String, Problem> + Send + 'static,
    ) -> Result<Response, Problem> {
        let (cx, page) = self.rendered(render).await?;
        let keeping = if cx.guest.is_known() {
            Keeping::Never
        } else {
            keeping(kind)
        };
        let answer = page.answer(&cx.headers, keeping);
        Ok(for_this_visitor(cx.told(answer)))
    }

    /// Answers with a page that nobody may keep: a form, or what only this person may see.
    pub(crate) async fn page_once(
        self,
        status: StatusCode,
        render: impl FnOnce(&Self) -> Result<String, Problem> + Send + 'static,
    ) -> Result<Response, Problem> {
        let (cx, page) = self.rendered(render).await?;
        let mut answer = page.answer(&HeaderMap::new(), Keeping::Never);
        *answer.status_mut() = status;
        answer.headers_mut().remove(header::ETAG);
        Ok(for_this_visitor(cx.told(answer)))
    }

    /// Leads on after something was done, which the next page says.
    pub(crate) fn done(&self, there: &Route, done: &'static str) -> Response {
        let mut answer = see_other(&there.path(self.locale));
        cookies::set_done(&mut answer, &self.app.config, done);
        answer
    }

    /// The same, leading to a place on that page.
    pub(crate) fn done_at(&self, there: &Route, anchor: &str, done: &'static str) -> Response {
        let path = format!("{}#{anchor}", there.path(self.locale));
        let mut answer = see_other(&path);
        cookies::set_done(&mut answer, &self.app.config, done);
        answer
    }

    /// What was done is said once.
    fn told(&self, mut answer: Response) -> Response {
        if self.guest.done.is_some() {
            cookies::forget_done(&mut answer, &self.app.config);
        }
        answer
    }
}

/// How an address says which page of a list it is: the first one is not said.
pub(crate) fn page_word(page: u32) -> String {
    if page == 1 {
        String::new()
    } else {
        page.to_string()
    }
}

/// The same address shows another page to whoever is signed in.
pub(crate) fn for_this_visitor(mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("cookie"));
    answer
}

/// Leads to a page of ours by GET.
pub(crate) fn see_other(path: &str) -> Response {
    let mut answer = Redirect::to(path).into_response();
    let never = HeaderValue::from_static(Keeping::Never.header());
    answer.headers_mut().insert(header::CACHE_CONTROL, never);
    answer
}

/// The parameters in the path.
pub(crate) struct Path<T>(pub(crate) T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    #[expect(clippy::disallowed_types, reason = "this is ours, around axum's")]
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        axum::extract::Path::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Path(found)| Self(found))
            .map_err(|_| Problem::new(ProblemKind::BadRequest))
    }
}

/// A part of the path that is an id, or the word for something that is not there yet, in either
/// language: [`NEW`](icc_pages::urls::NEW) then.
pub(crate) fn id_or_new<'de, D: Deserializer<'de>>(part: D) -> Result<String, D::Error> {
    String::deserialize(part).map(meant)
}

/// The longest code in an address, in characters.
pub(crate) const LONGEST_CODE: usize = 64;

/// The fields of the query. Unknown ones are ignored; one that is asked for must stand there once.
pub(crate) struct Query(BTreeMap<String, Vec<String>>);

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let query = parts.uri.query().unwrap_or_default();
        for field in query.split('&').filter(|field| !field.is_empty()) {
            let (name, value) = field.split_once('=').unwrap_or((field, ""));
            let (name, value) = (decoded(name)?, decoded(value)?);
            fields.entry(name).or_default().push(value);
        }
        Ok(Self(fields))
    }
}

pub(crate) fn decoded(text: &str) -> Result<String, Problem> {
    let spaced = text.replace('+', " ");
    let decoded = percent_decode_str(&spaced).decode_utf8();
    decoded
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| Problem::new(ProblemKind::BadRequest))
}

impl Query {
    /// The text of a field, trimmed; empty when it is not there. `longest` counts characters.
    pub(crate) fn text(&self, name: &str, longest: usize) -> Result<String, Problem> {
        match self.0.get(name).map(Vec::as_slice) {
            None => Ok(String::new()),
            Some([one]) if one.chars().count() <= longest => Ok(one.trim().to_owned()),
            Some(_) => Err(Problem::new(ProblemKind::BadRequest)),
        }
    }

    /// A word of a vocabulary; none when nothing stands there. A word that is none of ours is refused:
    /// no page of ours asks so.
    pub(crate) fn word<T>(
        &self,
        name: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Problem> {
        let word = self.text(name, LONGEST_CODE)?;
        if word.is_empty() {
            return Ok(None);
        }
        let known = read(&word).ok_or(Problem::new(ProblemKind::BadRequest))?;
        Ok(Some(known))
    }

    /// The texts of a field that may stand there several times, trimmed, without empty ones.
    /// `longest` counts the characters of all of them.
    pub(crate) fn all(&self, name: &str, longest: usize) -> Result<Vec<String>, Problem> {
        let texts = self.0.get(name).map(Vec::as_slice).unwrap_or_default();
        if texts.iter().map(|text| text.chars().count()).sum::<usize>() > longest {
            return Err(Problem::new(ProblemKind::BadRequest));
        }
        let texts = texts.iter().map(|text| text.trim().to_owned());
        Ok(texts.filter(|text| !text.is_empty()).collect())
    }

    /// The names of all fields, in the order of the alphabet.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Everything that a field says, as it stands there.
    pub(crate) fn values(&self, name: &str) -> &[String] {
        self.0.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a field stands there, be it empty.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Which page of a list is asked for, from 1.
    ///
    /// # Errors
    /// That the request is wrong, for anything that is no page.
    pub(crate) fn page(&self) -> Result<usize, Problem> {
        let position = self.position("page")?;
        Ok(usize::try_from(position).unwrap_or(usize::MAX))
    }

    /// A whole number from 1; 1 when it is not there.
    pub(crate) fn position(&self, name: &str) -> Result<u32, Problem> {
        let text = self.text(name, 10)?;
        if text.is_empty() {
            return Ok(1);
        }
        let number = text.parse().ok().filter(|n| *n >= 1);
        number.ok_or(Problem::new(ProblemKind::BadRequest))
    }
}
