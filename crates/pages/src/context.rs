//! What each page is filled with: plain structs with numbers, codes and texts in the reader's
//! language, made by the use cases. Numbers are formatted by the templates, never before.

mod account;
mod api;
mod board;
mod calculation;
mod challenges;
mod chart;
mod cities;
mod city;
mod city_course;
mod compare;
mod components;
mod consensus;
mod consent;
mod crossing;
mod data;
mod embed;
mod entry;
mod evidence;
mod experts;
mod explanation;
mod extension;
mod form;
mod group;
mod home;
mod indicator;
mod indicators;
mod joining;
mod letter;
mod meetings;
mod messages;
mod method;
mod method_lab;
mod method_steps;
mod modules;
mod network;
mod next_steps;
mod notice;
mod parts;
mod people;
mod place;
mod practices;
mod preparation;
mod prepare;
mod problem;
mod publication;
mod register;
mod release;
mod response;
mod response_import;
mod review;
mod score;
mod second_factor;
mod shared;
mod space;
mod still_true;
mod submission;
mod targets;
mod tokens;
mod tools;
mod try_out;
mod waves;
mod world;

pub use account::{AccountPage, HeldRole, OfferedRole, OwnSession};
pub use api::{ApiPage, ApiProblem, ApiTable};
pub use board::{
    BoardEntry, BoardLink, BoardMember, BoardPage, BoardWait, BoardWaveLine, BoardsPage,
    DecideForm, IndicatorTally,
};
pub use calculation::{Calculation, ExplainedCondition, FormulaSign, FormulaToken, LeftOutGroup};
pub use challenges::{
    ChallengeEntry, ChallengeFields, ChallengeFormPage, ChallengePage, ChallengesPage,
    SynthesisPage, SynthesisTheme,
};
pub use chart::{ChartFigure, ChartFile};
pub use cities::{CityEntry, CityList, EntryResult, NetworkChoice, Pagination};
pub use city::{
    AllCities, BandInWords, CityPage, CityResult, ExternalFact, ExternalRate, Fact, FactValue,
    Figure, FigureFile, Group, GroupStatistics, IndexFigures, IndicatorRow, NamedRow, NamedScore,
    NetworkMembership, NoResult, OtherMethod, WaveChoice,
};
pub use city_course::{CityCourse, CourseChange, CourseStanding, CourseWave, QuestionWorth};
pub use compare::{
    CompareChoice, CompareColumn, ComparePage, CompareRow, CompareValue, SimilarEntry, SimilarPage,
    SimilarReason,
};
pub use components::ComponentsPage;
pub use consensus::{
    AdoptionEntry, AdoptionForm, CommitteeEntry, CommitteePage, ConsensusEntry, ConsensusFormPage,
    ConsensusLinkEntry, ConsensusPage, ConsensusStepEntry, ConsensusesPage, NetworkReaders,
    NetworkRegisterPage, OfNetwork, PublicConsensusPage, RemarkEntry, RemarkForm, ReplyEntry,
    WordingEntry,
};
pub use consent::{
    Allowed, AudienceForm, AudienceName, ConsentForm, ConsentPage, ConsentVersion, ConsentsEntry,
    ConsentsPage,
};
pub use crossing::{CrossingTarget, ResponseCrossingPage};
pub use data::{Column, DataFile, DataPage, VocabularyEntry};
pub use embed::{
    EmbedCodePage, EmbedCodes, EmbedPage, EmbedTable, EmbedTableHeader, EmbedTableRow,
};
pub use entry::{
    AskPage, DemonstrationAccount, FirstAccessPage, InvitationPage, LinkPage, OfferShown,
    ProviderChoice, ResetPage, SignInPage,
};
pub use evidence::{
    AttachedEvidence, AttachedItem, EvidenceCard, EvidenceChoice, EvidenceCounts, EvidenceFormPage,
    EvidencePage, EvidenceSection, EvidenceUse,
};
pub use experts::{
    ExpertEntry, ExpertField, ExpertFields, ExpertLetterPage, ExpertMeeting, ExpertName,
    ExpertPage, ExpertPractice, ExpertReply, ExpertTool, ExpertYearPage, ExpertYearRow,
    ExpertsPage, OwnExpertPage,
};
pub use explanation::{
    Counts, Crumb, Evidence, ExplainedAnswer, ExplainedAt, ExplainedOption, ExplainedPart,
    ExplainedQuestion, ExplainedWith, Explanation, How, LeftOut, PointsRule, PointsStep,
    QuestionExplanation, QuestionUse, State,
};
pub use extension::{ExtensionPage, RequestEntry};
pub use form::FieldError;
pub use group::{CityScore, GroupBasis, GroupFigures};
pub use home::{FeaturedCity, Home};
pub use indicator::{AskedQuestion, ExampleCity, IndicatorPage, MeasureLink, OptionWorth};
pub use indicators::{Indicator, IndicatorArea, IndicatorList};
pub use joining::{
    FindingEntry, JoiningDocument, JoiningEntry, JoiningForm, JoiningPage, JoiningStage,
    JoiningStep, JoiningVisit, JoiningWave, JoiningsPage, VisitPage,
};
pub use letter::{LetterPage, LetterTopic};
pub use meetings::{
    AgendaEntry, AttendanceEntry, HostEntry, MeetingDocumentEntry, MeetingEntry, MeetingFormPage,
    MeetingInvitePage, MeetingPage, MeetingReportPage, MeetingsPage, NetworkMeetingsPage,
};
pub use messages::{
    MessageForm, MessagePreview, MessageReach, MessageWords, MessagesPage, PreviewedLetter,
    SentMessage,
};
pub use method::{Method, MethodPage, Mover, WeightRow, WeightSection};
pub use method_lab::{
    LabApart, LabBase, LabChange, LabChoice, LabCity, LabExample, LabFault, LabFigures, LabMeasure,
    LabNumber, LabQuestion, LabResult, LabShown, LabTreatment, LabWave, MethodLabPage,
};
pub use method_steps::{MethodStepsPage, Used};
pub use modules::{
    ModuleAnswer, ModuleAnswersPage, ModuleAsked, ModuleCity, ModuleEntry, ModuleForm,
    ModuleHandIn, ModuleHandedInPage, ModuleHead, ModuleNetwork, ModulePage, ModuleQuestionPage,
    ModuleResult, ModuleResultsPage, ModuleShare, ModuleTask, ModuleWordsPage, ModulesPage,
};
pub use network::{
    HeatRow, NamedWith, NetworkEntry, NetworkFactEntry, NetworkFacts, NetworkIndicator,
    NetworkMember, NetworkPage, NetworkPartner, NetworkResult, NetworkSource, NetworksPage,
    SameCities, WaveApart, WaveProgress, WaveReport,
};
pub use next_steps::{NextStep, NextStepsPage, PlannedChange, StepSection};
pub use notice::{NoticePage, Operator};
pub use parts::{
    FilterChoice, GiveForm, GivePage, PartChoice, PartEntry, PartPage, PartsPage, PersonChoice,
    StepEntry,
};
pub use people::{
    InvitationEntry, InviteForm, JournalEntry, JournalPage, MailEntry, OutboxPage, PeoplePage,
    PersonEntry, PlaceChoice,
};
pub use place::{NeighbourCity, PlaceInWords};
pub use practices::{
    PracticeBody, PracticeChoice, PracticeDeskEntry, PracticeDeskPage, PracticeDesksPage,
    PracticeDocument, PracticeDocumentChoice, PracticeEntry, PracticeFacet, PracticeFields,
    PracticeFormPage, PracticeLetterPage, PracticeLike, PracticePage, PracticePlace,
    PracticeQuestion, PracticeStanding, PracticeStepEntry, PracticeTie, PracticeTieQuestion,
    PracticesBeside, PracticesPage,
};
pub use preparation::{LastAnswer, LastPerson, LastRemark, LastSection, PreparationPage};
pub use prepare::PreparePage;
pub use problem::{Problem, ProblemKind, Purpose};
pub use publication::{
    CorrectedScore, CorrectionPage, ErrataPage, ErratumEntry, PublicationEntry, PublicationPage,
    ReportCheckPage,
};
pub use register::{
    FixedCell, RegisterChoice, RegisterCount, RegisterEntry, RegisterFault, RegisterField,
    RegisterImportPage, RegisterPage, RegisterPlan, RegisterRelated, RegisterRowPage,
    RegisterTablePage, RegisterVerdict,
};
pub use release::{
    ReleaseEntry, ReleaseFileEntry, ReleasePage, ReleasePreview, ReleaseSnippet, ReleaseTable,
    ReleaseWithdrawn, ReleasesPage,
};
pub use response::{
    ConflictForm, EntryError, FormerForm, LanguageTask, OptionForm, QuestionForm, ResponseHead,
    ResponseHistoryPage, ResponsePage, ResponseQuestionPage, ResponseSectionPage,
    ResponseTranslationsPage, SectionLink, SectionTask, Tally, TranslationForm, VersionEntry,
    WorkEntry, WorklistPage,
};
pub use response_import::{ImportCell, ImportPlan, ResponseImportPage};
pub use review::{
    AssignedEntry, CandidateChoice, DecisionForm, FlagEntry, PeerEntry, RequestChoice,
    ResponseRequestsPage, ReviewAnswerForm, ReviewAssignPage, ReviewEvidence, ReviewLink,
    ReviewPage, ReviewSectionLink, ReviewSectionPage, ReviewTextEntry, ReviewTextForm,
    ReviewTextsPage, ReviewsPage, SpokenEntry, StandingCount, VisitChoice,
};
pub use score::{Difference, NoScore, Score};
pub use second_factor::{SecondFactorPage, SignInCodePage};
pub use shared::{
    OwnCity, OwnEntry, OwnStanding, Reader, SharedAnswer, SharedAudience, SharedPage, SharedPiece,
    SharedResult, SharedSection, SharedWordsPage,
};
pub use space::{
    AboutChoices, DocumentChoices, FileOffer, PostDocument, PostEntry, PostForm, PostPage,
    PostWords, SpaceEntry, SpaceHead, SpacePage, SpaceReaders, SpacesPage, TopicEntry, TopicForm,
    TopicNewPage, TopicPage, UsefulPost,
};
pub use still_true::{StillTrueAnswer, StillTruePage, StillTrueSection};
pub use submission::{
    CheckedAnswer, CheckedEvidence, Loss, Obstacle, QuestionLink, RevisionEntry, StageEntry,
    SubmissionCheckPage, SubmissionPage, SubmissionSectionPage,
};
pub use targets::{
    MeasureFollowed, TargetEntry, TargetPage, TargetPractice, TargetReached, TargetVersion,
    TargetsPage,
};
pub use tokens::{NewToken, OwnToken, TokenForm, TokensPage};
pub use tools::{
    ToolBeginPage, ToolEntry, ToolFields, ToolFormPage, ToolPage, ToolUser, ToolsPage,
};
pub use try_out::{TryOption, TryOutPage, TryQuestion, TryResult, TryStep};
pub use waves::{
    AskableChoice, NetworkRulePage, NetworkRulesPage, RuleEntry, RuleForm, WaveEntry, WaveForm,
    WavePage, WavesPage,
};
pub use world::{WorldCountry, WorldPage};

use crate::registry::Context;

macro_rules! samples {
    ($( $context:ty => $file:literal; )*) => {
        $( impl Context for $context {
            const SAMPLES: &'static str = include_str!(concat!("../samples/", $file));
        } )*
    };
}

samples! {
    Home => "home.json";
    CityList => "cities.json";
    CityPage => "city.json";
    Explanation => "explanation.json";
    QuestionExplanation => "question-explanation.json";
    IndicatorList => "indicators.json";
    MethodPage => "method.json";
    NoticePage => "notice.json";
    DataPage => "data.json";
    Problem => "problem.json";
    SignInPage => "sign-in.json";
    AskPage => "ask-link.json";
    LinkPage => "use-link.json";
    ResetPage => "reset.json";
    InvitationPage => "invitation.json";
    FirstAccessPage => "first-access.json";
    AccountPage => "account.json";
    PeoplePage => "people.json";
    JournalPage => "journal.json";
    OutboxPage => "outbox.json";
    WorklistPage => "worklist.json";
    ResponsePage => "response.json";
    ResponseSectionPage => "response-section.json";
    ResponseQuestionPage => "response-question.json";
    ResponseHistoryPage => "response-history.json";
    ResponseTranslationsPage => "response-translations.json";
    ResponseCrossingPage => "response-crossing.json";
    StillTruePage => "still-true.json";
    PreparationPage => "preparation.json";
    PracticesPage => "practices.json";
    PracticePage => "practice.json";
    PracticeDesksPage => "practice-desks.json";
    PracticeDeskPage => "practice-desk.json";
    PracticeFormPage => "practice-form.json";
    PracticeLetterPage => "practice-letter.json";
    ToolsPage => "tools.json";
    ToolPage => "tool.json";
    ToolBeginPage => "tool-begin.json";
    ToolFormPage => "tool-form.json";
    ChallengesPage => "challenges.json";
    ChallengePage => "challenge.json";
    ChallengeFormPage => "challenge-form.json";
    SynthesisPage => "synthesis.json";
    ExpertsPage => "experts.json";
    ExpertPage => "expert.json";
    ExpertYearPage => "expert-year.json";
    ExpertLetterPage => "expert-letter.json";
    OwnExpertPage => "own-expert.json";
    WavesPage => "waves.json";
    WavePage => "wave.json";
    NetworkRulesPage => "network-rules.json";
    NetworkRulePage => "network-rule.json";
    ExtensionPage => "extension.json";
    SubmissionCheckPage => "submission-check.json";
    SubmissionSectionPage => "submission-section.json";
    SubmissionPage => "submission.json";
    PublicationPage => "publication.json";
    CorrectionPage => "correction.json";
    ErrataPage => "errata.json";
    ReleasesPage => "releases.json";
    ApiPage => "api.json";
    ReleasePage => "release.json";
    ReportCheckPage => "report-check.json";
    PreparePage => "prepare.json";
    PartsPage => "parts.json";
    PartPage => "part.json";
    GivePage => "part-give.json";
    BoardsPage => "boards.json";
    BoardPage => "board.json";
    MessagesPage => "messages.json";
    JoiningsPage => "joinings.json";
    JoiningPage => "joining.json";
    VisitPage => "visit.json";
    ModulesPage => "modules.json";
    ModulePage => "module.json";
    ModuleWordsPage => "module-words.json";
    ModuleQuestionPage => "module-question.json";
    ModuleAnswersPage => "module-answers.json";
    ModuleHandedInPage => "module-handed-in.json";
    ModuleResultsPage => "module-results.json";
    MeetingsPage => "meetings.json";
    MeetingPage => "meeting.json";
    MeetingFormPage => "meeting-form.json";
    MeetingReportPage => "meeting-report.json";
    MeetingInvitePage => "meeting-invite.json";
    NetworkMeetingsPage => "network-meetings.json";
    ConsensusesPage => "consensuses.json";
    ConsensusPage => "consensus.json";
    ConsensusFormPage => "consensus-form.json";
    CommitteePage => "steering-committee.json";
    NetworkRegisterPage => "network-register.json";
    PublicConsensusPage => "public-consensus.json";
    TryOutPage => "try-out.json";
    LetterPage => "letter.json";
    SignInCodePage => "sign-in-code.json";
    SecondFactorPage => "second-factor.json";
    TokensPage => "tokens.json";
    RegisterPage => "register.json";
    RegisterTablePage => "register-table.json";
    RegisterRowPage => "register-row.json";
    RegisterImportPage => "register-import.json";
    ResponseImportPage => "response-import.json";
    EvidencePage => "evidence.json";
    EvidenceFormPage => "evidence-form.json";
    ConsentPage => "consent.json";
    ConsentsPage => "consents.json";
    ReviewsPage => "reviews.json";
    ReviewPage => "review.json";
    ReviewSectionPage => "review-section.json";
    ReviewTextsPage => "review-texts.json";
    ReviewAssignPage => "review-assign.json";
    ResponseRequestsPage => "response-requests.json";
    ComponentsPage => "components.json";
    IndicatorPage => "indicator.json";
    NetworksPage => "networks.json";
    ComparePage => "compare.json";
    SimilarPage => "similar.json";
    WorldPage => "world.json";
    NextStepsPage => "next-steps.json";
    TargetsPage => "targets.json";
    TargetPage => "target.json";
    MethodStepsPage => "method-steps.json";
    MethodLabPage => "method-lab.json";
    NetworkPage => "network.json";
    EmbedPage => "embed.json";
    EmbedCodePage => "embed-code.json";
    SharedPage => "shared.json";
    SpacesPage => "spaces.json";
    SpacePage => "space.json";
    TopicNewPage => "topic-new.json";
    TopicPage => "topic.json";
    PostPage => "post.json";
    SharedWordsPage => "shared-words.json";
}
