//! A proxy with the file of `deploy/`, in which names, ports and certificates are replaced.

use std::fmt;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::machine;
use crate::process;
use crate::workspace::Workspace;

/// The host that the files name.
const HOST: &str = "index.example.org";

/// Which proxy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Nginx,
    Caddy,
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
        })
    }
}

/// Where it listens.
#[derive(Debug)]
pub(super) struct Ports {
    pub(super) http: u16,
    pub(super) https: u16,
}

impl Ports {
    /// Two that nobody listens on at this moment.
    pub(super) fn free() -> Result<Self> {
        let (one, other) = (
            TcpListener::bind("127.0.0.1:0")?,
            TcpListener::bind("127.0.0.1:0")?,
        );
        Ok(Self {
            http: one.local_addr()?.port(),
            https: other.local_addr()?.port(),
        })
    }
}

/// A certificate for this machine and its key beside it, good for a day.
pub(super) fn certificate(folder: &Path) -> Result<PathBuf> {
    let file = folder.join("fullchain.pem");
    let mut openssl = Command::new("openssl");
    openssl.args(["req", "-x509", "-nodes", "-days", "1", "-newkey", "ec"]);
    openssl.args(["-pkeyopt", "ec_paramgen_curve:prime256v1"]);
    openssl.args(["-subj", "/CN=localhost"]);
    openssl.args(["-addext", "subjectAltName=DNS:localhost"]);
    openssl
        .arg("-keyout")
        .arg(key(&file))
        .arg("-out")
        .arg(&file);
    openssl.stderr(Stdio::null());
    ensure!(process::succeeds(&mut openssl)?, "no certificate was made");
    Ok(file)
}

fn key(certificate: &Path) -> PathBuf {
    certificate.with_file_name("privkey.pem")
}

/// A proxy; stopped when it is dropped.
#[derive(Debug)]
pub(super) struct Started(Child);

impl Started {
    /// Starts it in front of the service at `authority`.
    pub(super) fn start(
        kind: Kind,
        workspace: &Workspace,
        folder: &Path,
        ports: &Ports,
        certificate: &Path,
        authority: &str,
    ) -> Result<Self> {
        let file = match kind {
            Kind::Nginx => "deploy/nginx/icc-index.conf",
            Kind::Caddy => "deploy/caddy/Caddyfile",
        };
        let said = fs::read_to_string(workspace.path(file))?;
        let said = replaced(&said, "127.0.0.1:8080", authority)?;
        let mut command = match kind {
            Kind::Nginx => nginx(folder, &said, ports, certificate)?,
            Kind::Caddy => caddy(folder, &said, ports, certificate)?,
        };
        let log = fs::File::create(folder.join("proxy.log"))?;
        let child = command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| format!("{kind} does not start: is it installed?"))?;
        Ok(Self(child))
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        // Already gone, or gone now.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The text with one part replaced wherever it stands; it has to be there.
fn replaced(text: &str, from: &str, to: &str) -> Result<String> {
    ensure!(text.contains(from), "the file of the proxy has no `{from}`");
    Ok(text.replace(from, to))
}

fn nginx(folder: &Path, said: &str, ports: &Ports, certificate: &Path) -> Result<Command> {
    let mut server = replaced(said, HOST, "localhost")?;
    for (from, to) in [
        ("listen 443 ", format!("listen 127.0.0.1:{} ", ports.https)),
        ("listen [::]:443 ", format!("listen [::1]:{} ", ports.https)),
        ("listen 80;", format!("listen 127.0.0.1:{};", ports.http)),
        ("listen [::]:80;", format!("listen [::1]:{};", ports.http)),
        (
            "/etc/ssl/localhost/fullchain.pem",
            certificate.display().to_string(),
        ),
        (
            "/etc/ssl/localhost/privkey.pem",
            key(certificate).display().to_string(),
        ),
    ] {
        server = replaced(&server, from, &to)?;
    }
    // Some machines speak no IPv6.
    if TcpListener::bind("[::1]:0").is_err() {
        let kept = server.lines().filter(|line| !line.contains("listen [::1]"));
        server = kept.collect::<Vec<_>>().join("\n");
    }
    let place = folder.display();
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let temporary = temporary.map(|name| format!("    {name}_temp_path {place}/{name};\n"));
    // One process, so that it ends when it is told to.
    let whole = format!(
        "daemon off;\nmaster_process off;\npid {place}/nginx.pid;\nerror_log stderr;\n\
         events {{}}\nhttp {{\n    access_log off;\n{}{server}\n}}\n",
        temporary.concat()
    );
    let file = folder.join("nginx.conf");
    fs::write(&file, whole)?;
    let program = machine::nginx().context("nginx is not installed here")?;
    let mut command = Command::new(program);
    command.arg("-e").arg("stderr").arg("-c").arg(file);
    command.arg("-p").arg(folder);
    Ok(command)
}

fn caddy(folder: &Path, said: &str, ports: &Ports, certificate: &Path) -> Result<Command> {
    let global = format!(
        "{{\n\tadmin off\n\thttp_port {}\n\thttps_port {}\n\tskip_install_trust\n",
        ports.http, ports.https
    );
    let site = format!(
        "localhost {{\n\ttls {} {}\n",
        certificate.display(),
        key(certificate).display()
    );
    let whole = replaced(said, "{\n\tservers", &format!("{global}\tservers"))?;
    let whole = replaced(&whole, &format!("{HOST} {{\n"), &site)?;
    let file = folder.join("Caddyfile");
    fs::write(&file, whole)?;
    let mut command = Command::new("caddy");
    command.args(["run", "--adapter", "caddyfile", "--config"]);
    // What it would keep in the home folder.
    command.arg(file).env("XDG_DATA_HOME", folder);
    command.env("XDG_CONFIG_HOME", folder);
    Ok(command)
}
