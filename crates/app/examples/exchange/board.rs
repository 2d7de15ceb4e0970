//! What a network keeps of itself: challenges, consensuses, meetings.

use std::collections::BTreeSet;

use icc_app::search::index_words;
use icc_domain::IdSource as _;
use icc_store::{
    Adoption, Challenge, ChallengeId, ChallengeStatus, Consensus, ConsensusId, ConsensusMove,
    ConsensusStep, GovernmentOrder, Meeting, MeetingId, MeetingState, SearchEntry, SearchKind,
    Theme, Wording,
};

use super::{Outcome, World, moment};

pub(crate) async fn add_challenges(world: &mut World, challenges: usize) -> Outcome<()> {
    let unit = world.store.begin().await?;
    let all = unit.repositories();
    for number in 0..challenges {
        let (made_by, city) = world.person(number);
        let (municipality, made_at) = (city.id, moment(number));
        let words = &mut world.words;
        let language = words.language();
        let challenge = Challenge {
            id: ChallengeId(world.ids.next_id()),
            version: 1,
            network: world.network.id,
            municipality,
            theme: words.choose(Theme::ALL),
            orders: BTreeSet::from([words.choose(GovernmentOrder::ALL)]),
            status: words.choose(ChallengeStatus::ALL),
            since: made_at.date_naive(),
            language,
            title: format!("{} {number}", words.line(language, 5)),
            body: words.text(language, 6),
            tried: words.text(language, 3),
            practices: BTreeSet::new(),
            removed: false,
            made_by,
            made_at,
        };
        all.challenges().add(&challenge).await?;
        let entry = SearchEntry {
            kind: SearchKind::Challenge,
            id: challenge.id.0,
            network: Some(challenge.network),
            title: index_words(&challenge.title),
            body: index_words(&challenge.body),
        };
        all.search().put(&entry).await?;
    }
    Ok(unit.commit().await?)
}

/// Adopted ones, three a year.
pub(crate) async fn add_consensuses(world: &mut World, consensuses: usize) -> Outcome<()> {
    let unit = world.store.begin().await?;
    let all = unit.repositories();
    let register = all.consensuses();
    for number in 0..consensuses {
        let (made_by, city) = world.person(number);
        let (municipality, made_at) = (Some(city.id), moment(number));
        let language = world.words.language();
        let id = ConsensusId(world.ids.next_id());
        let proposed = Consensus {
            id,
            network: world.network.id,
            municipality,
            earlier: None,
            made_by,
            made_at,
        };
        let wording = Wording {
            consensus: id,
            version: 1,
            title: format!("{} {number}", world.words.line(language, 5)),
            body: world.words.text(language, 12),
            indicator: None,
            made_by,
            made_at,
        };
        register.propose(&proposed, &wording).await?;
        let step = |number, step| ConsensusStep {
            consensus: id,
            number,
            step,
            remark: String::new(),
            made_by,
            made_at,
        };
        register.step(&step(2, ConsensusMove::Opened)).await?;
        let place = i32::try_from(number)?;
        // Years in which the demonstration has adopted nothing.
        let year = 1950 + place / 3;
        register
            .adopt(&Adoption {
                consensus: id,
                network: world.network.id,
                year,
                number: 1 + place % 3,
                wording: 1,
                day: made_at.date_naive(),
                meeting: None,
                place: world.words.line(language, 2),
                present: world.cities.iter().map(|city| city.id).collect(),
                made_by,
                made_at,
            })
            .await?;
        register.step(&step(3, ConsensusMove::Adopted)).await?;
    }
    Ok(unit.commit().await?)
}

/// Meetings that were held.
pub(crate) async fn add_meetings(world: &mut World, meetings: usize) -> Outcome<()> {
    let unit = world.store.begin().await?;
    let all = unit.repositories();
    for number in 0..meetings {
        let (made_by, city) = world.person(number);
        let (host, made_at) = (Some(city.id), moment(number));
        let language = world.words.language();
        let days = i64::try_from(meetings - number)? * 90;
        let meeting = Meeting {
            id: MeetingId(world.ids.next_id()),
            version: 1,
            network: world.network.id,
            state: MeetingState::Held,
            host,
            starts_at: made_at - chrono::TimeDelta::days(days),
            minutes: 180,
            zone: "America/Toronto".to_owned(),
            theme: world.words.line(language, 4),
            place: world.words.line(language, 2),
            video: String::new(),
            invitation: world.words.text(language, 4),
            agenda: Vec::new(),
            public: number.is_multiple_of(2),
            report: world.words.text(language, 20),
            practices: String::new(),
            present: world.cities.iter().map(|city| city.id).collect(),
            made_by,
            made_at,
        };
        all.meetings().add(&meeting).await?;
    }
    Ok(unit.commit().await?)
}
