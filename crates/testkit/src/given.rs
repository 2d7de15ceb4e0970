//! What people, questionnaires and data files bring along, for tests in the pseudo-language: words of
//! a file that stand outside of all marks and were not given either came from the code.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use icc_domain::Locale;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbErr, Statement};

/// Texts that were given. Each counts as a whole: words of several that were put together otherwise
/// are a text of whoever did so.
#[derive(Debug, Clone, Default)]
pub struct Given {
    texts: BTreeSet<String>,
    /// Names of tables and columns of a database.
    schema: BTreeSet<String>,
    /// Whether codes are among the texts.
    codes: bool,
}

impl Given {
    /// Every text of the questionnaires and of the data that come with the program, and the months.
    ///
    /// # Errors
    /// A file of the repository cannot be read.
    pub fn of_repository() -> io::Result<Self> {
        let mut given = Self::default();
        for folder in ["questionnaires", "data"] {
            for file in files(&root().join(folder), "toml")? {
                let text = fs::read_to_string(file)?;
                let table: toml::Table = text.parse().map_err(io::Error::other)?;
                given.toml(&toml::Value::Table(table));
            }
        }
        let months = (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(2026, month, 2));
        for day in months {
            for locale in Locale::ALL {
                let words = icc_i18n::date(locale, day);
                let words = words.split_whitespace().filter(|it| is_word(it));
                words.for_each(|word| given.add(word));
            }
        }
        Ok(given)
    }

    /// With every text in a database (`SQLite`): names, answers, codes, whatever somebody wrote.
    ///
    /// # Errors
    /// The file is no such database.
    pub async fn and_of_database(mut self, file: &Path) -> Result<Self, DbErr> {
        let url = format!("sqlite://{}?mode=ro", file.display());
        let db = Database::connect(url).await?;
        let columns = "SELECT m.name AS one, c.name AS other FROM sqlite_master AS m \
                       JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table'";
        for (table, column) in pairs(&db, columns).await? {
            self.schema.extend([table.clone(), column.clone()]);
            let texts = format!(
                "SELECT DISTINCT \"{column}\" AS one, '' AS other FROM \"{table}\" \
                 WHERE typeof(\"{column}\") = 'text'"
            );
            for (text, _) in pairs(&db, &texts).await? {
                self.stored(&text);
            }
        }
        db.close().await?;
        Ok(self)
    }

    /// With what is for programs: the words that the reference pages name as such (between
    /// backticks), names of tables and columns, and codes of several words; also several of them.
    ///
    /// # Errors
    /// A page cannot be read.
    pub fn and_codes(mut self) -> io::Result<Self> {
        for page in files(&root().join("docs/reference"), "md")? {
            let text = fs::read_to_string(page)?;
            let lines = text.lines().filter(|line| !line.starts_with("```"));
            for line in lines {
                // What stands between backticks is every second part.
                line.split('`')
                    .skip(1)
                    .step_by(2)
                    .for_each(|it| self.add(it));
            }
        }
        self.texts.append(&mut self.schema);
        self.codes = true;
        Ok(self)
    }

    /// With a text, and with each line of it.
    pub fn add(&mut self, text: &str) {
        let mut add = |text: &str| {
            let text = normal(text);
            self.texts.insert(core(&text).to_owned());
        };
        add(text);
        if text.contains('\n') {
            text.lines().for_each(add);
        }
    }

    /// What of a text stands outside of all marks and was not given.
    #[must_use]
    pub fn foreign(&self, text: &str) -> Vec<String> {
        let pieces = icc_i18n::unmarked(text).into_iter();
        pieces.flat_map(|piece| self.not_given(&piece)).collect()
    }

    /// From the left, always the longest part that was given; what begins none is foreign.
    fn not_given(&self, text: &str) -> Vec<String> {
        // The address of a cell stands behind the name of its sheet.
        let text = &text.replace('!', "! ");
        let cuts = cuts(text);
        let mut foreign = Vec::new();
        let mut at = 0;
        while at + 1 < cuts.len() {
            let mut ends = (at + 1..cuts.len()).rev();
            let known = ends.find(|end| self.knows(&text[cuts[at]..cuts[*end]]));
            if known.is_none() {
                foreign.push(normal(&text[cuts[at]..cuts[at + 1]]));
            }
            at = known.unwrap_or(at + 1);
        }
        foreign
    }

    fn knows(&self, part: &str) -> bool {
        let text = normal(part);
        let core = core(&text);
        !is_word(core)
            || self.texts.contains(core)
            || is_no_language(&text)
            || self.codes && self.are_codes(core)
    }

    fn are_codes(&self, text: &str) -> bool {
        let is_one = |word: &str| {
            let is_known = word.bytes().all(is_small) && self.texts.contains(word);
            is_known || is_code(word)
        };
        text.split(' ').all(is_one)
    }

    fn toml(&mut self, value: &toml::Value) {
        match value {
            toml::Value::String(text) => self.add(text),
            toml::Value::Array(items) => items.iter().for_each(|item| self.toml(item)),
            toml::Value::Table(fields) => fields.values().for_each(|item| self.toml(item)),
            _ => {}
        }
    }

    /// A text of a database; many are documents (JSON) with texts in them.
    fn stored(&mut self, text: &str) {
        match serde_json::from_str(text) {
            Ok(document @ (serde_json::Value::Object(_) | serde_json::Value::Array(_))) => {
                self.json(&document);
            }
            _ => self.add(text),
        }
    }

    fn json(&mut self, value: &serde_json::Value) {
        match value {
            serde_json::Value::String(text) => self.add(text),
            serde_json::Value::Array(items) => items.iter().for_each(|item| self.json(item)),
            serde_json::Value::Object(fields) => {
                fields.values().for_each(|item| self.json(item));
            }
            _ => {}
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files with an ending below a folder.
fn files(folder: &Path, ending: &str) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, ending)?);
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

async fn pairs(db: &DatabaseConnection, sql: &str) -> Result<Vec<(String, String)>, DbErr> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(statement).await?.into_iter();
    rows.map(|row| Ok((row.try_get("", "one")?, row.try_get("", "other")?)))
        .collect()
}

/// With one kind of space and without line ends.
fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without the signs around it.
fn core(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

/// A letter alone is the sign of a unit or of a point.
fn is_word(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 1
}

/// An address, a path, the name of a file, or something with a digit in it: an id, a moment, a size.
fn is_no_language(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
    let is_ending = |end: &str| (2..=8).contains(&end.len()) && end.bytes().all(is_small);
    let is_file = || {
        let parts = text.rsplit_once('.');
        parts.is_some_and(|(name, end)| name.is_ascii() && is_ending(end))
    };
    !text.contains(char::is_whitespace)
        && (text.starts_with('/')
            || text.contains("://")
            || text.contains('@')
            || text.contains(|c: char| c.is_ascii_digit())
            || is_file())
}

/// A word of several, as programs write them; a single one has to be documented. Behind the name of a
/// vocabulary there may be capitals (`dcat:Dataset`).
fn is_code(text: &str) -> bool {
    let is_part = |c: u8| is_small(c) || b"_-.:|/".contains(&c);
    let is_plain = text.bytes().all(is_part) && text.bytes().any(|c| !is_small(c));
    let named = text.split_once(':');
    is_plain
        || named.is_some_and(|(vocabulary, name)| {
            vocabulary.bytes().all(is_small) && name.bytes().all(|c| c.is_ascii_alphanumeric())
        })
}

const fn is_small(c: u8) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit()
}

/// Where a text may be made of several: at a line end, beside a sign or a number, and at what joins a
/// list. Never between two words.
fn cuts(text: &str) -> Vec<usize> {
    const JOINING: [&str; 4] = ["et", "ou", "and", "or"];
    let mut cuts = vec![0];
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let Some(next) = words.peek() else { break };
        let at = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
        let (end, begin) = (at(word) + word.len(), at(next));
        let stands_alone = |word: &str| {
            JOINING.contains(&word) || !is_word(word) || word.contains(|c: char| c.is_ascii_digit())
        };
        let joint = text[end..begin].contains('\n')
            || word.ends_with(|c: char| !c.is_alphanumeric())
            || next.starts_with(|c: char| !c.is_alphanumeric())
            || stands_alone(word)
            || stands_alone(next);
        if joint {
            cuts.push(begin);
        }
    }
    cuts.push(text.len());
    cuts
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test stops where a step fails")]
mod tests {
    use super::*;

    fn given(texts: &[&str]) -> Given {
        let mut given = Given::default();
        for text in texts {
            given.add(text);
        }
        given
    }

    #[test]
    fn words_that_nobody_marked_or_gave_are_found() {
        let given = given(&["Val-des-Cèdres", "City", "name"]);
        assert_eq!(given.foreign("¦Municipality¬"), Vec::<String>::new());
        assert_eq!(given.foreign("Municipality"), ["Municipality"]);
        // Two texts that were given are not a third one.
        assert_eq!(given.foreign("City name"), ["City name"]);
        // Around a message, and between two.
        let text = "Answers ¦of {$city}¬ in ¦a ¦b¬ c¬ out";
        assert_eq!(given.foreign(text), ["Answers", "in", "out"]);
    }

    #[test]
    fn names_answers_numbers_and_addresses_are_no_finding() {
        let given = given(&["Val-des-Cèdres", "Yes, we do.\nSince March.", "Île-Perrot"]);
        for text in [
            "Val-des-Cèdres",
            "Val-des-Cèdres, Île-Perrot; Val-des-Cèdres",
            "C1 Val-des-Cèdres (2026)",
            "Yes, we\u{a0}do. Since March.",
            "Since March.",
            "https://example.org/A-b?c=d",
            "somebody@example.org",
            "- `scores.csv`: ¦all¬",
            "2026-11-24T12:00:00+00:00",
            "48 %",
        ] {
            assert_eq!(given.foreign(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(given.foreign("C1 Yes"), ["Yes"]);
    }

    #[test]
    fn codes_are_words_where_people_read() {
        let people = given(&[]);
        for code in ["parts_overdue", "municipality", "not-begun"] {
            assert_eq!(people.foreign(code), [code]);
        }
        let programs = people.and_codes().expect("the pages are there");
        assert_eq!(programs.foreign("parts_overdue"), Vec::<String>::new());
        assert_eq!(programs.foreign("municipality"), Vec::<String>::new());
        assert_eq!(programs.foreign("Arrondissement"), ["Arrondissement"]);
        assert_eq!(programs.foreign("parts overdue"), ["parts overdue"]);
    }

    #[test]
    fn the_repository_gives_questions_and_months() {
        let given = Given::of_repository().expect("texts");
        assert_eq!(given.foreign("2 novembre 2026"), Vec::<String>::new());
        assert_eq!(given.foreign("header"), ["header"]);
    }
}
