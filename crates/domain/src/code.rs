//! Stable codes: the names by which questions, options, measures and units are known in files.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A code: 1 to 64 characters, a letter or digit first, then letters, digits, `_`, `-` and `.`.
///
/// Codes never change once used; labels may. The alphabet keeps them usable in addresses, file
/// names, column names and spreadsheets alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

/// Why a text is not a [`Code`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Empty, or over 64 characters.
    #[error("a code has 1 to 64 characters, this one has {0}")]
    Length(usize),
    /// A character outside the alphabet.
    #[error("a code may not contain {0:?}")]
    Character(char),
}

impl Code {
    /// Checks and wraps a text.
    pub fn new(text: impl Into<String>) -> Result<Self, CodeError> {
        let text = text.into();
        let length = text.chars().count();
        if length == 0 || length > 64 {
            return Err(CodeError::Length(length));
        }
        let ok_first = |c: char| c.is_ascii_alphanumeric();
        let ok = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        let mut chars = text.chars();
        if let Some(bad) = chars.next().filter(|c| !ok_first(*c)) {
            return Err(CodeError::Character(bad));
        }
        if let Some(bad) = chars.find(|c| !ok(*c)) {
            return Err(CodeError::Character(bad));
        }
        Ok(Self(text))
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Code {
    type Error = CodeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(text)
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0
    }
}

impl std::borrow::Borrow<str> for Code {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_would_break_an_address_or_a_spreadsheet() {
        assert_eq!(Code::new("C1").map(String::from), Ok("C1".to_owned()));
        assert_eq!(Code::new("=1+1"), Err(CodeError::Character('=')));
        assert_eq!(Code::new("a b"), Err(CodeError::Character(' ')));
        assert_eq!(Code::new("../x"), Err(CodeError::Character('.')));
        assert_eq!(Code::new(""), Err(CodeError::Length(0)));
        assert_eq!(Code::new("x".repeat(65)), Err(CodeError::Length(65)));
    }
}
