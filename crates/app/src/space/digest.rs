//! What is new in spaces, by mail, as often as each person wants: titles and links, and not a word of
//! what was written.

use chrono::{DateTime, TimeDelta, Utc};
use icc_domain::Locale;
use icc_store::{
    Account, DigestRhythm, Mail, Network, NetworkId, NewMail, Read, Repositories, SpaceDigest,
    TopicChoice, TopicId,
};

use crate::accounts::{About, Named};
use crate::error::Error;
use crate::input::Origin;
use crate::mail::MailKind;
use crate::policy::{Action, Actor};
use crate::service::Service;
use crate::waves::named_network;

/// How many topics a mail names at most.
const MOST_ENTRIES: usize = 30;

/// A topic in which something is new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestEntry {
    /// Which.
    pub topic: TopicId,
    /// Its title.
    pub title: String,
    /// The language in which that is written.
    pub language: Locale,
    /// Whether it was begun since the last mail.
    pub begun: bool,
    /// How many replies are new.
    pub replies: usize,
}

/// What is new in the space of a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestLetter {
    /// What the reader is called.
    pub name: String,
    /// The network.
    pub network: Named,
    /// New topics, and those that the reader follows with new replies: the newest topic first.
    pub entries: Vec<DigestEntry>,
    /// How many more there are.
    pub more: usize,
}

impl Service {
    /// Keeps how often the person is told by mail what is new; none for never.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there can be no space for that person.
    pub async fn set_digest(
        &self,
        actor: &Actor,
        rhythm: Option<DigestRhythm>,
        origin: &Origin,
    ) -> Result<(), Error> {
        if !actor.may_somewhere(Action::SeeSpace) {
            return Err(Error::NotFound);
        }
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let readers = repositories.topic_readers();
        let now = self.clock().now();
        readers.set_digest(actor.account, rhythm, now).await?;
        let about = About::own("digest-chosen", actor.account, origin);
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// Asks for the mails about what is new that are due now. Says how many.
    pub(crate) async fn tell_what_is_new(&self) -> Result<usize, Error> {
        let now = self.clock().now();
        let mut asked = 0;
        for digest in self.store().read().topic_readers().digests().await? {
            if now - digest.told_until < period(digest.rhythm) {
                continue;
            }
            let snapshot = self.store().snapshot().await?;
            let read = snapshot.repositories();
            let account = read.accounts().by_id(digest.account).await?;
            let account = account.filter(|account| self.lets_in(account));
            let mut networks = Vec::new();
            if let Some(account) = &account {
                let window = (digest.told_until, now);
                for network in read.networks().all().await? {
                    let news = self.news(account, &network, window, &read).await?;
                    if !news.is_empty() {
                        networks.push(network.id);
                    }
                }
            }
            snapshot.end().await?;
            let Some(account) = account else {
                continue;
            };
            match self.ask_for(&account, &digest, &networks, now).await {
                Ok(()) => asked += networks.len(),
                // Another program was first.
                Err(Error::Conflict) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(asked)
    }

    async fn ask_for(
        &self,
        account: &Account,
        digest: &SpaceDigest,
        networks: &[NetworkId],
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        repositories.topic_readers().tell(digest, now).await?;
        for network in networks {
            let mail = NewMail {
                about: Some(network.0),
                ..self.new_mail(MailKind::SpaceDigest, String::new(), account.language)
            };
            self.tell_one(account, &mail, &repositories).await?;
        }
        Ok(unit.commit().await?)
    }

    /// What a mail about a space says; nothing to somebody who is not in it any more.
    pub(crate) async fn digest_letter(
        &self,
        mail: &Mail,
        account: &Account,
        read: &Repositories<'_, Read>,
    ) -> Result<Option<DigestLetter>, Error> {
        let networks = read.networks().all().await?;
        let network = networks.iter().find(|one| Some(one.id.0) == mail.about);
        let digest = read.topic_readers().digest(account.id).await?;
        let (Some(network), Some(digest)) = (network, digest) else {
            return Ok(None);
        };
        let window = (digest.told_from, digest.told_until);
        let mut entries = self.news(account, network, window, read).await?;
        if entries.is_empty() {
            return Ok(None);
        }
        let more = entries.len().saturating_sub(MOST_ENTRIES);
        entries.truncate(MOST_ENTRIES);
        Ok(Some(DigestLetter {
            name: account.name.clone(),
            network: named_network(network),
            entries,
            more,
        }))
    }

    /// What others have written in the space of a network between two moments, as far as somebody
    /// reads it now: topics that were begun, and replies in those that the person follows.
    async fn news(
        &self,
        account: &Account,
        network: &Network,
        window: (DateTime<Utc>, DateTime<Utc>),
        read: &Repositories<'_, Read>,
    ) -> Result<Vec<DigestEntry>, Error> {
        let grants = read.grants().held_by(account.id).await?;
        let actor = Actor::away(account, &grants);
        let Some(seat) = actor.seat(network, read).await? else {
            return Ok(Vec::new());
        };
        let written = read.posts();
        let written = written
            .written_by_others(&seat.scope, account.id, window)
            .await?;
        let ids: Vec<TopicId> = written.keys().copied().collect();
        let readings = read.topic_readers().of_topics(account.id, &ids).await?;
        let new = written.iter().filter(|(topic, numbers)| {
            let follows = readings.get(topic).is_some_and(|it| it.follows);
            follows || numbers.contains(&1)
        });
        let choice = TopicChoice {
            ids: Some(new.map(|(topic, _)| *topic).collect()),
            ..TopicChoice::all(account.id)
        };
        let all = (0, ids.len() as u64);
        let mut new = read.topics().page(&seat.scope, &choice, all).await?;
        new.sort_by_key(|topic| std::cmp::Reverse((topic.made_at, topic.id)));
        let firsts = read.posts().firsts(&new).await?;
        let entries = new.iter().filter_map(|topic| {
            let first = firsts.get(&topic.id)?;
            let numbers = written.get(&topic.id)?;
            let begun = numbers.contains(&1);
            // What is hidden stays on the page.
            first.hidden.is_none().then(|| DigestEntry {
                topic: topic.id,
                title: first.words.title.clone(),
                language: first.words.language,
                begun,
                replies: numbers.len() - usize::from(begun),
            })
        });
        Ok(entries.collect())
    }
}

fn period(rhythm: DigestRhythm) -> TimeDelta {
    match rhythm {
        DigestRhythm::Daily => TimeDelta::days(1),
        DigestRhythm::Weekly => TimeDelta::days(7),
    }
}
