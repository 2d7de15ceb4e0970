//! Standard output, standard error and the exit status.

use std::process::Stdio;

use crate::{fixtures, program, scratch, told};

#[test]
fn every_command_explains_itself_with_an_example_in_both_languages() {
    let folder = scratch("help");
    let commands = [
        "",
        "serve",
        "questionnaire",
        "questionnaire check",
        "questionnaire show",
        "questionnaire diff",
        "questionnaire schema",
        "score",
        "benchmark",
        "explain",
    ];
    for (language, example) in [
        ("en", "Example:\n  icc-index"),
        ("fr", "Exemple\u{202f}:\n  icc-index"),
    ] {
        for command in commands {
            let mut run = program(&folder);
            run.args(command.split_whitespace())
                .args(["--help", "--lang", language]);
            let output = run.output().unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            assert!(output.status.success(), "{command}");
            assert!(text.contains(example), "{command} in {language}:\n{text}");
            // An id instead of a text: a message is missing.
            assert!(!text.contains("cli-"), "{command} in {language}:\n{text}");
        }
    }
}

#[test]
fn wrong_usage_ends_with_2_and_is_told() {
    let folder = fixtures();
    let inputs = "--definition definition --answers answers.csv --facts facts.csv";
    for arguments in [
        "no-such-command",
        "score --definition definition",
        "score --definition definition/definition.toml --answers a.csv --facts f.csv --out out",
        &format!("score {inputs} --out out --method other"),
        &format!("explain {inputs} --unit harbourtown --measure other"),
        &format!("explain {inputs} --unit nowhere --measure index"),
        "benchmark --scores s.csv --facts facts.csv --groups everyone --out out",
    ] {
        let output = program(&folder)
            .args(arguments.split_whitespace())
            .output()
            .unwrap();
        assert_eq!(
            output.status.code(),
            Some(2),
            "{arguments}: {}",
            told(&output)
        );
        assert!(!output.stderr.is_empty(), "{arguments}");
        assert!(!folder.join("out").exists(), "{arguments}");
    }
}

#[test]
fn what_is_not_there_is_named_with_what_is() {
    let folder = fixtures();
    let said = |asked: &str| {
        let inputs = "--definition definition --answers answers.csv --facts facts.csv";
        let mut run = program(&folder);
        run.arg("explain").args(inputs.split_whitespace());
        let output = run.args(asked.split_whitespace()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{asked}");
        told(&output)
    };
    for (asked, wanted) in [
        (
            "--unit harbourtown --measure index --method zz",
            "available: equal.",
        ),
        (
            "--unit harbourtown --measure indes",
            "Did you mean “index”?",
        ),
        (
            "--unit harborton --measure index",
            "Did you mean “harbourtown”?",
        ),
        ("--unit harbourtown --measure by_country", "another kind"),
        (
            "--unit harbourtown --measure index --period 1999",
            "no period “1999”; available: 2024 and 2026.",
        ),
    ] {
        let told = said(asked);
        assert!(told.contains(wanted), "{asked}: {told}");
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let folder = fixtures();
    let mut run = program(&folder);
    run.args(["questionnaire", "show", "definition"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = run.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", told(&output));
    assert_eq!(told(&output), "");
}

#[test]
fn the_language_is_that_of_the_environment_unless_one_is_asked_for() {
    let folder = fixtures();
    let said = |variable: &str, arguments: &[&str]| {
        let mut run = program(&folder);
        run.env("LC_ALL", variable)
            .args(["questionnaire", "check", "definition"])
            .args(arguments);
        String::from_utf8(run.output().unwrap().stdout).unwrap()
    };
    assert!(said("fr_CA.UTF-8", &[]).contains("aucun problème"));
    assert!(said("fr_CA.UTF-8", &["--lang", "en"]).contains("no problem"));
    assert!(said("de_DE.UTF-8", &[]).contains("no problem"));
}

#[test]
fn the_schema_of_each_file_is_printed_as_json() {
    let folder = fixtures();
    for file in ["definition", "method", "texts", "crosswalk"] {
        let output = program(&folder)
            .args(["questionnaire", "schema", file])
            .output()
            .unwrap();
        assert!(
            String::from_utf8(output.stdout)
                .unwrap()
                .contains("\"$schema\""),
            "{file}"
        );
    }
}
