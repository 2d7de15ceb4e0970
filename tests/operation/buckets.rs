//! Releases in a bucket of a service that speaks S3: Moto, which runs on this machine for as long as
//! a test does.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use icc_store::{Bucket, Shelf};
use icc_testkit::{Demonstration, Outcome, keeps_files};

use crate::running::{LIMIT, Running};
use crate::{filled, program, succeeds};

const NAME: &str = "icc-releases";

/// The service, with a bucket; stopped when it is dropped.
struct Moto {
    child: Child,
    authority: String,
}

impl Moto {
    fn start() -> Self {
        // Free at this moment; nobody else on the machine asks for this one.
        let free = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = free.local_addr().unwrap().port().to_string();
        drop(free);
        let child = Command::new(icc_tests::python().unwrap())
            .args(["-m", "moto.server", "-H", "127.0.0.1", "-p", &port])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let moto = Self {
            child,
            authority: format!("127.0.0.1:{port}"),
        };
        let started = Instant::now();
        while moto.ask(&format!("PUT /{NAME}")).is_none_or(|it| it != 200) {
            assert!(started.elapsed() < LIMIT, "Moto does not answer");
            thread::sleep(Duration::from_millis(50));
        }
        moto
    }

    /// The status of an answer; none while nobody answers.
    fn ask(&self, request: &str) -> Option<u16> {
        let mut stream = TcpStream::connect(&self.authority).ok()?;
        let region = "<CreateBucketConfiguration><LocationConstraint>ca-central-1</LocationConstraint></CreateBucketConfiguration>";
        let head = format!(
            "{request} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{region}",
            self.authority,
            region.len(),
        );
        stream.write_all(head.as_bytes()).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        answer.split(' ').nth(1)?.parse().ok()
    }

    fn endpoint(&self) -> String {
        format!("http://{}", self.authority)
    }

    /// The program with this bucket.
    fn program(&self, url: &str, folder: &Path, line: &str) -> Command {
        let mut command = program(url, folder);
        for (name, value) in [
            ("BUCKET", format!("{NAME}/data")),
            ("BUCKET_ENDPOINT", self.endpoint()),
            ("BUCKET_KEY", "key".to_owned()),
            ("BUCKET_SECRET", "secret".to_owned()),
        ] {
            command.env(format!("ICC_INDEX_RELEASES__{name}"), value);
        }
        command.args(line.split_whitespace());
        command
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

mod python {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn a_bucket_keeps_files_as_a_folder_does() -> Outcome {
        let moto = Moto::start();
        for name in [NAME.to_owned(), format!("{NAME}/inside")] {
            let shelf = Shelf::in_bucket(&Bucket {
                name,
                endpoint: Some(moto.endpoint()),
                region: "ca-central-1".to_owned(),
                access: Some(("key".to_owned(), "secret".to_owned())),
            })?;
            shelf.look().await?;
            keeps_files(&shelf).await?;
        }
        Ok(())
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_release_is_built_checked_served_and_withdrawn_in_a_bucket() {
        let moto = Moto::start();
        let folder = tempfile::tempdir().unwrap();
        let url = filled(folder.path(), Demonstration::Loaded).await;
        let run = |line: &str| succeeds(&moto.program(&url, folder.path(), line).output().unwrap());
        run("release build --data var");
        assert!(!folder.path().join("var/releases").exists());
        run("release check 1.0.0 --data var");

        let serving = moto.program(&url, folder.path(), "serve --port 0 --data var");
        let service = Running::of(serving);
        let sums = service.get("/data/v1.0.0/SHA256SUMS");
        assert_eq!(sums.status, 200);
        assert!(sums.text.contains("scores.csv"), "{}", sums.text);

        run("release withdraw 1.0.0 --reason-fr Erreur --reason-en Error --data var");
        assert_eq!(service.get("/data/v1.0.0/SHA256SUMS").status, 410);
    }
}
