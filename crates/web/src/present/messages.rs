//! Messages to the members of a network as their page shows them.

use icc_app::mail::Letter;
use icc_app::messages::{
    LONGEST_TEXT, MessageSaid, MessagesPage as Messages, Municipality, NetworkMessage, Preview,
};
use icc_app::waves::WaveState;
use icc_domain::Locale;
use icc_i18n::compare;
use icc_pages::Pages;
use icc_pages::context::{
    BoardLink, FieldError, MessageForm, MessagePreview, MessageReach, MessageWords, MessagesPage,
    PreviewedLetter, ProblemKind, SentMessage,
};

use super::count;
use super::response::{moment, text};
use crate::problem::Problem;

/// A message that was looked at, with what its letters are written with.
pub(crate) struct Looked<'a> {
    pub(crate) preview: &'a Preview,
    /// Whether it has become another one since.
    pub(crate) changed: bool,
    pub(crate) pages: &'a Pages,
    /// Address under which readers reach the service.
    pub(crate) base: &'a str,
}

/// The messages about a wave, with the form for another one.
pub(crate) fn messages_page(
    found: &Messages,
    said: &MessageSaid,
    looked: Option<Looked<'_>>,
    errors: Vec<FieldError>,
    locale: Locale,
) -> Result<MessagesPage, Problem> {
    let words = Locale::ALL.map(|language| {
        let words = said.words.get(&language).cloned().unwrap_or_default();
        MessageWords {
            language: language.tag().to_owned(),
            subject: words.subject,
            text: words.text,
        }
    });
    let reach = found.reach.iter().map(|(to, cities, people)| MessageReach {
        to: to.as_str().to_owned(),
        cities: count(*cities),
        people: count(*people),
    });
    let required = found.required.iter();
    Ok(MessagesPage {
        board: BoardLink {
            network: found.network.code.clone(),
            network_name: text(&found.network.names, locale, &found.network.code),
            wave: found.wave.code.clone(),
            wave_name: text(&found.wave.names, locale, &found.wave.code),
            state: WaveState::at(&found.wave, found.at).code().to_owned(),
        },
        required: required.map(|one| one.tag().to_owned()).collect(),
        reach: reach.collect(),
        left: found.left,
        longest: count(LONGEST_TEXT),
        form: MessageForm {
            kind: said.kind.clone(),
            to: said.to.clone(),
            words: words.to_vec(),
        },
        changed: looked.as_ref().is_some_and(|looked| looked.changed),
        preview: looked.map(|looked| preview(&looked, locale)).transpose()?,
        sent: found.sent.iter().map(sent).collect(),
        errors,
    })
}

fn preview(looked: &Looked<'_>, locale: Locale) -> Result<MessagePreview, Problem> {
    let names = |cities: &[Municipality]| {
        let names = cities.iter();
        let mut names: Vec<String> = names
            .map(|city| text(&city.names, locale, &city.code))
            .collect();
        names.sort_by(|one, other| compare(locale, one, other));
        names
    };
    let letters = previewed(&looked.preview.letters, (looked.pages, looked.base))?;
    Ok(MessagePreview {
        people: letters.iter().map(|letter| letter.people).sum(),
        cities: names(&looked.preview.cities),
        unreached: names(&looked.preview.unreached),
        silent: count(looked.preview.silent),
        letters,
        seen: looked.preview.seen.clone(),
    })
}

/// Letters as they would go out, each with how many people get it.
pub(super) fn previewed(
    letters: &[(Letter, usize)],
    (pages, base): (&Pages, &str),
) -> Result<Vec<PreviewedLetter>, Problem> {
    let letters = letters.iter().map(|(letter, people)| {
        let written = icc_mail::written(pages, letter, base)
            .map_err(|failure| Problem::because(ProblemKind::Internal, failure.reason))?;
        Ok(PreviewedLetter {
            language: letter.language.tag().to_owned(),
            people: count(*people),
            subject: written.subject,
            body: written.body,
        })
    });
    letters.collect()
}

/// A message that went out, in the languages in which it was written.
fn sent((message, by): &(NetworkMessage, Option<String>)) -> SentMessage {
    let words = message
        .subjects
        .0
        .iter()
        .map(|(tag, subject)| MessageWords {
            language: tag.clone(),
            subject: subject.clone(),
            text: message.texts.0.get(tag).cloned().unwrap_or_default(),
        });
    SentMessage {
        kind: message.kind.as_str().to_owned(),
        to: message.to.as_str().to_owned(),
        words: words.collect(),
        by: by.clone().unwrap_or_default(),
        at: moment(message.made_at),
        people: u32::try_from(message.readers).unwrap_or_default(),
    }
}
