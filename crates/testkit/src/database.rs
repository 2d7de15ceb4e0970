//! A database of its own for every test.

use std::error::Error;
use std::ffi::OsStr;

use icc_store::{Store, StoreSettings};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use tempfile::TempDir;

use crate::engine::{Engine, Tables};
#[cfg(feature = "service")]
use crate::loaded::{Contents, DATABASE as FILE};

/// What a body returns: an assertion fails by panicking, anything else by `?`.
pub type Outcome = Result<(), Box<dyn Error>>;

/// The variable with the address of a server on which tests may make and drop databases.
const SERVER: &str = "TEST_POSTGRES_URL";
/// Databases of these tests begin with it.
const PREFIX: &str = "icc_test";
/// One test at a time makes the template; any number that nothing else locks.
const TEMPLATE_LOCK: i64 = 0x0069_6363_7465_7374;
/// Connections per test: many tests share one server.
const CONNECTIONS: u32 = 4;
/// The name of a file.
#[cfg(not(feature = "service"))]
const FILE: &str = "test.sqlite";

/// A database that only one test uses, and the store on it.
#[derive(Debug)]
pub struct TestDatabase {
    store: Store,
    url: String,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Folder(TempDir),
    Server { url: String, name: String },
}

impl TestDatabase {
    /// The open store.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The address, for opening the same database once more.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A second store on the same database, as another process would open it.
    pub async fn second_store(&self) -> Result<Store, Box<dyn Error>> {
        Ok(Store::open(&settings(&self.url)).await?)
    }

    /// A bare connection, for what the store does not offer: looking at the schema, trying to break
    /// rules of the database.
    pub async fn connection(&self) -> Result<DatabaseConnection, Box<dyn Error>> {
        Ok(connect(&self.url).await?)
    }

    /// Runs one statement behind the back of the store.
    pub async fn execute(&self, sql: &str) -> Outcome {
        let connection = self.connection().await?;
        connection.execute_unprepared(sql).await?;
        connection.close().await?;
        Ok(())
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &str) -> Result<i64, Box<dyn Error>> {
        let connection = self.connection().await?;
        let backend = connection.get_database_backend();
        let sql = format!("SELECT COUNT(*) FROM {table}");
        let row = connection
            .query_one_raw(sea_orm::Statement::from_string(backend, sql))
            .await?;
        let count = row.ok_or("no row")?.try_get_by_index(0)?;
        connection.close().await?;
        Ok(count)
    }

    /// Does what the database refuses: runs an UPDATE of one table with its guard removed, as
    /// somebody would who tampers with the file.
    pub async fn tamper(&self, table: &str, update: &str) -> Outcome {
        let connection = self.connection().await?;
        let on = match self.place {
            Place::Folder(_) => String::new(),
            Place::Server { .. } => format!(" ON \"{table}\""),
        };
        let drop = format!("DROP TRIGGER IF EXISTS {table}_update_rows{on}");
        connection.execute_unprepared(&drop).await?;
        connection.execute_unprepared(update).await?;
        connection.close().await?;
        Ok(())
    }

    pub(crate) async fn make(engine: Engine, tables: Tables) -> Result<Self, Box<dyn Error>> {
        let (url, place) = match engine {
            Engine::Sqlite => in_folder(tables).await?,
            Engine::Postgres => on_server(tables).await?,
        };
        let store = Store::open(&settings(&url)).await?;
        if tables != Tables::Missing {
            // Nothing to do where the template has them already.
            store.migrate().await?;
        }
        Ok(Self { store, url, place })
    }

    pub(crate) async fn remove(self) -> Outcome {
        self.store.close().await?;
        match self.place {
            Place::Folder(folder) => folder.close()?,
            Place::Server { url, name } => {
                let server = connect(&url).await?;
                let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                server.execute_unprepared(&drop).await?;
                server.close().await?;
            }
        }
        Ok(())
    }
}

fn settings(url: &str) -> StoreSettings {
    StoreSettings {
        connections: CONNECTIONS,
        ..StoreSettings::new(url)
    }
}

async fn connect(url: &str) -> Result<DatabaseConnection, sea_orm::DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await
}

/// Makes a file in a folder of its own: not there yet, or a copy of one that was filled once.
#[cfg_attr(
    not(feature = "service"),
    expect(clippy::unused_async, reason = "only a loaded file is waited for")
)]
async fn in_folder(tables: Tables) -> Result<(String, Place), Box<dyn Error>> {
    let folder = TempDir::new()?;
    match tables {
        Tables::Missing | Tables::Made => {}
        #[cfg(feature = "service")]
        Tables::Loaded => Contents::WORLD.copy_to(folder.path()).await?,
    }
    let file = folder.path().join(FILE);
    Ok((
        format!("sqlite://{}", file.display()),
        Place::Folder(folder),
    ))
}

/// Makes a database on the server: empty, or a copy of one that was filled once.
async fn on_server(tables: Tables) -> Result<(String, Place), Box<dyn Error>> {
    #[expect(
        clippy::disallowed_methods,
        reason = "a test has no settings of its own; this is how `cargo xtask test` tells it"
    )]
    let Some(url) = std::env::var_os(SERVER) else {
        let message = format!(
            "{SERVER} is not set. It is the address of a PostgreSQL server on which tests may make \
             and drop databases; `cargo xtask test` starts one and sets it."
        );
        return Err(message.into());
    };
    let url = OsStr::to_str(&url)
        .ok_or("the address of the server is not UTF-8")?
        .to_owned();
    let server = connect(&url).await?;
    // The server makes up the name: many processes on many machines may share it.
    let statement = sea_orm::Statement::from_string(
        sea_orm::DbBackend::Postgres,
        format!("SELECT '{PREFIX}_' || replace(gen_random_uuid()::text, '-', '')"),
    );
    let row = server.query_one_raw(statement).await?;
    let name: String = row.ok_or("the server gave no name")?.try_get_by_index(0)?;
    let create = match tables {
        Tables::Missing => format!("CREATE DATABASE {name} TEMPLATE template0"),
        Tables::Made => {
            let template = migrated(&server, &url).await?;
            format!("CREATE DATABASE {name} TEMPLATE {template}")
        }
        #[cfg(feature = "service")]
        Tables::Loaded => {
            let template = loaded(&server, &url).await?;
            format!("CREATE DATABASE {name} TEMPLATE {template}")
        }
    };
    server.execute_unprepared(&create).await?;
    server.close().await?;
    let place = Place::Server {
        url: url.clone(),
        name: name.clone(),
    };
    Ok((with_database(&url, &name), place))
}

/// The name of a migrated database.
async fn migrated(server: &DatabaseConnection, url: &str) -> Result<String, Box<dyn Error>> {
    let name = format!("{PREFIX}_template_{}", env!("MIGRATIONS"));
    template(server, url, &name, None, async |store| {
        Ok(store.close().await?)
    })
    .await?;
    Ok(name)
}

/// The name of a database with everything that a starting service loads.
#[cfg(feature = "service")]
async fn loaded(server: &DatabaseConnection, url: &str) -> Result<String, Box<dyn Error>> {
    let (family, name) = Contents::WORLD.names()?;
    let (family, name) = (format!("{PREFIX}_{family}"), format!("{PREFIX}_{name}"));
    let fill = async |store| Contents::WORLD.fill(store).await;
    template(server, url, &name, Some(&family), fill).await?;
    Ok(name)
}

/// Sees to it that there is a migrated database of this name, filled by whichever test comes first;
/// earlier ones of its family go.
async fn template(
    server: &DatabaseConnection,
    url: &str,
    name: &str,
    family: Option<&str>,
    fill: impl AsyncFnOnce(Store) -> Outcome,
) -> Outcome {
    let lock = format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})");
    server.execute_unprepared(&lock).await?;
    if databases(server, name).await?.is_empty() {
        if let Some(family) = family {
            for old in databases(server, &format!("{family}%")).await? {
                let drop = format!("DROP DATABASE IF EXISTS {old} WITH (FORCE)");
                server.execute_unprepared(&drop).await?;
            }
        }
        // It gets its name last, so a test that dies half-way leaves no half template.
        let unfinished = format!("{PREFIX}_unfinished");
        let drop = format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)");
        server.execute_unprepared(&drop).await?;
        let create = format!("CREATE DATABASE {unfinished} TEMPLATE template0");
        server.execute_unprepared(&create).await?;
        let store = Store::open(&settings(&with_database(url, &unfinished))).await?;
        store.migrate().await?;
        fill(store).await?;
        let rename = format!("ALTER DATABASE {unfinished} RENAME TO {name}");
        server.execute_unprepared(&rename).await?;
    }
    let unlock = format!("SELECT pg_advisory_unlock({TEMPLATE_LOCK})");
    server.execute_unprepared(&unlock).await?;
    Ok(())
}

/// The databases whose name is like a pattern.
async fn databases(
    server: &DatabaseConnection,
    pattern: &str,
) -> Result<Vec<String>, Box<dyn Error>> {
    let statement = sea_orm::Statement::from_string(
        sea_orm::DbBackend::Postgres,
        format!("SELECT datname::text FROM pg_database WHERE datname LIKE '{pattern}'"),
    );
    let rows = server.query_all_raw(statement).await?;
    let names = rows.iter().map(|row| row.try_get_by_index(0));
    Ok(names.collect::<Result<_, _>>()?)
}

/// The same server, another database.
fn with_database(url: &str, database: &str) -> String {
    let (address, query) = match url.split_once('?') {
        Some((address, query)) => (address, format!("?{query}")),
        None => (url, String::new()),
    };
    let scheme_end = address.find("://").map_or(0, |at| at + 3);
    let server = match address.get(scheme_end..).and_then(|rest| rest.find('/')) {
        Some(slash) => address.get(..scheme_end + slash).unwrap_or(address),
        None => address,
    };
    format!("{server}/{database}{query}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_another_database_on_the_same_server() {
        let here = |url: &str| with_database(url, "x");
        assert_eq!(here("postgres://u:p@h:1/db"), "postgres://u:p@h:1/x");
        assert_eq!(here("postgres://h"), "postgres://h/x");
        assert_eq!(
            here("postgres://h/db?sslmode=off"),
            "postgres://h/x?sslmode=off"
        );
    }
}
