//! Health, readiness, maintenance, stopping.

use std::io::Write;
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use icc_testkit::Demonstration;

use crate::running::{LIMIT, Running, answer};
use crate::{filled, run, succeeds};

#[tokio::test(flavor = "multi_thread")]
async fn l6_a_service_that_is_told_to_stop_finishes_what_it_has_begun() {
    let folder = tempfile::tempdir().unwrap();
    let url = filled(folder.path(), Demonstration::LeftOut).await;
    let mut service = Running::start(&url, folder.path(), &[]);
    assert_eq!(service.get("/en").status, 200);

    // A form that is half sent when the signal comes.
    let body = "email=nobody%40example.org";
    let mut stream = TcpStream::connect(&service.authority).unwrap();
    stream.set_read_timeout(Some(LIMIT)).unwrap();
    let head = format!(
        "POST /en/sign-in/link HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{half}",
        host = service.authority,
        length = body.len(),
        half = &body[..10],
    );
    stream.write_all(head.as_bytes()).unwrap();
    thread::sleep(Duration::from_millis(300));
    service.signal("TERM");
    thread::sleep(Duration::from_millis(300));
    stream.write_all(&body.as_bytes()[10..]).unwrap();
    let finished = answer(&mut stream);
    assert_eq!(finished.status, 303, "{}", finished.text);

    assert!(service.ended().success());
    let late = TcpStream::connect(&service.authority);
    assert!(late.is_err(), "a new request is taken after the end");
    let log = folder.path().join("test.sqlite-wal");
    let left = std::fs::metadata(&log).map_or(0, |log| log.len());
    assert_eq!(left, 0, "the log of the database was not emptied");
}

#[tokio::test(flavor = "multi_thread")]
async fn l6_a_service_stops_in_order_from_the_moment_its_address_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let url = filled(folder.path(), Demonstration::LeftOut).await;
    for signal in ["INT", "TERM", "INT", "TERM"] {
        let mut service = Running::start(&url, folder.path(), &[]);
        service.signal(signal);
        assert!(service.ended().success(), "{signal}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn l7_readiness_tells_whether_the_database_takes_writes() {
    let folder = tempfile::tempdir().unwrap();
    let url = filled(folder.path(), Demonstration::LeftOut).await;
    let service = Running::start(&url, folder.path(), &[]);
    let ready = service.get("/readyz");
    assert_eq!(ready.status, 200, "{}", ready.text);
    assert!(ready.text.contains("\"mode\":\"usual\""), "{}", ready.text);
    assert!(ready.text.contains("disk_free_percent"));

    // Somebody else holds the database: nothing can be written, and it is said in time.
    let file = folder.path().join("test.sqlite");
    let other = icc_store::StoreSettings::new(format!("sqlite://{}", file.display()));
    let other = icc_store::Store::open(&other).await.unwrap();
    let unit = other.begin().await.unwrap();
    let blocked = service.get("/readyz");
    assert_eq!(blocked.status, 503, "{}", blocked.text);
    assert!(!blocked.text.contains("sqlite"), "O5: {}", blocked.text);
    assert_eq!(service.get("/healthz").status, 200, "the process runs");
    // Reading goes on, and what is sent is answered with 503, not kept half.
    assert_eq!(service.get("/en/municipalities").status, 200);
    unit.roll_back().await.unwrap();
    assert_eq!(service.get("/readyz").status, 200, "D8: recovers by itself");
    other.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn l8_while_somebody_maintains_the_service_it_is_read_and_keeps_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let url = filled(folder.path(), Demonstration::LeftOut).await;
    let before = std::fs::read(folder.path().join("test.sqlite")).unwrap();
    let mut service = Running::start(&url, folder.path(), &["--read-only"]);
    for path in [
        "/fr",
        "/en/municipalities",
        "/fr/connexion",
        "/healthz",
        "/readyz",
    ] {
        assert_eq!(service.get(path).status, 200, "{path}");
    }
    assert!(
        service
            .get("/readyz")
            .text
            .contains("\"mode\":\"read-only\"")
    );
    let body = "email=a%40example.org&password=x";
    for (path, words) in [
        ("/fr/connexion", "Entretien en cours"),
        ("/en/sign-in", "Under maintenance"),
    ] {
        let refused = service.post(path, body);
        assert_eq!(refused.status, 503, "{path}");
        assert!(refused.text.contains(words), "{}", refused.text);
        assert!(refused.text.to_lowercase().contains("retry-after: 120"));
    }
    service.signal("TERM");
    assert!(service.ended().success());
    let after = std::fs::read(folder.path().join("test.sqlite")).unwrap();
    assert!(before == after, "the file of the database has changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_ends_with_one_where_somebody_has_to_act() {
    let folder = tempfile::tempdir().unwrap();
    let url = filled(folder.path(), Demonstration::LeftOut).await;
    let told = succeeds(&run(&url, folder.path(), "doctor --data ."));
    for line in [
        "[ok] journal_mode is wal.",
        "[ok] synchronous is 2.",
        "[ok] The schema is up to date.",
        "unbroken",
        "[think] Nobody administers the programme",
        "[think] The legal pages say that this was not said: operator.name",
        "To act on: 0.",
    ] {
        assert!(told.contains(line), "{line} in {told}");
    }
    // O4: settings are told without their secrets.
    let output = crate::program(&url, folder.path())
        .args(["doctor", "--data", "."])
        .env(
            "ICC_INDEX_ACCOUNTS__KEY",
            "CANARY-KEY-of-thirty-two-letters-or-more",
        )
        .env("ICC_INDEX_MAIL__SERVER", "mail.example.org")
        .env("ICC_INDEX_MAIL__FROM", "index@example.org")
        .env("ICC_INDEX_MAIL__PASSWORD", "CANARY-PASSWORD")
        .output()
        .unwrap();
    let told = succeeds(&output);
    assert!(!told.contains("CANARY"), "{told}");
    assert!(told.contains("sealed with a key"), "{told}");

    // A row of the record that is not as it was written.
    let settings = icc_store::StoreSettings::new(url.clone());
    let store = icc_store::Store::open(&settings).await.unwrap();
    let unit = store.begin().await.unwrap();
    let mail = icc_store::NewAuditEvent {
        at: chrono::DateTime::from_timestamp(4_000_000_000, 0).unwrap(),
        action: "signed-in".to_owned(),
        actor: None,
        origin: String::new(),
        object: "account".to_owned(),
        object_id: None,
        municipality: None,
        network: None,
        detail: String::new(),
    };
    unit.repositories().audit().add(&mail).await.unwrap();
    unit.commit().await.unwrap();
    store.close().await.unwrap();
    let told = crate::fails(&run(&url, folder.path(), "doctor --data ."));
    assert!(told.contains("[ACT] The clock"), "{told}");
}
