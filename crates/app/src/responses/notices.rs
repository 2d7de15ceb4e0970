//! Mails to those who hold a role somewhere.

use icc_domain::Role;
use icc_store::{Account, AccountId, NewMail, Place, Repositories, Write};

use crate::error::Error;
use crate::policy::people_of;
use crate::service::Service;

impl Service {
    /// Asks for a mail to everybody who holds a role for one of these places, once for each.
    pub(crate) async fn tell(
        &self,
        (role, places): (Role, &[Place]),
        notice: &NewMail,
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        for account in self.holding(role, places, repositories).await? {
            self.tell_one(&account, notice, repositories).await?;
        }
        Ok(())
    }

    /// Asks for a mail to somebody.
    pub(crate) async fn tell_one(
        &self,
        account: &Account,
        notice: &NewMail,
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        let mail = NewMail {
            recipient: account.email.clone(),
            language: account.language,
            account: Some(account.id),
            ..notice.clone()
        };
        repositories.mails().add(&mail, self.ids()).await?;
        Ok(())
    }

    /// The people who hold a role for one of these places and can sign in, by id.
    pub(crate) async fn holding<A: Sync>(
        &self,
        role: Role,
        places: &[Place],
        repositories: &Repositories<'_, A>,
    ) -> Result<Vec<Account>, Error> {
        let around = people_of(places);
        let grants = repositories.grants().within(&around).await?;
        let mut ids: Vec<AccountId> = grants
            .iter()
            .filter(|grant| grant.role == role && places.contains(&grant.place))
            .map(|grant| grant.account)
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let mut accounts = repositories.accounts().by_ids(&ids).await?;
        accounts.retain(|account| self.lets_in(account));
        accounts.sort_by_key(|account| account.id);
        Ok(accounts)
    }
}
