//! Where the files of a release are written, one after the other, from a thread that may wait.

use std::io::{self, BufReader, Read, Write};

use icc_datasets::Digesting;
use icc_datasets::field::Table;
use icc_datasets::released::{EVERY_FORMAT_ROWS, Pieces, TableFormat, Written, write_table};
use icc_questionnaire::canonical::sha256;
use icc_store::{KeptObject, Release, ReleaseFile, ReleaseId, Shelf, ShelfError, Upload};
use tokio::runtime::Handle;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::key;
use super::papers::file_table;
use crate::error::Error;

/// Bytes that are gathered before they are sent.
const PIECE: usize = 1 << 20;

/// The files of one release.
pub(crate) struct Desk {
    shelf: Shelf,
    handle: Handle,
    release: ReleaseId,
    /// What was written, in its order.
    pub(super) files: Vec<ReleaseFile>,
}

impl Desk {
    /// For work on a thread of its own, which waits for `handle`.
    pub(crate) const fn new(shelf: Shelf, handle: Handle, release: ReleaseId) -> Self {
        Self {
            shelf,
            handle,
            release,
            files: Vec::new(),
        }
    }

    /// Whose files these are.
    pub(super) const fn release(&self) -> ReleaseId {
        self.release
    }

    /// Writes a table into some files, each in its format, while its rows pass once.
    pub(super) fn table(
        &mut self,
        table: &'static Table,
        files: &[(String, TableFormat)],
        pieces: &dyn Pieces,
    ) -> Result<Vec<Written>, Error> {
        let mut slots = Vec::with_capacity(files.len());
        for (name, _) in files {
            match self.begin(name) {
                Ok(slot) => slots.push(slot),
                Err(error) => {
                    slots.into_iter().for_each(Slot::give_up);
                    return Err(error);
                }
            }
        }
        let open = slots.iter_mut().zip(files);
        let open = open.map(|(slot, (_, format))| (slot, *format)).collect();
        let written = match write_table(table, open, pieces) {
            Ok(written) => written,
            Err(error) => {
                slots.into_iter().for_each(Slot::give_up);
                return Err(Error::broken([error.to_string()]));
            }
        };
        let mut open = files.iter().zip(slots).zip(&written);
        while let Some((((name, format), slot), written)) = open.next() {
            let bytes = match slot.finish() {
                Ok(bytes) => bytes,
                Err(error) => {
                    open.for_each(|((_, slot), _)| slot.give_up());
                    return Err(error);
                }
            };
            self.files.push(ReleaseFile {
                name: name.clone(),
                media_type: format.media_type().to_owned(),
                bytes,
                rows: Some(written.record.rows),
                sha256: written.record.digest.clone(),
            });
        }
        Ok(written)
    }

    /// Writes a document.
    pub(super) fn put(
        &mut self,
        name: &str,
        media_type: &str,
        bytes: Vec<u8>,
    ) -> Result<(), Error> {
        self.files.push(ReleaseFile {
            name: name.to_owned(),
            media_type: media_type.to_owned(),
            bytes: bytes.len() as u64,
            rows: None,
            sha256: sha256(&bytes),
        });
        let key = key(self.release, name);
        Ok(self.handle.block_on(self.shelf.put(&key, bytes))?)
    }

    /// Reads back a table of so many rows, one object a line.
    pub(crate) fn lines(
        &self,
        release: &Release,
        table: &str,
        rows: u64,
    ) -> Result<Box<dyn io::BufRead>, Error> {
        let format = TableFormat::lines(rows);
        let name = file_table(release.demonstration, table, format);
        let lines = format.unpacked(self.open(release.id, &name)?);
        lines.map_err(|error| Error::broken([error.to_string()]))
    }

    /// Reads back a file of a release.
    pub(super) fn open(
        &self,
        release: ReleaseId,
        name: &str,
    ) -> Result<impl io::BufRead + use<>, Error> {
        self.open_at(release, name, 0)
    }

    /// The same from a byte on.
    pub(crate) fn open_at(
        &self,
        release: ReleaseId,
        name: &str,
        byte: u64,
    ) -> Result<impl io::BufRead + use<>, Error> {
        let key = key(release, name);
        let kept = match byte {
            // A file without any byte begins nowhere else.
            0 => self.handle.block_on(self.shelf.open(&key))?,
            _ => self.handle.block_on(self.shelf.open_at(&key, byte))?,
        };
        let gone = || Error::broken([format!("{name} of release {release} is not there")]);
        Ok(BufReader::new(Reading {
            kept: kept.ok_or_else(gone)?,
            handle: self.handle.clone(),
            piece: Vec::new(),
            at: 0,
        }))
    }

    /// Packs everything that was written so far into one archive, but for the files of large tables,
    /// which would only be there twice: the same bytes for the same files.
    pub(super) fn zip(&mut self, name: &str) -> Result<(), Error> {
        let mut packed: Vec<ReleaseFile> = self.files.clone();
        packed.retain(|file| file.rows.is_none_or(|rows| rows <= EVERY_FORMAT_ROWS));
        let mut slot = self.begin(name)?;
        let mut digesting = Digesting::new(&mut slot);
        let packed = self.pack(&packed, &mut digesting);
        let digest = packed.and_then(|()| {
            let digest = digesting.finish();
            digest.map_err(|error| Error::broken([error.to_string()]))
        });
        let digest = match digest {
            Ok(digest) => digest,
            Err(error) => {
                slot.give_up();
                return Err(error);
            }
        };
        let bytes = slot.finish()?;
        self.files.push(ReleaseFile {
            name: name.to_owned(),
            media_type: "application/zip".to_owned(),
            bytes,
            rows: None,
            sha256: digest,
        });
        Ok(())
    }

    fn pack(&self, files: &[ReleaseFile], to: impl Write) -> Result<(), Error> {
        /// From this size on an entry needs the longer form of its header.
        const LARGE: u64 = 1 << 31;
        let failed = |error: zip::result::ZipError| Error::broken([error.to_string()]);
        let mut zip = ZipWriter::new_stream(to);
        for file in files {
            // No time of making is part of the input.
            let options = SimpleFileOptions::default()
                .compression_method(CompressionMethod::Deflated)
                .last_modified_time(zip::DateTime::default())
                .unix_permissions(0o644)
                .large_file(file.bytes >= LARGE);
            zip.start_file(&file.name, options).map_err(failed)?;
            let mut from = self.open(self.release, &file.name)?;
            io::copy(&mut from, &mut zip).map_err(|error| Error::broken([error.to_string()]))?;
        }
        zip.finish().map_err(failed)?;
        Ok(())
    }

    fn begin(&self, name: &str) -> Result<Slot, Error> {
        let key = key(self.release, name);
        Ok(Slot {
            upload: self.handle.block_on(self.shelf.begin(&key))?,
            handle: self.handle.clone(),
            buffer: Vec::with_capacity(PIECE),
            bytes: 0,
        })
    }
}

/// A file that is being written.
struct Slot {
    upload: Upload,
    handle: Handle,
    buffer: Vec<u8>,
    bytes: u64,
}

impl Slot {
    fn send(&mut self) -> Result<(), ShelfError> {
        let piece = std::mem::replace(&mut self.buffer, Vec::with_capacity(PIECE));
        self.bytes += piece.len() as u64;
        self.handle.block_on(self.upload.put(piece))
    }

    fn finish(mut self) -> Result<u64, Error> {
        self.send()?;
        self.handle.block_on(self.upload.finish())?;
        Ok(self.bytes)
    }

    /// Something else failed already; what is left is removed with all files of the release.
    fn give_up(self) {
        if let Err(error) = self.handle.block_on(self.upload.abort()) {
            tracing::warn!(%error, "a file of a release could not be given up");
        }
    }
}

impl Write for Slot {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= PIECE {
            self.send().map_err(io::Error::other)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A file that is read back.
struct Reading {
    kept: KeptObject,
    handle: Handle,
    piece: Vec<u8>,
    at: usize,
}

impl Read for Reading {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        while self.at == self.piece.len() {
            let next = self.handle.block_on(self.kept.next());
            match next.map_err(io::Error::other)? {
                Some(piece) => {
                    self.piece = piece;
                    self.at = 0;
                }
                None => return Ok(0),
            }
        }
        let rest = &self.piece[self.at..];
        let taken = rest.len().min(to.len());
        to[..taken].copy_from_slice(&rest[..taken]);
        self.at += taken;
        Ok(taken)
    }
}
