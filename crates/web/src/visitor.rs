//! Somebody who is signed in, as every page says it.

use chrono::SecondsFormat;
use icc_app::accounts::Presence;
use icc_app::policy::Action;
use icc_app::register::Table;
use icc_pages::Visitor;

/// What pages say about somebody who is signed in.
pub(crate) fn visitor(presence: &Presence) -> Visitor {
    let actor = &presence.actor;
    Visitor {
        name: actor.name.clone(),
        person: actor.account.to_string(),
        work: actor.may_somewhere(Action::SeeTasks),
        waves: actor.may_somewhere(Action::ManageWaves),
        boards: actor.may_somewhere(Action::SeeBoard),
        shared: actor.may_somewhere(Action::SeeShared),
        spaces: actor.may_somewhere(Action::SeeSpace),
        reviews: actor.may_somewhere(Action::SeeReview),
        people: actor.may_see_people(),
        journal: actor.may_somewhere(Action::SeeAudit),
        register: actor.may_somewhere(Action::Add(Table::Sources)),
        outbox: actor.may_somewhere(Action::SeeOutbox),
        until: presence.ends_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        seconds: (presence.ends_at - presence.now).num_seconds(),
        seconds_at_most: (presence.ends_at_last - presence.now).num_seconds(),
    }
}
