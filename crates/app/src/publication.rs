//! Results come out, and are corrected in the open: what is published never changes; a correction
//! is a new revision with an erratum that everybody reads.

mod correct;
mod errata;
mod network_standing;
mod page;
mod publish;
mod standing;

pub use correct::Correcting;
pub use errata::{Changed, Corrections, Erratum};
pub use network_standing::NetworkStanding;
pub use page::{Publication, PublicationRow};
pub use publish::Published;
pub use standing::{ReportStanding, Standing, mark};
