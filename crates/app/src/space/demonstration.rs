//! What invented people say to each other, so that the space of the invented network shows something.

use icc_domain::Role;
use icc_store::{DemonstrationTopic, PostMove, TopicId};

use super::{PostSaid, PostSaidOf, PostsShown, TopicSaid};
use crate::accounts::DemonstrationPeople;
use crate::error::Error;
use crate::input::Origin;
use crate::service::Service;

impl Service {
    /// Has the accounts of the demonstration write what its file says, in spaces in which nobody has
    /// written anything.
    pub(crate) async fn demonstrate_spaces(&self) -> Result<(), Error> {
        let read = self.store().read();
        let people = self.demonstration_people().await?;
        let Ok(keeper) = people.with(Role::NetworkCoordinator) else {
            return Ok(());
        };
        for network in read.networks().all().await? {
            let Some(seat) = keeper.seat(&network, &read).await? else {
                continue;
            };
            if !seat.keeps || !read.topics().of(&seat.scope).await?.is_empty() {
                continue;
            }
            let topics = self.data().demonstration.topics.iter();
            for topic in topics.filter(|topic| topic.network == network.code) {
                self.demonstrate_topic(topic, &people).await?;
            }
        }
        Ok(())
    }

    async fn demonstrate_topic(
        &self,
        topic: &DemonstrationTopic,
        people: &DemonstrationPeople,
    ) -> Result<(), Error> {
        let origin = Origin::console();
        let mut id: Option<TopicId> = None;
        for post in &topic.posts {
            let actor = people.with(post.by)?;
            let said = PostSaid {
                title: topic.title.clone(),
                body: post.body.clone(),
                language: post.language.tag().to_owned(),
                ..PostSaid::default()
            };
            let Some(id) = id else {
                let said = TopicSaid {
                    kind: topic.kind.as_str().to_owned(),
                    about: topic.about.clone().unwrap_or_default(),
                    post: said,
                    newcomers: topic.newcomers,
                };
                let begun = self.begin_topic(actor, &topic.network, &said, &origin);
                id = Some(begun.await?);
                continue;
            };
            let at = (topic.network.as_str(), id);
            let number = self.reply(actor, at, &said, &origin).await?;
            if post.useful {
                let author = people.with(topic.posts[0].by)?;
                let page = self.topic(author, at, PostsShown::With(number)).await?;
                let mut posts = page.posts.iter().map(|view| &view.post);
                let reply = posts.find(|one| one.number == number);
                let reply = reply.ok_or(Error::NotFound)?.id;
                let said = PostSaidOf {
                    what: PostMove::MarkUseful.as_str().to_owned(),
                    ..PostSaidOf::default()
                };
                self.mark_post(author, (at.0, id, reply), &said, &origin)
                    .await?;
            }
        }
        Ok(())
    }
}
