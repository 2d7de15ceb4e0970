//! The table as a document prints it.

use icc_domain::Role;

use super::{Action, RULES, Relation};

/// One action with what each role may do it to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The action's code.
    pub action: String,
    /// Everybody who is signed in, then each role in the order of `Role::ALL`; empty for never.
    pub cells: Vec<String>,
}

/// One line per action.
#[must_use]
pub fn lines() -> Vec<Line> {
    let whose = std::iter::once(None).chain(Role::ALL.into_iter().map(Some));
    let whose: Vec<Option<Role>> = whose.collect();
    Action::ALL
        .into_iter()
        .map(|action| Line {
            action: action.code(),
            cells: whose.iter().map(|role| cell(*role, action)).collect(),
        })
        .collect()
}

fn cell(role: Option<Role>, action: Action) -> String {
    let rules = RULES
        .iter()
        .filter(|rule| rule.role == role && rule.action == action);
    let parts: Vec<String> = rules
        .map(|rule| {
            let relation = match rule.relation {
                Relation::Itself => "own account",
                Relation::OwnCity => "own city",
                Relation::OwnPart => "own city, parts open to them",
                Relation::MemberCity => "member cities",
                Relation::OwnNetwork => "own network",
                Relation::MemberNetwork => "networks of the own city",
                Relation::Steering => "networks of the own city, on their steering committee",
                Relation::OwnPartner => "partners of the own network",
                Relation::ShownTo => "shown to an audience of theirs",
                Relation::Assigned => "assigned, no own city",
                Relation::Any => "all",
            };
            if rule.stages.is_empty() {
                return relation.to_owned();
            }
            let stages: Vec<&str> = rule.stages.iter().map(|stage| stage.code()).collect();
            format!("{relation}; {}", stages.join(", "))
        })
        .collect();
    parts.join(" · ")
}
