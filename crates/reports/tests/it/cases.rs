//! Cities that are harder to print than the sample.

use icc_domain::Locale;
use icc_reports::{AllCities, CitySummary, Difference, FactValue, IndexCard, NoScore, Row, Score};

use crate::sample;

/// What makes the sample another city.
type Change = fn(&mut CitySummary);

/// Every case by name.
pub(crate) fn all(locale: Locale) -> Result<Vec<(&'static str, CitySummary)>, serde_json::Error> {
    let make: [(&'static str, Change); 8] = [
        ("everything", |_| {}),
        ("some-scores", some_scores),
        ("no-scores", no_scores),
        ("no-result", no_result),
        ("no-comparison", no_comparison),
        ("no-picture", |city| city.charts.clear()),
        ("longest-texts", longest_texts),
        ("hostile-texts", hostile_texts),
    ];
    let mut cases = Vec::new();
    for (name, change) in make {
        let mut city = sample::city(locale)?;
        change(&mut city);
        cases.push((name, city));
    }
    Ok(cases)
}

fn without(reason: NoScore) -> Score {
    Score::None { reason }
}

fn unscored(row: &mut Row, reason: NoScore) {
    row.declared = without(reason);
    row.documented = without(reason);
    row.verified = without(reason);
    row.difference = Difference::NotComparable;
}

/// One part is missing, so there is no index; one indicator has too few cities beside it.
pub(crate) fn some_scores(city: &mut CitySummary) {
    for (row, reason) in city
        .rows
        .iter_mut()
        .zip([NoScore::OutOfScope, NoScore::NotAnswered])
    {
        unscored(row, reason);
    }
    if let Some(row) = city.rows.get_mut(3) {
        row.network = None;
        row.all = None;
        row.difference = Difference::NotComparable;
    }
    if let Some(row) = city.areas.first_mut() {
        unscored(row, NoScore::TooFewQuestions);
    }
    if let Some(index) = &mut city.index {
        unscored_index(index, NoScore::MissingPart);
    }
}

fn unscored_index(index: &mut IndexCard, reason: NoScore) {
    index.declared = without(reason);
    index.documented = without(reason);
    index.verified = without(reason);
    index.extended = Some(without(reason));
    index.other_methods.clear();
    index.unknown = None;
    index.difference = Difference::NotComparable;
}

/// A city that answered nothing.
pub(crate) fn no_scores(city: &mut CitySummary) {
    for row in city.rows.iter_mut().chain(&mut city.areas) {
        unscored(row, NoScore::NotAnswered);
        row.coverage = 0.0;
    }
    if let Some(index) = &mut city.index {
        unscored_index(index, NoScore::NotAnswered);
        index.coverage = 0.0;
    }
    city.charts.clear();
}

/// A city of which only facts are known.
pub(crate) fn no_result(city: &mut CitySummary) {
    city.demonstration = false;
    city.wave.clear();
    city.finding.clear();
    "Aucun résultat publié ici\u{202f}: un score n’apparaît que si la municipalité a répondu."
        .clone_into(&mut city.headline);
    city.index = None;
    city.rows.clear();
    city.areas.clear();
    city.network = None;
    city.all = None;
    city.charts.clear();
    city.provenance = None;
}

/// A city without a network, in a world too small to compare with.
pub(crate) fn no_comparison(city: &mut CitySummary) {
    city.network = None;
    city.all = Some(AllCities::NotYet {
        n: 12,
        countries: 3,
        cities_needed: 20,
        countries_needed: 5,
    });
    for row in city.rows.iter_mut().chain(&mut city.areas) {
        row.network = None;
        row.all = None;
        row.difference = Difference::NotComparable;
    }
    city.charts.clear();
}

/// The longest texts that definitions and facts are expected to have.
pub(crate) fn longest_texts(city: &mut CitySummary) {
    "Saint-Louis-de-Gonzague-du-Cap-Tourmente et Sainte-Marguerite-du-Lac-Masson réunies"
        .clone_into(&mut city.name);
    city.headline = "Une phrase d’ouverture qui nomme deux indicateurs aux noms interminables \
        et les compare avec soin. "
        .repeat(4);
    for row in city.rows.iter_mut().chain(&mut city.areas) {
        "Accompagnement des personnes immigrantes nouvellement arrivées dans la municipalité"
            .clone_into(&mut row.label);
    }
    for fact in &mut city.facts {
        fact.label = "Personnes nées à l’étranger, toutes catégories d’immigration".into();
        fact.definition =
            "Personnes nées hors du pays, quelle que soit leur citoyenneté. ".repeat(3);
        fact.source = "Institut national de la statistique, recensement de la population".into();
        fact.value = Some(FactValue::Count { value: 1_704_694 });
    }
    if let Some(network) = &mut city.network {
        network.name =
            "Réseau des municipalités en immigration et en relations interculturelles".into();
    }
    city.notes = vec!["Une remarque de la méthode, longue de deux lignes environ. ".repeat(4); 3];
}

/// Texts that try to be something else than text.
pub(crate) fn hostile_texts(city: &mut CitySummary) {
    "#panic(\"x\") *gras* $x^2$ `code` \\ @ref <label> // commentaire".clone_into(&mut city.name);
    "\u{202e}retourné\u{202c} القاهرة ירושלים ᑰᔾᔪᐊᖅ 京都 \"guillemets\" ]#read(\"/etc/passwd\")[ {page}"
        .clone_into(&mut city.headline);
    city.country = "W".repeat(300);
    for (place, row) in city.rows.iter_mut().enumerate() {
        row.label = match place {
            0 => "<script>alert(1)</script>".to_owned(),
            1 => "X".repeat(120),
            2 => "e\u{301}".repeat(50),
            _ => "#import \"@preview/x:1.0.0\"".to_owned(),
        };
    }
    for fact in &mut city.facts {
        fact.label = "= titre\n- liste\n#pagebreak()".into();
    }
    city.notes = vec!["\u{0}\u{7}\u{fffe}\u{e000}\u{10ffff}fin".to_owned()];
}
