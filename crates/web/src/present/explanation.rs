//! A score of a city, opened one level.

use icc_app::city::{CityResult, score};
use icc_app::explain::{Measure as Found, Member};
use icc_app::figure::DECLARED;
use icc_app::naming::Naming;
use icc_domain::{Code, NoScore, Score};
use icc_pages::context::{
    Crumb, Evidence, ExplainedPart, ExplainedQuestion, Explanation, LeftOut, State,
};

use crate::extract::PageCx;
use crate::problem::Problem;

pub(crate) fn page(
    cx: &PageCx,
    slug: &str,
    wave: &str,
    code: &str,
) -> Result<Explanation, Problem> {
    let report = cx.published.snapshot.city(slug, Some(wave))?;
    let result = report.result.as_ref().ok_or(icc_app::Error::NotFound)?;
    let opened = result.open(code).ok_or(icc_app::Error::NotFound)?;
    let naming = cx.naming();
    let collection = result.collection;
    let program = &collection.methods[result.method].program;
    let definition = &collection.definition;
    let record = &report.city.municipality.record;
    let found = &opened.explanation.opened;
    let computation = cx.published.computations.get(&result.wave.id);
    let own =
        |figure: Option<f64>| figure.map_or(no_score(result, code), |value| Score::Value { value });
    let questions = found
        .members
        .iter()
        .filter(|member| member.sort == "question");
    let parts = found
        .members
        .iter()
        .filter(|member| member.sort == "measure");
    Ok(Explanation {
        city: record.code.clone(),
        city_name: naming.text(&record.names),
        invented: record.demonstration,
        wave: result.wave.record.code.clone(),
        wave_name: naming.wave(result.wave),
        code: code.to_owned(),
        label: naming.measure(result, code),
        above: opened
            .above
            .iter()
            .map(|code| Crumb {
                code: code.clone(),
                label: naming.measure(result, code),
            })
            .collect(),
        score: own(found.value),
        documented: own(found.documented),
        verified: own(found.verified),
        coverage: found.coverage.unwrap_or_default() * 100.0,
        parts: parts
            .map(|member| part(result, found, member, &naming))
            .collect(),
        questions: questions
            .map(|member| {
                let points = opened.index_points.get(&member.code).copied();
                question(result, found, member, points, &naming)
            })
            .collect(),
        edition: naming.edition(definition),
        method: naming.method(definition, &program.method),
        method_version: program.version.clone(),
        engine_version: computation
            .map(|one| one.engine_version.clone())
            .unwrap_or_default(),
        definition_digest: collection.hash.clone(),
        method_digest: collection.method_digest(&program.method),
        answers_digest: collection.digests[result.case].clone(),
    })
}

/// Why one of the city's measures has no score.
fn no_score(result: &CityResult<'_>, code: &str) -> Score {
    let program = &result.collection.methods[result.method].program;
    let none = Score::None {
        reason: NoScore::Other,
    };
    program.measure_position(code).map_or(none, |measure| {
        score(
            result.collection.cell(result.method, result.case, measure),
            DECLARED,
        )
    })
}

fn part(
    result: &CityResult<'_>,
    found: &Found,
    member: &Member,
    naming: &Naming<'_>,
) -> ExplainedPart {
    let share = member.share.filter(|_| member.counts());
    // What a part brings is its share of the value, where the whole is a weighted mean of its
    // parts; a whole without a score gets nothing from anybody.
    let brings = found.value.and(share.zip(member.value));
    ExplainedPart {
        code: member.code.clone(),
        label: naming.measure(result, &member.code),
        score: no_score(result, &member.code),
        share: share.map(|share| share * 100.0),
        contribution: brings.map(|(share, value)| share * value),
    }
}

fn question(
    result: &CityResult<'_>,
    found: &Found,
    member: &Member,
    index_points: Option<f64>,
    naming: &Naming<'_>,
) -> ExplainedQuestion {
    let definition = &result.collection.definition;
    let texts = naming.texts(definition);
    let asked = definition.question(&member.code);
    let option = |code: &String| {
        let scale = asked.and_then(|q| q.scale.as_ref()).map(Code::as_str);
        let label = texts.and_then(|texts| texts.option_label(&member.code, scale, code));
        label.map_or_else(|| code.clone(), str::to_owned)
    };
    let text = texts.and_then(|texts| texts.questions.get(member.code.as_str()));
    let in_sum = member.counts();
    let points = member
        .points
        .or((member.effect == "counted_as_zero").then_some(0.0));
    ExplainedQuestion {
        code: member.code.clone(),
        text: text.map_or_else(|| member.code.clone(), |text| text.text.clone()),
        state: state(member),
        answer: member.answer.iter().map(option).collect(),
        evidence: evidence(member, |code| {
            let mut options = asked.into_iter().flat_map(|q| &q.options);
            options.any(|option| option.code.as_str() == code && option.negative)
        }),
        points: points.filter(|_| in_sum),
        maximum: member.maximum.filter(|_| in_sum),
        share: member
            .share
            .filter(|_| in_sum && found.value.is_some())
            .map(|share| share * 100.0),
        index_points: index_points.filter(|points| in_sum && *points > 0.0),
        left_out: (!in_sum).then(|| left_out(member)),
    }
}

fn state(member: &Member) -> State {
    match member.state {
        Some("answered") => State::Answered,
        Some("not_within_powers") => State::NotWithinPowers,
        Some("not_applicable") => State::NotApplicable,
        Some("unknown") => State::Unknown,
        _ => State::NotAnswered,
    }
}

/// What stands behind an answer; a *no* and a non-answer need nothing.
fn evidence(member: &Member, negative: impl Fn(&str) -> bool) -> Evidence {
    let worth_nothing = member.points.is_none_or(|points| points <= 0.0);
    if worth_nothing || member.answer.iter().all(|option| negative(option)) {
        return Evidence::NotNeeded;
    }
    match member.evidence {
        Some("verified") => Evidence::Verified,
        Some("documented") => Evidence::Documented,
        _ => Evidence::None,
    }
}

fn left_out(member: &Member) -> LeftOut {
    match member.state {
        Some("not_within_powers") => LeftOut::NotWithinPowers,
        Some("not_applicable") => LeftOut::NotApplicable,
        Some("not_asked") => LeftOut::OffPath,
        Some("not_answered") => LeftOut::Provisional,
        _ => LeftOut::ByMethod,
    }
}
