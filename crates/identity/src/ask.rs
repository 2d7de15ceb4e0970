//! Asking over HTTP: certificates checked, no redirect followed, not for long, not for much.

use std::net::IpAddr;
use std::pin::Pin;
use std::time::Duration;

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http};

/// The longest time for a connection.
const CONNECT: Duration = Duration::from_secs(4);
/// The longest time for an answer.
const ANSWER: Duration = Duration::from_secs(7);
/// The most bytes of an answer.
const MOST_BYTES: usize = 1024 * 1024;

/// Why nothing was answered.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AskError {
    /// An address that is not asked: neither encrypted nor on this machine.
    #[error("{0} is not asked: it is not https")]
    Open(String),
    /// The answer is too large.
    #[error("more than {MOST_BYTES} bytes were answered")]
    TooLarge,
    /// No answer.
    #[error("no answer")]
    Http(#[from] reqwest::Error),
    /// An answer that cannot be read.
    #[error("an answer that cannot be read")]
    Odd(#[from] http::Error),
}

/// Asks one provider.
#[derive(Debug, Clone)]
pub(crate) struct Asker {
    client: reqwest::Client,
    /// Whether the provider runs on this machine: in tests and for trying.
    local: bool,
}

impl Asker {
    pub(crate) fn new(issuer: &str) -> Result<Self, AskError> {
        let local = is_local(issuer);
        if !local && !issuer.starts_with("https://") {
            return Err(AskError::Open(issuer.to_owned()));
        }
        let mut client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT)
            .timeout(ANSWER)
            .https_only(!local);
        if local {
            client = client.no_proxy();
        }
        Ok(Self {
            client: client.build()?,
            local,
        })
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, AskError> {
        let address = request.uri().to_string();
        let plain = !address.starts_with("https://");
        if plain && !(self.local && is_local(&address)) {
            return Err(AskError::Open(address));
        }
        let mut answer = self.client.execute(request.try_into()?).await?;
        let mut built = http::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            built = built.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(piece) = answer.chunk().await? {
            if body.len() + piece.len() > MOST_BYTES {
                return Err(AskError::TooLarge);
            }
            body.extend_from_slice(&piece);
        }
        Ok(built.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for Asker {
    type Error = AskError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, AskError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}

/// Whether an address is on this machine.
fn is_local(address: &str) -> bool {
    let host = address.strip_prefix("http://").unwrap_or_default();
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    // What stands before an at sign is a name, not a host.
    let host = host.rsplit('@').next().unwrap_or_default();
    let host = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_asked_in_clear() {
        for address in [
            "http://127.0.0.1:3000",
            "http://[::1]:3000/x",
            "http://localhost/",
        ] {
            assert!(
                is_local(address) && Asker::new(address).is_ok(),
                "{address}"
            );
        }
        for address in [
            "http://login.example",
            "http://127.0.0.1.example",
            "http://localhost@login.example/",
            "http://localhost.example",
            "ftp://127.0.0.1",
            "",
        ] {
            assert!(
                !is_local(address) && Asker::new(address).is_err(),
                "{address}"
            );
        }
        assert!(Asker::new("https://login.example").is_ok());
    }

    #[tokio::test]
    async fn i8_an_encrypted_provider_leads_to_nothing_in_clear() {
        let provider = Asker::new("https://login.example");
        for address in ["http://127.0.0.1:9/token", "http://metadata.example/"] {
            let request = http::Request::builder().uri(address).body(Vec::new());
            let (Ok(asker), Ok(request)) = (&provider, request) else {
                unreachable!("both are sound");
            };
            let refused = asker.ask(request).await;
            assert!(matches!(refused, Err(AskError::Open(_))), "{address}");
        }
    }
}
