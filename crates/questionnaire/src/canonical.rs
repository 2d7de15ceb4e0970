//! The canonical content of definitions and methods, and the digests that name it.
//!
//! Canonical JSON follows RFC 8785: the same content gives the same bytes on every machine and in
//! every release. Decimals are written as strings.

use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::definition::{Definition, Method};

/// Why a stored document is not a definition.
#[derive(Debug, thiserror::Error)]
#[error("the stored document is not a definition")]
pub struct CanonicalError(#[source] serde_json::Error);

impl Definition {
    /// The whole content as canonical JSON: what a store keeps.
    #[must_use]
    pub fn canonical_json(&self) -> String {
        json(self)
    }

    /// SHA-256 of [`Self::canonical_json`], in lower-case hexadecimal.
    #[must_use]
    pub fn hash(&self) -> String {
        sha256(self.canonical_json().as_bytes())
    }

    /// Reads back a document written by [`Self::canonical_json`].
    ///
    /// The checks are not repeated: a version that was once accepted stays readable even if a
    /// later release is stricter. The document's hash tells whether it is the one that was stored.
    pub fn from_canonical(text: &str) -> Result<Self, CanonicalError> {
        serde_json::from_str(text).map_err(CanonicalError)
    }
}

impl Method {
    /// The method alone as canonical JSON.
    #[must_use]
    pub fn canonical_json(&self) -> String {
        json(self)
    }

    /// SHA-256 of [`Self::canonical_json`], in lower-case hexadecimal.
    #[must_use]
    pub fn hash(&self) -> String {
        sha256(self.canonical_json().as_bytes())
    }
}

fn json(value: &impl Serialize) -> String {
    // Writing fails only for maps with other keys than texts and for numbers that are not finite;
    // definitions hold neither, which the round trip of every fixture shows.
    serde_json_canonicalizer::to_string(value).unwrap_or_default()
}

/// SHA-256 of some bytes, in lower-case hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
