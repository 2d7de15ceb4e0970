"""Computes the digests of answers and facts from the files themselves, as docs/reference/files.md says,
and compares them with those of a record.

    python digests.py DEFINITION ANSWERS FACTS RUN

Needs the standard library only. Rows are expected in their shortest form, but for evidence that is
`declared` and the state `answered` beside an answer.
"""

import csv
import hashlib
import json
import struct
import sys
import tomllib
from pathlib import Path


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def shortest(row):
    state, answer, evidence = row["state"], row["answer"], row["evidence"]
    if state == ("answered" if answer else "not_answered"):
        state = ""
    return row["question"], state, answer, "" if evidence == "declared" else evidence


def line(cells):
    return "\t".join(cells).encode() + b"\n"


def answers(definition, path, facts_path):
    scales = {scale["code"]: scale["options"] for scale in definition.get("scale", [])}
    places = {}
    for place, question in enumerate(definition["question"]):
        options = question.get("options") or scales[question["scale"]]
        places[question["code"]] = place, {option: at for at, option in enumerate(options)}
    cases = {}
    for row in rows(path):
        place, options = places[row["question"]]
        order = place, options.get(row["answer"], len(options))
        cases.setdefault((row["period"], row["unit"]), []).append((order, line(shortest(row))))
    # A unit without any answer is there in every period, unless facts name its own.
    own = [fact for fact in rows(facts_path) if not fact["kind"]]
    for fact in own:
        if fact["period"]:
            cases.setdefault((fact["period"], fact["unit"]), [])
    periods, units = {period for period, _ in cases}, {unit for _, unit in cases}
    for unit in {fact["unit"] for fact in own} - units:
        cases.update({(period, unit): [] for period in periods})
    found, lines = hashlib.sha256(), {}
    for (period, unit), case in sorted(cases.items()):
        found.update(line([unit, period, str(len(case))]))
        for _, own in sorted(case):
            found.update(struct.pack("<I", lines.setdefault(own, len(lines))))
    found.update(b"".join(lines))
    return found.hexdigest()


def facts(path):
    columns = ["kind", "unit", "period", "fact", "value"]
    own = sorted({tuple(row[column] for column in columns) for row in rows(path)})
    return hashlib.sha256(b"".join(line(row) for row in own)).hexdigest()


def main():
    definition, answers_file, facts_file, run = map(Path, sys.argv[1:])
    definition = tomllib.loads((definition / "definition.toml").read_text(encoding="utf-8"))
    record = json.loads(run.read_text(encoding="utf-8"))
    assert record["answers"]["digest"] == answers(
        definition, answers_file, facts_file
    ), "answers"
    assert record["facts"]["digest"] == facts(facts_file), "facts"


main()
