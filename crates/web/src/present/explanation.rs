//! A score of a city opened down to its answers.

mod answer;
mod calculation;
mod counts;
mod question;

pub(super) use question::rule;

use icc_app::city::{CityResult, score};
use icc_app::explain::{Measure as Found, Member, text};
use icc_app::figure::DECLARED;
use icc_app::naming::Naming;
use icc_app::snapshot::City;
use icc_domain::{NoScore, Score};
use icc_i18n::key;
use icc_pages::context::{
    Crumb, ExplainedAt, ExplainedPart, ExplainedQuestion, ExplainedWith, Explanation,
};

use crate::extract::PageCx;
use crate::problem::Problem;

pub(crate) use question::page as question;

/// The explanation of a measure; none where the code is not that of one.
pub(crate) fn page(
    cx: &PageCx,
    slug: &str,
    wave: &str,
    code: &str,
) -> Result<Option<Explanation>, Problem> {
    let report = cx.published.snapshot.city(slug, Some(wave))?;
    let result = report.result.as_ref().ok_or(icc_app::Error::NotFound)?;
    let Some(opened) = result.open(code) else {
        return Ok(None);
    };
    let naming = cx.naming();
    let found = &opened.explanation.opened;
    let own = |figure: Option<f64>| {
        figure.map_or(own_score(result, code), |value| Score::Value { value })
    };
    let members = |sort: &'static str| found.members.iter().filter(move |one| one.sort == sort);
    let parts = members("measure").chain(members("constant"));
    let questions = members("question").map(|member| {
        let points = opened.index_points.get(&member.code).copied();
        ExplainedQuestion {
            code: member.code.clone(),
            text: text(result, &member.code, &naming),
            answer: answer::of(member, result, &naming),
            counts: counts::of(found, member),
            index_points: points.filter(|points| member.counts() && *points > 0.0),
        }
    });
    let context = result.asked_for_context(code).map(|question| Crumb {
        code: question.code.to_string(),
        label: text(result, question.code.as_str(), &naming),
    });
    let unknown = found.unknown_as_zero.zip(found.unknown_as_full);
    Ok(Some(Explanation {
        at: at(cx, report.city, result),
        code: code.to_owned(),
        label: naming.measure(result, code),
        above: crumbs(&opened.above, result, &naming),
        score: own(found.value),
        documented: own(found.documented),
        verified: own(found.verified),
        unknown: unknown.filter(|(least, most)| most - least > 1e-9),
        coverage: found.coverage.unwrap_or_default() * 100.0,
        calculation: calculation::of(found, result, &naming),
        parts: parts
            .map(|member| part(result, found, member, &naming))
            .collect(),
        questions: questions.collect(),
        context: context.collect(),
        provenance: provenance(cx, result, &naming),
    }))
}

fn at(cx: &PageCx, city: &City, result: &CityResult<'_>) -> ExplainedAt {
    let naming = cx.naming();
    let record = &city.municipality.record;
    ExplainedAt {
        reader: cx.reader.clone(),
        city: record.code.clone(),
        city_name: naming.text(&record.names),
        invented: record.demonstration,
        unreviewed: result.unreviewed,
        wave: result.wave.record.code.clone(),
        wave_name: naming.wave(result.wave),
    }
}

fn crumbs(codes: &[String], result: &CityResult<'_>, naming: &Naming<'_>) -> Vec<Crumb> {
    let crumb = |code: &String| Crumb {
        code: code.clone(),
        label: naming.measure(result, code),
    };
    codes.iter().map(crumb).collect()
}

fn provenance(cx: &PageCx, result: &CityResult<'_>, naming: &Naming<'_>) -> ExplainedWith {
    let collection = result.collection;
    let program = &collection.methods[result.method].program;
    let computation = cx.published.computations.get(&result.wave.id);
    ExplainedWith {
        edition: naming.edition(&collection.definition),
        method: naming.method(&collection.definition, &program.method),
        method_version: program.version.clone(),
        engine_version: computation
            .map(|one| one.engine_version.clone())
            .unwrap_or_default(),
        definition_digest: collection.hash.clone(),
        method_digest: collection.method_digest(&program.method),
        answers_digest: collection.digests[result.case].clone(),
    }
}

/// The score of one of the city's measures, or why it has none.
fn own_score(result: &CityResult<'_>, code: &str) -> Score {
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
    let counts = counts::of(found, member);
    if member.sort == "constant" {
        let value = member.value.unwrap_or_default();
        return ExplainedPart {
            code: String::new(),
            label: naming
                .i18n
                .plain(naming.locale, key!("explanation-constant")),
            score: Score::Value { value },
            counts,
        };
    }
    ExplainedPart {
        code: member.code.clone(),
        label: naming.measure(result, &member.code),
        score: own_score(result, &member.code),
        counts,
    }
}
