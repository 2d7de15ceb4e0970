//! What municipalities plan.

use icc_domain::{IdSource, SeededIds};
use icc_store::{
    AccountId, MunicipalityId, PracticeId, Scope, StoreError, Target, TargetId, WaveId,
};
use icc_testkit::{Outcome, TestDatabase, foundation, moment, on_both_databases};
use sea_orm::ConnectionTrait;

fn target(ids: &SeededIds, municipality: MunicipalityId, wave: WaveId) -> Target {
    Target {
        id: TargetId(ids.next_id()),
        version: 1,
        municipality,
        wave,
        name: "Plan 2028".to_owned(),
        due: moment(0).date_naive(),
        questions: ["Q02".to_owned(), "Q01".to_owned()].into(),
        removed: false,
        owner: Some(AccountId(ids.next_id())),
        practices: [PracticeId(ids.next_id()), PracticeId(ids.next_id())].into(),
        made_by: AccountId(ids.next_id()),
        made_at: moment(1),
    }
}

async fn keeps_every_version_of_a_target_and_shows_it_to_its_city(
    database: &TestDatabase,
) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let base = foundation(store, &ids).await?;
    let first = target(&ids, base.municipality, base.wave);
    let second = Target {
        version: 2,
        name: "Plan 2029".to_owned(),
        removed: true,
        made_at: moment(2),
        ..first.clone()
    };
    let unit = store.begin().await?;
    let targets = unit.repositories().targets();
    targets.add(&first).await?;
    targets.add(&second).await?;
    unit.commit().await?;

    let read = store.read().targets();
    let own = Scope::municipality(base.municipality);
    let kept = read.of_municipality(&own, base.municipality).await?;
    assert_eq!(kept, [second, first]);
    let other = MunicipalityId(ids.next_id());
    for scope in [
        Scope::nothing(),
        Scope::public(moment(0).date_naive()),
        Scope::municipality(other),
    ] {
        let shown = read.of_municipality(&scope, base.municipality).await?;
        assert!(shown.is_empty(), "{scope:?}");
    }
    Ok(())
}

async fn a_version_of_a_target_is_said_once_and_stays(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let base = foundation(store, &ids).await?;
    let first = target(&ids, base.municipality, base.wave);
    let unit = store.begin().await?;
    unit.repositories().targets().add(&first).await?;
    unit.commit().await?;

    let unit = store.begin().await?;
    let again = unit.repositories().targets().add(&first).await;
    assert!(matches!(again, Err(StoreError::Duplicate(_))), "{again:?}");
    drop(unit);
    let connection = database.connection().await?;
    for change in [
        "UPDATE target SET name = 'other'",
        "UPDATE target SET removed = true",
        "DELETE FROM target",
    ] {
        let refused = connection.execute_unprepared(change).await;
        assert!(refused.is_err(), "{change}");
    }
    Ok(())
}

on_both_databases!(
    keeps_every_version_of_a_target_and_shows_it_to_its_city,
    a_version_of_a_target_is_said_once_and_stays,
);
