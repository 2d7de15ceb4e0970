//! The distinct texts of a column, each once, with a small number for each.

use indexmap::{IndexMap, IndexSet};

/// The number of the empty text.
pub(crate) const EMPTY: u32 = 0;

/// Slots for values seen lately; a power of two.
const RECENT: usize = 1 << 12;
/// Up to this length a text is its own key.
const INLINE: usize = 12;

/// Gives every distinct text a number, in the order of appearance; the empty text is [`EMPTY`].
///
/// Columns of millions of rows hold few distinct values, mostly the same as a moment ago: those
/// are found without hashing the text anew.
#[derive(Debug, Clone)]
pub(crate) struct Distinct {
    values: IndexSet<Box<str>>,
    recent: Vec<(u128, u32)>,
    /// The numbers met as such, by their keys: their texts need not be made again.
    numbers: IndexMap<u128, u32>,
}

impl Default for Distinct {
    fn default() -> Self {
        Self {
            values: IndexSet::from(["".into()]),
            // The empty text has the key 0.
            recent: vec![(0, EMPTY); RECENT],
            numbers: IndexMap::new(),
        }
    }
}

impl Distinct {
    /// The number of a text.
    pub(crate) fn code(&mut self, text: &str) -> u32 {
        let bytes = text.as_bytes();
        let key = key(bytes);
        let slot = slot(key);
        let (seen, code) = self.recent[slot];
        if seen == key && (bytes.len() <= INLINE || self.is(code, text)) {
            return code;
        }
        self.insert(key, text)
    }

    /// The number of bytes that should be a text; none if they are not UTF-8.
    pub(crate) fn code_of_bytes(&mut self, bytes: &[u8]) -> Option<u32> {
        let key = key(bytes);
        let (seen, code) = self.recent[slot(key)];
        if seen == key && (bytes.len() <= INLINE || self.text(code).as_bytes() == bytes) {
            return Some(code);
        }
        let text = std::str::from_utf8(bytes).ok()?;
        Some(self.insert(key, text))
    }

    /// The number of the text of a number, made only when its key is new: see [`number_key`].
    pub(crate) fn code_of_key(&mut self, key: u128, text: impl FnOnce() -> String) -> u32 {
        let (seen, code) = self.recent[slot(key)];
        if seen == key {
            return code;
        }
        if let Some(code) = self.numbers.get(&key) {
            self.recent[slot(key)] = (key, *code);
            return *code;
        }
        let code = self.insert(key, &text());
        self.numbers.insert(key, code);
        code
    }

    fn is(&self, code: u32, text: &str) -> bool {
        self.values
            .get_index(code as usize)
            .is_some_and(|v| **v == *text)
    }

    fn insert(&mut self, key: u128, text: &str) -> u32 {
        let index = if let Some(index) = self.values.get_index_of(text) {
            index
        } else {
            self.values.insert_full(text.into()).0
        };
        // Files are refused long before they have this many rows.
        let code = u32::try_from(index).unwrap_or(u32::MAX);
        self.recent[slot(key)] = (key, code);
        code
    }

    /// Per number: the place of its text among all texts, sorted.
    pub(crate) fn ranks(&self) -> Vec<u32> {
        let mut order: Vec<usize> = (0..self.values.len()).collect();
        order.sort_unstable_by(|a, b| self.values[*a].cmp(&self.values[*b]));
        let mut ranks = vec![0; order.len()];
        for (rank, number) in (0..).zip(order) {
            ranks[number] = rank;
        }
        ranks
    }

    /// The text of a number.
    pub(crate) fn text(&self, code: u32) -> &str {
        self.values.get_index(code as usize).map_or("", |v| v)
    }

    /// The number of a text, if it has one.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        u32::try_from(self.values.get_index_of(text)?).ok()
    }

    /// How many there are, the empty text included.
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// The texts that have come since there were `known`.
    pub(crate) fn since(&self, known: usize) -> Vec<Box<str>> {
        let new = self.values.get_range(known..);
        new.into_iter().flatten().cloned().collect()
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }
}

/// The texts of a column by their numbers, as they were a moment ago: for whoever uses numbers while
/// the file is read on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known(Vec<Box<str>>);

impl Known {
    /// Learns the texts that have come since: see [`Distinct::since`].
    pub(crate) fn learn(&mut self, new: Vec<Box<str>>) {
        self.0.extend(new);
    }

    /// The text of a number.
    pub(crate) fn text(&self, code: u32) -> &str {
        self.0.get(code as usize).map_or("", |text| text)
    }

    /// How many there are, the empty text included.
    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    /// Forgets everything: the texts get other numbers.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

/// A short text is its own key: length, then bytes. A longer one has a key of its length and a
/// digest of its bytes, and is compared when met.
fn key(bytes: &[u8]) -> u128 {
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    if bytes.len() <= INLINE {
        let mut inline = [0; INLINE];
        inline[..bytes.len()].copy_from_slice(bytes);
        return inline_key(length, inline);
    }
    let mut digest = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        digest = (digest.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(FACTOR);
    }
    u128::from(length) | u128::from(digest) << 64
}

/// The key of a text of at most 12 bytes.
const fn inline_key(length: u32, bytes: [u8; INLINE]) -> u128 {
    let [l0, l1, l2, l3] = length.to_le_bytes();
    let [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11] = bytes;
    u128::from_le_bytes([
        l0, l1, l2, l3, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11,
    ])
}

/// The key of a number, given by its bits and the sort of number: never that of a text, whose
/// length would have to be the greatest there is.
pub(crate) const fn number_key(bits: u64, sort: u32) -> u128 {
    (u32::MAX as u128) | (bits as u128) << 32 | (sort as u128) << 96
}

/// An odd number whose bits look random: the golden ratio's.
pub(crate) const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

#[expect(
    clippy::cast_possible_truncation,
    reason = "the halves of a number, then its top bits"
)]
const fn slot(key: u128) -> usize {
    let mixed = ((key as u64) ^ ((key >> 64) as u64).rotate_left(29)).wrapping_mul(FACTOR);
    (mixed >> (64 - RECENT.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_texts_in_order_of_appearance() {
        let mut values = Distinct::default();
        let long = "not_within_powers_of_the_unit";
        let codes = ["yes", "", "no", long, "yes", long, "y"].map(|t| values.code(t));
        assert_eq!(codes, [1, EMPTY, 2, 3, 1, 3, 4]);
        assert_eq!(values.text(3), long);
        assert_eq!(values.ranks(), [0, 4, 1, 2, 3]);
        assert_eq!(values.code_of_bytes(b"no"), Some(2));
        assert_eq!(values.code_of_bytes(b"\xff"), None);
        assert_eq!(values.len(), 5);
        assert_eq!((values.find("no"), values.find("never")), (Some(2), None));
    }

    #[test]
    fn texts_are_known_as_they_were() {
        let (mut values, mut known) = (Distinct::default(), Known::default());
        values.code("yes");
        known.learn(values.since(0));
        let no = values.code("no");
        assert_eq!((known.text(1), known.text(no), known.len()), ("yes", "", 2));
        known.learn(values.since(known.len()));
        assert_eq!((known.text(no), known.len()), ("no", 3));
        values.clear();
        known.clear();
        let other = values.code("no");
        known.learn(values.since(0));
        assert_eq!(known.text(other), "no");
    }

    #[test]
    fn keeps_apart_texts_that_end_in_zero_bytes() {
        let mut values = Distinct::default();
        assert_ne!(values.code("a"), values.code("a\0"));
        assert_eq!(values.code(""), EMPTY);
        assert_ne!(values.code("\0"), EMPTY);
    }

    #[test]
    fn more_values_than_slots_are_all_kept() {
        let mut values = Distinct::default();
        let texts: Vec<String> = (0..3 * RECENT)
            .map(|i| format!("unit number {i:08}"))
            .collect();
        let first: Vec<u32> = texts.iter().map(|t| values.code(t)).collect();
        let again: Vec<u32> = texts.iter().map(|t| values.code(t)).collect();
        assert_eq!(first, again);
        assert_eq!(values.len(), texts.len() + 1);
    }
}
