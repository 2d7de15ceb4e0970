//! The files that are tables: one row per source, municipality, figure, network, membership,
//! partner, partnership, published result.

use icc_domain::LocalizedText;

use super::entry::Entry;
use super::reader::{File, Problems, Row, rows};
use super::table::{
    MEMBERSHIP_BASES, MEMBERSHIP_KINDS, NETWORK_KINDS, PARTNER_KINDS, PARTS, Table,
};
use super::{DemonstrationProfile, ReferenceData};
use crate::repo::{
    Item, MembershipBasis, MembershipKind, NetworkKind, NewFact, NewMembership, NewMunicipality,
    NewNetwork, NewPartner, NewPartnership, NewPublishedResult, PartnerKind, PartnerPart, Source,
};

/// Years that a fact or an answer can be about.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
/// Shares of one.
const SHARE: std::ops::RangeInclusive<f64> = 0.0..=1.0;
/// Published rates.
const RATE: std::ops::RangeInclusive<f64> = 0.0..=100.0;
/// The longest name, in characters.
const NAME: usize = 200;
/// The longest address.
const ADDRESS: usize = 500;
/// The longest note or description.
const NOTE: usize = 2000;

/// Reads every row of a table of the register.
fn entries(table: Table, file: &File<'_>, problems: &mut Problems) -> Vec<Entry> {
    let rows = rows(file, table.columns(file.origin), problems);
    let entries = rows.iter().map(|row| entry(table, row, file, problems));
    entries.collect()
}

macro_rules! table {
    ($read:ident, $table:ident, $entry:ident, $into:ident) => {
        pub(super) fn $read(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
            for entry in entries(Table::$table, file, problems) {
                if let Entry::$entry(it) = entry {
                    data.$into.push(it);
                }
            }
        }
    };
}

table!(sources, Sources, Source, sources);
table!(municipalities, Municipalities, Municipality, municipalities);
table!(facts, Facts, Fact, facts);
table!(networks, Networks, Network, networks);
table!(memberships, Memberships, Membership, memberships);
table!(partners, Partners, Partner, partners);
table!(partnerships, Partnerships, Partnership, partnerships);

/// What one row of a table of the register says; what is wrong with it is among the problems.
pub(super) fn entry(
    table: Table,
    row: &Row<'_>,
    file: &File<'_>,
    problems: &mut Problems,
) -> Entry {
    for column in table.columns(file.origin) {
        let longest = match *column {
            "url" => ADDRESS,
            "note_fr" | "note_en" | "description_fr" | "description_en" => NOTE,
            _ => NAME,
        };
        row.sound(column, longest, problems);
    }
    let entry = match table {
        Table::Sources => Entry::Source(source(row, file, problems)),
        Table::Municipalities => Entry::Municipality(municipality(row, file, problems)),
        Table::Facts => Entry::Fact(fact(row, file, problems)),
        Table::Networks => Entry::Network(network(row, file, problems)),
        Table::Memberships => Entry::Membership(membership(row, file, problems)),
        Table::Partners => Entry::Partner(partner(row, file, problems)),
        Table::Partnerships => Entry::Partnership(partnership(row, file, problems)),
    };
    problems.define_key(file, row.place(), entry.kind(), &entry.key());
    entry
}

fn source(row: &Row<'_>, file: &File<'_>, problems: &mut Problems) -> Source {
    Source {
        code: code(row, problems),
        titles: named(row, "title", problems),
        url: address(row, problems),
        licence: row.optional("licence"),
        demonstration: file.is_demonstration(),
    }
}

fn municipality(row: &Row<'_>, file: &File<'_>, problems: &mut Problems) -> NewMunicipality {
    let demonstration = file.is_demonstration();
    let country = row.text("country", problems);
    // ISO leaves these codes to users; real and invented places can never be mixed up.
    let is_invented = country.starts_with('X') && country.len() == 2 && country != "XK";
    if is_invented != demonstration && !country.is_empty() {
        row.refuse("country", "invented-country", &[], problems);
    }
    if !country.is_empty() {
        let column = row.column("country");
        problems.refer_in(file, row.place(), column, "country", &country);
    }
    let province = row.optional("province");
    if let Some(province) = &province {
        let whole = format!("{country}-{province}");
        let column = row.column("province");
        problems.refer_in(file, row.place(), column, "province", &whole);
    }
    NewMunicipality {
        code: code(row, problems),
        names: named(row, "name", problems),
        country,
        province,
        jurisdiction: perhaps(row, file, ("jurisdiction", "jurisdiction"), problems),
        geonames_id: row.number("geonames_id", 1..=i64::MAX, problems),
        latitude: row.number("latitude", -90.0..=90.0, problems),
        longitude: row.number("longitude", -180.0..=180.0, problems),
        demonstration,
    }
}

fn fact(row: &Row<'_>, file: &File<'_>, problems: &mut Problems) -> NewFact {
    NewFact {
        municipality_code: referred(row, file, "municipality", problems),
        measure: referred(row, file, "measure", problems),
        year: row.number("year", YEARS, problems),
        value: row.required("value", 0.0..=1e9, problems),
        source: referred(row, file, "source", problems),
        note: row.both("note", problems),
    }
}

/// What is dated about a network stands in the document `networks.toml` only.
fn network(row: &Row<'_>, file: &File<'_>, problems: &mut Problems) -> NewNetwork {
    let kind = word(row, "kind", NETWORK_KINDS, NetworkKind::from_word, problems);
    NewNetwork {
        code: code(row, problems),
        kind: kind.unwrap_or(NetworkKind::National),
        parent: perhaps(row, file, ("parent", "network"), problems),
        country: perhaps(row, file, ("country", "country"), problems),
        names: named(row, "name", problems),
        descriptions: named(row, "description", problems),
        facts: Vec::new(),
        source: referred(row, file, "source", problems),
        demonstration: file.is_demonstration(),
    }
}

fn membership(row: &Row<'_>, file: &File<'_>, problems: &mut Problems) -> NewMembership {
    let kind = row.optional("kind").and_then(|_| {
        let from_word = MembershipKind::from_word;
        word(row, "kind", MEMBERSHIP_KINDS, from_word, problems)
    });
    let from_word = MembershipBasis::from_word;
    let basis = word(row, "basis", MEMBERSHIP_BASES, from_word, problems);
    NewMembership {
        network_code: referred(row, file, "network", problems),
        municipality_code: referred(row, file, "municipality", problems),
        kind,
        basis: basis.unwrap_or(MembershipBasis::Named),
        joined: row.date("joined", problems),
        left: row.date("left", problems),
        source: referred(row, file, "source", problems),
        note: row.both("note", problems),
    }
}

fn partner(row: &Row<'_>, file: &File<'_>, problems: &mut Problems) -> NewPartner {
    let kind = word(row, "kind", PARTNER_KINDS, PartnerKind::from_word, problems);
    NewPartner {
        code: code(row, problems),
        kind: kind.unwrap_or(PartnerKind::Other),
        names: named(row, "name", problems),
        url: address(row, problems),
        source: referred(row, file, "source", problems),
        demonstration: file.is_demonstration(),
    }
}

fn partnership(row: &Row<'_>, file: &File<'_>, problems: &mut Problems) -> NewPartnership {
    let part = word(row, "part", PARTS, PartnerPart::from_word, problems);
    NewPartnership {
        network_code: referred(row, file, "network", problems),
        partner_code: referred(row, file, "partner", problems),
        part: part.unwrap_or(PartnerPart::Partner),
        since: row.date("since", problems),
        until: row.date("until", problems),
        source: referred(row, file, "source", problems),
        note: row.both("note", problems),
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
                problems.refer_in(file, row.place(), row.column(column), "group", class);
            }
            class
        };
        let sample = row.text("sample", problems);
        if !matches!(sample.as_str(), "all" | "subgroup") {
            row.refuse("sample", "word", &[("words", "all, subgroup")], problems);
        }
        let source_url = row.text("source_url", problems);
        if !source_url.starts_with("https://") && !source_url.starts_with("http://") {
            row.refuse("source_url", "address", &[], problems);
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
        "public",
        "network",
    ];
    for row in rows(file, columns, problems) {
        let municipality = referred(&row, file, "municipality", problems);
        problems.define(file, row.place(), "profile", &municipality);
        let documented = row.required("documented", SHARE, problems);
        let verified = row.required("verified", SHARE, problems);
        if verified > documented {
            row.refuse("verified", "verified", &[], problems);
        }
        let mut skipped_years = Vec::new();
        for year in row
            .optional("skipped_years")
            .unwrap_or_default()
            .split_whitespace()
        {
            match year.parse() {
                Ok(year) if YEARS.contains(&year) => skipped_years.push(year),
                _ => row.refuse("skipped_years", "years", &[], problems),
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
            public: word(&row, "public", SHOWN, up_to, problems).unwrap_or_default(),
            network: word(&row, "network", SHOWN, up_to, problems).unwrap_or_default(),
        });
    }
}

/// How much an invented municipality shows.
const SHOWN: &str = "none, counted, scores, answers";

fn up_to(word: &str) -> Option<&'static [Item]> {
    let shown = |n: usize| &Item::ALL[..n];
    match word {
        "none" => Some(shown(0)),
        "counted" => Some(shown(1)),
        "scores" => Some(shown(2)),
        "answers" => Some(shown(3)),
        _ => None,
    }
}

/// The code in a cell, which something of the kind that the column is named after must have.
fn referred(row: &Row<'_>, file: &File<'_>, kind: &'static str, problems: &mut Problems) -> String {
    let code = row.text(kind, problems);
    if !code.is_empty() {
        problems.refer_in(file, row.place(), row.column(kind), kind, &code);
    }
    code
}

/// As [`referred`], in a cell that may be empty.
fn perhaps(
    row: &Row<'_>,
    file: &File<'_>,
    (column, kind): (&'static str, &'static str),
    problems: &mut Problems,
) -> Option<String> {
    let code = row.optional(column)?;
    problems.refer_in(file, row.place(), row.column(column), kind, &code);
    Some(code)
}

/// The code of a row: it stands in addresses and file names.
fn code(row: &Row<'_>, problems: &mut Problems) -> String {
    let code = row.text("code", problems);
    let plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    let sound = code.chars().all(plain) && code.len() <= 64 && !code.starts_with('-');
    if !sound {
        row.refuse("code", "code", &[], problems);
    }
    code
}

/// A name, title or description in both languages.
fn named(row: &Row<'_>, stem: &str, problems: &mut Problems) -> LocalizedText {
    row.both(stem, problems).unwrap_or_else(|| {
        row.refuse(&format!("{stem}_fr"), "empty", &[], problems);
        row.refuse(&format!("{stem}_en"), "empty", &[], problems);
        LocalizedText::default()
    })
}

/// An address that readers can follow; nothing else becomes a link.
fn address(row: &Row<'_>, problems: &mut Problems) -> Option<String> {
    let url = row.optional("url")?;
    if !url.starts_with("https://") && !url.starts_with("http://") {
        row.refuse("url", "address", &[], problems);
    }
    Some(url)
}

/// One of the words of a column.
fn word<T>(
    row: &Row<'_>,
    column: &'static str,
    words: &str,
    from_word: fn(&str) -> Option<T>,
    problems: &mut Problems,
) -> Option<T> {
    let text = row.text(column, problems);
    let found = from_word(&text);
    if found.is_none() && !text.is_empty() {
        row.refuse(column, "word", &[("words", words)], problems);
    }
    found
}
