//! A question to a network reaches those who know about it, and want to be told: by mail, once, with
//! its title and its link, and not a word of what was written.

use icc_store::{Account, Mail, NewMail, Read, Repositories, TopicId, Write};

use crate::accounts::Named;
use crate::error::Error;
use crate::mail::MailKind;
use crate::policy::{Action, Actor, Seat};
use crate::service::Service;
use crate::waves::named_network;

/// A question in a field of the reader's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionLetter {
    /// What the reader is called.
    pub name: String,
    /// The network.
    pub network: Named,
    /// Which topic it is.
    pub topic: TopicId,
    /// Its title.
    pub title: String,
}

impl Service {
    /// Queues a mail to each person of a network who names this field and wants to be told, but for
    /// whoever asks.
    pub(crate) async fn tell_experts(
        &self,
        actor: &Actor,
        seat: &Seat,
        (topic, field): (TopicId, &str),
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        let scope = actor.reserved_scope(Action::SeeExpertise, repositories);
        let scope = scope.await?;
        let mut rows = self
            .people_of_network(&seat.network, &scope, repositories)
            .await?;
        rows.retain(|row| {
            let expert = &row.expert;
            expert.told && expert.fields.contains(field) && expert.account != actor.account
        });
        let ids: Vec<_> = rows.iter().map(|row| row.expert.account).collect();
        let mail = NewMail {
            about: Some(topic.0),
            ..self.new_mail(MailKind::ExpertQuestion, String::new(), actor.language)
        };
        for account in repositories.accounts().by_ids(&ids).await? {
            self.tell_one(&account, &mail, repositories).await?;
        }
        Ok(())
    }

    /// What a mail about a question says; nothing to somebody who has withdrawn since, or cannot read
    /// the question any more.
    pub(crate) async fn question_letter(
        &self,
        mail: &Mail,
        account: &Account,
        read: &Repositories<'_, Read>,
    ) -> Result<Option<QuestionLetter>, Error> {
        let told = read.experts().of(account.id).await?;
        let (Some(about), true) = (mail.about, told.is_some_and(|expert| expert.told)) else {
            return Ok(None);
        };
        let id = TopicId(about);
        let grants = read.grants().held_by(account.id).await?;
        let reader = Actor::away(account, &grants);
        for network in read.networks().all().await? {
            let Some(seat) = reader.seat(&network, read).await? else {
                continue;
            };
            let Some(topic) = read.topics().by_id(&seat.scope, id).await? else {
                continue;
            };
            let mut firsts = read.posts().firsts(&[topic]).await?;
            // What is hidden stays on the page.
            let first = firsts.remove(&id).filter(|first| first.hidden.is_none());
            return Ok(first.map(|first| QuestionLetter {
                name: account.name.clone(),
                network: named_network(&network),
                topic: id,
                title: first.words.title,
            }));
        }
        Ok(None)
    }
}
