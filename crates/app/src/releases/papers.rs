//! What is written about the tables of a release: documents for people, for spreadsheets and for
//! other programs.

use chrono::Datelike;
use icc_datasets::field::{RELEASED, Table, released};
use icc_datasets::released::{Book, EVERY_FORMAT_ROWS, SHEET_ROWS, TableFormat};
use icc_domain::Locale;
use icc_i18n::{Args, key};
use icc_store::{ReleaseFile, ReleaseVersion};
use serde_json::{Value, json};

use super::build::Making;
use super::describe::{self, Described};
use super::desk::Desk;
use super::{ReleaseDocument, TableRecord};
use crate::error::Error;
use crate::export::{dictionary, dictionary_table, mark, pretty};

/// The name of a table's file, which says when its content is invented.
#[must_use]
pub fn file_table(demonstration: bool, table: &str, format: TableFormat) -> String {
    format!("{}{table}.{}", mark(demonstration), format.extension())
}

const JSON: &str = "application/json";
const LINKED: &str = "application/ld+json";
const MARKDOWN: &str = "text/markdown; charset=utf-8";
const PLAIN: &str = "text/plain; charset=utf-8";
const SHEETS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The documents of one release.
pub(super) struct Papers<'a> {
    making: &'a Making,
    version: ReleaseVersion,
    document: &'a ReleaseDocument,
    demonstration: bool,
}

impl<'a> Papers<'a> {
    pub(super) fn new(
        making: &'a Making,
        version: ReleaseVersion,
        document: &'a ReleaseDocument,
    ) -> Self {
        Self {
            making,
            version,
            document,
            demonstration: making.gathered.demonstration(),
        }
    }

    /// Writes all of them, and at the end everything in one archive.
    pub(super) fn write(&self, desk: &mut Desk) -> Result<(), Error> {
        let tables: Vec<&Table> = RELEASED.iter().map(|one| one.table).collect();
        let i18n = &self.making.i18n;
        let csv = dictionary_table(i18n, &tables)?;
        desk.put("dictionary.csv", TableFormat::Csv.media_type(), csv)?;
        let listed: Vec<Value> = tables.iter().map(|table| dictionary(i18n, table)).collect();
        desk.put(
            "dictionary.json",
            JSON,
            pretty(&json!({ "tables": listed }))?,
        )?;
        self.definitions(desk)?;
        desk.put(&self.file("icc-index", "xlsx"), SHEETS, self.workbook()?)?;
        for locale in Locale::ALL {
            let name = match locale {
                Locale::Fr => "LISEZ-MOI.md",
                Locale::En => "README.md",
            };
            desk.put(name, MARKDOWN, self.readme(locale).join("\n").into_bytes())?;
        }
        desk.put("LICENCE.md", MARKDOWN, self.licence().into_bytes())?;
        let citation = "application/yaml";
        desk.put("CITATION.cff", citation, self.citation().into_bytes())?;
        let described = Described {
            publishing: &self.making.publishing,
            i18n,
            version: self.version,
            made_at: self.making.made_at,
            demonstration: self.demonstration,
            tables: &self.document.tables,
            years: self.years(),
            files: &desk.files.clone(),
        };
        desk.put("release.json", JSON, pretty(&self.record())?)?;
        for (name, media_type, content) in [
            ("datapackage.json", JSON, describe::data_package(&described)),
            (
                "csv-metadata.json",
                "application/csvm+json",
                describe::csvw(&described),
            ),
            ("dcat.jsonld", LINKED, describe::dcat(&described)),
            ("dataset.jsonld", LINKED, describe::schema_org(&described)),
        ] {
            desk.put(name, media_type, pretty(&content)?)?;
        }
        let sums = sums(&desk.files);
        desk.put("SHA256SUMS", PLAIN, sums.into_bytes())?;
        desk.zip(&self.file(&format!("icc-index-v{}", self.version), "zip"))
    }

    fn file(&self, name: &str, extension: &str) -> String {
        format!("{}{name}.{extension}", mark(self.demonstration))
    }

    fn text(&self, locale: Locale, id: &str, args: &Args) -> String {
        self.making.i18n.text(locale, id, args)
    }

    /// The definitions that were answered, each with its methods, texts and crosswalks, byte for
    /// byte as their digests are taken.
    fn definitions(&self, desk: &mut Desk) -> Result<(), Error> {
        for collection in &self.making.gathered.snapshot.collections {
            let definition = &collection.definition;
            let name = format!("definition-{}-{}.json", definition.id, definition.version);
            desk.put(&name, JSON, definition.canonical_json().into_bytes())?;
        }
        Ok(())
    }

    fn years(&self) -> Option<(i32, i32)> {
        let collections = self.making.gathered.snapshot.collections.iter();
        let waves = collections.flat_map(|collection| &collection.waves);
        let years: Vec<i32> = waves.map(|wave| wave.record.year).collect();
        years.iter().min().copied().zip(years.iter().max().copied())
    }

    /// What the release is, in lines to read.
    fn readme(&self, locale: Locale) -> Vec<String> {
        let plain = |id| self.text(locale, id, &Args::new());
        let publishing = &self.making.publishing;
        let args = Args::new()
            .text("version", self.version.to_string())
            .date("date", self.making.made_at.date_naive());
        let mut lines = vec![
            format!("# {}", self.text(locale, key!("release-title"), &args)),
            String::new(),
        ];
        if self.demonstration {
            lines.extend([
                format!("**{}**", plain(key!("release-invented"))),
                String::new(),
            ]);
        }
        lines.extend([plain(key!("release-readme-statement")), String::new()]);
        lines.extend([plain(key!("release-readme-consent")), String::new()]);
        let address = Args::new().text("address", publishing.file(self.version, ""));
        lines.push(self.text(locale, key!("release-readme-address"), &address));
        let licence = Args::new()
            .text("licence", &publishing.licence)
            .text("address", &publishing.licence_address);
        lines.extend([
            String::new(),
            self.text(locale, key!("release-readme-licence"), &licence),
        ]);
        if !publishing.email.is_empty() {
            let contact = Args::new().text("email", &publishing.email);
            lines.push(self.text(locale, key!("release-readme-contact"), &contact));
        }
        lines.extend([
            String::new(),
            format!("## {}", plain(key!("release-readme-tables"))),
            String::new(),
        ]);
        for table in &self.document.tables {
            let format = TableFormat::separated(table.rows);
            let name = file_table(self.demonstration, &table.name, format);
            let about = table_text(&self.making.i18n, locale, &table.name);
            let rows = Args::new().integer("rows", table.rows);
            let rows = self.text(locale, key!("release-readme-rows"), &rows);
            lines.push(format!("- `{name}`: {about} {rows}"));
        }
        lines.extend([
            String::new(),
            plain(key!("release-readme-formats")),
            String::new(),
        ]);
        let mut tables = self.document.tables.iter();
        if tables.any(|table| table.rows > EVERY_FORMAT_ROWS) {
            let rows = Args::new().integer("rows", EVERY_FORMAT_ROWS);
            lines.extend([
                self.text(locale, key!("release-readme-large"), &rows),
                String::new(),
            ]);
        }
        lines.extend([plain(key!("release-readme-descriptions")), String::new()]);
        lines
    }

    fn workbook(&self) -> Result<Vec<u8>, Error> {
        let failed = |error: icc_datasets::WriteError| Error::broken([error.to_string()]);
        let made = self.making.made_at.date_naive();
        let small = |number: u32| u8::try_from(number).unwrap_or(1);
        let day = (
            u16::try_from(made.year()).unwrap_or_default(),
            small(made.month()),
            small(made.day()),
        );
        let args = Args::new()
            .text("version", self.version.to_string())
            .date("date", made);
        let title = self.text(Locale::Fr, key!("release-title"), &args);
        let mut book = Book::new(&title, day).map_err(failed)?;
        for locale in Locale::ALL {
            let name = self.text(locale, key!("release-readme-sheet"), &Args::new());
            let mut lines = self.readme(locale);
            let large = |table: &&TableRecord| table.rows > SHEET_ROWS;
            for table in self.document.tables.iter().filter(large) {
                let args = Args::new().text("table", &table.name);
                lines.push(self.text(locale, key!("release-readme-too-large"), &args));
            }
            book.lines(&name, &lines).map_err(failed)?;
        }
        let i18n = &self.making.i18n;
        let text = |locale: Locale, id: &str| i18n.plain(locale, id);
        book.dictionary(RELEASED.iter().map(|one| one.table), &text)
            .map_err(failed)?;
        for table in &self.document.tables {
            if let Some(released) = released(&table.name) {
                let pieces = self.making.gathered.pieces(released.table, None);
                book.table(released.table, &*pieces).map_err(failed)?;
            }
        }
        book.finish().map_err(failed)
    }

    fn licence(&self) -> String {
        let publishing = &self.making.publishing;
        let licence = Args::new()
            .text("licence", &publishing.licence)
            .text("address", &publishing.licence_address);
        let texts = Locale::ALL.map(|locale| {
            let ours = self.text(locale, key!("release-readme-licence"), &licence);
            let others = self.text(locale, key!("release-licence-others"), &Args::new());
            format!("{ours}\n\n{others}\n")
        });
        texts.join("\n---\n\n")
    }

    /// `CITATION.cff` 1.2.0. A text in quotes of JSON is one in quotes of YAML.
    fn citation(&self) -> String {
        let publishing = &self.making.publishing;
        let args = Args::new()
            .text("version", self.version.to_string())
            .date("date", self.making.made_at.date_naive());
        let quoted = |text: String| Value::String(text).to_string();
        let plain = |id| self.text(Locale::En, id, &Args::new());
        let publisher = match publishing.publisher.as_str() {
            "" => plain(key!("site-name")),
            name => name.to_owned(),
        };
        let mut lines = vec![
            "cff-version: 1.2.0".to_owned(),
            format!(
                "message: {}",
                quoted(plain(key!("release-citation-message")))
            ),
            "type: dataset".to_owned(),
            format!(
                "title: {}",
                quoted(self.text(Locale::En, key!("release-title"), &args))
            ),
            "authors:".to_owned(),
            format!("  - name: {}", quoted(publisher)),
            format!("version: {}", quoted(self.version.to_string())),
            format!("date-released: {}", self.making.made_at.date_naive()),
            format!("license: {}", publishing.licence),
            format!("url: {}", quoted(publishing.file(self.version, ""))),
        ];
        if self.demonstration {
            lines.push(format!(
                "abstract: {}",
                quoted(plain(key!("release-invented")))
            ));
        }
        lines.join("\n") + "\n"
    }

    /// What the release is, for programs.
    fn record(&self) -> Value {
        let document = self.document;
        json!({
            "version": self.version.to_string(),
            "made_at": self.making.made_at.to_rfc3339(),
            "demonstration": self.demonstration,
            "previous": document.previous,
            "change": document.step,
            "software": document.software,
            "engine": document.engine,
            "licence": document.publishing.licence,
            "waves": document.waves,
            "tables": document.tables,
        })
    }
}

/// What a table of a release holds, in a sentence.
#[must_use]
pub fn table_text(i18n: &icc_i18n::I18n, locale: Locale, table: &str) -> String {
    i18n.plain(
        locale,
        &format!("release-table-{}", table.replace('_', "-")),
    )
}

/// The list of checksums, as `sha256sum -c` reads it.
fn sums(files: &[ReleaseFile]) -> String {
    let mut lines: Vec<String> = files
        .iter()
        .map(|file| format!("{}  {}\n", file.sha256, file.name))
        .collect();
    lines.sort_by(|one, other| one[66..].cmp(&other[66..]));
    lines.concat()
}
