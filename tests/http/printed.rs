//! What is printed says what the page says.

mod python {
    use std::fs;
    use std::process::Command;

    use axum::http::StatusCode;

    use crate::html::{parse, select, text};
    use crate::site::Site;

    /// Cells that are compared at least.
    const CELLS: usize = 200;
    const TEXT: &str = "import sys, pypdf\n\
        sys.stdout.reconfigure(encoding='utf-8')\n\
        print('\\n'.join(page.extract_text() for page in pypdf.PdfReader(sys.argv[1]).pages))";

    /// Words and numbers of a file, as another program reads them.
    fn words(pdf: &[u8]) -> String {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.pdf");
        fs::write(&path, pdf).expect("is written");
        let python = icc_tests::python().expect("Python with its tools");
        let read = Command::new(python).args(["-c", TEXT]).arg(&path).output();
        let read = read.expect("Python starts");
        assert!(
            read.status.success(),
            "{}",
            String::from_utf8_lossy(&read.stderr)
        );
        plain(&String::from_utf8_lossy(&read.stdout))
    }

    /// Without line ends, and with one kind of space.
    fn plain(text: &str) -> String {
        text.split(|c: char| c.is_whitespace() || c == '\u{202f}')
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn reports_and_summaries_show_the_numbers_of_the_page() {
        let site = Site::demonstration().await;
        let mut compared = 0;
        for (city, locale, file) in [
            ("val-des-cedres", "fr/municipalites", "fichiers/report.pdf"),
            (
                "riviere-aux-brumes",
                "en/municipalities",
                "files/summary.pdf",
            ),
            (
                "val-des-cedres",
                "en/municipalities",
                "files/report-letter.pdf",
            ),
        ] {
            let page = format!("/{locale}/{city}/demo-2026");
            let shown = site.get(&page).await;
            assert_eq!(shown.status, StatusCode::OK);
            let printed = site.get(&format!("{page}/{file}")).await;
            assert_eq!(printed.status, StatusCode::OK, "{city} {file}");
            let printed = words(&printed.body);
            let shown = shown.text();
            let html = parse(&shown);
            for row in select(&html, "table.numbers tbody tr") {
                let of =
                    |name: &'static str| row.children().filter(move |it| it.has_tag_name(name));
                let label: String = of("th").map(text).collect();
                let cells = of("td").map(|cell| {
                    // The number of cities stands in a column of its own on paper.
                    let text = plain(&text(cell));
                    text.split("n = ")
                        .next()
                        .unwrap_or_default()
                        .trim()
                        .to_owned()
                });
                let cells: Vec<String> = cells.collect();
                // A row without a score tells its reason; a divider has no cells.
                if cells.len() < 6 {
                    // The table of groups says other things on paper.
                    continue;
                }
                let Some(own) = cells
                    .get(..4)
                    .filter(|own| !own[0].contains(char::is_alphabetic))
                else {
                    continue;
                };
                let line = format!("{} {}", plain(&label), own.join(" "));
                assert!(printed.contains(&line), "{city} {file}: {line}\n{printed}");
                compared += own.len();
                if let Some([median, middle]) = cells.get(4..6).and_then(|it| it.first_chunk()) {
                    let line = format!("{line} {} {middle}", first_word(median));
                    assert!(printed.contains(&line), "{city} {file}: {line}\n{printed}");
                    compared += 2;
                }
            }
        }
        assert!(compared >= CELLS, "{compared} cells");
    }

    fn first_word(text: &str) -> &str {
        text.split(' ').next().unwrap_or_default()
    }
}
