//! How often what lists are made of has changed.

use std::collections::BTreeSet;

use icc_domain::{IdSource as _, Locale, Role, SeededIds};
use icc_store::{
    AccountId, List, NewAccount, NewGrant, NewTopic, Place, PracticeId, ReservedScope, SharedWith,
    Store, TopicId, TopicKind,
};
use icc_testkit::{Outcome, TestDatabase, foundation, moment, on_both_databases, practice_shown};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::network_messages::network;
use crate::practices::begun;

async fn changes(store: &Store, list: List) -> Result<i64, Box<dyn std::error::Error>> {
    let snapshot = store.snapshot().await?;
    let changes = snapshot.list_changes().await?;
    snapshot.end().await?;
    Ok(changes.of(&[list]))
}

async fn what_is_kept_is_counted_and_nothing_else(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let (practice, words) = begun(store, &ids).await?;
    let before = changes(store, List::Practice).await?;
    let shown = practice_shown(&practice, &words, SharedWith::Public);
    let unit = store.begin().await?;
    unit.repositories().practices().show(&shown).await?;
    unit.roll_back().await?;
    assert_eq!(
        changes(store, List::Practice).await?,
        before,
        "nothing was kept"
    );
    let unit = store.begin().await?;
    unit.repositories().practices().show(&shown).await?;
    unit.commit().await?;
    let after = changes(store, List::Practice).await?;
    assert!(after > before);
    let unit = store.begin().await?;
    let practices = unit.repositories().practices();
    practices.hide(PracticeId(ids.next_id())).await?;
    unit.commit().await?;
    assert_eq!(
        changes(store, List::Practice).await?,
        after,
        "there was none"
    );

    let unit = store.begin().await?;
    unit.repositories().practices().hide(practice.id).await?;
    unit.commit().await?;
    assert!(changes(store, List::Practice).await? > after);
    let practices = store.read().practices();
    assert!(practices.shown(&ReservedScope::public()).await?.is_empty());
    Ok(())
}

async fn a_snapshot_keeps_its_number_while_others_write(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let base = foundation(store, &ids).await?;
    let snapshot = store.snapshot().await?;
    let before = snapshot.list_changes().await?;
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
    let account = all.accounts().add(&account, &ids).await?;
    let grant = NewGrant {
        account,
        role: Role::CityEditor,
        place: Place::City(base.municipality),
        granted_at: moment(0),
        granted_by: None,
    };
    all.grants().add(&grant, &ids).await?;
    unit.commit().await?;
    assert_eq!(snapshot.list_changes().await?, before);
    snapshot.end().await?;
    let after = changes(store, List::Person).await?;
    assert!(after >= before.of(&[List::Person]) + 2);

    // Signing in changes an account, and no list; its name is in one.
    let connection = database.connection().await?;
    connection
        .execute_unprepared("UPDATE account SET totp_last_step = 7")
        .await?;
    assert_eq!(changes(store, List::Person).await?, after);
    connection
        .execute_unprepared("UPDATE account SET name = 'Eva'")
        .await?;
    assert!(changes(store, List::Person).await? > after);
    Ok(())
}

async fn what_is_said_in_topics_changes_no_list(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    foundation(store, &ids).await?;
    let network = network(store, &ids).await?;
    let snapshot = store.snapshot().await?;
    let before = snapshot.list_changes().await?;
    snapshot.end().await?;
    let unit = store.begin().await?;
    let topic = NewTopic {
        network,
        kind: TopicKind::Question,
        about: None,
        made_by: AccountId(ids.next_id()),
        made_at: moment(0),
    };
    let topics = unit.repositories().topics();
    topics.add(TopicId(ids.next_id()), &topic).await?;
    unit.commit().await?;
    let snapshot = store.snapshot().await?;
    assert_eq!(snapshot.list_changes().await?, before);
    snapshot.end().await?;
    Ok(())
}

/// What is written of a table: rows that come, change and go, each as far as the table lets them.
async fn every_table_of_a_list_is_counted(database: &TestDatabase) -> Outcome {
    let connection = database.connection().await?;
    let backend = connection.get_database_backend();
    let sql = match backend {
        DbBackend::Postgres => {
            "SELECT event_object_table::text AS t, event_manipulation::text AS e \
             FROM information_schema.triggers WHERE trigger_name LIKE '%_counted'"
        }
        _ => {
            "SELECT tbl_name AS t, CASE WHEN name LIKE '%_insert' THEN 'INSERT' \
             WHEN name LIKE '%_update' THEN 'UPDATE' ELSE 'DELETE' END AS e \
             FROM sqlite_schema WHERE type = 'trigger' AND name GLOB '*_counted_*'"
        }
    };
    let rows = connection
        .query_all_raw(Statement::from_string(backend, sql))
        .await?;
    let mut found: BTreeSet<(String, String)> = BTreeSet::new();
    for row in rows {
        found.insert((row.try_get("", "t")?, row.try_get("", "e")?));
    }
    // What the readers of these lists read.
    for table in [
        "practice_shown",
        "tool",
        "tool_use",
        "challenge",
        "account",
        "role_grant",
        "expert",
        "municipality",
        "municipality_name",
        "network",
        "membership",
        "meeting",
        "consensus",
        "consensus_wording",
        "consensus_step",
        "consensus_adoption",
        "consensus_remark",
        "consensus_reply",
    ] {
        for event in ["INSERT", "UPDATE", "DELETE"] {
            let counted = (table.to_owned(), event.to_owned());
            assert!(found.contains(&counted), "{counted:?}");
        }
    }
    Ok(())
}

on_both_databases!(
    what_is_kept_is_counted_and_nothing_else,
    a_snapshot_keeps_its_number_while_others_write,
    what_is_said_in_topics_changes_no_list,
    every_table_of_a_list_is_counted,
);
