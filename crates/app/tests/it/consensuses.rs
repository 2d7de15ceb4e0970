//! The consensus register of a network.

use icc_app::consensus::{
    AdoptionSaid, CommitteeSaid, ConsensusId, ConsensusSaid, ConsensusState, RemarkSaid, ReplySaid,
    StepSaid,
};
use icc_app::input::Origin;
use icc_app::{Actor, Error};
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::town::{CITY, NETWORK, Town, absent, issues};

fn said(title: &str, version: usize) -> ConsensusSaid {
    ConsensusSaid {
        title: title.to_owned(),
        body: "Nous accueillons ensemble.".to_owned(),
        version: version.to_string(),
        ..ConsensusSaid::default()
    }
}

fn step(step: &str, version: usize) -> StepSaid {
    StepSaid {
        step: step.to_owned(),
        remark: "Sans suite".to_owned(),
        version: version.to_string(),
    }
}

fn adoption(day: &str, version: usize) -> AdoptionSaid {
    AdoptionSaid {
        day: day.to_owned(),
        place: "Val-des-Cèdres".to_owned(),
        present: vec![CITY.to_owned()],
        version: version.to_string(),
        ..AdoptionSaid::default()
    }
}

async fn version(town: &Town, id: ConsensusId) -> usize {
    let page = town.service.consensus(&town.claude, NETWORK, id).await;
    page.expect("is read").version
}

/// A proposal that members can object to.
async fn opened(town: &Town, by: &Actor, title: &str) -> Result<ConsensusId, Error> {
    let (service, origin) = (&town.service, Origin::default());
    let said = said(title, 0);
    let proposed = service.propose_consensus(by, NETWORK, &said, &origin);
    let id = proposed.await?;
    let open = step("opened", 2);
    service
        .step_consensus(&town.claude, (NETWORK, id), &open, &origin)
        .await?;
    Ok(id)
}

#[expect(
    clippy::too_many_lines,
    reason = "one story, from proposal to what follows"
)]
async fn a_consensus_goes_from_its_proposal_to_its_number(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let (alix, dominique, claude) = (&town.alix, &town.dominique, &town.claude);
    let empty = ConsensusSaid::default();
    let nothing = service.propose_consensus(alix, NETWORK, &empty, &origin);
    assert_eq!(
        issues(nothing.await),
        [("title", "missing"), ("words", "missing")]
    );
    let new = said("Accueil", 0);
    let id = service
        .propose_consensus(alix, NETWORK, &new, &origin)
        .await?;
    let at = (NETWORK, id);
    // Nobody of a member words it who is not on the committee.
    let again = said("Accueil des familles", 2);
    absent(service.word_consensus(dominique, at, &again, &origin).await);
    let page = service.committee(claude, NETWORK).await?;
    assert!(page.people.iter().all(|person| !person.sits));
    let committee = CommitteeSaid {
        people: vec![dominique.account.to_string()],
        version: "0".to_owned(),
    };
    absent(
        service
            .keep_committee(dominique, NETWORK, &committee, &origin)
            .await,
    );
    service
        .keep_committee(claude, NETWORK, &committee, &origin)
        .await?;
    let late = service.keep_committee(claude, NETWORK, &committee, &origin);
    let late = late.await;
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    service
        .word_consensus(dominique, at, &again, &origin)
        .await?;
    // Whoever has seen the wording before is second.
    let late = service.word_consensus(claude, at, &again, &origin).await;
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");

    let early = adoption("2026-11-12", 3);
    let adopted = service.adopt_consensus(claude, at, &early, &origin).await;
    assert!(matches!(adopted, Err(Error::Conflict)), "is not open yet");
    let objection = RemarkSaid {
        kind: "objection".to_owned(),
        body: "Trop court".to_owned(),
        wording: "2".to_owned(),
        ..RemarkSaid::default()
    };
    let early = service.object_to_consensus(alix, at, &objection, &origin);
    assert!(matches!(early.await, Err(Error::Conflict)));
    service
        .step_consensus(dominique, at, &step("opened", 3), &origin)
        .await?;
    // Objections of two people do not stand in each other's way.
    service
        .object_to_consensus(alix, at, &objection, &origin)
        .await?;
    service
        .object_to_consensus(dominique, at, &objection, &origin)
        .await?;
    absent(
        service
            .object_to_consensus(claude, at, &objection, &origin)
            .await,
    );
    let stale = RemarkSaid {
        wording: "1".to_owned(),
        ..objection.clone()
    };
    let stale = service.object_to_consensus(alix, at, &stale, &origin).await;
    assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");

    let page = service.consensus(claude, NETWORK, id).await?;
    let remarks: Vec<_> = page.remarks.iter().map(|one| one.remark.id).collect();
    let blocked = adoption("2026-11-12", page.version);
    let blocked = service.adopt_consensus(claude, at, &blocked, &origin).await;
    assert_eq!(issues(blocked), [("day", "consensus-objections")]);
    let answer = ReplySaid {
        step: "answer".to_owned(),
        body: "Six mois".to_owned(),
        seen: "0".to_owned(),
    };
    service
        .reply_to_remark(dominique, at, remarks[0], &answer, &origin)
        .await?;
    let withdraw = ReplySaid {
        step: "withdraw".to_owned(),
        ..ReplySaid::default()
    };
    let withdraw = ReplySaid {
        seen: "0".to_owned(),
        ..withdraw
    };
    // Whoever coordinates the network takes nothing back for a member.
    absent(
        service
            .reply_to_remark(claude, at, remarks[1], &withdraw, &origin)
            .await,
    );
    service
        .reply_to_remark(alix, at, remarks[1], &withdraw, &origin)
        .await?;

    let wrong = AdoptionSaid {
        day: "2027-01-01".to_owned(),
        present: vec!["nowhere".to_owned()],
        version: version(&town, id).await.to_string(),
        ..AdoptionSaid::default()
    };
    let wrong = service.adopt_consensus(claude, at, &wrong, &origin).await;
    assert_eq!(
        issues(wrong),
        [
            ("day", "day-future"),
            ("place", "missing"),
            ("present", "not-listed")
        ]
    );
    let sound = adoption("2026-11-12", version(&town, id).await);
    absent(
        service
            .adopt_consensus(dominique, at, &sound, &origin)
            .await,
    );
    service.adopt_consensus(claude, at, &sound, &origin).await?;
    let page = service.consensus(alix, NETWORK, id).await?;
    let adopted = page.adoption.as_ref().expect("is adopted");
    assert_eq!(
        (adopted.year, adopted.number, adopted.wording),
        (2026, 1, 2)
    );
    assert_eq!(page.state, ConsensusState::Adopted);
    assert_eq!(page.present.len(), 1);
    // Nothing of it changes any more.
    let again = said("Autre", page.version);
    let again = service.word_consensus(claude, at, &again, &origin).await;
    assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
    let objected = service.object_to_consensus(alix, at, &objection, &origin);
    assert!(matches!(objected.await, Err(Error::Conflict)));
    let dropped = step("dropped", page.version);
    let dropped = service.step_consensus(claude, at, &dropped, &origin).await;
    assert!(matches!(dropped, Err(Error::Conflict)), "{dropped:?}");
    Ok(())
}

async fn a_later_consensus_changes_an_earlier_one_and_both_say_so(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let (dominique, claude) = (&town.dominique, &town.claude);
    let first = opened(&town, dominique, "Accueil").await?;
    let adopt = adoption("2025-05-11", 3);
    service
        .adopt_consensus(claude, (NETWORK, first), &adopt, &origin)
        .await?;
    let unknown = ConsensusSaid {
        earlier: "0199a1b2-7c3d-7e4f-8a9b-0c1d2e3f4a5b".to_owned(),
        change: "amends".to_owned(),
        ..said("Accueil, suite", 0)
    };
    let unknown = service.propose_consensus(dominique, NETWORK, &unknown, &origin);
    assert_eq!(issues(unknown.await), [("earlier", "not-listed")]);
    let second = ConsensusSaid {
        earlier: first.to_string(),
        change: "replaces".to_owned(),
        ..said("Accueil, suite", 0)
    };
    let second = service.propose_consensus(dominique, NETWORK, &second, &origin);
    let second = second.await?;
    let at = (NETWORK, second);
    let page = service.consensus(dominique, NETWORK, first).await?;
    assert_eq!(page.state, ConsensusState::Adopted, "nothing is adopted");
    assert!(page.later.is_empty());
    service
        .step_consensus(claude, at, &step("opened", 2), &origin)
        .await?;
    service
        .adopt_consensus(claude, at, &adoption("2025-09-18", 3), &origin)
        .await?;
    let page = service.consensus(dominique, NETWORK, first).await?;
    assert_eq!(page.state, ConsensusState::Replaced);
    let later = page.later.first().expect("is named");
    assert_eq!((later.id, later.title.as_str()), (second, "Accueil, suite"));
    let adopted = later.adoption.as_ref().expect("is adopted");
    assert_eq!((adopted.year, adopted.number), (2025, 2));
    let page = service.consensus(dominique, NETWORK, second).await?;
    assert_eq!(page.earlier.map(|one| one.id), Some(first));
    Ok(())
}

async fn z1_a_register_is_read_by_the_network_and_by_everybody_what_is_shown(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let (dominique, claude) = (&town.dominique, &town.claude);
    let id = opened(&town, dominique, "Accueil").await?;
    let at = (NETWORK, id);
    absent(service.consensuses(&town.stranger, NETWORK, 1).await);
    absent(service.consensus(&town.stranger, NETWORK, id).await);
    absent(service.consensus(dominique, "remiri", id).await);
    absent(
        service
            .propose_consensus(&town.stranger, NETWORK, &said("X", 0), &origin)
            .await,
    );
    let page = service.consensuses(&town.root, NETWORK, 1).await?;
    assert_eq!(
        (page.rows.len(), page.may_propose, page.may_keep),
        (1, false, true)
    );
    assert_eq!((page.readers.members, page.readers.people), (19, 4));

    assert!(service.public_register(NETWORK).await?.entries.is_empty());
    service
        .adopt_consensus(claude, at, &adoption("2026-11-12", 3), &origin)
        .await?;
    assert!(service.public_register(NETWORK).await?.entries.is_empty());
    absent(service.public_consensus(NETWORK, "2026-1").await);
    absent(
        service
            .step_consensus(dominique, at, &step("shown", 4), &origin)
            .await,
    );
    service
        .step_consensus(claude, at, &step("shown", 4), &origin)
        .await?;
    let shown = service.public_register(NETWORK).await?;
    assert_eq!(shown.entries.len(), 1);
    let one = service.public_consensus(NETWORK, "2026-1").await?;
    assert_eq!(one.entry.wording.title, "Accueil");
    service
        .step_consensus(claude, at, &step("reserved", 5), &origin)
        .await?;
    absent(service.public_consensus(NETWORK, "2026-1").await);
    absent(service.public_register("no-such-network").await);
    Ok(())
}

on_both_loaded_databases!(
    a_consensus_goes_from_its_proposal_to_its_number,
    a_later_consensus_changes_an_earlier_one_and_both_say_so,
    z1_a_register_is_read_by_the_network_and_by_everybody_what_is_shown,
);
