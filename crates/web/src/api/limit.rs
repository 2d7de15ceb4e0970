//! How often one address, or one person with all tokens, may ask in a minute. Counted in memory and forgotten after
//! it: what is written down nowhere can be given to nobody.

use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, Request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use icc_app::accounts::AccountId;
use icc_pages::context::ProblemKind;
use quick_cache::unsync::Cache;

use super::token;
use crate::guest::address;
use crate::problem::Problem;
use crate::state::App;

/// What is allowed, for whoever asks (draft-ietf-httpapi-ratelimit-headers).
pub(crate) const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
/// How much of it is left.
pub(crate) const STANDING: HeaderName = HeaderName::from_static("ratelimit");

/// The length of a window, in seconds.
const SECONDS: i64 = 60;
/// Addresses and people that are counted at once; those that asked longest ago are forgotten first.
const COUNTED: usize = 1 << 16;
/// The part of an address of version 6 that one household or company has.
const NETWORK: u128 = u128::MAX << 64;

/// Who has asked how often.
pub(crate) struct Callers {
    most: u32,
    known: Mutex<Cache<Counted, Window>>,
}

/// Whose requests are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Counted {
    Address(IpAddr),
    /// Whose token is good, from wherever it is used: more tokens are not more requests.
    Person(AccountId),
}

impl Counted {
    /// An address, of version 6 without what a household chooses itself.
    fn address(address: IpAddr) -> Self {
        Self::Address(match address {
            IpAddr::V4(_) => address,
            IpAddr::V6(long) => Ipv6Addr::from(u128::from(long) & NETWORK).into(),
        })
    }

    /// What it is called in headers.
    const fn word(self) -> &'static str {
        match self {
            Self::Address(_) => "address",
            Self::Person(_) => "person",
        }
    }
}

/// Requests since a moment, in seconds since 1970.
#[derive(Debug, Clone, Copy)]
struct Window {
    began: i64,
    count: u32,
}

/// Where somebody stands who has just asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Standing {
    /// Whether it was once too often.
    over: bool,
    /// How often one may still ask.
    left: u32,
    /// Seconds until the next window.
    seconds: u32,
}

impl Callers {
    /// Allows `most` requests of each address and of each person in a minute.
    pub(crate) fn new(most: u32) -> Self {
        Self {
            most,
            known: Mutex::new(Cache::new(COUNTED)),
        }
    }

    fn count(&self, key: Counted, now: i64) -> Standing {
        let began = now - now.rem_euclid(SECONDS);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let window = known.get(&key).copied();
        let before = window.filter(|window| window.began == began);
        let count = before.map_or(0, |window| window.count).saturating_add(1);
        known.insert(key, Window { began, count });
        Standing {
            over: count > self.most,
            left: self.most.saturating_sub(count),
            seconds: u32::try_from(began + SECONDS - now).unwrap_or_default(),
        }
    }
}

/// Finds out for whom a request is made, counts it, says where its sender stands, and refuses it when
/// it is one too many or its token is no good. Without token and address there is no connection, and
/// nobody to be counted.
pub(crate) async fn check(
    State(app): State<Arc<App>>,
    request: Request<Body>,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let caller = token::caller(&app, &parts.headers).await;
    let token = caller.as_ref().ok().and_then(Option::as_ref);
    let counted = match token {
        Some(caller) => Some(Counted::Person(caller.account)),
        None => address(&parts, &app.config).map(Counted::address),
    };
    let now = app.service.clock().now().timestamp();
    let standing = counted.map(|counted| (counted, app.callers.count(counted, now)));
    let over = standing.filter(|(_, standing)| standing.over);
    let mut answer = match (over, caller) {
        (Some((_, standing)), _) => {
            let problem = Problem {
                again: Some(standing.seconds),
                ..Problem::new(ProblemKind::TooManyRequests)
            };
            problem.into_response()
        }
        (None, Err(problem)) => problem.into_response(),
        (None, Ok(caller)) => {
            parts.extensions.insert(token::Asking(caller));
            next.run(Request::from_parts(parts, body)).await
        }
    };
    let Some((counted, Standing { left, seconds, .. })) = standing else {
        return answer;
    };
    let (word, most) = (counted.word(), app.callers.most);
    for (name, value) in [
        (POLICY, format!("\"{word}\";q={most};w={SECONDS}")),
        (STANDING, format!("\"{word}\";r={left};t={seconds}")),
    ] {
        if let Ok(value) = HeaderValue::try_from(value) {
            answer.headers_mut().insert(name, value);
        }
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_its_requests_again_in_the_next_minute() {
        let callers = Callers::new(2);
        let one = Counted::address(IpAddr::from([192, 0, 2, 1]));
        let standing = |over, left, seconds| Standing {
            over,
            left,
            seconds,
        };
        assert_eq!(callers.count(one, 60), standing(false, 1, 60));
        assert_eq!(callers.count(one, 90), standing(false, 0, 30));
        assert_eq!(callers.count(one, 119), standing(true, 0, 1));
        let other = Counted::address(IpAddr::from([192, 0, 2, 2]));
        assert_eq!(callers.count(other, 119), standing(false, 1, 1));
        assert_eq!(callers.count(one, 120), standing(false, 1, 60));
    }

    #[test]
    fn the_addresses_of_one_household_count_together() {
        let callers = Callers::new(1);
        let address = |last| Counted::address(IpAddr::from([0x2001, 0xdb8, 0, 1, 0, 0, 0, last]));
        assert!(!callers.count(address(1), 0).over);
        assert!(callers.count(address(2), 0).over);
        let elsewhere = IpAddr::from([0x2001, 0xdb8, 0, 2, 0, 0, 0, 1]);
        let elsewhere = Counted::address(elsewhere);
        assert!(!callers.count(elsewhere, 0).over);
    }
}
