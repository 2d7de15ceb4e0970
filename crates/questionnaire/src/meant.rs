//! What somebody may have meant.

use crate::{Decimal, DecimalError};

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

/// The number that a text which is no decimal number most likely stands for: with a decimal comma, a
/// sign of percent, marks between thousands, a typographic minus, an exponent, a point at an end, or
/// in hexadecimal digits. None where several could be meant, as with `1,000`.
#[must_use]
pub fn number_meant(text: &str) -> Option<Decimal> {
    let text = text.trim().trim_end_matches('%').trim_end();
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.starts_with(['+', '-']) {
        return None;
    }
    let plain = if let Some(hexadecimal) = digits.strip_prefix("0x") {
        i64::from_str_radix(hexadecimal, 16).ok()?.to_string()
    } else if digits.contains(',') && digits.contains('.') {
        without_marks(digits, &[','])?
    } else {
        let joined = without_marks(digits, &[' ', '\u{a0}', '\u{202f}', '\'', '\u{2019}'])?;
        match joined.split_once(',') {
            Some((whole, after)) if after.len() == 3 && whole != "0" => return None,
            Some((whole, after)) => format!("{whole}.{after}"),
            None => joined,
        }
    };
    let zero = if plain.starts_with('.') { "0" } else { "" };
    let number = format!("{sign}{zero}{}", plain.trim_end_matches('.'));
    expanded(&number).unwrap_or(number).parse().ok()
}

/// A number without the marks between its thousands; none where other than three digits follow one.
fn without_marks(number: &str, marks: &[char]) -> Option<String> {
    let digits = |group: &str| group.bytes().take_while(u8::is_ascii_digit).count();
    let mut groups = number.split(marks).skip(1);
    groups
        .all(|group| digits(group) == 3)
        .then(|| number.replace(marks, ""))
}

/// Whether a text is a fraction such as `1/3`.
pub(crate) fn is_fraction(text: &str) -> bool {
    let whole = |part: &str| {
        let part = part.trim();
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())
    };
    text.split_once('/')
        .is_some_and(|(above, below)| whole(above) && whole(below))
}

/// A number without the exponent that it has: programs write `1.5E3` for 1500.
pub(crate) fn expanded(answer: &str) -> Option<String> {
    /// Numbers far beyond these are refused anyway.
    const LARGEST: i32 = 40;
    let (mantissa, exponent) = answer.split_once(['e', 'E'])?;
    // The rest must be a plain number, whatever its length.
    if mantissa.parse::<Decimal>() == Err(DecimalError::Form) {
        return None;
    }
    let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let exponent: i32 = exponent
        .parse()
        .ok()
        .filter(|e| (-LARGEST..=LARGEST).contains(e))?;
    let (sign, unsigned) = match mantissa.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let point = i32::try_from(whole.len()).ok()? + exponent;
    let all = format!("{whole}{fraction}");
    let length = i32::try_from(all.len()).ok()?;
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    let text = if point <= 0 {
        format!("0.{}{all}", zeros(-point))
    } else if point >= length {
        format!("{all}{}", zeros(point - length))
    } else {
        let (whole, fraction) = all.split_at(usize::try_from(point).ok()?);
        format!("{whole}.{fraction}")
    };
    Some(format!("{sign}{text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_word_finds_the_one_that_was_meant() {
        let known = ["harbourtown", "kleinstadt"];
        assert_eq!(similar("Harborton", known), Some("harbourtown"));
        assert_eq!(similar("nowhere", known), None);
    }

    #[test]
    fn a_number_written_otherwise_is_read_where_it_is_clear() {
        for (written, meant) in [
            ("33.3%", "33.3"),
            ("33,3", "33.3"),
            ("33,3 %", "33.3"),
            ("0,125", "0.125"),
            ("0x10", "16"),
            ("1e3", "1000"),
            ("12 000", "12000"),
            ("1 234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("5 ", "5"),
            ("5.", "5"),
            ("-.5", "-0.5"),
            ("\u{2212}2", "-2"),
        ] {
            let found = number_meant(written).map(|number| number.to_string());
            assert_eq!(found.as_deref(), Some(meant), "{written}");
        }
        for written in [
            "1,000", "1/3", "1 2", "1.2.3", "+-5", "one", "0x", "", "%", "1,2,3",
        ] {
            assert_eq!(number_meant(written), None, "{written}");
        }
    }
}
