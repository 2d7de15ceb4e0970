//! What the web layer is told by whoever starts it.

use std::net::IpAddr;
use std::time::Duration;

use icc_i18n::Zone;
use icc_pages::context::Operator;

/// How the service is known to others.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Public address without a final slash; empty when it is not known. With `https`, answers
    /// tell browsers to stay on it.
    pub public_url: String,
    /// Version of the software, for the footer.
    pub version: String,
    /// Whether people can sign in.
    pub sign_in: SignIn,
    /// The time zone in which moments are shown.
    pub zone: Zone,
    /// Proxies whose word about the visitor's address is taken.
    pub proxies: Vec<IpAddr>,
    /// Who runs the service, for its legal pages.
    pub operator: Operator,
}

/// Whether people can sign in: over an encrypted connection, or on the machine itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SignIn {
    /// The pages for it do not exist.
    #[default]
    Withheld,
    /// They do.
    Offered,
}

impl Config {
    /// Whether readers reach the service over an encrypted connection.
    #[must_use]
    pub fn encrypted(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// What one request, and all of them together, may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Longest address with its query, in bytes.
    pub address: usize,
    /// Largest header, names and values together, in bytes.
    pub headers: usize,
    /// Most fields in a query.
    pub query_fields: usize,
    /// Largest form, in bytes.
    pub form: usize,
    /// Largest form with the answers of a whole section, in bytes.
    pub sheet: usize,
    /// Requests that are worked on at once; more are refused until some end.
    pub requests: usize,
    /// Files that are read at once; more are refused until some end.
    pub uploads: usize,
    /// Longest time for an answer.
    pub time: Duration,
    /// Longest time for an answer to a file, which takes a while to arrive.
    pub upload_time: Duration,
    /// Requests of one address to the interface for programs, in a minute.
    pub api_requests: u32,
    /// Bytes of rendered pages and files that are kept.
    pub cache: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            address: 2048,
            headers: 16 * 1024,
            query_fields: 32,
            form: 64 * 1024,
            sheet: 1024 * 1024,
            requests: 512,
            uploads: 4,
            time: Duration::from_secs(20),
            upload_time: Duration::from_mins(5),
            api_requests: 600,
            cache: 48 * 1024 * 1024,
        }
    }
}
