//! Boards of networks as pages show them.

use chrono::{DateTime, SecondsFormat, Utc};
use icc_app::board::{Board, BoardChoice, BoardRow, BoardWave, STUCK_AFTER, Waits};
use icc_app::input::last_day;
use icc_app::responses::{ResponseStatus, Wording};
use icc_app::waves::WaveState;
use icc_domain::Locale;
use icc_i18n::{I18n, compare};
use icc_pages::context::{
    BoardEntry, BoardLink, BoardPage, BoardWait, BoardWaveLine, BoardsPage, DecideForm, FieldError,
    IndicatorTally,
};

use super::count;
use super::extension::request_entry;
use super::response::{tally, text};

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

/// What waits: the same things together, then by name.
fn waits(board: &Board, locale: Locale) -> Vec<BoardWait> {
    let mut found: Vec<(Waits, BoardWait)> = Vec::new();
    for row in &board.rows {
        let name = text(&row.city.names, locale, &row.city.code);
        for one in &row.waits {
            let wait = BoardWait {
                city: row.city.code.clone(),
                name: name.clone(),
                what: one.what.as_str().to_owned(),
                day: one.day.map(|day| day.to_string()).unwrap_or_default(),
                n: row.parts.overdue,
            };
            found.push((one.what, wait));
        }
    }
    found.sort_by(|(one, a), (other, b)| {
        let by_name = compare(locale, &a.name, &b.name);
        one.cmp(other).then(by_name)
    });
    found.into_iter().map(|(_, wait)| wait).collect()
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

fn moment(at: Option<DateTime<Utc>>) -> String {
    let written = at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true));
    written.unwrap_or_default()
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
        changed: moment(row.changed_at),
        reviewers: row.reviewers.clone(),
        moved: moment(row.moved_at),
        last: row.last_day.to_string(),
        coordinators: row.coordinators.clone(),
        invited: row.invited,
        request: row.extension.as_ref().map(request_entry),
        may_decide: row.may_decide,
        may_assign: row.may_assign,
    }
}
