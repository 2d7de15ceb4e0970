//! A file that takes a while.

use icc_app::city::CityReport;
use icc_app::jobs::Stage;
use icc_app::naming::Naming;
use icc_app::network::NetworkReport;
use icc_app::summary::Paper;
use icc_pages::context::{PreparePage, ProblemKind};
use icc_pages::urls::Route;

use crate::handlers::city_file::{At, CityFile};
use crate::handlers::network_file;
use crate::problem::Problem;

pub(crate) fn of_city(
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
        CityFile::Chart(..) | CityFile::Scores => return Err(absent()),
    };
    let At { city, wave, file } = at.clone();
    let about = Route::CityWave {
        city: city.clone(),
        wave: wave.clone(),
    };
    let subject = Subject {
        name: naming.text(&report.city.municipality.record.names),
        wave_name: naming.text(&result.wave.record.names),
        about,
        leave: Route::FileLeave {
            city: city.clone(),
            wave: wave.clone(),
            file: file.clone(),
        },
        open: Route::CityFile { city, wave, file },
        what,
        paper,
    };
    Ok(page(subject, |ticket| at.prepare(ticket), ticket, stage))
}

pub(crate) fn of_network(
    report: &NetworkReport<'_>,
    naming: &Naming<'_>,
    (at, ticket): (&network_file::At, &str),
    stage: Option<Stage>,
) -> Result<PreparePage, Problem> {
    let paper = at.paper()?;
    let absent = || Problem::new(ProblemKind::NotFound);
    let now = report.now.as_ref().ok_or_else(absent)?;
    let network_file::At {
        network,
        wave,
        file,
    } = at.clone();
    let subject = Subject {
        name: naming.text(&report.network.record.names),
        wave_name: naming.text(&now.wave.record.names),
        about: Route::Network {
            network: network.clone(),
            page: String::new(),
        },
        leave: Route::NetworkLeave {
            network: network.clone(),
            wave: wave.clone(),
            file: file.clone(),
        },
        open: Route::NetworkFile {
            network,
            wave,
            file,
        },
        what: "network",
        paper,
    };
    Ok(page(subject, |ticket| at.prepare(ticket), ticket, stage))
}

/// What a file is about, and where it is.
struct Subject {
    name: String,
    wave_name: String,
    about: Route,
    leave: Route,
    open: Route,
    what: &'static str,
    paper: Paper,
}

fn page(
    subject: Subject,
    prepare: impl Fn(&str) -> Route,
    ticket: &str,
    stage: Option<Stage>,
) -> PreparePage {
    let (word, ahead, done, of) = told(stage, ticket);
    PreparePage {
        name: subject.name,
        wave_name: subject.wave_name,
        about: subject.about,
        ask: prepare(""),
        look: prepare(ticket),
        leave: subject.leave,
        open: subject.open,
        what: subject.what.to_owned(),
        paper: named(subject.paper).to_owned(),
        ticket: ticket.to_owned(),
        stage: word.to_owned(),
        ahead,
        done,
        of,
    }
}

const fn named(paper: Paper) -> &'static str {
    match paper {
        Paper::A4 => "A4",
        Paper::Letter => "Letter",
    }
}

/// The word for how far a file is, how many come first, the steps done, the steps there are.
fn told(stage: Option<Stage>, ticket: &str) -> (&'static str, usize, u32, u32) {
    match stage {
        None if ticket.is_empty() => ("asked", 0, 0, 0),
        None => ("gone", 0, 0, 0),
        Some(Stage::Done) => ("done", 0, 0, 0),
        Some(Stage::Failed) => ("failed", 0, 0, 0),
        Some(Stage::Waiting { ahead }) => ("waiting", ahead, 0, 0),
        Some(Stage::Working { done, of }) => ("working", 0, done, of),
    }
}
