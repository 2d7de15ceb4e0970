//! Meetings of a network as pages show them.

use chrono::Timelike;
use icc_app::evidence::{EvidenceSource, host};
use icc_app::meetings::{
    AgendaSaid, AttendanceView, DocumentView, HostProposal, HostReason, LONGEST_MEETING_TEXT,
    LONGEST_REPORT, MOST_ITEMS, Meeting, MeetingForm, MeetingPage as Found, MeetingPreview,
    MeetingRow, MeetingSaid, MeetingWay, MeetingsPage as List, PublicMeeting, PublicMeetings,
    ReportSaid,
};
use icc_app::messages::Municipality;
use icc_domain::Locale;
use icc_i18n::Zone;
use icc_pages::Pages;
use icc_pages::context::{
    AgendaEntry, AttendanceEntry, HostEntry, MeetingDocumentEntry, MeetingEntry, MeetingFormPage,
    MeetingInvitePage, MeetingPage, MeetingReportPage, MeetingsPage, NetworkMeetingsPage,
};
use icc_pages::urls::Route;

use super::consensus::{named, of_network, readers};
use super::messages::previewed;
use super::response::{moment, text};
use super::{count, pagination};
use crate::problem::Problem;

/// The meetings of a network, for its people.
pub(crate) fn meetings_page(found: &List, base: &str, locale: Locale) -> MeetingsPage {
    let rows = |rows: &[MeetingRow]| {
        let rows = rows.iter();
        rows.map(|row| {
            let own = row.own.map_or("", |way| way.as_str()).to_owned();
            let host = row.host.as_ref();
            MeetingEntry {
                own,
                ..entry(&row.meeting, host, locale)
            }
        })
        .collect()
    };
    MeetingsPage {
        network: of_network(&found.network, locale),
        coming: rows(&found.coming),
        past: rows(&found.past),
        pagination: pagination(found.paging),
        host: found.host.as_ref().map(|turn| turn_of(turn, locale)),
        calendar: found.calendar.map(moment).unwrap_or_default(),
        calendar_address: String::new(),
        public_address: public_address(&found.network.code, base, locale),
        readers: readers(found.readers),
        may_keep: found.may_keep,
    }
}

fn public_address(network: &str, base: &str, locale: Locale) -> String {
    let route = Route::NetworkCalendar {
        network: network.to_owned(),
    };
    format!("{base}{}", route.path(locale))
}

fn turn_of(turn: &HostProposal, locale: Locale) -> HostEntry {
    HostEntry {
        city: text(&turn.city.names, locale, &turn.city.code),
        last: match turn.reason {
            HostReason::Never(_) => String::new(),
            HostReason::Longest(day) => day.to_string(),
        },
        among: match turn.reason {
            HostReason::Never(among) => among.as_str().to_owned(),
            HostReason::Longest(_) => String::new(),
        },
        others: count(turn.others),
    }
}

fn name(city: Option<&Municipality>, locale: Locale) -> String {
    city.map(|city| text(&city.names, locale, &city.code))
        .unwrap_or_default()
}

fn entry(meeting: &Meeting, host: Option<&Municipality>, locale: Locale) -> MeetingEntry {
    MeetingEntry {
        id: meeting.id.to_string(),
        state: meeting.state.as_str().to_owned(),
        theme: meeting.theme.clone(),
        starts: moment(meeting.starts_at),
        zone: meeting.zone.clone(),
        minutes: u32::try_from(meeting.minutes).unwrap_or_default(),
        host: name(host, locale),
        public: meeting.public,
        own: String::new(),
    }
}

fn agenda(meeting: &Meeting) -> Vec<AgendaEntry> {
    let items = meeting.agenda.iter();
    items
        .map(|item| AgendaEntry {
            title: item.title.clone(),
            minutes: match item.minutes {
                0 => String::new(),
                minutes => minutes.to_string(),
            },
            presents: item.presents.clone(),
        })
        .collect()
}

/// A meeting.
pub(crate) fn meeting_page(found: &Found, locale: Locale) -> MeetingPage {
    let meeting = &found.meeting;
    let own = found.own.map_or("", |way| way.as_str()).to_owned();
    let present = named(&found.present, locale);
    let there = |one: &&AttendanceView| one.place.way == MeetingWay::InPerson;
    MeetingPage {
        network: of_network(&found.network, locale),
        entry: MeetingEntry {
            own,
            ..entry(meeting, found.host.as_ref(), locale)
        },
        place: meeting.place.clone(),
        video_host: host(&meeting.video),
        video: meeting.video.clone(),
        hides_video: found.hides_video,
        invitation: meeting.invitation.clone(),
        agenda: agenda(meeting),
        agenda_minutes: meeting.agenda.iter().map(|it| u32::from(it.minutes)).sum(),
        report: meeting.report.clone(),
        practices: meeting.practices.clone(),
        present: present.into_iter().map(|(_, name)| name).collect(),
        in_person: count(found.attending.iter().filter(there).count()),
        attending: found
            .attending
            .iter()
            .map(|one| AttendanceEntry {
                name: one.name.clone().unwrap_or_default(),
                city: name(one.city.as_ref(), locale),
                way: one.place.way.as_str().to_owned(),
            })
            .collect(),
        documents: found
            .documents
            .iter()
            .filter_map(|one| document(one, locale))
            .collect(),
        pieces: found
            .pieces
            .iter()
            .map(|piece| (piece.id.to_string(), piece.title.clone()))
            .collect(),
        cities: named(&found.cities, locale),
        said: count(found.said),
        invitations: found
            .invitations
            .iter()
            .map(|one| {
                let people = u32::try_from(one.readers).unwrap_or_default();
                (moment(one.made_at), people)
            })
            .collect(),
        readers: readers(found.readers),
        may_attend: found.may_attend,
        may_keep: found.may_keep,
        begun: found.begun,
        conflict: false,
        errors: Vec::new(),
    }
}

fn document(view: &DocumentView, locale: Locale) -> Option<MeetingDocumentEntry> {
    let (piece, standing) = view.piece.as_ref()?;
    let url = match &piece.source {
        EvidenceSource::Link(url) => url.clone(),
        EvidenceSource::File(_) => String::new(),
    };
    Some(MeetingDocumentEntry {
        id: piece.id.to_string(),
        part: view.part.as_str().to_owned(),
        city: name(view.city.as_ref(), locale),
        title: piece.title.clone(),
        standing: standing.as_str().to_owned(),
        host: host(&url),
        url,
    })
}

/// What the form holds of a meeting that is planned, or proposes for a new one.
pub(crate) fn form_of(found: &MeetingForm, zone: Zone) -> MeetingSaid {
    let Some(meeting) = &found.standing else {
        let turn = found.turn.as_ref();
        return MeetingSaid {
            state: "planned".to_owned(),
            minutes: "180".to_owned(),
            zone: zone.name().to_owned(),
            host: turn.map(|turn| turn.city.code.clone()).unwrap_or_default(),
            version: "0".to_owned(),
            ..MeetingSaid::default()
        };
    };
    let host = found.host.as_ref();
    let local = meeting
        .zone
        .parse()
        .unwrap_or(zone)
        .local(meeting.starts_at);
    MeetingSaid {
        state: meeting.state.as_str().to_owned(),
        host: host.map(|it| it.code.clone()).unwrap_or_default(),
        theme: meeting.theme.clone(),
        day: local.date().to_string(),
        time: format!("{:02}:{:02}", local.hour(), local.minute()),
        minutes: meeting.minutes.to_string(),
        zone: meeting.zone.clone(),
        place: meeting.place.clone(),
        url: meeting.video.clone(),
        invitation: meeting.invitation.clone(),
        public: if meeting.public { "yes" } else { "" }.to_owned(),
        agenda: agenda(meeting)
            .into_iter()
            .map(|item| AgendaSaid {
                title: item.title,
                minutes: item.minutes,
                presents: item.presents,
            })
            .collect(),
        version: meeting.version.to_string(),
    }
}

/// The form for a meeting.
pub(crate) fn form_page(
    found: &MeetingForm,
    meeting: &str,
    said: MeetingSaid,
    locale: Locale,
) -> MeetingFormPage {
    let mut agenda: Vec<AgendaEntry> = said
        .agenda
        .into_iter()
        .map(|item| AgendaEntry {
            title: item.title,
            minutes: item.minutes,
            presents: item.presents,
        })
        .collect();
    agenda.resize(MOST_ITEMS, AgendaEntry::default());
    MeetingFormPage {
        network: of_network(&found.network, locale),
        meeting: meeting.to_owned(),
        state: said.state,
        theme: said.theme,
        host: said.host,
        members: named(&found.members, locale),
        turn: found.turn.as_ref().map(|turn| turn_of(turn, locale)),
        day: said.day,
        time: said.time,
        minutes: said.minutes,
        zone: said.zone,
        place: said.place,
        url: said.url,
        invitation: said.invitation,
        public: said.public == "yes",
        agenda,
        version: said.version,
        longest: count(LONGEST_MEETING_TEXT),
        conflict: false,
        errors: Vec::new(),
    }
}

/// The form for what came of a meeting.
pub(crate) fn report_page(
    found: &Found,
    said: Option<ReportSaid>,
    locale: Locale,
) -> MeetingReportPage {
    let meeting = &found.meeting;
    let said = said.unwrap_or_else(|| ReportSaid {
        report: meeting.report.clone(),
        practices: meeting.practices.clone(),
        present: found.present.iter().map(|city| city.code.clone()).collect(),
        version: String::new(),
    });
    MeetingReportPage {
        network: of_network(&found.network, locale),
        entry: entry(meeting, found.host.as_ref(), locale),
        report: said.report,
        practices: said.practices,
        present: said.present,
        members: named(&found.members, locale),
        version: meeting.version.to_string(),
        longest: count(LONGEST_REPORT),
        conflict: false,
        errors: Vec::new(),
    }
}

/// An invitation as it would go out, with what its letters are written with.
pub(crate) fn invite_page(
    found: &Found,
    preview: Option<&MeetingPreview>,
    written_with: (&Pages, &str),
    locale: Locale,
) -> Result<MeetingInvitePage, Problem> {
    let letters = preview.map(|preview| preview.letters.as_slice());
    let letters = previewed(letters.unwrap_or_default(), written_with)?;
    Ok(MeetingInvitePage {
        network: of_network(&found.network, locale),
        entry: entry(&found.meeting, found.host.as_ref(), locale),
        people: letters.iter().map(|letter| letter.people).sum(),
        silent: preview.map_or(0, |preview| count(preview.silent)),
        seen: preview
            .map(|preview| preview.seen.clone())
            .unwrap_or_default(),
        letters,
        changed: false,
        reason: String::new(),
    })
}

/// How many meetings that are over the page of a network names.
const RECENT: usize = 3;

/// The public meetings that the page of a network names.
pub(super) fn newest(found: &PublicMeetings, locale: Locale) -> Vec<MeetingEntry> {
    let past = found.past.iter().take(RECENT);
    let all = found.coming.iter().chain(past);
    all.map(|one| public_entry(one, locale)).collect()
}

fn public_entry(one: &PublicMeeting, locale: Locale) -> MeetingEntry {
    MeetingEntry {
        id: String::new(),
        ..entry(&one.meeting, one.host.as_ref(), locale)
    }
}

/// The public meetings of a network.
pub(crate) fn public_page(
    found: &PublicMeetings,
    base: &str,
    locale: Locale,
) -> NetworkMeetingsPage {
    let rows = |rows: &[PublicMeeting]| {
        let rows = rows.iter();
        rows.map(|one| public_entry(one, locale)).collect()
    };
    NetworkMeetingsPage {
        network: of_network(&found.network, locale),
        coming: rows(&found.coming),
        past: rows(&found.past),
        address: public_address(&found.network.code, base, locale),
    }
}
