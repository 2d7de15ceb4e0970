//! Whether a save is on the disk before it is acknowledged: the calls of the system that the built
//! service makes are written down, and a power cut is played at every acknowledgement.
//!
//! What reads the calls is tried on calls written by hand, good and bad; the service itself runs
//! under `strace`, in the group of that name.

mod calls;
mod disk;

use calls::Call;

/// The end of the name of SQLite's log.
const LOG: &str = ".sqlite-wal";

/// The answer by which a text was acknowledged: the first one after it was written to the log.
/// Whoever saves waits for each answer before the next save.
fn acknowledged<'a>(calls: &'a [Call], text: &str) -> Result<&'a Call, String> {
    let written = writes(calls, text).next();
    let written = written.ok_or_else(|| format!("`{text}` was never written to the log"))?;
    calls
        .iter()
        .find(|call| {
            call.is_write()
                && call.path.starts_with("socket:")
                && call.begun > written.begun
                && holds(&call.data, "HTTP/1.1 200")
        })
        .ok_or_else(|| format!("`{text}` was never acknowledged"))
}

/// Whether the log was synced between the last write that holds a text and its acknowledgement.
fn synced_before_acknowledged(calls: &[Call], text: &str) -> Result<(), String> {
    let answer = acknowledged(calls, text)?;
    let written = writes(calls, text)
        .filter(|call| call.begun < answer.begun)
        .map(|call| call.ended)
        .max()
        .ok_or_else(|| format!("`{text}` was acknowledged before it was written"))?;
    let synced = calls.iter().any(|call| {
        call.is_sync() && is_log(call) && call.begun > written && call.ended < answer.begun
    });
    if synced {
        return Ok(());
    }
    Err(format!(
        "`{text}` was acknowledged in line {} without a sync after line {written}",
        answer.begun
    ))
}

/// The writes to the log that hold a text.
fn writes<'a>(calls: &'a [Call], text: &'a str) -> impl Iterator<Item = &'a Call> {
    let of_log = |call: &&Call| call.is_write() && is_log(call);
    calls
        .iter()
        .filter(of_log)
        .filter(move |call| holds(&call.data, text))
}

fn is_log(call: &Call) -> bool {
    call.path.ends_with(LOG)
}

fn holds(data: &[u8], text: &str) -> bool {
    data.windows(text.len()).any(|part| part == text.as_bytes())
}

/// What is judged, on calls written by hand.
mod judged {
    use super::calls::read;
    use super::*;

    const WRITE: &str = r#"7 write(9</v/i.sqlite-wal>, "\0\27one.\0", 6) = 6"#;
    const SYNC: &str = "7 fdatasync(9</v/i.sqlite-wal>) = 0";
    const ANSWER: &str = r#"8 writev(4<socket:[11]>, [{iov_base="HTTP/1.1 200 OK\r\n\r\n", iov_len=19}, {iov_base="{}", iov_len=2}], 2) = 21"#;

    fn verdict(lines: &[&str]) -> Result<(), String> {
        synced_before_acknowledged(&read(&lines.join("\n")), "one.")
    }

    #[test]
    fn a_sync_between_writing_and_answering_is_what_is_wanted() {
        assert_eq!(verdict(&[WRITE, SYNC, ANSWER]), Ok(()));
    }

    #[test]
    fn d3_no_sync_or_one_at_another_time_or_elsewhere_is_found() {
        let elsewhere = "7 fdatasync(8</v/i.sqlite>) = 0";
        let failed = "7 fdatasync(9</v/i.sqlite-wal>) = -1 EIO (Input/output error)";
        for lines in [
            &[WRITE, ANSWER][..],
            &[SYNC, WRITE, ANSWER],
            &[WRITE, ANSWER, SYNC],
            &[WRITE, elsewhere, ANSWER],
            &[WRITE, failed, ANSWER],
            &[WRITE, SYNC, WRITE, ANSWER],
            &[SYNC, ANSWER],
            &[WRITE, SYNC],
        ] {
            assert!(verdict(lines).is_err(), "{lines:?}");
        }
    }

    #[test]
    fn d3_a_sync_that_has_not_come_back_when_the_answer_goes_out_does_not_count() {
        let begun = "7 fdatasync(9</v/i.sqlite-wal> <unfinished ...>";
        let ended = "7 <... fdatasync resumed>)              = 0";
        assert_eq!(verdict(&[WRITE, begun, ended, ANSWER]), Ok(()));
        assert!(verdict(&[WRITE, begun, ANSWER, ended]).is_err());
        let half = r#"7 write(9</v/i.sqlite-wal>, "\0\27one.\0", 6 <unfinished ...>"#;
        let whole = "7 <... write resumed>) = 6";
        let other = "6 fdatasync(9</v/i.sqlite-wal>) = 0";
        assert!(verdict(&[half, other, whole, ANSWER]).is_err());
    }
}

mod postgres {
    use icc_testkit::{Engine, Outcome, TestDatabase};

    use crate::{run, said};

    /// There the server syncs: whether it does is asked, on a connection of ours, and told.
    #[test]
    fn d3_doctor_says_when_a_server_acknowledges_what_it_has_not_synced() -> Outcome {
        icc_testkit::run(Engine::Postgres, async |database: &TestDatabase| {
            let folder = tempfile::tempdir()?;
            let url = database.url();
            let path = url.split('?').next().unwrap_or_default();
            let name = path.rsplit('/').next().unwrap_or_default();
            for (setting, line) in [
                ("on", "[ok] synchronous_commit is on."),
                ("local", "[ok] synchronous_commit is local."),
                (
                    "off",
                    "[ACT] synchronous_commit is off: what was acknowledged may be lost.",
                ),
            ] {
                let sql = format!("ALTER DATABASE {name} SET synchronous_commit = {setting}");
                database.execute(&sql).await?;
                let told = run(url, folder.path(), "doctor --data .");
                let text = said(&told);
                assert!(text.contains(line), "{line} in {text}");
                assert!(text.contains("] fsync is o"), "{text}");
                assert!(setting != "off" || told.status.code() == Some(1), "{text}");
            }
            Ok(())
        })
    }
}

mod strace {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::Path;
    use std::process::Command;

    use icc_testkit::Demonstration;

    use super::*;
    use crate::running::{LIMIT, Running};
    use crate::{filled, program};

    const SHEET: &str = "/en/questionnaires/val-des-cedres/demo-open";
    const DATABASE: &str = "test.sqlite";
    const SAVES: usize = 4;
    /// The calls that change files, or send.
    const TRACED: &str =
        "trace=write,writev,pwrite64,pwritev,sendto,sendmsg,lseek,ftruncate,fsync,fdatasync";

    /// Told apart from longer numbers.
    fn text(number: usize) -> String {
        format!("power cut number {number}.")
    }

    fn service(folder: &Path) -> Command {
        let mut command = program(&crate::sqlite(&folder.join(DATABASE)), folder);
        command.env("ICC_INDEX_DEMONSTRATION__LOAD", "true");
        command
    }

    /// The same service, with its calls written to a file. It stays the child: the tracer leaves
    /// with it.
    fn traced(folder: &Path, trace: &Path) -> Command {
        let own = service(folder);
        let mut command = Command::new("strace");
        command
            .args(["-D", "-f", "-y", "-q", "-s", "1048576", "-e", "signal=none"])
            .args(["-e", TRACED, "-o"])
            .arg(trace)
            .arg(own.get_program())
            .current_dir(folder);
        for (name, value) in own.get_envs() {
            command.env(name, value.unwrap_or_default());
        }
        command.args(["serve", "--port", "0", "--data", "var"]);
        command
    }

    /// The files of the database, by name; a log that is not there is empty.
    fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
        ["test.sqlite", "test.sqlite-wal"]
            .into_iter()
            .map(|name| {
                (
                    name.to_owned(),
                    fs::read(folder.join(name)).unwrap_or_default(),
                )
            })
            .collect()
    }

    /// Signs in and saves numbered comments at one question, one after the other; the cookie and
    /// the page with the history of the question.
    fn save(service: &Running) -> (String, String) {
        let form = "email=coordination%40example.org&password=harbour+lantern+maple";
        let entered = service.post("/en/sign-in", form);
        assert_eq!(entered.status, 303, "{}", entered.text);
        let cookie = entered
            .text
            .lines()
            .find_map(|line| line.strip_prefix("set-cookie: ")?.split(';').next())
            .unwrap();
        let with = |more: &str| format!("Cookie: {cookie}\r\n{more}");
        let begun = service.post_with(&format!("{SHEET}/start"), &with(""), "mode=shared");
        assert!(begun.status < 400, "{}", begun.text);
        let page = service.get_with(&format!("{SHEET}/sections/commitment"), &with(""));
        let page = page.text.replace("&#x2f;", "/");
        let question = page.split(&format!("{SHEET}/questions/")).nth(1).unwrap();
        let question = question.split(['/', '"', '#', '?']).next().unwrap();
        let place = format!("{SHEET}/questions/{question}");
        let page = service.get_with(&place, &with("")).text;
        let field = page
            .split('<')
            .find(|tag| tag.contains(&format!("name=\"{question}.version\"")));
        let seen = field.unwrap().split("value=\"").nth(1).unwrap();
        let mut version: u64 = seen.split('"').next().unwrap().parse().unwrap();
        for number in 0..SAVES {
            let comment = text(number).replace(' ', "+");
            let body = format!(
                "{question}.version={version}&{question}.answer=%3Aunknown&{question}.comment={comment}"
            );
            let head = with(&format!(
                "Accept: application/json\r\nIf-Match: \"{version}\"\r\n"
            ));
            let kept = service.post_with(&format!("{place}/draft"), &head, &body);
            assert_eq!(kept.status, 200, "{}", kept.text);
            version += 1;
            assert!(
                kept.text.contains(&format!("\"version\":{version}")),
                "{}",
                kept.text
            );
        }
        (cookie.to_owned(), format!("{place}/history"))
    }

    /// What strace wrote, once it has seen the end of the service.
    fn written(trace: &Path, process: u32) -> String {
        let begun = std::time::Instant::now();
        loop {
            let text = fs::read_to_string(trace).unwrap_or_default();
            // Short numbers are filled up with spaces.
            let own = format!("{process} ");
            let ended = |line: &str| {
                let rest = line.strip_prefix(&own);
                rest.is_some_and(|rest| rest.trim_start().starts_with("+++ "))
            };
            if text.lines().rev().take(200).any(ended) {
                return text;
            }
            assert!(begun.elapsed() < LIMIT, "strace does not end");
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }

    /// How many acknowledged texts a service on these files does not know any more.
    fn lost(
        files: &BTreeMap<String, Vec<u8>>,
        (cookie, history): (&str, &str),
        last: usize,
    ) -> usize {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        let mut command = service(folder.path());
        command.args(["serve", "--port", "0", "--data", "var"]);
        let again = Running::of(command);
        let page = again.get_with(history, &format!("Cookie: {cookie}\r\n"));
        // Where the session is gone too, the page is another one.
        (0..=last)
            .filter(|number| page.text.matches(&text(*number)).count() != 1)
            .count()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn d3_a_save_is_on_the_disk_before_it_is_acknowledged() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        filled(&folder, Demonstration::Loaded).await;
        let before = files(&folder);
        let trace = folder.join("trace");
        let mut running = Running::of(traced(&folder, &trace));
        let (cookie, history) = save(&running);
        running.signal("TERM");
        assert!(running.ended().success());
        let calls = calls::read(&written(&trace, running.process()));

        for number in 0..SAVES {
            synced_before_acknowledged(&calls, &text(number)).unwrap();
        }
        // The power goes as each answer goes out: what was synced is there, and of what was not,
        // nothing, or every second write.
        let seen = (cookie.as_str(), history.as_str());
        for number in 0..SAVES {
            let cut = acknowledged(&calls, &text(number)).unwrap().begun;
            for kept in [disk::Unsynced::Lost, disk::Unsynced::EverySecond] {
                let left = disk::after_power_cut(&before, &calls, cut, kept);
                assert_eq!(lost(&left, seen, number), 0, "{number} {kept:?}");
            }
        }
        // The same calls without the syncs: both ways of looking find it.
        let unsynced: Vec<Call> = calls.into_iter().filter(|call| !call.is_sync()).collect();
        let last = SAVES - 1;
        assert!(synced_before_acknowledged(&unsynced, &text(last)).is_err());
        let cut = acknowledged(&unsynced, &text(last)).unwrap().begun;
        let left = disk::after_power_cut(&before, &unsynced, cut, disk::Unsynced::Lost);
        assert_eq!(lost(&left, seen, last), SAVES);
    }
}
