//! Counting what passed, failed and was skipped, and naming what failed.

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

/// The counts of a step, and a name for each test of it that failed where names are known.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) tally: Tally,
    pub(crate) failed: Vec<String>,
}

impl From<Tally> for Counted {
    fn from(tally: Tally) -> Self {
        Self {
            tally,
            failed: Vec::new(),
        }
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

/// Reads the totals in the root element of the `JUnit` report of nextest, and the tests that failed,
/// at their first try too.
pub(crate) fn from_junit(report: &str) -> Option<Counted> {
    let start = report.find("<testsuites")?;
    let element = report.get(start..)?.split('>').next()?;
    let total: u64 = attribute(element, "tests")?.parse().ok()?;
    let number = |name| attribute(element, name).and_then(|value| value.parse::<u64>().ok());
    let failures = number("failures")? + number("errors").unwrap_or(0);
    let tally = Tally {
        passed: total.saturating_sub(failures),
        failed: failures,
        skipped: 0,
    };
    let failed = report
        .split("<testcase")
        .skip(1)
        .filter(|case| {
            ["<failure", "<error", "<flakyFailure", "<rerunFailure"]
                .iter()
                .any(|child| case.contains(child))
        })
        .filter_map(|case| {
            let element = case.split('>').next()?;
            let (suite, name) = (
                attribute(element, "classname")?,
                attribute(element, "name")?,
            );
            Some(format!("{suite} {name}"))
        })
        .collect();
    Some(Counted { tally, failed })
}

/// Reads the summary comments (`# pass 3`) that the test runner of node writes in TAP, and the
/// names of the tests that failed.
pub(crate) fn from_tap(output: &str) -> Counted {
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
    let tally = Tally {
        passed: count("pass "),
        failed: count("fail ") + count("cancelled "),
        skipped: count("skipped ") + count("todo "),
    };
    let failed = output
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("not ok ")?.split_once(" - "))
        .map(|(_, name)| name.to_owned())
        .collect();
    Counted { tally, failed }
}

fn count_before(text: &str, label: &str) -> u64 {
    text.find(label)
        .and_then(|end| text.get(..end))
        .and_then(|head| head.rsplit(|c: char| !c.is_ascii_digit()).next())
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = element.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
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
            failures=\"2\" errors=\"1\" uuid=\"x\">\n<testsuite name=\"a\" tests=\"1\" failures=\"0\">\
            <testcase name=\"saves\" classname=\"icc-store\" time=\"1\"><failure type=\"x\"/></testcase>\
            <testcase name=\"reads\" classname=\"icc-store\" time=\"1\"></testcase>";
        let counted = Counted {
            tally: tally(6, 3, 0),
            failed: vec!["icc-store saves".to_owned()],
        };
        assert_eq!(from_junit(report), Some(counted));
        assert_eq!(from_junit("<html>"), None);
    }

    #[test]
    fn reads_the_summary_of_node() {
        let output = "TAP version 13\nok 1 - a\n    not ok 2 - b - c\n1..4\n# tests 5\n# pass 2\n\
            # fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n";
        let counted = from_tap(output);
        assert_eq!(counted.tally, tally(2, 2, 1));
        assert_eq!(counted.failed, ["b - c"]);
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
