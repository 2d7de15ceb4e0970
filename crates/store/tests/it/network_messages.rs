//! What whoever coordinates a network has written to its members.

use icc_domain::{IdSource, LocalizedText, SeededIds};
use icc_store::{
    AccountId, MessageKind, MessageTo, NetworkId, NetworkKind, NewNetwork, NewNetworkMessage,
    Source, Store, StoreError, WaveId,
};
use icc_testkit::{Outcome, TestDatabase, foundation, moment, on_both_databases};
use sea_orm::ConnectionTrait;

fn message(ids: &SeededIds, network: NetworkId, wave: WaveId) -> NewNetworkMessage {
    NewNetworkMessage {
        network,
        wave,
        kind: MessageKind::Message,
        to: MessageTo::NotBegun,
        subjects: LocalizedText([("fr".to_owned(), "Un mot".to_owned())].into()),
        texts: LocalizedText([("fr".to_owned(), "Bonjour\nà tous".to_owned())].into()),
        readers: 3,
        made_by: AccountId(ids.next_id()),
        made_at: moment(1),
    }
}

pub(crate) async fn network(store: &Store, ids: &SeededIds) -> Result<NetworkId, StoreError> {
    let new = NewNetwork {
        code: "coast".to_owned(),
        names: LocalizedText::default(),
        descriptions: LocalizedText::default(),
        kind: NetworkKind::Regional,
        country: None,
        parent: None,
        source: "invented".to_owned(),
        demonstration: false,
        facts: Vec::new(),
    };
    let source = Source {
        code: new.source.clone(),
        titles: LocalizedText::default(),
        url: None,
        licence: None,
        demonstration: false,
    };
    let unit = store.begin().await?;
    unit.repositories().sources().put(&source).await?;
    let (network, _) = unit.repositories().networks().put(&new, ids).await?;
    unit.commit().await?;
    Ok(network)
}

async fn keeps_messages_of_a_network_and_counts_those_of_a_day(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let base = foundation(store, &ids).await?;
    let network = network(store, &ids).await?;
    let first = message(&ids, network, base.wave);
    let second = NewNetworkMessage {
        kind: MessageKind::Reminder,
        subjects: LocalizedText::default(),
        texts: LocalizedText::default(),
        made_at: moment(2),
        ..first.clone()
    };
    let unit = store.begin().await?;
    let messages = unit.repositories().network_messages();
    let id = messages.add(&first, &ids).await?;
    messages.add(&second, &ids).await?;
    unit.commit().await?;

    let messages = store.read().network_messages();
    let newest = messages.newest(network, base.wave, 10).await?;
    let records: Vec<_> = newest.iter().map(|one| one.record.clone()).collect();
    assert_eq!(records, [second, first.clone()]);
    assert_eq!(messages.newest(network, base.wave, 1).await?.len(), 1);
    let found = messages.by_id(id).await?;
    assert_eq!(found.map(|one| one.record), Some(first));
    assert_eq!(messages.count_since(network, moment(0)).await?, 2);
    assert_eq!(messages.count_since(network, moment(1)).await?, 1);
    let elsewhere = NetworkId(ids.next_id());
    assert_eq!(messages.count_since(elsewhere, moment(0)).await?, 0);
    Ok(())
}

async fn a_message_that_went_out_stays_as_it_was(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let base = foundation(store, &ids).await?;
    let network = network(store, &ids).await?;
    let unit = store.begin().await?;
    let new = message(&ids, network, base.wave);
    unit.repositories()
        .network_messages()
        .add(&new, &ids)
        .await?;
    unit.commit().await?;
    let connection = database.connection().await?;
    for change in [
        "UPDATE network_message SET readers = 4",
        "DELETE FROM network_message",
    ] {
        let refused = connection.execute_unprepared(change).await;
        assert!(refused.is_err(), "{change}");
    }
    Ok(())
}

on_both_databases!(
    keeps_messages_of_a_network_and_counts_those_of_a_day,
    a_message_that_went_out_stays_as_it_was,
);
