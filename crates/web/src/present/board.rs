//! Boards of networks as pages show them.

use chrono::{DateTime, NaiveDate, Utc};
use icc_app::board::{Board, BoardChoice, BoardRow, BoardWave, STUCK_AFTER, Waits};
use icc_app::input::last_day;
use icc_app::responses::{ResponseStatus, Wording};
use icc_app::waves::WaveState;
use icc_domain::Locale;
use icc_i18n::{I18n, compare};
use icc_pages::context::{
    BoardEntry, BoardLink, BoardMember, BoardPage, BoardWait, BoardWaveLine, BoardsPage,
    DecideForm, FieldError, IndicatorTally,
};

use super::count;
use super::extension::request_entry;
use super::response::{moment, tally, text};

/// The boards that somebody can open.
pub(crate) fn boards_page(
    boards: &[BoardChoice],
    now: DateTime<Utc>,
    locale: Locale,
) -> BoardsPage {
    let boards = boards.iter().map(|board| BoardLink {
        network: board.network.code.clone(),
        network_name: text(&board.network.names, locale, &board.network.code),
        wave: board.wave.code.clone(),
        wave_name: text(&board.wave.names, locale, &board.wave.code),
        state: WaveState::at(&board.wave, now).code().to_owned(),
    });
    BoardsPage {
        boards: boards.collect(),
        rules: false,
    }
}

/// How far the members of a network have come.
pub(crate) fn board_page(
    board: &Board,
    form: DecideForm,
    errors: Vec<FieldError>,
    i18n: &I18n,
    locale: Locale,
) -> BoardPage {
    let wording = Wording::new(&board.asked.definition, i18n, locale);
    let titles: Vec<String> = board
        .indicators
        .iter()
        .map(|code| wording.section(code).title.clone())
        .collect();
    let mut rows: Vec<BoardEntry> = board
        .rows
        .iter()
        .map(|row| entry(row, &titles, locale))
        .collect();
    rows.sort_by(|one, other| compare(locale, &one.name, &other.name));
    BoardPage {
        board: BoardLink {
            network: board.network.code.clone(),
            network_name: text(&board.network.names, locale, &board.network.code),
            wave: board.wave.code.clone(),
            wave_name: text(&board.wave.names, locale, &board.wave.code),
            state: WaveState::at(&board.wave, board.at).code().to_owned(),
        },
        last: last_day(board.wave.closes_at).to_string(),
        not_begun: count(board.not_begun()),
        complete: count(board.complete()),
        waiting: count(board.waiting()),
        waits: waits(board, locale),
        stuck_days: STUCK_AFTER.num_days(),
        waves: board
            .waves
            .iter()
            .map(|wave| line(wave, board, locale))
            .collect(),
        rows,
        writes: board.may_write,
        latest: board.latest.to_string(),
        form,
        errors,
    }
}

/// What waits: the same things together, then by name. Members of which the same is said stand in one
/// sentence, but for what each of them asks.
fn waits(board: &Board, locale: Locale) -> Vec<BoardWait> {
    let mut found: Vec<(Waits, Option<NaiveDate>, u32, BoardMember)> = Vec::new();
    for row in &board.rows {
        let member = BoardMember {
            city: row.city.code.clone(),
            name: text(&row.city.names, locale, &row.city.code),
        };
        let said = row.waits.iter().map(|one| {
            let n = if one.what == Waits::Parts {
                row.parts.overdue
            } else {
                0
            };
            (one.what, one.day, n, member.clone())
        });
        found.extend(said);
    }
    found.sort_by(|(one, day, n, a), (other, other_day, other_n, b)| {
        let by_sentence = (one, day, n).cmp(&(other, other_day, other_n));
        by_sentence.then_with(|| compare(locale, &a.name, &b.name))
    });
    let sentences = found.chunk_by(|(one, day, n, _), (other, other_day, other_n, _)| {
        *one != Waits::Decision && (one, day, n) == (other, other_day, other_n)
    });
    let waits = sentences.filter_map(|members| {
        let (what, day, n, _) = members.first()?;
        Some(BoardWait {
            cities: members.iter().map(|(.., member)| member.clone()).collect(),
            what: what.as_str().to_owned(),
            day: day.map(|day| day.to_string()).unwrap_or_default(),
            n: *n,
        })
    });
    waits.collect()
}

fn line(line: &BoardWave, board: &Board, locale: Locale) -> BoardWaveLine {
    BoardWaveLine {
        wave: line.wave.code.clone(),
        name: text(&line.wave.names, locale, &line.wave.code),
        state: WaveState::at(&line.wave, board.at).code().to_owned(),
        begun: count(line.begun),
        handed_in: count(line.handed_in),
        accepted: count(line.accepted),
        published: count(line.published),
        both: line.both.map(count),
    }
}

fn entry(row: &BoardRow, titles: &[String], locale: Locale) -> BoardEntry {
    let indicators = titles.iter().zip(&row.indicators);
    let status = row.standing.as_ref().map(|standing| standing.status);
    BoardEntry {
        city: row.city.code.clone(),
        name: text(&row.city.names, locale, &row.city.code),
        status: status
            .map_or("not-begun", ResponseStatus::as_str)
            .to_owned(),
        tally: tally(&row.tally),
        indicators: indicators
            .map(|(title, of)| IndicatorTally {
                title: title.clone(),
                tally: tally(of),
            })
            .collect(),
        parts: row.parts.live,
        overdue: row.parts.overdue,
        changed: row.changed_at.map(moment).unwrap_or_default(),
        reviewers: row.reviewers.clone(),
        moved: row.moved_at.map(moment).unwrap_or_default(),
        last: row.last_day.to_string(),
        coordinators: row.coordinators.clone(),
        invited: row.invited,
        request: row.extension.as_ref().map(request_entry),
        may_decide: row.may_decide,
        may_assign: row.may_assign,
    }
}
