//! The colours: one fixed value per role, so that a style sheet can replace them by attribute.

use std::fmt::Write as _;

use plotters::style::RGBColor;

/// What a colour stands for. Colour never says anything alone: every mark has its own shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// The ground of the picture and the halo around marks.
    Paper,
    /// Text.
    Ink,
    /// Text that stands back.
    Quiet,
    /// Lines of the scale.
    Grid,
    /// The city.
    City,
    /// The body of the network's bar.
    NetworkBody,
    /// The network's outline, median and line.
    Network,
    /// All cities.
    All,
    /// The ground of the demonstration mark.
    Band,
    /// The edge of the demonstration mark.
    BandEdge,
    /// The cell of a score below 20.
    Heat1,
    /// From 20 to below 40.
    Heat2,
    /// From 40 to below 60.
    Heat3,
    /// From 60 to below 80.
    Heat4,
    /// From 80 on.
    Heat5,
    /// The land of a map.
    Land,
}

impl Colour {
    /// Every colour.
    pub const ALL: [Self; 16] = [
        Self::Paper,
        Self::Ink,
        Self::Quiet,
        Self::Grid,
        Self::City,
        Self::NetworkBody,
        Self::Network,
        Self::All,
        Self::Band,
        Self::BandEdge,
        Self::Heat1,
        Self::Heat2,
        Self::Heat3,
        Self::Heat4,
        Self::Heat5,
        Self::Land,
    ];

    /// Red, green and blue.
    const fn rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Paper => (0xff, 0xff, 0xff),
            Self::Ink => (0x14, 0x20, 0x2b),
            Self::Quiet => (0x53, 0x60, 0x6c),
            Self::Grid => (0xe1, 0xe5, 0xea),
            Self::City => (0x12, 0x43, 0x6d),
            Self::NetworkBody => (0xd3, 0xda, 0xe1),
            Self::Network => (0x66, 0x71, 0x7c),
            Self::All => (0x28, 0xa1, 0x97),
            Self::Band => (0xff, 0xf1, 0xcf),
            Self::BandEdge => (0xe5, 0xd3, 0xa0),
            Self::Heat1 => (0xf3, 0xf6, 0xfa),
            Self::Heat2 => (0xdd, 0xe8, 0xf3),
            Self::Heat3 => (0xc2, 0xd8, 0xec),
            Self::Heat4 => (0xa4, 0xc5, 0xe3),
            Self::Heat5 => (0x82, 0xae, 0xd8),
            Self::Land => (0xe3, 0xe0, 0xd6),
        }
    }

    /// As it stands in the picture: `#12436D`.
    #[must_use]
    pub fn hex(self) -> String {
        let (r, g, b) = self.rgb();
        format!("#{r:02X}{g:02X}{b:02X}")
    }

    /// The custom property that a style sheet should put in its place: `--city`.
    #[must_use]
    pub const fn property(self) -> &'static str {
        match self {
            Self::Paper => "--paper",
            Self::Ink => "--ink",
            Self::Quiet => "--quiet",
            Self::Grid => "--chart-grid",
            Self::City => "--city",
            Self::NetworkBody => "--chart-network-body",
            Self::Network => "--chart-network",
            Self::All => "--all",
            Self::Band => "--band",
            Self::BandEdge => "--band-line",
            Self::Heat1 => "--chart-heat-1",
            Self::Heat2 => "--chart-heat-2",
            Self::Heat3 => "--chart-heat-3",
            Self::Heat4 => "--chart-heat-4",
            Self::Heat5 => "--chart-heat-5",
            Self::Land => "--chart-land",
        }
    }

    /// The cell of a score from 0 to 100.
    pub(crate) fn heat(value: f64) -> Self {
        match value {
            value if value < 20.0 => Self::Heat1,
            value if value < 40.0 => Self::Heat2,
            value if value < 60.0 => Self::Heat3,
            value if value < 80.0 => Self::Heat4,
            _ => Self::Heat5,
        }
    }

    pub(crate) const fn plotters(self) -> RGBColor {
        let (r, g, b) = self.rgb();
        RGBColor(r, g, b)
    }
}

/// The rules that let a page's custom properties colour the charts in it, one line per colour.
#[must_use]
pub fn theme_rules() -> String {
    let mut rules = String::new();
    for colour in Colour::ALL {
        let (hex, property) = (colour.hex(), colour.property());
        for attribute in ["fill", "stroke"] {
            let _ = writeln!(
                rules,
                ".chart [{attribute}=\"{hex}\"] {{ {attribute}: var({property}); }}"
            );
        }
    }
    rules
}
