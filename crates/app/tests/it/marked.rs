//! Files in the pseudo-language, in which every message is marked: what stands outside of marks came
//! from a questionnaire, from data, or is a name.

use std::collections::BTreeSet;
use std::sync::Arc;

use icc_app::export::exports_of;
use icc_app::responses::WorkbookKind;
use icc_datasets::workbook::{Value, read};
use icc_domain::Locale;
use icc_i18n::{I18n, outside_marks};
use icc_testkit::{given_words, letters};

use crate::responses::{CITY, WAVE, town};

/// The sheet that only the program reads.
const HIDDEN: &str = "icc-index";

#[tokio::test(flavor = "multi_thread")]
async fn every_word_of_a_workbook_is_a_message_or_was_given() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    let i18n = I18n::marked().expect("messages");
    let given = given_words().expect("texts of the repository");
    let mut wrong = BTreeSet::new();
    let paper = town
        .service
        .questionnaire_paper(&town.alix, CITY, WAVE, WorkbookKind::Blank)
        .await
        .expect("a questionnaire");
    for locale in Locale::ALL {
        let bytes = paper.workbook(&i18n, locale).expect("a workbook");
        for sheet in read(&bytes).expect("it is read") {
            for cell in sheet.cells {
                let Value::Text(text) = cell.value else {
                    continue;
                };
                let outside = outside_marks(&text);
                let mut words = letters(&outside);
                if sheet.name != HIDDEN && words.any(|word| !given.contains(&word)) {
                    wrong.insert(format!("{locale} {}: {text:?}", sheet.name));
                }
            }
        }
    }
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dictionary_explains_each_column_in_messages_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    let i18n = Arc::new(I18n::marked().expect("messages"));
    let snapshot = town.service.snapshot().await.expect("a snapshot");
    let exports = exports_of(snapshot, &i18n).await.expect("the data set");
    let files = exports.iter().flat_map(|export| &export.files);
    let dictionaries = files.filter(|one| one.name.ends_with("dictionary.csv"));
    let mut explained = 0;
    for one in dictionaries {
        let text = String::from_utf8(one.bytes.to_vec()).expect("text");
        let outside = outside_marks(&text).replace('"', "");
        for line in outside.lines().skip(1) {
            // Codes stand before; both languages are messages.
            assert!(line.ends_with(",,"), "{line}");
            explained += 1;
        }
    }
    assert!(explained > 20, "{explained} lines");
}
