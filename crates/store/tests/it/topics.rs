//! Topics in the spaces of networks, and what is written in them.

use std::collections::BTreeSet;

use icc_domain::{IdSource, Locale, LocalizedText, SeededIds};
use icc_store::{
    AccountId, DigestRhythm, NetworkId, NewAccount, NewPartner, NewPost, NewTopic, PartnerId,
    PartnerKind, PostId, PostMove, PostStep, PostVersion, SpaceScope, StoreError, TopicChoice,
    TopicId, TopicKind, TopicMove, TopicReading, TopicStep, TopicsAmong,
};
use icc_testkit::{Outcome, TestDatabase, foundation, moment, on_both_databases};
use sea_orm::ConnectionTrait;

use crate::network_messages::network;

fn topic(ids: &SeededIds, network: NetworkId, day: i64) -> (TopicId, NewTopic) {
    let new = NewTopic {
        network,
        kind: TopicKind::Question,
        about: Some("C1".to_owned()),
        made_by: AccountId(ids.next_id()),
        made_at: moment(day),
    };
    (TopicId(ids.next_id()), new)
}

fn post(ids: &SeededIds, topic: TopicId, number: i32, day: i64) -> (NewPost, PostVersion) {
    let by = AccountId(ids.next_id());
    let new = NewPost {
        topic,
        number,
        municipality: None,
        made_by: by,
        made_at: moment(day),
    };
    let words = PostVersion {
        post: PostId(ids.next_id()),
        version: 1,
        title: "Interprètes".to_owned(),
        body: "Qui *paie* ?".to_owned(),
        language: Locale::Fr,
        made_by: by,
        made_at: moment(day),
    };
    (new, words)
}

async fn a_topic_is_found_by_those_to_whom_the_scope_shows_it(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    foundation(store, &ids).await?;
    let network = network(store, &ids).await?;
    let (old, new) = (topic(&ids, network, 1), topic(&ids, network, 3));
    let unit = store.begin().await?;
    let topics = unit.repositories().topics();
    topics.add(old.0, &old.1).await?;
    topics.add(new.0, &new.1).await?;
    unit.commit().await?;
    let read = store.read().topics();
    let found = async |scope: &SpaceScope| -> Result<Vec<TopicId>, StoreError> {
        Ok(read.of(scope).await?.iter().map(|topic| topic.id).collect())
    };
    let reader = AccountId(ids.next_id());
    let nothing = || SpaceScope::nothing(network, reader);
    assert!(found(&nothing()).await?.is_empty());
    assert_eq!(found(&nothing().whole()).await?, [new.0, old.0]);
    assert_eq!(found(&nothing().since(moment(3))).await?, [new.0]);
    assert!(found(&nothing().since(moment(4))).await?.is_empty());
    let author = SpaceScope::nothing(network, old.1.made_by);
    assert!(
        found(&author).await?.is_empty(),
        "who has left reads nothing"
    );
    assert_eq!(found(&author.since(moment(4))).await?, [old.0]);
    let elsewhere = SpaceScope::nothing(NetworkId(ids.next_id()), reader).whole();
    assert!(found(&elsewhere).await?.is_empty());
    assert_eq!(read.by_id(&elsewhere, old.0).await?, None);
    let late = nothing().since(moment(4));
    assert_eq!(read.by_id(&late, old.0).await?, None);

    let step = |number, made| TopicStep {
        topic: old.0,
        number,
        made,
        made_by: old.1.made_by,
        made_at: moment(5),
    };
    let unit = store.begin().await?;
    let topics = unit.repositories().topics();
    topics.hold(old.0).await?;
    topics.add_step(&step(1, TopicMove::LetNewcomersIn)).await?;
    topics.add_step(&step(2, TopicMove::Close)).await?;
    unit.commit().await?;
    let opened = read.by_id(&late, old.0).await?.ok_or("is open")?;
    assert!(opened.newcomers && opened.closed);
    assert_eq!((opened.steps, &opened.record), (2, &old.1));
    let unit = store.begin().await?;
    let topics = unit.repositories().topics();
    let first = topics.add_step(&step(2, TopicMove::Reopen)).await;
    assert!(matches!(first, Err(StoreError::Duplicate(_))), "{first:?}");
    drop(unit);
    let unit = store.begin().await?;
    let topics = unit.repositories().topics();
    topics
        .add_step(&step(3, TopicMove::KeepNewcomersOut))
        .await?;
    let nowhere = TopicMove::LetPartnerIn(PartnerId(ids.next_id()));
    let unknown = topics.add_step(&step(4, nowhere)).await;
    assert!(
        matches!(unknown, Err(StoreError::MissingReference(_))),
        "{unknown:?}"
    );
    Ok(())
}

async fn a_scope_says_of_rows_what_it_says_of_topics(database: &TestDatabase) -> Outcome {
    use TopicMove::{Close, KeepNewcomersOut, KeepPartnerOut, LetNewcomersIn, LetPartnerIn};
    let ids = SeededIds::new(1);
    let store = database.store();
    foundation(store, &ids).await?;
    let network = network(store, &ids).await?;
    let partner = |code: &str| NewPartner {
        code: code.to_owned(),
        kind: PartnerKind::Ministry,
        names: LocalizedText::default(),
        url: None,
        source: "invented".to_owned(),
        demonstration: true,
    };
    let unit = store.begin().await?;
    let all = unit.repositories();
    let partners = all.partners();
    for code in ["one", "two"] {
        partners.put(&partner(code), &ids).await?;
    }
    let one = partners.by_code("one").await?.ok_or("is kept")?.id;
    let two = partners.by_code("two").await?.ok_or("is kept")?.id;
    // Every kind of word about who reads, and its taking back.
    let stories: [&[TopicMove]; 8] = [
        &[],
        &[Close],
        &[LetNewcomersIn],
        &[LetNewcomersIn, KeepNewcomersOut],
        &[LetPartnerIn(one)],
        &[LetPartnerIn(one), LetPartnerIn(two), KeepPartnerOut(one)],
        &[
            LetPartnerIn(one),
            KeepPartnerOut(one),
            LetPartnerIn(one),
            LetNewcomersIn,
        ],
        &[LetNewcomersIn, KeepNewcomersOut, LetNewcomersIn, Close],
    ];
    let mut authors = Vec::new();
    for (day, story) in (1..).zip(stories) {
        let (id, new) = topic(&ids, network, day);
        let (first, words) = post(&ids, id, 1, day);
        all.topics().add(id, &new).await?;
        all.posts().add(&first, &words, &BTreeSet::new()).await?;
        for (number, made) in (1..).zip(story) {
            let step = TopicStep {
                topic: id,
                number,
                made: *made,
                made_by: new.made_by,
                made_at: moment(day),
            };
            all.topics().add_step(&step).await?;
        }
        authors.push(new.made_by);
    }
    unit.commit().await?;
    let topics = store.read().topics();
    let everything = topics
        .of(&SpaceScope::nothing(network, authors[0]).whole())
        .await?;
    assert_eq!(everything.len(), stories.len());
    for reader in [authors[0], authors[5], AccountId(ids.next_id())] {
        for since in [None, Some(1), Some(4), Some(9)] {
            for partners in [vec![], vec![one], vec![two], vec![one, two]] {
                let mut scope = SpaceScope::nothing(network, reader).opened_to(partners);
                if let Some(day) = since {
                    scope = scope.since(moment(day));
                }
                let shown: Vec<TopicId> = everything
                    .iter()
                    .filter(|topic| scope.shows(topic))
                    .map(|topic| topic.id)
                    .collect();
                let found = topics.of(&scope).await?;
                let found: Vec<TopicId> = found.iter().map(|topic| topic.id).collect();
                assert_eq!(found, shown, "{scope:?}");
                let choice = TopicChoice::all(reader);
                let counted = topics.count(&scope, &choice).await?;
                assert_eq!(counted, shown.len() as u64, "{scope:?}");
                let ids = topics.ids(&scope, &choice).await?;
                assert_eq!(ids, shown.into_iter().collect(), "{scope:?}");
            }
        }
    }
    Ok(())
}

async fn topics_come_by_pages_the_one_with_the_newest_post_first(
    database: &TestDatabase,
) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    foundation(store, &ids).await?;
    let network = network(store, &ids).await?;
    let account = NewAccount {
        email: "eve@example.org".to_owned(),
        name: "Ève".to_owned(),
        language: Locale::Fr,
        password_hash: None,
        demonstration: false,
        created_at: moment(0),
    };
    let unit = store.begin().await?;
    let all = unit.repositories();
    let reader = all.accounts().add(&account, &ids).await?;
    let mut topics = Vec::new();
    for day in 1..=5 {
        let (id, new) = topic(&ids, network, day);
        let (first, words) = post(&ids, id, 1, day);
        all.topics().add(id, &new).await?;
        all.posts().add(&first, &words, &BTreeSet::new()).await?;
        topics.push(id);
    }
    // Somebody answers in the oldest.
    let (reply, words) = post(&ids, topics[0], 2, 9);
    all.posts().add(&reply, &words, &BTreeSet::new()).await?;
    let read = |seen| TopicReading {
        follows: seen == 1,
        seen,
    };
    all.topic_readers().put(topics[0], reader, read(1)).await?;
    all.topic_readers().put(topics[1], reader, read(1)).await?;
    all.topic_readers().put(topics[2], reader, read(0)).await?;
    unit.commit().await?;

    let scope = SpaceScope::nothing(network, reader).whole();
    let found = async |choice: &TopicChoice, part| -> Result<Vec<TopicId>, StoreError> {
        let page = store.read().topics().page(&scope, choice, part).await?;
        Ok(page.iter().map(|topic| topic.id).collect())
    };
    let all = TopicChoice::all(reader);
    assert_eq!(found(&all, (0, 2)).await?, [topics[0], topics[4]]);
    assert_eq!(
        found(&all, (2, 9)).await?,
        [topics[3], topics[2], topics[1]]
    );
    let among = |among| TopicChoice {
        among,
        ..all.clone()
    };
    let unread = found(&among(TopicsAmong::Unread), (0, 9)).await?;
    assert_eq!(unread, [topics[0], topics[4], topics[3], topics[2]]);
    let followed = found(&among(TopicsAmong::Followed), (0, 9)).await?;
    assert_eq!(followed, [topics[0], topics[1]]);
    assert_eq!(
        found(&among(TopicsAmong::Questions), (0, 9)).await?.len(),
        5
    );
    let about = |code: &str| TopicChoice {
        about: Some([code.to_owned()].into()),
        ..all.clone()
    };
    assert_eq!(found(&about("C1"), (0, 9)).await?.len(), 5);
    assert!(found(&about("C2"), (0, 9)).await?.is_empty());
    let chosen = TopicChoice {
        ids: Some([topics[3], topics[1]].into()),
        ..all.clone()
    };
    assert_eq!(found(&chosen, (0, 9)).await?, [topics[3], topics[1]]);
    assert_eq!(store.read().topics().count(&scope, &chosen).await?, 2);
    let posts = store.read().posts();
    let of = store.read().topics().page(&scope, &all, (0, 1)).await?;
    let others = posts.of_others(&of[0], reader, 2..=9).await?;
    assert_eq!((others.posts, others.first), (1, Some(2)));
    let own = posts.of_others(&of[0], reply.made_by, 2..=9).await?;
    assert_eq!((own.posts, own.first), (0, None));
    assert_eq!(posts.page(&of[0], 2..=2).await?[0].words, words);
    Ok(())
}

async fn posts_have_their_newest_words_and_what_was_decided(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    foundation(store, &ids).await?;
    let network = network(store, &ids).await?;
    let (id, new) = topic(&ids, network, 1);
    let (first, first_words) = post(&ids, id, 1, 1);
    let (reply, reply_words) = post(&ids, id, 2, 2);
    let unit = store.begin().await?;
    let all = unit.repositories();
    all.topics().add(id, &new).await?;
    let posts = all.posts();
    posts.add(&first, &first_words, &BTreeSet::new()).await?;
    posts.add(&reply, &reply_words, &BTreeSet::new()).await?;
    let changed = PostVersion {
        version: 2,
        body: "Autrement".to_owned(),
        made_at: moment(3),
        ..reply_words.clone()
    };
    posts.add_version(&changed).await?;
    for (number, made) in [(1, PostMove::MarkUseful), (2, PostMove::Hide)] {
        let step = PostStep {
            post: changed.post,
            number,
            made,
            reason: "Hors sujet".to_owned(),
            made_by: new.made_by,
            made_at: moment(4),
        };
        posts.add_step(&step).await?;
    }
    unit.commit().await?;

    let scope = SpaceScope::nothing(network, new.made_by).whole();
    let topics = store.read().topics().of(&scope).await?;
    let read = store.read().posts();
    let found = read.page(&topics[0], 1..=9).await?;
    assert_eq!(found.len(), 2);
    assert_eq!((&found[0].record, &found[0].words), (&first, &first_words));
    assert_eq!(found[1].words, changed);
    assert!(found[1].useful);
    assert_eq!(found[1].hidden.as_deref(), Some("Hors sujet"));
    assert_eq!(
        read.versions(&found[1]).await?,
        [reply_words, changed.clone()]
    );
    let tallies = read.tallies(&topics).await?;
    assert_eq!((tallies[&id].posts, tallies[&id].last_at), (2, moment(2)));
    assert_eq!(read.firsts(&topics).await?[&id].words, first_words);
    let absent = PostId(ids.next_id());
    let places = read.places(&[changed.post, absent]).await?;
    assert_eq!(places, [(changed.post, (id, 2))].into());
    let window = (moment(1), moment(2));
    let others = read.written_by_others(&scope, new.made_by, window).await?;
    assert_eq!(others, [(id, BTreeSet::from([2]))].into());
    let own = read
        .written_by_others(&scope, reply.made_by, window)
        .await?;
    assert!(own.is_empty());
    assert_eq!(read.written_since(reply.made_by, moment(1)).await?, 1);
    assert_eq!(read.written_since(reply.made_by, moment(2)).await?, 0);
    Ok(())
}

async fn what_was_read_and_is_wanted_is_the_persons_own(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    foundation(store, &ids).await?;
    let network = network(store, &ids).await?;
    let (id, new) = topic(&ids, network, 1);
    let unit = store.begin().await?;
    let all = unit.repositories();
    all.topics().add(id, &new).await?;
    let account = NewAccount {
        email: "eve@example.org".to_owned(),
        name: "Ève".to_owned(),
        language: Locale::Fr,
        password_hash: None,
        demonstration: false,
        created_at: moment(0),
    };
    let who = all.accounts().add(&account, &ids).await?;
    let readers = all.topic_readers();
    for seen in [1, 2] {
        let reading = TopicReading {
            follows: seen == 1,
            seen,
        };
        readers.put(id, who, reading).await?;
    }
    let kept = TopicReading {
        follows: false,
        seen: 2,
    };
    assert_eq!(readers.of(who).await?, [(id, kept)].into());
    for rhythm in [DigestRhythm::Daily, DigestRhythm::Weekly] {
        readers.set_digest(who, Some(rhythm), moment(1)).await?;
    }
    let digest = readers.digest(who).await?.ok_or("one")?;
    assert_eq!(digest.rhythm, DigestRhythm::Weekly);
    readers.tell(&digest, moment(8)).await?;
    let late = readers.tell(&digest, moment(9)).await;
    assert!(matches!(late, Err(StoreError::Immutable(_))), "{late:?}");
    let told = readers.digests().await?;
    assert_eq!(
        (told[0].told_from, told[0].told_until),
        (moment(1), moment(8))
    );
    readers.set_digest(who, None, moment(9)).await?;
    assert!(readers.digests().await?.is_empty());
    Ok(())
}

async fn what_was_written_stays_as_it_was(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    foundation(store, &ids).await?;
    let network = network(store, &ids).await?;
    let (id, new) = topic(&ids, network, 1);
    let (first, words) = post(&ids, id, 1, 1);
    let unit = store.begin().await?;
    let all = unit.repositories();
    all.topics().add(id, &new).await?;
    all.posts().add(&first, &words, &BTreeSet::new()).await?;
    unit.commit().await?;
    let connection = database.connection().await?;
    for change in [
        "UPDATE topic SET kind = 'discussion'",
        "DELETE FROM topic",
        "UPDATE post SET number = 2",
        "DELETE FROM post",
        "UPDATE post_version SET body = 'x'",
        "DELETE FROM post_version",
    ] {
        let refused = connection.execute_unprepared(change).await;
        assert!(refused.is_err(), "{change}");
    }
    Ok(())
}

on_both_databases!(
    a_topic_is_found_by_those_to_whom_the_scope_shows_it,
    a_scope_says_of_rows_what_it_says_of_topics,
    topics_come_by_pages_the_one_with_the_newest_post_first,
    posts_have_their_newest_words_and_what_was_decided,
    what_was_read_and_is_wanted_is_the_persons_own,
    what_was_written_stays_as_it_was,
);
