//! One repository per aggregate. What it hands out are records, never entities.
//!
//! To add one: a file here with its records and finders, its writers in `impl … <'_, Write>`, a
//! line in [`Repositories`], its table in `migrations/`, its tests in `tests/it`.

mod accounts;
mod answer_checks;
mod answers;
mod api_tokens;
mod attempts;
mod audit;
mod blocks;
mod calendar_links;
mod challenges;
mod consensuses;
mod consents;
mod definitions;
mod evidence;
mod experts;
mod extensions;
mod facts;
mod grants;
mod identities;
mod invitations;
mod joinings;
mod leaving;
mod lists;
mod mails;
mod meetings;
mod memberships;
mod modules;
mod municipalities;
mod network_messages;
mod network_rules;
mod networks;
mod partners;
mod parts;
mod pending_sign_ins;
mod persons;
mod posts;
mod practices;
mod published_results;
mod register;
mod releases;
mod reminders;
mod response_steps;
mod responses;
mod review_texts;
mod reviews;
mod runs;
mod search;
mod second_factors;
mod sessions;
mod soundness;
mod sources;
mod submission_records;
mod submissions;
mod targets;
mod tokens;
mod tools;
mod topic_readers;
mod topics;
mod visits;
mod vocabulary;
mod waves;

use std::marker::PhantomData;

use chrono::{DateTime, SubsecRound, Utc};
use icc_domain::{Locale, LocalizedText};
use sea_orm::{DatabaseConnection, DatabaseExecutor, DatabaseTransaction, DbErr, UpdateResult};

use crate::error::StoreError;

pub use accounts::{Account, Accounts, NewAccount};
pub use answer_checks::{AnswerCheck, AnswerChecks, CheckState, CheckStep, NewCheck};
pub use answers::{AnswerProgress, Answers, Confirmation, DraftAnswer, NewDraftAnswer};
pub use api_tokens::{ApiToken, ApiTokens};
pub use attempts::{Attempt, AttemptKind, Attempts, Counted};
pub use audit::{Audit, AuditEvent, NewAuditEvent};
pub use blocks::{Block, Blocks, NewBlock, Pinned};
pub use calendar_links::{CalendarLink, CalendarLinks};
pub use challenges::{Challenge, ChallengeStatus, Challenges, GovernmentOrder};
pub use consensuses::{
    Adoption, Consensus, ConsensusChange, ConsensusMove, ConsensusRemark, ConsensusStep,
    Consensuses, RemarkKind, RemarkOutcome, RemarkReply, Seat, SeatWord, Wording,
};
pub use consents::{Audience, Authority, Consent, Consents, Grants as ConsentGrants, Item};
pub use definitions::{DefinitionSummary, Definitions, NewDefinition, StoredDefinition};
pub use evidence::{
    Evidence, EvidenceDetails, EvidenceSource, EvidenceVisibility, Evidences, NewEvidence, NewFile,
    StoredFile,
};
pub use experts::{Expert, ExpertHelp, ExpertLetter, Experts};
pub use extensions::{Decision, Extension, ExtensionState, Extensions, NewExtension};
pub use facts::{EnteredBy, Fact, NewFact};
pub use grants::{Grant, Grants, NewGrant, Place};
pub use identities::{Identities, Identity};
pub use invitations::{Invitation, Invitations, NewInvitation};
pub use joinings::{Joining, JoiningAuthority, JoiningStage, JoiningState, JoiningStep, Joinings};
pub use leaving::OwnedEvidence;
pub use lists::{List, ListChanges};
pub use mails::{Mail, MailOutcome, MailState, MailText, Mails, NewMail};
pub use meetings::{
    AgendaItem, DocumentPart, Meeting, MeetingDocument, MeetingInvitation, MeetingPlace,
    MeetingState, MeetingWay, Meetings,
};
pub use memberships::{Membership, MembershipBasis, MembershipKind, NewMembership};
pub use modules::{
    HandIn, ModuleSheet, ModuleTerm, Modules, NewModule, NewSheet, Opening, QuestionModule,
};
pub use municipalities::{Municipalities, Municipality, NewMunicipality};
pub use network_messages::{
    MessageKind, MessageTo, NetworkMessage, NetworkMessages, NewNetworkMessage,
};
pub use network_rules::{NetworkRule, NetworkRules, ReviewPath, Rhythm};
pub use networks::{FactTopic, Network, NetworkFact, NetworkKind, Networks, NewNetwork};
pub use partners::{
    NewPartner, NewPartnership, Partner, PartnerKind, PartnerPart, Partners, Partnership,
};
pub use parts::{Holder, NewPart, Part, PartCounts, PartKind, PartState, PartStep, Parts};
pub use pending_sign_ins::{PendingSignIn, PendingSignIns};
pub use persons::{Mention, Persons, Trace, Wanted};
pub use posts::{NewPost, OthersPosts, Post, PostMove, PostStep, PostVersion, Posts, TopicTally};
pub use practices::{
    CostClass, NewPractice, NewPracticeStep, Practice, PracticeLetter, PracticeShown,
    PracticeState, PracticeStep, PracticeText, PracticeWords, Practices, StaffClass,
};
pub use published_results::{NewPublishedResult, PublishedResult, PublishedResults};
pub use register::{Kept, Register};
pub use releases::{Release, ReleaseFile, ReleaseVersion, Releases, Withdrawal};
pub use reminders::{NewReminder, Reminders};
pub use response_steps::{Correction, NewResponseStep, ResponseStep, ResponseSteps};
pub use responses::{
    Extent, Hold, Mode, NewResponse, Response, ResponseStatus, Responses, Standing,
};
pub use review_texts::{ReviewText, ReviewTextKind, ReviewTexts};
pub use reviews::{Assignment, NewAssignment, Review, Reviews};
pub use runs::{
    Basis, Benchmark, BenchmarkFilter, LeftOut, NewBenchmark, NewScoreRun, RunKey, Runs, Score,
    ScoreRun, ScoreRunSummary, StateCounts,
};
pub use search::{Search, SearchEntry, SearchHit, SearchKind};
pub use second_factors::{SecondFactor, SecondFactors};
pub use sessions::{Session, Sessions};
pub use soundness::{MailsInState, StrayFiles};
pub use sources::{Source, Sources};
pub use submission_records::{SubmissionRecord, SubmissionRecords};
pub use submissions::{NewSubmission, RevisionProgress, Status, Submission, Submissions};
pub use targets::{Target, Targets};
pub use tokens::{Token, TokenPurpose, Tokens};
pub use tools::{Tool, ToolKind, ToolLicence, ToolPlace, ToolUse, Tools};
pub use topic_readers::{DigestRhythm, SpaceDigest, TopicReaders, TopicReading};
pub use topics::{
    NewTopic, Topic, TopicChoice, TopicKind, TopicMove, TopicStep, Topics, TopicsAmong,
};
pub use visits::{Visit, VisitFinding, Visits};
pub(crate) use vocabulary::read_word;
pub use vocabulary::{SharedWith, Theme};
pub use waves::{NewWave, Wave, Waves};

/// Repositories that can only find.
#[derive(Debug, Clone, Copy)]
pub struct Read;

/// Repositories inside a write transaction.
#[derive(Debug, Clone, Copy)]
pub struct Write;

/// What a `put` did to the row with its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// There was none; now there is.
    Added,
    /// It was different; now it is the same.
    Updated,
    /// It was the same already; nothing was written.
    Unchanged,
}

/// All repositories over one connection or transaction.
#[derive(Debug)]
pub struct Repositories<'a, A>(Handle<'a, A>);

impl<'a, A> Repositories<'a, A> {
    pub(crate) const fn over_connection(connection: &'a DatabaseConnection) -> Self {
        Self(Handle {
            database: Database::Connection(connection),
            access: PhantomData,
        })
    }

    pub(crate) const fn over_transaction(transaction: &'a DatabaseTransaction) -> Self {
        Self(Handle {
            database: Database::Transaction(transaction),
            access: PhantomData,
        })
    }

    /// Where facts were read.
    #[must_use]
    pub const fn sources(&self) -> Sources<'a, A> {
        Sources(self.0.again())
    }

    /// Municipalities and facts about them.
    #[must_use]
    pub const fn municipalities(&self) -> Municipalities<'a, A> {
        Municipalities(self.0.again())
    }

    /// The steps that responses took, from being filled in to being published.
    #[must_use]
    pub const fn response_steps(&self) -> ResponseSteps<'a, A> {
        ResponseSteps(self.0.again())
    }

    /// What was handed in, word for word.
    #[must_use]
    pub const fn submission_records(&self) -> SubmissionRecords<'a, A> {
        SubmissionRecords(self.0.again())
    }

    /// Networks and who belongs to them.
    #[must_use]
    pub const fn networks(&self) -> Networks<'a, A> {
        Networks(self.0.again())
    }

    /// Partners of networks.
    #[must_use]
    pub const fn partners(&self) -> Partners<'a, A> {
        Partners(self.0.again())
    }

    /// All that people look after on pages and in files, row by row.
    #[must_use]
    pub const fn register(&self) -> Register<'a, A> {
        Register(self.0.again())
    }

    /// Figures that others have published.
    #[must_use]
    pub const fn published_results(&self) -> PublishedResults<'a, A> {
        PublishedResults(self.0.again())
    }

    /// Versions of definitions.
    #[must_use]
    pub const fn definitions(&self) -> Definitions<'a, A> {
        Definitions(self.0.again())
    }

    /// Waves.
    #[must_use]
    pub const fn waves(&self) -> Waves<'a, A> {
        Waves(self.0.again())
    }

    /// How networks want their waves answered.
    #[must_use]
    pub const fn network_rules(&self) -> NetworkRules<'a, A> {
        NetworkRules(self.0.again())
    }

    /// What municipalities answer, while they answer.
    #[must_use]
    pub const fn responses(&self) -> Responses<'a, A> {
        Responses(self.0.again())
    }

    /// The answers of a response, and what each of them ever was.
    #[must_use]
    pub const fn answers(&self) -> Answers<'a, A> {
        Answers(self.0.again())
    }

    /// Parts of questionnaires that were given to somebody.
    #[must_use]
    pub const fn parts(&self) -> Parts<'a, A> {
        Parts(self.0.again())
    }

    /// Requests for a later end.
    #[must_use]
    pub const fn extensions(&self) -> Extensions<'a, A> {
        Extensions(self.0.again())
    }

    /// Which reminders went out.
    #[must_use]
    pub const fn reminders(&self) -> Reminders<'a, A> {
        Reminders(self.0.again())
    }

    /// What municipalities keep to show that their answers are true.
    #[must_use]
    pub const fn evidence(&self) -> Evidences<'a, A> {
        Evidences(self.0.again())
    }

    /// Reviews: how much is looked at, and by whom.
    #[must_use]
    pub const fn reviews(&self) -> Reviews<'a, A> {
        Reviews(self.0.again())
    }

    /// How answers stand in their review.
    #[must_use]
    pub const fn answer_checks(&self) -> AnswerChecks<'a, A> {
        AnswerChecks(self.0.again())
    }

    /// What reviews say as a whole.
    #[must_use]
    pub const fn review_texts(&self) -> ReviewTexts<'a, A> {
        ReviewTexts(self.0.again())
    }

    /// The way of municipalities into networks.
    #[must_use]
    pub const fn joinings(&self) -> Joinings<'a, A> {
        Joinings(self.0.again())
    }

    /// Visits of experts.
    #[must_use]
    pub const fn visits(&self) -> Visits<'a, A> {
        Visits(self.0.again())
    }

    /// What whoever coordinates a network has written to its members.
    #[must_use]
    pub const fn network_messages(&self) -> NetworkMessages<'a, A> {
        NetworkMessages(self.0.again())
    }

    /// Meetings of networks.
    #[must_use]
    pub const fn meetings(&self) -> Meetings<'a, A> {
        Meetings(self.0.again())
    }

    /// The addresses of people's own calendars.
    #[must_use]
    pub const fn calendar_links(&self) -> CalendarLinks<'a, A> {
        CalendarLinks(self.0.again())
    }

    /// Tokens with which programs read for people.
    #[must_use]
    pub const fn api_tokens(&self) -> ApiTokens<'a, A> {
        ApiTokens(self.0.again())
    }

    /// The consensus register of networks.
    #[must_use]
    pub const fn consensuses(&self) -> Consensuses<'a, A> {
        Consensuses(self.0.again())
    }

    /// Releases of the data.
    #[must_use]
    pub const fn releases(&self) -> Releases<'a, A> {
        Releases(self.0.again())
    }

    /// Practices of municipalities.
    #[must_use]
    pub const fn practices(&self) -> Practices<'a, A> {
        Practices(self.0.again())
    }

    /// Issues and challenges of the members of networks.
    #[must_use]
    pub const fn challenges(&self) -> Challenges<'a, A> {
        Challenges(self.0.again())
    }

    /// Tools of networks.
    #[must_use]
    pub const fn tools(&self) -> Tools<'a, A> {
        Tools(self.0.again())
    }

    /// Finding by words.
    #[must_use]
    pub const fn search(&self) -> Search<'a, A> {
        Search(self.0.again())
    }

    /// Questions that networks ask on their own.
    #[must_use]
    pub const fn modules(&self) -> Modules<'a, A> {
        Modules(self.0.again())
    }

    /// What municipalities plan.
    #[must_use]
    pub const fn targets(&self) -> Targets<'a, A> {
        Targets(self.0.again())
    }

    /// What people write in topics.
    #[must_use]
    pub const fn posts(&self) -> Posts<'a, A> {
        Posts(self.0.again())
    }

    /// What people have read of them.
    #[must_use]
    pub const fn topic_readers(&self) -> TopicReaders<'a, A> {
        TopicReaders(self.0.again())
    }

    /// Answers as they were handed in.
    #[must_use]
    pub const fn submissions(&self) -> Submissions<'a, A> {
        Submissions(self.0.again())
    }

    /// What municipalities allow others to see.
    #[must_use]
    pub const fn consents(&self) -> Consents<'a, A> {
        Consents(self.0.again())
    }

    /// Whose hidden results stand in figures together.
    #[must_use]
    pub const fn blocks(&self) -> Blocks<'a, A> {
        Blocks(self.0.again())
    }

    /// Computations with their scores and benchmarks.
    #[must_use]
    pub const fn runs(&self) -> Runs<'a, A> {
        Runs(self.0.again())
    }

    /// People who can sign in.
    #[must_use]
    pub const fn accounts(&self) -> Accounts<'a, A> {
        Accounts(self.0.again())
    }

    /// What people are, and for whom.
    #[must_use]
    pub const fn grants(&self) -> Grants<'a, A> {
        Grants(self.0.again())
    }

    /// Offers of a role.
    #[must_use]
    pub const fn invitations(&self) -> Invitations<'a, A> {
        Invitations(self.0.again())
    }

    /// Who is signed in.
    #[must_use]
    pub const fn sessions(&self) -> Sessions<'a, A> {
        Sessions(self.0.again())
    }

    /// Sign-ins that wait for a code.
    #[must_use]
    pub const fn pending_sign_ins(&self) -> PendingSignIns<'a, A> {
        PendingSignIns(self.0.again())
    }

    /// Second factors and their codes for emergencies.
    #[must_use]
    pub const fn second_factors(&self) -> SecondFactors<'a, A> {
        SecondFactors(self.0.again())
    }

    /// Who people are at providers of identity.
    #[must_use]
    pub const fn identities(&self) -> Identities<'a, A> {
        Identities(self.0.again())
    }

    /// Secrets in links.
    #[must_use]
    pub const fn tokens(&self) -> Tokens<'a, A> {
        Tokens(self.0.again())
    }

    /// Tries to get in, for limits.
    #[must_use]
    pub const fn attempts(&self) -> Attempts<'a, A> {
        Attempts(self.0.again())
    }

    /// Mails that wait, and what became of them.
    #[must_use]
    pub const fn mails(&self) -> Mails<'a, A> {
        Mails(self.0.again())
    }

    /// Everything that is kept about a person, wherever it stands.
    #[must_use]
    pub const fn persons(&self) -> Persons<'a, A> {
        Persons(self.0.again())
    }

    /// What was done by whom.
    #[must_use]
    pub const fn audit(&self) -> Audit<'a, A> {
        Audit(self.0.again())
    }
}

/// What a repository works on.
#[derive(Debug)]
pub(crate) struct Handle<'a, A> {
    database: Database<'a>,
    access: PhantomData<fn() -> A>,
}

#[derive(Debug, Clone, Copy)]
enum Database<'a> {
    Connection(&'a DatabaseConnection),
    Transaction(&'a DatabaseTransaction),
}

impl<'a, A> Handle<'a, A> {
    const fn again(&self) -> Self {
        Self {
            database: self.database,
            access: PhantomData,
        }
    }

    /// The connection or transaction, for sea-orm.
    pub(crate) fn db(&self) -> DatabaseExecutor<'a> {
        match self.database {
            Database::Connection(connection) => connection.into(),
            Database::Transaction(transaction) => transaction.into(),
        }
    }
}

/// Turns an error of sea-orm into one of the store; `what` names the rows.
pub(crate) fn failed(what: &'static str) -> impl Fn(DbErr) -> StoreError {
    move |error| StoreError::of(what, error)
}

/// Refuses a change that met another version: somebody else was first.
pub(crate) const fn kept_version(
    done: &UpdateResult,
    what: &'static str,
) -> Result<(), StoreError> {
    if done.rows_affected == 0 {
        Err(StoreError::Immutable(what))
    } else {
        Ok(())
    }
}

/// A moment as both databases keep it: `PostgreSQL` counts in microseconds.
pub(crate) fn kept(moment: DateTime<Utc>) -> DateTime<Utc> {
    moment.trunc_subsecs(6)
}

/// A text in several languages as its column keeps it.
pub(crate) fn write_text(text: &LocalizedText) -> String {
    let fields = text
        .0
        .iter()
        .map(|(tag, text)| (tag.clone(), serde_json::Value::String(text.clone())))
        .collect();
    serde_json::Value::Object(fields).to_string()
}

/// Reads back what [`write_text`] wrote.
pub(crate) fn read_text(
    text: &str,
    table: &'static str,
    column: &'static str,
) -> Result<LocalizedText, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Unreadable { table, column })
}

/// Reads back an optional text, as notes are.
pub(crate) fn read_note(
    text: Option<String>,
    table: &'static str,
) -> Result<Option<LocalizedText>, StoreError> {
    text.map(|text| read_text(&text, table, "note")).transpose()
}

/// A language of the interface.
pub(crate) fn read_locale(tag: &str, table: &'static str) -> Result<Locale, StoreError> {
    let column = "language";
    tag.parse()
        .map_err(|_| StoreError::Unreadable { table, column })
}
