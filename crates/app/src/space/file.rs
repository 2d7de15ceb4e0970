//! A whole space as a workbook, for whoever answers for it.

use std::collections::BTreeMap;

use icc_datasets::workbook::{self, TableSheet, write_tables};
use icc_store::{
    AccountId, Municipality, MunicipalityId, Partner, Post, Read, Repositories, Topic,
};

use super::partners_of;
use super::write::event;
use crate::error::Error;
use crate::export::mark;
use crate::input::Origin;
use crate::policy::Actor;
use crate::responses::names;
use crate::service::Service;

/// The media type of the file.
pub const SPACE_FILE_MEDIA_TYPE: &str = workbook::MEDIA_TYPE;

/// So many topics are read at once.
const AT_ONCE: usize = 100;

/// A space to keep.
#[derive(Clone, PartialEq, Eq)]
pub struct SpaceFile {
    /// Its name, which says when the network is invented.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for SpaceFile {
    /// Without the content.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SpaceFile")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// The columns. Names do not change with the language of the reader.
const TOPICS: [&str; 10] = [
    "demonstration",
    "topic",
    "network",
    "kind",
    "about",
    "begun_at",
    "closed",
    "open_to_newcomers",
    "open_to_partners",
    "posts",
];
const POSTS: [&str; 15] = [
    "topic",
    "number",
    "post",
    "written_at",
    "by",
    "municipality",
    "version",
    "changed_at",
    "language",
    "title",
    "body",
    "useful",
    "hidden",
    "hidden_reason",
    "documents",
];

/// What the ids in posts mean.
struct Known {
    names: BTreeMap<AccountId, String>,
    cities: BTreeMap<MunicipalityId, Municipality>,
}

impl Service {
    /// Every topic of a space with every post as it stands now: hidden words too, earlier versions
    /// not. It is recorded.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not answer for the space.
    pub async fn space_file(
        &self,
        actor: &Actor,
        network: &str,
        origin: &Origin,
    ) -> Result<SpaceFile, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let seat = self.seat(actor, network, &read).await?;
        if !seat.keeps {
            return Err(Error::NotFound);
        }
        let network = &seat.network;
        let mut topics = read.topics().of(&seat.scope).await?;
        topics.reverse();
        let partners = partners_of(network, &read).await?;
        let mut of_topics = vec![TOPICS.map(str::to_owned).to_vec()];
        let mut of_posts = vec![POSTS.map(str::to_owned).to_vec()];
        for portion in topics.chunks(AT_ONCE) {
            let posts = read.posts().of_all(portion).await?;
            let known = Known::of(&posts, &read).await?;
            for topic in portion {
                let own = posts.iter().filter(|post| post.topic == topic.id);
                let row = topic_cells(topic, &partners, own.clone().count());
                let mark = network.demonstration.to_string();
                let row = [mark, topic.id.to_string(), network.code.clone()]
                    .into_iter()
                    .chain(row);
                of_topics.push(row.collect());
                of_posts.extend(own.map(|post| post_cells(post, &known)));
            }
        }
        snapshot.end().await?;
        let sheet = |name: &str, rows| TableSheet {
            name: name.to_owned(),
            rows,
        };
        let sheets = [sheet("topics", of_topics), sheet("posts", of_posts)];
        let bytes = write_tables(&network.code, &sheets);
        let bytes = bytes.map_err(|error| Error::broken([error.to_string()]))?;
        let unit = self.store().begin().await?;
        let about = event(
            ("space-taken", actor, origin),
            &seat,
            ("network", network.id.to_string()),
        );
        self.note(&unit.repositories(), about).await?;
        unit.commit().await?;
        Ok(SpaceFile {
            name: format!("{}space-{}.xlsx", mark(network.demonstration), network.code),
            bytes,
        })
    }
}

impl Known {
    async fn of(posts: &[Post], read: &Repositories<'_, Read>) -> Result<Self, Error> {
        let who: Vec<AccountId> = posts.iter().map(|post| post.made_by).collect();
        let cities = read.municipalities().all().await?.into_iter();
        Ok(Self {
            names: names(&who, read).await?,
            cities: cities.map(|city| (city.id, city)).collect(),
        })
    }
}

fn topic_cells(topic: &Topic, partners: &[Partner], posts: usize) -> [String; 7] {
    let opened = partners.iter().filter(|it| topic.partners.contains(&it.id));
    let opened: Vec<&str> = opened.map(|partner| partner.code.as_str()).collect();
    [
        topic.kind.as_str().to_owned(),
        topic.about.clone().unwrap_or_default(),
        topic.made_at.to_rfc3339(),
        topic.closed.to_string(),
        topic.newcomers.to_string(),
        opened.join("; "),
        posts.to_string(),
    ]
}

fn post_cells(post: &Post, known: &Known) -> Vec<String> {
    let city = post.municipality.and_then(|city| known.cities.get(&city));
    let documents: Vec<String> = post.documents.iter().map(ToString::to_string).collect();
    vec![
        post.topic.to_string(),
        post.number.to_string(),
        post.id.to_string(),
        post.made_at.to_rfc3339(),
        known.names.get(&post.made_by).cloned().unwrap_or_default(),
        city.map(|city| city.code.clone()).unwrap_or_default(),
        post.words.version.to_string(),
        post.words.made_at.to_rfc3339(),
        post.words.language.tag().to_owned(),
        post.words.title.clone(),
        post.words.body.clone(),
        post.useful.to_string(),
        post.hidden.is_some().to_string(),
        post.hidden.clone().unwrap_or_default(),
        documents.join("; "),
    ]
}
