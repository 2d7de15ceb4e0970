//! What this machine has, and how to get what it lacks.

use std::cmp::Reverse;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::process::{find, find_any};
use crate::workspace::variable;

/// Something from outside the repository that a group of tests needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// The server programs of `PostgreSQL`: `initdb` and `postgres`.
    Postgres,
    /// A browser that can be driven.
    Chromium,
    /// Node 18 or later with npm, which run the scripts that drive the browser.
    Node,
    /// Python 3 that can make environments of its own, for tools that read our files.
    Python,
    /// Writes down the calls of the system that a program makes; Linux only.
    Strace,
    /// Opens and writes our workbooks as people do: its spreadsheet without windows.
    LibreOffice,
    /// R with `readxl`, which reads tables and workbooks.
    R,
    /// What stands in front of the service, nginx and Caddy, and curl and openssl, which ask it.
    Proxies,
    /// Java 17 or later, in which Spark runs.
    Java,
}

impl Need {
    fn packages(self, manager: Manager) -> &'static [&'static str] {
        match (self, manager) {
            (Self::Postgres, Manager::Apt | Manager::Brew) => &["postgresql"],
            (Self::Postgres, Manager::Dnf) => &["postgresql-server"],
            (Self::Postgres, Manager::Apk) => &["postgresql", "postgresql-contrib"],
            (Self::Chromium, Manager::Apt) => &["chromium", "fonts-liberation"],
            (Self::Chromium, Manager::Dnf | Manager::Apk | Manager::Brew) => &["chromium"],
            (Self::Node, Manager::Brew) => &["node"],
            (Self::Node, Manager::Apt | Manager::Dnf | Manager::Apk) => &["nodejs", "npm"],
            (Self::Python, Manager::Apt) => &["python3", "python3-venv"],
            (Self::Python, Manager::Dnf) => &["python3", "python3-pip"],
            (Self::Python, Manager::Apk) => &["python3", "py3-pip"],
            (Self::Python, Manager::Brew) => &["python"],
            (Self::Strace, Manager::Apt | Manager::Dnf | Manager::Apk) => &["strace"],
            (Self::LibreOffice, Manager::Apt) => &["libreoffice-calc-nogui"],
            (Self::LibreOffice, Manager::Dnf | Manager::Apk) => &["libreoffice-calc"],
            (Self::R, Manager::Apt) => &["r-base-core", "r-cran-readxl"],
            (Self::R, Manager::Dnf) => &["R-core", "R-readxl"],
            (Self::Proxies, Manager::Brew) => &["nginx", "caddy", "openssl"],
            (Self::Proxies, Manager::Apt | Manager::Dnf | Manager::Apk) => {
                &["nginx", "caddy", "curl", "openssl"]
            }
            (Self::Java, Manager::Apt) => &["default-jre-headless"],
            (Self::Java, Manager::Dnf) => &["java-latest-openjdk-headless"],
            (Self::Java, Manager::Apk) => &["openjdk17-jre-headless"],
            (Self::Java, Manager::Brew) => &["openjdk"],
            // Not packed there, or not all of it.
            (Self::Strace | Self::LibreOffice, Manager::Brew)
            | (Self::R, Manager::Apk | Manager::Brew) => &[],
        }
    }

    /// Whether this machine has it.
    pub(crate) fn is_met(self) -> bool {
        match self {
            Self::Postgres => postgres_programs().is_some(),
            Self::Chromium => chromium().is_some(),
            Self::Node => find("node").is_some() && find("npm").is_some(),
            // Debian ships Python without what makes environments.
            Self::Python => find_any(&["python3", "python"])
                .is_some_and(|python| succeeds(python, &["-c", "import ensurepip, venv"])),
            // Some machines have it and do not let it look at others.
            Self::Strace => find("strace").is_some_and(|strace| {
                succeeds(strace, &["-D", "-f", "-y", "-o", "/dev/null", "true"])
            }),
            Self::LibreOffice => find("soffice").is_some(),
            Self::Proxies => {
                let others = ["caddy", "curl", "openssl"];
                nginx().is_some() && others.iter().all(|name| find(name).is_some())
            }
            Self::R => {
                find("Rscript").is_some_and(|r| succeeds(r, &["-e", "loadNamespace('readxl')"]))
            }
            // As Spark starts it: older ones do not know the module.
            Self::Java => find("java").is_some_and(|java| {
                succeeds(java, &["--add-modules=jdk.incubator.vector", "-version"])
            }),
        }
    }
}

/// Whether a program does something; what it says is not shown.
fn succeeds(program: PathBuf, arguments: &[&str]) -> bool {
    let mut asked = Command::new(program);
    asked.args(arguments);
    asked.stdout(Stdio::null()).stderr(Stdio::null());
    asked.status().is_ok_and(|status| status.success())
}

/// A package manager we know how to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manager {
    Apt,
    Dnf,
    Apk,
    Brew,
}

impl Manager {
    fn find() -> Option<Self> {
        [
            ("apt-get", Self::Apt),
            ("dnf", Self::Dnf),
            ("apk", Self::Apk),
            ("brew", Self::Brew),
        ]
        .into_iter()
        .find_map(|(program, manager)| find(program).map(|_| manager))
    }

    fn commands(self, packages: &[&str]) -> Vec<Vec<String>> {
        let line = |words: &[&str]| -> Vec<String> {
            words.iter().map(|word| (*word).to_owned()).collect()
        };
        let with = |words: &[&str]| -> Vec<String> { [line(words), line(packages)].concat() };
        match self {
            Self::Apt => vec![
                line(&["apt-get", "update", "-q"]),
                with(&["apt-get", "install", "-q", "-y", "--no-install-recommends"]),
            ],
            Self::Dnf => vec![with(&["dnf", "install", "-q", "-y"])],
            Self::Apk => vec![with(&["apk", "add", "--no-progress"])],
            Self::Brew => vec![with(&["brew", "install"])],
        }
    }

    /// Homebrew refuses to run as root; the others need it.
    fn needs_root(self) -> bool {
        self != Self::Brew
    }
}

/// Installs what is missing and allowed: always as root, otherwise only when asked to.
///
/// A failure is not an error here: the caller sees what is still missing and names it.
pub(crate) fn install(needs: &[Need], asked: bool) {
    let missing: Vec<Need> = needs
        .iter()
        .copied()
        .filter(|need| !need.is_met())
        .collect();
    let Some(manager) = Manager::find().filter(|_| !missing.is_empty()) else {
        return;
    };
    let root = is_root();
    let may = asked || (root && manager.needs_root());
    if !may {
        return;
    }
    let packages: Vec<&str> = missing
        .iter()
        .flat_map(|need| need.packages(manager))
        .copied()
        .collect();
    if packages.is_empty() {
        return;
    }
    println!("Installing {} …", packages.join(", "));
    let sudo = manager.needs_root() && !root;
    for words in manager.commands(&packages) {
        let words: Vec<&str> = sudo
            .then_some("sudo")
            .into_iter()
            .chain(words.iter().map(String::as_str))
            .collect();
        let Some((program, arguments)) = words.split_first() else {
            continue;
        };
        let done = Command::new(program)
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(Stdio::null())
            .status();
        match done {
            Ok(status) if status.success() => {}
            Ok(status) => eprintln!("`{}` ended with {status}", words.join(" ")),
            Err(error) => eprintln!("`{}` did not start: {error}", words.join(" ")),
        }
    }
}

/// The program of nginx, which the search path of people who are not root leaves out.
pub(crate) fn nginx() -> Option<PathBuf> {
    let usual = ["/usr/sbin/nginx", "/usr/local/sbin/nginx"];
    let usual = usual.into_iter().map(PathBuf::from);
    find("nginx").or_else(|| usual.into_iter().find(|file| file.is_file()))
}

/// The folder with the server programs of the newest `PostgreSQL` found.
pub(crate) fn postgres_programs() -> Option<PathBuf> {
    let on_path = find("initdb").and_then(|file| file.parent().map(Path::to_path_buf));
    on_path
        .into_iter()
        .chain(versioned("/usr/lib/postgresql", "bin"))
        .chain(versioned("/usr/libexec", "bin"))
        .chain(versioned("/opt/homebrew/opt", "bin"))
        .chain(versioned("/usr/local/opt", "bin"))
        .find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
}

/// The sub-folders of `parent`, highest version first, each with `inside` appended.
fn versioned(parent: &str, inside: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(parent)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    found.sort_by_key(|path| {
        let name = path.file_name().map(OsStr::to_string_lossy);
        let digits: String = name
            .iter()
            .flat_map(|name| name.chars())
            .filter(char::is_ascii_digit)
            .collect();
        Reverse(digits.parse::<u64>().unwrap_or(0))
    });
    found.into_iter().map(|path| path.join(inside)).collect()
}

/// The browser: `CHROMIUM`, or the first of the usual names on the search path.
pub(crate) fn chromium() -> Option<PathBuf> {
    variable("CHROMIUM")
        .map(PathBuf::from)
        .or_else(|| {
            find_any(&[
                "chromium",
                "chromium-browser",
                "google-chrome-stable",
                "google-chrome",
            ])
        })
        .or_else(|| {
            let app = Path::new("/Applications/Chromium.app/Contents/MacOS/Chromium");
            app.is_file().then(|| app.to_path_buf())
        })
}

/// Whether we run as root.
pub(crate) fn is_root() -> bool {
    user_id(None) == Some(0)
}

/// The user id of `name`, or our own; `None` where there is no such user or no `id` program.
pub(crate) fn user_id(name: Option<&str>) -> Option<u32> {
    id("-u", name)
}

/// The group id of `name`, or our own.
pub(crate) fn group_id(name: Option<&str>) -> Option<u32> {
    id("-g", name)
}

fn id(flag: &str, name: Option<&str>) -> Option<u32> {
    let output = Command::new("id")
        .arg(flag)
        .args(name)
        .stderr(Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    String::from_utf8_lossy(&output.stdout).trim().parse().ok()
}

/// One line that says what this machine is, for measurements.
pub(crate) fn describe() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let model = fs::read_to_string("/proc/cpuinfo")
        .ok()
        .and_then(|text| {
            text.lines()
                .find_map(|line| line.strip_prefix("model name"))
                .and_then(|rest| rest.split_once(": "))
                .map(|(_, name)| name.trim().to_owned())
        })
        .unwrap_or_else(|| "processor not named".to_owned());
    let memory = fs::read_to_string("/proc/meminfo").ok().and_then(|text| {
        let kib: u64 = text
            .lines()
            .find_map(|line| line.strip_prefix("MemTotal:"))?
            .trim()
            .strip_suffix(" kB")?
            .parse()
            .ok()?;
        Some(format!(", {} GiB", kib / 1_048_576))
    });
    format!(
        "{model}, {cores} cores{}, {} {}",
        memory.unwrap_or_default(),
        std::env::consts::OS,
        std::env::consts::ARCH
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apt_refreshes_its_lists_before_it_installs() {
        let commands = Manager::Apt.commands(&["postgresql", "chromium"]);
        let lines: Vec<String> = commands.iter().map(|words| words.join(" ")).collect();
        assert_eq!(
            lines,
            [
                "apt-get update -q",
                "apt-get install -q -y --no-install-recommends postgresql chromium"
            ]
        );
    }

    #[test]
    fn every_need_has_packages_in_every_manager() {
        for manager in [Manager::Apt, Manager::Dnf, Manager::Apk, Manager::Brew] {
            for need in [
                Need::Postgres,
                Need::Chromium,
                Need::Node,
                Need::Python,
                Need::Java,
            ] {
                assert!(!need.packages(manager).is_empty(), "{manager:?} {need:?}");
            }
        }
        for manager in [Manager::Apt, Manager::Dnf, Manager::Apk] {
            assert_eq!(Need::Strace.packages(manager), ["strace"]);
        }
    }
}
