//! The forms in which a chart is sent as a file.

use icc_app::figure::{self, Chart};
use icc_i18n::key;

use crate::extract::PageCx;
use crate::problem::Problem;
use crate::respond::Rendered;

/// A form of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChartForm {
    /// A drawing.
    Svg,
    /// A picture in its own size.
    Png,
    /// A picture twice as large.
    LargePng,
}

impl ChartForm {
    pub(crate) const ALL: [Self; 3] = [Self::Svg, Self::Png, Self::LargePng];

    const fn end(self) -> &'static str {
        match self {
            Self::Svg => ".svg",
            Self::Png => ".png",
            Self::LargePng => "-2x.png",
        }
    }

    /// The name of the file of a chart.
    pub(crate) fn file(self, chart: &str) -> String {
        format!("{chart}{}", self.end())
    }

    /// The chart and the form that the name of a file stands for; none for another kind of file.
    pub(crate) fn read(file: &str) -> Option<(&str, Self)> {
        // `-2x.png` ends in `.png` too, so that the longer one is tried first.
        let mut forms = Self::ALL.into_iter().rev();
        forms.find_map(|form| Some((file.strip_suffix(form.end())?, form)))
    }

    /// The format as a link names it.
    pub(crate) fn named(self, cx: &PageCx) -> String {
        match self {
            Self::Svg => "SVG".to_owned(),
            Self::Png => "PNG".to_owned(),
            Self::LargePng => cx
                .app
                .i18n
                .plain(cx.locale, key!("figure-format-png-large")),
        }
    }

    /// The file of a chart that is drawn.
    pub(crate) fn rendered(self, chart: Chart) -> Result<Rendered, Problem> {
        let scale = match self {
            Self::Svg => return Ok(Rendered::new("image/svg+xml", chart.svg)),
            Self::Png => 1,
            Self::LargePng => 2,
        };
        Ok(Rendered::new("image/png", figure::png(&chart, scale)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_found_by_the_name_of_its_file() {
        for form in ChartForm::ALL {
            assert_eq!(
                ChartForm::read(&form.file("heat-map")),
                Some(("heat-map", form))
            );
        }
        assert_eq!(ChartForm::read("members.gif"), None);
    }
}
