//! Tokens with which programs read for people.

use chrono::Days;
use icc_domain::{Locale, SeededIds};
use icc_store::{AccountId, ApiToken, ApiTokenId, NewAccount, Store, StoreError};
use icc_testkit::{Outcome, TestDatabase, moment, on_both_databases};
use uuid::Uuid;

async fn account(store: &Store, email: &str, ids: &SeededIds) -> Result<AccountId, StoreError> {
    let new = NewAccount {
        email: email.to_owned(),
        name: "Ève".to_owned(),
        language: Locale::Fr,
        password_hash: None,
        demonstration: false,
        created_at: moment(0),
    };
    let unit = store.begin().await?;
    let account = unit.repositories().accounts().add(&new, ids).await?;
    unit.commit().await?;
    Ok(account)
}

fn token(account: AccountId, number: u8) -> ApiToken {
    ApiToken {
        id: ApiTokenId(Uuid::from_u128(number.into())),
        account,
        name: format!("R {number}"),
        purpose: String::new(),
        hash: format!("{number:064x}"),
        made_at: moment(number.into()),
        expires_at: moment(100 + i64::from(number)),
        used_on: None,
    }
}

async fn a_token_is_found_by_its_hash_and_ends_for_its_owner_alone(
    database: &TestDatabase,
) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let eve = account(store, "eve@example.org", &ids).await?;
    let other = account(store, "other@example.org", &ids).await?;
    let (first, second) = (token(eve, 1), token(eve, 2));
    let unit = store.begin().await?;
    let tokens = unit.repositories().api_tokens();
    tokens.add(&first).await?;
    tokens.add(&second).await?;
    unit.commit().await?;
    let read = store.read().api_tokens();
    assert_eq!(read.by_hash(&first.hash).await?, Some(first.clone()));
    assert_eq!(read.by_hash(&"f".repeat(64)).await?, None);
    assert_eq!(read.of(eve).await?, [second.clone(), first.clone()]);
    assert_eq!(read.of(other).await?, []);

    let unit = store.begin().await?;
    let tokens = unit.repositories().api_tokens();
    let twice = ApiToken {
        id: ApiTokenId(Uuid::from_u128(3)),
        ..first.clone()
    };
    assert!(matches!(
        tokens.add(&twice).await,
        Err(StoreError::Duplicate(_))
    ));
    unit.roll_back().await?;

    let day = moment(0).date_naive() + Days::new(3);
    let unit = store.begin().await?;
    let tokens = unit.repositories().api_tokens();
    tokens.touch(first.id, day).await?;
    assert_eq!(tokens.end_one_of(other, second.id).await?, 0);
    assert_eq!(tokens.end_one_of(eve, second.id).await?, 1);
    unit.commit().await?;
    let left = store.read().api_tokens().of(eve).await?;
    let used = ApiToken {
        used_on: Some(day),
        ..first.clone()
    };
    assert_eq!(left, [used]);

    let unit = store.begin().await?;
    let tokens = unit.repositories().api_tokens();
    assert_eq!(tokens.remove_old(first.expires_at).await?, 0);
    assert_eq!(tokens.end_all_of(eve).await?, 1);
    tokens.add(&second).await?;
    assert_eq!(tokens.remove_old(moment(1000)).await?, 1);
    unit.commit().await?;
    Ok(())
}

on_both_databases!(a_token_is_found_by_its_hash_and_ends_for_its_owner_alone);
