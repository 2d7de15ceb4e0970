//! A `PostgreSQL` server for the tests: the one that was given, or our own in a temporary folder.

use std::fs;
use std::io::Read;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::machine;
use crate::process;
use crate::workspace::variable;

/// How long the server may take until it answers.
const START_LIMIT: Duration = Duration::from_mins(1);

/// How long the server may take to stop when it is asked to.
const GRACE: Duration = Duration::from_secs(10);

/// How long the server may take until it has stopped and its folder is gone.
const STOP_LIMIT: Duration = Duration::from_secs(30);

/// Starts the server, waits until its parent closes the pipe or a signal comes, then stops the
/// server and removes its folder. Because the end of the pipe is what ends it, the server does not
/// outlive these commands however they end.
const SUPERVISOR: &str = r#"
folder=$1; grace=$2; shift 2
trap : INT TERM HUP
"$@" >"$folder/log" 2>&1 &
server=$!
read -r end
kill -INT "$server" 2>/dev/null
{ sleep "$grace"; kill -KILL "$server"; } 2>/dev/null &
watchdog=$!
wait "$server"
kill "$watchdog" 2>/dev/null
rm -rf "$folder"
"#;

/// Nothing in a cluster for tests outlives them, so nothing has to survive a power cut.
const HURRIED: [&str; 3] = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
];

/// A server that tests may make and drop databases on.
#[derive(Debug)]
pub(crate) enum Postgres {
    /// The address in `TEST_POSTGRES_URL`, used as it is.
    Given(String),
    /// A cluster of our own; stopped and removed when this value is dropped.
    Own(Cluster),
}

/// A running cluster in a temporary folder.
#[derive(Debug)]
pub(crate) struct Cluster {
    supervisor: Child,
    folder: PathBuf,
    password: String,
    url: String,
}

impl Postgres {
    /// Takes the server that was given, or starts one; the error says what is missing.
    pub(crate) fn start() -> Result<Self> {
        if let Some(url) = variable("TEST_POSTGRES_URL") {
            return Ok(Self::Given(url.to_string_lossy().into_owned()));
        }
        let programs =
            machine::postgres_programs().context("no PostgreSQL server is installed here")?;
        Cluster::start(&programs).map(Self::Own)
    }

    /// The address of the server.
    pub(crate) fn url(&self) -> &str {
        match self {
            Self::Given(url) => url,
            Self::Own(cluster) => &cluster.url,
        }
    }
}

impl Cluster {
    /// The address of the server.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The password of its only user.
    pub(crate) fn password(&self) -> &str {
        &self.password
    }

    /// Starts a cluster with these programs.
    pub(crate) fn start(programs: &Path) -> Result<Self> {
        // Campaigns that run at once each have one.
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let (own, number) = (std::process::id(), STARTED.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(format!("icc-index-postgres-{own}-{number}"));
        fs::create_dir(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let started = Self::start_in(programs, &folder, &HURRIED);
        if started.is_err() && folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        started
    }

    /// Makes a cluster in a folder that is there, with these settings, and starts it.
    pub(crate) fn start_in(programs: &Path, folder: &Path, settings: &[&str]) -> Result<Self> {
        let account = Account::find()?;
        let password = random_password()?;
        let password_file = folder.join("password");
        fs::write(&password_file, &password)?;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
        for path in [folder, &password_file] {
            account.take(path)?;
        }

        let data = folder.join("data");
        let made = account
            .command(&programs.join("initdb"))
            .current_dir(folder)
            .arg("--pgdata")
            .arg(&data)
            .arg("--pwfile")
            .arg(&password_file)
            .args(["--username=postgres", "--auth=scram-sha-256", "--no-sync"])
            .args(["--encoding=UTF8", "--locale=C"])
            .output()
            .context("cannot start initdb")?;
        if !made.status.success() {
            bail!(
                "initdb failed: {}",
                String::from_utf8_lossy(&made.stderr).trim()
            );
        }

        Self::resume(programs, folder, &password, settings)
    }

    /// Starts the cluster whose data are in a folder already.
    pub(crate) fn resume(
        programs: &Path,
        folder: &Path,
        password: &str,
        settings: &[&str],
    ) -> Result<Self> {
        let port = free_port()?;
        let given = settings.iter().flat_map(|setting| ["-c", setting]);
        let supervisor = Account::find()?
            .supervised(folder, GRACE)
            .arg(programs.join("postgres"))
            .arg("-D")
            .arg(folder.join("data"))
            .arg("-k")
            .arg(folder)
            .args(["-p", &port.to_string()])
            .args([
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "max_connections=200",
            ])
            .args(given)
            .spawn()
            .context("cannot start postgres")?;
        let cluster = Self {
            supervisor,
            folder: folder.to_path_buf(),
            password: password.to_owned(),
            url: format!("postgres://postgres:{password}@127.0.0.1:{port}/postgres"),
        };
        cluster.wait_for(port)?;
        Ok(cluster)
    }

    /// Waits until the server says that it is ready, which it does by its own status file.
    fn wait_for(&self, port: u16) -> Result<()> {
        let started = Instant::now();
        loop {
            let status = fs::read_to_string(self.folder.join("data").join("postmaster.pid"));
            let ready = status.is_ok_and(|text| text.contains("ready"));
            if ready && TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Ok(());
            }
            if started.elapsed() > START_LIMIT {
                let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                bail!("PostgreSQL did not start: {}", log.trim());
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.supervisor.stdin.take());
        match process::wait(&mut self.supervisor, STOP_LIMIT) {
            Ok(Some(_)) => {}
            Ok(None) => eprintln!("PostgreSQL in {} did not stop", self.folder.display()),
            Err(error) => eprintln!("PostgreSQL in {}: {error:#}", self.folder.display()),
        }
    }
}

/// The user the server runs as: ourselves, or another one where we are root, which it refuses.
#[derive(Debug)]
pub(crate) struct Account {
    other: Option<(u32, u32)>,
}

impl Account {
    pub(crate) fn find() -> Result<Self> {
        if !machine::is_root() {
            return Ok(Self { other: None });
        }
        let other = ["postgres", "nobody"].into_iter().find_map(|name| {
            Some((
                machine::user_id(Some(name))?,
                machine::group_id(Some(name))?,
            ))
        });
        anyhow::ensure!(
            other.is_some(),
            "PostgreSQL refuses to run as root and there is no other user to run it as"
        );
        Ok(Self { other })
    }

    /// Gives a file or folder of ours to it.
    pub(crate) fn take(&self, path: &Path) -> Result<()> {
        if let Some((user, group)) = self.other {
            chown(path, Some(user), Some(group))
                .with_context(|| format!("cannot give away {}", path.display()))?;
        }
        Ok(())
    }

    /// A program, run as it.
    pub(crate) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        if let Some((user, group)) = self.other {
            command.uid(user).gid(group);
        }
        command
    }

    /// A command whose remaining words are run under the supervisor.
    ///
    /// The supervisor runs as the same user as the server, so that it may stop it; the folder is in
    /// the temporary folder, where its owner may remove it.
    fn supervised(&self, folder: &Path, grace: Duration) -> Command {
        let mut command = self.command(Path::new("sh"));
        command
            .args(["-c", SUPERVISOR, "postgres-for-tests"])
            .arg(folder)
            .arg(grace.as_secs().to_string())
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }
}

/// A port that was free a moment ago.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}

/// 128 random bits in hexadecimal, so that no other user of the machine gets in by the port.
fn random_password() -> Result<String> {
    let mut bytes = [0_u8; 16];
    fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_long_and_differ() -> Result<()> {
        let (first, second) = (random_password()?, random_password()?);
        assert_eq!(first.len(), 32);
        assert_ne!(first, second);
        Ok(())
    }

    #[test]
    fn the_folder_and_what_runs_in_it_end_with_the_pipe() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("icc-index-pipe-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let account = Account { other: None };
        let mut supervisor = account
            .supervised(&folder, Duration::from_secs(1))
            .args(["sleep", "600"])
            .spawn()?;
        drop(supervisor.stdin.take());
        let status = process::wait(&mut supervisor, STOP_LIMIT)?;
        assert!(status.is_some(), "the supervisor goes on after its parent");
        assert!(!folder.exists());
        Ok(())
    }
}
