//! `icc-index explain`: opens one score down to the answers.

use clap::Args as ClapArgs;
use icc_i18n::{Args, key};
use icc_questionnaire::Definition;
use icc_scoring::Explanation;
use icc_scoring::explain::Member;

use super::score::From;
use crate::console::{Console, Failure, Outcome, print};
use crate::labels::Labels;

#[derive(Debug, ClapArgs)]
pub(crate) struct Explain {
    #[command(flatten)]
    from: From,
    #[arg(long, value_name = "U")]
    unit: String,
    #[arg(long, value_name = "P")]
    period: Option<String>,
    #[arg(long, value_name = "M")]
    measure: String,
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(console: &Console, arguments: &Explain) -> Outcome {
    let ready = arguments.from.read(console)?;
    if ready.program.measure_position(&arguments.measure).is_none() {
        let known = ready.program.measures_info().map(|m| m.code);
        let args = Args::new()
            .text("measure", &arguments.measure)
            .list("known", known);
        return Err(Failure::Usage(
            console.text(key!("cli-measure-unknown"), &args),
        ));
    }
    let panel = ready.input.into_panel();
    let scores = ready.program.score(&panel).map_err(|errors| {
        console.problems(icc_datasets::problems_of(errors));
        Failure::Told
    })?;
    // The last period in which the unit exists, if none is named.
    let found = |period: &String| {
        ready
            .program
            .explain(&panel, &scores, &arguments.unit, period, &arguments.measure)
    };
    let explanation = match &arguments.period {
        Some(period) => found(period),
        None => scores.periods.iter().rev().find_map(found),
    };
    let Some(explanation) = explanation else {
        let args = Args::new()
            .text("unit", &arguments.unit)
            .text("period", arguments.period.clone().unwrap_or_default())
            .list("periods", scores.periods.iter().filter(|p| !p.is_empty()));
        return Err(Failure::Usage(
            console.text(key!("cli-unit-unknown"), &args),
        ));
    };
    if arguments.json {
        print(&serde_json::to_string_pretty(&explanation)?)?;
        return Ok(());
    }
    let labels = Labels::new(&ready.definition, ready.method.id.as_str(), console.locale);
    let page = Page {
        console,
        labels,
        definition: &ready.definition,
    };
    for line in page.lines(&explanation) {
        print(&line)?;
    }
    Ok(())
}

/// An explanation as lines of text.
struct Page<'a> {
    console: &'a Console,
    labels: Labels<'a>,
    definition: &'a Definition,
}

impl Page<'_> {
    fn lines(&self, explanation: &Explanation) -> Vec<String> {
        let place = [explanation.unit.as_str(), explanation.period.as_str()];
        let args = Args::new()
            .text("unit", place.join(" ").trim_end())
            .text("measure", &explanation.measure)
            .text("label", self.labels.measure(&explanation.measure));
        let mut lines = vec![self.console.text(key!("cli-explain-title"), &args)];
        self.open(explanation, 0, &mut lines);
        lines
    }

    fn open(&self, explanation: &Explanation, depth: usize, lines: &mut Vec<String>) {
        let indent = "  ".repeat(depth + 1);
        let mut line = |id: &str, args: &Args| {
            lines.push(format!("{indent}{}", self.console.text(id, args)));
        };
        if let Some(value) = explanation.value {
            let args = Args::new().text("value", value.to_string());
            line(key!("cli-explain-value"), &args);
        } else {
            let id = icc_datasets::field::Vocabulary::Status.message_id(&explanation.status);
            let args = Args::new().text("status", &explanation.status);
            line(
                key!("cli-explain-no-score"),
                &args.text("reason", self.console.plain(&id)),
            );
        }
        if !explanation.formula.is_empty() {
            line(
                key!("cli-explain-formula"),
                &Args::new().text("formula", &explanation.formula),
            );
        }
        if depth == 0 {
            let figures = [
                (key!("cli-explain-unrounded"), explanation.unrounded),
                (key!("cli-explain-documented"), explanation.documented),
                (key!("cli-explain-verified"), explanation.verified),
                (
                    key!("cli-explain-unknown-as-zero"),
                    explanation.unknown_as_zero,
                ),
                (
                    key!("cli-explain-unknown-as-full"),
                    explanation.unknown_as_full,
                ),
            ];
            for (id, figure) in figures {
                if let Some(figure) = figure {
                    line(id, &Args::new().text("value", figure.to_string()));
                }
            }
        }
        if let Some(coverage) = explanation.coverage {
            let args = Args::new().percent("coverage", 100.0 * coverage, 0);
            let args = args.percent("scope", 100.0 * explanation.in_scope, 0);
            line(key!("cli-explain-coverage"), &args);
        }
        for id in rules(explanation) {
            line(&id.0, &id.1);
        }
        for member in &explanation.members {
            self.member(member, depth, lines);
        }
    }

    fn member(&self, member: &Member, depth: usize, lines: &mut Vec<String>) {
        let indent = "  ".repeat(depth + 1);
        let label = match member.sort {
            "question" => self.labels.question(&member.code),
            "measure" => self.labels.measure(&member.code),
            _ => String::new(),
        };
        let state = member.state.map_or_else(String::new, |state| {
            self.console
                .plain(&format!("cli-state-{}", state.replace('_', "-")))
        });
        let answers = member.answer.iter().map(|a| self.answer(&member.code, a));
        let number = |value: Option<f64>| value.map_or_else(String::new, |v| v.to_string());
        let mut parts = vec![member.code.clone()];
        if !label.is_empty() {
            parts.push(label);
        }
        let mut part = |id: &str, args: &Args| parts.push(self.console.text(id, args));
        if !member.answer.is_empty() {
            part(
                key!("cli-explain-answer"),
                &Args::new().list("answer", answers),
            );
        } else if member.state.is_some_and(|s| s != "answered") {
            part(key!("cli-explain-state"), &Args::new().text("state", state));
        }
        if let Some(evidence) = member.evidence {
            let id = format!("cli-evidence-{evidence}");
            parts.push(self.console.plain(&id));
        }
        let mut part = |id: &str, args: &Args| parts.push(self.console.text(id, args));
        if member.points.is_some() && member.maximum.is_some() {
            let args = Args::new().text("points", number(member.points));
            part(
                key!("cli-explain-points"),
                &args.text("maximum", number(member.maximum)),
            );
        } else if member.value.is_some() {
            part(
                key!("cli-explain-member-value"),
                &Args::new().text("value", number(member.value)),
            );
        }
        if let Some(weight) = &member.weight {
            part(
                key!("cli-explain-weight"),
                &Args::new().text("weight", weight),
            );
        }
        if let Some(share) = member.share {
            part(
                key!("cli-explain-share"),
                &Args::new().percent("share", 100.0 * share, 1),
            );
        }
        if member.effect != "counted" {
            let effect = self
                .console
                .plain(&format!("cli-effect-{}", member.effect.replace('_', "-")));
            let why = member
                .why
                .as_deref()
                .map(|why| self.why(why))
                .unwrap_or_default();
            part(
                key!("cli-explain-effect"),
                &Args::new().text("effect", effect).text("why", why),
            );
        }
        lines.push(format!("{indent}• {}", parts.join(" · ")));
        if let Some(opened) = &member.opened {
            self.open(opened, depth + 1, lines);
        }
    }

    /// An answer as its option's label and code.
    fn answer(&self, question: &str, answer: &str) -> String {
        let scale = self
            .definition
            .question(question)
            .and_then(|q| q.scale.as_ref());
        let label = self
            .labels
            .option(question, scale.map(icc_domain::Code::as_str), answer);
        if label.is_empty() {
            answer.to_owned()
        } else {
            format!("{label} [{answer}]")
        }
    }

    /// Why something is left out: a state of the answer or the status of a score.
    fn why(&self, word: &str) -> String {
        let word_id = word.replace('_', "-");
        let ids = [
            format!("cli-state-{word_id}"),
            format!("datasets-word-status-{word_id}"),
        ];
        ids.iter()
            .find_map(|id| self.console.find(id))
            .unwrap_or_else(|| word.to_owned())
    }
}

/// Bounds, gates and rounding of the measure.
fn rules(explanation: &Explanation) -> Vec<(String, Args)> {
    let measure = &explanation.definition;
    let mut rules = Vec::new();
    let mut rule = |id: &str, args: Args| rules.push((id.to_owned(), args));
    let number = |value: &icc_questionnaire::Decimal| Args::new().text("value", value.to_string());
    if let Some(floor) = &measure.floor {
        rule(key!("cli-explain-floor"), number(floor));
    }
    if let Some(cap) = &measure.cap {
        rule(key!("cli-explain-cap"), number(cap));
    }
    if measure.gate.is_some() {
        rule(key!("cli-explain-gate"), Args::new());
    }
    if let Some(round) = &measure.round {
        let mode = match round.mode {
            icc_questionnaire::definition::RoundingMode::HalfUp => "half_up",
            icc_questionnaire::definition::RoundingMode::HalfEven => "half_even",
            icc_questionnaire::definition::RoundingMode::Down => "down",
        };
        let args = Args::new()
            .integer("decimals", round.decimals)
            .text("mode", mode);
        rule(key!("cli-explain-rounding"), args);
    }
    if let Some(coverage) = &measure.minimum_coverage {
        rule(key!("cli-explain-minimum-coverage"), number(coverage));
    }
    if let Some(scope) = &measure.minimum_in_scope {
        rule(key!("cli-explain-minimum-in-scope"), number(scope));
    }
    if let Some(members) = measure.minimum_members {
        let args = Args::new().integer("count", members);
        rule(key!("cli-explain-minimum-members"), args);
    }
    rules
}
