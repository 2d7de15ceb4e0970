//! What is wrong with a file, and where: every problem of a run, up to a limit.

use std::collections::BTreeMap;
use std::fmt;

use icc_questionnaire::validate::AnswerIssue;

/// Problems listed; of those beyond, only the number is kept.
pub const LISTED: usize = 1_000;

/// One problem of a table.
///
/// It holds codes and parameters, no sentences: the texts of a code stand in
/// `locales/<language>/datasets.ftl` and are filled in by whoever shows them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, under the name the caller gave it.
    pub file: String,
    /// The row, counted as in a spreadsheet (the header is row 1); 0: the file as a whole.
    pub row: u64,
    /// The column; empty: the row as a whole.
    pub column: String,
    /// The stable code: one of [`CODES`], or of those of an answer issue.
    pub code: &'static str,
    /// What the ids of its texts begin with.
    pub(crate) area: &'static str,
    /// What the text of the code needs, by name.
    pub params: BTreeMap<&'static str, String>,
}

impl Problem {
    /// A problem of a file as a whole.
    #[must_use]
    pub fn new(code: &'static str) -> Self {
        Self {
            file: String::new(),
            row: 0,
            column: String::new(),
            code,
            area: "datasets-problem",
            params: BTreeMap::new(),
        }
    }

    /// A problem of the answer in a row.
    pub(crate) fn of_answer(issue: AnswerIssue, row: u64) -> Self {
        let params = issue
            .params
            .into_iter()
            .map(|(name, value)| (name, shorten(&value)));
        Self {
            row,
            column: issue.column.as_str().to_owned(),
            area: "answers",
            params: params.collect(),
            ..Self::new(issue.code)
        }
    }

    /// The id of the message's text in the locale files.
    #[must_use]
    pub fn message_id(&self) -> String {
        format!("{}-{}", self.area, self.code)
    }

    /// In a row.
    #[must_use]
    pub const fn row(mut self, row: u64) -> Self {
        self.row = row;
        self
    }

    /// In a column.
    #[must_use]
    pub fn column(mut self, column: &str) -> Self {
        column.clone_into(&mut self.column);
        self
    }

    /// With a parameter of its text. Long values are cut, so that a report stays readable.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.params.insert(name, shorten(&value.to_string()));
        self
    }
}

/// Names with commas between them.
pub(crate) fn listed<'a>(names: impl IntoIterator<Item = &'a &'a str>) -> String {
    let names: Vec<&str> = names.into_iter().copied().collect();
    names.join(", ")
}

/// A parameter of a text, or the word that stands for none.
pub(crate) const fn or_none(value: &str) -> &str {
    if value.is_empty() { "none" } else { value }
}

/// At most 80 characters, without control characters.
fn shorten(text: &str) -> String {
    const SHOWN: usize = 80;
    let mut shown: String = text
        .chars()
        .take(SHOWN)
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// Terse and language-free, for logs and tests: `file:row:column: code name=value …`.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}:{}: {}",
            self.file, self.row, self.column, self.code
        )?;
        for (name, value) in &self.params {
            write!(f, " {name}={value:?}")?;
        }
        Ok(())
    }
}

/// The problems of a run, in the order of the files and their rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    /// Every file named so far.
    files: Vec<String>,
    /// Index of the file named last.
    current: usize,
    list: Vec<(usize, Problem)>,
    left_out: u64,
}

impl Problems {
    /// No problem yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Names the file that the next problems belong to.
    pub fn in_file(&mut self, name: &str) {
        let known = self.files.iter().position(|file| file == name);
        self.current = known.unwrap_or_else(|| {
            self.files.push(name.to_owned());
            self.files.len() - 1
        });
    }

    /// Adds a problem of the file named last.
    pub fn push(&mut self, problem: Problem) {
        if self.is_full() {
            self.left_out += 1;
        } else {
            let file = self.files.get(self.current).cloned().unwrap_or_default();
            self.list.push((self.current, Problem { file, ..problem }));
        }
    }

    /// None yet, of the file named last.
    pub(crate) fn of_same_file(&self) -> Self {
        Self {
            files: self.files.clone(),
            current: self.current,
            ..Self::default()
        }
    }

    /// Adds those that were found meanwhile in the same file; of all of them, the first rows are
    /// listed.
    pub(crate) fn append(&mut self, others: Self) {
        let before = self
            .list
            .iter()
            .take_while(|(file, _)| *file != self.current);
        let before = before.count();
        self.list.extend(others.list);
        self.list[before..].sort_by_key(|(file, problem)| (*file, problem.row));
        let over = self.list.len().saturating_sub(LISTED);
        self.list.truncate(LISTED);
        self.left_out += others.left_out + over as u64;
    }

    /// How many there are, listed or not.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.list.len() as u64 + self.left_out
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether no further problem will be listed.
    pub(crate) const fn is_full(&self) -> bool {
        self.list.len() >= LISTED
    }

    /// Counts problems that are not listed.
    pub(crate) const fn leave_out(&mut self, number: u64) {
        self.left_out += number;
    }

    /// The problems listed, by file and row.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Problem> {
        self.list
            .sort_by_key(|(file, problem)| (*file, problem.row));
        self.list.into_iter().map(|(_, problem)| problem).collect()
    }

    /// How many more there are than listed.
    #[must_use]
    pub const fn left_out(&self) -> u64 {
        self.left_out
    }
}

/// Every code of this crate, in alphabetical order.
pub const CODES: &[&str] = &[
    "answer-not-asked",
    "bounds-reversed",
    "classes-missing",
    "column-missing",
    "column-type",
    "column-unknown",
    "columns-repeated",
    "control-character",
    "different-methods",
    "fact-missing",
    "fact-not-a-number",
    "fact-nowhere",
    "figure-too-long",
    "file-empty",
    "file-encoding",
    "file-is-parquet",
    "file-not-parquet",
    "file-not-text",
    "file-semicolons",
    "file-tabs",
    "file-too-large",
    "file-unreadable",
    "group-nowhere",
    "invalid-number",
    "name-missing",
    "name-too-long",
    "name-with-blanks",
    "no-group",
    "no-units",
    "not-utf8",
    "period-missing",
    "period-unknown",
    "period-without-year",
    "quote-misplaced",
    "quote-unclosed",
    "record-too-long",
    "repeated-row",
    "row-length",
    "size-invalid",
    "size-missing",
    "too-many-columns",
    "too-many-rows",
    "two-values",
    "unit-unknown",
    "unknown-word",
    "value-missing",
    "value-without-fact",
    "weight-invalid",
    "weight-missing",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_up_to_the_limit_and_counts_the_rest() {
        let mut problems = Problems::new();
        problems.in_file("answers.csv");
        for row in 0..LISTED as u64 + 5 {
            problems.push(Problem::new("row-length").row(row));
        }
        assert_eq!(problems.left_out(), 5);
        assert_eq!(problems.into_sorted().len(), LISTED);
    }

    #[test]
    fn those_found_meanwhile_come_after() {
        let mut problems = Problems::new();
        problems.in_file("answers.csv");
        problems.push(Problem::new("row-length").row(2));
        let mut meanwhile = problems.of_same_file();
        for row in 0..LISTED as u64 {
            meanwhile.push(Problem::new("not-utf8").row(3 + row));
        }
        meanwhile.leave_out(4);
        problems.append(meanwhile);
        assert_eq!(problems.left_out(), 5);
        let sorted = problems.into_sorted();
        assert_eq!((sorted.len(), sorted[0].code), (LISTED, "row-length"));
        assert!(sorted.iter().all(|problem| problem.file == "answers.csv"));
    }

    #[test]
    fn sorts_by_row_within_each_file() {
        let mut problems = Problems::new();
        for file in ["facts.csv", "answers.csv", "facts.csv"] {
            problems.in_file(file);
            problems.push(Problem::new("row-length").row(9));
            problems.push(Problem::new("not-utf8").row(2));
        }
        let found = problems.into_sorted();
        let rows: Vec<_> = found.iter().map(|p| (p.file.as_str(), p.row)).collect();
        let [f, a] = ["facts.csv", "answers.csv"];
        assert_eq!(rows, [(f, 2), (f, 2), (f, 9), (f, 9), (a, 2), (a, 9)]);
    }

    #[test]
    fn long_and_unprintable_values_are_made_fit_to_show() {
        let problem = Problem::new("unknown-word").with("value", "\u{1b}[31m".repeat(50));
        let shown = &problem.params["value"];
        assert!(shown.chars().count() == 81 && !shown.contains('\u{1b}'));
    }

    #[test]
    fn codes_are_in_alphabetical_order() {
        assert!(CODES.is_sorted());
    }
}
