//! A standalone cluster of Spark: one master and two workers, bound to loopback.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::process;

/// Workers, of one core each.
const WORKERS: usize = 2;
/// Memory that a worker may give away.
const MEMORY: &str = "4g";
/// How long the master may take to say where it listens.
const START_LIMIT: Duration = Duration::from_mins(1);
/// How long a clean stop may take; a worker ends its executors first.
const STOP_LIMIT: Duration = Duration::from_secs(20);

/// A cluster that lives as long as this value, with its files in a folder of its own.
#[derive(Debug)]
pub(super) struct Cluster {
    /// Where the package of `PySpark` is.
    home: PathBuf,
    folder: PathBuf,
    /// The master first.
    processes: Vec<Child>,
    master: String,
}

impl Cluster {
    /// Starts the cluster from the package that this Python knows.
    pub(super) fn start(python: &Path, folder: PathBuf) -> Result<Self> {
        fs::create_dir_all(&folder)?;
        let mut asked = Command::new(python);
        asked.args(["-c", "import pyspark; print(pyspark.__path__[0])"]);
        let mut cluster = Self {
            home: PathBuf::from(process::output(&mut asked)?.trim()),
            folder,
            processes: Vec::new(),
            master: String::new(),
        };
        cluster.add(
            "master",
            &["org.apache.spark.deploy.master.Master", "--port", "0"],
        )?;
        cluster.master = cluster.address()?;
        for number in 1..=WORKERS {
            let work = cluster.folder.join(format!("work-{number}"));
            let (work, master) = (work.to_string_lossy().into_owned(), cluster.master.clone());
            cluster.add(
                &format!("worker-{number}"),
                &[
                    "org.apache.spark.deploy.worker.Worker",
                    "--cores",
                    "1",
                    "--memory",
                    MEMORY,
                    "--work-dir",
                    &work,
                    &master,
                ],
            )?;
        }
        Ok(cluster)
    }

    /// Its address, such as `spark://127.0.0.1:40123`.
    pub(super) fn master(&self) -> &str {
        &self.master
    }

    /// A program that finds the package and keeps what it spills beside the files of the cluster.
    pub(super) fn client(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&self.folder)
            .env("SPARK_HOME", &self.home)
            .env("SPARK_LOCAL_IP", "127.0.0.1")
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("SPARK_LOCAL_DIRS", self.folder.join("spilled"))
            // One port less, and one that is always the same.
            .env("SPARK_MASTER_OPTS", "-Dspark.master.rest.enabled=false")
            .stdin(Stdio::null());
        command
    }

    fn add(&mut self, name: &str, words: &[&str]) -> Result<()> {
        let log = File::create(self.log(name))?;
        // It hands over to Java, so that what is stopped later is the program itself.
        let mut command = self.client(self.home.join("bin/spark-class"));
        let child = command
            .args(words)
            .args(["--host", "127.0.0.1", "--webui-port", "0"])
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| format!("cannot start the {name} of Spark"))?;
        self.processes.push(child);
        Ok(())
    }

    fn log(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.log"))
    }

    /// Waits until the master has said where it listens.
    fn address(&mut self) -> Result<String> {
        let started = Instant::now();
        while started.elapsed() < START_LIMIT {
            if let Some(address) = address_in(&fs::read_to_string(self.log("master"))?) {
                return Ok(address);
            }
            thread::sleep(Duration::from_millis(100));
        }
        let said = fs::read_to_string(self.log("master"))?;
        anyhow::bail!("the master of Spark did not start: {said}")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Workers before the master; each is told first, so that it ends its executors.
        while let Some(mut child) = self.processes.pop() {
            let told = Command::new("kill").arg(child.id().to_string()).status();
            let limit = if told.is_ok_and(|status| status.success()) {
                STOP_LIMIT
            } else {
                Duration::ZERO
            };
            // Whoever does not end in time is killed; there is nobody left to tell.
            let _ = process::wait(&mut child, limit);
        }
    }
}

/// The address in what the master says.
fn address_in(log: &str) -> Option<String> {
    let line = log
        .lines()
        .find_map(|line| line.split_once("Starting Spark master at "))?;
    Some(line.1.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_address_in_what_the_master_says() {
        let log = "31/02/03 INFO Utils: Started\n\
                   31/02/03 INFO Master: Starting Spark master at spark://127.0.0.1:39509\n";
        assert_eq!(address_in(log).as_deref(), Some("spark://127.0.0.1:39509"));
        assert_eq!(address_in("31/02/03 INFO Utils: Started"), None);
    }
}
