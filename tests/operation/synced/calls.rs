//! Reads what `strace -f -y -o FILE` writes: one line for each call that touches an open file.

use std::collections::BTreeMap;

/// A call of the system. Lines stand in the order in which the tracer saw things happen: a call has
/// begun at one line and come back at another, which is the same where nothing came in between.
#[derive(Debug, Clone)]
pub(super) struct Call {
    pub(super) name: String,
    /// Number of the open file.
    pub(super) file: i64,
    /// What it is: a path, or `socket:[…]`.
    pub(super) path: String,
    /// What was written, of all parts.
    pub(super) data: Vec<u8>,
    /// The numbers after that.
    pub(super) numbers: Vec<i64>,
    pub(super) result: i64,
    pub(super) begun: usize,
    pub(super) ended: usize,
}

impl Call {
    /// Whether it wrote something.
    pub(super) fn is_write(&self) -> bool {
        let writes = [
            "write", "writev", "pwrite64", "pwritev", "sendto", "sendmsg",
        ];
        writes.contains(&self.name.as_str()) && self.result > 0
    }

    /// Whether it brought everything that was written before to the disk.
    pub(super) fn is_sync(&self) -> bool {
        matches!(self.name.as_str(), "fsync" | "fdatasync") && self.result == 0
    }
}

/// The calls in the order in which they came back.
pub(super) fn read(trace: &str) -> Vec<Call> {
    let mut calls = Vec::new();
    let mut unfinished: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for (line, text) in trace.lines().enumerate() {
        let Some((thread, text)) = text.split_once(' ') else {
            continue;
        };
        let text = text.trim_start();
        if let Some(begin) = text.strip_suffix("<unfinished ...>") {
            unfinished.insert(thread, (line, begin.trim_end()));
        } else if let Some((_, end)) = text
            .strip_prefix("<... ")
            .and_then(|rest| rest.split_once(" resumed>"))
        {
            if let Some((begun, begin)) = unfinished.remove(thread) {
                calls.extend(call(&format!("{begin}{end}"), begun, line));
            }
        } else {
            calls.extend(call(text, line, line));
        }
    }
    calls
}

/// None for lines that are no calls on an open file.
fn call(text: &str, begun: usize, ended: usize) -> Option<Call> {
    let (name, rest) = text.split_once('(')?;
    let (file, rest) = rest.split_once('<')?;
    let (path, rest) = rest.split_once('>')?;
    let (rest, result) = rest.rsplit_once(" = ")?;
    let result = result.split(' ').next()?.parse().ok()?;
    let (data, rest) = texts(rest);
    let numbers = rest
        .split([',', ' ', ')'])
        .filter_map(|word| word.parse().ok())
        .collect();
    Some(Call {
        name: name.to_owned(),
        file: file.parse().ok()?,
        path: path.to_owned(),
        data,
        numbers,
        result,
        begun,
        ended,
    })
}

/// The bytes of all quoted texts, and what follows the last of them.
fn texts(arguments: &str) -> (Vec<u8>, &str) {
    let mut bytes = Vec::new();
    let mut rest = arguments;
    while let Some((_, after)) = rest.split_once('"') {
        rest = text(after, &mut bytes);
    }
    (bytes, rest)
}

/// Reads up to the quotation mark that closes; gives what follows it.
fn text<'a>(quoted: &'a str, bytes: &mut Vec<u8>) -> &'a str {
    let mut signs = quoted.char_indices().peekable();
    while let Some((place, sign)) = signs.next() {
        match sign {
            '"' => return quoted.get(place + 1..).unwrap_or_default(),
            '\\' => {
                let Some((_, escaped)) = signs.next() else {
                    break;
                };
                bytes.push(match escaped {
                    'n' => b'\n',
                    't' => b'\t',
                    'r' => b'\r',
                    'v' => 0x0b,
                    'f' => 0x0c,
                    '0'..='7' => {
                        let mut value = escaped.to_digit(8).unwrap_or_default();
                        for _ in 0..2 {
                            let digit = signs.peek().and_then(|(_, sign)| sign.to_digit(8));
                            let Some(digit) = digit else { break };
                            value = value * 8 + digit;
                            signs.next();
                        }
                        u8::try_from(value).unwrap_or_default()
                    }
                    itself => u8::try_from(itself).unwrap_or_default(),
                });
            }
            plain => bytes.push(u8::try_from(plain).unwrap_or_default()),
        }
    }
    ""
}

#[test]
fn bytes_places_and_results_are_read_as_strace_writes_them() {
    let trace = "7 pwrite64(9</v/i.sqlite-wal>, \"a\\\"\\\\\\0\\0011\\377\\n\", 8, 4096) = 8\n\
        7 lseek(9</v/i.sqlite>, 512, SEEK_SET)    = 512\n\
        7 --- SIGTERM {si_signo=SIGTERM} ---\n\
        7 ftruncate(9</v/i.sqlite-wal>, 0) = -1 EROFS (Read-only file system)\n\
        7 +++ exited with 0 +++\n";
    let calls = read(trace);
    let of = |number: usize| calls.get(number).cloned().into_iter();
    assert_eq!(calls.len(), 3);
    assert!(of(0).all(|call| call.data == b"a\"\\\0\x011\xff\n" && call.numbers == [8, 4096]));
    assert!(of(1).all(|call| call.result == 512 && call.path == "/v/i.sqlite" && call.file == 9));
    assert!(of(2).all(|call| call.result == -1 && !call.is_write()));
}
