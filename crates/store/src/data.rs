//! The data files: facts with sources that people without Rust keep in `data/`.
//!
//! Parsing is a pure function of the texts and returns every problem at once, with its place. What
//! is stored goes into the database by [`crate::load_data`]; what only explains or classifies
//! (measures, countries, groups, powers, the profiles of the demonstration) is used from memory.
//!
//! To add a kind of file: its type below, a reader in `tables` or `documents`, a check in `checks`
//! when it refers to something else, its columns in `data/README.md`.

mod bands;
mod cells;
mod challenges;
mod checks;
mod documents;
mod entry;
mod experts;
mod files;
mod meetings;
mod modules;
mod practices;
mod reader;
mod sheet;
mod space;
mod table;
mod tables;
mod tools;

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use icc_domain::{Code, LocalizedText};

use crate::repo::{
    Item, NetworkRule, NewFact, NewMembership, NewMunicipality, NewNetwork, NewPartner,
    NewPartnership, NewPublishedResult, Source,
};

pub use bands::{BAND_CONTENT, Bands};
pub use challenges::DemonstrationChallenge;
pub use entry::Entry;
pub use experts::DemonstrationExpert;
pub use files::DataFiles;
pub use meetings::{DemonstrationConsensus, DemonstrationMeeting};
pub use modules::{DemonstrationModule, DemonstrationQuestion, ModuleDays};
pub use practices::DemonstrationPractice;
pub use sheet::{Known, Sheet, SheetRow, read_sheet, row_text, table_text, write_sheet};
pub use space::{DemonstrationPost, DemonstrationTopic};
pub use table::Table;
pub use tools::DemonstrationTool;

/// Everything in the data files, in the order of the files.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReferenceData {
    /// Where facts were read.
    pub sources: Vec<Source>,
    /// Names of countries and provinces.
    pub countries: Vec<Country>,
    /// What the figures about municipalities count.
    pub measures: Vec<Measure>,
    /// Municipalities, real and invented.
    pub municipalities: Vec<NewMunicipality>,
    /// Figures about them.
    pub facts: Vec<NewFact>,
    /// Networks, real and invented.
    pub networks: Vec<NewNetwork>,
    /// How they want their waves answered at first, by code.
    pub network_rules: Vec<(String, NetworkRule)>,
    /// Who belongs to them.
    pub memberships: Vec<NewMembership>,
    /// Ministries, unions and universities that work with networks.
    pub partners: Vec<NewPartner>,
    /// Which works with which.
    pub partnerships: Vec<NewPartnership>,
    /// Figures that others have published.
    pub published_results: Vec<NewPublishedResult>,
    /// Classes of municipalities for comparison.
    pub groups: Vec<Group>,
    /// What is within the powers of a municipality, per country or province.
    pub jurisdictions: Vec<Jurisdiction>,
    /// What reviewers ask again and again.
    pub requests: Vec<CannedRequest>,
    /// Which questions are offered for trying the index, by edition.
    pub try_outs: Vec<TryOut>,
    /// Words for scores, by edition.
    pub bands: Vec<Bands>,
    /// What the answers of the invented municipalities are made from.
    pub demonstration: Demonstration,
}

impl ReferenceData {
    /// Reads all files and checks them against each other. Pure: the same texts give the same
    /// result.
    ///
    /// # Errors
    /// Every problem of every file, by file and line. Nothing is returned beside problems.
    pub fn parse(files: &DataFiles) -> Result<Self, Vec<DataProblem>> {
        let mut problems = reader::Problems::default();
        let mut data = Self::default();
        for (path, text) in files.iter() {
            let (folder, name) = match path.strip_prefix("demonstration/") {
                Some(name) => (Origin::Demonstration, name),
                None => (Origin::Real, path),
            };
            let file = reader::File {
                path,
                text,
                origin: folder,
            };
            match name {
                "bands.toml" => bands::bands(&file, &mut data, &mut problems),
                "consensuses.toml" => meetings::consensuses(&file, &mut data, &mut problems),
                "challenges.toml" => challenges::challenges(&file, &mut data, &mut problems),
                "countries.toml" => documents::countries(&file, &mut data, &mut problems),
                "experts.toml" => experts::experts(&file, &mut data, &mut problems),
                "facts.csv" => tables::facts(&file, &mut data, &mut problems),
                "groups.toml" => documents::groups(&file, &mut data, &mut problems),
                "measures.toml" => documents::measures(&file, &mut data, &mut problems),
                "meetings.toml" => meetings::meetings(&file, &mut data, &mut problems),
                "memberships.csv" => tables::memberships(&file, &mut data, &mut problems),
                "modules.toml" => modules::modules(&file, &mut data, &mut problems),
                "municipalities.csv" => tables::municipalities(&file, &mut data, &mut problems),
                "networks.csv" => tables::networks(&file, &mut data, &mut problems),
                "networks.toml" => documents::networks(&file, &mut data, &mut problems),
                "partners.csv" => tables::partners(&file, &mut data, &mut problems),
                "partnerships.csv" => tables::partnerships(&file, &mut data, &mut problems),
                "practices.toml" => practices::practices(&file, &mut data, &mut problems),
                "profiles.csv" => tables::profiles(&file, &mut data, &mut problems),
                "published-results.csv" => {
                    tables::published_results(&file, &mut data, &mut problems);
                }
                "review/requests.toml" => documents::requests(&file, &mut data, &mut problems),
                "space.toml" => space::topics(&file, &mut data, &mut problems),
                "sources.csv" => tables::sources(&file, &mut data, &mut problems),
                "sources.toml" => documents::sources(&file, &mut data, &mut problems),
                "tools.toml" => tools::tools(&file, &mut data, &mut problems),
                "try-outs.toml" => documents::try_outs(&file, &mut data, &mut problems),
                "waves.toml" => documents::waves(&file, &mut data, &mut problems),
                _ if name.starts_with("jurisdictions/")
                    && files::extension(name) == Some("toml") =>
                {
                    documents::jurisdiction(&file, &mut data, &mut problems);
                }
                _ => problems.push(&file, (1, Some(1)), "unknown-file", &[]),
            }
        }
        checks::check(&data, &mut problems);
        let problems = problems.into_sorted();
        if problems.is_empty() {
            Ok(data)
        } else {
            Err(problems)
        }
    }

    /// Every row of every table of the register.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        let sources = self.sources.iter().cloned().map(Entry::Source);
        let municipalities = self.municipalities.iter().cloned();
        let networks = self.networks.iter().cloned().map(Entry::Network);
        let facts = self.facts.iter().cloned().map(Entry::Fact);
        let memberships = self.memberships.iter().cloned().map(Entry::Membership);
        let partners = self.partners.iter().cloned().map(Entry::Partner);
        let partnerships = self.partnerships.iter().cloned().map(Entry::Partnership);
        sources
            .chain(municipalities.map(Entry::Municipality))
            .chain(facts)
            .chain(networks)
            .chain(memberships)
            .chain(partners)
            .chain(partnerships)
            .collect()
    }

    /// The jurisdiction with this code.
    #[must_use]
    pub fn jurisdiction(&self, code: &str) -> Option<&Jurisdiction> {
        self.jurisdictions.iter().find(|it| it.code == code)
    }

    /// The request with this code.
    #[must_use]
    pub fn request(&self, code: &str) -> Option<&CannedRequest> {
        self.requests.iter().find(|it| it.code == code)
    }

    /// The measure with this code.
    #[must_use]
    pub fn measure(&self, code: &str) -> Option<&Measure> {
        self.measures.iter().find(|it| it.code == code)
    }

    /// The country with this code.
    #[must_use]
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.countries.iter().find(|it| it.code == code)
    }
}

/// Whether something is of the real world or invented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Of the real world.
    Real,
    /// Invented for the demonstration.
    Demonstration,
}

impl Origin {
    /// The origin of something that is, or is not, invented.
    #[must_use]
    pub const fn of(demonstration: bool) -> Self {
        if demonstration {
            Self::Demonstration
        } else {
            Self::Real
        }
    }
}

/// The questions of an edition that are offered for trying the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TryOut {
    /// Code of the edition.
    pub edition: String,
    /// Codes of its questions.
    pub questions: Vec<String>,
}

/// A country as readers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2; `XA`…`XZ` for an invented one.
    pub code: String,
    /// Its names.
    pub names: LocalizedText,
    /// The provinces that are told apart, by code.
    pub provinces: BTreeMap<String, LocalizedText>,
    /// Whether it is invented.
    pub demonstration: bool,
}

/// The unit of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Persons, 0 or more.
    Count,
    /// 0 to 100.
    Percent,
}

/// What figures about municipalities count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The name by which facts refer to it.
    pub code: String,
    /// Its unit.
    pub unit: Unit,
    /// How many decimals are shown.
    pub decimals: u8,
    /// What readers see.
    pub names: LocalizedText,
    /// What is counted and what is not.
    pub definitions: LocalizedText,
}

/// A class of municipalities.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The name by which benchmarks refer to it.
    pub code: String,
    /// What it classifies by: `size`, `foreign_born`.
    pub dimension: String,
    /// The measure that decides.
    pub measure: String,
    /// The smallest figure inside the class.
    pub minimum: Option<f64>,
    /// The smallest figure above the class.
    pub below: Option<f64>,
    /// What readers see.
    pub names: LocalizedText,
}

impl Group {
    /// Whether a municipality with this figure is in the class.
    #[must_use]
    pub fn contains(&self, figure: f64) -> bool {
        self.minimum.is_none_or(|minimum| figure >= minimum)
            && self.below.is_none_or(|below| figure < below)
    }
}

/// Whether something asked is for the municipality to decide.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Powers {
    /// The municipality decides.
    #[default]
    Within,
    /// The municipality acts beside another level of government.
    Shared,
    /// Somebody else decides.
    NotWithin,
}

impl Powers {
    /// The word used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::Shared => "shared",
            Self::NotWithin => "not_within_powers",
        }
    }
}

/// What a line about powers rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Foundation {
    /// The source with this code.
    Source(String),
    /// Our proposal, for the reason beside it, to be confirmed.
    Proposal,
}

/// What a jurisdiction says about one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Power {
    /// Who decides.
    pub powers: Powers,
    /// What that rests on.
    pub foundation: Foundation,
    /// Why, in words.
    pub reason: LocalizedText,
}

/// A country or province whose municipalities have the same powers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jurisdiction {
    /// The name by which municipalities refer to it.
    pub code: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The province, when powers differ inside the country.
    pub province: Option<String>,
    /// The edition whose questions the table names.
    pub edition: String,
    /// Whether every question of the edition has a line.
    pub complete: bool,
    /// What readers see.
    pub names: LocalizedText,
    /// The lines, by code of the question.
    pub powers: BTreeMap<Code, Power>,
    /// Whether it is invented.
    pub demonstration: bool,
}

impl Jurisdiction {
    /// Who decides about a question; within the powers where the table has no line.
    #[must_use]
    pub fn powers_over(&self, question: &str) -> Powers {
        self.powers
            .get(question)
            .map_or(Powers::Within, |line| line.powers)
    }
}

/// Something that reviewers ask again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannedRequest {
    /// The name by which steps of a review refer to it.
    pub code: String,
    /// What reviewers choose it by.
    pub titles: LocalizedText,
    /// What a municipality reads.
    pub texts: LocalizedText,
}

/// What the answers of the invented municipalities are made from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Demonstration {
    /// The waves, in the order of the file.
    pub waves: Vec<DemonstrationWave>,
    /// The wave that can be answered now.
    pub open: Option<OpenWave>,
    /// Questions that networks ask on their own, in the order of the file.
    pub modules: Vec<DemonstrationModule>,
    /// One profile per invented municipality.
    pub profiles: Vec<DemonstrationProfile>,
    /// Meetings of invented networks, in the order of the file.
    pub meetings: Vec<DemonstrationMeeting>,
    /// Consensuses of invented networks, in the order of the file.
    pub consensuses: Vec<DemonstrationConsensus>,
    /// What invented people say to each other, in the order of the file.
    pub topics: Vec<DemonstrationTopic>,
    /// Practices of invented municipalities, in the order of the file.
    pub practices: Vec<DemonstrationPractice>,
    /// Tools of invented networks, in the order of the file.
    pub tools: Vec<DemonstrationTool>,
    /// Issues and challenges of invented municipalities, in the order of the file.
    pub challenges: Vec<DemonstrationChallenge>,
    /// What the accounts of the demonstration say of their expertise, in the order of the file.
    pub experts: Vec<DemonstrationExpert>,
}

/// The wave of the demonstration that can be answered now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenWave {
    /// The code of the wave.
    pub code: String,
    /// The edition that it asks.
    pub edition: String,
    /// The method that its scores are computed by.
    pub method: String,
    /// The network whose wave it is.
    pub network: String,
    /// Days that it stays open after a start of the service.
    pub days: i64,
    /// What readers see.
    pub names: LocalizedText,
}

/// A wave of the demonstration before it pins a version of a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemonstrationWave {
    /// The code of the wave.
    pub code: String,
    /// The year its answers are about.
    pub year: i32,
    /// The edition that it asks.
    pub edition: String,
    /// The method that its scores are computed by.
    pub method: String,
    /// The network whose wave it is.
    pub network: String,
    /// The first day.
    pub opens: NaiveDate,
    /// The day after the last.
    pub closes: NaiveDate,
    /// What readers see.
    pub names: LocalizedText,
}

/// How an invented municipality answers. Shares and strengths are between 0 and 1.
#[derive(Debug, Clone, PartialEq)]
pub struct DemonstrationProfile {
    /// The code of the municipality.
    pub municipality: String,
    /// The year of its first answers.
    pub first_year: i32,
    /// Later years in which it does not answer.
    pub skipped_years: Vec<i32>,
    /// How much of what is asked it does, in its first year.
    pub strength: f64,
    /// How that changes from year to year, -1 to 1.
    pub trend: f64,
    /// The share of positive answers that a document supports.
    pub documented: f64,
    /// The share of positive answers that somebody has verified; at most `documented`.
    pub verified: f64,
    /// The share of questions it does not know the answer to.
    pub unknown: f64,
    /// The indicator it is best at.
    pub strongest: String,
    /// The indicator it is worst at.
    pub weakest: String,
    /// What it allows everybody to see.
    pub public: &'static [Item],
    /// What it allows the people of its networks to see.
    pub network: &'static [Item],
}

/// One problem in a data file. Worded late, in the reader's language: `data-problem-` and the code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DataProblem {
    /// The path below `data/`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column of the text, from 1; none in a table, where the message names the column.
    pub column: Option<usize>,
    /// The column of a table.
    pub field: Option<&'static str>,
    /// A stable code.
    pub code: &'static str,
    /// What the message is filled with.
    pub args: Vec<(&'static str, String)>,
}

impl fmt::Display for DataProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "data/{}:{}", self.file, self.line)?;
        if let Some(column) = self.column {
            write!(f, ":{column}")?;
        }
        write!(f, ": {}", self.code)?;
        if let Some(field) = self.field {
            write!(f, " {field}")?;
        }
        for (name, value) in &self.args {
            write!(f, " {name}={value:?}")?;
        }
        Ok(())
    }
}
