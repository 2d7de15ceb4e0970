//! Files, positions and the places of values.

use std::collections::BTreeMap;

/// A file and where its lines begin.
#[derive(Debug)]
pub(crate) struct Source<'a> {
    pub(crate) path: &'a str,
    pub(crate) text: &'a str,
    lines: Vec<usize>,
}

impl<'a> Source<'a> {
    pub(crate) fn new(path: &'a str, text: &'a str) -> Self {
        let starts = text
            .bytes()
            .enumerate()
            .filter(|(_, b)| *b == b'\n')
            .map(|(i, _)| i + 1);
        Self {
            path,
            text,
            lines: std::iter::once(0).chain(starts).collect(),
        }
    }

    /// Line and column, both from 1, the column in characters.
    pub(crate) fn position(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let before = self.text.as_bytes().get(start..offset).unwrap_or_default();
        // Counting the bytes that begin a character needs no valid boundary at `offset`.
        let column = before.iter().filter(|b| (**b & 0xC0) != 0x80).count() + 1;
        (line, column)
    }
}

/// Where every value of the files stands, by file and path. List elements that have a `code` go
/// by it, others by their index: `question/C1/applies_if`, `measure/index/members/2`.
#[derive(Debug, Default)]
pub(crate) struct Places {
    map: BTreeMap<String, BTreeMap<String, (usize, usize)>>,
}

impl Places {
    pub(crate) fn add(&mut self, file: &str, path: &str, position: (usize, usize)) {
        let places = match self.map.get_mut(file) {
            Some(places) => places,
            None => self.map.entry(file.to_owned()).or_default(),
        };
        places.entry(path.to_owned()).or_insert(position);
    }

    /// The place of a value, else of the nearest enclosing value that has one.
    pub(crate) fn find(&self, file: &str, path: &str) -> (usize, usize) {
        let Some(places) = self.map.get(file) else {
            return (0, 0);
        };
        let mut path = path;
        loop {
            if let Some(place) = places.get(path) {
                return *place;
            }
            match path.rsplit_once('/') {
                Some((parent, _)) => path = parent,
                None => return (1, 1),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let source = Source::new("f", "é = 1\nçà = 2\n");
        assert_eq!(source.position(0), (1, 1));
        assert_eq!(source.position("é = ".len()), (1, 5));
        assert_eq!(source.position("é = 1\nçà = ".len()), (2, 6));
        assert_eq!(source.position(10_000), (3, 1));
    }

    #[test]
    fn places_fall_back_to_what_encloses_them() {
        let mut places = Places::default();
        places.add("f", "measure/index", (4, 1));
        assert_eq!(places.find("f", "measure/index/members/2"), (4, 1));
        assert_eq!(places.find("f", "nothing"), (1, 1));
        assert_eq!(places.find("g", "nothing"), (0, 0));
    }
}
