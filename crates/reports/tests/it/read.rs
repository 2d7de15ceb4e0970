//! Reports as other programs read them.

mod python {
    use std::collections::BTreeSet;
    use std::fmt::Write as _;
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::process::Command;

    use chrono::NaiveDate;
    use icc_domain::Locale;
    use icc_i18n::{I18n, outside_marks};
    use icc_reports::{
        Paper, Pdf, city_report, city_summary, network_report, questionnaire, receipt,
    };
    use serde_json::Value;

    use crate::{networks, papers, printing, report, sample};

    /// `qpdf --check`, by qpdf as a library: it tells damage and warnings, and whether it read all.
    const CHECK: &str = "import sys, pikepdf\n\
        for path in sys.argv[1:]:\n    \
            job = pikepdf.Job(['qpdf', '--check', path])\n    \
            job.run()\n    \
            with pikepdf.open(path) as pdf:\n        \
                outline = pdf.open_outline().__enter__().root\n        \
                print(path, job.exit_code, job.has_warnings, bool(pdf.Root.MarkInfo.Marked),\n            \
                    str(pdf.Root.Lang), len(outline) > 0)";
    const TEXT: &str = "import sys, pypdf\n\
        sys.stdout.reconfigure(encoding='utf-8')\n\
        print('\\n'.join(page.extract_text() for page in pypdf.PdfReader(sys.argv[1]).pages))";

    /// Runs a script with the Python that has the tools of `tests/files/requirements.txt`.
    #[expect(clippy::disallowed_methods, reason = "tests are told where it is")]
    fn python(script: &str, paths: &[PathBuf]) -> String {
        let python = std::env::var_os("PYTHON_TOOLS");
        assert!(python.is_some(), "set PYTHON_TOOLS");
        let python = python.unwrap();
        let run = Command::new(python)
            .args(["-c", script])
            .args(paths)
            .output();
        let run = run.unwrap();
        assert!(
            run.status.success(),
            "{}",
            String::from_utf8_lossy(&run.stderr)
        );
        String::from_utf8(run.stdout).unwrap()
    }

    /// A report of every kind: its name, the file, and all that it was made of.
    fn every_kind(i18n: &I18n, locale: Locale) -> Vec<(&'static str, Pdf, Value)> {
        let printing = printing(Paper::A4);
        let of = |value: Result<Value, serde_json::Error>| value.unwrap();
        // Pictures were drawn elsewhere; charts have tests of their own.
        let mut city = sample::city(locale).unwrap();
        city.charts.clear();
        let mut full = report::report(locale);
        full.summary.charts.clear();
        full.chapters.iter_mut().for_each(|one| one.chart = None);
        let mut network = networks::network(locale).unwrap();
        (network.overview, network.course) = (None, None);
        network.heat.clear();
        network.core.chart = None;
        network.indicators.iter_mut().for_each(|it| it.chart = None);
        let (handed_in, blank) = (papers::receipt(), papers::questionnaire());
        vec![
            (
                "city-summary",
                city_summary(&city, i18n, locale, &printing).unwrap(),
                of(serde_json::to_value(&city)),
            ),
            (
                "city-report",
                city_report(&full, i18n, locale, &printing).unwrap(),
                of(serde_json::to_value(&full)),
            ),
            (
                "network-report",
                network_report(&network, i18n, locale, &printing).unwrap(),
                of(serde_json::to_value(&network)),
            ),
            (
                "receipt",
                receipt(&handed_in, i18n, locale, &printing).unwrap(),
                of(serde_json::to_value(&handed_in)),
            ),
            (
                "questionnaire",
                questionnaire(&blank, i18n, locale, &printing).unwrap(),
                of(serde_json::to_value(&blank)),
            ),
        ]
    }

    fn written(name: &str, pdf: &Pdf) -> PathBuf {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(&path, &pdf.bytes).unwrap();
        path
    }

    #[test]
    fn every_kind_of_report_passes_the_check_of_qpdf() {
        let i18n = I18n::new().unwrap();
        let mut paths = Vec::new();
        let mut wanted = String::new();
        for locale in Locale::ALL {
            for (kind, pdf, _) in every_kind(&i18n, locale) {
                let path = written(&format!("check-{kind}-{locale}.pdf"), &pdf);
                let shown = path.display();
                writeln!(wanted, "{shown} 0 False True {locale}-CA True").unwrap();
                paths.push(path);
            }
        }
        assert_eq!(python(CHECK, &paths), wanted);
    }

    /// The runs of letters of a text.
    fn letters(text: &str) -> impl Iterator<Item = String> {
        let words = text.split(|c: char| !c.is_alphabetic());
        words.filter(|word| !word.is_empty()).map(str::to_owned)
    }

    fn given(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::String(text) => found.extend(letters(text)),
            Value::Array(items) => items.iter().for_each(|item| given(item, found)),
            Value::Object(fields) => fields.values().for_each(|item| given(item, found)),
            _ => {}
        }
    }

    /// Texts so long that a line breaks in the middle of a word are read as pieces of it.
    fn is_piece(word: &str, known: &BTreeSet<String>) -> bool {
        let mut long = known.iter().filter(|one| one.chars().count() > 28);
        long.any(|one| one.contains(word))
    }

    #[test]
    fn every_word_of_a_report_is_a_message_or_was_given() {
        let i18n = I18n::marked().unwrap();
        let mut wrong = Vec::new();
        for locale in Locale::ALL {
            // Months, and what joins a list.
            let mut dates: BTreeSet<String> = (1..=12)
                .filter_map(|month| NaiveDate::from_ymd_opt(2026, month, 1))
                .flat_map(|day| letters(&icc_i18n::date(locale, day)).collect::<Vec<_>>())
                .collect();
            dates.extend(["et", "and", "er"].map(str::to_owned));
            for (kind, pdf, made_of) in every_kind(&i18n, locale) {
                let mut known = dates.clone();
                given(&made_of, &mut known);
                let path = written(&format!("marked-{kind}-{locale}.pdf"), &pdf);
                let text = format!("{}\n{}", pdf.title, python(TEXT, &[path]));
                // Scripts that run the other way are read in another order.
                let latin = |word: &String| word.chars().any(|c| c < '\u{250}');
                let foreign: BTreeSet<String> = letters(&outside_marks(&text))
                    .filter(latin)
                    .filter(|word| !known.contains(word) && !is_piece(word, &known))
                    .collect();
                if !foreign.is_empty() {
                    wrong.push(format!("{kind} {locale}: {foreign:?}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
