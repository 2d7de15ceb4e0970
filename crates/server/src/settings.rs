//! The settings of the service: defaults, file, environment, command line, in this order.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};
use validator::Validate;

/// The commented defaults, which are the reference too.
pub(crate) const DEFAULTS: &str = include_str!("../default.toml");
/// Settings in the environment begin with this; sections and keys are separated by two underscores.
const ENVIRONMENT: &str = "ICC_INDEX_";
/// Read from the current folder when it is there.
const FILE: &str = "config.toml";
/// The embedded database inside the data folder.
const DATABASE: &str = "icc-index.sqlite";

/// All settings.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    #[validate(nested)]
    pub(crate) server: Server,
    #[validate(nested)]
    pub(crate) data: Data,
    #[validate(nested)]
    pub(crate) database: Database,
    pub(crate) demonstration: Demonstration,
    #[validate(nested)]
    pub(crate) log: Log,
}

/// Where the service listens and is reached.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub(crate) struct Server {
    pub(crate) address: std::net::IpAddr,
    pub(crate) port: u16,
    #[validate(custom(function = "public_url"))]
    pub(crate) public_url: String,
}

/// Where files are kept.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub(crate) struct Data {
    pub(crate) folder: PathBuf,
}

/// The database.
#[derive(Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub(crate) struct Database {
    pub(crate) url: String,
    #[validate(range(min = 1, max = 100))]
    pub(crate) connections: u32,
    pub(crate) migrate: bool,
}

impl std::fmt::Debug for Database {
    /// The address may hold a password: only its scheme is shown.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scheme = self.url.split(':').next().unwrap_or_default();
        f.debug_struct("Database")
            .field("scheme", &scheme)
            .finish_non_exhaustive()
    }
}

/// The demonstration.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Demonstration {
    pub(crate) load: bool,
}

/// What is logged.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub(crate) struct Log {
    #[validate(length(min = 1, max = 500))]
    pub(crate) level: String,
    pub(crate) json: bool,
}

/// What the command line says; what it leaves out comes from below.
#[derive(Debug, Default, Clone, Serialize)]
pub(crate) struct Overrides {
    #[serde(skip_serializing_if = "Option::is_none")]
    server: Option<ServerOverrides>,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<DataOverrides>,
}

#[derive(Debug, Clone, Serialize)]
struct ServerOverrides {
    port: u16,
}

#[derive(Debug, Clone, Serialize)]
struct DataOverrides {
    folder: PathBuf,
}

impl Overrides {
    pub(crate) fn new(port: Option<u16>, data: Option<&Path>) -> Self {
        Self {
            server: port.map(|port| ServerOverrides { port }),
            data: data.map(|folder| DataOverrides {
                folder: folder.to_owned(),
            }),
        }
    }
}

impl Settings {
    /// Reads the settings; an error names the key and where its value came from.
    pub(crate) fn read(file: Option<&Path>, overrides: &Overrides) -> Result<Self> {
        if let Some(file) = file
            && !file.is_file()
        {
            bail!("the configuration file {} does not exist", file.display());
        }
        let settings: Self = Figment::new()
            .merge(Toml::string(DEFAULTS))
            .merge(Toml::file(file.unwrap_or(Path::new(FILE))))
            .merge(
                Env::prefixed(ENVIRONMENT)
                    .filter(|key| key.as_str().contains("__"))
                    .split("__"),
            )
            .merge(Serialized::defaults(overrides))
            .extract()
            .context("the settings cannot be read")?;
        settings.validate().context("the settings are not valid")?;
        Ok(settings)
    }

    /// The address of the database.
    pub(crate) fn database_url(&self) -> String {
        self.embedded().map_or_else(
            || self.database.url.clone(),
            |file| format!("sqlite://{}", file.display()),
        )
    }

    /// The file of the database, when it is one file.
    pub(crate) fn database_file(&self) -> Option<PathBuf> {
        let named = self.database.url.strip_prefix("sqlite://");
        named.map(PathBuf::from).or_else(|| self.embedded())
    }

    fn embedded(&self) -> Option<PathBuf> {
        let url = &self.database.url;
        url.is_empty().then(|| self.data.folder.join(DATABASE))
    }
}

/// An address as the service needs it: a scheme, no final slash; or nothing.
fn public_url(url: &str) -> Result<(), validator::ValidationError> {
    let web = url.starts_with("https://") || url.starts_with("http://");
    if url.is_empty() || (web && !url.ends_with('/')) {
        return Ok(());
    }
    Err(validator::ValidationError::new("public_url"))
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test stops where a step fails")]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_valid_and_the_command_line_comes_last() {
        let overrides = Overrides::new(Some(9), Some(Path::new("elsewhere")));
        let settings = Settings::read(None, &overrides).expect("the defaults are valid");
        assert_eq!(settings.server.port, 9);
        assert_eq!(
            settings.database_url(),
            "sqlite://elsewhere/icc-index.sqlite"
        );
    }

    #[test]
    fn a_wrong_public_address_is_refused() {
        assert!(public_url("https://index.example.org").is_ok());
        assert!(public_url("https://index.example.org/").is_err());
        assert!(public_url("index.example.org").is_err());
    }
}
