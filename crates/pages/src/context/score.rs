//! A score as pages show it: a number, or the reason why there is none.

pub use icc_domain::{Difference, NoScore, Score};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_words_in_both_languages() -> Result<(), Box<dyn std::error::Error>> {
        let i18n = icc_i18n::I18n::new()?;
        for reason in NoScore::ALL {
            let code = serde_json::to_value(reason)?;
            let id = format!("score-none-{}", code.as_str().unwrap_or_default());
            for locale in icc_domain::Locale::ALL {
                assert!(i18n.has(locale, &id), "{locale} {id}");
            }
        }
        Ok(())
    }
}
