//! What is sent about evidence: cleaned, and every reason why it cannot be kept.

use std::collections::BTreeSet;

use icc_i18n::nfc;
use icc_store::{EvidenceDetails, EvidenceVisibility, NewFile};
use sha2::{Digest, Sha256};
use url::Url;

use super::keep::{EvidenceSaid, HandedIn};
use super::kind::FileKind;
use super::{LONGEST_ADDRESS, LONGEST_NOTE, LONGEST_TITLE, day};
use crate::error::Error;
use crate::input::Issue;
use crate::work::{Kind, Workers};

/// The longest name of a file, in characters.
const LONGEST_FILE_NAME: usize = 120;
/// What a file without a name is called.
const NAMELESS: &str = "document";

/// Looks into files, one at a time: each may take a second.
#[derive(Debug)]
pub(crate) struct Inspector(Workers);

impl Inspector {
    pub(crate) fn new() -> Self {
        Self(Workers::new(1))
    }

    /// A file that can be kept, or why not.
    pub(crate) async fn look(&self, handed: HandedIn) -> Result<Result<NewFile, Issue>, Error> {
        let work = move || {
            let kind = FileKind::of(&handed.name, &handed.bytes)
                .map_err(|fault| Issue::new("file", fault.code()))?;
            Ok(NewFile {
                sha256: hexadecimal(&Sha256::digest(&handed.bytes)),
                media_type: kind.media_type().to_owned(),
                name: file_name(&handed.name, kind),
                bytes: handed.bytes,
            })
        };
        self.0.run(Kind::Report, work).await
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The name of a file as it is shown and offered again: no folder, nothing that hides what it is,
/// and the end that belongs to its kind.
fn file_name(sent: &str, kind: FileKind) -> String {
    let last = without_folder(sent);
    let stem = plain(last.rsplit_once('.').map_or(last, |(stem, _)| stem));
    let stem = stem.trim().trim_start_matches('.');
    let stem = if stem.is_empty() { NAMELESS } else { stem };
    format!("{stem}.{}", kind.extension())
}

/// The name of a file that is not kept, as whoever sent it is told: no folder, nothing that hides
/// what it is.
pub(super) fn told_name(sent: &str) -> String {
    let name = plain(without_folder(sent));
    match name.trim() {
        "" => NAMELESS.to_owned(),
        name => name.to_owned(),
    }
}

fn without_folder(sent: &str) -> &str {
    sent.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// What of a name can be seen.
fn plain(name: &str) -> String {
    let name = nfc(name);
    let seen = name
        .chars()
        .filter(|c| !c.is_control() && !is_direction(*c));
    seen.take(LONGEST_FILE_NAME).collect()
}

/// Signs that turn the direction of writing around, and with it the end of a name.
const fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// An address that can be kept: of the web, with a host, without a password. Never opened.
pub(crate) fn address(text: &str) -> Result<String, Issue> {
    let wrong = |code| Err(Issue::new("url", code));
    let text = text.trim();
    if text.is_empty() {
        return wrong("missing");
    }
    if text.chars().count() > LONGEST_ADDRESS {
        return wrong("too-long");
    }
    let Ok(url) = Url::parse(text) else {
        return wrong("address");
    };
    let web = matches!(url.scheme(), "http" | "https");
    let credentials = !url.username().is_empty() || url.password().is_some();
    if !web || credentials || url.host_str().is_none_or(str::is_empty) {
        return wrong("address");
    }
    Ok(url.into())
}

/// What may change, as far as it can be told without looking anything up: owner and questions are
/// left to whoever knows them.
pub(super) fn details(said: &EvidenceSaid) -> (EvidenceDetails, Vec<Issue>) {
    let mut issues = Vec::new();
    let mut wrong = |field, code| issues.push(Issue::new(field, code));
    let title = nfc(&said.title);
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    match title.chars().count() {
        0 => wrong("title", "missing"),
        n if n > LONGEST_TITLE => wrong("title", "too-long"),
        _ if title.chars().any(char::is_control) => wrong("title", "characters"),
        _ => {}
    }
    let written = said.valid_until.trim();
    let valid_until = day(written);
    if valid_until.is_none() && !written.is_empty() {
        wrong("valid-until", "day");
    }
    let note = nfc(&said.note).replace("\r\n", "\n").trim().to_owned();
    if note.chars().count() > LONGEST_NOTE {
        wrong("note", "too-long");
    }
    let visibility = EvidenceVisibility::from_word(&said.visibility);
    let details = EvidenceDetails {
        title,
        owner: None,
        valid_until,
        note,
        // The highest confidentiality where nothing was chosen.
        visibility: visibility.unwrap_or(EvidenceVisibility::Reserved),
        tags: BTreeSet::new(),
    };
    (details, issues)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn i8_only_addresses_of_the_web_are_kept() {
        for good in [
            "https://ville.example/a?b=c#d",
            " http://ville.example ",
            "HTTPS://Ville.Example/é",
            "https://127.0.0.1:8080/x",
        ] {
            assert!(address(good).is_ok(), "{good}");
        }
        for (bad, code) in [
            ("", "missing"),
            ("ville.example/plan.pdf", "address"),
            ("javascript:alert(1)", "address"),
            ("java\nscript:alert(1)", "address"),
            ("data:text/html,<b>", "address"),
            ("file:///etc/passwd", "address"),
            ("ftp://ville.example/", "address"),
            ("https://", "address"),
            ("https://ville.example@elsewhere.example/", "address"),
            ("https://a:b@ville.example/", "address"),
        ] {
            assert_eq!(address(bad), Err(Issue::new("url", code)), "{bad}");
        }
        let long = format!("https://ville.example/{}", "a".repeat(2000));
        assert_eq!(address(&long), Err(Issue::new("url", "too-long")));
    }

    #[test]
    fn u4_the_name_of_a_file_has_no_folder_and_hides_nothing() {
        for (sent, kept) in [
            ("Règlement 12.pdf", "Règlement 12.pdf"),
            ("../../etc/passwd.pdf", "passwd.pdf"),
            ("C:\\secret\\plan.PDF", "plan.pdf"),
            ("plan\u{202e}fdp.exe.pdf", "planfdp.exe.pdf"),
            ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
            (".pdf", "document.pdf"),
            ("..pdf", "document.pdf"),
        ] {
            assert_eq!(file_name(sent, FileKind::Pdf), kept, "{sent}");
        }
        for (sent, told) in [
            ("C:\\secret\\plan.exe", "plan.exe"),
            ("plan\u{202e}fdp.exe", "planfdp.exe"),
            ("a\r\n", "a"),
            ("", "document"),
        ] {
            assert_eq!(told_name(sent), told, "{sent}");
        }
        assert_eq!(
            file_name(&"é".repeat(300), FileKind::Csv).chars().count(),
            124
        );
    }
}
