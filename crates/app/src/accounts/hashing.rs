//! Argon2id, on threads of its own, never more at once than there are cores.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use icc_domain::Secret;
use icc_i18n::nfc;

use crate::error::Error;
use crate::work::{Kind, Workers};

/// 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A hash that no password has, with today's parameters: what is checked for an e-mail without an
/// account, so that it takes as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$aWNjLWluZGV4LW5vYm9keQ\
                      $AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Makes and checks hashes of passwords.
#[derive(Debug, Clone)]
pub struct Hasher(Workers);

/// What a check has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Checked {
    /// It is another password, or there is none.
    Wrong,
    /// It is the password.
    Right {
        /// Whether the kept hash was made with other parameters than today's.
        outdated: bool,
    },
}

impl Hasher {
    /// A hasher for a machine with this many cores.
    #[must_use]
    pub fn new(cores: usize) -> Self {
        Self(Workers::new(cores))
    }

    /// The string that is kept of a password.
    pub(crate) async fn hash(&self, password: &str, salt: Secret) -> Result<String, Error> {
        let password = nfc(password);
        let made = self
            .0
            .run(Kind::Quick, move || {
                let hasher = argon2()?;
                let hash = hasher.hash_password_with_salt(password.as_bytes(), salt.bytes())?;
                Ok::<_, argon2::password_hash::Error>(hash.to_string())
            })
            .await?;
        made.map_err(|error| Error::broken([format!("a password could not be hashed: {error}")]))
    }

    /// Compares a password with what is kept; takes as long when nothing is.
    pub(crate) async fn check(&self, password: &str, kept: Option<&str>) -> Result<Checked, Error> {
        let password = nfc(password);
        let known = kept.is_some();
        let kept = kept.unwrap_or(NOBODY).to_owned();
        let checked = self
            .0
            .run(Kind::Quick, move || {
                let hash = PasswordHash::new(&kept).ok()?;
                let right = Argon2::default().verify_password(password.as_bytes(), &hash);
                right.is_ok().then(|| is_outdated(&hash))
            })
            .await?;
        Ok(match checked {
            Some(outdated) if known => Checked::Right { outdated },
            _ => Checked::Wrong,
        })
    }
}

fn argon2() -> Result<Argon2<'static>, argon2::password_hash::Error> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)
        .map_err(|_| argon2::password_hash::Error::Internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn is_outdated(hash: &PasswordHash) -> bool {
    let Ok(params) = Params::try_from(hash) else {
        return true;
    };
    let today = (MEMORY_KIB, PASSES, LANES);
    (params.m_cost(), params.t_cost(), params.p_cost()) != today
        || hash.algorithm.as_str() != Algorithm::Argon2id.as_str()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops where a step fails")]
mod tests {
    use icc_domain::{SecretSource, SeededSecrets};

    use super::*;

    async fn kept(password: &str) -> String {
        let salt = SeededSecrets::new(1).next_secret();
        Hasher::new(2).hash(password, salt).await.unwrap()
    }

    async fn is_right(password: &str, kept: &str) -> bool {
        let checked = Hasher::new(2).check(password, Some(kept)).await.unwrap();
        checked == Checked::Right { outdated: false }
    }

    #[tokio::test]
    async fn a5_a_hash_names_argon2id_19_mib_and_two_passes() {
        let hash = kept("correct horse battery staple").await;
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert!(is_right("correct horse battery staple", &hash).await);
        assert!(!is_right("correct horse battery stapl", &hash).await);
    }

    #[tokio::test]
    async fn a1_every_byte_counts_and_composed_letters_are_the_same() {
        let long = "x".repeat(127);
        let hash = kept(&long).await;
        assert!(is_right(&long, &hash).await);
        assert!(!is_right(&"x".repeat(128), &hash).await, "127 and 128");
        let same = "a".repeat(72);
        let hash = kept(&format!("{same}1")).await;
        assert!(
            !is_right(&format!("{same}2"), &hash).await,
            "after 72 bytes"
        );
        let hash = kept("E\u{301}t\u{e9} 🌻 à Québec").await;
        assert!(is_right("\u{c9}te\u{301} 🌻 à Québec", &hash).await);
    }

    #[tokio::test]
    async fn a5_older_parameters_are_noticed() {
        let weak = Argon2::new(
            Algorithm::Argon2id,
            Version::V0x13,
            Params::new(8192, 1, 1, None).unwrap(),
        );
        let hash = weak
            .hash_password_with_salt(b"correct horse battery", b"0123456789abcdef")
            .unwrap()
            .to_string();
        let checked = Hasher::new(1)
            .check("correct horse battery", Some(&hash))
            .await;
        assert_eq!(checked.unwrap(), Checked::Right { outdated: true });
    }

    #[tokio::test]
    async fn a4_nobody_has_a_hash_that_is_checked_and_never_right() {
        assert!(PasswordHash::new(NOBODY).is_ok(), "it must be worked on");
        assert!(!is_outdated(&PasswordHash::new(NOBODY).unwrap()));
        let checked = Hasher::new(1).check("", None).await.unwrap();
        assert_eq!(checked, Checked::Wrong);
    }
}
