//! What settings and machine tell. No secret is shown: only whether there is one.

use anyhow::Result;
use icc_app::readiness::{Disk, LEAST_FREE};
use icc_i18n::{Args, key};

use super::{Finding, Verdict};
use crate::machine::SystemDisk;
use crate::providers;
use crate::settings::Settings;

pub(super) fn findings(settings: &Settings) -> Result<Vec<Finding>> {
    let mut all = vec![address(settings), people(settings), demonstration(settings)];
    if settings.server.read_only {
        let id = key!("cli-doctor-read-only");
        all.push(Finding::new(Verdict::Doubtful, id, Args::new()));
    }
    all.push(mail(settings));
    all.push(Finding::when(
        providers::has_key(settings)?,
        Verdict::Doubtful,
        [key!("cli-doctor-key"), key!("cli-doctor-key-none")],
        Args::new(),
    ));
    for provider in &settings.identity {
        let args = Args::new()
            .text("code", &provider.code)
            .text("issuer", &provider.issuer);
        all.push(Finding::new(
            Verdict::Good,
            key!("cli-doctor-provider"),
            args,
        ));
    }
    let unsaid = settings.operator.unsaid();
    all.push(Finding::when(
        unsaid.is_empty(),
        Verdict::Doubtful,
        [
            key!("cli-doctor-operator"),
            key!("cli-doctor-operator-unsaid"),
        ],
        Args::new().text("keys", unsaid.join(", ")),
    ));
    all.push(disk(settings));
    Ok(all)
}

fn address(settings: &Settings) -> Finding {
    let server = &settings.server;
    let proxies: Vec<String> = server.proxies.iter().map(ToString::to_string).collect();
    let args = Args::new()
        .text("address", format!("{}:{}", server.address, server.port))
        .text("url", &server.public_url)
        .text("proxies", proxies.join(", "));
    let id = if server.public_url.is_empty() {
        key!("cli-doctor-address-local")
    } else {
        key!("cli-doctor-address")
    };
    // Behind a proxy that is not named, limits would count the proxy as one visitor.
    let behind_nobody = !server.is_local() && server.address.is_loopback() && proxies.is_empty();
    if behind_nobody {
        let id = key!("cli-doctor-proxies-none");
        return Finding::new(Verdict::Doubtful, id, args);
    }
    Finding::new(Verdict::Good, id, args)
}

fn people(settings: &Settings) -> Finding {
    Finding::when(
        settings.server.lets_people_in(),
        Verdict::Doubtful,
        [key!("cli-doctor-sign-in"), key!("cli-doctor-sign-in-none")],
        Args::new(),
    )
}

fn demonstration(settings: &Settings) -> Finding {
    let elsewhere = settings.demonstration.load && !settings.server.is_local();
    let id = match (settings.demonstration.load, elsewhere) {
        (false, _) => key!("cli-doctor-demonstration-none"),
        (true, false) => key!("cli-doctor-demonstration"),
        (true, true) => key!("cli-doctor-demonstration-public"),
    };
    let verdict = if elsewhere {
        Verdict::Doubtful
    } else {
        Verdict::Good
    };
    Finding::new(verdict, id, Args::new())
}

fn mail(settings: &Settings) -> Finding {
    let mail = &settings.mail;
    let args = Args::new()
        .text("server", format!("{}:{}", mail.server, mail.port))
        .text(
            "folder",
            crate::post::folder(settings).display().to_string(),
        );
    if mail.server.is_empty() {
        let verdict = if settings.server.is_local() {
            Verdict::Good
        } else {
            Verdict::Doubtful
        };
        return Finding::new(verdict, key!("cli-doctor-mail-folder"), args);
    }
    Finding::new(Verdict::Good, key!("cli-doctor-mail-server"), args)
}

fn disk(settings: &Settings) -> Finding {
    let folder = &settings.data.folder;
    let args = Args::new().text("folder", folder.display().to_string());
    match SystemDisk(folder.clone()).free_percent() {
        Some(free) => Finding::when(
            free >= LEAST_FREE,
            Verdict::Bad,
            [key!("cli-doctor-disk"), key!("cli-doctor-disk-full")],
            args.integer("free", free),
        ),
        None => Finding::new(Verdict::Doubtful, key!("cli-doctor-disk-untold"), args),
    }
}
