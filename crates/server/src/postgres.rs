//! The programs of PostgreSQL that copy a database: `pg_dump` and `pg_restore`, from the search
//! path. The password reaches them through the environment, never through their arguments, which
//! everybody on the machine can read.

use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use percent_encoding::percent_decode_str;
use url::Url;

/// Parts of the query of an address, with what the programs call them.
const QUERY: [(&str, &str); 6] = [
    ("sslmode", "PGSSLMODE"),
    ("sslrootcert", "PGSSLROOTCERT"),
    ("sslcert", "PGSSLCERT"),
    ("sslkey", "PGSSLKEY"),
    ("host", "PGHOST"),
    ("port", "PGPORT"),
];

/// Dumps what a shared snapshot shows into a file that must not exist.
pub(crate) fn dump(url: &str, snapshot: &str, file: &Path) -> Result<()> {
    let mut command = program("pg_dump", url)?;
    command
        .args(["--format=custom", "--no-owner", "--no-privileges"])
        .arg(format!("--snapshot={snapshot}"))
        .arg(format!("--file={}", file.display()));
    run(command, "pg_dump")
}

/// Reads the list of contents of a dump: a dump that was cut off has none.
pub(crate) fn check(file: &Path) -> Result<()> {
    let mut command = Command::new("pg_restore");
    command.arg("--list").arg(file).stdout(Stdio::null());
    run(command, "pg_restore")
}

/// Restores a dump into an empty database, all of it or nothing.
pub(crate) fn restore(url: &str, file: &Path) -> Result<()> {
    let mut command = program("pg_restore", url)?;
    command
        .args(["--single-transaction", "--exit-on-error"])
        .args(["--no-owner", "--no-privileges"])
        .arg(format!("--dbname={}", database(&parsed(url)?)))
        .arg(file);
    run(command, "pg_restore")
}

fn program(name: &str, url: &str) -> Result<Command> {
    let mut command = Command::new(name);
    for (variable, value) in environment(&parsed(url)?) {
        command.env(variable, value);
    }
    command.arg("--no-password");
    Ok(command)
}

fn run(mut command: Command, name: &str) -> Result<()> {
    let output = match command.stdin(Stdio::null()).stderr(Stdio::piped()).output() {
        Ok(output) => output,
        Err(error) if error.kind() == ErrorKind::NotFound => bail!(
            "`{name}` is not on the search path: install the client programs of PostgreSQL, of \
             the server's version or a newer one"
        ),
        Err(error) => return Err(error).with_context(|| format!("`{name}` cannot be started")),
    };
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{name}` failed: {}", said.trim());
    }
    Ok(())
}

fn parsed(url: &str) -> Result<Url> {
    Url::parse(url).context("the address of the database cannot be read")
}

fn database(url: &Url) -> String {
    decoded(url.path().trim_start_matches('/'))
}

fn environment(url: &Url) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    let mut set = |variable, value: String| {
        if !value.is_empty() {
            all.push((variable, value));
        }
    };
    // Brackets around an address of IPv6 are the URL's own.
    let host = url.host_str().unwrap_or_default();
    set("PGHOST", host.trim_matches(['[', ']']).to_owned());
    set(
        "PGPORT",
        url.port().map(|port| port.to_string()).unwrap_or_default(),
    );
    set("PGUSER", decoded(url.username()));
    set("PGPASSWORD", decoded(url.password().unwrap_or_default()));
    set("PGDATABASE", database(url));
    for (name, value) in url.query_pairs() {
        if let Some((_, variable)) = QUERY.iter().find(|(known, _)| *known == name) {
            set(variable, value.into_owned());
        }
    }
    all
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops where a step fails")]
mod tests {
    use super::*;

    #[test]
    fn o4_a_password_goes_through_the_environment_as_it_is() {
        let url = Url::parse("postgres://u%40x:p%2Fw%20d@[::1]:5433/the%20index?sslmode=require");
        let all = environment(&url.unwrap());
        let expected = [
            ("PGHOST", "::1"),
            ("PGPORT", "5433"),
            ("PGUSER", "u@x"),
            ("PGPASSWORD", "p/w d"),
            ("PGDATABASE", "the index"),
            ("PGSSLMODE", "require"),
        ];
        assert_eq!(all, expected.map(|(name, value)| (name, value.to_owned())));
    }
}
