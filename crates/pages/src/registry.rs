//! The pages by name: each template is reachable through one typed function only.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use icc_domain::Locale;
use icc_i18n::{I18n, Zone};
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value, context};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::context::{
    AccountPage, ApiPage, AskPage, BoardPage, BoardsPage, ChallengeFormPage, ChallengePage,
    ChallengesPage, CityList, CityPage, CommitteePage, ComparePage, ComponentsPage,
    ConsensusFormPage, ConsensusPage, ConsensusesPage, ConsentPage, ConsentsPage, CorrectionPage,
    DataPage, EmbedCodePage, EmbedPage, ErrataPage, EvidenceFormPage, EvidencePage,
    ExpertLetterPage, ExpertPage, ExpertYearPage, ExpertsPage, Explanation, ExtensionPage,
    FirstAccessPage, GivePage, Home, IndicatorList, IndicatorPage, InvitationPage, JoiningPage,
    JoiningsPage, JournalPage, LetterPage, LinkPage, MeetingFormPage, MeetingInvitePage,
    MeetingPage, MeetingReportPage, MeetingsPage, MessagesPage, MethodLabPage, MethodPage,
    MethodStepsPage, ModuleAnswersPage, ModuleHandedInPage, ModulePage, ModuleQuestionPage,
    ModuleResultsPage, ModuleWordsPage, ModulesPage, NetworkMeetingsPage, NetworkPage,
    NetworkRegisterPage, NetworkRulePage, NetworkRulesPage, NetworksPage, NextStepsPage,
    NoticePage, OutboxPage, OwnExpertPage, PartPage, PartsPage, PeoplePage, PostPage,
    PracticeDeskPage, PracticeDesksPage, PracticeFormPage, PracticeLetterPage, PracticePage,
    PracticesPage, PreparationPage, PreparePage, Problem, PublicConsensusPage, PublicationPage,
    QuestionExplanation, RegisterImportPage, RegisterPage, RegisterRowPage, RegisterTablePage,
    ReleasePage, ReleasesPage, ReportCheckPage, ResetPage, ResponseCrossingPage,
    ResponseHistoryPage, ResponseImportPage, ResponsePage, ResponseQuestionPage,
    ResponseRequestsPage, ResponseSectionPage, ResponseTranslationsPage, ReviewAssignPage,
    ReviewPage, ReviewSectionPage, ReviewTextsPage, ReviewsPage, SecondFactorPage, SharedPage,
    SharedWordsPage, SignInCodePage, SignInPage, SimilarPage, SpacePage, SpacesPage, StillTruePage,
    SubmissionCheckPage, SubmissionPage, SubmissionSectionPage, SynthesisPage, TargetPage,
    TargetsPage, TokensPage, ToolBeginPage, ToolFormPage, ToolPage, ToolsPage, TopicNewPage,
    TopicPage, TryOutPage, VisitPage, WavePage, WavesPage, WorklistPage, WorldPage,
};
use crate::functions::{self, trimmed_syntax};
use crate::{Assets, Frame, embedded};

/// Why the pages cannot be used: a mistake of whoever changed a template.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A template does not parse.
    #[error("the template {name} does not parse")]
    Syntax {
        /// Its name below `templates/`.
        name: &'static str,
        /// What the parser said.
        source: minijinja::Error,
    },
    /// A page's template is registered but does not exist.
    #[error("the template {0} is registered but there is no such file")]
    Absent(&'static str),
    /// A page's template exists but no function renders it.
    #[error("the template {0} is not registered")]
    Unregistered(&'static str),
}

/// Why a page could not be rendered: its template asks for something its context lacks.
#[derive(Debug, thiserror::Error)]
#[error("the template {name} failed")]
pub struct RenderError {
    /// The template's name below `templates/`.
    name: &'static str,
    source: minijinja::Error,
}

/// What a page is filled with: data that can be shown, and samples of it.
pub trait Context: Serialize + DeserializeOwned {
    /// Samples as JSON: an object of `{"frame": …, "page": …}` by name. An object with exactly the
    /// keys `fr` and `en` stands for the text in the language of the rendering.
    const SAMPLES: &'static str;
}

/// One sample rendered in one language.
#[derive(Debug, Clone)]
pub struct RenderedSample {
    /// `<page>-<sample>`, usable as a file name.
    pub name: String,
    /// The language.
    pub locale: Locale,
    /// The whole page.
    pub html: String,
}

/// A mail that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenLetter {
    /// Its subject, one line.
    pub subject: String,
    /// Its text.
    pub body: String,
}

/// Why the samples could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// A sample does not fit its context.
    #[error("a sample of {template} does not fit its context")]
    Shape {
        /// The template.
        template: &'static str,
        /// What did not fit.
        source: serde_json::Error,
    },
    /// A template failed on a sample.
    #[error(transparent)]
    Render(#[from] RenderError),
}

/// Every template, ready to be filled, in both languages.
#[derive(Debug)]
pub struct Pages {
    fr: Environment<'static>,
    en: Environment<'static>,
    assets: Arc<Assets>,
}

/// The templates of a mail's subject and text.
const SUBJECT: &str = "mail/subject.txt";
const BODY: &str = "mail/letter.txt";

macro_rules! pages {
    ($( $(#[$doc:meta])* $name:ident($context:ty) = $template:literal; )*) => {
        const REGISTERED: &[&str] = &[$( $template ),*];

        impl Pages {
            $(
                $(#[$doc])*
                pub fn $name(&self, frame: &Frame, page: &$context) -> Result<String, RenderError> {
                    self.render($template, frame, page)
                }
            )*

            /// Every sample of every page in both languages, for tests and for looking at.
            pub fn render_samples(&self) -> Result<Vec<RenderedSample>, SampleError> {
                let mut rendered = Vec::new();
                $( self.render_samples_of::<$context>($template, &mut rendered)?; )*
                Ok(rendered)
            }
        }
    };
}

pages! {
    /// The entrance.
    home(Home) = "pages/home.html";
    /// The searchable list of cities.
    cities(CityList) = "pages/cities.html";
    /// A city at one wave.
    city(CityPage) = "pages/city.html";
    /// A score opened down to its answers.
    explanation(Explanation) = "pages/explanation.html";
    /// One of its questions, opened down to what each answer is worth.
    question_explanation(QuestionExplanation) = "pages/question-explanation.html";
    /// The list of indicators.
    indicators(IndicatorList) = "pages/indicators.html";
    /// How scores are made.
    method(MethodPage) = "pages/method.html";
    /// The data sets and their dictionary.
    data(DataPage) = "pages/data.html";
    /// The interface for programs.
    api(ApiPage) = "pages/api.html";
    /// What is known about the accessibility of the pages.
    accessibility(NoticePage) = "pages/accessibility.html";
    /// Who runs the service, and what its figures are.
    legal(NoticePage) = "pages/legal.html";
    /// What is kept about people.
    privacy(NoticePage) = "pages/privacy.html";
    /// Something went wrong, or the description of a kind of problem.
    problem(Problem) = "pages/problem.html";
    /// Signing in.
    sign_in(SignInPage) = "pages/sign-in.html";
    /// Typing a code after the first step.
    sign_in_code(SignInCodePage) = "pages/sign-in-code.html";
    /// One's own second factor.
    second_factor(SecondFactorPage) = "pages/second-factor.html";
    /// One's own tokens for programs.
    tokens(TokensPage) = "pages/tokens.html";
    /// Asking for a link by mail.
    ask_link(AskPage) = "pages/ask-link.html";
    /// Signing in with a link.
    use_link(LinkPage) = "pages/use-link.html";
    /// Choosing a new password.
    reset(ResetPage) = "pages/reset.html";
    /// Taking an invitation.
    invitation(InvitationPage) = "pages/invitation.html";
    /// Making the first administrator.
    first_access(FirstAccessPage) = "pages/first-access.html";
    /// One's own account.
    account(AccountPage) = "pages/account.html";
    /// Who is who.
    people(PeoplePage) = "pages/people.html";
    /// What was done.
    journal(JournalPage) = "pages/journal.html";
    /// Mails.
    outbox(OutboxPage) = "pages/outbox.html";
    /// The questionnaires that wait for somebody.
    worklist(WorklistPage) = "pages/worklist.html";
    /// A questionnaire as its list of tasks.
    response(ResponsePage) = "pages/response.html";
    /// A section as it is filled in.
    response_section(ResponseSectionPage) = "pages/response-section.html";
    /// One question as it is filled in.
    response_question(ResponseQuestionPage) = "pages/response-question.html";
    /// Translating what was written beside answers.
    response_translations(ResponseTranslationsPage) = "pages/response-translations.html";
    /// Everything that an answer ever was.
    response_history(ResponseHistoryPage) = "pages/response-history.html";
    /// Confirming the whole questionnaire at once.
    still_true(StillTruePage) = "pages/still-true.html";
    /// What is known from last time, to prepare with.
    preparation(PreparationPage) = "pages/preparation.html";
    /// Other editions into which the answers of a questionnaire can be carried.
    response_crossing(ResponseCrossingPage) = "pages/response-crossing.html";
    /// What is known about cities and networks, to look after it.
    register(RegisterPage) = "pages/register.html";
    /// A table of the register.
    register_table(RegisterTablePage) = "pages/register-table.html";
    /// A row of the register with its form.
    register_row(RegisterRowPage) = "pages/register-row.html";
    /// Handing in a whole table.
    register_import(RegisterImportPage) = "pages/register-import.html";
    /// Every wave.
    waves(WavesPage) = "pages/waves.html";
    /// Making a wave, or moving one.
    wave(WavePage) = "pages/wave.html";
    /// How networks want their waves answered.
    network_rules(NetworkRulesPage) = "pages/network-rules.html";
    /// Setting the rule of a network.
    network_rule(NetworkRulePage) = "pages/network-rule.html";
    /// Asking for a later end.
    extension(ExtensionPage) = "pages/extension.html";
    /// What of a wave can be published, and what is.
    publication(PublicationPage) = "pages/publication.html";
    /// Having a municipality correct what was accepted.
    correction(CorrectionPage) = "pages/correction.html";
    /// What was corrected after it was published.
    errata(ErrataPage) = "pages/errata.html";
    /// Every release of the data.
    releases(ReleasesPage) = "pages/releases.html";
    /// One release of the data.
    release(ReleasePage) = "pages/release.html";
    /// What has become of the figures of a report on paper.
    report_check(ReportCheckPage) = "pages/report-check.html";
    /// A file that takes a while, and how far it is.
    prepare(PreparePage) = "pages/prepare.html";
    /// A chart for a frame in a page of somebody else.
    embed(EmbedPage) = "pages/embed.html";
    /// How to put a chart into a page of one's own.
    embed_code(EmbedCodePage) = "pages/embed-code.html";
    /// A questionnaire before it is handed in.
    submission_check(SubmissionCheckPage) = "pages/submission-check.html";
    /// A section before it is handed in.
    submission_section(SubmissionSectionPage) = "pages/submission-section.html";
    /// What was handed in, and what has become of it.
    submission(SubmissionPage) = "pages/submission.html";
    /// Who has which part of a questionnaire.
    parts(PartsPage) = "pages/parts.html";
    /// One part that was given to somebody.
    part(PartPage) = "pages/part.html";
    /// Giving a part to somebody.
    part_give(GivePage) = "pages/part-give.html";
    /// The boards of networks.
    boards(BoardsPage) = "pages/boards.html";
    /// How far the members of a network have come.
    board(BoardPage) = "pages/board.html";
    /// Trying the index with some questions.
    try_out(TryOutPage) = "pages/try-out.html";
    /// The ways of municipalities into networks.
    joinings(JoiningsPage) = "pages/joinings.html";
    /// The way of a municipality into a network.
    joining(JoiningPage) = "pages/joining.html";
    /// The form for a visit on it.
    visit(VisitPage) = "pages/visit.html";
    /// The questions that networks ask on their own.
    modules(ModulesPage) = "pages/modules.html";
    /// One module of them.
    module(ModulePage) = "pages/module.html";
    /// Writing its title and what it is for.
    module_words(ModuleWordsPage) = "pages/module-words.html";
    /// Writing a question of it.
    module_question(ModuleQuestionPage) = "pages/module-question.html";
    /// The answers of a municipality to it.
    module_answers(ModuleAnswersPage) = "pages/module-answers.html";
    /// What a municipality has handed in.
    module_handed_in(ModuleHandedInPage) = "pages/module-handed-in.html";
    /// What came of it.
    module_results(ModuleResultsPage) = "pages/module-results.html";
    /// The meetings of a network, for its people.
    meetings(MeetingsPage) = "pages/meetings.html";
    /// A meeting of a network.
    meeting(MeetingPage) = "pages/meeting.html";
    /// The form for a meeting.
    meeting_form(MeetingFormPage) = "pages/meeting-form.html";
    /// The form for what came of a meeting.
    meeting_report(MeetingReportPage) = "pages/meeting-report.html";
    /// Inviting to a meeting.
    meeting_invite(MeetingInvitePage) = "pages/meeting-invite.html";
    /// The public meetings of a network.
    network_meetings(NetworkMeetingsPage) = "pages/network-meetings.html";
    /// The consensus register of a network, for its people.
    consensuses(ConsensusesPage) = "pages/consensuses.html";
    /// A consensus with everything that was said of it.
    consensus(ConsensusPage) = "pages/consensus.html";
    /// The form for a proposal, or for another wording.
    consensus_form(ConsensusFormPage) = "pages/consensus-form.html";
    /// The steering committee of a network.
    steering_committee(CommitteePage) = "pages/steering-committee.html";
    /// The consensus register of a network, as everybody sees it.
    network_register(NetworkRegisterPage) = "pages/network-register.html";
    /// An adopted consensus, as everybody sees it.
    public_consensus(PublicConsensusPage) = "pages/public-consensus.html";
    /// Finding practices.
    practices(PracticesPage) = "pages/practices.html";
    /// A practice.
    practice(PracticePage) = "pages/practice.html";
    /// The practices on which somebody works.
    practice_desks(PracticeDesksPage) = "pages/practice-desks.html";
    /// How a practice stands, and what can be done with it.
    practice_desk(PracticeDeskPage) = "pages/practice-desk.html";
    /// A practice with its form.
    practice_form(PracticeFormPage) = "pages/practice-form.html";
    /// Writing to the authors of a practice.
    practice_letter(PracticeLetterPage) = "pages/practice-letter.html";
    /// Finding tools.
    tools(ToolsPage) = "pages/tools.html";
    /// A tool.
    tool(ToolPage) = "pages/tool.html";
    /// For whom a tool can be put into a library.
    tool_begin(ToolBeginPage) = "pages/tool-begin.html";
    /// A tool with its form.
    tool_form(ToolFormPage) = "pages/tool-form.html";
    /// The issues and challenges of the members of a network.
    challenges(ChallengesPage) = "pages/challenges.html";
    /// One of them.
    challenge(ChallengePage) = "pages/challenge.html";
    /// One of them with its form.
    challenge_form(ChallengeFormPage) = "pages/challenge-form.html";
    /// What they are in a year, as numbers.
    synthesis(SynthesisPage) = "pages/synthesis.html";
    /// The directory of those who say what they know.
    experts(ExpertsPage) = "pages/experts.html";
    /// One of them.
    expert(ExpertPage) = "pages/expert.html";
    /// The directory, with what was contributed in a year.
    expert_year(ExpertYearPage) = "pages/expert-year.html";
    /// Writing to one of them.
    expert_letter(ExpertLetterPage) = "pages/expert-letter.html";
    /// What the reader says.
    own_expert(OwnExpertPage) = "pages/own-expert.html";
    /// What is written to the members of a network.
    messages(MessagesPage) = "pages/messages.html";
    /// The spaces that somebody is in.
    spaces(SpacesPage) = "pages/spaces.html";
    /// The topics of a space.
    space(SpacePage) = "pages/space.html";
    /// The form for a topic.
    topic_new(TopicNewPage) = "pages/topic-new.html";
    /// A topic.
    topic(TopicPage) = "pages/topic.html";
    /// A post with everything that it ever was.
    post(PostPage) = "pages/post.html";
    /// Handing in a questionnaire as a workbook.
    response_import(ResponseImportPage) = "pages/response-import.html";
    /// What a municipality keeps as evidence.
    evidence(EvidencePage) = "pages/evidence.html";
    /// A piece of it with its form, or the form for a new one.
    evidence_form(EvidenceFormPage) = "pages/evidence-form.html";
    /// Saying who may see what of a city.
    consent(ConsentPage) = "pages/consent.html";
    /// Who of a network has consented to what.
    consents(ConsentsPage) = "pages/consents.html";
    /// The reviews that somebody has.
    reviews(ReviewsPage) = "pages/reviews.html";
    /// A review as a whole.
    review(ReviewPage) = "pages/review.html";
    /// A section of a review with its answers.
    review_section(ReviewSectionPage) = "pages/review-section.html";
    /// Narrative and recommendations of a review.
    review_texts(ReviewTextsPage) = "pages/review-texts.html";
    /// Saying who reviews.
    review_assign(ReviewAssignPage) = "pages/review-assign.html";
    /// What is shown to somebody beyond what everybody sees.
    shared(SharedPage) = "pages/shared.html";
    /// What was handed in, word for word, as far as an audience may see it.
    shared_words(SharedWordsPage) = "pages/shared-words.html";
    /// What a city is asked about its answers.
    response_requests(ResponseRequestsPage) = "pages/response-requests.html";
    /// Every component once.
    components(ComponentsPage) = "pages/components.html";
    /// One indicator or area.
    indicator(IndicatorPage) = "pages/indicator.html";
    /// The method in ten steps.
    method_steps(MethodStepsPage) = "pages/method-steps.html";
    /// What everything public would be by another method.
    method_lab(MethodLabPage) = "pages/method-lab.html";
    /// Up to five cities or groups on one scale.
    compare(ComparePage) = "pages/compare.html";
    /// What full marks would take.
    next_steps(NextStepsPage) = "pages/next-steps.html";
    /// What a city plans.
    targets(TargetsPage) = "pages/targets.html";
    /// A target with its form, or the form for a new one.
    target(TargetPage) = "pages/target.html";
    /// The cities by country.
    world(WorldPage) = "pages/world.html";
    /// Cities that are like one.
    similar(SimilarPage) = "pages/similar.html";
    /// The list of networks.
    networks(NetworksPage) = "pages/networks.html";
    /// A network with its figures.
    network(NetworkPage) = "pages/network.html";
}

impl Pages {
    /// Parses the embedded templates and checks that each page is registered. Moments are shown in
    /// universal time.
    pub fn new(i18n: &Arc<I18n>) -> Result<Self, LoadError> {
        Self::in_zone(i18n, Zone::default())
    }

    /// As [`Pages::new`], with moments in a time zone.
    pub fn in_zone(i18n: &Arc<I18n>, zone: Zone) -> Result<Self, LoadError> {
        let assets = Arc::new(Assets::load());
        let fr = environment(Locale::Fr, zone, i18n, &assets)?;
        let en = environment(Locale::En, zone, i18n, &assets)?;
        let files: BTreeSet<_> = embedded::TEMPLATES
            .iter()
            .map(|(name, _)| *name)
            .filter(|name| name.starts_with("pages/"))
            .collect();
        let registered: BTreeSet<_> = REGISTERED.iter().copied().collect();
        if let Some(name) = registered.difference(&files).next() {
            return Err(LoadError::Absent(name));
        }
        if let Some(name) = files.difference(&registered).next() {
            return Err(LoadError::Unregistered(name));
        }
        Ok(Self { fr, en, assets })
    }

    /// The style sheet, fonts and pictures that the pages refer to.
    #[must_use]
    pub fn assets(&self) -> &Assets {
        &self.assets
    }

    /// Writes a mail in a language.
    pub fn letter(&self, locale: Locale, page: &LetterPage) -> Result<WrittenLetter, RenderError> {
        let text = |name| {
            let values = context! { page => Value::from(Serde(page)) };
            let template = self.environment(locale).get_template(name);
            template
                .and_then(|template| template.render(values))
                .map_err(|source| RenderError { name, source })
        };
        Ok(WrittenLetter {
            // One line, whatever a name holds.
            subject: text(SUBJECT)?
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            body: text(BODY)?,
        })
    }

    /// Every sample of a mail in both languages, by name.
    pub fn letter_samples(&self) -> Result<Vec<(String, Locale, WrittenLetter)>, SampleError> {
        let template = BODY;
        let shape = |source| SampleError::Shape { template, source };
        let mut written = Vec::new();
        for locale in Locale::ALL {
            let samples: BTreeMap<String, serde_json::Value> =
                serde_json::from_str(LetterPage::SAMPLES).map_err(shape)?;
            for (name, mut value) in samples {
                choose_language(&mut value, locale);
                let page: LetterPage = serde_json::from_value(value).map_err(shape)?;
                written.push((name, locale, self.letter(locale, &page)?));
            }
        }
        Ok(written)
    }

    const fn environment(&self, locale: Locale) -> &Environment<'static> {
        match locale {
            Locale::Fr => &self.fr,
            Locale::En => &self.en,
        }
    }

    fn render(
        &self,
        name: &'static str,
        frame: &Frame,
        page: &impl Context,
    ) -> Result<String, RenderError> {
        let environment = self.environment(frame.locale);
        let values = context! {
            frame => Value::from(Serde(frame)),
            page => Value::from(Serde(page)),
        };
        environment
            .get_template(name)
            .and_then(|template| template.render(values))
            .map_err(|source| RenderError { name, source })
    }

    fn render_samples_of<C: Context>(
        &self,
        template: &'static str,
        rendered: &mut Vec<RenderedSample>,
    ) -> Result<(), SampleError> {
        #[derive(Deserialize)]
        struct Sample<C> {
            frame: Frame,
            page: C,
        }
        let shape = |source| SampleError::Shape { template, source };
        let stem = template
            .trim_start_matches("pages/")
            .trim_end_matches(".html");
        for locale in Locale::ALL {
            let samples: BTreeMap<String, serde_json::Value> =
                serde_json::from_str(C::SAMPLES).map_err(shape)?;
            for (name, mut value) in samples {
                choose_language(&mut value, locale);
                value["frame"]["locale"] = locale.tag().into();
                let sample: Sample<C> = serde_json::from_value(value).map_err(shape)?;
                let html = self.render(template, &sample.frame, &sample.page)?;
                rendered.push(RenderedSample {
                    name: format!("{stem}-{name}"),
                    locale,
                    html,
                });
            }
        }
        Ok(())
    }
}

/// A sample of a page in one language, for a page that shows samples.
pub fn sample<C: Context>(locale: Locale, name: &'static str) -> Result<C, SampleError> {
    let shape = |source| SampleError::Shape {
        template: name,
        source,
    };
    let mut samples: BTreeMap<String, serde_json::Value> =
        serde_json::from_str(C::SAMPLES).map_err(shape)?;
    let mut value = samples.remove(name).unwrap_or_default();
    choose_language(&mut value, locale);
    serde_json::from_value(value["page"].take()).map_err(shape)
}

/// Replaces every `{"fr": …, "en": …}` by the text of one language.
fn choose_language(value: &mut serde_json::Value, locale: Locale) {
    match value {
        serde_json::Value::Object(map) => {
            if map.len() == 2 && map.contains_key("fr") && map.contains_key("en") {
                *value = map.remove(locale.tag()).unwrap_or_default();
            } else {
                for value in map.values_mut() {
                    choose_language(value, locale);
                }
            }
        }
        serde_json::Value::Array(items) => {
            for item in items {
                choose_language(item, locale);
            }
        }
        _ => {}
    }
}

fn environment(
    locale: Locale,
    zone: Zone,
    i18n: &Arc<I18n>,
    assets: &Arc<Assets>,
) -> Result<Environment<'static>, LoadError> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(trimmed_syntax());
    functions::add_to(&mut environment, locale, zone, i18n, assets);
    for (name, source) in embedded::TEMPLATES {
        environment
            .add_template(name, source)
            .map_err(|source| LoadError::Syntax { name, source })?;
    }
    Ok(environment)
}
