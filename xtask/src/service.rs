//! The built service, started on a free port and stopped again, for tests and campaigns.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::process;

/// How long the first start may take; it makes the database and loads the demonstration.
const START_LIMIT: Duration = Duration::from_mins(3);

/// How long a clean stop may take.
const STOP_LIMIT: Duration = Duration::from_secs(30);

/// The service on a free port with a data folder of its own.
#[derive(Debug)]
pub(crate) struct Service {
    child: Child,
    /// What it printed, such as `http://127.0.0.1:40123`.
    address: String,
}

impl Service {
    /// Starts the service and waits until it prints its address.
    pub(crate) fn start(binary: &Path, data: &Path) -> Result<Self> {
        Self::start_on(binary, data, "")
    }

    /// As [`Service::start`], on the database with this address; the embedded one where it is empty.
    pub(crate) fn start_on(binary: &Path, data: &Path, url: &str) -> Result<Self> {
        Self::start_behind(binary, data, url, "[]")
    }

    /// As [`Service::start_on`], believing these proxies.
    pub(crate) fn start_behind(
        binary: &Path,
        data: &Path,
        url: &str,
        proxies: &str,
    ) -> Result<Self> {
        let proxies = ("ICC_INDEX_SERVER__PROXIES", proxies);
        if url.is_empty() {
            Self::start_with(binary, data, &[proxies])
        } else {
            Self::start_with(binary, data, &[proxies, ("ICC_INDEX_DATABASE__URL", url)])
        }
    }

    /// As [`Service::start`], with settings in its environment.
    pub(crate) fn start_with(
        binary: &Path,
        data: &Path,
        environment: &[(&str, &str)],
    ) -> Result<Self> {
        let mut child = Command::new(binary)
            .envs(environment.iter().copied())
            .args(["serve", "--port", "0", "--data"])
            .arg(data)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", binary.display()))?;
        let stdout = child.stdout.take().context("the service has no output")?;
        let (found, address) = mpsc::channel();
        // Reads on after the address, so that the service never waits for a reader.
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if let Some(address) = address_in(&line) {
                    // Nobody listens any more once the address is known.
                    let _ = found.send(address);
                }
            }
        });
        if let Ok(address) = address.recv_timeout(START_LIMIT) {
            return Ok(Self { child, address });
        }
        child.kill()?;
        let status = child.wait()?;
        anyhow::bail!("the service printed no address ({status})")
    }

    /// Its address without the scheme, such as `127.0.0.1:40123`.
    pub(crate) fn authority(&self) -> Result<&str> {
        let authority = self.address.strip_prefix("http://");
        authority.context("the address is not http")
    }

    /// The id of its process.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    /// Asks the service to stop as Ctrl-C does; `true` when it ended with 0 in time.
    pub(crate) fn stop(mut self) -> Result<bool> {
        let asked =
            process::succeeds(Command::new("kill").args(["-INT", &self.child.id().to_string()]))?;
        let status = process::wait(&mut self.child, STOP_LIMIT)?;
        Ok(asked && status.is_some_and(|status| status.success()))
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // Already gone after a clean stop; otherwise there is nobody left to tell.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The loopback address in a line of output.
fn address_in(line: &str) -> Option<String> {
    let start = line.find("http://127.0.0.1:")?;
    let rest = line.get(start..)?;
    let port: String = rest
        .strip_prefix("http://127.0.0.1:")?
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    (!port.is_empty()).then(|| format!("http://127.0.0.1:{port}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_address_in_what_the_service_prints() {
        assert_eq!(
            address_in("Serving on http://127.0.0.1:8081/ — Ctrl-C stops"),
            Some("http://127.0.0.1:8081".to_owned())
        );
        assert_eq!(address_in("Loading the demonstration"), None);
        assert_eq!(address_in("http://127.0.0.1:"), None);
    }
}
