//! What somebody reads in a file: its texts, each with who it is for.

use std::io::{Cursor, Read};

use icc_datasets::workbook::MEDIA_TYPE;
use serde_json::Value;

use crate::html::parse;

/// Documents for word processors.
const DOCUMENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// Rows of a table, and items of a list, are alike: so many of them are read.
const ALIKE: usize = 100;

/// Who reads a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reader {
    /// Every word is to be a message, or was given.
    Person,
    /// Also codes and names of columns.
    Program,
}

pub(super) type Texts = Vec<(Reader, String)>;

/// The texts of a file; none for a kind of file that is not known.
pub(super) fn texts(kind: &str, body: &[u8]) -> Option<Texts> {
    let text = || String::from_utf8(body.to_vec()).expect("text");
    let of = |reader: Reader, texts: Vec<String>| -> Texts {
        texts.into_iter().map(|text| (reader, text)).collect()
    };
    let lines = |text: &str| -> Vec<String> { text.lines().map(str::to_owned).collect() };
    Some(match kind {
        MEDIA_TYPE => workbook(body),
        DOCUMENT => document(body),
        "application/zip" => archive(body)?,
        "text/csv" => rows(body),
        "text/calendar" => of(Reader::Person, events(&text())),
        "text/markdown" => of(Reader::Person, lines(&text())),
        "text/plain" => of(Reader::Program, lines(&text())),
        "application/x-ndjson" => {
            let text = text();
            let lines = text.lines().take(ALIKE).flat_map(leaves);
            of(Reader::Program, lines.collect())
        }
        kind if kind.ends_with("json") => of(Reader::Program, leaves(&text())),
        "image/svg+xml" => of(Reader::Person, vec![drawing(&text())]),
        "application/yaml" => {
            let text = text();
            let values = text.lines().filter_map(|line| line.split_once(": "));
            let values = values.filter(|(name, _)| !is_of_a_standard(name));
            let values = values.map(|(_, value)| value.trim_matches('"').to_owned());
            of(Reader::Program, values.collect())
        }
        _ => return None,
    })
}

/// The kind of a file in an archive, by the ending of its name; none for what is not read.
fn kind_of(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.').unwrap_or(("", name));
    Some(match ending {
        "csv" => "text/csv",
        "json" | "jsonld" => "application/json",
        "ndjson" => "application/x-ndjson",
        "md" => "text/markdown",
        "txt" | "SHA256SUMS" => "text/plain",
        "cff" => "application/yaml",
        "xlsx" => MEDIA_TYPE,
        "svg" => "image/svg+xml",
        _ => return None,
    })
}

/// A part of an archive as text.
fn part(body: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(body)).expect("an archive");
    let mut text = String::new();
    archive
        .by_name(name)
        .ok()?
        .read_to_string(&mut text)
        .expect("text");
    Some(text)
}

/// The texts of all files of an archive; packed tables are there unpacked too.
fn archive(body: &[u8]) -> Option<Texts> {
    let mut archive = zip::ZipArchive::new(Cursor::new(body)).expect("an archive");
    let mut found = Texts::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a file");
        let Some(kind) = kind_of(&file.name().expect("a name")) else {
            continue;
        };
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its content");
        found.extend(texts(kind, &bytes)?);
    }
    Some(found)
}

/// A table whose columns are all named in small letters keeps these names in every language: it is for
/// programs, and so is what stands in it.
fn reader<'a>(mut head: impl Iterator<Item = &'a String>) -> Reader {
    let mut columns = 0;
    let is_column = |name: &String| name.starts_with(|c: char| c.is_ascii_lowercase());
    let all = head.all(|name| {
        columns += 1;
        is_column(name)
    });
    if all && columns > 0 {
        Reader::Program
    } else {
        Reader::Person
    }
}

fn rows(body: &[u8]) -> Texts {
    // Spreadsheets in French expect another sign between cells.
    let head = body.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let french = head.contains(&b';') && !head.contains(&b',');
    let mut reading = csv::ReaderBuilder::new();
    reading.delimiter(if french { b';' } else { b',' });
    let mut rows = reading.has_headers(false).flexible(true).from_reader(body);
    let rows = rows.records().take(ALIKE).map(|row| row.expect("a row"));
    let rows: Vec<Vec<String>> = rows
        .map(|row| row.iter().map(str::to_owned).collect())
        .collect();
    let reader = reader(rows.iter().take(1).flatten());
    let cells = rows.into_iter().flatten();
    cells.map(|cell| (reader, cell)).collect()
}

/// Names of sheets with their cells, notes beside cells and what is said when something does not fit;
/// and what the file says about itself. What is hidden is for the program that wrote it.
fn workbook(body: &[u8]) -> Texts {
    let shared = part(body, "xl/sharedStrings.xml").map_or_else(Vec::new, |text| {
        let document = parse(&text);
        let items = document.descendants().filter(is("si"));
        items.map(words).collect()
    });
    let book = part(body, "xl/workbook.xml").expect("its sheets");
    let book = parse(&book);
    let mut found = properties(body);
    for (number, sheet) in (1..).zip(book.descendants().filter(is("sheet"))) {
        let cells = part(body, &format!("xl/worksheets/sheet{number}.xml")).expect("a sheet");
        let (head, cells) = cells_of(&cells, &shared);
        let reader = match sheet.attribute("state") {
            Some(_) => Reader::Program,
            None => reader(head.iter()),
        };
        let name = sheet.attribute("name").expect("a name");
        // It is cut off when it is long; whole it is the title above the sheet.
        let is_title = head.iter().any(|title| title.starts_with(name));
        let name = (!is_title).then(|| name.to_owned());
        let texts = head.into_iter().chain(cells).chain(name);
        found.extend(texts.map(|text| (reader, text)));
    }
    for notes in (1..).map_while(|number| part(body, &format!("xl/comments{number}.xml"))) {
        let notes = parse(&notes);
        let notes = notes.descendants().filter(is("text"));
        found.extend(notes.map(|note| (Reader::Person, words(note))));
    }
    found
}

/// The texts of the first row, then those of some more rows and of what is said beside cells. Not read
/// by the parser: a sheet may have many more rows than are looked at.
fn cells_of(sheet: &str, shared: &[String]) -> (Vec<String>, Vec<String>) {
    let between = |text: &str, from: &str, to: &str| {
        let (_, rest) = text.split_once(from)?;
        let (found, _) = rest.split_once(to)?;
        Some(found.to_owned())
    };
    let text_of = |cell: &str| {
        if cell.contains("t=\"s\"") {
            let number = between(cell, "<v>", "</v>").and_then(|it| it.parse::<usize>().ok());
            return shared.get(number.expect("a number")).cloned();
        }
        assert!(!cell.contains("t=\"inlineStr\""), "read it too: {cell}");
        None
    };
    let texts = |row: &str| -> Vec<String> {
        let cells = row.split("<c ").skip(1);
        cells.filter_map(text_of).collect()
    };
    let mut rows = sheet.split("<row ").skip(1).take(ALIKE).peekable();
    let first = rows
        .next_if(|row| row.starts_with("r=\"1\""))
        .unwrap_or_default();
    let head = texts(first);
    let mut rest: Vec<String> = rows.flat_map(texts).collect();
    for beside in sheet.split("<dataValidation ").skip(1) {
        for name in ["error", "errorTitle", "prompt", "promptTitle"] {
            rest.extend(between(beside, &format!(" {name}=\""), "\""));
        }
    }
    (head, rest)
}

fn document(body: &[u8]) -> Texts {
    let text = part(body, "word/document.xml").expect("its words");
    let document = parse(&text);
    let paragraphs = document.descendants().filter(is("p")).map(words);
    let mut found = properties(body);
    found.extend(paragraphs.map(|text| (Reader::Person, text)));
    found
}

/// What a document or workbook says about itself: title, subject, who made it.
fn properties(body: &[u8]) -> Texts {
    let text = part(body, "docProps/core.xml").expect("what it says about itself");
    let properties = parse(&text);
    let fields = properties.root_element().children();
    fields
        .filter(|field| field.is_element() && !is("language")(field))
        .map(|field| (Reader::Person, words(field)))
        .collect()
}

fn is(name: &str) -> impl Fn(&roxmltree::Node<'_, '_>) -> bool + use<'_> {
    move |node| node.is_element() && node.tag_name().name() == name
}

/// All text in an element; lines of a cell and of a paragraph stay lines.
fn words(node: roxmltree::Node<'_, '_>) -> String {
    let mut text = String::new();
    for part in node.descendants() {
        if is("br")(&part) {
            text.push('\n');
        }
        text.push_str(part.text().filter(|_| part.is_text()).unwrap_or_default());
    }
    text
}

/// What a calendar shows; long lines are broken there, and go on after a blank.
fn events(text: &str) -> Vec<String> {
    const SHOWN: [&str; 5] = ["SUMMARY", "DESCRIPTION", "LOCATION", "X-WR-CALNAME", "NAME"];
    let text = text.replace("\r\n ", "");
    text.lines()
        .filter_map(|line| line.split_once(':'))
        .filter(|(name, _)| SHOWN.contains(&name.split(';').next().unwrap_or_default()))
        .map(|(_, value)| {
            value
                .replace("\\n", "\n")
                .replace("\\,", ",")
                .replace("\\;", ";")
        })
        .collect()
}

/// What a picture says and what is read out of it; a text on several lines is several elements.
fn drawing(text: &str) -> String {
    let drawing = parse(text);
    let mut found = Vec::new();
    for node in drawing.descendants() {
        let of_style = node.parent().is_some_and(|up| is("style")(&up));
        found.extend(node.text().filter(|_| node.is_text() && !of_style));
        found.extend(node.attribute("aria-label"));
    }
    found.join("\n")
}

/// Whether a field holds a word of the standard that its document follows.
fn is_of_a_standard(field: &str) -> bool {
    const FIELDS: [&str; 11] = [
        "@type",
        "type",
        "datatype",
        "format",
        "in",
        "scheme",
        "operationId",
        "tags",
        "required",
        "role",
        "roles",
    ];
    FIELDS.contains(&field)
}

/// The texts in a JSON document, some of each list.
fn leaves(text: &str) -> Vec<String> {
    fn collect(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(text) => found.push(text.clone()),
            Value::Array(items) => items.iter().take(ALIKE).for_each(|it| collect(it, found)),
            Value::Object(map) => map
                .iter()
                .filter(|(name, _)| !is_of_a_standard(name))
                .for_each(|(_, item)| collect(item, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(&serde_json::from_str(text).expect("JSON"), &mut found);
    found
}
