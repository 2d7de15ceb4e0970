//! Files that come with what is written in a space: evidence of the author's municipality, kept with
//! the words, or neither is.

use icc_app::evidence::{EvidenceVisibility, HandedIn, SaidFile};
use icc_app::input::{Issue, Origin};
use icc_app::space::{PostSaid, PostsShown, TopicSaid};
use icc_app::{Actor, Error};
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::town::{CITY, NETWORK, Town, absent, issues};

const PDF: &[u8] = b"%PDF-1.7\nzorglub-canari";

fn file(bytes: &[u8]) -> SaidFile {
    SaidFile::Whole(HandedIn {
        name: "C:\\Bureau\\Plan d’accueil.pdf".to_owned(),
        bytes: bytes.to_vec(),
    })
}

fn reply(file: SaidFile) -> PostSaid {
    PostSaid {
        body: "Voir le plan".to_owned(),
        language: "fr".to_owned(),
        file: Some(file),
        ..PostSaid::default()
    }
}

fn topic(title: &str, file: SaidFile) -> TopicSaid {
    TopicSaid {
        kind: "discussion".to_owned(),
        post: PostSaid {
            title: title.to_owned(),
            ..reply(file)
        },
        ..TopicSaid::default()
    }
}

impl Town {
    /// How many pieces the city keeps.
    async fn kept(&self) -> Result<usize, Error> {
        let inbox = self.service.evidence_inbox(&self.dominique, CITY).await?;
        Ok(inbox.rows.len())
    }

    /// How many topics somebody reads.
    async fn topics(&self, who: &Actor) -> Result<usize, Error> {
        let wanted = icc_app::space::TopicsWanted::default();
        Ok(self.service.space(who, NETWORK, &wanted).await?.paging.of)
    }
}

async fn u5_a_file_becomes_evidence_of_the_own_city_and_readers_open_it(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let (alix, dominique, claude) = (&town.alix, &town.dominique, &town.claude);
    let form = service.topic_form(alix, NETWORK).await?;
    assert_eq!(
        form.files_for.map(|city| city.code.clone()).as_deref(),
        Some(CITY)
    );
    let said = topic("Plan", file(PDF));
    let id = service.begin_topic(alix, NETWORK, &said, &origin).await?;
    let at = (NETWORK, id);
    let number = service
        .reply(dominique, at, &reply(file(b"%PDF-1.7\nautre")), &origin)
        .await?;
    assert_eq!((number, town.kept().await?), (2, 2));

    let page = service
        .topic(claude, (NETWORK, id), PostsShown::default())
        .await?;
    let [(piece, _)] = page.posts[0].documents.as_slice() else {
        panic!("{:?}", page.posts[0]);
    };
    assert_eq!(piece.title, "Plan d’accueil");
    assert_eq!(piece.visibility, EvidenceVisibility::Reserved);
    let sent = service.topic_file(claude, at, piece.id).await?;
    assert_eq!(
        (sent.bytes.as_slice(), sent.name.as_str()),
        (PDF, "Plan d’accueil.pdf")
    );
    absent(service.topic_file(&town.stranger, at, piece.id).await);
    // It is evidence like any other, for the colleagues of the author and for nobody else.
    let item = service.evidence_item(dominique, CITY, piece.id).await?;
    assert_eq!(item.row.by.as_deref(), Some("Alix"));
    absent(service.evidence_item(claude, CITY, piece.id).await);
    let version = item.row.evidence.version;
    let withdrawn = (piece.id, version);
    service
        .withdraw_evidence(dominique, CITY, withdrawn, &origin)
        .await?;
    absent(service.topic_file(claude, at, piece.id).await);
    Ok(())
}

async fn u1_what_cannot_be_kept_leaves_neither_words_nor_a_file(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let (alix, claude) = (&town.alix, &town.claude);
    let begin = async |who: &Actor, said: &TopicSaid| {
        service.begin_topic(who, NETWORK, said, &origin).await
    };
    // Nobody is told about a file who writes nothing there.
    for who in [&town.stranger, &town.root] {
        absent(begin(who, &topic("Plan", file(b"MZ"))).await);
    }
    // Whoever coordinates the network has no evidence, and is told so.
    let form = service.topic_form(claude, NETWORK).await?;
    assert!(form.files_for.is_none());
    let coordinators = begin(claude, &topic("Plan", file(PDF))).await;
    assert_eq!(issues(coordinators), [("file", "file-nobodys")]);
    // Everything that is wrong is told at once, in the order of the form.
    let program = begin(alix, &topic("", file(b"MZ\x90\0"))).await;
    assert_eq!(
        issues(program),
        [("title", "missing"), ("file", "file-kind")]
    );
    let why = Issue::new("file", "file-size");
    let name = "plan.pdf".to_owned();
    let large = begin(alix, &topic("Plan", SaidFile::Left { name, why })).await;
    assert_eq!(issues(large), [("file", "file-size")]);
    let mut many = topic("Plan", file(PDF));
    for n in 1..=5 {
        let named = town.link(&format!("Document {n}")).await?;
        many.post.documents.push(named.to_string());
    }
    let many = begin(alix, &many).await;
    assert_eq!(issues(many), [("documents", "documents-many")]);
    assert_eq!((town.topics(alix).await?, town.kept().await?), (0, 5));

    let id = begin(alix, &topic("Plan", file(PDF))).await?;
    let empty = PostSaid {
        body: String::new(),
        ..reply(file(b""))
    };
    let empty = service.reply(alix, (NETWORK, id), &empty, &origin).await;
    assert_eq!(issues(empty), [("body", "missing"), ("file", "file-empty")]);
    let page = service
        .topic(alix, (NETWORK, id), PostsShown::default())
        .await?;
    assert_eq!((page.posts.len(), town.kept().await?), (1, 6));
    Ok(())
}

on_both_loaded_databases![
    u5_a_file_becomes_evidence_of_the_own_city_and_readers_open_it,
    u1_what_cannot_be_kept_leaves_neither_words_nor_a_file,
];
