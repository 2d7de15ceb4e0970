//! Just enough HTTP/1.1 to sign in to our own service on loopback and to save answers: a connection
//! for each request, so that none is left over from a service that was killed.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::SHEET;

/// How long an answer may take before it is given up.
const TIME_LIMIT: Duration = Duration::from_secs(20);
/// The password of the accounts of the demonstration, which the page for signing in tells.
const PASSWORD: &str = "harbour+lantern+maple";

/// Somebody who is signed in; the session outlives the service that gave it.
#[derive(Debug)]
pub(super) struct Person {
    cookie: String,
}

impl Person {
    pub(super) fn sign_in(authority: &str, email: &str) -> Result<Self> {
        let nobody = Self {
            cookie: String::new(),
        };
        let body = format!("email={}&password={PASSWORD}", email.replace('@', "%40"));
        let answer = nobody.send(authority, "/en/sign-in", &body, None)?;
        let cookie = answer.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            let value = value.trim().split(';').next()?;
            let ours = name.eq_ignore_ascii_case("set-cookie") && value.starts_with("icc-session=");
            ours.then(|| value.to_owned())
        });
        let cookie = cookie.context("nobody is let in")?;
        Ok(Self { cookie })
    }

    /// A page; anything but 200 is an error.
    pub(super) fn get(&self, authority: &str, path: &str) -> Result<String> {
        let head = format!("GET {path} HTTP/1.1\r\n");
        let answer = self.ask(authority, &head, "")?;
        ensure!(status(&answer) == 200, "{path} answers {}", status(&answer));
        Ok(answer)
    }

    /// The version of the answer to a question, as its page tells it.
    pub(super) fn version(&self, authority: &str, question: &str) -> Result<i64> {
        let page = self.get(authority, &format!("{SHEET}/questions/{question}"))?;
        let name = format!("name=\"{question}.version\"");
        let field = page.split('<').find(|tag| tag.contains(&name));
        let value = field.and_then(|tag| tag.split("value=\"").nth(1)?.split('"').next());
        let version = value.and_then(|value| value.parse().ok());
        version.with_context(|| format!("the page of {question} has no version"))
    }

    /// Saves a comment as the page's script does; the version that it makes.
    pub(super) fn save(
        &self,
        authority: &str,
        question: &str,
        version: i64,
        comment: &str,
    ) -> Result<i64> {
        let body = format!(
            "{question}.version={version}&{question}.answer=%3Aunknown&{question}.comment={}",
            comment.replace(' ', "+")
        );
        let path = format!("{SHEET}/questions/{question}/draft");
        let answer = self.send(authority, &path, &body, Some(version))?;
        ensure!(status(&answer) == 200, "{path} answers {}", status(&answer));
        let told = answer.split("\"version\":").nth(1);
        let digits = told.map(|rest| rest.trim_start().trim_matches('"'));
        let digits = digits.map(|rest| rest.chars().take_while(char::is_ascii_digit).collect());
        let digits: String = digits.context("no version came back")?;
        Ok(digits.parse()?)
    }

    /// Sends a form of ours.
    pub(super) fn send(
        &self,
        authority: &str,
        path: &str,
        body: &str,
        version: Option<i64>,
    ) -> Result<String> {
        let seen = version.map(|version| format!("If-Match: \"{version}\"\r\n"));
        let head = format!(
            "POST {path} HTTP/1.1\r\nOrigin: http://{authority}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nAccept: {}\r\n{}\
             Content-Length: {}\r\n",
            if version.is_some() {
                "application/json"
            } else {
                "text/html"
            },
            seen.unwrap_or_default(),
            body.len()
        );
        self.ask(authority, &head, body)
    }

    fn ask(&self, authority: &str, head: &str, body: &str) -> Result<String> {
        let mut stream = TcpStream::connect(authority)?;
        stream.set_read_timeout(Some(TIME_LIMIT))?;
        let request = format!(
            "{head}Host: {authority}\r\nCookie: {}\r\nConnection: close\r\n\r\n{body}",
            self.cookie
        );
        stream.write_all(request.as_bytes())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// The status of an answer; 0 of none.
fn status(answer: &str) -> u16 {
    let word = answer.split(' ').nth(1);
    word.and_then(|word| word.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_was_cut_off_has_no_status() {
        assert_eq!(status("HTTP/1.1 503 Service Unavailable\r\n"), 503);
        assert_eq!(status("HTTP"), 0);
        assert_eq!(status(""), 0);
    }
}
