//! Writes every sample report, in both languages and on both papers, into a folder:
//! `cargo run -p icc-reports --example samples -- FOLDER`.

use std::error::Error;
use std::path::PathBuf;

use icc_domain::Locale;
use icc_i18n::I18n;
use icc_reports::{Paper, Printing, city_summary, network_report};

#[path = "../tests/it/cases.rs"]
mod cases;
#[path = "../tests/it/networks.rs"]
mod networks;
#[path = "../tests/it/sample.rs"]
mod sample;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args()
        .nth(1)
        .ok_or("name the folder to write to")?;
    let folder = PathBuf::from(folder);
    std::fs::create_dir_all(&folder)?;
    let i18n = I18n::new()?;
    let timestamp = "2026-11-23T12:00:00Z".parse()?;
    for locale in Locale::ALL {
        for (case, city) in cases::all(locale)? {
            for (paper, name) in Paper::ALL.into_iter().zip(["a4", "letter"]) {
                let printing = Printing { timestamp, paper };
                let pdf = city_summary(&city, &i18n, locale, &printing)?;
                let file = format!("city-summary.{case}.{locale}.{name}.pdf");
                std::fs::write(folder.join(file), pdf.bytes)?;
            }
        }
        for (case, network) in networks::all(locale)? {
            let paper = Paper::Letter;
            let pdf = network_report(&network, &i18n, locale, &Printing { timestamp, paper })?;
            let file = format!("network-report.{case}.{locale}.letter.pdf");
            std::fs::write(folder.join(file), pdf.bytes)?;
        }
    }
    Ok(())
}
