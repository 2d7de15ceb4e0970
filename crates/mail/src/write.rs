//! From a letter to its words, and from its words to a mail.

use std::time::SystemTime;

use chrono::{DateTime, SecondsFormat, Utc};
use icc_app::accounts::Named;
use icc_app::letters::{LetterAbout, PersonLetter};
use icc_app::mail::{Content, Letter, MailKind, NotDelivered, Notice, NoticeLink};
use icc_app::space::{DigestEntry, DigestLetter};
use icc_domain::{Locale, LocalizedText, Role};
use icc_pages::context::{LetterPage, LetterTopic};
use icc_pages::urls::Route;
use icc_pages::{Pages, WrittenLetter};
use lettre::Message;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};

use crate::for_good;

/// Under which name the service writes.
pub(crate) const NAME: &str = "icc-index";

/// The words of a letter, for sending it and for whoever looks at it before. Links begin with `base`,
/// without a final slash.
///
/// # Errors
/// When its template asks for something that the letter lacks: a mistake in the service.
pub fn written(pages: &Pages, letter: &Letter, base: &str) -> Result<WrittenLetter, NotDelivered> {
    pages
        .letter(letter.language, &page(letter, base))
        .map_err(for_good)
}

#[expect(clippy::too_many_lines, reason = "one arm for each kind of letter")]
fn page(letter: &Letter, base: &str) -> LetterPage {
    let language = letter.language;
    let link = |route: &Route| format!("{base}{}", route.path(language));
    let empty = empty(base);
    let text = |text: &LocalizedText, otherwise: &str| {
        let best = text.best(language);
        best.map_or(otherwise, |(_, text)| text).to_owned()
    };
    let offer = |kind: &str, by: &str, role: Role, place: &Named, route: &Route| LetterPage {
        kind: kind.to_owned(),
        by: by.to_owned(),
        role: role.code().to_owned(),
        place: place_name(place, language),
        link: link(route),
        ..empty.clone()
    };
    match &letter.content {
        Content::Invitation {
            by,
            role,
            place,
            secret,
        } => {
            let token = secret.clone();
            offer("invitation", by, *role, place, &Route::Invitation { token })
        }
        Content::RoleOffered {
            name,
            by,
            role,
            place,
        } => LetterPage {
            name: name.clone(),
            ..offer("role-offered", by, *role, place, &Route::Account {})
        },
        Content::SignInLink { name, secret } => LetterPage {
            kind: "sign-in-link".to_owned(),
            name: name.clone(),
            link: link(&Route::UseLink {
                token: secret.clone(),
            }),
            ..empty
        },
        Content::Reset { name, secret } => LetterPage {
            kind: "reset".to_owned(),
            name: name.clone(),
            link: link(&Route::Reset {
                token: secret.clone(),
            }),
            ..empty
        },
        Content::PasswordChanged { name, at } => LetterPage {
            kind: "password-changed".to_owned(),
            name: name.clone(),
            at: at.to_rfc3339_opts(SecondsFormat::Secs, true),
            link: link(&Route::AskReset {}),
            ..empty
        },
        Content::AccountNotice { kind, name, at } => LetterPage {
            kind: kind.code().to_owned(),
            name: name.clone(),
            at: at.to_rfc3339_opts(SecondsFormat::Secs, true),
            link: link(&Route::AskReset {}),
            ..empty
        },
        Content::ToMeeting(letter) => LetterPage {
            kind: MailKind::MeetingInvitation.code().to_owned(),
            name: letter.name.clone(),
            by: letter.by.clone(),
            place: place_name(&letter.network, language),
            host: letter
                .host
                .as_ref()
                .map(|host| place_name(host, language))
                .unwrap_or_default(),
            at: letter
                .meeting
                .starts_at
                .to_rfc3339_opts(SecondsFormat::Secs, true),
            zone: letter.meeting.zone.clone(),
            venue: letter.meeting.place.clone(),
            subject: letter.meeting.theme.clone(),
            text: letter.meeting.invitation.clone(),
            link: link(&Route::Meeting {
                network: letter.network.code.clone(),
                meeting: letter.meeting.id.to_string(),
            }),
            ..empty
        },
        Content::ToMember(letter) => LetterPage {
            kind: MailKind::NetworkMessage.code().to_owned(),
            name: letter.name.clone(),
            by: letter.by.clone(),
            place: place_name(&letter.network, language),
            wave: text(&letter.wave.names, &letter.wave.code),
            subject: text(&letter.subjects, ""),
            text: text(&letter.texts, ""),
            link: link(&Route::Worklist {}),
            ..empty
        },
        Content::ToPerson(letter) => to_person(letter, language, (empty, &link)),
        Content::Question(question) => LetterPage {
            kind: MailKind::ExpertQuestion.code().to_owned(),
            name: question.name.clone(),
            place: place_name(&question.network, language),
            subject: question.title.clone(),
            link: link(&Route::Topic {
                network: question.network.code.clone(),
                topic: question.topic.to_string(),
                post: String::new(),
                page: String::new(),
            }),
            ..empty
        },
        Content::News(news) => LetterPage {
            kind: MailKind::SpaceDigest.code().to_owned(),
            name: news.name.clone(),
            place: place_name(&news.network, language),
            link: link(&Route::Space {
                network: news.network.code.clone(),
                q: String::new(),
                show: String::new(),
                about: String::new(),
                page: String::new(),
            }),
            topics: news
                .entries
                .iter()
                .map(|it| topic(it, news, &link))
                .collect(),
            more: u32::try_from(news.more).unwrap_or(u32::MAX),
            ..empty
        },
        Content::Notice(notice) => {
            let kind = match notice.kind {
                // Each answer is worded by itself.
                MailKind::ExtensionDecided => format!("extension-{}", notice.decision),
                kind => kind.code().to_owned(),
            };
            LetterPage {
                kind,
                name: notice.name.clone(),
                by: notice.by.clone(),
                place: place_name(&notice.city, language),
                wave: text(&notice.wave.names, &notice.wave.code),
                part: text(&notice.part, ""),
                day: notice.day.map(|day| day.to_string()).unwrap_or_default(),
                link: link(&notice_route(notice)),
                ..empty
            }
        }
    }
}

/// What somebody writes to a person whose address is not shown.
fn to_person(
    letter: &PersonLetter,
    language: Locale,
    (empty, link): (LetterPage, &dyn Fn(&Route) -> String),
) -> LetterPage {
    let page = LetterPage {
        name: letter.name.clone(),
        by: letter.by.clone(),
        part: letter.answer_to.clone(),
        text: letter.body.clone(),
        ..empty
    };
    match &letter.about {
        LetterAbout::Practice {
            city,
            title,
            practice,
        } => LetterPage {
            kind: MailKind::PracticeLetter.code().to_owned(),
            place: place_name(city, language),
            subject: title.clone(),
            link: link(&Route::Practice {
                practice: practice.to_string(),
            }),
            ..page
        },
        LetterAbout::Expertise { network } => LetterPage {
            kind: MailKind::ExpertLetter.code().to_owned(),
            place: place_name(network, language),
            link: link(&Route::OwnExpertise {}),
            ..page
        },
    }
}

/// A topic in a mail about what is new.
fn topic(entry: &DigestEntry, news: &DigestLetter, link: &dyn Fn(&Route) -> String) -> LetterTopic {
    LetterTopic {
        title: entry.title.clone(),
        link: link(&Route::Topic {
            network: news.network.code.clone(),
            topic: entry.topic.to_string(),
            post: String::new(),
            page: String::new(),
        }),
        begun: entry.begun,
        replies: u32::try_from(entry.replies).unwrap_or(u32::MAX),
    }
}

/// A letter that says nothing yet.
fn empty(base: &str) -> LetterPage {
    LetterPage {
        kind: String::new(),
        name: String::new(),
        by: String::new(),
        role: String::new(),
        place: String::new(),
        link: String::new(),
        at: String::new(),
        wave: String::new(),
        part: String::new(),
        day: String::new(),
        subject: String::new(),
        text: String::new(),
        host: String::new(),
        zone: String::new(),
        venue: String::new(),
        topics: Vec::new(),
        more: 0,
        service: base.to_owned(),
    }
}

/// Where a notice leads.
fn notice_route(notice: &Notice) -> Route {
    let (city, wave) = (notice.city.code.clone(), notice.wave.code.clone());
    match &notice.link {
        NoticeLink::Part(id) => Route::Part {
            city,
            wave,
            part: id.to_string(),
        },
        NoticeLink::Extension => Route::Extension { city, wave },
        NoticeLink::Questionnaire => Route::Response { city, wave },
        NoticeLink::Submission => Route::Submission { city, wave },
        NoticeLink::Review => Route::Review { city, wave },
        NoticeLink::Requests => Route::ResponseRequests { city, wave },
        NoticeLink::Board(network) => Route::Board {
            network: network.clone(),
            wave,
        },
    }
}

fn place_name(place: &Named, language: Locale) -> String {
    let best = place.names.best(language);
    best.map_or(&*place.code, |(_, name)| name).to_owned()
}

/// The mail as it goes over the wire: plain text, nothing loaded from anywhere.
pub(crate) fn message(
    letter: &Letter,
    written: &WrittenLetter,
    from: Mailbox,
    now: DateTime<Utc>,
) -> Result<Message, NotDelivered> {
    let to = letter.to.parse().map_err(for_good)?;
    let host = from.email.domain().to_owned();
    let header = |name, value: &str| {
        let name = HeaderName::new_from_ascii_str(name);
        HeaderValue::new(name, value.to_owned())
    };
    Message::builder()
        .from(Mailbox::new(from.name, from.email))
        .to(Mailbox::new(None, to))
        .date(SystemTime::from(now))
        // The same at every try: a server that takes it twice shows it once.
        .message_id(Some(format!("<{}@{host}>", letter.id)))
        .subject(&written.subject)
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("Content-Language", letter.language.bcp47()))
        .header(ContentType::TEXT_PLAIN)
        .body(written.body.clone())
        .map_err(for_good)
}
