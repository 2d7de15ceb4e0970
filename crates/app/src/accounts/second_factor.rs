//! The second factor: codes from an application on a telephone (TOTP), and codes for emergencies.
//!
//! The secret has to be kept readable; it is sealed with the key of the service where there is
//! one. A code is good once, and from one step before to one step after its own.

use chrono::{DateTime, Utc};
use icc_store::{Account, AccountId, AttemptKind, Repositories, SecondFactor, Write};
use serde_json::json;
use totp_rs::{Builder, Secret as TotpSecret, Totp};

use super::entry::{MOST_FAILURES, pending_hash};
use super::hashing::Checked;
use super::{About, SignedIn, Visit, session_hash, subject_hash};
use crate::error::Error;
use crate::input::{Origin, digest};
use crate::mail::MailKind;
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;

/// Codes for emergencies that are given at once.
const RECOVERY_CODES: usize = 10;
/// Digits of one: 80 bits.
const RECOVERY_DIGITS: usize = 20;
/// They are shown in groups of so many.
const GROUP: usize = 4;
/// Digits of a code from an application.
const DIGITS: usize = 6;

/// How it stands with somebody's second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactorState {
    /// No code is asked for.
    Off,
    /// A secret is there and waits for its first code.
    BeingSetUp,
    /// A code is asked for at every sign-in.
    On {
        /// Since when.
        since: DateTime<Utc>,
        /// Codes for emergencies that are left.
        codes_left: u64,
    },
}

/// What an application needs to make codes.
#[derive(Clone, PartialEq, Eq)]
pub struct SetUpCode {
    /// As an address (`otpauth://…`), for a picture.
    pub address: String,
    /// The secret alone, in groups of four letters, for typing.
    pub text: String,
}

impl std::fmt::Debug for SetUpCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SetUpCode(…)")
    }
}

/// What somebody typed as a code.
enum Typed {
    /// Six digits.
    Code(String),
    /// A code for emergencies.
    Recovery(String),
    /// Neither.
    Other,
}

impl Typed {
    fn read(text: &str) -> Self {
        let plain: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'))
            .collect::<String>()
            .to_lowercase();
        let all = |is: fn(&u8) -> bool| plain.bytes().all(|byte| is(&byte));
        if plain.len() == DIGITS && all(u8::is_ascii_digit) {
            Self::Code(plain)
        } else if plain.len() == RECOVERY_DIGITS && all(u8::is_ascii_hexdigit) {
            Self::Recovery(plain)
        } else {
            Self::Other
        }
    }
}

/// Which code was right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Right {
    Code,
    Recovery,
}

fn recovery_hash(account: AccountId, code: &str) -> String {
    digest("recovery code", &format!("{account} {code}"))
}

/// The code for emergencies as it is shown.
fn in_groups(text: &str, between: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let groups = letters.chunks(GROUP).map(|group| group.iter().collect());
    groups.collect::<Vec<String>>().join(between)
}

fn totp(secret: &[u8], service: &str, email: &str) -> Option<Totp> {
    let plain = |text: &str| text.replace(':', " ");
    Builder::new()
        .with_secret(TotpSecret::from(secret.to_vec()))
        .with_issuer(Some(plain(service)))
        .with_account_name(plain(email))
        .build()
        .ok()
}

impl Service {
    /// How it stands with the person's own second factor.
    pub async fn second_factor(&self, actor: &Actor) -> Result<SecondFactorState, Error> {
        let account = self.own_account(actor).await?.id;
        let factors = self.store().read().second_factors();
        Ok(match factors.of(account).await? {
            None => SecondFactorState::Off,
            Some(SecondFactor {
                confirmed_at: None, ..
            }) => SecondFactorState::BeingSetUp,
            Some(SecondFactor {
                confirmed_at: Some(since),
                ..
            }) => SecondFactorState::On {
                since,
                codes_left: factors.recovery_codes_left(account).await?,
            },
        })
    }

    /// Makes a secret for the person, which is asked for only after it was confirmed.
    ///
    /// # Errors
    /// [`Error::Conflict`] when codes are asked for already.
    pub async fn begin_second_factor(&self, actor: &Actor, origin: &Origin) -> Result<(), Error> {
        let account = self.own_account(actor).await?;
        let secret = self.secrets().next_secret();
        let sealed = self.sealed(account.id, secret.bytes())?;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let factors = repositories.second_factors();
        if !factors.begin(account.id, &sealed).await? {
            return Err(Error::Conflict);
        }
        let about = About::own("second-factor-begun", account.id, origin);
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// What the person's application needs, while the factor is being set up. `service`: what the
    /// application calls this service.
    pub async fn set_up_code(
        &self,
        actor: &Actor,
        service: &str,
    ) -> Result<Option<SetUpCode>, Error> {
        let account = self.own_account(actor).await?;
        let factor = self.store().read().second_factors().of(account.id).await?;
        let Some(factor) = factor.filter(|factor| factor.confirmed_at.is_none()) else {
            return Ok(None);
        };
        let broken = || Error::broken(["the secret of a second factor cannot be read".to_owned()]);
        let secret = self.opened(account.id, &factor.secret).ok_or_else(broken)?;
        let totp = totp(&secret, service, &account.email).ok_or_else(broken)?;
        Ok(Some(SetUpCode {
            address: totp.to_url().map_err(|_| broken())?,
            text: in_groups(&TotpSecret::from(secret).to_base32(), " "),
        }))
    }

    /// Has codes asked for from now on, after a first right one. Ends the other sessions, gives this
    /// one a new secret, and returns it after the codes for emergencies, which are shown once.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a wrong code; [`Error::Conflict`] when nothing is being set up.
    pub async fn confirm_second_factor(
        &self,
        actor: &Actor,
        code: &str,
        secret: &str,
        origin: &Origin,
    ) -> Result<(Vec<String>, String), Error> {
        let account = self.own_account(actor).await?;
        let factor = self.store().read().second_factors().of(account.id).await?;
        let factor = factor.filter(|factor| factor.confirmed_at.is_none());
        let factor = factor.ok_or(Error::Conflict)?;
        let step = match Typed::read(code) {
            Typed::Code(code) => self.step(account.id, &factor, &code),
            _ => None,
        };
        let step = step.ok_or_else(|| Error::issue("code", "code-wrong"))?;
        let now = self.clock().now();
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let factors = repositories.second_factors();
        if !factors
            .confirm(account.id, &factor.secret, now, step)
            .await?
        {
            return Err(Error::Conflict);
        }
        let codes = self.give_recovery_codes(&repositories, account.id).await?;
        let own = session_hash(secret);
        repositories
            .sessions()
            .end_all_of(account.id, Some(&own))
            .await?;
        // What was let in with one step alone.
        repositories.api_tokens().end_all_of(account.id).await?;
        let secret = self.change_secret(&repositories, secret).await?;
        self.tell_owner(&repositories, &account, MailKind::SecondFactorOn)
            .await?;
        let about = About::own("second-factor-on", account.id, origin);
        self.note(&repositories, about).await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok((codes, secret))
    }

    /// Replaces the codes for emergencies. `proof`: the password or a code.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a wrong proof; [`Error::Conflict`] without a second factor.
    pub async fn renew_recovery_codes(
        &self,
        actor: &Actor,
        proof: &str,
        origin: &Origin,
    ) -> Result<Vec<String>, Error> {
        let account = self.proven(actor, proof, origin).await?;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let codes = self.give_recovery_codes(&repositories, account.id).await?;
        let about = About::own("recovery-codes-renewed", account.id, origin);
        self.note(&repositories, about).await?;
        unit.commit().await?;
        Ok(codes)
    }

    /// Has no code asked for any more. `proof`: the password or a code.
    ///
    /// # Errors
    /// As [`Service::renew_recovery_codes`].
    pub async fn switch_off_second_factor(
        &self,
        actor: &Actor,
        proof: &str,
        origin: &Origin,
    ) -> Result<(), Error> {
        let account = self.proven(actor, proof, origin).await?;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        repositories.second_factors().remove(account.id).await?;
        self.tell_owner(&repositories, &account, MailKind::SecondFactorOff)
            .await?;
        let about = About::own("second-factor-off", account.id, origin);
        self.note(&repositories, about).await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(())
    }

    /// Removes somebody's second factor, for a person who has lost everything that makes codes.
    /// Sessions and links of the person end.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the actor may not, or there is nobody; [`Error::Conflict`] for the
    /// own account, and when there is no second factor.
    pub async fn reset_second_factor(
        &self,
        actor: &Actor,
        account: AccountId,
        origin: &Origin,
    ) -> Result<(), Error> {
        if !actor.may(Action::ManageAccounts, &Subject::account(account)) {
            return Err(Error::NotFound);
        }
        if account == actor.account {
            return Err(Error::Conflict);
        }
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let person = repositories.accounts().by_id(account).await?;
        let person = person.ok_or(Error::NotFound)?;
        if !repositories.second_factors().remove(account).await? {
            return Err(Error::Conflict);
        }
        self.shut_out(&repositories, account).await?;
        self.tell_owner(&repositories, &person, MailKind::SecondFactorReset)
            .await?;
        let mut about = About::own("second-factor-reset", account, origin);
        about.actor = Some(actor.account);
        self.note(&repositories, about).await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(())
    }

    /// Whether a sign-in waits for a code under this secret.
    pub async fn waits_for_code(&self, secret: &str) -> Result<bool, Error> {
        Ok(self.waiting(secret).await?.is_some())
    }

    async fn waiting(
        &self,
        secret: &str,
    ) -> Result<Option<(icc_store::PendingSignIn, Account)>, Error> {
        let read = self.store().read();
        let pending = read
            .pending_sign_ins()
            .by_hash(&pending_hash(secret))
            .await?;
        let now = self.clock().now();
        let Some(pending) = pending.filter(|p| now < p.expires_at && p.failures < MOST_FAILURES)
        else {
            return Ok(None);
        };
        let account = read.accounts().by_id(pending.account).await?;
        let account = account.filter(|account| self.lets_in(account));
        Ok(account.map(|account| (pending, account)))
    }

    /// Lets somebody in who has made the first step and types a code.
    ///
    /// # Errors
    /// [`Error::Invalid`] with `code-wrong`, or with `code-over` when one has to start again;
    /// [`Error::TooMany`].
    pub async fn enter_code(
        &self,
        secret: &str,
        typed: &str,
        visit: &Visit,
    ) -> Result<SignedIn, Error> {
        let over = || Error::issue("code", "code-over");
        let (pending, account) = self.waiting(secret).await?.ok_or_else(over)?;
        let attempt = {
            let unit = self.store().begin().await?;
            let subject = subject_hash(&account.id.to_string());
            let attempt = self
                .count(
                    &unit.repositories(),
                    AttemptKind::Code,
                    &subject,
                    &visit.origin,
                )
                .await?;
            unit.commit().await?;
            attempt
        };
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let right = self.right(&repositories, &account, typed).await?;
        let Some(right) = right else {
            let waiting = repositories.pending_sign_ins();
            waiting.count_failure(&pending.hash).await?;
            let about = About::own("code-refused", account.id, &visit.origin);
            self.note(&repositories, about).await?;
            unit.commit().await?;
            let last = pending.failures + 1 >= MOST_FAILURES;
            return Err(if last {
                over()
            } else {
                Error::issue("code", "code-wrong")
            });
        };
        if !repositories.pending_sign_ins().end(&pending.hash).await? {
            return Err(over());
        }
        repositories.attempts().remove(attempt).await?;
        let signed_in = self.start_session(&repositories, &account, visit).await?;
        if right == Right::Recovery {
            self.tell_owner(&repositories, &account, MailKind::RecoveryCodeUsed)
                .await?;
        }
        let mut about = About::own("signed-in", account.id, &visit.origin);
        let code = match right {
            Right::Code => "code",
            Right::Recovery => "recovery code",
        };
        about.detail = json!({ "by": pending.means, "and": code });
        self.note(&repositories, about).await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(signed_in)
    }

    /// The own account of somebody who shows once more who it is, before something is undone.
    async fn proven(&self, actor: &Actor, proof: &str, origin: &Origin) -> Result<Account, Error> {
        let account = self.own_account(actor).await?;
        let factor = self.store().read().second_factors().of(account.id).await?;
        if factor.is_none_or(|factor| factor.confirmed_at.is_none()) {
            return Err(Error::Conflict);
        }
        let unit = self.store().begin().await?;
        let subject = subject_hash(&account.id.to_string());
        let kind = AttemptKind::Code;
        let attempt = self
            .count(&unit.repositories(), kind, &subject, origin)
            .await?;
        unit.commit().await?;
        let kept = account.password_hash.as_deref();
        let by_password = matches!(Typed::read(proof), Typed::Other)
            && self.hasher().check(proof, kept).await? != Checked::Wrong;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        if !by_password && self.right(&repositories, &account, proof).await?.is_none() {
            return Err(Error::issue("proof", "proof-wrong"));
        }
        repositories.attempts().remove(attempt).await?;
        unit.commit().await?;
        Ok(account)
    }

    /// Uses up what was typed, if it is a right code.
    async fn right(
        &self,
        repositories: &Repositories<'_, Write>,
        account: &Account,
        typed: &str,
    ) -> Result<Option<Right>, Error> {
        let factors = repositories.second_factors();
        let Some(factor) = factors.of(account.id).await? else {
            return Ok(None);
        };
        match Typed::read(typed) {
            Typed::Code(code) => {
                let Some(step) = self.step(account.id, &factor, &code) else {
                    return Ok(None);
                };
                let first = factors.use_step(account.id, step).await?;
                if first
                    && self
                        .sealer()
                        .is_outdated(&account.id.to_string(), &factor.secret)
                    && let Some(secret) = self.opened(account.id, &factor.secret)
                {
                    let sealed = self.sealed(account.id, &secret)?;
                    factors
                        .seal_again(account.id, &factor.secret, &sealed)
                        .await?;
                }
                Ok(first.then_some(Right::Code))
            }
            Typed::Recovery(code) => {
                let hash = recovery_hash(account.id, &code);
                let now = self.clock().now();
                let used = factors.use_recovery_code(account.id, &hash, now).await?;
                Ok(used.then_some(Right::Recovery))
            }
            Typed::Other => Ok(None),
        }
    }

    /// The step to which a code belongs, if it is right now or was or will be one step away.
    fn step(&self, account: AccountId, factor: &SecondFactor, code: &str) -> Option<i64> {
        let secret = self.opened(account, &factor.secret)?;
        let seconds = u64::try_from(self.clock().now().timestamp()).ok()?;
        let step = totp(&secret, "", "")?.check(code, seconds)?;
        i64::try_from(step).ok()
    }

    async fn give_recovery_codes(
        &self,
        repositories: &Repositories<'_, Write>,
        account: AccountId,
    ) -> Result<Vec<String>, Error> {
        let codes: Vec<String> = (0..RECOVERY_CODES)
            .map(|_| self.secrets().next_secret().text()[..RECOVERY_DIGITS].to_owned())
            .collect();
        let hashes: Vec<String> = codes
            .iter()
            .map(|code| recovery_hash(account, code))
            .collect();
        let now = self.clock().now();
        let factors = repositories.second_factors();
        factors.set_recovery_codes(account, &hashes, now).await?;
        Ok(codes.iter().map(|code| in_groups(code, "-")).collect())
    }

    pub(super) fn sealed(&self, account: AccountId, secret: &[u8]) -> Result<String, Error> {
        let random = self.secrets().next_secret();
        let sealed = self.sealer().seal(&account.to_string(), secret, &random);
        sealed.ok_or_else(|| Error::broken(["a secret could not be sealed".to_owned()]))
    }

    pub(super) fn opened(&self, account: AccountId, sealed: &str) -> Option<Vec<u8>> {
        let opened = self.sealer().open(&account.to_string(), sealed);
        if opened.is_none() {
            // Codes for emergencies still work, and an administrator can help.
            tracing::error!(%account, "a second factor was sealed with another key");
        }
        opened
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_people_type_them() {
        for text in ["123456", " 123 456 ", "123-456", "12\u{a0}34\u{2013}56"] {
            assert!(
                matches!(Typed::read(text), Typed::Code(code) if code == "123456"),
                "{text}"
            );
        }
        for text in ["0a1b-2c3d-4e5f-6071-8293", "0A1B2C3D4E5F60718293"] {
            let read = Typed::read(text);
            assert!(matches!(read, Typed::Recovery(code) if code == "0a1b2c3d4e5f60718293"));
        }
        for text in [
            "",
            "12345",
            "1234567",
            "12345a",
            "correct horse battery staple",
        ] {
            assert!(matches!(Typed::read(text), Typed::Other), "{text}");
        }
    }

    #[test]
    fn a8_codes_are_those_of_rfc_6238() {
        // Appendix B, SHA-1, the last six of eight digits.
        let secret = b"12345678901234567890";
        let Some(totp) = totp(secret, "Index", "eve@example.org") else {
            unreachable!("the secret is long enough");
        };
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(totp.generate(seconds).to_string(), code);
        }
        let address = totp.to_url().unwrap_or_default();
        assert!(address.starts_with("otpauth://totp/Index:eve"), "{address}");
    }
}
