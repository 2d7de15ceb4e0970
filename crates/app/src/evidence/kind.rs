//! Which kinds of files are taken, told by content and name together.

use super::archive;

/// A kind of file that is taken as evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// PDF.
    Pdf,
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// A text of an office program.
    Docx,
    /// A workbook of most office programs.
    Xlsx,
    /// A workbook in the open format.
    Ods,
    /// A table as text.
    Csv,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFault {
    /// There is nothing in it.
    Empty,
    /// A kind that is not on the list, or one that its name does not say.
    Kind,
    /// An office file that cannot be read, is locked, or holds what none of them needs.
    Archive,
    /// An office file that would be enormous once unpacked.
    Bomb,
}

impl FileFault {
    /// Its code in messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "file-empty",
            Self::Kind => "file-kind",
            Self::Archive => "file-archive",
            Self::Bomb => "file-bomb",
        }
    }
}

impl FileKind {
    /// Every kind, with its media type and the ends of its names; the first is the usual one.
    pub const ALL: [(Self, &'static str, &'static [&'static str]); 7] = [
        (Self::Pdf, "application/pdf", &["pdf"]),
        (Self::Png, "image/png", &["png"]),
        (Self::Jpeg, "image/jpeg", &["jpg", "jpeg"]),
        (
            Self::Docx,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            &["docx"],
        ),
        (
            Self::Xlsx,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            &["xlsx"],
        ),
        (
            Self::Ods,
            "application/vnd.oasis.opendocument.spreadsheet",
            &["ods"],
        ),
        (Self::Csv, "text/csv", &["csv"]),
    ];

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        self.row().1
    }

    /// The usual end of its names.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.row().2[0]
    }

    /// The kind of a media type that is kept.
    #[must_use]
    pub fn of_media_type(media_type: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        let found = all.find(|(_, known, _)| *known == media_type);
        found.map(|(kind, ..)| *kind)
    }

    fn row(self) -> &'static (Self, &'static str, &'static [&'static str]) {
        const ROWS: &[(FileKind, &str, &[&str])] = &FileKind::ALL;
        let found = ROWS.iter().find(|(kind, ..)| *kind == self);
        found.unwrap_or(&ROWS[0])
    }

    /// Tells what a file is, by its content, if its name says the same.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn of(name: &str, bytes: &[u8]) -> Result<Self, FileFault> {
        if bytes.is_empty() {
            return Err(FileFault::Empty);
        }
        let end = name.rsplit_once('.').map_or("", |(_, end)| end);
        let end = end.to_ascii_lowercase();
        let mut all = Self::ALL.iter();
        let claimed = all.find(|(_, _, ends)| ends.contains(&end.as_str()));
        let (claimed, media_type, _) = claimed.ok_or(FileFault::Kind)?;
        let found = infer::get(bytes);
        let is = |kind: &str| found.is_some_and(|found| found.mime_type() == kind);
        match claimed {
            Self::Pdf | Self::Png | Self::Jpeg if is(media_type) => {}
            Self::Csv if found.is_none() && is_table(bytes) => {}
            Self::Docx | Self::Xlsx | Self::Ods if bytes.starts_with(archive::SIGNATURE) => {
                if archive::look(bytes)? != *claimed {
                    return Err(FileFault::Kind);
                }
            }
            _ => return Err(FileFault::Kind),
        }
        Ok(*claimed)
    }
}

/// Whether bytes are a text without anything that programs act on: no control characters, and no
/// markup where a program would look for it.
fn is_table(bytes: &[u8]) -> bool {
    let control = |b: &u8| *b < 0x20 && ![b'\t', b'\n', b'\r'].contains(b);
    let first = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = first.iter().find(|b| !b.is_ascii_whitespace());
    !bytes.iter().any(control) && first.is_some_and(|b| *b != b'<')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn u2_a_kind_is_taken_by_content_and_name_together() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        for (name, bytes, expected) in [
            ("a.pdf", &b"%PDF-1.7\n..."[..], Ok(FileKind::Pdf)),
            ("a.PDF", b"%PDF-1.7\n...", Ok(FileKind::Pdf)),
            ("a.png", png, Ok(FileKind::Png)),
            ("a.jpeg", b"\xff\xd8\xff\xe0..", Ok(FileKind::Jpeg)),
            (
                "a.csv",
                "ville;\u{e9}t\u{e9}\n".as_bytes(),
                Ok(FileKind::Csv),
            ),
            ("a.csv", b"ville;\xe9t\xe9\r\n", Ok(FileKind::Csv)),
            ("a.pdf", b"", Err(FileFault::Empty)),
            ("a.pdf", png, Err(FileFault::Kind)),
            ("a.png", b"%PDF-1.7\n...", Err(FileFault::Kind)),
            ("a", b"%PDF-1.7\n...", Err(FileFault::Kind)),
            ("pdf", b"%PDF-1.7\n...", Err(FileFault::Kind)),
            ("a.svg", b"<svg/>", Err(FileFault::Kind)),
            ("a.html", b"<!doctype html>", Err(FileFault::Kind)),
            ("a.csv", b"<svg onload=alert(1)>", Err(FileFault::Kind)),
            ("a.csv", b"\xef\xbb\xbf <b>x", Err(FileFault::Kind)),
            ("a.csv", b"a;b\0c", Err(FileFault::Kind)),
            ("a.csv", b"PK\x03\x04aaaa", Err(FileFault::Kind)),
            ("a.xlsx", b"not a workbook", Err(FileFault::Kind)),
            ("a.xlsx", b"PK\x03\x04 broken", Err(FileFault::Archive)),
            ("a.pdf.exe", b"MZ\x90\0", Err(FileFault::Kind)),
        ] {
            assert_eq!(FileKind::of(name, bytes), expected, "{name}");
        }
    }

    #[test]
    fn every_kind_has_its_media_type_and_end() {
        for (kind, media_type, ends) in FileKind::ALL {
            assert_eq!(kind.media_type(), media_type);
            assert_eq!(kind.extension(), ends[0]);
            assert_eq!(FileKind::of_media_type(media_type), Some(kind));
        }
    }
}
