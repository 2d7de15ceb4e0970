//! Files that come in answer to what is sent.

use std::collections::BTreeSet;

use icc_domain::Locale;
use icc_pages::urls::RouteKind;
use icc_web::routes::classification;

use super::Found;
use super::world::World;
use crate::canary::{self, NAME, WORDS};
use crate::people::Browser;
use crate::register::hidden;
use crate::workbooks::edited;

/// Routes that answer what is sent with a file, or with a message for the page's own script.
pub(super) const GIVING: [RouteKind; 6] = [
    RouteKind::AccountData,
    RouteKind::RegisterImport,
    RouteKind::ResponseImport,
    RouteKind::ResponseCompany,
    RouteKind::ResponseDraft,
    RouteKind::SessionStay,
];

/// Sends what forms send, and looks at what comes back; which routes gave a file.
pub(super) async fn all(world: &World, found: &mut Found) -> BTreeSet<RouteKind> {
    let coordinator = format!("{NAME}-coordinator@example.org");
    let mut gave = BTreeSet::new();
    let mut city = world.site.browser_of(&coordinator).await;
    let mut boss = world.site.browser_of("boss@example.org").await;
    for locale in Locale::ALL {
        let data = RouteKind::AccountData.pattern(locale);
        for form in ["json", "csv"] {
            let answer = city.post(data, &[("file", form)]).await;
            if found.look(&format!("{data} {form}"), &answer) {
                gave.insert(RouteKind::AccountData);
            }
        }
        let table = RouteKind::RegisterImport.pattern(locale);
        let table = table.replace("{table}", "sources");
        let text = format!("code,title_fr,title_en,url,licence\n{WORDS},,{WORDS},,\n");
        let report = [("step", "report"), ("text", &*text), ("digest", "")];
        if found.look(&table, &boss.upload(&table, &report).await) {
            gave.insert(RouteKind::RegisterImport);
        }
        if workbook(world, &mut city, locale, found).await {
            gave.insert(RouteKind::ResponseImport);
        }
    }
    for email in [&*coordinator, "boss@example.org"] {
        for kind in RouteKind::ALL.iter().copied() {
            if !classification(kind).0.sends() {
                continue;
            }
            for path in canary::addresses(kind, Locale::En, &world.planted) {
                // What is sent may end a session.
                let mut browser = world.site.browser_of(email).await;
                let answer = canary::send(&mut browser, kind, &path, &world.planted).await;
                if found.look(&path, &answer) {
                    gave.insert(kind);
                }
            }
        }
    }
    gave
}

/// What is said about a workbook with an answer that is none and a comment that is new.
async fn workbook(
    world: &World,
    city: &mut Browser<'_>,
    locale: Locale,
    found: &mut Found,
) -> bool {
    let about = |kind: RouteKind| {
        let path = kind.pattern(locale).replace("{wave}", "begun");
        path.replace("{city}", &world.planted.places.city_code)
    };
    let taken = city.get(&about(RouteKind::ResponseWorkbook)).await;
    let filled = edited(&taken.body, "C1", &[(3, WORDS), (4, WORDS)]);
    let path = about(RouteKind::ResponseImport);
    let tried = city.try_file(&path, "x.xlsx", &filled).await;
    let (reading, digest) = (hidden(&tried, "reading"), hidden(&tried, "digest"));
    let report = [
        ("step", "report"),
        ("reading", &*reading),
        ("digest", &*digest),
    ];
    found.look(&path, &city.upload(&path, &report).await)
}
