//! Networks.

use std::collections::BTreeMap;

use icc_app::city::level;
use icc_app::figure::groups::{self, NetworkPicture, Part};
use icc_app::figure::places;
use icc_app::group::GroupReport;
use icc_app::meetings::PublicMeetings;
use icc_app::naming::Naming;
use icc_app::network::{NetworkReport, Wave};
use icc_app::paging::Paging;
use icc_app::practices::Helping;
use icc_app::summary::Paper;
use icc_domain::{NoScore, Score};
use icc_i18n::{compare, key};
use icc_pages::context::{
    ChartFigure, ChartFile, CityScore, HeatRow, NamedWith, NetworkEntry, NetworkIndicator,
    NetworkMember, NetworkPage, NetworkResult, NetworksPage, WaveApart, WaveProgress, WaveReport,
};
use icc_pages::urls::Route;

use super::city_course::same;
use super::figures::chart;
use super::group::{basis, by_name, figures};
use super::meetings::newest;
use super::network_facts;
use super::practices::beside;
use super::{count, pagination};
use crate::extract::PageCx;
use crate::handlers::city_file::report_name;
use crate::handlers::group_chart::About;
use crate::problem::Problem;

/// Members on one page of the tables.
const PER_PAGE: usize = 50;

pub(crate) fn list(cx: &PageCx) -> Result<NetworksPage, Problem> {
    let naming = cx.naming();
    let mut networks = Vec::new();
    for code in cx.published.snapshot.networks.keys() {
        let report = cx.published.snapshot.network(code)?;
        networks.push(entry(&report, &naming));
    }
    networks.sort_by(|one, other| {
        let by_name = compare(cx.locale, &one.name, &other.name);
        one.invented.cmp(&other.invented).then(by_name)
    });
    Ok(NetworksPage { networks })
}

pub(crate) fn page(
    cx: &PageCx,
    (code, wanted): (&str, u32),
    (practices, meetings, experts): (&Helping, &PublicMeetings, bool),
) -> Result<NetworkPage, Problem> {
    let report = cx.published.snapshot.network(code)?;
    let naming = cx.naming();
    let core = report.now.as_ref().and_then(GroupReport::core);
    let shown: BTreeMap<&str, bool> = core
        .iter()
        .flat_map(|row| &row.cities)
        .map(|city| (city.code.as_str(), city.unreviewed))
        .collect();
    let mut members: Vec<NetworkMember> = report
        .members
        .iter()
        .map(|city| {
            let record = &city.municipality.record;
            let found = shown.get(record.code.as_str());
            NetworkMember {
                slug: record.code.clone(),
                name: naming.text(&record.names),
                shown: found.is_some(),
                unreviewed: found.is_some_and(|unreviewed| *unreviewed),
            }
        })
        .collect();
    members.sort_by(|one, other| compare(cx.locale, &one.name, &other.name));
    let mut named: Vec<NamedWith> = report
        .named
        .iter()
        .map(|city| NamedWith {
            slug: city.municipality.record.code.clone(),
            name: naming.text(&city.municipality.record.names),
        })
        .collect();
    named.sort_by(|one, other| compare(cx.locale, &one.name, &other.name));
    let mut known = network_facts::Known::new(&naming);
    Ok(NetworkPage {
        practices: beside(practices, cx),
        meetings: newest(meetings, cx.locale),
        experts,
        entry: entry(&report, &naming),
        parent: report.parent.map(|parent| {
            let parent = &parent.record;
            (parent.code.clone(), naming.text(&parent.names))
        }),
        facts: known.facts(report.network),
        partners: known.partners(&report.partners),
        sources: known.sources(),
        map: chart(cx, (About::Members(code.to_owned()), None), |at| {
            places::members(&report, &naming, at)
        })?,
        members,
        named,
        result: report
            .now
            .as_ref()
            .map(|now| result(cx, &report, now, wanted))
            .transpose()?,
    })
}

fn entry(report: &NetworkReport<'_>, naming: &Naming<'_>) -> NetworkEntry {
    let record = &report.network.record;
    NetworkEntry {
        code: record.code.clone(),
        name: naming.text(&record.names),
        description: naming.text(&record.descriptions),
        kind: record.kind.as_str().to_owned(),
        invented: record.demonstration,
        members: count(report.members.len()),
        counted: report.now.as_ref().map_or(0, |now| count(now.group.n)),
        named: count(report.named.len()),
    }
}

/// The report at each wave in which some member counts, newest first.
fn reports(cx: &PageCx, report: &NetworkReport<'_>) -> Vec<WaveReport> {
    let words = |id| cx.app.i18n.plain(cx.locale, id);
    let file = |wave: &Wave, paper: Paper| ChartFile {
        route: Route::NetworkPrepare {
            network: report.network.record.code.clone(),
            wave: wave.record.code.clone(),
            file: report_name(paper).to_owned(),
            ticket: String::new(),
        },
        format: words(match paper {
            Paper::A4 => key!("figure-format-pdf-a4"),
            Paper::Letter => key!("figure-format-pdf-letter"),
        }),
    };
    let computed = |wave: &Wave| cx.published.computations.contains_key(&wave.id);
    let waves = report.progress.iter();
    waves
        .filter(|point| point.n > 0 && computed(point.wave))
        .map(|point| WaveReport {
            wave: cx.naming().wave(point.wave),
            files: Paper::ALL.map(|paper| file(point.wave, paper)).to_vec(),
        })
        .collect()
}

fn result(
    cx: &PageCx,
    report: &NetworkReport<'_>,
    now: &GroupReport<'_>,
    wanted: u32,
) -> Result<NetworkResult, Problem> {
    let naming = &cx.naming();
    let indicators: Vec<_> = now.at(level::INDICATOR).collect();
    let core = now.core();
    let all = core.map_or_else(Vec::new, |row| by_name(&row.cities, naming));
    let page = usize::try_from(wanted).unwrap_or(usize::MAX);
    let paging = Paging::new(page, PER_PAGE, all.len());
    let part = Part {
        skip: paging.before(),
        take: PER_PAGE,
    };
    let cities: Vec<CityScore> = paging.part(&all).to_vec();
    let drawn = |picture: NetworkPicture| -> Result<Option<ChartFigure>, Problem> {
        let about = About::Network(report.network.record.code.clone(), picture);
        chart(cx, (about, Some(now.wave)), |at| {
            groups::network(report, (picture, part), naming, at)
        })
    };
    let heat = cities.iter().map(|city| HeatRow {
        slug: city.slug.clone(),
        name: city.name.clone(),
        unreviewed: city.unreviewed,
        scores: indicators
            .iter()
            .map(|row| {
                let mut of_row = row.cities.iter();
                let found = of_row.find(|one| one.code == city.slug);
                let none = Score::None {
                    reason: NoScore::Other,
                };
                found.map_or(none, |found| found.declared)
            })
            .collect(),
    });
    let progress = report.progress.iter().map(|point| WaveProgress {
        wave: naming.wave(point.wave),
        n: count(point.n),
        of: count(point.of),
        then: figures(&point.then),
        same: point.same.map(same),
    });
    Ok(NetworkResult {
        reports: reports(cx, report),
        members_chart: drawn(NetworkPicture::Members)?,
        indicators_chart: drawn(NetworkPicture::Indicators)?,
        heat_chart: drawn(NetworkPicture::Heat)?,
        // One wave is no course.
        progress_chart: if report.progress.len() > 1 {
            drawn(NetworkPicture::Progress)?
        } else {
            None
        },
        pagination: pagination(paging),
        basis: basis(now, naming),
        core: core.map(|row| figures(&row.figure)),
        heat: heat.collect(),
        indicators: indicators
            .iter()
            .map(|row| NetworkIndicator {
                code: row.measure.code.to_string(),
                label: naming.measure_of(now, row.measure.code.as_str()),
                optional: row.measure.optional,
                figures: figures(&row.figure),
            })
            .collect(),
        progress: progress.collect(),
        apart: report
            .apart
            .iter()
            .map(|(wave, broken)| WaveApart {
                wave: naming.wave(wave),
                broken: broken.as_str().to_owned(),
            })
            .collect(),
        cities,
    })
}
