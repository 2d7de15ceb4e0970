//! Finding by words, the same on both databases: the same hits in the same order.
//!
//! The words come ready from whoever keeps or asks (`icc-app` makes them), so that neither database
//! decides what a word is. Who may see what is found is decided by whoever asks, over its ids.

use std::cmp::Reverse;
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
    /// what has more of them in its title, then the newest. No word finds nothing. Of more than can
    /// be told, those are left out that were put here first.
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
        let most = usize::try_from(limit).unwrap_or(usize::MAX);
        // Titles are few and short. A word that stands everywhere else is gone through from its
        // newest place on, and no further than can be told.
        let place = Place { kind, network };
        let mut hits = self.look(place, &query, In::Titles, limit).await?;
        if hits.len() < most {
            let titled: BTreeSet<Uuid> = hits.iter().map(|hit| hit.id).collect();
            let mut others = self.look(place, &query, In::Words, limit).await?;
            others.retain(|hit| !titled.contains(&hit.id));
            others.sort_by_key(|hit| Reverse(hit.id));
            others.truncate(most - hits.len());
            hits.append(&mut others);
        }
        Ok(hits)
    }

    async fn look(
        &self,
        place: Place,
        query: &[Vec<String>],
        within: In,
        limit: u64,
    ) -> Result<Vec<SearchHit>, StoreError> {
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
        // One of our words: an index of its own belongs to each, which a bound one would not find.
        let kind = place.kind.as_str();
        let ranks = match within {
            In::Titles => {
                let each = query.iter().map(|forms| {
                    let sought = in_title(backend, kind, forms);
                    counted(backend, &bind(sought.into()))
                });
                each.collect::<Vec<_>>().join(" + ")
            }
            In::Words => "0".to_owned(),
        };
        let any: Vec<String> = query.iter().flatten().cloned().collect();
        let any = one_of(backend, &any);
        let mut found = if backend == DbBackend::Postgres {
            let mut found = format!(
                "FROM search_entry e WHERE e.kind = '{kind}' AND \
                 array_to_tsvector(string_to_array(e.words, ' ')) @@ {}::tsquery ",
                bind(all_of(backend, query).into())
            );
            if within == In::Titles {
                let any = bind(any.into());
                let titled = format!("AND {TITLE_IN_POSTGRES} @@ {any}::tsquery ");
                found.push_str(&titled);
            }
            found
        } else {
            let mut sought = format!("kind : \"{kind}\" AND {}", all_of(backend, query));
            if within == In::Titles {
                let titled = format!(" AND title : {any}");
                sought.push_str(&titled);
            }
            format!(
                "FROM search_words CROSS JOIN search_entry e INDEXED BY search_entry_number \
                 ON e.number = search_words.rowid WHERE search_words MATCH {} ",
                bind(sought.into())
            )
        };
        if let Some(network) = place.network {
            let network = format!("AND e.network_id = {} ", bind(network.0.into()));
            found.push_str(&network);
        }
        let order = match (within, backend) {
            (In::Titles, _) => "2 DESC, e.id DESC",
            (In::Words, DbBackend::Postgres) => "e.number DESC",
            // The index of words gives them so, and stops.
            (In::Words, _) => "search_words.rowid DESC",
        };
        let limit = bind(i64::try_from(limit).unwrap_or(i64::MAX).into());
        let sql = format!(
            "SELECT e.id AS id, CAST({ranks} AS bigint) AS rank {found}\
             ORDER BY {order} LIMIT {limit}"
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

/// What is looked for, and in whose words.
#[derive(Debug, Clone, Copy)]
struct Place {
    kind: SearchKind,
    network: Option<NetworkId>,
}

/// Where one of the words has to stand at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum In {
    /// In the title.
    Titles,
    /// Anywhere.
    Words,
}

const TITLE_IN_POSTGRES: &str = "array_to_tsvector(string_to_array(e.title, ' '))";

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
fn in_title(backend: DbBackend, kind: &str, forms: &[String]) -> String {
    let forms = one_of(backend, forms);
    match backend {
        DbBackend::Postgres => forms,
        _ => format!("kind : \"{kind}\" AND title : {forms}"),
    }
}

/// 1 where what is bound stands in the title, 0 where it does not.
fn counted(backend: DbBackend, bound: &str) -> String {
    match backend {
        DbBackend::Postgres => {
            format!("({TITLE_IN_POSTGRES} @@ {bound}::tsquery)::int")
        }
        _ => format!(
            "(e.number IN (SELECT rowid FROM search_words WHERE search_words MATCH {bound}))"
        ),
    }
}
