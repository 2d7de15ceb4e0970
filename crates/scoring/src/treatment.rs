//! The treatment of data: figures are divided by sizes, filled in and drawn in before they are scored.
//!
//! The answers stay as they were given. What a treatment makes of them lies over them, each change
//! with what there was before, so that every score can say what it rests on.

mod columns;
mod counted;
mod denominate;
mod impute;
mod outliers;
mod shape;

pub use counted::Counted;
pub(crate) use counted::count_all;
pub use outliers::{Decision, Distribution};
pub use shape::Shape;

use icc_questionnaire::definition::{DataTreatment, TreatmentStep};
use icc_questionnaire::{Decimal, State};

use crate::panel::Panel;
use crate::program::Program;
use crate::run::ScoreError;
use columns::Columns;

/// What one step made of one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Treated {
    /// Index of the case.
    pub case: usize,
    /// Index of the question in the definition.
    pub question: usize,
    /// Index of the step in the method.
    pub step: usize,
    /// What was done.
    pub way: Way,
    /// The state of the answer as it was given.
    pub state: State,
    /// The figure before the step; none where it was filled in.
    pub before: Option<Decimal>,
    /// The figure after it.
    pub after: Decimal,
    /// How many figures it was made of, its own left out; none where that says nothing.
    pub n: Option<usize>,
    /// What it was made with: the size, the value that a group shares, a period or two with `;`
    /// between them; empty where it was made with all.
    pub with: String,
}

/// What was done to an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// Divided by a size.
    Denominated,
    /// Filled in with the mean of others.
    Mean,
    /// Filled in with the middle one of others.
    Median,
    /// Filled in from the unit's own other figures.
    UnitMean,
    /// Filled in with the figure of the year before.
    Last,
    /// Filled in between two years.
    Linear,
    /// Drawn in from above.
    FromAbove,
    /// Drawn in from below.
    FromBelow,
    /// Made a logarithm.
    Logarithm,
}

impl Way {
    /// Every way, in the order of the steps.
    pub const ALL: [Self; 9] = [
        Self::Denominated,
        Self::Mean,
        Self::Median,
        Self::UnitMean,
        Self::Last,
        Self::Linear,
        Self::FromAbove,
        Self::FromBelow,
        Self::Logarithm,
    ];

    /// A stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Denominated => "denominated",
            Self::Mean => "imputed_mean",
            Self::Median => "imputed_median",
            Self::UnitMean => "imputed_unit_mean",
            Self::Last => "imputed_last",
            Self::Linear => "imputed_linear",
            Self::FromAbove => "winsorised_high",
            Self::FromBelow => "winsorised_low",
            Self::Logarithm => "logarithm",
        }
    }
}

/// Everything that the treatment of a panel did.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Treatments {
    /// Every change, by case, question and step.
    pub list: Vec<Treated>,
    /// What was found where outliers were looked for, by step, question and period.
    pub distributions: Vec<Distribution>,
    /// What lies over the answers, by case and question.
    over: Vec<Over>,
    /// Those of case `i` are `starts[i]..starts[i + 1]`.
    starts: Vec<usize>,
}

/// A figure that lies over an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Over {
    /// Index of the question.
    pub(crate) question: usize,
    pub(crate) number: Decimal,
    /// Whether the unit gave no figure.
    pub(crate) imputed: bool,
}

impl Treatments {
    fn new(cases: usize, list: Vec<Treated>, distributions: Vec<Distribution>) -> Self {
        let mut over: Vec<Over> = Vec::new();
        let mut starts = Vec::with_capacity(cases + 1);
        starts.push(0);
        let mut rest = list.as_slice();
        for case in 0..cases {
            let (own, others) = rest.split_at(rest.partition_point(|t| t.case <= case));
            rest = others;
            let by_question = own.chunk_by(|a, b| a.question == b.question);
            over.extend(by_question.filter_map(|steps| {
                let last = steps.last()?;
                Some(Over {
                    question: last.question,
                    number: last.after,
                    imputed: steps.iter().any(|step| step.before.is_none()),
                })
            }));
            starts.push(over.len());
        }
        Self {
            list,
            distributions,
            over,
            starts,
        }
    }

    /// What lies over the answers of a case, by question.
    pub(crate) fn over(&self, case: usize) -> &[Over] {
        &self.over[self.starts[case]..self.starts[case + 1]]
    }

    /// What was done to an answer, step by step.
    #[must_use]
    pub fn of(&self, case: usize, question: usize) -> &[Treated] {
        let key = |t: &Treated| (t.case, t.question);
        let from = self.list.partition_point(|t| key(t) < (case, question));
        let to = self.list.partition_point(|t| key(t) <= (case, question));
        &self.list[from..to]
    }

    /// The same for some of the cases (ascending), which get other places.
    pub(crate) fn subset(&self, cases: &[usize]) -> Self {
        let of = |(place, case): (usize, &usize)| {
            let from = self.list.partition_point(|t| t.case < *case);
            let to = self.list.partition_point(|t| t.case <= *case);
            let moved = |t: &Treated| Treated {
                case: place,
                ..t.clone()
            };
            self.list[from..to].iter().map(moved).collect::<Vec<_>>()
        };
        let list = cases.iter().enumerate().flat_map(of).collect();
        Self::new(cases.len(), list, self.distributions.clone())
    }
}

/// The work of a treatment on one panel.
struct Work<'a> {
    program: &'a Program,
    panel: &'a Panel,
    columns: Columns,
    list: Vec<Treated>,
    distributions: Vec<Distribution>,
    errors: Vec<ScoreError>,
}

impl Program {
    /// Whether the method treats figures before it scores them.
    #[must_use]
    pub const fn treats(&self) -> bool {
        !self.treatments.is_empty()
    }

    /// The steps of the treatment, in the order of the method.
    #[must_use]
    pub fn treatments(&self) -> &[DataTreatment] {
        &self.treatments
    }

    /// The panel with its figures treated as the method says; as it is where the method does nothing,
    /// or the panel is treated already.
    ///
    /// # Errors
    /// A size is missing or not above 0, a period has no year, a result has too many digits.
    pub fn treat(&self, panel: Panel) -> Result<Panel, Vec<ScoreError>> {
        if !self.treats() || panel.treatments.is_some() {
            return Ok(panel);
        }
        let treatments = self.treatment_of(&panel)?;
        Ok(Panel {
            treatments: Some(treatments),
            ..panel
        })
    }

    pub(crate) fn treatment_of(&self, panel: &Panel) -> Result<Treatments, Vec<ScoreError>> {
        let mut work = Work {
            program: self,
            panel,
            columns: Columns::read(self, panel),
            list: Vec::new(),
            distributions: Vec::new(),
            errors: Vec::new(),
        };
        for (place, step) in self.treatments.iter().enumerate() {
            let code = |code: &icc_domain::Code| self.question_index.get(code.as_str()).copied();
            let questions: Vec<usize> = step.of.iter().filter_map(code).collect();
            match &step.step {
                TreatmentStep::Denominate { by, per } => {
                    work.denominate(place, &questions, by, *per);
                }
                TreatmentStep::Impute {
                    with,
                    states,
                    minimum_answered,
                } => work.impute(place, &questions, with, states, *minimum_answered),
                TreatmentStep::Outliers(rule) => work.draw_in(place, &questions, rule),
            }
        }
        if !work.errors.is_empty() {
            return Err(work.errors);
        }
        work.list.sort_by_key(|t| (t.case, t.question, t.step));
        let cases = panel.cases.len();
        Ok(Treatments::new(cases, work.list, work.distributions))
    }
}

impl Work<'_> {
    /// Notes a change, and makes it.
    fn change(&mut self, change: Treated) {
        self.columns.set(change.question, change.case, change.after);
        self.list.push(change);
    }

    /// The code of a question.
    fn code(&self, question: usize) -> String {
        self.program.items[question].code.clone()
    }

    fn too_long(&mut self, question: usize, case: usize) {
        self.errors.push(ScoreError::TooLong {
            unit: self.panel.unit_name(case).to_owned(),
            period: self.panel.period_name(case).to_owned(),
            question: self.code(question),
        });
    }
}
