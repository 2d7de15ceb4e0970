//! No package below the version in which a known weakness was mended.
//!
//! The floors are the `[bans] deny` list of `deny.toml`, in the words of cargo-deny:
//! `crate = "name@<1.2.3"`, with `wrappers` naming the packages through which an older one is
//! still accepted, and the reason.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use super::{Finding, Tree};

const POLICY: &str = "deny.toml";
const LOCK: &str = "Cargo.lock";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let (Some(policy), Some(lock)) = (tree.toml(POLICY), tree.toml(LOCK)) else {
        return Vec::new();
    };
    let packages = Packages::read(&lock);
    let floors = policy
        .get("bans")
        .and_then(|bans| bans.get("deny")?.as_array());
    let mut findings = Vec::new();
    for floor in floors.into_iter().flatten() {
        match Floor::read(floor) {
            Some(floor) => findings.extend(floor.broken_by(&packages)),
            None => findings.push(Finding::file(
                POLICY,
                format!("`{floor}` needs `crate = \"name@<version\"` and `reason`"),
            )),
        }
    }
    findings
}

/// The lowest version that is accepted of one package.
#[derive(Debug)]
struct Floor<'a> {
    name: &'a str,
    /// `None` bans the package altogether.
    below: Option<&'a str>,
    wrappers: BTreeSet<&'a str>,
}

impl<'a> Floor<'a> {
    fn read(entry: &'a Value) -> Option<Self> {
        entry
            .get("reason")?
            .as_str()
            .filter(|reason| !reason.is_empty())?;
        let spec = entry.get("crate")?.as_str()?;
        let (name, below) = match spec.split_once('@') {
            Some((name, range)) => (name, Some(range.strip_prefix('<')?)),
            None => (spec, None),
        };
        let wrappers = entry
            .get("wrappers")
            .and_then(Value::as_array)
            .map(|list| list.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        Some(Self {
            name,
            below,
            wrappers,
        })
    }

    fn broken_by(&self, packages: &Packages<'_>) -> Vec<Finding> {
        let versions = packages.versions.get(self.name);
        versions
            .into_iter()
            .flatten()
            .filter(|version| {
                self.below
                    .is_none_or(|floor| numbers(version) < numbers(floor))
            })
            .filter_map(|version| {
                let users: Vec<&str> = packages
                    .users(self.name, version)
                    .filter(|user| !self.wrappers.contains(user))
                    .collect();
                (!users.is_empty()).then(|| {
                    let limit = self
                        .below
                        .map_or("banned".to_owned(), |it| format!("below {it}"));
                    let users = users.join(", ");
                    let message = format!("{} {version} is {limit}; used by {users}", self.name);
                    Finding::file(LOCK, message)
                })
            })
            .collect()
    }
}

/// The lock file: which versions there are, and who uses them.
#[derive(Debug, Default)]
struct Packages<'a> {
    versions: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// User, and its dependency as the lock file writes it: `name` or `name version`.
    edges: Vec<(&'a str, &'a str)>,
}

impl<'a> Packages<'a> {
    fn read(lock: &'a Table) -> Self {
        let mut packages = Self::default();
        let entries = lock.get("package").and_then(Value::as_array);
        for entry in entries.into_iter().flatten() {
            let text = |field| entry.get(field).and_then(Value::as_str);
            let (Some(name), Some(version)) = (text("name"), text("version")) else {
                continue;
            };
            packages.versions.entry(name).or_default().insert(version);
            let dependencies = entry.get("dependencies").and_then(Value::as_array);
            for dependency in dependencies.into_iter().flatten().filter_map(Value::as_str) {
                packages.edges.push((name, dependency));
            }
        }
        packages
    }

    fn users<'b>(&'b self, name: &'b str, version: &'b str) -> impl Iterator<Item = &'a str> + 'b {
        self.edges.iter().filter_map(move |(user, dependency)| {
            let mut words = dependency.split(' ');
            let same = words.next() == Some(name) && words.next().is_none_or(|it| it == version);
            same.then_some(*user)
        })
    }
}

/// A version as numbers; what follows `-` or `+` does not matter for a floor.
fn numbers(version: &str) -> Vec<u64> {
    version
        .split(['-', '+'])
        .next()
        .unwrap_or_default()
        .split('.')
        .map(|part| part.parse().unwrap_or(0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "[[package]]\nname = \"xml\"\nversion = \"0.9.10\"\n\
        [[package]]\nname = \"xml\"\nversion = \"0.40.0\"\n\
        [[package]]\nname = \"cites\"\nversion = \"1.0.0\"\ndependencies = [\"xml 0.9.10\"]\n\
        [[package]]\nname = \"sheets\"\nversion = \"1.0.0\"\ndependencies = [\"xml 0.40.0\"]\n";

    fn messages(policy: &str) -> Vec<String> {
        check(&Tree::of(&[(POLICY, policy), (LOCK, OLD)]))
            .into_iter()
            .map(|finding| finding.message)
            .collect()
    }

    #[test]
    fn refuses_a_version_below_the_floor() {
        assert_eq!(
            messages("[bans]\ndeny = [{ crate = \"xml@<0.40.0\", reason = \"hangs\" }]\n"),
            ["xml 0.9.10 is below 0.40.0; used by cites"]
        );
    }

    #[test]
    fn accepts_an_older_one_behind_a_named_wrapper() {
        let policy = "[bans]\ndeny = [{ crate = \"xml@<0.40.0\", wrappers = [\"cites\"], \
            reason = \"hangs; cites reads only its own files\" }]\n";
        assert!(messages(policy).is_empty());
    }

    #[test]
    fn refuses_a_banned_package_and_a_ban_without_a_reason() {
        let banned = "[bans]\ndeny = [{ crate = \"sheets\", reason = \"no\" }]\n";
        assert!(messages(banned).is_empty(), "nobody uses it");
        let banned = "[bans]\ndeny = [{ crate = \"xml\", reason = \"no\" }]\n";
        assert_eq!(messages(banned).len(), 2);
        assert_eq!(messages("[bans]\ndeny = [{ crate = \"xml\" }]\n").len(), 1);
    }
}
