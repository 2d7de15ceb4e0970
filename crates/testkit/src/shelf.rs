//! What a place for files of releases has to do, whatever kind it is.

use icc_store::Shelf;

use crate::Outcome;

/// A file is found once it is whole, in the bytes that were given, and goes with its release and
/// with no other.
///
/// # Panics
/// When it is otherwise.
pub async fn keeps_files(shelf: &Shelf) -> Outcome {
    let mut upload = shelf.begin("a/part/large").await?;
    let piece = vec![7_u8; 6 << 20];
    upload.put(piece.clone()).await?;
    assert!(shelf.open("a/part/large").await?.is_none(), "not whole yet");
    upload.put(vec![8]).await?;
    upload.finish().await?;
    shelf.put("a/small", b"small".to_vec()).await?;
    shelf.put("ab/other", b"other".to_vec()).await?;

    let mut kept = shelf.open("a/part/large").await?.ok_or("is kept")?;
    assert_eq!(kept.size, piece.len() as u64 + 1);
    let mut bytes = Vec::new();
    while let Some(piece) = kept.next().await? {
        bytes.extend(piece);
    }
    assert_eq!(bytes.split_last(), Some((&8, piece.as_slice())));

    let mut end = shelf
        .open_at("a/part/large", 6 << 20)
        .await?
        .ok_or("is kept")?;
    assert_eq!(end.size, piece.len() as u64 + 1);
    assert_eq!(end.next().await?, Some(vec![8]));
    assert_eq!(end.next().await?, None);
    assert!(shelf.open_at("a/nothing", 1).await?.is_none());

    let given_up = shelf.begin("a/given-up").await?;
    given_up.abort().await?;
    assert!(shelf.open("a/given-up").await?.is_none());
    shelf.clear("a").await?;
    assert!(shelf.open("a/small").await?.is_none());
    assert!(shelf.open("a/part/large").await?.is_none());
    assert!(shelf.open("ab/other").await?.is_some(), "another release");
    shelf.clear("nothing").await?;
    Ok(())
}
