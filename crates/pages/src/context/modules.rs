//! Questions that networks ask their members on their own.

use serde::{Deserialize, Serialize};

use super::{EntryError, FieldError, QuestionForm};

/// The modules that the reader can see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModulesPage {
    /// By network.
    pub networks: Vec<ModuleNetwork>,
}

/// The modules of a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleNetwork {
    /// The network's code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How many members it has.
    pub members: u32,
    /// Its modules, the newest first.
    pub rows: Vec<ModuleEntry>,
    /// Whether the reader writes modules for it.
    pub may_keep: bool,
}

/// A module in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleEntry {
    /// Its number in the network.
    pub number: i32,
    /// Its title.
    pub title: String,
    /// The language of the title, when it is not that of the page; else empty.
    pub language: String,
    /// `draft`, `to-come`, `open` or `closed`.
    pub state: String,
    /// The last day on which it can be answered; empty while it is written.
    pub last_day: String,
    /// How many municipalities have handed in.
    pub handed_in: u32,
    /// The reader's own municipalities that it asks.
    pub own: Vec<ModuleCity>,
}

/// How far a municipality has come with a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleCity {
    /// Its slug.
    pub city: String,
    /// Its name.
    pub name: String,
    /// Whether somebody has begun to answer.
    pub begun: bool,
    /// When it handed in last, RFC 3339; empty before that.
    pub handed_in: String,
    /// Whether it is a member now.
    pub member: bool,
}

/// What every page of a module begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleHead {
    /// The network's code.
    pub network: String,
    /// Its name.
    pub network_name: String,
    /// The number of the module; 0 for one that is not begun yet.
    pub number: i32,
    /// Its title; empty for one that is not begun yet.
    pub title: String,
    /// The language of the title, when it is not that of the page; else empty.
    pub language: String,
    /// Whether the network is invented.
    pub invented: bool,
    /// `draft`, `to-come`, `open` or `closed`.
    pub state: String,
    /// The first day on which it can be answered; empty while it is written.
    pub first_day: String,
    /// The last day; empty while it is written.
    pub last_day: String,
}

/// A module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModulePage {
    /// Which.
    pub head: ModuleHead,
    /// What it is for.
    pub purpose: String,
    /// What it asks, in order.
    pub questions: Vec<ModuleAsked>,
    /// How many questions it can have at most.
    pub most: u32,
    /// Tags of the languages in which everything has to stand.
    pub required: Vec<String>,
    /// Tags of the languages in which everything stands.
    pub complete: Vec<String>,
    /// The number and title of the one whose questions it asks again.
    pub follows: Option<(i32, String)>,
    /// Every municipality, for readers who see what was handed in.
    pub cities: Vec<ModuleCity>,
    /// The reader's own municipalities.
    pub own: Vec<ModuleCity>,
    /// How many municipalities have handed in.
    pub handed_in: u32,
    /// How many members there are.
    pub members: u32,
    /// Every last day that was said, the newest first: day, who (may be empty), when (RFC 3339).
    pub terms: Vec<(String, String, String)>,
    /// Whether the reader writes, opens and closes it.
    pub may_keep: bool,
    /// Whether there are results that the reader may look at.
    pub has_results: bool,
    /// What the forms hold.
    pub form: ModuleForm,
    /// Whether somebody else has changed something since the form was opened.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// A question as it is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleAsked {
    /// The question.
    pub text: String,
    /// The language of its words, when it is not that of the page; else empty.
    pub language: String,
    /// `single`, `multiple`, `number` or `text`.
    pub kind: String,
    /// What helps to answer it; may be empty.
    pub help: String,
    /// What its options are called.
    pub options: Vec<String>,
    /// In what it is counted; may be empty.
    pub unit: String,
}

/// What the forms of a module hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleForm {
    /// The first day.
    pub first: String,
    /// The last day.
    pub last: String,
    /// The version of the module that is shown.
    pub version: i32,
    /// How many times the last day was said.
    pub seen: i32,
}

/// The form for the words of a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleWordsPage {
    /// Which.
    pub head: ModuleHead,
    /// Its number; `new` for one that is not begun yet.
    pub module: String,
    /// Tags of the languages in which everything has to stand.
    pub required: Vec<String>,
    /// Its title, in French and in English.
    pub title: (String, String),
    /// What it is for, likewise.
    pub purpose: (String, String),
    /// The version that is shown.
    pub version: i32,
    /// The longest title, and the longest purpose, in characters.
    pub longest: (u32, u32),
    /// Whether somebody else has changed it meanwhile.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// The form for a question of a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleQuestionPage {
    /// Which module.
    pub head: ModuleHead,
    /// Its place from 1; `new` for a new one.
    pub place: String,
    /// Tags of the languages in which everything has to stand.
    pub required: Vec<String>,
    /// `single`, `multiple`, `number` or `text`; empty for none yet.
    pub kind: String,
    /// The question, in French and in English.
    pub text: (String, String),
    /// What helps to answer it, likewise.
    pub help: (String, String),
    /// Its options, one a line.
    pub options: String,
    /// In what it is counted, in French and in English.
    pub unit: (String, String),
    /// The version of the module that is shown.
    pub version: i32,
    /// The longest question, help, option and unit, in characters.
    pub longest: (u32, u32, u32, u32),
    /// How many options there can be at most.
    pub most: u32,
    /// Whether somebody else has changed the module meanwhile.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// The answers of a municipality to a module.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing that the template asks"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleAnswersPage {
    /// Which module.
    pub head: ModuleHead,
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub city_name: String,
    /// What it is for.
    pub purpose: String,
    /// The language of its words, when it is not that of the page; else empty.
    pub language: String,
    /// Its questions.
    pub questions: Vec<QuestionForm>,
    /// How many have an answer, or a word in place of one.
    pub done: u32,
    /// The number of the sheet that is shown; 0 before the first.
    pub sheet: i32,
    /// When it was handed in last, RFC 3339; empty before that.
    pub handed_in: String,
    /// Whether something was changed since.
    pub changed: bool,
    /// Whether the reader may change answers now.
    pub may_fill_in: bool,
    /// Whether the reader may hand in now.
    pub may_hand_in: bool,
    /// Whether it was to be handed in, and is not as it was seen any more.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<EntryError>,
}

/// What a municipality has handed in to a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleHandedInPage {
    /// Which module.
    pub head: ModuleHead,
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub city_name: String,
    /// What was asked and answered.
    pub answers: Vec<ModuleAnswer>,
    /// Every time that it was handed in, the newest first.
    pub hand_ins: Vec<ModuleHandIn>,
    /// Whether the reader answers for the municipality.
    pub own: bool,
}

/// A question with what was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleAnswer {
    /// The question.
    pub text: String,
    /// The language of the question, when it is not that of the page; else empty.
    pub language: String,
    /// The answer in words; empty without one.
    pub words: Vec<String>,
    /// The comment; may be empty.
    pub comment: String,
    /// The example; may be empty.
    pub example: String,
    /// The language of what was written; empty for nothing.
    pub words_language: String,
}

/// One time that something was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleHandIn {
    /// Which time, from 1.
    pub number: i32,
    /// When, RFC 3339.
    pub at: String,
    /// Who; empty for somebody who is not known any more.
    pub by: String,
    /// What names it with what was asked.
    pub digest: String,
}

/// What came of a module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModuleResultsPage {
    /// Which module.
    pub head: ModuleHead,
    /// What it was for.
    pub purpose: String,
    /// The language of its words, when it is not that of the page; else empty.
    pub language: String,
    /// How many municipalities it asked.
    pub members: u32,
    /// How many have handed in.
    pub handed_in: u32,
    /// Its questions, in order.
    pub questions: Vec<ModuleResult>,
    /// The municipalities that have handed in, for readers who see that.
    pub cities: Vec<ModuleCity>,
    /// Whether the reader sees everything that was handed in.
    pub sees_all: bool,
    /// The first digits of the digest of what was asked.
    pub digest: String,
    /// When it was looked at, RFC 3339.
    pub at: String,
}

/// What came of a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModuleResult {
    /// Its code.
    pub code: String,
    /// The question.
    pub text: String,
    /// `single`, `multiple`, `number` or `text`.
    pub kind: String,
    /// Whether counts are shown.
    pub counted: bool,
    /// How many municipalities have answered.
    pub answered: u32,
    /// The options, in order; for several also that none of them holds.
    pub options: Vec<ModuleShare>,
    /// What most have chosen; empty when nothing stands out.
    pub most: Vec<String>,
    /// How many have chosen that.
    pub most_n: u32,
    /// Words in place of answers with how many have said so: the state's word and the number.
    pub states: Vec<(String, u32)>,
    /// Half of the numbers are below; none where it is not shown.
    pub median: Option<f64>,
    /// A quarter of the numbers is below the first, a quarter above the second.
    pub quartiles: Option<(f64, f64)>,
    /// The texts with the name of the municipality, for readers who see that.
    pub texts: Vec<(String, String)>,
}

/// How many have chosen an option.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModuleShare {
    /// What it is called; empty for none of them.
    pub label: String,
    /// How many.
    pub n: u32,
    /// Of those that have answered, from 0 to 1; none when nobody has.
    pub share: Option<f64>,
}

/// A module that can be answered now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleTask {
    /// The network's code.
    pub network: String,
    /// Its name.
    pub network_name: String,
    /// The number of the module.
    pub number: i32,
    /// Its title.
    pub title: String,
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub city_name: String,
    /// The last day on which it can be answered.
    pub last_day: String,
    /// `not-begun`, `begun` or `handed-in`.
    pub state: String,
}
