//! What a file would do, on a page and as a file.

use icc_app::register::{DataProblem, Origin, Plan, PlannedRow, Table, Verdict, table_text};
use icc_pages::context::{RegisterFault, RegisterImportPage, RegisterPlan, RegisterVerdict};

use super::worded;
use crate::extract::PageCx;

/// A file that was handed in.
#[derive(Default)]
pub(crate) struct Tried {
    /// What it would do, with its text.
    pub(crate) plan: Option<(Plan, String)>,
    /// Why it could not be read at all.
    pub(crate) problem: Option<DataProblem>,
    /// Whether what it touches has changed since the report before.
    pub(crate) changed: bool,
}

pub(crate) fn import_page(cx: &PageCx, table: Table, tried: &Tried) -> RegisterImportPage {
    let whole = tried.plan.iter().flat_map(|(plan, _)| &plan.problems);
    let whole = tried.problem.iter().chain(whole);
    let faults = whole.map(|problem| RegisterFault {
        field: "file".to_owned(),
        text: worded(cx, problem),
    });
    let readable = tried
        .plan
        .as_ref()
        .filter(|(plan, _)| plan.problems.is_empty());
    RegisterImportPage {
        table: table.code().to_owned(),
        columns: table.columns(Origin::Real).join(","),
        faults: faults.collect(),
        changed: tried.changed,
        plan: readable.map(|(plan, text)| shown(cx, table, plan, text)),
    }
}

fn shown(cx: &PageCx, table: Table, plan: &Plan, text: &str) -> RegisterPlan {
    let count = |code: &str| i64::try_from(plan.count(code)).unwrap_or(i64::MAX);
    let rows = plan.rows.iter();
    let told = rows.filter(|row| row.verdict != Verdict::Unchanged);
    RegisterPlan {
        text: text.to_owned(),
        digest: plan.digest.clone(),
        added: count("added"),
        changed: count("changed"),
        unchanged: count("unchanged"),
        refused: count("refused"),
        applicable: plan.can_be_applied(),
        rows: told
            .map(|row| RegisterVerdict {
                line: i64::try_from(row.line).unwrap_or(i64::MAX),
                verdict: row.verdict.code().to_owned(),
                label: label(table, row),
                notes: notes(cx, row),
            })
            .collect(),
    }
}

/// What tells a row from others, as it was written.
fn label(table: Table, row: &PlannedRow) -> String {
    let columns = table.columns(Origin::Real);
    let wanted = match table {
        Table::Municipalities | Table::Networks | Table::Partners => &["code", "name_fr"][..],
        Table::Sources => &["code", "title_fr"],
        Table::Facts | Table::Memberships | Table::Partnerships => table.key(),
    };
    let cells = columns.iter().zip(&row.cells);
    let shown = cells.filter(|(column, cell)| wanted.contains(column) && !cell.is_empty());
    let shown: Vec<&str> = shown.map(|(_, cell)| cell.as_str()).collect();
    shown.join(" · ")
}

fn notes(cx: &PageCx, row: &PlannedRow) -> Vec<RegisterFault> {
    match &row.verdict {
        Verdict::Added | Verdict::Unchanged => Vec::new(),
        Verdict::Changed(columns) => columns
            .iter()
            .map(|(column, before, after)| RegisterFault {
                field: column_name(cx, column),
                text: format!("{before} → {after}"),
            })
            .collect(),
        Verdict::Refused(problems) => problems
            .iter()
            .map(|problem| RegisterFault {
                field: problem
                    .field
                    .map(|column| column_name(cx, column))
                    .unwrap_or_default(),
                text: worded(cx, problem),
            })
            .collect(),
    }
}

fn column_name(cx: &PageCx, column: &str) -> String {
    let i18n = &cx.app.i18n;
    i18n.plain(cx.locale, &format!("register-column-{column}"))
}

/// The same as a table: one line for each row, or for each reason where there are several.
pub(crate) fn report(cx: &PageCx, table: Table, plan: &Plan) -> String {
    let i18n = &cx.app.i18n;
    let word = |id: &str| i18n.plain(cx.locale, &format!("register-report-{id}"));
    let head = ["line", "row", "verdict", "column", "note"].map(word);
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let mut rows = Vec::new();
    for problem in &plan.problems {
        let line = problem.line.to_string();
        let verdict = verdict(cx, "refused");
        rows.push(vec![
            line,
            String::new(),
            verdict,
            String::new(),
            worded(cx, problem),
        ]);
    }
    for row in &plan.rows {
        let mut notes = notes(cx, row);
        if notes.is_empty() {
            notes.push(RegisterFault {
                field: String::new(),
                text: String::new(),
            });
        }
        for note in notes {
            let verdict = verdict(cx, row.verdict.code());
            let line = row.line.to_string();
            rows.push(vec![
                line,
                label(table, row),
                verdict,
                note.field,
                note.text,
            ]);
        }
    }
    table_text(&head, &rows)
}

fn verdict(cx: &PageCx, code: &str) -> String {
    let i18n = &cx.app.i18n;
    i18n.plain(cx.locale, &format!("register-verdict-{code}"))
}
