//! Somebody with a browser, played by curl, who trusts the certificate that was made here.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::started::Ports;

/// How long a proxy may take until it answers.
const PATIENCE: Duration = Duration::from_secs(30);

/// Somebody with cookies.
#[derive(Debug)]
pub(super) struct Visitor {
    certificate: PathBuf,
    cookies: PathBuf,
    head: PathBuf,
    body: PathBuf,
    base: String,
}

/// What came back; 0 where nothing did.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    head: String,
    pub(super) body: Vec<u8>,
}

impl Visitor {
    pub(super) fn new(folder: &Path, certificate: &Path, base: &str) -> Self {
        Self {
            certificate: certificate.to_path_buf(),
            cookies: folder.join("cookies"),
            head: folder.join("head"),
            body: folder.join("body"),
            base: base.to_owned(),
        }
    }

    /// The whole address of a path.
    pub(super) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// Asks again until the proxy and the service behind it answer.
    pub(super) fn wait_for(&self, path: &str) -> Result<()> {
        let begun = Instant::now();
        while !self.get(path).is_ok_and(|answer| answer.status == 200) {
            ensure!(begun.elapsed() < PATIENCE, "the proxy does not answer");
            thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }

    pub(super) fn get(&self, path: &str) -> Result<Answer> {
        self.ask(&[&self.address(path)])
    }

    /// Sends a form of the service itself.
    pub(super) fn send(&self, path: &str, body: &str) -> Result<Answer> {
        let origin = format!("Origin: {}", self.base);
        let address = self.address(path);
        self.ask(&["--header", &origin, "--data", body, &address])
    }

    /// Sends a form of the service itself with a file.
    pub(super) fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: &Path,
    ) -> Result<Answer> {
        let mut arguments = vec!["--header".to_owned(), format!("Origin: {}", self.base)];
        for (name, value) in fields {
            arguments.extend(["--form-string".to_owned(), format!("{name}={value}")]);
        }
        let file = format!("file=@{};type=text/csv", file.display());
        arguments.extend(["--form".to_owned(), file, self.address(path)]);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        self.ask(&arguments)
    }

    /// Has curl ask.
    pub(super) fn ask(&self, arguments: &[&str]) -> Result<Answer> {
        let mut curl = Command::new("curl");
        // The service listens on loopback, and the address of a visitor is chosen among those.
        curl.args(["--silent", "--ipv4", "--max-time", "60"]);
        curl.arg("--cacert").arg(&self.certificate);
        curl.arg("--cookie").arg(&self.cookies);
        curl.arg("--cookie-jar").arg(&self.cookies);
        curl.arg("--dump-header").arg(&self.head);
        curl.arg("--output").arg(&self.body);
        curl.args(["--write-out", "%{http_code}"]).args(arguments);
        for last in [&self.head, &self.body] {
            fs::write(last, "")?;
        }
        // A proxy that cuts a form off answers as well, or not at all: the status says which.
        let said = curl.output().context("curl does not start")?.stdout;
        let status = String::from_utf8_lossy(&said);
        let head = fs::read_to_string(&self.head)?;
        // A large form is sent once the service has said that it may come.
        let last = head
            .trim_end()
            .rsplit("\r\n\r\n")
            .next()
            .unwrap_or_default();
        Ok(Answer {
            status: status.trim().parse().context("curl tells no status")?,
            head: last.to_owned(),
            body: fs::read(&self.body)?,
        })
    }
}

impl Answer {
    /// The first header of this name.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers(name).next()
    }

    /// Every header of this name.
    pub(super) fn headers(&self, name: &str) -> impl Iterator<Item = &str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(':'));
        let ours = lines.filter(move |(known, _)| known.eq_ignore_ascii_case(name));
        ours.map(|(_, value)| value.trim())
    }

    /// The body as text.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A connection over which half of a head was sent and nothing follows; ends when it is cut off.
pub(super) fn half_a_head(ports: &Ports, certificate: &Path) -> Result<Child> {
    let mut half = Command::new("openssl")
        .args(["s_client", "-quiet", "-servername", "localhost", "-CAfile"])
        .arg(certificate)
        .args(["-connect", &format!("127.0.0.1:{}", ports.https)])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("openssl does not start")?;
    let sent = half.stdin.as_mut().context("openssl has no input")?;
    std::io::Write::write_all(sent, b"GET /en HTTP/1.1\r\nHost: localhost\r\n")?;
    Ok(half)
}
