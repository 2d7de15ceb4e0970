//! Where one may be led after signing in: to a page of ours, whatever a link says.

use percent_encoding::percent_decode_str;

use crate::negotiate::language_of;

/// The longest address that is followed.
const LONGEST: usize = 1000;

/// The path, if it is one of a page of this service; none for anything that a browser could take for
/// an address elsewhere.
///
/// A path that begins with a language is on this host: an address elsewhere begins with a scheme or
/// with two slashes.
#[must_use]
pub fn safe_target(path: &str) -> Option<&str> {
    let plain = |text: &str| {
        let odd = |c: char| c.is_whitespace() || c.is_control() || c == '\\';
        !text.contains(odd) && !text.contains("//") && !text.contains("/..")
    };
    let before = path.split(['?', '#']).next().unwrap_or_default();
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let decoded_before = percent_decode_str(before).decode_utf8().ok()?;
    let sound = path.len() <= LONGEST
        && path.is_ascii()
        && language_of(before).is_some()
        && plain(before)
        && plain(&decoded_before)
        && !decoded.contains(|c: char| c.is_control() || c == '\\');
    sound.then_some(path)
}

/// The path of one of our own pages, from its whole address; what it is good for is said by
/// [`safe_target`].
pub(crate) fn target_of(address: &str, public_url: &str, host: &str) -> Option<String> {
    let path = if public_url.is_empty() {
        address.strip_prefix("http://")?.strip_prefix(host)?
    } else {
        address.strip_prefix(public_url)?
    };
    (path.starts_with('/') && !host.is_empty()).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s8_nothing_leads_to_another_host() {
        for elsewhere in [
            "",
            "/",
            "//x",
            "///x",
            "/\\x",
            "/%5cx",
            "/fr/%5cx",
            "/fr/%5Cx",
            "https:x",
            "https://x/fr",
            "javascript:alert(1)",
            "/fr\t/x",
            "/fr\n/x",
            "/\t/x",
            "/fr/%09x",
            "/fr/%0d%0aSet-Cookie:x",
            "/fr//x",
            "/fr/%2f%2fx",
            "/fr/..//x",
            "/fr/../x",
            "/fr/%2e%2e/x",
            "/french",
            " /fr",
            "fr",
            "/fr@x",
            "/de",
            "/fr/é",
        ] {
            assert_eq!(safe_target(elsewhere), None, "{elsewhere:?}");
        }
    }

    #[test]
    fn s8_only_our_own_address_is_come_back_to() {
        let (public, host) = ("https://index.example", "index.example");
        let ours = target_of("https://index.example/fr/compte", public, host);
        assert_eq!(ours.as_deref(), Some("/fr/compte"));
        let ours = target_of("http://127.0.0.1:8080/fr", "", "127.0.0.1:8080");
        assert_eq!(ours.as_deref(), Some("/fr"));
        for other in [
            "https://index.example.evil/fr",
            "https://evil.example/fr",
            "http://index.example/fr",
            "https://index.example",
            "",
        ] {
            assert_eq!(target_of(other, public, host), None, "{other}");
        }
    }

    #[test]
    fn s8_our_own_pages_are_found_again() {
        for ours in [
            "/fr",
            "/en/people",
            "/fr/municipalites?q=%C3%89vry%20%26%20co&page=2",
            "/fr/municipalites/val-des-cedres/2026",
        ] {
            assert_eq!(safe_target(ours), Some(ours));
        }
    }
}
