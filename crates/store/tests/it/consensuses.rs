//! The consensus register and meetings of networks.

use std::slice::from_ref;

use icc_domain::{IdSource, SeededIds};
use icc_store::{
    AccountId, Adoption, AgendaItem, CalendarLink, Consensus, ConsensusChange, ConsensusId,
    ConsensusMove, ConsensusRemark, ConsensusStep, Meeting, MeetingId, MeetingPlace, MeetingState,
    MeetingWay, NetworkId, NewAccount, RemarkId, RemarkKind, RemarkOutcome, RemarkReply, Seat,
    SeatWord, StoreError, Wording,
};
use icc_testkit::{Outcome, TestDatabase, foundation, moment, on_both_databases};
use sea_orm::ConnectionTrait;

use crate::network_messages::network;

fn consensus(ids: &SeededIds, network: NetworkId) -> (Consensus, Wording) {
    let by = AccountId(ids.next_id());
    let new = Consensus {
        id: ConsensusId(ids.next_id()),
        network,
        municipality: None,
        earlier: None,
        made_by: by,
        made_at: moment(1),
    };
    let wording = Wording {
        consensus: new.id,
        version: 1,
        title: "Accueil".to_owned(),
        body: "Nous accueillons.".to_owned(),
        indicator: Some("education".to_owned()),
        made_by: by,
        made_at: moment(1),
    };
    (new, wording)
}

#[expect(
    clippy::too_many_lines,
    reason = "one story, from proposal to what follows"
)]
async fn what_was_adopted_never_changes(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let base = foundation(store, &ids).await?;
    let network = network(store, &ids).await?;
    let (first, wording) = consensus(&ids, network);
    let remark = ConsensusRemark {
        id: RemarkId(ids.next_id()),
        consensus: first.id,
        wording: 1,
        kind: RemarkKind::Objection,
        municipality: base.municipality,
        body: "Trop court".to_owned(),
        made_by: first.made_by,
        made_at: moment(2),
    };
    let reply = RemarkReply {
        remark: remark.id,
        number: 1,
        outcome: RemarkOutcome::Answered,
        body: "Six mois".to_owned(),
        made_by: first.made_by,
        made_at: moment(3),
    };
    let adoption = Adoption {
        consensus: first.id,
        network,
        year: 2026,
        number: 1,
        wording: 1,
        day: moment(0).date_naive(),
        meeting: None,
        place: "Mairie".to_owned(),
        present: vec![base.municipality],
        made_by: first.made_by,
        made_at: moment(4),
    };
    let step = ConsensusStep {
        consensus: first.id,
        number: 2,
        step: ConsensusMove::Adopted,
        remark: String::new(),
        made_by: first.made_by,
        made_at: moment(4),
    };
    let seat = Seat {
        network,
        number: 1,
        account: first.made_by,
        word: SeatWord::Takes,
        made_by: first.made_by,
        made_at: moment(1),
    };
    let unit = store.begin().await?;
    let register = unit.repositories().consensuses();
    register.propose(&first, &wording).await?;
    register.remark(&remark).await?;
    register.reply(&reply).await?;
    register.adopt(&adoption).await?;
    register.step(&step).await?;
    register.seat(&seat).await?;
    unit.commit().await?;

    let read = store.read().consensuses();
    assert_eq!(read.of_network(network).await?, [first]);
    assert_eq!(read.wordings(&[first.id]).await?, from_ref(&wording));
    assert_eq!(read.steps(&[first.id]).await?[1], step);
    assert_eq!(read.adoptions(network).await?, from_ref(&adoption));
    assert_eq!(read.remarks(first.id).await?, from_ref(&remark));
    assert_eq!(read.replies(&[remark.id]).await?, [reply]);
    assert_eq!(read.seats(network).await?, [seat]);

    // Neither another wording nor another objection comes to it.
    let unit = store.begin().await?;
    let register = unit.repositories().consensuses();
    let another = Wording {
        version: 2,
        ..wording
    };
    let refused = register.word(&another).await;
    assert!(
        matches!(refused, Err(StoreError::Immutable(_))),
        "{refused:?}"
    );
    drop(unit);
    let unit = store.begin().await?;
    let another = ConsensusRemark {
        id: RemarkId(ids.next_id()),
        ..remark
    };
    let refused = unit.repositories().consensuses().remark(&another).await;
    assert!(
        matches!(refused, Err(StoreError::Immutable(_))),
        "{refused:?}"
    );
    drop(unit);
    // A number is given once in a year of a network.
    let (mut second, words) = consensus(&ids, network);
    second.earlier = Some((first.id, ConsensusChange::Amends));
    let unit = store.begin().await?;
    let register = unit.repositories().consensuses();
    register.propose(&second, &words).await?;
    let same = Adoption {
        consensus: second.id,
        ..adoption
    };
    let refused = register.adopt(&same).await;
    assert!(
        matches!(refused, Err(StoreError::Duplicate(_))),
        "{refused:?}"
    );
    drop(unit);
    let connection = database.connection().await?;
    for statement in [
        "UPDATE consensus_adoption SET place = 'Ailleurs'",
        "DELETE FROM consensus_present",
        "UPDATE consensus_wording SET body = 'Autre'",
        "DELETE FROM consensus",
        "UPDATE consensus_step SET step = 'dropped'",
        "UPDATE consensus_remark SET body = 'Autre'",
        "DELETE FROM consensus_reply",
        "DELETE FROM steering_seat",
    ] {
        let refused = connection.execute_unprepared(statement).await;
        assert!(refused.is_err(), "{statement}");
    }
    Ok(())
}

fn meeting(ids: &SeededIds, network: NetworkId) -> Meeting {
    Meeting {
        id: MeetingId(ids.next_id()),
        version: 1,
        network,
        state: MeetingState::Announced,
        host: None,
        starts_at: moment(100),
        minutes: 180,
        zone: "America/Toronto".to_owned(),
        theme: "Automne".to_owned(),
        place: "Mairie".to_owned(),
        video: String::new(),
        invitation: String::new(),
        agenda: vec![AgendaItem {
            title: "Accueil".to_owned(),
            minutes: 15,
            presents: String::new(),
        }],
        public: true,
        report: String::new(),
        practices: String::new(),
        present: Vec::new(),
        made_by: AccountId(ids.next_id()),
        made_at: moment(1),
    }
}

async fn the_newest_version_of_a_meeting_holds(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let base = foundation(store, &ids).await?;
    let network = network(store, &ids).await?;
    let first = meeting(&ids, network);
    let second = Meeting {
        version: 2,
        state: MeetingState::Held,
        report: "Fin".to_owned(),
        present: vec![base.municipality],
        made_at: moment(2),
        ..first.clone()
    };
    let place = MeetingPlace {
        meeting: first.id,
        account: first.made_by,
        number: 1,
        way: MeetingWay::InPerson,
        municipality: Some(base.municipality),
        made_at: moment(2),
    };
    let unit = store.begin().await?;
    let meetings = unit.repositories().meetings();
    meetings.add(&first).await?;
    meetings.add(&second).await?;
    meetings.take_place(&place).await?;
    unit.commit().await?;
    let read = store.read().meetings();
    assert_eq!(read.of_network(network).await?, from_ref(&second));
    assert_eq!(read.versions(first.id).await?, [second, first.clone()]);
    assert_eq!(read.places(&[first.id]).await?, [place]);
    let unit = store.begin().await?;
    let again = unit.repositories().meetings().add(&first).await;
    assert!(matches!(again, Err(StoreError::Duplicate(_))), "{again:?}");
    Ok(())
}

async fn a_calendar_has_one_address_for_each_person_and_network(
    database: &TestDatabase,
) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    foundation(store, &ids).await?;
    let network = network(store, &ids).await?;
    let new = NewAccount {
        email: "eve@example.org".to_owned(),
        name: "Ève".to_owned(),
        language: icc_domain::Locale::Fr,
        password_hash: None,
        demonstration: false,
        created_at: moment(0),
    };
    let unit = store.begin().await?;
    let account = unit.repositories().accounts().add(&new, &ids).await?;
    let link = CalendarLink {
        account,
        network,
        hash: "a".repeat(64),
        made_at: moment(1),
    };
    let other = CalendarLink {
        hash: "b".repeat(64),
        made_at: moment(2),
        ..link.clone()
    };
    let links = unit.repositories().calendar_links();
    links.put(&link).await?;
    links.put(&other).await?;
    unit.commit().await?;
    let read = store.read().calendar_links();
    assert_eq!(read.by_hash(&link.hash).await?, None);
    assert_eq!(read.by_hash(&other.hash).await?, Some(other.clone()));
    assert_eq!(read.of(account, network).await?, Some(other));
    let unit = store.begin().await?;
    let links = unit.repositories().calendar_links();
    links.remove(account, network).await?;
    unit.commit().await?;
    assert_eq!(
        store.read().calendar_links().of(account, network).await?,
        None
    );
    Ok(())
}

on_both_databases!(
    what_was_adopted_never_changes,
    the_newest_version_of_a_meeting_holds,
    a_calendar_has_one_address_for_each_person_and_network,
);
