//! An explanation as lines of text: the measure asked for, then every measure below it once.

use icc_i18n::{Args, key};
use icc_questionnaire::definition::{Band, BandEnd, Function, ItemsAs, QuestionKind, RoundingMode};
use icc_questionnaire::outline::function_word;
use icc_questionnaire::{Decimal, Definition};
use icc_scoring::explain::{Explanation, GateState, Member, Opened, TreatedStep};

use crate::console::Console;
use crate::labels::Labels;

/// Units of one measure that are listed one by one.
const UNITS: usize = 20;
/// Numbers of a formula over units that are written out.
const NUMBERS: usize = 12;

pub(super) struct Page<'a> {
    pub(super) console: &'a Console,
    pub(super) labels: Labels<'a>,
    pub(super) definition: &'a Definition,
}

/// Lines one below the other.
struct Lines<'a> {
    console: &'a Console,
    list: Vec<String>,
}

impl Lines<'_> {
    fn say(&mut self, id: &str, args: &Args) {
        self.list.push(format!("  {}", self.console.text(id, args)));
    }

    fn number(&mut self, id: &str, value: &impl ToString) {
        self.say(id, &Args::new().text("value", value.to_string()));
    }
}

impl Page<'_> {
    pub(super) fn lines(&self, explanation: &Explanation) -> Vec<String> {
        let place = [explanation.unit.as_str(), explanation.period.as_str()];
        let named = |opened: &Opened| {
            Args::new()
                .text("measure", &opened.measure)
                .text("label", self.labels.measure(&opened.measure))
        };
        let top = named(&explanation.opened).text("unit", place.join(" ").trim_end());
        let mut lines = Lines {
            console: self.console,
            list: vec![self.console.text(key!("cli-explain-title"), &top)],
        };
        self.head(&explanation.opened, &mut lines);
        figures(&explanation.opened, &mut lines);
        self.rest(&explanation.opened, &mut lines);
        for opened in &explanation.below {
            let title = self.console.text(key!("cli-explain-below"), &named(opened));
            lines.list.extend([String::new(), title]);
            self.head(opened, &mut lines);
            if opened.unrounded != opened.value
                && let Some(value) = opened.unrounded
            {
                lines.number(key!("cli-explain-unrounded"), &value);
            }
            self.rest(opened, &mut lines);
        }
        lines.list
    }

    /// The value, or why there is none, and how it comes about.
    fn head(&self, opened: &Opened, lines: &mut Lines) {
        if let Some(value) = opened.value {
            lines.number(key!("cli-explain-value"), &value);
        } else {
            let id = icc_datasets::field::Vocabulary::Status.message_id(&opened.status);
            let args = Args::new().text("status", &opened.status);
            let reason = self.console.plain(&id);
            lines.say(key!("cli-explain-no-score"), &args.text("reason", reason));
        }
        if !opened.missing.is_empty() {
            let args = Args::new().list("members", opened.missing.iter());
            lines.say(key!("cli-explain-missing"), &args);
        }
        if let Some(gate) = &opened.gate {
            self.gate(gate, lines);
        }
        let over_units = matches!(opened.definition.function, Function::OverUnits { .. });
        if let Some(formula) = &opened.formula {
            let most = if over_units { NUMBERS } else { usize::MAX };
            let shown = formula.cut_short(most).to_string();
            lines.say(
                key!("cli-explain-formula"),
                &Args::new().text("formula", shown),
            );
        }
    }

    fn gate(&self, gate: &GateState, lines: &mut Lines) {
        let args = Args::new().text("condition", &gate.condition);
        if gate.holds {
            lines.say(key!("cli-explain-gate-holds"), &args);
        } else if let Some(value) = &gate.otherwise {
            let args = args.text("value", value.to_string());
            lines.say(key!("cli-explain-gate-otherwise"), &args);
        } else {
            lines.say(key!("cli-explain-gate-closed"), &args);
        }
        let found = gate.looks_at.iter().map(|looked| {
            let found = looked.found.as_deref().map(|found| self.word(found));
            let nothing = || self.console.plain(key!("cli-explain-gate-nothing"));
            format!("{} = {}", looked.code, found.unwrap_or_else(nothing))
        });
        if !gate.looks_at.is_empty() {
            let args = Args::new().list("found", found);
            lines.say(key!("cli-explain-gate-found"), &args);
        }
    }

    /// Coverage, rules and members.
    fn rest(&self, opened: &Opened, lines: &mut Lines) {
        if let Some(coverage) = opened.coverage {
            let args = Args::new().percent("coverage", 100.0 * coverage, 0);
            let args = args.percent("scope", 100.0 * opened.in_scope, 0);
            lines.say(key!("cli-explain-coverage"), &args);
        }
        if let Some(counted) = opened.treated.filter(|counted| counted.treated > 0) {
            let args = Args::new()
                .integer("treated", counted.treated)
                .integer("imputed", counted.imputed);
            lines.say(key!("cli-explain-treated"), &args);
        }
        function(opened, lines);
        rules(opened, lines);
        let units = opened.members.iter().filter(|m| m.sort == "unit").count();
        let most = if units > 0 { UNITS } else { usize::MAX };
        for member in opened.members.iter().take(most) {
            lines.list.push(self.member(opened, member));
        }
        if units > UNITS {
            let args = Args::new().integer("count", units - UNITS);
            lines.say(key!("cli-explain-more-units"), &args);
        }
    }

    fn member(&self, of: &Opened, member: &Member) -> String {
        let label = match member.sort {
            "question" => self.labels.question(&member.code),
            "measure" => self.labels.measure(&member.code),
            _ => String::new(),
        };
        let mut parts = vec![member.code.clone()];
        if !label.is_empty() {
            parts.push(label);
        }
        if member.state == Some("answered") && member.answer.is_empty() {
            parts.push(self.console.plain(key!("cli-explain-nothing-ticked")));
        }
        let mut part = |id: &str, args: &Args| parts.push(self.console.text(id, args));
        if !member.answer.is_empty() {
            let answers = member.answer.iter().map(|a| self.answer(&member.code, a));
            let args = Args::new().list("answer", answers);
            part(key!("cli-explain-answer"), &args);
        } else if let Some(state) = member.state.filter(|state| *state != "answered") {
            let args = Args::new().text("state", self.word(state));
            part(key!("cli-explain-state"), &args);
        }
        let steps = member.treated.iter().map(|step| self.treated(step));
        parts.extend(steps);
        let mut part = |id: &str, args: &Args| parts.push(self.console.text(id, args));
        if !member.out_of_scope.is_empty() {
            let options = member.out_of_scope.iter();
            let options = options.map(|option| self.answer(&member.code, option));
            let args = Args::new().list("options", options);
            part(key!("cli-explain-out-of-scope"), &args);
        }
        if let Some(evidence) = member.evidence {
            part(&format!("cli-evidence-{evidence}"), &Args::new());
        }
        if let Some((points, maximum)) = member.points.zip(member.maximum) {
            let args = Args::new().text("points", points.to_string());
            let args = args.text("maximum", maximum.to_string());
            part(key!("cli-explain-points"), &args);
        }
        let shown = member.points.filter(|_| member.maximum.is_some());
        if let Some(value) = member.value.filter(|value| shown != Some(*value)) {
            let args = Args::new().text("value", value.to_string());
            part(key!("cli-explain-member-value"), &args);
        }
        let weighed = match &of.definition.function {
            Function::Members { combine, .. } => combine.weighs(),
            _ => true,
        };
        if let Some(weight) = member.weight.as_ref().filter(|_| weighed) {
            let args = Args::new().text("weight", weight);
            part(key!("cli-explain-weight"), &args);
        }
        if member.beyond {
            part(key!("cli-explain-beyond"), &Args::new());
        }
        if let Some(share) = member.share {
            let args = Args::new().percent("share", 100.0 * share, 1);
            part(key!("cli-explain-share"), &args);
        }
        if member.effect != "counted" {
            let id = format!("cli-effect-{}", member.effect.replace('_', "-"));
            let args = Args::new().text("effect", self.console.plain(&id));
            match &member.why {
                Some(why) => part(
                    key!("cli-explain-effect"),
                    &args.text("why", self.word(why)),
                ),
                None => part(key!("cli-explain-effect-alone"), &args),
            }
        }
        format!("  • {}", parts.join(" · "))
    }

    /// What a step of the treatment made of an answer.
    fn treated(&self, step: &TreatedStep) -> String {
        let args = Args::new().integer("n", step.n.unwrap_or_default());
        let with = if step.with.is_empty() {
            "none"
        } else {
            &step.with
        };
        let id = format!("cli-way-{}", step.way.replace('_', "-"));
        let way = self.console.text(&id, &args.text("with", with));
        let before = step.before.clone();
        let args = Args::new()
            .text("before", before.unwrap_or_else(|| self.word(step.state)))
            .text("after", &step.after)
            .text("way", way);
        self.console.text(key!("cli-explain-treated-step"), &args)
    }

    /// An answer as its option's label and code, a date as a date.
    fn answer(&self, question: &str, answer: &str) -> String {
        let asked = self.definition.question(question);
        if asked.is_some_and(|q| q.kind == QuestionKind::Date) {
            let days = answer.parse().ok().and_then(icc_questionnaire::date_of);
            return days.unwrap_or_else(|| answer.to_owned());
        }
        let scale = asked.and_then(|q| q.scale.as_ref());
        let label = self
            .labels
            .option(question, scale.map(icc_domain::Code::as_str), answer);
        if label.is_empty() {
            answer.to_owned()
        } else {
            format!("{label} [{answer}]")
        }
    }

    /// A word of the explanation in the person's language: a state, a status, a reason.
    fn word(&self, word: &str) -> String {
        let word_id = word.replace('_', "-");
        let ids = [
            format!("cli-state-{word_id}"),
            format!("cli-why-{word_id}"),
            format!("datasets-word-status-{word_id}"),
        ];
        ids.iter()
            .find_map(|id| self.console.find(id))
            .unwrap_or_else(|| word.to_owned())
    }
}

/// What the numbers of the formula are.
fn function(opened: &Opened, lines: &mut Lines) {
    let word = function_word(&opened.definition.function);
    match &opened.definition.function {
        Function::OverUnits { .. } => {
            let counted = opened.members.iter().filter(|m| m.counts()).count();
            let args = Args::new().text("function", word);
            lines.say(
                key!("cli-explain-over-units"),
                &args.integer("count", counted),
            );
        }
        Function::Members {
            items,
            scale,
            beyond_limit,
            floor_values,
            ..
        } => {
            if *items == ItemsAs::Share {
                lines.number(key!("cli-explain-items-share"), scale);
            }
            if let Some(limit) = beyond_limit {
                lines.number(key!("cli-explain-beyond-limit"), limit);
            }
            if let Some(floor) = floor_values {
                lines.number(key!("cli-explain-floor-values"), floor);
            }
        }
        Function::Transform { .. } => {
            let args = Args::new().text("function", word);
            lines.say(key!("cli-explain-function"), &args);
        }
        Function::Constant(_) | Function::External(_) => {}
    }
    if let Some(sample) = &opened.sample {
        let number =
            |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| value.to_string());
        let args = Args::new()
            .integer("count", sample.units)
            .text("minimum", number(sample.minimum))
            .text("maximum", number(sample.maximum));
        lines.say(key!("cli-explain-sample"), &args);
        if sample.mean.is_some() {
            let args = Args::new()
                .text("mean", number(sample.mean))
                .text("deviation", number(sample.deviation));
            lines.say(key!("cli-explain-sample-spread"), &args);
        }
    }
    if let Some(band) = &opened.band {
        let x = opened.members.first().and_then(|m| m.value);
        let args = Args::new().text("band", band_in_signs(band, x));
        lines.say(key!("cli-explain-band"), &args);
    }
}

/// The other figures of the measure asked for.
fn figures(opened: &Opened, lines: &mut Lines) {
    let figures = [
        (key!("cli-explain-unrounded"), opened.unrounded),
        (key!("cli-explain-documented"), opened.documented),
        (key!("cli-explain-verified"), opened.verified),
        (key!("cli-explain-unknown-as-zero"), opened.unknown_as_zero),
        (key!("cli-explain-unknown-as-full"), opened.unknown_as_full),
    ];
    for (id, figure) in figures {
        if let Some(figure) = figure {
            lines.number(id, &figure);
        }
    }
}

/// The ends of a band around the number that fell in it, and its label.
fn band_in_signs(band: &Band, x: Option<f64>) -> String {
    let sign = |end: &BandEnd| if end.inclusive { "≤" } else { "<" };
    let low = band
        .low
        .map(|end| format!("{} {} ", end.at, sign(&end)))
        .unwrap_or_default();
    let high = band
        .high
        .map(|end| format!(" {} {}", sign(&end), end.at))
        .unwrap_or_default();
    let label = band
        .label
        .as_ref()
        .map(|label| format!(" [{label}]"))
        .unwrap_or_default();
    let x = x.map_or_else(|| "x".to_owned(), |x| x.to_string());
    format!("{low}{x}{high}{label}")
}

/// Bounds, rounding and thresholds of the measure.
fn rules(opened: &Opened, lines: &mut Lines) {
    let measure = &opened.definition;
    if opened.gate.as_ref().is_some_and(|gate| !gate.holds) {
        return;
    }
    let bounds: [(&str, Option<Decimal>); 2] = [
        (key!("cli-explain-floor"), measure.floor),
        (key!("cli-explain-cap"), measure.cap),
    ];
    for (id, bound) in bounds {
        if let Some(bound) = bound {
            lines.number(id, &bound);
        }
    }
    if let Some(round) = &measure.round {
        let mode = match round.mode {
            RoundingMode::HalfUp => "half_up",
            RoundingMode::HalfEven => "half_even",
            RoundingMode::Down => "down",
        };
        let args = Args::new()
            .integer("decimals", round.decimals)
            .text("mode", mode);
        lines.say(key!("cli-explain-rounding"), &args);
    }
    if let Some(coverage) = &measure.minimum_coverage {
        lines.number(key!("cli-explain-minimum-coverage"), coverage);
    }
    if let Some(scope) = &measure.minimum_in_scope {
        lines.number(key!("cli-explain-minimum-in-scope"), scope);
    }
    if let Some(members) = measure.minimum_members {
        let args = Args::new().integer("count", members);
        lines.say(key!("cli-explain-minimum-members"), &args);
    }
}
