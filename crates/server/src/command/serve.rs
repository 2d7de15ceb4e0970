//! `icc-index serve`: opens the store, brings it up to date, serves until told to stop.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Args;
use icc_app::Service;
use icc_app::accounts::Rules;
use icc_app::evidence::EvidenceLimits;
use icc_app::readiness::Mode;
use icc_app::setup::{Progress, SetUp};
use icc_domain::{Clock, Locale};
use icc_i18n::I18n;
use icc_pages::urls::Route;
use icc_store::{DataFiles, ReferenceData, Store};
use icc_web::SignIn;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use crate::machine::{self, SystemClock, SystemDisk};
use crate::settings::{Log, Overrides, Settings};
use crate::{connections, database, editions, post, providers};

/// How many ports after a taken one are tried.
const PORTS_TRIED: u16 = 10;
/// How long connections to the database may take to come back after that.
const CLOSING: Duration = Duration::from_secs(5);
/// How long running requests may take to finish once the service is told to stop.
const GRACE: Duration = Duration::from_secs(30);

#[derive(Debug, Default, Args)]
pub(crate) struct Serve {
    #[arg(long)]
    port: Option<u16>,
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[arg(long)]
    read_only: bool,
}

/// Serves until told to stop.
pub(crate) fn run(arguments: &Serve) -> ExitCode {
    match start(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The whole chain, once: this is for whoever runs the program.
            tracing::error!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start(arguments: &Serve) -> Result<()> {
    let overrides = Overrides::new(arguments.port, arguments.data.as_deref());
    let mut settings =
        Settings::read(arguments.config.as_deref(), &overrides).inspect_err(|_| {
            // Nothing says yet how to log: say it plainly.
            start_log(&Log {
                level: "info".to_owned(),
                json: false,
            });
        })?;
    settings.server.read_only |= arguments.read_only;
    start_log(&settings.log);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(serve(&settings, arguments.port.is_some_and(|p| p != 0)))
}

fn start_log(log: &Log) {
    let filter = |level: &str| EnvFilter::try_new(format!("{level},{}", icc_web::UNLOGGED));
    let filter = filter(&log.level).or_else(|_| filter("info"));
    let filter = filter.unwrap_or_default();
    let to_stderr = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if log.json {
        to_stderr.json().init();
    } else {
        to_stderr.with_target(false).init();
    }
}

/// The use cases as the settings want them.
fn of_settings(settings: &Settings, store: Store, mode: Mode) -> Result<Service> {
    let data = ReferenceData::parse(&DataFiles::embedded())
        .map_err(|problems| anyhow::anyhow!("the data files have problems: {problems:?}"))?;
    let rules = Rules {
        shortest_password: settings.accounts.shortest_password,
        demonstration: settings.demonstration.load && settings.server.is_local(),
    };
    let service = Service::new(store, Arc::new(data), machine::sources()).with_rules(rules);
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let evidence = EvidenceLimits {
        file: u64::from(settings.evidence.file_mebibytes) << 20,
        municipality: u64::from(settings.evidence.municipality_mebibytes) << 20,
    };
    let service = service
        .with_evidence_limits(evidence)
        .with_sealer(providers::sealer(settings)?)
        .with_providers(providers::providers(settings, &clock)?)
        .with_mode(mode)
        .with_disk(Arc::new(SystemDisk(settings.data.folder.clone())));
    // Who keeps nothing makes no folder either.
    let kept = settings.releases_are_elsewhere() || settings.releases_folder().is_dir();
    Ok(if mode == Mode::Usual || kept {
        service.with_shelf(settings.shelf()?)
    } else {
        service
    })
}

/// Prepares the store and serves. `exact_port`: a taken port is an error, not a reason for the next.
async fn serve(settings: &Settings, exact_port: bool) -> Result<()> {
    let store = if settings.server.read_only {
        database::open_as_it_is(settings).await?
    } else {
        database::open(settings).await?
    };
    let mode = if settings.server.read_only {
        Mode::ReadOnly
    } else {
        Mode::Usual
    };
    let service = Arc::new(of_settings(settings, store, mode)?);
    match mode {
        Mode::Usual => prepare(&service, settings.demonstration.load).await?,
        Mode::ReadOnly => tracing::warn!("read-only: what is sent is refused, nothing is kept"),
    }

    let listener = listen(settings, exact_port)?;
    let address = listener
        .local_addr()
        .context("the address cannot be read")?;
    let i18n = Arc::new(I18n::new().context("the texts cannot be read")?);
    let config = icc_web::Config {
        public_url: settings.server.public_url.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        sign_in: if settings.server.lets_people_in() {
            SignIn::Offered
        } else {
            tracing::warn!("nobody can sign in: set `server.public_url` to an https address");
            SignIn::Withheld
        },
        zone: settings.zone()?,
        proxies: settings.server.proxies.clone(),
        operator: operator(settings),
    };
    let limits_of_pages = icc_web::Limits {
        api_requests: settings.api.requests_per_minute,
        ..icc_web::Limits::default()
    };
    let app = icc_web::router_with(
        Arc::clone(&service),
        Arc::clone(&i18n),
        config,
        limits_of_pages,
    );
    let app = app.context("the pages cannot be read")?;
    // Links in mails never begin with what a request says.
    let base = match settings.server.public_url.as_str() {
        "" => format!("http://{address}"),
        known => known.to_owned(),
    };
    let postman = post::postman(settings, &i18n, Arc::new(SystemClock), base.clone())?;
    let beside = match mode {
        Mode::Usual => vec![
            tokio::spawn(post::send_for_ever(Arc::clone(&service), postman)),
            tokio::spawn(post::tidy_for_ever(Arc::clone(&service))),
        ],
        Mode::ReadOnly => Vec::new(),
    };
    // Whoever reads the address may ask to stop at once.
    let asked_to_stop = stop_signal()?;
    announce(address)?;
    if settings.server.lets_people_in() && mode == Mode::Usual {
        invite_first_administrator(&service, &base).await?;
    }
    let (stopping, stopped) = tokio::sync::oneshot::channel::<()>();
    let server = connections::serve(listener, app, limits(settings), async move {
        asked_to_stop.await;
        // The receiver only waits; it may be gone.
        let _ = stopping.send(());
    });
    tokio::select! {
        () = server => {}
        () = async { if stopped.await.is_ok() { tokio::time::sleep(GRACE).await } else { std::future::pending().await } } => {
            tracing::warn!("some requests did not finish in time");
        }
    }
    for task in beside {
        task.abort();
        // Until it has let go of its connection.
        let _ = task.await;
    }
    close(&service).await;
    tracing::info!("stopped");
    Ok(())
}

/// What connections may take, on this machine.
fn limits(settings: &Settings) -> connections::Limits {
    let server = &settings.server;
    let wanted = connections::Limits {
        most: usize::from(server.connections),
        head: Duration::from_secs(server.head_seconds.into()),
        stalled: Duration::from_secs(server.stalled_seconds.into()),
    };
    let limits = wanted.within(connections::open_files());
    if limits.most < wanted.most {
        let (most, wanted) = (limits.most, wanted.most);
        tracing::warn!(most, wanted, "this machine lets too few files be open");
    }
    limits
}

/// Closes the database, so that its file is whole without the log beside it.
async fn close(service: &Service) {
    let store = service.store().clone();
    match tokio::time::timeout(CLOSING, store.close()).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!(%error, "the database was not closed cleanly"),
        Err(_) => tracing::warn!("some connections to the database were still in use"),
    }
}

/// Who runs the service, as its legal pages say it.
fn operator(settings: &Settings) -> icc_pages::context::Operator {
    let said = &settings.operator;
    icc_pages::context::Operator {
        name: said.name.clone(),
        address: said.address.clone(),
        email: said.email.clone(),
        privacy_officer: said.privacy_officer.clone(),
        privacy_email: said.privacy_email.clone(),
        hosting: said.hosting.clone(),
    }
}

/// Tells whoever runs the service how to make the first account, while nobody looks after it.
async fn invite_first_administrator(service: &Service, base: &str) -> Result<()> {
    let token = service
        .first_administrator_token()
        .await
        .context("the first administrator cannot be invited")?;
    if let Some(token) = token {
        let path = Route::FirstAccess { token }.path(Locale::Fr);
        tracing::warn!(
            link = format!("{base}{path}"),
            "no administrator yet: open this link within one hour to make the first account"
        );
    }
    Ok(())
}

async fn prepare(service: &Service, demonstration: bool) -> Result<()> {
    let set_up = SetUp {
        editions: &editions::embedded(),
        demonstration,
    };
    let report = |progress: Progress<'_>| {
        // Standard error is for people; a closed one must not stop the service.
        let _ = writeln!(std::io::stderr(), "{progress}");
    };
    icc_app::setup::prepare(service, &set_up, &report)
        .await
        .context("the service cannot be set up")?;
    Ok(())
}

fn listen(settings: &Settings, exact: bool) -> Result<TcpListener> {
    let first = settings.server.port;
    let tried = if exact || first == 0 { 0 } else { PORTS_TRIED };
    for port in first..=first.saturating_add(tried) {
        match connections::listen((settings.server.address, port).into()) {
            Ok(listener) => return Ok(listener),
            Err(error)
                if error.kind() == std::io::ErrorKind::AddrInUse
                    && port < first.saturating_add(tried) => {}
            Err(error) => {
                return Err(error).with_context(|| {
                    format!("cannot listen on {}:{port}", settings.server.address)
                });
            }
        }
    }
    bail!(
        "every port from {first} to {} is taken",
        first.saturating_add(tried)
    )
}

/// The line that people click and programs read.
fn announce(address: SocketAddr) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "icc-index: http://{address}")
        .and_then(|()| out.flush())
        .context("cannot write to standard output")
}

/// From now on Ctrl-C and, on Unix, a request to terminate are heard; the future ends at the first.
fn stop_signal() -> Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut interrupt = signal(SignalKind::interrupt()).context("Ctrl-C is not heard")?;
        let terminate = signal(SignalKind::terminate());
        let mut terminate = terminate.context("requests to terminate are not heard")?;
        Ok(async move {
            tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
        })
    }
    #[cfg(not(unix))]
    {
        let mut interrupt = tokio::signal::windows::ctrl_c().context("Ctrl-C is not heard")?;
        Ok(async move {
            interrupt.recv().await;
        })
    }
}
