//! Meetings of a network.

use icc_app::input::Origin;
use icc_app::mail::Content;
use icc_app::meetings::{
    AgendaSaid, AttendanceSaid, HostReason, Inviting, MeetingId, MeetingSaid, MeetingState,
    MeetingWay, ReportSaid, ShowingSaid,
};
use icc_app::{Actor, Error};
use icc_domain::Locale;
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::town::{CITY, NETWORK, Town, absent, issues, letters};

const VIDEO: &str = "https://video.example/zorglub-canari";

fn said(state: &str, day: &str, version: i32) -> MeetingSaid {
    MeetingSaid {
        state: state.to_owned(),
        theme: "Rencontre d’automne".to_owned(),
        host: CITY.to_owned(),
        day: day.to_owned(),
        time: "09:30".to_owned(),
        minutes: "180".to_owned(),
        zone: "America/Toronto".to_owned(),
        place: "Hôtel de ville".to_owned(),
        url: VIDEO.to_owned(),
        invitation: "Bienvenue".to_owned(),
        agenda: vec![AgendaSaid {
            title: "Accueil".to_owned(),
            minutes: "15".to_owned(),
            presents: "Dominique".to_owned(),
        }],
        version: version.to_string(),
        ..MeetingSaid::default()
    }
}

fn coming(way: &str, seen: usize) -> AttendanceSaid {
    AttendanceSaid {
        way: way.to_owned(),
        seen: seen.to_string(),
        ..AttendanceSaid::default()
    }
}

async fn announced(town: &Town, day: &str) -> Result<MeetingId, Error> {
    let (service, origin) = (&town.service, Origin::default());
    let planned = said("announced", day, 0);
    service
        .plan_meeting(&town.claude, NETWORK, None, &planned, &origin)
        .await
}

/// A meeting of December that was held, at which somebody of the city has presented something.
pub(crate) async fn presented(town: &Town, who: &Actor) -> Result<MeetingId, Error> {
    let (service, origin) = (&town.service, Origin::default());
    let id = announced(town, "2026-12-10").await?;
    let piece = town.link("Plan").await?;
    let showing = ShowingSaid {
        document: piece.to_string(),
        part: "presentation".to_owned(),
    };
    let at = (NETWORK, id);
    service.show_at_meeting(who, at, &showing, &origin).await?;
    town.clock.advance(chrono::TimeDelta::days(30));
    let report = ReportSaid {
        report: "Tout le monde était là.".to_owned(),
        practices: "Un guichet".to_owned(),
        present: vec![CITY.to_owned()],
        version: "1".to_owned(),
    };
    let claude = &town.claude;
    service.report_meeting(claude, at, &report, &origin).await?;
    Ok(id)
}

async fn a_meeting_is_planned_announced_and_held(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let (alix, dominique, claude) = (&town.alix, &town.dominique, &town.claude);
    let plan = said("planned", "2026-12-10", 0);
    absent(
        service
            .plan_meeting(dominique, NETWORK, None, &plan, &origin)
            .await,
    );
    let id = service
        .plan_meeting(claude, NETWORK, None, &plan, &origin)
        .await?;
    let at = (NETWORK, id);
    // What is only planned is seen by whoever plans it.
    absent(service.meeting(dominique, NETWORK, id).await);
    assert!(
        service
            .meetings(dominique, NETWORK, 1)
            .await?
            .coming
            .is_empty()
    );
    let plan = said("announced", "2026-12-10", 1);
    service
        .plan_meeting(claude, NETWORK, Some(id), &plan, &origin)
        .await?;
    let late = service.plan_meeting(claude, NETWORK, Some(id), &plan, &origin);
    let late = late.await;
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");

    let page = service.meeting(dominique, NETWORK, id).await?;
    assert_eq!(
        page.meeting.starts_at.to_rfc3339(),
        "2026-12-10T14:30:00+00:00"
    );
    assert!(page.may_attend && page.hides_video && page.meeting.video.is_empty());
    assert_eq!(page.meeting.agenda.len(), 1);
    let nothing = coming("", 0);
    let nothing = service.attend_meeting(dominique, at, &nothing, &origin);
    assert_eq!(issues(nothing.await), [("attend", "missing")]);
    service
        .attend_meeting(dominique, at, &coming("in-person", 0), &origin)
        .await?;
    service
        .attend_meeting(alix, at, &coming("at-a-distance", 0), &origin)
        .await?;
    let twice = coming("not", 0);
    let twice = service.attend_meeting(alix, at, &twice, &origin);
    assert!(matches!(twice.await, Err(Error::Conflict)));
    service
        .attend_meeting(alix, at, &coming("not", 1), &origin)
        .await?;
    let page = service.meeting(dominique, NETWORK, id).await?;
    assert_eq!(page.meeting.video, VIDEO, "is registered");
    let names: Vec<_> = page
        .attending
        .iter()
        .map(|one| one.name.as_deref())
        .collect();
    assert_eq!(names, [Some("Dominique")]);
    assert_eq!(page.own, Some(MeetingWay::InPerson));

    // It is held once its minutes say so, and not before it has begun.
    let report = ReportSaid {
        report: "Tout le monde était là.".to_owned(),
        practices: "Un guichet".to_owned(),
        present: vec![CITY.to_owned()],
        version: "2".to_owned(),
    };
    let early = service.report_meeting(claude, at, &report, &origin).await;
    assert!(matches!(early, Err(Error::Conflict)), "{early:?}");
    town.clock.advance(chrono::TimeDelta::days(30));
    absent(
        service
            .report_meeting(dominique, at, &report, &origin)
            .await,
    );
    let empty = ReportSaid {
        version: "2".to_owned(),
        ..ReportSaid::default()
    };
    let empty = service.report_meeting(claude, at, &empty, &origin).await;
    assert_eq!(
        issues(empty),
        [("report", "missing"), ("present", "missing")]
    );
    service.report_meeting(claude, at, &report, &origin).await?;
    let page = service.meeting(alix, NETWORK, id).await?;
    assert_eq!(page.meeting.state, MeetingState::Held);
    assert_eq!((page.present.len(), page.may_attend), (1, false));
    let plan = said("announced", "2027-02-10", 3);
    let over = service.plan_meeting(claude, NETWORK, Some(id), &plan, &origin);
    assert!(matches!(over.await, Err(Error::Conflict)));
    Ok(())
}

async fn whose_turn_it_is_follows_from_the_meetings(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let claude = &town.claude;
    let turn = async || {
        let form = service.meeting_form(claude, NETWORK, None).await;
        let turn = form.expect("a form").turn.expect("a member");
        (turn.city, turn.reason, turn.others)
    };
    let (_, reason, others) = turn().await;
    assert!(matches!(reason, HostReason::Never(_)), "{reason:?}");
    assert_eq!(others, 18);
    let members = service.meeting_form(claude, NETWORK, None).await?.members;
    for (n, city) in members.iter().enumerate() {
        let meeting = MeetingSaid {
            host: city.code.clone(),
            ..said("announced", &format!("2026-0{}-10", n % 9 + 1), 0)
        };
        service
            .plan_meeting(claude, NETWORK, None, &meeting, &origin)
            .await?;
    }
    let (_, reason, others) = turn().await;
    assert_eq!(others, 0);
    assert!(matches!(reason, HostReason::Longest(day) if day.to_string() == "2026-01-10"));
    Ok(())
}

async fn z1_meetings_are_seen_by_the_network_and_documents_by_their_rules(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let (alix, dominique, claude) = (&town.alix, &town.dominique, &town.claude);
    let id = announced(&town, "2026-12-10").await?;
    let at = (NETWORK, id);
    absent(service.meetings(&town.stranger, NETWORK, 1).await);
    absent(service.meeting(&town.stranger, NETWORK, id).await);
    absent(service.meeting(dominique, "remiri", id).await);
    let seen = service.meetings(&town.root, NETWORK, 1).await?;
    assert_eq!((seen.coming.len(), seen.may_keep), (1, true));

    let piece = town.link("Plan").await?;
    let showing = ShowingSaid {
        document: piece.to_string(),
        part: "presentation".to_owned(),
    };
    // Whoever coordinates the network has no evidence of a member.
    let claudes = service.show_at_meeting(claude, at, &showing, &origin).await;
    assert_eq!(issues(claudes), [("document", "joining-document")]);
    service
        .show_at_meeting(dominique, at, &showing, &origin)
        .await?;
    let twice = service.show_at_meeting(alix, at, &showing, &origin).await;
    assert!(matches!(twice, Err(Error::Conflict)), "{twice:?}");
    let page = service.meeting(claude, NETWORK, id).await?;
    let (shown, _) = page.documents[0].piece.as_ref().expect("is shown");
    assert_eq!(shown.title, "Plan");
    absent(service.meeting_file(claude, at, piece).await);

    assert!(service.public_meetings(NETWORK).await?.coming.is_empty());
    let public = MeetingSaid {
        public: "yes".to_owned(),
        ..said("announced", "2026-12-10", 1)
    };
    service
        .plan_meeting(claude, NETWORK, Some(id), &public, &origin)
        .await?;
    assert_eq!(service.public_meetings(NETWORK).await?.coming.len(), 1);
    Ok(())
}

async fn a_calendar_shows_what_its_owner_may_see(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let (alix, dominique) = (&town.alix, &town.dominique);
    let id = announced(&town, "2026-12-10").await?;
    let of = async |secret: &str| service.own_calendar(NETWORK, secret, Locale::Fr).await;
    absent(
        service
            .make_calendar(&town.stranger, NETWORK, &origin)
            .await,
    );
    let secret = service.make_calendar(alix, NETWORK, &origin).await?;
    let text = of(&secret).await?.text;
    assert!(text.contains(&format!("UID:{id}")) && text.contains("DTSTART:20261210T143000Z"));
    assert!(text.contains("DTSTAMP:20261124T120000Z"), "{text}");
    assert!(!text.contains("zorglub-canari"), "is not registered");
    assert_eq!(of(&secret).await?.text, text, "the same bytes");
    service
        .attend_meeting(alix, (NETWORK, id), &coming("at-a-distance", 0), &origin)
        .await?;
    assert!(of(&secret).await?.text.contains("zorglub-canari"));
    absent(service.own_calendar("remiri", &secret, Locale::Fr).await);
    absent(of("nonsense").await);

    // A new address takes the place of the old one; what was withdrawn leads nowhere.
    let other = service.make_calendar(alix, NETWORK, &origin).await?;
    absent(of(&secret).await);
    assert!(of(&other).await.is_ok());
    service.drop_calendar(alix, NETWORK, &origin).await?;
    absent(of(&other).await);

    let public = service.public_calendar(NETWORK, Locale::Fr).await?.text;
    assert!(!public.contains("BEGIN:VEVENT"), "it is not public");
    assert!(
        service
            .meetings(dominique, NETWORK, 1)
            .await?
            .calendar
            .is_none()
    );
    Ok(())
}

async fn an_invitation_is_looked_at_and_goes_to_those_who_have_said_nothing(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let claude: &Actor = &town.claude;
    let id = announced(&town, "2026-12-10").await?;
    let at = (NETWORK, id);
    absent(service.look_at_invitation(&town.dominique, at).await);
    let first = service.look_at_invitation(claude, at).await?;
    assert_eq!((first.letters[0].1, first.silent), (3, 0));
    service
        .attend_meeting(&town.alix, at, &coming("not", 0), &origin)
        .await?;
    let changed = service.invite_to_meeting(claude, at, &first.seen, &origin);
    let Inviting::Changed(second) = changed.await? else {
        panic!("somebody has answered since");
    };
    assert_eq!((second.letters[0].1, second.silent), (2, 1));
    let sent = service.invite_to_meeting(claude, at, &second.seen, &origin);
    assert!(matches!(sent.await?, Inviting::Sent(2)));
    let letters = letters(service).await?;
    assert_eq!(letters.len(), 2);
    for letter in letters {
        let Content::ToMeeting(told) = &letter.content else {
            panic!("{letter:?}");
        };
        assert_eq!((told.by.as_str(), told.meeting.id), ("Claude", id));
    }
    Ok(())
}

on_both_loaded_databases!(
    a_meeting_is_planned_announced_and_held,
    whose_turn_it_is_follows_from_the_meetings,
    z1_meetings_are_seen_by_the_network_and_documents_by_their_rules,
    a_calendar_shows_what_its_owner_may_see,
    an_invitation_is_looked_at_and_goes_to_those_who_have_said_nothing,
);
