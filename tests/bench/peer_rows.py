"""Rows of a CSV file as a database that Datasette can serve.

    python peer_rows.py ROWS DATABASE

The table is `scores`, with an index on the unit, as anybody who publishes it would have."""

import csv
import sqlite3
import sys


def main():
    path, database = sys.argv[1:3]
    with open(path, encoding="utf-8-sig", newline="") as file, sqlite3.connect(database) as connection:
        rows = csv.reader(file)
        header = next(rows)
        names = ", ".join(f'"{name}"' for name in header)
        places = ", ".join("?" for _ in header)
        connection.execute(f"CREATE TABLE scores ({names})")
        connection.executemany(f"INSERT INTO scores VALUES ({places})", rows)
        connection.execute("CREATE INDEX scores_unit ON scores (unit)")
    connection.close()


main()
