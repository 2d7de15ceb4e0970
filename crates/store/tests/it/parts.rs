//! Parts that were given to somebody, requests for a later end, reminders.

use chrono::NaiveDate;
use icc_domain::{Locale, LocalizedText, SeededIds};
use icc_store::{
    AccountId, Decision, ExtensionState, Extent, Holder, Mode, NetworkKind, NetworkRule,
    NewExtension, NewNetwork, NewPart, NewReminder, NewResponse, PartCounts, PartKind, PartState,
    Response, ReviewPath, Rhythm, Scope, Source, StoreError,
};
use icc_testkit::{Foundation, Outcome, TestDatabase, foundation, moment, on_both_databases};
use uuid::Uuid;

const DOMINIQUE: AccountId = AccountId(Uuid::from_u128(7));
const ALIX: AccountId = AccountId(Uuid::from_u128(8));

async fn response(
    database: &TestDatabase,
) -> Result<(Foundation, Response), Box<dyn std::error::Error>> {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let responses = unit.repositories().responses();
    let new = NewResponse {
        municipality: base.municipality,
        wave: base.wave,
        mode: Mode::Divided,
        extent: Extent::Full,
        carried_from: None,
        opened_at: moment(1),
        opened_by: DOMINIQUE,
    };
    responses.add(&new, &ids).await?;
    let scope = Scope::municipality(base.municipality);
    let found = responses.of(&scope, base.municipality, base.wave).await?;
    unit.commit().await?;
    Ok((base, found.unwrap()))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn part(response: &Response, holder: Holder) -> NewPart {
    NewPart {
        response: response.id,
        kind: PartKind::Section,
        code: "education".to_owned(),
        holder,
        instruction: "Demander à l’école".to_owned(),
        due_on: Some(day("2027-03-01")),
        given_by: DOMINIQUE,
        given_at: moment(2),
    }
}

async fn a_part_keeps_every_step_and_only_one_of_two_moves_it(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(2);
    let (_, response) = response(database).await?;
    let unit = database.store().begin().await?;
    let parts = unit.repositories().parts();
    let id = parts
        .add(&part(&response, Holder::Account(ALIX)), &ids)
        .await?;
    let given = parts.by_id(id).await?.unwrap();
    assert_eq!((given.state, given.version), (PartState::Open, 1));
    assert_eq!(given.record, part(&response, Holder::Account(ALIX)));
    let by = (ALIX, moment(3));
    parts
        .step(&given, PartState::HandedBack, "Fait", by)
        .await?;
    let late = parts.step(&given, PartState::Withdrawn, "", by).await;
    assert!(matches!(late, Err(StoreError::Immutable(_))), "{late:?}");
    let now = parts.by_id(id).await?.unwrap();
    parts
        .step(&now, PartState::Returned, "Encore", (DOMINIQUE, moment(4)))
        .await?;
    unit.commit().await?;
    let read = database.store().read().parts();
    let now = read.of(&response).await?.pop().unwrap();
    let steps = read.steps(&now).await?;
    let told: Vec<_> = steps
        .iter()
        .map(|s| (s.version, s.state, s.remark.as_str(), s.by))
        .collect();
    assert_eq!(
        told,
        [
            (3, PartState::Returned, "Encore", DOMINIQUE),
            (2, PartState::HandedBack, "Fait", ALIX),
            (1, PartState::Open, "", DOMINIQUE),
        ]
    );
    Ok(())
}

async fn nobody_is_given_the_same_part_twice_and_others_may_have_it_too(
    database: &TestDatabase,
) -> Outcome {
    let ids = SeededIds::new(3);
    let (_, response) = response(database).await?;
    let holders = [
        Holder::Account(ALIX),
        Holder::Account(DOMINIQUE),
        Holder::Invited("sam@example.org".to_owned()),
    ];
    let unit = database.store().begin().await?;
    let parts = unit.repositories().parts();
    for holder in &holders {
        parts.add(&part(&response, holder.clone()), &ids).await?;
    }
    unit.commit().await?;
    for holder in &holders {
        let unit = database.store().begin().await?;
        let parts = unit.repositories().parts();
        let again = parts.add(&part(&response, holder.clone()), &ids).await;
        assert!(matches!(again, Err(StoreError::Duplicate(_))), "{again:?}");
    }
    // What is done may be given again.
    let unit = database.store().begin().await?;
    let parts = unit.repositories().parts();
    let first = parts.of(&response).await?.remove(0);
    let by = (DOMINIQUE, moment(4));
    parts.step(&first, PartState::Withdrawn, "", by).await?;
    parts
        .add(&part(&response, Holder::Account(ALIX)), &ids)
        .await?;
    unit.commit().await?;
    Ok(())
}

async fn whoever_accepts_takes_over_what_the_address_was_given(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(4);
    let (base, response) = response(database).await?;
    let unit = database.store().begin().await?;
    let parts = unit.repositories().parts();
    let email = "sam@example.org";
    let invited = part(&response, Holder::Invited(email.to_owned()));
    parts.add(&invited, &ids).await?;
    let other = NewPart {
        code: "housing".to_owned(),
        ..part(&response, Holder::Invited("eve@example.org".to_owned()))
    };
    parts.add(&other, &ids).await?;
    parts.take_over(base.municipality, email, ALIX).await?;
    let holders: Vec<Holder> = parts
        .of(&response)
        .await?
        .iter()
        .map(|part| part.holder.clone())
        .collect();
    assert_eq!(holders, [Holder::Account(ALIX), other.holder]);
    unit.commit().await?;
    Ok(())
}

async fn counts_and_due_parts_tell_nothing_of_what_is_done(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(5);
    let (_, response) = response(database).await?;
    let unit = database.store().begin().await?;
    let parts = unit.repositories().parts();
    parts
        .add(&part(&response, Holder::Account(ALIX)), &ids)
        .await?;
    parts
        .add(&part(&response, Holder::Account(DOMINIQUE)), &ids)
        .await?;
    let second = parts.of(&response).await?.remove(1);
    let by = (DOMINIQUE, moment(4));
    parts.step(&second, PartState::HandedBack, "", by).await?;
    unit.commit().await?;
    let read = database.store().read().parts();
    let counts = async |today: &str| -> Result<PartCounts, StoreError> {
        let found = read.counts(&[response.id], day(today)).await?;
        Ok(found[&response.id])
    };
    let (live, overdue) = (2, 1);
    assert_eq!(counts("2027-03-02").await?, PartCounts { live, overdue });
    assert_eq!(counts("2027-03-01").await?, PartCounts { live, overdue: 0 });
    for (first, last, n) in [
        ("2027-02-27", "2027-03-01", 1),
        ("2027-03-02", "2027-03-09", 0),
        ("2027-01-01", "2027-02-28", 0),
    ] {
        let due = read.due_between(day(first), day(last)).await?;
        assert_eq!(due.len(), n, "{first} {last}");
    }
    Ok(())
}

async fn one_request_is_open_at_a_time_and_is_decided_once(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(6);
    let (_, response) = response(database).await?;
    let new = NewExtension {
        response: response.id,
        reason: "Le conseil siège en avril".to_owned(),
        wanted: moment(50),
        asked_by: DOMINIQUE,
        asked_at: moment(3),
    };
    let unit = database.store().begin().await?;
    let id = unit.repositories().extensions().add(&new, &ids).await?;
    unit.commit().await?;
    let unit = database.store().begin().await?;
    let again = unit.repositories().extensions().add(&new, &ids).await;
    assert!(matches!(again, Err(StoreError::Duplicate(_))), "{again:?}");
    drop(unit);
    let decision = Decision {
        by: ALIX,
        at: moment(4),
        until: Some(moment(60)),
        remark: "Volontiers".to_owned(),
    };
    let unit = database.store().begin().await?;
    let repositories = unit.repositories();
    let extensions = repositories.extensions();
    extensions
        .decide(id, ExtensionState::Granted, &decision)
        .await?;
    let late = extensions
        .decide(id, ExtensionState::Refused, &decision)
        .await;
    assert!(matches!(late, Err(StoreError::Immutable(_))), "{late:?}");
    let standing = repositories.responses().standing(response.id).await?;
    let standing = standing.unwrap();
    let responses = repositories.responses();
    responses.set_end(&standing, moment(60)).await?;
    let late = responses.set_end(&standing, moment(61)).await;
    assert!(matches!(late, Err(StoreError::Immutable(_))), "{late:?}");
    extensions.add(&new, &ids).await?;
    unit.commit().await?;
    let read = database.store().read();
    let all = read.extensions().of(&[response.id]).await?;
    let states: Vec<_> = all.iter().map(|e| e.state).collect();
    assert!(states.contains(&ExtensionState::Open) && states.contains(&ExtensionState::Granted));
    let granted = read.extensions().by_id(id).await?.unwrap();
    assert_eq!((granted.decision, granted.record), (Some(decision), new));
    let standing = read.responses().standing(response.id).await?.unwrap();
    assert_eq!(standing.closes_at, Some(moment(60)));
    Ok(())
}

async fn a_reminder_goes_out_once_for_a_day(database: &TestDatabase) -> Outcome {
    let (base, _) = response(database).await?;
    let new = NewReminder {
        kind: "part-before".to_owned(),
        about: base.wave.0,
        account: ALIX,
        due_on: day("2027-03-01"),
        at: moment(3),
    };
    let unit = database.store().begin().await?;
    let reminders = unit.repositories().reminders();
    assert!(reminders.claim(&new).await?);
    assert!(!reminders.claim(&new).await?);
    let moved = NewReminder {
        due_on: day("2027-03-08"),
        ..new.clone()
    };
    assert!(reminders.claim(&moved).await?, "the day was moved");
    unit.commit().await?;
    let unit = database.store().begin().await?;
    let reminders = unit.repositories().reminders();
    assert!(!reminders.claim(&new).await?);
    reminders.remove_old(moment(4)).await?;
    assert!(reminders.claim(&new).await?);
    Ok(())
}

async fn the_first_rule_of_a_network_does_not_replace_what_was_said(
    database: &TestDatabase,
) -> Outcome {
    let ids = SeededIds::new(7);
    foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let repositories = unit.repositories();
    let source = Source {
        code: "invented".to_owned(),
        titles: LocalizedText::default(),
        url: None,
        licence: None,
        demonstration: true,
    };
    repositories.sources().put(&source).await?;
    let coast = NewNetwork {
        code: "coast".to_owned(),
        kind: NetworkKind::Regional,
        parent: None,
        country: None,
        names: LocalizedText::default(),
        descriptions: LocalizedText::default(),
        facts: Vec::new(),
        source: "invented".to_owned(),
        demonstration: true,
    };
    let (network, _) = repositories.networks().put(&coast, &ids).await?;
    let rules = repositories.network_rules();
    let first = NetworkRule {
        required_languages: vec![Locale::Fr],
        ..NetworkRule::default()
    };
    rules.put_first(network, &first).await?;
    let said = NetworkRule {
        rhythm: Rhythm::FullEveryThreeYears,
        required_languages: Vec::new(),
        review: ReviewPath::Change,
        version: 1,
    };
    rules.put(network, &said).await?;
    rules.put_first(network, &first).await?;
    let kept = rules.of(&[network]).await?.remove(0).1;
    assert_eq!((kept.rhythm, kept.version), (said.rhythm, 2));
    assert_eq!(kept.required_languages, []);
    Ok(())
}

on_both_databases!(
    a_part_keeps_every_step_and_only_one_of_two_moves_it,
    nobody_is_given_the_same_part_twice_and_others_may_have_it_too,
    whoever_accepts_takes_over_what_the_address_was_given,
    counts_and_due_parts_tell_nothing_of_what_is_done,
    one_request_is_open_at_a_time_and_is_decided_once,
    a_reminder_goes_out_once_for_a_day,
    the_first_rule_of_a_network_does_not_replace_what_was_said,
);
