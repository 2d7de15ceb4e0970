//! A chart of a city for pages of other people, with the figures of this moment: a page for their
//! frame, or a picture.

use axum::response::Response;
use icc_app::figure::{self, Picture, Place};
use icc_app::work::Kind;
use icc_pages::context::ProblemKind;
use icc_pages::urls::{Route, RouteKind};
use serde::Deserialize;

use crate::around::headers::framable;
use crate::extract::{PageCx, Path};
use crate::present;
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};

#[derive(Deserialize)]
pub(crate) struct At {
    pub(crate) city: String,
    pub(crate) wave: String,
    pub(crate) file: String,
}

impl At {
    /// Tells it from every other one.
    pub(crate) fn name(&self) -> String {
        format!("embed {}/{}/{}", self.city, self.wave, self.file)
    }

    /// Its own address.
    pub(crate) fn route(&self) -> Route {
        Route::Embed {
            city: self.city.clone(),
            wave: self.wave.clone(),
            file: self.file.clone(),
        }
    }
}

/// What can be put into a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EmbedFile {
    /// A page for a frame.
    Page,
    /// A drawing, wide or narrow.
    Svg(Place),
    /// A picture, this many times its size.
    Png(Place, u8),
}

impl EmbedFile {
    const ALL: [Self; 7] = [
        Self::Page,
        Self::Svg(Place::File),
        Self::Svg(Place::NarrowFile),
        Self::Png(Place::File, 1),
        Self::Png(Place::File, 2),
        Self::Png(Place::NarrowFile, 1),
        Self::Png(Place::NarrowFile, 2),
    ];

    /// Its name in addresses.
    pub(crate) fn name(self, picture: Picture) -> String {
        let cut = |place| match place {
            Place::NarrowFile => "-narrow",
            _ => "",
        };
        let name = picture.name();
        match self {
            Self::Page => name.to_owned(),
            Self::Svg(place) => format!("{name}{}.svg", cut(place)),
            Self::Png(place, 1) => format!("{name}{}.png", cut(place)),
            Self::Png(place, scale) => format!("{name}{}-{scale}x.png", cut(place)),
        }
    }

    /// The chart and the form of it that a name stands for.
    pub(crate) fn named(name: &str) -> Option<(Picture, Self)> {
        let each = |picture| Self::ALL.map(|file: Self| (picture, file));
        let all = Picture::ALL.into_iter().flat_map(each);
        all.into_iter()
            .find(|(picture, file)| file.name(*picture) == name)
    }
}

pub(crate) async fn send(cx: PageCx, Path(at): Path<At>) -> Result<Response, Problem> {
    let name = at.name();
    let made = move |cx: &PageCx| make(cx, &at);
    let answer = cx.kept(RouteKind::Embed, Kind::Quick, name, made).await?;
    Ok(framable(answer))
}

/// Draws what an address asks for.
pub(crate) fn make(cx: &PageCx, at: &At) -> Result<Rendered, Problem> {
    let absent = || Problem::new(ProblemKind::NotFound);
    let (picture, file) = EmbedFile::named(&at.file).ok_or_else(absent)?;
    let report = cx.published.snapshot.city(&at.city, Some(&at.wave))?;
    let naming = cx.naming();
    let draw = |place| figure::draw(&report, picture, &naming, place, "chart");
    let rendered = match file {
        EmbedFile::Page => {
            let page = present::embed::page(cx, &report, picture, at)?;
            let frame = cx.city_frame(at.route(), page.invented);
            return Ok(Rendered::page(cx.app.pages.embed(&frame, &page)?));
        }
        EmbedFile::Svg(place) => Rendered::new("image/svg+xml", draw(place)?.svg),
        EmbedFile::Png(place, scale) => {
            Rendered::new("image/png", figure::png(&draw(place)?, scale)?)
        }
    };
    let name = format!("{}-{}-{}-{}", at.city, at.wave, cx.locale, at.file);
    Ok(rendered.named(Opening::Shown, &name, &name))
}
