//! The container file, the units and the proxies name what there is: paths, ports, people, folders,
//! versions and limits, as the settings and the guide have them.

use std::fs;

use crate::files::text;

fn root(path: &str) -> String {
    fs::read_to_string(icc_tests::root().join(path)).unwrap()
}

/// The value of a key in a table of a file of settings, without its quotes.
fn setting(file: &str, table: &str, key: &str) -> String {
    let text = root(file);
    let (_, rest) = text.split_once(&format!("[{table}]\n")).unwrap();
    let lines = rest.lines().take_while(|line| !line.starts_with('['));
    let mut found = lines.filter_map(|line| line.strip_prefix(key)?.trim().strip_prefix('='));
    found.next().unwrap().trim().trim_matches('"').to_owned()
}

/// The instructions of the container file, each on one line.
fn instructions() -> Vec<String> {
    let joined = text("Containerfile").replace("\\\n", " ");
    let lines = joined.lines().filter(|line| !line.starts_with('#'));
    let words = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    words.filter(|line| !line.is_empty()).collect()
}

/// What follows a word, up to the next space.
fn after<'a>(line: &'a str, word: &str) -> &'a str {
    let (_, rest) = line.split_once(word).unwrap();
    rest.split_whitespace().next().unwrap()
}

/// What each instruction of this name says.
fn all<'a>(instructions: &'a [String], name: &str) -> Vec<&'a str> {
    let begin = format!("{name} ");
    let said = instructions.iter().filter_map(|it| it.strip_prefix(&begin));
    said.collect()
}

#[test]
fn the_image_runs_what_it_has_built_as_the_person_it_has_made() {
    let file = instructions();
    let built = all(&file, "COPY").into_iter();
    let built: Vec<&str> = built
        .filter_map(|it| it.strip_prefix("--from=build "))
        .collect();
    let (from, to) = built[0].split_once(' ').unwrap();
    assert_eq!(built.len(), 1);
    assert_eq!(all(&file, "ENTRYPOINT"), [format!("[\"{to}\"]")]);
    let folders = all(&file, "WORKDIR");
    // Where `cargo xtask release` says that it has put it.
    let released = "target/handed-out/release/icc-index";
    assert_eq!(from, format!("{}/{released}", folders[0]));
    assert!(root("xtask/src/release.rs").contains("handed-out"));
    let runs = all(&file, "RUN");
    let command = runs.iter().find(|it| it.starts_with("cargo ")).unwrap();
    assert!(
        root("CONTRIBUTING.md").contains(&format!("| `{command}` |")),
        "{command}"
    );
    let made = runs.iter().find(|it| it.contains("useradd")).unwrap();
    assert_eq!(all(&file, "USER"), [after(made, "--uid ")]);

    let home = after(made, "--home-dir ");
    assert_eq!(folders[1], home);
    assert_eq!(all(&file, "VOLUME"), [home]);
    let variables = all(&file, "ENV")[0];
    assert_eq!(after(variables, "ICC_INDEX_DATA__FOLDER="), home);
    assert!(made.contains(&format!("--mode 0700 {home}")));
    let port = setting("crates/server/default.toml", "server", "port");
    assert_eq!(all(&file, "EXPOSE"), [port]);
}

#[test]
fn the_image_is_built_with_the_rust_that_is_needed_for_the_system_it_runs_on() {
    let file = instructions();
    let images = all(&file, "FROM");
    let (rust, system) = after(images[0], "rust:").split_once("-slim-").unwrap();
    assert_eq!(
        rust,
        setting("Cargo.toml", "workspace.package", "rust-version")
    );
    assert_eq!(after(images[1], "debian:"), format!("{system}-slim"));
}

#[test]
fn the_units_name_people_folders_and_files_that_the_guide_makes() {
    let guide = root("docs/howto/operate.md");
    let kept = setting("deploy/config.toml", "data", "folder");
    for unit in ["icc-index.service", "icc-index-backup.service"] {
        let unit = text(&format!("systemd/{unit}"));
        let named = |key: &str| {
            let line = unit.lines().find_map(|line| line.strip_prefix(key));
            line.unwrap_or_default().to_owned()
        };
        let person = named("User=");
        assert_eq!(person, named("Group="));
        let line = guide.lines().find(|line| line.contains("useradd")).unwrap();
        assert!(line.contains(&format!("{person}`")), "{line}");
        assert!(line.contains(&format!("--home-dir {kept} ")), "{line}");
        let programs = unit.split_whitespace();
        let programs = programs.filter(|word| word.ends_with("bin/icc-index"));
        for program in programs {
            let program = program.trim_start_matches("ExecStart=");
            assert!(guide.contains(&format!("`{program}`")), "{program}");
        }
        let config = after(&unit, "--config ").trim_end_matches('\'');
        assert!(guide.contains(&format!("`{config}`")), "{config}");
        let environment = named("EnvironmentFile=-");
        assert!(guide.contains(&format!("`{environment}`")), "{environment}");
        let written = named("ReadWritePaths=");
        for folder in written.split_whitespace() {
            assert!(guide.contains(folder), "{folder}");
        }
        let own = named("StateDirectory=");
        assert!(own.is_empty() || format!("/var/lib/{own}") == kept);
        assert!(named("WorkingDirectory=") == kept || written.contains(&kept));
    }
    let days = text("systemd/icc-index-backup.service");
    let days = after(&days, "-mtime +");
    assert!(guide.contains(&format!("older than {days} days")));
}

#[test]
fn the_proxies_lead_to_the_service_and_let_through_what_it_reads() {
    let number = |text: &str, word: &str| -> u64 {
        let digits: String = after(text, word)
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse().unwrap()
    };
    let of_service = |table: &str, key: &str| -> u64 {
        let value = setting("crates/server/default.toml", table, key);
        value.parse().unwrap()
    };
    let public = setting("deploy/config.toml", "server", "public_url");
    let port = setting("deploy/config.toml", "server", "port");
    let there = format!("127.0.0.1:{port}");
    let (nginx, caddy) = (text("nginx/icc-index.conf"), text("caddy/Caddyfile"));
    for proxy in [&nginx, &caddy] {
        assert!(proxy.contains(public.trim_start_matches("https://")));
        assert!(proxy.contains(&there));
        for path in ["/healthz", "/readyz"] {
            assert!(proxy.contains(path), "{path}");
        }
    }
    // The service reads 64 more of a file that is too large, so that its page keeps the words; the
    // campaign `proxy` tries it.
    let largest = of_service("evidence", "file_mebibytes") + 64 + 1;
    for (limit, of) in [
        (number(&nginx, "client_max_body_size "), "nginx"),
        (number(&caddy, "max_size "), "Caddy"),
    ] {
        assert!(limit >= largest, "{of} lets {limit} MiB through");
    }
    let idle = number(&caddy, "keepalive ");
    assert!(idle < of_service("server", "head_seconds"), "{idle}");
    // What the service gives an answer with a file.
    let patience = number(&nginx, "proxy_read_timeout ");
    assert!(patience > 300, "{patience}");
}
