//! Letters handed to a mail server that the tests start, and laid in a folder.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where a step fails"
)]

mod server;

use std::sync::Arc;

use chrono::DateTime;
use icc_app::accounts::{Named, Place};
use icc_app::mail::{Content, Delivered, Letter, Post};
use icc_domain::{FixedClock, Locale, LocalizedText, Role};
use icc_i18n::I18n;
use icc_mail::{Encryption, Postman, Server, Smtp, Way};
use icc_pages::Pages;

use server::{Answers, CERTIFICATE, Sink};

const BASE: &str = "https://index.example.org";

fn postman(way: Way) -> Postman {
    let i18n = Arc::new(I18n::new().unwrap());
    Postman {
        pages: Pages::new(&i18n).unwrap(),
        clock: Arc::new(FixedClock::new(DateTime::UNIX_EPOCH)),
        base: BASE.to_owned(),
        way,
    }
}

fn letter(name: &str) -> Letter {
    Letter {
        id: "0199a1b2-7c3d-7e4f-8a9b-0c1d2e3f4a5b".to_owned(),
        to: "eve@example.org".to_owned(),
        language: Locale::Fr,
        content: Content::RoleOffered {
            name: name.to_owned(),
            by: "Max Roy".to_owned(),
            role: Role::CityEditor,
            place: Named {
                place: Place::Service,
                code: "val-des-cedres".to_owned(),
                names: LocalizedText([("fr".to_owned(), "Val-des-Cèdres".to_owned())].into()),
            },
        },
    }
}

fn server(port: u16) -> Server {
    Server {
        host: "localhost".to_owned(),
        port,
        encryption: Encryption::None,
        certificate: None,
        credentials: None,
        from: "Indice <index@example.org>".to_owned(),
    }
}

fn smtp(server: &Server) -> Postman {
    postman(Way::Smtp(Box::new(Smtp::new(server).unwrap())))
}

#[tokio::test]
async fn o8_a_letter_reaches_the_server_whole() {
    let sink = Sink::start(Answers::default()).await;
    let sent = smtp(&server(sink.port)).deliver(&letter("Ève")).await;
    assert_eq!(sent, Ok(Delivered::Sent));
    let mail = sink.received().await;
    assert!(mail.contains("MAIL FROM:<index@example.org>"), "{mail}");
    assert!(mail.contains("RCPT TO:<eve@example.org>"), "{mail}");
    for line in [
        "To: eve@example.org",
        "Message-ID: <0199a1b2-7c3d-7e4f-8a9b-0c1d2e3f4a5b@example.org>",
        "Auto-Submitted: auto-generated",
        "Content-Language: fr-CA",
        "Content-Type: text/plain; charset=utf-8",
        "Date: Thu, 01 Jan 1970 00:00:00 +0000",
    ] {
        assert!(mail.contains(&format!("{line}\r\n")), "{line} in\n{mail}");
    }
    // The text is encoded; the address in it is plain.
    assert!(
        mail.replace("=\r\n", "")
            .contains("https://index.example.org/fr/compte"),
        "{mail}"
    );
}

#[tokio::test]
async fn i3_a_hostile_name_adds_no_header_and_no_reader() {
    let sink = Sink::start(Answers::default()).await;
    let hostile = "Eve\r\nBcc: evil@example.net\r\n\r\n.\r\nMAIL FROM:<x@example.net>";
    let sent = smtp(&server(sink.port)).deliver(&letter(hostile)).await;
    assert_eq!(sent, Ok(Delivered::Sent));
    let mail = sink.received().await;
    let (head, _) = mail.split_once("\r\n\r\n").unwrap();
    assert!(!head.contains("Bcc"), "{head}");
    assert_eq!(mail.matches("RCPT TO").count(), 1);
    assert_eq!(
        mail.matches("QUIT\r\n").count() + mail.matches("DATA\r\n").count(),
        2,
        "{mail}"
    );
}

#[tokio::test]
async fn o8_what_may_pass_is_tried_again_and_what_is_final_is_not() {
    let deliver = async |port| {
        let failure = smtp(&server(port)).deliver(&letter("Ève")).await;
        failure.expect_err("was not taken")
    };
    for (answer, is_final) in [
        ("550 no such user", true),
        ("451 try later", false),
        ("421 busy", false),
    ] {
        let sink = Sink::start(Answers { to_reader: answer }).await;
        let failure = deliver(sink.port).await;
        assert_eq!(failure.is_final, is_final, "{answer}: {}", failure.reason);
        assert!(!failure.reason.contains("Ève"), "P7: {}", failure.reason);
    }
    // Nobody listens there.
    let port = {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        listener.local_addr().unwrap().port()
    };
    assert!(!deliver(port).await.is_final);
}

#[tokio::test]
async fn o8_a_certificate_that_nobody_vouches_for_is_refused() {
    let trusted = |port, encryption, certificate| Server {
        encryption,
        certificate,
        ..server(port)
    };
    let known = Some(CERTIFICATE.as_bytes().to_vec());
    let sink = Sink::start_encrypted().await;
    let stranger = smtp(&trusted(sink.port, Encryption::Tls, None));
    let refused = stranger.deliver(&letter("Ève")).await.expect_err("refused");
    assert!(!refused.is_final, "{}", refused.reason);
    let sink = Sink::start_encrypted().await;
    let friend = smtp(&trusted(sink.port, Encryption::Tls, known.clone()));
    assert_eq!(friend.deliver(&letter("Ève")).await, Ok(Delivered::Sent));
    assert!(sink.received().await.contains("RCPT TO:<eve@example.org>"));

    // A server that does not offer encryption gets nothing in clear.
    let sink = Sink::start(Answers::default()).await;
    let asked = smtp(&trusted(sink.port, Encryption::StartTls, known));
    assert!(asked.deliver(&letter("Ève")).await.is_err());
    assert!(!sink.received().await.contains("MAIL FROM"));
}

#[tokio::test]
async fn without_a_server_a_letter_lies_in_the_folder_for_its_owner_only() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("mail");
    let post = postman(Way::Folder(place.clone()));
    let Ok(Delivered::Shown(text)) = post.deliver(&letter("Ève")).await else {
        panic!("was not shown");
    };
    assert!(text.body.starts_with("Bonjour Ève,\n"), "{}", text.body);
    assert!(
        text.body
            .contains("Rédaction pour la municipalité, Val-des-Cèdres\n")
    );
    let files: Vec<_> = std::fs::read_dir(&place).unwrap().flatten().collect();
    assert_eq!(files.len(), 1);
    let mail = std::fs::read_to_string(files[0].path()).unwrap();
    assert!(mail.contains("To: eve@example.org\r\n"), "{mail}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = files[0].metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_sender_that_is_no_address_is_told_at_the_start() {
    let wrong = Server {
        from: "nobody".to_owned(),
        ..server(25)
    };
    assert!(Smtp::new(&wrong).is_err());
    let told = format!(
        "{:?}",
        Server {
            credentials: Some(("user".to_owned(), "hidden".to_owned())),
            ..server(25)
        }
    );
    assert!(!told.contains("hidden"), "O4");
}
