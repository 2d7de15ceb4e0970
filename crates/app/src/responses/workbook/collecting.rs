//! Collecting what a workbook says, wherever its rows and columns stand now.

use std::collections::{BTreeMap, BTreeSet};

use icc_datasets::workbook::{ReadCell, ReadSheet, Value, address, read};
use icc_domain::Locale;
use icc_i18n::I18n;
use icc_questionnaire::Definition;
use icc_questionnaire::definition::Question;

use super::made::WorkbookKind;
use super::reading::{CellField, Fault, FaultKind, ReadQuestion, Reading, Refusal, Spot};
use super::words::{Column, Hearing, Tick, Words};
use super::{ABOUT, CODE, FORMAT, LISTS, OPTION, about};
use crate::responses::desk::Desk;
use crate::responses::{LONGEST_COMMENT, Said, Wording};

/// Characters of everything that was read: it is sent once more before anything is written.
const MOST_TEXT: usize = 600_000;

/// Reads a workbook for the questionnaire of a desk. Work for a thread of its own.
///
/// # Errors
/// Why nothing of it is taken.
pub fn read_workbook(bytes: &[u8], desk: &Desk, i18n: &I18n) -> Result<Reading, Refusal> {
    let sheets = read(bytes).map_err(Refusal::File)?;
    let definition = &*desk.asked.definition;
    let about = About::read(&sheets)?;
    about.fits(desk)?;
    let words = |locale| Words {
        wording: Wording::new(definition, i18n, locale),
        i18n,
        locale,
    };
    let first = about.language;
    let mut collecting = Collecting {
        definition,
        hearing: Hearing {
            languages: vec![words(first), words(first.other())],
        },
        rows: Vec::new(),
        faults: Vec::new(),
    };
    for sheet in sheets.iter().filter(|s| s.name != ABOUT && s.name != LISTS) {
        collecting.sheet(sheet);
    }
    let reading = collecting.finish(&about);
    if reading.questions.is_empty() && reading.faults.iter().all(|f| f.question.is_empty()) {
        return Err(Refusal::Nothing);
    }
    let size = |q: &ReadQuestion| {
        q.comment.len() + q.example.len() + q.answer.iter().map(String::len).sum::<usize>()
    };
    if reading.questions.iter().map(size).sum::<usize>() > MOST_TEXT {
        return Err(Refusal::TooMuchText);
    }
    Ok(reading)
}

/// What a workbook says it is about: believed only to refuse it.
struct About {
    format: String,
    definition: String,
    wave: String,
    city: String,
    language: Locale,
    blank: bool,
    versions: BTreeMap<String, i32>,
}

impl About {
    fn read(sheets: &[ReadSheet]) -> Result<Self, Refusal> {
        let sheet = sheets.iter().find(|sheet| sheet.name == ABOUT);
        let sheet = sheet.ok_or(Refusal::NotOurs)?;
        let mut rows: BTreeMap<u32, [String; 3]> = BTreeMap::new();
        for cell in &sheet.cells {
            if let (Value::Text(text), Some(place)) =
                (&cell.value, usize::try_from(cell.column).ok())
                && let Some(slot) = rows.entry(cell.row).or_default().get_mut(place)
            {
                text.trim().clone_into(slot);
            }
        }
        let said = |word: &str| {
            let found = rows.values().find(|[name, ..]| name == word);
            found
                .map(|[_, text, _]| text.clone())
                .ok_or(Refusal::NotOurs)
        };
        let versions = rows
            .values()
            .filter(|[name, ..]| name == about::ANSWER)
            .filter_map(|[_, code, version]| {
                let version = version.parse().ok().filter(|version| *version >= 0)?;
                Some((code.clone(), version))
            });
        Ok(Self {
            format: said(about::FORMAT)?,
            definition: said(about::DEFINITION)?,
            wave: said(about::WAVE)?,
            city: said(about::CITY)?,
            language: said(about::LANGUAGE)?
                .parse()
                .map_err(|_| Refusal::NotOurs)?,
            blank: said(about::KIND)? == WorkbookKind::Blank.as_str(),
            versions: versions.collect(),
        })
    }

    fn fits(&self, desk: &Desk) -> Result<(), Refusal> {
        if self.format != FORMAT {
            return Err(Refusal::OtherFormat);
        }
        if self.city != desk.city.code {
            return Err(Refusal::OtherCity(short(&self.city)));
        }
        if self.wave != desk.wave.code {
            return Err(Refusal::OtherWave(short(&self.wave)));
        }
        if self.definition != desk.wave.definition_hash {
            return Err(Refusal::OtherQuestions);
        }
        Ok(())
    }
}

/// A text that is shown to say what was found.
fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(80).collect()
}

/// Where the columns of a sheet stand.
#[derive(Debug, Default)]
struct Columns {
    code: Option<u32>,
    option: Option<u32>,
    answer: Option<u32>,
    comment: Option<u32>,
    example: Option<u32>,
}

/// What was found about a question.
#[derive(Debug, Default)]
struct Rows {
    code: String,
    answer: Option<(Spot, String)>,
    comment: Option<(Spot, String)>,
    example: Option<(Spot, String)>,
    options: BTreeMap<String, (Spot, String)>,
    faulty: bool,
}

struct Collecting<'a> {
    definition: &'a Definition,
    hearing: Hearing<'a>,
    rows: Vec<Rows>,
    faults: Vec<Fault>,
}

impl Collecting<'_> {
    fn fault(&mut self, spot: Spot, question: &str, kind: FaultKind, found: &str) {
        self.faults.push(Fault {
            spot,
            question: question.to_owned(),
            kind,
            found: short(found),
        });
    }

    fn sheet(&mut self, sheet: &ReadSheet) {
        let mut rows: BTreeMap<u32, Vec<&ReadCell>> = BTreeMap::new();
        for cell in &sheet.cells {
            rows.entry(cell.row).or_default().push(cell);
        }
        let start = Spot {
            sheet: short(&sheet.name),
            cell: address(0, 0),
        };
        let heads = rows.iter().map(|(row, cells)| (*row, self.columns(cells)));
        let mut heads = heads.filter(|(_, columns)| columns.code.is_some());
        let Some((head, columns)) = heads.next() else {
            if !rows.is_empty() {
                self.fault(start, "", FaultKind::OtherSheet, "");
            }
            return;
        };
        drop(heads);
        let names = [
            (columns.option, OPTION.to_owned()),
            (columns.answer, self.name(Column::Answer)),
            (columns.comment, self.name(Column::Comment)),
            (columns.example, self.name(Column::Example)),
        ];
        let missing: Vec<String> = names
            .into_iter()
            .filter(|(place, _)| place.is_none())
            .map(|(_, name)| name)
            .collect();
        if !missing.is_empty() {
            let spot = Spot {
                cell: address(head, 0),
                ..start
            };
            self.fault(spot, "", FaultKind::ColumnMissing, &missing.join(", "));
            return;
        }
        for (row, cells) in rows.range(head + 1..) {
            self.row(&start.sheet, *row, cells, &columns);
        }
    }

    fn name(&self, column: Column) -> String {
        let words = self.hearing.languages.first();
        words
            .map(|words| words.plain(column.message()))
            .unwrap_or_default()
    }

    fn columns(&self, cells: &[&ReadCell]) -> Columns {
        let mut columns = Columns::default();
        for cell in cells {
            let Value::Text(text) = &cell.value else {
                continue;
            };
            let place = match (text.trim(), self.hearing.column(text)) {
                (CODE, _) => &mut columns.code,
                (OPTION, _) => &mut columns.option,
                (_, Some(Column::Answer)) => &mut columns.answer,
                (_, Some(Column::Comment)) => &mut columns.comment,
                (_, Some(Column::Example)) => &mut columns.example,
                _ => continue,
            };
            place.get_or_insert(cell.column);
        }
        columns
    }

    fn row(&mut self, sheet: &str, row: u32, cells: &[&ReadCell], columns: &Columns) {
        let at = |column: Option<u32>| {
            let found = cells.iter().find(|cell| Some(cell.column) == column);
            let spot = Spot {
                sheet: sheet.to_owned(),
                cell: address(row, column.unwrap_or_default()),
            };
            (spot, found.map(|cell| &cell.value))
        };
        let (spot, code) = at(columns.code);
        let (option_spot, option) = at(columns.option);
        let fields = [columns.answer, columns.comment, columns.example].map(at);
        let code = match code {
            Some(Value::Text(code)) => code.trim().to_owned(),
            Some(_) => return self.fault(spot, "", FaultKind::Formula, ""),
            None => {
                for (spot, value) in fields {
                    if value.is_some() {
                        self.fault(spot, "", FaultKind::NoQuestion, "");
                    }
                }
                return;
            }
        };
        let Some(question) = self.definition.question(&code) else {
            return self.fault(spot, "", FaultKind::UnknownQuestion, &code);
        };
        let known = self.rows.iter().position(|rows| rows.code == code);
        let at = known.unwrap_or_else(|| {
            self.rows.push(Rows {
                code: code.clone(),
                ..Rows::default()
            });
            self.rows.len() - 1
        });
        let [answer, comment, example] = fields.map(|(spot, value)| {
            let text = self.text(&spot, &code, at, value);
            (spot, text)
        });
        let twice = match option {
            None => {
                let rows = &mut self.rows[at];
                let before = rows.answer.replace(answer).is_some();
                rows.comment = Some(comment);
                rows.example = Some(example);
                before
            }
            Some(Value::Text(option)) => {
                let option = option.trim();
                if !question.options.iter().any(|o| o.code.as_str() == option) {
                    self.rows[at].faulty = true;
                    return self.fault(option_spot, &code, FaultKind::UnknownOption, option);
                }
                // Beside an option there is no comment.
                for (spot, text) in [comment, example] {
                    if !text.is_empty() {
                        self.rows[at].faulty = true;
                        self.fault(spot, &code, FaultKind::NoQuestion, "");
                    }
                }
                let options = &mut self.rows[at].options;
                options.insert(option.to_owned(), answer).is_some()
            }
            Some(_) => {
                self.rows[at].faulty = true;
                return self.fault(option_spot, &code, FaultKind::Formula, "");
            }
        };
        if twice {
            self.rows[at].faulty = true;
            self.fault(spot, &code, FaultKind::Twice, &code);
        }
    }

    /// The text of a field; what is none is told.
    fn text(&mut self, spot: &Spot, code: &str, at: usize, value: Option<&Value>) -> String {
        let hidden = |c: char| c.is_control() && !['\n', '\r', '\t'].contains(&c);
        let kind = match value {
            None => return String::new(),
            Some(Value::Text(text)) if text.contains(hidden) => FaultKind::Characters,
            // One character more than fits is enough to be told that it is too long.
            Some(Value::Text(text)) => return text.chars().take(LONGEST_COMMENT + 1).collect(),
            Some(Value::Formula) => FaultKind::Formula,
            Some(Value::Error) => FaultKind::Error,
            Some(Value::Truth) => FaultKind::Truth,
            Some(Value::Time) => FaultKind::Time,
        };
        self.rows[at].faulty = true;
        self.fault(spot.clone(), code, kind, "");
        String::new()
    }

    fn finish(mut self, about: &About) -> Reading {
        let mut questions = Vec::new();
        for rows in std::mem::take(&mut self.rows) {
            let Some(question) = self.definition.question(&rows.code) else {
                continue;
            };
            if let Some(read) = self.question(question, rows, about) {
                questions.push(read);
            }
        }
        Reading {
            language: about.language,
            questions,
            faults: self.faults,
        }
    }

    fn question(&mut self, question: &Question, rows: Rows, about: &About) -> Option<ReadQuestion> {
        let code = rows.code.clone();
        let texts = [&rows.answer, &rows.comment, &rows.example];
        let texts = texts.into_iter().flatten().chain(rows.options.values());
        let nothing = texts.clone().all(|(_, text)| text.trim().is_empty());
        if nothing && about.blank && !rows.faulty {
            // What is left open in a blank one says nothing.
            return None;
        }
        let any = texts.map(|(spot, _)| spot.clone()).next();
        let (Some((spot, written)), Some(comment), Some(example)) =
            (rows.answer, rows.comment, rows.example)
        else {
            if let Some(spot) = any {
                self.fault(spot, &code, FaultKind::RowMissing, &code);
            }
            return None;
        };
        let mut said = (Vec::new(), Vec::new());
        match self.word(question, &written) {
            Ok(word) => said.0.extend(word),
            Err(kind) => self.fault(spot.clone(), &code, kind, &written),
        }
        if question.kind.has_ticks() {
            self.ticks(question, &spot, &rows.options, &mut said);
        }
        let mut cells = vec![(CellField::Answer, spot)];
        cells.extend(
            rows.options
                .into_iter()
                .map(|(option, (spot, _))| (CellField::Option(option), spot)),
        );
        cells.push((CellField::Comment, comment.0));
        cells.push((CellField::Example, example.0));
        Some(ReadQuestion {
            version: about.versions.get(&code).copied().unwrap_or_default(),
            code,
            answer: said.0,
            out_of_scope: said.1,
            comment: comment.1,
            example: example.1,
            cells,
        })
    }

    /// What a form would send for the cell of an answer.
    fn word(&self, question: &Question, written: &str) -> Result<Option<String>, FaultKind> {
        let written = written.trim();
        if written.is_empty() {
            return Ok(None);
        }
        if let Some(word) = self.hearing.offered(question, written) {
            return Ok(Some(word));
        }
        if question.kind.has_options() {
            return Err(FaultKind::NotOffered);
        }
        if question.kind.is_number() {
            let number = written.trim_end_matches('%').trim_end();
            return Ok(Some(number.replace('\u{2212}', "-")));
        }
        Ok(Some(written.to_owned()))
    }

    /// What a form would send for the rows of options.
    fn ticks(
        &mut self,
        question: &Question,
        answer: &Spot,
        rows: &BTreeMap<String, (Spot, String)>,
        (words, out_of_scope): &mut (Vec<String>, Vec<String>),
    ) {
        let code = question.code.as_str();
        let mut sound = true;
        let mut seen: BTreeSet<Option<&str>> = BTreeSet::new();
        for option in &question.options {
            let option = option.code.as_str();
            let Some((spot, text)) = rows.get(option) else {
                sound = false;
                self.fault(answer.clone(), code, FaultKind::RowMissing, option);
                continue;
            };
            if text.trim().is_empty() {
                seen.insert(None);
                continue;
            }
            match self.hearing.tick(text) {
                Some(Tick::Yes) => {
                    seen.insert(Some("yes"));
                    words.push(option.to_owned());
                }
                Some(Tick::No) => {
                    seen.insert(Some("no"));
                }
                Some(Tick::OutOfScope) => {
                    seen.insert(Some("out"));
                    out_of_scope.push(option.to_owned());
                }
                None => {
                    sound = false;
                    self.fault(spot.clone(), code, FaultKind::NotOffered, text);
                }
            }
        }
        // What is decided for each of them, and chosen of none, is said as on the page.
        let decided = seen.contains(&Some("no")) || seen.contains(&Some("out"));
        if sound && words.is_empty() && decided {
            if seen.contains(&None) {
                self.fault(answer.clone(), code, FaultKind::Undecided, "");
            } else {
                words.push(Said::NONE.to_owned());
            }
        }
    }
}
