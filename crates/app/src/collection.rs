//! Everything answered with one definition: the answers of all its waves, scored by each of its
//! methods.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use icc_disclosure::{Known, stands};
use icc_questionnaire::Definition;
use icc_questionnaire::definition::Method;
use icc_scoring::{Cell, Observation, Panel, PanelBuilder, Program, Scores};
use icc_store::{Fact, MunicipalityId, Submission, Wave, WaveId};

use crate::answers::AnswerSheet;
use crate::disclosure::View;
use crate::error::Error;

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

/// What was answered with one definition.
pub(crate) struct Answered {
    /// The waves, oldest first.
    pub(crate) waves: Vec<Wave>,
    /// What is shown, each with the position of its wave.
    pub(crate) submissions: Vec<(usize, Submission)>,
    /// What is only counted.
    pub(crate) hidden: Vec<(usize, Submission)>,
}

/// A case that stands in a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stand {
    /// The case among those of [`Collection::counted`].
    pub(crate) case: usize,
    /// Whether the reader may see it.
    pub(crate) known: Known,
}

/// The scores of a collection by one method.
#[derive(Debug)]
pub struct MethodScores {
    /// The compiled method.
    pub program: Program,
    /// Its scores.
    pub scores: Scores,
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

    /// Scores what a reader may see, and beside it what is only counted.
    pub(crate) fn shown(
        hash: &str,
        definition: Definition,
        answered: Answered,
        units: &BTreeMap<MunicipalityId, Unit>,
        view: Arc<View>,
    ) -> Result<Self, Error> {
        let definition = Arc::new(definition);
        let shown = &answered.submissions;
        let waves = answered.waves.clone();
        let mut public = Self::build(hash, Arc::clone(&definition), waves, shown, units)?;
        let with_hidden = if answered.hidden.is_empty() {
            None
        } else {
            let all: Vec<_> = [answered.submissions, answered.hidden].concat();
            let all = Self::build(hash, definition, answered.waves, &all, units)?;
            Some(Box::new(all))
        };
        let codes: BTreeMap<_, _> = units
            .iter()
            .map(|(id, unit)| (*id, unit.code.clone()))
            .collect();
        public.crowd = Some(Crowd {
            with_hidden,
            view,
            ids: codes.iter().map(|(id, code)| (code.clone(), *id)).collect(),
            codes,
        });
        Ok(public)
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

    /// Scores the final submissions of the waves of one definition.
    pub(crate) fn build(
        hash: &str,
        definition: Arc<Definition>,
        waves: Vec<Wave>,
        submissions: &[(usize, Submission)],
        units: &BTreeMap<MunicipalityId, Unit>,
    ) -> Result<Self, Error> {
        let mut builder = PanelBuilder::new();
        let mut by_case: BTreeMap<(String, String), (NaiveDate, String)> = BTreeMap::new();
        for (wave, submission) in submissions {
            let record = &submission.record;
            let Some(unit) = units.get(&record.municipality) else {
                continue;
            };
            let wave = &waves[*wave].record;
            let period = Some(wave.code.as_str());
            builder.unit(&unit.code, period);
            builder.fact("", &unit.code, period, COUNTRY, &unit.country);
            for (measure, value) in latest_facts(&unit.facts, wave.year) {
                builder.fact("", &unit.code, period, measure, &value);
            }
            for row in AnswerSheet::read(&record.document)?.rows(&definition)? {
                builder.answer(&unit.code, &wave.code, row);
            }
            let day = record
                .submitted_at
                .unwrap_or(record.created_at)
                .date_naive();
            by_case.insert(
                (wave.code.clone(), unit.code.clone()),
                (day, record.digest.clone()),
            );
        }
        let panel = builder
            .build()
            .map_err(|issues| Error::broken(issues.iter().map(ToString::to_string)))?;
        let methods = definition
            .methods
            .iter()
            .map(|method| {
                let program = Program::compile(&definition, method.id.as_str())
                    .map_err(|e| Error::broken([e.to_string()]))?;
                let scores = program
                    .score(&panel)
                    .map_err(|e| Error::broken(e.iter().map(ToString::to_string)))?;
                Ok(MethodScores { program, scores })
            })
            .collect::<Result<Vec<_>, Error>>()?;
        let of_case = |case: usize| {
            let key = (
                panel.period_name(case).to_owned(),
                panel.unit_name(case).to_owned(),
            );
            by_case.get(&key).cloned().unwrap_or_default()
        };
        let (submitted, digests) = (0..panel.cases.len()).map(of_case).unzip();
        Ok(Self {
            hash: hash.to_owned(),
            definition,
            waves,
            panel,
            methods,
            submitted,
            digests,
            crowd: None,
        })
    }

    /// The position of a method among [`Collection::methods`].
    #[must_use]
    pub fn method(&self, id: &str) -> Option<usize> {
        self.methods.iter().position(|m| m.program.method == id)
    }

    /// The case of a municipality in a wave.
    #[must_use]
    pub fn case(&self, municipality: &str, wave: &str) -> Option<usize> {
        self.panel.find(municipality, wave)
    }

    /// The cell of a measure of a case.
    #[must_use]
    pub fn cell(&self, method: usize, case: usize, measure: usize) -> &Cell {
        self.methods[method].scores.cell(0, case, measure)
    }

    /// What a case shows of a measure, for a benchmark.
    pub(crate) fn observation<'a>(&'a self, case: usize, cell: &Cell) -> Observation<'a> {
        Observation {
            unit: self.panel.unit_name(case),
            period: self.panel.period_name(case),
            edition: self.definition.id.as_str(),
            country: self.panel.facts.get(case, COUNTRY),
            value: cell.score(),
            draft: self.panel.drafts[case],
        }
    }

    /// Who stands for a group at a wave, by its cases among those of [`Collection::counted`],
    /// ascending: of each unit one that is not too old, hidden ones as the rule for small numbers
    /// lets them.
    pub(crate) fn group(
        &self,
        method: usize,
        reference: &str,
        member: impl Fn(&str) -> bool,
    ) -> Vec<Stand> {
        let Some(crowd) = &self.crowd else {
            return Vec::new();
        };
        let rules = &self.methods[method].program.benchmark;
        let recent = self
            .waves
            .iter()
            .filter(|wave| icc_scoring::benchmark::is_recent(&wave.record.code, reference, rules));
        let waves: Vec<WaveId> = recent.map(|wave| wave.id).collect();
        let within = |id: &MunicipalityId| crowd.codes.get(id).is_some_and(|code| member(code));
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
