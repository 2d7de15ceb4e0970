//! Answers leave in the order and numbering of another questionnaire.

use std::io::{Cursor, Read as _};
use std::path::Path;

use icc_app::Error;
use icc_app::editions::{Loaded, load_definition};
use icc_app::evidence::EvidenceSaid;
use icc_app::input::Origin;
use icc_app::responses::{Attaching, Crossed, Open};
use icc_datasets::workbook::{Value, read};
use icc_domain::Locale;
use icc_i18n::I18n;
use icc_testkit::definition_files;

use crate::responses::{CITY, Town, WAVE, change, town};

const EDITION: &str = "invented-official";

fn fixture() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/official")
}

/// Somebody who may use an official text has loaded it.
async fn loaded(town: &Town, edit: impl Fn(String) -> String) {
    let mut files = definition_files(&fixture()).expect("the fixture");
    for text in files.values_mut() {
        *text = edit(std::mem::take(text));
    }
    let (store, clock) = (town.service.store(), town.service.clock());
    let loaded = load_definition(store, &files, clock)
        .await
        .expect("a store");
    assert!(
        matches!(loaded, Loaded::Kept { new: true, .. }),
        "{loaded:?}"
    );
}

/// Answers of every sort, one of them with evidence.
async fn answered(town: &Town) {
    town.start().await;
    for (section, question, answer) in [
        ("education", "E1", "partly"),
        ("education", "E2", "fully"),
        ("commitment", "C1", "yes"),
        ("commitment", "C2", "in_preparation"),
        ("commitment", "C3", "yes"),
        ("neighbourhoods", "N4", ":not_within_powers"),
    ] {
        let page = town.section(&town.alix, section).await;
        let mut found = page.questions.iter();
        let seen = found
            .find(|q| q.code == question)
            .expect("is asked")
            .version();
        let mut said = change(question, seen, answer);
        if question == "C1" {
            "Adoptée en mars".clone_into(&mut said.said.comment);
            "La fête des voisins".clone_into(&mut said.said.example);
        }
        town.save(&town.alix, said).await;
    }
    let said = EvidenceSaid {
        title: "Politique interculturelle".to_owned(),
        url: "https://ville.example/politique".to_owned(),
        visibility: "reserved".to_owned(),
        ..EvidenceSaid::default()
    };
    let origin = Origin::default();
    let added = town
        .service
        .add_evidence(&town.alix, CITY, (&said, None), None, &origin)
        .await;
    let id = added.expect("is kept");
    let whole = Attaching::Attach;
    town.service
        .attach_evidence(&town.alix, (CITY, WAVE, "C1"), id, &whole)
        .await
        .expect("is attached");
}

async fn crossed(town: &Town) -> Crossed {
    let crossed = town
        .service
        .crossed(&town.dominique, (CITY, WAVE), EDITION)
        .await;
    crossed.expect("can be carried")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reviewed_correspondence_carries_answers_and_says_what_is_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    answered(&town).await;
    loaded(&town, |text| text).await;
    let targets = town
        .service
        .crossing_targets(&town.alix, CITY, WAVE)
        .await
        .expect("sees all of it")
        .targets;
    let codes: Vec<&str> = targets.iter().map(|t| t.definition.id.as_str()).collect();
    assert_eq!(codes, [EDITION]);
    assert_eq!(targets[0].review.on, "2026-11-24");

    let crossed = crossed(&town).await;
    let outcome = |code: &str| {
        let answer = &crossed.questions[code].answer;
        let said = answer.as_ref().map(|entry| {
            let options: Vec<&str> = entry.options.iter().map(String::as_str).collect();
            format!("{} {}", entry.state.as_str(), options.join(" "))
        });
        said.map_err(|reason| *reason)
    };
    assert_eq!(outcome("1.1"), Ok("answered b".to_owned()));
    assert_eq!(outcome("1.2"), Err(Open::NotComparable));
    assert_eq!(outcome("2.1"), Ok("answered a".to_owned()));
    assert_eq!(outcome("2.2"), Err(Open::NotOffered), "in preparation");
    assert_eq!(outcome("2.3"), Ok("not_within_powers ".to_owned()));
    assert_eq!(outcome("2.4"), Err(Open::Several));
    assert_eq!(outcome("2.5"), Err(Open::NoCounterpart));
    let from = &crossed.questions["2.1"].from[0];
    assert_eq!(from.evidence[0].title, "Politique interculturelle");
    assert_eq!(crossed.answered(), 3);
    assert_eq!(crossed.open().iter().map(|(_, n)| n).sum::<usize>(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_confirmed_or_not_reviewed_carries_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    town.start().await;
    loaded(&town, |text| text).await;
    let crossed = crossed(&town).await;
    let of = |code: &str| crossed.questions[code].answer.clone().err();
    assert_eq!(of("1.1"), Some(Open::NotConfirmed));

    // A later version of which nobody has reviewed the correspondence.
    loaded(&town, |text| {
        let text = text.replace("version = \"1.0.0\"", "version = \"1.1.0\"");
        text.lines()
            .filter(|line| !line.starts_with("review"))
            .collect::<Vec<_>>()
            .join("\n")
    })
    .await;
    for (who, at) in [(&town.dominique, CITY), (&town.stranger, CITY)] {
        let refused = town.service.crossed(who, (at, WAVE), EDITION).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn both_files_hold_every_question_in_its_order_with_its_number() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    answered(&town).await;
    loaded(&town, |text| text).await;
    let i18n = I18n::new().expect("messages");
    let crossed = crossed(&town).await;

    let xlsx = crossed.xlsx(&i18n, Locale::Fr).expect("a workbook");
    assert_eq!(xlsx, crossed.xlsx(&i18n, Locale::Fr).expect("the same"));
    let sheets = read(&xlsx).expect("a workbook");
    let numbers: Vec<String> = sheets[0]
        .cells
        .iter()
        .filter(|cell| cell.column == 1 && cell.row > 0)
        .filter_map(|cell| match &cell.value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(numbers, ["1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5"]);

    let docx = crossed.docx(&i18n, Locale::Fr).expect("a document");
    assert_eq!(docx, crossed.docx(&i18n, Locale::Fr).expect("the same"));
    let part = |name: &str| {
        let mut archive = zip::ZipArchive::new(Cursor::new(&docx)).expect("an archive");
        let mut text = String::new();
        let mut part = archive.by_name(name).expect("a part");
        part.read_to_string(&mut text).expect("text");
        text
    };
    let text = part("word/document.xml");
    let mut at = 0;
    for wanted in [
        "Questionnaire officiel inventé",
        "Écoles",
        "1.1 Les écoles",
        "En partie",
        "1.2 Les parents",
        "2.1 Le conseil",
        "Entièrement",
        "Adoptée en mars",
        "La fête des voisins",
        "Politique interculturelle (https://ville.example/politique)",
        "2.2 Une stratégie",
        "Pas de notre ressort",
        "2.5 Le budget",
    ] {
        let found = text[at..].find(wanted);
        at += found.unwrap_or_else(|| panic!("{wanted} is missing after {at}"));
    }
    assert!(text.contains("<w:pStyle w:val=\"Heading3\""));
    assert!(part("word/styles.xml").contains("<w:lang w:val=\"fr-CA\"/>"));
    assert!(part("docProps/core.xml").contains("<dc:title>Questionnaire officiel inventé"));
}
