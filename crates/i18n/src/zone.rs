//! The reader's time zone: moments are kept in universal time and shown in this one, with its name.

use std::str::FromStr;
use std::sync::LazyLock;

use chrono::{DateTime, Datelike, NaiveDateTime, Offset, TimeZone as _, Timelike, Utc};
use chrono_tz::Tz;
use icc_domain::Locale;
use icu_datetime::NoCalendarFormatter;
use icu_datetime::fieldsets::zone::SpecificShort;
use icu_datetime::input::{Date, DateTime as LocalTime, Time, TimeZone, UtcOffset};
use icu_locale_core::locale;

use crate::format::date;

/// A time zone by its name in the database of time zones, such as `America/Toronto`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(Tz);

impl Default for Zone {
    /// Universal time.
    fn default() -> Self {
        Self(Tz::UTC)
    }
}

/// No time zone has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no time zone is called {0}")]
pub struct UnknownZone(String);

impl FromStr for Zone {
    type Err = UnknownZone;

    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        let zone = name.parse().map(Self);
        zone.map_err(|_| UnknownZone(name.to_owned()))
    }
}

impl Zone {
    /// Its name in the database of time zones.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// What clocks show there at a moment.
    #[must_use]
    pub fn local(self, moment: DateTime<Utc>) -> NaiveDateTime {
        moment.with_timezone(&self.0).naive_local()
    }

    /// The moment at which clocks show this there: the first of two where an hour comes twice, none
    /// in an hour that is left out.
    #[must_use]
    pub fn moment(self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        let found = self.0.from_local_datetime(&local).earliest();
        found.map(|moment| moment.to_utc())
    }
}

type Names = NoCalendarFormatter<SpecificShort>;

static NAMES: LazyLock<[Option<Names>; 2]> = LazyLock::new(|| {
    [locale!("fr-CA"), locale!("en-CA")]
        .map(|tag| NoCalendarFormatter::try_new((&tag).into(), SpecificShort).ok())
});

/// Whether the compiled names of time zones are complete.
pub(crate) fn names_are_complete() -> bool {
    NAMES.iter().all(Option::is_some)
}

/// A moment in a time zone, to the minute, with the name of the zone: *27 novembre 2026,
/// 9 h 05 (HNE)*, *November 27, 2026, 9:05 (EST)*.
#[must_use]
pub fn date_time(locale: Locale, zone: Zone, moment: DateTime<Utc>) -> String {
    let day = date(locale, moment.with_timezone(&zone.0).date_naive());
    format!("{day}, {}", time(locale, zone, moment))
}

/// The time of day of a moment in a time zone: *9 h 05 (HNE)*, *9:05 (EST)*.
#[must_use]
pub fn time(locale: Locale, zone: Zone, moment: DateTime<Utc>) -> String {
    let local = moment.with_timezone(&zone.0);
    let (hour, minute) = (local.hour(), local.minute());
    let name = name(locale, zone, moment);
    match locale {
        Locale::Fr => format!("{hour}\u{a0}h\u{a0}{minute:02} ({name})"),
        Locale::En => format!("{hour}:{minute:02} ({name})"),
    }
}

/// What a zone is called at a moment; its offset where the language has no short name for it.
fn name(locale: Locale, zone: Zone, moment: DateTime<Utc>) -> String {
    let local = moment.with_timezone(&zone.0);
    if zone == Zone::default() {
        return "UTC".to_owned();
    }
    let names = match locale {
        Locale::Fr => &NAMES[0],
        Locale::En => &NAMES[1],
    };
    let named = || -> Option<String> {
        let small = |n: u32| u8::try_from(n).ok();
        let offset = local.offset().fix().local_minus_utc();
        let at = LocalTime {
            date: Date::try_new_iso(local.year(), small(local.month())?, small(local.day())?)
                .ok()?,
            time: Time::try_new(small(local.hour())?, small(local.minute())?, 0, 0).ok()?,
        };
        let zone = TimeZone::from_iana_id(zone.0.name())
            .with_offset(UtcOffset::try_from_seconds(offset).ok())
            .at_date_time(at);
        Some(names.as_ref()?.format(&zone).to_string())
    };
    named().unwrap_or_else(|| local.offset().fix().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap_or_default()
    }

    fn zone(name: &str) -> Zone {
        name.parse().unwrap_or_default()
    }

    #[test]
    fn a_moment_is_told_in_the_zone_with_its_name() {
        let (toronto, winter) = (zone("America/Toronto"), at("2026-11-27T03:05:59Z"));
        assert_eq!(
            date_time(Locale::Fr, toronto, winter),
            "26 novembre 2026, 22\u{a0}h\u{a0}05 (HNE)"
        );
        assert_eq!(
            date_time(Locale::En, toronto, winter),
            "November 26, 2026, 22:05 (EST)"
        );
        let summer = at("2026-07-01T12:00:00Z");
        assert_eq!(time(Locale::Fr, toronto, summer), "8\u{a0}h\u{a0}00 (HAE)");
        assert_eq!(time(Locale::En, toronto, summer), "8:00 (EDT)");
        assert_eq!(time(Locale::En, Zone::default(), summer), "12:00 (UTC)");
        let tokyo = time(Locale::En, zone("Asia/Tokyo"), summer);
        assert!(
            tokyo.starts_with("21:00 (") && tokyo.contains("+9"),
            "{tokyo}"
        );
    }

    #[test]
    fn what_clocks_show_is_a_moment_but_in_the_hour_that_is_left_out() {
        let toronto = zone("America/Toronto");
        let shown = |text: &str| text.parse::<NaiveDateTime>().unwrap_or_default();
        let of = |text| toronto.moment(shown(text));
        assert_eq!(of("2026-11-12T09:30:00"), Some(at("2026-11-12T14:30:00Z")));
        assert_eq!(of("2026-11-01T01:30:00"), Some(at("2026-11-01T05:30:00Z")));
        assert_eq!(of("2026-03-08T02:30:00"), None);
        let back = toronto.local(at("2026-11-12T14:30:00Z"));
        assert_eq!(back, shown("2026-11-12T09:30:00"));
        assert_eq!(toronto.name(), "America/Toronto");
    }

    #[test]
    fn the_hour_that_comes_twice_is_told_apart_by_its_name() {
        let toronto = zone("America/Toronto");
        let told = |text| time(Locale::En, toronto, at(text));
        assert_eq!(told("2026-11-01T05:30:00Z"), "1:30 (EDT)");
        assert_eq!(told("2026-11-01T06:30:00Z"), "1:30 (EST)");
    }

    #[test]
    fn an_unknown_zone_is_refused() {
        assert!("Mars/Olympus".parse::<Zone>().is_err());
        assert!("UTC".parse::<Zone>() == Ok(Zone::default()));
    }
}
