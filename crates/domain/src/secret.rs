//! Secrets that the service makes up: session ids and tokens in links.

use std::fmt::Write as _;
use std::sync::Mutex;

/// Random bytes of a secret: 160 bits.
pub const SECRET_BYTES: usize = 20;

/// A secret in clear. It is shown to its owner once and kept only as a hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; SECRET_BYTES]);

impl Secret {
    /// Wraps random bytes.
    #[must_use]
    pub const fn new(bytes: [u8; SECRET_BYTES]) -> Self {
        Self(bytes)
    }

    /// The bytes, for salts.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; SECRET_BYTES] {
        &self.0
    }

    /// The text that stands in a cookie or a link: 40 hexadecimal digits.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().fold(String::new(), |mut text, byte| {
            // Writing into a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

impl std::fmt::Debug for Secret {
    /// Says that it is one, never which.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Where secrets come from. Only the server implements it with the machine's randomness.
pub trait SecretSource: Send + Sync {
    /// A new secret that nobody can guess.
    fn next_secret(&self) -> Secret;
}

/// Secrets in a fixed sequence from a seed, for tests: anybody can guess them.
#[derive(Debug)]
pub struct SeededSecrets(Mutex<u64>);

impl SeededSecrets {
    /// A sequence that starts at `seed`.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }
}

impl SecretSource for SeededSecrets {
    fn next_secret(&self) -> Secret {
        let mut state = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut bytes = [0_u8; SECRET_BYTES];
        for part in bytes.chunks_mut(8) {
            // The generator SplitMix64.
            *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut x = *state;
            x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            x ^= x >> 31;
            let random = x.to_be_bytes();
            part.copy_from_slice(&random[..part.len()]);
        }
        Secret(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_repeat_from_their_seed_and_are_not_shown() {
        let (a, b) = (SeededSecrets::new(1), SeededSecrets::new(1));
        let first = a.next_secret();
        assert_eq!(first, b.next_secret());
        assert_ne!(first, a.next_secret());
        assert_eq!(first.text().len(), 2 * SECRET_BYTES);
        assert!(!format!("{first:?}").contains(&first.text()[..4]));
    }
}
