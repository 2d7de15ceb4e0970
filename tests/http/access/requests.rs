//! What is asked: every route for people who are signed in, and about whose things.

use icc_pages::urls::RouteKind;
use icc_store::Place;

use crate::people::Places;

/// Whose thing a request is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// There is nothing in particular, or it is the person's own.
    None,
    /// Of city A, a member of the network.
    CityA,
    /// Of city B, which is no member.
    CityB,
    /// There is no such thing.
    Absent,
}

impl Whose {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::None => "–",
            Self::CityA => "city A",
            Self::CityB => "city B",
            Self::Absent => "absent",
        }
    }

    /// The city of which it is.
    pub(crate) const fn city(self, places: &Places) -> Option<Place> {
        match self {
            Self::CityA => Some(places.city),
            Self::CityB => Some(places.other),
            Self::Absent | Self::None => None,
        }
    }

    /// The code of that city, or one that nobody has.
    pub(super) fn code(self, places: &Places) -> &str {
        let city = self.city(places);
        city.map_or("no-such-city", |city| places.code_of(city))
    }
}

/// Every request: its route, whose thing, and the form if it sends one.
pub(super) const REQUESTS: &[(RouteKind, &[Whose])] = {
    use Whose::{Absent, CityA, CityB, None};
    &[
        (RouteKind::Account, &[None]),
        (RouteKind::AccountProfile, &[None]),
        (RouteKind::AccountPassword, &[None]),
        (RouteKind::AccountSessions, &[CityA, CityB, Absent]),
        (RouteKind::AccountTokens, &[None]),
        (RouteKind::AccountTokenEnd, &[CityA, CityB, Absent]),
        (RouteKind::AccountOffer, &[CityA, CityB, Absent]),
        (RouteKind::People, &[None]),
        (RouteKind::PeopleInvite, &[CityA, CityB, Absent]),
        (RouteKind::PeopleWithdraw, &[CityA, CityB, Absent]),
        (RouteKind::PeopleEndRole, &[CityA, CityB, Absent]),
        (RouteKind::PeopleAccount, &[CityA, CityB, Absent]),
        (RouteKind::AccountReminders, &[None]),
        (RouteKind::AccountData, &[None]),
        (RouteKind::Waves, &[None]),
        (RouteKind::WaveNew, &[None]),
        (RouteKind::WaveEdit, &[None, Absent]),
        (RouteKind::NetworkRules, &[None]),
        (RouteKind::NetworkRule, &[CityA, CityB, Absent]),
        (RouteKind::Extension, &[CityA, CityB, Absent]),
        (RouteKind::ExtensionWithdraw, &[CityA, CityB, Absent]),
        (RouteKind::Parts, &[CityA, CityB, Absent]),
        (RouteKind::PartGive, &[CityA, CityB, Absent]),
        (RouteKind::Part, &[CityA, CityB, Absent]),
        (RouteKind::PartRemind, &[CityA, CityB, Absent]),
        (RouteKind::Boards, &[None]),
        (RouteKind::Board, &[CityA, CityB, Absent]),
        (RouteKind::BoardFile, &[CityA, CityB, Absent]),
        (RouteKind::BoardWorkbook, &[CityA, CityB, Absent]),
        (RouteKind::BoardDecide, &[CityA, CityB, Absent]),
        (RouteKind::Messages, &[CityA, CityB, Absent]),
        (RouteKind::ToolBegin, &[CityA, CityB, Absent]),
        (RouteKind::ToolNew, &[CityA, CityB, Absent]),
        (RouteKind::ToolEdit, &[CityA, CityB, Absent]),
        (RouteKind::ToolUse, &[CityA, CityB, Absent]),
        (RouteKind::Challenges, &[CityA, CityB, Absent]),
        (RouteKind::Synthesis, &[CityA, CityB, Absent]),
        (RouteKind::Challenge, &[CityA, CityB, Absent]),
        (RouteKind::ChallengeForm, &[CityA, CityB, Absent]),
        (RouteKind::ExpertLetter, &[CityA, CityB, Absent]),
        (RouteKind::OwnExpertise, &[None]),
        (RouteKind::PracticeDesks, &[None]),
        (RouteKind::PracticeDesk, &[CityA, CityB, Absent]),
        (RouteKind::PracticeEdit, &[CityA, CityB, Absent]),
        (RouteKind::PracticeNew, &[CityA, CityB, Absent]),
        (RouteKind::PracticeLetter, &[CityA, CityB, Absent]),
        (RouteKind::Modules, &[None]),
        (RouteKind::Module, &[CityA, CityB, Absent]),
        (RouteKind::ModuleWords, &[CityA, CityB, Absent]),
        (RouteKind::ModuleQuestion, &[CityA, CityB, Absent]),
        (RouteKind::ModuleAnswers, &[CityA, CityB, Absent]),
        (RouteKind::ModuleHandedIn, &[CityA, CityB, Absent]),
        (RouteKind::ModuleResults, &[CityA, CityB, Absent]),
        (RouteKind::ModuleFile, &[CityA, CityB, Absent]),
        (RouteKind::ModuleWorkbook, &[CityA, CityB, Absent]),
        (RouteKind::Joinings, &[None]),
        (RouteKind::JoiningBegin, &[CityA, CityB, Absent]),
        (RouteKind::Joining, &[CityA, CityB, Absent]),
        (RouteKind::JoiningFile, &[CityA, CityB, Absent]),
        (RouteKind::Visit, &[CityA, CityB, Absent]),
        (RouteKind::Consensuses, &[CityA, CityB, Absent]),
        (RouteKind::Consensus, &[CityA, CityB, Absent]),
        (RouteKind::ConsensusForm, &[CityA, CityB, Absent]),
        (RouteKind::SteeringCommittee, &[CityA, CityB, Absent]),
        (RouteKind::Meetings, &[CityA, CityB, Absent]),
        (RouteKind::Meeting, &[CityA, CityB, Absent]),
        (RouteKind::MeetingForm, &[CityA, CityB, Absent]),
        (RouteKind::MeetingReport, &[CityA, CityB, Absent]),
        (RouteKind::MeetingInvite, &[CityA, CityB, Absent]),
        (RouteKind::MeetingFile, &[CityA, CityB, Absent]),
        (RouteKind::CalendarLink, &[CityA, CityB, Absent]),
        (RouteKind::Journal, &[None]),
        (RouteKind::Outbox, &[None]),
        (RouteKind::SecondFactor, &[None]),
        (RouteKind::SecondFactorConfirm, &[None]),
        (RouteKind::SecondFactorCodes, &[None]),
        (RouteKind::SecondFactorOff, &[None]),
        (RouteKind::PeopleSecondFactor, &[CityA, CityB, Absent]),
        (RouteKind::SessionStay, &[None]),
        (RouteKind::Worklist, &[None]),
        (RouteKind::Response, &[CityA, CityB, Absent]),
        (RouteKind::ResponseStart, &[CityA, CityB, Absent]),
        (RouteKind::ResponseMode, &[CityA, CityB, Absent]),
        (RouteKind::ResponseSection, &[CityA, CityB, Absent]),
        (RouteKind::ResponseConfirm, &[CityA, CityB, Absent]),
        (RouteKind::ResponseQuestion, &[CityA, CityB, Absent]),
        (RouteKind::ResponseDraft, &[CityA, CityB, Absent]),
        (RouteKind::ResponseTranslations, &[CityA, CityB, Absent]),
        (RouteKind::ResponseHistory, &[CityA, CityB, Absent]),
        (RouteKind::Register, &[None]),
        (RouteKind::RegisterTable, &[None]),
        (RouteKind::RegisterRow, &[CityA, CityB, Absent]),
        (RouteKind::RegisterNew, &[CityA, CityB, Absent]),
        (RouteKind::RegisterRemove, &[CityA, CityB, Absent]),
        (RouteKind::RegisterImport, &[None]),
        (RouteKind::RegisterExport, &[None]),
        (RouteKind::ResponseWorkbook, &[CityA, CityB, Absent]),
        (RouteKind::ResponseImport, &[CityA, CityB, Absent]),
        (RouteKind::ResponseBlank, &[CityA, CityB, Absent]),
        (RouteKind::ResponseStillTrue, &[CityA, CityB, Absent]),
        (RouteKind::ResponsePreparation, &[CityA, CityB, Absent]),
        (RouteKind::ResponseCompany, &[CityA, CityB, Absent]),
        (RouteKind::ResponseCrossing, &[CityA, CityB, Absent]),
        (RouteKind::ResponseCrossed, &[CityA, CityB, Absent]),
        (RouteKind::Evidence, &[CityA, CityB, Absent]),
        (RouteKind::EvidenceNew, &[CityA, CityB, Absent]),
        (RouteKind::EvidenceItem, &[CityA, CityB, Absent]),
        (RouteKind::EvidenceWithdraw, &[CityA, CityB, Absent]),
        (RouteKind::EvidenceFile, &[CityA, CityB, Absent]),
        (RouteKind::ResponseEvidence, &[CityA, CityB, Absent]),
        (RouteKind::SubmissionCheck, &[CityA, CityB, Absent]),
        (RouteKind::SubmissionSection, &[CityA, CityB, Absent]),
        (RouteKind::Submission, &[CityA, CityB, Absent]),
        (RouteKind::SubmissionCopy, &[CityA, CityB, Absent]),
        (RouteKind::Publication, &[None, Absent]),
        (RouteKind::Correction, &[CityA, CityB, Absent]),
        (RouteKind::Consent, &[CityA, CityB, Absent]),
        (RouteKind::ConsentWithdraw, &[CityA, CityB, Absent]),
        (RouteKind::Consents, &[CityA, CityB, Absent]),
        (RouteKind::ConsentsFile, &[CityA, CityB, Absent]),
        (RouteKind::Reviews, &[None]),
        (RouteKind::Review, &[CityA, CityB, Absent]),
        (RouteKind::ReviewSection, &[CityA, CityB, Absent]),
        (RouteKind::ReviewConfirm, &[CityA, CityB, Absent]),
        (RouteKind::ReviewAnswer, &[CityA, CityB, Absent]),
        (RouteKind::ReviewFinish, &[CityA, CityB, Absent]),
        (RouteKind::ReviewTexts, &[CityA, CityB, Absent]),
        (RouteKind::ReviewFile, &[CityA, CityB, Absent]),
        (RouteKind::ReviewAssign, &[CityA, CityB, Absent]),
        (RouteKind::ResponseRequests, &[CityA, CityB, Absent]),
        (RouteKind::Shared, &[None]),
        (RouteKind::SharedCityWave, &[CityA, CityB, Absent]),
        (RouteKind::SharedCityFile, &[CityA, CityB, Absent]),
        (RouteKind::SharedExplanation, &[CityA, CityB, Absent]),
        (RouteKind::SharedNextSteps, &[CityA, CityB, Absent]),
        (RouteKind::SharedWords, &[CityA, CityB, Absent]),
        (RouteKind::SharedWordsFile, &[CityA, CityB, Absent]),
        (RouteKind::Targets, &[CityA, CityB, Absent]),
        (RouteKind::TargetNew, &[CityA, CityB, Absent]),
        (RouteKind::Target, &[CityA, CityB, Absent]),
        (RouteKind::TargetRemove, &[CityA, CityB, Absent]),
        (RouteKind::Spaces, &[None]),
        (RouteKind::SpaceDigest, &[None]),
        (RouteKind::Space, &[CityA, CityB, Absent]),
        (RouteKind::SpaceFile, &[CityA, CityB, Absent]),
        (RouteKind::TopicNew, &[CityA, CityB, Absent]),
        (RouteKind::Topic, &[CityA, CityB, Absent]),
        (RouteKind::TopicMark, &[CityA, CityB, Absent]),
        (RouteKind::TopicFile, &[CityA, CityB, Absent]),
        (RouteKind::Post, &[CityA, CityB, Absent]),
        (RouteKind::PostMark, &[CityA, CityB, Absent]),
    ]
};
