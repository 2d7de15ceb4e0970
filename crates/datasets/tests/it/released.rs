//! Tables of releases: the bytes of their formats, and texts that are no formulas.

use std::io::{BufRead as _, Read as _};

use icc_datasets::field::released;
use icc_datasets::released::{
    Book, Cell, EVERY_FORMAT_ROWS, Piece, RowPieces, SHEET_ROWS, TableFormat, TableWriter,
    write_table,
};
use icc_datasets::workbook::read as read_workbook;
use icc_domain::Locale;

/// A row of the table of errata: three texts, a measure, two numbers, two reasons.
fn row(unit: &str, before: Option<f64>, reason: &str) -> Vec<Cell> {
    vec![
        Cell::text(unit),
        Cell::text("2026"),
        Cell::text("2026-11-28"),
        Cell::text("core"),
        Cell::number(before),
        Cell::Number(-1.5),
        Cell::text(reason),
        Cell::Absent,
    ]
}

fn written(rows: &[Vec<Cell>], format: TableFormat) -> Vec<u8> {
    let table = released("errata").unwrap().table;
    let mut bytes = Vec::new();
    let mut writer = TableWriter::new(&mut bytes, table, format).unwrap();
    if !rows.is_empty() {
        writer.write(&Piece::new(table, rows).unwrap()).unwrap();
    }
    let record = writer.finish().unwrap().record;
    assert_eq!(record.rows, rows.len() as u64);
    assert_eq!(record.digest, icc_questionnaire::canonical::sha256(&bytes));
    bytes
}

fn text(rows: &[Vec<Cell>], format: TableFormat) -> String {
    String::from_utf8(written(rows, format)).unwrap()
}

const HEAD: &str = "unit,period,published_on,measure,before,after,reason_fr,reason_en";

#[test]
fn x1_x2_a_csv_file_follows_rfc_4180_and_no_text_is_a_formula() {
    let rows = [
        row("a", Some(0.1 + 0.2), "=1+1"),
        row("b", None, "says \"yes\", then\nno"),
        row("c", Some(22.5), "-1.5"),
    ];
    let expected = [
        HEAD,
        "a,2026,2026-11-28,core,0.30000000000000004,-1.5,\"'=1+1\",",
        "b,2026,2026-11-28,core,,-1.5,\"says \"\"yes\"\", then\nno\",",
        "c,2026,2026-11-28,core,22.5,-1.5,-1.5,",
        "",
    ];
    assert_eq!(text(&rows, TableFormat::Csv), expected.join("\r\n"));
    let french = [
        format!("\u{feff}{}", HEAD.replace(',', ";")),
        "a;2026;2026-11-28;core;0,30000000000000004;-1,5;\"'=1+1\";".to_owned(),
        "b;2026;2026-11-28;core;;-1,5;\"says \"\"yes\"\", then\nno\";".to_owned(),
        "c;2026;2026-11-28;core;22,5;-1,5;-1.5;".to_owned(),
        String::new(),
    ];
    assert_eq!(text(&rows, TableFormat::FrenchCsv), french.join("\r\n"));
}

#[test]
fn json_has_null_for_what_is_absent_and_one_object_a_line() {
    let rows = [row("a", None, "=1+1"), row("b", Some(2.0), "")];
    let objects = [
        "{\"unit\":\"a\",\"period\":\"2026\",\"published_on\":\"2026-11-28\",\"measure\":\"core\",\
         \"before\":null,\"after\":-1.5,\"reason_fr\":\"=1+1\",\"reason_en\":null}",
        "{\"unit\":\"b\",\"period\":\"2026\",\"published_on\":\"2026-11-28\",\"measure\":\"core\",\
         \"before\":2.0,\"after\":-1.5,\"reason_fr\":null,\"reason_en\":null}",
    ];
    let lines = objects.map(|object| format!("{object}\n")).concat();
    assert_eq!(text(&rows, TableFormat::JsonLines), lines);
    let list = format!("[\n{}\n]\n", objects.join(",\n"));
    assert_eq!(text(&rows, TableFormat::Json), list);
}

#[test]
fn a_table_without_rows_is_a_file_with_columns_in_every_format() {
    assert_eq!(text(&[], TableFormat::Csv), format!("{HEAD}\r\n"));
    assert_eq!(text(&[], TableFormat::Json), "[\n]\n");
    assert_eq!(text(&[], TableFormat::JsonLines), "");
    for (format, magic) in [
        (TableFormat::Parquet, &b"PAR1"[..]),
        (TableFormat::Arrow, b"ARROW1"),
    ] {
        let bytes = written(&[], format);
        assert!(
            bytes.starts_with(magic) && bytes.ends_with(magic),
            "{format:?}"
        );
    }
}

#[test]
fn pieces_one_after_the_other_are_one_table() {
    let rows: Vec<Vec<Cell>> = (0..10)
        .map(|n| row(&format!("unit-{n}"), Some(f64::from(n)), "x"))
        .collect();
    let table = released("errata").unwrap().table;
    for format in [TableFormat::Csv, TableFormat::Json, TableFormat::JsonLines] {
        let mut bytes = Vec::new();
        let mut writer = TableWriter::new(&mut bytes, table, format).unwrap();
        for rows in rows.chunks(3) {
            writer.write(&Piece::new(table, rows).unwrap()).unwrap();
        }
        assert_eq!(writer.finish().unwrap().record.rows, 10);
        assert_eq!(bytes, written(&rows, format), "{format:?}");
    }
}

#[test]
fn x1_x5_a_workbook_has_texts_that_are_texts_and_the_same_bytes_again() {
    let table = released("errata").unwrap().table;
    let made = || {
        let rows = [row("a", Some(1.5), "=1+1"), row("b", None, "@SUM(A1)")];
        let mut book = Book::new("Errata", (2026, 11, 28)).unwrap();
        book.lines("readme", &["=1+1".to_owned(), "A line".to_owned()])
            .unwrap();
        book.dictionary(std::iter::once(table), &|_: Locale, id: &str| id.to_owned())
            .unwrap();
        assert!(book.table(table, &RowPieces::new(table, &rows)).unwrap());
        let many =
            vec![vec![Cell::Absent; table.fields.len()]; usize::try_from(SHEET_ROWS).unwrap() + 1];
        assert!(!book.table(table, &RowPieces::new(table, &many)).unwrap());
        book.finish().unwrap()
    };
    let bytes = made();
    assert_eq!(bytes, made());
    let sheets = read_workbook(&bytes).unwrap();
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["readme", "dictionary", "errata"]);
}

#[test]
fn a_packed_table_holds_the_same_text_and_can_be_read_from_each_frame_on() {
    let rows: Vec<Vec<Cell>> = (0..200_000_u32)
        .map(|n| row(&format!("unit-{n}"), Some(f64::from(n % 7)), "x"))
        .collect();
    let table = released("errata").unwrap().table;
    for (packed, plain) in [
        (TableFormat::PackedCsv, TableFormat::Csv),
        (TableFormat::PackedJsonLines, TableFormat::JsonLines),
    ] {
        let mut bytes = [Vec::new(), Vec::new()];
        let [one, other] = &mut bytes;
        let files = vec![(one, packed), (other, plain)];
        let written = write_table(table, files, &RowPieces::new(table, &rows)).unwrap();
        let [packed_bytes, plain_bytes] = &bytes;
        assert!(packed_bytes.len() * 5 < plain_bytes.len());
        let mut text = Vec::new();
        let mut file = packed.unpacked(packed_bytes.as_slice()).unwrap();
        file.read_to_end(&mut text).unwrap();
        assert!(text == *plain_bytes, "{packed:?}");
        assert!(written[1].frames.is_empty());
        let frames = &written[0].frames;
        assert!(frames.len() > 2 && frames[0].0 == 0);
        for (first, byte) in frames {
            let rest = &packed_bytes[usize::try_from(*byte).unwrap()..];
            let mut line = String::new();
            packed.unpacked(rest).unwrap().read_line(&mut line).unwrap();
            assert!(line.contains(&format!("unit-{first}")), "{line}");
        }
    }
}

#[test]
fn what_no_spreadsheet_opens_is_written_for_programs_only() {
    assert_eq!(TableFormat::of(EVERY_FORMAT_ROWS), TableFormat::ALL);
    assert_eq!(TableFormat::of(EVERY_FORMAT_ROWS + 1), TableFormat::LARGE);
    for rows in [0, EVERY_FORMAT_ROWS, EVERY_FORMAT_ROWS + 1] {
        for format in [TableFormat::lines(rows), TableFormat::separated(rows)] {
            assert!(TableFormat::of(rows).contains(&format));
        }
    }
}
