//! Quotation marks that do not enclose a cell. The library reads on over them and joins what they
//! tear apart, so they are looked for beside it.

use std::collections::VecDeque;

/// Watches the bytes of a file for quotation marks: costs next to nothing where there are none.
pub(super) struct Quotes {
    /// Bytes seen before.
    seen: u64,
    /// The last of them.
    last: u8,
    /// Where the cell begins that is open.
    open: Option<u64>,
    /// Whether the last byte may have closed it.
    closing: bool,
    faults: VecDeque<Fault>,
}

/// Where the opening mark stands, and the code of the problem.
pub(super) type Fault = (u64, &'static str);

impl Quotes {
    pub(super) const fn new() -> Self {
        Self {
            seen: 0,
            last: b'\n',
            open: None,
            closing: false,
            faults: VecDeque::new(),
        }
    }

    /// Watches what is read next; nothing at the end of the file.
    pub(super) fn watch(&mut self, bytes: &[u8]) {
        let Some(last) = bytes.last() else {
            if let Some(open) = self.open.take_if(|_| !self.closing) {
                self.faults.push_back((open, "quote-unclosed"));
            }
            return;
        };
        let mut at = 0;
        loop {
            if self.closing {
                let Some(next) = bytes.get(at) else { break };
                self.closing = false;
                if *next == b'"' {
                    at += 1; // Two of them are one in the text.
                } else if let Some(open) = self.open.take().filter(|_| !ends_cell(*next)) {
                    self.faults.push_back((open, "quote-misplaced"));
                }
            }
            let rest = &bytes[at..];
            if !rest.contains(&b'"') {
                break;
            }
            let place = at + rest.iter().take_while(|byte| **byte != b'"').count();
            at = place + 1;
            if self.open.is_some() {
                self.closing = true;
            } else if ends_cell(if place == 0 {
                self.last
            } else {
                bytes[place - 1]
            }) {
                self.open = Some(self.seen + place as u64);
            }
        }
        self.seen += bytes.len() as u64;
        self.last = *last;
    }

    /// The first fault that begins before a place and has not been taken.
    pub(super) fn take_before(&mut self, place: u64) -> Option<Fault> {
        self.faults.front().filter(|(at, _)| *at < place)?;
        self.faults.pop_front()
    }
}

const fn ends_cell(byte: u8) -> bool {
    matches!(byte, b',' | b'\r' | b'\n')
}
