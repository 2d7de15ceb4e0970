//! Identifiers of rows: one type per table, so that a wave's id cannot stand where a municipality's
//! is wanted.

use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
            DeriveValueType,
        )]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        // sea-orm asks this of primary keys; only counted ones can answer.
        impl TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    };
}

id! {
    /// Names a municipality inside this service; its code names it outside.
    MunicipalityId
}
id! {
    /// Names a network inside this service; its code names it outside.
    NetworkId
}
id! {
    /// Names a partner of networks inside this service; its code names it outside.
    PartnerId
}
id! {
    /// Names a wave inside this service; its code names it outside.
    WaveId
}
id! {
    /// Names one revision of one municipality's answers in one wave.
    SubmissionId
}
id! {
    /// Names what a municipality answers in a wave, while it answers.
    ResponseId
}
id! {
    /// Names a part of a questionnaire that was given to somebody.
    PartId
}
id! {
    /// Names a request for a later end.
    ExtensionId
}
id! {
    /// Names one computation and everything it produced.
    RunId
}
id! {
    /// Names a person's account.
    AccountId
}
id! {
    /// Names a role that somebody holds or held.
    GrantId
}
id! {
    /// Names an invitation to take a role.
    InvitationId
}
id! {
    /// Names a session in lists; what opens it is a secret.
    SessionId
}
id! {
    /// Names a token in lists; what opens it is a secret.
    ApiTokenId
}
id! {
    /// Names a mail.
    MailId
}
id! {
    /// Names a piece of evidence.
    EvidenceId
}
id! {
    /// Names a row that nothing outside the store refers to: a fact, a membership, a benchmark.
    RowId
}
id! {
    /// Names a review that was given to somebody.
    AssignmentId
}
id! {
    /// Names the way of a municipality into a network.
    JoiningId
}
id! {
    /// Names a visit of experts.
    VisitId
}
id! {
    /// Names a message to the members of a network.
    MessageId
}
id! {
    /// Names questions that a network asks on its own.
    ModuleId
}
id! {
    /// Names a topic in the space of a network.
    TopicId
}
id! {
    /// Names what somebody has written in a topic.
    PostId
}
id! {
    /// Names what a municipality plans.
    TargetId
}
id! {
    /// Names a practice of a municipality.
    PracticeId
}
id! {
    /// Names a tool of a network.
    ToolId
}
id! {
    /// Names an issue or a challenge of a municipality.
    ChallengeId
}
id! {
    /// Names what somebody says of the own expertise.
    ExpertId
}
id! {
    /// Names a release of the data; its version names it outside.
    ReleaseId
}
id! {
    /// Names a meeting of a network.
    MeetingId
}
id! {
    /// Names a consensus of a network, or a proposal for one.
    ConsensusId
}
id! {
    /// Names an objection to a proposal, or an amendment.
    RemarkId
}
