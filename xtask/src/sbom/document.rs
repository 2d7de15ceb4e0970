//! The list as a document of `CycloneDX` 1.6.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::graph::{Crate, Graph, Id};
use super::parts::{Part, Parts, Place};
use crate::digest;
use crate::workspace::Workspace;

/// Everything that the document says.
#[derive(Debug)]
pub(super) struct Described {
    pub(super) graph: Graph,
    pub(super) parts: Parts,
    /// When the commit was made.
    pub(super) committed: String,
    /// The machine that the program is for.
    pub(super) target: String,
}

impl Described {
    /// The document; the files of parts are read for their digests.
    pub(super) fn document(&self, workspace: &Workspace) -> Result<Value> {
        let Graph { program, crates } = &self.graph;
        let mut components = Vec::new();
        let mut dependencies = Vec::new();
        for (id, known) in crates {
            let inside = self.parts.all.iter().filter(|part| match &part.place {
                Place::Inside(name) => *name == id.to_string(),
                Place::Files(_) => false,
            });
            let mut needs: Vec<String> = known.needs.iter().map(ToString::to_string).collect();
            for part in inside {
                components.push(component(part, &[]));
                dependencies.push(json!({"ref": part.reference(), "dependsOn": []}));
                needs.push(part.reference());
            }
            if id == program {
                for part in &self.parts.all {
                    let Place::Files(files) = &part.place else {
                        continue;
                    };
                    components.push(component(part, &digests(workspace, files)?));
                    dependencies.push(json!({"ref": part.reference(), "dependsOn": []}));
                    needs.push(part.reference());
                }
            } else {
                components.push(krate(id, known));
            }
            needs.sort();
            dependencies.push(json!({"ref": id.to_string(), "dependsOn": needs}));
        }
        let by = |key: &'static str| move |one: &Value| one.get(key).map(ToString::to_string);
        components.sort_by_key(by("bom-ref"));
        dependencies.sort_by_key(by("ref"));
        let licence = crates.get(program).map(|known| known.licence.as_str());
        Ok(json!({
            "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "version": 1,
            "metadata": {
                "timestamp": self.committed,
                "lifecycles": [{"phase": "pre-build"}],
                "tools": {"components": [{"type": "application", "name": "cargo xtask sbom"}]},
                "component": {
                    "type": "application",
                    "bom-ref": program.to_string(),
                    "name": "icc-index",
                    "version": program.version,
                    "licenses": [{"expression": licence.context("the program has no licence")?}],
                },
                "properties": [
                    {"name": "cdx:rustc:sbom:target:triple", "value": self.target},
                ],
            },
            "components": components,
            "dependencies": dependencies,
        }))
    }
}

/// A crate.
fn krate(id: &Id, known: &Crate) -> Value {
    let mut component = json!({
        "type": "library",
        "bom-ref": id.to_string(),
        "name": id.name,
        "version": id.version,
        // What only takes part in the build is not reached when the program runs.
        "scope": if known.linked { "required" } else { "excluded" },
        "licenses": [{"expression": known.licence}],
    });
    if let Some(description) = &known.description {
        component["description"] = json!(description);
    }
    // Our own are in no registry, where somebody else could take their names.
    if let Some(checksum) = &known.checksum {
        component["hashes"] = json!([{"alg": "SHA-256", "content": checksum}]);
        let version = id.version.replace('+', "%2B");
        component["purl"] = json!(format!("pkg:cargo/{}@{version}", id.name));
    }
    if let Some(repository) = &known.repository {
        component["externalReferences"] = json!([{"type": "vcs", "url": repository}]);
    }
    component
}

/// A part that is no crate, with its files and their digests.
fn component(part: &Part, files: &[(String, String)]) -> Value {
    let mut component = json!({
        "type": if files.is_empty() { "library" } else { "data" },
        "bom-ref": part.reference(),
        "name": part.name,
        "scope": "required",
        "licenses": [{"expression": part.licence}],
        "externalReferences": [{"type": "website", "url": part.source}],
    });
    if let Some(version) = &part.version {
        component["version"] = json!(version);
    }
    if !files.is_empty() {
        let files = files.iter().map(|(path, digest)| {
            json!({
                "type": "file",
                "name": path,
                "hashes": [{"alg": "SHA-256", "content": digest}],
            })
        });
        component["components"] = files.collect();
    }
    component
}

fn digests(workspace: &Workspace, files: &[String]) -> Result<Vec<(String, String)>> {
    let digests = files
        .iter()
        .map(|path| Ok((path.clone(), digest::of_file(&workspace.path(path))?)));
    digests.collect()
}
