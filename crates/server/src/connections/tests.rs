//! Slow people and crowds, on real connections with short limits.
#![expect(clippy::unwrap_used, reason = "a test stops where a step fails")]

use std::io::{Read, Write};
use std::net::TcpStream as Client;

use axum::routing::{get, post};
use tokio::sync::oneshot;

use super::*;

/// Nobody waits longer in these tests.
const PATIENCE: Duration = Duration::from_secs(20);
const SHORT: Duration = Duration::from_millis(300);
const LIMITS: Limits = Limits {
    most: 3,
    head: SHORT,
    stalled: SHORT,
};

struct Served {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: tokio::task::JoinHandle<()>,
}

fn served(limits: Limits) -> Served {
    let router = Router::new()
        .route("/", get(|| async { "here" }))
        .route("/much", get(|| async { vec![b'a'; 64 << 20] }))
        .route("/echo", post(|body: String| async { body }));
    let listener = listen(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let stopped = async { drop(stopped.await) };
    let ended = tokio::spawn(serve(listener, router, limits, stopped));
    Served {
        address,
        stop,
        ended,
    }
}

fn client(address: SocketAddr, request: &str) -> Client {
    let mut client = Client::connect(address).unwrap();
    client.set_read_timeout(Some(PATIENCE)).unwrap();
    client.write_all(request.as_bytes()).unwrap();
    client
}

/// Everything until the connection ends, in any way.
fn rest(mut client: Client) -> Vec<u8> {
    let mut all = Vec::new();
    let _ = client.read_to_end(&mut all);
    all
}

const WHOLE: &str = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn l4_a_head_that_does_not_come_in_time_ends_the_connection() {
    let served = served(LIMITS);
    let address = served.address;
    let task = move || {
        let begun = std::time::Instant::now();
        let mut slow = client(address, "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ");
        // A letter now and then changes nothing.
        while begun.elapsed() < PATIENCE && slow.write_all(b"a").is_ok() {
            std::thread::sleep(Duration::from_millis(50));
        }
        assert_eq!(rest(slow), b"");
        begun.elapsed()
    };
    let took = tokio::task::spawn_blocking(task).await.unwrap();
    assert!(took >= SHORT && took < PATIENCE / 2, "{took:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn l4_whoever_does_not_read_is_cut_off_and_what_waited_is_let_go() {
    let served = served(LIMITS);
    let address = served.address;
    let task = move || {
        let idle = client(address, "GET /much HTTP/1.1\r\nHost: a\r\n\r\n");
        std::thread::sleep(SHORT * 4);
        rest(idle).len()
    };
    let got = tokio::task::spawn_blocking(task).await.unwrap();
    assert!(got < 64 << 20, "all of it arrived");
    // Somebody who reads gets everything, though it takes longer than the limit.
    let task = move || {
        let mut slow = client(
            address,
            "GET /much HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        );
        let (mut all, mut part) = (0, vec![0; 8 << 20]);
        loop {
            let read = slow.read(&mut part).unwrap();
            if read == 0 {
                return all;
            }
            all += read;
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    let got = tokio::task::spawn_blocking(task).await.unwrap();
    assert!(got > 64 << 20, "{got}");
}

#[tokio::test(flavor = "multi_thread")]
async fn l4_no_more_connections_are_taken_than_there_are_places() {
    let limits = Limits {
        head: Duration::from_secs(2),
        ..LIMITS
    };
    let served = served(limits);
    let address = served.address;
    let task = move || {
        let slow: Vec<_> = (0..3).map(|_| client(address, "GET")).collect();
        let mut waiting = client(address, WHOLE);
        waiting.set_read_timeout(Some(SHORT)).unwrap();
        let mut first = [0; 12];
        assert!(waiting.read_exact(&mut first).is_err(), "there is no place");
        // Once the slow ones are cut off, it has its turn.
        waiting.set_read_timeout(Some(PATIENCE)).unwrap();
        waiting.read_exact(&mut first).unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
        drop(slow);
    };
    tokio::task::spawn_blocking(task).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn l6_when_told_to_stop_it_finishes_what_it_has_begun_and_takes_nothing_new() {
    let served = served(Limits {
        head: PATIENCE,
        ..LIMITS
    });
    let address = served.address;
    let task = move || {
        let mut half = client(
            address,
            "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nab",
        );
        let mut idle = client(address, WHOLE);
        let mut first = [0; 12];
        idle.read_exact(&mut first).unwrap();
        std::thread::sleep(SHORT);
        (half.try_clone().unwrap(), half.write(b"").unwrap(), idle)
    };
    let (mut half, _, idle) = tokio::task::spawn_blocking(task).await.unwrap();
    served.stop.send(()).unwrap();
    let task = move || {
        // Whoever has nothing under way is let go at once.
        rest(idle);
        half.write_all(b"cd").unwrap();
        let answer = String::from_utf8(rest(half)).unwrap();
        assert!(answer.ends_with("abcd"), "{answer}");
    };
    tokio::task::spawn_blocking(task).await.unwrap();
    tokio::time::timeout(PATIENCE, served.ended)
        .await
        .unwrap()
        .unwrap();
    assert!(Client::connect(address).is_err());
}

#[test]
fn no_more_connections_than_files_may_be_open() {
    let told = "Limit                     Soft Limit           Hard Limit           Units\n\
        Max processes             1                    2                    processes\n\
        Max open files            1024                 524288               files\n";
    assert_eq!(open_files_in(told), Some(1024));
    assert_eq!(open_files_in("Max open files            unlimited"), None);
    let many = Limits {
        most: 4096,
        ..LIMITS
    };
    assert_eq!(many.within(Some(1024)).most, 960);
    assert_eq!(many.within(Some(20_000)).most, 4096);
    assert_eq!(many.within(None).most, 4096);
}
