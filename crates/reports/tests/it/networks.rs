//! Networks that are easy and hard to print.

use icc_domain::Locale;
use icc_reports::{
    AtWave, Coverage, Measured, Member, NetworkReport, NoScore, Paragraph, SameMembers, Score,
    Statistics,
};

use crate::sample;

/// What makes the sample another network.
type Change = fn(&mut NetworkReport);

/// Every case by name.
pub(crate) fn all(locale: Locale) -> Result<Vec<(&'static str, NetworkReport)>, serde_json::Error> {
    let make: [(&'static str, Change); 7] = [
        ("everything", |_| {}),
        ("one-city", one_city),
        ("nobody-shown", nobody_shown),
        ("suppressed", suppressed),
        ("three", three),
        ("longest", longest),
        ("hostile", hostile),
    ];
    let mut cases = Vec::new();
    for (name, change) in make {
        let mut network = network(locale)?;
        if name != "everything" {
            // The layout of each is the same.
            network.indicators.truncate(2);
        }
        change(&mut network);
        cases.push((name, network));
    }
    Ok(cases)
}

/// An invented network with everything.
pub(crate) fn network(locale: Locale) -> Result<NetworkReport, serde_json::Error> {
    let city = sample::city(locale)?;
    let said = |fr: &str, en: &str| match locale {
        Locale::Fr => fr.to_owned(),
        Locale::En => en.to_owned(),
    };
    let chart = city.charts.first().cloned();
    let cities = names(14);
    let indicators = city.rows.iter().map(|row| Measured {
        label: row.label.clone(),
        about: said(
            "Ce que mesure l’indicateur.",
            "What the indicator measures.",
        ),
        optional: row.optional,
        n: 15,
        statistics: Some(statistics(15)),
        chart: chart.clone(),
        cities: scored(&cities),
    });
    let paragraph = |title: &str| Paragraph {
        title: title.to_owned(),
        text: said("Une phrase.\nUne autre.", "One sentence.\nAnother one."),
        language: String::new(),
    };
    let wave = |wave: &str, same| AtWave {
        wave: wave.to_owned(),
        n: 15,
        of: 19,
        mean: Some(57.25),
        same,
    };
    let same = SameMembers {
        n: 8,
        before: 51.5,
        now: 57.25,
    };
    let members = cities.iter().map(|name| Member {
        name: name.clone(),
        shown: Some([Score::Value { value: 61.0 }, Score::Value { value: 40.4 }]),
    });
    let reserved = (0..5).map(|place| Member {
        name: format!("Anse-Réservée-{place}"),
        shown: None,
    });
    Ok(NetworkReport {
        name: said(
            "Réseau du Valbois (démonstration)",
            "Valbois network (demonstration)",
        ),
        description: said("Un réseau inventé.", "An invented network."),
        kind: said("Réseau régional", "Regional network"),
        within: said("Réseau des villes inventées", "Network of invented cities"),
        demonstration: true,
        wave: "2026".to_owned(),
        statement: city.statement.clone(),
        coverage: Coverage {
            n: 15,
            of: 19,
            hidden: 1,
            countries: 2,
            date: chrono::NaiveDate::from_ymd_opt(2026, 3, 31).unwrap_or_default(),
            waves: vec!["2026".to_owned(), "2025".to_owned()],
            editions: vec![said("Édition alignée 2019", "2019-aligned edition")],
        },
        core: Measured {
            label: said("Indice de base", "Core index"),
            about: String::new(),
            optional: false,
            n: 15,
            statistics: Some(statistics(15)),
            chart: chart.clone(),
            cities: scored(&cities),
        },
        indicators: indicators.collect(),
        overview: chart.clone(),
        heat: chart.iter().cloned().collect(),
        course: chart,
        waves: vec![
            wave("2026", None),
            wave("2025", Some(same)),
            wave("2024", None),
        ],
        members: members.chain(reserved).collect(),
        method: vec![paragraph("A"), paragraph("B")],
        annex: vec![paragraph("C")],
        provenance: city
            .provenance
            .unwrap_or_else(|| unreachable!("the sample has one")),
        notes: city.notes,
    })
}

fn names(n: usize) -> Vec<String> {
    (0..n)
        .map(|place| format!("Ville-Inventée-{place}"))
        .collect()
}

fn scored(names: &[String]) -> Vec<(String, Score)> {
    let score = |place: usize| match place % 5 {
        4 => Score::None {
            reason: NoScore::OutOfScope,
        },
        _ => Score::Value {
            value: f64::from(u8::try_from(place * 7 % 101).unwrap_or_default()),
        },
    };
    let named = names.iter().enumerate();
    named
        .map(|(place, name)| (name.clone(), score(place)))
        .collect()
}

const fn statistics(n: u32) -> Statistics {
    Statistics {
        n,
        countries: 2,
        mean: 57.25,
        median: 58.4,
        q1: Some(49.0),
        q3: Some(66.5),
    }
}

fn every_row(network: &mut NetworkReport, change: impl Fn(&mut Measured)) {
    let NetworkReport {
        core, indicators, ..
    } = network;
    std::iter::once(core).chain(indicators).for_each(change);
}

/// A single member counts, and shows itself.
fn one_city(network: &mut NetworkReport) {
    (network.coverage.n, network.coverage.hidden) = (1, 0);
    every_row(network, |row| {
        (row.n, row.statistics) = (1, None);
        row.cities.truncate(1);
    });
    for member in network.members.iter_mut().skip(1) {
        member.shown = None;
    }
    network.waves.truncate(1);
    network.waves[0].mean = None;
    (network.overview, network.course) = (None, None);
}

/// There are figures, and no member to name.
fn nobody_shown(network: &mut NetworkReport) {
    network.coverage.hidden = network.coverage.n;
    every_row(network, |row| {
        row.cities.clear();
        if let Some(statistics) = &mut row.statistics {
            (statistics.q1, statistics.q3) = (None, None);
        }
    });
    network.heat.clear();
    for member in &mut network.members {
        member.shown = None;
    }
}

/// Nothing at all may be told, not even by a picture.
fn suppressed(network: &mut NetworkReport) {
    nobody_shown(network);
    every_row(network, |row| {
        (row.n, row.statistics, row.chart) = (2, None, None);
    });
    for wave in &mut network.waves {
        (wave.mean, wave.same) = (None, None);
    }
    (network.overview, network.course) = (None, None);
    network.description.clear();
    network.within.clear();
    network.members.clear();
}

/// Three are named, without a figure.
fn three(network: &mut NetworkReport) {
    every_row(network, |row| {
        (row.n, row.statistics) = (3, None);
        row.cities.truncate(3);
    });
}

/// 80 members with the longest names.
fn longest(network: &mut NetworkReport) {
    let long = "Saint-Louis-de-Gonzague-du-Cap-Tourmente-et-de-Sainte-Marguerite-du-Lac-Masson";
    "Réseau des municipalités en immigration et en relations interculturelles des régions réunies"
        .clone_into(&mut network.name);
    network.description = "Une phrase sur le réseau, longue et sans surprise. ".repeat(6);
    let names: Vec<String> = (0..80).map(|place| format!("{long} {place}")).collect();
    every_row(network, |row| {
        row.cities = scored(&names);
        "Accompagnement des personnes immigrantes nouvellement arrivées dans la municipalité"
            .clone_into(&mut row.label);
    });
    let members = names.into_iter().map(|name| Member { name, shown: None });
    network.members = members.collect();
}

/// Texts that try to be something else than text.
fn hostile(network: &mut NetworkReport) {
    "#panic(\"x\") *gras* $x^2$ `code` \\ @ref <label> // [ {page}".clone_into(&mut network.name);
    "\u{202e}retourné\u{202c} القاهرة ]#read(\"/etc/passwd\")["
        .clone_into(&mut network.description);
    network.within = "W".repeat(300);
    every_row(network, |row| {
        "#import \"@preview/x:1.0.0\"".clone_into(&mut row.label);
        for (name, _) in &mut row.cities {
            name.push_str(" ]#panic()[");
        }
    });
    for member in &mut network.members {
        member.name = "X".repeat(120);
    }
}
