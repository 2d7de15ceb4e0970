//! `proxy`: the service behind nginx and Caddy with the files of `deploy/`, over TLS.
//!
//! Names, ports and certificates are put in the place of those in the files; everything else is what
//! an operator has. curl asks as a browser does.

mod started;
mod visitor;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::asking::{PASSWORD, form};
use super::{Outcome, Setting};
use crate::process;
use crate::service::Service;
use crate::workspace::Workspace;
use started::{Kind, Ports, Started};
use visitor::Visitor;

/// Where a city of the demonstration keeps evidence.
const EVIDENCE: &str = "/en/evidence/val-des-cedres";
/// Requests to the interface for programs that one address has here.
const REQUESTS: &str = "3";
/// A file that the service keeps, one that it only reads, and the largest that it reads, in mebibytes:
/// `evidence.file_mebibytes` is 10, and it reads 64 more.
const FILES: [(usize, u16); 3] = [(9, 303), (11, 413), (73, 413)];
/// How long a head may take to arrive, by the files, and what a busy machine adds.
const HEAD: Duration = Duration::from_secs(10);
const SLACK: Duration = Duration::from_secs(10);

/// Tries both proxies, one after the other.
pub(super) fn run(workspace: &Workspace, setting: &Setting) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    for kind in [Kind::Nginx, Kind::Caddy] {
        let folder = setting.scratch.join(kind.to_string());
        fs::create_dir_all(&folder)?;
        let begun = Instant::now();
        let mut tried = Tried {
            kind,
            outcome: &mut outcome,
            checks: 0,
        };
        tried.all(workspace, setting, &folder)?;
        let (checks, seconds) = (tried.checks, begun.elapsed().as_secs());
        let told = format!("{checks} checks in {seconds} s");
        outcome.figures.push((kind.to_string(), told));
    }
    Ok(outcome)
}

/// What is found out about one proxy.
struct Tried<'a> {
    kind: Kind,
    outcome: &'a mut Outcome,
    checks: usize,
}

impl Tried<'_> {
    /// Something that must hold, with what was there instead.
    fn check(&mut self, what: &str, holds: bool, instead: impl std::fmt::Display) {
        self.checks += 1;
        if !holds {
            let failure = format!("{}: {what}: {instead}", self.kind);
            self.outcome.failures.push(failure);
        }
    }

    fn all(&mut self, workspace: &Workspace, setting: &Setting, folder: &Path) -> Result<()> {
        let ports = Ports::free()?;
        let certificate = started::certificate(folder)?;
        let base = format!("https://localhost:{}", ports.https);
        let service = Service::start_with(
            &setting.binary,
            &folder.join("var"),
            &[
                ("ICC_INDEX_SERVER__PUBLIC_URL", &base),
                ("ICC_INDEX_SERVER__PROXIES", "[\"127.0.0.1\"]"),
                ("ICC_INDEX_API__REQUESTS_PER_MINUTE", REQUESTS),
            ],
        )?;
        let proxy = Started::start(
            self.kind,
            workspace,
            folder,
            &ports,
            &certificate,
            service.authority()?,
        )?;
        let visitor = Visitor::new(folder, &certificate, &base);
        visitor.wait_for("/en")?;
        self.pages(&visitor, &ports)?;
        self.addresses(&visitor)?;
        self.files(&visitor, folder)?;
        self.slow_heads(&ports, &certificate)?;
        drop(proxy);
        ensure!(service.stop()?, "the service did not stop cleanly");
        Ok(())
    }

    /// Encryption, what every answer carries, and what is shut.
    fn pages(&mut self, visitor: &Visitor, ports: &Ports) -> Result<()> {
        let home = visitor.get("/en")?;
        self.check("the first page", home.status == 200, home.status);
        let transport = home.header("strict-transport-security").unwrap_or_default();
        let seconds = transport.split_once("max-age=").map(|(_, rest)| rest);
        let seconds = seconds.and_then(|rest| rest.split(';').next()?.parse::<u64>().ok());
        let year = seconds.is_some_and(|seconds| seconds >= 31_536_000);
        self.check("HSTS of a year", year, transport);
        let policies = home.headers("content-security-policy").count();
        self.check("one content security policy", policies == 1, policies);

        let plain = visitor.ask(&[&format!("http://localhost:{}/en", ports.http)])?;
        let there = plain.header("location").unwrap_or_default();
        let led = matches!(plain.status, 301 | 308) && there.starts_with("https://localhost");
        self.check(
            "plain HTTP leads to TLS",
            led,
            format!("{} {there}", plain.status),
        );

        for path in ["/healthz", "/readyz"] {
            let answer = visitor.get(path)?;
            self.check(path, answer.status == 404, answer.status);
        }

        let body = form(&[
            ("email", "coordination@example.org"),
            ("password", PASSWORD),
        ]);
        let entered = visitor.send("/en/sign-in", &body)?;
        self.check("somebody signs in", entered.status == 303, entered.status);
        let cookie = entered.header("set-cookie").unwrap_or_default();
        let parts: Vec<&str> = cookie.split(';').map(str::trim).collect();
        let strict = cookie.starts_with("__Host-")
            && ["Secure", "HttpOnly", "Path=/"]
                .iter()
                .all(|it| parts.contains(it))
            && parts.iter().any(|part| part.starts_with("SameSite="))
            && !parts.iter().any(|part| part.starts_with("Domain"));
        self.check("the cookie stays with this host", strict, "another cookie");
        let account = visitor.get("/en/account")?;
        self.check("the session holds", account.status == 200, account.status);
        let stored = account.header("cache-control").unwrap_or_default();
        self.check(
            "what is signed in is not stored",
            stored == "no-store",
            stored,
        );

        let foreign = visitor.ask(&[
            "--header",
            "Origin: https://elsewhere.example",
            "--data",
            "language=en",
            &visitor.address("/en/sign-out"),
        ])?;
        self.check(
            "another site sends nothing",
            foreign.status == 403,
            foreign.status,
        );
        Ok(())
    }

    /// A visitor is who the proxy has seen, whatever was sent; limits count each on its own.
    fn addresses(&mut self, visitor: &Visitor) -> Result<()> {
        let address = visitor.address("/api/v1/networks");
        let mut last = 0;
        for number in 0..5 {
            let claimed = format!("X-Forwarded-For: 203.0.113.{number}");
            last = visitor.ask(&["--header", &claimed, &address])?.status;
        }
        self.check("a claimed address is not believed", last == 429, last);
        let other = visitor.ask(&["--interface", "127.0.0.2", &address])?;
        self.check(
            "others are counted apart",
            other.status == 200,
            other.status,
        );
        Ok(())
    }

    /// Files in both directions, and the page that says that one is too large.
    fn files(&mut self, visitor: &Visitor, folder: &Path) -> Result<()> {
        const NOTE: &str = "What the council has decided in spring";
        for (mebibytes, expected) in FILES {
            let file = folder.join(format!("{mebibytes}.csv"));
            fs::write(&file, table(mebibytes << 20))?;
            let answer = visitor.upload(
                &format!("{EVIDENCE}/add"),
                &[("title", "A table"), ("note", NOTE)],
                &file,
            )?;
            let what = format!("a file of {mebibytes} MiB");
            self.check(&what, answer.status == expected, answer.status);
            if expected == 413 {
                let kept = answer.text().contains(NOTE);
                let what = format!("{what} leaves the words on the page");
                self.check(&what, kept, "they are gone");
            }
        }
        let list = visitor.get(EVIDENCE)?.text().replace("&#x2f;", "/");
        let item = list.split(&format!("{EVIDENCE}/items/")).nth(1);
        let item = item.and_then(|rest| rest.split(['/', '"', '?', '#']).next());
        let item = item.context("the file is not among the evidence")?;
        let back = visitor.get(&format!("{EVIDENCE}/items/{item}/file"))?;
        let sent = fs::read(folder.join(format!("{}.csv", FILES[0].0)))?;
        let same = back.body == sent;
        let length = format!("{} bytes, {}", back.body.len(), back.status);
        self.check("the file comes back as it was", same, length);
        let attached = back.header("content-disposition").unwrap_or_default();
        let apart = attached.starts_with("attachment");
        self.check("a file is never shown in place", apart, attached);

        let report = visitor.get("/en/municipalities/val-des-cedres")?;
        let length = report.body.len();
        let whole = report.text().trim_end().ends_with("</html>");
        self.check("a long page comes whole", whole, format!("{length} bytes"));
        Ok(())
    }

    /// Whoever sends half of a head is cut off.
    fn slow_heads(&mut self, ports: &Ports, certificate: &Path) -> Result<()> {
        let begun = Instant::now();
        let mut half = visitor::half_a_head(ports, certificate)?;
        let limit = HEAD + SLACK;
        let ended = process::wait(&mut half, limit)?.is_some();
        let waited = format!("{:.1} s", begun.elapsed().as_secs_f64());
        self.check("half a head is cut off", ended, &waited);
        let told = (
            format!("{}, half a head is cut off after", self.kind),
            waited,
        );
        self.outcome.figures.push(told);
        Ok(())
    }
}

/// A table of so many bytes at most, with no two rows alike.
fn table(bytes: usize) -> String {
    let mut table = String::with_capacity(bytes);
    let mut number = 0_u64;
    while table.len() + 32 < bytes {
        // Writing into a string cannot fail.
        let _ = writeln!(table, "{number};{}", number.wrapping_mul(0x9E37_79B9));
        number += 1;
    }
    table
}
