//! What a city plans.

use serde::{Deserialize, Serialize};

use super::{FieldError, PersonChoice, PlaceInWords, PlannedChange, PracticeEntry, StepSection};

/// The targets of a city.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetsPage {
    /// The city's slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether it is invented.
    pub invented: bool,
    /// The nearest first.
    pub targets: Vec<TargetEntry>,
    /// Whether the reader may change them.
    pub may_keep: bool,
    /// Code of the newest wave whose answers the city plans on; empty for none.
    pub ground: String,
    /// As whom the city reads the answers of that wave, in addresses; empty where everybody reads
    /// them.
    #[serde(default)]
    pub reader: String,
}

/// A target in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetEntry {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The day until which it is to be reached.
    pub due: String,
    /// Measures that are planned.
    pub measures: u32,
    /// Who answers for it; empty where nobody does, or who is not known any more.
    #[serde(default)]
    pub owner: String,
    /// How far it is reached; none where no later wave tells.
    #[serde(default)]
    pub followed: Option<TargetReached>,
}

/// How many planned measures are reached in a later wave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetReached {
    /// Name of the wave.
    pub wave_name: String,
    /// Measures whose answers get full marks.
    pub reached: u32,
    /// Measures that are asked and count.
    pub counted: u32,
}

/// A planned measure in a later wave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeasureFollowed {
    /// Code of the question.
    pub code: String,
    /// The question; its code where it is not asked any more.
    pub text: String,
    /// `reached`, `open` or `not-counted`.
    pub state: String,
    /// What the answer gets; 0 where it does not count.
    pub points: f64,
    /// What could be had.
    pub maximum: f64,
}

/// A practice that a target can follow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TargetPractice {
    /// The practice.
    pub entry: PracticeEntry,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A target with its form, or the form for a new one.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says another thing of the page"
)]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TargetPage {
    /// The city's slug.
    pub slug: String,
    /// Its name.
    pub city_name: String,
    /// Whether it is invented.
    pub invented: bool,
    /// Code of the wave whose answers are its ground.
    pub wave: String,
    /// Name of the wave.
    pub wave_name: String,
    /// Its id; empty for a new one.
    pub id: String,
    /// What it is called, as it stands in the form.
    pub name: String,
    /// The day, as it stands in the form.
    pub due: String,
    /// The account of who answers for it, as it stands in the form; empty for nobody.
    #[serde(default)]
    pub owner: String,
    /// The name of who answers for it; empty where nobody does, or who is not known any more.
    #[serde(default)]
    pub owner_name: String,
    /// Those who can answer for it.
    #[serde(default)]
    pub owners: Vec<PersonChoice>,
    /// The practices that it follows, and those that help with what is planned.
    #[serde(default)]
    pub practices: Vec<TargetPractice>,
    /// How far it is reached; none where no later wave tells.
    #[serde(default)]
    pub followed: Option<TargetReached>,
    /// What the planned questions get in that wave.
    #[serde(default)]
    pub measures: Vec<MeasureFollowed>,
    /// The version that is shown; 0 for a new one.
    pub version: i32,
    /// Whether the reader may change it.
    pub may_keep: bool,
    /// Whether somebody else has changed it meanwhile.
    pub conflict: bool,
    /// Whether it can be worked out: the city still shows what it answered.
    pub worked_out: bool,
    /// How many measures are planned.
    pub planned: u32,
    /// The core index, then the indicators that would change.
    pub changes: Vec<PlannedChange>,
    /// Where the city stands among others, as it is and as it would be.
    pub places: Vec<PlaceInWords>,
    /// The questions in which points are lost, by section.
    pub sections: Vec<StepSection>,
    /// Codes of planned questions that are not among these: they have full marks by now.
    pub reached: Vec<String>,
    /// What it ever was, the newest first.
    pub versions: Vec<TargetVersion>,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// A version of a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetVersion {
    /// Its number, from 1.
    pub version: i32,
    /// What it was called.
    pub name: String,
    /// The day.
    pub due: String,
    /// Measures that were planned.
    pub measures: u32,
    /// Who said so; empty for somebody who is not known any more.
    pub by: String,
    /// When.
    pub at: String,
}
