"""Runs queries in DuckDB and compares what they compute with tables of scores.

    python method_sql.py exact|near FOLDER …

Each folder holds answers.csv, facts.csv, query.sql and the scores.csv of `icc-index score`. Numbers must be equal
to the last bit (exact) or within 1e-12 (near). Ends with 1 when something differs.
"""

import csv
import pathlib
import sys

import duckdb

TABLES = {
    "answers": ["unit", "period", "question", "state", "answer", "evidence"],
    "facts": ["kind", "unit", "period", "fact", "value"],
}
WORDS = ["edition", "method", "method_version", "kind", "period", "unit", "measure", "level", "status", "band"]
NUMBERS = [
    "value", "unrounded", "documented", "verified", "unknown_as_zero", "unknown_as_full", "coverage", "in_scope",
]


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def load(connection, folder):
    for name, columns in TABLES.items():
        connection.execute(f"CREATE OR REPLACE TABLE {name} ({', '.join(c + ' VARCHAR' for c in columns)})")
        rows = [[row.get(column) or None for column in columns] for row in table(folder / f"{name}.csv")]
        if rows:
            connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", rows)


def same(one, other, exact):
    if one is None or other is None:
        return one is other
    return one == other if exact else abs(one - other) <= 1e-12 * max(abs(one), abs(other), 1.0)


def differences(connection, folder, exact):
    load(connection, folder)
    cursor = connection.execute((folder / "query.sql").read_text(encoding="utf-8"))
    names = [column[0] for column in cursor.description]
    found = [dict(zip(names, values)) for values in cursor.fetchall()]
    wanted = table(folder / "scores.csv")
    if len(found) != len(wanted):
        yield f"{folder.name}: {len(found)} rows, wanted {len(wanted)}"
    # Both come sorted in the same way.
    for one, other in zip(found, wanted):
        place = f"{folder.name} {other['unit']} {other['period']} {other['measure']}"
        for name in WORDS:
            if (one[name] or "") != other[name]:
                yield f"{place} {name}: {one[name]!r}, wanted {other[name]!r}"
        for name in NUMBERS:
            number = float(other[name]) if other[name] else None
            if not same(one[name], number, exact):
                yield f"{place} {name}: {one[name]!r}, wanted {number!r}"


def main(arguments):
    connection = duckdb.connect()
    # Few rows: more threads would only wait for one another.
    connection.execute("SET threads = 1")
    pairs = list(zip(arguments[::2], arguments[1::2]))
    found = [
        line
        for how, folder in pairs
        for line in differences(connection, pathlib.Path(folder), how == "exact")
    ]
    print(f"{len(pairs)} queries")
    for line in found[:40]:
        print(line)
    sys.exit(1 if found or not pairs else 0)


main(sys.argv[1:])
