//! Every route, classified. A test compares this table with the router and with
//! `docs/reference/routes.md`, so that a new route fails until somebody has thought about it.

use icc_domain::Locale;
use icc_pages::urls::RouteKind;

use crate::api;

/// Who may see what a route answers, or send something to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody.
    Public,
    /// Whoever runs the service: it says nothing about data.
    Operator,
    /// Whoever has the secret of a link; others see that it is no good.
    Holder,
    /// Whoever is signed in and may do this; the action's first word in the policy.
    SignedIn(&'static str),
}

/// How a route is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Methods {
    /// GET and HEAD: nothing changes.
    Read,
    /// Also POST, which changes something.
    ReadAndSend,
    /// POST only.
    Send,
}

impl Methods {
    /// As documents and `Allow` write them.
    #[must_use]
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Read => &["GET", "HEAD"],
            Self::ReadAndSend => &["GET", "HEAD", "POST"],
            Self::Send => &["POST"],
        }
    }

    /// Whether something can be sent.
    #[must_use]
    pub const fn sends(self) -> bool {
        matches!(self, Self::ReadAndSend | Self::Send)
    }
}

/// What a browser or a proxy may keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// For ever: the address changes with the content.
    Forever,
    /// Kept, and asked about before every use (`ETag`).
    Revalidated,
    /// Asked about before every use; the answer is made anew.
    Anew,
    /// Never.
    Never,
}

impl Keeping {
    /// The value of `Cache-Control`.
    #[must_use]
    pub const fn header(self) -> &'static str {
        match self {
            Self::Forever => "public, max-age=31536000, immutable",
            Self::Revalidated | Self::Anew => "no-cache",
            Self::Never => "no-store",
        }
    }
}

/// One route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Classified {
    /// The pattern, parameters in braces.
    pub pattern: &'static str,
    /// How it is asked.
    pub methods: Methods,
    /// Who may see it, or send something to it.
    pub audience: Audience,
    /// What may be kept of it.
    pub keeping: Keeping,
}

/// The entrance, which leads to a language.
pub const ENTRANCE: &str = "/";
/// Style sheet, fonts, pictures.
pub const ASSET: &str = "/assets/{name}";
/// Whether the process runs.
pub const HEALTH: &str = "/healthz";
/// Whether the service can answer.
pub const READINESS: &str = "/readyz";
/// The permanent address of a release, which leads to its page.
pub const RELEASE: &str = "/data/{version}/";
/// A file of the newest release: leads to its permanent address.
pub const LATEST_FILE: &str = "/data/latest/{*file}";
/// The permanent address of a file of a release.
pub const RELEASE_FILE: &str = "/data/{version}/{*file}";
/// What search engines may read.
pub const ROBOTS: &str = "/robots.txt";
/// The interface for programs, all of it; it is only read.
const INTERFACE: [&str; 6] = [
    api::API,
    api::API_DOCUMENT,
    api::API_TABLE,
    api::API_RELEASES,
    api::API_RELEASE,
    api::API_RELEASE_TABLE,
];

const fn fixed(pattern: &'static str, audience: Audience, keeping: Keeping) -> Classified {
    Classified {
        pattern,
        methods: Methods::Read,
        audience,
        keeping,
    }
}

/// What may be kept of a page or file.
#[must_use]
pub const fn keeping(kind: RouteKind) -> Keeping {
    classification(kind).2
}

/// How a page or file is asked, by whom, and what may be kept of it.
#[must_use]
#[expect(clippy::too_many_lines, reason = "a table, one line for each kind")]
pub const fn classification(kind: RouteKind) -> (Methods, Audience, Keeping) {
    use Audience::{Holder, Public, SignedIn};
    use Keeping::{Anew, Forever, Never, Revalidated};
    use Methods::{Read, ReadAndSend, Send};
    match kind {
        RouteKind::Cities
        | RouteKind::Errata
        | RouteKind::Releases
        | RouteKind::Release
        | RouteKind::Compare
        | RouteKind::MethodLab
        | RouteKind::MethodLabCsv
        | RouteKind::MethodLabJson
        | RouteKind::NextSteps
        | RouteKind::Practices
        | RouteKind::Practice
        | RouteKind::Tools
        | RouteKind::Tool
        | RouteKind::Experts
        | RouteKind::Expert
        | RouteKind::ExpertYear
        | RouteKind::Words
        | RouteKind::ReportCheck
        | RouteKind::NetworkRegister
        | RouteKind::PublicConsensus
        | RouteKind::NetworkMeetings
        | RouteKind::NetworkCalendar
        | RouteKind::NetworkCheck => (Read, Public, Anew),
        RouteKind::Api
        | RouteKind::Components
        | RouteKind::Home
        | RouteKind::City
        | RouteKind::CityWave
        | RouteKind::CityFile
        | RouteKind::EmbedCode
        | RouteKind::Embed
        | RouteKind::Explanation
        | RouteKind::Indicators
        | RouteKind::Indicator
        | RouteKind::Networks
        | RouteKind::Similar
        | RouteKind::World
        | RouteKind::MethodSteps
        | RouteKind::Network
        | RouteKind::GroupChart
        | RouteKind::GroupEmbedCode
        | RouteKind::GroupEmbed
        | RouteKind::NetworkFile
        | RouteKind::Method
        | RouteKind::Accessibility
        | RouteKind::Legal
        | RouteKind::Privacy
        | RouteKind::PrivacyTemplate
        | RouteKind::Data
        | RouteKind::DataFile
        | RouteKind::ProblemKind => (Read, Public, Revalidated),
        RouteKind::EmbedOf | RouteKind::GroupEmbedOf => (Read, Public, Forever),
        RouteKind::SignIn
        | RouteKind::AskLink
        | RouteKind::AskReset
        | RouteKind::FilePrepare
        | RouteKind::NetworkPrepare
        | RouteKind::TryOut => (ReadAndSend, Public, Never),
        RouteKind::SignOut | RouteKind::FileLeave | RouteKind::NetworkLeave => {
            (Send, Public, Never)
        }
        RouteKind::UseLink | RouteKind::Reset | RouteKind::Invitation | RouteKind::FirstAccess => {
            (ReadAndSend, Holder, Never)
        }
        RouteKind::SignInCode => (ReadAndSend, Holder, Never),
        RouteKind::ProviderWay
        | RouteKind::WordsFile
        | RouteKind::PracticesFile
        | RouteKind::PracticeDocument
        | RouteKind::ToolFile => (Read, Public, Never),
        RouteKind::ProviderReturn | RouteKind::OwnCalendar => (Read, Holder, Never),
        RouteKind::SecondFactor | RouteKind::AccountTokens => {
            (ReadAndSend, SignedIn("own-account"), Never)
        }
        RouteKind::Account => (Read, SignedIn("own-account"), Never),
        RouteKind::AccountProfile
        | RouteKind::AccountPassword
        | RouteKind::AccountSessions
        | RouteKind::AccountTokenEnd
        | RouteKind::AccountOffer
        | RouteKind::SecondFactorConfirm
        | RouteKind::SecondFactorCodes
        | RouteKind::SecondFactorOff
        | RouteKind::SessionStay
        | RouteKind::AccountData
        | RouteKind::AccountReminders => (Send, SignedIn("own-account"), Never),
        RouteKind::People => (Read, SignedIn("see-people"), Never),
        RouteKind::PeopleInvite | RouteKind::PeopleWithdraw => (Send, SignedIn("invite"), Never),
        RouteKind::PeopleEndRole => (Send, SignedIn("end-role"), Never),
        RouteKind::PeopleAccount | RouteKind::PeopleSecondFactor => {
            (Send, SignedIn("manage-accounts"), Never)
        }
        RouteKind::Waves => (Read, SignedIn("manage-waves"), Never),
        RouteKind::WaveNew | RouteKind::WaveEdit => (ReadAndSend, SignedIn("manage-waves"), Never),
        RouteKind::NetworkRules => (Read, SignedIn("set-network-rules"), Never),
        RouteKind::NetworkRule => (ReadAndSend, SignedIn("set-network-rules"), Never),
        RouteKind::ExtensionWithdraw => (Send, SignedIn("ask-extension"), Never),
        RouteKind::Extension | RouteKind::Part | RouteKind::ResponseRequests => {
            (ReadAndSend, SignedIn("see-tasks"), Never)
        }
        RouteKind::PartGive => (ReadAndSend, SignedIn("delegate"), Never),
        RouteKind::Boards | RouteKind::Board | RouteKind::BoardFile | RouteKind::BoardWorkbook => {
            (Read, SignedIn("see-board"), Never)
        }
        RouteKind::Consensuses => (Read, SignedIn("see-consensuses"), Never),
        RouteKind::Meetings | RouteKind::MeetingFile => (Read, SignedIn("see-meetings"), Never),
        RouteKind::Meeting => (ReadAndSend, SignedIn("see-meetings"), Never),
        RouteKind::MeetingForm | RouteKind::MeetingReport | RouteKind::MeetingInvite => {
            (ReadAndSend, SignedIn("keep-meetings"), Never)
        }
        RouteKind::CalendarLink => (Send, SignedIn("see-meetings"), Never),
        RouteKind::Consensus | RouteKind::ConsensusForm => {
            (ReadAndSend, SignedIn("see-consensuses"), Never)
        }
        RouteKind::SteeringCommittee => (ReadAndSend, SignedIn("keep-consensuses"), Never),
        RouteKind::Modules
        | RouteKind::ModuleResults
        | RouteKind::ModuleFile
        | RouteKind::ModuleWorkbook => (Read, SignedIn("see-modules"), Never),
        RouteKind::Module => (ReadAndSend, SignedIn("see-modules"), Never),
        RouteKind::ModuleWords | RouteKind::ModuleQuestion => {
            (ReadAndSend, SignedIn("keep-modules"), Never)
        }
        RouteKind::ModuleAnswers => (ReadAndSend, SignedIn("answer-module"), Never),
        RouteKind::ModuleHandedIn => (ReadAndSend, SignedIn("see-module-answers"), Never),
        RouteKind::Joinings | RouteKind::JoiningFile => (Read, SignedIn("see-joining"), Never),
        RouteKind::PracticeDesks => (Read, SignedIn("see-practices"), Never),
        RouteKind::Challenges | RouteKind::Challenge | RouteKind::Synthesis => {
            (Read, SignedIn("see-challenges"), Never)
        }
        RouteKind::ChallengeForm => (ReadAndSend, SignedIn("keep-challenges"), Never),
        RouteKind::ExpertLetter => (ReadAndSend, SignedIn("see-expertise"), Never),
        RouteKind::OwnExpertise => (ReadAndSend, SignedIn("keep-expertise"), Never),
        RouteKind::ToolBegin => (Read, SignedIn("keep-tools"), Never),
        RouteKind::ToolNew | RouteKind::ToolEdit => (ReadAndSend, SignedIn("keep-tools"), Never),
        RouteKind::ToolUse => (Send, SignedIn("keep-tools"), Never),
        RouteKind::PracticeDesk | RouteKind::PracticeLetter => {
            (ReadAndSend, SignedIn("see-practices"), Never)
        }
        RouteKind::PracticeEdit | RouteKind::PracticeNew => {
            (ReadAndSend, SignedIn("write-practices"), Never)
        }
        RouteKind::Joining => (ReadAndSend, SignedIn("see-joining"), Never),
        RouteKind::JoiningBegin => (Send, SignedIn("keep-joining"), Never),
        RouteKind::Visit => (ReadAndSend, SignedIn("keep-joining"), Never),
        RouteKind::Messages => (ReadAndSend, SignedIn("write-to-members"), Never),
        RouteKind::Spaces | RouteKind::Space | RouteKind::TopicFile => {
            (Read, SignedIn("see-space"), Never)
        }
        RouteKind::SpaceFile => (Read, SignedIn("keep-space"), Never),
        RouteKind::SpaceDigest | RouteKind::TopicMark | RouteKind::PostMark => {
            (Send, SignedIn("see-space"), Never)
        }
        RouteKind::TopicNew => (ReadAndSend, SignedIn("write-in-space"), Never),
        RouteKind::Topic | RouteKind::Post => (ReadAndSend, SignedIn("see-space"), Never),
        RouteKind::BoardDecide => (Send, SignedIn("decide-extension"), Never),
        RouteKind::Journal => (Read, SignedIn("see-audit"), Never),
        RouteKind::Outbox => (Read, SignedIn("see-outbox"), Never),
        RouteKind::ResponsePreparation => (Read, SignedIn("see-tasks"), Never),
        RouteKind::ResponseCompany => (Send, SignedIn("fill-in"), Never),
        RouteKind::Worklist | RouteKind::Response | RouteKind::ResponseBlank | RouteKind::Parts => {
            (Read, SignedIn("see-tasks"), Never)
        }
        RouteKind::ResponseStart => (Send, SignedIn("start-response"), Never),
        RouteKind::ResponseMode | RouteKind::PartRemind => (Send, SignedIn("delegate"), Never),
        RouteKind::ResponseSection
        | RouteKind::ResponseQuestion
        | RouteKind::ResponseTranslations
        | RouteKind::ResponseImport
        | RouteKind::ResponseStillTrue => (ReadAndSend, SignedIn("fill-in"), Never),
        RouteKind::ResponseConfirm | RouteKind::ResponseDraft | RouteKind::ResponseEvidence => {
            (Send, SignedIn("fill-in"), Never)
        }
        RouteKind::ResponseHistory
        | RouteKind::ResponseWorkbook
        | RouteKind::ResponseCrossing
        | RouteKind::ResponseCrossed
        | RouteKind::SubmissionSection
        | RouteKind::Submission
        | RouteKind::SubmissionCopy => (Read, SignedIn("see-answers"), Never),
        RouteKind::Publication | RouteKind::Correction => (ReadAndSend, SignedIn("correct"), Never),
        RouteKind::SubmissionCheck => (ReadAndSend, SignedIn("see-answers"), Never),
        RouteKind::Register | RouteKind::RegisterTable => (Read, SignedIn("keep"), Never),
        RouteKind::RegisterRow => (ReadAndSend, SignedIn("keep"), Never),
        RouteKind::RegisterNew => (ReadAndSend, SignedIn("add"), Never),
        RouteKind::RegisterRemove => (Send, SignedIn("keep"), Never),
        RouteKind::RegisterImport => (ReadAndSend, SignedIn("take-tables"), Never),
        RouteKind::RegisterExport => (Read, SignedIn("take-tables"), Never),
        RouteKind::Evidence | RouteKind::EvidenceFile => (Read, SignedIn("see-evidence"), Never),
        RouteKind::EvidenceItem => (ReadAndSend, SignedIn("see-evidence"), Never),
        RouteKind::EvidenceNew => (ReadAndSend, SignedIn("keep-evidence"), Never),
        RouteKind::EvidenceWithdraw => (Send, SignedIn("keep-evidence"), Never),
        RouteKind::Consent => (ReadAndSend, SignedIn("consent"), Never),
        RouteKind::ConsentWithdraw => (Send, SignedIn("consent"), Never),
        RouteKind::Consents | RouteKind::ConsentsFile => (Read, SignedIn("see-board"), Never),
        RouteKind::Reviews
        | RouteKind::Review
        | RouteKind::ReviewSection
        | RouteKind::ReviewFile => (Read, SignedIn("see-review"), Never),
        RouteKind::ReviewConfirm | RouteKind::ReviewAnswer | RouteKind::ReviewFinish => {
            (Send, SignedIn("review"), Never)
        }
        RouteKind::ReviewTexts => (ReadAndSend, SignedIn("see-review"), Never),
        RouteKind::Shared
        | RouteKind::SharedCityWave
        | RouteKind::SharedCityFile
        | RouteKind::SharedExplanation
        | RouteKind::SharedNextSteps
        | RouteKind::SharedWords
        | RouteKind::SharedWordsFile => (Read, SignedIn("see-shared"), Never),
        RouteKind::ReviewAssign => (ReadAndSend, SignedIn("assign-reviewer"), Never),
        RouteKind::Targets => (Read, SignedIn("see-targets"), Never),
        RouteKind::TargetNew => (ReadAndSend, SignedIn("keep-targets"), Never),
        RouteKind::Target => (ReadAndSend, SignedIn("see-targets"), Never),
        RouteKind::TargetRemove => (Send, SignedIn("keep-targets"), Never),
    }
}

/// Every route of the service.
#[must_use]
pub fn classified() -> Vec<Classified> {
    let mut all = vec![
        fixed(ENTRANCE, Audience::Public, Keeping::Anew),
        fixed(ASSET, Audience::Public, Keeping::Forever),
        fixed(ROBOTS, Audience::Public, Keeping::Revalidated),
        fixed(RELEASE, Audience::Public, Keeping::Anew),
        fixed(LATEST_FILE, Audience::Public, Keeping::Anew),
        fixed(RELEASE_FILE, Audience::Public, Keeping::Revalidated),
        fixed(HEALTH, Audience::Operator, Keeping::Never),
        fixed(READINESS, Audience::Operator, Keeping::Never),
    ];
    let read = |pattern| fixed(pattern, Audience::Public, Keeping::Revalidated);
    all.extend(INTERFACE.map(read));
    for kind in RouteKind::ALL {
        let (methods, audience, keeping) = classification(*kind);
        for locale in Locale::ALL {
            all.push(Classified {
                pattern: kind.pattern(locale),
                methods,
                audience,
                keeping,
            });
        }
    }
    all
}
