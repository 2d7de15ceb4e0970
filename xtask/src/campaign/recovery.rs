//! `recovery`: the way back to a chosen second on PostgreSQL, as `docs/howto/operate.md` tells it.
//!
//! A server archives its log, a base backup is taken, people save before and after a moment that is
//! noted, and the machine is lost: the server is stopped and its folder removed. A new server is
//! made of the backup and the archive, as it was at that moment. The service on it knows every save
//! from before and none from after, and finds its chains and its scores sound.

use std::fs;
use std::path::PathBuf;
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

pub(super) fn run(setting: &Setting) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let Some(programs) = machine::postgres_programs() else {
        let missing = "no PostgreSQL server is installed here".to_owned();
        outcome.failures.push(missing);
        return Ok(outcome);
    };
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
    let path = format!("{SHEET}/questions/{question}/history");
    let history = people.person.get(service.authority()?, &path)?;
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
    for words in [&["doctor"][..], &["scores", "verify"]] {
        let mut check = Command::new(&setting.binary);
        check
            .args(["--lang", "en"])
            .args(words)
            .arg("--data")
            .arg(&data);
        check.env("ICC_INDEX_DATABASE__URL", cluster.url());
        if !process::succeeds(&mut check)? {
            let failed = format!("`icc-index {}` finds something", words.join(" "));
            outcome.failures.push(failed);
        }
    }
    outcome.figures = vec![
        (
            "saves before the chosen moment".to_owned(),
            before.to_string(),
        ),
        ("of them lost".to_owned(), format!("{lost} (limit 0)")),
        (
            "saves after it".to_owned(),
            (writer.next - before - 1).to_string(),
        ),
        (
            "of them still there".to_owned(),
            format!("{late} (limit 0)"),
        ),
        (
            "until the server takes writes".to_owned(),
            format!("{:.1} s", recovered.as_secs_f64()),
        ),
    ];
    if lost > 0 {
        outcome.failures.push(format!("{lost} saves are lost"));
    }
    if late > 0 {
        let failed = format!("{late} saves from after the moment are there");
        outcome.failures.push(failed);
    }
    Ok(outcome)
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
