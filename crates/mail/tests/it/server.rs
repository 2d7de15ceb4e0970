//! As much of a mail server as the tests need: it takes one conversation and keeps what was said.

use std::sync::Arc;

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// For `localhost`; nobody vouches for it.
pub(crate) const CERTIFICATE: &str = include_str!("certificate/certificate.pem");
const KEY: &str = include_str!("certificate/key.pem");

/// What the server says.
#[derive(Clone, Copy)]
pub(crate) struct Answers {
    /// To the address of a reader.
    pub(crate) to_reader: &'static str,
}

impl Default for Answers {
    fn default() -> Self {
        Self {
            to_reader: "250 ok",
        }
    }
}

/// A server for one conversation.
pub(crate) struct Sink {
    pub(crate) port: u16,
    said: JoinHandle<String>,
}

impl Sink {
    pub(crate) async fn start(answers: Answers) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let said = tokio::spawn(async move {
            let (stream, _) = listener.accept().await.unwrap();
            talk(stream, answers).await
        });
        Self { port, said }
    }

    pub(crate) async fn start_encrypted() -> Self {
        let certificate = CertificateDer::from_pem_slice(CERTIFICATE.as_bytes()).unwrap();
        let key = PrivateKeyDer::from_pem_slice(KEY.as_bytes()).unwrap();
        let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let said = tokio::spawn(async move {
            let (stream, _) = listener.accept().await.unwrap();
            match acceptor.accept(stream).await {
                Ok(stream) => talk(stream, Answers::default()).await,
                // Whoever came has hung up.
                Err(_) => String::new(),
            }
        });
        Self { port, said }
    }

    /// Everything that was said to the server until the end.
    pub(crate) async fn received(self) -> String {
        self.said.await.unwrap()
    }
}

async fn talk(stream: impl AsyncRead + AsyncWrite + Unpin, answers: Answers) -> String {
    let mut stream = BufReader::new(stream);
    let mut said = String::new();
    let mut in_letter = false;
    let _ = stream.write_all(b"220 test\r\n").await;
    loop {
        let mut line = String::new();
        match stream.read_line(&mut line).await {
            Ok(n) if n > 0 => {}
            _ => return said,
        }
        said.push_str(&line);
        let answer = match line.trim_end() {
            "." if in_letter => {
                in_letter = false;
                "250 taken"
            }
            _ if in_letter => continue,
            "DATA" => {
                in_letter = true;
                "354 go on"
            }
            "QUIT" => {
                let _ = stream.write_all(b"221 bye\r\n").await;
                return said;
            }
            command if command.starts_with("RCPT") => answers.to_reader,
            _ => "250 ok",
        };
        let _ = stream.write_all(format!("{answer}\r\n").as_bytes()).await;
        let _ = stream.flush().await;
    }
}
