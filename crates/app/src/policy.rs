//! Who may do what: one table.
//!
//! A use case takes an [`Actor`] and asks [`Actor::may`] with the thing it is about to touch. What
//! is not in [`RULES`] is not allowed. `docs/reference/roles.md` prints the table; a test compares.

mod actor;
mod print;

use icc_domain::Role;
use icc_store::Table;

pub use actor::{Actor, Subject};
pub(crate) use actor::{everybodys_scope, is_current, lasts, own_scope, people_of};
pub use print::{Line, lines};

/// What somebody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Change one's own name, language and password; see and end one's own sessions; accept roles.
    OwnAccount,
    /// Offer somebody a role.
    Invite(Role),
    /// See who holds a role, with name and address.
    SeePeople(Role),
    /// End a role that somebody holds.
    EndRole(Role),
    /// Close and open accounts; remove second factors of people who have lost everything.
    ManageAccounts,
    /// See mails that wait, and those that no server took.
    SeeOutbox,
    /// See what was done.
    SeeAudit,
    /// Open, close and move waves.
    ManageWaves,
    /// Say how a network wants its waves answered.
    SetNetworkRules,
    /// See how far the members of a network have come, and what they ask for.
    SeeBoard,
    /// Write to the people who coordinate the questionnaires of members.
    WriteToMembers,
    /// Begin to answer in a wave.
    StartResponse,
    /// See what is to be done in a questionnaire, by whom, until when.
    SeeTasks,
    /// Answer questions.
    FillIn,
    /// Give a part of the questionnaire to a colleague.
    Delegate,
    /// Say that a part is done that was given to the person.
    HandBack,
    /// Ask for a later end.
    AskExtension,
    /// Grant a later end, or refuse it.
    DecideExtension,
    /// Hand in.
    Submit,
    /// See answers, comments and evidence.
    SeeAnswers,
    /// See how far a city has come: counts and dates, no answer.
    SeeProgress,
    /// Choose who reviews.
    AssignReviewer,
    /// Verify, ask, return, accept.
    Review,
    /// See a review: answers, evidence, and what was said about them.
    SeeReview,
    /// Answer a question that a reviewer has asked.
    Reply,
    /// Say that an answer is true though a reviewer has not verified it.
    Contest,
    /// Say who may see what of the city.
    Consent,
    /// See what a city has agreed to show to an audience of its choice, or what the own city has
    /// handed in.
    SeeShared,
    /// Publish results.
    Publish,
    /// Have a municipality correct what was accepted.
    Correct,
    /// Add a row to a table of the register.
    Add(Table),
    /// Change a row of a table of the register.
    Keep(Table),
    /// Take and hand in whole tables of the register.
    TakeTables,
    /// See what a city keeps as evidence, and take its files.
    SeeEvidence,
    /// Add, change and withdraw evidence.
    KeepEvidence,
    /// See what a city plans.
    SeeTargets,
    /// Say what a city plans.
    KeepTargets,
    /// See how far a city has come on its way into a network.
    SeeJoining,
    /// Say how far it has come.
    KeepJoining,
}

impl Action {
    /// Every action, in the order in which they are printed.
    pub const ALL: [Self; 66] = [
        Self::OwnAccount,
        Self::Invite(Role::CityEditor),
        Self::Invite(Role::CityCoordinator),
        Self::Invite(Role::Reviewer),
        Self::Invite(Role::NetworkCoordinator),
        Self::Invite(Role::ProgrammeAdministrator),
        Self::Invite(Role::PartnerReader),
        Self::SeePeople(Role::CityEditor),
        Self::SeePeople(Role::CityCoordinator),
        Self::SeePeople(Role::Reviewer),
        Self::SeePeople(Role::NetworkCoordinator),
        Self::SeePeople(Role::ProgrammeAdministrator),
        Self::SeePeople(Role::PartnerReader),
        Self::EndRole(Role::CityEditor),
        Self::EndRole(Role::CityCoordinator),
        Self::EndRole(Role::Reviewer),
        Self::EndRole(Role::NetworkCoordinator),
        Self::EndRole(Role::ProgrammeAdministrator),
        Self::EndRole(Role::PartnerReader),
        Self::ManageAccounts,
        Self::SeeOutbox,
        Self::SeeAudit,
        Self::ManageWaves,
        Self::SetNetworkRules,
        Self::SeeBoard,
        Self::WriteToMembers,
        Self::StartResponse,
        Self::SeeTasks,
        Self::FillIn,
        Self::Delegate,
        Self::HandBack,
        Self::AskExtension,
        Self::DecideExtension,
        Self::Submit,
        Self::SeeAnswers,
        Self::SeeProgress,
        Self::AssignReviewer,
        Self::Review,
        Self::SeeReview,
        Self::Reply,
        Self::Contest,
        Self::Consent,
        Self::SeeShared,
        Self::Publish,
        Self::Correct,
        Self::Add(Table::Sources),
        Self::Add(Table::Municipalities),
        Self::Add(Table::Facts),
        Self::Add(Table::Networks),
        Self::Add(Table::Memberships),
        Self::Add(Table::Partners),
        Self::Add(Table::Partnerships),
        Self::Keep(Table::Sources),
        Self::Keep(Table::Municipalities),
        Self::Keep(Table::Facts),
        Self::Keep(Table::Networks),
        Self::Keep(Table::Memberships),
        Self::Keep(Table::Partners),
        Self::Keep(Table::Partnerships),
        Self::TakeTables,
        Self::SeeEvidence,
        Self::KeepEvidence,
        Self::SeeTargets,
        Self::KeepTargets,
        Self::SeeJoining,
        Self::KeepJoining,
    ];

    /// The word used in documents and classifications.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Invite(role) => format!("invite {}", role.code()),
            Self::SeePeople(role) => format!("see-people {}", role.code()),
            Self::EndRole(role) => format!("end-role {}", role.code()),
            Self::OwnAccount => "own-account".to_owned(),
            Self::ManageAccounts => "manage-accounts".to_owned(),
            Self::SeeOutbox => "see-outbox".to_owned(),
            Self::SeeAudit => "see-audit".to_owned(),
            Self::ManageWaves => "manage-waves".to_owned(),
            Self::SetNetworkRules => "set-network-rules".to_owned(),
            Self::SeeBoard => "see-board".to_owned(),
            Self::WriteToMembers => "write-to-members".to_owned(),
            Self::StartResponse => "start-response".to_owned(),
            Self::SeeTasks => "see-tasks".to_owned(),
            Self::FillIn => "fill-in".to_owned(),
            Self::Delegate => "delegate".to_owned(),
            Self::HandBack => "hand-back".to_owned(),
            Self::AskExtension => "ask-extension".to_owned(),
            Self::DecideExtension => "decide-extension".to_owned(),
            Self::Submit => "submit".to_owned(),
            Self::SeeAnswers => "see-answers".to_owned(),
            Self::SeeProgress => "see-progress".to_owned(),
            Self::AssignReviewer => "assign-reviewer".to_owned(),
            Self::Review => "review".to_owned(),
            Self::SeeReview => "see-review".to_owned(),
            Self::Reply => "reply".to_owned(),
            Self::Contest => "contest".to_owned(),
            Self::Consent => "consent".to_owned(),
            Self::SeeShared => "see-shared".to_owned(),
            Self::Publish => "publish".to_owned(),
            Self::Correct => "correct".to_owned(),
            Self::Add(table) => format!("add {}", table.code()),
            Self::Keep(table) => format!("keep {}", table.code()),
            Self::TakeTables => "take-tables".to_owned(),
            Self::SeeEvidence => "see-evidence".to_owned(),
            Self::KeepEvidence => "keep-evidence".to_owned(),
            Self::SeeTargets => "see-targets".to_owned(),
            Self::KeepTargets => "keep-targets".to_owned(),
            Self::SeeJoining => "see-joining".to_owned(),
            Self::KeepJoining => "keep-joining".to_owned(),
        }
    }
}

/// How a person must stand to the thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// The thing is the person's own account.
    Itself,
    /// It belongs to the city for which the role is held.
    OwnCity,
    /// It is a part of the own city's questionnaire that is open to the person: the questionnaire is
    /// not divided, or the part was given to him or her.
    OwnPart,
    /// It belongs to a member city of the network for which the role is held.
    MemberCity,
    /// It belongs to the network for which the role is held.
    OwnNetwork,
    /// It belongs to a partner that works with the network for which the role is held now.
    OwnPartner,
    /// The city has agreed to show it to an audience to which belong the people of the city, network
    /// or partner for which the role is held.
    ShownTo,
    /// It was assigned to the person, in a member city of the network for which the role is held,
    /// and the person holds no role for that city.
    Assigned,
    /// Whatever it belongs to.
    Any,
}

/// How far a questionnaire has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Being filled in.
    Draft,
    /// Handed in.
    Submitted,
    /// Somebody reviews it.
    InReview,
    /// It went back to the city with questions.
    Returned,
    /// Accepted.
    Final,
    /// Its results are out.
    Published,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 6] = [
        Self::Draft,
        Self::Submitted,
        Self::InReview,
        Self::Returned,
        Self::Final,
        Self::Published,
    ];

    /// The word used in documents.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::InReview => "in-review",
            Self::Returned => "returned",
            Self::Final => "final",
            Self::Published => "published",
        }
    }
}

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Whose line it is; none for everybody who is signed in.
    pub role: Option<Role>,
    /// What is allowed.
    pub action: Action,
    /// On what.
    pub relation: Relation,
    /// While the questionnaire is at one of these; empty where there is none, or at any.
    pub stages: &'static [Stage],
}

const fn rule(role: Role, action: Action, relation: Relation) -> Rule {
    Rule {
        role: Some(role),
        action,
        relation,
        stages: &[],
    }
}

impl Rule {
    const fn at(self, stages: &'static [Stage]) -> Self {
        Self { stages, ..self }
    }
}

/// While a city may change its answers.
const OPEN: &[Stage] = &[Stage::Draft, Stage::Returned];
/// While a reviewer works.
const HANDED_IN: &[Stage] = &[Stage::Submitted, Stage::InReview];
/// From handing in until it is accepted: a reviewer who falls ill is replaced also while the city
/// has it.
const UNDER_REVIEW: &[Stage] = &[Stage::Submitted, Stage::InReview, Stage::Returned];
/// While a city may have its say about what a reviewer has found.
const ANSWERABLE: &[Stage] = &[
    Stage::Submitted,
    Stage::InReview,
    Stage::Returned,
    Stage::Final,
];
/// All that a city has handed in at least once.
const OUT_OF_HAND: &[Stage] = &[
    Stage::Submitted,
    Stage::InReview,
    Stage::Returned,
    Stage::Final,
    Stage::Published,
];
const ACCEPTED: &[Stage] = &[Stage::Final, Stage::Published];
/// Results that are out.
const OUT: &[Stage] = &[Stage::Published];

/// Everything that is allowed; nothing else is.
pub const RULES: &[Rule] = {
    use Action::{
        Add, AskExtension, AssignReviewer, Consent, Contest, Correct, DecideExtension, Delegate,
        EndRole, FillIn, HandBack, Invite, Keep, KeepEvidence, KeepJoining, KeepTargets,
        ManageAccounts, ManageWaves, OwnAccount, Publish, Reply, Review, SeeAnswers, SeeAudit,
        SeeBoard, SeeEvidence, SeeJoining, SeeOutbox, SeePeople, SeeProgress, SeeReview, SeeShared,
        SeeTargets, SeeTasks, SetNetworkRules, StartResponse, Submit, TakeTables, WriteToMembers,
    };
    use Relation::{Any, Assigned, MemberCity, OwnCity, OwnNetwork, OwnPart, OwnPartner, ShownTo};
    use Role::{
        CityCoordinator, CityEditor, NetworkCoordinator, PartnerReader, ProgrammeAdministrator,
        Reviewer,
    };
    use Table::{Facts, Memberships, Municipalities, Networks, Partners, Partnerships, Sources};
    &[
        Rule {
            role: None,
            action: OwnAccount,
            relation: Relation::Itself,
            stages: &[],
        },
        rule(CityEditor, SeeTasks, OwnCity),
        rule(CityEditor, FillIn, OwnPart).at(OPEN),
        rule(CityEditor, HandBack, OwnPart).at(OPEN),
        rule(CityEditor, SeeAnswers, OwnPart),
        rule(CityEditor, SeeProgress, OwnCity),
        rule(CityCoordinator, Invite(CityEditor), OwnCity),
        rule(CityCoordinator, SeePeople(CityEditor), OwnCity),
        rule(CityCoordinator, SeePeople(CityCoordinator), OwnCity),
        rule(CityCoordinator, EndRole(CityEditor), OwnCity),
        rule(CityCoordinator, SeeAudit, OwnCity),
        rule(CityCoordinator, StartResponse, OwnCity),
        rule(CityCoordinator, SeeTasks, OwnCity),
        rule(CityCoordinator, FillIn, OwnCity).at(OPEN),
        rule(CityCoordinator, Delegate, OwnCity).at(OPEN),
        rule(CityCoordinator, HandBack, OwnPart).at(OPEN),
        rule(CityCoordinator, AskExtension, OwnCity).at(OPEN),
        rule(CityCoordinator, Submit, OwnCity).at(OPEN),
        rule(CityCoordinator, SeeAnswers, OwnCity),
        rule(CityCoordinator, SeeProgress, OwnCity),
        rule(CityCoordinator, Consent, OwnCity),
        rule(Reviewer, SeeAnswers, Assigned).at(OUT_OF_HAND),
        rule(Reviewer, Review, Assigned).at(HANDED_IN),
        rule(NetworkCoordinator, Invite(CityCoordinator), MemberCity),
        rule(NetworkCoordinator, SeePeople(CityCoordinator), MemberCity),
        rule(NetworkCoordinator, SeePeople(Reviewer), OwnNetwork),
        rule(
            NetworkCoordinator,
            SeePeople(NetworkCoordinator),
            OwnNetwork,
        ),
        rule(NetworkCoordinator, SeePeople(PartnerReader), OwnPartner),
        rule(NetworkCoordinator, EndRole(CityCoordinator), MemberCity),
        rule(NetworkCoordinator, SetNetworkRules, OwnNetwork),
        rule(NetworkCoordinator, SeeBoard, OwnNetwork),
        rule(NetworkCoordinator, WriteToMembers, OwnNetwork),
        rule(NetworkCoordinator, SeeProgress, MemberCity),
        rule(NetworkCoordinator, DecideExtension, MemberCity).at(OPEN),
        rule(NetworkCoordinator, AssignReviewer, MemberCity).at(UNDER_REVIEW),
        rule(ProgrammeAdministrator, Invite(CityEditor), Any),
        rule(ProgrammeAdministrator, Invite(CityCoordinator), Any),
        rule(ProgrammeAdministrator, Invite(Reviewer), Any),
        rule(ProgrammeAdministrator, Invite(NetworkCoordinator), Any),
        rule(ProgrammeAdministrator, Invite(ProgrammeAdministrator), Any),
        rule(ProgrammeAdministrator, Invite(PartnerReader), Any),
        rule(ProgrammeAdministrator, SeePeople(CityEditor), Any),
        rule(ProgrammeAdministrator, SeePeople(CityCoordinator), Any),
        rule(ProgrammeAdministrator, SeePeople(Reviewer), Any),
        rule(ProgrammeAdministrator, SeePeople(NetworkCoordinator), Any),
        rule(
            ProgrammeAdministrator,
            SeePeople(ProgrammeAdministrator),
            Any,
        ),
        rule(ProgrammeAdministrator, SeePeople(PartnerReader), Any),
        rule(ProgrammeAdministrator, EndRole(CityEditor), Any),
        rule(ProgrammeAdministrator, EndRole(CityCoordinator), Any),
        rule(ProgrammeAdministrator, EndRole(Reviewer), Any),
        rule(ProgrammeAdministrator, EndRole(NetworkCoordinator), Any),
        rule(ProgrammeAdministrator, EndRole(ProgrammeAdministrator), Any),
        rule(ProgrammeAdministrator, EndRole(PartnerReader), Any),
        rule(ProgrammeAdministrator, ManageAccounts, Any),
        rule(ProgrammeAdministrator, SeeOutbox, Any),
        rule(ProgrammeAdministrator, SeeAudit, Any),
        rule(ProgrammeAdministrator, ManageWaves, Any),
        rule(ProgrammeAdministrator, SetNetworkRules, Any),
        rule(ProgrammeAdministrator, SeeBoard, Any),
        rule(ProgrammeAdministrator, WriteToMembers, Any),
        rule(ProgrammeAdministrator, SeeProgress, Any),
        rule(ProgrammeAdministrator, DecideExtension, Any).at(OPEN),
        rule(ProgrammeAdministrator, AssignReviewer, Any).at(UNDER_REVIEW),
        rule(ProgrammeAdministrator, Publish, Any).at(&[Stage::Final]),
        rule(NetworkCoordinator, Correct, MemberCity).at(ACCEPTED),
        rule(ProgrammeAdministrator, Correct, Any).at(ACCEPTED),
        rule(PartnerReader, SeeShared, ShownTo).at(OUT),
        rule(CityCoordinator, Add(Sources), Any),
        rule(CityCoordinator, Add(Facts), OwnCity),
        rule(CityCoordinator, Keep(Facts), OwnCity),
        rule(NetworkCoordinator, Add(Sources), Any),
        rule(NetworkCoordinator, Add(Memberships), OwnNetwork),
        rule(NetworkCoordinator, Keep(Memberships), OwnNetwork),
        rule(NetworkCoordinator, Add(Partners), Any),
        rule(NetworkCoordinator, Keep(Partners), OwnNetwork),
        rule(NetworkCoordinator, Add(Partnerships), OwnNetwork),
        rule(NetworkCoordinator, Keep(Partnerships), OwnNetwork),
        rule(ProgrammeAdministrator, Add(Sources), Any),
        rule(ProgrammeAdministrator, Add(Municipalities), Any),
        rule(ProgrammeAdministrator, Add(Facts), Any),
        rule(ProgrammeAdministrator, Add(Networks), Any),
        rule(ProgrammeAdministrator, Add(Memberships), Any),
        rule(ProgrammeAdministrator, Add(Partners), Any),
        rule(ProgrammeAdministrator, Add(Partnerships), Any),
        rule(ProgrammeAdministrator, Keep(Sources), Any),
        rule(ProgrammeAdministrator, Keep(Municipalities), Any),
        rule(ProgrammeAdministrator, Keep(Facts), Any),
        rule(ProgrammeAdministrator, Keep(Networks), Any),
        rule(ProgrammeAdministrator, Keep(Memberships), Any),
        rule(ProgrammeAdministrator, Keep(Partners), Any),
        rule(ProgrammeAdministrator, Keep(Partnerships), Any),
        rule(ProgrammeAdministrator, TakeTables, Any),
        rule(CityEditor, SeeEvidence, OwnCity),
        rule(CityEditor, KeepEvidence, OwnCity),
        rule(CityCoordinator, SeeEvidence, OwnCity),
        rule(CityCoordinator, KeepEvidence, OwnCity),
        rule(Reviewer, SeeReview, Assigned).at(OUT_OF_HAND),
        rule(CityEditor, Reply, OwnPart).at(UNDER_REVIEW),
        rule(CityCoordinator, Reply, OwnCity).at(UNDER_REVIEW),
        rule(CityCoordinator, Contest, OwnCity).at(ANSWERABLE),
        rule(CityEditor, SeeShared, ShownTo).at(OUT),
        rule(CityCoordinator, SeeShared, ShownTo).at(OUT),
        rule(Reviewer, SeeShared, ShownTo).at(OUT),
        rule(NetworkCoordinator, SeeShared, ShownTo).at(OUT),
        rule(CityEditor, SeeTargets, OwnCity),
        rule(CityCoordinator, SeeTargets, OwnCity),
        rule(CityCoordinator, KeepTargets, OwnCity),
        rule(CityCoordinator, SeeShared, OwnCity),
        rule(CityEditor, SeeJoining, OwnCity),
        rule(CityCoordinator, SeeJoining, OwnCity),
        rule(CityCoordinator, KeepJoining, OwnCity),
        rule(NetworkCoordinator, SeeJoining, OwnNetwork),
        rule(NetworkCoordinator, KeepJoining, OwnNetwork),
        rule(ProgrammeAdministrator, SeeJoining, Any),
        rule(ProgrammeAdministrator, KeepJoining, Any),
    ]
};

#[cfg(test)]
mod tests;
