//! What the service keeps: facts with sources, definitions, waves, answers, scores and benchmarks,
//! on SQLite and on `PostgreSQL`, and files of releases in an object store.
//!
//! This crate opens the database it is told to and nothing else: times, ids and texts come from the
//! caller. Entities never leave it. Reading anything that belongs to a municipality needs a
//! [`Scope`]; writing anything needs a [`UnitOfWork`]. To keep one more kind of thing, see `repo`.

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

pub use connect::{Dialect, Store, StoreHealth, StoreSettings};
pub use contents::{Contents, OtherContents, TableContents};
pub use data::{
    CannedRequest, Country, DataFiles, DataProblem, Demonstration, DemonstrationProfile,
    DemonstrationWave, Entry, Foundation, Group, Jurisdiction, Known, Measure, OpenWave, Origin,
    Power, Powers, ReferenceData, Sheet, SheetRow, Table, TryOut, Unit, read_sheet, row_text,
    table_text, write_sheet,
};
pub use entity::expected_columns;
pub use error::StoreError;
pub use ids::{
    AccountId, AssignmentId, EvidenceId, ExtensionId, GrantId, InvitationId, JoiningId, MailId,
    MessageId, MunicipalityId, NetworkId, PartId, PartnerId, ReleaseId, ResponseId, RowId, RunId,
    SessionId, SubmissionId, TargetId, VisitId, WaveId,
};
pub use load::{LoadReport, load_data};
pub use repo::*;
pub use scope::{PeopleScope, Scope};
pub use shelf::{Kept as KeptObject, Shelf, ShelfError, Upload};
pub use unit_of_work::{Snapshot, UnitOfWork};
