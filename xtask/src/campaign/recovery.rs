//! `recovery`: the machine is lost. On SQLite Litestream has copied every change until then; on
//! PostgreSQL there is a way back to a chosen second. Both are as `docs/howto/operate.md` tells them.
//!
//! A server of PostgreSQL archives its log, a base backup is taken, people save before and after a
//! moment that is noted; then the server is stopped and its folder removed. A new server is made of
//! the backup and the archive, as it was at that moment. The service on it knows every save from
//! before and none from after, and finds its chains and its scores sound.

mod sqlite;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::asking::Person;
use super::others::{self, SHEET};
use super::{Outcome, Setting};
use crate::machine;
use crate::process;
use crate::service::Service;
use crate::test::{Account, Cluster};
use crate::workspace::Workspace;

/// Saves before and after the chosen moment, at the least.
const SAVES: u32 = 20;
/// How far the chosen moment is from the saves around it.
const APART: Duration = Duration::from_secs(2);
/// How long the log may take into the archive, and the new server until it takes writes.
const PATIENCE: Duration = Duration::from_mins(2);

/// The folders of a drill; all of the server's account, gone with this value.
struct Places {
    programs: PathBuf,
    top: PathBuf,
}

impl Places {
    fn make(programs: PathBuf) -> Result<Self> {
        let top = std::env::temp_dir().join(format!("icc-index-recovery-{}", std::process::id()));
        let places = Self { programs, top };
        let account = Account::find()?;
        for folder in [
            &places.top,
            &places.first(),
            &places.second(),
            &places.archive(),
        ] {
            fs::create_dir(folder).with_context(|| format!("cannot make {}", folder.display()))?;
            account.take(folder)?;
        }
        Ok(places)
    }

    fn first(&self) -> PathBuf {
        self.top.join("first")
    }

    fn second(&self) -> PathBuf {
        self.top.join("second")
    }

    fn archive(&self) -> PathBuf {
        self.top.join("archive")
    }

    /// A program of the server, as its account.
    fn program(&self, name: &str) -> Result<Command> {
        // `initdb` may be a link into the folder where all of them are.
        let initdb = self.programs.join("initdb").canonicalize()?;
        let beside = initdb.with_file_name(name);
        let found = if beside.is_file() {
            Some(beside)
        } else {
            process::find(name)
        };
        let found = found.with_context(|| format!("`{name}` is not installed"))?;
        let mut command = Account::find()?.command(&found);
        command.current_dir(&self.top);
        Ok(command)
    }

    /// What one statement gives, as text.
    fn ask(&self, cluster: &Cluster, sql: &str) -> Result<String> {
        let mut psql = self.program("psql")?;
        psql.args(["-X", "-A", "-t", "-d", cluster.url(), "-c", sql]);
        Ok(process::output(&mut psql)?.trim().to_owned())
    }

    fn archiving(&self) -> [String; 3] {
        // Never over a file that is there.
        let copy = format!(
            "archive_command=test ! -f {folder}/%f && cp %p {folder}/%f",
            folder = self.archive().display()
        );
        [
            "wal_level=replica".to_owned(),
            "archive_mode=on".to_owned(),
            copy,
        ]
    }
}

impl Drop for Places {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.top) {
            eprintln!("{} is left behind: {error}", self.top.display());
        }
    }
}

pub(super) fn run(workspace: &Workspace, setting: &Setting) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    sqlite::run(workspace, setting, &mut outcome).context("on SQLite")?;
    match machine::postgres_programs() {
        Some(programs) => on_postgres(programs, setting, &mut outcome).context("on PostgreSQL")?,
        None => outcome
            .failures
            .push("no PostgreSQL server is installed here".to_owned()),
    }
    Ok(outcome)
}

fn on_postgres(programs: PathBuf, setting: &Setting, outcome: &mut Outcome) -> Result<()> {
    let places = Places::make(programs)?;
    let archiving = places.archiving();
    let archiving: Vec<&str> = archiving.iter().map(String::as_str).collect();
    let cluster = Cluster::start_in(&places.programs, &places.first(), &archiving)?;
    let password = cluster.password().to_owned();
    let data = setting.scratch.join("var");
    let service = Service::start_on(&setting.binary, &data, cluster.url())?;
    let people = others::people(service.authority()?)?;
    let question = people.questions.first().context("no question")?;
    let mut writer = Writer {
        person: &people.person,
        question,
        next: 0,
    };

    // Some saves are in the base backup, some in the archived log only.
    writer.save(&service, SAVES / 2)?;
    base_backup(&places, &cluster)?;
    writer.save(&service, SAVES / 2)?;
    let before = writer.next;
    thread::sleep(APART);
    let moment = places.ask(&cluster, "SELECT now()")?;
    thread::sleep(APART);
    writer.save(&service, SAVES)?;
    archive_all(&places, &cluster)?;
    drop(service);
    drop(cluster);
    ensure!(!places.first().exists(), "the first server is still there");

    let begun = Instant::now();
    let cluster = restore(&places, &password, &moment)?;
    let recovered = begun.elapsed();
    let service = Service::start_on(&setting.binary, &data, cluster.url())?;
    let history = history(&service, &people.person, question)?;
    let stands = |number: u32| history.matches(&comment(number)).count();
    let lost = (0..before).filter(|number| stands(*number) != 1).count();
    let late = (before..writer.next)
        .filter(|number| stands(*number) != 0)
        .count();
    // It takes writes again.
    writer.save(&service, 1)?;
    ensure!(
        service.stop()?,
        "the service did not stop cleanly when asked"
    );
    check(setting, &data, cluster.url(), outcome)?;
    for (figure, value) in [
        ("saves before the chosen moment", before.to_string()),
        ("of them lost", format!("{lost} (limit 0)")),
        ("saves after it", (writer.next - before - 1).to_string()),
        ("of them still there", format!("{late} (limit 0)")),
        (
            "until the server takes writes",
            format!("{:.1} s", recovered.as_secs_f64()),
        ),
    ] {
        let figure = format!("PostgreSQL, {figure}");
        outcome.figures.push((figure, value));
    }
    if lost > 0 {
        outcome.failures.push(format!("{lost} saves are lost"));
    }
    if late > 0 {
        let failed = format!("{late} saves from after the moment are there");
        outcome.failures.push(failed);
    }
    Ok(())
}

/// The page with everything that an answer ever was.
fn history(service: &Service, person: &Person, question: &str) -> Result<String> {
    let path = format!("{SHEET}/questions/{question}/history");
    person.get(service.authority()?, &path)
}

/// Lets the program look at what came back.
fn check(setting: &Setting, data: &Path, url: &str, outcome: &mut Outcome) -> Result<()> {
    for words in [&["doctor"][..], &["scores", "verify"]] {
        let mut check = Command::new(&setting.binary);
        check.args(["--lang", "en"]).args(words);
        check.arg("--data").arg(data);
        if !url.is_empty() {
            check.env("ICC_INDEX_DATABASE__URL", url);
        }
        let output = check.output().context("the program does not start")?;
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        ensure!(!told.is_empty(), "{words:?} says nothing");
        // Room on the disk, for which doctor ends with 1 too, is this machine's business.
        let ours = |line: &&str| line.starts_with("[ACT]") && !line.contains("disk are free");
        let bad = told.lines().filter(ours);
        outcome.failures.extend(bad.map(str::to_owned));
        if words.len() == 2 && !output.status.success() {
            outcome.failures.push(format!("{words:?}: {told}"));
        }
    }
    Ok(())
}

/// Saves numbered comments.
struct Writer<'a> {
    person: &'a Person,
    question: &'a str,
    next: u32,
}

impl Writer<'_> {
    fn save(&mut self, service: &Service, times: u32) -> Result<()> {
        let authority = service.authority()?;
        let mut version = self.person.version(authority, SHEET, self.question)?;
        for _ in 0..times {
            let text = comment(self.next);
            version = self
                .person
                .save(authority, SHEET, self.question, version, &text)?;
            self.next += 1;
        }
        Ok(())
    }
}

/// Told apart from longer numbers.
fn comment(number: u32) -> String {
    format!("recovery number {number}.")
}

fn base_backup(places: &Places, cluster: &Cluster) -> Result<()> {
    let mut backup = places.program("pg_basebackup")?;
    backup.arg("--dbname").arg(cluster.url());
    backup.arg("--pgdata").arg(places.second().join("data"));
    backup.args(["--checkpoint=fast", "--wal-method=stream"]);
    ensure!(process::succeeds(&mut backup)?, "pg_basebackup failed");
    let mut verify = places.program("pg_verifybackup")?;
    verify.arg("--quiet").arg(places.second().join("data"));
    ensure!(process::succeeds(&mut verify)?, "pg_verifybackup failed");
    Ok(())
}

/// Waits until what is written now is in the archive; a server that goes on does it by itself,
/// after `archive_timeout` at the latest.
fn archive_all(places: &Places, cluster: &Cluster) -> Result<()> {
    let last = places.ask(cluster, "SELECT pg_walfile_name(pg_switch_wal())")?;
    let file = places.archive().join(last);
    let begun = Instant::now();
    while !file.is_file() {
        ensure!(begun.elapsed() < PATIENCE, "the log is not archived");
        thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

/// A server of the backup and the archive, as it was at a moment.
fn restore(places: &Places, password: &str, moment: &str) -> Result<Cluster> {
    let signal = places.second().join("data").join("recovery.signal");
    fs::write(&signal, "")?;
    Account::find()?.take(&signal)?;
    let fetch = format!("restore_command=cp {}/%f %p", places.archive().display());
    let target = format!("recovery_target_time={moment}");
    let settings = [&fetch, &target, "recovery_target_action=promote"];
    let cluster = Cluster::resume(&places.programs, &places.second(), password, &settings)?;
    let begun = Instant::now();
    while places.ask(&cluster, "SELECT pg_is_in_recovery()")? != "f" {
        ensure!(begun.elapsed() < PATIENCE, "the server does not come back");
        thread::sleep(Duration::from_millis(100));
    }
    Ok(cluster)
}
