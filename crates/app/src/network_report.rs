//! The report on a network at a wave: what its page says, each indicator, the members, and how the
//! figures are made. No figure is worked out here.

use icc_domain::Score;
use icc_i18n::{compare, key};
use icc_reports::{
    AtWave, Chart, Coverage, Measured, Member, Paragraph, Pdf, Printing, Provenance, SameMembers,
};

use crate::city::level;
use crate::city_report::own_words;
use crate::error::Error;
use crate::figure::groups::{self, NetworkPicture, Part};
use crate::figure::{self, Place, count};
use crate::group::{GroupReport, GroupRow, ShownCity};
use crate::jobs::Progress;
use crate::naming::Naming;
use crate::network::{NetworkKind, NetworkReport};
use crate::provenance::Computation;
use crate::summary::{named_provenance, shown};

/// Members in one picture of the heat map: as many as fit on a page.
const PER_PICTURE: usize = 40;

/// Typesets the report on a network at the wave of `report.now`. `address` is where a reader learns
/// whether it still holds, empty for none. It takes a second and more, and tells how far it is.
///
/// # Errors
/// [`Error::NotFound`] where no member counts; [`Error::Drawing`] and [`Error::Printing`] when the
/// figures cannot be shown; [`Error::Left`] when nobody waits for it any more.
pub fn print(
    report: &NetworkReport<'_>,
    computation: &Computation,
    naming: &Naming<'_>,
    (address, printing, progress): (&str, &Printing, &Progress),
) -> Result<Pdf, Error> {
    let now = report.now.as_ref().ok_or(Error::NotFound)?;
    // Each indicator, the rest of what it says, and setting it, which takes the longest.
    progress.of(count(now.at(level::INDICATOR).count()).saturating_add(2));
    let from = named_provenance((now.collection, now.method), computation, naming, address);
    let said = described(report, now, from, (naming, progress))?;
    progress.step()?;
    let pdf = icc_reports::network_report(&said, naming.i18n, naming.locale, printing);
    let pdf = pdf.map_err(Error::Printing)?;
    if !pdf.not_shown.is_empty() {
        tracing::warn!(letters = ?pdf.not_shown, "no embedded font has these letters");
    }
    Ok(pdf)
}

fn described(
    report: &NetworkReport<'_>,
    now: &GroupReport<'_>,
    provenance: Provenance,
    (naming, progress): (&Naming<'_>, &Progress),
) -> Result<icc_reports::NetworkReport, Error> {
    let record = &report.network.record;
    let plain = |id: &str| naming.i18n.plain(naming.locale, id);
    let core = now.core().ok_or(Error::NotFound)?;
    let picture = |picture: NetworkPicture, part: Part, id: &str| {
        drawn(groups::network(
            report,
            (picture, part),
            naming,
            (Place::Report, id),
        ))
    };
    let indicators = now.at(level::INDICATOR).map(|row| {
        progress.step()?;
        measured(report, now, row, naming)
    });
    let indicators = indicators.collect::<Result<_, Error>>()?;
    let mut heat = Vec::new();
    for (place, skip) in (0..core.cities.len()).step_by(PER_PICTURE).enumerate() {
        let part = Part {
            skip,
            take: PER_PICTURE,
        };
        heat.extend(picture(
            NetworkPicture::Heat,
            part,
            &format!("heat-{place}"),
        )?);
    }
    let whole = |one: NetworkPicture| picture(one, Part::ALL, one.name());
    Ok(icc_reports::NetworkReport {
        name: naming.text(&record.names),
        description: naming.text(&record.descriptions),
        kind: plain(match record.kind {
            NetworkKind::International => key!("network-kind-international"),
            NetworkKind::National => key!("network-kind-national"),
            NetworkKind::Regional => key!("network-kind-regional"),
        }),
        within: report
            .parent
            .map(|parent| naming.text(&parent.record.names))
            .unwrap_or_default(),
        demonstration: record.demonstration,
        wave: naming.wave(now.wave),
        statement: plain(key!("site-statement")),
        coverage: coverage(now, naming),
        core: measured(report, now, core, naming)?,
        indicators,
        overview: whole(NetworkPicture::Indicators)?,
        heat,
        // One wave is no course.
        course: if report.progress.len() > 1 {
            whole(NetworkPicture::Progress)?
        } else {
            None
        },
        waves: report
            .progress
            .iter()
            .map(|it| at_wave(it, naming))
            .collect(),
        members: members(report, core, naming),
        method: paragraphs(&METHOD, naming),
        annex: paragraphs(&ANNEX, naming)
            .into_iter()
            .chain(own_words(now.collection, now.method, naming))
            .collect(),
        provenance,
        notes: vec![plain(key!("method-not-ranking"))],
    })
}

/// Headings with their paragraphs.
type Texts<const N: usize> = [(&'static str, &'static str); N];

/// How to read the figures, in short.
const METHOD: Texts<3> = [
    (
        key!("report-network-whose"),
        key!("report-network-whose-text"),
    ),
    (
        key!("report-network-read"),
        key!("report-network-read-text"),
    ),
    (
        key!("report-network-small"),
        key!("report-network-small-text"),
    ),
];

/// How they are made; what the method says of itself follows.
const ANNEX: Texts<5> = [
    (
        key!("report-method-scale"),
        key!("report-method-scale-text"),
    ),
    (
        key!("report-method-figures"),
        key!("report-method-figures-text"),
    ),
    (
        key!("report-network-scope"),
        key!("report-network-scope-text"),
    ),
    (
        key!("report-network-waves-title"),
        key!("report-network-waves-text"),
    ),
    (
        key!("report-network-later"),
        key!("report-network-later-text"),
    ),
];

fn paragraphs<const N: usize>(texts: &Texts<N>, naming: &Naming<'_>) -> Vec<Paragraph> {
    let plain = |id: &str| naming.i18n.plain(naming.locale, id);
    let paragraph = |(title, text): &(&str, &str)| Paragraph {
        title: plain(title),
        text: plain(text),
        language: String::new(),
    };
    texts.iter().map(paragraph).collect()
}

/// A picture of a report; none where there is nothing to draw.
fn drawn(chart: Result<figure::Chart, Error>) -> Result<Option<Chart>, Error> {
    match chart {
        Ok(chart) => Ok(Some(Chart {
            svg: chart.svg,
            // What stands above it is its title.
            title: String::new(),
            sentence: chart.sentence,
            caption: chart.caption,
        })),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

fn coverage(now: &GroupReport<'_>, naming: &Naming<'_>) -> Coverage {
    let (n, countries) = now.group.size();
    let waves = now.collection.waves.iter().rev();
    let counted = waves.filter(|wave| now.group.waves.contains(&wave.record.code));
    Coverage {
        n,
        of: count(now.group.of),
        hidden: count(now.group.hidden),
        countries,
        date: now.as_of,
        waves: counted.map(|wave| naming.wave(wave)).collect(),
        editions: vec![naming.edition(&now.collection.definition)],
    }
}

fn measured(
    report: &NetworkReport<'_>,
    now: &GroupReport<'_>,
    row: &GroupRow<'_>,
    naming: &Naming<'_>,
) -> Result<Measured, Error> {
    let code = row.measure.code.as_str();
    let definition = &now.collection.definition;
    let sections = naming.texts(definition).map(|texts| &texts.sections);
    let about = sections.and_then(|sections| sections.get(code)?.intro.clone());
    let id = format!("measure-{code}");
    let chart = groups::network_measure(report, row, naming, (Place::Report, &id));
    let cities = row.cities.iter();
    let mut cities: Vec<(String, &ShownCity)> =
        cities.map(|city| (naming.city(&city.code), city)).collect();
    cities.sort_by(|one, other| compare(naming.locale, &one.0, &other.0));
    let cities: Vec<(String, Score)> = cities
        .into_iter()
        .map(|(name, city)| (naming.reviewed(name, city.unreviewed), city.declared))
        .collect();
    Ok(Measured {
        label: naming.measure_of(now, code),
        about: about.unwrap_or_default(),
        optional: row.measure.optional,
        n: count(row.figure.n),
        statistics: shown(&row.figure),
        chart: drawn(chart)?,
        cities,
    })
}

fn at_wave(at: &crate::network::Progress<'_>, naming: &Naming<'_>) -> AtWave {
    AtWave {
        wave: naming.wave(at.wave),
        n: count(at.n),
        of: count(at.of),
        mean: at.then.statistics.map(|found| found.mean),
        same: at.same.map(|same| SameMembers {
            n: count(same.n),
            before: same.before,
            now: same.now,
        }),
    }
}

/// The members by name, with the core index of those that everybody may see.
fn members(report: &NetworkReport<'_>, core: &GroupRow<'_>, naming: &Naming<'_>) -> Vec<Member> {
    let named = |city: &&crate::snapshot::City| {
        let record = &city.municipality.record;
        let found = core.cities.iter().find(|one| one.code == record.code);
        (naming.text(&record.names), found)
    };
    let mut members: Vec<(String, Option<&ShownCity>)> = report.members.iter().map(named).collect();
    members.sort_by(|one, other| compare(naming.locale, &one.0, &other.0));
    let member = |(name, found): (String, Option<&ShownCity>)| Member {
        name: naming.reviewed(name, found.is_some_and(|found| found.unreviewed)),
        shown: found.map(|found| [found.declared, found.documented]),
    };
    members.into_iter().map(member).collect()
}
