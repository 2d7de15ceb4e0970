//! Counting what passed, failed and was skipped.

use std::fmt;

/// Three counts, of single tests and of whole checks such as formatting.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Ran and held.
    pub(crate) passed: u64,
    /// Ran and did not hold, or could not be run although everything it needs was there.
    pub(crate) failed: u64,
    /// Did not run because something outside the repository was missing, or was marked so.
    pub(crate) skipped: u64,
}

impl Tally {
    /// One check that either held or did not.
    pub(crate) fn check(held: bool) -> Self {
        Self {
            passed: u64::from(held),
            failed: u64::from(!held),
            skipped: 0,
        }
    }

    /// Some tests that were left out.
    pub(crate) fn skip(count: u64) -> Self {
        Self {
            skipped: count,
            ..Self::default()
        }
    }

    /// Adds the counts of another run.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    /// Whether the command as a whole succeeds: in continuous integration a skip is a failure.
    pub(crate) fn holds(self, in_ci: bool) -> bool {
        self.failed == 0 && !(in_ci && self.skipped > 0)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} passed, {} failed, {} skipped",
            self.passed, self.failed, self.skipped
        )
    }
}

/// Adds up the `test result:` lines that the standard test harness prints, one per binary.
pub(crate) fn from_libtest(output: &str) -> Tally {
    let mut tally = Tally::default();
    for line in output.lines() {
        let Some(counts) = line.trim_start().strip_prefix("test result: ") else {
            continue;
        };
        tally.passed += count_before(counts, " passed");
        tally.failed += count_before(counts, " failed");
        tally.skipped += count_before(counts, " ignored") + count_before(counts, " filtered out");
    }
    tally
}

/// Reads the totals in the root element of the `JUnit` report of nextest.
pub(crate) fn from_junit(report: &str) -> Option<Tally> {
    let start = report.find("<testsuites")?;
    let element = report.get(start..)?.split('>').next()?;
    let total = attribute(element, "tests")?;
    let failed = attribute(element, "failures")? + attribute(element, "errors").unwrap_or(0);
    Some(Tally {
        passed: total.saturating_sub(failed),
        failed,
        skipped: 0,
    })
}

/// Reads the summary comments (`# pass 3`) that the test runner of node writes in TAP.
pub(crate) fn from_tap(output: &str) -> Tally {
    let count = |name: &str| {
        output
            .lines()
            .rev()
            .find_map(|line| {
                line.strip_prefix("# ")?
                    .strip_prefix(name)?
                    .trim()
                    .parse()
                    .ok()
            })
            .unwrap_or(0)
    };
    Tally {
        passed: count("pass "),
        failed: count("fail ") + count("cancelled "),
        skipped: count("skipped ") + count("todo "),
    }
}

fn count_before(text: &str, label: &str) -> u64 {
    text.find(label)
        .and_then(|end| text.get(..end))
        .and_then(|head| head.rsplit(|c: char| !c.is_ascii_digit()).next())
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

fn attribute(element: &str, name: &str) -> Option<u64> {
    let (_, rest) = element.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: u64, failed: u64, skipped: u64) -> Tally {
        Tally {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn adds_up_every_binary_of_the_standard_harness() {
        let output = "running 2 tests\n\
            test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.00s\n\
            test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(from_libtest(output), tally(17, 3, 3));
    }

    #[test]
    fn reads_the_totals_of_a_junit_report() {
        let report = "<?xml version=\"1.0\"?>\n<testsuites name=\"nextest-run\" tests=\"9\" \
            failures=\"2\" errors=\"1\" uuid=\"x\">\n<testsuite name=\"a\" tests=\"1\" failures=\"0\">";
        assert_eq!(from_junit(report), Some(tally(6, 3, 0)));
        assert_eq!(from_junit("<html>"), None);
    }

    #[test]
    fn reads_the_summary_of_node() {
        let output = "TAP version 13\nok 1 - a\n1..4\n# tests 5\n# pass 2\n# fail 1\n\
            # cancelled 1\n# skipped 1\n# todo 0\n";
        assert_eq!(from_tap(output), tally(2, 2, 1));
    }

    #[test]
    fn a_skip_fails_only_in_continuous_integration() {
        assert!(tally(3, 0, 1).holds(false));
        assert!(!tally(3, 0, 1).holds(true));
        assert!(!tally(3, 1, 0).holds(false));
    }

    #[test]
    fn the_last_line_counts_in_words() {
        assert_eq!(tally(1, 2, 3).to_string(), "1 passed, 2 failed, 3 skipped");
    }
}
