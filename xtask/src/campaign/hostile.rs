//! `fuzz-files`: damaged and hostile files, given to the commands of the binary.
//!
//! Whatever the file, a command ends by itself within its limits of time and memory, with 0 (it was
//! still good), 1 (all problems listed) or 2 (not a use of the command), says something when it
//! refuses, and leaves nothing half written. It never panics.

mod damage;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::random::Random;
use super::{Outcome, Setting};
use crate::process;
use crate::workspace::Workspace;
use damage::Damage;

const SCORE: &str = "score --definition input/definition --answers input/answers.csv \
    --facts input/facts.csv --out out";

/// How long one command may take, in an unoptimised build on a busy machine.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// How much address space one command may take, in KiB; `ulimit -v` enforces it.
const MEMORY_LIMIT: u64 = 4 * 1024 * 1024;

/// The most a command may write to say what is wrong, in bytes: long lists are capped.
const REPORT_LIMIT: u64 = 4 * 1024 * 1024;

/// Runs damaged inputs until the time is over.
pub(super) fn run(workspace: &Workspace, setting: &Setting) -> Result<Outcome> {
    let seeds = seeds(workspace)?;
    anyhow::ensure!(
        !seeds.is_empty(),
        "there is no questionnaire under questionnaires/ or tests/ to damage"
    );
    let mut random = Random::new(setting.seed);
    let mut outcome = Outcome::default();
    let mut codes: BTreeMap<String, u64> = BTreeMap::new();
    let mut longest = Duration::ZERO;
    let started = Instant::now();
    let mut tries = 0_u64;
    while started.elapsed() < setting.length {
        tries += 1;
        let folder = setting.scratch.join("input");
        let Some(seed) = random.choose(&seeds) else {
            break;
        };
        let told = prepare(seed, &folder, &mut random)?;
        let out = setting.scratch.join("out");
        for path in [&out, &setting.scratch.join("stderr")] {
            remove(path)?;
        }
        let attempt = seed.attempt();
        let result = observe(setting, &attempt)?;
        longest = longest.max(result.took);
        *codes.entry(result.ended.clone()).or_default() += 1;
        if let Some(wrong) = result.wrong(&out) {
            // Kept so that it can be seen again, and become a test.
            let kept = setting.scratch.join(format!("failure-{tries}"));
            fs::rename(&folder, &kept)?;
            outcome.failures.push(format!(
                "try {tries}, {} after {told}: {wrong} (`{}`)",
                seed.name,
                attempt.join(" ")
            ));
        }
    }
    outcome.figures = vec![
        ("inputs".to_owned(), tries.to_string()),
        ("questionnaires damaged".to_owned(), seeds.len().to_string()),
        (
            "longest command".to_owned(),
            format!("{} ms", longest.as_millis()),
        ),
    ];
    for (code, count) in codes {
        outcome
            .figures
            .push((format!("ended with {code}"), count.to_string()));
    }
    Ok(outcome)
}

/// A good input: a questionnaire folder, with answers and facts where an example has them.
#[derive(Debug)]
struct Seed {
    name: String,
    definition: PathBuf,
    /// Its first method, where it has several.
    method: Option<String>,
    /// Answers and facts.
    tables: Option<(PathBuf, PathBuf)>,
}

impl Seed {
    /// The words after the binary's name; paths are seen from the scratch folder, so that a result
    /// can be told without naming this machine.
    fn attempt(&self) -> Vec<String> {
        let line = match (&self.tables, &self.method) {
            (None, _) => "questionnaire check input/definition".to_owned(),
            (Some(_), None) => SCORE.to_owned(),
            // A definition of several methods is scored by one that is named.
            (Some(_), Some(method)) => format!("{SCORE} --method {method}"),
        };
        line.split_whitespace().map(str::to_owned).collect()
    }
}

/// Every questionnaire of the repository; those of examples with their answers.
///
/// A questionnaire is a folder with `definition.toml`. Answers and facts are `answers.csv` and
/// `facts.csv` in it or in the folder above.
fn seeds(workspace: &Workspace) -> Result<Vec<Seed>> {
    let mut folders = Vec::new();
    for top in [
        "questionnaires",
        "tests/cases",
        "tests/fixtures",
        "docs/reference",
    ] {
        collect(&workspace.path(top), &mut folders)?;
    }
    folders.sort();
    let mut seeds = Vec::new();
    for definition in folders {
        let name = definition
            .strip_prefix(workspace.root())
            .unwrap_or(&definition)
            .display()
            .to_string();
        let tables = [Some(definition.as_path()), definition.parent()]
            .into_iter()
            .flatten()
            .map(|folder| (folder.join("answers.csv"), folder.join("facts.csv")))
            .find(|(answers, facts)| answers.is_file() && facts.is_file());
        if tables.is_some() {
            seeds.push(Seed {
                name: name.clone(),
                method: method(&definition)?,
                definition: definition.clone(),
                tables,
            });
        }
        seeds.push(Seed {
            name,
            definition,
            method: None,
            tables: None,
        });
    }
    Ok(seeds)
}

/// The first method of a definition with several.
fn method(definition: &Path) -> Result<Option<String>> {
    let folder = definition.join("methods");
    if !folder.is_dir() {
        return Ok(None);
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|stem| stem.to_str());
        names.extend(name.map(str::to_owned));
    }
    names.sort();
    Ok((names.len() > 1).then(|| names.swap_remove(0)))
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    if folder.join("definition.toml").is_file() {
        found.push(folder.to_path_buf());
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        collect(&entry?.path(), found)?;
    }
    Ok(())
}

/// Copies the seed and damages one of its files; says what was done.
fn prepare(seed: &Seed, folder: &Path, random: &mut Random) -> Result<String> {
    remove(folder)?;
    let mut files = Vec::new();
    copy(&seed.definition, &folder.join("definition"), &mut files)?;
    if let Some((answers, facts)) = &seed.tables {
        // Damage to the definition is tried by the other command.
        files.clear();
        for (from, to) in [(answers, "answers.csv"), (facts, "facts.csv")] {
            let to = folder.join(to);
            fs::copy(from, &to)?;
            files.push(to);
        }
    }
    files.sort();
    let file = random
        .choose(&files)
        .context("an empty questionnaire folder")?;
    let damage = Damage::choose(random);
    let good = fs::read(file)?;
    fs::write(file, damage.apply(&good, random))?;
    let name = file.strip_prefix(folder).unwrap_or(file);
    Ok(format!("{damage:?} in {}", name.display()))
}

fn copy(from: &Path, to: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target, files)?;
        } else {
            fs::copy(entry.path(), &target)?;
            files.push(target);
        }
    }
    Ok(())
}

fn remove(path: &Path) -> Result<()> {
    if path.is_dir() {
        fs::remove_dir_all(path)?;
    } else if path.exists() {
        fs::remove_file(path)?;
    }
    Ok(())
}

/// How one command ended.
#[derive(Debug)]
struct Observed {
    ended: String,
    took: Duration,
    stderr: String,
    stderr_size: u64,
}

impl Observed {
    /// What does not hold, if anything.
    fn wrong(&self, out: &Path) -> Option<String> {
        if self.stderr.contains("panicked at") {
            return Some("it panicked".to_owned());
        }
        if !matches!(self.ended.as_str(), "0" | "1") {
            return Some(format!("it ended with {}", self.ended));
        }
        if self.stderr_size > REPORT_LIMIT {
            return Some(format!("its report has {} bytes", self.stderr_size));
        }
        if self.ended == "1" {
            if self.stderr.trim().is_empty() {
                return Some("it refused without a word".to_owned());
            }
            if out.is_dir() && fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some()) {
                return Some("it refused and left files behind".to_owned());
            }
        }
        None
    }
}

fn observe(setting: &Setting, attempt: &[String]) -> Result<Observed> {
    let stderr = setting.scratch.join("stderr");
    // The report may be on either stream, so both go to the same file.
    let file = fs::File::create(&stderr)?;
    let started = Instant::now();
    let mut child = Command::new("sh")
        .args(["-c", "ulimit -v \"$1\"; shift; exec \"$@\"", "limited"])
        .arg(MEMORY_LIMIT.to_string())
        .arg(&setting.binary)
        .args(attempt)
        .current_dir(&setting.scratch)
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .spawn()?;
    let status = process::wait(&mut child, TIME_LIMIT)?;
    let took = started.elapsed();
    let ended = match status {
        None => format!("no end in {} s", TIME_LIMIT.as_secs()),
        Some(status) => status
            .code()
            .map_or_else(|| status.to_string(), |code| code.to_string()),
    };
    let text = fs::read(&stderr)?;
    Ok(Observed {
        ended,
        took,
        stderr_size: u64::try_from(text.len())?,
        stderr: String::from_utf8_lossy(&text).into_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn observed(ended: &str, stderr: &str) -> Observed {
        Observed {
            ended: ended.to_owned(),
            took: Duration::ZERO,
            stderr: stderr.to_owned(),
            stderr_size: 0,
        }
    }

    #[test]
    fn a_clear_refusal_holds() {
        let nowhere = Path::new("does-not-exist");
        assert_eq!(observed("1", "a.toml:3:1 unknown key").wrong(nowhere), None);
        assert_eq!(observed("0", "").wrong(nowhere), None);
    }

    #[test]
    fn a_panic_a_signal_a_timeout_and_silence_do_not_hold() {
        let nowhere = Path::new("does-not-exist");
        for bad in [
            observed("101", "thread 'main' panicked at src/a.rs"),
            observed("1", "thread 'main' panicked at src/a.rs"),
            observed("signal: 9 (SIGKILL)", "x"),
            observed("no end in 30 s", "x"),
            observed("1", " \n"),
        ] {
            assert!(bad.wrong(nowhere).is_some(), "{bad:?}");
        }
    }

    #[test]
    fn a_refusal_that_leaves_files_does_not_hold() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(observed("1", "x").wrong(here).is_some());
    }
}
