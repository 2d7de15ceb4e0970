//! Files as a power cut leaves them: what was synced is there; of the rest anything may be.

use std::collections::BTreeMap;

use super::calls::Call;

/// What happens to writes that no sync has followed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Unsynced {
    /// None reaches the disk.
    Lost,
    /// Every second one does.
    EverySecond,
}

/// What a write changes.
enum Change<'a> {
    Bytes(usize, &'a [u8]),
    Length(usize),
}

/// The files, by name, when the power goes before this line.
///
/// That files exist is taken as known to the disk: what is tried is what is in them.
pub(super) fn after_power_cut(
    before: &BTreeMap<String, Vec<u8>>,
    calls: &[Call],
    line: usize,
    unsynced: Unsynced,
) -> BTreeMap<String, Vec<u8>> {
    let mut files = before.clone();
    for (name, bytes) in &mut files {
        let end = format!("/{name}");
        let own = || calls.iter().filter(|call| call.path.ends_with(&end));
        let synced = own()
            .filter(|call| call.is_sync() && call.ended < line)
            .map(|call| call.begun)
            .max()
            .unwrap_or_default();
        let mut loose = 0;
        for (call, change) in changes(own()) {
            let kept = if call.ended < synced {
                true
            } else {
                loose += 1;
                let reaches = matches!(unsynced, Unsynced::EverySecond) && loose % 2 == 0;
                reaches && call.begun < line
            };
            if kept {
                apply(bytes, &change);
            }
        }
    }
    files
}

/// What calls on one file change, and where; the place of each open file goes on with what is
/// written through it.
fn changes<'a>(own: impl Iterator<Item = &'a Call>) -> Vec<(&'a Call, Change<'a>)> {
    let mut places: BTreeMap<i64, i64> = BTreeMap::new();
    let mut all = Vec::new();
    for call in own {
        let length = usize::try_from(call.result).unwrap_or_default();
        let written = call
            .data
            .get(..length.min(call.data.len()))
            .unwrap_or_default();
        let number = |place: &i64| usize::try_from(*place).unwrap_or_default();
        match call.name.as_str() {
            "lseek" if call.result >= 0 => {
                places.insert(call.file, call.result);
            }
            "write" | "writev" if call.is_write() => {
                let place = places.entry(call.file).or_default();
                all.push((call, Change::Bytes(number(place), written)));
                *place += call.result;
            }
            "pwrite64" | "pwritev" if call.is_write() => {
                let place = call.numbers.last().unwrap_or(&0);
                all.push((call, Change::Bytes(number(place), written)));
            }
            "ftruncate" if call.result == 0 => {
                let length = call.numbers.last().unwrap_or(&0);
                all.push((call, Change::Length(number(length))));
            }
            _ => {}
        }
    }
    all
}

fn apply(bytes: &mut Vec<u8>, change: &Change<'_>) {
    match *change {
        Change::Length(length) => bytes.resize(length, 0),
        Change::Bytes(place, written) => {
            let end = place + written.len();
            if bytes.len() < end {
                bytes.resize(end, 0);
            }
            if let Some(part) = bytes.get_mut(place..end) {
                part.copy_from_slice(written);
            }
        }
    }
}

#[test]
fn d3_only_what_was_synced_outlives_a_power_cut() {
    let calls = super::calls::read(
        "7 lseek(9</v/i.sqlite-wal>, 2, SEEK_SET) = 2\n\
         7 write(9</v/i.sqlite-wal>, \"ab\", 2) = 2\n\
         7 fsync(9</v/i.sqlite-wal>) = 0\n\
         7 write(9</v/i.sqlite-wal>, \"cd\", 2) = 2\n\
         7 pwrite64(9</v/i.sqlite-wal>, \"X\", 1, 0) = 1\n",
    );
    let before = BTreeMap::from([("i.sqlite-wal".to_owned(), b"....".to_vec())]);
    let left = |line, unsynced| {
        let files = after_power_cut(&before, &calls, line, unsynced);
        files.into_values().next().unwrap_or_default()
    };
    assert_eq!(
        left(2, Unsynced::Lost),
        b"....",
        "the sync has not come back"
    );
    assert_eq!(left(5, Unsynced::Lost), b"..ab");
    assert_eq!(left(5, Unsynced::EverySecond), b"X.ab");
}
