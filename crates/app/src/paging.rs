//! Which part of a long list a page shows.

use std::ops::Range;

/// A page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// Which page, from 1.
    pub page: usize,
    /// How many stand on one.
    pub size: usize,
    /// How many there are on all of them.
    pub of: usize,
}

impl Paging {
    /// The page that is asked for, or the nearest that there is.
    #[must_use]
    pub fn new(page: usize, size: usize, of: usize) -> Self {
        let pages = of.div_ceil(size).max(1);
        Self {
            page: page.clamp(1, pages),
            size,
            of,
        }
    }

    /// How many come before it.
    #[must_use]
    pub const fn before(&self) -> usize {
        (self.page - 1) * self.size
    }

    /// The places of what it shows, from 0.
    #[must_use]
    pub fn places(&self) -> Range<usize> {
        let before = self.before().min(self.of);
        before..self.of.min(before + self.size)
    }

    /// What it shows of a whole list.
    #[must_use]
    pub fn part<'a, T>(&self, all: &'a [T]) -> &'a [T] {
        all.get(self.places()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_page_for_whatever_is_asked() {
        let all: Vec<usize> = (1..=5).collect();
        for (asked, page, part) in [
            (0, 1, &[1, 2][..]),
            (1, 1, &[1, 2]),
            (3, 3, &[5]),
            (usize::MAX, 3, &[5]),
        ] {
            let paging = Paging::new(asked, 2, all.len());
            assert_eq!((paging.page, paging.part(&all)), (page, part));
        }
        let none = Paging::new(4, 2, 0);
        assert_eq!((none.page, none.places()), (1, 0..0));
    }
}
