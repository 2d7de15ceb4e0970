//! Who may do what: one table.
//!
//! A use case takes an [`Actor`] and asks [`Actor::may`] with the thing it is about to touch. What
//! is not in [`RULES`] is not allowed. `docs/reference/roles.md` prints the table; a test compares.

mod actor;
mod print;
mod rules;
mod space;

use icc_domain::Role;
use icc_store::Table;

pub use actor::{Actor, Subject};
pub(crate) use actor::{
    everybodys_scope, everything_shown, is_current, lasts, own_scope, people_of, readers_scope,
};
pub use print::{Line, lines};
pub use rules::RULES;
pub(crate) use space::{Fellow, Seat};

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
    /// See the questions that a network asks on its own, and what came of those that are closed.
    SeeModules,
    /// Write such questions, open and close them.
    KeepModules,
    /// Answer them for a city.
    AnswerModule,
    /// Hand in those answers.
    HandInModule,
    /// See what a city has handed in.
    SeeModuleAnswers,
    /// Read topics in the space of a network.
    SeeSpace,
    /// Begin topics there, and write in them.
    WriteInSpace,
    /// Answer for a space: hide words, close topics, say who else reads them, take everything along.
    KeepSpace,
    /// See the consensus register of a network, also what is not adopted yet.
    SeeConsensuses,
    /// Propose a consensus.
    ProposeConsensus,
    /// Object to a proposal, or want it otherwise.
    ObjectToConsensus,
    /// Word a proposal, open it to objections, answer them.
    WordConsensus,
    /// Adopt a consensus, drop a proposal, show it to everybody; say who is on the steering
    /// committee.
    KeepConsensuses,
    /// See the meetings of a network.
    SeeMeetings,
    /// Take part in a meeting, and show a document there.
    AttendMeeting,
    /// Plan meetings, invite to them, keep their minutes.
    KeepMeetings,
    /// See the practices that are reserved to the people of a network.
    SeePractices,
    /// Write down what a municipality does.
    WritePractices,
    /// Say that a municipality agrees to show a practice, and to whom.
    ShowPractices,
    /// Look at the practices of members before they are shown.
    ReviewPractices,
    /// See the tools that are reserved to the people of a network.
    SeeTools,
    /// Put a tool into the library of a network, change it, take it out; say that one uses it.
    KeepTools,
    /// Show a tool to everybody.
    ShowTools,
    /// See the issues and challenges of the members of a network.
    SeeChallenges,
    /// Write down those of a municipality; take them out.
    KeepChallenges,
    /// See what the people of a network say that they know, and write to them.
    SeeExpertise,
    /// Say what one knows oneself; take it back.
    KeepExpertise,
}

impl Action {
    /// Every action, in the order in which they are printed.
    pub const ALL: [Self; 93] = [
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
        Self::SeeModules,
        Self::KeepModules,
        Self::AnswerModule,
        Self::HandInModule,
        Self::SeeModuleAnswers,
        Self::SeeSpace,
        Self::WriteInSpace,
        Self::KeepSpace,
        Self::SeeConsensuses,
        Self::ProposeConsensus,
        Self::ObjectToConsensus,
        Self::WordConsensus,
        Self::KeepConsensuses,
        Self::SeeMeetings,
        Self::AttendMeeting,
        Self::KeepMeetings,
        Self::SeePractices,
        Self::WritePractices,
        Self::ShowPractices,
        Self::ReviewPractices,
        Self::SeeTools,
        Self::KeepTools,
        Self::ShowTools,
        Self::SeeChallenges,
        Self::KeepChallenges,
        Self::SeeExpertise,
        Self::KeepExpertise,
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
            Self::SeeModules => "see-modules".to_owned(),
            Self::KeepModules => "keep-modules".to_owned(),
            Self::AnswerModule => "answer-module".to_owned(),
            Self::HandInModule => "hand-in-module".to_owned(),
            Self::SeeModuleAnswers => "see-module-answers".to_owned(),
            Self::SeeSpace => "see-space".to_owned(),
            Self::WriteInSpace => "write-in-space".to_owned(),
            Self::KeepSpace => "keep-space".to_owned(),
            Self::SeeConsensuses => "see-consensuses".to_owned(),
            Self::ProposeConsensus => "propose-consensus".to_owned(),
            Self::ObjectToConsensus => "object-to-consensus".to_owned(),
            Self::WordConsensus => "word-consensus".to_owned(),
            Self::KeepConsensuses => "keep-consensuses".to_owned(),
            Self::SeeMeetings => "see-meetings".to_owned(),
            Self::AttendMeeting => "attend-meeting".to_owned(),
            Self::KeepMeetings => "keep-meetings".to_owned(),
            Self::SeePractices => "see-practices".to_owned(),
            Self::WritePractices => "write-practices".to_owned(),
            Self::ShowPractices => "show-practices".to_owned(),
            Self::ReviewPractices => "review-practices".to_owned(),
            Self::SeeTools => "see-tools".to_owned(),
            Self::KeepTools => "keep-tools".to_owned(),
            Self::ShowTools => "show-tools".to_owned(),
            Self::SeeChallenges => "see-challenges".to_owned(),
            Self::KeepChallenges => "keep-challenges".to_owned(),
            Self::SeeExpertise => "see-expertise".to_owned(),
            Self::KeepExpertise => "keep-expertise".to_owned(),
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
    /// It belongs to a network of which the city is a member, for which the role is held.
    MemberNetwork,
    /// The same, and the person is on the steering committee of that network.
    Steering,
    /// It belongs to a partner that works with the network for which the role is held now.
    OwnPartner,
    /// The city has agreed to show it to an audience to which belong the people of the city, network
    /// or partner for which the role is held; or it was opened to that partner.
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

#[cfg(test)]
mod tests;
