//! Just enough HTTP/1.1 to read our own service on loopback: GET on a connection that stays open.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// How long an answer may take before the connection is given up.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// One connection.
#[derive(Debug)]
pub(in crate::campaign) struct Client {
    authority: String,
    stream: BufReader<TcpStream>,
}

/// What came back.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::campaign) struct Answer {
    pub(in crate::campaign) status: u16,
    pub(in crate::campaign) location: Option<String>,
    /// Empty where it is not text.
    pub(in crate::campaign) body: String,
}

impl Client {
    /// Opens a connection to `host:port`.
    pub(in crate::campaign) fn connect(authority: &str) -> Result<Self> {
        let stream = TcpStream::connect(authority)?;
        stream.set_read_timeout(Some(TIME_LIMIT))?;
        stream.set_nodelay(true)?;
        Ok(Self {
            authority: authority.to_owned(),
            stream: BufReader::new(stream),
        })
    }

    /// Asks for one path and reads the whole answer.
    pub(in crate::campaign) fn get(&mut self, path: &str) -> Result<Answer> {
        self.ask(path)?;
        read_answer(&mut self.stream)
    }

    /// Asks for one path and passes the answer on as it comes. Gives its status.
    pub(in crate::campaign) fn pass(&mut self, path: &str, to: &mut impl Write) -> Result<u16> {
        self.ask(path)?;
        let head = read_head(&mut self.stream)?;
        pass_body(&mut self.stream, &head.length, to)?;
        Ok(head.status)
    }

    fn ask(&mut self, path: &str) -> Result<()> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.authority);
        Ok(self.stream.get_mut().write_all(request.as_bytes())?)
    }
}

/// How long a body is.
enum Length {
    /// So many bytes.
    Known(u64),
    /// As many as its chunks have.
    Chunked,
}

struct Head {
    status: u16,
    location: Option<String>,
    length: Length,
}

fn read_head(stream: &mut impl BufRead) -> Result<Head> {
    let first = line(stream)?;
    let status = first
        .split(' ')
        .nth(1)
        .and_then(|code| code.parse().ok())
        .with_context(|| format!("not an answer: {first:?}"))?;
    let mut location = None;
    let mut length = Length::Known(0);
    loop {
        let header = line(stream)?;
        if header.is_empty() {
            break;
        }
        let (name, value) = header.split_once(':').context("a header without a colon")?;
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = Length::Known(value.parse()?),
            "transfer-encoding" if value.eq_ignore_ascii_case("chunked") => {
                length = Length::Chunked;
            }
            "location" => location = Some(value.to_owned()),
            _ => {}
        }
    }
    Ok(Head {
        status,
        location,
        length,
    })
}

fn read_answer(stream: &mut impl BufRead) -> Result<Answer> {
    let head = read_head(stream)?;
    let mut body = Vec::new();
    pass_body(stream, &head.length, &mut body)?;
    Ok(Answer {
        status: head.status,
        location: head.location,
        body: String::from_utf8(body).unwrap_or_default(),
    })
}

fn pass_body(stream: &mut impl BufRead, length: &Length, to: &mut impl Write) -> Result<()> {
    match length {
        Length::Known(length) => exactly(stream, *length, to),
        Length::Chunked => chunks(stream, to),
    }
}

fn chunks(stream: &mut impl BufRead, to: &mut impl Write) -> Result<()> {
    loop {
        let size = line(stream)?;
        let size = size.split(';').next().unwrap_or_default();
        let size = u64::from_str_radix(size, 16).context("a chunk without a size")?;
        exactly(stream, size, to)?;
        line(stream)?;
        if size == 0 {
            return Ok(());
        }
    }
}

fn exactly(stream: &mut impl BufRead, length: u64, to: &mut impl Write) -> Result<()> {
    let passed = io::copy(&mut stream.take(length), to)?;
    anyhow::ensure!(passed == length, "the connection was closed");
    Ok(())
}

fn line(stream: &mut impl BufRead) -> Result<String> {
    let mut text = String::new();
    if stream.take(64 * 1024).read_line(&mut text)? == 0 {
        bail!("the connection was closed");
    }
    Ok(text.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_answers_of_known_length_and_in_chunks() -> Result<()> {
        let mut stream = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello\
            HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n\
            HTTP/1.1 303 See Other\r\nLocation: /en/\r\ncontent-length: 0\r\n\r\n"
            .as_bytes();
        assert_eq!(read_answer(&mut stream)?.body, "hello");
        assert_eq!(read_answer(&mut stream)?.body, "abcde");
        let last = read_answer(&mut stream)?;
        assert_eq!((last.status, last.location.as_deref()), (303, Some("/en/")));
        assert!(read_answer(&mut stream).is_err());
        Ok(())
    }

    #[test]
    fn an_answer_that_ends_early_is_an_error() {
        let mut stream = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello".as_bytes();
        assert!(read_answer(&mut stream).is_err());
    }
}
