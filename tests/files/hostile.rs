//! Files that are unreadable, truncated, wrongly encoded, binary or huge: one clear report, exit
//! status 1, nothing written.

use std::fs;
use std::path::Path;

use crate::{fixtures, program, scratch, told};

/// Scores with `content` as the answers in a file of this name; gives what was told.
fn refused(folder: &Path, name: &str, content: &[u8]) -> String {
    fs::write(folder.join(name), content).unwrap();
    let fixtures = fixtures();
    let output = program(folder)
        .arg("score")
        .arg("--definition")
        .arg(fixtures.join("definition"))
        .arg("--facts")
        .arg(fixtures.join("facts.csv"))
        .args(["--answers", name, "--out", "out"])
        .output()
        .unwrap();
    let told = told(&output);
    assert_eq!(output.status.code(), Some(1), "{name}: {told}");
    assert!(output.stdout.is_empty(), "{name}");
    assert!(
        !folder.join("out").exists(),
        "{name}: something was written"
    );
    assert!(
        !told.contains("panicked") && !told.contains("internal error"),
        "{name}: {told}"
    );
    assert!(told.len() < 400_000, "{name}: {} bytes", told.len());
    told
}

/// A good Parquet file of answers.
fn parquet(folder: &Path) -> Vec<u8> {
    let fixtures = fixtures();
    let output = program(folder)
        .arg("score")
        .arg("--definition")
        .arg(fixtures.join("definition"))
        .arg("--facts")
        .arg(fixtures.join("facts.csv"))
        .arg("--answers")
        .arg(fixtures.join("answers.csv"))
        .args(["--out", "made", "--format", "parquet"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", told(&output));
    fs::read(folder.join("made/scores.parquet")).unwrap()
}

#[test]
fn what_is_no_table_is_refused_with_one_problem() {
    let folder = scratch("no-table");
    let mut wide = b"unit,period,question,state,answer,evidence".to_vec();
    wide.extend((0..300).flat_map(|i| format!(",x{i}").into_bytes()));
    let cases: [(&str, Vec<u8>, &str); 10] = [
        ("empty.csv", Vec::new(), "file-empty"),
        (
            "binary.csv",
            (0..=255).cycle().take(5_000).collect(),
            "file-not-text",
        ),
        (
            "utf-16.csv",
            b"\xff\xfeu\0n\0i\0t\0".to_vec(),
            "file-encoding",
        ),
        (
            "latin-1.csv",
            b"unit\xe9,question\n".to_vec(),
            "file-encoding",
        ),
        (
            "semicolons.csv",
            b"unit;question;answer\na;C1;yes\n".to_vec(),
            "file-semicolons",
        ),
        (
            "tabs.csv",
            b"unit\tquestion\tanswer\na\tC1\tyes\n".to_vec(),
            "file-tabs",
        ),
        (
            "named-wrongly.csv",
            b"PAR1 and more".to_vec(),
            "file-is-parquet",
        ),
        (
            "text.parquet",
            b"unit,question\na,C1\n".to_vec(),
            "file-not-parquet",
        ),
        ("nothing.parquet", Vec::new(), "file-empty"),
        ("wide.csv", wide, "too-many-columns"),
    ];
    for (name, content, code) in cases {
        let told = refused(&folder, name, &content);
        assert!(told.contains(&format!("[{code}]")), "{name}: {told}");
        assert!(
            told.contains("One problem. Nothing was written."),
            "{name}: {told}"
        );
    }
}

#[test]
fn a_misspelt_column_is_told_which_was_meant() {
    let folder = scratch("column");
    let told = refused(&folder, "a.csv", b"untis,question,answer\na,C1,yes\n");
    assert!(told.contains("column untis"), "{told}");
    assert!(told.contains("Did you mean “unit”?"), "{told}");
}

#[test]
fn a_quotation_mark_that_closes_nothing_is_told_with_its_row() {
    let folder = scratch("quotes");
    let unclosed = b"unit,question,answer\na,C1,yes\nb,C1,\"yes\nc,C1,yes\n";
    let told = refused(&folder, "a.csv", unclosed);
    assert!(
        told.contains("a.csv: row 3: ") && told.contains("[quote-unclosed]"),
        "{told}"
    );
    let torn = b"unit,question,answer\na,C1,\"yes\"x\nb,C9,yes\n";
    let told = refused(&folder, "a.csv", torn);
    assert!(
        told.contains("a.csv: row 2: ") && told.contains("[quote-misplaced]"),
        "{told}"
    );
    assert!(told.contains("a.csv: row 3, column question: "), "{told}");
}

#[test]
fn a_row_in_another_encoding_is_named() {
    let folder = scratch("encoding");
    let told = refused(
        &folder,
        "a.csv",
        b"unit,question,answer\na,C1,yes\nQu\xe9bec,C1,yes\n",
    );
    assert!(told.contains("a.csv: row 3"), "{told}");
    assert!(told.contains("[not-utf8]"), "{told}");
}

#[test]
fn a_row_without_an_end_does_not_fill_the_memory() {
    let folder = scratch("endless");
    let mut content = b"unit,question,answer\na,C1,\"".to_vec();
    content.resize(20 << 20, b'x');
    let told = refused(&folder, "endless.csv", &content);
    assert!(told.contains("[record-too-long]"), "{told}");
}

#[test]
fn many_bad_rows_are_counted_and_a_thousand_listed() {
    let folder = scratch("many");
    let mut content = b"unit,question,answer\n".to_vec();
    content.extend(b"a,C9,yes\n".repeat(100_000));
    let told = refused(&folder, "many.csv", &content);
    assert_eq!(told.matches("[unknown-question]").count(), 1_000);
    assert!(
        told.contains("99,000 more problems"),
        "{}",
        &told[told.len() - 200..]
    );
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let folder = scratch("control");
    let told = refused(
        &folder,
        "a.csv",
        b"unit,question,answer\n\x1b[31mred,C1,yes\n",
    );
    assert!(
        told.contains("[control-character]") && !told.contains('\u{1b}'),
        "{told}"
    );
}

#[test]
fn a_parquet_file_cut_anywhere_is_refused() {
    let folder = scratch("cut");
    let whole = parquet(&folder);
    for length in (0..whole.len()).step_by(whole.len() / 40) {
        let told = refused(&folder, "cut.parquet", &whole[..length]);
        assert!(told.contains("cut.parquet"), "{length}: {told}");
    }
}

#[test]
fn a_damaged_parquet_file_is_refused_or_read_as_what_it_is() {
    // The table of scores is no table of answers: a file that is still readable is refused for its
    // columns, a damaged one for its damage.
    let folder = scratch("damaged");
    let whole = parquet(&folder);
    for place in (4..whole.len()).step_by(97) {
        let mut damaged = whole.clone();
        damaged[place] ^= 0x55;
        refused(&folder, "damaged.parquet", &damaged);
    }
}

#[test]
fn what_cannot_be_opened_is_named() {
    let folder = scratch("unopened");
    let fixtures = fixtures();
    for answers in ["missing.csv", "."] {
        let output = program(&folder)
            .arg("score")
            .arg("--definition")
            .arg(fixtures.join("definition"))
            .arg("--facts")
            .arg(fixtures.join("facts.csv"))
            .args(["--answers", answers, "--out", "out"])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(told(&output).contains(answers), "{}", told(&output));
        assert!(!folder.join("out").exists());
    }
}
