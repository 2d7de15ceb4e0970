//! Spaces of networks over HTTP: what a cell of the access table needs, and a topic as its readers
//! see it.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use chrono::TimeDelta;
use icc_app::search::index_words;
use icc_domain::{Locale, Role};
use icc_pages::urls::RouteKind;
use icc_store::{
    AccountId, EvidenceId, NewPost, NewTopic, Place, PostId, PostVersion, SearchEntry, SearchKind,
    TopicId, TopicKind,
};

use crate::access::{Whose, pdf_of};
use crate::html::{parse, select, text};
use crate::people::Places;
use crate::site::Site;

/// A topic with its first post and the document that this names.
pub(crate) struct Spoken {
    network: String,
    pub(crate) topic: TopicId,
    pub(crate) post: PostId,
    pub(crate) document: EvidenceId,
}

/// The routes that are about such a topic.
pub(crate) fn is_about(kind: RouteKind) -> bool {
    use RouteKind as Kind;
    matches!(
        kind,
        Kind::SpaceDigest
            | Kind::Space
            | Kind::SpaceFile
            | Kind::TopicNew
            | Kind::Topic
            | Kind::TopicMark
            | Kind::TopicFile
            | Kind::Post
            | Kind::PostMark
    )
}

impl Site {
    /// A topic in the space of the network of the places, or of another one, which somebody of a
    /// city has begun so long ago.
    pub(crate) async fn spoken(
        &self,
        (places, place): (&Places, Place),
        by: AccountId,
        (words, ago): (&str, TimeDelta),
    ) -> Spoken {
        let (network, code) = self.network_of(places, place).await;
        let ids = self.service.ids();
        let now = self.service.clock().now() - ago;
        let unit = self.service.store().begin().await.expect("a transaction");
        let all = unit.repositories();
        let document = pdf_of(&all, place, by, self).await;
        let topic = TopicId(ids.next_id());
        let new = NewTopic {
            network,
            kind: TopicKind::Question,
            about: None,
            made_by: by,
            made_at: now,
        };
        all.topics().add(topic, &new).await.expect("is new");
        let post = NewPost {
            topic,
            number: 1,
            municipality: place.city(),
            made_by: by,
            made_at: now,
        };
        let words = PostVersion {
            post: PostId(ids.next_id()),
            version: 1,
            title: words.to_owned(),
            body: format!("{words} pamplemousse"),
            language: Locale::Fr,
            made_by: by,
            made_at: now,
        };
        let documents = BTreeSet::from([document]);
        let posts = all.posts();
        let added = posts.add(&post, &words, &documents).await;
        added.expect("is new");
        let entry = SearchEntry {
            kind: SearchKind::Post,
            id: words.post.0,
            network: Some(network),
            title: index_words(&words.title),
            body: index_words(&words.body),
        };
        all.search().put(&entry).await.expect("is kept");
        unit.commit().await.expect("is kept");
        Spoken {
            network: code,
            topic,
            post: words.post,
            document,
        }
    }
}

impl Site {
    /// A topic of one of the cities, for a request that is about one.
    pub(crate) async fn spoken_of(
        &self,
        (kind, whose): (RouteKind, Whose),
        places: &Places,
        by: AccountId,
    ) -> Option<Spoken> {
        if !is_about(kind) {
            return None;
        }
        let city = whose.city(places)?;
        let now = ("Plan", TimeDelta::zero());
        Some(self.spoken((places, city), by, now).await)
    }
}

/// The address of a request about a topic, or about one that is not there.
pub(crate) fn path(kind: RouteKind, spoken: Option<&Spoken>, absent: &str) -> String {
    let or = |of: fn(&Spoken) -> String, otherwise: &str| spoken.map_or(otherwise.to_owned(), of);
    kind.pattern(Locale::En)
        .replace("{network}", &or(|it| it.network.clone(), "no-such-network"))
        .replace("{topic}", &or(|it| it.topic.to_string(), absent))
        .replace("{post}", &or(|it| it.post.to_string(), absent))
        .replace("{item}", &or(|it| it.document.to_string(), absent))
}

/// The fields of a request about a topic.
pub(crate) fn fields(kind: RouteKind) -> Vec<(&'static str, String)> {
    match kind {
        RouteKind::SpaceDigest => vec![("rhythm", "daily".into())],
        RouteKind::TopicNew => vec![
            ("topic-kind", "question".into()),
            ("title", "Plan".into()),
            ("body", "Plan".into()),
            ("language", "fr".into()),
        ],
        RouteKind::Topic => vec![("body", "Plan".into()), ("language", "fr".into())],
        RouteKind::Post => vec![
            ("version", "1".into()),
            ("title", "Plan".into()),
            ("body", "Plan".into()),
            ("language", "fr".into()),
        ],
        RouteKind::TopicMark => vec![("what", "follow".into())],
        RouteKind::PostMark => vec![("what", "hide".into()), ("reason", "Hors sujet".into())],
        _ => Vec::new(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn i3_words_in_a_space_are_shown_as_written_and_say_who_reads_them() {
    let site = Site::without_results().await;
    let places = site.places().await;
    let role = |role, place| Some((role, place));
    let city = role(Role::CityCoordinator, places.city);
    site.person("ada@example.org", city).await;
    site.person("bo@example.org", role(Role::CityEditor, places.city))
        .await;
    let network = role(Role::NetworkCoordinator, places.network);
    site.person("net@example.org", network).await;
    let mut ada = site.browser_of("ada@example.org").await;
    let space = format!("/en/networks/{}/space", places.network_code);
    let start = ada.get(&space).await.text();
    for place in [
        format!("/en/practices?network={}", places.network_code),
        format!("/en/tools?network={}", places.network_code),
        format!("/en/challenges/{}", places.network_code),
        format!("/en/networks/{}/expertise", places.network_code),
    ] {
        let parsed = parse(&start);
        let mut links = select(&parsed, "main a[href]").into_iter();
        let leads = links.any(|link| link.attribute("href") == Some(&place));
        assert!(leads, "{place}");
    }
    let new = format!("{space}/new");
    let bad = ada.post(&new, &[("title", "<b>Who</b> pays")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = bad.text();
    for field in ["topic-kind", "body", "language"] {
        assert!(html.contains(&format!("href=\"#{field}\"")), "{field}");
        assert!(html.contains(&format!("id=\"{field}\"")), "{field}");
    }
    assert!(
        !html.contains("<b>Who</b>"),
        "what was typed is in the form"
    );
    let body = "*Who* pays? <img src=x onerror=alert(1)> [here](javascript:alert(1))\r\n\r\n\
                # A heading\r\n\r\n![a map](https://elsewhere.example/map.png)";
    let sent = ada
        .post(
            &new,
            &[
                ("topic-kind", "question"),
                ("title", "<b>Who</b> pays"),
                ("body", body),
                ("language", "en"),
            ],
        )
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let topic = sent.header("location").to_owned();
    let html = ada.follow(&sent).await.text();
    assert!(html.contains("The topic is published"), "{html}");
    assert!(html.contains("<em>Who</em> pays?"));
    assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;"));
    assert!(!html.contains("<img") && !html.contains("href=\"javascript"));
    assert!(!html.contains("elsewhere.example") && html.contains("a map"));
    let page = parse(&html);
    let readers = select(&page, "section.readers");
    let readers = text(*readers.first().expect("who can read"));
    assert!(
        readers.contains("2 people, of 1 member municipality"),
        "{readers}"
    );
    assert!(readers.contains("1 person who coordinates"), "{readers}");
    assert!(readers.contains("No partner"), "{readers}");
    assert!(readers.contains("Not people who come later"), "{readers}");

    let mut bo = site.browser_of("bo@example.org").await;
    let list = bo.get(&space).await.text();
    assert!(list.contains("1 post to read"), "{list}");
    let found = bo.get(&format!("{space}?q=paying")).await.text();
    assert!(found.contains("1 topic found"), "{found}");
    let answer = [("body", "The *county*"), ("language", "en")];
    let sent = bo.post(&topic, &answer).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let html = bo.follow(&sent).await.text();
    assert!(html.contains("The <em>county</em>") && html.contains("1 reply"));
    let empty = bo.post(&topic, &[("language", "en")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);

    // Hidden by whoever coordinates: the place says so, and why.
    let mut net = site.browser_of("net@example.org").await;
    let html = net.get(&topic).await.text();
    let page = parse(&html);
    let forms = select(&page, "#post-2 form");
    let mark = forms.first().and_then(|form| form.attribute("action"));
    let mark = mark.expect("a form").to_owned();
    let silent = net.post(&mark, &[("what", "hide")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.text().contains("Say why"), "{}", silent.text());
    let hidden = net
        .post(&mark, &[("what", "hide"), ("reason", "Off topic")])
        .await;
    assert_eq!(hidden.status, StatusCode::SEE_OTHER);
    let html = ada.get(&topic).await.text();
    assert!(!html.contains("<em>county</em>"));
    assert!(html.contains("Post hidden by the coordination of the network: Off topic"));
    let own = bo.get(&topic).await.text();
    assert!(own.contains("<em>county</em>"), "its author still reads it");
    let file = net.get(&format!("{space}/space.xlsx")).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.header("content-disposition").contains("attachment"));
}

#[tokio::test(flavor = "multi_thread")]
async fn u1_a_file_comes_with_words_and_a_refused_one_loses_none_of_them() {
    let site = Site::without_results().await;
    let places = site.places().await;
    let role = |role, place| Some((role, place));
    let city = role(Role::CityEditor, places.city);
    site.person("ada@example.org", city).await;
    let network = role(Role::NetworkCoordinator, places.network);
    site.person("net@example.org", network).await;
    let mut ada = site.browser_of("ada@example.org").await;
    let mut net = site.browser_of("net@example.org").await;
    let space = format!("/en/networks/{}/space", places.network_code);
    let new = format!("{space}/new");
    for (browser, files) in [(&mut ada, 1), (&mut net, 0)] {
        let html = browser.get(&new).await.text();
        let page = parse(&html);
        let parts = select(&page, "form[enctype='multipart/form-data']");
        let file = select(&page, "input[type='file']");
        assert_eq!((parts.len(), file.len()), (files, files), "{html}");
        let said = html.contains("the coordination of the network keeps no evidence");
        assert_eq!(said, files == 0);
    }

    let words = "*Words* that took an hour";
    let large = "a;b\n".repeat((10 << 20) / 4 + 1);
    let form = |title, file| {
        [
            ("topic-kind", "question"),
            ("title", title),
            ("body", words),
            ("language", "en"),
            ("file", file),
        ]
    };
    for (fields, status, says) in [
        (
            form("Who pays", "<svg onload=alert(1)>"),
            StatusCode::UNPROCESSABLE_ENTITY,
            "of no format that is accepted",
        ),
        (
            form("Who pays", ""),
            StatusCode::UNPROCESSABLE_ENTITY,
            "The file is empty. Choose another one",
        ),
        (
            form("Who pays", large.as_str()),
            StatusCode::PAYLOAD_TOO_LARGE,
            "The file is larger than 10 MB",
        ),
        // The file is sound, and something else is not.
        (
            form("", "a;b\n"),
            StatusCode::UNPROCESSABLE_ENTITY,
            "Choose it again",
        ),
    ] {
        let refused = ada.upload(&new, &fields).await;
        assert_eq!(refused.status, status, "{says}");
        let html = refused.text();
        let page = parse(&html);
        let body = select(&page, "textarea[id='body']");
        assert_eq!(text(body[0]).trim(), words, "nothing is lost");
        let faults: String = select(&page, ".errors a[href='#file']")
            .into_iter()
            .map(text)
            .collect();
        assert!(faults.contains("“<b>x.csv”"), "{faults}");
        assert!(faults.contains(says), "{faults}");
    }
    let list = ada.get(&space).await.text();
    assert!(list.contains("No topic yet"), "{list}");

    let begun = ada.upload(&new, &form("Who pays", "a;b\n")).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text());
    let topic = begun.header("location").to_owned();
    let reply = [("body", words), ("language", "en"), ("file", "c;d\n")];
    let bad = [("body", ""), ("language", "en"), ("file", "%PDF-1.7")];
    let refused = ada.upload(&topic, &bad).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let replied = ada.upload(&topic, &reply).await;
    assert_eq!(replied.status, StatusCode::SEE_OTHER);
    // Somebody without evidence gets the same words in parts through, and is told of the file.
    let refused = net.upload(&topic, &reply).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = refused.text();
    assert!(
        html.contains("No file can come with this message"),
        "{html}"
    );
    assert!(html.contains(words), "nothing is lost");

    let html = net.get(&topic).await.text();
    let page = parse(&html);
    for (post, bytes) in [("#post-1", "a;b\n"), ("#post-2", "c;d\n")] {
        let links = select(&page, &format!("{post} ul a"));
        let link = links.first().expect("a document");
        assert_eq!(text(*link), "<b>x");
        let there = link.attribute("href").expect("an address").to_owned();
        let file = net.get(&there).await;
        assert_eq!(file.status, StatusCode::OK);
        assert_eq!(file.body, bytes.as_bytes());
        assert!(file.header("content-disposition").contains("attachment"));
    }
}
