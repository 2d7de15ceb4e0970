//! Up to five cities or groups on one scale.

use icc_app::city::level;
use icc_app::comparison::{Column, ComparedRow, Comparison, MOST, Selection, Subject, Value};
use icc_app::figure::groups::{self, ComparedPicture, subject_name};
use icc_app::naming::Naming;
use icc_i18n::compare;
use icc_pages::context::{
    ChartFigure, CompareChoice, CompareColumn, ComparePage, CompareRow, CompareValue,
};

use super::count;
use super::figures::chart;
use super::group::{basis, by_name, figures};
use super::place::in_words;
use crate::extract::PageCx;
use crate::handlers::group_chart::About;
use crate::problem::Problem;

pub(crate) fn page(cx: &PageCx, selection: &Selection) -> Result<ComparePage, Problem> {
    let naming = cx.naming();
    let mut page = ComparePage {
        with: selection.written(),
        most: count(MOST),
        columns: Vec::new(),
        chart: None,
        radar: None,
        rows: Vec::new(),
        basis: None,
        cities: Vec::new(),
        networks: Vec::new(),
        classes: Vec::new(),
        countries: Vec::new(),
        unfilled: Vec::new(),
    };
    let Some(found) = cx.published.snapshot.compare(selection, naming.data) else {
        return Ok(page);
    };
    let choice = |subject: Subject| CompareChoice {
        name: subject_name(&subject, &naming),
        value: subject.written(),
    };
    let shown = found.everybody.core().map(|row| row.cities.as_slice());
    let cities = by_name(shown.unwrap_or_default(), &naming).into_iter();
    page.cities = cities
        .map(|city| choice(Subject::City(city.slug)))
        .collect();
    let sorted = |mut choices: Vec<CompareChoice>| {
        choices.sort_by(|one, other| compare(cx.locale, &one.name, &other.name));
        choices
    };
    let networks = found.networks.iter().cloned();
    page.networks = sorted(
        networks
            .map(|code| choice(Subject::Network(code)))
            .collect(),
    );
    let countries = found.countries.iter().cloned();
    page.countries = sorted(
        countries
            .map(|code| choice(Subject::Country(code)))
            .collect(),
    );
    for class in &found.classes {
        let subject = Subject::Class(class.code.clone());
        if class.can_be_filled() {
            page.classes.push(choice(subject));
        } else {
            page.unfilled
                .push((subject_name(&subject, &naming), count(class.n)));
        }
    }
    let columns = found.columns.iter();
    page.columns = columns.map(|one| column(one, selection, &naming)).collect();
    let label = |code: &str| naming.measure_of(&found.everybody, code);
    page.rows = found.rows.iter().map(|one| row(one, &label)).collect();
    page.basis = Some(basis(&found.everybody, &naming));
    page.chart = drawn(cx, &found, (selection, ComparedPicture::Lanes))?;
    page.radar = drawn(cx, &found, (selection, ComparedPicture::Radar))?;
    Ok(page)
}

/// A chart of a comparison; none while nothing that is known is compared.
fn drawn(
    cx: &PageCx,
    found: &Comparison<'_>,
    (selection, picture): (&Selection, ComparedPicture),
) -> Result<Option<ChartFigure>, Problem> {
    let about = About::Comparison(selection.clone(), picture);
    let naming = cx.naming();
    chart(cx, (about, Some(found.everybody.wave)), |at| {
        groups::comparison(found, picture, &naming, at)
    })
}

fn column(column: &Column, selection: &Selection, naming: &Naming<'_>) -> CompareColumn {
    let (kind, code) = match &column.subject {
        Subject::City(code) => ("city", code.as_str()),
        Subject::Network(code) => ("network", code.as_str()),
        Subject::Class(_) => ("class", ""),
        Subject::Country(_) => ("country", ""),
        Subject::Own(_) => ("own", ""),
    };
    let group = column.group.as_ref();
    CompareColumn {
        name: subject_name(&column.subject, naming),
        kind: kind.to_owned(),
        code: code.to_owned(),
        known: column.known,
        unreviewed: column.unreviewed,
        counted: group.map(|group| (count(group.n), count(group.of))),
        without: selection.without(&column.subject).written(),
        place: column.place.as_ref().map(|place| in_words(place, naming)),
    }
}

fn row(row: &ComparedRow<'_>, label: &impl Fn(&str) -> String) -> CompareRow {
    let code = row.measure.code.as_str();
    CompareRow {
        label: label(code),
        code: code.to_owned(),
        index: level::is_at(row.measure, level::INDEX),
        values: row.values.iter().map(value).collect(),
        difference: row.difference,
    }
}

fn value(value: &Value) -> CompareValue {
    match value {
        Value::City {
            declared,
            documented,
        } => CompareValue::City {
            declared: *declared,
            documented: *documented,
        },
        Value::Group(figure) => CompareValue::Group {
            figures: figures(figure),
        },
        Value::Unknown => CompareValue::Unknown,
    }
}
