//! DCAT-AP 3: one series, one data set for each release, a distribution for each file.

use icc_store::ReleaseFile;
use serde_json::{Value, json};

use super::{Described, both};

/// `dcat.jsonld`.
pub(in crate::releases) fn dcat(of: &Described<'_>) -> Value {
    let files: Vec<Value> = of.files.iter().map(|file| distribution(of, file)).collect();
    let publisher = json!({
        "@id": format!("{}/data/#publisher", of.publishing.address),
        "@type": "foaf:Agent",
        "foaf:name": of.publisher(),
    });
    let mut dataset = json!({
        "@id": of.address("#dataset"),
        "@type": "dcat:Dataset",
        "dct:title": both(|locale| of.title(locale)),
        "dct:description": both(|locale| of.description(locale)),
        "dct:identifier": of.address(""),
        "dct:issued": { "@value": of.made_at.to_rfc3339(), "@type": "xsd:dateTime" },
        "dcat:version": of.version.to_string(),
        "dct:language": languages(),
        "dct:publisher": { "@id": publisher["@id"] },
        "dcat:landingPage": { "@id": of.address(""), "@type": "foaf:Document" },
        "dcat:inSeries": { "@id": format!("{}/data/#series", of.publishing.address) },
        "dcat:distribution": files,
    });
    if let Some((first, last)) = of.years {
        let day = |day: String| json!({ "@value": day, "@type": "xsd:date" });
        dataset["dct:temporal"] = json!({
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": day(format!("{first:04}-01-01")),
            "dcat:endDate": day(format!("{last:04}-12-31")),
        });
    }
    if !of.publishing.email.is_empty() {
        dataset["dcat:contactPoint"] = json!({
            "@type": "vcard:Organization",
            "vcard:fn": of.publisher(),
            "vcard:hasEmail": { "@id": format!("mailto:{}", of.publishing.email) },
        });
    }
    let series = json!({
        "@id": format!("{}/data/#series", of.publishing.address),
        "@type": "dcat:DatasetSeries",
        "dct:title": both(|locale| of.plain(locale, icc_i18n::key!("site-name"))),
        "dct:description": both(|locale| of.description(locale)),
        "dct:publisher": { "@id": publisher["@id"] },
    });
    let catalog = json!({
        "@id": format!("{}/data/#catalogue", of.publishing.address),
        "@type": "dcat:Catalog",
        "dct:title": both(|locale| of.plain(locale, icc_i18n::key!("site-name"))),
        "dct:description": both(|locale| of.description(locale)),
        "dct:publisher": { "@id": publisher["@id"] },
        "dct:language": languages(),
        "dcat:dataset": [{ "@id": dataset["@id"] }, { "@id": series["@id"] }],
    });
    json!({
        "@context": {
            "adms": "http://www.w3.org/ns/adms#",
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "spdx": "http://spdx.org/rdf/terms#",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@graph": [catalog, series, dataset, publisher],
    })
}

fn distribution(of: &Described<'_>, file: &ReleaseFile) -> Value {
    let media_type = file.media_type.split(';').next().unwrap_or_default();
    let address = of.address(&file.name);
    json!({
        "@id": format!("{address}#distribution"),
        "@type": "dcat:Distribution",
        "dct:title": file.name,
        "dcat:accessURL": { "@id": address },
        "dcat:downloadURL": { "@id": address },
        "dcat:mediaType": {
            "@id": format!("https://www.iana.org/assignments/media-types/{media_type}"),
            "@type": "dct:MediaType",
        },
        "dcat:byteSize": {
            "@value": file.bytes.to_string(),
            "@type": "xsd:nonNegativeInteger",
        },
        "dct:license": {
            "@id": of.publishing.licence_address,
            "@type": "dct:LicenseDocument",
        },
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": { "@id": "spdx:checksumAlgorithm_sha256" },
            "spdx:checksumValue": { "@value": file.sha256, "@type": "xsd:hexBinary" },
        },
    })
}

/// The languages by the list of the Publications Office, which DCAT-AP asks for.
fn languages() -> Value {
    let list = "http://publications.europa.eu/resource/authority/language/";
    let languages = ["FRA", "ENG"];
    json!(languages.map(|one| json!({
        "@id": format!("{list}{one}"),
        "@type": "dct:LinguisticSystem",
    })))
}
