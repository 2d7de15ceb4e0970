//! Questions that networks ask on their own, and answers to them.

use icc_domain::{IdSource, SeededIds};
use icc_store::{AccountId, HandIn, ModuleTerm, NewModule, NewSheet, Opening, Scope, StoreError};
use icc_testkit::{Outcome, TestDatabase, foundation, moment, on_both_databases};
use sea_orm::ConnectionTrait;

use crate::network_messages::network;

#[expect(
    clippy::too_many_lines,
    reason = "one story, from draft to what was handed in"
)]
async fn d10_a_module_stays_as_it_was_opened_and_every_sheet_stays(
    database: &TestDatabase,
) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let base = foundation(store, &ids).await?;
    let network = network(store, &ids).await?;
    let by = AccountId(ids.next_id());
    let new = NewModule {
        network,
        follows: None,
        draft: "{}".to_owned(),
        changed_by: by,
        changed_at: moment(0),
    };
    let unit = store.begin().await?;
    let modules = unit.repositories().modules();
    let mut first = modules.add(&new, &ids).await?;
    let second = modules.add(&new, &ids).await?;
    assert_eq!((first.number, second.number), (1, 2));
    modules.remove(&second).await?;
    modules.put(&first).await?;
    // Somebody who has seen it before that is second.
    let late = modules.put(&first).await;
    assert!(matches!(late, Err(StoreError::Immutable(_))), "{late:?}");
    first.version = 2;
    first.opening = Some(Opening {
        definition: "{\"id\":\"x\"}".to_owned(),
        hash: "0".repeat(64),
        first_day: moment(1).date_naive(),
        opened_by: by,
        opened_at: moment(1),
    });
    modules.put(&first).await?;
    first.version = 3;
    let term = ModuleTerm {
        module: first.id,
        number: 1,
        last_day: moment(9).date_naive(),
        made_by: by,
        made_at: moment(1),
    };
    modules.add_term(&term).await?;
    unit.commit().await?;
    let unit = store.begin().await?;
    let again = unit.repositories().modules().put(&first).await;
    assert!(matches!(again, Err(StoreError::Immutable(_))), "{again:?}");
    drop(unit);
    let unit = store.begin().await?;
    let again = unit.repositories().modules().remove(&first).await;
    assert!(matches!(again, Err(StoreError::Immutable(_))), "{again:?}");
    drop(unit);

    let pair = (first.id, base.municipality);
    let sheet = |document: &str| NewSheet {
        document: document.to_owned(),
        made_by: by,
        made_at: moment(2),
    };
    let unit = store.begin().await?;
    let modules = unit.repositories().modules();
    assert_eq!(modules.add_sheet(pair, 0, &sheet("a")).await?, 1);
    assert_eq!(modules.add_sheet(pair, 1, &sheet("b")).await?, 2);
    let late = modules.add_sheet(pair, 1, &sheet("c")).await;
    assert!(matches!(late, Err(StoreError::Immutable(_))), "{late:?}");
    let hand_in = HandIn {
        module: first.id,
        municipality: base.municipality,
        number: 1,
        sheet: 2,
        digest: "d".to_owned(),
        made_by: by,
        made_at: moment(3),
    };
    modules.add_hand_in(&hand_in).await?;
    unit.commit().await?;
    let unit = store.begin().await?;
    let nowhere = HandIn {
        number: 2,
        sheet: 9,
        ..hand_in.clone()
    };
    let nowhere = unit.repositories().modules().add_hand_in(&nowhere).await;
    assert!(
        matches!(nowhere, Err(StoreError::MissingReference(_))),
        "{nowhere:?}"
    );
    drop(unit);

    let read = store.read().modules();
    let kept = read.by_number(network, 1).await?;
    assert_eq!(kept.as_ref(), Some(&first));
    assert_eq!(read.of(&[network]).await?.len(), 1);
    assert_eq!(read.terms(&[first.id]).await?, [term]);
    assert_eq!(read.begun(&[first.id]).await?, [pair]);
    assert_eq!(read.hand_ins(&[first.id]).await?, [hand_in]);
    let own = Scope::municipality(base.municipality);
    let newest = read.newest(&own, pair).await?;
    assert_eq!(
        newest.map(|it| (it.number, it.record.document)),
        Some((2, "b".to_owned()))
    );
    let elsewhere = Scope::public(moment(0).date_naive());
    for scope in [Scope::nothing(), elsewhere] {
        assert_eq!(read.newest(&scope, pair).await?, None);
        assert_eq!(read.sheet(&scope, pair, 1).await?, None);
    }
    assert!(read.sheet(&own, pair, 1).await?.is_some());
    assert_eq!(read.first_broken_sheet().await?, None);

    let connection = database.connection().await?;
    for change in [
        "UPDATE question_module SET draft = 'x'",
        "DELETE FROM question_module",
        "UPDATE question_module_term SET number = 2",
        "DELETE FROM question_module_term",
        "UPDATE question_module_sheet SET document = 'x'",
        "DELETE FROM question_module_sheet",
        "UPDATE question_module_hand_in SET digest = 'x'",
        "DELETE FROM question_module_hand_in",
    ] {
        let refused = connection.execute_unprepared(change).await;
        assert!(refused.is_err(), "{change}");
    }
    // A sheet that somebody has written past the program.
    connection
        .execute_unprepared(
            "INSERT INTO question_module_sheet SELECT module_id, municipality_id, 3, document, \
             made_by, made_at, hash, hash FROM question_module_sheet WHERE number = 2",
        )
        .await?;
    let broken = store.read().modules().first_broken_sheet().await?;
    assert_eq!(broken, Some((first.id, base.municipality, 3)));
    Ok(())
}

on_both_databases!(d10_a_module_stays_as_it_was_opened_and_every_sheet_stays);
