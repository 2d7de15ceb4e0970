//! Style sheet, fonts and pictures: embedded, and addressed by their content so that a browser may
//! keep them for ever.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::embedded;

/// Where assets are served.
pub const ASSET_PREFIX: &str = "/assets/";

/// One file that pages refer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its address: `/assets/site-0f3a9c21d5b7.css`.
    pub path: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// All assets, by name (`site.css`).
#[derive(Debug, Clone, Default)]
pub struct Assets(BTreeMap<&'static str, Asset>);

impl Assets {
    /// Reads the embedded files. Fonts and pictures come first, because the style sheet names them
    /// (`url("fonts/inter.woff2")`) and its own address depends on theirs.
    pub(crate) fn load() -> Self {
        let mut assets: BTreeMap<&'static str, Asset> = BTreeMap::new();
        let (sheets, files): (Vec<_>, Vec<_>) = embedded::ASSETS
            .iter()
            .partition(|(name, _)| is_sheet(name));
        for &(name, bytes) in files {
            if let Some(media_type) = media_type(name) {
                assets.insert(name, asset(name, media_type, bytes.to_vec()));
            }
        }
        for &(name, _) in sheets.iter().filter(|(name, _)| !is_part(name)) {
            let mut text = whole(name);
            for (other, asset) in &assets {
                text = text.replace(
                    &format!("url(\"{other}\")"),
                    &format!("url(\"{}\")", asset.path),
                );
            }
            if let Some(media_type) = media_type(name) {
                assets.insert(name, asset(name, media_type, text.into_bytes()));
            }
        }
        Self(assets)
    }

    /// The asset of this name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Asset> {
        self.0.get(name)
    }

    /// Every asset, in the order of names.
    pub fn iter(&self) -> impl Iterator<Item = &Asset> {
        self.0.values()
    }
}

/// A part of a sheet is served inside it, not beside it.
fn is_part(name: &str) -> bool {
    name.starts_with("styles/")
}

/// A sheet with the parts that it imports in their places, each on a line of its own:
/// `@import "styles/tokens.css";`.
fn whole(name: &str) -> String {
    let source = embedded::ASSETS.iter().find(|(one, _)| *one == name);
    let source = source.map_or_else(String::new, |(_, bytes)| {
        String::from_utf8_lossy(bytes).into_owned()
    });
    let mut text = String::with_capacity(source.len());
    for line in source.lines() {
        let imported = line.strip_prefix("@import \"");
        match imported.and_then(|rest| rest.strip_suffix("\";")) {
            Some(part) => text.push_str(&whole(part)),
            None => text.push_str(line),
        }
        text.push('\n');
    }
    text
}

fn is_sheet(name: &str) -> bool {
    media_type(name).is_some_and(|kind| kind.starts_with("text/css"))
}

/// The media type by ending; a file of another kind (a licence text) is not served.
fn media_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        _ => return None,
    })
}

fn asset(name: &str, media_type: &'static str, bytes: Vec<u8>) -> Asset {
    let digest = Sha256::digest(&bytes);
    let print = digest
        .iter()
        .take(6)
        .fold(String::new(), |mut print, byte| {
            let _ = write!(print, "{byte:02x}");
            print
        });
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let path = format!("{ASSET_PREFIX}{}-{print}.{end}", stem.replace('/', "-"));
    Asset {
        path,
        media_type,
        bytes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_names_the_font_by_its_content() {
        let assets = Assets::load();
        let sheet = assets
            .named("site.css")
            .map(|a| String::from_utf8_lossy(&a.bytes).into_owned());
        let font = assets
            .named("fonts/inter.woff2")
            .map(|a| a.path.clone())
            .unwrap_or_default();
        assert!(font.starts_with("/assets/fonts-inter-"));
        assert!(sheet.is_some_and(|sheet| sheet.contains(&font)));
    }

    #[test]
    fn one_sheet_is_served_with_every_part_in_it() {
        let assets = Assets::load();
        let sheets: Vec<_> = assets
            .iter()
            .filter(|asset| asset.media_type.starts_with("text/css"))
            .map(|asset| String::from_utf8_lossy(&asset.bytes).into_owned())
            .collect();
        let [sheet] = sheets.as_slice() else {
            panic!("{} sheets", sheets.len());
        };
        assert!(!sheet.contains("@import"));
        for (name, bytes) in embedded::ASSETS.iter().filter(|(name, _)| is_part(name)) {
            let part = String::from_utf8_lossy(bytes);
            let last = part.lines().last().unwrap_or_default();
            assert!(sheet.contains(last), "{name} is not imported");
        }
    }

    #[test]
    fn every_colour_and_size_of_a_part_is_a_token() {
        let assets = Assets::load();
        let sheet = assets.named("site.css").map(|a| a.bytes.clone());
        let sheet = String::from_utf8(sheet.unwrap_or_default()).unwrap_or_default();
        for name in sheet.split("var(").skip(1) {
            let name = name.split([')', ',']).next().unwrap_or_default();
            assert!(
                sheet.contains(&format!("{name}:")),
                "{name} is not declared"
            );
        }
    }

    #[test]
    fn nothing_in_the_style_sheet_leaves_the_service() {
        for asset in Assets::load()
            .iter()
            .filter(|a| a.media_type.starts_with("text/css"))
        {
            let sheet = String::from_utf8_lossy(&asset.bytes);
            assert!(!sheet.contains("//"), "an address with a host");
            for part in sheet.split("url(").skip(1) {
                assert!(
                    part.starts_with("\"/assets/"),
                    "{}",
                    &part[..40.min(part.len())]
                );
            }
        }
    }
}
