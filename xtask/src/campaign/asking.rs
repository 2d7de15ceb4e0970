//! Just enough HTTP/1.1 to sign in to our own service on loopback and to save answers: a connection
//! for each request, so that none is left over from a service that was killed.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

/// How long an answer may take before it is given up.
const TIME_LIMIT: Duration = Duration::from_secs(20);
/// The password of the accounts of the demonstration, which the page for signing in tells.
pub(super) const PASSWORD: &str = "harbour lantern maple";

/// Somebody who is signed in; the session outlives the service that gave it.
#[derive(Debug, Clone)]
pub(super) struct Person {
    cookie: String,
    /// The address that a proxy would tell; empty where there is none.
    place: String,
}

impl Person {
    /// Somebody who is not signed in, at an address that a proxy tells.
    pub(super) fn nobody(place: &str) -> Self {
        Self {
            cookie: String::new(),
            place: place.to_owned(),
        }
    }

    pub(super) fn sign_in(authority: &str, email: &str, place: &str) -> Result<Self> {
        let body = form(&[("email", email), ("password", PASSWORD)]);
        Self::nobody(place).enter(authority, "/en/sign-in", &body)
    }

    /// Whoever a form lets in.
    pub(super) fn enter(&self, authority: &str, path: &str, body: &str) -> Result<Self> {
        let answer = self.send(authority, path, body, None)?;
        let cookie = answer.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            let value = value.trim().split(';').next()?;
            let ours = name.eq_ignore_ascii_case("set-cookie") && value.starts_with("icc-session=");
            ours.then(|| value.to_owned())
        });
        let cookie =
            cookie.with_context(|| format!("{path} lets nobody in: {}", status(&answer)))?;
        Ok(Self {
            cookie,
            place: self.place.clone(),
        })
    }

    /// The same session from another address.
    pub(super) fn at(&self, place: &str) -> Self {
        Self {
            cookie: self.cookie.clone(),
            place: place.to_owned(),
        }
    }

    /// A page; anything but 200 is an error.
    pub(super) fn get(&self, authority: &str, path: &str) -> Result<String> {
        let answer = self.ask_for(authority, path)?;
        ensure!(status(&answer) == 200, "{path} answers {}", status(&answer));
        Ok(answer)
    }

    /// Whatever an address answers.
    pub(super) fn ask_for(&self, authority: &str, path: &str) -> Result<String> {
        self.ask(authority, &format!("GET {path} HTTP/1.1\r\n"), "")
    }

    /// The version of the answer to a question, as its page tells it.
    pub(super) fn version(&self, authority: &str, sheet: &str, question: &str) -> Result<i64> {
        let page = self.get(authority, &format!("{sheet}/questions/{question}"))?;
        let version = hidden(&page, &format!("{question}.version")).parse().ok();
        version.with_context(|| format!("the page of {question} has no version"))
    }

    /// The questions of the first section of a questionnaire.
    pub(super) fn questions(&self, authority: &str, sheet: &str) -> Result<Vec<String>> {
        let path = format!("{sheet}/sections/commitment");
        let page = self.get(authority, &path)?.replace("&#x2f;", "/");
        let mut found: Vec<String> = Vec::new();
        for rest in page.split(&format!("{sheet}/questions/")).skip(1) {
            let code = rest.split(['/', '"', '#', '?']).next().unwrap_or_default();
            if !code.is_empty() && !found.iter().any(|known| known == code) {
                found.push(code.to_owned());
            }
        }
        ensure!(found.len() > 1, "{path} shows {} questions", found.len());
        Ok(found)
    }

    /// Saves a comment as the page's script does; the version that it makes.
    pub(super) fn save(
        &self,
        authority: &str,
        sheet: &str,
        question: &str,
        version: i64,
        comment: &str,
    ) -> Result<i64> {
        let (path, body) = draft(sheet, question, version, comment);
        let answer = self.send(authority, &path, &body, Some(version))?;
        ensure!(status(&answer) == 200, "{path} answers {}", status(&answer));
        let told = answer.split("\"version\":").nth(1);
        let digits = told.map(|rest| rest.trim_start().trim_matches('"'));
        let digits = digits.map(|rest| rest.chars().take_while(char::is_ascii_digit).collect());
        let digits: String = digits.context("no version came back")?;
        Ok(digits.parse()?)
    }

    /// The text of the request that [`Person::save`] sends.
    pub(super) fn saving(
        &self,
        authority: &str,
        sheet: &str,
        question: &str,
        version: i64,
        comment: &str,
    ) -> String {
        let (path, body) = draft(sheet, question, version, comment);
        self.text(
            authority,
            &head(authority, &path, &body, Some(version)),
            &body,
        )
    }

    /// Sends a form of ours.
    pub(super) fn send(
        &self,
        authority: &str,
        path: &str,
        body: &str,
        version: Option<i64>,
    ) -> Result<String> {
        self.ask(authority, &head(authority, path, body, version), body)
    }

    /// Sends a form with a file, or without one where it is empty.
    pub(super) fn upload(
        &self,
        authority: &str,
        path: &str,
        fields: &[(&str, &str)],
        file: &str,
    ) -> Result<String> {
        const LINE: &str = "one-part-ends-here";
        let mut body = String::new();
        for (name, value) in fields {
            write!(
                body,
                "--{LINE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )?;
        }
        if !file.is_empty() {
            write!(
                body,
                "--{LINE}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"table.csv\"\r\n\
                 Content-Type: text/csv\r\n\r\n{file}\r\n"
            )?;
        }
        write!(body, "--{LINE}--\r\n")?;
        let head = format!(
            "POST {path} HTTP/1.1\r\nOrigin: http://{authority}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: multipart/form-data; boundary={LINE}\r\nContent-Length: {}\r\n",
            body.len()
        );
        self.ask(authority, &head, &body)
    }

    fn ask(&self, authority: &str, head: &str, body: &str) -> Result<String> {
        let mut stream = TcpStream::connect(authority)?;
        stream.set_read_timeout(Some(TIME_LIMIT))?;
        stream.write_all(self.text(authority, head, body).as_bytes())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// A whole request.
    fn text(&self, authority: &str, head: &str, body: &str) -> String {
        let place = if self.place.is_empty() {
            String::new()
        } else {
            format!("X-Forwarded-For: {}\r\n", self.place)
        };
        format!(
            "{head}Host: {authority}\r\nCookie: {}\r\n{place}Connection: close\r\n\r\n{body}",
            self.cookie
        )
    }
}

/// Where a comment is saved, and the form that does it.
fn draft(sheet: &str, question: &str, version: i64, comment: &str) -> (String, String) {
    let body = form(&[
        (&format!("{question}.version"), &version.to_string()),
        (&format!("{question}.answer"), ":unknown"),
        (&format!("{question}.comment"), comment),
    ]);
    (format!("{sheet}/questions/{question}/draft"), body)
}

/// The head of a form of ours.
fn head(authority: &str, path: &str, body: &str, version: Option<i64>) -> String {
    let seen = version.map(|version| format!("If-Match: \"{version}\"\r\n"));
    format!(
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
    )
}

/// A form as a browser writes it.
pub(super) fn form(fields: &[(&str, &str)]) -> String {
    let written = fields
        .iter()
        .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    written.collect::<Vec<_>>().join("&")
}

fn encoded(text: &str) -> String {
    let mut all = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                all.push(char::from(byte));
            }
            b' ' => all.push('+'),
            // Writing into a string cannot fail.
            _ => drop(write!(all, "%{byte:02X}")),
        }
    }
    all
}

/// The value of the first field with a name in a page; empty where there is none.
pub(super) fn hidden(page: &str, name: &str) -> String {
    let field = page
        .split('<')
        .find(|tag| tag.contains(&format!("name=\"{name}\"")));
    let value = field.and_then(|tag| tag.split("value=\"").nth(1)?.split('"').next());
    value.unwrap_or_default().to_owned()
}

/// Whether an answer has this status; otherwise an error with what its page complains about.
pub(super) fn expect(answer: &str, wanted: u16, what: &str) -> Result<()> {
    let said = answer
        .split('<')
        .skip_while(|tag| !tag.contains("class=\"errors\"") && !tag.contains("class=\"wrong\""))
        .filter_map(|tag| Some(tag.split_once('>')?.1.trim()))
        .filter(|text| !text.is_empty())
        .take(12)
        .collect::<Vec<_>>()
        .join(" ");
    ensure!(
        status(answer) == wanted,
        "{what} answers {}: {said}",
        status(answer)
    );
    Ok(())
}

/// A line of the head of an answer.
pub(super) fn header(answer: &str, wanted: &str) -> Option<String> {
    let head = answer.split("\r\n\r\n").next().unwrap_or_default();
    let found = head.lines().filter_map(|line| line.split_once(':'));
    let mut found = found.filter(|(name, _)| name.eq_ignore_ascii_case(wanted));
    found.next().map(|(_, value)| value.trim().to_owned())
}

/// The status of an answer; 0 of none.
pub(super) fn status(answer: &str) -> u16 {
    let word = answer.split(' ').nth(1);
    word.and_then(|word| word.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_written_as_a_browser_writes_it() {
        assert_eq!(
            form(&[("a.b", "x y"), ("c", "é&:")]),
            "a.b=x+y&c=%C3%A9%26%3A"
        );
        assert_eq!(hidden("<p><input name=\"c\" value=\"7\"/>", "c"), "7");
    }

    #[test]
    fn an_answer_that_was_cut_off_has_no_status() {
        assert_eq!(status("HTTP/1.1 503 Service Unavailable\r\n"), 503);
        assert_eq!(status("HTTP"), 0);
        assert_eq!(status(""), 0);
        let answer = "HTTP/1.1 303 See Other\r\nlocation: /en\r\n\r\nRetry-After: 1";
        assert_eq!(header(answer, "Location").as_deref(), Some("/en"));
        assert_eq!(header(answer, "Retry-After"), None);
    }
}
