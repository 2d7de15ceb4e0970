//! The table of contents.

mod interface;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::routing::{get, post};
use icc_app::Service;
use icc_domain::Locale;
use icc_i18n::I18n;
use icc_pages::urls::RouteKind;
use icc_pages::{LoadError, Pages};

use crate::config::{Config, Limits, SignIn};
use crate::state::{App, Site};
use crate::{around, handlers, routes};

/// Everything that the service answers, with the usual limits.
///
/// # Errors
/// When a template is broken: a mistake of whoever changed it.
pub fn router(service: Arc<Service>, i18n: Arc<I18n>, config: Config) -> Result<Router, LoadError> {
    router_with(service, i18n, config, Limits::default())
}

/// [`router`] with other limits.
///
/// # Errors
/// As [`router`].
pub fn router_with(
    service: Arc<Service>,
    i18n: Arc<I18n>,
    config: Config,
    limits: Limits,
) -> Result<Router, LoadError> {
    let pages = Pages::in_zone(&i18n, config.zone)?;
    let app = Arc::new(App::new(service, i18n, pages, config, limits));
    let mut all = Contents::new().bare();
    for locale in Locale::ALL {
        let site = Site {
            app: Arc::clone(&app),
            locale,
        };
        all = all.merge(
            Contents::new()
                .pages(locale)
                .router
                .with_state(site.clone()),
        );
        if app.config.sign_in == SignIn::Offered {
            all = all.merge(Contents::new().signed_in(locale).router.with_state(site));
        }
    }
    let fixed = Contents::new().fixed().router.with_state(Arc::clone(&app));
    let all = all
        .merge(fixed)
        .merge(interface::interface(&app))
        // After the routes: it holds for those that are there.
        .method_not_allowed_fallback(handlers::absent::method)
        .fallback(handlers::absent::show);
    Ok(around::put_around(all, app))
}

/// The patterns of every route that [`router`] answers, each once.
#[must_use]
pub fn contents() -> Vec<&'static str> {
    let mut patterns: Vec<&'static str> = Vec::new();
    for (pattern, _) in contents_by_method() {
        if !patterns.contains(&pattern) {
            patterns.push(pattern);
        }
    }
    patterns
}

/// The patterns of every route that [`router`] answers, with each method; HEAD goes with GET.
#[must_use]
pub fn contents_by_method() -> Vec<(&'static str, &'static str)> {
    let mut all = Contents::new().fixed().patterns;
    all.extend(Contents::new().interface().patterns);
    for locale in Locale::ALL {
        all.extend(Contents::new().pages(locale).patterns);
        all.extend(Contents::new().signed_in(locale).patterns);
    }
    all
}

/// Routes and their patterns: the router does not tell its own.
struct Contents<S> {
    router: Router<S>,
    patterns: Vec<(&'static str, &'static str)>,
}

impl<S: Clone + Send + Sync + 'static> Contents<S> {
    fn new() -> Self {
        Self {
            router: Router::new(),
            patterns: Vec::new(),
        }
    }

    fn get<T: 'static>(mut self, pattern: &'static str, handler: impl Handler<T, S>) -> Self {
        self.router = self.router.route(pattern, get(handler));
        self.patterns.push((pattern, "GET"));
        self
    }

    fn post<T: 'static>(mut self, pattern: &'static str, handler: impl Handler<T, S>) -> Self {
        self.router = self.router.route(pattern, post(handler));
        self.patterns.push((pattern, "POST"));
        self
    }
}

impl Contents<()> {
    fn bare(self) -> Router {
        self.router
    }
}

impl Contents<Site> {
    /// Everything that is there where one can sign in.
    fn signed_in(self, locale: Locale) -> Self {
        self.accounts(locale)
            .work(locale)
            .register(locale)
            .outcomes(locale)
            .reviews(locale)
            .shared(locale)
            .targets(locale)
            .joining(locale)
            .practices(locale)
            .modules(locale)
            .spaces(locale)
            .together(locale)
    }

    fn pages(self, locale: Locale) -> Self {
        use RouteKind as Kind;
        let at = |kind: RouteKind| kind.pattern(locale);
        self.get(at(Kind::Home), handlers::home::show)
            .get(at(Kind::Cities), handlers::cities::list)
            .get(at(Kind::City), handlers::city::latest)
            .get(at(Kind::CityWave), handlers::city::at_wave)
            .get(at(Kind::CityFile), handlers::city_file::send)
            .get(at(Kind::FilePrepare), handlers::file_prepare::show)
            .post(at(Kind::FilePrepare), handlers::file_prepare::send)
            .post(at(Kind::FileLeave), handlers::file_prepare::leave)
            .get(at(Kind::EmbedCode), handlers::city_embed::code)
            .get(at(Kind::Embed), handlers::city_embed::living)
            .get(at(Kind::EmbedOf), handlers::city_embed::fixed)
            .get(at(Kind::Explanation), handlers::explanation::show)
            .get(at(Kind::Indicators), handlers::indicators::list)
            .get(at(Kind::Method), handlers::method::show)
            .get(at(Kind::Errata), handlers::errata::show)
            .get(at(Kind::Words), handlers::words::show)
            .get(at(Kind::WordsFile), handlers::words_file::send)
            .get(at(Kind::ReportCheck), handlers::report_check::show)
            .get(at(Kind::NetworkCheck), handlers::network_check::show)
            .get(at(Kind::Accessibility), handlers::accessibility::show)
            .get(at(Kind::Legal), handlers::legal::show)
            .get(at(Kind::Privacy), handlers::privacy::show)
            .get(at(Kind::Data), handlers::data::show)
            .get(at(Kind::Api), handlers::api::page::show)
            .get(at(Kind::DataFile), handlers::data_file::send)
            .get(at(Kind::Releases), handlers::release::list)
            .get(at(Kind::Release), handlers::release::show)
            .get(at(Kind::PrivacyTemplate), handlers::privacy_template::send)
            .get(at(Kind::ProblemKind), handlers::problem_kind::show)
            .get(at(Kind::Components), handlers::components::show)
            .get(at(Kind::Indicator), handlers::indicator::show)
            .get(at(Kind::MethodSteps), handlers::method_steps::show)
            .get(at(Kind::MethodLab), handlers::method_lab::show)
            .get(at(Kind::MethodLabCsv), handlers::method_lab::csv)
            .get(at(Kind::MethodLabJson), handlers::method_lab::json)
            .get(at(Kind::Networks), handlers::networks::list)
            .get(at(Kind::Network), handlers::network::show)
            .get(at(Kind::NetworkRegister), handlers::network_register::show)
            .get(at(Kind::PublicConsensus), handlers::network_register::one)
            .get(at(Kind::NetworkMeetings), handlers::network_meetings::show)
            .get(
                at(Kind::NetworkCalendar),
                handlers::network_meetings::calendar,
            )
            .get(at(Kind::Compare), handlers::compare::show)
            .get(at(Kind::NextSteps), handlers::next_steps::show)
            .get(at(Kind::Practices), handlers::practice::list::show)
            .get(at(Kind::PracticesFile), handlers::practice::file::found)
            .get(at(Kind::Practice), handlers::practice::one::show)
            .get(at(Kind::Tools), handlers::tool::list::show)
            .get(at(Kind::Tool), handlers::tool::one::show)
            .get(at(Kind::ToolFile), handlers::tool::one::file)
            .get(at(Kind::Experts), handlers::expert::list)
            .get(at(Kind::Expert), handlers::expert::show)
            .get(at(Kind::ExpertYear), handlers::expert::year)
            .get(
                at(Kind::PracticeDocument),
                handlers::practice::file::document,
            )
            .get(at(Kind::World), handlers::world::show)
            .get(at(Kind::TryOut), handlers::try_out::show)
            .post(at(Kind::TryOut), handlers::try_out::send)
            .get(at(Kind::Similar), handlers::similar::show)
            .get(at(Kind::GroupChart), handlers::group_chart::send)
            .get(at(Kind::GroupEmbedCode), handlers::group_embed::code)
            .get(at(Kind::GroupEmbed), handlers::group_embed::living)
            .get(at(Kind::GroupEmbedOf), handlers::group_embed::fixed)
            .get(at(Kind::NetworkFile), handlers::network_file::send)
            .get(at(Kind::NetworkPrepare), handlers::network_prepare::show)
            .post(at(Kind::NetworkPrepare), handlers::network_prepare::send)
            .post(at(Kind::NetworkLeave), handlers::network_prepare::leave)
    }

    /// Pages that exist only where one can sign in.
    fn accounts(self, locale: Locale) -> Self {
        use RouteKind as Kind;
        use handlers::second_factor;
        let at = |kind: RouteKind| kind.pattern(locale);
        self.get(at(Kind::SignIn), handlers::sign_in::show)
            .post(at(Kind::SignIn), handlers::sign_in::send)
            .post(at(Kind::SignOut), handlers::sign_out::send)
            .get(at(Kind::AskLink), handlers::ask_link::show)
            .post(at(Kind::AskLink), handlers::ask_link::send)
            .get(at(Kind::UseLink), handlers::use_link::show)
            .post(at(Kind::UseLink), handlers::use_link::send)
            .get(at(Kind::AskReset), handlers::ask_link::show_reset)
            .post(at(Kind::AskReset), handlers::ask_link::send_reset)
            .get(at(Kind::Reset), handlers::reset::show)
            .post(at(Kind::Reset), handlers::reset::send)
            .get(at(Kind::Invitation), handlers::invitation::show)
            .post(at(Kind::Invitation), handlers::invitation::send)
            .get(at(Kind::FirstAccess), handlers::first_access::show)
            .post(at(Kind::FirstAccess), handlers::first_access::send)
            .get(at(Kind::Account), handlers::account::show)
            .post(at(Kind::AccountProfile), handlers::account::profile)
            .post(at(Kind::AccountPassword), handlers::account::password)
            .post(at(Kind::AccountSessions), handlers::account::end_session)
            .get(at(Kind::AccountTokens), handlers::tokens::show)
            .post(at(Kind::AccountTokens), handlers::tokens::make)
            .post(at(Kind::AccountTokenEnd), handlers::tokens::end)
            .post(at(Kind::AccountOffer), handlers::account::answer_offer)
            .post(at(Kind::AccountData), handlers::account_data::send)
            .get(at(Kind::People), handlers::people::show)
            .post(at(Kind::PeopleInvite), handlers::people::invite)
            .post(at(Kind::PeopleWithdraw), handlers::people::withdraw)
            .post(at(Kind::PeopleEndRole), handlers::people::end_role)
            .post(at(Kind::PeopleAccount), handlers::people::account)
            .get(at(Kind::Journal), handlers::journal::show)
            .get(at(Kind::Outbox), handlers::outbox::show)
            .post(at(Kind::AccountReminders), handlers::account::reminders)
            .get(at(Kind::SignInCode), handlers::sign_in_code::show)
            .post(at(Kind::SignInCode), handlers::sign_in_code::send)
            .get(at(Kind::ProviderWay), handlers::provider_way::lead)
            .get(at(Kind::ProviderReturn), handlers::provider_return::enter)
            .get(at(Kind::SecondFactor), second_factor::show)
            .post(at(Kind::SecondFactor), second_factor::begin::send)
            .post(at(Kind::SecondFactorConfirm), second_factor::confirm::send)
            .post(at(Kind::SecondFactorCodes), second_factor::codes::send)
            .post(at(Kind::SecondFactorOff), second_factor::off::send)
            .post(
                at(Kind::PeopleSecondFactor),
                handlers::people_second_factor::send,
            )
            .post(at(Kind::SessionStay), handlers::session_stay::send)
    }

    /// Questionnaires, and what is looked after around them; where one can sign in.
    fn work(self, locale: Locale) -> Self {
        use RouteKind as Kind;
        let at = |kind: RouteKind| kind.pattern(locale);
        self.get(at(Kind::Waves), handlers::wave::list::show)
            .get(at(Kind::WaveNew), handlers::wave::new::show)
            .post(at(Kind::WaveNew), handlers::wave::new::send)
            .get(at(Kind::WaveEdit), handlers::wave::edit::show)
            .post(at(Kind::WaveEdit), handlers::wave::edit::send)
            .get(at(Kind::NetworkRules), handlers::network_rule::list)
            .get(at(Kind::NetworkRule), handlers::network_rule::show)
            .post(at(Kind::NetworkRule), handlers::network_rule::send)
            .get(at(Kind::Extension), handlers::extension::show)
            .post(at(Kind::Extension), handlers::extension::send)
            .post(at(Kind::ExtensionWithdraw), handlers::extension::withdraw)
            .get(at(Kind::Parts), handlers::part::list::show)
            .get(at(Kind::Part), handlers::part::one::show)
            .post(at(Kind::Part), handlers::part::one::send)
            .post(at(Kind::PartRemind), handlers::part::one::remind)
            .get(at(Kind::PartGive), handlers::part::give::show)
            .post(at(Kind::PartGive), handlers::part::give::send)
            .get(at(Kind::Boards), handlers::board::list)
            .get(at(Kind::Board), handlers::board::show)
            .get(at(Kind::BoardFile), handlers::board::lines)
            .get(at(Kind::BoardWorkbook), handlers::board::workbook)
            .post(at(Kind::BoardDecide), handlers::board::decide)
            .get(at(Kind::Messages), handlers::message::show)
            .post(at(Kind::Messages), handlers::message::send)
            .get(at(Kind::Worklist), handlers::response::worklist::show)
            .get(at(Kind::Response), handlers::response::home::show)
            .post(at(Kind::ResponseStart), handlers::response::home::start)
            .post(at(Kind::ResponseMode), handlers::response::home::mode)
            .get(at(Kind::ResponseSection), handlers::response::section::show)
            .post(at(Kind::ResponseSection), handlers::response::section::save)
            .post(
                at(Kind::ResponseConfirm),
                handlers::response::section::confirm,
            )
            .get(
                at(Kind::ResponseQuestion),
                handlers::response::question::show,
            )
            .post(
                at(Kind::ResponseQuestion),
                handlers::response::question::save,
            )
            .post(at(Kind::ResponseDraft), handlers::response::draft::save)
            .get(
                at(Kind::ResponseTranslations),
                handlers::response::translations::show,
            )
            .post(
                at(Kind::ResponseTranslations),
                handlers::response::translations::save,
            )
            .get(at(Kind::ResponseHistory), handlers::response::history::show)
            .get(
                at(Kind::ResponseWorkbook),
                handlers::response::workbook::send,
            )
            .get(at(Kind::ResponseImport), handlers::response::import::show)
            .post(at(Kind::ResponseImport), handlers::response::import::send)
            .get(at(Kind::ResponseBlank), handlers::response::blank::send)
            .get(
                at(Kind::ResponseStillTrue),
                handlers::response::still_true::show,
            )
            .post(at(Kind::ResponseCompany), handlers::response::company::send)
            .get(
                at(Kind::ResponsePreparation),
                handlers::response::preparation::show,
            )
            .post(
                at(Kind::ResponseStillTrue),
                handlers::response::still_true::send,
            )
            .get(
                at(Kind::ResponseCrossing),
                handlers::response::crossing::show,
            )
            .get(at(Kind::ResponseCrossed), handlers::response::crossed::send)
            .get(at(Kind::Evidence), handlers::evidence::inbox::show)
            .get(at(Kind::EvidenceNew), handlers::evidence::new::show)
            .post(
                at(Kind::EvidenceNew),
                handlers::evidence::new::send.layer(DefaultBodyLimit::disable()),
            )
            .get(at(Kind::EvidenceItem), handlers::evidence::item::show)
            .post(at(Kind::EvidenceItem), handlers::evidence::item::send)
            .post(
                at(Kind::EvidenceWithdraw),
                handlers::evidence::withdraw::send,
            )
            .get(at(Kind::EvidenceFile), handlers::evidence::file::send)
            .post(
                at(Kind::ResponseEvidence),
                handlers::response::evidence::send,
            )
    }

    /// The register; where one can sign in.
    fn register(self, locale: Locale) -> Self {
        use RouteKind as Kind;
        let at = |kind: RouteKind| kind.pattern(locale);
        self.get(at(Kind::Register), handlers::register::show)
            .get(at(Kind::RegisterTable), handlers::register_table::show)
            .get(at(Kind::RegisterRow), handlers::register_row::show)
            .post(at(Kind::RegisterRow), handlers::register_row::send)
            .get(at(Kind::RegisterNew), handlers::register_new::show)
            .post(at(Kind::RegisterNew), handlers::register_new::send)
            .post(at(Kind::RegisterRemove), handlers::register_remove::send)
            .get(at(Kind::RegisterImport), handlers::register_import::show)
            .post(at(Kind::RegisterImport), handlers::register_import::send)
            .get(at(Kind::RegisterExport), handlers::register_export::send)
    }

    /// Handing in, saying who may see it, and publishing it; where one can sign in.
    fn outcomes(self, locale: Locale) -> Self {
        use RouteKind as Kind;
        let at = |kind: RouteKind| kind.pattern(locale);
        self.get(at(Kind::Publication), handlers::publication::list::show)
            .post(at(Kind::Publication), handlers::publication::list::send)
            .get(at(Kind::Correction), handlers::publication::correct::show)
            .post(at(Kind::Correction), handlers::publication::correct::send)
            .get(at(Kind::SubmissionCheck), handlers::submission::check::show)
            .post(at(Kind::SubmissionCheck), handlers::submission::check::send)
            .get(
                at(Kind::SubmissionSection),
                handlers::submission::section::show,
            )
            .get(at(Kind::Submission), handlers::submission::receipt::show)
            .get(at(Kind::SubmissionCopy), handlers::submission::copy::send)
            .get(at(Kind::Consent), handlers::consent::page::show)
            .post(at(Kind::Consent), handlers::consent::page::send)
            .post(at(Kind::ConsentWithdraw), handlers::consent::withdraw::send)
            .get(at(Kind::Consents), handlers::consent::board::show)
            .get(at(Kind::ConsentsFile), handlers::consent::board::file)
    }

    /// What cities plan; where one can sign in.
    fn targets(self, locale: Locale) -> Self {
        use RouteKind as Kind;
        use handlers::target;
        let at = |kind: RouteKind| kind.pattern(locale);
        self.get(at(Kind::Targets), target::list::show)
            .get(at(Kind::TargetNew), target::new::show)
            .post(at(Kind::TargetNew), target::new::send)
            .get(at(Kind::Target), target::one::show)
            .post(at(Kind::Target), target::one::send)
            .post(at(Kind::TargetRemove), target::remove::send)
    }

    /// Practices that people write and look at, tools, issues and challenges, what people know; where
    /// one can sign in.
    fn practices(self, locale: Locale) -> Self {
        use RouteKind as Kind;
        use handlers::practice::{desk, edit, letter};
        use handlers::{challenge, expert, tool};
        let at = |kind: RouteKind| kind.pattern(locale);
        self.get(at(Kind::PracticeDesks), desk::list)
            .get(at(Kind::PracticeDesk), desk::show)
            .post(at(Kind::PracticeDesk), desk::send)
            .get(at(Kind::PracticeEdit), edit::show)
            .post(at(Kind::PracticeEdit), edit::send)
            .get(at(Kind::PracticeNew), edit::begin)
            .post(at(Kind::PracticeNew), edit::add)
            .get(at(Kind::PracticeLetter), letter::show)
            .post(at(Kind::PracticeLetter), letter::send)
            .post(at(Kind::ToolUse), tool::one::say)
            .get(at(Kind::ToolBegin), tool::new::begin)
            .get(at(Kind::ToolNew), tool::new::show)
            .post(at(Kind::ToolNew), tool::new::send)
            .get(at(Kind::ToolEdit), tool::edit::show)
            .post(at(Kind::ToolEdit), tool::edit::send)
            .get(at(Kind::Challenges), challenge::list)
            .get(at(Kind::Synthesis), challenge::synthesis)
            .get(at(Kind::Challenge), challenge::show)
            .get(at(Kind::ChallengeForm), challenge::form)
            .post(at(Kind::ChallengeForm), challenge::send)
            .get(at(Kind::ExpertLetter), expert::letter::show)
            .post(at(Kind::ExpertLetter), expert::letter::send)
            .get(at(Kind::OwnExpertise), expert::own::show)
            .post(at(Kind::OwnExpertise), expert::own::send)
    }

    /// The ways of municipalities into networks; where one can sign in.
    fn joining(self, locale: Locale) -> Self {
        use RouteKind as Kind;
        use handlers::joining;
        let at = |kind: RouteKind| kind.pattern(locale);
        self.get(at(Kind::Joinings), joining::list)
            .post(at(Kind::JoiningBegin), joining::begin)
            .get(at(Kind::Joining), joining::show)
            .post(at(Kind::Joining), joining::say)
            .get(at(Kind::JoiningFile), joining::file)
            .get(at(Kind::Visit), handlers::visit::show)
            .post(at(Kind::Visit), handlers::visit::send)
    }

    /// Consensuses and meetings of networks; where one can sign in.
    fn together(self, locale: Locale) -> Self {
        use RouteKind as Kind;
        use handlers::{consensus, meeting};
        let at = |kind: RouteKind| kind.pattern(locale);
        self.get(at(Kind::Consensuses), consensus::list::show)
            .get(at(Kind::Consensus), consensus::one::show)
            .post(at(Kind::Consensus), consensus::one::send)
            .get(at(Kind::ConsensusForm), consensus::form::show)
            .post(at(Kind::ConsensusForm), consensus::form::send)
            .get(at(Kind::SteeringCommittee), consensus::committee::show)
            .post(at(Kind::SteeringCommittee), consensus::committee::send)
            .get(at(Kind::Meetings), meeting::list::show)
            .get(at(Kind::Meeting), meeting::one::show)
            .post(at(Kind::Meeting), meeting::one::send)
            .get(at(Kind::MeetingForm), meeting::form::show)
            .post(at(Kind::MeetingForm), meeting::form::send)
            .get(at(Kind::MeetingReport), meeting::report::show)
            .post(at(Kind::MeetingReport), meeting::report::send)
            .get(at(Kind::MeetingInvite), meeting::invite::show)
            .post(at(Kind::MeetingInvite), meeting::invite::send)
            .get(at(Kind::MeetingFile), meeting::one::file)
            .post(at(Kind::CalendarLink), meeting::calendar::send)
            .get(at(Kind::OwnCalendar), meeting::calendar::show)
    }

    /// The reserved spaces of networks; where one can sign in.
    fn spaces(self, locale: Locale) -> Self {
        use RouteKind as Kind;
        use handlers::space::{list, new, post, topic};
        let at = |kind: RouteKind| kind.pattern(locale);
        self.get(at(Kind::Spaces), list::spaces)
            .post(at(Kind::SpaceDigest), list::digest)
            .get(at(Kind::Space), list::show)
            .get(at(Kind::SpaceFile), list::file)
            .get(at(Kind::TopicNew), new::show)
            .post(
                at(Kind::TopicNew),
                new::send.layer(DefaultBodyLimit::disable()),
            )
            .get(at(Kind::Topic), topic::show)
            .post(
                at(Kind::Topic),
                topic::reply.layer(DefaultBodyLimit::disable()),
            )
            .post(at(Kind::TopicMark), topic::mark)
            .get(at(Kind::TopicFile), topic::file)
            .get(at(Kind::Post), post::show)
            .post(at(Kind::Post), post::change)
            .post(at(Kind::PostMark), post::mark)
    }

    /// Questions that networks ask on their own; where one can sign in.
    fn modules(self, locale: Locale) -> Self {
        use RouteKind as Kind;
        use handlers::{module, module_answers, module_results, module_writing};
        let at = |kind: RouteKind| kind.pattern(locale);
        self.get(at(Kind::Modules), module::list)
            .get(at(Kind::Module), module::show)
            .post(at(Kind::Module), module::send)
            .get(at(Kind::ModuleWords), module_writing::words)
            .post(at(Kind::ModuleWords), module_writing::keep_words)
            .get(at(Kind::ModuleQuestion), module_writing::question)
            .post(at(Kind::ModuleQuestion), module_writing::keep_question)
            .get(at(Kind::ModuleAnswers), module_answers::show)
            .post(at(Kind::ModuleAnswers), module_answers::save)
            .get(at(Kind::ModuleHandedIn), module_answers::handed_in)
            .post(at(Kind::ModuleHandedIn), module_answers::hand_in)
            .get(at(Kind::ModuleResults), module_results::show)
            .get(at(Kind::ModuleFile), module_results::lines)
            .get(at(Kind::ModuleWorkbook), module_results::workbook)
    }

    /// What is shown to audiences; where one can sign in.
    fn shared(self, locale: Locale) -> Self {
        use RouteKind as Kind;
        use handlers::shared;
        let at = |kind: RouteKind| kind.pattern(locale);
        self.get(at(Kind::Shared), shared::list::show)
            .get(at(Kind::SharedCityWave), shared::city::show)
            .get(at(Kind::SharedCityFile), shared::file::send)
            .get(at(Kind::SharedExplanation), shared::explanation::show)
            .get(at(Kind::SharedNextSteps), shared::next_steps::show)
            .get(at(Kind::SharedWords), shared::words::show)
            .get(at(Kind::SharedWordsFile), shared::words_file::send)
    }

    /// Reviews of what was handed in, and what municipalities say to them; where one can sign in.
    fn reviews(self, locale: Locale) -> Self {
        use RouteKind as Kind;
        use handlers::review;
        let at = |kind: RouteKind| kind.pattern(locale);
        self.get(at(Kind::Reviews), review::list::show)
            .get(at(Kind::Review), review::overview::show)
            .get(at(Kind::ReviewSection), review::section::show)
            .post(at(Kind::ReviewConfirm), review::confirm::send)
            .post(at(Kind::ReviewAnswer), review::answer::send)
            .post(at(Kind::ReviewFinish), review::finish::send)
            .get(at(Kind::ReviewTexts), review::texts::show)
            .post(at(Kind::ReviewTexts), review::texts::send)
            .get(at(Kind::ReviewFile), review::file::send)
            .get(at(Kind::ReviewAssign), review::assign::show)
            .post(at(Kind::ReviewAssign), review::assign::send)
            .get(at(Kind::ResponseRequests), review::requests::show)
            .post(at(Kind::ResponseRequests), review::requests::send)
    }
}

impl Contents<Arc<App>> {
    fn fixed(self) -> Self {
        self.get(routes::ENTRANCE, handlers::entrance::lead)
            .get(routes::ASSET, handlers::assets::send)
            .get(routes::ROBOTS, handlers::robots::show)
            .get(routes::RELEASE, handlers::release_file::lead)
            .get(routes::LATEST_FILE, handlers::release_file::latest)
            .get(routes::RELEASE_FILE, handlers::release_file::send)
            .get(routes::HEALTH, handlers::health::alive)
            .get(routes::READINESS, handlers::health::ready)
    }
}
