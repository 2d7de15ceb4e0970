//! What names a file: the digest of its bytes and the number of its rows.

use std::io::{self, Write};

use serde::Serialize;
use sha2::{Digest, Sha256};

/// A table that was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FileRecord {
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub digest: String,
    /// Its rows, without the header.
    pub rows: u64,
}

/// Takes the digest of what passes through.
#[derive(Debug)]
pub struct Digesting<W> {
    to: W,
    digest: Sha256,
}

impl<W: Write> Digesting<W> {
    /// Passes on to a writer.
    pub fn new(to: W) -> Self {
        Self {
            to,
            digest: Sha256::new(),
        }
    }

    /// SHA-256 of all that passed, in lower-case hexadecimal.
    ///
    /// # Errors
    /// When what is left cannot be passed on.
    pub fn finish(mut self) -> io::Result<String> {
        self.to.flush()?;
        Ok(sha256(self.digest))
    }
}

impl<W: Write> Write for Digesting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// A digest in lower-case hexadecimal.
pub(crate) fn sha256(digest: Sha256) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(64);
    for byte in digest.finalize() {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
