//! Connections: how many there are, and how long one may keep everybody waiting.
//!
//! `axum::serve` takes as many as come and waits for each as long as it likes. Here whoever sends
//! the head of a request too slowly, or does not read the answer, is cut off; whoever sends a form
//! too slowly is by the limits of `icc-web`.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use hyper::server::conn::http1::Builder;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{Instant, Sleep, sleep};
use tower::ServiceExt;

/// What is kept in memory of a head that has not come in full, or of an answer that is not read.
const BUFFER: usize = 64 * 1024;
/// What the system keeps for one connection of an answer that is not read; by itself it would keep
/// megabytes.
const SENT_AHEAD: u32 = 256 * 1024;
/// How many connections may wait to be taken.
const WAITING: u32 = 1024;
/// How long nothing is taken after the system has refused a connection.
const PAUSE: Duration = Duration::from_secs(1);
/// Files and connections that the service needs for itself: the database, files that it writes.
const OWN_FILES: usize = 64;

/// What connections may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Connections at once; more wait in the queue of the system.
    pub(crate) most: usize,
    /// The head of a request has come by then, also that of the next one on the same connection.
    pub(crate) head: Duration,
    /// Whoever reads nothing of an answer for so long is cut off.
    pub(crate) stalled: Duration,
}

impl Limits {
    /// No more connections than files may be open here.
    pub(crate) fn within(self, files: Option<usize>) -> Self {
        let room = files.map_or(self.most, |files| files.saturating_sub(OWN_FILES).max(1));
        Self {
            most: self.most.min(room),
            ..self
        }
    }
}

/// How many files a process of this machine may have open, where the system tells.
pub(crate) fn open_files() -> Option<usize> {
    open_files_in(&std::fs::read_to_string("/proc/self/limits").ok()?)
}

fn open_files_in(limits: &str) -> Option<usize> {
    let line = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Listens at an address.
pub(crate) fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4()?,
        SocketAddr::V6(_) => TcpSocket::new_v6()?,
    };
    // As `TcpListener::bind` does: a restart need not wait for connections that have ended.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    // Connections have it from the socket that listens.
    socket.set_send_buffer_size(SENT_AHEAD)?;
    socket.bind(address)?;
    socket.listen(WAITING)
}

/// Serves until `stop` is ready, then until every connection has ended what it was about.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    stop: impl Future<Output = ()>,
) {
    let places = Arc::new(Semaphore::new(limits.most));
    // Dropping the sender is what tells connections to end.
    let (go_on, told) = watch::channel(());
    let mut stop = pin!(stop);
    loop {
        let next = next(&listener, &places);
        let (stream, peer, place) = tokio::select! {
            biased;
            () = stop.as_mut() => break,
            next = next => next,
        };
        let connection = connection(stream, peer, router.clone(), limits, told.clone());
        tokio::spawn(async move {
            connection.await;
            drop(place);
        });
    }
    drop((listener, go_on));
    // All places are free when the last connection has ended; the semaphore is never closed.
    let all = u32::try_from(limits.most).unwrap_or(u32::MAX);
    let _ = places.acquire_many(all).await;
}

/// The next connection for which there is a place.
async fn next(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> (TcpStream, SocketAddr, Option<OwnedSemaphorePermit>) {
    let place = Arc::clone(places).acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => return (stream, peer, place),
            // Somebody who is gone again.
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                sleep(PAUSE).await;
            }
        }
    }
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    limits: Limits,
    mut told: watch::Receiver<()>,
) {
    let service = service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        answer(router.clone(), request.map(axum::body::Body::new))
    });
    let mut builder = Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(BUFFER);
    let watched = Watched {
        stream,
        limit: limits.stalled,
        stalled: None,
    };
    let mut connection = pin!(builder.serve_connection(TokioIo::new(watched), service));
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        _ = told.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        // The visitor's business: gone, too slow, or not speaking HTTP.
        tracing::debug!(%error, "a connection ended early");
    }
}

async fn answer(router: Router, request: Request) -> Result<Response, Infallible> {
    router.oneshot(request).await
}

/// A connection whose other end has to read.
struct Watched {
    stream: TcpStream,
    limit: Duration,
    /// Runs while nothing of what waits could be sent.
    stalled: Option<Pin<Box<Sleep>>>,
}

impl Watched {
    /// What a try to send came to; an error once none has succeeded for too long.
    fn watch<T>(
        &mut self,
        context: &mut Context<'_>,
        tried: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if tried.is_ready() {
            self.stalled = None;
            return tried;
        }
        let limit = self.limit;
        let stalled = self
            .stalled
            .get_or_insert_with(|| Box::pin(tokio::time::sleep_until(Instant::now() + limit)));
        if stalled.as_mut().poll(context).is_pending() {
            return Poll::Pending;
        }
        // Otherwise the system would go on offering what waits, and keep it meanwhile.
        let _ = self.stream.set_zero_linger();
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Watched {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let tried = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.watch(context, tried)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let tried = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.watch(context, tried)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
#[path = "connections/tests.rs"]
mod tests;
