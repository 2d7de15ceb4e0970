//! Tokens with which programs read for somebody what that person reads: as each audience to which
//! he or she belongs at that moment, and nothing is ever sent with one. A token is shown once; what
//! is kept is its hash.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use icc_store::{AccountId, ApiToken, Repositories, StoreError, Write};
use serde_json::json;

pub use icc_store::ApiTokenId;

use super::About;
use crate::consent::Offered;
use crate::error::Error;
use crate::input::{self, Issue, Origin, Wanted, digest};
use crate::policy::{Action, Actor};
use crate::readiness::Mode;
use crate::service::Service;
use crate::shared::audiences_of;

/// How many tokens somebody has at most.
pub const MOST_TOKENS: u32 = 10;
/// For how many days a token is good where nobody says so.
pub const USUAL_DAYS: u32 = 90;
/// For how many days at most.
pub const MOST_DAYS: u32 = 365;
/// The longest name of a token, in characters.
pub const LONGEST_TOKEN_NAME: usize = 60;
/// The longest text about what it is for, in characters.
pub const LONGEST_PURPOSE: usize = 300;

/// How a token begins, so that whoever finds one knows what it opens.
const MARK: &str = "icc_";
/// What the hash of a token is made with.
const SECRET: &str = "api-token";

/// What somebody says about a token that is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenSaid<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What it is for; may be empty.
    pub purpose: &'a str,
    /// For how many days it is good, as it was typed.
    pub days: &'a str,
}

/// A token that was just made.
#[derive(Clone, PartialEq, Eq)]
pub struct MadeToken {
    /// The token itself: shown to its owner this once.
    pub secret: String,
    /// What it is called.
    pub name: String,
    /// The last day on which it is good.
    pub until: NaiveDate,
}

impl std::fmt::Debug for MadeToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MadeToken(…)")
    }
}

/// A token in its owner's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenRow {
    /// Names it.
    pub id: ApiTokenId,
    /// What it is called.
    pub name: String,
    /// What it is for; may be empty.
    pub purpose: String,
    /// Since when.
    pub made_at: DateTime<Utc>,
    /// The last day on which it is good.
    pub until: NaiveDate,
    /// The day of its last use; none before the first.
    pub used_on: Option<NaiveDate>,
}

/// Somebody's tokens, and what they open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTokens {
    /// Those that are good, the newest first.
    pub tokens: Vec<TokenRow>,
    /// As which audiences the person reads at this moment, beside everybody.
    pub audiences: Vec<Offered>,
    /// Whether the person can make one: whoever has no role that reads needs none.
    pub may_make: bool,
}

impl Service {
    /// The person's own tokens.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the account is gone.
    pub async fn own_tokens(&self, actor: &Actor) -> Result<OwnTokens, Error> {
        let account = self.own_account(actor).await?;
        let now = self.clock().now();
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let tokens = read.api_tokens().of(account.id).await?;
        let audiences = audiences_of(actor, &read).await?;
        snapshot.end().await?;
        let good = tokens.into_iter().filter(|token| now < token.expires_at);
        Ok(OwnTokens {
            tokens: good.map(row).collect(),
            audiences,
            may_make: actor.may_somewhere(Action::SeeShared),
        })
    }

    /// Makes a token and shows it, this once.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every reason why what was said is no good, also when the person has
    /// [`MOST_TOKENS`]; [`Error::NotFound`] for whoever reads nothing that is not public.
    pub async fn make_token(
        &self,
        actor: &Actor,
        said: &TokenSaid<'_>,
        origin: &Origin,
    ) -> Result<MadeToken, Error> {
        let account = self.own_account(actor).await?;
        if !actor.may_somewhere(Action::SeeShared) {
            return Err(Error::NotFound);
        }
        let (name, purpose, days) = checked(said).map_err(Error::Invalid)?;
        let secret = format!("{MARK}{}", self.secrets().next_secret().text());
        let now = self.clock().now();
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let tokens = repositories.api_tokens();
        let own = tokens.of(account.id).await?.into_iter();
        let good = own.filter(|token| now < token.expires_at).count();
        if good >= MOST_TOKENS as usize {
            return Err(Error::Invalid(vec![Issue {
                number: Some(MOST_TOKENS),
                ..Issue::new("name", "token-most")
            }]));
        }
        let token = ApiToken {
            id: ApiTokenId(self.ids().next_id()),
            account: account.id,
            name: name.clone(),
            purpose,
            hash: digest(SECRET, &secret),
            made_at: now,
            expires_at: end_of(now.date_naive(), days),
            used_on: None,
        };
        tokens.add(&token).await?;
        let mut about = About::own("api-token-made", account.id, origin);
        about.detail = json!({ "token": token.id.to_string(), "days": days });
        self.note(&repositories, about).await?;
        unit.commit().await?;
        Ok(MadeToken {
            secret,
            name,
            until: input::last_day(token.expires_at),
        })
    }

    /// Ends one of the person's own tokens, at once.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person has no such token, also when somebody else has it.
    pub async fn end_token(
        &self,
        actor: &Actor,
        id: ApiTokenId,
        origin: &Origin,
    ) -> Result<(), Error> {
        let account = self.own_account(actor).await?;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let tokens = repositories.api_tokens();
        if tokens.end_one_of(account.id, id).await? == 0 {
            return Err(Error::NotFound);
        }
        let mut about = About::own("api-token-ended", account.id, origin);
        about.detail = json!({ "token": id.to_string() });
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// For whom a token reads, with the roles held at this moment; nobody when it was never made or
    /// has ended, the account is closed, or the person holds no role. It is looked for by its hash:
    /// how long that takes tells nothing about tokens that there are.
    pub async fn caller(&self, secret: &str) -> Result<Option<Actor>, Error> {
        if !secret.starts_with(MARK) {
            return Ok(None);
        }
        let now = self.clock().now();
        let read = self.store().read();
        let token = read.api_tokens().by_hash(&digest(SECRET, secret)).await?;
        let Some(token) = token.filter(|token| now < token.expires_at) else {
            return Ok(None);
        };
        let account = read.accounts().by_id(token.account).await?;
        let Some(account) = account.filter(|account| self.lets_in(account)) else {
            return Ok(None);
        };
        let grants = read.grants().held_by(account.id).await?;
        if grants.is_empty() {
            return Ok(None);
        }
        let today = now.date_naive();
        if token.used_on != Some(today) && self.mode() == Mode::Usual {
            self.note_use(token.id, today).await;
        }
        Ok(Some(Actor::away(&account, &grants)))
    }

    /// A busy database must not turn readers away: the next request notes it.
    async fn note_use(&self, token: ApiTokenId, on: NaiveDate) {
        let noted = async {
            let unit = self.store().begin().await?;
            unit.repositories().api_tokens().touch(token, on).await?;
            unit.commit().await
        };
        if let Err(error) = noted.await {
            tracing::warn!(%error, "the use of a token was not noted");
        }
    }

    /// Ends the tokens of somebody who holds no role any more.
    pub(crate) async fn end_tokens_without_role(
        &self,
        repositories: &Repositories<'_, Write>,
        account: AccountId,
    ) -> Result<(), StoreError> {
        if repositories.grants().held_by(account).await?.is_empty() {
            repositories.api_tokens().end_all_of(account).await?;
        }
        Ok(())
    }
}

fn row(token: ApiToken) -> TokenRow {
    TokenRow {
        until: input::last_day(token.expires_at),
        id: token.id,
        name: token.name,
        purpose: token.purpose,
        made_at: token.made_at,
        used_on: token.used_on,
    }
}

/// Name, purpose and days, or everything that is wrong with them.
fn checked(said: &TokenSaid<'_>) -> Result<(String, String, u32), Vec<Issue>> {
    let name = input::line("name", said.name, LONGEST_TOKEN_NAME);
    let purpose = input::sentences("purpose", said.purpose, Wanted::Welcome, LONGEST_PURPOSE);
    let days: Option<u32> = said.days.trim().parse().ok();
    let days = days.filter(|days| (1..=MOST_DAYS).contains(days));
    let days = days.ok_or(Issue {
        number: Some(MOST_DAYS),
        ..Issue::new("days", "token-days")
    });
    match (name, purpose, days) {
        (Ok(name), Ok(purpose), Ok(days)) => Ok((name, purpose, days)),
        (name, purpose, days) => {
            let issues = [name.err(), purpose.err(), days.err()];
            Err(issues.into_iter().flatten().collect())
        }
    }
}

/// The end of the last of so many days after today.
fn end_of(today: NaiveDate, days: u32) -> DateTime<Utc> {
    let last = today.checked_add_days(Days::new(days.into()));
    input::midnight(last.unwrap_or(today)) + TimeDelta::days(1)
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test stops where a step fails")]
mod tests {
    use super::*;

    fn said<'a>(name: &'a str, purpose: &'a str, days: &'a str) -> TokenSaid<'a> {
        TokenSaid {
            name,
            purpose,
            days,
        }
    }

    #[test]
    fn what_is_wrong_with_a_token_is_told_together() {
        let long = "x".repeat(LONGEST_PURPOSE + 1);
        for days in ["0", "366", "-1", "1.5", "soon", ""] {
            let issues = checked(&said("", &long, days)).expect_err("no good");
            let codes = issues.iter().map(|issue| (issue.field, issue.code));
            let wrong = [
                ("name", "missing"),
                ("purpose", "too-long"),
                ("days", "token-days"),
            ];
            assert_eq!(codes.collect::<Vec<_>>(), wrong, "{days}");
        }
        let good = checked(&said(" R  at home ", "", "365"));
        assert_eq!(good, Ok(("R at home".to_owned(), String::new(), 365)));
    }

    #[test]
    fn a_token_is_good_until_the_end_of_its_last_day() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day");
        let end = end_of(today, 1);
        assert_eq!(end.to_rfc3339(), "2026-11-30T00:00:00+00:00");
        let last = NaiveDate::from_ymd_opt(2026, 11, 29);
        assert_eq!(Some(input::last_day(end)), last);
    }
}
