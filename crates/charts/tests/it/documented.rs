//! The reference page lists what the code has.

use icc_charts::{ChartError, What, theme_rules};

const PAGE: &str = include_str!("../../../../docs/reference/charts.md");

#[test]
fn every_code_is_documented() {
    let (what, count, limit, least, place, series) = (What::Rows, 1, 1, 1, 0, 0);
    for error in [
        ChartError::Empty,
        ChartError::TooMany { what, count, limit },
        ChartError::TooFew { what, count, least },
        ChartError::Uneven {
            series,
            values: 0,
            categories: 0,
        },
        ChartError::RepeatedRole { series },
        ChartError::NotFinite { place },
        ChartError::OffScale { place },
        ChartError::Disordered { place },
        ChartError::Unordered { place },
        ChartError::OffMap { place },
        ChartError::Id,
        ChartError::Size,
        ChartError::Drawing {
            detail: String::new(),
        },
    ] {
        let code = error.code();
        assert!(PAGE.contains(&format!("| `{code}` |")), "{code}");
        assert!(error.to_string().starts_with(code));
    }
}

/// The style sheet of the pages for charts.
const SHEET: &str = include_str!("../../../pages/assets/styles/charts.css");

#[test]
fn the_pages_take_every_colour_from_their_theme() {
    assert!(SHEET.contains(&theme_rules()), "{}", theme_rules());
}

#[test]
fn the_rules_for_style_sheets_are_documented() {
    assert!(PAGE.contains(&theme_rules()), "{}", theme_rules());
}
