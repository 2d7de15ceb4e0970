//! An address, read back.

use icc_domain::Locale;
use percent_encoding::percent_decode_str;

use super::{NEW, Route, RouteKind, new};

impl Route {
    /// Reads a path in a language, without its query; none where there is no such page.
    #[must_use]
    pub fn read(path: &str, locale: Locale) -> Option<Self> {
        let fitting = RouteKind::ALL.iter().filter_map(|kind| {
            let pattern = kind.pattern(locale);
            Some((kind, pattern, parts(path, pattern)?))
        });
        // What is spelt out comes before what a parameter takes.
        let (kind, _, parts) =
            fitting.min_by_key(|(_, pattern, _)| pattern.matches('{').count())?;
        Some(kind.with(|field| {
            let mut named = parts.iter().filter(|(name, _)| *name == field);
            let Some((_, value)) = named.next() else {
                return String::new();
            };
            if value == new::written(field, NEW, locale) {
                NEW.to_owned()
            } else {
                value.clone()
            }
        }))
    }
}

/// What stands in a path for each parameter of a pattern; none where it does not fit.
fn parts<'a>(path: &str, pattern: &'a str) -> Option<Vec<(&'a str, String)>> {
    let (path, pattern): (Vec<&str>, Vec<&str>) =
        (path.split('/').collect(), pattern.split('/').collect());
    if path.len() != pattern.len() {
        return None;
    }
    let mut parts = Vec::new();
    for (segment, wanted) in path.into_iter().zip(pattern) {
        let name = wanted.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
        match name {
            Some(name) if !segment.is_empty() => {
                let value = percent_decode_str(segment).decode_utf8().ok()?;
                parts.push((name, value.into_owned()));
            }
            _ if segment == wanted => {}
            _ => return None,
        }
    }
    Some(parts)
}
