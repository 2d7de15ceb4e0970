//! What the service keeps: facts with sources, definitions, waves, answers, scores and benchmarks,
//! on SQLite and on `PostgreSQL`, and files of releases in a folder or a bucket.
//!
//! This crate opens the database it is told to and nothing else: times, ids and texts come from the
//! caller. Entities never leave it. Reading anything that belongs to a municipality needs a
//! [`Scope`]; writing anything needs a [`UnitOfWork`]. To keep one more kind of thing, see `repo`.

mod bucket;
mod catalog;
mod connect;
mod contents;
mod copying;
mod data;
mod entity;
mod error;
mod examination;
mod ids;
mod load;
mod repo;
mod schema;
mod scope;
mod shelf;
mod unit_of_work;

pub use bucket::Bucket;
pub use connect::{Dialect, Store, StoreHealth, StoreSettings};
pub use contents::{Contents, OtherContents, TableContents};
pub use data::{
    BAND_CONTENT, Bands, CannedRequest, Country, DataFiles, DataProblem, Demonstration,
    DemonstrationChallenge, DemonstrationConsensus, DemonstrationExpert, DemonstrationMeeting,
    DemonstrationModule, DemonstrationPost, DemonstrationPractice, DemonstrationProfile,
    DemonstrationQuestion, DemonstrationTool, DemonstrationTopic, DemonstrationWave, Entry,
    Foundation, Group, Jurisdiction, Known, Measure, ModuleDays, OpenWave, Origin, Power, Powers,
    ReferenceData, Sheet, SheetRow, Table, TryOut, Unit, read_sheet, row_text, table_text,
    write_sheet,
};
pub use entity::expected_columns;
pub use error::StoreError;
pub use ids::{
    AccountId, ApiTokenId, AssignmentId, ChallengeId, ConsensusId, EvidenceId, ExpertId,
    ExtensionId, GrantId, InvitationId, JoiningId, MailId, MeetingId, MessageId, ModuleId,
    MunicipalityId, NetworkId, PartId, PartnerId, PostId, PracticeId, ReleaseId, RemarkId,
    ResponseId, RowId, RunId, SessionId, SubmissionId, TargetId, ToolId, TopicId, VisitId, WaveId,
};
pub use load::{LoadReport, load_data};
pub use repo::*;
pub use scope::{PeopleScope, ReservedScope, Scope, SpaceScope};
pub use shelf::{Kept as KeptObject, Shelf, ShelfError, Upload};
pub use unit_of_work::{Snapshot, UnitOfWork};
