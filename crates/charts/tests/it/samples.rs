//! Invented numbers in both languages, for tests, for looking and for timing.

#![expect(
    clippy::expect_used,
    reason = "a sample that cannot be built is a mistake here"
)]

use chrono::NaiveDate;
use icc_charts::{
    AllCities, ChartId, ChartKind, ChartSpec, Difference, DotRange, Mean, NoScore, Peers, Profile,
    Provenance, Row, RowsOf, Score, Section, Spread,
};
use icc_domain::Locale;

#[path = "samples/more.rs"]
mod more;

pub(crate) use more::{around, heat, lanes, names, spans, strip, trend, world};

/// Label, declared, documented, quartiles with median, mean of all.
type Numbers = ((&'static str, &'static str), f64, f64, [f64; 3], f64);

const CORE: [Numbers; 10] = [
    (
        ("Engagement", "Commitment"),
        78.4,
        72.2,
        [55.0, 64.0, 72.5],
        61.2,
    ),
    (
        ("Prisme interculturel", "Intercultural lens"),
        61.0,
        49.3,
        [50.1, 58.0, 66.0],
        57.2,
    ),
    (
        (
            "Médiation et résolution des conflits",
            "Mediation and conflict resolution",
        ),
        50.0,
        50.0,
        [49.0, 62.0, 71.0],
        60.1,
    ),
    (("Langue", "Language"), 44.0, 26.3, [38.0, 47.0, 57.0], 49.4),
    (
        ("Médias et communication", "Media and communication"),
        66.7,
        49.2,
        [33.3, 45.0, 58.2],
        46.0,
    ),
    (
        ("Perspective internationale", "International outlook"),
        83.3,
        77.1,
        [58.0, 70.0, 79.4],
        68.0,
    ),
    (
        ("Intelligence et compétence", "Intelligence and competence"),
        75.0,
        75.0,
        [52.0, 60.0, 70.0],
        62.0,
    ),
    (
        ("Accueil des nouveaux arrivants", "Welcoming newcomers"),
        87.5,
        87.5,
        [45.0, 56.0, 69.0],
        54.2,
    ),
    (
        ("Leadership et citoyenneté", "Leadership and citizenship"),
        30.0,
        30.0,
        [25.0, 36.0, 45.0],
        37.0,
    ),
    (
        ("Lutte contre les discriminations", "Anti-discrimination"),
        71.4,
        53.0,
        [51.0, 63.0, 74.0],
        60.0,
    ),
];

const OPTIONAL: [Numbers; 2] = [
    (
        ("Participation", "Participation"),
        60.0,
        52.0,
        [40.0, 52.0, 63.0],
        50.0,
    ),
    (
        ("Interaction", "Interaction"),
        66.7,
        59.0,
        [52.0, 66.0, 78.0],
        64.0,
    ),
];

fn row(locale: Locale, numbers: &Numbers) -> Row {
    let ((fr, en), declared, documented, [q1, median, q3], mean) = *numbers;
    let score = Score::Value { value: declared };
    Row {
        label: pick(locale, fr, en).to_owned(),
        declared: score,
        documented: Some(Score::Value { value: documented }),
        network: Some(Spread {
            n: 14,
            q1: Some(q1),
            median,
            q3: Some(q3),
        }),
        all: Some(Mean { n: 40, value: mean }),
        difference: Difference::between(score, Some(median), 5.0),
    }
}

/// The text of a language.
pub(crate) fn pick(locale: Locale, fr: &'static str, en: &'static str) -> &'static str {
    match locale {
        Locale::Fr => fr,
        Locale::En => en,
    }
}

/// Twelve indicators of an invented city beside an invented network and world.
pub(crate) fn dots(locale: Locale) -> DotRange {
    DotRange {
        city: "Val-des-Cèdres".to_owned(),
        of: RowsOf::Indicators,
        sections: vec![
            Section {
                heading: None,
                rows: CORE.iter().map(|numbers| row(locale, numbers)).collect(),
            },
            Section {
                heading: Some(
                    pick(
                        locale,
                        "Facultatifs, comptés dans l’indice étendu seulement",
                        "Optional, counted in the extended index only",
                    )
                    .to_owned(),
                ),
                rows: OPTIONAL
                    .iter()
                    .map(|numbers| row(locale, numbers))
                    .collect(),
            },
        ],
        network: Some(Peers {
            name: pick(locale, "Réseau de démonstration", "Demonstration network").to_owned(),
            n: 14,
            of: 18,
        }),
        all: AllCities::Shown {
            n: 40,
            countries: 8,
        },
    }
}

/// The same with gaps: scores and groups that are missing, no comparison with all cities.
pub(crate) fn sparse(locale: Locale) -> DotRange {
    let mut dots = dots(locale);
    dots.all = AllCities::NotYet;
    for row in dots
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.rows)
    {
        row.all = None;
    }
    if let Some(rows) = dots.sections.first_mut().map(|section| &mut section.rows) {
        rows.truncate(6);
        for (row, reason) in rows
            .iter_mut()
            .skip(1)
            .zip([NoScore::OutOfScope, NoScore::TooFewQuestions])
        {
            row.declared = Score::None { reason };
            row.documented = Some(Score::None { reason });
            row.difference = Difference::NotComparable;
        }
        for row in rows.iter_mut().skip(4) {
            row.network = None;
            row.documented = None;
            row.difference = Difference::NotComparable;
        }
    }
    dots
}

/// The profile of [`dots`].
pub(crate) fn profile(locale: Locale) -> Profile {
    dots(locale).profile(
        "Val-des-Cèdres".to_owned(),
        pick(locale, "Médiane du réseau", "Network median").to_owned(),
        pick(locale, "Moyenne de toutes les villes", "Mean of all cities").to_owned(),
    )
}

/// A demonstration chart of this kind.
pub(crate) fn spec(locale: Locale, id: &str, kind: ChartKind) -> ChartSpec {
    ChartSpec {
        id: ChartId::new(id).expect("a good id"),
        title: pick(
            locale,
            "Au-dessus de son réseau pour sept indicateurs sur dix",
            "Above its network in seven indicators of ten",
        )
        .to_owned(),
        subtitle: Some(
            pick(
                locale,
                "Val-des-Cèdres, score par indicateur, de 0 à 100, vague 2026, à compétences égales",
                "Val-des-Cèdres, score by indicator, from 0 to 100, 2026 wave, on equal powers",
            )
            .to_owned(),
        ),
        kind,
        provenance: Provenance {
            date: NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day"),
            method: pick(locale, "indicateurs à poids égal, 1.0.0", "equal indicators, 1.0.0").to_owned(),
            notes: vec![
                pick(
                    locale,
                    "Notre calcul, aligné sur la structure de 2019\u{202f}; ce n’est pas la note du Conseil de l’Europe.",
                    "Our calculation, aligned with the 2019 structure; not the Council of Europe’s score.",
                )
                .to_owned(),
            ],
        },
        demonstration: true,
    }
}

/// Every kind, with a name for its file.
pub(crate) fn kinds(locale: Locale) -> Vec<(&'static str, ChartKind)> {
    vec![
        ("dots", ChartKind::DotRange(dots(locale))),
        ("sparse", ChartKind::DotRange(sparse(locale))),
        ("bars", ChartKind::GroupedBars(profile(locale))),
        ("radar", ChartKind::Radar(profile(locale))),
        ("spans", ChartKind::Spans(spans(locale))),
        ("trend", ChartKind::Trend(trend(locale))),
        ("strip", ChartKind::Strip(strip(locale))),
        ("names", ChartKind::Strip(names(locale))),
        ("heat", ChartKind::HeatMap(heat(locale, 14))),
        ("world", ChartKind::Map(world(locale))),
        ("around", ChartKind::Map(around(locale))),
        ("lanes", ChartKind::Lanes(lanes(locale))),
    ]
}
