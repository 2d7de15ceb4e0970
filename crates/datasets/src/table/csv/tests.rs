use super::super::{Reader, Source};
use super::*;
use crate::field::FACTS;

/// A row of a table of facts: number, unit, value.
type Row = (u64, String, String);

/// The rows of a table of facts, and the codes of its problems with their rows.
fn read(bytes: &[u8]) -> (Vec<Row>, Vec<(u64, &'static str)>) {
    let mut problems = Problems::new();
    let mut reader = Reader::open(Source::bytes("facts.csv", bytes), &FACTS, &mut problems);
    let mut block = Block::default();
    let mut rows = Vec::new();
    while reader.next(&mut block, &mut problems) {
        for index in 0..block.rows {
            let cell = |column: usize| {
                reader.distinct[column]
                    .text(block.cell(column, index))
                    .to_owned()
            };
            rows.push((block.row(index), cell(1), cell(4)));
        }
    }
    let found = problems.into_sorted();
    (rows, found.iter().map(|p| (p.row, p.code)).collect())
}

fn row(number: u64, unit: &str, value: &str) -> (u64, String, String) {
    (number, unit.to_owned(), value.to_owned())
}

#[test]
fn finds_columns_by_name_in_any_order_after_a_byte_order_mark() {
    let (rows, problems) = read("\u{feff}value,unit\r\n\"a, b\",Ténès\r\n".as_bytes());
    assert_eq!(rows, [row(2, "Ténès", "a, b")]);
    assert_eq!(problems, []);
}

#[test]
fn counts_rows_as_a_spreadsheet_does() {
    let (rows, problems) = read(b"unit,value\na,\"x\ny\"\n\n\nb,2\n,\nc,3\n");
    assert_eq!(
        rows,
        [row(2, "a", "x\ny"), row(5, "b", "2"), row(7, "c", "3")]
    );
    assert_eq!(problems, []);
}

#[test]
fn reports_every_row_that_cannot_be_read_and_goes_on() {
    let (rows, problems) = read(b"unit,value\na\nb,caf\xe9\nc,1,2\nd,1\n");
    assert_eq!(rows, [row(5, "d", "1")]);
    assert_eq!(
        problems,
        [(2, "row-length"), (3, "not-utf8"), (4, "row-length")]
    );
}

#[test]
fn reports_columns_that_are_missing_unknown_or_repeated() {
    let (_, problems) = read(b"period,period,units\n2026,2026,a\n");
    assert_eq!(
        problems,
        [
            (1, "columns-repeated"),
            (1, "column-unknown"),
            (1, "column-missing")
        ]
    );
}

#[test]
fn refuses_what_is_no_table_with_one_problem() {
    for (bytes, code) in [
        (&b""[..], "file-empty"),
        (b"PAR1\0\0", "file-is-parquet"),
        (b"\xff\xfeu\0n\0", "file-encoding"),
        (b"unit;value\na;1\n", "file-semicolons"),
        (b"unit\tvalue\na\t1\n", "file-tabs"),
        (b"\"unit\"s,value\na,1\n", "quote-misplaced"),
        (b"unit,\"value\na,1\n", "quote-unclosed"),
        (b"\x7fELF\0\x01", "file-not-text"),
        (b"unit\xe9\n", "file-encoding"),
    ] {
        let (rows, problems) = read(bytes);
        assert_eq!(rows, []);
        assert_eq!(problems.iter().map(|p| p.1).collect::<Vec<_>>(), [code]);
    }
}

#[test]
fn names_the_row_in_which_a_quotation_mark_opened_that_closes_nothing() {
    let long = "x".repeat(3 * BUFFER);
    for (bytes, wanted) in [
        ("unit,value\na,1\nb,\"2\nc,3\nd,4\n", (3, "quote-unclosed")),
        ("unit,value\na,\"1\nb,2\nc,\"3\"\n", (2, "quote-misplaced")),
        (
            "unit,value\na,\"1\n\"\n\nb,\"2\"x\n",
            (4, "quote-misplaced"),
        ),
        ("unit,value\na,1\nb,\"", (3, "quote-unclosed")),
        (
            &format!("unit,value\na,\"{long}\"\nb,\"2\"x\n"),
            (3, "quote-misplaced"),
        ),
        (
            &format!("unit,value\na,1\nb,\"{long}"),
            (3, "quote-unclosed"),
        ),
    ] {
        let (_, problems) = read(bytes.as_bytes());
        assert_eq!(problems, [wanted], "{}", &bytes[..20]);
    }
}

#[test]
fn quotation_marks_in_their_place_are_read() {
    let text = "unit,value\r\n\"a\",\"\"\r\nb,\"say \"\"yes\"\"\"\r\nc,5\" pipe\r\nd,\"\"\"\"";
    let (rows, problems) = read(text.as_bytes());
    let wanted = [
        (2, "a", ""),
        (3, "b", "say \"yes\""),
        (4, "c", "5\" pipe"),
        (5, "d", "\""),
    ];
    assert_eq!(
        rows,
        wanted.map(|(number, unit, value)| row(number, unit, value))
    );
    assert_eq!(problems, []);
}

#[test]
fn stops_at_a_row_without_an_end() {
    let mut bytes = b"unit,value\na,1\nb,\"".to_vec();
    bytes.resize(bytes.len() + 3 * limits::RECORD_BYTES, b'x');
    let (rows, problems) = read(&bytes);
    assert_eq!(rows, [row(2, "a", "1")]);
    assert_eq!(problems, [(3, "record-too-long")]);
}

#[test]
fn refuses_zero_bytes_anywhere() {
    let mut bytes = b"unit,value\n".to_vec();
    bytes.extend(b"a,1\n".repeat(BUFFER));
    bytes.extend(b"b,\0\n");
    let (_, problems) = read(&bytes);
    assert_eq!(
        problems.iter().map(|p| p.1).collect::<Vec<_>>(),
        ["file-not-text"]
    );
}
