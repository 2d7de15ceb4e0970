//! Finding by words, the same on both databases: the same hits in the same order.
//!
//! The words come ready from whoever keeps or asks (`icc-app` makes them), so that neither database
//! decides what a word is. Who may see what is found is decided by whoever asks, over its ids.

use std::collections::BTreeSet;

use sea_orm::ActiveValue::Set;
use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QueryResult, Statement, Value,
};
use uuid::Uuid;

use super::{Handle, Write, failed};
use crate::entity::search_entry;
use crate::error::StoreError;
use crate::ids::NetworkId;

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SearchKind {
    /// A practice.
    Practice,
    /// A tool of the library.
    Tool,
    /// An issue or a challenge.
    Challenge,
    /// What somebody wrote in a topic.
    Post,
}

impl SearchKind {
    /// The word used in columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Tool => "tool",
            Self::Challenge => "challenge",
            Self::Post => "post",
        }
    }
}

/// Something with the words by which it is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchEntry {
    /// What it is.
    pub kind: SearchKind,
    /// Its id, in the table of its kind.
    pub id: Uuid,
    /// The network to which it belongs.
    pub network: Option<NetworkId>,
    /// Words of its title, with spaces between; each of letters and digits only, in lower case.
    pub title: String,
    /// Words of the rest.
    pub body: String,
}

/// Something that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchHit {
    /// Its id.
    pub id: Uuid,
    /// How many of the words that were asked for stand in its title.
    pub rank: i64,
}

const TABLE: &str = "search_entry";

/// Finder and writers of what is found by words.
#[derive(Debug)]
pub struct Search<'a, A>(pub(super) Handle<'a, A>);

impl<A> Search<'_, A> {
    /// What has every word that is asked for, each in one of its forms, wherever it stands: first
    /// what has more of them in its title, then the newest. No word finds nothing.
    pub async fn find(
        &self,
        kind: SearchKind,
        network: Option<NetworkId>,
        query: &[Vec<String>],
        limit: u64,
    ) -> Result<Vec<SearchHit>, StoreError> {
        let query: Vec<Vec<String>> = query.iter().map(|forms| sound(forms)).collect();
        if query.is_empty() || query.iter().any(Vec::is_empty) {
            return Ok(Vec::new());
        }
        let db = self.0.db();
        let backend = db.get_database_backend();
        let mut values: Vec<Value> = Vec::new();
        let mut bind = |value: Value| {
            values.push(value);
            match backend {
                DbBackend::Postgres => format!("${}", values.len()),
                // SQLite numbers them as they come too.
                _ => format!("?{}", values.len()),
            }
        };
        let ranks: Vec<String> = query
            .iter()
            .map(|forms| counted(backend, &bind(in_title(backend, forms).into())))
            .collect();
        let ranks = ranks.join(" + ");
        let everywhere = bind(all_of(backend, &query).into());
        let kind = bind(kind.as_str().into());
        let within = network.map_or_else(String::new, |network| {
            format!("AND e.network_id = {} ", bind(network.0.into()))
        });
        let limit = bind(i64::try_from(limit).unwrap_or(i64::MAX).into());
        let found = match backend {
            DbBackend::Postgres => format!(
                "FROM search_entry e WHERE \
                 array_to_tsvector(string_to_array(e.words, ' ')) @@ {everywhere}::tsquery "
            ),
            _ => format!(
                "FROM search_words JOIN search_entry e ON e.number = search_words.rowid \
                 WHERE search_words MATCH {everywhere} "
            ),
        };
        let sql = format!(
            "SELECT e.id AS id, CAST({ranks} AS bigint) AS rank {found}\
             AND e.kind = {kind} {within}ORDER BY 2 DESC, e.id DESC LIMIT {limit}"
        );
        let statement = Statement::from_sql_and_values(backend, sql, values);
        let rows = db.query_all_raw(statement).await.map_err(failed(TABLE))?;
        let hit = |row: &QueryResult| {
            Ok(SearchHit {
                id: row.try_get("", "id")?,
                rank: row.try_get("", "rank")?,
            })
        };
        let hits: Result<Vec<SearchHit>, DbErr> = rows.iter().map(hit).collect();
        hits.map_err(failed(TABLE))
    }
}

impl Search<'_, Write> {
    /// Keeps the words of something, in place of those it had.
    pub async fn put(&self, entry: &SearchEntry) -> Result<(), StoreError> {
        let columns = search_entry::COLUMN;
        let old = search_entry::Entity::find()
            .filter(columns.kind.eq(entry.kind.as_str()))
            .filter(columns.id.eq(entry.id))
            .one(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        let title = distinct([entry.title.as_str()]);
        let words = distinct([entry.title.as_str(), entry.body.as_str()]);
        let row = search_entry::ActiveModel {
            kind: Set(entry.kind.as_str().to_owned()),
            id: Set(entry.id),
            network_id: Set(entry.network),
            title: Set(title),
            words: Set(words),
            ..Default::default()
        };
        if let Some(old) = old {
            search_entry::Entity::update_many()
                .set(row)
                .filter(columns.number.eq(old.number))
                .exec(&self.0.db())
                .await
                .map_err(failed(TABLE))?;
        } else {
            search_entry::Entity::insert(row)
                .exec_without_returning(&self.0.db())
                .await
                .map_err(failed(TABLE))?;
        }
        Ok(())
    }

    /// Forgets the words of something; nothing where there are none.
    pub async fn remove(&self, kind: SearchKind, id: Uuid) -> Result<(), StoreError> {
        let columns = search_entry::COLUMN;
        search_entry::Entity::delete_many()
            .filter(columns.kind.eq(kind.as_str()))
            .filter(columns.id.eq(id))
            .exec(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(())
    }
}

/// Each word of some texts once, in order.
fn distinct<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let words: BTreeSet<&str> = texts.into_iter().flat_map(str::split_whitespace).collect();
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// The forms of a word of which both databases make the same: letters and digits only.
fn sound(forms: &[String]) -> Vec<String> {
    let is_word = |form: &&String| !form.is_empty() && form.chars().all(char::is_alphanumeric);
    forms.iter().filter(is_word).cloned().collect()
}

/// One of the forms of a word, as the database asks for it.
fn one_of(backend: DbBackend, forms: &[String]) -> String {
    let (quote, or) = match backend {
        DbBackend::Postgres => ('\'', " | "),
        _ => ('"', " OR "),
    };
    let quoted: Vec<String> = forms
        .iter()
        .map(|form| format!("{quote}{form}{quote}"))
        .collect();
    format!("({})", quoted.join(or))
}

/// Every word in one of its forms, wherever it stands.
fn all_of(backend: DbBackend, query: &[Vec<String>]) -> String {
    let each: Vec<String> = query.iter().map(|forms| one_of(backend, forms)).collect();
    match backend {
        DbBackend::Postgres => each.join(" & "),
        _ => format!("words : ({})", each.join(" AND ")),
    }
}

/// A word in one of its forms, in the title.
fn in_title(backend: DbBackend, forms: &[String]) -> String {
    let forms = one_of(backend, forms);
    match backend {
        DbBackend::Postgres => forms,
        _ => format!("title : {forms}"),
    }
}

/// 1 where what is bound stands in the title, 0 where it does not.
fn counted(backend: DbBackend, bound: &str) -> String {
    match backend {
        DbBackend::Postgres => {
            format!("(array_to_tsvector(string_to_array(e.title, ' ')) @@ {bound}::tsquery)::int")
        }
        _ => format!(
            "(e.number IN (SELECT rowid FROM search_words WHERE search_words MATCH {bound}))"
        ),
    }
}
