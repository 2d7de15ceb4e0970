//! What a workbook would do, on a page and as a file.

use icc_app::register::table_text;
use icc_app::responses::{
    CellField, CellVerdict, Desk, PlannedCell, Reading, Rejection, Wording, WorkbookPlan,
};
use icc_domain::Locale;
use icc_i18n::{Args, I18n, key};
use icc_pages::context::{ImportCell, ImportPlan, ProblemKind, RegisterFault, ResponseImportPage};

use super::tasks::head;
use crate::handlers::response::import::Refused;
use crate::problem::Problem;

/// A workbook that was handed in.
#[derive(Default)]
pub(crate) struct Handed {
    /// What it would do, with what was read of it.
    pub(crate) plan: Option<(WorkbookPlan, Reading)>,
    /// Why it is refused as a whole.
    pub(crate) refusal: Option<Refused>,
    /// Whether answers have changed since the report before.
    pub(crate) changed: bool,
}

/// Handing in a workbook.
pub(crate) fn import_page(
    handed: &Handed,
    desk: &Desk,
    i18n: &I18n,
    locale: Locale,
    largest: usize,
) -> Result<ResponseImportPage, Problem> {
    let telling = Telling::new(desk, i18n, locale);
    let refusal = handed.refusal.iter().map(|refusal| RegisterFault {
        field: "file".to_owned(),
        text: telling.refusal(refusal),
    });
    let plan = match &handed.plan {
        Some((plan, reading)) => Some(telling.plan(plan, reading)?),
        None => None,
    };
    Ok(ResponseImportPage {
        head: head(desk, locale),
        largest: i64::try_from(largest >> 20).unwrap_or_default(),
        faults: refusal.collect(),
        changed: handed.changed,
        plan,
    })
}

/// The same as a table, one line for each cell.
pub(crate) fn report(plan: &WorkbookPlan, desk: &Desk, i18n: &I18n, locale: Locale) -> String {
    let telling = Telling::new(desk, i18n, locale);
    let columns = [
        "cell", "verdict", "code", "question", "part", "before", "after", "note",
    ];
    let columns = columns.map(|column| i18n.plain(locale, &format!("workbook-report-{column}")));
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let rows: Vec<Vec<String>> = plan
        .cells
        .iter()
        .map(|cell| {
            let cell = telling.cell(cell);
            let verdict = i18n.plain(locale, &format!("workbook-verdict-{}", cell.verdict));
            let note = [cell.note, cell.by].join(" ").trim().to_owned();
            vec![
                cell.place,
                verdict,
                cell.question,
                cell.text,
                cell.part,
                cell.before,
                cell.after,
                note,
            ]
        })
        .collect();
    table_text(&columns, &rows)
}

struct Telling<'a> {
    desk: &'a Desk,
    wording: Wording<'a>,
    i18n: &'a I18n,
    locale: Locale,
}

impl<'a> Telling<'a> {
    fn new(desk: &'a Desk, i18n: &'a I18n, locale: Locale) -> Self {
        Self {
            desk,
            wording: Wording::new(&desk.asked.definition, i18n, locale),
            i18n,
            locale,
        }
    }

    fn plain(&self, id: &str) -> String {
        self.i18n.plain(self.locale, id)
    }

    fn plan(&self, plan: &WorkbookPlan, reading: &Reading) -> Result<ImportPlan, Problem> {
        let count = |code: &str| i64::try_from(plan.count(code)).unwrap_or(i64::MAX);
        let cells = plan.cells.iter();
        let told = cells.filter(|cell| cell.verdict != CellVerdict::Unchanged);
        let reading = serde_json::to_string(reading);
        Ok(ImportPlan {
            reading: reading.map_err(|_| Problem::new(ProblemKind::Internal))?,
            digest: plan.digest.clone(),
            answers: i64::try_from(plan.answers).unwrap_or(i64::MAX),
            new: count("new"),
            changed: count("changed"),
            unchanged: count("unchanged"),
            rejected: count("rejected"),
            conflicts: count("conflict"),
            cells: told.map(|cell| self.cell(cell)).collect(),
        })
    }

    fn cell(&self, cell: &PlannedCell) -> ImportCell {
        let worded = self.wording.question(&cell.question);
        let part = match &cell.field {
            None => String::new(),
            Some(CellField::Answer) => self.plain(key!("workbook-column-answer")),
            Some(CellField::Comment) => self.plain(key!("workbook-column-comment")),
            Some(CellField::Example) => self.plain(key!("workbook-column-example")),
            Some(CellField::Option(code)) => {
                let options = worded.as_ref().map(|worded| worded.options.iter());
                let found = options
                    .into_iter()
                    .flatten()
                    .find(|(option, _)| option == code);
                found.map_or(code, |(_, label)| label).clone()
            }
        };
        let (before, after, note, by) = match &cell.verdict {
            CellVerdict::Unchanged => <(String, String, String, String)>::default(),
            CellVerdict::New(after) => (String::new(), after.clone(), String::new(), String::new()),
            CellVerdict::Changed(before, after) => {
                (before.clone(), after.clone(), String::new(), String::new())
            }
            CellVerdict::Rejected(why) => (
                String::new(),
                String::new(),
                self.rejection(why),
                String::new(),
            ),
            CellVerdict::Conflict { theirs, mine, by } => (
                theirs.clone(),
                mine.clone(),
                self.plain(key!("workbook-conflict")),
                by.clone(),
            ),
        };
        ImportCell {
            place: format!("{}!{}", cell.spot.sheet, cell.spot.cell),
            verdict: cell.verdict.code().to_owned(),
            text: worded
                .map(|worded| worded.texts.text.clone())
                .unwrap_or_default(),
            question: cell.question.clone(),
            part,
            before,
            after,
            note,
            by,
        }
    }

    fn rejection(&self, why: &Rejection) -> String {
        match why {
            Rejection::Fault(kind, found) => {
                let args = Args::new().text("found", found.as_str());
                let id = format!("workbook-fault-{}", kind.code());
                self.i18n.text(self.locale, &id, &args)
            }
            Rejection::Issue(issue) => self.wording.issue(issue),
            Rejection::Held => self.plain(key!("workbook-held")),
            Rejection::NotYours => self.plain(key!("workbook-not-yours")),
        }
    }

    fn refusal(&self, refusal: &Refused) -> String {
        let (code, found) = match refusal {
            Refused::Missing => ("missing", ""),
            Refused::Name => ("name", ""),
            Refused::Content(refusal) => (refusal.code(), refusal.found()),
        };
        let head = head(self.desk, self.locale);
        let args = Args::new()
            .text("found", found)
            .text("city", head.city_name)
            .text("wave", head.wave_name);
        self.i18n
            .text(self.locale, &format!("workbook-refused-{code}"), &args)
    }
}
