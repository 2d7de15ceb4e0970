"""Runs queries in DuckDB and compares what they compute with tables of scores.

    python method_sql.py FOLDER

Each folder in FOLDER is a case: answers.csv, facts.csv, query.sql, the scores.csv that the engine made of them,
and `promise`, which says whether numbers must be equal to the last bit (exact) or within 1e-12 (near). Ends with 1
when something differs.
"""

import csv
import pathlib
import sys

TABLES = {
    "answers": ["unit", "period", "question", "state", "answer", "evidence"],
    "facts": ["kind", "unit", "period", "fact", "value"],
}
WORDS = ["edition", "method", "method_version", "kind", "level", "status", "band"]
NUMBERS = [
    "value", "unrounded", "documented", "verified", "unknown_as_zero", "unknown_as_full", "coverage", "in_scope",
]
SHOWN = 40


def cases(folder):
    """The folders of cases, in the order of their names."""
    return sorted(path.parent for path in pathlib.Path(folder).glob("*/query.sql"))


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def given(case, name):
    """The rows of a table that a query reads; an empty cell is none."""
    return [[row.get(column) or None for column in TABLES[name]] for row in table(case / f"{name}.csv")]


def query(case):
    return (case / "query.sql").read_text(encoding="utf-8").rstrip().rstrip(";")


def place(row):
    return row["period"], row["unit"], row["measure"]


def same(one, other, exact):
    if one is None or other is None:
        return one is other
    return one == other if exact else abs(one - other) <= 1e-12 * max(abs(one), abs(other), 1.0)


def differences(case, found):
    """What of the rows that a query gave is not as the engine computed it."""
    exact = (case / "promise").read_text() == "exact"
    wanted = table(case / "scores.csv")
    # A query gives what its measures are made of, too.
    measures = {row["measure"] for row in wanted}
    found = [row for row in found if row["measure"] in measures]
    if [place(row) for row in found] != [place(row) for row in wanted]:
        yield f"{case.name}: {len(found)} rows, or their order; wanted {len(wanted)}"
        return
    for one, other in zip(found, wanted):
        for name in WORDS:
            if name in other and (one[name] or "") != other[name]:
                yield f"{case.name} {place(one)} {name}: {one[name]!r}, wanted {other[name]!r}"
        for name in NUMBERS:
            number = float(other[name]) if other[name] else None
            if not same(one[name], number, exact):
                yield f"{case.name} {place(one)} {name}: {one[name]!r}, wanted {number!r}"


def close(compared, found):
    """Says what differs, and ends."""
    print(f"{compared} queries")
    for line in found[:SHOWN]:
        print(line)
    sys.exit(1 if found or not compared else 0)


def computed(connection, case):
    for name, columns in TABLES.items():
        connection.execute(f"CREATE OR REPLACE TABLE {name} ({', '.join(c + ' VARCHAR' for c in columns)})")
        rows = given(case, name)
        if rows:
            connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", rows)
    cursor = connection.execute(query(case))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, values)) for values in cursor.fetchall()]


def main(folder):
    import duckdb

    connection = duckdb.connect()
    # Few rows: more threads would only wait for one another.
    connection.execute("SET threads = 1")
    all_cases = cases(folder)
    close(len(all_cases), [line for case in all_cases for line in differences(case, computed(connection, case))])


if __name__ == "__main__":
    main(sys.argv[1])
