//! One question of a city, opened.

use icc_app::explain::{Counting, Rule, answering, counting, text};
use icc_pages::context::{
    ExplainedOption, PointsRule, PointsStep, QuestionExplanation, QuestionUse,
};

use super::{answer, at, counts, crumbs, own_score, provenance};
use crate::extract::PageCx;
use crate::problem::Problem;

pub(crate) fn page(
    cx: &PageCx,
    slug: &str,
    wave: &str,
    code: &str,
) -> Result<QuestionExplanation, Problem> {
    let absent = || Problem::from(icc_app::Error::NotFound);
    let report = cx.published.snapshot.city(slug, Some(wave))?;
    let result = report.result.as_ref().ok_or_else(absent)?;
    let opened = result.open_question(code).ok_or_else(absent)?;
    let naming = cx.naming();
    let answering = answering(result, code, &naming).ok_or_else(absent)?;
    let first = opened.uses.first();
    let member = first.and_then(|of| opened.member(of, code));
    let member = member.ok_or_else(absent)?;
    let uses = opened.uses.iter().filter_map(|of| {
        let member = opened.member(of, code)?;
        Some(QuestionUse {
            code: of.measure.clone(),
            label: naming.measure(result, &of.measure),
            score: own_score(result, &of.measure),
            counts: counts::of(of, member),
            at_most: match counting(of, member) {
                Counting::Share { at_most, .. } => at_most,
                _ => None,
            },
        })
    });
    let counts = member.counts();
    Ok(QuestionExplanation {
        at: at(cx, report.city, result),
        code: code.to_owned(),
        text: text(result, code, &naming),
        above: crumbs(&opened.above, result, &naming),
        answer: answer::of(member, result, &naming),
        rule: rule(answering.rule),
        steps: answering
            .steps
            .iter()
            .map(|step| PointsStep {
                ticks: step.ticks,
                points: step.points,
            })
            .collect(),
        cap: answering.cap,
        options: answering
            .options
            .into_iter()
            .map(|option| ExplainedOption {
                chosen: member.answer.contains(&option.code),
                out_of_scope: member.out_of_scope.contains(&option.code),
                label: option.label,
                points: option.points,
            })
            .collect(),
        uses: uses.collect(),
        index_points: opened.index_points.filter(|points| counts && *points > 0.0),
        provenance: provenance(cx, result, &naming),
    })
}

/// How answers become points, as pages say it.
pub(crate) const fn rule(rule: Rule) -> PointsRule {
    match rule {
        Rule::Option => PointsRule::Option,
        Rule::Sum => PointsRule::Sum,
        Rule::Best => PointsRule::Best,
        Rule::Steps => PointsRule::Steps,
        Rule::Value => PointsRule::Value,
        Rule::Bands => PointsRule::Bands,
    }
}
