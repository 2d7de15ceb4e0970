//! The way of municipalities into networks.

use icc_domain::{IdSource, SeededIds};
use icc_store::{
    AccountId, JoiningAuthority, JoiningId, JoiningStage, JoiningState, JoiningStep, NetworkId,
    ResponseId, StoreError, Visit, VisitFinding, VisitId,
};
use icc_testkit::{Outcome, TestDatabase, foundation, moment, on_both_databases};
use sea_orm::ConnectionTrait;

use crate::network_messages::network;

fn step(ids: &SeededIds, joining: JoiningId, number: i32) -> JoiningStep {
    JoiningStep {
        joining,
        number,
        stage: JoiningStage::Request,
        state: JoiningState::Done,
        day: Some(moment(0).date_naive()),
        authority: Some(JoiningAuthority::Council),
        responsible: "Greffe".to_owned(),
        document: None,
        remark: "Adoptée".to_owned(),
        made_by: AccountId(ids.next_id()),
        made_at: moment(1),
    }
}

async fn a_way_is_begun_once_and_every_word_on_it_stays(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let base = foundation(store, &ids).await?;
    let network = network(store, &ids).await?;
    let pair = (base.municipality, network);
    let by = AccountId(ids.next_id());
    let unit = store.begin().await?;
    let joinings = unit.repositories().joinings();
    let id = joinings.open(pair, by, moment(0), &ids).await?;
    let first = step(&ids, id, 1);
    let second = JoiningStep {
        number: 2,
        state: JoiningState::Open,
        day: None,
        authority: None,
        made_at: moment(2),
        ..first.clone()
    };
    joinings.add(&first).await?;
    joinings.add(&second).await?;
    unit.commit().await?;

    let read = store.read().joinings();
    let found = read.of(base.municipality, network).await?;
    assert_eq!(found.map(|found| found.id), Some(id));
    let elsewhere = NetworkId(ids.next_id());
    assert_eq!(read.of(base.municipality, elsewhere).await?, None);
    assert_eq!(read.all().await?.len(), 1);
    assert_eq!(read.steps(&[id]).await?, [first.clone(), second]);
    assert!(read.steps(&[]).await?.is_empty());

    let unit = store.begin().await?;
    let again = unit.repositories().joinings();
    let again = again.open(pair, by, moment(3), &ids).await;
    assert!(matches!(again, Err(StoreError::Duplicate(_))), "{again:?}");
    drop(unit);
    let unit = store.begin().await?;
    let again = unit.repositories().joinings().add(&first).await;
    assert!(matches!(again, Err(StoreError::Duplicate(_))), "{again:?}");
    drop(unit);
    let first = Visit {
        id: VisitId(ids.next_id()),
        version: 1,
        joining: id,
        first_day: moment(0).date_naive(),
        last_day: moment(1).date_naive(),
        agenda: "9 h : mairie".to_owned(),
        participants: String::new(),
        made_by: by,
        made_at: moment(3),
    };
    let second = Visit {
        version: 2,
        participants: "Rita".to_owned(),
        ..first.clone()
    };
    let unit = store.begin().await?;
    let visits = unit.repositories().visits();
    visits.add(&first).await?;
    visits.add(&second).await?;
    unit.commit().await?;
    assert_eq!(
        store.read().visits().of(&[id]).await?,
        [second, first.clone()]
    );
    let unit = store.begin().await?;
    let orphan = VisitFinding {
        visit: first.id,
        response: ResponseId(ids.next_id()),
        question: "C1".to_owned(),
        version: 1,
    };
    let nowhere = unit.repositories().visits().add_finding(&orphan).await;
    assert!(
        matches!(nowhere, Err(StoreError::MissingReference(_))),
        "{nowhere:?}"
    );
    drop(unit);
    assert!(
        store
            .read()
            .visits()
            .findings(&[first.id])
            .await?
            .is_empty()
    );
    let connection = database.connection().await?;
    for change in [
        "UPDATE visit SET version = 3",
        "DELETE FROM visit",
        "UPDATE joining SET opened_by = id",
        "DELETE FROM joining",
        "UPDATE joining_step SET state = 'open'",
        "DELETE FROM joining_step",
    ] {
        let refused = connection.execute_unprepared(change).await;
        assert!(refused.is_err(), "{change}");
    }
    Ok(())
}

on_both_databases!(a_way_is_begun_once_and_every_word_on_it_stays);
