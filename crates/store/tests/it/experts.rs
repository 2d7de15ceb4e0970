//! What people say of their expertise.

use icc_domain::{IdSource, Locale, LocalizedText, SeededIds};
use icc_store::{
    AccountId, Expert, ExpertHelp, ExpertId, ExpertLetter, NewAccount, ReservedScope, SharedWith,
    Store, StoreError,
};
use icc_testkit::{Outcome, TestDatabase, moment, on_both_databases};

use crate::network_messages::network;

async fn account(store: &Store, ids: &SeededIds, email: &str) -> Result<AccountId, StoreError> {
    let new = NewAccount {
        email: email.to_owned(),
        name: email.to_owned(),
        language: Locale::Fr,
        password_hash: None,
        demonstration: true,
        created_at: moment(0),
    };
    let unit = store.begin().await?;
    let id = unit.repositories().accounts().add(&new, ids).await?;
    unit.commit().await?;
    Ok(id)
}

fn expert(ids: &SeededIds, account: AccountId, reach: SharedWith) -> Expert {
    Expert {
        id: ExpertId(ids.next_id()),
        account,
        version: 1,
        reach,
        told: true,
        role: LocalizedText([("fr".to_owned(), "Accueil".to_owned())].into()),
        about: LocalizedText::default(),
        languages: ["fr".to_owned(), "en".to_owned()].into(),
        fields: ["welcoming".to_owned()].into(),
        help: [ExpertHelp::Visit, ExpertHelp::Advice].into(),
        words: "accueil".to_owned(),
        made_at: moment(1),
        changed_at: moment(1),
    }
}

async fn put(store: &Store, new: &Expert) -> Result<(), StoreError> {
    let unit = store.begin().await?;
    unit.repositories().experts().put(new).await?;
    unit.commit().await
}

async fn what_somebody_says_is_one_row_that_is_changed_and_removed_whole(
    database: &TestDatabase,
) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let network = network(store, &ids).await?;
    let open = account(store, &ids, "open@example.org").await?;
    let reserved = account(store, &ids, "reserved@example.org").await?;
    let open = expert(&ids, open, SharedWith::Public);
    let reserved = expert(&ids, reserved, SharedWith::Network);
    put(store, &open).await?;
    put(store, &reserved).await?;
    let again = put(store, &expert(&ids, open.account, SharedWith::Network)).await;
    assert!(matches!(again, Err(StoreError::Duplicate(_))), "{again:?}");

    let read = store.read().experts();
    assert_eq!(read.of(open.account).await?, Some(open.clone()));
    let people = [open.account, reserved.account];
    let nobody = ReservedScope::public();
    let own = ReservedScope::of(vec![network]);
    let shown = read.shown_in(&nobody, network, &people).await?;
    assert_eq!(shown, std::slice::from_ref(&open));
    let shown = read.shown_in(&own, network, &people).await?;
    assert_eq!(shown, [open.clone(), reserved.clone()]);
    let shown = read.shown_in(&own, network, &people[1..]).await?;
    assert_eq!(
        shown,
        std::slice::from_ref(&reserved),
        "others are left out"
    );

    let changed = Expert {
        version: 2,
        reach: SharedWith::Network,
        changed_at: moment(2),
        ..open.clone()
    };
    put(store, &changed).await?;
    let late = put(store, &changed).await;
    assert!(matches!(late, Err(StoreError::Immutable(_))), "{late:?}");
    let shown = read.shown_in(&nobody, network, &people).await?;
    assert!(shown.is_empty());

    let unit = store.begin().await?;
    unit.repositories().experts().remove(open.account).await?;
    unit.commit().await?;
    assert_eq!(read.of(open.account).await?, None);
    assert!(read.of(reserved.account).await?.is_some());
    Ok(())
}

async fn letters_to_people_are_kept_and_counted_by_who_wrote_them(
    database: &TestDatabase,
) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let letter = ExpertLetter {
        id: ids.next_id(),
        network: network(store, &ids).await?,
        account: AccountId(ids.next_id()),
        body: "Bonjour".to_owned(),
        made_by: AccountId(ids.next_id()),
        made_at: moment(4),
    };
    let unit = store.begin().await?;
    unit.repositories().experts().add_letter(&letter).await?;
    unit.commit().await?;
    let read = store.read().experts();
    assert_eq!(read.letter(letter.id).await?, Some(letter.clone()));
    assert_eq!(read.letters_since(letter.made_by, moment(3)).await?, 1);
    assert_eq!(read.letters_since(letter.made_by, moment(4)).await?, 0);
    assert_eq!(read.letters_since(letter.account, moment(3)).await?, 0);
    Ok(())
}

on_both_databases![
    what_somebody_says_is_one_row_that_is_changed_and_removed_whole,
    letters_to_people_are_kept_and_counted_by_who_wrote_them,
];
