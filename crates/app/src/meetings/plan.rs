//! Planning a meeting: when, where, with which agenda, and who hears of it.

use chrono::{DateTime, NaiveTime, Utc};
use icc_i18n::Zone;
use icc_store::{AgendaItem, MunicipalityId, Repositories};

use super::{MOST_MEETINGS, MOST_VERSIONS, Meeting, MeetingId, MeetingState, noted};
use crate::consensus::{Circle, circle, member_cities};
use crate::error::Error;
use crate::evidence::address;
use crate::input::{self, Issue, Origin, Wanted};
use crate::policy::{Action, Actor};
use crate::service::Service;

/// How many items an agenda has at most.
pub const MOST_ITEMS: usize = 12;
/// The longest theme, and the longest title of an item, in characters.
pub const LONGEST_THEME: usize = 150;
/// The longest words for where, in characters.
pub const LONGEST_VENUE: usize = 200;
/// The longest invitation, in characters.
pub const LONGEST_MEETING_TEXT: usize = 1500;
/// The longest name of who presents an item, in characters.
const LONGEST_PRESENTER: usize = 100;
/// How many minutes a meeting lasts at most: two days.
const LONGEST_MEETING: u32 = 2880;
/// How many minutes an item takes at most.
const LONGEST_ITEM: u16 = 600;
/// The fields of the items of an agenda.
const ITEMS: [&str; MOST_ITEMS] = [
    "item-1", "item-2", "item-3", "item-4", "item-5", "item-6", "item-7", "item-8", "item-9",
    "item-10", "item-11", "item-12",
];

/// What a form says of a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MeetingSaid {
    /// `planned`, `announced` or `cancelled`.
    pub state: String,
    /// Code of the member that receives the others; empty while it is not known.
    pub host: String,
    /// What it is about.
    pub theme: String,
    /// Its day, `2027-03-01`.
    pub day: String,
    /// The time at which it begins, `09:30`.
    pub time: String,
    /// How many minutes it lasts.
    pub minutes: String,
    /// The name of the time zone, such as `America/Toronto`.
    pub zone: String,
    /// Where.
    pub place: String,
    /// The address for those at a distance.
    pub url: String,
    /// The words that invite.
    pub invitation: String,
    /// `yes` for a meeting of which everybody sees that it takes place.
    pub public: String,
    /// The items of its agenda, in order; empty ones are left out.
    pub agenda: Vec<AgendaSaid>,
    /// The version that the form has shown; `0` for a new one.
    pub version: String,
}

/// What a form says of an item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgendaSaid {
    /// What about.
    pub title: String,
    /// How many minutes it takes.
    pub minutes: String,
    /// Who presents it.
    pub presents: String,
}

struct Sound {
    state: MeetingState,
    host: Option<MunicipalityId>,
    theme: String,
    starts_at: DateTime<Utc>,
    minutes: i32,
    zone: String,
    place: String,
    video: String,
    invitation: String,
    agenda: Vec<AgendaItem>,
}

/// Takes what is sound, and notes what is not.
fn told<T>(found: Result<T, Issue>, issues: &mut Vec<Issue>) -> Option<T> {
    found.map_err(|issue| issues.push(issue)).ok()
}

/// A line that may be empty.
fn welcome(field: &'static str, text: &str, longest: usize) -> Result<String, Issue> {
    if text.trim().is_empty() {
        Ok(String::new())
    } else {
        input::line(field, text, longest)
    }
}

impl MeetingSaid {
    fn starts_at(&self) -> Result<DateTime<Utc>, Issue> {
        let day = input::day("day", &self.day)?;
        let time = NaiveTime::parse_from_str(self.time.trim(), "%H:%M");
        let time = time.map_err(|_| Issue::new("time", "time"))?;
        let zone: Zone = self
            .zone
            .trim()
            .parse()
            .map_err(|_| Issue::new("zone", "zone"))?;
        let moment = zone.moment(day.and_time(time));
        moment.ok_or(Issue::new("time", "time-left-out"))
    }

    fn agenda(&self, issues: &mut Vec<Issue>) -> Vec<AgendaItem> {
        let mut agenda = Vec::new();
        for (said, field) in self.agenda.iter().zip(ITEMS) {
            let empty = [&said.title, &said.minutes, &said.presents];
            if empty.iter().all(|text| text.trim().is_empty()) {
                continue;
            }
            let title = told(input::line(field, &said.title, LONGEST_THEME), issues);
            let presents = welcome(field, &said.presents, LONGEST_PRESENTER);
            let presents = told(presents, issues);
            let minutes = match said.minutes.trim() {
                "" => Some(0),
                text => text.parse().ok().filter(|minutes| *minutes <= LONGEST_ITEM),
            };
            if minutes.is_none() {
                issues.push(Issue::new(field, "minutes"));
            }
            if let (Some(title), Some(presents), Some(minutes)) = (title, presents, minutes) {
                agenda.push(AgendaItem {
                    title,
                    minutes,
                    presents,
                });
            }
        }
        agenda
    }

    fn sound(&self, members: &[(String, MunicipalityId)]) -> Result<Sound, Vec<Issue>> {
        let mut issues = Vec::new();
        let state = MeetingState::from_word(&self.state);
        let state = state.filter(|state| *state != MeetingState::Held);
        if state.is_none() {
            issues.push(Issue::new("state", "missing"));
        }
        let theme = told(
            input::line("heading", &self.theme, LONGEST_THEME),
            &mut issues,
        );
        let host = members.iter().find(|(code, _)| *code == self.host);
        let host = host.map(|(_, id)| *id);
        if host.is_none() && !self.host.is_empty() {
            issues.push(Issue::new("host", "not-listed"));
        }
        let starts_at = told(self.starts_at(), &mut issues);
        let minutes = self.minutes.trim().parse().ok();
        let minutes = minutes.filter(|minutes| (1..=LONGEST_MEETING).contains(minutes));
        let minutes = minutes.and_then(|minutes| i32::try_from(minutes).ok());
        if minutes.is_none() {
            issues.push(Issue::new("minutes", "minutes"));
        }
        let place = told(welcome("place", &self.place, LONGEST_VENUE), &mut issues);
        let video = if self.url.trim().is_empty() {
            Ok(String::new())
        } else {
            address(&self.url)
        };
        let video = told(video, &mut issues);
        let nowhere = self.place.trim().is_empty() && self.url.trim().is_empty();
        if state == Some(MeetingState::Announced) && nowhere {
            issues.push(Issue::new("place", "meeting-where"));
        }
        let longest = LONGEST_MEETING_TEXT;
        let invitation = input::sentences("invitation", &self.invitation, Wanted::Welcome, longest);
        let invitation = told(invitation, &mut issues);
        let agenda = self.agenda(&mut issues);
        let sound = || {
            Some(Sound {
                state: state?,
                host,
                theme: theme?,
                starts_at: starts_at?,
                minutes: minutes?,
                zone: self.zone.trim().to_owned(),
                place: place?,
                video: video?,
                invitation: invitation?,
                agenda,
            })
        };
        match sound() {
            Some(sound) if issues.is_empty() => Ok(sound),
            _ => Err(issues),
        }
    }
}

impl Service {
    /// Plans a meeting, or says something else of one that has not taken place.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not, or there is no such meeting; [`Error::Invalid`]
    /// with everything that is wrong; [`Error::Conflict`] when it has changed since, has taken
    /// place, or there are as many as a network may have.
    pub async fn plan_meeting(
        &self,
        actor: &Actor,
        network: &str,
        id: Option<MeetingId>,
        said: &MeetingSaid,
        origin: &Origin,
    ) -> Result<MeetingId, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let circle = circle(actor, network, Action::KeepMeetings, &repositories).await?;
        let all = repositories
            .meetings()
            .of_network(circle.network.id)
            .await?;
        let old = match id {
            Some(id) => {
                let old = all.iter().find(|meeting| meeting.id == id);
                Some(old.ok_or(Error::NotFound)?)
            }
            None => None,
        };
        let members = members(&circle, &repositories).await?;
        let sound = said.sound(&members).map_err(Error::Invalid)?;
        let seen = old.map_or(0, |old| old.version);
        let over = old.is_some_and(|old| old.state == MeetingState::Held);
        let full = seen >= MOST_VERSIONS || (old.is_none() && all.len() >= MOST_MEETINGS);
        if said.version != seen.to_string() || over || full {
            return Err(Error::Conflict);
        }
        let new = Meeting {
            id: match old {
                Some(old) => old.id,
                None => MeetingId(self.ids().next_id()),
            },
            version: seen + 1,
            network: circle.network.id,
            state: sound.state,
            host: sound.host,
            starts_at: sound.starts_at,
            minutes: sound.minutes,
            zone: sound.zone,
            theme: sound.theme,
            place: sound.place,
            video: sound.video,
            invitation: sound.invitation,
            agenda: sound.agenda,
            public: said.public == "yes",
            report: String::new(),
            practices: String::new(),
            present: Vec::new(),
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        // Whoever was first is a conflict for the second.
        repositories.meetings().add(&new).await?;
        let word = match new.state {
            MeetingState::Announced => "meeting-announced",
            MeetingState::Cancelled => "meeting-cancelled",
            _ => "meeting-planned",
        };
        let about = noted(&circle.network, actor, origin, (word, new.id));
        self.note(&repositories, about).await?;
        unit.commit().await?;
        Ok(new.id)
    }
}

async fn members<A: Sync>(
    circle: &Circle,
    read: &Repositories<'_, A>,
) -> Result<Vec<(String, MunicipalityId)>, Error> {
    let cities = member_cities(&circle.subject, read).await?;
    let known = cities.into_iter().map(|city| (city.code.clone(), city.id));
    Ok(known.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said() -> MeetingSaid {
        MeetingSaid {
            state: "planned".to_owned(),
            theme: "Rencontre d’hiver".to_owned(),
            day: "2027-01-21".to_owned(),
            time: "09:30".to_owned(),
            minutes: "180".to_owned(),
            zone: "America/Toronto".to_owned(),
            ..MeetingSaid::default()
        }
    }

    fn faults(said: &MeetingSaid) -> Vec<(&'static str, &'static str)> {
        let issues = said.sound(&[]).err().unwrap_or_default();
        issues.iter().map(|it| (it.field, it.code)).collect()
    }

    #[test]
    fn a_meeting_has_a_time_that_clocks_show() {
        assert_eq!(faults(&said()), []);
        for (day, time, zone, fault) in [
            ("2027-01-21", "9h30", "America/Toronto", ("time", "time")),
            ("2027-01-21", "09:30", "Nowhere", ("zone", "zone")),
            (
                "2027-03-14",
                "02:30",
                "America/Toronto",
                ("time", "time-left-out"),
            ),
            ("x", "09:30", "America/Toronto", ("day", "date")),
        ] {
            let wrong = MeetingSaid {
                day: day.to_owned(),
                time: time.to_owned(),
                zone: zone.to_owned(),
                ..said()
            };
            assert_eq!(faults(&wrong), [fault]);
        }
    }

    #[test]
    fn what_is_announced_says_where_and_an_item_says_what() {
        let announced = MeetingSaid {
            state: "announced".to_owned(),
            agenda: vec![
                AgendaSaid::default(),
                AgendaSaid {
                    minutes: "x".to_owned(),
                    ..AgendaSaid::default()
                },
            ],
            ..said()
        };
        let wrong = [
            ("place", "meeting-where"),
            ("item-2", "missing"),
            ("item-2", "minutes"),
        ];
        assert_eq!(faults(&announced), wrong);
        let held = MeetingSaid {
            state: "held".to_owned(),
            ..said()
        };
        assert_eq!(faults(&held), [("state", "missing")]);
    }
}
