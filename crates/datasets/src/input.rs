//! Answers and facts together: what is scored.

mod layout;
mod record;
mod rows;

use std::ops::Range;

use icc_questionnaire::Definition;
use icc_questionnaire::validate::QuestionTable;
use icc_scoring::Panel;

use crate::digest::FileRecord;
use crate::names::Names;
use crate::problem::Problems;
use crate::table::Source;
use crate::{answers, facts};

pub(crate) use layout::{COPY, DRAFT};
pub use record::InputRecord;

/// Units, periods, facts and answers, read and validated: cases sorted by period and unit, the
/// rows of each case by question and option.
#[derive(Debug, Clone)]
pub struct Input {
    pub(crate) panel: Panel,
    facts_record: FileRecord,
    /// The name of the file of facts.
    pub(crate) facts_name: String,
}

impl Input {
    /// Reads answers and facts.
    ///
    /// # Errors
    /// Every problem of both files.
    pub fn read(
        definition: &Definition,
        answers: Source<'_>,
        facts: Source<'_>,
    ) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let mut names = Names::default();
        let facts_name = facts.name.clone();
        let facts = facts::read(facts, &mut names, &mut problems);
        let file = answers.name.clone();
        let questions = QuestionTable::new(definition);
        let answers = answers::read(answers, &questions, &mut names, &mut problems);
        problems.in_file(&file);
        let input = Self {
            panel: layout::lay_out(
                definition,
                &questions,
                &names,
                &facts,
                answers,
                &mut problems,
            ),
            facts_record: record::facts_record(&names, &facts),
            facts_name,
        };
        if problems.is_empty() {
            Ok(input)
        } else {
            Err(problems)
        }
    }

    /// How many units in periods there are.
    #[must_use]
    pub const fn cases(&self) -> usize {
        self.panel.cases.len()
    }

    /// The name of a case's unit.
    #[must_use]
    pub fn unit(&self, case: usize) -> &str {
        self.panel.unit_name(case)
    }

    /// The name of a case's period; empty where there is none.
    pub(crate) fn period(&self, case: usize) -> &str {
        self.panel.period_name(case)
    }

    /// Everything as one panel.
    #[must_use]
    pub fn into_panel(self) -> Panel {
        self.panel
    }

    /// What names the facts.
    pub(crate) fn facts_record(&self) -> FileRecord {
        self.facts_record.clone()
    }

    /// Some cases as a panel of their own.
    #[must_use]
    pub fn block(&self, cases: Range<usize>) -> Panel {
        self.panel.block(cases)
    }
}
