//! One tiny input and output pair per command: `tests/fixtures/files/<name>/command.txt` is run in
//! its folder and must give exactly what stands in `expected/`.
//!
//! In a command, `OUT` is a new folder. `expected/stdout` and `expected/stderr` are what is said,
//! `expected/status` the exit status (0 if there is none), every other file one of `OUT`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::{fixtures, program, scratch};

/// Files that are said, not written.
const SAID: [&str; 3] = ["stdout", "stderr", "status"];

#[test]
fn every_command_gives_its_expected_files_byte_for_byte() {
    let mut folders: Vec<_> = fs::read_dir(fixtures())
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    folders.retain(|folder| folder.join("command.txt").is_file());
    folders.sort();
    assert!(folders.len() >= 9, "pairs are missing");
    let wrong: Vec<String> = folders
        .iter()
        .flat_map(|folder| differences(folder))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a command gives and is not expected to.
fn differences(folder: &Path) -> Vec<String> {
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    let scratch = scratch(&name);
    let out = scratch.join("out");
    let text = fs::read_to_string(folder.join("command.txt")).unwrap();
    let words = text.split_whitespace();
    let place = out.display().to_string();
    let ran = program(folder)
        .args(words.map(|word| if word == "OUT" { place.as_str() } else { word }))
        .output()
        .unwrap();
    // Where the results are is not part of what they are.
    let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(&place, "OUT");
    fs::write(scratch.join("stdout"), shown(&ran.stdout)).unwrap();
    fs::write(scratch.join("stderr"), shown(&ran.stderr)).unwrap();
    fs::write(
        scratch.join("status"),
        format!("{}\n", ran.status.code().unwrap()),
    )
    .unwrap();

    let expected = folder.join("expected");
    let mut names: BTreeSet<String> = names(&expected);
    names.extend(SAID.map(str::to_owned));
    names.extend(self::names(&out));
    let mut wrong = Vec::new();
    for file in names {
        let found = if SAID.contains(&file.as_str()) {
            &scratch
        } else {
            &out
        };
        let default = if file == "status" { "0\n" } else { "" };
        let read = |path: &Path, default: &str| {
            fs::read_to_string(path).unwrap_or_else(|_| default.to_owned())
        };
        let wanted = read(&expected.join(&file), default);
        let found = read(&found.join(&file), "");
        if found != wanted {
            let path = expected.join(&file);
            wrong.push(format!(
                "--- {}\n{wanted}+++ found\n{found}",
                path.display()
            ));
        }
    }
    wrong
}

fn names(folder: &Path) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return BTreeSet::new();
    };
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

mod python {
    use std::process::Command;

    use crate::{fixtures, told};

    #[test]
    fn the_digests_of_a_record_are_those_of_its_files() {
        let run = Command::new(icc_tests::python().unwrap())
            .arg(icc_tests::root().join("tests/files/digests.py"))
            .args(["definition", "answers.csv", "facts.csv"])
            .arg("score/expected/run.json")
            .current_dir(fixtures())
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", told(&run));
    }
}
