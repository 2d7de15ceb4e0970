//! A chart or report of a city as a file.

use std::sync::Arc;

use axum::response::Response;
use icc_app::city_report::{self, PublishedWords};
use icc_app::export::{Export, city_scores};
use icc_app::figure::{self, Picture, Place};
use icc_app::jobs::Progress;
use icc_app::publication::mark;
use icc_app::summary::{self, Paper, Printing};
use icc_app::work::Kind;
use icc_i18n::key;
use icc_pages::context::ProblemKind;
use icc_pages::urls::{Route, RouteKind};
use serde::Deserialize;

use super::chart_form::ChartForm;
use crate::extract::{PageCx, Path};
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};

#[derive(Clone, Deserialize)]
pub(crate) struct At {
    pub(crate) city: String,
    pub(crate) wave: String,
    pub(crate) file: String,
}

impl At {
    /// The page that says how far the file of a ticket is.
    pub(crate) fn prepare(&self, ticket: &str) -> Route {
        Route::FilePrepare {
            city: self.city.clone(),
            wave: self.wave.clone(),
            file: self.file.clone(),
            ticket: ticket.to_owned(),
        }
    }
}

/// The files of a city at a wave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CityFile {
    /// A chart.
    Chart(Picture, ChartForm),
    /// The city's rows of the data set.
    Scores,
    /// The summary for the council.
    Summary(Paper),
    /// All that can be said of the city.
    Report(Paper),
}

impl CityFile {
    /// Every file there can be.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        let charts = Picture::ALL.into_iter().flat_map(Self::of_chart);
        charts
            .chain([Self::Scores])
            .chain(Paper::ALL.map(Self::Summary))
            .chain(Paper::ALL.map(Self::Report))
    }

    /// The one with this name in addresses.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::all().find(|file| file.name() == name)
    }

    /// The files of one chart.
    pub(crate) fn of_chart(picture: Picture) -> [Self; 3] {
        ChartForm::ALL.map(|form| Self::Chart(picture, form))
    }

    /// Its name in addresses.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Chart(picture, form) => form.file(picture.name()),
            Self::Scores => "scores.csv".to_owned(),
            Self::Summary(Paper::A4) => "summary.pdf".to_owned(),
            Self::Summary(Paper::Letter) => "summary-letter.pdf".to_owned(),
            Self::Report(paper) => report_name(paper).to_owned(),
        }
    }

    /// What a browser can show is shown; a table is for another program.
    const fn opening(self) -> Opening {
        match self {
            Self::Scores => Opening::Kept,
            Self::Chart(..) | Self::Summary(_) | Self::Report(_) => Opening::Shown,
        }
    }

    pub(crate) const fn work(self) -> Kind {
        match self {
            Self::Chart(..) | Self::Scores => Kind::Quick,
            Self::Summary(_) | Self::Report(_) => Kind::Report,
        }
    }
}

/// The name of a full report in addresses.
pub(crate) const fn report_name(paper: Paper) -> &'static str {
    match paper {
        Paper::A4 => "report.pdf",
        Paper::Letter => "report-letter.pdf",
    }
}

pub(crate) async fn send(cx: PageCx, Path(at): Path<At>) -> Result<Response, Problem> {
    let wanted = Wanted::of(&cx, at).await?;
    let (work, name) = (wanted.file.work(), wanted.name());
    let make = move |cx: &PageCx| wanted.made(cx, &Progress::unseen());
    cx.kept(RouteKind::CityFile, work, name, make).await
}

/// A file of a city with all that it is made from beside what is published.
pub(crate) struct Wanted {
    pub(crate) file: CityFile,
    at: At,
    words: Option<PublishedWords>,
    exports: Arc<Vec<Export>>,
}

impl Wanted {
    pub(crate) async fn of(cx: &PageCx, at: At) -> Result<Self, Problem> {
        let file = CityFile::named(&at.file).ok_or(Problem::new(ProblemKind::NotFound))?;
        let service = &cx.app.service;
        Ok(Self {
            exports: match file {
                CityFile::Scores => service.exports(&cx.app.i18n).await?,
                _ => Arc::default(),
            },
            words: match file {
                CityFile::Report(_) => Some(service.published_words(&at.city, &at.wave).await?),
                _ => None,
            },
            file,
            at,
        })
    }

    /// Its name among what is kept: everything that it depends on.
    pub(crate) fn name(&self) -> String {
        let At { city, wave, file } = &self.at;
        match &self.words {
            // These words can change without anything being published.
            Some(words) => format!("{city}/{wave}/{file} {}", words.digest()),
            None => format!("{city}/{wave}/{file}"),
        }
    }

    pub(crate) fn made(&self, cx: &PageCx, progress: &Progress) -> Result<Rendered, Problem> {
        let words = self.words.as_ref();
        made(cx, (self.file, words, progress), &self.at, &self.exports)
    }
}

/// The file, named for whoever keeps it; a name says when the file is not for everybody. A full
/// report comes with the words beside the answers, and tells how far it is.
pub(crate) fn made(
    cx: &PageCx,
    (file, words, progress): (CityFile, Option<&PublishedWords>, &Progress),
    at: &At,
    exports: &[Export],
) -> Result<Rendered, Problem> {
    let absent = || Problem::new(ProblemKind::NotFound);
    let naming = cx.naming();
    let report = cx.published.snapshot.city(&at.city, Some(&at.wave))?;
    let rendered = match file {
        CityFile::Chart(picture, form) => {
            let chart = figure::draw(&report, picture, &naming, Place::File, "chart")?;
            form.rendered(chart)?
        }
        CityFile::Scores => {
            let result = report.result.as_ref().ok_or_else(absent)?;
            let rows = city_scores(exports, result)?;
            Rendered::new("text/csv; charset=utf-8", rows)
        }
        CityFile::Summary(paper) | CityFile::Report(paper) => {
            let result = report.result.as_ref().ok_or_else(absent)?;
            let computation = cx.published.computations.get(&result.wave.id);
            let computation = computation.ok_or_else(absent)?;
            let printing = Printing {
                // The figures' own moment, so that the same figures give the same file.
                timestamp: computation.computed_at,
                paper,
            };
            let address = address_of(
                cx,
                &Route::ReportCheck {
                    run: mark(&computation.digest).to_owned(),
                    city: at.city.clone(),
                },
            );
            let pdf = match words {
                Some(words) => {
                    let to = (&*address, &printing, progress);
                    city_report::print(&report, words, computation, &naming, to)?
                }
                None => summary::print(&report, computation, &naming, &address, &printing)?,
            };
            Rendered::new("application/pdf", pdf.bytes)
        }
    };
    let city = naming
        .text(&report.city.municipality.record.names)
        .replace(' ', "-");
    let mark = if cx.reader.slug.is_empty() {
        String::new()
    } else {
        let words = cx.app.i18n.plain(cx.locale, key!("shared-file"));
        format!("{words}-")
    };
    let tail = format!("{}-{}-{}", at.wave, cx.locale, at.file);
    let plain = format!("{mark}{}-{tail}", at.city);
    let full = format!("{mark}{city}-{tail}");
    Ok(rendered.named(file.opening(), &plain, &full))
}

/// Where a reader of a report learns whether it still holds, given the page that tells; empty when
/// the service does not know its own address.
pub(crate) fn address_of(cx: &PageCx, check: &Route) -> String {
    match cx.app.config.public_url.as_str() {
        // What is reserved cannot be checked by everybody.
        _ if !cx.reader.slug.is_empty() => String::new(),
        "" => String::new(),
        url => format!("{url}{}", check.path(cx.locale)),
    }
}
