//! A file that takes a while.

use icc_app::city::CityReport;
use icc_app::jobs::Stage;
use icc_app::naming::Naming;
use icc_app::summary::Paper;
use icc_pages::context::{PreparePage, ProblemKind};

use crate::handlers::city_file::{At, CityFile};
use crate::problem::Problem;

pub(crate) fn prepare_page(
    report: &CityReport<'_>,
    naming: &Naming<'_>,
    (at, ticket): (&At, &str),
    stage: Option<Stage>,
) -> Result<PreparePage, Problem> {
    let absent = || Problem::new(ProblemKind::NotFound);
    let result = report.result.as_ref().ok_or_else(absent)?;
    let (what, paper) = match CityFile::named(&at.file).ok_or_else(absent)? {
        CityFile::Report(paper) => ("report", paper),
        CityFile::Summary(paper) => ("summary", paper),
        CityFile::Svg(_) | CityFile::Png(..) | CityFile::Scores => return Err(absent()),
    };
    let paper = match paper {
        Paper::A4 => "A4",
        Paper::Letter => "Letter",
    };
    let (mut ahead, mut done, mut of) = (0, 0, 0);
    let stage = match stage {
        None if ticket.is_empty() => "asked",
        None => "gone",
        Some(Stage::Done) => "done",
        Some(Stage::Failed) => "failed",
        Some(Stage::Waiting { ahead: first }) => {
            ahead = first;
            "waiting"
        }
        Some(Stage::Working {
            done: made,
            of: all,
        }) => {
            (done, of) = (made, all);
            "working"
        }
    };
    Ok(PreparePage {
        slug: at.city.clone(),
        name: naming.text(&report.city.municipality.record.names),
        wave: at.wave.clone(),
        wave_name: naming.text(&result.wave.record.names),
        file: at.file.clone(),
        what: what.to_owned(),
        paper: paper.to_owned(),
        ticket: ticket.to_owned(),
        stage: stage.to_owned(),
        ahead,
        done,
        of,
    })
}
