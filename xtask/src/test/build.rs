//! The build of everything, with clippy beside.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use anyhow::{Context, Result};
use serde_json::Value;

use super::locked;
use crate::workspace::Workspace;

/// Builds every target of every crate; a warning is shown, and is a failure. What has only warnings
/// is built all the same, so that its tests can run.
pub(crate) fn run(workspace: &Workspace) -> Result<bool> {
    let mut command = workspace.cargo_with_clippy();
    command.args(["build", "--workspace", "--all-targets", "--keep-going"]);
    // The text of a warning that cargo remembers comes with its messages, at every later build too.
    command.args(["--quiet", "--message-format", "json"]);
    let mut child = command
        .args(locked())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start cargo")?;
    let messages = child.stdout.take().context("cargo has no output")?;
    let mut held = true;
    for line in BufReader::new(messages).lines() {
        if let Some(text) = diagnostic(&line?) {
            eprint!("{text}");
            held = false;
        }
    }
    Ok(child.wait()?.success() && held)
}

/// The text of a warning or an error in one line of what cargo says.
fn diagnostic(line: &str) -> Option<String> {
    let message: Value = serde_json::from_str(line).ok()?;
    let message = message.get("message")?;
    message.get("level")?;
    Some(message.get("rendered")?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_a_warning_from_what_was_built() {
        let warning = r#"{"reason":"compiler-message","message":{"level":"warning","rendered":"warning: unused\n"}}"#;
        assert_eq!(diagnostic(warning).as_deref(), Some("warning: unused\n"));
        let built = r#"{"reason":"compiler-artifact","fresh":true}"#;
        assert_eq!(diagnostic(built), None);
        assert_eq!(diagnostic("not JSON"), None);
    }
}
