//! The files that are documents: sources, countries, measures, groups, networks, powers, waves.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use icc_domain::Code;
use serde::Deserialize;

use super::reader::{BothLanguages, Document, File, Nothing, Place, Problems, both, is_date};
use super::table::NETWORK_KINDS;
use super::{
    CannedRequest, Country, DemonstrationWave, Foundation, Group, Jurisdiction, Measure, OpenWave,
    Power, Powers, ReferenceData, TryOut, Unit,
};
use crate::repo::{
    FactTopic, NetworkFact, NetworkKind, NetworkRule, NewNetwork, ReviewPath, Rhythm, Source,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceEntry {
    code: String,
    title: BothLanguages,
    url: Option<String>,
    licence: Option<String>,
}

pub(super) fn sources(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    for (place, entry) in entries::<SourceEntry>(file, "source", problems) {
        problems.define(file, place, "source", &entry.code);
        data.sources.push(Source {
            titles: entry.title.into_text(file, place, problems),
            code: entry.code,
            url: entry.url,
            licence: entry.licence,
            demonstration: file.is_demonstration(),
        });
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CountryEntry {
    code: String,
    name: BothLanguages,
    #[serde(default)]
    province: BTreeMap<String, BothLanguages>,
}

pub(super) fn countries(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    for (place, entry) in entries::<CountryEntry>(file, "country", problems) {
        problems.define(file, place, "country", &entry.code);
        let mut provinces = BTreeMap::new();
        for (code, name) in entry.province {
            let whole = format!("{}-{code}", entry.code);
            problems.define(file, place, "province", &whole);
            provinces.insert(code, name.into_text(file, place, problems));
        }
        data.countries.push(Country {
            names: entry.name.into_text(file, place, problems),
            code: entry.code,
            provinces,
            demonstration: file.is_demonstration(),
        });
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum UnitWord {
    Count,
    Percent,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureEntry {
    code: String,
    unit: UnitWord,
    decimals: u8,
    name: BothLanguages,
    definition: BothLanguages,
}

pub(super) fn measures(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    for (place, entry) in entries::<MeasureEntry>(file, "measure", problems) {
        problems.define(file, place, "measure", &entry.code);
        data.measures.push(Measure {
            code: entry.code,
            unit: match entry.unit {
                UnitWord::Count => Unit::Count,
                UnitWord::Percent => Unit::Percent,
            },
            decimals: entry.decimals,
            names: entry.name.into_text(file, place, problems),
            definitions: entry.definition.into_text(file, place, problems),
        });
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupEntry {
    code: String,
    dimension: String,
    measure: String,
    minimum: Option<f64>,
    below: Option<f64>,
    name: BothLanguages,
}

pub(super) fn groups(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    for (place, entry) in entries::<GroupEntry>(file, "group", problems) {
        problems.define(file, place, "group", &entry.code);
        problems.refer(file, place, "measure", &entry.measure);
        let empty = match (entry.minimum, entry.below) {
            (None, None) => true,
            (Some(minimum), Some(below)) => minimum >= below,
            _ => false,
        };
        if empty {
            problems.push(file, place, "bounds", &[]);
        }
        data.groups.push(Group {
            names: entry.name.into_text(file, place, problems),
            code: entry.code,
            dimension: entry.dimension,
            measure: entry.measure,
            minimum: entry.minimum,
            below: entry.below,
        });
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NetworkEntry {
    code: String,
    kind: String,
    parent: Option<String>,
    country: Option<String>,
    /// How its waves are answered, until its coordinator says otherwise.
    rhythm: Option<String>,
    #[serde(default)]
    required_languages: Vec<String>,
    review: Option<String>,
    source: String,
    name: BothLanguages,
    description: BothLanguages,
    #[serde(default)]
    fact: Vec<FactEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FactEntry {
    date: Option<String>,
    topic: Option<String>,
    source: Option<String>,
    fr: String,
    en: String,
}

/// What the file says about how a network wants its waves answered.
fn first_rule(
    entry: &NetworkEntry,
    file: &File<'_>,
    place: Place,
    problems: &mut Problems,
) -> Option<NetworkRule> {
    if entry.rhythm.is_none() && entry.required_languages.is_empty() && entry.review.is_none() {
        return None;
    }
    let rhythm = entry.rhythm.as_deref().map(Rhythm::from_word);
    if rhythm == Some(None) {
        let found = entry.rhythm.as_deref().unwrap_or_default();
        let words = [
            ("found", found),
            ("words", "every-wave, full-every-three-years"),
        ];
        problems.push(file, place, "word", &words);
    }
    let review = entry.review.as_deref().map(ReviewPath::from_word);
    if review == Some(None) {
        let found = entry.review.as_deref().unwrap_or_default();
        let words = [
            ("found", found),
            ("words", "full, sample, change, declared"),
        ];
        problems.push(file, place, "word", &words);
    }
    let mut required_languages = Vec::new();
    for tag in &entry.required_languages {
        if let Ok(locale) = tag.parse() {
            required_languages.push(locale);
        } else {
            let words = [("found", tag.as_str()), ("words", "fr, en")];
            problems.push(file, place, "word", &words);
        }
    }
    Some(NetworkRule {
        rhythm: rhythm.flatten().unwrap_or_default(),
        required_languages,
        review: review.flatten().unwrap_or_default(),
        version: 0,
    })
}

pub(super) fn networks(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    for (place, entry) in entries::<NetworkEntry>(file, "network", problems) {
        problems.define(file, place, "network", &entry.code);
        problems.refer(file, place, "source", &entry.source);
        for (kind, code) in [("network", &entry.parent), ("country", &entry.country)] {
            if let Some(code) = code {
                problems.refer(file, place, kind, code);
            }
        }
        let kind = NetworkKind::from_word(&entry.kind);
        if kind.is_none() {
            let words = [("words", NETWORK_KINDS), ("found", entry.kind.as_str())];
            problems.push(file, place, "word", &words);
        }
        let rule = first_rule(&entry, file, place, problems);
        data.network_rules
            .extend(rule.map(|rule| (entry.code.clone(), rule)));
        let facts = entry
            .fact
            .into_iter()
            .map(|fact| {
                if fact.date.as_deref().is_some_and(|date| !is_date(date)) {
                    let found = fact.date.as_deref().unwrap_or_default();
                    problems.push(file, place, "date", &[("found", found)]);
                }
                let topic = fact.topic.as_deref().map(FactTopic::from_word);
                if topic == Some(None) {
                    let found = fact.topic.as_deref().unwrap_or_default();
                    let words = FactTopic::ALL.map(FactTopic::as_str).join(", ");
                    let args = [("words", words.as_str()), ("found", found)];
                    problems.push(file, place, "word", &args);
                }
                if let Some(source) = &fact.source {
                    problems.refer(file, place, "source", source);
                }
                NetworkFact {
                    date: fact.date,
                    topic: topic.flatten().unwrap_or_default(),
                    text: both(fact.fr, fact.en, file, place, problems),
                    source: fact.source,
                }
            })
            .collect();
        data.networks.push(NewNetwork {
            names: entry.name.into_text(file, place, problems),
            descriptions: entry.description.into_text(file, place, problems),
            code: entry.code,
            kind: kind.unwrap_or(NetworkKind::National),
            parent: entry.parent,
            country: entry.country,
            facts,
            source: entry.source,
            demonstration: file.is_demonstration(),
        });
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct JurisdictionHead {
    code: String,
    country: String,
    province: Option<String>,
    edition: String,
    complete: bool,
    name: BothLanguages,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PowerEntry {
    questions: Vec<String>,
    status: PowersWord,
    #[serde(default)]
    proposal: bool,
    source: Option<String>,
    reason: BothLanguages,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum PowersWord {
    Within,
    Shared,
    NotWithinPowers,
}

pub(super) fn jurisdiction(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    let mut document = Document::read(file, problems);
    let entries = document.entries::<PowerEntry>("power", problems);
    let Some(head) = document.rest::<JurisdictionHead>(problems) else {
        return;
    };
    let place = (1, Some(1));
    problems.define(file, place, "jurisdiction", &head.code);
    problems.refer(file, place, "country", &head.country);
    if let Some(province) = &head.province {
        let code = format!("{}-{province}", head.country);
        problems.refer(file, place, "province", &code);
    }
    let mut powers = BTreeMap::new();
    for (place, entry) in entries {
        power(entry, place, file, &mut powers, problems);
    }
    data.jurisdictions.push(Jurisdiction {
        names: head.name.into_text(file, place, problems),
        code: head.code,
        country: head.country,
        province: head.province,
        edition: head.edition,
        complete: head.complete,
        powers,
        demonstration: file.is_demonstration(),
    });
}

fn power(
    entry: PowerEntry,
    place: Place,
    file: &File<'_>,
    powers: &mut BTreeMap<Code, Power>,
    problems: &mut Problems,
) {
    let foundation = match (entry.proposal, entry.source) {
        (false, Some(source)) => {
            problems.refer(file, place, "source", &source);
            Foundation::Source(source)
        }
        (true, None) => Foundation::Proposal,
        _ => {
            problems.push(file, place, "foundation", &[]);
            Foundation::Proposal
        }
    };
    let line = Power {
        powers: match entry.status {
            PowersWord::Within => Powers::Within,
            PowersWord::Shared => Powers::Shared,
            PowersWord::NotWithinPowers => Powers::NotWithin,
        },
        foundation,
        reason: entry.reason.into_text(file, place, problems),
    };
    for question in entry.questions {
        match Code::new(question.as_str()) {
            Ok(code) => {
                if powers.insert(code, line.clone()).is_some() {
                    let args = [("kind", "question"), ("found", question.as_str())];
                    problems.push(file, place, "duplicate-line", &args);
                }
            }
            Err(_) => problems.push(file, place, "code", &[("found", &question)]),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RequestEntry {
    code: String,
    title: BothLanguages,
    text: BothLanguages,
}

pub(super) fn requests(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    for (place, entry) in entries::<RequestEntry>(file, "request", problems) {
        problems.define(file, place, "request", &entry.code);
        data.requests.push(CannedRequest {
            titles: entry.title.into_text(file, place, problems),
            texts: entry.text.into_text(file, place, problems),
            code: entry.code,
        });
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TryOutEntry {
    edition: String,
    questions: Vec<String>,
}

pub(super) fn try_outs(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    for (place, entry) in entries::<TryOutEntry>(file, "try-out", problems) {
        problems.define(file, place, "try-out", &entry.edition);
        data.try_outs.push(TryOut {
            edition: entry.edition,
            questions: entry.questions,
        });
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WaveEntry {
    code: String,
    year: i32,
    edition: String,
    method: String,
    network: String,
    opens: String,
    closes: String,
    name: BothLanguages,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WavesHead {
    open: Option<OpenWaveEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OpenWaveEntry {
    code: String,
    edition: String,
    method: String,
    network: String,
    days: u16,
    name: BothLanguages,
}

pub(super) fn waves(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    problems.only_invented(file);
    let mut document = Document::read(file, problems);
    let entries = document.entries::<WaveEntry>("wave", problems);
    let head = document.rest::<WavesHead>(problems);
    if let Some(open) = head.and_then(|head| head.open) {
        let place = (1, Some(1));
        problems.define(file, place, "wave", &open.code);
        problems.refer(file, place, "network", &open.network);
        data.demonstration.open = Some(OpenWave {
            names: open.name.into_text(file, place, problems),
            code: open.code,
            edition: open.edition,
            method: open.method,
            network: open.network,
            days: i64::from(open.days),
        });
    }
    for (place, entry) in entries {
        problems.define(file, place, "wave", &entry.code);
        problems.refer(file, place, "network", &entry.network);
        let dates = (entry.opens.parse(), entry.closes.parse());
        let (Ok(opens), Ok(closes)): (Result<NaiveDate, _>, Result<NaiveDate, _>) = dates else {
            problems.push(file, place, "day", &[]);
            continue;
        };
        if opens >= closes {
            problems.push(file, place, "order", &[]);
        }
        data.demonstration.waves.push(DemonstrationWave {
            names: entry.name.into_text(file, place, problems),
            code: entry.code,
            year: entry.year,
            edition: entry.edition,
            method: entry.method,
            network: entry.network,
            opens,
            closes,
        });
    }
}

/// The entries of a document that holds nothing else.
pub(super) fn entries<T: serde::de::DeserializeOwned>(
    file: &File<'_>,
    key: &str,
    problems: &mut Problems,
) -> Vec<(Place, T)> {
    let mut document = Document::read(file, problems);
    let entries = document.entries(key, problems);
    let _: Option<Nothing> = document.rest(problems);
    entries
}
