//! What is kept for ever: versions of definitions, and runs that can be computed again.

use chrono::{TimeZone, Utc};
use icc_app::editions::{
    DefinitionFiles, Found, Loaded, kept_version, kept_versions, load_definition,
};
use icc_app::verify::{Difference, Verdict, verify_runs};
use icc_domain::FixedClock;
use icc_testkit::{
    Demonstration, Outcome, TestDatabase, editions, load, on_both_databases, service_over,
};

fn clock() -> FixedClock {
    FixedClock::new(Utc.timestamp_opt(1_800_000_000, 0).unwrap())
}

/// The files of a definition without answers.
fn files() -> DefinitionFiles {
    let editions = editions().unwrap();
    editions["icc-2019-aligned"].clone()
}

/// The same definition with another word, and perhaps another version.
fn edited(version: Option<&str>) -> DefinitionFiles {
    let mut files = files();
    let text = files.get_mut("texts/en.toml").unwrap();
    *text = text.replacen("title = \"", "title = \"Edited: ", 1);
    if let Some(version) = version {
        let text = files.get_mut("definition.toml").unwrap();
        let old = text
            .lines()
            .find(|line| line.starts_with("version = "))
            .unwrap()
            .to_owned();
        *text = text.replacen(&old, &format!("version = \"{version}\""), 1);
    }
    files
}

async fn an_edited_definition_is_kept_beside_the_old_one_under_a_new_version_only(
    database: &TestDatabase,
) -> Outcome {
    let store = database.store();
    let Loaded::Kept { new, hash, .. } = load_definition(store, &files(), &clock()).await? else {
        panic!("a sound definition was not kept");
    };
    assert!(new);
    let again = load_definition(store, &files(), &clock()).await?;
    assert!(
        matches!(again, Loaded::Kept { new: false, .. }),
        "{again:?}"
    );

    let taken = load_definition(store, &edited(None), &clock()).await?;
    let Loaded::VersionTaken { kept, .. } = taken else {
        panic!("an edited definition took the place of the old one: {taken:?}");
    };
    assert_eq!(kept, hash);
    assert_eq!(kept_versions(store).await?.len(), 1);

    let renewed = load_definition(store, &edited(Some("99.0.0")), &clock()).await?;
    assert!(
        matches!(renewed, Loaded::Kept { new: true, .. }),
        "{renewed:?}"
    );
    let versions = kept_versions(store).await?;
    assert_eq!(versions.len(), 2);
    for version in versions {
        assert_eq!(version.waves, Vec::<String>::new());
        let beginning = &version.summary.hash[..12];
        let Found::One(definition) = kept_version(store, beginning).await? else {
            panic!("{beginning} is not found");
        };
        assert_eq!(definition.version, version.summary.version);
        assert_eq!(definition.hash(), version.summary.hash);
    }
    assert!(matches!(kept_version(store, "").await?, Found::Several(_)));
    assert!(matches!(kept_version(store, "x").await?, Found::None));
    Ok(())
}

async fn a_broken_definition_is_never_kept(database: &TestDatabase) -> Outcome {
    let mut broken = files();
    broken
        .get_mut("definition.toml")
        .unwrap()
        .push_str("\nsurprise = 1\n");
    let loaded = load_definition(database.store(), &broken, &clock()).await?;
    assert!(matches!(loaded, Loaded::Refused(_)), "{loaded:?}");
    assert_eq!(kept_versions(database.store()).await?, []);
    Ok(())
}

async fn a_run_is_computed_again_and_a_changed_score_is_noticed(
    database: &TestDatabase,
) -> Outcome {
    let service = service_over(database.second_store().await?)?;
    load(&service, Demonstration::Loaded).await?;
    let store = database.store();
    let runs = verify_runs(store).await?;
    assert_eq!(runs.len(), 6);
    for run in &runs {
        assert!(
            matches!(run.verdict, Verdict::Equal(count) if count > 100),
            "{run:?}"
        );
    }
    let asked = kept_versions(store).await?;
    assert!(
        asked.iter().any(|version| version.waves.len() > 1),
        "{asked:?}"
    );

    // The last digit of one figure, in the oldest run; another engine's name, in the newest.
    let (oldest, newest) = (&runs[0].run, &runs[5].run);
    let scores = store
        .read()
        .runs()
        .scores(&icc_store::Scope::service(), oldest.id)
        .await?;
    let one = scores.iter().find(|score| score.value > Some(1.0)).unwrap();
    let changed = f64::from_bits(one.value.unwrap().to_bits() + 1);
    // SQLite keeps ids as bytes and PostgreSQL as its own type; digits and measure tell enough.
    let update = format!(
        "UPDATE score SET value = {changed:?} WHERE value = {:?} AND measure = '{}'",
        one.value.unwrap(),
        one.measure
    );
    database.tamper("score", &update).await?;
    let update = format!(
        "UPDATE score_run SET engine_version = '0.0.1' WHERE inputs_digest = '{}'",
        newest.key.inputs_digest
    );
    database.tamper("score_run", &update).await?;

    let runs = verify_runs(store).await?;
    let Verdict::Differs(differences) = &runs[0].verdict else {
        panic!("a changed score went unnoticed: {:?}", runs[0]);
    };
    let all = differences
        .iter()
        .all(|it| matches!(it, Difference::Score { measure, .. } if *measure == one.measure));
    assert!(all && !differences.is_empty(), "{differences:?}");
    assert_eq!(runs[5].verdict, Verdict::OtherEngine);
    service.store().clone().close().await?;
    Ok(())
}

on_both_databases![
    an_edited_definition_is_kept_beside_the_old_one_under_a_new_version_only,
    a_broken_definition_is_never_kept,
    a_run_is_computed_again_and_a_changed_score_is_noticed,
];
