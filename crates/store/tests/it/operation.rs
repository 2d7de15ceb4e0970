//! What whoever runs the service does with the database: copies of it, looking into it, finding and
//! erasing a person.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use icc_domain::{IdSource, Locale, Role, SeededIds};
use icc_store::{
    AccountId, Contents, Dialect, MailState, NewAccount, NewAuditEvent, NewGrant, NewMail, Place,
    Store, StoreError, StoreSettings, Trace, Wanted,
};
use icc_testkit::{
    Engine, Outcome, TestDatabase, foundation, moment, municipality, on_both_databases,
};
use sea_orm::{ConnectionTrait, Statement};

async fn contents(store: &Store) -> Result<Contents, StoreError> {
    let snapshot = store.snapshot().await?;
    let contents = snapshot.contents().await?;
    snapshot.end().await?;
    Ok(contents)
}

fn account(email: &str, name: &str) -> NewAccount {
    NewAccount {
        email: email.to_owned(),
        name: name.to_owned(),
        language: Locale::Fr,
        password_hash: None,
        demonstration: false,
        created_at: moment(0),
    }
}

async fn the_digest_of_a_table_tells_one_changed_cell(database: &TestDatabase) -> Outcome {
    let store = database.store();
    foundation(store, &SeededIds::new(1)).await?;
    let before = contents(store).await?;
    assert_eq!(contents(store).await?, before, "looking changes nothing");
    assert_eq!(before.tables["municipality"].rows, 1);
    assert_eq!(before.tables.len(), icc_store::expected_columns().len());
    assert!(before.differences(&before).is_empty());
    database
        .execute("UPDATE municipality SET latitude = 45.000000000000007")
        .await?;
    let after = contents(store).await?;
    let differences = before.differences(&after);
    // Lists are told that a municipality has changed.
    let tables = differences
        .iter()
        .map(|one| (one.table.as_str(), one.found));
    let tables: Vec<_> = tables.collect();
    assert_eq!(
        tables,
        [("list_change", Some(7)), ("municipality", Some(1))],
        "{differences:?}"
    );
    Ok(())
}

async fn l7_a_database_that_takes_writes_is_told_from_one_that_does_not(
    database: &TestDatabase,
) -> Outcome {
    let store = database.store();
    let before = contents(store).await?;
    store.require_writable().await?;
    assert_eq!(contents(store).await?, before, "asking writes nothing");
    if store.dialect() == Dialect::Postgres {
        let connection = database.connection().await?;
        let row = connection
            .query_one_raw(Statement::from_string(
                connection.get_database_backend(),
                "SELECT current_database()::text AS name",
            ))
            .await?;
        let name: String = row.unwrap().try_get("", "name")?;
        connection.close().await?;
        let alter = format!("ALTER DATABASE {name} SET default_transaction_read_only = on");
        database.execute(&alter).await?;
        let second = database.second_store().await?;
        let refused = second.require_writable().await;
        assert!(
            matches!(refused, Err(StoreError::Database(_))),
            "{refused:?}"
        );
        second.close().await?;
    }
    Ok(())
}

async fn d2_the_settings_on_which_durability_depends_are_told(database: &TestDatabase) -> Outcome {
    let told: BTreeMap<_, _> = database.store().guarantees().await?.into_iter().collect();
    if database.store().dialect() == Dialect::Sqlite {
        for (name, value) in [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("foreign_keys", "1"),
            ("busy_timeout", "10000"),
        ] {
            assert_eq!(told[name], value, "{name}");
        }
    } else {
        // What a server promises is its operator's choice.
        for name in ["fsync", "full_page_writes", "synchronous_commit"] {
            assert!(!told[name].is_empty(), "{name}");
        }
    }
    assert_eq!(database.store().damage().await?, Vec::<String>::new());
    assert!(database.store().size().await? > 0);
    Ok(())
}

async fn mails_are_counted_by_how_far_they_have_come(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let unit = database.store().begin().await?;
    for day in [3, 1] {
        let mail = NewMail {
            kind: "reset".to_owned(),
            recipient: "eve@example.org".to_owned(),
            language: Locale::Fr,
            account: None,
            invitation: None,
            about: None,
            municipality: None,
            created_at: moment(day),
            due_at: moment(day),
        };
        unit.repositories().mails().add(&mail, &ids).await?;
    }
    unit.commit().await?;
    let counted = database.store().read().mails().by_state().await?;
    assert_eq!(counted.len(), 1);
    let waiting = &counted[&MailState::Waiting];
    assert_eq!((waiting.count, waiting.oldest), (2, Some(moment(1))));
    Ok(())
}

fn wanted(id: AccountId) -> Wanted {
    Wanted {
        account: Some(id),
        email: "solange@example.org".to_owned(),
        name: Some("Solange \"So\" Tremblay".to_owned()),
        hashes: vec!["ab".repeat(32)],
    }
}

async fn p2_a_person_is_found_by_id_by_address_and_by_name(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let unit = database.store().begin().await?;
    let repositories = unit.repositories();
    let new = account("solange@example.org", "Solange \"So\" Tremblay");
    let id = repositories.accounts().add(&new, &ids).await?;
    let other = account("marc@example.org", "Marc");
    let other = repositories.accounts().add(&other, &ids).await?;
    let mut event = NewAuditEvent {
        at: moment(1),
        action: "role-given".to_owned(),
        actor: Some(id),
        origin: String::new(),
        object: "role".to_owned(),
        object_id: None,
        municipality: None,
        network: None,
        detail: format!("{{\"account\":\"{other}\"}}"),
    };
    repositories.audit().add(&event).await?;
    event.actor = Some(other);
    event.detail = format!("{{\"account\":\"{id}\"}}");
    repositories.audit().add(&event).await?;
    event.detail = String::from("{\"note\":\"appeler SOLANGE \\\"So\\\" TREMBLAY\"}");
    repositories.audit().add(&event).await?;
    event.detail = String::from("{\"note\":\"rsolange@example.org, Solangette\"}");
    repositories.audit().add(&event).await?;
    unit.commit().await?;

    let found = database
        .store()
        .read()
        .persons()
        .mentions(&wanted(id))
        .await?;
    let traces: Vec<(&str, Vec<(&str, Trace)>)> = found
        .iter()
        .map(|one| {
            let columns = one.found.iter().map(|(c, trace)| (c.as_str(), *trace));
            (one.table.as_str(), columns.collect())
        })
        .collect();
    assert_eq!(traces.len(), 4, "{traces:?}");
    let own = [
        ("email", Trace::Address),
        ("id", Trace::Id),
        ("name", Trace::Name),
    ];
    assert_eq!(traces[0], ("account", own.to_vec()));
    let events: Vec<_> = traces[1..].iter().map(|(_, found)| found[0]).collect();
    assert!(events.contains(&("actor_id", Trace::Id)));
    assert!(events.contains(&("detail", Trace::Id)));
    assert!(
        !found
            .iter()
            .any(|one| format!("{one:?}").contains("olange"))
    );
    Ok(())
}

async fn p3_an_account_is_erased_with_all_that_refers_to_it(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let unit = database.store().begin().await?;
    let repositories = unit.repositories();
    let new = account("solange@example.org", "Solange");
    let id = repositories.accounts().add(&new, &ids).await?;
    let grant = NewGrant {
        account: id,
        role: Role::ProgrammeAdministrator,
        place: Place::Service,
        granted_at: moment(0),
        granted_by: Some(id),
    };
    repositories.grants().add(&grant, &ids).await?;
    let erased = repositories.persons().erase(&wanted(id)).await?;
    assert_eq!(erased, BTreeMap::from([("account", 1), ("role_grant", 1)]));
    unit.commit().await?;
    let left = database
        .store()
        .read()
        .persons()
        .mentions(&wanted(id))
        .await?;
    assert_eq!(left, []);
    database.store().compact().await?;
    Ok(())
}

/// Erasing removes rows in an order of its own: a new reference to an account needs a place in it.
async fn p3_every_reference_to_an_account_is_known(database: &TestDatabase) -> Outcome {
    let connection = database.connection().await?;
    let sql = match database.store().dialect() {
        Dialect::Sqlite => {
            "SELECT m.name || '.' || f.\"from\" AS r FROM sqlite_schema m \
             JOIN pragma_foreign_key_list(m.name) f \
             WHERE m.type = 'table' AND f.\"table\" = 'account' ORDER BY 1"
        }
        Dialect::Postgres => {
            "SELECT conrelid::regclass::text || '.' || a.attname AS r FROM pg_constraint c \
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] \
             WHERE c.contype = 'f' AND c.confrelid = 'account'::regclass \
             ORDER BY (conrelid::regclass::text || '.' || a.attname) COLLATE \"C\""
        }
    };
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let rows = connection.query_all_raw(statement).await?;
    let found: Vec<String> = rows
        .iter()
        .map(|row| row.try_get("", "r"))
        .collect::<Result<_, _>>()?;
    connection.close().await?;
    let known = [
        "account_identity.account_id",
        "account_token.account_id",
        "api_token.account_id",
        "calendar_link.account_id",
        "expert.account_id",
        "invitation.invited_by",
        "mail.account_id",
        "pending_sign_in.account_id",
        "recovery_code.account_id",
        "reminder_off.account_id",
        "role_grant.account_id",
        "session.account_id",
        "space_digest.account_id",
        "topic_reader.account_id",
    ];
    assert_eq!(found, known, "crates/store/src/repo/leaving.rs");
    Ok(())
}

on_both_databases![
    the_digest_of_a_table_tells_one_changed_cell,
    l7_a_database_that_takes_writes_is_told_from_one_that_does_not,
    d2_the_settings_on_which_durability_depends_are_told,
    mails_are_counted_by_how_far_they_have_come,
    p2_a_person_is_found_by_id_by_address_and_by_name,
    p3_an_account_is_erased_with_all_that_refers_to_it,
    p3_every_reference_to_an_account_is_known,
];

/// D4 on SQLite: 20 writers, each of which notes what was kept before the copy began.
#[test]
fn d4_a_copy_made_while_twenty_write_holds_all_that_was_kept_before() -> Outcome {
    icc_testkit::run(Engine::Sqlite, async |database: &TestDatabase| {
        let ids = Arc::new(SeededIds::new(1));
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..20)
            .map(|writer| {
                let (store, ids, stop) = (database.store().clone(), ids.clone(), stop.clone());
                tokio::spawn(async move {
                    let mut kept = 0;
                    while !stop.load(Ordering::Relaxed) {
                        write(&store, &format!("w{writer:02}-{kept:04}"), &*ids).await?;
                        kept += 1;
                    }
                    Ok::<_, StoreError>(kept)
                })
            })
            .collect();
        let folder = tempfile::tempdir()?;
        for round in 0..3 {
            let before = database.count("municipality").await?;
            let file = folder.path().join(format!("{round}.sqlite"));
            database.store().copy_into(&file).await?;
            let settings = StoreSettings::new(format!("sqlite://{}", file.display()));
            let copy = Store::open(&settings).await?;
            assert_eq!(copy.damage().await?, Vec::<String>::new());
            let held = contents(&copy).await?.tables["municipality"].rows;
            assert!(i64::try_from(held)? >= before, "{held} of {before}");
            copy.require_current_schema().await?;
            copy.close().await?;
            let again = database.store().copy_into(&file).await;
            assert!(again.is_err(), "a copy was written over another");
        }
        stop.store(true, Ordering::Relaxed);
        for writer in writers {
            assert!(writer.await?? > 0, "a writer wrote nothing");
        }
        Ok(())
    })
}

async fn write(store: &Store, code: &str, ids: &dyn IdSource) -> Result<(), StoreError> {
    let unit = store.begin().await?;
    let cities = unit.repositories().municipalities();
    cities.put(&municipality(code), ids).await?;
    unit.commit().await
}

/// Only a server lets another program read what a snapshot shows.
mod shared {
    mod postgres {
        use super::super::*;

        /// What another program copies by the name of the snapshot is what was counted.
        #[test]
        fn d4_a_shared_snapshot_does_not_see_what_is_written_after_it() -> Outcome {
            icc_testkit::run(Engine::Postgres, async |database: &TestDatabase| {
                let ids = SeededIds::new(1);
                write(database.store(), "before", &ids).await?;
                let (snapshot, name) = database.store().shared_snapshot().await?;
                assert!(!name.is_empty());
                write(database.store(), "after", &ids).await?;
                let counted = snapshot.contents().await?;
                assert_eq!(counted.tables["municipality"].rows, 1);
                snapshot.end().await?;
                Ok(())
            })
        }
    }
}
