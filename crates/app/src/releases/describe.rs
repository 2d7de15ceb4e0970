//! A release as other programs are told of it: Frictionless Data Package, CSV on the Web, DCAT-AP and
//! schema.org. One function for each; they say the same.

mod csvw;
mod dcat;
mod frictionless;
mod schema_org;

use chrono::{DateTime, Utc};
use icc_datasets::field::{Field, Released, released};
use icc_datasets::released::TableFormat;
use icc_domain::Locale;
use icc_i18n::{Args, I18n, key};
use icc_store::{ReleaseFile, ReleaseVersion};
use serde_json::{Value, json};

use super::papers::{file_table, table_text};
use super::{Publishing, TableRecord};

pub(super) use csvw::csvw;
pub(super) use dcat::dcat;
pub(super) use frictionless::data_package;
pub(super) use schema_org::schema_org;

/// What is described.
pub(super) struct Described<'a> {
    pub(super) publishing: &'a Publishing,
    pub(super) i18n: &'a I18n,
    pub(super) version: ReleaseVersion,
    pub(super) made_at: DateTime<Utc>,
    pub(super) demonstration: bool,
    pub(super) tables: &'a [TableRecord],
    /// The first and the last year that answers are about.
    pub(super) years: Option<(i32, i32)>,
    pub(super) files: &'a [ReleaseFile],
}

impl<'a> Described<'a> {
    /// The name that the data have in every version.
    const fn name(&self) -> &'static str {
        if self.demonstration {
            "icc-index-demonstration"
        } else {
            "icc-index"
        }
    }

    fn plain(&self, locale: Locale, id: &str) -> String {
        self.i18n.plain(locale, id)
    }

    fn title(&self, locale: Locale) -> String {
        let args = Args::new()
            .text("version", self.version.to_string())
            .date("date", self.made_at.date_naive());
        self.i18n.text(locale, key!("release-title"), &args)
    }

    fn description(&self, locale: Locale) -> String {
        let statement = self.plain(locale, key!("release-readme-statement"));
        if self.demonstration {
            let invented = self.plain(locale, key!("release-invented"));
            return format!("{invented} {statement}");
        }
        statement
    }

    fn publisher(&self) -> String {
        match self.publishing.publisher.as_str() {
            "" => self.plain(Locale::En, key!("site-name")),
            name => name.to_owned(),
        }
    }

    fn address(&self, file: &str) -> String {
        self.publishing.file(self.version, file)
    }

    /// The tables with their columns, and each with its file of comma-separated values, which is packed
    /// where it is large.
    fn tables(
        &self,
    ) -> impl Iterator<Item = (&'a TableRecord, &'static Released, &'a ReleaseFile)> {
        let (tables, files, demonstration) = (self.tables, self.files, self.demonstration);
        tables.iter().filter_map(move |table| {
            let format = TableFormat::separated(table.rows);
            let name = file_table(demonstration, &table.name, format);
            let file = files.iter().find(|file| file.name == name)?;
            Some((table, released(&table.name)?, file))
        })
    }

    fn about_table(&self, locale: Locale, table: &str) -> String {
        table_text(self.i18n, locale, table)
    }

    fn about_column(&self, locale: Locale, released: &Released, field: &Field) -> String {
        self.plain(locale, &released.table.message_id(field))
    }
}

/// A text in both languages, for linked data.
fn both(text: impl Fn(Locale) -> String) -> Value {
    let texts =
        Locale::ALL.map(|locale| json!({ "@value": text(locale), "@language": locale.tag() }));
    json!(texts)
}

/// Whether rows can be told apart by the columns of their key: all of them are always there, and no
/// two rows have the same.
fn is_unique(released: &Released) -> bool {
    let table = released.table;
    let always = |name: &&str| {
        let at = table.position(name);
        at.is_some_and(|at| table.fields[at].required)
    };
    table.name != "answers" && released.key.iter().all(always)
}
