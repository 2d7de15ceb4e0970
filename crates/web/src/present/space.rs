//! Spaces, topics and posts as their pages show them.

use icc_app::evidence::{Evidence, EvidenceSource, SaidFile, Standing, host};
use icc_app::messages::Municipality;
use icc_app::network::Network;
use icc_app::search::LONGEST_QUERY;
use icc_app::space::{
    DigestRhythm, LONGEST_BODY, LONGEST_REASON, MOST_DOCUMENTS, PostPage as Post, PostSaid,
    PostView, Readers, SpacePage as Space, SpaceRow, TopicAbout, TopicForm as NewTopic,
    TopicPage as Topic, TopicRow, TopicSaid, TopicsWanted,
};
use icc_domain::Locale;
use icc_i18n::compare;
use icc_pages::context::{
    AboutChoices, DocumentChoices, FieldError, FileOffer, PostDocument, PostEntry, PostForm,
    PostPage, PostWords, SpaceEntry, SpaceHead, SpacePage, SpaceReaders, SpacesPage, TopicEntry,
    TopicForm, TopicNewPage, TopicPage, UsefulPost,
};

use super::evidence::mebibytes;
use super::response::{moment, text};
use super::{count, pagination};
use crate::form::Refusal;

/// The spaces that somebody is in.
pub(crate) fn spaces_page(rows: &[SpaceRow], about: &str, locale: Locale) -> SpacesPage {
    let entries = rows.iter().map(|row| SpaceEntry {
        network: row.network.code.clone(),
        name: text(&row.network.names, locale, &row.network.code),
        topics: count(row.topics),
        unread: count(row.unread),
    });
    let mut spaces: Vec<SpaceEntry> = entries.collect();
    spaces.sort_by(|one, other| compare(locale, &one.name, &other.name));
    SpacesPage {
        spaces,
        about: about.to_owned(),
    }
}

/// The topics of a space.
pub(crate) fn space_page(found: &Space, wanted: &TopicsWanted, locale: Locale) -> SpacePage {
    let about = found.about.as_ref();
    SpacePage {
        head: head(&found.network, locale),
        readers: readers(&found.readers, locale),
        query: wanted.query.clone(),
        show: wanted.shown.code().to_owned(),
        about: wanted.about.clone(),
        about_title: about
            .map(|about| text(&about.titles, locale, &about.code))
            .unwrap_or_default(),
        longest: count(LONGEST_QUERY),
        topics: found.topics.iter().map(|row| entry(row, locale)).collect(),
        pagination: pagination(found.paging),
        may_write: found.may_write,
        may_keep: found.may_keep,
        digest: found.digest.map_or("", DigestRhythm::as_str).to_owned(),
    }
}

/// The form for a topic.
pub(crate) fn topic_new_page(
    found: &NewTopic,
    said: &TopicSaid,
    errors: Vec<FieldError>,
    (largest, locale): (u64, Locale),
) -> TopicNewPage {
    let titled = |about: &TopicAbout| text(&about.titles, locale, &about.code);
    let sections = found.sections.iter().map(|it| AboutChoices {
        title: titled(&it.section),
        code: it.section.code.clone(),
        questions: it
            .questions
            .iter()
            .map(|question| (question.code.clone(), titled(question)))
            .collect(),
    });
    TopicNewPage {
        head: head(&found.network, locale),
        readers: readers(&found.readers, locale),
        sections: sections.collect(),
        documents: choices(found.city.as_ref(), &found.documents),
        files: files(found.files_for.as_ref(), largest, locale),
        form: TopicForm {
            kind: said.kind.clone(),
            about: said.about.clone(),
            newcomers: said.newcomers,
            post: form(&said.post),
        },
        errors,
    }
}

/// A topic with what the form for an answer holds.
pub(crate) fn topic_page(
    found: &Topic,
    said: &PostSaid,
    errors: Vec<FieldError>,
    (largest, locale): (u64, Locale),
) -> TopicPage {
    let first = Some(&found.first).filter(|first| first.shown);
    let words = first.map(|first| &first.post.words);
    let about = found.about.as_ref();
    let partners = found.partners.iter().map(|partner| {
        let is_open = found.topic.partners.contains(&partner.id);
        let name = text(&partner.names, locale, &partner.code);
        (partner.id.to_string(), name, is_open)
    });
    TopicPage {
        head: head(&found.network, locale),
        id: found.topic.id.to_string(),
        kind: found.topic.kind.as_str().to_owned(),
        title: words.map(|words| words.title.clone()).unwrap_or_default(),
        language: words.map_or("", |words| words.language.tag()).to_owned(),
        about: about
            .map(|about| text(&about.titles, locale, &about.code))
            .unwrap_or_default(),
        closed: found.topic.closed,
        readers: readers(&found.readers, locale),
        posts: found.posts.iter().map(|view| post(view, locale)).collect(),
        pagination: pagination(found.paging),
        useful: found.useful.iter().map(|one| useful(one, locale)).collect(),
        unread: count(found.unread),
        first_unread: positive(found.first_unread.unwrap_or_default()),
        follows: found.reading.follows,
        may_write: found.may_write,
        may_decide: found.may_decide,
        may_keep: found.may_keep,
        partners: partners.collect(),
        documents: choices(found.city.as_ref(), &found.documents),
        files: files(found.files_for.as_ref(), largest, locale),
        form: form(said),
        longest_reason: count(LONGEST_REASON),
        errors,
    }
}

/// A post with everything that it ever was. `said` is what was sent; none for a form that nobody has
/// sent.
pub(crate) fn post_page(
    found: &Post,
    said: Option<&PostSaid>,
    refusal: Refusal,
    locale: Locale,
) -> PostPage {
    let words = &found.view.post.words;
    let mut held = said.cloned().unwrap_or_else(|| PostSaid {
        title: words.title.clone(),
        body: words.body.clone(),
        language: words.language.tag().to_owned(),
        ..PostSaid::default()
    });
    held.version = words.version;
    let versions = found.versions.iter().map(|one| PostWords {
        version: one.version,
        title: one.title.clone(),
        body: one.body.clone(),
        language: one.language.tag().to_owned(),
        at: moment(one.made_at),
    });
    PostPage {
        head: head(&found.network, locale),
        topic: found.topic.id.to_string(),
        topic_title: found.title.clone(),
        post: post(&found.view, locale),
        versions: versions.collect(),
        form: form(&held),
        conflict: refusal.conflict,
        errors: refusal.errors,
    }
}

fn head(network: &Network, locale: Locale) -> SpaceHead {
    SpaceHead {
        network: network.code.clone(),
        name: text(&network.names, locale, &network.code),
        invented: network.demonstration,
    }
}

fn readers(readers: &Readers, locale: Locale) -> SpaceReaders {
    let names = readers.partners.iter();
    SpaceReaders {
        people: count(readers.people),
        cities: count(readers.cities),
        coordinators: count(readers.coordinators),
        partners: names
            .map(|partner| text(&partner.names, locale, &partner.code))
            .collect(),
        partner_people: count(readers.partner_people),
        newcomers: readers.newcomers,
    }
}

fn entry(row: &TopicRow, locale: Locale) -> TopicEntry {
    let words = &row.first.words;
    let about = row.about.as_ref();
    TopicEntry {
        id: row.topic.id.to_string(),
        kind: row.topic.kind.as_str().to_owned(),
        title: if row.shown {
            words.title.clone()
        } else {
            String::new()
        },
        language: words.language.tag().to_owned(),
        about: about
            .map(|about| text(&about.titles, locale, &about.code))
            .unwrap_or_default(),
        replies: positive(row.tally.posts - 1),
        unread: positive(row.unread),
        last: moment(row.tally.last_at),
        closed: row.topic.closed,
        follows: row.follows,
        found: row.found.iter().map(|number| positive(*number)).collect(),
    }
}

fn post(view: &PostView, locale: Locale) -> PostEntry {
    let words = &view.post.words;
    let changed = view.shown && words.version > 1;
    PostEntry {
        id: view.post.id.to_string(),
        number: positive(view.post.number),
        by: view.by.clone().unwrap_or_default(),
        city_name: city_name(view, locale),
        at: moment(view.post.made_at),
        changed: if changed {
            moment(words.made_at)
        } else {
            String::new()
        },
        body: if view.shown {
            words.body.clone()
        } else {
            String::new()
        },
        language: words.language.tag().to_owned(),
        hidden: view.post.hidden.is_some(),
        reason: view.post.hidden.clone().unwrap_or_default(),
        shown: view.shown,
        useful: view.post.useful,
        unread: view.unread,
        may_change: view.may_change,
        documents: view.documents.iter().map(document).collect(),
    }
}

fn useful(view: &PostView, locale: Locale) -> UsefulPost {
    UsefulPost {
        number: positive(view.post.number),
        by: view.by.clone().unwrap_or_default(),
        city_name: city_name(view, locale),
    }
}

fn city_name(view: &PostView, locale: Locale) -> String {
    let city = view.city.as_ref();
    city.map(|city| text(&city.names, locale, &city.code))
        .unwrap_or_default()
}

fn document((piece, standing): &(Evidence, Standing)) -> PostDocument {
    let url = match &piece.source {
        EvidenceSource::Link(url) => url.clone(),
        EvidenceSource::File(_) => String::new(),
    };
    let is_there = *standing != Standing::Withdrawn;
    PostDocument {
        id: piece.id.to_string(),
        title: if is_there {
            piece.title.clone()
        } else {
            String::new()
        },
        standing: standing.as_str().to_owned(),
        host: host(&url),
        url: if is_there { url } else { String::new() },
    }
}

fn choices(city: Option<&Municipality>, documents: &[Evidence]) -> DocumentChoices {
    DocumentChoices {
        city: city.map(|city| city.code.clone()).unwrap_or_default(),
        documents: documents
            .iter()
            .map(|piece| (piece.id.to_string(), piece.title.clone()))
            .collect(),
        most: count(MOST_DOCUMENTS),
    }
}

fn files(city: Option<&Municipality>, largest: u64, locale: Locale) -> FileOffer {
    FileOffer {
        city_name: city
            .map(|city| text(&city.names, locale, &city.code))
            .unwrap_or_default(),
        largest: mebibytes(largest),
    }
}

fn form(said: &PostSaid) -> PostForm {
    let file = said.file.as_ref();
    PostForm {
        file: file.map(SaidFile::told_name).unwrap_or_default(),
        title: said.title.clone(),
        body: said.body.clone(),
        language: said.language.clone(),
        documents: said.documents.clone(),
        version: said.version,
        longest: count(LONGEST_BODY),
    }
}

fn positive(number: i32) -> u32 {
    u32::try_from(number).unwrap_or(0)
}
