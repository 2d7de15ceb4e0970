//! The reserved spaces of networks: topics, and what is written in them.

use serde::{Deserialize, Serialize};

use super::{FieldError, Pagination};

/// The spaces that the reader is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpacesPage {
    /// By name of the network.
    pub spaces: Vec<SpaceEntry>,
    /// Code of the indicator or question that it is to be about; empty for nothing in particular.
    pub about: String,
}

/// A space in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpaceEntry {
    /// The network's code.
    pub network: String,
    /// Its name.
    pub name: String,
    /// How many topics the reader can read.
    pub topics: u32,
    /// In how many of them something is unread.
    pub unread: u32,
}

/// In which space a page is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpaceHead {
    /// The network's code.
    pub network: String,
    /// Its name.
    pub name: String,
    /// Whether it is invented.
    pub invented: bool,
}

/// Who can read something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpaceReaders {
    /// How many people of members.
    pub people: u32,
    /// Of how many members.
    pub cities: u32,
    /// How many people coordinate the network.
    pub coordinators: u32,
    /// Names of the partners to which it is opened.
    pub partners: Vec<String>,
    /// How many people read for them.
    pub partner_people: u32,
    /// Whether whoever comes later can read it too.
    pub newcomers: bool,
}

/// The topics of a space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpacePage {
    /// Which space.
    pub head: SpaceHead,
    /// Who can read what is begun now.
    pub readers: SpaceReaders,
    /// What is searched for; empty for nothing.
    pub query: String,
    /// Which topics: `unread`, `followed` or `questions`; empty for all.
    pub show: String,
    /// Code of the indicator or question that they are about; empty for all.
    pub about: String,
    /// What that is called.
    pub about_title: String,
    /// The longest that can be searched for, in characters.
    pub longest: u32,
    /// Those of this page.
    pub topics: Vec<TopicEntry>,
    /// Where this page stands.
    pub pagination: Pagination,
    /// Whether the reader begins topics.
    pub may_write: bool,
    /// Whether the reader answers for the space.
    pub may_keep: bool,
    /// How often the reader is told by mail what is new: `daily`, `weekly` or empty.
    pub digest: String,
}

/// A topic in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicEntry {
    /// Its id.
    pub id: String,
    /// `discussion` or `question`.
    pub kind: String,
    /// Its title; empty while it is hidden from the reader.
    pub title: String,
    /// The language in which that is written.
    pub language: String,
    /// What it is about; may be empty.
    pub about: String,
    /// How many replies there are.
    pub replies: u32,
    /// How many posts are unread.
    pub unread: u32,
    /// When something was written last, RFC 3339.
    pub last: String,
    /// Whether it is closed.
    pub closed: bool,
    /// Whether the reader follows it.
    pub follows: bool,
    /// Numbers of the posts that were found.
    pub found: Vec<u32>,
}

/// The form for a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicNewPage {
    /// In which space.
    pub head: SpaceHead,
    /// Who can read it, as things stand.
    pub readers: SpaceReaders,
    /// What it can be about.
    pub sections: Vec<AboutChoices>,
    /// What can be named as a document.
    pub documents: DocumentChoices,
    /// What can come with the words.
    pub files: FileOffer,
    /// What the form holds.
    pub form: TopicForm,
    /// What was wrong with it.
    pub errors: Vec<FieldError>,
}

/// An indicator with its questions, to choose from: codes and titles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutChoices {
    /// Code of the indicator.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its questions.
    pub questions: Vec<(String, String)>,
}

/// Documents to choose from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentChoices {
    /// The slug of the municipality whose evidence it is; empty for whoever has none.
    pub city: String,
    /// Id and title of each.
    pub documents: Vec<(String, String)>,
    /// How many can be chosen at most.
    pub most: u32,
}

/// A file that can come with a post.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileOffer {
    /// The name of the municipality whose evidence it becomes; empty where none can come.
    pub city_name: String,
    /// The largest, in MB.
    pub largest: i64,
}

/// What the form for a topic holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicForm {
    /// `discussion` or `question`.
    pub kind: String,
    /// Code of what it is about.
    pub about: String,
    /// Whether whoever comes later can read it too.
    pub newcomers: bool,
    /// Its first words.
    pub post: PostForm,
}

/// What the form for a post holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostForm {
    /// The title, of what a topic begins with.
    pub title: String,
    /// The words.
    pub body: String,
    /// `fr` or `en`.
    pub language: String,
    /// Ids of documents.
    pub documents: Vec<String>,
    /// What the file is called that was sent and could not be kept; empty for none.
    pub file: String,
    /// The version that is shown; 0 for a new one.
    pub version: i32,
    /// The longest words, in characters.
    pub longest: u32,
}

/// A topic.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says by itself what a reader sees or may do"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicPage {
    /// In which space.
    pub head: SpaceHead,
    /// Its id.
    pub id: String,
    /// `discussion` or `question`.
    pub kind: String,
    /// Its title; empty while it is hidden from the reader.
    pub title: String,
    /// The language in which that is written.
    pub language: String,
    /// What it is about; may be empty.
    pub about: String,
    /// Whether it is closed.
    pub closed: bool,
    /// Who can read it.
    pub readers: SpaceReaders,
    /// Its posts on this page, in order; never empty.
    pub posts: Vec<PostEntry>,
    /// Where this page stands.
    pub pagination: Pagination,
    /// Replies on whichever page that have helped whoever began it.
    pub useful: Vec<UsefulPost>,
    /// How many posts of this page and of those before are unread.
    pub unread: u32,
    /// Number of the first unread post on whichever page; 0 for none.
    pub first_unread: u32,
    /// Whether the reader follows it.
    pub follows: bool,
    /// Whether the reader answers in it.
    pub may_write: bool,
    /// Whether the reader decides about it.
    pub may_decide: bool,
    /// Whether the reader hides words.
    pub may_keep: bool,
    /// The partners to which it can be opened: id, name, and whether it is.
    pub partners: Vec<(String, String, bool)>,
    /// What can be named as a document.
    pub documents: DocumentChoices,
    /// What can come with the words.
    pub files: FileOffer,
    /// What the form for an answer holds.
    pub form: PostForm,
    /// The longest reason for which words are hidden, in characters.
    pub longest_reason: u32,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// A reply that has helped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsefulPost {
    /// Its place, from 1.
    pub number: u32,
    /// Who wrote it; empty for somebody who is not known any more.
    pub by: String,
    /// For which municipality; empty for whoever coordinates the network.
    pub city_name: String,
}

/// A post in a topic.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says by itself how it stands to the reader"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostEntry {
    /// Its id.
    pub id: String,
    /// Its place, from 1.
    pub number: u32,
    /// Who wrote it; empty for somebody who is not known any more.
    pub by: String,
    /// For which municipality; empty for whoever coordinates the network.
    pub city_name: String,
    /// When, RFC 3339.
    pub at: String,
    /// When its words were changed last, RFC 3339; empty for never.
    pub changed: String,
    /// The words, as Markdown; empty while they are hidden from the reader.
    pub body: String,
    /// The language in which they are written.
    pub language: String,
    /// Whether its words are hidden from readers.
    pub hidden: bool,
    /// Why.
    pub reason: String,
    /// Whether the reader sees its words.
    pub shown: bool,
    /// Whether it has helped whoever began the topic.
    pub useful: bool,
    /// Whether it is new to the reader.
    pub unread: bool,
    /// Whether the reader may change its words.
    pub may_change: bool,
    /// The documents that it names.
    pub documents: Vec<PostDocument>,
}

/// A document that is named in a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostDocument {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How it stands today: `valid`, `expiring`, `expired` or `withdrawn`.
    pub standing: String,
    /// Its address, for a link; empty for a file.
    pub url: String,
    /// The host of that address.
    pub host: String,
}

/// A post with everything that it ever was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostPage {
    /// In which space.
    pub head: SpaceHead,
    /// Id of its topic.
    pub topic: String,
    /// Title of that; empty while it is hidden from the reader.
    pub topic_title: String,
    /// The post.
    pub post: PostEntry,
    /// Every version, the newest first.
    pub versions: Vec<PostWords>,
    /// What the form for a change holds.
    pub form: PostForm,
    /// Whether somebody, perhaps the reader elsewhere, has changed it meanwhile.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// Words of a post as they were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostWords {
    /// Counts the versions, from 1.
    pub version: i32,
    /// The title, of what a topic begins with.
    pub title: String,
    /// The words, as Markdown.
    pub body: String,
    /// The language in which they are written.
    pub language: String,
    /// When they were written, RFC 3339.
    pub at: String,
}
