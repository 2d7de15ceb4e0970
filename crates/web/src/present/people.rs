//! People, their roles, sessions and mails as pages show them.

use icc_app::accounts::{AuditRow, Named, Offered, People, SessionRow, Steps};
use icc_app::mail::OutboxRow;
use icc_domain::{Locale, Role};
use icc_i18n::compare;
use icc_pages::context::{
    FieldError, HeldRole, InvitationEntry, InviteForm, JournalEntry, MailEntry, OfferShown,
    OfferedRole, OwnSession, PeoplePage, PersonEntry, PlaceChoice,
};

use super::response::moment;

fn name(place: &Named, locale: Locale) -> String {
    let best = place.names.best(locale);
    best.map_or(&*place.code, |(_, name)| name).to_owned()
}

/// A role that the person holds.
pub(crate) fn held_role((role, place): &(Role, Named), locale: Locale) -> HeldRole {
    HeldRole {
        role: role.code().to_owned(),
        place: name(place, locale),
    }
}

/// An invitation behind a link.
pub(crate) fn offer_shown(offer: &Offered, locale: Locale) -> OfferShown {
    OfferShown {
        email: offer.email.clone(),
        role: offer.role.code().to_owned(),
        place: name(&offer.place, locale),
        by: offer.invited_by.clone(),
        until: moment(offer.expires_at),
    }
}

/// An invitation in the person's account.
pub(crate) fn offered_role(offer: &Offered, locale: Locale) -> OfferedRole {
    OfferedRole {
        id: offer.id.to_string(),
        role: offer.role.code().to_owned(),
        place: name(&offer.place, locale),
        by: offer.invited_by.clone(),
        until: moment(offer.expires_at),
    }
}

/// A session in the person's account.
pub(crate) fn own_session(session: &SessionRow) -> OwnSession {
    OwnSession {
        id: session.id.to_string(),
        browser: session.browser.clone(),
        since: moment(session.created_at),
        seen: moment(session.seen_at),
        current: session.current,
    }
}

/// Who is who: by place, then by role, then by name.
pub(crate) fn people_page(
    people: People,
    form: InviteForm,
    errors: Vec<FieldError>,
    manages: bool,
    locale: Locale,
) -> PeoplePage {
    let mut rows: Vec<(Option<Role>, PersonEntry)> = people
        .rows
        .into_iter()
        .map(|row| {
            let (grant, role, place) = match &row.role {
                Some((grant, role, place)) => (grant.to_string(), Some(*role), name(place, locale)),
                None => (String::new(), None, String::new()),
            };
            let entry = PersonEntry {
                account: row.account.to_string(),
                grant,
                name: row.name,
                email: row.email,
                role: role.map(Role::code).unwrap_or_default().to_owned(),
                place,
                since: row.since.date_naive().to_string(),
                closed: row.disabled_at.is_some(),
                demonstration: row.demonstration,
                second_factor: if row.may_manage && row.steps == Steps::Two {
                    "remove".to_owned()
                } else {
                    String::new()
                },
                may_end: row.may_end,
                switch: match (row.may_manage, row.disabled_at) {
                    (true, Some(_)) => "open".to_owned(),
                    (true, None) => "close".to_owned(),
                    (false, _) => String::new(),
                },
            };
            (role, entry)
        })
        .collect();
    rows.sort_by(|(role, one), (other_role, other)| {
        compare(locale, &one.place, &other.place)
            .then_with(|| role.cmp(other_role))
            .then_with(|| compare(locale, &one.name, &other.name))
    });
    let invitations = people.invitations.iter().map(|invitation| InvitationEntry {
        id: invitation.id.to_string(),
        email: invitation.email.clone(),
        role: invitation.role.code().to_owned(),
        place: name(&invitation.place, locale),
        until: moment(invitation.expires_at),
    });
    let roles = people.choices.roles.iter();
    PeoplePage {
        people: rows.into_iter().map(|(_, entry)| entry).collect(),
        invitations: invitations.collect(),
        roles: roles.map(|role| role.code().to_owned()).collect(),
        cities: choices(&people.choices.cities, locale),
        networks: choices(&people.choices.networks, locale),
        partners: choices(&people.choices.partners, locale),
        form,
        errors,
        manages,
    }
}

fn choices(places: &[Named], locale: Locale) -> Vec<PlaceChoice> {
    let choices = places.iter().map(|place| PlaceChoice {
        code: place.code.clone(),
        name: name(place, locale),
    });
    let mut choices: Vec<PlaceChoice> = choices.collect();
    choices.sort_by(|one, other| compare(locale, &one.name, &other.name));
    choices
}

/// Something that was done.
pub(crate) fn journal_entry(row: &AuditRow, locale: Locale, former: &str) -> JournalEntry {
    let detail: serde_json::Value = serde_json::from_str(&row.event.detail).unwrap_or_default();
    let role = detail.get("role").and_then(|role| role.as_str());
    JournalEntry {
        number: row.event.number,
        at: moment(row.event.at),
        action: row.event.action.clone(),
        by: match (&row.by, row.event.actor) {
            (Some(name), _) => name.clone(),
            // Somebody who was erased.
            (None, Some(_)) => former.to_owned(),
            (None, None) => String::new(),
        },
        place: name(&row.place, locale),
        role: role.unwrap_or_default().to_owned(),
        origin: row.event.origin.clone(),
    }
}

/// A mail.
pub(crate) fn mail_entry(row: OutboxRow) -> MailEntry {
    let text = row.text;
    let (subject, body) = text
        .map(|text| (text.subject, text.body))
        .unwrap_or_default();
    MailEntry {
        kind: row.kind,
        recipient: row.recipient,
        state: row.state.to_owned(),
        at: moment(row.at),
        attempts: i64::from(row.attempts),
        failure: row.failure.unwrap_or_default(),
        subject,
        body,
    }
}
