//! Keeping the result of a campaign in `docs/measurements/NAME.md`.

use std::fmt::Write as _;
use std::fs;

use anyhow::Result;

use super::{Options, Outcome};
use crate::circumstances::Circumstances;
use crate::workspace::Workspace;

/// The longest list of failures that is written down; the rest is counted.
const FAILURES_KEPT: usize = 20;

/// Writes the result over the last one.
pub(super) fn keep(workspace: &Workspace, options: &Options, outcome: &Outcome) -> Result<()> {
    let folder = workspace.path("docs/measurements");
    fs::create_dir_all(&folder)?;
    let circumstances = Circumstances::now(workspace);
    let path = folder.join(format!("{}.md", options.name));
    fs::write(&path, page(options, &circumstances, outcome))?;
    println!("kept in docs/measurements/{}.md", options.name);
    Ok(())
}

fn page(options: &Options, circumstances: &Circumstances, outcome: &Outcome) -> String {
    let mut page = format!(
        "# Campaign {name}\n\n\
         The last run of `cargo xtask campaign {name} --seconds {seconds} --seed {seed}`.\n\n\
         {circumstances}\n\
         | figure | value |\n|---|---|\n",
        name = options.name,
        seconds = options.seconds,
        seed = options.seed,
    );
    for (figure, value) in &outcome.figures {
        // Writing into a string cannot fail.
        let _ = writeln!(page, "| {figure} | {value} |");
    }
    let _ = writeln!(page, "| failures | {} |", outcome.failures.len());
    if !outcome.failures.is_empty() {
        page.push_str("\n## Failures\n\n");
        for failure in outcome.failures.iter().take(FAILURES_KEPT) {
            let _ = writeln!(page, "- {failure}");
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::super::Name;
    use super::*;

    #[test]
    fn a_page_says_what_was_run_where_and_what_came_out() {
        let options = Options {
            name: Name::Load,
            seconds: 60,
            seed: 3,
            sample: false,
        };
        let circumstances = Circumstances {
            date: "2031-02-03".to_owned(),
            commit: "abc".to_owned(),
            machine: "a machine".to_owned(),
        };
        let outcome = Outcome {
            figures: vec![("p99".to_owned(), "7 ms".to_owned())],
            failures: vec!["one".to_owned()],
        };
        let page = page(&options, &circumstances, &outcome);
        for part in [
            "`cargo xtask campaign load --seconds 60 --seed 3`",
            "| date | 2031-02-03 |",
            "| p99 | 7 ms |",
            "| failures | 1 |",
            "- one",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
    }
}
