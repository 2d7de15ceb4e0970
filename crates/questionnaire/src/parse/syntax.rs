//! Reading TOML, going on after errors.

use toml::de::DeTable;

use super::source::Source;
use crate::Decimal;
use crate::diagnostic::Diagnostic;
use crate::limits::RECOVERED_BYTES;
use crate::meant::{is_fraction, number_meant};
use crate::problems::Problems;

/// Characters shown of what was found.
const FOUND: usize = 40;

/// What the parser's descriptions mean for an author: a part of the description, and our code.
/// The first that fits is taken.
const MEANINGS: [(&str, &str); 19] = [
    ("duplicate key", "duplicate-key"),
    ("cannot extend value", "duplicate-key"),
    ("recurs", "too-deep"),
    ("must be quoted", "syntax-quotes"),
    ("missing opening quote", "syntax-quotes"),
    ("unclosed", "syntax-unclosed"),
    ("opening", "syntax-unclosed"),
    ("missing comma", "syntax-comma"),
    ("extra comma", "syntax-comma"),
    ("missing value", "syntax-value"),
    ("no value", "syntax-value"),
    ("string", "syntax-text"),
    ("escape", "syntax-text"),
    ("unicode", "syntax-text"),
    ("number", "syntax-number"),
    ("integer", "syntax-number"),
    ("digits", "syntax-number"),
    ("leading zero", "syntax-number"),
    ("sign", "syntax-number"),
];

/// The content of a file, as much of it as could be read, and whether that is all of it.
pub(crate) fn read<'a>(source: &Source<'a>, problems: &mut Problems) -> (DeTable<'a>, bool) {
    let text = source.text;
    let (root, errors) = if text.len() > RECOVERED_BYTES {
        match DeTable::parse(text) {
            Ok(root) => (root, Vec::new()),
            Err(error) => return (DeTable::new(), report(source, problems, &[error])),
        }
    } else {
        DeTable::parse_recoverable(text)
    };
    let whole = report(source, problems, &errors);
    (root.into_inner(), whole)
}

/// Reports syntax errors; `true` when there are none.
fn report(source: &Source, problems: &mut Problems, errors: &[toml::de::Error]) -> bool {
    let mut last_line = 0;
    for error in errors {
        let offset = error.span().map_or(0, |span| span.start);
        // One mistake often breaks several rules of the grammar on its line: the first names it.
        let line = source.position(offset).0;
        if line == last_line {
            continue;
        }
        last_line = line;
        let message = error.message().to_lowercase();
        let meaning = MEANINGS.iter().find(|(part, _)| message.contains(part));
        let found = error
            .span()
            .and_then(|span| source.text.get(span))
            .unwrap_or_default();
        let found = found.lines().next().unwrap_or_default();
        let word = word_at(source.text, offset);
        let number = number_meant(word).is_some() || is_fraction(word);
        let code = match meaning {
            _ if number && word.parse::<Decimal>().is_err() => "syntax-number",
            // Nothing stands where a text would have to be quoted.
            Some((_, "syntax-quotes")) if found.is_empty() => "syntax-value",
            Some((_, code)) => code,
            None => "syntax",
        };
        let mut problem = Diagnostic::new(code);
        let mut shown = found;
        if code == "syntax-number" {
            problem = problem.with_number_meant(word);
            shown = word;
        }
        let shown: String = shown.chars().take(FOUND).collect();
        problems.at(source, offset, problem.with("found", shown));
    }
    errors.is_empty()
}

/// The word or number at a place, which may be written as none is in these files: `33.3%`, `33,3`,
/// `1/3`.
fn word_at(text: &str, offset: usize) -> &str {
    let part = |c: char| c.is_alphanumeric() || "_.,%/+-\u{2212}".contains(c);
    let (before, after) = text.split_at_checked(offset).unwrap_or_default();
    let start = before.trim_end_matches(part).len();
    let end = text.len() - after.trim_start_matches(part).len();
    text.get(start..end).unwrap_or_default().trim_matches(',')
}
