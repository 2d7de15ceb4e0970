//! Rows of one unit and period that contradict each other.

use super::{AnswerColumn, AnswerIssue, QuestionTable, ReadRow, Reading};
use crate::answer::State;

impl QuestionTable {
    /// Contradictions among the rows of one unit and period, each with its row's number. The rows
    /// are sorted by question.
    #[must_use]
    pub fn conflicts(&self, rows: &[(usize, ReadRow)]) -> Vec<AnswerIssue> {
        let mut issues = Vec::new();
        for group in rows.chunk_by(|(_, a), (_, b)| a.question == b.question) {
            let Some((_, first)) = group.first().filter(|_| group.len() > 1) else {
                continue;
            };
            let Some(reading) = self.questions.get(usize::from(first.question)) else {
                continue;
            };
            let start = issues.len();
            if reading.kind.has_ticks() {
                reading.ticks(group, &mut issues);
            } else {
                let again = group.iter().skip(1);
                issues.extend(
                    again.map(|(number, _)| {
                        issue(AnswerColumn::Question, "several-answers", *number)
                    }),
                );
            }
            for issue in &mut issues[start..] {
                issue.params.insert("question", reading.code.clone());
            }
        }
        issues
    }
}

fn issue(column: AnswerColumn, code: &'static str, row: usize) -> AnswerIssue {
    AnswerIssue::new(column, code).in_row(row)
}

impl Reading {
    /// Contradictions among the rows of one multiple choice.
    fn ticks(&self, rows: &[(usize, ReadRow)], issues: &mut Vec<AnswerIssue>) {
        let (mut ticked, mut out) = (0_u64, 0_u64);
        let mut without_option = 0;
        for (number, row) in rows {
            let Some(option) = row.option else {
                without_option += 1;
                if row.state == State::Answered {
                    // "Nothing ticked" beside ticks, or twice.
                    let others = rows
                        .iter()
                        .any(|(_, r)| r.option.is_some() && r.state == State::Answered);
                    if others || without_option > 1 {
                        issues.push(issue(AnswerColumn::Answer, "nothing-with-ticks", *number));
                    }
                } else {
                    issues.push(
                        issue(AnswerColumn::State, "state-with-answer", *number)
                            .with("state", row.state)
                            .with("value", ""),
                    );
                }
                continue;
            };
            let bit = 1_u64 << option;
            let name = &self.options[usize::from(option)];
            let (own, other) = if row.state == State::Answered {
                (&mut ticked, out)
            } else {
                (&mut out, ticked)
            };
            if *own & bit != 0 {
                issues.push(
                    issue(AnswerColumn::Answer, "duplicate-tick", *number).with("option", name),
                );
            } else if other & bit != 0 {
                issues.push(
                    issue(AnswerColumn::Answer, "option-in-and-out", *number).with("option", name),
                );
            }
            *own |= bit;
        }
        if ticked.count_ones() > 1 && ticked & self.alone != 0 {
            let alone = rows.iter().find(|(_, r)| {
                r.state == State::Answered && r.option.is_some_and(|o| self.alone >> o & 1 == 1)
            });
            if let Some((number, row)) = alone {
                let name = row
                    .option
                    .map(|o| self.options[usize::from(o)].as_str())
                    .unwrap_or_default();
                issues.push(
                    issue(AnswerColumn::Answer, "option-alone", *number).with("option", name),
                );
            }
        }
    }
}
