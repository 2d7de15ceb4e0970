//! Times the drawing of every kind of chart and prints the best of several runs.
//!
//! `cargo run --release -p icc-charts --example time_charts`

#![expect(clippy::print_stdout, reason = "a program for developers")]

use std::time::{Duration, Instant};

use icc_charts::{Frame, render};
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

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let i18n = I18n::new()?;
    let locale = Locale::Fr;
    println!("chart   frame       svg ms  svg bytes  png 1x ms  png 2x ms");
    let (mut svg_worst, mut png_worst) = (0.0_f64, 0.0_f64);
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
            svg_worst = svg_worst.max(svg);
            png_worst = png_worst.max(once);
            let bytes = chart.svg.len();
            println!("{name:7} {frame_name:8} {svg:9.3} {bytes:10} {once:10.1} {twice:10.1}");
        }
    }
    println!("slowest: SVG {svg_worst:.3} ms (limit 1), PNG at 1x {png_worst:.1} ms (limit 60)");
    Ok(())
}
