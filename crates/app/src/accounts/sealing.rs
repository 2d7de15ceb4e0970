//! Sealing what has to be kept readable, so that a leaked database alone does not give it.

use std::fmt::Write as _;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use icc_domain::Secret;
use sha2::{Digest, Sha256};

/// Bytes of a nonce.
const NONCE: usize = 12;
/// How a sealed text begins.
const SEALED: &str = "c1:";
/// How one begins that was kept without a key.
const OPEN: &str = "o1:";

/// Seals with the key of the service, where it has one; opens what an earlier key has sealed.
#[derive(Clone, Default)]
pub struct Sealer {
    present: Option<ChaCha20Poly1305>,
    earlier: Option<ChaCha20Poly1305>,
}

/// How a text was sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sealed {
    /// With the present key, or without one where there is none.
    Now,
    /// Before there was this key: it opens, and is to be sealed anew.
    Before,
    /// With a key that is not known here.
    Elsewhere,
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.present {
            Some(_) => "Sealer(with a key)",
            None => "Sealer(without a key)",
        })
    }
}

impl Sealer {
    /// A sealer with a key, given as any text that nobody can guess.
    #[must_use]
    pub fn with_key(key: &str) -> Self {
        Self {
            present: Some(cipher(key)),
            earlier: None,
        }
    }

    /// The same, which also opens what the key before has sealed.
    #[must_use]
    pub fn with_earlier_key(self, key: &str) -> Self {
        Self {
            earlier: Some(cipher(key)),
            ..self
        }
    }

    /// Whether there is a key.
    pub(crate) const fn has_key(&self) -> bool {
        self.present.is_some()
    }

    /// How a text was sealed.
    pub(crate) fn state(&self, owner: &str, sealed: &str) -> Sealed {
        let open = sealed.starts_with(OPEN);
        let with = |cipher: Option<&ChaCha20Poly1305>| {
            cipher.is_some_and(|cipher| decrypted(cipher, owner, sealed).is_some())
        };
        if self.present.is_none() && open || with(self.present.as_ref()) {
            Sealed::Now
        } else if open || with(self.earlier.as_ref()) {
            Sealed::Before
        } else {
            Sealed::Elsewhere
        }
    }

    /// Seals bytes for their owner: the text opens for nobody else.
    pub(crate) fn seal(&self, owner: &str, plain: &[u8], random: &Secret) -> Option<String> {
        let Some(cipher) = &self.present else {
            return Some(format!("{OPEN}{}", hexadecimal(plain)));
        };
        let nonce: [u8; NONCE] = random.bytes()[..NONCE].try_into().ok()?;
        let payload = Payload {
            msg: plain,
            aad: owner.as_bytes(),
        };
        let sealed = cipher.encrypt(&Nonce::from(nonce), payload).ok()?;
        Some(format!(
            "{SEALED}{}{}",
            hexadecimal(&nonce),
            hexadecimal(&sealed)
        ))
    }

    /// Opens a sealed text; none when it was sealed with another key, or for somebody else.
    pub(crate) fn open(&self, owner: &str, sealed: &str) -> Option<Vec<u8>> {
        if let Some(plain) = sealed.strip_prefix(OPEN) {
            return bytes(plain);
        }
        let mut keys = [&self.present, &self.earlier].into_iter().flatten();
        keys.find_map(|cipher| decrypted(cipher, owner, sealed))
    }

    /// Whether a text was kept before there was this key.
    pub(crate) fn is_outdated(&self, owner: &str, sealed: &str) -> bool {
        self.state(owner, sealed) == Sealed::Before
    }
}

fn cipher(key: &str) -> ChaCha20Poly1305 {
    let key: [u8; 32] = Sha256::digest(format!("icc-index seal {key}")).into();
    ChaCha20Poly1305::new(&Key::from(key))
}

fn decrypted(cipher: &ChaCha20Poly1305, owner: &str, sealed: &str) -> Option<Vec<u8>> {
    let sealed = bytes(sealed.strip_prefix(SEALED)?)?;
    let (nonce, msg) = sealed.split_at_checked(NONCE)?;
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    let aad = owner.as_bytes();
    let payload = Payload { msg, aad };
    cipher.decrypt(&Nonce::from(nonce), payload).ok()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn bytes(hexadecimal: &str) -> Option<Vec<u8>> {
    let digits = hexadecimal.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let pairs = digits.chunks_exact(2);
    pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops where a step fails")]
mod tests {
    use icc_domain::{SecretSource, SeededSecrets};

    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_owner_with_the_same_key_only() {
        let random = SeededSecrets::new(1).next_secret();
        let sealer = Sealer::with_key("a key that nobody can guess, 32+");
        let sealed = sealer.seal("eve", b"secret", &random).unwrap();
        assert!(!sealed.contains(&hexadecimal(b"secret")));
        assert_eq!(sealer.open("eve", &sealed).unwrap(), b"secret");
        assert_eq!(sealer.open("max", &sealed), None);
        assert_eq!(Sealer::with_key("other").open("eve", &sealed), None);
        assert_eq!(Sealer::default().open("eve", &sealed), None);
        for broken in ["", "c1:", "c1:00", "c1:zz", "c1:0", "x"] {
            assert_eq!(sealer.open("eve", broken), None, "{broken}");
        }
        let mut changed = sealed.into_bytes();
        let last = changed.last_mut().unwrap();
        *last = if *last == b'0' { b'1' } else { b'0' };
        assert_eq!(
            sealer.open("eve", &String::from_utf8(changed).unwrap()),
            None
        );
    }

    #[test]
    fn without_a_key_it_is_kept_as_it_is_until_there_is_one() {
        let random = SeededSecrets::new(1).next_secret();
        let kept = Sealer::default().seal("eve", b"secret", &random).unwrap();
        let sealer = Sealer::with_key("key");
        assert_eq!(sealer.open("eve", &kept).unwrap(), b"secret");
        assert!(sealer.is_outdated("eve", &kept));
        assert!(!Sealer::default().is_outdated("eve", &kept));
    }

    #[test]
    fn o4_an_earlier_key_still_opens_and_nothing_is_sealed_with_it() {
        let random = SeededSecrets::new(1);
        let old = Sealer::with_key("the key of last year");
        let kept = old.seal("eve", b"secret", &random.next_secret()).unwrap();
        let sealer = Sealer::with_key("this year").with_earlier_key("the key of last year");
        assert_eq!(sealer.open("eve", &kept).unwrap(), b"secret");
        assert_eq!(sealer.state("eve", &kept), Sealed::Before);
        let anew = sealer
            .seal("eve", b"secret", &random.next_secret())
            .unwrap();
        assert_eq!(sealer.state("eve", &anew), Sealed::Now);
        assert_eq!(old.open("eve", &anew), None);
        let without = Sealer::with_key("this year");
        assert_eq!(without.state("eve", &kept), Sealed::Elsewhere);
        assert_eq!(Sealer::default().state("eve", &kept), Sealed::Elsewhere);
    }
}
