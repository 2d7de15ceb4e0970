//! The same picture as PNG.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::ChartError;
use crate::fonts::{FAMILY, database};

/// The most pixels of one PNG; a larger one would not fit a page and takes memory.
const MAX_PIXELS: u64 = 40_000_000;

/// How hard the file is packed, from 0 to 9: more takes twice the time for a hundredth of the size.
const LEVEL: u8 = 3;

/// Draws an SVG with the embedded fonts on white, `scale` times its size.
pub(crate) fn render(svg: &str, scale: u8) -> Result<Vec<u8>, ChartError> {
    if !(1..=4).contains(&scale) {
        return Err(ChartError::Size);
    }
    let options = Options {
        font_family: FAMILY.to_owned(),
        fontdb: database(),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(ChartError::drawing)?;
    let size = tree
        .size()
        .to_int_size()
        .scale_by(f32::from(scale))
        .ok_or(ChartError::Size)?;
    if u64::from(size.width()) * u64::from(size.height()) > MAX_PIXELS {
        return Err(ChartError::Size);
    }
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or(ChartError::Size)?;
    pixels.fill(Color::WHITE);
    let scale = f32::from(scale);
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    encode(&pixels).map_err(ChartError::drawing)
}

/// Writes the pixels without their transparency, which a filled ground does not have.
///
/// Areas of one colour need no filter: without one the file is smaller and written faster.
fn encode(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_deflate_compression(png::DeflateCompression::Level(LEVEL));
    encoder.set_filter(png::Filter::NoFilter);
    // Into room that is there: pushing byte by byte took a sixth of the time of the whole picture.
    let mut colours = vec![0; pixels.pixels().len() * 3];
    for (colour, pixel) in colours.as_chunks_mut().0.iter_mut().zip(pixels.pixels()) {
        *colour = [pixel.red(), pixel.green(), pixel.blue()];
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&colours)?;
    writer.finish()?;
    Ok(file)
}
