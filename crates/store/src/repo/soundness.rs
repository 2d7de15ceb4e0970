//! What should hold between rows and is not asked of the database itself, for whoever runs the
//! service.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

use super::{Evidences, MailState, Mails, Parts, SecondFactors, failed, read_word};
use crate::entity::{account, evidence_file, mail, part, part_step};
use crate::error::StoreError;
use crate::ids::{AccountId, PartId};

/// Files of evidence that something is wrong with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StrayFiles {
    /// Files that no evidence points at.
    pub without_evidence: u64,
    /// Files whose bytes are gone.
    pub without_content: u64,
}

/// Mails that have come equally far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailsInState {
    /// How many.
    pub count: u64,
    /// When the oldest of them was asked for.
    pub oldest: Option<DateTime<Utc>>,
}

#[derive(Debug, FromQueryResult)]
struct Counted {
    state: String,
    count: i64,
    oldest: Option<DateTime<Utc>>,
}

impl<A> Mails<'_, A> {
    /// How many mails have come how far.
    pub async fn by_state(&self) -> Result<BTreeMap<MailState, MailsInState>, StoreError> {
        let columns = mail::COLUMN;
        let rows = mail::Entity::find()
            .select_only()
            .column(mail::Column::State)
            .column_as(columns.id.count(), "count")
            .column_as(columns.created_at.min(), "oldest")
            .group_by(mail::Column::State)
            .into_model::<Counted>()
            .all(&self.0.db())
            .await
            .map_err(failed("mail"))?;
        rows.into_iter()
            .map(|row| {
                let state = read_word(&MailState::WORDS, &row.state, "mail", "state")?;
                let counted = MailsInState {
                    count: u64::try_from(row.count).unwrap_or_default(),
                    oldest: row.oldest,
                };
                Ok((state, counted))
            })
            .collect()
    }
}

impl<A> Evidences<'_, A> {
    /// Files without evidence, and files without bytes. A unit of work keeps all three or none.
    pub async fn stray_files(&self) -> Result<StrayFiles, StoreError> {
        let used = Query::select()
            .column("file_id")
            .from(Alias::new("evidence"))
            .and_where(Expr::col("file_id").is_not_null())
            .to_owned();
        let kept = Query::select()
            .column("file_id")
            .from(Alias::new("evidence_content"))
            .to_owned();
        let db = self.0.db();
        let columns = evidence_file::COLUMN;
        let count = async |which| -> Result<u64, StoreError> {
            use sea_orm::PaginatorTrait as _;
            let rows = evidence_file::Entity::find().filter(which);
            rows.count(&db).await.map_err(failed("evidence_file"))
        };
        Ok(StrayFiles {
            without_evidence: count(columns.id.not_in_subquery(used)).await?,
            without_content: count(columns.id.not_in_subquery(kept)).await?,
        })
    }
}

impl<A> Parts<'_, A> {
    /// The first part whose steps are not numbered one after the other up to its version, or do not
    /// end in its state.
    pub async fn first_broken(&self) -> Result<Option<PartId>, StoreError> {
        let db = self.0.db();
        let steps = part_step::Entity::find()
            .order_by_asc(part_step::COLUMN.part_id)
            .order_by_asc(part_step::COLUMN.version)
            .all(&db)
            .await
            .map_err(failed("part_step"))?;
        let mut last: BTreeMap<PartId, (i32, String)> = BTreeMap::new();
        for step in steps {
            let before = last.get(&step.part_id).map_or(0, |(version, _)| *version);
            if step.version != before + 1 {
                return Ok(Some(step.part_id));
            }
            last.insert(step.part_id, (step.version, step.state));
        }
        let parts = part::Entity::find()
            .order_by_asc(part::COLUMN.id)
            .all(&db)
            .await
            .map_err(failed("part"))?;
        let broken = parts.into_iter().find(|part| {
            let known = last.get(&part.id);
            known.is_none_or(|(version, state)| *version > part.version || *state != part.state)
        });
        Ok(broken.map(|part| part.id))
    }
}

impl<A> SecondFactors<'_, A> {
    /// Every secret as it is kept, by account.
    pub async fn all_secrets(&self) -> Result<Vec<(AccountId, String)>, StoreError> {
        let rows = account::Entity::find()
            .filter(account::COLUMN.totp_secret.is_not_null())
            .order_by_asc(account::COLUMN.id)
            .all(&self.0.db())
            .await
            .map_err(failed("account"))?;
        let secrets = rows
            .into_iter()
            .filter_map(|row| Some((row.id, row.totp_secret?)));
        Ok(secrets.collect())
    }
}
