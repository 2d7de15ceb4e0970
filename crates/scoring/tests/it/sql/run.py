"""Runs queries in DuckDB and compares what they compute with what the engine computed.

    python run.py FOLDER

Each folder in FOLDER holds answers.csv, facts.csv, query.sql and expected.csv, whose first line says whether
numbers must be equal to the last bit (exact) or within 1e-12 (near). Ends with 1 when something differs.
"""

import csv
import pathlib
import struct
import sys

import duckdb

TABLES = {
    "answers": ["unit", "period", "question", "state", "answer", "evidence"],
    "facts": ["kind", "unit", "period", "fact", "value"],
}
NUMBERS = [
    "value", "unrounded", "documented", "verified", "unknown_as_zero", "unknown_as_full", "coverage", "in_scope",
]


def load(connection, folder):
    for name, columns in TABLES.items():
        connection.execute(f"CREATE OR REPLACE TABLE {name} ({', '.join(c + ' VARCHAR' for c in columns)})")
        with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
            rows = [[row[column] or None for column in columns] for row in csv.DictReader(file)]
        if rows:
            connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", rows)


def number(bits):
    return struct.unpack(">d", bytes.fromhex(bits))[0] if bits else None


def same(one, other, exact):
    if one is None or other is None:
        return one is other
    return one == other if exact else abs(one - other) <= 1e-12 * max(abs(one), abs(other), 1.0)


def compare(connection, folder):
    """What differs, and how many numbers were compared."""
    load(connection, folder)
    cursor = connection.execute((folder / "query.sql").read_text(encoding="utf-8"))
    names = [column[0] for column in cursor.description]
    found = {}
    for values in cursor.fetchall():
        row = dict(zip(names, values))
        found[row["period"], row["unit"], row["measure"]] = row
    exact, *lines = (folder / "expected.csv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        period, unit, measure, status, band, *bits = line.split(",")
        row = found[period, unit, measure]
        if (row["status"], row["band"] or "") != (status, band):
            yield f"{folder.name} {line}: {row['status']} {row['band']}"
        for name, wanted in zip(NUMBERS, map(number, bits)):
            if not same(row[name], wanted, exact == "exact"):
                yield f"{folder.name} {unit} {period} {measure} {name}: {row[name]!r}, wanted {wanted!r}"


def main(folder):
    connection = duckdb.connect()
    # Few rows: more threads would only wait for one another.
    connection.execute("SET threads = 1")
    folders = sorted(path for path in pathlib.Path(folder).iterdir() if path.is_dir())
    differences = [line for one in folders for line in compare(connection, one)]
    print(f"{len(folders)} queries")
    for line in differences[:40]:
        print(line)
    sys.exit(1 if differences or not folders else 0)


main(sys.argv[1])
