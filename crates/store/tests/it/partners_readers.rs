//! Readers who were held for a network are held for a partner, where it is known which.

use icc_domain::{IdSource, Locale, LocalizedText, Role, SeededIds};
use icc_migrations::{Migrator, MigratorTrait};
use icc_store::{
    NetworkKind, NewAccount, NewGrant, NewInvitation, NewMail, NewNetwork, NewPartner,
    NewPartnership, PartnerKind, PartnerPart, Place, Repositories, Source, StoreError, Write,
};
use icc_testkit::{Outcome, TestDatabase, moment, on_both_empty_databases};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

const THIS: &str = "m20261127_000018_partners_readers";

async fn u4_readers_move_to_the_only_partner_of_their_network(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    store.migrate().await?;
    let unit = store.begin().await?;
    let repositories = unit.repositories();
    places(&repositories, &ids).await?;
    for (who, partner) in [("alone", "ministry"), ("among", "union")] {
        let partner = repositories.partners().by_code(partner).await?.unwrap();
        reader(&repositories, &ids, who, Place::Partner(partner.id)).await?;
    }
    unit.commit().await?;

    let connection = database.connection().await?;
    let steps = Migrator::migrations();
    let later = steps.iter().rev().position(|step| step.name() == THIS);
    let later = u32::try_from(later.unwrap())? + 1;
    Migrator::down(&connection, Some(later)).await?;
    assert_eq!(
        network_of(&connection, "role_grant").await?,
        ["alone@example.org one", "among@example.org two"]
    );
    assert_eq!(network_of(&connection, "invitation").await?.len(), 2);
    Migrator::up(&connection, None).await?;

    let read = store.read();
    let ministry = read.partners().by_code("ministry").await?.unwrap();
    let now = moment(0);
    for (who, expected) in [
        ("alone", Some(Place::Partner(ministry.id))),
        ("among", None),
    ] {
        let email = format!("{who}@example.org");
        let account = read.accounts().by_email(&email).await?.unwrap();
        let held = read.grants().held_by(account.id).await?;
        let held: Vec<Place> = held.iter().map(|grant| grant.place).collect();
        assert_eq!(held, expected.into_iter().collect::<Vec<_>>(), "{who}");
        let open = read.invitations().open_to(&email, now).await?;
        let open: Vec<Place> = open.iter().map(|offer| offer.place).collect();
        assert_eq!(open, expected.into_iter().collect::<Vec<_>>(), "{who}");
    }
    // The mails still name the invitations, and a role can be given as before.
    let mails = read.mails().newest(10).await?;
    assert_eq!(
        mails
            .iter()
            .filter(|mail| mail.invitation.is_some())
            .count(),
        2
    );
    let alone = read.accounts().by_email("alone@example.org").await?;
    let again = NewGrant {
        account: alone.unwrap().id,
        role: Role::PartnerReader,
        place: Place::Partner(ministry.id),
        granted_at: now,
        granted_by: None,
    };
    let unit = store.begin().await?;
    let twice = unit.repositories().grants().add(&again, &ids).await;
    assert!(matches!(twice, Err(StoreError::Duplicate(_))), "{twice:?}");
    connection.close().await?;
    Ok(())
}

on_both_empty_databases![u4_readers_move_to_the_only_partner_of_their_network];

fn text(text: &str) -> LocalizedText {
    LocalizedText([("en".to_owned(), text.to_owned())].into())
}

/// A network with one partner, and one with two.
async fn places(repositories: &Repositories<'_, Write>, ids: &dyn IdSource) -> Outcome {
    let source = Source {
        code: "invented".to_owned(),
        titles: text("Invented"),
        url: None,
        licence: None,
        demonstration: true,
    };
    repositories.sources().put(&source).await?;
    for code in ["one", "two"] {
        let network = NewNetwork {
            code: code.to_owned(),
            kind: NetworkKind::Regional,
            parent: None,
            country: None,
            names: text(code),
            descriptions: LocalizedText::default(),
            facts: Vec::new(),
            source: "invented".to_owned(),
            demonstration: true,
        };
        repositories.networks().put(&network, ids).await?;
    }
    let partners = repositories.partners();
    for (code, network) in [("ministry", "one"), ("union", "two"), ("university", "two")] {
        let partner = NewPartner {
            code: code.to_owned(),
            kind: PartnerKind::Other,
            names: text(code),
            url: None,
            source: "invented".to_owned(),
            demonstration: true,
        };
        partners.put(&partner, ids).await?;
        let works = NewPartnership {
            network_code: network.to_owned(),
            partner_code: code.to_owned(),
            part: PartnerPart::Partner,
            since: None,
            until: None,
            source: "invented".to_owned(),
            note: None,
        };
        partners.put_partnership(&works, ids).await?;
    }
    Ok(())
}

/// Somebody who reads for a place, and is offered it once more by mail.
async fn reader(
    repositories: &Repositories<'_, Write>,
    ids: &dyn IdSource,
    name: &str,
    place: Place,
) -> Outcome {
    let email = format!("{name}@example.org");
    let account = NewAccount {
        email: email.clone(),
        name: name.to_owned(),
        language: Locale::Fr,
        password_hash: None,
        demonstration: false,
        created_at: moment(0),
    };
    let account = repositories.accounts().add(&account, ids).await?;
    let grant = NewGrant {
        account,
        role: Role::PartnerReader,
        place,
        granted_at: moment(0),
        granted_by: None,
    };
    repositories.grants().add(&grant, ids).await?;
    let offer = NewInvitation {
        email: email.clone(),
        role: Role::PartnerReader,
        place,
        language: Locale::Fr,
        invited_by: account,
        created_at: moment(0),
        expires_at: moment(1),
    };
    let invitation = repositories.invitations().add(&offer, ids).await?;
    let mail = NewMail {
        invitation: Some(invitation),
        kind: "invitation".to_owned(),
        recipient: email,
        language: Locale::Fr,
        account: None,
        about: None,
        municipality: None,
        created_at: moment(0),
        due_at: moment(0),
    };
    repositories.mails().add(&mail, ids).await?;
    Ok(())
}

/// Whose rows name which network.
async fn network_of(
    connection: &DatabaseConnection,
    table: &str,
) -> Result<Vec<String>, sea_orm::DbErr> {
    let whose = match table {
        "invitation" => "t.email",
        _ => "(SELECT email FROM account WHERE id = t.account_id)",
    };
    let sql = format!(
        "SELECT {whose} || ' ' || n.code AS o FROM {table} t \
         JOIN network n ON n.id = t.network_id ORDER BY 1"
    );
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let rows = connection.query_all_raw(statement).await?;
    rows.iter().map(|row| row.try_get("", "o")).collect()
}
