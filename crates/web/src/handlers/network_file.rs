//! The report on a network as a file.

use axum::response::Response;
use icc_app::jobs::Progress;
use icc_app::network_report;
use icc_app::publication::mark;
use icc_app::summary::{Paper, Printing};
use icc_app::work::Kind;
use icc_pages::context::ProblemKind;
use icc_pages::urls::{Route, RouteKind};
use serde::Deserialize;

use super::city_file::{address_of, report_name};
use crate::extract::{PageCx, Path};
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};

#[derive(Clone, Deserialize)]
pub(crate) struct At {
    pub(crate) network: String,
    pub(crate) wave: String,
    pub(crate) file: String,
}

impl At {
    /// On which paper the file is.
    pub(crate) fn paper(&self) -> Result<Paper, Problem> {
        let mut papers = Paper::ALL.into_iter();
        let paper = papers.find(|paper| report_name(*paper) == self.file);
        paper.ok_or(Problem::new(ProblemKind::NotFound))
    }

    /// The page that says how far the file of a ticket is.
    pub(crate) fn prepare(&self, ticket: &str) -> Route {
        Route::NetworkPrepare {
            network: self.network.clone(),
            wave: self.wave.clone(),
            file: self.file.clone(),
            ticket: ticket.to_owned(),
        }
    }

    /// Its name among what is kept.
    pub(crate) fn name(&self) -> String {
        format!("network {}/{}/{}", self.network, self.wave, self.file)
    }
}

pub(crate) async fn send(cx: PageCx, Path(at): Path<At>) -> Result<Response, Problem> {
    at.paper()?;
    let name = at.name();
    let make = move |cx: &PageCx| made(cx, &at, &Progress::unseen());
    cx.kept(RouteKind::NetworkFile, Kind::Report, name, make)
        .await
}

/// The file, named for whoever keeps it.
pub(crate) fn made(cx: &PageCx, at: &At, progress: &Progress) -> Result<Rendered, Problem> {
    let absent = || Problem::new(ProblemKind::NotFound);
    let report = cx.published.snapshot.network_at(&at.network, &at.wave)?;
    let now = report.now.as_ref().ok_or_else(absent)?;
    let computation = cx.published.computations.get(&now.wave.id);
    let computation = computation.ok_or_else(absent)?;
    let printing = Printing {
        // The figures' own moment, so that the same figures give the same file.
        timestamp: computation.computed_at,
        paper: at.paper()?,
    };
    let check = Route::NetworkCheck {
        run: mark(&computation.digest).to_owned(),
        network: at.network.clone(),
        figures: mark(&report.figures_digest()).to_owned(),
    };
    let to = (&*address_of(cx, &check), &printing, progress);
    let pdf = network_report::print(&report, computation, &cx.naming(), to)?;
    let rendered = Rendered::new("application/pdf", pdf.bytes);
    let name = format!("{}-{}-{}-{}", at.network, at.wave, cx.locale, at.file);
    Ok(rendered.named(Opening::Shown, &name, &name))
}
