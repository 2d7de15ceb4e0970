//! How a collection comes about: submissions become answers of a panel, some at a time, so that no
//! more of their documents are in memory than are being read.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use icc_disclosure::{City, Sight, Standing, World};
use icc_questionnaire::Definition;
use icc_scoring::{AnswerRow, Panel, PanelBuilder, Program};
use icc_store::{MunicipalityId, ReviewPath, Submission, SubmissionId, Wave, WaveId};

use super::{COUNTRY, Collection, Crowd, MethodScores, Unit, latest_facts};
use crate::answers::{AnswerSheet, Questions};
use crate::disclosure::{Circle, View};
use crate::error::Error;

/// Submissions whose documents are read at once: enough for every processor, little memory.
const AT_ONCE: usize = 2048;

/// Everything answered with one definition, on its way into a collection.
#[derive(Debug)]
pub struct Collecting {
    hash: String,
    definition: Arc<Definition>,
    units: Arc<BTreeMap<MunicipalityId, Unit>>,
    waves: Vec<Wave>,
    reviews: BTreeMap<SubmissionId, ReviewPath>,
    shown: Sheets,
    /// The same with what is only counted; none as long as nothing is.
    all: Option<Sheets>,
}

/// Answers on their way into a panel.
#[derive(Debug, Default)]
struct Sheets {
    builder: PanelBuilder,
    handed_in: Vec<HandedIn>,
}

/// What is known of a submission beside its answers.
#[derive(Debug, Clone)]
struct HandedIn {
    wave: usize,
    municipality: MunicipalityId,
    submission: SubmissionId,
    on: NaiveDate,
    digest: String,
    review: Option<ReviewPath>,
}

impl Collecting {
    /// Begins with a definition, by its hash, and the municipalities that may have answered it.
    pub(crate) fn new(
        hash: &str,
        definition: Definition,
        units: Arc<BTreeMap<MunicipalityId, Unit>>,
    ) -> Self {
        Self {
            hash: hash.to_owned(),
            definition: Arc::new(definition),
            units,
            waves: Vec::new(),
            reviews: BTreeMap::new(),
            shown: Sheets::default(),
            all: None,
        }
    }

    /// Whether nothing was added.
    pub(crate) fn is_empty(&self) -> bool {
        self.shown.handed_in.is_empty()
    }

    /// Notes that some results of the definition will be counted only: before anything is added.
    pub(crate) fn counts_hidden(&mut self) {
        self.all.get_or_insert_default();
    }

    /// Goes on with the next wave; the oldest comes first.
    pub fn wave(&mut self, wave: Wave) {
        self.waves.push(wave);
    }

    /// Notes how much was looked at of submissions that will be added.
    pub(crate) fn reviewed(&mut self, paths: BTreeMap<SubmissionId, ReviewPath>) {
        self.reviews.extend(paths);
    }

    /// Adds submissions to the last wave that are shown.
    ///
    /// # Errors
    /// [`Error::Broken`] when a document does not fit the definition.
    pub fn add(&mut self, submissions: &[Submission]) -> Result<(), Error> {
        self.each(submissions, |collecting, submission, rows| {
            let review = collecting.reviews.get(&submission.id).copied();
            let (waves, units) = (&collecting.waves, &collecting.units);
            collecting
                .shown
                .add(waves, units, (submission, review), rows);
            if let Some(all) = &mut collecting.all {
                all.add(waves, units, (submission, review), rows);
            }
        })
    }

    /// Adds submissions to the last wave that are only counted.
    ///
    /// # Errors
    /// Those of [`Self::add`].
    pub(crate) fn add_hidden(&mut self, submissions: &[Submission]) -> Result<(), Error> {
        self.each(submissions, |collecting, submission, rows| {
            let review = collecting.reviews.get(&submission.id).copied();
            let all = collecting.all.get_or_insert_default();
            let (waves, units) = (&collecting.waves, &collecting.units);
            all.add(waves, units, (submission, review), rows);
        })
    }

    /// Reads documents on every processor, and takes their rows up one after the other.
    fn each(
        &mut self,
        submissions: &[Submission],
        take: impl Fn(&mut Self, &Submission, &[AnswerRow]),
    ) -> Result<(), Error> {
        let definition = Arc::clone(&self.definition);
        let questions = Questions::of(&definition);
        let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
        let units = Arc::clone(&self.units);
        let known = |submission: &Submission| units.contains_key(&submission.municipality);
        for submissions in submissions.chunks(AT_ONCE) {
            let read = |some: &[Submission]| -> Result<Vec<Vec<AnswerRow>>, Error> {
                let some = some.iter().filter(|submission| known(submission));
                let rows = some.map(|submission| {
                    Ok(questions.rows(&AnswerSheet::read(&submission.document)?)?)
                });
                rows.collect()
            };
            let share = submissions.len().div_ceil(threads).max(1);
            let read = std::thread::scope(|scope| {
                let shares = submissions.chunks(share);
                let all: Vec<_> = shares.map(|some| scope.spawn(move || read(some))).collect();
                let ended = all.into_iter().map(|one| match one.join() {
                    Ok(read) => read,
                    Err(panic) => std::panic::resume_unwind(panic),
                });
                ended.collect::<Result<Vec<_>, Error>>()
            })?;
            let submissions = submissions.iter().filter(|submission| known(submission));
            for (submission, rows) in submissions.zip(read.iter().flatten()) {
                take(self, submission, rows);
            }
        }
        Ok(())
    }

    /// The collection without anybody who is allowed to see it: for computations of the service.
    ///
    /// # Errors
    /// [`Error::Broken`] when the answers cannot be scored.
    pub(crate) fn finish(self) -> Result<Collection, Error> {
        let Self {
            hash,
            definition,
            waves,
            shown,
            ..
        } = self;
        shown.finish(&hash, definition, waves, &self.units)
    }

    /// The collection as a reader with this view sees it.
    ///
    /// # Errors
    /// Those of [`Self::finish`].
    pub(crate) fn shown(self, view: Arc<View>) -> Result<Collection, Error> {
        let Self {
            hash,
            definition,
            units,
            waves,
            shown,
            all,
            ..
        } = self;
        let with_hidden = all
            .map(|all| all.finish(&hash, Arc::clone(&definition), waves.clone(), &units))
            .transpose()?;
        let mut public = shown.finish(&hash, definition, waves, &units)?;
        let codes: BTreeMap<_, _> = units
            .iter()
            .map(|(id, unit)| (*id, unit.code.clone()))
            .collect();
        public.crowd = Some(Crowd {
            with_hidden: with_hidden.map(Box::new),
            view,
            ids: codes.iter().map(|(id, code)| (code.clone(), *id)).collect(),
            codes,
        });
        Ok(public)
    }

    /// Notes in a view that everybody may see what was added, answers included.
    pub(crate) fn show_everybody(
        &self,
        view: &mut View,
        circles: &BTreeMap<MunicipalityId, Vec<Circle>>,
    ) {
        for one in &self.shown.handed_in {
            let wave: WaveId = self.waves[one.wave].id;
            let id = one.municipality;
            let city = view.world.cities.entry(id).or_insert_with(|| City {
                groups: circles.get(&id).into_iter().flatten().copied().collect(),
                standings: BTreeMap::new(),
            });
            let standing = Standing {
                result: one.submission,
                sights: vec![Sight::Shown],
            };
            city.standings.insert(wave, standing);
            view.answers.insert((id, wave));
        }
    }
}

impl Sheets {
    fn add(
        &mut self,
        waves: &[Wave],
        units: &BTreeMap<MunicipalityId, Unit>,
        (submission, review): (&Submission, Option<ReviewPath>),
        rows: &[AnswerRow],
    ) {
        let (Some(wave), Some(unit)) = (waves.last(), units.get(&submission.municipality)) else {
            return;
        };
        let period = Some(wave.record.code.as_str());
        self.builder.unit(&unit.code, period);
        self.builder
            .fact("", &unit.code, period, COUNTRY, &unit.country);
        for (measure, value) in latest_facts(&unit.facts, wave.record.year) {
            self.builder.fact("", &unit.code, period, measure, &value);
        }
        self.builder
            .answers(&unit.code, &wave.record.code, rows.iter().copied());
        self.handed_in.push(HandedIn {
            wave: waves.len() - 1,
            municipality: submission.municipality,
            submission: submission.id,
            on: submission
                .submitted_at
                .unwrap_or(submission.created_at)
                .date_naive(),
            digest: submission.digest.clone(),
            review,
        });
    }

    fn finish(
        self,
        hash: &str,
        definition: Arc<Definition>,
        waves: Vec<Wave>,
        units: &BTreeMap<MunicipalityId, Unit>,
    ) -> Result<Collection, Error> {
        let panel = self.builder.build();
        let panel =
            panel.map_err(|issues| Error::broken(issues.iter().map(ToString::to_string)))?;
        let mut submitted = vec![NaiveDate::default(); panel.cases.len()];
        let mut digests = vec![String::new(); panel.cases.len()];
        let mut reviews = vec![None; panel.cases.len()];
        for one in self.handed_in {
            let unit = units.get(&one.municipality);
            let case = unit.and_then(|unit| panel.find(&unit.code, &waves[one.wave].record.code));
            if let Some(case) = case {
                submitted[case] = one.on;
                digests[case] = one.digest;
                reviews[case] = one.review;
            }
        }
        let methods = definition.methods.iter();
        let methods = methods
            .map(|method| method_scores(&definition, method.id.as_str(), &panel))
            .collect::<Result<Vec<_>, Error>>()?;
        Ok(Collection {
            hash: hash.to_owned(),
            definition,
            waves,
            panel,
            methods,
            submitted,
            digests,
            reviews,
            crowd: None,
        })
    }
}

fn method_scores(
    definition: &Definition,
    method: &str,
    panel: &Panel,
) -> Result<MethodScores, Error> {
    let program =
        Program::compile(definition, method).map_err(|e| Error::broken([e.to_string()]))?;
    let scores = OnceLock::new();
    if !program.is_per_unit() {
        let made = program
            .score(panel)
            .map_err(|e| Error::broken(e.iter().map(ToString::to_string)))?;
        // Nobody else has seen it yet.
        let _ = scores.set(made);
    }
    Ok(MethodScores {
        program,
        scores,
        values: OnceLock::new(),
    })
}

impl View {
    /// A view of everybody, of nothing yet, in which nobody hides anything.
    pub(crate) fn of_everybody(groups: Vec<Circle>) -> Self {
        Self {
            world: World {
                classes: 1,
                groups,
                cities: BTreeMap::new(),
            },
            class: icc_disclosure::PUBLIC,
            blocks: Vec::new(),
            answers: std::collections::BTreeSet::new(),
        }
    }
}
