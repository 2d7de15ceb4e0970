//! What a network decides together and where it meets: what a cell of the access table needs.

use icc_pages::urls::RouteKind;
use icc_store::{
    AccountId, AgendaItem, Consensus, ConsensusId, ConsensusMove, ConsensusStep, DocumentPart,
    EvidenceId, Meeting, MeetingDocument, MeetingId, MeetingState, NetworkId, Place, Repositories,
    Wording, Write,
};

use crate::site::Site;

/// A proposal of a network that members can object to, and a meeting that is announced; both are
/// made once for each network.
pub(crate) struct Together {
    pub(crate) consensus: ConsensusId,
    pub(crate) meeting: MeetingId,
}

impl Site {
    /// What a network decides together and where it meets, with a document of a city there.
    pub(crate) async fn together(
        &self,
        all: &Repositories<'_, Write>,
        place: Place,
        (network, by): (NetworkId, AccountId),
        document: EvidenceId,
    ) -> Together {
        let (consensus, meeting) = self.met(all, (network, by), "Accueil").await;
        let shown = MeetingDocument {
            meeting,
            municipality: place.city().expect("a city"),
            evidence: document,
            part: DocumentPart::Document,
            made_by: by,
            made_at: self.service.clock().now(),
        };
        let meetings = all.meetings();
        let shown = meetings.show(&shown, self.service.ids()).await;
        shown.expect("is new");
        Together { consensus, meeting }
    }

    /// A proposal of a network that is open to objections, and a meeting that is announced, with the
    /// same words in everything that is said of them.
    pub(crate) async fn met(
        &self,
        all: &Repositories<'_, Write>,
        (network, by): (NetworkId, AccountId),
        words: &str,
    ) -> (ConsensusId, MeetingId) {
        let now = self.service.clock().now();
        let ids = self.service.ids();
        let register = all.consensuses();
        let known = register.of_network(network).await.expect("a store");
        let consensus = if let Some(known) = known.first() {
            known.id
        } else {
            let new = Consensus {
                id: ConsensusId(ids.next_id()),
                network,
                municipality: None,
                earlier: None,
                made_by: by,
                made_at: now,
            };
            let first = Wording {
                consensus: new.id,
                version: 1,
                title: words.to_owned(),
                body: words.to_owned(),
                indicator: None,
                made_by: by,
                made_at: now,
            };
            register.propose(&new, &first).await.expect("is new");
            let open = ConsensusStep {
                consensus: new.id,
                number: 2,
                step: ConsensusMove::Opened,
                remark: words.to_owned(),
                made_by: by,
                made_at: now,
            };
            register.step(&open).await.expect("is next");
            new.id
        };
        let known = all.meetings().of_network(network).await.expect("a store");
        let known = known.iter().find(|one| one.theme == words);
        let meeting = if let Some(known) = known {
            known.id
        } else {
            let new = Meeting {
                id: MeetingId(ids.next_id()),
                version: 1,
                network,
                state: MeetingState::Announced,
                host: None,
                starts_at: now + chrono::TimeDelta::days(20),
                minutes: 60,
                zone: "America/Toronto".to_owned(),
                theme: words.to_owned(),
                place: words.to_owned(),
                video: format!("https://video.example/{words}"),
                invitation: words.to_owned(),
                agenda: vec![AgendaItem {
                    title: words.to_owned(),
                    minutes: 5,
                    presents: words.to_owned(),
                }],
                public: false,
                report: words.to_owned(),
                practices: words.to_owned(),
                present: Vec::new(),
                made_by: by,
                made_at: now,
            };
            all.meetings().add(&new).await.expect("is new");
            new.id
        };
        (consensus, meeting)
    }
}

/// The fields of a request about them.
pub(crate) fn fields(kind: RouteKind, city: Option<&str>) -> Vec<(&'static str, String)> {
    match kind {
        // Members object; whoever coordinates the network only reads.
        RouteKind::Consensus => vec![
            ("step", "object".into()),
            ("kind", "objection".into()),
            ("words", "Non".into()),
            ("wording", "1".into()),
        ],
        RouteKind::ConsensusForm => vec![
            ("title", "Accueil".into()),
            ("words", "Nous accueillons.".into()),
        ],
        RouteKind::SteeringCommittee => vec![("version", "0".into())],
        RouteKind::Meeting => vec![
            ("step", "place".into()),
            ("attend", "in-person".into()),
            ("seen", "0".into()),
        ],
        RouteKind::MeetingForm => vec![
            ("state", "planned".into()),
            ("heading", "Automne".into()),
            ("day", "2027-05-12".into()),
            ("time", "09:30".into()),
            ("minutes", "60".into()),
            ("zone", "America/Toronto".into()),
            ("version", "0".into()),
        ],
        // It has not begun, which is told to whoever may write.
        RouteKind::MeetingReport => vec![
            ("report", "Fin".into()),
            ("present", city.unwrap_or("no-such-city").to_owned()),
            ("version", "1".into()),
        ],
        RouteKind::CalendarLink => vec![("step", "make".into())],
        _ => Vec::new(),
    }
}
