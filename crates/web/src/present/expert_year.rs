//! A year of the expertise of a network, as its page shows it.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use icc_app::experts::{Contribution, Contributor, ContributorRow, ExpertRow, ExpertYear};
use icc_app::messages::Municipality;
use icc_app::practices::SharedWith;
use icc_domain::Locale;
use icc_i18n::compare;
use icc_pages::context::{
    ExpertField, ExpertMeeting, ExpertName, ExpertPractice, ExpertReply, ExpertTool,
    ExpertYearPage, ExpertYearRow, MeasureLink,
};

use super::consensus::named;
use super::count;
use super::practices::words;
use super::response::text;
use crate::extract::PageCx;

pub(crate) fn page(cx: &PageCx, found: &ExpertYear) -> ExpertYearPage {
    let counts = found.counts.iter();
    let mut rows: Vec<ExpertYearRow> = found
        .contributors
        .iter()
        .map(|one| row(one, cx.locale))
        .collect();
    rows.sort_by(|one, other| {
        let by_kind = rank(&one.kind).cmp(&rank(&other.kind));
        by_kind.then_with(|| by_name(cx.locale, &one.who, &other.who))
    });
    ExpertYearPage {
        network: found.network.code.clone(),
        network_name: text(&found.network.names, cx.locale, &found.network.code),
        invented: found.network.demonstration,
        belongs: found.belongs,
        year: found.year,
        years: found.years.clone(),
        today: found.today.to_string(),
        shown: found
            .shown
            .map(|(people, cities)| (count(people), count(cities))),
        least: count(found.least),
        fields: fields(cx, &found.experts),
        counts: counts
            .map(|one| (one.kind.as_str().to_owned(), one.count.map(count)))
            .collect(),
        rows,
    }
}

/// What people know about, by name, each with who does.
fn fields(cx: &PageCx, experts: &[ExpertRow]) -> Vec<ExpertField> {
    let naming = cx.naming();
    let ties = words(cx, &naming);
    let mut by_field: BTreeMap<&String, Vec<ExpertName>> = BTreeMap::new();
    for row in experts {
        for code in &row.expert.fields {
            let people = by_field.entry(code).or_default();
            people.push(person(row, cx.locale));
        }
    }
    let fields = by_field.into_iter().map(|(code, mut people)| {
        people.sort_by(|one, other| by_name(cx.locale, one, other));
        ExpertField {
            field: MeasureLink {
                label: ties.indicator(code),
                code: code.clone(),
            },
            people,
        }
    });
    let mut fields: Vec<ExpertField> = fields.collect();
    fields.sort_by(|one, other| compare(cx.locale, &one.field.label, &other.field.label));
    fields
}

/// Names as their language orders them; then by municipality, whoever has none last.
fn by_name(locale: Locale, one: &ExpertName, other: &ExpertName) -> Ordering {
    let by_place = match (one.cities.first(), other.cities.first()) {
        (Some((_, one)), Some((_, other))) => compare(locale, one, other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    };
    compare(locale, &one.name, &other.name)
        .then(by_place)
        .then_with(|| one.id.cmp(&other.id))
}

const PERSON: &str = "person";
const FORMER: &str = "former";
const UNNAMED: &str = "unnamed";

/// Those with a name come first.
fn rank(kind: &str) -> Option<usize> {
    [PERSON, FORMER, UNNAMED].iter().position(|it| *it == kind)
}

fn person(row: &ExpertRow, locale: Locale) -> ExpertName {
    ExpertName {
        id: row.expert.id.to_string(),
        name: row.name.clone(),
        invented: row.invented,
        reserved: row.expert.reach == SharedWith::Network,
        cities: named(&row.cities, locale),
    }
}

fn nobody(city: Option<&Municipality>, locale: Locale) -> ExpertName {
    ExpertName {
        id: String::new(),
        name: String::new(),
        invented: false,
        reserved: false,
        cities: city.map_or_else(Vec::new, |city| named(std::slice::from_ref(city), locale)),
    }
}

fn row(one: &ContributorRow, locale: Locale) -> ExpertYearRow {
    let (kind, who) = match &one.who {
        Contributor::Person(row) => (PERSON, person(row, locale)),
        Contributor::Former(city) => (FORMER, nobody(city.as_ref(), locale)),
        Contributor::Unnamed(city) => (UNNAMED, nobody(city.as_ref(), locale)),
    };
    let mut shown = ExpertYearRow {
        kind: kind.to_owned(),
        who,
        practices: Vec::new(),
        presentations: Vec::new(),
        tools: Vec::new(),
        replies: Vec::new(),
    };
    for thing in &one.things {
        match thing {
            Contribution::Practice {
                id,
                title,
                language,
            } => shown.practices.push(ExpertPractice {
                id: id.to_string(),
                title: title.clone(),
                language: language.tag().to_owned(),
            }),
            Contribution::Presentation {
                meeting,
                theme,
                day,
            } => shown.presentations.push(ExpertMeeting {
                id: meeting.to_string(),
                theme: theme.clone(),
                day: day.to_string(),
            }),
            Contribution::Tool {
                id,
                title,
                language,
            } => shown.tools.push(ExpertTool {
                id: id.to_string(),
                title: title.clone(),
                language: language.tag().to_owned(),
            }),
            Contribution::Reply {
                topic,
                number,
                title,
            } => {
                let (title, language) = title.as_ref().map_or(("", ""), |(title, language)| {
                    (title.as_str(), language.tag())
                });
                shown.replies.push(ExpertReply {
                    topic: topic.to_string(),
                    number: u32::try_from(*number).unwrap_or(0),
                    title: title.to_owned(),
                    language: language.to_owned(),
                });
            }
        }
    }
    shown
}
