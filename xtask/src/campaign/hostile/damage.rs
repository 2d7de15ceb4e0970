//! Ways to damage a file.

use crate::campaign::random::Random;

/// Texts that programs stumble over.
const TRAPS: &[&str] = &[
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "\r",
    "\"",
    "'''",
    "\"\"\"",
    "[[",
    "]]",
    "{{",
    "=",
    ",",
    "\n\n",
    "NaN",
    "inf",
    "-0",
    "1e999",
    "99999999999999999999999999999999999999999",
    "0.0000000000000000000000000000000000000001",
    "-1",
    "../../../../etc/passwd",
    "=1+1",
    "é\u{301}\u{301}\u{301}",
    "9999-99-99",
    "true",
    "[]",
];

/// One kind of damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Damage {
    /// Cut off at a random byte.
    Truncated,
    /// Nothing at all.
    Empty,
    /// A few random bytes replaced by others, which also breaks UTF-8.
    Bytes,
    /// One of the texts that programs stumble over, put in anywhere.
    Trap,
    /// One of them in place of a value: what follows `=` or stands between commas.
    Value,
    /// One line left out.
    LineLost,
    /// One line twice.
    LineTwice,
    /// Two lines in each other's place.
    LinesSwapped,
    /// A part repeated until the file has about 8 MiB.
    Huge,
    /// A single line of 4 MiB.
    LongLine,
    /// Thousands of brackets inside each other.
    Deep,
    /// Another encoding: two bytes for each character, with a byte order mark.
    WideCharacters,
    /// Random bytes only.
    Noise,
}

const ALL: &[Damage] = &[
    Damage::Truncated,
    Damage::Empty,
    Damage::Bytes,
    Damage::Trap,
    Damage::Value,
    Damage::LineLost,
    Damage::LineTwice,
    Damage::LinesSwapped,
    Damage::Huge,
    Damage::LongLine,
    Damage::Deep,
    Damage::WideCharacters,
    Damage::Noise,
];

/// The kinds that find most, drawn twice as often.
const FRUITFUL: &[Damage] = &[
    Damage::Value,
    Damage::Trap,
    Damage::LineLost,
    Damage::LineTwice,
];

impl Damage {
    /// One kind at random.
    pub(super) fn choose(random: &mut Random) -> Self {
        let from = if random.below(2) == 0 { FRUITFUL } else { ALL };
        random.choose(from).copied().unwrap_or(Self::Empty)
    }

    /// The file after the damage.
    pub(super) fn apply(self, good: &[u8], random: &mut Random) -> Vec<u8> {
        let at = random.below(good.len() + 1);
        let (head, tail) = good.split_at(at);
        let trap = random.choose(TRAPS).copied().unwrap_or_default().as_bytes();
        match self {
            Self::Truncated => head.to_vec(),
            Self::Empty => Vec::new(),
            Self::Bytes => {
                let mut bad = good.to_vec();
                for _ in 0..=random.below(8) {
                    let place = random.below(bad.len());
                    if let Some(byte) = bad.get_mut(place) {
                        *byte = low_byte(random.below(256));
                    }
                }
                bad
            }
            Self::Trap => [head, trap, tail].concat(),
            Self::Value => {
                let end = |byte: &u8| matches!(byte, b'=' | b',' | b'\n');
                let start = head.iter().rposition(end).map_or(0, |place| place + 1);
                let stop = tail.iter().position(end).unwrap_or(tail.len());
                let before = good.get(..start).unwrap_or_default();
                let after = tail.get(stop..).unwrap_or_default();
                [before, trap, after].concat()
            }
            Self::LineLost | Self::LineTwice | Self::LinesSwapped => self.lines(good, random),
            Self::Huge => {
                let part = if tail.is_empty() { b"x\n" } else { tail };
                let times = (8 << 20) / part.len() + 1;
                [head, &part.repeat(times)].concat()
            }
            Self::LongLine => [head, &trap.repeat((4 << 20) / trap.len().max(1)), tail].concat(),
            Self::Deep => {
                let bracket = if random.below(2) == 0 { "[" } else { "{a=" };
                [head, b"\nx = ", bracket.repeat(20_000).as_bytes(), tail].concat()
            }
            Self::WideCharacters => {
                let text = String::from_utf8_lossy(good);
                let wide = text.encode_utf16().flat_map(u16::to_le_bytes);
                [0xFF, 0xFE].into_iter().chain(wide).collect()
            }
            Self::Noise => (0..random.below(4096))
                .map(|_| low_byte(random.below(256)))
                .collect(),
        }
    }

    fn lines(self, good: &[u8], random: &mut Random) -> Vec<u8> {
        let mut lines: Vec<&[u8]> = good.split_inclusive(|byte| *byte == b'\n').collect();
        if lines.is_empty() {
            return Vec::new();
        }
        let (first, second) = (random.below(lines.len()), random.below(lines.len()));
        match self {
            Self::LineLost => {
                lines.remove(first);
            }
            Self::LinesSwapped => lines.swap(first, second),
            _ => {
                let line = lines.get(first).copied().unwrap_or_default();
                lines.insert(second, line);
            }
        }
        lines.concat()
    }
}

fn low_byte(number: usize) -> u8 {
    number.to_le_bytes()[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &[u8] = b"code = \"a\"\nweight = 3\nvalues = [1, 2]\n";

    #[test]
    fn every_kind_ends_on_every_file() {
        for damage in ALL {
            for good in [GOOD, b"".as_slice(), b"x".as_slice()] {
                let bad = damage.apply(good, &mut Random::new(3));
                assert!(bad.len() < (32 << 20), "{damage:?}");
            }
        }
    }

    #[test]
    fn a_value_is_replaced_between_its_separators() {
        for seed in 0..50 {
            let bad = Damage::Value.apply(b"a,b\n", &mut Random::new(seed));
            assert!(bad.ends_with(b"\n") || bad.starts_with(b"a,b\n"), "{bad:?}");
        }
    }

    #[test]
    fn the_same_seed_does_the_same_damage() {
        let damaged = |seed| Damage::Bytes.apply(GOOD, &mut Random::new(seed));
        assert_eq!(damaged(5), damaged(5));
    }
}
