//! What is kept for a while is removed when that while is over. The periods are those of
//! `docs/reference/personal-data.md`.

use chrono::TimeDelta;

use crate::accounts::IDLE;
use crate::error::Error;
use crate::service::Service;

/// How long tries to get in are kept.
const ATTEMPTS: TimeDelta = TimeDelta::days(1);
/// How long the text of a mail is kept that no mail server took.
const MAIL_TEXTS: TimeDelta = TimeDelta::days(1);
/// How long mails, links and invitations are kept after they have ended.
const ENDED: TimeDelta = TimeDelta::days(30);
/// How long it is kept that somebody was reminded: longer than any day it is about can be ahead.
const REMINDED: TimeDelta = TimeDelta::days(365);

impl Service {
    /// Removes what is older than its period, and forms blocks for figures where a day has come.
    pub async fn tidy_up(&self) -> Result<(), Error> {
        let now = self.clock().now();
        let unit = self.store().begin().await?;
        let all = unit.repositories();
        all.sessions().remove_old(now, now - IDLE).await?;
        all.api_tokens().remove_old(now).await?;
        all.pending_sign_ins().remove_old(now).await?;
        all.attempts().remove_old(now - ATTEMPTS).await?;
        all.mails().forget_texts(now - MAIL_TEXTS).await?;
        all.mails().remove_old(now - ENDED).await?;
        all.tokens().remove_old(now - ENDED).await?;
        all.reminders().remove_old(now - REMINDED).await?;
        // After what refers to them.
        all.invitations().remove_old(now - ENDED).await?;
        unit.commit().await?;
        match self.settle_figures().await {
            // Another replica is at it.
            Err(Error::Conflict) => Ok(()),
            done => done,
        }
    }
}
