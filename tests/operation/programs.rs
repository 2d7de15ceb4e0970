//! The interface for programs, asked by programs that share nothing with ours: whatever its
//! description allows and much that it does not, and what its page says to write.

use std::path::Path;
use std::process::Command;

use icc_testkit::Demonstration;

use crate::running::Running;
use crate::{filled, program, run, succeeds};

/// The service with a release, for whoever asks as often as no reader does.
async fn serving(folder: &Path) -> Running {
    let url = filled(folder, Demonstration::Loaded).await;
    succeeds(&run(&url, folder, "release build --data var"));
    let mut serving = program(&url, folder);
    serving
        .env("ICC_INDEX_API__REQUESTS_PER_MINUTE", "1000000")
        .args(["serve", "--port", "0", "--data", "var"]);
    Running::of(serving)
}

/// What the page says to write in a program, with the address of this service.
fn snippet(service: &Running, program: &str) -> String {
    let page = service.get("/en/data/api").text;
    let (_, after) = page.split_once(&format!(">{program}</label>")).unwrap();
    let (_, after) = after.split_once("<textarea").unwrap();
    let (_, after) = after.split_once('>').unwrap();
    let (code, _) = after.split_once("</textarea>").unwrap();
    let code = [
        ("&quot;", "\""),
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#x2f;", "/"),
    ]
    .iter()
    .fold(code.to_owned(), |code, (entity, sign)| {
        code.replace(entity, sign)
    });
    code.replace(
        "http://localhost:8080",
        &format!("http://{}", service.authority),
    )
}

/// Runs a program on lines, and returns what it prints.
fn printed(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

mod python {
    use super::*;

    /// Of the tables, which are alike, these.
    const SOME: &str = r"/api/v1$|openapi|releases$|\{version\}$|/(scores|unit_facts)$";

    #[tokio::test(flavor = "multi_thread")]
    async fn i7_schemathesis_finds_nothing_that_the_description_does_not_say() {
        let folder = tempfile::tempdir().unwrap();
        let service = serving(folder.path()).await;
        let python = icc_tests::python().unwrap();
        let output = Command::new(python.with_file_name("schemathesis"))
            .current_dir(folder.path())
            .arg("--config-file")
            .arg(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/operation/schemathesis.toml"
            ))
            .arg("run")
            .arg(format!("http://{}/api/v1/openapi.json", service.authority))
            .args(["--checks", "all", "--no-color", "--seed", "1"])
            .args(["--max-examples", "5", "--include-path-regex", SOME])
            .args(["--generation-database", ":memory:"])
            .args(["--request-timeout", "60"])
            .output()
            .unwrap();
        let said = crate::said(&output);
        assert!(output.status.success(), "{said}");
        assert!(said.contains("No issues found"), "{said}");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn the_lines_of_the_page_run() {
        let folder = tempfile::tempdir().unwrap();
        let service = serving(folder.path()).await;
        let python = icc_tests::python().unwrap();
        let code = snippet(&service, "Python");
        let rows = printed(Command::new(python).args(["-c", &code]));
        let rows: usize = rows.trim().parse().unwrap();
        assert!(rows > 20, "{rows}");
        let lines = snippet(&service, "curl");
        let said = printed(Command::new("sh").args(["-e", "-c", &lines]));
        assert!(said.contains("\"table\":\"scores\""), "{said}");
        assert!(
            said.contains("edition,method,method_version,period"),
            "{said}"
        );
    }
}

mod rscript {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn the_lines_of_the_page_run() {
        let folder = tempfile::tempdir().unwrap();
        let service = serving(folder.path()).await;
        let code = snippet(&service, "R");
        let said = printed(Command::new("Rscript").args(["-e", &code]));
        assert!(said.contains("demo-") && said.contains("mean"), "{said}");
    }
}
