//! What is asked: every route for people who are signed in, and about whose things.

use icc_pages::urls::RouteKind;

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
}

/// Every request: its route, whose thing, and the form if it sends one.
pub(super) const REQUESTS: &[(RouteKind, &[Whose])] = {
    use Whose::{Absent, CityA, CityB, None};
    &[
        (RouteKind::Account, &[None]),
        (RouteKind::AccountProfile, &[None]),
        (RouteKind::AccountPassword, &[None]),
        (RouteKind::AccountSessions, &[CityA, CityB, Absent]),
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
    ]
};
