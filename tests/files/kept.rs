//! The commands on the database of the service.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::{fixtures, program, scratch, told};

fn run(folder: &Path, line: &str) -> Output {
    program(folder)
        .args(line.split_whitespace())
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn edit(file: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(old), "{} lacks {old}", file.display());
    fs::write(file, text.replacen(old, new, 1)).unwrap();
}

#[test]
fn a_definition_is_loaded_once_listed_and_shown_again() {
    let folder = scratch("kept");
    copy(&fixtures().join("definition"), &folder.join("mine"));
    let none = run(&folder, "questionnaire list --data var");
    assert_eq!(none.status.code(), Some(1), "{}", told(&none));
    assert!(!folder.join("var").exists(), "looking made a database");

    let first = run(&folder, "questionnaire load mine --data var");
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    let second = run(&folder, "questionnaire load mine --data var");
    assert_eq!(second.status.code(), Some(0));
    assert!(
        said(&second).contains("nothing changed"),
        "{}",
        said(&second)
    );
    let hash = said(&first).trim().rsplit(' ').next().unwrap().to_owned();

    let before = run(&folder, "questionnaire show mine");
    let texts = folder.join("mine/texts/en.toml");
    edit(&texts, "title = \"", "title = \"Edited ");
    let refused = run(&folder, "questionnaire load mine --data var");
    assert_eq!(refused.status.code(), Some(1));
    let message = told(&refused);
    assert!(
        message.contains("new version") && message.contains(&hash),
        "{message}"
    );

    let listed = said(&run(&folder, "questionnaire list --data var"));
    assert_eq!(listed.lines().count(), 1, "{listed}");
    assert!(
        listed.contains(&hash) && listed.contains("no wave"),
        "{listed}"
    );
    let shown = run(
        &folder,
        &format!("questionnaire show --hash {} --data var", &hash[..10]),
    );
    assert_eq!(said(&shown), said(&before), "{}", told(&shown));
    let unknown = run(&folder, "questionnaire show --hash 0 --hash zz --data var");
    assert_ne!(unknown.status.code(), Some(0));

    edit(
        &folder.join("mine/definition.toml"),
        "version = \"",
        "version = \"9",
    );
    let renewed = run(&folder, "questionnaire load mine --data var");
    assert_eq!(renewed.status.code(), Some(0), "{}", told(&renewed));
    let listed = said(&run(&folder, "questionnaire list --data var"));
    assert_eq!(listed.lines().count(), 2, "{listed}");

    edit(
        &folder.join("mine/definition.toml"),
        "id = \"",
        "surprise = 1\nid = \"",
    );
    let broken = run(&folder, "questionnaire load mine --data other");
    assert_eq!(broken.status.code(), Some(1));
    assert!(
        !folder.join("other").exists(),
        "a broken definition made a database"
    );

    let verified = run(&folder, "scores verify --data var");
    assert_eq!(verified.status.code(), Some(0), "{}", told(&verified));
    assert!(
        told(&verified).contains("No run is kept"),
        "{}",
        told(&verified)
    );
}

#[test]
fn o2_a_link_for_the_first_account_is_printed_anew_each_time() {
    let folder = scratch("first-account");
    let mut links = Vec::new();
    for _ in 0..2 {
        let made = run(&folder, "--lang en user create-admin-token --data var");
        assert_eq!(made.status.code(), Some(0), "{}", told(&made));
        let line = said(&made);
        let (_, secret) = line.trim().split_once("/en/first-access?token=").unwrap();
        assert!(secret.len() == 40 && secret.bytes().all(|byte| byte.is_ascii_hexdigit()));
        links.push(secret.to_owned());
    }
    assert_ne!(links[0], links[1]);
    // What is kept does not hold the secrets.
    for file in fs::read_dir(folder.join("var")).unwrap().flatten() {
        let bytes = fs::read(file.path()).unwrap();
        for link in &links {
            let kept = bytes
                .windows(link.len())
                .any(|part| part == link.as_bytes());
            assert!(!kept, "{} holds a secret", file.path().display());
        }
    }
}
