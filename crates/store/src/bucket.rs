//! Files in a bucket of a service that speaks S3, asked over HTTP: certificates checked, and not
//! for ever.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use http_body_util::BodyExt;
use object_store::aws::AmazonS3Builder;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse,
    HttpResponseBody, HttpService,
};
use object_store::prefix::PrefixStore;
use object_store::{ClientOptions, RetryConfig};

use crate::shelf::{Shelf, ShelfError, failed};

/// The longest time for a connection.
const CONNECT: Duration = Duration::from_secs(5);
/// The longest time in which nothing comes.
const SILENT: Duration = Duration::from_secs(30);
/// How often, and for how long, something that failed is tried again.
const TRIES: usize = 3;
const TRYING: Duration = Duration::from_secs(30);

/// A bucket.
#[derive(Clone, Default)]
pub struct Bucket {
    /// Its name, with a folder inside it where there is one: `name` or `name/folder`.
    pub name: String,
    /// The address of the service; none for that of AWS in the region.
    pub endpoint: Option<String>,
    /// The region, such as `ca-central-1`.
    pub region: String,
    /// Who asks, with the secret; none: the role that the machine has there.
    pub access: Option<(String, String)>,
}

impl std::fmt::Debug for Bucket {
    /// Without the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bucket")
            .field("name", &self.name)
            .field("endpoint", &self.endpoint)
            .finish_non_exhaustive()
    }
}

impl Shelf {
    /// Files in a bucket, which has to be there. Nothing is asked yet: [`Shelf::look`] does.
    pub fn in_bucket(bucket: &Bucket) -> Result<Self, ShelfError> {
        let (name, folder) = match bucket.name.split_once('/') {
            Some((name, folder)) => (name, Some(folder)),
            None => (bucket.name.as_str(), None),
        };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(name)
            .with_region(&bucket.region)
            .with_retry(RetryConfig {
                max_retries: TRIES,
                retry_timeout: TRYING,
                ..RetryConfig::default()
            })
            .with_http_connector(Connector);
        if let Some(endpoint) = &bucket.endpoint {
            // Whether it may be asked in clear is for whoever reads the settings to say.
            builder = builder.with_endpoint(endpoint).with_allow_http(true);
        }
        if let Some((key, secret)) = &bucket.access {
            builder = builder
                .with_access_key_id(key)
                .with_secret_access_key(secret);
        }
        let service = builder.build().map_err(failed("opening"))?;
        Ok(match folder {
            Some(folder) => Self(Arc::new(PrefixStore::new(service, folder))),
            None => Self(Arc::new(service)),
        })
    }
}

/// Makes the client: the one HTTP library of the service, not a second one.
#[derive(Debug)]
struct Connector;

impl HttpConnector for Connector {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT)
            .read_timeout(SILENT)
            .build();
        let client = client.map_err(|source| object_store::Error::Generic {
            store: "S3",
            source: Box::new(source),
        })?;
        Ok(HttpClient::new(Client(client)))
    }
}

#[derive(Debug)]
struct Client(reqwest::Client);

#[async_trait]
impl HttpService for Client {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let request = request.map(|body| match body.as_bytes() {
            Some(bytes) => reqwest::Body::from(bytes.clone()),
            None => reqwest::Body::wrap(body),
        });
        let request = request.try_into().map_err(told)?;
        let answer = self.0.execute(request).await.map_err(told)?;
        let answer: http::Response<reqwest::Body> = answer.into();
        Ok(answer.map(|body| HttpResponseBody::new(body.map_err(told))))
    }
}

/// What failed, told so that what is worth it is tried again.
fn told(error: reqwest::Error) -> HttpError {
    let kind = if error.is_timeout() {
        HttpErrorKind::Timeout
    } else if error.is_connect() {
        HttpErrorKind::Connect
    } else if error.is_decode() {
        HttpErrorKind::Decode
    } else if error.is_request() {
        HttpErrorKind::Request
    } else if error.is_body() {
        HttpErrorKind::Interrupted
    } else {
        HttpErrorKind::Unknown
    };
    // The address is told by whoever asked, and may hold what nobody else should read.
    HttpError::new(kind, error.without_url())
}
