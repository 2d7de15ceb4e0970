//! The generated parts of documents, between `<!-- NAME:begin -->` and `<!-- NAME:end -->`.

use std::fs;

use anyhow::{Context, Result};

use crate::tidy::layers;
use crate::workspace::Workspace;

/// Writes every generated part.
pub(crate) fn generate(workspace: &Workspace) -> Result<bool> {
    let path = workspace.path(layers::DOCUMENT);
    let text = fs::read_to_string(&path)?;
    let new = replace(&text, layers::MARK, &layers::table())
        .with_context(|| format!("{} has no marks `{}`", layers::DOCUMENT, layers::MARK))?;
    if new != text {
        fs::write(&path, new)?;
        println!("{} written", layers::DOCUMENT);
    }
    Ok(true)
}

/// The text between the marks, without the line of either.
pub(crate) fn marked<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!("<!-- {name}:begin -->\n"))?;
    let (inside, _) = rest.split_once(&format!("<!-- {name}:end -->"))?;
    Some(inside)
}

/// The document with another text between the marks.
pub(crate) fn replace(text: &str, name: &str, inside: &str) -> Option<String> {
    let begin = format!("<!-- {name}:begin -->\n");
    let end = format!("<!-- {name}:end -->");
    let (before, rest) = text.split_once(&begin)?;
    let (_, after) = rest.split_once(&end)?;
    Some(format!("{before}{begin}{inside}{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_only_what_stands_between_the_marks() {
        let text = "a\n<!-- t:begin -->\nold\n<!-- t:end -->\nb\n";
        let new = replace(text, "t", "new\n");
        assert_eq!(
            new.as_deref(),
            Some("a\n<!-- t:begin -->\nnew\n<!-- t:end -->\nb\n")
        );
        assert_eq!(marked(text, "t"), Some("old\n"));
        assert_eq!(replace(text, "other", ""), None);
    }
}
