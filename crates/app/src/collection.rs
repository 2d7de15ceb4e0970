//! Everything answered with one definition: the answers of all its waves, scored by each of its
//! methods.

mod collecting;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use icc_datasets::released::Scored;
use icc_disclosure::{Known, stands};
use icc_questionnaire::Definition;
use icc_questionnaire::definition::{BenchmarkRules, Method};
use icc_scoring::{Cell, Observation, Panel, Program, Scores};
use icc_store::{Fact, MunicipalityId, ReviewPath, Wave, WaveId};

use crate::disclosure::View;

pub use collecting::Collecting;

/// The fact by which benchmarks count countries.
pub(crate) const COUNTRY: &str = "country";

/// The answers and scores of one definition.
#[derive(Debug)]
pub struct Collection {
    /// Hash of the definition.
    pub hash: String,
    /// The definition.
    pub definition: Arc<Definition>,
    /// Its waves, oldest first.
    pub waves: Vec<Wave>,
    /// Units and periods (waves) with their answers.
    pub panel: Panel,
    /// Scores by each method of the definition, in the order of their ids.
    pub methods: Vec<MethodScores>,
    /// Day on which each case was handed in.
    pub submitted: Vec<NaiveDate>,
    /// Digest of each case's answers.
    pub digests: Vec<String>,
    /// How much of each case was looked at before it was accepted; none for what was brought in from
    /// elsewhere.
    pub reviews: Vec<Option<ReviewPath>>,
    /// The same with what is only counted: for figures, and for nothing else.
    pub(crate) crowd: Option<Crowd>,
}

/// Everything of which figures are made: what is shown, and what is only counted.
#[derive(Debug)]
pub(crate) struct Crowd {
    /// Answers and scores of all of them; none when nothing is hidden.
    with_hidden: Option<Box<Collection>>,
    view: Arc<View>,
    ids: BTreeMap<String, MunicipalityId>,
    codes: BTreeMap<MunicipalityId, String>,
}

/// A case that stands in a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stand {
    /// The case among those of [`Collection::counted`].
    pub(crate) case: usize,
    /// Whether the reader may see it.
    pub(crate) known: Known,
}

/// A method with the scores of a collection, which are made when somebody asks for them:
/// [`Collection::scores`].
#[derive(Debug)]
pub struct MethodScores {
    /// The compiled method.
    pub program: Program,
    scores: OnceLock<Scores>,
    values: OnceLock<Vec<f64>>,
}

/// One municipality as a collection needs it.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub(crate) code: String,
    pub(crate) country: String,
    pub(crate) facts: Vec<Fact>,
}

impl Collection {
    /// Digest of a method of the definition, hexadecimal; empty when it has no such method.
    #[must_use]
    pub fn method_digest(&self, id: &str) -> String {
        let method = self.definition.method(id);
        method.map_or_else(String::new, Method::hash)
    }

    /// All that figures are made of: the same, with the cases that are only counted.
    pub(crate) fn counted(&self) -> &Self {
        let crowd = self.crowd.as_ref();
        crowd
            .and_then(|crowd| crowd.with_hidden.as_deref())
            .unwrap_or(self)
    }

    /// Whether the reader may see the answers of a municipality in a wave, not its scores alone.
    #[must_use]
    pub fn shows_answers(&self, municipality: &str, wave: &Wave) -> bool {
        let crowd = self.crowd.as_ref();
        crowd.is_some_and(|crowd| {
            let id = crowd.ids.get(municipality);
            id.is_some_and(|id| crowd.view.answers.contains(&(*id, wave.id)))
        })
    }

    /// What the scores of a method are written from: where every unit is scored apart, its panel, so
    /// that a table of them never stands in memory.
    pub(crate) fn scored(&self, method: usize) -> Scored<'_> {
        match self.methods[method].program.per_unit() {
            Some(program) => Scored::Apart(&self.panel, program),
            None => Scored::Whole(self.scores(method)),
        }
    }

    /// The scores of a method.
    #[must_use]
    pub fn scores(&self, method: usize) -> &Scores {
        let of = &self.methods[method];
        of.scores.get_or_init(|| {
            let apart = of.program.per_unit();
            // Others were scored when the collection was made.
            apart.map_or_else(Scores::default, |apart| apart.scores(&self.panel))
        })
    }

    /// The score of a measure of a case, for figures.
    pub(crate) fn value(&self, method: usize, case: usize, measure: usize) -> Option<f64> {
        let of = &self.methods[method];
        let value = match (of.scores.get(), of.program.per_unit()) {
            (None, Some(apart)) => {
                let values = of.values.get_or_init(|| apart.values(&self.panel));
                values[case * apart.measures() + measure]
            }
            _ => return self.cell(method, case, measure).score(),
        };
        value.is_finite().then_some(value)
    }

    /// The position of a method among [`Collection::methods`].
    #[must_use]
    pub fn method(&self, id: &str) -> Option<usize> {
        self.methods.iter().position(|m| m.program.method == id)
    }

    /// Whether a case was accepted as it was handed in, without anybody looking at it: declared, not
    /// reviewed. Wherever its scores are shown, that is said.
    #[must_use]
    pub fn is_unreviewed(&self, case: usize) -> bool {
        self.reviews[case] == Some(ReviewPath::Declared)
    }

    /// How much of each case was looked at, in the words of the tables.
    pub(crate) fn review_words(&self) -> Arc<[Option<&'static str>]> {
        let reviews = self.reviews.iter();
        reviews.map(|path| path.map(ReviewPath::as_str)).collect()
    }

    /// The case of a municipality in a wave.
    #[must_use]
    pub fn case(&self, municipality: &str, wave: &str) -> Option<usize> {
        self.panel.find(municipality, wave)
    }

    /// The cell of a measure of a case.
    #[must_use]
    pub fn cell(&self, method: usize, case: usize, measure: usize) -> &Cell {
        self.scores(method).cell(0, case, measure)
    }

    /// What a case shows of a measure, for a benchmark.
    pub(crate) fn observation(&self, case: usize, value: Option<f64>) -> Observation<'_> {
        Observation {
            unit: self.panel.unit_name(case),
            period: self.panel.period_name(case),
            edition: self.definition.id.as_str(),
            country: self.panel.facts.get(case, COUNTRY),
            value,
            draft: self.panel.drafts[case],
        }
    }

    /// Who stands for a group at a wave, by its cases among those of [`Collection::counted`],
    /// ascending: of each unit one that is not too old, hidden ones as the rule for small numbers
    /// lets them.
    pub(crate) fn group(
        &self,
        method: usize,
        reference: &Wave,
        member: impl Fn(&str) -> bool,
    ) -> Vec<Stand> {
        let codes = self.crowd.as_ref().map(|crowd| &crowd.codes);
        let code = |id: &MunicipalityId| codes.and_then(|codes| codes.get(id));
        self.stands(method, reference, |id| {
            code(id).is_some_and(|code| member(code))
        })
    }

    /// The same of municipalities by their ids.
    pub(crate) fn stands(
        &self,
        method: usize,
        reference: &Wave,
        within: impl Fn(&MunicipalityId) -> bool,
    ) -> Vec<Stand> {
        let Some(crowd) = &self.crowd else {
            return Vec::new();
        };
        let rules = &self.methods[method].program.benchmark;
        let recent = recent(&self.waves, reference, rules);
        let waves: Vec<WaveId> = recent.map(|wave| wave.id).collect();
        let counted = self.counted();
        let standing = stands(
            &crowd.view.world,
            &crowd.view.blocks,
            &waves,
            within,
            crowd.view.class,
        );
        let mut found: Vec<Stand> = standing
            .iter()
            .filter_map(|(id, stand)| {
                let wave = self.waves.iter().find(|wave| wave.id == stand.wave)?;
                Some(Stand {
                    case: counted.case(crowd.codes.get(id)?, &wave.record.code)?,
                    known: stand.known,
                })
            })
            .collect();
        found.sort_by_key(|stand| stand.case);
        found
    }
}

/// Those of some waves, oldest first, whose results count at one of them: it and those before it, as
/// far as the years that their answers are about are not further back than the rules allow. The code of
/// a wave is a name and says nothing.
fn recent<'a>(
    waves: &'a [Wave],
    reference: &Wave,
    rules: &BenchmarkRules,
) -> impl Iterator<Item = &'a Wave> {
    let most = i32::try_from(rules.maximum_age_years).unwrap_or(i32::MAX);
    let upto = waves.iter().position(|wave| wave.id == reference.id);
    let upto = upto.map_or(0, |at| at + 1);
    let year = reference.year;
    let waves = waves[..upto].iter();
    waves.filter(move |wave| year - wave.year <= most)
}

/// Of each measure the latest figure that is not later than the year; undated ones when there is
/// no other.
pub(crate) fn latest_facts(facts: &[Fact], year: i32) -> BTreeMap<&str, String> {
    let mut latest: BTreeMap<&str, (Option<i32>, String)> = BTreeMap::new();
    for fact in facts
        .iter()
        .filter(|f| f.record.year.is_none_or(|y| y <= year))
    {
        let entry = latest
            .entry(&fact.record.measure)
            .or_insert((None, fact.record.value.to_string()));
        if fact.record.year > entry.0 {
            *entry = (fact.record.year, fact.record.value.to_string());
        }
    }
    latest
        .into_iter()
        .map(|(measure, (_, value))| (measure, value))
        .collect()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use icc_domain::LocalizedText;
    use icc_store::NewWave;

    use super::*;

    fn wave(code: &str, year: i32) -> Wave {
        let number = u128::from(year.unsigned_abs());
        Wave {
            id: WaveId(uuid::Uuid::from_u128(number)),
            record: NewWave {
                code: code.to_owned(),
                names: LocalizedText::default(),
                year,
                definition_hash: String::new(),
                method_id: String::new(),
                method_version: String::new(),
                networks: Vec::new(),
                opens_at: DateTime::UNIX_EPOCH,
                closes_at: DateTime::UNIX_EPOCH,
                demonstration: false,
            },
        }
    }

    #[test]
    fn waves_count_by_their_years_whatever_their_codes_say() {
        let waves = [
            wave("2029", 2020),
            wave("spring", 2021),
            wave("autumn", 2024),
            wave("1999", 2025),
            wave("later", 2026),
        ];
        let rules = BenchmarkRules::default();
        let at = |reference: &Wave| -> Vec<&str> {
            let counting = recent(&waves, reference, &rules);
            counting.map(|wave| wave.code.as_str()).collect()
        };
        assert_eq!(at(&waves[3]), ["spring", "autumn", "1999"]);
        assert_eq!(at(&waves[0]), ["2029"]);
        assert_eq!(at(&wave("unknown", 2027)), [""; 0]);
    }
}
