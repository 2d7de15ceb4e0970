//! Times the drawing of every kind of chart and prints the best of several runs.
//!
//! `cargo run --release -p icc-charts --example time_charts [ROWS]`
//!
//! ROWS is a file to write the rows of the dot plot to, for other tools that draw the same.

#![expect(clippy::print_stdout, reason = "a program for developers")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use icc_charts::{DotRange, Frame, Score, render};
use icc_domain::Locale;
use icc_i18n::I18n;

#[path = "../tests/it/samples.rs"]
mod samples;

/// The best time of `runs`, after one run that is not counted.
fn best<T>(runs: u32, mut run: impl FnMut() -> T) -> Duration {
    std::hint::black_box(run());
    (0..runs)
        .map(|_| {
            let begun = Instant::now();
            std::hint::black_box(run());
            begun.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Label, declared, documented, quartiles with median, mean of all; labels here have no comma.
fn rows(dots: &DotRange) -> String {
    let mut table = String::new();
    for row in dots.rows() {
        let value = |score: Option<Score>| score.and_then(Score::value).unwrap_or_default();
        let spread = row
            .network
            .map(|s| [s.q1.unwrap_or_default(), s.median, s.q3.unwrap_or_default()]);
        let [q1, median, q3] = spread.unwrap_or_default();
        let mean = row.all.map(|mean| mean.value).unwrap_or_default();
        let (declared, documented) = (value(Some(row.declared)), value(row.documented));
        let _ = writeln!(
            table,
            "{},{declared},{documented},{q1},{median},{q3},{mean}",
            row.label
        );
    }
    table
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let i18n = I18n::new()?;
    let locale = Locale::Fr;
    if let Some(path) = std::env::args().nth(1) {
        std::fs::write(path, rows(&samples::dots(locale)))?;
    }
    println!("chart   frame       svg ms  svg bytes  png 1x ms  png 2x ms");
    let (mut svg_worst, mut png_worst) = (0.0_f64, 0.0_f64);
    let mut compared = String::new();
    for (name, kind) in samples::kinds(locale) {
        let spec = samples::spec(locale, "chart", kind);
        for (frame_name, frame) in [
            ("page", Frame::PAGE),
            ("narrow", Frame::PAGE_NARROW),
            ("file", Frame::FILE),
        ] {
            let chart = render(&spec, &i18n, locale, frame)?;
            let svg = milliseconds(best(200, || render(&spec, &i18n, locale, frame)));
            let once = milliseconds(best(10, || chart.png(1)));
            let twice = milliseconds(best(5, || chart.png(2)));
            if name == "dots" && frame == Frame::FILE {
                let (width, height) = chart.size;
                compared =
                    format!("SVG {svg:.3} ms, PNG at 1x {once:.1} ms, size {width}x{height}");
            }
            svg_worst = svg_worst.max(svg);
            png_worst = png_worst.max(once);
            let bytes = chart.svg.len();
            println!("{name:7} {frame_name:8} {svg:9.3} {bytes:10} {once:10.1} {twice:10.1}");
        }
    }
    println!("compared: {compared}");
    println!("slowest: SVG {svg_worst:.3} ms (limit 1), PNG at 1x {png_worst:.1} ms (limit 60)");
    Ok(())
}
