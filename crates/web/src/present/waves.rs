//! Waves and rules of networks as pages show them.

use icc_app::accounts::Named;
use icc_app::input::last_day;
use icc_app::waves::{NetworkRule, RuleRow, WaveChoices, WaveRow, WaveSaid};
use icc_domain::Locale;
use icc_i18n::compare;
use icc_pages::context::{
    AskableChoice, FieldError, PlaceChoice, RuleEntry, RuleForm, WaveEntry, WaveForm, WavePage,
    WavesPage,
};

use super::count;
use super::response::text;

fn name(of: &Named, locale: Locale) -> String {
    text(&of.names, locale, &of.code)
}

fn entry(row: &WaveRow, locale: Locale) -> WaveEntry {
    let wave = &row.wave;
    let names = row.networks.iter().map(|network| name(network, locale));
    WaveEntry {
        code: wave.code.clone(),
        name: text(&wave.names, locale, &wave.code),
        state: row.state.code().to_owned(),
        networks: names.collect(),
        first: wave.opens_at.date_naive().to_string(),
        last: last_day(wave.closes_at).to_string(),
        begun: count(row.begun),
        asks: format!(
            "{} {} · {} {}",
            row.edition, row.edition_version, wave.method_id, wave.method_version
        ),
        demonstration: wave.demonstration,
    }
}

/// Every wave.
pub(crate) fn waves_page(waves: &[WaveRow], locale: Locale) -> WavesPage {
    WavesPage {
        waves: waves.iter().map(|row| entry(row, locale)).collect(),
    }
}

/// Making a wave, or moving one.
pub(crate) fn wave_page(
    row: Option<&WaveRow>,
    choices: &WaveChoices,
    said: &WaveSaid,
    errors: Vec<FieldError>,
    locale: Locale,
) -> WavePage {
    let mut networks: Vec<PlaceChoice> = choices
        .networks
        .iter()
        .map(|network| PlaceChoice {
            code: network.code.clone(),
            name: name(network, locale),
        })
        .collect();
    networks.sort_by(|one, other| compare(locale, &one.name, &other.name));
    let askable = choices.askable.iter().map(|one| AskableChoice {
        key: one.key(),
        label: format!(
            "{} {} · {} {}",
            text(&one.titles, locale, ""),
            one.version,
            text(&one.method_titles, locale, &one.method),
            one.method_version
        ),
    });
    WavePage {
        wave: row.map(|row| entry(row, locale)),
        askable: askable.collect(),
        networks,
        form: WaveForm {
            code: said.code.clone(),
            name_fr: said.name_fr.clone(),
            name_en: said.name_en.clone(),
            year: said.year.clone(),
            asks: said.asks.clone(),
            networks: said.networks.clone(),
            first: said.first.clone(),
            last: said.last.clone(),
            seen: said.seen.clone(),
        },
        confirm: errors.iter().any(|error| error.code == "wave-end-past"),
        errors,
        conflict: false,
    }
}

/// How a network wants its waves answered.
pub(crate) fn rule_entry(row: &RuleRow, locale: Locale) -> RuleEntry {
    let form = rule_form(&row.rule);
    RuleEntry {
        code: row.network.code.clone(),
        name: name(&row.network, locale),
        rhythm: form.rhythm,
        languages: form.languages,
        review: form.review,
    }
}

/// The form of a rule.
pub(crate) fn rule_form(rule: &NetworkRule) -> RuleForm {
    let languages = rule.required_languages.iter();
    RuleForm {
        rhythm: rule.rhythm.as_str().to_owned(),
        languages: languages.map(|locale| locale.tag().to_owned()).collect(),
        review: rule.review.as_str().to_owned(),
        version: rule.version.into(),
    }
}
