//! Labels from outside: made harmless, and broken into lines that fit.

use crate::fonts::{Weight, advance, width};

/// Longer labels are cut: the table of a page holds the whole name.
const MAX_CHARS: usize = 300;
const ELLIPSIS: char = '…';

/// A label without anything that XML forbids, that turns the direction of the text around it, or
/// that cannot be seen.
pub(crate) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len().min(MAX_CHARS * 2));
    let mut space = true;
    let mut count = 0_usize;
    for c in text.chars() {
        if count == MAX_CHARS {
            clean.push(ELLIPSIS);
            break;
        }
        if is_breakable_space(c) {
            if !space {
                clean.push(' ');
                count += 1;
            }
            space = true;
        } else if !is_unwelcome(c) {
            clean.push(c);
            count += 1;
            space = false;
        }
    }
    if clean.ends_with(' ') {
        clean.pop();
    }
    clean
}

/// White space where a line may end; no-break spaces are letters here.
fn is_breakable_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

fn is_unwelcome(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
        // Noncharacters, two of which XML forbids.
        || (u32::from(c) & 0xfffe) == 0xfffe
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

/// How a text is to be set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    /// Font size in pixels.
    pub(crate) size: f64,
    /// How heavy.
    pub(crate) weight: Weight,
    /// Width to stay within, in pixels.
    pub(crate) within: f64,
    /// The most lines; what does not fit ends in an ellipsis.
    pub(crate) lines: usize,
}

/// Breaks a cleaned text into lines no wider than asked: at spaces, after hyphens, and inside a
/// word that is too long by itself.
pub(crate) fn wrap(text: &str, setting: Setting) -> Vec<String> {
    let wide = |text: &str| width(text, setting.size, setting.weight);
    let mut lines: Vec<String> = Vec::new();
    // The line so far and its width, with the space at its end.
    let (mut line, mut used) = (String::new(), 0.0);
    for piece in pieces(text) {
        let (whole, visible) = (wide(piece), wide(piece.trim_end()));
        if used + visible > setting.within {
            finish(&mut line, &mut lines);
            used = 0.0;
            if lines.len() > setting.lines {
                break;
            }
        }
        if visible > setting.within {
            line = split_word(piece, setting, &mut lines);
            used = wide(&line);
        } else {
            line.push_str(piece);
            used += whole;
        }
    }
    finish(&mut line, &mut lines);
    if lines.len() > setting.lines {
        lines.truncate(setting.lines);
        if let Some(last) = lines.last_mut() {
            shorten(last, setting);
        }
    }
    lines
}

/// Keeps a line, unless there is nothing on it.
fn finish(line: &mut String, lines: &mut Vec<String>) {
    let done = std::mem::take(line);
    let done = done.trim_end();
    if !done.is_empty() {
        lines.push(done.to_owned());
    }
}

/// Words with the space or hyphen that follows them.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '-', '/'])
}

/// Fills lines with the letters of a word; returns what is left for the next line.
fn split_word(word: &str, setting: Setting, lines: &mut Vec<String>) -> String {
    let (mut line, mut used) = (String::new(), 0.0);
    for c in word.chars() {
        let step = advance(c, setting.weight) * setting.size;
        if used + step > setting.within && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        line.push(c);
        used += step;
    }
    line
}

fn shorten(line: &mut String, setting: Setting) {
    let room = setting.within - advance(ELLIPSIS, setting.weight) * setting.size;
    while width(line, setting.size, setting.weight) > room && line.pop().is_some() {}
    while line.ends_with([' ', '-', ',', ELLIPSIS]) {
        line.pop();
    }
    line.push(ELLIPSIS);
}

/// Escapes a text for XML content and double-quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    push_escaped(&mut escaped, text);
    escaped
}

/// The same behind what is there.
pub(crate) fn push_escaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['<', '>', '&', '"', '\'']) {
        let (before, special) = rest.split_at(at);
        out.push_str(before);
        out.push_str(match special.as_bytes()[0] {
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'&' => "&amp;",
            b'"' => "&quot;",
            _ => "&apos;",
        });
        rest = &special[1..];
    }
    out.push_str(rest);
}
