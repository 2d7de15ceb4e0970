//! What a city plans is kept for itself, version by version, and enters no figure.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use icc_app::input::Origin;
use icc_app::targets::{Reached, Target, TargetId, TargetSaid};
use icc_app::{Actor, Error};
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::practices::reserved;
use crate::town::{AT, CITY, Town, WAVE, absent, issues};

const GROUND: &str = "demo-2026";
const OF: (&str, &str) = (CITY, GROUND);

fn said(name: &str, questions: &[&str], version: i32) -> TargetSaid {
    TargetSaid {
        name: name.to_owned(),
        due: "2030-12-31".to_owned(),
        questions: questions.iter().map(|code| (*code).to_owned()).collect(),
        version,
        ..TargetSaid::default()
    }
}

/// Two questions in which the city loses points.
async fn open_questions(town: &Town) -> Result<Vec<String>, Error> {
    let snapshot = town.service.snapshot().await?;
    let report = snapshot.city(CITY, Some(GROUND))?;
    let plans = snapshot.plans(&report, &BTreeSet::new())?;
    let codes = plans
        .steps
        .iter()
        .map(|step| step.question.code.to_string());
    Ok(codes.take(2).collect())
}

async fn kept(town: &Town) -> Result<Vec<Target>, Error> {
    let found = town.service.targets(&town.dominique, CITY).await?;
    let targets = found.targets.into_iter();
    Ok(targets.map(|(target, ..)| target).collect())
}

async fn a_target_is_kept_changed_and_removed_and_its_history_stays(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, who, origin) = (&town.service, &town.dominique, Origin::default());
    let codes = open_questions(&town).await?;
    let [first, second] = [codes[0].as_str(), codes[1].as_str()];
    let new = said("  Plan  2030 ", &[first], 0);
    let id = service.add_target(who, OF, &new, &origin).await?;
    let listed = kept(&town).await?;
    assert_eq!((listed.len(), listed[0].name.as_str()), (1, "Plan 2030"));

    let other = said("Plan 2030, council", &[first, second], 1);
    service
        .change_target(who, (CITY, id), &other, &origin)
        .await?;
    let page = service.target(who, CITY, id).await?;
    assert_eq!(page.target.version, 2);
    assert_eq!(page.target.questions.len(), 2);
    let names: Vec<_> = page
        .versions
        .iter()
        .map(|(version, by)| (version.name.as_str(), by.as_deref()))
        .collect();
    assert_eq!(
        names,
        [
            ("Plan 2030, council", Some("Dominique")),
            ("Plan 2030", Some("Dominique"))
        ]
    );
    // The home of the questionnaire lists it.
    let home = service.response_home(who, CITY, "demo-open").await?;
    assert_eq!(home.targets.len(), 1);

    service.remove_target(who, (CITY, id), 2, &origin).await?;
    assert!(kept(&town).await?.is_empty());
    absent(service.target(who, CITY, id).await);
    absent(service.remove_target(who, (CITY, id), 3, &origin).await);
    Ok(())
}

async fn whoever_is_second_learns_that_a_target_has_changed(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (service, who, origin) = (&town.service, &town.dominique, Origin::default());
    let codes = open_questions(&town).await?;
    let new = said("Plan", &[&codes[0]], 0);
    let id = service.add_target(who, OF, &new, &origin).await?;
    let change = said("Plan B", &[&codes[0]], 1);
    service
        .change_target(who, (CITY, id), &change, &origin)
        .await?;
    for late in [
        service
            .change_target(who, (CITY, id), &change, &origin)
            .await,
        service.remove_target(who, (CITY, id), 1, &origin).await,
    ] {
        assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    }
    assert_eq!(kept(&town).await?[0].version, 2);
    Ok(())
}

async fn everything_that_is_wrong_with_a_target_is_said_at_once(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, who, origin) = (&town.service, &town.dominique, Origin::default());
    let wrong = TargetSaid {
        due: "2020-01-01".to_owned(),
        ..TargetSaid::default()
    };
    assert_eq!(
        issues(service.add_target(who, OF, &wrong, &origin).await),
        [
            ("name", "missing"),
            ("due", "day-past"),
            ("questions", "missing")
        ]
    );
    let unknown = said("Plan", &["no-such-question"], 0);
    assert_eq!(
        issues(service.add_target(who, OF, &unknown, &origin).await),
        [("questions", "unknown")]
    );
    absent(
        service
            .add_target(who, (CITY, "demo-open"), &unknown, &origin)
            .await,
    );
    Ok(())
}

async fn z1_a_target_is_seen_by_its_city_and_changed_by_whoever_answers_for_it(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let codes = open_questions(&town).await?;
    let new = said("Plan", &[&codes[0]], 0);
    let id = service
        .add_target(&town.dominique, OF, &new, &origin)
        .await?;
    let page = service.target(&town.alix, CITY, id).await?;
    assert!(!page.may_keep);
    for who in [&town.alix, &town.claude, &town.stranger, &town.root] {
        absent(service.add_target(who, OF, &new, &origin).await);
        let change = said("Other", &[&codes[0]], 1);
        absent(
            service
                .change_target(who, (CITY, id), &change, &origin)
                .await,
        );
        absent(service.remove_target(who, (CITY, id), 1, &origin).await);
        assert!(!service.may_keep_targets(who, CITY).await?);
    }
    for who in [&town.claude, &town.stranger, &town.root] {
        absent(service.targets(who, CITY).await);
        absent(service.target(who, CITY, id).await);
    }
    // Another city's coordinator does not find it below the own city either.
    let no_such = TargetId(town.stranger.account.0);
    absent(service.target(&town.dominique, CITY, no_such).await);
    Ok(())
}

async fn a_target_changes_no_published_figure(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let service = &town.service;
    let before = service.snapshot().await?;
    let shown = |snapshot: &icc_app::Snapshot| -> Result<String, Error> {
        let report = snapshot.city(CITY, Some(GROUND))?;
        let result = report.result.as_ref().ok_or(Error::NotFound)?;
        let cells: Vec<_> = result.indicators.iter().map(|row| row.cell).collect();
        Ok(format!("{:?} {cells:?}", result.core.cell))
    };
    let figures = shown(&before)?;
    let codes = open_questions(&town).await?;
    let plan: BTreeSet<String> = codes.iter().cloned().collect();
    let planned = {
        let report = before.city(CITY, Some(GROUND))?;
        let plans = before.plans(&report, &plan)?;
        let core = &plans.changes[0];
        assert!(core.then.value() > core.now.value(), "{core:?}");
        let (now, then) = plans.places.expect("others are seen");
        assert_eq!(now.n, then.n);
        core.then
    };
    let new = TargetSaid {
        questions: plan,
        ..said("Plan", &[], 0)
    };
    let origin = Origin::default();
    service
        .add_target(&town.dominique, OF, &new, &origin)
        .await?;
    let after = service.snapshot().await?;
    assert_eq!(shown(&after)?, figures, "{planned:?} is nowhere");
    Ok(())
}

async fn a_plan_has_somebody_who_answers_for_it_and_practices_to_follow(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, who, origin) = (&town.service, &town.dominique, Origin::default());
    let practice = reserved(&town, "Marrainage").await?;
    let codes = open_questions(&town).await?;
    let owners = service.target_owners(who, CITY).await?;
    let alix = owners.iter().find(|one| one.account == town.alix.account);
    assert_eq!(alix.map(|one| one.name.as_str()), Some("Alix"));
    absent(service.target_owners(&town.alix, CITY).await);
    let with = |owner: &Actor, practices: &[String], version| TargetSaid {
        owner: owner.account.to_string(),
        practices: practices.iter().cloned().collect(),
        ..said("Plan", &[&codes[0]], version)
    };
    // Nobody from elsewhere answers for it, and it follows nothing that the person does not see.
    let wrong = with(&town.stranger, &[codes[0].clone()], 0);
    assert_eq!(
        issues(service.add_target(who, OF, &wrong, &origin).await),
        [("owner", "owner"), ("practices", "unknown")]
    );
    let new = with(&town.alix, &[practice.to_string()], 0);
    let id = service.add_target(who, OF, &new, &origin).await?;
    let page = service.target(&town.alix, CITY, id).await?;
    assert_eq!(page.owner.as_deref(), Some("Alix"));
    let titles: Vec<_> = page
        .practices
        .iter()
        .map(|row| row.shown.title.as_str())
        .collect();
    assert_eq!(titles, ["Marrainage"]);
    let listed = service.targets(who, CITY).await?.targets;
    assert_eq!(listed[0].2.as_deref(), Some("Alix"));

    let nobody = said("Plan", &[&codes[0]], 1);
    service
        .change_target(who, (CITY, id), &nobody, &origin)
        .await?;
    let page = service.target(who, CITY, id).await?;
    assert!(page.owner.is_none() && page.practices.is_empty());
    Ok(())
}

async fn the_next_wave_tells_how_far_a_plan_is_reached(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let snapshot = town.service.snapshot().await?;
    let mut waves = snapshot.results_of(CITY).into_iter();
    let (_, newest) = waves.next().expect("a wave");
    let (_, ground) = waves.next().expect("a wave before it");
    let latest = snapshot.latest_answers(CITY)?.expect("shown answers");
    assert_eq!(latest.result.wave.id, newest.id);
    assert_eq!(latest.followed(newest, &BTreeSet::new()), None);

    let lost = |wave: &str| -> Result<BTreeSet<String>, Error> {
        let report = snapshot.city(CITY, Some(wave))?;
        let plans = snapshot.plans(&report, &BTreeSet::new())?;
        let steps = plans.steps.iter();
        Ok(steps.map(|step| step.question.code.to_string()).collect())
    };
    let mut planned = lost(&ground.record.code)?;
    planned.insert("no-such-question".to_owned());
    let still = lost(&newest.record.code)?;
    let followed = latest.followed(ground, &planned).expect("a later wave");
    assert_eq!(followed.len(), planned.len());
    let mut reached = 0;
    for one in &followed {
        let code = one.question.as_str();
        match one.reached {
            Reached::Full => {
                reached += 1;
                assert!(!still.contains(code), "{code}");
            }
            Reached::Partly(points, maximum) => {
                assert!(still.contains(code) && points < maximum, "{code}");
            }
            Reached::NotCounted => assert_eq!(code, "no-such-question"),
        }
    }
    assert!(reached > 0, "{followed:?}");
    Ok(())
}

async fn a_city_plans_on_what_it_has_handed_in_before_anybody_sees_it(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, who, origin) = (&town.service, &town.dominique, Origin::default());
    let plan = said("Plan", &["C1"], 0);
    absent(service.add_target(who, AT, &plan, &origin).await);
    town.confirm("commitment").await?;
    town.put_answer("C1", "no", "").await?;
    town.handed_in().await?;
    town.clock.advance(TimeDelta::seconds(10));
    service.add_target(who, AT, &plan, &origin).await?;
    assert_eq!(kept(&town).await?.len(), 1);

    let (_, own) = service.as_itself(who, CITY).await?.expect("its results");
    let report = own.city(CITY, Some(WAVE))?;
    let plans = own.plans(&report, &plan.questions)?;
    let core = &plans.changes[0];
    let (now, then) = (core.now.value(), core.then.value());
    assert!(then > now, "{now:?} {then:?}");
    // Nobody else plans for it, or sees what it would plan on.
    for other in [&town.alix, &town.claude, &town.stranger, &town.root] {
        assert!(service.as_itself(other, CITY).await?.is_none());
        absent(service.add_target(other, AT, &plan, &origin).await);
    }
    absent(service.snapshot().await?.city(CITY, Some(WAVE)).map(drop));
    Ok(())
}

on_both_loaded_databases!(
    a_city_plans_on_what_it_has_handed_in_before_anybody_sees_it,
    a_plan_has_somebody_who_answers_for_it_and_practices_to_follow,
    the_next_wave_tells_how_far_a_plan_is_reached,
    a_target_is_kept_changed_and_removed_and_its_history_stays,
    whoever_is_second_learns_that_a_target_has_changed,
    everything_that_is_wrong_with_a_target_is_said_at_once,
    z1_a_target_is_seen_by_its_city_and_changed_by_whoever_answers_for_it,
    a_target_changes_no_published_figure,
);
