//! The files for whoever installs the service are true where a program can tell.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

pub(crate) fn text(name: &str) -> String {
    fs::read_to_string(icc_tests::root().join("deploy").join(name)).unwrap()
}

/// Every setting in the form of the environment.
fn variables() -> Vec<String> {
    let defaults = icc_tests::root().join("crates/server/default.toml");
    let mut section = String::new();
    let mut all = Vec::new();
    for line in fs::read_to_string(defaults).unwrap().lines() {
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            section = name.to_uppercase();
        } else if let Some((key, _)) = line.split_once(" = ")
            && !line.starts_with('#')
        {
            all.push(format!("ICC_INDEX_{section}__{}", key.to_uppercase()));
        }
    }
    all
}

#[test]
fn every_setting_that_is_named_exists() {
    let known = variables();
    assert!(known.contains(&"ICC_INDEX_SERVER__PUBLIC_URL".to_owned()));
    for file in icc_tests::files(&icc_tests::root().join("deploy"), "").unwrap() {
        let text = fs::read_to_string(&file).unwrap();
        let named = text
            .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .filter(|word| word.starts_with("ICC_INDEX_") && word.contains("__"));
        for name in named {
            assert!(
                known.contains(&name.to_owned()),
                "{name} in {}",
                file.display()
            );
        }
    }
}

/// A whole file of settings is read as it stands: `doctor` refuses unknown keys.
#[test]
fn the_example_of_settings_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    let example =
        text("config.toml").replace("/var/lib/icc-index", &folder.path().display().to_string());
    let kept: Vec<&str> = example
        .lines()
        .filter(|line| !line.contains("_file = "))
        .collect();
    fs::write(&file, kept.join("\n")).unwrap();
    let output = Command::new(icc_tests::index_binary().unwrap())
        .args(["doctor", "--config"])
        .arg(&file)
        .env("LC_ALL", "C")
        .current_dir(folder.path())
        .output()
        .unwrap();
    let told = crate::fails(&output);
    assert!(told.contains("There is no database"), "{told}");
    assert!(
        told.contains("is known as https://index.example.org"),
        "{told}"
    );
}

#[test]
fn every_command_that_is_run_exists() {
    let units = [
        "systemd/icc-index.service",
        "systemd/icc-index-backup.service",
        "Containerfile",
    ];
    for unit in units {
        let text = text(unit);
        let commands = text
            .lines()
            .filter_map(|line| line.split("bin/icc-index ").nth(1))
            .filter_map(|rest| rest.split_whitespace().next())
            .filter(|word| word.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        for command in commands {
            let output = Command::new(icc_tests::index_binary().unwrap())
                .args([command, "--help"])
                .output()
                .unwrap();
            assert!(output.status.success(), "{unit} runs {command}");
        }
    }
}

/// `systemd-analyze verify`, where systemd is installed: with the built program in place of the
/// installed one.
#[test]
fn the_units_are_accepted_by_systemd() {
    let Some(analyze) = find("systemd-analyze") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let binary = icc_tests::index_binary().unwrap();
    let units = [
        "icc-index.service",
        "icc-index-backup.service",
        "icc-index-backup.timer",
    ];
    for unit in units {
        let text = text(&format!("systemd/{unit}"));
        let text = text.replace("/usr/local/bin/icc-index", &binary.display().to_string());
        fs::write(folder.path().join(unit), text).unwrap();
    }
    let output = Command::new(analyze)
        .arg("verify")
        .args(units.map(|unit| folder.path().join(unit)))
        .output()
        .unwrap();
    let told = crate::said(&output);
    let ours = told
        .lines()
        .filter(|line| units.iter().any(|unit| line.contains(unit)));
    let faults: Vec<&str> = ours.collect();
    assert!(faults.is_empty(), "{faults:?}");
}

fn find(name: &str) -> Option<PathBuf> {
    ["/usr/bin", "/bin", "/usr/local/bin"]
        .into_iter()
        .map(|folder| PathBuf::from(folder).join(name))
        .find(|file| file.is_file())
}
