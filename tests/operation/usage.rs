//! A command that was used wrongly says where and what would be right, in the language of the person.

use std::process::Command;

/// What is told about a wrong line; nothing goes to where results go.
fn told(line: &str) -> String {
    let output = Command::new(icc_tests::index_binary().unwrap())
        .args(line.split(' '))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "{line}");
    assert!(output.stdout.is_empty(), "{line}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn wrong_usage_is_told_in_the_language_of_the_person() {
    for (line, english, french) in [
        (
            "release show v9",
            "error: v9 does not fit <VERSION>: Version of the release, such as 1.0.0.",
            "erreur\u{202f}: v9 ne convient pas à <VERSION>\u{202f}: Numéro de la version, comme 1.0.0.",
        ),
        (
            "release show",
            "error: this is missing: <VERSION>",
            "erreur\u{202f}: il manque\u{202f}: <VERSION>",
        ),
        (
            "serve --prot 9000",
            "error: there is no --prot here. Meant, perhaps: --port",
            "erreur\u{202f}: il n’y a pas de --prot ici. Peut-être\u{202f}: --port",
        ),
        (
            "serve --port many",
            "error: many does not fit --port <PORT>:",
            "erreur\u{202f}: many ne convient pas à --port <PORT>\u{202f}:",
        ),
        (
            "serve --port",
            "error: --port <PORT> needs a value.",
            "erreur\u{202f}: --port <PORT> demande une valeur.",
        ),
        (
            "relase list",
            "error: there is no command relase. Meant, perhaps: restore, release",
            "erreur\u{202f}: il n’y a pas de commande relase. Peut-être\u{202f}: restore, release",
        ),
        (
            "score --format xml",
            "error: xml does not fit --format <FORMAT>. Possible values: csv, parquet",
            "erreur\u{202f}: xml ne convient pas à --format <FORMAT>. Valeurs possibles\u{202f}: csv, parquet",
        ),
    ] {
        for (language, expected, heading) in [
            ("en", english, "Usage: icc-index"),
            ("fr", french, "Utilisation\u{202f}: icc-index"),
        ] {
            let told = told(&format!("--lang {language} {line}"));
            assert!(told.starts_with(expected), "{line}: {told}");
            assert!(told.contains(heading), "{line}: {told}");
            assert!(told.trim_end().ends_with("--help"), "{line}: {told}");
        }
    }
}
