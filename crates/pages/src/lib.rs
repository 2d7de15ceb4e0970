//! The pages of the service: what each one is filled with, and how it looks.
//!
//! A page is a context (a plain struct in [`context`]), a template in `templates/pages`, and
//! samples in `samples`; [`Pages`] has one typed function per page, and nothing else reaches a
//! template. To add a page: write those three, register it in `registry.rs`, give it an address in
//! [`urls`] and its words in `locales`. One test renders every page with every sample in both
//! languages.
//!
//! This crate knows no database, no scores engine and no HTTP; it opens no file and reads no clock.

mod assets;
pub mod context;
mod frame;
mod functions;
mod qr;
mod registry;
mod svg;
pub mod urls;

pub use assets::{ASSET_PREFIX, Asset, Assets};
pub use frame::{Demonstration, Frame, Visitor};
pub use registry::{
    Context, LoadError, Pages, RenderError, RenderedSample, SampleError, WrittenLetter, sample,
};
pub use svg::{RefusedSvg, SafeSvg};

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}
