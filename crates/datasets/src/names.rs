//! Units and periods, shared by the files of one run.

use icc_questionnaire::limits::NAME_LENGTH;

use crate::distinct::Distinct;
use crate::problem::{Problem, Problems};
use crate::table::Block;

/// The names that occur in the files of one run.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Answering units; also those of other kinds that have facts.
    pub(crate) units: Distinct,
    pub(crate) periods: Distinct,
}

/// A column whose texts are names. Each distinct text is checked once; a bad one is reported in
/// every row it stands in.
#[derive(Debug)]
pub(crate) struct NameColumn {
    /// Position in the table.
    pub(crate) column: usize,
    pub(crate) name: &'static str,
    pub(crate) required: bool,
    /// How many distinct texts have been checked.
    checked: usize,
    /// The bad ones: number and code of the problem, ascending.
    bad: Vec<(u32, &'static str)>,
}

impl NameColumn {
    pub(crate) const fn new(column: usize, name: &'static str, required: bool) -> Self {
        Self {
            column,
            name,
            required,
            checked: 0,
            bad: Vec::new(),
        }
    }

    /// Reports the bad names of a block.
    pub(crate) fn check(&mut self, block: &Block, texts: &Distinct, problems: &mut Problems) {
        for code in self.checked..texts.len() {
            let Ok(code) = u32::try_from(code) else { break };
            if let Some(problem) = self.wrong(texts.text(code)) {
                self.bad.push((code, problem));
            }
        }
        self.checked = texts.len();
        if self.bad.is_empty() {
            return;
        }
        for index in 0..block.rows {
            let code = block.cell(self.column, index);
            if let Ok(found) = self.bad.binary_search_by_key(&code, |(code, _)| *code) {
                if problems.is_full() {
                    problems.leave_out(1);
                    continue;
                }
                let problem = Problem::new(self.bad[found].1).row(block.row(index));
                let problem = problem.column(self.name).with("value", texts.text(code));
                problems.push(problem.with("limit", NAME_LENGTH));
            }
        }
    }

    fn wrong(&self, name: &str) -> Option<&'static str> {
        if name.is_empty() {
            return self.required.then_some("name-missing");
        }
        if name.chars().any(char::is_control) {
            return Some("control-character");
        }
        if name.trim() != name {
            return Some("name-with-blanks");
        }
        (name.chars().count() > NAME_LENGTH).then_some("name-too-long")
    }
}
