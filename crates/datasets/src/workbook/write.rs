//! Writing a workbook.

use indexmap::IndexSet;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    IgnoreError, Note, ProtectionOptions, Worksheet, XlsxError,
};

use super::{Cell, CellRole, Choice, Column, Others, Sheet, Visibility, Workbook, address};
use crate::scores::WriteError;

/// The bytes of a workbook: the same for the same input.
///
/// # Errors
/// When a text is longer than a cell can hold, or a name no program takes.
pub fn write(workbook: &Workbook) -> Result<Vec<u8>, WriteError> {
    Ok(bytes(workbook)?)
}

fn bytes(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut lists = IndexSet::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    let (year, month, day) = workbook.day;
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    let properties = DocProperties::new().set_title(&workbook.title);
    book.set_properties(&properties.set_creation_datetime(&made));
    let looks = Looks::new();
    let mut opened = false;
    for sheet in &workbook.sheets {
        let mut page = page(sheet, &workbook.lists, &looks, &mut lists)?;
        if sheet.visibility == Visibility::Shown && !opened {
            page.set_active(true);
            opened = true;
        }
        book.push_worksheet(page);
    }
    let page = book.add_worksheet();
    page.set_name(&workbook.lists)?.set_hidden(true);
    page.protect();
    for (column, list) in lists.iter().enumerate() {
        let column = u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)?;
        for (row, item) in (0..).zip(list.iter()) {
            page.write_string(row, column, item)?;
        }
    }
    book.save_to_buffer()
}

/// How cells look.
struct Looks {
    plain: Format,
    title: Format,
    mark: Format,
    head: Format,
    part: Format,
    under: Format,
    field: Format,
}

impl Looks {
    fn new() -> Self {
        let base = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            plain: base(),
            title: Format::new().set_bold().set_font_size(16),
            mark: Format::new().set_bold().set_font_color(0x009C_2B1F),
            head: base()
                .set_bold()
                .set_background_color(0x00E4_E7EC)
                .set_border(FormatBorder::Thin),
            part: base().set_bold().set_font_size(13),
            under: base().set_indent(2),
            field: base()
                .set_unlocked()
                // Whatever is typed stays as it was typed: no day, no percentage, no formula.
                .set_num_format("@")
                .set_background_color(0x00FF_FBE6)
                .set_border(FormatBorder::Thin),
        }
    }

    const fn of(&self, role: CellRole) -> &Format {
        match role {
            CellRole::Plain => &self.plain,
            CellRole::Title => &self.title,
            CellRole::Mark => &self.mark,
            CellRole::Head => &self.head,
            CellRole::Part => &self.part,
            CellRole::Under => &self.under,
            CellRole::Field => &self.field,
        }
    }
}

fn page<'a>(
    sheet: &'a Sheet,
    lists_sheet: &str,
    looks: &Looks,
    lists: &mut IndexSet<&'a [String]>,
) -> Result<Worksheet, XlsxError> {
    let mut page = Worksheet::new();
    page.set_name(&sheet.name)?;
    page.set_hidden(sheet.visibility == Visibility::Hidden);
    for (at, column) in (0..).zip(&sheet.columns) {
        page.set_column_width(at, f64::from(column.width))?;
        if column.visibility == Visibility::Hidden {
            page.set_column_hidden(at)?;
        }
    }
    for (row, cells) in (0..).zip(&sheet.rows) {
        page.set_row_height(row, height(cells, &sheet.columns))?;
        for (column, cell) in (0..).zip(cells) {
            put(&mut page, (row, column), cell, looks)?;
            if let Some(choice) = &cell.choice {
                let (list, _) = lists.insert_full(choice.items.as_slice());
                let rule = rule(choice, lists_sheet, list)?;
                page.add_data_validation(row, column, row, column, &rule)?;
            }
        }
    }
    if sheet.head > 0 {
        page.set_freeze_panes(sheet.head, 0)?;
        page.set_repeat_rows(sheet.head - 1, sheet.head - 1)?;
    }
    page.set_landscape();
    page.set_print_fit_to_pages(1, 0);
    // Without a password: it keeps from mistakes, not from anybody.
    page.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        insert_rows: true,
        ..ProtectionOptions::new()
    });
    Ok(page)
}

/// Points of a row: not every program makes a row as high as what stands in it.
fn height(cells: &[Cell], columns: &[Column]) -> f64 {
    const LINE: u32 = 15;
    /// Rows to be filled in have room for some lines.
    const FIELD: u32 = 3 * LINE;
    /// Excel has no higher ones.
    const HIGHEST: u32 = 400;
    let shown = cells.iter().zip(columns);
    let shown = shown.filter(|(_, column)| column.visibility == Visibility::Shown);
    let heights = shown.map(|(cell, column)| {
        // Letters are narrower than digits, by which columns are measured; words leave ends open.
        let wide = usize::from(column.width.max(1));
        let lines: usize = cell
            .text
            .lines()
            .map(|line| line.chars().count().div_ceil(wide).max(1))
            .sum();
        let lines = u32::try_from(lines.max(1)).unwrap_or(HIGHEST);
        let line = match cell.role {
            CellRole::Title => 24,
            CellRole::Part => 20,
            _ => LINE,
        };
        // The title stands on one line over all columns.
        let lines = if cell.role == CellRole::Title {
            1
        } else {
            lines
        };
        lines.saturating_mul(line)
    });
    let needed = heights.max().unwrap_or(LINE);
    // Comment and example stand beside a question, not beside its options.
    let fields = cells
        .iter()
        .filter(|cell| cell.role == CellRole::Field)
        .count();
    let least = if fields > 1 { FIELD } else { LINE };
    f64::from(needed.max(least).min(HIGHEST))
}

fn put(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let look = looks.of(cell.role);
    if cell.text.is_empty() {
        page.write_blank(row, column, look)?;
    } else {
        page.write_string_with_format(row, column, &cell.text, look)?;
    }
    if cell.role == CellRole::Field {
        page.ignore_error(row, column, IgnoreError::NumberStoredAsText)?;
    }
    if !cell.note.is_empty() {
        let lines = cell.note.chars().count() / 45 + cell.note.lines().count() + 1;
        let height = u32::try_from(lines * 18).unwrap_or(600).clamp(60, 600);
        let note = Note::new(&cell.note).add_author_prefix(false);
        page.insert_note(row, column, &note.set_width(360).set_height(height))?;
    }
    Ok(())
}

/// A list stands on a sheet of its own: one that is written into the rule may have 255 characters.
fn rule(choice: &Choice, sheet: &str, list: usize) -> Result<DataValidation, XlsxError> {
    let column = u32::try_from(list).map_err(|_| XlsxError::RowColumnLimitError)?;
    let last = u32::try_from(choice.items.len().max(1) - 1);
    let last = last.map_err(|_| XlsxError::RowColumnLimitError)?;
    let fixed = |row: u32| {
        let place = address(row, column);
        let digits = place.find(|c: char| c.is_ascii_digit()).unwrap_or_default();
        let (letters, number) = place.split_at(digits);
        format!("${letters}${number}")
    };
    let range = format!(
        "'{}'!{}:{}",
        sheet.replace('\'', "''"),
        fixed(0),
        fixed(last)
    );
    let rule = DataValidation::new().allow_list_formula(Formula::new(format!("={range}")));
    match choice.others {
        Others::Allowed => Ok(rule.show_error_message(false)),
        Others::Refused => rule.set_error_message(&choice.refusal),
    }
}
