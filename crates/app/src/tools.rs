//! The tool library of networks: guides, templates, by-laws and training, of the network itself or
//! of a member, and which municipalities say that they use them.

mod find;
mod invented;
mod keep;
mod said;

use icc_store::{Municipality, Network, Place, Repositories};
pub use icc_store::{Tool, ToolId, ToolKind, ToolLicence, ToolPlace, ToolUse};

pub(crate) use find::Library;
pub use find::{FoundTools, ToolFacet, ToolFilter, ToolPage, ToolRow};
pub use keep::{ToolForm, ToolPlaces};
pub use said::{LONGEST_TOOL_SUMMARY, LONGEST_TOOL_TITLE, ToolSaid};

use crate::error::Error;
use crate::policy::Subject;

/// How many versions of tools the library of a network holds at most.
pub const MOST_TOOLS: usize = 2000;

/// What the policy asks about a tool: its network, and its municipality where it has one.
async fn subject_of<A: Sync>(
    network: &Network,
    city: Option<&Municipality>,
    read: &Repositories<'_, A>,
) -> Result<Subject, Error> {
    let at = Subject::at(Place::Network(network.id), read).await?;
    Ok(Subject {
        city: city.map(|city| city.id),
        ..at
    })
}
