//! Parquet in and out: the same as CSV, and no file that makes the reader panic.

use icc_datasets::benchmarks::{Benchmarks, Comparison, GroupSpec, Tables};
use icc_datasets::field::SCORES;
use icc_datasets::{Format, Input, Problem, Source, parquet_type};
use icc_questionnaire::definition::BenchmarkRules;
use polars::prelude::*;

use crate::support::{definition, read, root, rows, scored};

const FOLDER: &str = "tests/fixtures/files";

fn file(name: &str) -> Vec<u8> {
    std::fs::read(root().join(FOLDER).join(name)).unwrap()
}

/// A CSV table as Parquet; `with` changes its columns, `group` is the length of groups of rows.
fn parquet(csv: &[u8], group: usize, with: impl Fn(Column) -> Column) -> Vec<u8> {
    let table = rows(csv);
    let text = std::str::from_utf8(csv).unwrap();
    let names = text.lines().next().unwrap().split(',');
    let columns = names.map(|name| {
        let cells = table
            .iter()
            .map(|row| Some(row[name].as_str()).filter(|c| !c.is_empty()));
        with(StringChunked::from_iter_options(name.into(), cells).into_column())
    });
    let mut frame = DataFrame::new(table.len(), columns.collect()).unwrap();
    let mut bytes = Vec::new();
    let writer = ParquetWriter::new(&mut bytes).with_row_group_size(Some(group));
    writer.finish(&mut frame).unwrap();
    bytes
}

fn open(answers: &[u8], facts: &[u8]) -> Result<Input, Vec<Problem>> {
    let definition = definition(&root().join(FOLDER).join("definition"));
    let answers = Source::bytes("answers.parquet", answers);
    let facts = Source::bytes("facts.parquet", facts);
    Input::read(&definition, answers, facts).map_err(icc_datasets::Problems::into_sorted)
}

#[test]
fn gives_the_same_as_csv_whatever_its_layout() {
    let definition = definition(&root().join(FOLDER).join("definition"));
    let from_csv = read(&definition, &file("answers.csv"), &file("facts.csv")).unwrap();
    let expected = scored(&definition, "equal", from_csv, Format::Csv);
    let categorical = DataType::from_categories(Categories::global());
    let dictionary = |column: Column| column.cast(&categorical).unwrap();
    for group in [1, 3, 1_000] {
        for as_dictionary in [false, true] {
            let with = |column| {
                if as_dictionary {
                    dictionary(column)
                } else {
                    column
                }
            };
            let answers = parquet(&file("answers.csv"), group, with);
            let facts = parquet(&file("facts.csv"), group, with);
            let input = open(&answers, &facts).unwrap();
            assert_eq!(scored(&definition, "equal", input, Format::Csv), expected);
        }
    }
}

#[test]
fn gives_the_same_as_csv_however_it_is_packed() {
    let definition = definition(&root().join(FOLDER).join("definition"));
    let facts = file("facts.csv");
    let from_csv = read(&definition, &file("answers.csv"), &facts).unwrap();
    let expected = scored(&definition, "equal", from_csv, Format::Csv);
    for packing in [
        "plain",
        "second-version",
        "delta",
        "mixed",
        "required",
        "numbers",
    ] {
        let answers = file(&format!("packings/{packing}.parquet"));
        let answers = Source::bytes("answers.parquet", &answers);
        let input = Input::read(&definition, answers, Source::bytes("facts.csv", &facts)).unwrap();
        let scores = scored(&definition, "equal", input, Format::Csv);
        assert!(scores == expected, "{packing}");
    }
}

#[test]
fn a_number_in_one_file_is_no_text_in_another() {
    // The unit 53 as a number, then “5” as a text: the byte of the digit 5 is 53.
    let answers = "unit,period,question,state,answer,evidence\n5,2026,C1,,yes,\n";
    let unit = Column::new("unit".into(), [53_i64, 5]);
    let mut frame = DataFrame::new(2, vec![unit]).unwrap();
    let mut facts = Vec::new();
    ParquetWriter::new(&mut facts).finish(&mut frame).unwrap();
    let definition = definition(&root().join(FOLDER).join("definition"));
    let answers = Source::bytes("answers.csv", answers.as_bytes());
    let facts = Source::bytes("facts.parquet", &facts);
    let panel = Input::read(&definition, answers, facts)
        .unwrap()
        .into_panel();
    let rows = |unit: &str| {
        let case = panel.find(unit, "2026").unwrap();
        panel.offsets[case + 1] - panel.offsets[case]
    };
    assert_eq!((rows("5"), rows("53")), (1, 0));
}

#[test]
fn numbers_are_read_by_their_shortest_form() {
    let unit = Column::new("unit".into(), ["a", "b"]);
    let period = Column::new("period".into(), [2024_i32, 2026]);
    let fact = Column::new("fact".into(), ["country", "country"]);
    let value = Column::new("value".into(), [0.1, 12.0]);
    let mut frame = DataFrame::new(2, vec![unit, period, fact, value]).unwrap();
    let mut facts = Vec::new();
    ParquetWriter::new(&mut facts).finish(&mut frame).unwrap();
    let answers = parquet(&file("answers.csv"), 10, |column| column);
    let definition = definition(&root().join(FOLDER).join("definition"));
    // The units of the answers need their country too.
    let all = open(&answers, &facts).unwrap().into_panel();
    let at = |unit: &str, period: &str| all.find(unit, period).unwrap();
    assert_eq!(all.facts.get(at("a", "2024"), "country"), Some("0.1"));
    assert_eq!(all.facts.get(at("b", "2026"), "country"), Some("12"));
    drop(definition);
}

#[test]
fn a_float_with_more_digits_than_a_question_takes_is_refused_with_what_to_write() {
    let structure = "id = \"d\"\nversion = \"1.0.0\"\nlanguages = [\"en\"]\n\
        [[section]]\ncode = \"s\"\n[[question]]\ncode = \"x\"\nsection = \"s\"\n\
        type = \"number\"\nunscored = true\n";
    let texts = "title = \"D\"\nsection.s.title = \"S\"\nquestion.x.text = \"?\"\n";
    let files = [("definition.toml", structure), ("texts/en.toml", texts)];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let definition = icc_questionnaire::parse(&files.into()).unwrap().definition;
    let numbers = [
        0.1,
        0.123_456_789,
        0.1 + 0.2,
        1.0 / 3.0,
        1e-10,
        1e15,
        f64::NAN,
    ];
    let unit: Vec<String> = (0..numbers.len()).map(|i| format!("u{i}")).collect();
    let question = vec!["x"; numbers.len()];
    let columns = vec![
        Column::new("unit".into(), unit),
        Column::new("question".into(), question),
        Column::new("answer".into(), numbers),
    ];
    let mut frame = DataFrame::new(numbers.len(), columns).unwrap();
    let mut answers = Vec::new();
    ParquetWriter::new(&mut answers).finish(&mut frame).unwrap();
    let answers = Source::bytes("answers.parquet", &answers);
    let facts = Source::bytes("facts.csv", b"unit\nu0\n");
    let problems = Input::read(&definition, answers, facts).unwrap_err();
    let found: Vec<_> = problems
        .into_sorted()
        .into_iter()
        .map(|p| (p.row, p.code, p.params.get("rounded").cloned()))
        .collect();
    let long = |row, rounded: &str| (row, "too-many-decimals", Some(rounded.to_owned()));
    assert_eq!(
        found,
        [
            long(4, "0.3"),
            long(5, "0.333333333"),
            long(6, "0"),
            (7, "too-many-digits", None),
            (8, "not-a-number", None),
        ]
    );
}

#[test]
fn columns_of_other_types_are_refused() {
    let unit = Column::new("unit".into(), ["a"]);
    let fact = Column::new("fact".into(), [true]);
    let mut frame = DataFrame::new(1, vec![unit, fact]).unwrap();
    let mut facts = Vec::new();
    ParquetWriter::new(&mut facts).finish(&mut frame).unwrap();
    let answers = parquet(&file("answers.csv"), 10, |column| column);
    let problems = open(&answers, &facts).unwrap_err();
    let found: Vec<_> = problems
        .iter()
        .map(|p| (p.code, p.column.as_str()))
        .collect();
    assert_eq!(found, [("column-type", "fact")]);
}

#[test]
fn no_damage_makes_the_reader_panic() {
    let facts = parquet(&file("facts.csv"), 3, |column| column);
    let answers = parquet(&file("answers.csv"), 3, |column| column);
    std::panic::set_hook(Box::new(|_| {}));
    // A prime step reaches every part of the file; the campaign `fuzz-files` tries the rest.
    for (turn, place) in (0..answers.len()).step_by(7).enumerate() {
        let mut damaged = answers.clone();
        damaged[place] ^= [0x01, 0x80, 0xff][turn % 3];
        // Still a table, or refused: either is fine, ending here is not.
        let _ = open(&damaged, &facts);
        let _ = open(&answers[..place], &facts);
    }
    let _ = std::panic::take_hook();
}

#[test]
fn scores_hold_the_same_in_both_formats() {
    let definition = definition(&root().join(FOLDER).join("definition"));
    let read = || read(&definition, &file("answers.csv"), &file("facts.csv")).unwrap();
    let csv = rows(&scored(&definition, "equal", read(), Format::Csv));
    let bytes = scored(&definition, "equal", read(), Format::Parquet);
    assert_eq!(
        bytes,
        scored(&definition, "equal", read(), Format::Parquet),
        "not the same bytes"
    );
    let frame = ParquetReader::new(std::io::Cursor::new(bytes))
        .finish()
        .unwrap();
    assert_eq!(frame.height(), csv.len());
    let declared = |dtype: &DataType| match dtype {
        DataType::Float64 => "double",
        DataType::UInt16 => "uint16",
        dtype if dtype.is_categorical() || dtype.is_enum() || dtype.is_string() => "string",
        other => panic!("{other:?}"),
    };
    let columns = frame.columns().iter();
    let found: Vec<_> = columns
        .map(|column| (column.name().as_str(), declared(column.dtype())))
        .collect();
    let fields = SCORES.fields.iter();
    let wanted: Vec<_> = fields
        .map(|field| (field.name, parquet_type(field.kind)))
        .collect();
    assert_eq!(found, wanted);
    for column in frame.columns() {
        let text = column.cast(&DataType::String).unwrap();
        let numeric = column.dtype().is_float();
        for (cell, row) in text.str().unwrap().iter().zip(&csv) {
            let wanted = row[column.name().as_str()].as_str();
            let cell = cell.unwrap_or_default();
            let same = if numeric && !wanted.is_empty() {
                cell.parse::<f64>().unwrap().to_bits() == wanted.parse::<f64>().unwrap().to_bits()
            } else {
                cell == wanted
            };
            assert!(same, "{}: {cell:?}, not {wanted:?}", column.name());
        }
    }
}

/// What comes of comparing a file of scores, as CSV; or the problems.
fn compared(scores: Source<'_>) -> Result<Vec<u8>, Vec<Problem>> {
    let facts = file("facts.csv");
    let tables = Tables {
        scores,
        facts: Source::bytes("facts.csv", &facts),
        classes: None,
    };
    let comparison = Comparison {
        groups: vec![GroupSpec::All],
        unit: None,
        period: None,
        rules: BenchmarkRules::default(),
    };
    let made = Benchmarks::compute(tables, &comparison, None);
    let made = made.map_err(icc_datasets::Problems::into_sorted)?;
    Ok(made.write(Vec::new(), Format::Csv).unwrap())
}

#[test]
fn scores_are_compared_alike_as_floats_and_as_texts() {
    let definition = definition(&root().join(FOLDER).join("definition"));
    let scores = |format| {
        let input = read(&definition, &file("answers.csv"), &file("facts.csv")).unwrap();
        scored(&definition, "equal", input, format)
    };
    let texts = scores(Format::Csv);
    let expected = compared(Source::bytes("scores.csv", &texts)).unwrap();
    assert!(rows(&expected).iter().any(|row| !row["mean"].is_empty()));
    let floats = scores(Format::Parquet);
    let found = compared(Source::bytes("scores.parquet", &floats)).unwrap();
    assert_eq!(found, expected);
    // Floats of their own, not of a dictionary; and what is no number of the columns of numbers.
    let scored_row = rows(&texts)
        .iter()
        .position(|row| row["status"] == "scored")
        .unwrap();
    let with = |value: Option<f64>| {
        let reader = ParquetReader::new(std::io::Cursor::new(floats.as_slice()));
        let mut frame = reader.finish().unwrap();
        let values = frame.column("value").unwrap().f64().unwrap().iter();
        let values = values.enumerate().map(|(row, own)| {
            if row == scored_row {
                value.or(own)
            } else {
                own
            }
        });
        let values = Float64Chunked::from_iter_options("value".into(), values);
        frame.with_column(values.into_column()).unwrap();
        let mut bytes = Vec::new();
        ParquetWriter::new(&mut bytes).finish(&mut frame).unwrap();
        compared(Source::bytes("scores.parquet", &bytes))
    };
    assert_eq!(with(None).unwrap(), expected);
    for (value, shown) in [(f64::INFINITY, "inf"), (f64::NAN, "NaN")] {
        let problems = with(Some(value)).unwrap_err();
        let found: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert!(
            matches!(&found[..], [one] if one.contains(shown)),
            "{found:?}"
        );
    }
}
