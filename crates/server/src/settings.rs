//! The settings of the service: defaults, file, environment, command line, in this order.

mod releases;

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};
use validator::Validate;

pub(crate) use releases::Releases;

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
    pub(crate) accounts: Accounts,
    #[validate(nested)]
    pub(crate) evidence: Evidence,
    #[validate(nested)]
    pub(crate) mail: Mail,
    #[serde(default)]
    #[validate(nested)]
    pub(crate) identity: Vec<Identity>,
    #[validate(nested)]
    pub(crate) operator: Operator,
    #[validate(nested)]
    pub(crate) releases: Releases,
    #[validate(nested)]
    pub(crate) api: Api,
    #[validate(nested)]
    pub(crate) log: Log,
}

/// Where the service listens and is reached.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub(crate) struct Server {
    pub(crate) address: IpAddr,
    pub(crate) port: u16,
    #[validate(custom(function = "public_url"))]
    pub(crate) public_url: String,
    pub(crate) proxies: Vec<IpAddr>,
    #[validate(range(min = 16))]
    pub(crate) connections: u16,
    #[validate(range(min = 1, max = 300))]
    pub(crate) head_seconds: u16,
    #[validate(range(min = 1, max = 300))]
    pub(crate) stalled_seconds: u16,
    pub(crate) read_only: bool,
    #[validate(custom(function = "time_zone"))]
    pub(crate) time_zone: String,
}

impl Server {
    /// Whether people can sign in: over an encrypted connection, or on the machine itself.
    pub(crate) fn lets_people_in(&self) -> bool {
        self.public_url.starts_with("https://") || self.is_local()
    }

    /// Whether the service is reached on the machine itself only. A proxy in front of it has a
    /// public address.
    pub(crate) fn is_local(&self) -> bool {
        let host = self.public_url.split("://").nth(1).unwrap_or_default();
        self.address.is_loopback() && (host.is_empty() || is_local(host))
    }
}

/// Whether a host, with or without port and path, is the machine itself.
pub(crate) fn is_local(host: &str) -> bool {
    let host = host.split('/').next().unwrap_or_default();
    let host = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Rules for accounts.
#[derive(Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub(crate) struct Accounts {
    #[validate(range(min = 8, max = 64))]
    pub(crate) shortest_password: u32,
    #[validate(custom(function = "key"))]
    pub(crate) key: String,
    pub(crate) key_file: PathBuf,
    #[validate(custom(function = "key"))]
    pub(crate) earlier_key: String,
    pub(crate) earlier_key_file: PathBuf,
}

impl std::fmt::Debug for Accounts {
    /// Without the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Accounts")
            .field("shortest_password", &self.shortest_password)
            .finish_non_exhaustive()
    }
}

/// The fewest characters of a key that nobody can guess.
pub(crate) const SHORTEST_KEY: usize = 32;

fn key(key: &str) -> Result<(), validator::ValidationError> {
    if key.is_empty() || key.chars().count() >= SHORTEST_KEY {
        return Ok(());
    }
    Err(validator::ValidationError::new("key"))
}

/// A provider of identity by which people can sign in.
#[derive(Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub(crate) struct Identity {
    #[validate(custom(function = "provider_code"))]
    pub(crate) code: String,
    #[validate(custom(function = "issuer"))]
    pub(crate) issuer: String,
    #[validate(length(min = 1))]
    pub(crate) client_id: String,
    #[serde(default)]
    pub(crate) client_secret: String,
    #[serde(default)]
    pub(crate) client_secret_file: PathBuf,
    #[validate(length(min = 1))]
    pub(crate) label_fr: String,
    #[validate(length(min = 1))]
    pub(crate) label_en: String,
    #[serde(default)]
    pub(crate) domains: Vec<String>,
    #[serde(default)]
    pub(crate) trust_second_factor: bool,
}

impl std::fmt::Debug for Identity {
    /// Without the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Identity")
            .field("code", &self.code)
            .field("issuer", &self.issuer)
            .finish_non_exhaustive()
    }
}

/// A code stands in addresses.
fn provider_code(code: &str) -> Result<(), validator::ValidationError> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !code.is_empty() && code.len() <= 40 && code.chars().all(plain) {
        return Ok(());
    }
    Err(validator::ValidationError::new("code"))
}

/// A provider is spoken to in secret, unless it runs on this machine.
fn issuer(issuer: &str) -> Result<(), validator::ValidationError> {
    let here = issuer.strip_prefix("http://").is_some_and(is_local);
    if issuer.starts_with("https://") || here {
        return Ok(());
    }
    Err(validator::ValidationError::new("issuer"))
}

fn time_zone(name: &str) -> Result<(), validator::ValidationError> {
    match name.parse::<icc_i18n::Zone>() {
        Ok(_) => Ok(()),
        Err(_) => Err(validator::ValidationError::new("time_zone")),
    }
}

/// Files that municipalities keep as evidence.
#[derive(Debug, Clone, Copy, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub(crate) struct Evidence {
    #[validate(range(min = 1, max = 100))]
    pub(crate) file_mebibytes: u32,
    #[validate(range(min = 1, max = 1_000_000))]
    pub(crate) municipality_mebibytes: u32,
}

/// Whether a mail server is spoken to in secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Encryption {
    Tls,
    Starttls,
    None,
}

/// How mails are sent.
#[derive(Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
#[validate(schema(function = "mail"))]
pub(crate) struct Mail {
    pub(crate) server: String,
    pub(crate) port: u16,
    pub(crate) encryption: Encryption,
    pub(crate) certificate: PathBuf,
    pub(crate) user: String,
    pub(crate) password: String,
    pub(crate) password_file: PathBuf,
    pub(crate) from: String,
    pub(crate) folder: PathBuf,
}

impl std::fmt::Debug for Mail {
    /// Without the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mail")
            .field("server", &self.server)
            .finish_non_exhaustive()
    }
}

/// What belongs together: a server needs a sender, and secrecy unless it is this machine.
fn mail(mail: &Mail) -> Result<(), validator::ValidationError> {
    let wrong = |code| Err(validator::ValidationError::new(code));
    if mail.server.is_empty() {
        return Ok(());
    }
    if mail.from.is_empty() {
        return wrong("from");
    }
    if mail.encryption == Encryption::None && !is_local(&mail.server) {
        return wrong("encryption");
    }
    Ok(())
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

/// Who runs this service, as its legal pages say it. What is empty is told as not said.
#[derive(Debug, Clone, Default, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub(crate) struct Operator {
    #[validate(length(max = 200))]
    pub(crate) name: String,
    #[validate(length(max = 500))]
    pub(crate) address: String,
    #[validate(custom(function = "mail_address"))]
    pub(crate) email: String,
    #[validate(length(max = 200))]
    pub(crate) privacy_officer: String,
    #[validate(custom(function = "mail_address"))]
    pub(crate) privacy_email: String,
    #[validate(length(max = 200))]
    pub(crate) hosting: String,
}

impl Operator {
    /// The keys that say nothing.
    pub(crate) fn unsaid(&self) -> Vec<&'static str> {
        let all = [
            ("operator.name", &self.name),
            ("operator.address", &self.address),
            ("operator.email", &self.email),
            ("operator.privacy_officer", &self.privacy_officer),
            ("operator.privacy_email", &self.privacy_email),
            ("operator.hosting", &self.hosting),
        ];
        let unsaid = all.into_iter().filter(|(_, value)| value.is_empty());
        unsaid.map(|(key, _)| key).collect()
    }
}

fn mail_address(address: &str) -> Result<(), validator::ValidationError> {
    if address.is_empty() || icc_app::input::email(address).is_some() {
        return Ok(());
    }
    Err(validator::ValidationError::new("email"))
}

/// The interface for programs.
#[derive(Debug, Clone, Copy, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub(crate) struct Api {
    #[validate(range(min = 1, max = 1_000_000))]
    pub(crate) requests_per_minute: u32,
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

    /// The time zone in which moments are shown.
    pub(crate) fn zone(&self) -> Result<icc_i18n::Zone> {
        let zone = self.server.time_zone.parse();
        zone.context("`server.time_zone` is not valid")
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
    fn the_machine_itself_is_told_from_a_proxy_on_it() {
        let mut settings = Settings::read(None, &Overrides::default()).expect("valid");
        for (address, public_url, local, lets_in) in [
            ("127.0.0.1", "", true, true),
            ("127.0.0.1", "http://localhost:8080", true, true),
            ("::1", "http://[::1]:8080", true, true),
            ("127.0.0.1", "https://index.example.org", false, true),
            ("127.0.0.1", "http://index.example.org", false, false),
            ("0.0.0.0", "", false, false),
            ("0.0.0.0", "http://localhost", false, false),
            ("0.0.0.0", "https://index.example.org", false, true),
        ] {
            settings.server.address = address.parse().expect("an address");
            public_url.clone_into(&mut settings.server.public_url);
            assert_eq!(settings.server.is_local(), local, "{address} {public_url}");
            assert_eq!(
                settings.server.lets_people_in(),
                lets_in,
                "{address} {public_url}"
            );
        }
    }

    #[test]
    fn o8_a_mail_server_elsewhere_is_spoken_to_in_secret() {
        let settings = Settings::read(None, &Overrides::default()).expect("valid");
        let mut mail = settings.mail;
        assert!(mail.validate().is_ok(), "no server");
        "mail.example.org".clone_into(&mut mail.server);
        assert!(mail.validate().is_err(), "no sender");
        "index@example.org".clone_into(&mut mail.from);
        assert!(mail.validate().is_ok());
        mail.encryption = Encryption::None;
        assert!(mail.validate().is_err(), "in clear");
        "127.0.0.1".clone_into(&mut mail.server);
        assert!(mail.validate().is_ok(), "on this machine");
        "hidden".clone_into(&mut mail.password);
        assert!(!format!("{mail:?}").contains("hidden"), "O4");
    }

    #[test]
    fn a_provider_elsewhere_is_spoken_to_in_secret_and_a_key_is_long() {
        for good in ["https://login.example", "http://127.0.0.1:3000"] {
            assert!(issuer(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "login.example",
            "http://login.example",
            "http://127.0.0.1.example",
        ] {
            assert!(issuer(bad).is_err(), "{bad}");
        }
        assert!(provider_code("ville-2").is_ok());
        assert!(provider_code("").is_err() && provider_code("../x").is_err());
        assert!(key("").is_ok() && key(&"x".repeat(32)).is_ok() && key("short").is_err());
        assert!(time_zone("America/Toronto").is_ok() && time_zone("Toronto").is_err());
    }

    #[test]
    fn a_wrong_public_address_is_refused() {
        assert!(public_url("https://index.example.org").is_ok());
        assert!(public_url("https://index.example.org/").is_err());
        assert!(public_url("index.example.org").is_err());
    }
}
