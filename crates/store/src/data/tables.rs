//! The files that are tables: one row per municipality, figure, membership, published result.

use super::reader::{File, Problems, Row, rows};
use super::{DemonstrationProfile, ReferenceData};
use crate::repo::{MembershipKind, NewFact, NewMembership, NewMunicipality, NewPublishedResult};

const REAL: &[&str] = &[
    "code",
    "name_fr",
    "name_en",
    "country",
    "province",
    "jurisdiction",
    "geonames_id",
    "latitude",
    "longitude",
];
/// An invented place is on no map.
const INVENTED: &[&str] = &[
    "code",
    "name_fr",
    "name_en",
    "country",
    "province",
    "jurisdiction",
];

/// Years that a fact or an answer can be about.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
/// Shares of one.
const SHARE: std::ops::RangeInclusive<f64> = 0.0..=1.0;
/// Published rates.
const RATE: std::ops::RangeInclusive<f64> = 0.0..=100.0;

pub(super) fn municipalities(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    let demonstration = file.is_demonstration();
    let columns = if demonstration { INVENTED } else { REAL };
    for row in rows(file, columns, problems) {
        let code = row.text("code", problems);
        problems.define(file, row.place(), "municipality", &code);
        if !code
            .chars()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-')
        {
            let why = "must have lower-case letters, digits and hyphens only";
            row.refuse("code", "code", why, problems);
        }
        let country = row.text("country", problems);
        // ISO leaves these codes to users; real and invented places can never be mixed up.
        let is_invented = country.starts_with('X') && country.len() == 2 && country != "XK";
        if is_invented != demonstration {
            let why = "must be XA to XZ for invented places, and only for them";
            row.refuse("country", "invented", why, problems);
        }
        problems.refer(file, row.place(), "country", &country);
        let province = row.optional("province");
        if let Some(province) = &province {
            let code = format!("{country}-{province}");
            problems.refer(file, row.place(), "province", &code);
        }
        let jurisdiction = row.optional("jurisdiction");
        if let Some(jurisdiction) = &jurisdiction {
            problems.refer(file, row.place(), "jurisdiction", jurisdiction);
        }
        let names = row.both("name", problems).unwrap_or_else(|| {
            row.refuse("name_fr", "empty", "must be filled in", problems);
            icc_domain::LocalizedText::default()
        });
        data.municipalities.push(NewMunicipality {
            code,
            names,
            country,
            province,
            jurisdiction,
            geonames_id: row.number("geonames_id", 1..=i64::MAX, problems),
            latitude: row.number("latitude", -90.0..=90.0, problems),
            longitude: row.number("longitude", -180.0..=180.0, problems),
            demonstration,
        });
    }
}

pub(super) fn facts(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    let columns = &[
        "municipality",
        "measure",
        "year",
        "value",
        "source",
        "note_fr",
        "note_en",
    ];
    for row in rows(file, columns, problems) {
        let municipality_code = referred(&row, file, "municipality", problems);
        let measure = referred(&row, file, "measure", problems);
        let source = referred(&row, file, "source", problems);
        let year = row.number("year", YEARS, problems);
        let key = format!(
            "{municipality_code}.{measure}.{}.{source}",
            year.unwrap_or_default()
        );
        problems.define_key(file, row.place(), "fact", &key);
        data.facts.push(NewFact {
            municipality_code,
            measure,
            year,
            value: row.required("value", 0.0..=1e9, problems),
            source,
            note: row.both("note", problems),
        });
    }
}

pub(super) fn memberships(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    let columns = &[
        "network",
        "municipality",
        "kind",
        "joined",
        "left",
        "source",
        "note_fr",
        "note_en",
    ];
    for row in rows(file, columns, problems) {
        let network_code = referred(&row, file, "network", problems);
        let municipality_code = referred(&row, file, "municipality", problems);
        let source = referred(&row, file, "source", problems);
        let kind = MembershipKind::from_word(&row.text("kind", problems));
        if kind.is_none() {
            let why = "must be member, through_network or named";
            row.refuse("kind", "word", why, problems);
        }
        let joined = row.date("joined", problems);
        let key = format!(
            "{network_code}.{municipality_code}.{}",
            joined.as_deref().unwrap_or_default()
        );
        problems.define_key(file, row.place(), "membership", &key);
        data.memberships.push(NewMembership {
            network_code,
            municipality_code,
            kind: kind.unwrap_or(MembershipKind::Named),
            joined,
            left: row.date("left", problems),
            source,
            note: row.both("note", problems),
        });
    }
}

pub(super) fn published_results(
    file: &File<'_>,
    data: &mut ReferenceData,
    problems: &mut Problems,
) {
    let columns = &[
        "municipality",
        "year",
        "year_approximate",
        "edition",
        "edition_inferred",
        "measure",
        "sample",
        "sample_size_class",
        "sample_foreign_born_class",
        "sample_size",
        "value",
        "sample_average",
        "rank",
        "source_url",
        "note_fr",
        "note_en",
    ];
    for row in rows(file, columns, problems) {
        let class = |column: &str, problems: &mut Problems| {
            let class = row.optional(column);
            if let Some(class) = &class {
                problems.refer(file, row.place(), "group", class);
            }
            class
        };
        let sample = row.text("sample", problems);
        if !matches!(sample.as_str(), "all" | "subgroup") {
            row.refuse("sample", "word", "must be all or subgroup", problems);
        }
        let source_url = row.text("source_url", problems);
        if !source_url.starts_with("https://") && !source_url.starts_with("http://") {
            row.refuse("source_url", "address", "must be an address", problems);
        }
        data.published_results.push(NewPublishedResult {
            municipality_code: referred(&row, file, "municipality", problems),
            edition: row.text("edition", problems),
            edition_inferred: row.flag("edition_inferred", problems),
            measure: row.text("measure", problems),
            sample,
            sample_size_class: class("sample_size_class", problems),
            sample_foreign_born_class: class("sample_foreign_born_class", problems),
            year: row.required("year", YEARS, problems),
            year_approximate: row.flag("year_approximate", problems),
            value: row.number("value", RATE, problems),
            sample_average: row.number("sample_average", RATE, problems),
            sample_size: row.number("sample_size", 1..=i32::MAX, problems),
            rank: row.number("rank", 1..=i32::MAX, problems),
            source_url,
            note: row.both("note", problems),
        });
    }
}

pub(super) fn profiles(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    let columns = &[
        "municipality",
        "first_year",
        "skipped_years",
        "strength",
        "trend",
        "documented",
        "verified",
        "unknown",
        "strongest",
        "weakest",
    ];
    for row in rows(file, columns, problems) {
        let municipality = referred(&row, file, "municipality", problems);
        problems.define(file, row.place(), "profile", &municipality);
        let documented = row.required("documented", SHARE, problems);
        let verified = row.required("verified", SHARE, problems);
        if verified > documented {
            row.refuse(
                "verified",
                "order",
                "must be at most `documented`",
                problems,
            );
        }
        let mut skipped_years = Vec::new();
        for year in row
            .optional("skipped_years")
            .unwrap_or_default()
            .split_whitespace()
        {
            match year.parse() {
                Ok(year) if YEARS.contains(&year) => skipped_years.push(year),
                _ => row.refuse("skipped_years", "number", "must be years", problems),
            }
        }
        data.demonstration.profiles.push(DemonstrationProfile {
            municipality,
            first_year: row.required("first_year", YEARS, problems),
            skipped_years,
            strength: row.required("strength", SHARE, problems),
            trend: row.required("trend", -1.0..=1.0, problems),
            documented,
            verified,
            unknown: row.required("unknown", SHARE, problems),
            strongest: row.text("strongest", problems),
            weakest: row.text("weakest", problems),
        });
    }
}

/// The code in a cell, which something of the kind that the column is named after must have.
fn referred(row: &Row<'_>, file: &File<'_>, kind: &'static str, problems: &mut Problems) -> String {
    let code = row.text(kind, problems);
    if !code.is_empty() {
        problems.refer(file, row.place(), kind, &code);
    }
    code
}
