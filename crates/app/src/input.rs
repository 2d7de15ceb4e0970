//! What people send: cleaned, and every reason why it cannot be accepted.

use std::net::IpAddr;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc};
use icc_i18n::nfc;
use sha2::{Digest, Sha256};
use validator::ValidateEmail;

/// Why a part of what was sent cannot be accepted. Worded late, in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Issue {
    /// The field.
    pub field: &'static str,
    /// What is wrong with it.
    pub code: &'static str,
    /// A number that belongs to it, such as the fewest characters.
    pub number: Option<u32>,
}

impl Issue {
    /// A reason without a number.
    #[must_use]
    pub const fn new(field: &'static str, code: &'static str) -> Self {
        Self {
            field,
            code,
            number: None,
        }
    }
}

/// The longest e-mail address.
pub const LONGEST_EMAIL: usize = 254;
/// The longest name of a person, in characters.
pub const LONGEST_NAME: usize = 100;

/// The normal form of an e-mail address, in which it is kept and compared; none for what is not one.
#[must_use]
pub fn email(text: &str) -> Option<String> {
    let normal = nfc(text.trim()).to_lowercase();
    let sound = normal.len() <= LONGEST_EMAIL && normal.validate_email();
    sound.then_some(normal)
}

/// The name of a person.
pub fn name(text: &str) -> Result<String, Issue> {
    line("name", text, LONGEST_NAME)
}

/// A line that has to be there: composed letters, single spaces, no control characters, at most so
/// many characters.
pub fn line(field: &'static str, text: &str, longest: usize) -> Result<String, Issue> {
    let line = nfc(text);
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let code = match line.chars().count() {
        0 => "missing",
        n if n > longest => "too-long",
        _ if line.chars().any(char::is_control) => "characters",
        _ => return Ok(line),
    };
    Err(Issue::new(field, code))
}

/// The longest instruction, reason or remark, in characters.
pub const LONGEST_REMARK: usize = 1000;

/// Whether a text may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// It has to be there.
    Needed,
    /// It may be empty.
    Welcome,
}

/// A few sentences: composed letters, plain line ends, no other control characters.
pub fn remark(field: &'static str, text: &str, wanted: Wanted) -> Result<String, Issue> {
    sentences(field, text, wanted, LONGEST_REMARK)
}

/// The same with at most so many characters.
pub fn sentences(
    field: &'static str,
    text: &str,
    wanted: Wanted,
    longest: usize,
) -> Result<String, Issue> {
    let text = nfc(text).replace("\r\n", "\n");
    let text = text.trim();
    let odd = |c: char| c.is_control() && c != '\n' && c != '\t';
    let code = match text.chars().count() {
        0 if wanted == Wanted::Needed => "missing",
        n if n > longest => "too-long",
        _ if text.chars().any(odd) => "characters",
        _ => return Ok(text.to_owned()),
    };
    Err(Issue::new(field, code))
}

/// What was chosen of a vocabulary: none, or none that there is, is a reason.
pub(crate) fn chosen<T>(
    field: &'static str,
    found: Option<T>,
    issues: &mut Vec<Issue>,
) -> Option<T> {
    if found.is_none() {
        issues.push(Issue::new(field, "missing"));
    }
    found
}

/// A day as a form sends it: `2027-03-01`.
pub fn day(field: &'static str, text: &str) -> Result<NaiveDate, Issue> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Issue::new(field, "missing"));
    }
    // More than four digits are nobody's year.
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let day = day.filter(|day| (2000..=9999).contains(&day.year()));
    day.ok_or(Issue::new(field, "date"))
}

/// The moment at which a day begins for the service: its days are those of UTC.
pub(crate) fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// The last day before an exclusive end.
#[must_use]
pub fn last_day(end: DateTime<Utc>) -> NaiveDate {
    (end - TimeDelta::microseconds(1)).date_naive()
}

/// Where a request comes from, without saying it: a hash for limits and a network for the record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// Hash of the address, of an IPv6 address its first half: what one household has.
    pub hash: String,
    /// The network, too wide to name a machine: `192.0.2.0/24`, `2001:db8::/48`.
    pub network: String,
}

impl Origin {
    /// The console of the machine on which the service runs.
    #[must_use]
    pub fn console() -> Self {
        Self {
            hash: String::new(),
            network: "console".to_owned(),
        }
    }

    /// The origin of an address.
    #[must_use]
    pub fn of(address: IpAddr) -> Self {
        let (whole, network) = match address.to_canonical() {
            IpAddr::V4(v4) => {
                let [a, b, c, _] = v4.octets();
                (v4.to_string(), format!("{a}.{b}.{c}.0/24"))
            }
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                (
                    format!("{a:x}:{b:x}:{c:x}:{d:x}"),
                    format!("{a:x}:{b:x}:{c:x}::/48"),
                )
            }
        };
        Self {
            hash: digest("origin", &whole),
            network,
        }
    }
}

/// SHA-256 of a text for one use, so that a hash for one is no hash for another.
pub(crate) fn digest(used_for: &str, text: &str) -> String {
    use std::fmt::Write as _;
    let digest = Sha256::digest(format!("icc-index {used_for} {text}"));
    digest.iter().fold(String::new(), |mut hex, byte| {
        // Writing into a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_day_of_the_calendar() {
        assert!(day("d", " 2027-02-28 ").is_ok());
        for bad in ["2027-02-29", "28/02/2027", "20270-01-01", "1-1-1", "x"] {
            assert_eq!(day("d", bad), Err(Issue::new("d", "date")), "{bad}");
        }
        assert_eq!(day("d", ""), Err(Issue::new("d", "missing")));
        let first = day("d", "2027-03-01").map(midnight);
        assert_eq!(
            first.map(last_day).map(|d| d.to_string()),
            Ok("2027-02-28".to_owned())
        );
    }

    #[test]
    fn a_remark_keeps_its_lines_and_nothing_hidden() {
        let of = |text: &str| remark("r", text, Wanted::Welcome);
        assert_eq!(of(" e\u{301}t\u{e9}\r\nfin "), Ok("été\nfin".to_owned()));
        assert_eq!(of("a\u{0}b"), Err(Issue::new("r", "characters")));
        assert_eq!(of(&"é".repeat(1001)), Err(Issue::new("r", "too-long")));
        assert_eq!(
            remark("r", " ", Wanted::Needed),
            Err(Issue::new("r", "missing"))
        );
    }

    #[test]
    fn an_address_has_one_normal_form() {
        let normal = Some("eve@example.org".to_owned());
        assert_eq!(email(" Eve@Example.ORG\n"), normal);
        assert_eq!(email("eve@example.org"), normal);
        let long = format!("{}@example.org", "a".repeat(300));
        for bad in [
            "",
            "eve",
            "eve@",
            "@example.org",
            "a b@example.org",
            "eve@x\r\nBcc: y",
            &long,
        ] {
            assert_eq!(email(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_name_is_composed_and_has_no_control_characters() {
        assert_eq!(
            name("  E\u{300}ve \u{a0} Tremblay "),
            Ok("Ève Tremblay".to_owned())
        );
        for (bad, code) in [("  ", "missing"), ("a\u{0}b", "characters")] {
            assert_eq!(name(bad), Err(Issue::new("name", code)));
        }
        assert_eq!(name(&"é".repeat(101)), Err(Issue::new("name", "too-long")));
        assert!(name(&"é".repeat(100)).is_ok());
    }

    #[test]
    fn an_origin_tells_networks_apart_and_names_no_machine() {
        let of = |text: &str| Origin::of(text.parse().unwrap_or(IpAddr::from([0, 0, 0, 0])));
        assert_eq!(of("192.0.2.77").network, "192.0.2.0/24");
        assert_eq!(of("::ffff:192.0.2.77"), of("192.0.2.77"));
        assert_ne!(of("192.0.2.77").hash, of("192.0.2.78").hash);
        assert_eq!(of("2001:db8:1:2::5").hash, of("2001:db8:1:2:a::9").hash);
        assert_eq!(of("2001:db8:1:2::5").network, "2001:db8:1::/48");
    }
}
