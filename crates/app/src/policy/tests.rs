//! The table says what it is meant to say.

use icc_domain::{IdSource, Locale, SeededIds};
use icc_store::{AccountId, MunicipalityId, NetworkId, PartnerId, Place, Scope, SessionId};

use super::*;

struct World {
    ids: SeededIds,
    city: MunicipalityId,
    other: MunicipalityId,
    network: NetworkId,
}

fn world() -> World {
    let ids = SeededIds::new(3);
    World {
        city: MunicipalityId(ids.next_id()),
        other: MunicipalityId(ids.next_id()),
        network: NetworkId(ids.next_id()),
        ids,
    }
}

impl World {
    fn actor(&self, roles: &[(Role, Place)]) -> Actor {
        Actor {
            account: AccountId(self.ids.next_id()),
            session: SessionId(self.ids.next_id()),
            name: "Ève".to_owned(),
            email: "eve@example.org".to_owned(),
            language: Locale::Fr,
            demonstration: false,
            roles: roles.to_vec(),
        }
    }

    fn of(&self, city: MunicipalityId) -> Subject {
        let member = city == self.city;
        Subject {
            city: Some(city),
            networks_of_city: member.then_some(self.network).into_iter().collect(),
            ..Subject::default()
        }
    }
}

#[test]
fn no_rule_stands_twice_and_every_action_is_listed() {
    for (n, rule) in RULES.iter().enumerate() {
        let same = |other: &Rule| {
            (other.role, other.action, other.relation) == (rule.role, rule.action, rule.relation)
        };
        assert!(!RULES[n + 1..].iter().any(same), "{rule:?}");
        assert!(Action::ALL.contains(&rule.action), "{rule:?}");
    }
    let codes: std::collections::BTreeSet<String> =
        Action::ALL.into_iter().map(Action::code).collect();
    assert_eq!(codes.len(), Action::ALL.len());
}

#[test]
fn z5_whoever_keeps_rows_of_a_table_does_not_take_the_whole_table_for_it() {
    let w = world();
    let keeps = |role, place| {
        let actor = w.actor(&[(role, place)]);
        let rows = Action::ALL.into_iter();
        let mut rows = rows.filter(|action| matches!(action, Action::Keep(_)));
        let some = rows.any(|action| actor.may_somewhere(action));
        (some, actor.may_somewhere(Action::TakeTables))
    };
    assert_eq!(
        keeps(Role::CityCoordinator, Place::City(w.city)),
        (true, false)
    );
    assert_eq!(
        keeps(Role::NetworkCoordinator, Place::Network(w.network)),
        (true, false)
    );
    assert_eq!(keeps(Role::CityEditor, Place::City(w.city)), (false, false));
    assert_eq!(
        keeps(Role::ProgrammeAdministrator, Place::Service),
        (true, true)
    );
}

#[test]
fn a_city_coordinator_acts_on_the_own_city_only() {
    let w = world();
    let coordinator = w.actor(&[(Role::CityCoordinator, Place::City(w.city))]);
    let invite = Action::Invite(Role::CityEditor);
    assert!(coordinator.may(invite, &w.of(w.city)));
    assert!(!coordinator.may(invite, &w.of(w.other)));
    assert!(!coordinator.may(invite, &Subject::default()));
    assert!(!coordinator.may(Action::Invite(Role::CityCoordinator), &w.of(w.city)));
    assert!(!coordinator.may(Action::ManageAccounts, &w.of(w.city)));
    assert!(coordinator.may_see_people());
    assert_eq!(coordinator.scope(w.city), Scope::municipality(w.city));
    assert_eq!(coordinator.scope(w.other), Scope::nothing());
}

#[test]
fn a_network_coordinator_sees_progress_of_members_and_no_draft() {
    let w = world();
    let coordinator = w.actor(&[(Role::NetworkCoordinator, Place::Network(w.network))]);
    for stage in Stage::ALL {
        let subject = Subject {
            stage: Some(stage),
            ..w.of(w.city)
        };
        assert!(coordinator.may(Action::SeeProgress, &subject));
        assert!(!coordinator.may(Action::SeeAnswers, &subject));
    }
    assert!(!coordinator.may(Action::SeeProgress, &w.of(w.other)));
    assert!(coordinator.may(Action::Invite(Role::CityCoordinator), &w.of(w.city)));
    assert!(!coordinator.may(Action::Invite(Role::CityEditor), &w.of(w.city)));
    assert_eq!(coordinator.scope(w.city), Scope::nothing());
}

#[test]
fn z10_a_reviewer_needs_the_assignment_and_no_role_in_the_city() {
    let w = world();
    let assigned = Subject {
        assigned: true,
        stage: Some(Stage::InReview),
        ..w.of(w.city)
    };
    let reviewer = (Role::Reviewer, Place::Network(w.network));
    assert!(w.actor(&[reviewer]).may(Action::Review, &assigned));
    let ended = Subject {
        assigned: false,
        ..assigned.clone()
    };
    assert!(!w.actor(&[reviewer]).may(Action::Review, &ended));
    let own = (Role::CityEditor, Place::City(w.city));
    assert!(!w.actor(&[reviewer, own]).may(Action::Review, &assigned));
    let draft = Subject {
        stage: Some(Stage::Draft),
        ..assigned
    };
    assert!(!w.actor(&[reviewer]).may(Action::SeeAnswers, &draft));
}

#[test]
fn a_partners_reader_sees_what_was_agreed_for_that_partner_alone() {
    let w = world();
    let (ministry, union) = (PartnerId(w.ids.next_id()), PartnerId(w.ids.next_id()));
    let reader = w.actor(&[(Role::PartnerReader, Place::Partner(ministry))]);
    let shown_to = |partners: &[PartnerId], stage| Subject {
        shown_to: partners.iter().map(|id| Place::Partner(*id)).collect(),
        stage: Some(stage),
        ..w.of(w.city)
    };
    for stage in Stage::ALL {
        let out = stage == Stage::Published;
        let agreed = shown_to(&[ministry], stage);
        assert_eq!(reader.may(Action::SeeShared, &agreed), out, "{stage:?}");
        assert!(!reader.may(Action::SeeAnswers, &agreed));
        assert!(!reader.may(Action::SeeShared, &shown_to(&[union], stage)));
        assert!(!reader.may(Action::SeeShared, &shown_to(&[], stage)));
    }
    // A network sees who reads for the partners that it works with, and nobody else's.
    let coordinator = w.actor(&[(Role::NetworkCoordinator, Place::Network(w.network))]);
    let partner = |networks: &[NetworkId]| Subject {
        partner: Some(ministry),
        networks_of_partner: networks.to_vec(),
        ..Subject::default()
    };
    let see = Action::SeePeople(Role::PartnerReader);
    assert!(coordinator.may(see, &partner(&[w.network])));
    assert!(!coordinator.may(see, &partner(&[])));
    assert!(!coordinator.may(Action::Invite(Role::PartnerReader), &partner(&[w.network])));
}

#[test]
fn answers_change_only_while_the_city_has_them() {
    let w = world();
    let editor = w.actor(&[(Role::CityEditor, Place::City(w.city))]);
    for stage in Stage::ALL {
        for part_open in [true, false] {
            let subject = Subject {
                stage: Some(stage),
                part_open,
                ..w.of(w.city)
            };
            let open = part_open && matches!(stage, Stage::Draft | Stage::Returned);
            assert_eq!(editor.may(Action::FillIn, &subject), open, "{stage:?}");
            assert_eq!(editor.may(Action::SeeAnswers, &subject), part_open);
            assert!(!editor.may(Action::Submit, &subject));
        }
    }
    assert!(
        !editor.may(Action::FillIn, &w.of(w.city)),
        "no stage is no permission"
    );
}

#[test]
fn without_a_role_one_has_the_own_account_and_nothing_else() {
    let w = world();
    let nobody = w.actor(&[]);
    for action in Action::ALL {
        let may = nobody.may(action, &Subject::account(nobody.account));
        assert_eq!(may, action == Action::OwnAccount, "{action:?}");
    }
    let other = AccountId(w.ids.next_id());
    assert!(!nobody.may(Action::OwnAccount, &Subject::account(other)));
    assert!(!nobody.may_see_people());
}

#[test]
fn every_role_at_every_place_may_what_the_table_says_and_nothing_else() {
    let w = world();
    let member = Subject {
        stage: Some(Stage::Final),
        ..w.of(w.city)
    };
    for role in Role::ALL {
        for action in Action::ALL {
            // A role held for another city and another network gives nothing but what is for all.
            let elsewhere = match role.place() {
                icc_domain::RolePlace::City => Place::City(w.other),
                icc_domain::RolePlace::Network => Place::Network(NetworkId(w.ids.next_id())),
                icc_domain::RolePlace::Partner => Place::Partner(PartnerId(w.ids.next_id())),
                icc_domain::RolePlace::Service => Place::Service,
            };
            let actor = w.actor(&[(role, elsewhere)]);
            let allowed = RULES.iter().any(|rule| {
                rule.role == Some(role)
                    && rule.action == action
                    && rule.relation == Relation::Any
                    && (rule.stages.is_empty() || rule.stages.contains(&Stage::Final))
            });
            assert_eq!(actor.may(action, &member), allowed, "{role:?} {action:?}");
        }
    }
}

#[test]
fn what_a_city_plans_is_its_own() {
    let w = world();
    let coordinator = w.actor(&[(Role::CityCoordinator, Place::City(w.city))]);
    let editor = w.actor(&[(Role::CityEditor, Place::City(w.city))]);
    let own = w.of(w.city);
    assert!(coordinator.may(Action::KeepTargets, &own));
    assert!(!coordinator.may(Action::SeeTargets, &w.of(w.other)));
    assert!(editor.may(Action::SeeTargets, &own) && !editor.may(Action::KeepTargets, &own));
    for role in [
        (Role::NetworkCoordinator, Place::Network(w.network)),
        (Role::ProgrammeAdministrator, Place::Service),
        (Role::Reviewer, Place::Network(w.network)),
    ] {
        assert!(!w.actor(&[role]).may(Action::SeeTargets, &own), "{role:?}");
    }
}
