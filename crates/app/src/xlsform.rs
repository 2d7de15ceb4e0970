//! An edition as an XLSForm, for collecting answers with programs that speak it (ODK, Kobo,
//! Enketo), also without a connection.
//!
//! It asks what the pages ask: the options, the non-answers, comment, example and evidence, each
//! question only where it applies. Names are codes, so that what was collected can be told again.

mod logic;
mod survey;

use icc_datasets::workbook::{TableSheet, write_tables};
use icc_domain::Locale;
use icc_i18n::{I18n, key};
use icc_questionnaire::Definition;

use crate::error::Error;

/// Columns of the sheet of questions that say the same in every language.
const SURVEY: [&str; 5] = ["type", "name", "relevant", "constraint", "appearance"];
/// Columns of the sheet of questions with a text in each language.
const SURVEY_TEXTS: [&str; 3] = ["label", "hint", "constraint_message"];

/// The form of an edition, in French and English, as a workbook.
///
/// # Errors
/// [`Error::Broken`] when a text does not fit into a cell.
pub fn xlsform(definition: &Definition, i18n: &I18n) -> Result<Vec<u8>, Error> {
    let sheets = sheets(definition, i18n);
    let title = title(definition);
    write_tables(&title, &sheets).map_err(|error| Error::broken([error.to_string()]))
}

/// The sheets of the form: what is asked, what can be chosen, and what the whole is called.
#[must_use]
pub fn sheets(definition: &Definition, i18n: &I18n) -> Vec<TableSheet> {
    let survey::Survey { asked, choices } = survey::survey(definition, i18n);
    let heads = |id: &str| Locale::ALL.map(|locale| format!("{id}::{}", language(i18n, locale)));
    let mut head: Vec<String> = SURVEY.map(str::to_owned).into();
    head.extend(SURVEY_TEXTS.into_iter().flat_map(heads));
    let mut asking = vec![head];
    asking.extend(asked.into_iter().map(survey::Asked::cells));
    let mut head = vec!["list_name".to_owned(), "name".to_owned()];
    head.extend(heads("label"));
    let mut choosing = vec![head];
    choosing.extend(choices);
    let source = definition
        .languages
        .first()
        .and_then(|tag| tag.parse().ok());
    let default = language(i18n, source.unwrap_or(Locale::Fr));
    let settings = [
        ("form_title", title(definition)),
        ("form_id", definition.id.to_string()),
        ("version", definition.version.clone()),
        ("default_language", default),
    ];
    let (heads, cells) = settings
        .into_iter()
        .map(|(head, cell)| (head.to_owned(), cell))
        .unzip();
    let sheet = |name: &str, rows| TableSheet {
        name: name.to_owned(),
        rows,
    };
    vec![
        sheet("survey", asking),
        sheet("choices", choosing),
        sheet("settings", vec![heads, cells]),
    ]
}

/// The title in the language in which the edition is written.
fn title(definition: &Definition) -> String {
    let source = definition.languages.first();
    let texts = source.and_then(|tag| definition.texts.get(tag));
    texts.map_or_else(|| definition.id.to_string(), |texts| texts.title.clone())
}

/// How the form names a language: in that language, with its tag.
fn language(i18n: &I18n, locale: Locale) -> String {
    let name = i18n.plain(locale, key!("xlsform-language"));
    format!("{name} ({})", locale.tag())
}
