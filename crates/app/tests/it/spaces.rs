//! The reserved space of a network: who reads what, what is written, what is decided, what is told.

use chrono::TimeDelta;
use icc_app::input::Origin;
use icc_app::mail::Content;
use icc_app::space::{
    DigestRhythm, PostId, PostSaid, PostSaidOf, PostsShown, TopicId, TopicKind, TopicPage,
    TopicSaid, TopicSaidOf, TopicsAmong, TopicsWanted,
};
use icc_app::{Actor, Error, Service};
use icc_domain::Role;
use icc_store::Place;
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::town::{CITY, NETWORK, Town, absent, issues, letters, person};

pub(crate) fn words(body: &str) -> PostSaid {
    PostSaid {
        body: body.to_owned(),
        language: "fr".to_owned(),
        ..PostSaid::default()
    }
}

fn topic(title: &str, body: &str) -> TopicSaid {
    TopicSaid {
        kind: "question".to_owned(),
        post: PostSaid {
            title: title.to_owned(),
            ..words(body)
        },
        ..TopicSaid::default()
    }
}

pub(crate) fn said(what: &str) -> TopicSaidOf {
    TopicSaidOf {
        what: what.to_owned(),
        ..TopicSaidOf::default()
    }
}

pub(crate) fn said_of_post(what: &str, reason: &str) -> PostSaidOf {
    PostSaidOf {
        what: what.to_owned(),
        reason: reason.to_owned(),
    }
}

pub(crate) async fn begin(
    service: &Service,
    who: &Actor,
    title: &str,
    body: &str,
) -> Result<TopicId, Error> {
    let origin = Origin::default();
    let topic = topic(title, body);
    service.begin_topic(who, NETWORK, &topic, &origin).await
}

/// A topic, from its beginning on.
pub(crate) async fn read(service: &Service, who: &Actor, id: TopicId) -> Result<TopicPage, Error> {
    service
        .topic(who, (NETWORK, id), PostsShown::default())
        .await
}

async fn mark(service: &Service, who: &Actor, id: TopicId, what: &str) -> Result<(), Error> {
    let origin = Origin::default();
    let at = (NETWORK, id);
    service.mark_topic(who, at, &said(what), &origin).await
}

pub(crate) fn id_of(page: &TopicPage, number: i32) -> PostId {
    let mut posts = page.posts.iter().map(|view| &view.post);
    posts.find(|post| post.number == number).expect("a post").id
}

/// Titles of the topics that somebody finds.
async fn titles(service: &Service, who: &Actor, query: &str) -> Vec<String> {
    let wanted = TopicsWanted {
        query: query.to_owned(),
        ..TopicsWanted::default()
    };
    let found = service.space(who, NETWORK, &wanted).await;
    let found = found.expect("a space");
    assert_eq!(found.paging.of, found.topics.len());
    let titles = found.topics.iter().map(|row| row.first.words.title.clone());
    titles.collect()
}

/// Somebody who edits for the city from now on.
async fn newcomer(town: &Town, name: &str) -> Result<Actor, Box<dyn std::error::Error>> {
    let cities = town.service.store().read().municipalities();
    let city = cities.by_code(CITY).await?.expect("the city").id;
    person(&town.service, name, Role::CityEditor, Place::City(city)).await
}

async fn z1_people_of_members_and_of_the_coordination_are_in_a_space_and_nobody_else(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let id = begin(service, &town.alix, "Interprètes", "Qui paie ?").await?;
    for who in [&town.dominique, &town.alix, &town.claude] {
        let page = read(service, who, id).await?;
        assert_eq!(page.topic.kind, TopicKind::Question);
        assert_eq!((page.readers.people, page.readers.cities), (3, 1));
        assert_eq!(page.readers.coordinators, 1);
        assert!(!page.readers.newcomers && page.readers.partners.is_empty());
        assert!(page.may_write);
    }
    let partner = service.store().read().partners().partnerships().await?;
    let networks = service.store().read().networks();
    let network = networks.by_code(NETWORK).await?.expect("the network").id;
    let partner = partner.iter().find(|it| it.network == network);
    let partner = partner.expect("a partner").partner;
    let reader = person(
        service,
        "Andrea",
        Role::PartnerReader,
        Place::Partner(partner),
    )
    .await?;
    let place = Place::Network(network);
    let reviewer = person(service, "Sacha", Role::Reviewer, place).await?;
    for who in [&town.stranger, &town.root, &reader, &reviewer] {
        absent(service.space(who, NETWORK, &TopicsWanted::default()).await);
        absent(read(service, who, id).await);
        absent(service.topic_form(who, NETWORK).await);
        absent(begin(service, who, "Un titre", "Un mot").await);
        absent(
            service
                .reply(who, (NETWORK, id), &words("Moi"), &origin)
                .await,
        );
        absent(mark(service, who, id, "follow").await);
        absent(service.space_file(who, NETWORK, &origin).await);
    }
    // A topic is in one space only.
    absent(
        service
            .topic(&town.stranger, ("remiri", id), PostsShown::default())
            .await,
    );

    // Opened to a partner by whoever began it: read there, and not answered.
    let open = TopicSaidOf {
        partner: partner.to_string(),
        ..said("let-partner-in")
    };
    let at = (NETWORK, id);
    absent(
        service
            .mark_topic(&town.dominique, at, &open, &origin)
            .await,
    );
    service.mark_topic(&town.alix, at, &open, &origin).await?;
    begin(service, &town.dominique, "Autre sujet", "Entre nous").await?;
    assert_eq!(titles(service, &reader, "").await, ["Interprètes"]);
    assert!(titles(service, &reader, "nous").await.is_empty());
    let page = read(service, &reader, id).await?;
    assert_eq!(
        (page.readers.partners.len(), page.readers.partner_people),
        (1, 1)
    );
    assert!(!page.may_write && !page.may_decide);
    absent(service.reply(&reader, at, &words("Moi"), &origin).await);
    let shut = TopicSaidOf {
        what: "keep-partner-out".to_owned(),
        ..open
    };
    service.mark_topic(&town.claude, at, &shut, &origin).await?;
    absent(read(service, &reader, id).await);
    assert!(service.spaces(&reader).await?.is_empty());
    absent(service.spaces(&town.root).await);
    Ok(())
}

async fn z3_a_newcomer_learns_nothing_of_what_was_written_before(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let before = begin(service, &town.alix, "Avant", "Le marché public").await?;
    town.clock.advance(TimeDelta::days(2));
    let late = newcomer(&town, "Robin").await?;
    let after = begin(service, &town.alix, "Après", "Le marché couvert").await?;
    // An answer of today does not open what began before.
    let answer = words("Encore le marché");
    service
        .reply(&town.dominique, (NETWORK, before), &answer, &origin)
        .await?;
    assert_eq!(titles(service, &late, "").await, ["Après"]);
    assert_eq!(titles(service, &late, "marchés").await, ["Après"]);
    assert_eq!(titles(service, &town.alix, "marchés").await.len(), 2);
    let spaces = service.spaces(&late).await?;
    assert_eq!((spaces[0].topics, spaces[0].unread), (1, 1));
    absent(read(service, &late, before).await);
    absent(
        service
            .reply(&late, (NETWORK, before), &answer, &origin)
            .await,
    );
    absent(mark(service, &late, before, "follow").await);
    let page = read(service, &town.alix, before).await?;
    assert_eq!(page.readers.people, 3, "those who were there");
    let page = read(service, &town.alix, after).await?;
    assert_eq!(page.readers.people, 4);

    // It is opened by whoever began it or coordinates the network, and closed again.
    absent(mark(service, &town.dominique, before, "let-newcomers-in").await);
    mark(service, &town.alix, before, "let-newcomers-in").await?;
    let page = read(service, &late, before).await?;
    assert!(page.readers.newcomers);
    assert_eq!((page.readers.people, page.posts.len()), (4, 2));
    mark(service, &town.claude, before, "keep-newcomers-out").await?;
    absent(read(service, &late, before).await);
    // Whoever coordinates the network from today on answers for all of it.
    let networks = service.store().read().networks();
    let network = networks.by_code(NETWORK).await?.expect("the network").id;
    let place = Place::Network(network);
    let next = person(service, "Charlie", Role::NetworkCoordinator, place).await?;
    assert_eq!(titles(service, &next, "").await.len(), 2);
    Ok(())
}

async fn words_that_change_stay_and_hidden_ones_keep_their_place(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let (alix, dominique, claude) = (&town.alix, &town.dominique, &town.claude);
    let id = begin(service, alix, "Interprètes", "Qui paie ?").await?;
    let at = (NETWORK, id);
    service
        .reply(dominique, at, &words("La ville"), &origin)
        .await?;
    let page = read(service, claude, id).await?;
    let (first, reply) = (id_of(&page, 1), id_of(&page, 2));
    let change = PostSaid {
        version: 1,
        ..words("La *région*")
    };
    let post = |id_of_post| (NETWORK, id, id_of_post);
    absent(
        service
            .change_post(claude, post(reply), &change, &origin)
            .await,
    );
    service
        .change_post(dominique, post(reply), &change, &origin)
        .await?;
    let again = service.change_post(dominique, post(reply), &change, &origin);
    assert!(matches!(again.await, Err(Error::Conflict)));
    let untitled = service.change_post(alix, post(first), &change, &origin);
    assert_eq!(issues(untitled.await), [("title", "missing")]);
    let seen = service.post(claude, post(reply)).await?;
    let bodies: Vec<&str> = seen.versions.iter().map(|one| one.body.as_str()).collect();
    assert_eq!(bodies, ["La *région*", "La ville"]);
    assert_eq!(titles(service, alix, "région").await.len(), 1);
    assert!(titles(service, alix, "ville").await.is_empty());

    // Useful, for whoever began it and whoever coordinates.
    let useful = said_of_post("mark-useful", "");
    absent(
        service
            .mark_post(dominique, post(reply), &useful, &origin)
            .await,
    );
    absent(service.mark_post(alix, post(first), &useful, &origin).await);
    service
        .mark_post(alix, post(reply), &useful, &origin)
        .await?;
    let page = read(service, dominique, id).await?;
    assert!(page.posts[1].post.useful);

    let hide = said_of_post("hide", "Nomme une personne");
    absent(service.mark_post(alix, post(reply), &hide, &origin).await);
    let nothing = said_of_post("hide", " ");
    let silent = service.mark_post(claude, post(reply), &nothing, &origin);
    assert_eq!(issues(silent.await), [("reason", "missing")]);
    service
        .mark_post(claude, post(reply), &hide, &origin)
        .await?;
    let page = read(service, alix, id).await?;
    let hidden = &page.posts[1];
    assert_eq!(hidden.post.hidden.as_deref(), Some("Nomme une personne"));
    assert!(!hidden.shown && !hidden.may_change);
    absent(service.post(alix, post(reply)).await);
    assert!(titles(service, alix, "région").await.is_empty());
    for who in [dominique, claude] {
        assert!(read(service, who, id).await?.posts[1].shown);
    }
    let change = PostSaid {
        version: 2,
        ..change
    };
    let late = service.change_post(dominique, post(reply), &change, &origin);
    assert!(matches!(late.await, Err(Error::Closed)));
    service
        .mark_post(claude, post(reply), &said_of_post("show", ""), &origin)
        .await?;
    assert_eq!(titles(service, alix, "région").await.len(), 1);

    // Closed: read, and not written in.
    absent(mark(service, dominique, id, "close").await);
    mark(service, alix, id, "close").await?;
    let too_late = words("Trop tard");
    let late = service.reply(dominique, at, &too_late, &origin);
    assert!(matches!(late.await, Err(Error::Closed)));
    mark(service, claude, id, "reopen").await?;
    service
        .reply(dominique, at, &words("Enfin"), &origin)
        .await?;
    let file = service.space_file(claude, NETWORK, &origin).await?;
    assert!(file.name.ends_with("space-demo-network.xlsx"), "{file:?}");
    assert!(file.bytes.starts_with(b"PK"));
    absent(service.space_file(dominique, NETWORK, &origin).await);
    Ok(())
}

async fn what_is_unread_is_each_readers_own(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let id = begin(service, &town.alix, "Interprètes", "Qui paie ?").await?;
    let unread = async |who: &Actor| {
        let wanted = TopicsWanted::default();
        let page = service.space(who, NETWORK, &wanted);
        page.await.expect("a space").topics[0].unread
    };
    assert_eq!(
        (unread(&town.alix).await, unread(&town.claude).await),
        (0, 1)
    );
    // Reading changes nothing by itself.
    read(service, &town.claude, id).await?;
    assert_eq!(unread(&town.claude).await, 1);
    let seen = |number| TopicSaidOf {
        number,
        ..said("seen")
    };
    let at = (NETWORK, id);
    service
        .mark_topic(&town.claude, at, &seen(99), &origin)
        .await?;
    assert_eq!(unread(&town.claude).await, 0);
    service
        .reply(&town.dominique, at, &words("La ville"), &origin)
        .await?;
    assert_eq!(
        unread(&town.claude).await,
        1,
        "no more than there was is read"
    );
    assert_eq!(
        (unread(&town.alix).await, unread(&town.dominique).await),
        (1, 0)
    );
    service
        .mark_topic(&town.alix, at, &seen(2), &origin)
        .await?;
    service
        .mark_topic(&town.alix, at, &seen(1), &origin)
        .await?;
    assert_eq!(unread(&town.alix).await, 0, "what was read stays read");
    let followed = async |who: &Actor| {
        let wanted = TopicsWanted {
            shown: TopicsAmong::Followed,
            ..TopicsWanted::default()
        };
        let page = service.space(who, NETWORK, &wanted);
        page.await.expect("a space").paging.of
    };
    assert_eq!(
        (followed(&town.alix).await, followed(&town.claude).await),
        (1, 0)
    );
    mark(service, &town.claude, id, "follow").await?;
    mark(service, &town.alix, id, "unfollow").await?;
    assert_eq!(
        (followed(&town.alix).await, followed(&town.claude).await),
        (0, 1)
    );
    Ok(())
}

async fn z3_a_mail_names_what_is_new_once_and_quotes_nothing(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    absent(service.set_digest(&town.root, None, &origin).await);
    for (who, rhythm) in [
        (&town.claude, DigestRhythm::Daily),
        (&town.dominique, DigestRhythm::Weekly),
    ] {
        service.set_digest(who, Some(rhythm), &origin).await?;
    }
    assert_eq!(service.remind_due().await?, 0);
    // Somewhat later than what was told last.
    let later = || town.clock.advance(TimeDelta::minutes(1));
    later();
    let id = begin(service, &town.alix, "Interprètes", "zorglub-canari").await?;
    service
        .reply(&town.noor, (NETWORK, id), &words("zorglub-canari"), &origin)
        .await?;
    town.clock.advance(TimeDelta::days(1));
    assert_eq!(service.remind_due().await?, 1);
    assert_eq!(service.remind_due().await?, 0, "once");
    let sent = letters(service).await?;
    assert_eq!(sent.len(), 1);
    let Content::News(news) = &sent[0].content else {
        panic!("another letter");
    };
    assert_eq!(sent[0].to, "claude@example.org");
    assert_eq!(news.entries.len(), 1);
    let entry = &news.entries[0];
    assert_eq!(
        (entry.title.as_str(), entry.begun, entry.replies),
        ("Interprètes", true, 1)
    );
    assert!(!format!("{news:?}").contains("zorglub"), "no word of it");

    // A reply alone is told to those who follow.
    later();
    service
        .reply(&town.noor, (NETWORK, id), &words("Encore"), &origin)
        .await?;
    town.clock.advance(TimeDelta::days(1));
    assert_eq!(service.remind_due().await?, 0, "it is not followed");
    mark(service, &town.claude, id, "follow").await?;
    later();
    service
        .reply(&town.noor, (NETWORK, id), &words("Et encore"), &origin)
        .await?;
    town.clock.advance(TimeDelta::days(1));
    assert_eq!(service.remind_due().await?, 1);
    // Who has left the space gets none, though it was asked for.
    let unit = service.store().begin().await?;
    let grants = unit.repositories().grants();
    for grant in grants.held_by(town.claude.account).await? {
        let (by, at) = (town.root.account, service.clock().now());
        grants.end(grant.id, Some(by), at).await?;
    }
    unit.commit().await?;
    assert!(letters(service).await?.is_empty());
    town.clock.advance(TimeDelta::days(5));
    assert_eq!(service.remind_due().await?, 1, "a week is over");
    let sent = letters(service).await?;
    assert_eq!(sent[0].to, "dominique@example.org");
    service.set_digest(&town.dominique, None, &origin).await?;
    begin(service, &town.alix, "Autre", "Autre").await?;
    town.clock.advance(TimeDelta::days(8));
    assert_eq!(service.remind_due().await?, 0);
    Ok(())
}

async fn p2_p3_words_of_somebody_who_is_erased_stay_without_a_name(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let id = begin(service, &town.alix, "Interprètes", "zorglub-canari").await?;
    let rhythm = Some(DigestRhythm::Daily);
    service.set_digest(&town.alix, rhythm, &origin).await?;
    let own = service.own_data(&town.alix, &origin).await?;
    let own = String::from_utf8(own.json)?;
    assert!(own.contains("zorglub-canari") && own.contains("space_digest"));
    let others = service.own_data(&town.dominique, &origin).await?;
    assert!(!String::from_utf8(others.json)?.contains("zorglub"));
    let done = icc_app::erasure::Erasing::Done;
    let erased = service.erase_person(&town.root, "alix@example.org", done, &origin);
    let erased = erased.await?;
    assert_eq!(erased.removed.get("topic_reader"), Some(&1));
    assert_eq!(erased.removed.get("space_digest"), Some(&1));
    let page = read(service, &town.dominique, id).await?;
    assert_eq!(page.posts[0].by, None);
    assert_eq!(page.posts[0].post.words.body, "zorglub-canari");
    assert!(
        page.posts[0].city.is_some(),
        "for whom it was written stays"
    );
    Ok(())
}

async fn u5_a_post_names_evidence_of_the_own_city(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let (named, unnamed) = (town.link("Plan").await?, town.link("zorglub-canari").await?);
    let mut said = topic("Plan d’accueil", "Voir le plan");
    said.post.documents = vec![named.to_string()];
    let claude = service.begin_topic(&town.claude, NETWORK, &said, &origin);
    assert_eq!(issues(claude.await), [("documents", "document-unknown")]);
    let id = service
        .begin_topic(&town.alix, NETWORK, &said, &origin)
        .await?;
    let page = read(service, &town.claude, id).await?;
    let (document, _) = &page.posts[0].documents[0];
    assert_eq!((document.id, page.posts[0].documents.len()), (named, 1));
    assert!(
        !format!("{page:?}").contains("zorglub"),
        "nothing else is shown"
    );
    let form = service.topic_form(&town.alix, NETWORK).await?;
    assert_eq!(form.documents.len(), 2);
    // A link is no file; and what is not named is not there.
    for item in [named, unnamed] {
        absent(service.topic_file(&town.claude, (NETWORK, id), item).await);
    }
    let unknown = TopicSaid {
        kind: String::new(),
        about: "nothing".to_owned(),
        ..topic("", "")
    };
    let refused = service.begin_topic(&town.alix, NETWORK, &unknown, &origin);
    assert_eq!(
        issues(refused.await),
        [
            ("topic-kind", "missing"),
            ("about", "about-unknown"),
            ("title", "missing"),
            ("body", "missing")
        ]
    );
    let about = TopicSaid {
        about: form.sections[0].questions[0].code.clone(),
        ..topic("Titre", "Corps")
    };
    let id = service
        .begin_topic(&town.alix, NETWORK, &about, &origin)
        .await?;
    let page = read(service, &town.alix, id).await?;
    assert!(!page.about.expect("a question").titles.0.is_empty());
    // Found by the question, and by the indicator in which it stands.
    let other = form.sections[1].section.code.clone();
    let own = form.sections[0].section.code.clone();
    for (code, of) in [(&about.about, 1), (&own, 1), (&other, 0)] {
        let wanted = TopicsWanted {
            about: code.clone(),
            ..TopicsWanted::default()
        };
        let found = service.space(&town.claude, NETWORK, &wanted).await?;
        assert_eq!(found.paging.of, of, "{code}");
    }
    Ok(())
}

on_both_loaded_databases![
    z1_people_of_members_and_of_the_coordination_are_in_a_space_and_nobody_else,
    z3_a_newcomer_learns_nothing_of_what_was_written_before,
    words_that_change_stay_and_hidden_ones_keep_their_place,
    what_is_unread_is_each_readers_own,
    z3_a_mail_names_what_is_new_once_and_quotes_nothing,
    p2_p3_words_of_somebody_who_is_erased_stay_without_a_name,
    u5_a_post_names_evidence_of_the_own_city,
];
