//! Workbooks are written alike each time, read back as they were, and refused when they are none.

use std::io::{Cursor, Write};

use icc_datasets::workbook::{
    Cell, CellRole, Choice, Column, LARGEST_FILE, Others, ReadSheet, Refusal, Sheet, Value,
    Visibility, Workbook, read, write,
};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

fn workbook(texts: &[&str]) -> Workbook {
    let cell = |text: &&str| Cell {
        text: (*text).to_owned(),
        role: CellRole::Field,
        note: "Pourquoi : « = »".to_owned(),
        choice: Some(Choice {
            items: vec!["Oui".to_owned(), "Non, l’autre".to_owned()],
            others: Others::Refused,
            refusal: "Choisissez dans la liste.".to_owned(),
        }),
    };
    Workbook {
        title: "Éducation".to_owned(),
        day: (2026, 5, 1),
        lists: "Listes d'ici".to_owned(),
        sheets: vec![Sheet {
            name: "Éducation".to_owned(),
            visibility: Visibility::Shown,
            columns: vec![Column {
                width: 40,
                visibility: Visibility::Shown,
            }],
            head: 1,
            rows: texts.iter().map(|text| vec![cell(text)]).collect(),
        }],
    }
}

fn first(bytes: &[u8]) -> ReadSheet {
    read(bytes).unwrap().remove(0)
}

fn texts(sheet: &ReadSheet) -> Vec<String> {
    let text = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        other => format!("{other:?}"),
    };
    sheet.cells.iter().map(|cell| text(&cell.value)).collect()
}

/// An archive with these parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A workbook with other content in its first sheet, as other programs write it.
fn with_sheet(rows: &str) -> Vec<u8> {
    let made = write(&workbook(&["x"])).unwrap();
    let mut before = zip::ZipArchive::new(Cursor::new(made)).unwrap();
    let mut parts = Vec::new();
    for n in 0..before.len() {
        let mut part = before.by_index(n).unwrap();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut content).unwrap();
        let name = part.name().unwrap().into_owned();
        if name == "xl/worksheets/sheet1.xml" {
            content = format!(
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\
                 <worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
                 <sheetData>{rows}</sheetData></worksheet>"
            )
            .into_bytes();
        }
        drop(part);
        parts.push((name, content));
    }
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(n, c)| (n.as_str(), c.as_slice()))
        .collect();
    archive(&parts)
}

#[test]
fn x5_the_same_workbook_has_the_same_bytes() {
    let book = workbook(&["a", "é"]);
    assert_eq!(write(&book).unwrap(), write(&book).unwrap());
}

#[test]
fn x1_a_text_that_looks_like_a_formula_stays_a_text() {
    let hostile = [
        "=1+1", "+A1", "-1", "@SUM(A1)", "\t=1", "＝1", "{=1}", "http://x", "0012", "_x0041_",
        "a\nb", "<b>&amp;",
    ];
    let sheet = first(&write(&workbook(&hostile)).unwrap());
    assert_eq!(texts(&sheet), hostile);
}

#[test]
fn u6_a_formula_is_told_and_never_its_result() {
    let rows = "<row r=\"3\"><c r=\"B3\"><f>1+1</f><v>2</v></c>\
                <c r=\"C3\" t=\"str\"><f t=\"shared\" si=\"0\"/><v>x</v></c>\
                <c r=\"D3\" t=\"e\"><v>#N/A</v></c><c r=\"E3\" t=\"b\"><v>1</v></c>\
                <c r=\"F3\"><v>22.5</v></c><c r=\"G3\" t=\"inlineStr\"><is><t>là</t></is></c></row>";
    let sheet = first(&with_sheet(rows));
    let found: Vec<(String, Value)> = sheet
        .cells
        .iter()
        .map(|cell| (cell.address(), cell.value.clone()))
        .collect();
    let text = |text: &str| Value::Text(text.to_owned());
    let expected = [
        ("B3", Value::Formula),
        ("C3", Value::Formula),
        ("D3", Value::Error),
        ("E3", Value::Truth),
        ("F3", text("22.5")),
        ("G3", text("là")),
    ];
    let expected = expected.map(|(place, value)| (place.to_owned(), value));
    assert_eq!(found, expected);
}

#[test]
fn u6_an_entity_is_not_opened() {
    let bytes =
        with_sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row>");
    let seen = read(&bytes).map(|sheets| texts(&sheets[0]).join(""));
    let host = std::fs::read_to_string("/etc/hostname").unwrap_or_default();
    assert!(
        seen.as_ref().map_or(true, |text| host.trim().is_empty()
            || !text.contains(host.trim())),
        "{seen:?}"
    );
}

#[test]
fn u6_a_million_rows_are_refused_politely() {
    let far = with_sheet(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>",
    );
    assert_eq!(read(&far), Err(Refusal::TooManyCells));
    let mut rows = String::new();
    for n in 1..=60_000 {
        use std::fmt::Write as _;
        let _ = write!(
            rows,
            "<row r=\"{}\"><c r=\"A{}\"><v>1</v></c></row>",
            n % 9000 + 1,
            n % 9000 + 1
        );
    }
    assert_eq!(read(&with_sheet(&rows)), Err(Refusal::TooManyCells));
    // Rows that are only formatted, as other programs leave them to the end of the sheet.
    let blank = with_sheet(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"A1048576\" s=\"0\"/></row>",
    );
    assert_eq!(texts(&first(&blank)), ["1"]);
}

#[test]
fn u3_an_archive_that_swells_is_refused_while_it_is_unpacked() {
    let zeros = vec![b' '; 40 << 20];
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    let book: (&str, &[u8]) = ("xl/workbook.xml", b"<workbook/>");
    let bomb = archive(&[types, book, ("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(bomb.len() < LARGEST_FILE);
    assert_eq!(read(&bomb), Err(Refusal::Swells));
    assert_eq!(
        read(&archive(&[types, book, ("xl/a.xml", &zeros[..8 << 20])])),
        Err(Refusal::Swells)
    );
    let names: Vec<String> = (0..300).map(|n| format!("xl/{n}.xml")).collect();
    let mut parts = vec![types, book];
    parts.extend(names.iter().map(|name| (name.as_str(), &b"x"[..])));
    assert_eq!(read(&archive(&parts)), Err(Refusal::Swells));
    // The size in its directory says less than there is.
    let mut lying = archive(&[types, book, ("xl/worksheets/sheet1.xml", &zeros)]);
    let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    let at: Vec<usize> = (0..lying.len() - 4)
        .filter(|at| lying[*at..*at + 4] == size)
        .collect();
    for at in at {
        lying[at..at + 4].copy_from_slice(&9_u32.to_le_bytes());
    }
    assert!(matches!(
        read(&lying),
        Err(Refusal::Swells | Refusal::Damaged)
    ));
}

#[test]
fn u2_what_is_no_workbook_is_told_apart() {
    let ods = archive(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", b"<x/>"),
    ]);
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    let macros = archive(&[
        types,
        ("xl/workbook.xml", b"<x/>"),
        ("xl/vbaProject.bin", b"x"),
    ]);
    let binary = archive(&[types, ("xl/workbook.bin", b"x")]);
    let document = archive(&[types, ("word/document.xml", b"<x/>")]);
    let outside = archive(&[
        types,
        ("xl/workbook.xml", b"<x/>"),
        ("../../etc/passwd", b"x"),
    ]);
    let old = [
        &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..],
        &[0; 600],
    ]
    .concat();
    let whole = write(&workbook(&["a"])).unwrap();
    for (bytes, refusal) in [
        (ods.as_slice(), Refusal::OpenDocument),
        (&macros, Refusal::Macros),
        (&binary, Refusal::Binary),
        (&document, Refusal::NotAWorkbook),
        (&outside, Refusal::Damaged),
        (&old, Refusal::Old),
        (b"code,answer\n", Refusal::NotAWorkbook),
        (b"", Refusal::NotAWorkbook),
        (&whole[..whole.len() / 2], Refusal::Damaged),
        (&vec![0; LARGEST_FILE + 1], Refusal::TooLarge),
    ] {
        assert_eq!(read(bytes), Err(refusal));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_text_comes_back(text in "[^\u{0}-\u{8}\u{b}-\u{1f}\u{fffe}\u{ffff}]{1,60}") {
        prop_assume!(!text.trim().is_empty());
        let sheet = first(&write(&workbook(&[&text])).unwrap());
        prop_assert_eq!(texts(&sheet), [text]);
    }

    #[test]
    fn no_damage_makes_it_panic(at in 0_usize..8000, with in any::<u8>()) {
        let mut bytes = write(&workbook(&["a", "b"])).unwrap();
        let at = at % bytes.len();
        bytes[at] = with;
        let _ = read(&bytes);
    }
}
