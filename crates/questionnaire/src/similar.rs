//! What somebody may have meant.

/// From here on two words are taken for a misspelling of one.
const SIMILAR: f64 = 0.75;

/// The known word most similar to another; none where none is near.
#[must_use]
pub fn similar<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in known {
        let likeness = strsim::jaro_winkler(&lower, &candidate.to_lowercase());
        if likeness >= SIMILAR && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::similar;

    #[test]
    fn a_misspelt_word_finds_the_one_that_was_meant() {
        let known = ["harbourtown", "kleinstadt"];
        assert_eq!(similar("Harborton", known), Some("harbourtown"));
        assert_eq!(similar("nowhere", known), None);
    }
}
