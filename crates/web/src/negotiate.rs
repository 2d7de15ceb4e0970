//! What a visitor's program says it would like: a language, JSON.

use axum::http::{HeaderMap, header};
use icc_domain::Locale;

/// The language that suits `Accept-Language` best; French where it says nothing of ours, and where
/// it names Québec, whose public services speak French first.
pub(crate) fn language(headers: &HeaderMap) -> Locale {
    let mut best = (Locale::Fr, 0);
    for (range, weight) in weighted(headers, header::ACCEPT_LANGUAGE) {
        if weight > 0 && is_of_quebec(range) {
            return Locale::Fr;
        }
        let primary = range.split('-').next().unwrap_or_default();
        let known = Locale::ALL
            .into_iter()
            .find(|l| primary.eq_ignore_ascii_case(l.tag()));
        // Of equal wishes the first one counts.
        if let Some(locale) = known
            && weight > best.1
        {
            best = (locale, weight);
        }
    }
    best.0
}

/// Whether a language tag names Québec, as a subdivision of Canada in the extension for that:
/// `en-CA-u-sd-caqc`.
fn is_of_quebec(tag: &str) -> bool {
    let mut parts = tag
        .split('-')
        .skip_while(|part| !part.eq_ignore_ascii_case("u"));
    let mut after = parts.by_ref().skip_while(|part| {
        !["sd", "rg"]
            .iter()
            .any(|key| part.eq_ignore_ascii_case(key))
    });
    let key = after.next();
    key.is_some()
        && after
            .next()
            .is_some_and(|value| value.eq_ignore_ascii_case("caqc"))
}

/// The language of an address, if it has one.
pub(crate) fn language_of(path: &str) -> Option<Locale> {
    let first = path.split('/').nth(1)?;
    Locale::ALL.into_iter().find(|locale| locale.tag() == first)
}

/// Whether a program asks for JSON rather than a page.
pub(crate) fn wants_json(headers: &HeaderMap) -> bool {
    let (mut json, mut page) = (0, 0);
    for (range, weight) in weighted(headers, header::ACCEPT) {
        match range.to_ascii_lowercase().as_str() {
            "application/json" | "application/problem+json" => json = json.max(weight),
            "text/html" | "application/xhtml+xml" => page = page.max(weight),
            _ => {}
        }
    }
    json > page
}

/// Of some media types the one that suits `Accept` best, of equal ones the first; the first where
/// it says nothing, none where it names none of them.
pub(crate) fn best_of<T: Copy>(headers: &HeaderMap, offered: &[(&str, T)]) -> Option<T> {
    let ranges = weighted(headers, header::ACCEPT);
    if ranges.is_empty() {
        return offered.first().map(|(_, what)| *what);
    }
    let weight = |media_type: &str| {
        let (group, _) = media_type.split_once('/').unwrap_or((media_type, ""));
        // What names it most closely counts.
        let closeness = |range: &str| match range.to_ascii_lowercase() {
            range if range == media_type => 3,
            range if range.strip_suffix("/*") == Some(group) => 2,
            range if range == "*/*" => 1,
            _ => 0,
        };
        let fitting = ranges
            .iter()
            .map(|(range, weight)| (closeness(range), *weight));
        let fitting = fitting.filter(|(closeness, _)| *closeness > 0);
        fitting.max().map_or(0, |(_, weight)| weight)
    };
    let mut best: Option<(u32, T)> = None;
    for (media_type, what) in offered {
        let weight = weight(media_type);
        if weight > best.map_or(0, |(most, _)| most) {
            best = Some((weight, *what));
        }
    }
    best.map(|(_, what)| what)
}

/// Whether a program reads what is packed as `zstd`, and would not rather have it otherwise.
pub(crate) fn reads_zstd(headers: &HeaderMap) -> bool {
    let (mut zstd, mut gzip) = (0, 0);
    for (coding, weight) in weighted(headers, header::ACCEPT_ENCODING) {
        match coding.to_ascii_lowercase().as_str() {
            "zstd" => zstd = weight,
            "gzip" => gzip = weight,
            _ => {}
        }
    }
    zstd > 0 && zstd >= gzip
}

/// The parts of a header with their weights in thousandths, 1000 unless `q` says otherwise.
fn weighted(headers: &HeaderMap, name: header::HeaderName) -> Vec<(&str, u32)> {
    let values = headers.get_all(name).into_iter();
    values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|part| {
            let mut parameters = part.split(';').map(str::trim);
            let range = parameters.next().unwrap_or_default();
            let quality = parameters.find_map(|p| p.strip_prefix("q=").or(p.strip_prefix("Q=")));
            (range, quality.map_or(1000, thousandths))
        })
        .collect()
}

/// `0.8` as 800; what is not between 0 and 1 as 0.
fn thousandths(quality: &str) -> u32 {
    let value: f32 = quality.trim().parse().unwrap_or_default();
    if !(0.0..=1.0).contains(&value) {
        return 0;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 1000"
    )]
    let thousandths = (value * 1000.0).round() as u32;
    thousandths
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(name: header::HeaderName, value: &'static str) -> HeaderMap {
        [(name, HeaderValue::from_static(value))]
            .into_iter()
            .collect()
    }

    #[test]
    fn the_language_is_the_one_wished_for_most() {
        for (wish, locale) in [
            ("fr-CA,fr;q=0.9,en;q=0.8", Locale::Fr),
            ("en-US,en;q=0.9,fr;q=0.8", Locale::En),
            ("en;q=0.5, fr-FR;q=0.6", Locale::Fr),
            ("de, en;q=0.3", Locale::En),
            ("FR, EN", Locale::Fr),
            ("EN, FR", Locale::En),
            ("en-CA-u-sd-caqc, en;q=0.9", Locale::Fr),
            ("en-CA, en-u-rg-CAQC;q=0.1", Locale::Fr),
            ("en-CA-u-sd-caon, fr;q=0.9", Locale::En),
            ("en-u-sd-caqc;q=0, en;q=0.5", Locale::En),
            ("de-CH", Locale::Fr),
            ("*", Locale::Fr),
            ("en;q=0", Locale::Fr),
            ("en;q=nonsense, ;;,,", Locale::Fr),
            ("", Locale::Fr),
        ] {
            assert_eq!(
                language(&headers(header::ACCEPT_LANGUAGE, wish)),
                locale,
                "{wish}"
            );
        }
        assert_eq!(language(&HeaderMap::new()), Locale::Fr);
    }

    #[test]
    fn an_address_names_its_language() {
        assert_eq!(language_of("/en/data"), Some(Locale::En));
        assert_eq!(language_of("/fr"), Some(Locale::Fr));
        assert_eq!(language_of("/english"), None);
        assert_eq!(language_of("/"), None);
    }

    #[test]
    fn a_table_comes_in_the_format_that_is_wished_for_most() {
        let offered = [("application/json", 'j'), ("text/csv", 'c')];
        let best = |accept| best_of(&headers(header::ACCEPT, accept), &offered);
        for (accept, expected) in [
            ("text/csv", Some('c')),
            ("application/json", Some('j')),
            ("*/*", Some('j')),
            ("text/*", Some('c')),
            ("application/json;q=0.5, text/csv", Some('c')),
            ("text/csv;q=0.1, */*", Some('j')),
            ("*/*, application/json;q=0", Some('c')),
            (
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                Some('j'),
            ),
            ("TEXT/CSV", Some('c')),
            ("image/png", None),
            ("text/csv;q=0", None),
        ] {
            assert_eq!(best(accept), expected, "{accept}");
        }
        assert_eq!(best_of(&HeaderMap::new(), &offered), Some('j'));
    }

    #[test]
    fn a_program_gets_json_and_a_browser_a_page() {
        let wants = |accept| wants_json(&headers(header::ACCEPT, accept));
        assert!(wants("application/json"));
        assert!(wants("application/problem+json, text/html;q=0.5"));
        assert!(!wants(
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
        ));
        assert!(!wants("*/*"));
        assert!(!wants_json(&HeaderMap::new()));
    }

    #[test]
    fn what_is_packed_goes_to_whoever_reads_it() {
        for (said, reads) in [
            ("gzip, deflate, br, zstd", true),
            ("ZSTD", true),
            ("gzip, deflate", false),
            ("zstd;q=0, gzip", false),
            ("zstd;q=0.5, gzip;q=0.9", false),
            ("*", false),
            ("", false),
        ] {
            let asked = headers(header::ACCEPT_ENCODING, said);
            assert_eq!(reads_zstd(&asked), reads, "{said}");
        }
    }
}
