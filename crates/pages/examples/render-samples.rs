//! Writes every sample of every page into a folder, with the assets beside them, for looking at.
//!
//! `cargo run -p icc-pages --example render-samples -- FOLDER`

use std::path::PathBuf;
use std::sync::Arc;
use std::{env, error, fs};

use icc_i18n::I18n;
use icc_pages::Pages;

fn main() -> Result<(), Box<dyn error::Error>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("which folder?")?);
    let pages = Pages::new(&Arc::new(I18n::new()?))?;
    for asset in pages.assets().iter() {
        let path = folder.join(asset.path.trim_start_matches('/'));
        fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        fs::write(path, &asset.bytes)?;
    }
    for sample in pages.render_samples()? {
        fs::write(
            folder.join(format!("{}.{}.html", sample.name, sample.locale)),
            sample.html,
        )?;
    }
    Ok(())
}
