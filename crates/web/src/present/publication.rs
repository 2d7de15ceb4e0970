//! Results that come out, and are corrected, as pages show them.

use icc_app::consent::Consents;
use icc_app::naming::Naming;
use icc_app::paging::Paging;
use icc_app::publication::{
    Changed, Correcting, Erratum, NetworkStanding, Publication, PublicationRow, ReportStanding,
};
use icc_domain::Locale;
use icc_pages::context::{
    CorrectedScore, CorrectionPage, ErrataPage, ErratumEntry, FieldError, PublicationEntry,
    PublicationPage, ReportCheckPage,
};
use icc_pages::urls::Route;

use super::consent::allowed;
use super::pagination;
use super::response::{moment, text};

/// What of a wave can be published, and what is.
pub(crate) fn publication_page(
    publication: &Publication,
    errors: Vec<FieldError>,
    locale: Locale,
) -> PublicationPage {
    let wave = &publication.wave;
    let mut rows: Vec<PublicationEntry> = publication
        .rows
        .iter()
        .map(|row| entry(row, publication, locale))
        .collect();
    rows.sort_by(|a, b| icc_i18n::compare(locale, &a.name, &b.name));
    PublicationPage {
        wave: wave.code.clone(),
        wave_name: text(&wave.names, locale, &wave.code),
        publishes: rows.iter().any(|row| row.may_publish),
        rows,
        errors,
    }
}

fn entry(row: &PublicationRow, of: &Publication, locale: Locale) -> PublicationEntry {
    let said = row.consents.as_ref();
    let current = said.and_then(Consents::current);
    let grants = current.iter().flat_map(|consent| &consent.grants);
    let consent = match (said, current) {
        (None, _) => "",
        (_, None) => "unsaid",
        (_, Some(consent)) if consent.grants.is_empty() => "nothing",
        _ => "given",
    };
    let from = current.and_then(|consent| consent.public_from);
    PublicationEntry {
        consent: consent.to_owned(),
        allowed: allowed(grants, &of.audiences, locale),
        public_from: from.map(|day| day.to_string()).unwrap_or_default(),
        city: row.city.code.clone(),
        name: text(&row.city.names, locale, &row.city.code),
        status: row.status.as_str().to_owned(),
        declared: row.declared,
        revision: row
            .published
            .and_then(|revision| u32::try_from(revision).ok())
            .unwrap_or_default(),
        published: row.published_at.map(moment).unwrap_or_default(),
        may_publish: row.may_publish,
        may_correct: row.may_correct,
    }
}

/// Having a municipality correct what was accepted.
pub(crate) fn correction_page(
    publication: &Publication,
    row: &PublicationRow,
    said: &Correcting,
    errors: Vec<FieldError>,
    locale: Locale,
) -> CorrectionPage {
    let wave = &publication.wave;
    CorrectionPage {
        wave: wave.code.clone(),
        wave_name: text(&wave.names, locale, &wave.code),
        city: row.city.code.clone(),
        city_name: text(&row.city.names, locale, &row.city.code),
        reason_fr: said.reason_fr.clone(),
        reason_en: said.reason_en.clone(),
        until: said.until.clone(),
        errors,
    }
}

/// What has become of a report on a municipality on paper.
pub(crate) fn report_check_page(found: &ReportStanding, naming: &Naming<'_>) -> ReportCheckPage {
    ReportCheckPage {
        about: "city".to_owned(),
        name: naming.text(&found.city.names),
        see: Route::CityWave {
            city: found.city.code.clone(),
            wave: found.wave.code.clone(),
        },
        wave_name: text(&found.wave.names, naming.locale, &found.wave.code),
        standing: found.standing.as_str().to_owned(),
        since: found.since.map(moment).unwrap_or_default(),
        computed: moment(found.computed_at),
        digest: found.digest.clone(),
        printed: found.printed,
        now: found.now,
    }
}

/// What has become of a report on a network on paper.
pub(crate) fn network_check_page(found: &NetworkStanding, naming: &Naming<'_>) -> ReportCheckPage {
    ReportCheckPage {
        about: "network".to_owned(),
        name: naming.text(&found.network.record.names),
        see: Route::Network {
            network: found.network.record.code.clone(),
            page: String::new(),
        },
        wave_name: text(&found.wave.names, naming.locale, &found.wave.code),
        standing: found.standing.as_str().to_owned(),
        since: found.since.map(moment).unwrap_or_default(),
        computed: moment(found.computed_at),
        digest: found.digest.clone(),
        printed: None,
        now: None,
    }
}

/// Corrections on one page: each has a table of its own.
const ERRATA_PER_PAGE: usize = 20;

/// What was corrected after it was published.
pub(crate) fn errata_page(errata: &[Erratum], wanted: usize, locale: Locale) -> ErrataPage {
    let entry = |erratum: &Erratum| {
        let (tag, reason) = erratum.reasons.best(locale).unwrap_or_default();
        let other = tag != locale.tag();
        ErratumEntry {
            city: erratum.city.clone(),
            city_name: text(&erratum.city_names, locale, &erratum.city),
            demonstration: erratum.demonstration,
            wave_name: text(&erratum.wave.names, locale, &erratum.wave.code),
            at: moment(erratum.at),
            reason: reason.to_owned(),
            language: if other { tag.to_owned() } else { String::new() },
            changed: erratum
                .changed
                .iter()
                .map(|changed| score(changed, locale))
                .collect(),
        }
    };
    let paging = Paging::new(wanted, ERRATA_PER_PAGE, errata.len());
    ErrataPage {
        errata: paging.part(errata).iter().map(entry).collect(),
        pagination: pagination(paging),
    }
}

fn score(changed: &Changed, locale: Locale) -> CorrectedScore {
    CorrectedScore {
        label: text(&changed.names, locale, &changed.measure),
        before: changed.before,
        after: changed.after,
    }
}
