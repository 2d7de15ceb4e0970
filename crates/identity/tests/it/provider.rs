//! A provider that answers whatever a test wants: enough of HTTP for one client.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// An answer: status with reason, headers, body.
#[derive(Debug, Clone, Default)]
pub(crate) struct Said {
    pub(crate) status: &'static str,
    pub(crate) header: String,
    pub(crate) body: String,
}

impl Said {
    pub(crate) fn json(body: &serde_json::Value) -> Self {
        Self {
            status: "200 OK",
            header: "Content-Type: application/json\r\n".to_owned(),
            body: body.to_string(),
        }
    }
}

/// What is answered at each path, and what was asked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answers {
    pub(crate) at: Arc<Mutex<BTreeMap<String, Said>>>,
    pub(crate) asked: Arc<Mutex<Vec<String>>>,
}

impl Answers {
    pub(crate) fn set(&self, path: &str, said: Said) {
        self.at.lock().unwrap().insert(path.to_owned(), said);
    }
}

/// Listens for as long as the test runs; returns the address.
pub(crate) async fn listen(answers: Answers) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, answers.clone()));
        }
    });
    address
}

async fn answer(mut stream: TcpStream, answers: Answers) {
    let mut request = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let Ok(n @ 1..) = stream.read(&mut piece).await else {
            return;
        };
        request.extend_from_slice(&piece[..n]);
        let text = String::from_utf8_lossy(&request).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length")
                .then(|| value.trim().parse::<usize>().ok())?
        });
        if body.len() < length.unwrap_or(0) {
            continue;
        }
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        answers.asked.lock().unwrap().push(format!("{path} {body}"));
        let said = answers.at.lock().unwrap().get(&path).cloned();
        let said = said.unwrap_or(Said {
            status: "404 Not Found",
            ..Said::default()
        });
        let head = format!(
            "HTTP/1.1 {}\r\n{}Content-Length: {}\r\nConnection: close\r\n\r\n",
            said.status,
            said.header,
            said.body.len()
        );
        // Whoever has gone needs no answer.
        let _ = stream.write_all(head.as_bytes()).await;
        let _ = stream.write_all(said.body.as_bytes()).await;
        return;
    }
}
