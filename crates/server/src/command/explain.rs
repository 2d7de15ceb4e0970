//! `icc-index explain`: opens one score down to the answers.

mod page;
mod search;

use clap::Args as ClapArgs;

use super::score::From;
use crate::console::{Console, Failure, Outcome, print};
use crate::labels::Labels;
use page::Page;
use search::Search;

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
    let search = Search {
        console,
        program: &ready.program,
    };
    search.measure(&arguments.measure)?;
    let scored = ready.input.score(&ready.method, &ready.program);
    let (panel, scores) = scored.map_err(|problems| {
        console.problems(problems);
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
        return Err(search.not_found(&scores, arguments));
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
