//! schema.org/Dataset, which search engines read.

use icc_domain::Locale;
use serde_json::{Value, json};

use super::Described;

/// `dataset.jsonld`.
pub(in crate::releases) fn schema_org(of: &Described<'_>) -> Value {
    let files = of.files.iter().map(|file| {
        let media_type = file.media_type.split(';').next().unwrap_or_default();
        json!({
            "@type": "DataDownload",
            "name": file.name,
            "contentUrl": of.address(&file.name),
            "encodingFormat": media_type,
            "contentSize": format!("{} B", file.bytes),
            "sha256": file.sha256,
        })
    });
    let measured = of.tables().filter(|(table, ..)| table.name == "scores");
    let measured = measured.flat_map(|(_, released, _)| {
        let fields = released.table.fields.iter();
        fields.map(move |field| {
            json!({
                "@type": "PropertyValue",
                "name": field.name,
                "description": of.about_column(Locale::En, released, field),
            })
        })
    });
    let mut dataset = json!({
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": of.address("#dataset"),
        "name": of.title(Locale::En),
        "alternateName": of.title(Locale::Fr),
        "description": of.description(Locale::En),
        "url": of.address(""),
        "identifier": of.address(""),
        "version": of.version.to_string(),
        "datePublished": of.made_at.date_naive().to_string(),
        "inLanguage": Locale::ALL.map(Locale::tag),
        "isAccessibleForFree": true,
        "license": of.publishing.licence_address,
        "publisher": { "@type": "Organization", "name": of.publisher() },
        "creator": { "@type": "Organization", "name": of.publisher() },
        "measurementTechnique": of.plain(Locale::En, icc_i18n::key!("release-readme-statement")),
        "variableMeasured": measured.collect::<Vec<_>>(),
        "distribution": files.collect::<Vec<_>>(),
    });
    if let Some((first, last)) = of.years {
        dataset["temporalCoverage"] = json!(format!("{first:04}/{last:04}"));
    }
    dataset
}
