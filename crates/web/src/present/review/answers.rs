//! Answers in their review: for whoever reviews, and for the municipality.

use icc_app::Actor;
use icc_app::responses::{Carrying, Entry, Input, Wording};
use icc_app::review::{
    AnswerStanding, CannedRequest, CheckMove, Decision, Flag, PeerAnswer, RequestsPage,
    ReviewSection, Reviewed, ReviewedAnswer, Spoken, becomes,
};
use icc_domain::Locale;
use icc_i18n::I18n;
use icc_pages::context::{
    DecisionForm, FieldError, FlagEntry, FormerForm, PeerEntry, RequestChoice,
    ResponseRequestsPage, ReviewAnswerForm, ReviewEvidence, ReviewSectionPage, SpokenEntry,
    VisitChoice,
};

use super::whole::{section_links, text_entries};
use crate::present::count;
use crate::present::evidence::card_on;
use crate::present::response::{head, moment, next_section, text};

/// What was sent about an answer and could not be kept.
#[derive(Default)]
pub(crate) struct Refused {
    /// What was sent.
    pub(crate) decision: Option<Decision>,
    /// What was wrong with it.
    pub(crate) errors: Vec<FieldError>,
    /// Whether somebody was there since it was shown.
    pub(crate) conflict: bool,
}

/// A section of a review; only what waits for a word, where that is asked for.
pub(crate) fn section_page(
    section: &ReviewSection,
    show: &str,
    requests: &[CannedRequest],
    refused: Refused,
    i18n: &I18n,
    locale: Locale,
) -> ReviewSectionPage {
    let showing = Showing::new(&section.reviewed, requests, i18n, locale);
    let wording = &showing.wording;
    let sent = refused.decision.as_ref();
    let open = show == "open";
    let again = |answer: &ReviewedAnswer| sent.is_some_and(|sent| sent.question == answer.question);
    let answers: Vec<&ReviewedAnswer> = section.answers().collect();
    let shown = answers
        .iter()
        .filter(|answer| !open || answer.is_open() || again(answer));
    let moves = |answer: &ReviewedAnswer| {
        let all = [CheckMove::Verify, CheckMove::Ask, CheckMove::Refuse].into_iter();
        let made = all.filter(|to| becomes(answer.standing, *to).is_some());
        let may = section.may_review && (answer.is_answer || answer.check_version > 0);
        made.filter(|_| may).collect()
    };
    let none = Vec::new();
    let forms = shown.map(|answer| {
        let peers = section.peers.get(&answer.question).unwrap_or(&none);
        showing.form(answer, moves(answer), peers, sent)
    });
    let codes = section.sections.iter().map(|s| s.code.as_str());
    ReviewSectionPage {
        head: head(&section.reviewed.desk, locale),
        title: wording.section(&section.code).title.clone(),
        show: if open { "open" } else { "" }.to_owned(),
        all: count(answers.len()),
        open: count(answers.iter().filter(|answer| answer.is_open()).count()),
        sections: section_links(wording, &section.sections, &section.code),
        answers: forms.collect(),
        may_review: section.may_review,
        requests: requests
            .iter()
            .map(|request| RequestChoice {
                code: request.code.clone(),
                title: text(&request.titles, locale, &request.code),
            })
            .collect(),
        visits: section
            .visits
            .iter()
            .map(|visit| VisitChoice {
                id: visit.id.to_string(),
                first: visit.first_day.to_string(),
                last: visit.last_day.to_string(),
            })
            .collect(),
        next: next_section(codes, &section.code, wording),
        conflict: refused.conflict,
        errors: refused.errors,
        code: section.code.clone(),
    }
}

/// What a municipality is asked about its answers.
pub(crate) fn requests_page(
    found: &RequestsPage,
    actor: &Actor,
    requests: &[CannedRequest],
    refused: Refused,
    i18n: &I18n,
    locale: Locale,
) -> ResponseRequestsPage {
    let showing = Showing::new(&found.reviewed, requests, i18n, locale);
    let sent = refused.decision.as_ref();
    let forms = found
        .answers()
        .map(|answer| showing.form(answer, found.moves(actor, answer), &[], sent));
    let asked = found.answers();
    let asked = asked.filter(|answer| answer.standing == AnswerStanding::Asked);
    ResponseRequestsPage {
        head: head(&found.reviewed.desk, locale),
        reviewers: found.reviewers.clone(),
        message: found.message.clone().unwrap_or_default(),
        asked: count(asked.count()),
        answers: forms.collect(),
        texts: text_entries(&found.texts, &[], locale),
        conflict: refused.conflict,
        errors: refused.errors,
    }
}

/// Everything that is needed to show answers.
struct Showing<'a> {
    reviewed: &'a Reviewed,
    requests: &'a [CannedRequest],
    locale: Locale,
    wording: Wording<'a>,
    former: Option<Wording<'a>>,
}

impl<'a> Showing<'a> {
    fn new(
        reviewed: &'a Reviewed,
        requests: &'a [CannedRequest],
        i18n: &'a I18n,
        locale: Locale,
    ) -> Self {
        let former = reviewed.former.as_ref();
        Self {
            reviewed,
            requests,
            locale,
            wording: Wording::new(&reviewed.desk.asked.definition, i18n, locale),
            former: former.map(|former| Wording::new(&former.asked.definition, i18n, locale)),
        }
    }

    fn form(
        &self,
        answer: &ReviewedAnswer,
        moves: Vec<CheckMove>,
        peers: &[PeerAnswer],
        sent: Option<&Decision>,
    ) -> ReviewAnswerForm {
        let code = answer.question.as_str();
        let asked = self.wording.question(code);
        let (comment, example, language) = answer.entry.words_for(self.locale);
        let sent = sent.filter(|sent| sent.question == code);
        let holding = answer.holding.as_ref();
        let holding = holding.filter(|_| answer.standing == AnswerStanding::Verified);
        let earlier = holding.filter(|holding| holding.wave != self.reviewed.desk.wave.code);
        ReviewAnswerForm {
            code: code.to_owned(),
            text: asked
                .map(|asked| asked.texts.text.clone())
                .unwrap_or_default(),
            language: self.wording.other_language().to_owned(),
            words: self.wording.answer(code, &answer.entry),
            comment: comment.to_owned(),
            example: example.to_owned(),
            words_language: language.map_or("", Locale::tag).to_owned(),
            unconfirmed: answer.unconfirmed,
            standing: answer.standing.as_str().to_owned(),
            verified_on: holding
                .map(|holding| holding.since.date_naive().to_string())
                .unwrap_or_default(),
            verified_in: earlier
                .map(|holding| text(&holding.names, self.locale, &holding.wave))
                .unwrap_or_default(),
            open: answer.is_open(),
            plain: answer.is_plain(),
            flags: answer.flags.iter().map(flag).collect(),
            evidence: self.evidence(answer),
            former: self.former(answer),
            unchanged: answer.former.as_ref().is_some_and(|former| {
                former.carrying == Carrying::Same && former.entry.answers_like(&answer.entry)
            }),
            peers: peers.iter().map(|peer| self.peer(code, peer)).collect(),
            spoken: answer.spoken.iter().map(|one| self.spoken(one)).collect(),
            moves: moves.into_iter().map(|to| to.code().to_owned()).collect(),
            check_version: answer.check_version,
            answer_version: answer.version,
            form: sent
                .map(|sent| DecisionForm {
                    request: sent.request.clone(),
                    remark: sent.remark.clone(),
                    visit: sent.visit.map(|id| id.to_string()).unwrap_or_default(),
                })
                .unwrap_or_default(),
        }
    }

    fn evidence(&self, answer: &ReviewedAnswer) -> Vec<ReviewEvidence> {
        let asked = self.wording.question(&answer.question);
        let ticks = asked.filter(|asked| asked.input == Input::Ticks);
        let labels = ticks.map(|asked| asked.options).unwrap_or_default();
        let attached = answer.entry.evidence.iter();
        let attached = attached.filter_map(|(id, options)| {
            let piece = self.reviewed.evidence.get(id)?;
            let proven = labels.iter().filter(|(code, _)| options.contains(code));
            Some(ReviewEvidence {
                card: card_on(piece, self.reviewed.today),
                options: proven.map(|(_, label)| label.clone()).collect(),
            })
        });
        attached.collect()
    }

    fn former(&self, answer: &ReviewedAnswer) -> Option<FormerForm> {
        let known = answer.former.as_ref()?;
        let former = self.reviewed.former.as_ref()?;
        let wording = self.former.as_ref()?;
        let asked = wording.question(&known.question)?;
        Some(FormerForm {
            wave_name: text(&former.wave.names, self.locale, &former.wave.code),
            words: wording.answer(&known.question, &known.entry),
            comment: known.entry.comment.clone(),
            example: known.entry.example.clone(),
            words_language: language(&known.entry),
            since: known.since.date_naive().to_string(),
            asked: match known.carrying {
                Carrying::Same => String::new(),
                Carrying::Changed => asked.texts.text.clone(),
            },
        })
    }

    fn peer(&self, question: &str, peer: &PeerAnswer) -> PeerEntry {
        PeerEntry {
            city: text(&peer.city.names, self.locale, &peer.city.code),
            words: self.wording.answer(question, &peer.entry),
        }
    }

    fn spoken(&self, spoken: &Spoken) -> SpokenEntry {
        let step = &spoken.step;
        let request = self.requests.iter().find(|one| one.code == step.request);
        SpokenEntry {
            made: step.made.clone(),
            by: spoken.by.clone().unwrap_or_default(),
            at: moment(step.at),
            request: request
                .map(|request| text(&request.texts, self.locale, &request.code))
                .unwrap_or_default(),
            remark: step.remark.clone(),
        }
    }
}

fn language(entry: &Entry) -> String {
    entry.language.map_or("", Locale::tag).to_owned()
}

fn flag(flag: &Flag) -> FlagEntry {
    let (piece, other) = match flag {
        Flag::SharedEvidence { piece, other } => (piece.as_str(), other.as_str()),
        Flag::Expired(piece) => (piece.as_str(), ""),
        Flag::BetterWithoutEvidence | Flag::BeyondPowers | Flag::WithinPowers => ("", ""),
    };
    FlagEntry {
        code: flag.code().to_owned(),
        piece: piece.to_owned(),
        other: other.to_owned(),
    }
}
