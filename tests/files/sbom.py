"""Holds a list of what the program is made of against the schema of CycloneDX 1.6, and looks whether
everything that it names is in it. Called with the file; what is wrong ends it with 1."""

import json
import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.spdx import is_expression
from cyclonedx.validation.json import JsonStrictValidator

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
assert problem is None, problem

document = json.loads(text)
components = document["components"]
known = {document["metadata"]["component"]["bom-ref"]} | {it["bom-ref"] for it in components}
assert len(known) == len(components) + 1, "a name stands twice"
for component in components:
    name = component["bom-ref"]
    for licence in component["licenses"]:
        assert is_expression(licence["expression"]), f"{name}: {licence}"
    # What comes from a registry has a checksum, what stands in the repository a digest for each file.
    if "purl" in component:
        assert component["hashes"], name
    for file in component.get("components", []):
        assert file["hashes"], name
edges = {it["ref"]: it["dependsOn"] for it in document["dependencies"]}
assert edges.keys() == known, edges.keys() ^ known
reached, open_ = set(), [document["metadata"]["component"]["bom-ref"]]
while open_:
    name = open_.pop()
    if name not in reached:
        reached.add(name)
        open_.extend(edges[name])
assert reached == known, f"nothing needs {known - reached}"
# A crate, our own crate, what is in C inside a crate, and what is a file.
for name in ["tokio", "icc-scoring", "SQLite", "Inter"]:
    assert any(it["name"] == name for it in components), name
