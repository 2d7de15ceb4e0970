//! What is kept about somebody, and removing it, as whoever operates the service does it.

use std::fs;

use icc_domain::Locale;
use icc_store::{NewAccount, Store, StoreSettings};
use icc_testkit::Demonstration;

use crate::{fails, filled, run, succeeds};

const EMAIL: &str = "solange.canari@ville.example";
const NAME: &str = "Solange Canari-Tremblay";

#[tokio::test(flavor = "multi_thread")]
async fn p3_after_erasing_no_file_holds_the_name_or_the_address() {
    let folder = tempfile::tempdir().unwrap();
    let url = filled(folder.path(), Demonstration::LeftOut).await;
    let store = Store::open(&StoreSettings::new(url.clone())).await.unwrap();
    let unit = store.begin().await.unwrap();
    let new = NewAccount {
        email: EMAIL.to_owned(),
        name: NAME.to_owned(),
        language: Locale::Fr,
        password_hash: None,
        demonstration: false,
        created_at: icc_testkit::service_moment(),
    };
    let ids = icc_domain::SeededIds::new(99);
    unit.repositories()
        .accounts()
        .add(&new, &ids)
        .await
        .unwrap();
    unit.commit().await.unwrap();
    store.close().await.unwrap();
    let letters = folder.path().join("mail");
    fs::create_dir_all(&letters).unwrap();
    fs::write(letters.join("1.eml"), format!("To: {EMAIL}\r\n")).unwrap();
    fs::write(letters.join("2.eml"), "To: other@ville.example\r\n").unwrap();

    let run = |line: &str| run(&url, folder.path(), line);
    succeeds(&run(&format!(
        "user grant {EMAIL} --role programme-administrator --data ."
    )));
    let listed = succeeds(&run("user list --data ."));
    assert!(listed.contains(EMAIL) && listed.contains("programme-administrator"));
    let told = succeeds(&run(&format!("export-person {EMAIL} --out out --data .")));
    assert!(told.contains("rows in out"), "{told}");
    for file in ["person.json", "person.csv"] {
        let text = fs::read_to_string(folder.path().join("out").join(file)).unwrap();
        assert!(text.contains(EMAIL) && text.contains(NAME), "{file}");
    }
    fs::remove_dir_all(folder.path().join("out")).unwrap();

    // Without an administrator nobody could let anybody in.
    let last = fails(&run(&format!("erase-person {EMAIL} --yes --data .")));
    assert!(last.contains("nobody would administer"), "{last}");
    fails(&run(&format!("user disable {EMAIL} --data .")));
    succeeds(&run(
        "user invite second@ville.example --role city-editor --for montreal --data .",
    ));
    let other = NewAccount {
        email: "boss@ville.example".to_owned(),
        name: "Marc".to_owned(),
        ..new
    };
    let store = Store::open(&StoreSettings::new(url.clone())).await.unwrap();
    let unit = store.begin().await.unwrap();
    unit.repositories()
        .accounts()
        .add(&other, &ids)
        .await
        .unwrap();
    unit.commit().await.unwrap();
    store.close().await.unwrap();
    succeeds(&run(
        "user grant boss@ville.example --role programme-administrator --data .",
    ));

    let tried = succeeds(&run(&format!("erase-person {EMAIL} --data .")));
    assert!(tried.contains("Nothing was changed"), "{tried}");
    assert!(
        tried.contains("account: 1 removed") && tried.contains("1.eml"),
        "{tried}"
    );
    assert!(letters.join("1.eml").exists());
    let done = succeeds(&run(&format!("erase-person {EMAIL} --yes --data .")));
    assert!(
        done.contains("files of the database were written anew"),
        "{done}"
    );
    assert!(!letters.join("1.eml").exists() && letters.join("2.eml").exists());
    for entry in fs::read_dir(folder.path()).unwrap().flatten() {
        if !entry.path().is_file() {
            continue;
        }
        let bytes = fs::read(entry.path()).unwrap();
        for mark in [EMAIL, NAME] {
            let found = bytes
                .windows(mark.len())
                .any(|part| part == mark.as_bytes());
            assert!(!found, "{} holds {mark}", entry.path().display());
        }
    }
    let gone = fails(&run(&format!("erase-person {EMAIL} --yes --data .")));
    assert!(gone.contains("no such person"), "{gone}");
    succeeds(&run("doctor --data ."));
}
