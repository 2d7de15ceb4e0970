//! A chart for pages of other people: with the figures of this moment, or with the very figures whose
//! digest its address holds; a page for their frame, or a picture. And how to put it there.

use std::sync::Arc;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use icc_app::figure::{Picture, Place};
use icc_app::work::Kind;
use icc_pages::context::ProblemKind;
use icc_pages::urls::{Route, RouteKind};

use super::chart_form::ChartForm;
use super::group_chart::About;
use crate::around::headers::framable;
use crate::extract::PageCx;
use crate::present::embed;
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};
use crate::routes::{Keeping, keeping};

/// Whose chart is put into a page, at which wave.
#[derive(Debug, Clone)]
pub(crate) enum Subject {
    /// A city.
    City {
        city: String,
        wave: String,
        picture: Picture,
    },
    /// Several cities.
    Group { about: About, wave: String },
}

impl Subject {
    /// A chart of a city by its name.
    pub(super) fn city(city: String, wave: String, chart: &str) -> Result<Self, Problem> {
        let mut pictures = Picture::ALL.into_iter();
        let picture = pictures.find(|picture| picture.name() == chart);
        Ok(Self::City {
            city,
            wave,
            picture: picture.ok_or(Problem::new(ProblemKind::NotFound))?,
        })
    }

    /// A chart of several cities by its name.
    pub(super) fn group(of: (&str, &str), wave: String, chart: &str) -> Result<Self, Problem> {
        let about = About::read(of, chart);
        let about = about.ok_or(Problem::new(ProblemKind::NotFound))?;
        Ok(Self::Group { about, wave })
    }

    fn chart(&self) -> &'static str {
        match self {
            Self::City { picture, .. } => picture.name(),
            Self::Group { about, .. } => about.id(),
        }
    }

    /// Where it is with the figures of this moment.
    pub(crate) fn living(&self, file: EmbedFile) -> Route {
        let file = file.name(self.chart());
        match self {
            Self::City { city, wave, .. } => Route::Embed {
                city: city.clone(),
                wave: wave.clone(),
                file,
            },
            Self::Group { about, wave } => {
                let (of, code, _) = about.named();
                Route::GroupEmbed {
                    of: of.to_owned(),
                    code,
                    wave: wave.clone(),
                    file,
                }
            }
        }
    }

    /// Where it is with the very figures of a digest.
    pub(crate) fn fixed(&self, digest: &str, file: EmbedFile) -> Route {
        let digest = digest.to_owned();
        let file = file.name(self.chart());
        match self {
            Self::City { city, wave, .. } => Route::EmbedOf {
                city: city.clone(),
                wave: wave.clone(),
                digest,
                file,
            },
            Self::Group { about, wave } => {
                let (of, code, _) = about.named();
                Route::GroupEmbedOf {
                    of: of.to_owned(),
                    code,
                    wave: wave.clone(),
                    digest,
                    file,
                }
            }
        }
    }

    /// The page that says how to put it into another one.
    pub(crate) fn code(&self) -> Route {
        let chart = self.chart().to_owned();
        match self {
            Self::City { city, wave, .. } => Route::EmbedCode {
                city: city.clone(),
                wave: wave.clone(),
                chart,
            },
            Self::Group { about, wave } => {
                let (of, code, _) = about.named();
                Route::GroupEmbedCode {
                    of: of.to_owned(),
                    code,
                    wave: wave.clone(),
                    chart,
                }
            }
        }
    }

    /// The name of a file of it for whoever keeps it.
    fn kept_as(&self, file: EmbedFile, cx: &PageCx) -> String {
        let (code, wave) = match self {
            Self::City { city, wave, .. } => (city.clone(), wave),
            Self::Group { about, wave } => (about.named().1, wave),
        };
        format!("{code}-{wave}-{}-{}", cx.locale, file.name(self.chart()))
    }
}

/// What can be put into a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EmbedFile {
    /// A page for a frame.
    Page,
    /// A chart alone, wide or narrow.
    Chart(Place, ChartForm),
}

/// What tells the narrow one by its name.
const NARROW: &str = "-narrow";

impl EmbedFile {
    /// Its name in addresses.
    fn name(self, chart: &str) -> String {
        match self {
            Self::Page => chart.to_owned(),
            Self::Chart(Place::NarrowFile, form) => form.file(&format!("{chart}{NARROW}")),
            Self::Chart(_, form) => form.file(chart),
        }
    }

    /// The name of a chart, and what of it the name of a file stands for.
    pub(super) fn read(file: &str) -> (&str, Self) {
        let Some((chart, form)) = ChartForm::read(file) else {
            return (file, Self::Page);
        };
        match chart.strip_suffix(NARROW) {
            Some(chart) => (chart, Self::Chart(Place::NarrowFile, form)),
            None => (chart, Self::Chart(Place::File, form)),
        }
    }
}

/// Answers with a chart as it is now.
pub(super) async fn living(
    cx: PageCx,
    kind: RouteKind,
    subject: Subject,
    file: EmbedFile,
) -> Result<Response, Problem> {
    let name = subject.living(file).path(cx.locale);
    let made = move |cx: &PageCx| make(cx, &subject, file);
    let answer = cx.kept(kind, Kind::Quick, name, made).await?;
    Ok(framable(answer))
}

/// Answers with a chart of the very figures of a digest, so that it can be kept for ever. When these
/// are not the published ones any more, it leads to those that are: a figure that was corrected or
/// taken back is not shown by us again.
pub(super) async fn fixed(
    cx: PageCx,
    kind: RouteKind,
    subject: Subject,
    (digest, file): (&str, EmbedFile),
) -> Result<Response, Problem> {
    let cx = Arc::new(cx);
    let living = subject.living(file).path(cx.locale);
    let of = subject.clone();
    let name = format!("digest {}", subject.code().path(cx.locale));
    let found = move |cx: &PageCx| {
        let digest = embed::digest(cx, &of)?;
        Ok(Rendered::new("text/plain", digest))
    };
    let current = cx.made(Kind::Quick, name, found).await?;
    if !current.says_the_same_as(&Rendered::new("text/plain", digest.to_owned())) {
        let mut answer = Redirect::temporary(&living).into_response();
        let anew = HeaderValue::from_static(Keeping::Anew.header());
        answer.headers_mut().insert(header::CACHE_CONTROL, anew);
        return Ok(framable(answer));
    }
    let made = move |cx: &PageCx| make(cx, &subject, file);
    let rendered = cx.made(Kind::Quick, living, made).await?;
    let answer = rendered.answer(&cx.headers, keeping(kind));
    Ok(framable(answer))
}

/// Answers with the page that has the HTML to be copied.
pub(super) async fn code(
    cx: PageCx,
    kind: RouteKind,
    subject: Subject,
) -> Result<Response, Problem> {
    let here = subject.code();
    let name = here.path(cx.locale);
    cx.page(kind, name, move |cx| {
        let page = embed::code(cx, &subject)?;
        let frame = cx.city_frame(here, page.invented);
        Ok(cx.app.pages.embed_code(&frame, &page)?)
    })
    .await
}

fn make(cx: &PageCx, subject: &Subject, file: EmbedFile) -> Result<Rendered, Problem> {
    let (place, form) = match file {
        EmbedFile::Page => {
            let page = embed::page(cx, subject)?;
            let frame = cx.city_frame(subject.living(file), page.invented);
            return Ok(Rendered::page(cx.app.pages.embed(&frame, &page)?));
        }
        EmbedFile::Chart(place, form) => (place, form),
    };
    let rendered = form.rendered(embed::Drawing::of(cx, subject)?.draw(place)?)?;
    let name = subject.kept_as(file, cx);
    Ok(rendered.named(Opening::Shown, &name, &name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_found_by_its_name() {
        let cut = [Place::File, Place::NarrowFile];
        let charts = ChartForm::ALL.map(|form| cut.map(|place| EmbedFile::Chart(place, form)));
        for file in charts.as_flattened().iter().chain([&EmbedFile::Page]) {
            assert_eq!(EmbedFile::read(&file.name("heat-map")), ("heat-map", *file));
        }
    }
}
