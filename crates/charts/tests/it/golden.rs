//! Pictures that are kept, so that a change of one is seen before it is accepted: for every kind,
//! language and edge the digest of the picture, and of some the picture itself.
//!
//! Where one differs, `target/tmp/charts/difference.html` shows both side by side. `GOLDEN=accept`
//! accepts what is drawn now.

#![expect(
    clippy::unwrap_used,
    reason = "a file that cannot be read is a failed test"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use icc_charts::{ChartKind, Frame, render};
use icc_domain::Locale;
use sha2::{Digest, Sha256};

use crate::edges::Edge;
use crate::samples;
use crate::support::I18N;

/// A full picture is no larger than this.
const MOST: usize = 20 * 1024;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden")
}

/// Where pictures of the last run that passed are, and the report.
fn out() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("charts")
}

/// Every kind with a few rows.
fn kinds(locale: Locale) -> [(&'static str, ChartKind); 10] {
    let mut dots = samples::dots(locale);
    for (section, rows) in dots.sections.iter_mut().zip([3, 1]) {
        section.rows.truncate(rows);
    }
    let mut profile = samples::profile(locale);
    profile.categories.truncate(5);
    for series in &mut profile.series {
        series.values.truncate(5);
    }
    let mut spans = samples::spans(locale);
    spans.rows.truncate(4);
    let mut lanes = samples::lanes(locale);
    lanes.rows.truncate(4);
    let mut world = samples::around(locale);
    world.view = icc_charts::MapView::World;
    [
        ("dots", ChartKind::DotRange(dots)),
        ("bars", ChartKind::GroupedBars(profile.clone())),
        ("radar", ChartKind::Radar(profile)),
        ("spans", ChartKind::Spans(spans)),
        ("trend", ChartKind::Trend(samples::trend(locale))),
        ("strip", ChartKind::Strip(samples::strip(locale))),
        ("heat", ChartKind::HeatMap(samples::heat(locale, 3))),
        ("world", ChartKind::Map(world)),
        ("around", ChartKind::Map(samples::around(locale))),
        ("lanes", ChartKind::Lanes(lanes)),
    ]
}

/// A picture, or the code why there is none.
fn picture(locale: Locale, kind: ChartKind, frame: Frame) -> Result<String, &'static str> {
    let spec = samples::spec(locale, "chart", kind);
    render(&spec, &I18N, locale, frame)
        .map(|chart| chart.svg)
        .map_err(|error| error.code())
}

/// Pictures that are kept whole: each kind in a page and on a phone, one of them in each language,
/// and each frame of a file once.
fn whole() -> BTreeMap<String, String> {
    let mut pictures = BTreeMap::new();
    let mut add = |name: String, locale, kind, frame| {
        let svg = picture(locale, kind, frame).unwrap();
        assert!(svg.len() <= MOST, "{name} has {} bytes", svg.len());
        pictures.insert(name, svg);
    };
    for (index, (fr, en)) in kinds(Locale::Fr)
        .into_iter()
        .zip(kinds(Locale::En))
        .enumerate()
    {
        // The outlines of the world are in the digests only.
        if fr.0 == "world" {
            continue;
        }
        let (wide, narrow) = if index.is_multiple_of(2) {
            ((Locale::Fr, fr), (Locale::En, en))
        } else {
            ((Locale::En, en), (Locale::Fr, fr))
        };
        for (place, frame, (locale, (name, kind))) in [
            ("page", Frame::PAGE, wide),
            ("narrow", Frame::PAGE_NARROW, narrow),
        ] {
            add(
                format!("{name}-{place}-{}", locale.tag()),
                locale,
                kind,
                frame,
            );
        }
    }
    let sparse = ChartKind::DotRange(samples::sparse(Locale::Fr));
    add(
        "sparse-report-fr".to_owned(),
        Locale::Fr,
        sparse,
        Frame::REPORT,
    );
    let [dots, bars, radar, ..] = kinds(Locale::En);
    for (place, frame, (name, kind)) in [
        ("file", Frame::FILE, dots),
        ("slide", Frame::FILE_SLIDE, bars),
        ("file-narrow", Frame::FILE_NARROW, radar),
    ] {
        add(format!("{name}-{place}-en"), Locale::En, kind, frame);
    }
    pictures
}

/// Every kind × language × edge.
fn matrix() -> BTreeMap<String, Result<String, &'static str>> {
    let mut pictures = BTreeMap::new();
    for locale in Locale::ALL {
        for (name, kind) in kinds(locale) {
            for edge in Edge::ALL {
                let svg = picture(locale, edge.of(kind.clone(), locale), Frame::FILE);
                pictures.insert(format!("{name}-{}-{}", edge.name(), locale.tag()), svg);
            }
        }
    }
    pictures
}

fn line(name: &str, picture: &Result<String, &'static str>) -> String {
    match picture {
        Err(code) => format!("{name} {code}"),
        Ok(svg) => {
            let digest = Sha256::digest(svg);
            let hex = digest.iter().take(12).fold(String::new(), |mut hex, byte| {
                let _ = write!(hex, "{byte:02x}");
                hex
            });
            format!("{name} {} {hex}", svg.len())
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "whoever runs the test says whether the new pictures are the right ones"
)]
fn is_accepted() -> bool {
    env::var_os("GOLDEN").is_some_and(|word| word == "accept")
}

#[test]
fn pictures_are_the_ones_that_were_kept() {
    let (whole, matrix) = (whole(), matrix());
    let table: String = matrix
        .iter()
        .map(|(name, picture)| line(name, picture) + "\n")
        .collect();
    let list = folder().join("matrix.txt");
    if is_accepted() {
        fs::create_dir_all(folder()).unwrap();
        for old in fs::read_dir(folder()).unwrap() {
            fs::remove_file(old.unwrap().path()).unwrap();
        }
        fs::write(&list, &table).unwrap();
        for (name, svg) in &whole {
            fs::write(folder().join(format!("{name}.svg")), svg).unwrap();
        }
    }
    let kept = fs::read_to_string(&list).unwrap_or_default();
    let lines: Vec<&str> = kept.lines().collect();
    let mut differences: Vec<Difference> = Vec::new();
    for (name, svg) in &whole {
        let old = fs::read_to_string(folder().join(format!("{name}.svg"))).ok();
        if old.as_ref() != Some(svg) {
            differences.push(Difference::new(name, old, svg.clone()));
        }
    }
    let last = out().join("kept");
    for (name, picture) in &matrix {
        let now = line(name, picture);
        if !lines.contains(&now.as_str()) {
            let old = fs::read_to_string(last.join(format!("{name}.svg"))).ok();
            let new = picture.clone().unwrap_or_else(str::to_owned);
            differences.push(Difference::new(name, old, new));
        }
    }
    let gone = lines.len().saturating_sub(matrix.len());
    if differences.is_empty() && gone == 0 {
        keep(&last, &matrix);
        return;
    }
    let report = out().join("difference.html");
    fs::create_dir_all(out()).unwrap();
    fs::write(&report, Difference::page(&differences)).unwrap();
    let names: Vec<&str> = differences.iter().map(|one| one.name.as_str()).collect();
    panic!(
        "{} pictures differ, {gone} are gone: {names:?}\nlook at {}, then accept them with GOLDEN=accept",
        names.len(),
        report.display()
    );
}

/// Keeps the pictures of a run that passed beside the build, for the report of one that does not.
fn keep(folder: &Path, matrix: &BTreeMap<String, Result<String, &'static str>>) {
    fs::create_dir_all(folder).unwrap();
    for (name, picture) in matrix {
        if let Ok(svg) = picture {
            fs::write(folder.join(format!("{name}.svg")), svg).unwrap();
        }
    }
}

/// A picture as it was, if that is known, and as it is.
struct Difference {
    name: String,
    old: Option<String>,
    new: String,
}

impl Difference {
    fn new(name: &str, old: Option<String>, new: String) -> Self {
        Self {
            name: name.to_owned(),
            old,
            new,
        }
    }

    fn page(differences: &[Self]) -> String {
        let mut page = String::from(
            "<!doctype html><meta charset=\"utf-8\"><title>Charts that differ</title>\n\
             <style>body{font:16px sans-serif;margin:2rem;background:#eee}\
             div{display:grid;grid-template-columns:1fr 1fr;gap:1rem}\
             figure{margin:0;background:#fff;padding:1rem}</style>\n\
             <h1>Charts that differ: as kept, as drawn now</h1>\n",
        );
        for one in differences {
            let old = one.old.as_deref().unwrap_or(
                "not here: only its digest is kept, and no run that passed has left its picture",
            );
            let _ = writeln!(
                page,
                "<h2>{}</h2>\n<div><figure>{old}</figure><figure>{}</figure></div>",
                one.name, one.new
            );
        }
        page
    }
}

#[test]
fn the_report_shows_both_pictures() {
    let one = Difference::new(
        "bars",
        Some("<svg>old</svg>".to_owned()),
        "<svg/>".to_owned(),
    );
    let new = Difference::new("dots", None, "<svg/>".to_owned());
    let page = Difference::page(&[one, new]);
    assert!(page.contains("<h2>bars</h2>"));
    assert!(page.contains("<figure><svg>old</svg></figure><figure><svg/></figure>"));
    assert!(page.contains("<figure>not here: "));
}
