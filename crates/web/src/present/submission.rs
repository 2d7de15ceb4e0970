//! A questionnaire as it is looked through and handed in.

use icc_app::evidence::Standing;
use icc_app::responses::{ResponseStatus, Section, Wording};
use icc_app::submissions::{
    self, Check, Checked, Counts, Move, Receipt, Revision, Signing, StepTaken,
};
use icc_domain::Locale;
use icc_i18n::I18n;
use icc_pages::context::{
    CheckedAnswer, CheckedEvidence, Loss, Obstacle, QuestionLink, RevisionEntry, SectionLink,
    StageEntry, SubmissionCheckPage, SubmissionPage, SubmissionSectionPage,
};

use super::response::{head, moment, next_section, sections, tally};

/// A questionnaire before it is handed in.
pub(crate) fn check_page(
    check: &Check,
    signing: &Signing,
    i18n: &I18n,
    locale: Locale,
) -> SubmissionCheckPage {
    let wording = Wording::new(&check.desk.asked.definition, i18n, locale);
    let loss = |kind: Checked| {
        let questions = check.questions.iter().filter(|q| q.checked == kind);
        let questions = questions.map(|question| QuestionLink {
            code: question.code.clone(),
            text: wording
                .question(&question.code)
                .map(|asked| asked.texts.text.clone())
                .unwrap_or_default(),
            // What is not asked is on no page but in its history.
            answerable: kind != Checked::NotAsked,
        });
        Loss {
            kind: kind.as_str().to_owned(),
            questions: questions.collect(),
        }
    };
    let obstacle = |obstacle: &submissions::Obstacle| {
        let (language, n) = match obstacle {
            submissions::Obstacle::Untranslated(language, n) => (language.tag(), *n),
            submissions::Obstacle::Empty => ("", 0),
        };
        Obstacle {
            kind: obstacle.code().to_owned(),
            language: language.to_owned(),
            n,
        }
    };
    SubmissionCheckPage {
        head: head(&check.desk, locale),
        tally: tally(&check.tally),
        sections: sections(&wording, &check.sections, ""),
        obstacles: check.obstacles.iter().map(obstacle).collect(),
        losses: Checked::ALL
            .into_iter()
            .map(loss)
            .filter(|loss| !loss.questions.is_empty())
            .collect(),
        open_parts: super::count(check.open_parts),
        path: check.path.as_str().to_owned(),
        may_submit: check.may_submit,
        seen: check.digest.clone(),
        changed: false,
        name: signing.name.clone(),
        function: signing.function.clone(),
        agreed: signing.agreed,
        errors: Vec::new(),
    }
}

/// The answers of a section before they are handed in.
pub(crate) fn section_page(
    section: &Section,
    i18n: &I18n,
    locale: Locale,
) -> SubmissionSectionPage {
    let wording = Wording::new(&section.desk.asked.definition, i18n, locale);
    let codes = section.sections.iter().map(|s| s.code.as_str());
    let answer = |question: &icc_app::responses::Question| {
        let (comment, example, language) = question.entry.words_for(locale);
        let evidence = question.entry.evidence.keys();
        let evidence = evidence.filter_map(|id| section.reserve.pieces.get(id));
        let evidence = evidence.map(|piece| CheckedEvidence {
            title: piece.title.clone(),
            standing: Standing::of(piece, section.reserve.today)
                .as_str()
                .to_owned(),
            valid_until: piece
                .valid_until
                .map(|day| day.to_string())
                .unwrap_or_default(),
        });
        let confirmation = question.answer.as_ref().map(|answer| answer.confirmation);
        CheckedAnswer {
            text: wording
                .question(&question.code)
                .map(|asked| asked.texts.text.clone())
                .unwrap_or_default(),
            language: wording.other_language().to_owned(),
            words: wording.answer(&question.code, &question.entry),
            unconfirmed: confirmation == Some(icc_app::responses::Confirmation::Carried),
            comment: comment.to_owned(),
            example: example.to_owned(),
            words_language: language.map(|l| l.tag().to_owned()).unwrap_or_default(),
            evidence: evidence.collect(),
            may_fill_in: question.may_fill_in,
            code: question.code.clone(),
        }
    };
    SubmissionSectionPage {
        head: head(&section.desk, locale),
        section: SectionLink {
            title: wording.section(&section.code).title.clone(),
            code: section.code.clone(),
        },
        next: next_section(codes, &section.code, &wording),
        sees_all: section.desk.sees_all(),
        questions: section.questions.iter().map(answer).collect(),
    }
}

/// What was handed in, and what has become of it.
pub(crate) fn receipt_page(receipt: &Receipt, locale: Locale) -> SubmissionPage {
    let status = receipt
        .desk
        .response
        .as_ref()
        .map(|response| response.status);
    let accepted = matches!(
        status,
        Some(ResponseStatus::Final | ResponseStatus::Published)
    );
    let mut steps = receipt.steps.iter();
    let last = steps.find(|step| step.step.action == Move::Accept.code());
    SubmissionPage {
        head: head(&receipt.desk, locale),
        revisions: receipt.revisions.iter().map(revision).collect(),
        steps: receipt.steps.iter().map(step).collect(),
        declared: accepted && last.is_some_and(|taken| taken.step.by.is_none()),
    }
}

fn revision(revision: &Revision) -> RevisionEntry {
    let count = |counts| super::count(revision.record.counting(counts));
    RevisionEntry {
        revision: u32::try_from(revision.submission.revision).unwrap_or_default(),
        at: moment(revision.at()),
        signed_name: revision.signed.signed_name.clone(),
        signed_function: revision.signed.signed_function.clone(),
        record_digest: revision.signed.digest.clone(),
        answers_digest: revision.submission.digest.clone(),
        as_given: count(Counts::AsGiven),
        unconfirmed: count(Counts::Unconfirmed),
        not_asked: count(Counts::NotAsked),
    }
}

fn step(taken: &StepTaken) -> StageEntry {
    StageEntry {
        kind: taken.step.action.clone(),
        at: moment(taken.step.at),
        by: taken.by.clone().unwrap_or_default(),
        by_rule: taken.step.by.is_none(),
        remark: taken.step.remark.clone(),
    }
}
