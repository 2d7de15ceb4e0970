//! Where the files of releases stand: a folder, or a service that keeps objects. Whoever reads or
//! writes does so in pieces; no file is in memory as a whole.

use std::path::Path;
use std::sync::Arc;

use futures_util::stream::{BoxStream, StreamExt, TryStreamExt};
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{GetOptions, ObjectStore, ObjectStoreExt, PutPayload, WriteMultipart};

/// Pieces that are on their way at once, of 5 MiB each.
const ON_THEIR_WAY: usize = 2;

/// Why a file cannot be kept or read.
#[derive(Debug, thiserror::Error)]
#[error("files of releases: {doing}")]
pub struct ShelfError {
    doing: &'static str,
    #[source]
    source: Box<dyn std::error::Error + Send + Sync>,
}

pub(crate) fn failed<E>(doing: &'static str) -> impl Fn(E) -> ShelfError
where
    E: std::error::Error + Send + Sync + 'static,
{
    move |source| ShelfError {
        doing,
        source: Box::new(source),
    }
}

/// Where files stand. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Shelf(pub(crate) Arc<dyn ObjectStore>);

/// A file that is read in pieces.
pub struct Kept {
    /// Its size in bytes.
    pub size: u64,
    pieces: BoxStream<'static, Result<Vec<u8>, ShelfError>>,
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kept")
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

impl Kept {
    /// The next piece; none at the end.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, ShelfError> {
        self.pieces.try_next().await
    }

    /// The pieces, one after the other.
    #[must_use]
    pub fn into_pieces(self) -> BoxStream<'static, Result<Vec<u8>, ShelfError>> {
        self.pieces
    }
}

/// A file that is being written: nobody finds it before [`Upload::finish`].
#[derive(Debug)]
pub struct Upload(WriteMultipart);

impl Upload {
    /// Adds a piece.
    pub async fn put(&mut self, piece: Vec<u8>) -> Result<(), ShelfError> {
        let wait = self.0.wait_for_capacity(ON_THEIR_WAY);
        wait.await.map_err(failed("writing"))?;
        self.0.put(piece.into());
        Ok(())
    }

    /// Ends the file.
    pub async fn finish(self) -> Result<(), ShelfError> {
        self.0.finish().await.map_err(failed("writing"))?;
        Ok(())
    }

    /// Gives the file up.
    pub async fn abort(self) -> Result<(), ShelfError> {
        self.0.abort().await.map_err(failed("giving up"))
    }
}

impl Shelf {
    /// Files in a folder, which is made when it is not there. What is finished is on the disk.
    pub fn in_folder(folder: &Path) -> Result<Self, ShelfError> {
        std::fs::create_dir_all(folder).map_err(failed("making the folder"))?;
        let files = LocalFileSystem::new_with_prefix(folder).map_err(failed("opening"))?;
        let files = files.with_fsync(true).with_automatic_cleanup(true);
        Ok(Self(Arc::new(files)))
    }

    /// Begins a file.
    pub async fn begin(&self, key: &str) -> Result<Upload, ShelfError> {
        let key = Key::from(key);
        let upload = self.0.put_multipart(&key).await;
        Ok(Upload(WriteMultipart::new(
            upload.map_err(failed("writing"))?,
        )))
    }

    /// Keeps a small file.
    pub async fn put(&self, key: &str, bytes: Vec<u8>) -> Result<(), ShelfError> {
        let key = Key::from(key);
        let put = self.0.put(&key, PutPayload::from(bytes));
        put.await.map_err(failed("writing"))?;
        Ok(())
    }

    /// Opens a file; none when there is none.
    pub async fn open(&self, key: &str) -> Result<Option<Kept>, ShelfError> {
        self.opened(key, GetOptions::default()).await
    }

    /// Opens a file at a byte before its end; none when there is none.
    pub async fn open_at(&self, key: &str, byte: u64) -> Result<Option<Kept>, ShelfError> {
        let from = GetOptions::default().with_range(Some(byte..));
        self.opened(key, from).await
    }

    async fn opened(&self, key: &str, options: GetOptions) -> Result<Option<Kept>, ShelfError> {
        match self.0.get_opts(&Key::from(key), options).await {
            Ok(found) => Ok(Some(Kept {
                size: found.meta.size,
                pieces: found
                    .into_stream()
                    .map(|piece| piece.map(Vec::from).map_err(failed("reading")))
                    .boxed(),
            })),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed("reading")(error)),
        }
    }

    /// The keys of all files, in order.
    pub async fn keys(&self) -> Result<Vec<String>, ShelfError> {
        let found = self.0.list(None).map_ok(|meta| meta.location.to_string());
        let mut keys: Vec<String> = found.try_collect().await.map_err(failed("looking"))?;
        keys.sort();
        Ok(keys)
    }

    /// Removes every file whose key begins so, with `/` after it.
    pub async fn clear(&self, prefix: &str) -> Result<(), ShelfError> {
        let prefix = Key::from(prefix);
        let found = self.0.list(Some(&prefix)).map_ok(|meta| meta.location);
        let removed = self.0.delete_stream(found.boxed());
        let removed: Vec<Key> = removed.try_collect().await.map_err(failed("removing"))?;
        tracing::debug!(files = removed.len(), "files of a release removed");
        Ok(())
    }

    /// Whether files can be found there at all.
    pub async fn look(&self) -> Result<(), ShelfError> {
        let mut found = self.0.list(None);
        found.try_next().await.map_err(failed("looking"))?;
        Ok(())
    }
}
