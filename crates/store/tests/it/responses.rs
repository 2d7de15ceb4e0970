//! What municipalities answer, while they answer.

use icc_domain::{Locale, SeededIds};
use icc_questionnaire::State;
use icc_store::{
    AccountId, Confirmation, Extent, Hold, Mode, NetworkKind, NetworkRule, NewDraftAnswer,
    NewNetwork, NewResponse, Response, ResponseStatus, ReviewPath, Rhythm, Scope, Source,
    StoreError,
};
use icc_testkit::{
    Foundation, Outcome, TestDatabase, foundation, moment, municipality, on_both_databases, wave,
};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

const WHO: AccountId = AccountId(Uuid::from_u128(7));

fn begun(base: &Foundation) -> NewResponse {
    NewResponse {
        municipality: base.municipality,
        wave: base.wave,
        mode: Mode::Shared,
        extent: Extent::Full,
        carried_from: None,
        opened_at: moment(1),
        opened_by: WHO,
    }
}

fn answer(document: &str, days: i64) -> NewDraftAnswer {
    NewDraftAnswer {
        document: document.to_owned(),
        state: State::Answered,
        confirmation: Confirmation::Entered,
        since: moment(days),
        changed_by: WHO,
        changed_at: moment(days),
    }
}

pub(crate) async fn response(
    database: &TestDatabase,
) -> Result<(Foundation, Response), Box<dyn std::error::Error>> {
    let ids = SeededIds::new(1);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let responses = unit.repositories().responses();
    responses.add(&begun(&base), &ids).await?;
    let scope = Scope::municipality(base.municipality);
    let found = responses.of(&scope, base.municipality, base.wave).await?;
    unit.commit().await?;
    Ok((base, found.unwrap()))
}

async fn c8_a_municipality_has_one_response_in_a_wave(database: &TestDatabase) -> Outcome {
    let (base, first) = response(database).await?;
    assert_eq!(first.status, ResponseStatus::Draft);
    assert_eq!(first.record, begun(&base));
    let unit = database.store().begin().await?;
    let again = unit
        .repositories()
        .responses()
        .add(&begun(&base), &SeededIds::new(2))
        .await;
    assert!(matches!(again, Err(StoreError::Duplicate(_))), "{again:?}");
    Ok(())
}

async fn a_draft_is_found_by_its_own_municipality_only(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(3);
    let (base, own) = response(database).await?;
    let unit = database.store().begin().await?;
    let other = municipality("elsewhere");
    let (other, _) = unit
        .repositories()
        .municipalities()
        .put(&other, &ids)
        .await?;
    unit.commit().await?;
    let read = database.store().read();
    for (scope, found) in [
        (Scope::municipality(base.municipality), true),
        (Scope::service(), true),
        (Scope::municipality(other), false),
        (Scope::public(), false),
    ] {
        let responses = read.responses();
        let one = responses.of(&scope, base.municipality, base.wave).await?;
        assert_eq!(one.is_some(), found, "{scope:?}");
        let of_city = responses.of_municipality(&scope, base.municipality).await?;
        let of_wave = responses.of_wave(&scope, base.wave).await?;
        let expected = if found { vec![own.clone()] } else { vec![] };
        assert_eq!((&of_city, &of_wave), (&expected, &expected), "{scope:?}");
    }
    Ok(())
}

async fn c1_an_edit_of_an_old_version_changes_nothing(database: &TestDatabase) -> Outcome {
    let (_, response) = response(database).await?;
    let unit = database.store().begin().await?;
    let answers = unit.repositories().answers();
    assert_eq!(answers.put(&response, "Q1", 0, &answer("1", 1)).await?, 1);
    assert_eq!(answers.put(&response, "Q1", 1, &answer("2", 2)).await?, 2);
    for stale in [0, 1, 3] {
        let lost = answers.put(&response, "Q1", stale, &answer("x", 3)).await;
        assert!(
            matches!(lost, Err(StoreError::Immutable(_))),
            "{stale}: {lost:?}"
        );
    }
    unit.commit().await?;

    let read = database.store().read().answers();
    let now = read.one(&response, "Q1").await?.unwrap();
    assert_eq!((now.version, now.document.as_str()), (2, "2"));
    let history = read.history(&response, "Q1").await?;
    let said: Vec<_> = history
        .iter()
        .map(|a| (a.version, a.document.as_str()))
        .collect();
    assert_eq!(said, [(2, "2"), (1, "1")]);
    let first = read.at_version(&response, "Q1", 1).await?.unwrap();
    assert_eq!(first.record, answer("1", 1));
    assert_eq!(read.all(&response).await?, [now]);
    assert_eq!(read.first_broken(&response).await?, None);
    Ok(())
}

async fn progress_says_how_far_and_not_what(database: &TestDatabase) -> Outcome {
    let (_, response) = response(database).await?;
    let unit = database.store().begin().await?;
    let answers = unit.repositories().answers();
    let unknown = NewDraftAnswer {
        state: State::Unknown,
        confirmation: Confirmation::Carried,
        ..answer("canary", 2)
    };
    answers
        .put(&response, "Q1", 0, &answer("canary", 1))
        .await?;
    answers.put(&response, "Q2", 0, &unknown).await?;
    unit.commit().await?;
    let progress = database
        .store()
        .read()
        .answers()
        .progress(&[response.id])
        .await?;
    let said: Vec<_> = progress
        .iter()
        .map(|(id, p)| (*id, p.question.as_str(), p.state, p.confirmation))
        .collect();
    assert_eq!(
        said,
        [
            (response.id, "Q1", State::Answered, Confirmation::Entered),
            (response.id, "Q2", State::Unknown, Confirmation::Carried),
        ]
    );
    assert!(!format!("{progress:?}").contains("canary"));
    Ok(())
}

async fn d10_the_history_of_answers_cannot_be_changed_unseen(database: &TestDatabase) -> Outcome {
    let (_, response) = response(database).await?;
    let unit = database.store().begin().await?;
    let answers = unit.repositories().answers();
    for version in 0..3 {
        let said = answer(&version.to_string(), 1);
        answers.put(&response, "Q1", version, &said).await?;
    }
    answers.put(&response, "Q2", 0, &answer("0", 1)).await?;
    unit.commit().await?;

    let connection = database.connection().await?;
    for refused in [
        "UPDATE answer_revision SET document = '9'",
        "DELETE FROM answer_revision",
        // Not without a new version.
        "UPDATE answer SET document = '9'",
    ] {
        assert!(
            connection.execute_unprepared(refused).await.is_err(),
            "{refused}"
        );
    }
    let read = database.store().read().answers();
    assert_eq!(read.first_broken(&response).await?, None);
    // With a new version, but past the history.
    connection
        .execute_unprepared("UPDATE answer SET document = '9', version = 4 WHERE question = 'Q1'")
        .await?;
    let broken = read.first_broken(&response).await?;
    assert_eq!(broken, Some(("Q1".to_owned(), 4)));
    connection
        .execute_unprepared("DELETE FROM answer WHERE question = 'Q1'")
        .await?;
    let broken = read.first_broken(&response).await?;
    assert_eq!(broken, Some(("Q1".to_owned(), 1)));
    connection.close().await?;
    Ok(())
}

async fn whoever_was_second_does_not_move_a_response(database: &TestDatabase) -> Outcome {
    let (base, old) = response(database).await?;
    let scope = Scope::municipality(base.municipality);
    let unit = database.store().begin().await?;
    let responses = unit.repositories().responses();
    let held = responses
        .held(&scope, base.municipality, base.wave, Hold::Alone)
        .await?
        .unwrap();
    assert_eq!(held, old);
    responses
        .set_status(&held, ResponseStatus::Submitted)
        .await?;
    responses.set_mode(&held, Mode::Divided).await.unwrap_err();
    unit.commit().await?;
    let now = database.store().read().responses();
    let now = now.of(&scope, base.municipality, base.wave).await?.unwrap();
    assert_eq!(
        (now.status, now.mode),
        (ResponseStatus::Submitted, Mode::Shared)
    );
    assert_eq!(now.version, old.version + 1);
    Ok(())
}

async fn a_wave_asks_several_networks_and_each_says_how(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(4);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let repositories = unit.repositories();
    let text = icc_domain::LocalizedText::default;
    let source = Source {
        code: "invented".to_owned(),
        titles: text(),
        url: None,
        licence: None,
        demonstration: true,
    };
    repositories.sources().put(&source).await?;
    let mut networks = Vec::new();
    for code in ["north", "coast"] {
        let new = NewNetwork {
            code: code.to_owned(),
            kind: NetworkKind::Regional,
            parent: None,
            country: None,
            names: text(),
            descriptions: text(),
            facts: Vec::new(),
            source: "invented".to_owned(),
            demonstration: true,
        };
        networks.push(repositories.networks().put(&new, &ids).await?.0);
    }
    let mut asked = wave("both", &base.definition, 2027);
    asked.networks = vec!["north".to_owned(), "coast".to_owned(), "north".to_owned()];
    repositories.waves().put(&asked, &ids).await?;
    let rules = repositories.network_rules();
    let rule = NetworkRule {
        rhythm: Rhythm::FullEveryThreeYears,
        required_languages: vec![Locale::Fr],
        review: ReviewPath::Sample,
        version: 0,
    };
    rules.put(networks[0], &rule).await?;
    let kept = NetworkRule { version: 1, ..rule };
    let changed = NetworkRule {
        required_languages: vec![],
        ..kept.clone()
    };
    rules.put(networks[0], &changed).await?;
    let stale = rules.put(networks[0], &kept).await;
    assert!(matches!(stale, Err(StoreError::Immutable(_))), "{stale:?}");
    unit.commit().await?;

    let read = database.store().read();
    let found = read.waves().by_code("both").await?.unwrap();
    assert_eq!(found.networks, ["coast", "north"]);
    let rules = read.network_rules().of(&networks).await?;
    let now = NetworkRule {
        version: 2,
        ..changed
    };
    assert_eq!(rules, [(networks[0], now)]);
    Ok(())
}

on_both_databases![
    c8_a_municipality_has_one_response_in_a_wave,
    a_draft_is_found_by_its_own_municipality_only,
    c1_an_edit_of_an_old_version_changes_nothing,
    progress_says_how_far_and_not_what,
    d10_the_history_of_answers_cannot_be_changed_unseen,
    whoever_was_second_does_not_move_a_response,
    a_wave_asks_several_networks_and_each_says_how,
];
