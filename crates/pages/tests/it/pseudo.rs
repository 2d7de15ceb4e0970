//! The pseudo-language: every message is marked, so that words which came from no message stand
//! out. Exempt are what a sample was filled with (names, answers, figures), what says its own
//! language, and codes.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use icc_domain::Locale;
use icc_i18n::{I18n, outside_marks};
use icc_pages::Pages;
use roxmltree::Node;
use serde_json::Value;

use crate::html;

/// What samples are filled with in a language, the longest first.
struct Given {
    texts: Vec<String>,
    words: BTreeSet<String>,
}

impl Given {
    fn read(locale: Locale) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        let mut texts = BTreeSet::new();
        for entry in fs::read_dir(folder).unwrap() {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap();
            let sample = serde_json::from_str(&text).unwrap();
            leaves(&sample, locale, Reads::Program, &mut texts);
        }
        // Months, and what joins a list and the hours of a day.
        let mut words: BTreeSet<String> = (1..=12)
            .filter_map(|month| NaiveDate::from_ymd_opt(2026, month, 1))
            .flat_map(|day| letters(&icc_i18n::date(locale, day)))
            .collect();
        words.extend(["h", "et", "and", "am", "pm", "er", "UTC"].map(str::to_owned));
        words.extend(texts.iter().flat_map(|text| letters(text)));
        let mut texts: Vec<String> = texts
            .into_iter()
            .filter(|t| t.chars().count() > 3)
            .collect();
        texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
        Self { texts, words }
    }

    /// The words of a text that came neither from a message nor from a sample.
    fn foreign(&self, text: &str) -> Vec<String> {
        let mut outside = outside_marks(text);
        if letters(&outside).is_empty() {
            return Vec::new();
        }
        for given in &self.texts {
            if outside.contains(given.as_str()) {
                outside = outside.replace(given.as_str(), " ");
            }
        }
        let mut found = letters(&outside);
        found.retain(|word| !self.words.contains(word));
        found
    }
}

/// Who reads a text of a sample.
#[derive(Clone, Copy, PartialEq)]
enum Reads {
    Person,
    Program,
}

/// The texts that people read. A code in small letters is for the program, unless its field says
/// that it is shown; where a page shows one, it marks it as such (`code`).
fn leaves(value: &Value, locale: Locale, reads: Reads, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            let is_code = |c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '_');
            if reads == Reads::Person || !text.chars().all(is_code) {
                found.insert(text.clone());
            }
        }
        Value::Array(items) => {
            for item in items {
                leaves(item, locale, reads, found);
            }
        }
        Value::Object(map)
            if map.len() == 2 && map.contains_key("fr") && map.contains_key("en") =>
        {
            leaves(&map[locale.tag()], locale, Reads::Person, found);
        }
        Value::Object(map) => {
            for (name, item) in map {
                let reads = if ["text", "name", "label"].contains(&name.as_str()) {
                    Reads::Person
                } else {
                    Reads::Program
                };
                leaves(item, locale, reads, found);
            }
        }
        _ => {}
    }
}

/// The runs of letters of a text.
fn letters(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Attributes that people read or hear.
const READ: [&str; 5] = ["aria-label", "title", "alt", "placeholder", "content"];

fn read(node: Node<'_, '_>, found: &mut Vec<String>) {
    let name = node.tag_name().name();
    let own_language = node.has_attribute("lang") && name != "html";
    // The pictures of samples were drawn elsewhere; charts have a test of their own.
    let drawn = node.attribute("class") == Some("chart");
    if own_language || drawn || name == "code" {
        return;
    }
    if node.is_text() {
        found.extend(node.text().map(str::to_owned));
    }
    let machine = name == "meta" && node.attribute("name") != Some("description");
    for attribute in node
        .attributes()
        .filter(|a| READ.contains(&a.name()) && !machine)
    {
        found.push(attribute.value().to_owned());
    }
    node.children().for_each(|child| read(child, found));
}

#[test]
fn every_word_of_a_page_is_a_message_or_was_given() {
    let i18n = Arc::new(I18n::marked().unwrap());
    let samples = Pages::new(&i18n).unwrap().render_samples().unwrap();
    let mut wrong = BTreeSet::new();
    for locale in Locale::ALL {
        let given = Given::read(locale);
        for sample in samples.iter().filter(|sample| sample.locale == locale) {
            let document = html::parse(&sample.html);
            let mut texts = Vec::new();
            read(document.root_element(), &mut texts);
            for text in texts {
                let words = given.foreign(&text);
                if !words.is_empty() {
                    wrong.insert(format!(
                        "{} {locale}: {words:?} in {:?}",
                        sample.name,
                        text.trim()
                    ));
                }
            }
        }
    }
    let wrong: Vec<_> = wrong.into_iter().collect();
    assert!(
        wrong.is_empty(),
        "{} texts:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_word_of_a_letter_is_a_message_or_was_given() {
    let i18n = Arc::new(I18n::marked().unwrap());
    let letters = Pages::new(&i18n).unwrap().letter_samples().unwrap();
    let mut wrong = Vec::new();
    for locale in Locale::ALL {
        let given = Given::read(locale);
        for (name, _, letter) in letters.iter().filter(|(_, one, _)| *one == locale) {
            let lines = letter.body.lines().chain([letter.subject.as_str()]);
            for line in lines.filter(|line| !outside_marks(line).trim().starts_with("https://")) {
                let words = given.foreign(line);
                if !words.is_empty() {
                    wrong.push(format!("{name} {locale}: {words:?} in {line:?}"));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} lines:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
