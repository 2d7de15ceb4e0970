//! What is printed says what the page says.

pub(crate) mod python {
    use std::fs;
    use std::process::Command;

    use axum::http::StatusCode;

    use crate::html::{parse, select, text};
    use crate::site::Site;

    /// Cells that are compared at least.
    const CELLS: usize = 200;
    /// The same for a network, which has fewer.
    const FIGURES: usize = 150;
    const TEXT: &str = "import sys, pypdf\n\
        sys.stdout.reconfigure(encoding='utf-8')\n\
        print('\\n'.join(page.extract_text() for page in pypdf.PdfReader(sys.argv[1]).pages))";

    /// Words and numbers of a file, as another program reads them.
    pub(crate) fn words(pdf: &[u8]) -> String {
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

    /// The rows of the tables of a page that somebody can see as a line on paper: the head of the
    /// row, then its cells.
    fn lines(html: &str) -> Vec<Vec<String>> {
        let html = parse(html);
        let rows = select(&html, "table.numbers tbody tr").into_iter();
        let cells = |row: roxmltree::Node<'_, '_>| {
            let cells = row.children().filter(roxmltree::Node::is_element);
            cells.map(|it| plain(&text(it))).collect::<Vec<_>>()
        };
        rows.map(cells).collect()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn the_report_on_a_network_shows_the_numbers_of_its_page() {
        let site = Site::demonstration().await;
        let mut compared = 0;
        for (page, file) in [
            (
                "/fr/reseaux/demo-network",
                "/fr/reseaux/demo-network/demo-2026/fichiers/report.pdf",
            ),
            (
                "/en/networks/demo-network",
                "/en/networks/demo-network/demo-2026/files/report-letter.pdf",
            ),
        ] {
            let shown = site.get(page).await;
            assert_eq!(shown.status, StatusCode::OK);
            let printed = site.get(file).await;
            assert_eq!(printed.status, StatusCode::OK, "{file}");
            let printed = words(&printed.body);
            for cells in lines(&shown.text()) {
                // The map of members by indicators is a picture on paper; its numbers stand with
                // each indicator. Of a wave the last cell is worded for the report.
                let (line, numbers) = match cells.as_slice() {
                    [_, .., last] if cells.len() == 4 && !last.contains('→') => {
                        (cells[..3].join(" "), 2)
                    }
                    [_, _, _] | [_, _, _, _] | [_, _, _, _, _] => {
                        (cells.join(" "), cells.len() - 1)
                    }
                    _ => continue,
                };
                assert!(printed.contains(&line), "{file}: {line}\n{printed}");
                compared += numbers;
            }
        }
        assert!(compared >= FIGURES, "{compared} figures");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn z1_the_report_on_a_network_names_nobody_with_a_score_who_is_hidden() {
        let site = Site::demonstration().await;
        let snapshot = site.service.snapshot().await.expect("a snapshot");
        for wave in ["demo-2026", "demo-2025"] {
            let report = snapshot.network_at("demo-network", wave);
            let report = report.expect("the network");
            let core = report.now.as_ref().and_then(|now| now.core());
            let core = core.expect("a core index");
            let path = format!("/en/networks/demo-network/{wave}/files/report.pdf");
            let printed = site.get(&path).await;
            assert_eq!(printed.status, StatusCode::OK, "{path}");
            let printed = words(&printed.body);
            let mut reserved = 0;
            for city in &report.members {
                let record = &city.municipality.record;
                let name = record.names.0.values().next().expect("a name");
                let shown = core.cities.iter().any(|one| one.code == record.code);
                // Once among the members, and nowhere else.
                if !shown {
                    let named = printed.matches(&plain(name)).count();
                    assert_eq!(named, 1, "{path} {name}");
                    reserved += 1;
                }
            }
            assert!(reserved > 0);
        }
    }

    fn first_word(text: &str) -> &str {
        text.split(' ').next().unwrap_or_default()
    }
}
