//! Accounts, roles, invitations, sessions, tokens, attempts and mails.

use chrono::TimeDelta;
use icc_domain::IdSource;
use icc_domain::{Locale, Role, SeededIds};
use icc_store::{
    AccountId, Attempt, AttemptKind, Counted, MailOutcome, MailState, MailText, NewAccount,
    NewGrant, NewInvitation, NewMail, PeopleScope, Place, Session, SessionId, StoreError, Token,
    TokenPurpose,
};
use icc_testkit::{Outcome, TestDatabase, foundation, moment, on_both_databases};

fn person(email: &str) -> NewAccount {
    NewAccount {
        email: email.to_owned(),
        name: "Ève Tremblay".to_owned(),
        language: Locale::Fr,
        password_hash: Some("hash".to_owned()),
        demonstration: false,
        created_at: moment(0),
    }
}

async fn add(
    database: &TestDatabase,
    ids: &SeededIds,
    email: &str,
) -> Result<AccountId, StoreError> {
    let unit = database.store().begin().await?;
    let id = unit
        .repositories()
        .accounts()
        .add(&person(email), ids)
        .await?;
    unit.commit().await?;
    Ok(id)
}

async fn an_address_has_one_account_and_a_second_one_changes_nothing(
    database: &TestDatabase,
) -> Outcome {
    let ids = SeededIds::new(1);
    let id = add(database, &ids, "eve@example.org").await?;
    let again = add(database, &ids, "eve@example.org").await;
    assert!(matches!(again, Err(StoreError::Duplicate(_))), "{again:?}");
    let read = database.store().read().accounts();
    let kept = read.by_email("eve@example.org").await?.unwrap();
    assert_eq!((kept.id, &kept.record), (id, &person("eve@example.org")));
    assert_eq!(read.by_id(id).await?, Some(kept.clone()));
    assert_eq!(read.by_ids(&[id]).await?, [kept]);
    assert_eq!(read.by_email("EVE@example.org").await?, None);
    Ok(())
}

async fn a_profile_changes_only_from_the_version_that_was_seen(database: &TestDatabase) -> Outcome {
    let id = add(database, &SeededIds::new(1), "eve@example.org").await?;
    let unit = database.store().begin().await?;
    let accounts = unit.repositories().accounts();
    accounts.set_profile(id, 1, "Ève T.", Locale::En).await?;
    let late = accounts.set_profile(id, 1, "X", Locale::Fr).await;
    assert!(matches!(late, Err(StoreError::Immutable(_))), "{late:?}");
    accounts.set_password(id, "new", moment(1)).await?;
    accounts.set_hash_again(id, "hash", "stale").await?;
    accounts.set_hash_again(id, "new", "newer").await?;
    accounts.set_disabled(id, Some(moment(2))).await?;
    unit.commit().await?;
    let now = database.store().read().accounts().by_id(id).await?.unwrap();
    assert_eq!(
        (now.name.as_str(), now.language, now.version),
        ("Ève T.", Locale::En, 2)
    );
    assert_eq!(now.password_hash.as_deref(), Some("newer"));
    assert_eq!(now.disabled_at, Some(moment(2)));
    Ok(())
}

async fn a_role_is_held_once_ends_and_can_be_given_again(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let account = add(database, &ids, "eve@example.org").await?;
    let grant = |role, place| NewGrant {
        account,
        role,
        place,
        granted_at: moment(0),
        granted_by: None,
    };
    let editor = grant(Role::CityEditor, Place::City(base.municipality));
    let administrator = grant(Role::ProgrammeAdministrator, Place::Service);
    let unit = database.store().begin().await?;
    let grants = unit.repositories().grants();
    let first = grants.add(&editor, &ids).await?;
    grants.add(&administrator, &ids).await?;
    unit.commit().await?;
    for twice in [&editor, &administrator] {
        let unit = database.store().begin().await?;
        let again = unit.repositories().grants().add(twice, &ids).await;
        assert!(matches!(again, Err(StoreError::Duplicate(_))), "{again:?}");
    }
    let read = database.store().read().grants();
    assert_eq!(read.held_by(account).await?.len(), 2);
    assert!(read.has_administrator().await?);
    let city = PeopleScope::around(vec![base.municipality], Vec::new());
    let seen = read.within(&city).await?;
    assert_eq!(
        seen.iter().map(|g| &g.record).collect::<Vec<_>>(),
        [&editor]
    );
    assert_eq!(
        read.within(&PeopleScope::around(Vec::new(), Vec::new()))
            .await?,
        []
    );
    assert_eq!(read.within(&PeopleScope::everybody()).await?.len(), 2);

    let unit = database.store().begin().await?;
    let grants = unit.repositories().grants();
    grants.end(first, Some(account), moment(1)).await?;
    let late = grants.end(first, Some(account), moment(1)).await;
    assert!(matches!(late, Err(StoreError::Immutable(_))), "{late:?}");
    assert_eq!(grants.by_id(first).await?, None);
    assert_eq!(grants.held_by(account).await?.len(), 1);
    grants.add(&editor, &ids).await?;
    unit.commit().await?;
    Ok(())
}

async fn a_role_without_its_place_is_refused(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let account = add(database, &ids, "eve@example.org").await?;
    for (role, place) in [
        (Role::CityEditor, Place::Service),
        (Role::NetworkCoordinator, Place::City(base.municipality)),
        (Role::ProgrammeAdministrator, Place::City(base.municipality)),
        (Role::PartnerReader, Place::Service),
        (Role::PartnerReader, Place::City(base.municipality)),
    ] {
        let new = NewGrant {
            account,
            role,
            place,
            granted_at: moment(0),
            granted_by: None,
        };
        let unit = database.store().begin().await?;
        let refused = unit.repositories().grants().add(&new, &ids).await;
        assert!(refused.is_err(), "{role:?} at {place:?}");
    }
    Ok(())
}

async fn a_newer_invitation_ends_the_one_before(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let inviting = add(database, &ids, "eve@example.org").await?;
    let offer = |days| NewInvitation {
        email: "max@example.org".to_owned(),
        role: Role::CityEditor,
        place: Place::City(base.municipality),
        language: Locale::En,
        invited_by: inviting,
        created_at: moment(days),
        expires_at: moment(days + 2),
    };
    let unit = database.store().begin().await?;
    let invitations = unit.repositories().invitations();
    let first = invitations.add(&offer(0), &ids).await?;
    let second = invitations.add(&offer(1), &ids).await?;
    let open = invitations.open_to("max@example.org", moment(1)).await?;
    assert_eq!(open.iter().map(|i| i.id).collect::<Vec<_>>(), [second]);
    assert!(!invitations.by_id(first).await?.unwrap().is_open(moment(1)));
    assert!(invitations.accept(first, moment(1)).await.is_err());
    let city = PeopleScope::around(vec![base.municipality], Vec::new());
    assert_eq!(invitations.open_within(&city, moment(1)).await?, open);
    assert_eq!(
        invitations.open_within(&city, moment(3)).await?,
        [],
        "too late"
    );
    invitations.accept(second, moment(1)).await?;
    assert!(
        invitations.accept(second, moment(1)).await.is_err(),
        "twice"
    );
    assert!(invitations.withdraw(second, moment(1)).await.is_err());
    unit.commit().await?;
    Ok(())
}

async fn sessions_are_found_renamed_and_ended(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let account = add(database, &ids, "eve@example.org").await?;
    let other = add(database, &ids, "max@example.org").await?;
    let session = |hash: &str, account| Session {
        hash: hash.to_owned(),
        id: SessionId(ids.next_id()),
        account,
        created_at: moment(0),
        seen_at: moment(0),
        expires_at: moment(1),
        browser: "Firefox · Linux".to_owned(),
    };
    let unit = database.store().begin().await?;
    let sessions = unit.repositories().sessions();
    let (one, two, theirs) = (
        session("one", account),
        session("two", account),
        session("theirs", other),
    );
    for new in [&one, &two, &theirs] {
        sessions.add(new).await?;
    }
    assert_eq!(sessions.by_hash("one").await?, Some(one.clone()));
    sessions
        .touch("two", moment(0) + TimeDelta::minutes(5))
        .await?;
    let listed: Vec<_> = sessions
        .of(account)
        .await?
        .into_iter()
        .map(|s| s.hash)
        .collect();
    assert_eq!(listed, ["two", "one"], "the last used first");
    sessions.rename("one", "again").await?;
    assert_eq!(sessions.by_hash("one").await?, None);
    assert_eq!(
        sessions.end_one_of(account, theirs.id).await?,
        0,
        "not theirs"
    );
    assert_eq!(sessions.end_all_of(account, Some("again")).await?, 1);
    assert_eq!(
        sessions.remove_old(moment(0), moment(0)).await?,
        0,
        "inside the period"
    );
    assert_eq!(
        sessions.remove_old(moment(2), moment(0)).await?,
        2,
        "outside of it"
    );
    unit.commit().await?;
    Ok(())
}

async fn a_token_is_good_once_and_until_a_newer_one(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let account = add(database, &ids, "eve@example.org").await?;
    let token = |hash: &str, purpose, account| Token {
        hash: hash.to_owned(),
        purpose,
        account,
        invitation: None,
        created_at: moment(0),
        expires_at: moment(1),
        used_at: None,
    };
    let unit = database.store().begin().await?;
    let tokens = unit.repositories().tokens();
    tokens
        .add(&token("reset", TokenPurpose::Reset, Some(account)))
        .await?;
    tokens
        .add(&token("link", TokenPurpose::SignIn, Some(account)))
        .await?;
    tokens
        .add(&token("first", TokenPurpose::FirstAdministrator, None))
        .await?;
    tokens
        .add(&token("newer", TokenPurpose::Reset, Some(account)))
        .await?;
    tokens
        .add(&token("second", TokenPurpose::FirstAdministrator, None))
        .await?;
    let good = async |hash: &str| -> Result<bool, StoreError> {
        let found = tokens.by_hash(hash).await?;
        Ok(found.is_some_and(|token| token.is_good(moment(0))))
    };
    for (hash, is_good) in [
        ("reset", false),
        ("link", true),
        ("first", false),
        ("newer", true),
        ("second", true),
        ("none", false),
    ] {
        assert_eq!(good(hash).await?, is_good, "{hash}");
    }
    assert!(
        !tokens.by_hash("link").await?.unwrap().is_good(moment(1)),
        "late"
    );
    assert!(tokens.use_up("newer", moment(0)).await?);
    assert!(!tokens.use_up("newer", moment(0)).await?, "twice");
    tokens.spoil_all_of(account, moment(0)).await?;
    assert!(!good("link").await?);
    assert_eq!(tokens.remove_old(moment(0)).await?, 0);
    assert_eq!(tokens.remove_old(moment(2)).await?, 5);
    unit.commit().await?;
    Ok(())
}

async fn attempts_are_counted_by_address_and_by_network(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let unit = database.store().begin().await?;
    let attempts = unit.repositories().attempts();
    for (subject, origin, minutes) in [("a", "x", 0), ("a", "y", 1), ("b", "x", 2)] {
        let new = Attempt {
            kind: AttemptKind::Password,
            subject: subject.to_owned(),
            origin: origin.to_owned(),
            at: moment(0) + TimeDelta::minutes(minutes),
        };
        attempts.add(&new, &ids).await?;
    }
    let count = async |whose, since| -> Result<usize, StoreError> {
        Ok(attempts
            .since(AttemptKind::Password, whose, since)
            .await?
            .len())
    };
    let before = moment(0) - TimeDelta::minutes(1);
    assert_eq!(count(Counted::Subject("a"), before).await?, 2);
    assert_eq!(count(Counted::Origin("x"), before).await?, 2);
    assert_eq!(count(Counted::Origin("x"), moment(0)).await?, 1);
    let mails = attempts
        .since(AttemptKind::Mail, Counted::Subject("a"), before)
        .await?;
    assert!(mails.is_empty());
    assert_eq!(attempts.remove_old(moment(1)).await?, 3);
    unit.commit().await?;
    Ok(())
}

async fn a_mail_is_claimed_by_one_and_tried_again(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let new = NewMail {
        kind: "sign-in-link".to_owned(),
        recipient: "eve@example.org".to_owned(),
        language: Locale::Fr,
        account: None,
        invitation: None,
        about: None,
        municipality: None,
        created_at: moment(0),
        due_at: moment(0),
    };
    let unit = database.store().begin().await?;
    let mails = unit.repositories().mails();
    let id = mails.add(&new, &ids).await?;
    assert!(mails.any_due(moment(0)).await?);
    let claimed = mails.claim(moment(0), moment(1), 10).await?;
    assert_eq!(
        claimed
            .iter()
            .map(|m| (m.id, m.attempts))
            .collect::<Vec<_>>(),
        [(id, 1)]
    );
    assert_eq!(
        mails.claim(moment(0), moment(1), 10).await?,
        [],
        "nobody else gets it"
    );
    let again = MailOutcome::Again(moment(2), "connection refused".to_owned());
    mails.finish(id, &again, moment(0)).await?;
    assert!(!mails.any_due(moment(1)).await?);
    assert_eq!(mails.claim(moment(2), moment(3), 10).await?[0].attempts, 2);
    let shown = MailText {
        subject: "Lien".to_owned(),
        body: "…".to_owned(),
    };
    mails
        .finish(id, &MailOutcome::Shown(shown.clone()), moment(2))
        .await?;
    let kept = mails.newest(10).await?;
    assert_eq!(
        (kept[0].state, &kept[0].text),
        (MailState::Shown, &Some(shown))
    );
    assert_eq!(mails.forget_texts(moment(2)).await?, 0, "inside the period");
    assert_eq!(mails.forget_texts(moment(3)).await?, 1, "outside of it");
    assert_eq!(mails.newest(10).await?[0].text, None);
    assert_eq!(mails.remove_old(moment(2)).await?, 0);
    assert_eq!(mails.remove_old(moment(3)).await?, 1);
    unit.commit().await?;
    Ok(())
}

on_both_databases![
    an_address_has_one_account_and_a_second_one_changes_nothing,
    a_profile_changes_only_from_the_version_that_was_seen,
    a_role_is_held_once_ends_and_can_be_given_again,
    a_role_without_its_place_is_refused,
    a_newer_invitation_ends_the_one_before,
    sessions_are_found_renamed_and_ended,
    a_token_is_good_once_and_until_a_newer_one,
    attempts_are_counted_by_address_and_by_network,
    a_mail_is_claimed_by_one_and_tried_again,
];
