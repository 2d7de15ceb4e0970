//! The record of what was done: in a chain, never changed.

use icc_domain::SeededIds;
use icc_store::{NewAuditEvent, PeopleScope};
use icc_testkit::{Outcome, TestDatabase, foundation, moment, on_both_databases};
use sea_orm::ConnectionTrait;

fn event(action: &str) -> NewAuditEvent {
    NewAuditEvent {
        at: moment(0),
        action: action.to_owned(),
        actor: None,
        origin: "192.0.2.0/24".to_owned(),
        object: "account".to_owned(),
        object_id: None,
        municipality: None,
        network: None,
        detail: "{}".to_owned(),
    }
}

async fn o3_events_are_read_newest_first_by_whom_they_concern(database: &TestDatabase) -> Outcome {
    let base = foundation(database.store(), &SeededIds::new(1)).await?;
    let mut own = event("role-ended");
    own.municipality = Some(base.municipality);
    let unit = database.store().begin().await?;
    let audit = unit.repositories().audit();
    for new in [&event("signed-in"), &own, &event("signed-out")] {
        audit.add(new).await?;
    }
    unit.commit().await?;
    let audit = database.store().read().audit();
    let all = audit.within(&PeopleScope::everybody(), 10).await?;
    assert_eq!(all.iter().map(|e| e.number).collect::<Vec<_>>(), [3, 2, 1]);
    let city = PeopleScope::around(vec![base.municipality], Vec::new());
    let seen = audit.within(&city, 10).await?;
    assert_eq!(
        seen.into_iter().map(|e| e.record).collect::<Vec<_>>(),
        [own]
    );
    assert_eq!(audit.first_broken().await?, None);
    Ok(())
}

async fn o3_the_record_cannot_be_changed_and_tampering_is_found(
    database: &TestDatabase,
) -> Outcome {
    let unit = database.store().begin().await?;
    for action in ["a", "b", "c"] {
        unit.repositories().audit().add(&event(action)).await?;
    }
    unit.commit().await?;
    let connection = database.connection().await?;
    for sql in [
        "UPDATE audit_event SET action = 'x'",
        "DELETE FROM audit_event",
    ] {
        let refused = connection.execute_unprepared(sql).await;
        let told = refused.err().map(|error| error.to_string());
        assert!(
            told.is_some_and(|told| told.contains("append-only")),
            "{sql}"
        );
    }
    connection.close().await?;
    let audit = database.store().read().audit();
    assert_eq!(audit.first_broken().await?, None);
    database
        .tamper(
            "audit_event",
            "UPDATE audit_event SET action = 'x' WHERE number = 2",
        )
        .await?;
    assert_eq!(audit.first_broken().await?, Some(2));
    Ok(())
}

async fn o3_two_who_write_at_once_make_one_chain(database: &TestDatabase) -> Outcome {
    let other = database.second_store().await?;
    let write = async |store: &icc_store::Store| -> Result<(), icc_store::StoreError> {
        for _ in 0..10 {
            let unit = store.begin().await?;
            unit.repositories().audit().add(&event("x")).await?;
            unit.commit().await?;
        }
        Ok(())
    };
    let (one, two) = tokio::join!(write(database.store()), write(&other));
    one?;
    two?;
    let audit = database.store().read().audit();
    assert_eq!(
        audit.within(&PeopleScope::everybody(), 100).await?.len(),
        20
    );
    assert_eq!(audit.first_broken().await?, None);
    other.close().await?;
    Ok(())
}

on_both_databases![
    o3_events_are_read_newest_first_by_whom_they_concern,
    o3_the_record_cannot_be_changed_and_tampering_is_found,
    o3_two_who_write_at_once_make_one_chain,
];
