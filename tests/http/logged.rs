//! O6 and P7: the log of the built service, line by line, after requests full of secrets, names and
//! signs that could break lines.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::people::form;

const START: Duration = Duration::from_mins(2);
const EMAIL: &str = "coordination@example.org";

/// The service of this test; it ends with it.
struct Running {
    child: Child,
    authority: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    fn start(folder: &Path, log: &Path) -> Self {
        let binary = icc_tests::index_binary().expect("the binary is built");
        let mut child = Command::new(binary)
            .args(["serve", "--port", "0", "--data"])
            .arg(folder)
            .env("ICC_INDEX_LOG__JSON", "true")
            .env("ICC_INDEX_LOG__LEVEL", "debug")
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(File::create(log).expect("a file"))
            .spawn()
            .expect("it starts");
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().expect("an output"));
        out.read_line(&mut line).expect("it says where it is");
        let authority = line.trim().rsplit('/').next().unwrap_or_default();
        Self {
            authority: authority.to_owned(),
            child,
        }
    }

    /// Sends bytes as they are and reads the answer.
    fn ask(&self, method: &str, path: &str, more: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.authority).expect("a connection");
        let host = &self.authority;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n{more}\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .expect("is sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    }
}

#[test]
fn p7_o6_the_log_is_one_json_object_a_line_and_holds_no_secret_and_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("log");
    let began = Instant::now();
    let service = Running::start(folder.path(), &log);
    assert!(began.elapsed() < START);

    let password = "harbour lantern maple";
    let fields = form(&[("email", EMAIL), ("password", "canary wrong password")]);
    service.ask("POST", "/en/sign-in", "", &fields);
    let fields = form(&[
        ("email", "canary-nobody@example.org"),
        ("password", "canary-two"),
    ]);
    service.ask("POST", "/en/sign-in", "", &fields);
    let fields = form(&[("email", EMAIL), ("password", password)]);
    let entered = service.ask("POST", "/en/sign-in", "", &fields);
    let session = entered
        .lines()
        .find_map(|line| line.strip_prefix("set-cookie: icc-session="))
        .and_then(|line| line.split(';').next())
        .unwrap_or_else(|| panic!("nobody is let in: {entered}"));
    let cookie = format!("Cookie: icc-session={session}\r\n");
    for name in [
        "canary-name\r\n{\"level\":\"INFO\"}",
        "canary-name\u{2028}x",
        "canary-name \u{1b}[31mred",
        "canary-name \"}{\" \\",
    ] {
        let fields = form(&[("name", name), ("language", "en")]);
        service.ask("POST", "/en/account/profile", &cookie, &fields);
    }
    let fields = form(&[("old", password), ("new", "canary new password")]);
    service.ask("POST", "/en/account/password", &cookie, &fields);
    for path in [
        "/en/sign-in/by-link?token=canary-token",
        "/en/password/new?token=canary-token",
        "/en/sign-in/provider/town/return?code=canary-code&state=canary-state",
        "/en/municipalities?q=canary-search",
        "/en/%0a%1b[31mline",
        "/en/%0d%0a{}",
        "/en/nothing?email=canary-mail@example.org",
    ] {
        service.ask("GET", path, &cookie, "");
    }
    for (path, fields) in [
        (
            "/en/sign-in/link",
            [("email", "canary-mail@example.org")].as_slice(),
        ),
        ("/en/password/forgotten", &[("email", EMAIL)]),
        ("/en/sign-in/code", &[("code", "canary-code")]),
        ("/en/account/two-step", &[]),
        ("/en/account/two-step/confirm", &[("code", "canary-code")]),
        (
            "/en/people/invite",
            &[("email", "canary-mail@example.org"), ("role", "canary")],
        ),
    ] {
        service.ask("POST", path, &cookie, &form(fields));
    }
    let token = "Authorization: Bearer icc_canary\r\n";
    service.ask("GET", "/api/v1/scores?audience=research", token, "");
    let odd = "User-Agent: canary-agent \u{85}\r\nX-Forwarded-For: canary-for\r\n";
    service.ask("GET", "/en", &format!("{odd}{cookie}"), "");
    drop(service);

    let text = std::fs::read_to_string(&log).expect("a log");
    let mut lines = 0;
    for line in text.lines().filter(|line| line.contains("\"answered\"")) {
        let event: serde_json::Value =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert!(event["fields"]["status"].is_number(), "{line}");
        lines += 1;
    }
    assert_eq!(lines, 23, "one line for each request");
    for line in text.lines().filter(|line| !line.is_empty()) {
        let plain = !line.starts_with('{');
        // Before the log is set up, the steps of setting up are told as they are.
        assert!(
            plain || serde_json::from_str::<serde_json::Value>(line).is_ok(),
            "{line}"
        );
        assert!(!line.contains('\u{1b}'), "{line}");
    }
    for secret in ["canary", session, EMAIL, password, "evil"] {
        let found = text.lines().find(|line| line.contains(secret));
        assert!(found.is_none(), "{secret} is in the log: {found:?}");
    }
}
