//! Draws every kind of chart in both languages and all frames into a folder, to be looked at.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program for developers"
)]

use std::path::PathBuf;

use icc_charts::{Frame, render};
use icc_domain::Locale;
use icc_i18n::I18n;

#[path = "../tests/it/samples.rs"]
mod samples;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(
        std::env::args()
            .nth(1)
            .expect("cargo run --example draw_charts FOLDER"),
    );
    std::fs::create_dir_all(&folder)?;
    let i18n = I18n::new()?;
    for locale in Locale::ALL {
        for (name, kind) in samples::kinds(locale) {
            for (frame_name, frame) in [
                ("page", Frame::PAGE),
                ("narrow", Frame::PAGE_NARROW),
                ("file", Frame::FILE),
                ("file-narrow", Frame::FILE_NARROW),
                ("report", Frame::REPORT),
                ("print", Frame::FILE_PRINT),
                ("slide", Frame::FILE_SLIDE),
            ] {
                let spec = samples::spec(locale, &format!("{name}-{frame_name}"), kind.clone());
                let chart = render(&spec, &i18n, locale, frame)?;
                let path = folder.join(format!("{name}-{frame_name}-{}", locale.tag()));
                std::fs::write(path.with_extension("svg"), &chart.svg)?;
                std::fs::write(path.with_extension("png"), chart.png(1)?)?;
                println!(
                    "{} {} bytes {:?}",
                    path.display(),
                    chart.svg.len(),
                    chart.size
                );
                if frame == Frame::PAGE {
                    println!("{}\n{}", chart.sentence, chart.caption);
                }
            }
        }
    }
    Ok(())
}
