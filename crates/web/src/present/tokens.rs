//! One's own tokens for programs, as their page shows them.

use icc_app::accounts::{MOST_DAYS, MOST_TOKENS, MadeToken, OwnTokens, TokenRow};
use icc_app::input::Issue;
use icc_pages::context::{NewToken, OwnToken, Reader, TokenForm, TokensPage};

use super::api::address;
use super::consent::audience;
use crate::extract::PageCx;
use crate::form::shown;

pub(crate) fn tokens_page(
    cx: &PageCx,
    own: OwnTokens,
    made: Option<MadeToken>,
    (form, issues): (TokenForm, &[Issue]),
) -> TokensPage {
    let audiences = own.audiences.iter().map(|one| Reader {
        slug: one.slug(),
        audience: audience(one, cx.locale),
    });
    TokensPage {
        made: made.map(|made| NewToken {
            secret: made.secret,
            name: made.name,
            until: made.until.to_string(),
        }),
        audiences: audiences.collect(),
        tokens: own.tokens.into_iter().map(token).collect(),
        may_make: own.may_make,
        most: MOST_TOKENS.into(),
        most_days: MOST_DAYS.into(),
        address: address(cx),
        form,
        errors: shown(issues),
    }
}

fn token(row: TokenRow) -> OwnToken {
    let used = row.used_on.map(|day| day.to_string());
    OwnToken {
        id: row.id.to_string(),
        name: row.name,
        purpose: row.purpose,
        since: row.made_at.date_naive().to_string(),
        until: row.until.to_string(),
        used: used.unwrap_or_default(),
    }
}
